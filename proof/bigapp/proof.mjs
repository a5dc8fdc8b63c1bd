// Splits the program that build.sh made, and drives it beside the unsplit one in Node and in
// Chromium.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { GROUPS, PURE, modulesOf } from './calls.mjs';
import { BROKEN, SOUND } from '../lib/callbacks.mjs';
import { runInPage } from '../lib/browser.mjs';
import { runInNode } from '../lib/node-run.mjs';
import { checkOutputs, checkSum } from '../lib/outputs.mjs';
import { check, difference, part } from '../lib/report.mjs';
import { serve } from '../lib/server.mjs';
import { PROOF, loadNumbers, needs, optimize, partsOf, split } from '../lib/split.mjs';
import { makeUnsplit } from '../lib/unsplit.mjs';
import { codeSize } from '../lib/wasm-file.mjs';

const FAILED_LOAD = 'thrown: Error: failed to load split module';
const NODE_FAULTS = ['missing', 'html', 'cut', 'flipped'];
const BROWSER_FAULTS = ['missing', 'reset', 'html', 'wrongWasm'];

const groups = Object.keys(GROUPS);
const modules = [...new Set(groups.flatMap(modulesOf))];

// Every module first once, backwards, and some that are shuffled by a fixed seed.
function orders() {
  const shuffled = seed => {
    const rest = [...groups];
    const out = [];
    while (rest.length) {
      seed = (seed * 1103515245 + 12345) % 2 ** 31;
      out.push(...rest.splice(seed % rest.length, 1));
    }
    return out;
  };
  return {
    'as written': groups,
    backwards: [...groups].reverse(),
    ...Object.fromEntries([1, 2, 3, 4].map(seed => [`shuffled by ${seed}`, shuffled(seed)])),
    ...Object.fromEntries(groups.map(g => [`${g} first`, [g, ...groups.filter(x => x !== g)]])),
  };
}

const duplicates = list => list.filter((x, i) => list.indexOf(x) !== i);

// Holds for every run in which nothing was broken.
function quiet(run) {
  const early = run.early.filter(f => f !== 'main.wasm');
  if (early.length) return `fetched before the first call: ${early}`;
  if (duplicates(run.fetched).length) return `fetched twice: ${duplicates(run.fetched)}`;
  if (run.repeated) return `${run.repeated} modules instantiated twice`;
  if (run.errors.length) return `complaints: ${run.errors.join('; ')}`;
  return null;
}

// Drives the program through one way of running scenarios.
async function drive(where, manifest, run, faultKinds) {
  for (const [name, order] of Object.entries(orders())) {
    await part(`${where}: ${name}`, async () => {
      const job = { scenario: 'play', args: [order] };
      const expected = await run({ ...job, unsplit: true });
      const actual = await run(job);
      const missing = partsOf(manifest).filter(f => !actual.fetched.includes(f));
      check(`${where}: ${name}: equal to the unsplit program`,
        difference(expected.result, actual.result) ?? quiet(actual)
          ?? (missing.length && `never fetched: ${missing}`));
    });
  }
  for (const group of groups) await driveTwice(where, manifest, run, group);
  await part(`${where}: all at once`, async () => {
    const job = { scenario: 'together', args: [PURE] };
    const expected = await run({ ...job, unsplit: true });
    const actual = await run(job);
    check(`${where}: ${PURE.length} modules work at once`, difference(expected.result, actual.result) ?? quiet(actual));
  });
  await driveFaults(where, manifest, run, faultKinds);
  await driveCallbacks(where, manifest, run, faultKinds);
}

async function driveTwice(where, manifest, run, group) {
  await part(`${where}: ${group} works twice at once`, async () => {
    const job = { scenario: 'twice', args: [group] };
    const expected = await run({ ...job, unsplit: true });
    const actual = await run(job);
    check(`${where}: ${group} works twice at once`, difference(expected.result, actual.result) ?? quiet(actual));
  });
}

// Each file is broken once, by each kind of fault in turn, when the first module wants it.
async function driveFaults(where, manifest, run, kinds) {
  const broken = new Set();
  for (const name of modules) {
    const files = needs(manifest, name).filter(f => !broken.has(f));
    if (!files.length) continue;
    const job = { scenario: 'retry', args: [name] };
    const expected = await run({ ...job, unsplit: true });
    for (const file of files) {
      const kind = kinds[broken.size % kinds.length];
      broken.add(file);
      const what = `${where}: ${name} after ${file.replace(/\..*/, '')} was ${kind}`;
      await part(what, async () => {
        const actual = await run({ ...job, faults: { [file]: { kind, times: 1 } } });
        // The failed call did nothing, so the two after it are what the first two would have been.
        check(what, difference([FAILED_LOAD, ...expected.result.slice(0, 2)], actual.result)
          ?? (duplicates(actual.fetched).length
            ? `fetched twice: ${duplicates(actual.fetched)}`
            : actual.errors.length === 0 && 'the failure was not reported on the console'));
      });
    }
  }
  check(`${where}: every file was broken once`, difference(partsOf(manifest).sort(), [...broken].sort()));
}

async function driveCallbacks(where, manifest, run, faultKinds) {
  const numbers = ['search', 'markdown', 'tally'].map(name => manifest.numbers.get(name));
  await part(`${where}: callbacks`, async () => {
    const actual = await run({ calls: 'lib/callbacks.mjs', scenario: 'sound', args: numbers });
    check(`${where}: the loader always calls back exactly once`, difference(SOUND, actual.result) ?? quiet(actual));
  });
  for (const kind of faultKinds) {
    await part(`${where}: callbacks after ${kind}`, async () => {
      const [file] = needs(manifest, 'search').slice(-1);
      const actual = await run({
        calls: 'lib/callbacks.mjs', scenario: 'broken', args: [numbers[0]], faults: { [file]: { kind, times: 1 } },
      });
      check(`${where}: the loader calls back with false, then tries again (${kind})`,
        difference(BROKEN, actual.result));
    });
  }
}

const inNode = (dirs) => ({ unsplit, calls = 'bigapp/calls.mjs', ...job }) => runInNode({
  dir: unsplit ? dirs.unsplit : dirs.split, js: 'bigapp.js', main: 'main.wasm', calls: join(PROOF, calls), ...job,
});

const inPage = (browser, server) => ({ unsplit, calls = 'bigapp/calls.mjs', faults = {}, ...job }) => {
  const left = Object.fromEntries(Object.entries(faults).map(([file, f]) => [file, { ...f }]));
  server.fault = name => left[name] && left[name].times-- > 0 ? left[name].kind : null;
  return runInPage(browser, server, {
    folder: unsplit ? '/unsplit' : '/split', js: 'bigapp.js', calls: '/proof/' + calls, ...job,
  });
};

// Each group's calls make the loader read the files that the manifest names, except those already loaded.
async function checkLoads(manifest, run) {
  const { result } = await run({ scenario: 'loads', args: [groups] });
  const seen = new Set();
  for (const group of groups) {
    const expected = modulesOf(group).flatMap(m => needs(manifest, m)).filter(f => !seen.has(f));
    expected.forEach(f => seen.add(f));
    check(`node: ${group} reads only the files it needs`,
      difference([...new Set(expected)].sort(), [...result[group]].sort()));
  }
}

async function driveBrowser(browser, dirs, manifest) {
  const server = await serve({ '/split': dirs.split, '/unsplit': dirs.unsplit, '/proof': PROOF });
  const run = inPage(browser, server);
  try {
    await drive('chromium', manifest, run, BROWSER_FAULTS);
    await part('chromium: another MIME type', async () => {
      server.type = 'application/octet-stream';
      const actual = await run({ scenario: 'retry', args: ['search'] });
      // Both wasm-bindgen's JS and the loader mention the type; there must be nothing else.
      const errors = actual.errors.filter(e => !/MIME type|has type/.test(e));
      check('chromium: a wrong MIME type costs no second fetch',
        actual.result.find(line => line.startsWith('thrown')) ?? quiet({ ...actual, errors }));
    });
  } finally {
    await server.close();
  }
}

const sumOf = (dir, manifest) =>
  [manifest.main.file, ...partsOf(manifest)].reduce((sum, f) => sum + statSync(join(dir, f)).size, 0);

// `folder` holds the results of the build.
export async function proveBigapp(browser, work, folder, { optimized } = {}) {
  const name = optimized ? 'optimized' : 'bigapp';
  const dirs = { split: join(work, name, 'split'), unsplit: join(work, name, 'unsplit') };
  const bindgened = join(folder, 'bigapp_bg.wasm');
  const js = join(folder, 'bigapp.js');
  let { manifest, ms } = split({ original: join(folder, 'original.wasm'), bindgened, js, out: dirs.split });
  console.log(`     split in ${ms} ms: ${manifest.modules.length} modules, ${manifest.chunks.length} chunks`);
  if (optimized) {
    const before = sumOf(dirs.split, manifest);
    manifest = optimize(dirs.split);
    const after = sumOf(dirs.split, manifest);
    check(`bigapp: wasm-opt makes ${after} bytes of ${before}`, !(after < before) && 'no gain');
  }
  const size = codeSize(bindgened);
  check(`bigapp: ${size} bytes of code in ${manifest.modules.length} modules`,
    (size < 5_000_000 || manifest.modules.length < 8) && 'too small a program to prove much');
  manifest.numbers = loadNumbers(readFileSync(join(dirs.split, '__wasm_split.js'), 'utf8'));
  checkOutputs('bigapp', dirs.split, manifest);
  checkSum('bigapp', dirs.split, manifest, bindgened);
  await makeUnsplit({ bindgened, js, out: dirs.unsplit });
  await part('node: loads', () => checkLoads(manifest, inNode(dirs)));
  await drive('node', manifest, inNode(dirs), NODE_FAULTS);
  await driveBrowser(browser, dirs, manifest);
}
