// The shop's pages as a visitor uses them. Each `use` gives text that depends on the page's module.
export const PAGES = {
  search: {
    path: '/search',
    async use(page) {
      await fill(page, { q: 'jasm' });
      return text(page, '.found li mark');
    },
    expected: 'Jasmine',
  },
  product: {
    path: '/product/gunpowder',
    link: async page => {
      await page.click('nav a[href="/"]');
      await shown(page, 'Our teas');
      await page.click('main a[href="/product/gunpowder"]');
    },
    heading: 'Gunpowder',
    use: page => text(page, 'article table td >> nth=0'),
    expected: '80 °C',
  },
  prices: {
    path: '/prices',
    heading: 'Price list',
    async use(page) {
      await fill(page, { filter: 'assam|needle' });
      return text(page, 'caption');
    },
    expected: '3 offers',
  },
  chart: {
    path: '/chart',
    heading: 'Sales',
    async use(page) {
      await page.selectOption('select[name=kind]', 'green');
      await submit(page);
      await page.waitForSelector('.chart svg polyline');
      return text(page, 'figcaption');
    },
    expected: 'green: 3193 kg in 12 months, at most 352 in one',
  },
  voucher: {
    path: '/voucher',
    async use(page) {
      await fill(page, { for: 'Ada' });
      await page.waitForSelector('.qr svg');
      return text(page, '.paper h2');
    },
    expected: '27.50 € for Ada',
  },
  receipt: {
    path: '/receipt',
    async use(page) {
      await fill(page, { grams: '250', note: '**Thank you!**' });
      await page.waitForSelector('.paper .qr svg');
      return await text(page, 'tfoot tr >> nth=0') + await text(page, '.note strong');
    },
    expected: 'Total25018.00 €Thank you!',
  },
  photo: {
    path: '/photo',
    async use(page) {
      await page.selectOption('select[name=effect]', 'rotate');
      await fill(page, { width: '120' });
      await page.waitForFunction(() => document.querySelector('main img')?.naturalWidth > 0);
      return page.$eval('main img', i => `${i.naturalWidth} × ${i.naturalHeight}`);
    },
    expected: '90 × 120',
  },
};

for (const [name, page] of Object.entries(PAGES)) {
  page.name = name;
  page.heading ??= name[0].toUpperCase() + name.slice(1);
  page.link ??= browserPage => browserPage.click(`nav a[href="${page.path}"]`);
}

const text = async (page, selector) => (await page.textContent(selector)).trim();

const state = page => page.getAttribute('#status', 'data-state');

// Waits for a page with this heading.
export const shown = (page, heading) => page.waitForFunction(wanted =>
  document.getElementById('status').dataset.state === 'ready'
    && document.querySelector('main h1')?.textContent === wanted, heading);

export const failed = page => page.waitForSelector('#status[data-state=failed]')
  .then(() => text(page, '#status-text'));

// Also waits for the answer: the page is replaced by the one that the form leads to.
async function submit(page) {
  await page.$eval('main', main => { main.firstElementChild.dataset.old = ''; });
  await page.click('main form button');
  await page.waitForFunction(() => !document.querySelector('main [data-old]')
    && document.getElementById('status').dataset.state !== 'loading');
  if (await state(page) === 'failed') throw new Error(await text(page, '#status-text'));
}

async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) await page.fill(`main [name=${name}]`, value);
  await submit(page);
}

// Goes there by the page's links and uses it.
export async function visit(page, { link, heading, use }) {
  await link(page);
  await shown(page, heading);
  return use(page);
}
