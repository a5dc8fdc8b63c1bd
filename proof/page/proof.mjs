// Pages that a split writes: what they fetch, how often, and what happens where that fails.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { open } from '../lib/browser.mjs';
import { check, difference, part } from '../lib/report.mjs';
import { POLICY, serve } from '../lib/server.mjs';
import { ROOT, manifestOf, needs, optimize, split } from '../lib/split.mjs';
import { makeUnsplit } from '../lib/unsplit.mjs';

const PREBUILT = join(ROOT, 'examples/gallery/prebuilt');
const EARLY = 'table';

const page = (head = '') => `<!doctype html>
<html>
<head>
  <meta charset="utf-8">
  <title>A page of its own</title>${head}
  <link rel="icon" href="data:,">
  <script type="module" src="start.js"></script>
</head>
<body><div id="place"></div></body>
</html>
`;
const FORBIDS = '\n  <meta http-equiv="Content-Security-Policy" content="script-src \'self\' \'wasm-unsafe-eval\'">';

const START = `import init, * as program from './gallery.js';
globalThis.program = program;
await init();
document.body.dataset.ready = 'true';
`;

// The text that a tool makes of some input.
const INPUTS = {
  markdown: ['# A *title*', ''],
  table: ['city,people\nLyon,5\nOslo,7\n', '^O'],
};

const use = (page, tool) => page.evaluate(async ([tool, input]) => {
  try {
    await program.show(tool, ...input, 'place');
    return document.getElementById('place').innerHTML;
  } catch (e) {
    return String(e);
  }
}, [tool, INPUTS[tool]]);

async function visit(browser, server, path, { tools = Object.keys(INPUTS), second = false } = {}) {
  server.fetched.length = 0;
  const page = await open(browser, server.url + path);
  await page.waitForSelector('body[data-ready=true]', { state: 'attached' });
  const start = [...server.fetched];
  const lines = [];
  for (const tool of tools) lines.push(await use(page, tool));
  if (second) {
    await page.evaluate(async folder => {
      globalThis.program = await import(`${folder}gallery.js?second`);
      await program.default();
    }, path.slice(0, path.lastIndexOf('/') + 1));
    lines.push(await use(page, tools[0]));
  }
  const result = { start, lines, fetched: [...server.fetched], complaints: page.complaints };
  await page.context().close();
  return result;
}

const twice = list => list.filter((x, i) => list.indexOf(x) !== i);

async function proveFolder(name, browser, { app, unsplit, starts }) {
  const manifest = manifestOf(app);
  const hashes = file => manifest.pages.find(p => p.file === file).inlineScripts;
  const policy = POLICY.replace("'wasm-unsafe-eval'", `'wasm-unsafe-eval' ${hashes('named.html').join(' ')} ${hashes('plain.html').join(' ')}`);
  const mounts = { '/app': app, '/app/start.js': starts, '/unsplit': unsplit, '/unsplit/start.js': starts };
  const server = await serve(mounts, { policy });
  const strict = await serve(mounts, { policy: POLICY });
  try {
    const expected = (await visit(browser, server, '/unsplit/index.html')).lines;
    const named = needs(manifest, EARLY);

    await part(`${name}: plain`, async () => {
      const seen = await visit(browser, server, '/app/plain.html');
      check(`${name}: a page that names no module starts with main alone`,
        difference([manifest.main.file], seen.start) ?? difference(expected, seen.lines));
      check(`${name}: it fetches nothing twice and the console stays silent`,
        twice(seen.fetched).join() || seen.complaints.join('; '));
    });

    await part(`${name}: named`, async () => {
      const seen = await visit(browser, server, '/app/named.html');
      check(`${name}: a page fetches the files of the module that it names, after main`,
        seen.fetched[0] !== manifest.main.file ? `the first is ${seen.fetched[0]}`
          : named.filter(file => !seen.fetched.includes(file)).join());
      check(`${name}: it behaves as the unsplit program`, difference(expected, seen.lines));
      check(`${name}: it fetches nothing twice under a strict policy, in silence`,
        twice(seen.fetched).join() || seen.complaints.join('; '));
    });

    await part(`${name}: unused`, async () => {
      const seen = await visit(browser, server, '/app/named.html', { tools: ['markdown'] });
      check(`${name}: a module that a page names and does not use is no complaint`,
        difference(expected.slice(0, 1), seen.lines) ?? seen.complaints.join('; '));
    });

    await part(`${name}: second`, async () => {
      const seen = await visit(browser, server, '/app/named.html', { second: true });
      check(`${name}: a second instance fetches main by itself`,
        difference([...expected, expected[0]], seen.lines)
          ?? (seen.fetched.filter(f => f === manifest.main.file).length !== 2 && `fetched ${seen.fetched}`));
    });

    for (const file of [manifest.main.file, ...named]) {
      await part(`${name}: missing`, async () => {
        let left = 1;
        server.fault = f => f === file && left-- > 0 ? 'missing' : null;
        const seen = await visit(browser, server, '/app/named.html');
        server.fault = null;
        check(`${name}: if the page's request for ${file.replace(/\..*/, '')} fails, another is sent`,
          left >= 0 ? 'it was not sent' : difference(expected, seen.lines));
      });
    }

    await part(`${name}: cut`, async () => {
      for (const file of named) {
        let left = 1;
        server.fault = f => f === file && left-- > 0 ? 'reset' : null;
        const seen = await visit(browser, server, '/app/named.html', { tools: [EARLY, EARLY] });
        server.fault = null;
        const failed = /failed to load split module/.test(seen.lines[0]);
        check(`${name}: if the answer to the page's request for ${file.replace(/\..*/, '')} is cut, the first load fails`
          + ' as on any page, and the second works',
          !failed ? `the first gave ${seen.lines[0]}` : difference([expected[1]], seen.lines.slice(1)));
      }
    });

    await part(`${name}: forbidden`, async () => {
      const seen = await visit(browser, strict, '/app/forbids.html');
      check(`${name}: where the page forbids inline scripts, main comes by a link, once and in silence`,
        difference(expected, seen.lines) ?? (twice(seen.fetched).join() || seen.complaints.join('; ')));
      const blocked = await visit(browser, strict, '/app/named.html');
      check(`${name}: where the server forbids them, the program runs all the same`,
        difference(expected, blocked.lines) ?? (blocked.complaints.length === 0 && 'nothing was blocked'));
    });
  } finally {
    await server.close();
    await strict.close();
  }
}

export async function provePages(browser, work) {
  const folder = join(work, 'page');
  const app = join(folder, 'app');
  const unsplit = join(folder, 'unsplit');
  const web = join(folder, 'web');
  await mkdir(web, { recursive: true });
  const pages = { 'plain.html': page(), 'named.html': page(), 'forbids.html': page(FORBIDS) };
  for (const [name, text] of Object.entries(pages)) await writeFile(join(web, name), text);
  const starts = join(web, 'start.js');
  await writeFile(starts, START);
  const bindgened = join(PREBUILT, 'gallery_bg.wasm');
  const js = join(PREBUILT, 'gallery.js');
  await makeUnsplit({ bindgened, js, out: unsplit });
  await writeFile(join(unsplit, 'index.html'), page());
  split({
    original: join(PREBUILT, 'original.wasm'), bindgened, js, out: app,
    options: Object.keys(pages).flatMap(name =>
      ['--page', join(web, name) + (name === 'named.html' ? `=${EARLY}` : '')]),
  });
  await proveFolder('page', browser, { app, unsplit, starts });
  optimize(app);
  await proveFolder('page, optimized', browser, { app, unsplit, starts });
}
