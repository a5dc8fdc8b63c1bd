// The example as a visitor sees it: split by the Maven goal as the build left it, and split from
// other builds of the same source (without LTO, with debug information, and so on).
import { mkdir } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { checkOutputs, checkSum } from '../lib/outputs.mjs';
import { checkPanel } from '../lib/panel.mjs';
import { check, part } from '../lib/report.mjs';
import { serve } from '../lib/server.mjs';
import { manifestOf, needs, optimize, split } from '../lib/split.mjs';
import { makeUnsplit } from '../lib/unsplit.mjs';
import { WIDTHS, stickingOut } from '../lib/width.mjs';
import { EXAMPLE, checkOrder, checkRetry, start, use } from './page.mjs';

const ORDERS = [
  ['markdown', 'highlight', 'table', 'qr'],
  ['qr', 'table', 'highlight', 'markdown'],
  ['highlight', 'qr', 'markdown', 'table'],
  ['table', 'markdown', 'qr', 'highlight'],
];

// The page on a phone and on a desktop: nothing overflows, and its panel says which tool each file was for.
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
    check(`${name}: ${width} px wide, nothing overflows`, wide.filter(Boolean).join('; '));
    await checkPanel(`${name}: ${width} px wide`, page, manifest, expected);
    check(`${name}: ${width} px wide, no complaints`, page.complaints.join('; '));
    await page.context().close();
  }
}

async function prove(name, browser, { app, work, prebuilt, fresh }) {
  const manifest = manifestOf(app);
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

// The site that `mvn package` left in the example's folder.
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
