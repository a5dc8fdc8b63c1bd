// The example's page through JS bundlers: the split program is one of its imports, and its files
// are moved, renamed or inlined as the bundler likes.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { EXAMPLE, checkOrder, checkRetry, start, use } from '../gallery/page.mjs';
import { BUNDLERS, allowInlined, startVite } from './bundlers.mjs';
import { check, difference, part } from '../lib/report.mjs';
import { FAULTS, POLICY, serve } from '../lib/server.mjs';
import { manifestOf, needs } from '../lib/split.mjs';
import { makeUnsplit } from '../lib/unsplit.mjs';

const ORDERS = [['markdown', 'highlight', 'table', 'qr'], ['qr', 'table', 'highlight', 'markdown']];

// Page and loader are two dynamic imports, and the page needs the loader too: bundlers that split
// code put it into a file of its own, which must be the only one.
const ENTRY = `
globalThis.loader = () => import('./app/__wasm_split.js');
import('./page.js');
`;

const digest = file => createHash('sha256').update(readFileSync(file)).digest('base64');

// The split's name for a bundle's file, recognised by its bytes, which must not change.
function namesIn(folder, app) {
  const wasm = at => readdirSync(at, { recursive: true }).filter(f => f.endsWith('.wasm')).map(f => join(at, f));
  const base = file => file.slice(file.lastIndexOf('/') + 1);
  const known = new Map(wasm(app).map(file => [digest(file), base(file)]));
  return new Map(wasm(folder).map(file => [base(file), known.get(digest(file))]));
}

async function writePage(app, page, index) {
  await cp(join(EXAMPLE, 'web'), page, { recursive: true });
  await cp(app, join(page, 'app'), { recursive: true });
  await writeFile(join(page, 'entry.js'), ENTRY);
  // Allows bundlers to leave out files that look unused.
  await writeFile(join(page, 'app/package.json'), '{ "type": "module", "sideEffects": false }');
  await writeFile(join(page, 'index.html'), index);
}

// The manifest as if inlined outputs had no files.
function withoutInlined(manifest, limit = 0) {
  const files = [...manifest.modules, ...manifest.chunks];
  const inlined = new Set(files.filter(f => f.bytes < limit).map(f => f.file));
  return {
    ...manifest,
    inlined: [...inlined],
    modules: manifest.modules.map(m => ({
      ...m,
      file: inlined.has(m.file) ? null : m.file,
      chunks: m.chunks.filter(f => !inlined.has(f)),
    })),
  };
}

// A preload by the page's own import of the loader is one by the program's loader.
async function checkPreload(name, browser, server, manifest, named) {
  const page = await start(browser, server);
  const from = server.fetched.length;
  const answer = await page.evaluate(async () => (await globalThis.loader()).preload('markdown'));
  const preloaded = server.fetched.slice(from).map(named).sort().join(' ');
  const shown = await use(page, 'markdown');
  const loaded = server.fetched.length - from;
  await page.context().close();
  check(`${name}: the page preloads with the program's loader`, difference(
    [true, needs(manifest, 'markdown').sort().join(' '), needs(manifest, 'markdown').length, true],
    [answer, preloaded, loaded, shown.includes('Done')]));
}

async function drive(name, browser, servers, manifest, named) {
  for (const order of ORDERS) await checkOrder(name, browser, servers, manifest, order, named);
  await checkRetry(name, browser, servers, manifest, 'table', named);
  await checkPreload(name, browser, servers.split, manifest, named);
}

async function proveBundle({ name, bundle, inlines, keepsNames }, browser, { app, page, work, manifest, unsplit }) {
  const out = join(work, 'bundles', name.replace(/\W+/g, '-'));
  await bundle(page, out);
  const names = namesIn(out, app);
  const seen = withoutInlined(manifest, inlines);
  const files = [manifest.main, ...manifest.modules, ...manifest.chunks].map(f => f.file);
  check(`${name}: has each file once, unchanged`, difference(
    files.filter(f => !seen.inlined.includes(f)).sort(), [...names.values()].sort()));
  if (keepsNames) {
    check(`${name}: hashed files keep their names`,
      difference([], [...names].filter(([n, f]) => n !== f && f !== 'main.wasm').flat()));
  }
  const allow = inlines ? allowInlined : policy => policy;
  const server = await serve({ '/': out }, {
    policy: allow(POLICY), index: allow(readFileSync(join(out, 'index.html'), 'utf8')),
  });
  try {
    await drive(name, browser, { split: server, unsplit }, seen, f => names.get(f) ?? f);
  } finally {
    await server.close();
  }
}

// Not a bundle, but Vite's server, which transforms each file on request.
async function proveViteServer(browser, { page, manifest, unsplit }) {
  const server = { fetched: [], fault: null };
  const vite = await startVite(page, (request, response, next) => {
    const name = new URL(request.url, 'http://x').pathname.split('/').pop();
    const fault = server.fault?.(name);
    if (fault) {
      FAULTS[fault](request, response);
      return;
    }
    if (name.endsWith('.wasm')) server.fetched.push(name);
    next();
  });
  server.url = vite.url;
  try {
    await drive("vite's server", browser, { split: server, unsplit }, manifest, f => f);
  } finally {
    await vite.close();
  }
}

export async function proveBundlers(browser, work) {
  const app = join(EXAMPLE, 'target/site/app');
  if (!check('bundlers: mvn package made a site', !existsSync(join(app, 'main.wasm')) && `no main.wasm in ${app}`)) return;
  const manifest = manifestOf(app);
  const web = join(EXAMPLE, 'web');
  const index = await readFile(join(web, 'index.html'), 'utf8');
  const page = join(work, 'bundlers/page');
  await writePage(app, page, index.replace('src="page.js"', 'src="entry.js"'));
  const reference = join(work, 'bundlers/unsplit');
  const prebuilt = join(EXAMPLE, 'prebuilt');
  await makeUnsplit({ bindgened: join(prebuilt, 'gallery_bg.wasm'), js: join(prebuilt, 'gallery.js'), out: reference });
  const unsplit = await serve({ '/': web, '/app': reference }, { index });
  const given = { app, page, work, manifest, unsplit };
  try {
    for (const bundler of BUNDLERS) await part(bundler.name, () => proveBundle(bundler, browser, given));
    await part("vite's server", () => proveViteServer(browser, given));
  } finally {
    await unsplit.close();
  }
}
