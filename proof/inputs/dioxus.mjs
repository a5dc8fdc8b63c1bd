// The actions of a visitor of the two Dioxus programs, and what the page then shows.
const ROUTES = ['markdown', 'highlight', 'image', 'svg', 'regex', 'table', 'shader', 'chart', 'typst', 'font'];

export const INDEX = folder => '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">'
  + `<div id="main"></div><script type="module">import init from "${folder}/main.js"; init();</script>`;

// The element's text once it matches, or as it is if that never happens.
async function text(page, selector, pattern, timeout = 20_000) {
  await page.waitForFunction(([s, p]) => new RegExp(p).test(document.querySelector(s)?.textContent ?? ''),
    [selector, pattern], { timeout }).catch(() => {});
  return page.evaluate(s => document.querySelector(s)?.textContent ?? null, selector);
}

// Clicks through the harness; returns what was shown after each step.
export async function harness(page) {
  const lines = [];
  const sees = async (selector, pattern) => lines.push(`${selector}: ${await text(page, selector, pattern)}`);
  await sees('#counter-display', 'Count: 1$');
  for (const [button, shown] of [
    ['increment-counter', [['#counter-display', 'Count: 2$']]],
    ['increment-counter-global', [['#global-counter', ': 1$']]],
    ['add-body-text', [['#global-counter', ': 2$'], ['#output-box', 'Rendered!']]],
    ['add-body-element', [['#global-counter', ': 4$'], ['#output-box', 'Some inner div']]],
    ['gzip-it', [['#global-counter', ': 7$']]],
    ['brotli-it', [['#global-counter', ': 11$']]],
    ['link-child', [['#nested-child-count', 'hello']]],
    ['nested-child-add-world', [['#nested-child-count', 'hello world']]],
  ]) {
    await page.click('#' + button);
    for (const [selector, pattern] of shown) await sees(selector, pattern);
  }
  return lines;
}

export const HARNESS = [
  '#counter-display: Count: 1',
  '#counter-display: Count: 2',
  '#global-counter: Global Counter: 1',
  '#global-counter: Global Counter: 2',
  '#output-box: Rendered!',
  '#global-counter: Global Counter: 4',
  '#output-box: Rendered!Some inner div',
  '#global-counter: Global Counter: 7',
  '#global-counter: Global Counter: 11',
  '#nested-child-count: Count: hello',
  '#nested-child-count: Count: hello world',
];

// Visits all routes of the larger program; in the form of its expected.json.
export async function mid(page) {
  const out = { home: await text(page, 'h1', 'Dioxus big app'), buttons: [] };
  for (const button of ['alpha', 'beta', 'alpha']) {
    await page.click('#b-' + button);
    // The text of the press before may already begin the same way.
    await page.waitForTimeout(500);
    out.buttons.push(await text(page, '#home-out', '^' + button));
  }
  for (const button of ['conc', 'both']) {
    await page.click('#b-' + button);
    out[button] = await text(page, '#home-out', '^' + button);
  }
  for (const route of ROUTES) {
    await page.click('#l-' + route);
    const first = await text(page, '#out', `^${route} n=1`);
    await page.click('#again');
    out[route] = [first, await text(page, '#out', `^${route} n=2`)];
  }
  for (const route of ['markdown', 'image']) {
    await page.click('#l-' + route);
    out[route + '-again'] = await text(page, '#out', `^${route} n=1`);
  }
  return out;
}
