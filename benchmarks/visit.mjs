#!/usr/bin/env node
// visit.mjs [--runs=N] NAME=FOLDER[=MODULE]...: how long a visitor waits, in Chromium on throttled networks.
//
// Each folder holds original.wasm, NAME_bg.wasm and NAME.js. The program is split once and served with brotli from disk on
// three pages that differ only in what `split` has put into them:
//
//   plain   nothing: page, script, JS, loader and main come one after the other
//   page    as `--page` writes it
//   early   the same, naming MODULE
//
// For each: milliseconds until main is instantiated; until the files of MODULE are there, which the page loads at once after that;
// and the same for a visitor who comes again. Medians, taken in turn. The limit of a start is two round trips, the bytes
// on the wire over the bandwidth, and what the page needs on an unthrottled network.
//
// Needs `npm ci` in proof/ and the command line's jar.
import { createServer } from 'node:http';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';

import { launch } from '../proof/lib/browser.mjs';
import { TYPES } from '../proof/lib/server.mjs';
import { needs, run, split } from '../proof/lib/split.mjs';

const NETWORKS = [
  { name: '150 ms, 1.6 Mbit/s', latency: 150, mbit: 1.6 },
  { name: '400 ms, 0.4 Mbit/s', latency: 400, mbit: 0.4 },
  { name: '40 ms, 20 Mbit/s', latency: 40, mbit: 20 },
];
const UNTHROTTLED = { name: 'unthrottled', latency: 0, mbit: 0 };
const PAGES = ['plain', 'page', 'early'];

const args = process.argv.slice(2);
const runs = Number(args.find(a => a.startsWith('--runs='))?.slice(7) ?? 7);
const programs = args.filter(a => !a.startsWith('--')).map(a => a.split('='));

const median = list => [...list].sort((a, b) => a - b)[list.length >> 1];

const html = '<!doctype html>\n<meta charset="utf-8">\n<title>visit</title>\n<link rel="icon" href="data:,">\n'
  + '<script type="module" src="start.js"></script>\n';

const start = (js, module) => `import init from './${js}';
${module ? "import { preload } from './__wasm_split.js';\n" : ''}await init();
performance.mark('ready');
${module ? `await preload(${JSON.stringify(module)});\nperformance.mark('module');\n` : ''}document.title = 'done';
`;

// Makes the folder that is served.
function build(folder, module, out) {
  const name = readdirSync(folder).find(f => f.endsWith('_bg.wasm'));
  const js = ['', '_bg'].map(end => name.replace('_bg.wasm', end + '.js')).find(f => existsSync(join(folder, f)));
  const web = mkdtempSync(join(tmpdir(), 'visit-web-'));
  PAGES.forEach(page => writeFileSync(join(web, page + '.html'), html));
  split({
    original: join(folder, 'original.wasm'), bindgened: join(folder, name), js: join(folder, js), out,
    options: ['--page', join(web, 'page.html'), '--page', join(web, 'early.html') + (module ? '=' + module : '')],
  });
  rmSync(web, { recursive: true });
  writeFileSync(join(out, 'plain.html'), html);
  writeFileSync(join(out, 'start.js'), start(js, module));
  run('compress', [out]);
  return JSON.parse(readFileSync(join(out, 'wasm-split-manifest.json'), 'utf8'));
}

function serve(folder) {
  const server = createServer((request, response) => {
    const file = join(folder, new URL(request.url, 'http://x').pathname);
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    const packed = existsSync(file + '.br');
    const bytes = readFileSync(packed ? file + '.br' : file);
    const headers = {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': /\.[0-9a-f]{16}\.\w+$/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`,
      ...packed && { 'content-encoding': 'br' },
    };
    if (request.headers['if-none-match'] === headers.etag) return response.writeHead(304, headers).end();
    response.writeHead(200, { ...headers, 'content-length': bytes.length }).end(bytes);
  });
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server)));
}

async function navigate(page, url) {
  await page.goto('about:blank');
  await page.goto(url);
  await page.waitForFunction(() => document.title === 'done', null, { timeout: 120_000 });
  return page.evaluate(() => Object.fromEntries(performance.getEntriesByType('mark').map(m => [m.name, m.startTime])));
}

// A first visit and a second one.
async function visit(browser, url, { latency, mbit }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  if (mbit) {
    const bytes = mbit * 1e6 / 8;
    await cdp.send('Network.emulateNetworkConditions',
      { offline: false, latency, downloadThroughput: bytes, uploadThroughput: bytes });
  }
  const first = await navigate(page, url);
  const again = await navigate(page, url);
  await context.close();
  return { ready: first.ready, module: first.module, again: again.ready };
}

const size = (out, file) => statSync(existsSync(join(out, file + '.br')) ? join(out, file + '.br') : join(out, file)).size;

const browser = await launch();
try {
  for (const [name, folder, module] of programs) {
    const out = mkdtempSync(join(tmpdir(), 'visit-'));
    const manifest = build(folder, module, out);
    const server = await serve(out);
    const url = `http://127.0.0.1:${server.address().port}/`;
    const pages = PAGES.filter(page => module || page !== 'early');
    const measure = async network => {
      const found = Object.fromEntries(pages.map(page => [page, []]));
      for (let i = 0; i < runs; i++) {
        for (const page of pages) found[page].push(await visit(browser, url + page + '.html', network));
      }
      return page => key => median(found[page].map(times => times[key]));
    };
    const bare = (await measure(UNTHROTTLED))('page')('ready');
    const bytes = ['page.html', 'start.js', manifest.js, manifest.loader, manifest.main.file]
      .reduce((sum, file) => sum + size(out, file), 0);
    const extra = module ? needs(manifest, module).reduce((sum, file) => sum + size(out, file), 0) : 0;
    console.log(`\n${name}: a start of ${bytes} bytes on the wire${module ? `, ${module} of ${extra}` : ''}; medians of ${runs}\n`);
    console.log('| network | page | main ready | of plain | of the limit | first module | of plain | again |');
    console.log('|---|---|---|---|---|---|---|---|');
    for (const network of NETWORKS) {
      const times = await measure(network);
      const limit = 2 * network.latency + bytes * 8 / network.mbit / 1e3 + bare;
      for (const page of pages) {
        const of = times(page);
        const ratio = key => (of(key) / times('plain')(key)).toFixed(2);
        console.log(`| ${[network.name, page, of('ready').toFixed(0), ratio('ready'), (of('ready') / limit).toFixed(2),
          module ? of('module').toFixed(0) : '', module ? ratio('module') : '', of('again').toFixed(0)].join(' | ')} |`);
      }
    }
    server.close();
    server.closeAllConnections();
    rmSync(out, { recursive: true });
  }
} finally {
  await browser.close();
}
