// Splits a folder of other people's programs, if there is one; checks the outputs and drives them
// beside the unsplit programs.
import { mkdir, readFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { open } from '../lib/browser.mjs';
import * as dioxus from './dioxus.mjs';
import { checkLoader } from '../lib/loader-calls.mjs';
import { runInNode } from '../lib/node-run.mjs';
import { checkOutputs, checkSum } from '../lib/outputs.mjs';
import { check, difference, part } from '../lib/report.mjs';
import { serve } from '../lib/server.mjs';
import { PROOF, split } from '../lib/split.mjs';
import { makeUnsplit } from '../lib/unsplit.mjs';

const SMALL = 500_000;

const duplicates = list => list.filter((x, i) => list.indexOf(x) !== i);

// How far main's size may be from the smallest possible one, by exact relocations.
async function checkMain({ inputs }, name, dir) {
  const folder = join(inputs, name);
  const text = await readFile(join(folder, 'ideal.txt'), 'utf8');
  const [, code, data] = /main code (\d+) data\(symbols\) (\d+)/.exec(text);
  const limit = Number(/all code (\d+)/.exec(text)[1]) < SMALL ? 1.08 : 1.03;
  const args = ['check.mjs', join(folder, 'bindgened.wasm'), dir, String(Number(code) + Number(data))];
  const run = spawnSync(process.execPath, [...args, join(folder, 'need.json')], { cwd: inputs, encoding: 'utf8' });
  const ratio = Number(/\((\d+\.\d+) x ideal\)/.exec(run.stdout)?.[1]);
  console.log('     ' + run.stdout.split('\n')[0]);
  check(`${name}: the independent check finds nothing`, run.status !== 0 && run.stdout + run.stderr);
  check(`${name}: main is ${ratio} x the ideal`, !(ratio <= limit) && `more than ${limit}`);
}

async function prepare(context, name, jsName) {
  const { inputs, work } = context;
  const folder = join(inputs, name);
  const dirs = { split: join(work, name, 'split'), unsplit: join(work, name, 'unsplit') };
  await mkdir(join(work, name), { recursive: true });
  const bindgened = join(folder, 'bindgened.wasm');
  const js = join(folder, jsName);
  const { manifest, ms } = split({ original: join(folder, 'original.wasm'), bindgened, js, out: dirs.split });
  console.log(`     ${name}: split in ${ms} ms`);
  await makeUnsplit({ bindgened, js, out: dirs.unsplit });
  checkOutputs(name, dirs.split, manifest);
  checkSum(name, dirs.split, manifest, bindgened);
  await checkMain(context, name, dirs.split);
  return { dirs, manifest };
}

// Programs without a page: the same calls in Node.
async function inNode(context, name, scenario, expected) {
  const { dirs } = await prepare(context, name, 'bindgened.js');
  const job = { js: 'bindgened.js', main: 'main.wasm', calls: join(PROOF, 'inputs/calls.mjs'), ...scenario };
  const reference = await runInNode({ ...job, dir: dirs.unsplit });
  const actual = await runInNode({ ...job, dir: dirs.split });
  check(`${name}: equal to the unsplit program`, difference(reference.result, actual.result));
  check(`${name}: as expected`, difference(expected, actual.result));
  const problems = [...actual.errors, ...duplicates(actual.fetched).map(f => `${f} read twice`),
    ...actual.early.map(f => `${f} read before the first call`)];
  check(`${name}: no complaints, nothing read early or twice`, problems.join('; '));
}

// Dioxus programs: the same clicks in Chromium.
async function inBrowser(context, name, visit, expected) {
  const { browser } = context;
  const { dirs, manifest } = await prepare(context, name, 'main.js');
  const lines = {};
  const complaints = {};
  for (const [kind, dir] of Object.entries(dirs)) {
    const server = await serve({ '/app': dir }, { policy: null, index: dioxus.INDEX('/app') });
    const page = await open(browser, server.url + '/');
    lines[kind] = JSON.stringify(await visit(page), null, 1).split('\n');
    complaints[kind] = page.complaints;
    check(`${name}: ${kind}: nothing fetched twice`, duplicates(server.fetched).join(' '));
    await page.context().close();
    await server.close();
  }
  check(`${name}: equal to the unsplit program`, difference(lines.unsplit, lines.split));
  check(`${name}: no complaints except the unsplit program's`, difference(complaints.unsplit, complaints.split));
  check(`${name}: as expected`, difference(JSON.stringify(expected, null, 1).split('\n'), lines.split));
  const mounts = { '/app': dirs.split, '/proof': PROOF };
  const server = await serve(mounts, { policy: null, index: dioxus.INDEX('/app') });
  try {
    await checkLoader(name, dirs.split, manifest, browser, server, 'h1, h3');
  } finally {
    await server.close();
  }
}

// `inputs` is the folder; a README there says what each program is.
export async function proveInputs(browser, work, inputs) {
  const context = { browser, work, inputs };
  const json = async file => JSON.parse(await readFile(join(inputs, file), 'utf8'));
  // This program comes with its calls.
  const big = { scenario: 'big', args: [join(inputs, 'drive/ws/big_calls.mjs')] };
  const inTurn = {
    'ws-t-simple': name => inNode(context, name, { scenario: 'simple', args: [] },
      ['run: undefined', 'try_fallible: true']),
    'ws-t-callback': name => inNode(context, name, { scenario: 'callback', args: [] }, ['run: undefined']),
    'ws-big': async name => inNode(context, name, big,
      Object.entries((await json('ws-big/expected.json')).out).map(([k, v]) => `${k}: ${v}`)),
    'dioxus-harness': name => inBrowser(context, name, dioxus.harness, dioxus.HARNESS),
    'dioxus-mid': async name => {
      const { fetched, logs, ...expected } = await json('dioxus-mid/expected.json');
      await inBrowser(context, name, dioxus.mid, expected);
    },
  };
  for (const [name, prove] of Object.entries(inTurn)) await part(name, () => prove(name));
}
