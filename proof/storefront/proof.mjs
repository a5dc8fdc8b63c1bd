// The storefront as its visitors see it: the server as `java -jar`, Chromium, a network that fails
// or is slow, and a new build while pages of the old one are open. Also the work that each build did.
import { cpSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { open } from '../lib/browser.mjs';
import { checkOutputs } from '../lib/outputs.mjs';
import { checkPanel } from '../lib/panel.mjs';
import { check, difference, part } from '../lib/report.mjs';
import { ROOT, manifestOf, needs, partsOf } from '../lib/split.mjs';
import { PAGES, failed, shown, visit } from './pages.mjs';
import { startServer } from './server.mjs';
import { WIDTHS, stickingOut } from '../lib/width.mjs';

// What the voucher shows in each build.
const ANSWERS = { a: PAGES.voucher.expected, b: '30.00 € for Ada' };
const NAMES = Object.keys(PAGES);
const jarOf = build => join(build, 'storefront-server.jar');
const appOf = build => join(build, 'resources/app');

// A page of its own at this address; `pageerror`s are kept apart, since they are never right.
async function enter(browser, server, path = '/', heading = 'Our teas') {
  const page = await open(browser, server.url + path);
  if (heading) await shown(page, heading);
  return page;
}

const leave = page => page.context().close();
const thrown = page => page.complaints.filter(c => c.startsWith('pageerror') || /unreachable|RuntimeError/.test(c)).join('; ');

async function proveFirstUse(browser, server, manifest, order) {
  const from = server.lines().length;
  const page = await enter(browser, server);
  check('storefront: the first page needs main alone',
    difference([manifest.main.file], await server.asked(from)));
  const seen = new Set();
  for (const name of order) {
    const start = server.lines().length;
    const result = await visit(page, PAGES[name]);
    const foreseen = needs(manifest, name).filter(f => !seen.has(f) && seen.add(f)).sort();
    check(`storefront: ${name} fetches at its first use the files that the manifest names`,
      difference(foreseen, (await server.asked(start)).sort()));
    check(`storefront: ${name} works`, difference([PAGES[name].expected], [result]));
  }
  const start = server.lines().length;
  await page.context().setOffline(true);
  for (const name of [...order].reverse()) {
    check(`storefront: ${name} works without network afterwards`,
      difference([PAGES[name].expected], [await visit(page, PAGES[name])]));
  }
  check('storefront: no other files were fetched', (await server.asked(start, '')).join(' '));
  check('storefront: no errors, no warnings, no violation of the policy', page.complaints.join('; '));
  await leave(page);
}

// On a phone and on a desktop: nothing overflows, and the panel says for which page each file came.
export async function proveWidths(browser, server, manifest) {
  const copies = ['gallery/web', 'storefront/web/src/main/resources/META-INF/resources'];
  check('storefront: its panel is the gallery’s', difference(
    ...copies.map(folder => [readFileSync(join(ROOT, 'examples', folder, 'fetched.js'), 'utf8')])));
  for (const width of WIDTHS) {
    const page = await enter(browser, server);
    await page.setViewportSize({ width, height: 800 });
    const wide = [await stickingOut(page)];
    const expected = new Map([[manifest.main.file, 'the start']]);
    for (const name of NAMES) {
      await PAGES[name].link(page);
      await shown(page, PAGES[name].heading);
      wide.push(await stickingOut(page));
      await PAGES[name].use(page);
      wide.push(await stickingOut(page));
      for (const file of needs(manifest, name)) if (!expected.has(file)) expected.set(file, name);
    }
    check(`storefront: ${width} px wide, nothing overflows`, wide.filter(Boolean).join('; '));
    await checkPanel(`storefront: ${width} px wide`, page, manifest, expected);
    check(`storefront: ${width} px wide, no complaints`, page.complaints.join('; '));
    await leave(page);
  }
  // The files announced by the header were requested before any load.
  const page = await enter(browser, server, PAGES.chart.path, PAGES.chart.heading);
  const expected = new Map(needs(manifest, 'chart').map(file => [file, 'chart'])).set(manifest.main.file, 'the start');
  await checkPanel('storefront: from a link', page, manifest, expected);
  await leave(page);
}

async function proveHistory(browser, server) {
  const page = await enter(browser, server);
  await visit(page, PAGES.search);
  await page.click('.found a');
  await shown(page, 'Jasmine Pearls');
  await visit(page, PAGES.prices);
  await visit(page, PAGES.voucher);
  const title = () => page.title();
  const steps = [];
  const note = async what => steps.push(`${what}: ${new URL(page.url()).pathname} ${await title()}`);
  for (const heading of ['Voucher', 'Price list']) {
    await page.goBack();
    await shown(page, heading);
  }
  steps.push(await page.textContent('caption'));
  for (const heading of ['Price list', 'Jasmine Pearls', 'Search']) {
    await page.goBack();
    await shown(page, heading);
  }
  await note('back');
  steps.push(await page.textContent('.found mark'));
  await page.goForward();
  await shown(page, 'Jasmine Pearls');
  await note('forward');
  await page.reload();
  await shown(page, 'Jasmine Pearls');
  check('storefront: back, forward and reload show the same pages again', difference([
    '3 offers', 'back: /search Search · Kettle & Leaf', 'Jasmine', 'forward: /product/jasmine-pearls Tea · Kettle & Leaf',
  ], steps));
  check('storefront: a page gets the focus and its link is marked', await page.evaluate(() =>
    document.activeElement?.tagName !== 'H1' && `the focus is on ${document.activeElement?.tagName}`));
  check('storefront: no complaints on the way', page.complaints.join('; '));
  await leave(page);
}

// A link into the shop: the header announces the module, and nothing is fetched twice.
async function proveDeepLinks(browser, server, manifest) {
  const pages = [];
  for (const name of NAMES) {
    const from = server.lines().length;
    const page = await enter(browser, server, PAGES[name].path, PAGES[name].heading);
    const asked = (await server.asked(from, '')).filter(f => /\.(wasm|js)$/.test(f));
    const wanted = [manifest.main.file, manifest.loader, 'storefront.js', ...needs(manifest, name)];
    check(`storefront: a link to ${name} fetches each file once`, difference([...wanted].sort(), [...asked].sort()));
    const early = await page.evaluate(files => performance.getEntriesByType('resource')
      .filter(e => files.some(f => e.name.endsWith(f))).map(e => e.initiatorType), needs(manifest, name));
    check(`storefront: the header of ${name} began the fetches`,
      early.some(type => type !== 'link') && `initiators were ${early}`);
    check(`storefront: ${name} works from a link`,
      difference([PAGES[name].expected], [await PAGES[name].use(page)]));
    pages.push(page);
  }
  // Chromium complains of unused preloads some seconds after the page has loaded.
  await new Promise(resolve => setTimeout(resolve, 6000));
  check('storefront: all preloaded files were used', pages.flatMap(p => p.complaints).join('; '));
  await Promise.all(pages.map(leave));
}

async function proveRetry(browser, server, manifest, name) {
  for (const file of needs(manifest, name)) {
    const page = await enter(browser, server);
    await page.route(`**/${file}`, route => route.abort('connectionreset'), { times: 1 });
    await PAGES[name].link(page);
    const message = await failed(page);
    await page.click('#retry');
    await shown(page, PAGES[name].heading);
    const result = await PAGES[name].use(page);
    const short = file.replace(/\..*/, '');
    check(`storefront: ${name} says that it failed when ${short} was missing, and works at the second try`,
      (!/could not be loaded/.test(message) && `it said ${message}`) || thrown(page)
        || difference([PAGES[name].expected], [result]));
    await leave(page);
  }
  // The same with the browser's preloads, for as long as the network is down.
  const page = await open(browser, 'about:blank');
  await page.route('**/module_*', route => route.abort('connectionreset'));
  await page.goto(server.url + PAGES[name].path);
  const message = await failed(page);
  await page.unroute('**/module_*');
  await page.click('#retry');
  await shown(page, PAGES[name].heading);
  check(`storefront: a link to ${name} recovers from a network that was down`,
    (!/could not be loaded/.test(message) && `it said ${message}`) || thrown(page));
  await leave(page);
}

async function throttle(page, latency, bytesPerSecond) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions',
    { offline: false, latency, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond });
}

// Three pages requested without waiting; the last one is shown, and afterwards all three work.
async function proveAtOnce(browser, server, manifest, names, slow) {
  const page = await enter(browser, server);
  if (slow) await throttle(page, 150, 120_000);
  const how = slow ? 'on a slow network' : 'at once';
  const from = server.lines().length;
  for (const name of names) await PAGES[name].link(page);
  const waiting = await page.textContent('#status-text');
  const last = PAGES[names.at(-1)];
  await shown(page, last.heading);
  for (const name of names) {
    await page.waitForFunction(n => performance.getEntriesByName(`wasm-split:${n}`).length > 0, name);
  }
  check(`storefront: ${names.join(', ')} ${how}: the last one is shown`,
    await page.textContent('main h1') !== last.heading && 'another page came over it');
  if (slow) {
    check('storefront: a page that is still loading is announced',
      !waiting.includes('is loading') && `the status was ${JSON.stringify(waiting)}`);
  }
  const wanted = [...new Set(names.flatMap(name => needs(manifest, name)))].sort();
  check(`storefront: ${names.join(', ')} ${how}: each file once`, difference(wanted, (await server.asked(from)).sort()));
  for (const name of names) {
    check(`storefront: ${name} works after ${how}`,
      difference([PAGES[name].expected], [await visit(page, PAGES[name])]));
  }
  check(`storefront: ${how}: no complaints`, page.complaints.join('; '));
  await leave(page);
}

// What an edit of one module leaves as it was.
function proveModuleEdit(a, b, before, after) {
  const changed = ['main.wasm', 'storefront.js', '__wasm_split.js'].filter(file =>
    !readFileSync(join(appOf(a), file)).equals(readFileSync(join(appOf(b), file))));
  check('storefront: of the files that keep their names, an edit of a module changes the loader alone',
    difference(['__wasm_split.js'], changed));
  const gone = partsOf(before).filter(f => !partsOf(after).includes(f));
  check('storefront: of the others, it changes some that the module needs',
    difference([], gone.filter(f => !needs(before, 'voucher').includes(f))) || (!gone.length && 'none was changed'));
}

// Pages of build a, while the server has changed to build b, in which one module is another.
async function proveRedeploy(browser, work, a, b) {
  const [before, after] = [manifestOf(appOf(a)), manifestOf(appOf(b))];
  proveModuleEdit(a, b, before, after);
  check('storefront: the builds differ', before.buildId === after.buildId && 'both have one build id');
  const old = partsOf(before).filter(f => !partsOf(after).includes(f));
  check('storefront: old files stay beside the new ones',
    old.filter(f => !readdirSync(appOf(b)).includes(f)).join(' ') || (!old.length && 'no file has changed'));
  const bare = join(work, 'bare');
  cpSync(join(b, 'resources'), bare, { recursive: true });
  for (const file of readdirSync(join(bare, 'app'))) {
    if (old.some(f => file.startsWith(f))) rmSync(join(bare, 'app', file));
  }
  let server = await startServer(jarOf(a), work);
  const port = server.port;
  const redeploy = async options => {
    await server.stop();
    server = await startServer(jarOf(b), work, { port, ...options });
  };
  try {
    const [kept, gone, again] = [await enter(browser, server), await enter(browser, server), await enter(browser, server)];
    await redeploy();
    const results = [];
    for (const go of [() => again.goto(server.url + '/voucher'), () => again.reload()]) {
      await go();
      await shown(again, 'Voucher');
      results.push(await PAGES.voucher.use(again));
    }
    check('storefront: a returning visitor has the new build, by a link and after a reload',
      difference([ANSWERS.b, ANSWERS.b], results) || again.complaints.join('; '));
    check('storefront: and is not sent main again', difference(['304 /app/main.wasm', '304 /app/main.wasm'],
      server.lines().filter(line => line.endsWith(' /app/main.wasm'))));
    check('storefront: an open page of the old build gets its own files, if they were kept',
      difference([ANSWERS.a], [await visit(kept, PAGES.voucher)]) || kept.complaints.join('; '));
    await proveHarmlessMixtures(browser, server, a);
    await redeploy({ resources: bare });
    await PAGES.voucher.link(gone);
    const message = await failed(gone);
    check('storefront: if they are gone, the page says so and nothing else breaks',
      (!/could not be loaded/.test(message) && message) || thrown(gone)
        || (await gone.$('main *') && 'something was shown'));
    await gone.goto(server.url + '/voucher');
    await shown(gone, 'Voucher');
    check('storefront: after a reload the new build is there',
      difference([ANSWERS.b], [await PAGES.voucher.use(gone)]) || thrown(gone));
    await Promise.all([leave(kept), leave(gone), leave(again)]);
    await proveOldLoader(browser, server, a);
  } finally {
    await server.stop();
  }
}

// The shop through a cache between server and browser that returns some files of the old build.
async function enterMixture(browser, server, old, files) {
  const page = await open(browser, 'about:blank');
  for (const file of files) {
    await page.route(`**/app/${file}`, route => route.fulfill({ path: join(appOf(old), file) }));
  }
  await page.goto(server.url + '/');
  await shown(page, 'Our teas');
  return page;
}

// Main and its JS are the same in both builds, so every mixture is one of them: that of the loader.
async function proveHarmlessMixtures(browser, server, a) {
  const mixed = ['main.wasm', 'storefront.js', '__wasm_split.js'];
  for (let mixture = 0; mixture < 1 << mixed.length; mixture++) {
    const files = mixed.filter((_, i) => mixture >> i & 1);
    const page = await enterMixture(browser, server, a, files);
    const results = [await visit(page, PAGES.voucher), await visit(page, PAGES.search)];
    const build = files.includes('__wasm_split.js') ? 'a' : 'b';
    check(`storefront: main is the same, and ${files.join(', ') || 'nothing'} old: it is the loader's build`,
      difference([ANSWERS[build], PAGES.search.expected], results) || page.complaints.join('; '));
    await leave(page);
  }
}

// Main is the same, and the old build's files are gone.
async function proveOldLoader(browser, server, a) {
  const page = await enterMixture(browser, server, a, ['__wasm_split.js']);
  await PAGES.voucher.link(page);
  const message = await failed(page);
  check('storefront: an old loader without its files: the module that was changed is not there, and nothing runs wrong',
    (!/could not be loaded/.test(message) && message) || thrown(page)
      || (await page.$('main *') && 'something was shown'));
  check('storefront: and the others work', difference([PAGES.search.expected], [await visit(page, PAGES.search)]));
  await leave(page);
}

// Build c has another main than a and b: a loader refuses all mains but its own.
async function proveOtherMain(browser, work, a, b, c) {
  const mains = [a, b, c].map(build => readFileSync(join(appOf(build), 'main.wasm')));
  check('storefront: an edit of main changes main, and one of a module does not',
    difference([true, false], [mains[1], mains[2]].map(main => main.equals(mains[0]))));
  const server = await startServer(jarOf(c), work);
  try {
    for (const [name, old] of Object.entries({ 'two builds old': a, old: b })) {
      await proveMixture(browser, server, `a main, ${name}, with a new loader`, old, ['main.wasm', 'storefront.js']);
      await proveMixture(browser, server, `a new main with a loader, ${name}`, old, ['__wasm_split.js']);
      await proveMixture(browser, server, `a main, ${name}, with new JS and a new loader`, old, ['main.wasm']);
    }
  } finally {
    await server.stop();
  }
}

async function proveMixture(browser, server, what, old, files) {
  const page = await enterMixture(browser, server, old, files);
  await PAGES.voucher.link(page);
  const message = await failed(page);
  const told = page.complaints.some(c => c.includes('main is of another build'));
  check(`storefront: ${what}: refused, with the reason in the console`,
    (!/could not be loaded/.test(message) && message) || thrown(page)
      || (!told && `the console has ${page.complaints.join('; ')}`)
      || (await page.$('main *') && 'something was shown'));
  await leave(page);
}

// Maven's logs of the builds in build.sh.
function proveBuilds(folder) {
  const log = name => readFileSync(join(folder, `${name}.log`), 'utf8');
  const compiled = text => [...text.matchAll(/\bCompiling (\S+) v/g)].map(m => m[1]);
  const splits = text => [...text.matchAll(/META-INF\/resources\/app(: main| is up to date)/g)].map(m => m[1]);
  check('storefront: the first build runs cargo and splits',
    !(compiled(log('first')).includes('storefront') && splits(log('first')).join() === ': main')
      && `compiled ${compiled(log('first'))}, split ${splits(log('first'))}`);
  for (const name of ['again', 'java']) {
    const text = log(name);
    check(`storefront: ${name === 'java' ? 'after a change of Java' : 'without a change'} no cargo, no split`,
      compiled(text).join(' ') || (!/no Rust source has changed/.test(text) && 'cargo was asked')
        || difference([' is up to date'], splits(text)));
  }
  const java = log('java');
  check('storefront: after a change of Java the server is compiled',
    !/Compiling \d+ source files?/.test(java.slice(java.indexOf('storefront-server'))) && 'nothing was compiled');
  for (const [name, where] of [['rust', 'a module'], ['main', 'main']]) {
    check(`storefront: after a change of one Rust function of ${where}'s cargo compiles one crate, and there is one split`,
      difference(['storefront'], compiled(log(name))) || difference([': main'], splits(log(name))));
  }
}

export async function proveStorefront(browser, work, folder) {
  const [a, b, c] = ['a', 'b', 'c'].map(build => join(folder, build));
  const manifest = manifestOf(appOf(a));
  checkOutputs('storefront', appOf(a), manifest);
  await part('storefront: builds', () => proveBuilds(folder));
  const server = await startServer(jarOf(a), work);
  try {
    await part('storefront: first use', () => proveFirstUse(browser, server, manifest, NAMES));
    await part('storefront: first use, other order', () =>
      proveFirstUse(browser, server, manifest, ['receipt', 'prices', 'photo', 'voucher', 'product', 'search', 'chart']));
    await part('storefront: panel', () => proveWidths(browser, server, manifest));
    await part('storefront: history', () => proveHistory(browser, server));
    await part('storefront: deep links', () => proveDeepLinks(browser, server, manifest));
    await part('storefront: retry', () => proveRetry(browser, server, manifest, 'search'));
    const three = ['search', 'prices', 'receipt'];
    await part('storefront: at once', () => proveAtOnce(browser, server, manifest, three, false));
    await part('storefront: slow network', () => proveAtOnce(browser, server, manifest, three, true));
  } finally {
    await server.stop();
  }
  await part('storefront: redeploy', () => proveRedeploy(browser, work, a, b));
  await part('storefront: another main', () => proveOtherMain(browser, work, a, b, c));
}
