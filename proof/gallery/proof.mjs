// The example as a visitor sees it: split by the Maven goal as the build left it, and split from
// other builds of the same source (without LTO, with debug information, and so on).
import { mkdir } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { open } from '../lib/browser.mjs';
import { checkOutputs, checkSum } from '../lib/outputs.mjs';
import { checkPanel } from '../lib/panel.mjs';
import { check, difference, part } from '../lib/report.mjs';
import { serve } from '../lib/server.mjs';
import { ROOT, needs, optimize, split } from '../lib/split.mjs';
import { makeUnsplit } from '../lib/unsplit.mjs';
import { WIDTHS, stickingOut } from '../lib/width.mjs';

export const EXAMPLE = join(ROOT, 'examples/gallery');
const ORDERS = [
  ['markdown', 'highlight', 'table', 'qr'],
  ['qr', 'table', 'highlight', 'markdown'],
  ['highlight', 'qr', 'markdown', 'table'],
  ['table', 'markdown', 'qr', 'highlight'],
];

const duplicates = list => list.filter((x, i) => list.indexOf(x) !== i);

// Opens the page and waits until the program runs.
export async function start(browser, server) {
  server.fetched.length = 0;
  const page = await open(browser, server.url + '/');
  await page.waitForSelector('body[data-ready=true]');
  return page;
}

export async function use(page, tool) {
  await page.click(`[data-tool=${tool}]`);
  await page.click('#run');
  await page.waitForFunction(() => !/^(Working.*)?$/.test(document.getElementById('status').textContent));
  return page.evaluate(() => [
    document.getElementById('status').textContent.replace(/\d+ ms/, 'time'),
    document.getElementById('output').innerHTML,
  ].join('\n'));
}

async function visit(browser, server, order) {
  const page = await start(browser, server);
  const lines = [];
  const loads = {};
  for (const tool of order) {
    const from = server.fetched.length;
    lines.push(await use(page, tool));
    loads[tool] = server.fetched.slice(from);
  }
  // The page's own list is filled in by the browser when it has time for it.
  const shown = await page.waitForFunction(count => {
    const rows = [...document.querySelectorAll('#fetched tr')];
    return rows.length >= count && rows.map(r => r.cells[0].textContent);
  }, server.fetched.length).then(handle => handle.jsonValue());
  await page.context().close();
  return { lines, loads, shown, complaints: page.complaints, fetched: [...server.fetched] };
}

// `named` gives the split's name of a file that was fetched.
export async function checkOrder(name, browser, servers, manifest, order, named = file => file) {
  const expected = await visit(browser, servers.unsplit, order);
  const actual = await visit(browser, servers.split, order);
  const what = `${name}: ${order.join(', ')}`;
  check(`${what}: equal to the unsplit program`, difference(expected.lines, actual.lines)
    ?? (actual.complaints.join('; ') || (duplicates(actual.fetched).length && 'something was fetched twice')));
  const seen = new Set();
  const foreseen = order.map(tool => needs(manifest, tool).filter(f => !seen.has(f) && seen.add(f)).sort().join(' '));
  check(`${what}: each fetches what the manifest says`,
    difference(foreseen, order.map(tool => actual.loads[tool].map(named).sort().join(' '))));
  check(`${what}: the page lists what was fetched`, difference([...actual.fetched].sort(), actual.shown.sort()));
}

// Every file of the tool is missing once; the visitor tries again.
export async function checkRetry(name, browser, servers, manifest, tool, named = file => file) {
  const expected = (await visit(browser, servers.unsplit, [tool])).lines;
  for (const file of needs(manifest, tool)) {
    const page = await start(browser, servers.split);
    servers.split.fault = f => named(f) === file ? 'missing' : null;
    const first = await use(page, tool);
    servers.split.fault = null;
    const second = await use(page, tool);
    await page.context().close();
    check(`${name}: ${tool} works at the second try when ${file.replace(/\..*/, '')} was missing at the first`,
      (!first.includes('failed to load split module') && `the first try gave ${JSON.stringify(first)}`)
        || difference(expected, [second]));
  }
}

// The page on a phone and on a desk: nothing sticks out, and its panel says which tool each file was for.
async function checkWidths(name, browser, server, manifest, order) {
  for (const width of WIDTHS) {
    const page = await start(browser, server);
    await page.setViewportSize({ width, height: 800 });
    const expected = new Map([[manifest.main.file, 'the start']]);
    const wide = [await stickingOut(page)];
    for (const tool of order) {
      await use(page, tool);
      for (const file of needs(manifest, tool)) if (!expected.has(file)) expected.set(file, tool);
      wide.push(await stickingOut(page));
    }
    check(`${name}: ${width} px wide, nothing sticks out`, wide.filter(Boolean).join('; '));
    await checkPanel(`${name}: ${width} px wide`, page, manifest, expected);
    check(`${name}: ${width} px wide, no complaints`, page.complaints.join('; '));
    await page.context().close();
  }
}

async function prove(name, browser, { app, work, prebuilt, fresh }) {
  const manifest = JSON.parse(readFileSync(join(app, 'wasm-split-manifest.json'), 'utf8'));
  const bindgened = join(prebuilt, 'gallery_bg.wasm');
  const unsplit = join(work, name, 'unsplit');
  await makeUnsplit({ bindgened, js: join(prebuilt, 'gallery.js'), out: unsplit });
  checkOutputs(name, app, manifest, { fresh });
  checkSum(name, app, manifest, bindgened);
  check(`${name}: two tools share a chunk`,
    !needs(manifest, 'table').some(f => needs(manifest, 'highlight').includes(f)) && 'they share nothing');
  const web = join(EXAMPLE, 'web');
  const servers = { split: await serve({ '/': web, '/app': app }), unsplit: await serve({ '/': web, '/app': unsplit }) };
  const index = readFileSync(join(web, 'index.html'));
  for (const server of Object.values(servers)) server.index = index;
  try {
    for (const order of ORDERS) {
      await part(`${name}: ${order}`, () => checkOrder(name, browser, servers, manifest, order));
    }
    await part(`${name}: panel`, () => checkWidths(name, browser, servers.split, manifest, ORDERS[0]));
    await part(`${name}: second try`, () => checkRetry(name, browser, servers, manifest, 'table'));
  } finally {
    await servers.split.close();
    await servers.unsplit.close();
  }
}

// What `mvn package` left in the example's folder.
export async function proveSite(browser, work) {
  const site = join(EXAMPLE, 'target/site');
  const missing = ['index.html', 'page.js', 'app/main.wasm', 'app/gallery.js'].filter(f => !existsSync(join(site, f)));
  if (!check('gallery: mvn package made a site', missing.length && `no ${missing} in ${site}`)) return;
  await prove('gallery', browser, {
    app: join(site, 'app'), work, prebuilt: join(EXAMPLE, 'prebuilt'), fresh: false,
  });
}

// Other builds of the same source, each in a folder of its own.
export async function proveVariant(browser, work, name, prebuilt, { optimized } = {}) {
  const app = join(work, name, 'app');
  await mkdir(join(work, name), { recursive: true });
  split({
    original: join(prebuilt, 'original.wasm'),
    bindgened: join(prebuilt, 'gallery_bg.wasm'),
    js: join(prebuilt, 'gallery.js'),
    out: app,
  });
  if (optimized) optimize(app);
  await prove(name, browser, { app, work, prebuilt, fresh: true });
}
