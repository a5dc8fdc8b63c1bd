// ownapp/ through JS bundlers: a program with snippets, and loader exports with long names.
import { readFileSync, readdirSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { open, runInPage } from '../lib/browser.mjs';
import { BUNDLERS, allowInlined } from './bundlers.mjs';
import { check, difference, part } from '../lib/report.mjs';
import { POLICY, serve } from '../lib/server.mjs';
import { PROOF, split } from '../lib/split.mjs';
import { CALLS } from '../ownapp/calls.mjs';

const NAMES = Object.keys(CALLS);

const INDEX = '<!doctype html><meta charset="utf-8"><title>proof</title><link rel="icon" href="data:,">'
  + '<script type="module" src="entry.js"></script><body></body>';
const ENTRY = `
import init, * as program from './app/ownapp.js';
import { play } from './calls.mjs';
globalThis.play = async names => {
  await init();
  return play(program, names);
};
`;

async function writePage(built, page) {
  await mkdir(page, { recursive: true });
  split({
    original: join(built, 'original.wasm'),
    bindgened: join(built, 'ownapp_bg.wasm'),
    js: join(built, 'ownapp.js'),
    out: join(page, 'app'),
  });
  await cp(join(PROOF, 'ownapp/calls.mjs'), join(page, 'calls.mjs'));
  await writeFile(join(page, 'entry.js'), ENTRY);
  await writeFile(join(page, 'index.html'), INDEX);
}

async function playUnsplit(browser, folder) {
  const server = await serve({ '/direct': folder, '/proof': PROOF });
  try {
    const { result } = await runInPage(browser, server, {
      folder: '/direct', js: 'ownapp.js', calls: '/proof/ownapp/calls.mjs', scenario: 'play', args: [NAMES],
    });
    return result;
  } finally {
    await server.close();
  }
}

async function proveBundle({ name, bundle, inlines }, browser, { page: source, work, expected }) {
  const out = join(work, 'bundled-ownapp', name.replace(/\W+/g, '-'));
  await bundle(source, out);
  const server = await serve({ '/': out }, {
    policy: inlines ? allowInlined(POLICY) : POLICY, index: readFileSync(join(out, 'index.html')),
  });
  try {
    const page = await open(browser, server.url + '/');
    await page.waitForFunction(() => globalThis.play);
    const actual = await page.evaluate(names => globalThis.play(names), NAMES);
    await page.context().close();
    const files = readdirSync(out, { recursive: true }).filter(f => f.endsWith('.wasm')).map(f => basename(f));
    check(`${name}: ownapp is equal to the program without split points`,
      difference(expected, actual) ?? page.complaints.join('; '));
    check(`${name}: ownapp has fetched each file once`, difference(files.sort(), server.fetched.sort()));
  } finally {
    await server.close();
  }
}

// `built` holds the build with split points, and beside it the one without.
export async function proveBundledOwnapp(browser, work, built) {
  const page = join(work, 'bundled-ownapp/page');
  await writePage(built, page);
  const given = { page, work, expected: await playUnsplit(browser, `${built}-direct`) };
  for (const bundler of BUNDLERS) {
    await part(`${bundler.name}: ownapp`, () => proveBundle(bundler, browser, given));
  }
}
