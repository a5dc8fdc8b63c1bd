// Splits the programs that build.sh made with the crates of this repository, and drives them
// beside the same program without split points, in Node and in Chromium.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { runInPage } from '../lib/browser.mjs';
import { runInNode } from '../lib/node-run.mjs';
import { checkOutputs, checkSum } from '../lib/outputs.mjs';
import { check, difference, part } from '../lib/report.mjs';
import { serve } from '../lib/server.mjs';
import { PROOF, needs, partsOf, split } from '../lib/split.mjs';
import { CALLS } from './calls.mjs';

const FAILED = 'the split module could not be loaded';
const MARKER = /^__wasm_split_00(.+)00_(import|export)_([0-9a-f]{32})_(\w+)$/;
const LOADER = /^__wasm_split_load_(.+)_([0-9a-f]{32})_(\w+)$/;

const names = Object.keys(CALLS);
const orders = {
  'as written': names,
  backwards: [...names].reverse(),
  'every third': names.map((_, i) => names[i * 11 % names.length]),
};

// The results of a module's first calls when its file is broken once: of the first, which fails, and
// of one that follows.
const ANSWERS = {
  softly: ['waiting', [`thrown: ${FAILED}`, '64']],
  preload: ['fragile', ['false 0', 'true 0']],
  fragile: ['fragile', [
    // The first of three calls that share the module.
    `4 Err(ParseIntError { kind: InvalidDigit }) Ok(42) LoadFailed: ${FAILED} 1`,
    '4 Err(ParseIntError { kind: InvalidDigit }) Ok(42) () 1',
  ]],
  rejects: ['rejecting', [`thrown: ${FAILED}`, '6']],
  into: ['problems', [FAILED, '12'].map(first => first + '; invalid digit found in string')],
  one_by_one: ['waiting', ['false true true Ok(81) Ok(8)', 'true true true Ok(81) Ok(8)']],
};

// Of twenty callers that wait together, all are told of the failure, and all of the success.
const TOGETHER = ok => '[' + Array.from({ length: 20 }, (_, i) =>
  `(${i}, ${ok}, ${ok ? `Ok(${i * i})` : 'Err(LoadFailed)'}, Ok(${i ** 3}))`).join(', ') + ']';
ANSWERS.together = ['waiting', [TOGETHER(false), TOGETHER(true)]];

const quiet = run => run.errors.length ? `complaints: ${run.errors.join('; ')}` : null;

function markersOf(file) {
  const module = new WebAssembly.Module(readFileSync(file));
  const imports = WebAssembly.Module.imports(module).filter(i => i.name.startsWith('__wasm_split_'));
  const exports = WebAssembly.Module.exports(module).map(e => e.name).filter(e => e.startsWith('__wasm_split_'));
  return { imports, names: [...imports.map(i => i.name), ...exports].sort() };
}

// The names by which a splitter finds the split points.
function checkMarkers(name, file) {
  const { imports, names } = markersOf(file);
  const strange = names.filter(n => !MARKER.test(n) && !LOADER.test(n));
  check(`${name}: ${names.length} markers have names by the pattern`, strange.join(' ')
    || imports.some(i => i.module !== './__wasm_split.js') && 'from another place than the loader');
  const hashes = side => names.map(n => MARKER.exec(n)).filter(m => m?.[2] === side).map(m => m[3]);
  const points = hashes('import');
  check(`${name}: ${points.length} split points have a hash each`,
    points.length !== new Set(points).size ? 'one occurs twice' : difference(points.sort(), hashes('export').sort()));
}

async function drive(where, manifest, run, unwinds, faults) {
  for (const [name, order] of Object.entries(orders)) {
    await part(`${where}: ${name}`, async () => {
      const job = { scenario: 'play', args: [order] };
      const expected = await run({ ...job, direct: true });
      const actual = await run(job);
      const missing = partsOf(manifest).filter(f => !actual.fetched.includes(f));
      check(`${where}: ${name}: equal to the program without split points`,
        difference(expected.result, actual.result) ?? quiet(actual)
          ?? (missing.length && `never fetched: ${missing}`));
    });
  }
  await part(`${where}: twice at once`, async () => {
    const job = { scenario: 'twice', args: [names] };
    const expected = await run({ ...job, direct: true });
    const actual = await run(job);
    check(`${where}: all calls work twice at once`, difference(expected.result, actual.result) ?? quiet(actual));
  });
  await part(`${where}: states`, async () => {
    const { result } = await run({ scenario: 'states', args: [] });
    check(`${where}: a lazy function works before and after its load`,
      difference(['false Err(NotLoaded); true true Ok(2)'], result));
  });
  for (const [call, [module, expected]] of Object.entries(ANSWERS)) {
    for (const kind of faults) await driveFault(where, manifest, run, call, module, kind, expected);
  }
  for (const kind of faults) await drivePanic(where, manifest, run, unwinds, kind);
  await driveSilence(where, manifest, run, unwinds, faults[0]);
  if (unwinds) await driveUnwinding(where, run);
}

async function driveFault(where, manifest, run, call, module, kind, expected) {
  const what = `${where}: ${call} after its file was ${kind}`;
  await part(what, async () => {
    const [file] = needs(manifest, module).slice(-1);
    const actual = await run({ scenario: 'play', args: [[call, call, call]], faults: { [file]: { kind, times: 1 } } });
    const lines = [...expected, expected[1]].map(line => `${call}: ${line}`);
    check(what, difference(lines, actual.result)
      ?? (actual.errors.length === 0 && 'the failure was not reported on the console'));
  });
}

const MESSAGE = 'the split module `panicky` of the function `panicky` could not be loaded';

// A function without an error type panics and names the missing file: the promise is rejected with that
// if panics unwind.
async function drivePanic(where, manifest, run, unwinds, kind) {
  const what = `${where}: a call that cannot fail panics after its file was ${kind}`;
  await part(what, async () => {
    const [file] = needs(manifest, 'panicky').slice(-1);
    const actual = await run({ scenario: 'panics', args: ['panicky'], faults: { [file]: { kind, times: 1 } } });
    const expected = [`${unwinds ? 'thrown: ' + MESSAGE : 'panicked'} [${MESSAGE}]`, '2'];
    check(what, difference(expected, actual.result));
  });
}

// If no panic is reported, and the promise of an aborting program never settles, the loader names the
// missing file, on the console and to the page.
async function driveSilence(where, manifest, run, unwinds, kind) {
  const what = `${where}: without a panic hook, the console and the page hear of a file that was ${kind}`;
  await part(what, async () => {
    const [file] = needs(manifest, 'panicky').slice(-1);
    const actual = await run({ scenario: 'silent', args: ['panicky'], faults: { [file]: { kind, times: 1 } } });
    const [promise, measured, heard] = actual.result;
    const expected = [unwinds ? 'thrown: ' + MESSAGE : 'pending', 'panicky false'];
    const told = actual.errors.findIndex(e => e.includes('cannot load "panicky"'));
    const trap = actual.errors.findIndex(e => /unreachable/.test(e));
    check(what, difference(expected, [promise, measured])
      || heard !== measured && `the page heard ${heard}`
      || told < 0 && `not told: ${actual.errors.join('; ')}`
      || !unwinds && trap < told && `told after the trap, or no trap: ${actual.errors.join('; ')}`);
  });
}

// `#[target_feature]` applies to the code: the intrinsics are inlined, not called.
function checkSimd(name, dir, manifest) {
  const parts = needs(manifest, 'simd').map(file => {
    const dump = spawnSync('wasm-objdump', ['-d', join(dir, file)], { encoding: 'utf8' });
    if (dump.error) throw dump.error;
    return dump.stdout;
  });
  const bodies = parts.flatMap(dump => dump.split(/^[0-9a-f]+ func/m));
  const together = (...words) => bodies.some(body => words.every(word => body.includes(word)));
  check(`${name}: code of a module is compiled for the features that its function names`,
    [['f32x4.mul', 'f32x4.add', 'loop'], ['i32x4.max_u', 'loop']]
      .filter(words => !together(...words)).map(words => `no function has ${words}`).join('; '));
}

async function driveUnwinding(where, run) {
  await part(`${where}: unwinding`, async () => {
    const job = { scenario: 'unwinding', args: [] };
    const expected = await run({ ...job, direct: true });
    const actual = await run(job);
    check(`${where}: panics pass through split points`,
      difference(expected.result, actual.result)
        ?? (expected.result.filter(line => line.includes('divide by zero')).length !== 3 && expected.result.join('; ')));
  });
}

const inNode = dirs => ({ direct, ...job }) => runInNode({
  dir: direct ? dirs.direct : dirs.split, js: 'ownapp.js', main: direct ? 'ownapp_bg.wasm' : 'main.wasm',
  calls: join(PROOF, 'ownapp/calls.mjs'), ...job,
});

const inPage = (browser, server) => ({ direct, faults = {}, ...job }) => {
  const left = Object.fromEntries(Object.entries(faults).map(([file, f]) => [file, { ...f }]));
  server.fault = name => left[name] && left[name].times-- > 0 ? left[name].kind : null;
  return runInPage(browser, server, {
    folder: direct ? '/direct' : '/split', js: 'ownapp.js', calls: '/proof/ownapp/calls.mjs', ...job,
  });
};

// A build with the feature `direct` is not split, and is still published if that is allowed.
async function proveUnsplit(name, dirs, work) {
  const out = join(work, `${name}-whole`);
  const of = file => join(dirs.direct, file);
  const { manifest } = split({
    original: of('original.wasm'), bindgened: of('ownapp_bg.wasm'), js: of('ownapp.js'), out,
    options: ['--allow-unsplit'],
  });
  checkOutputs(`${name}, not split`, out, manifest);
  const job = { scenario: 'play', args: [names] };
  const expected = await inNode(dirs)({ ...job, direct: true });
  const actual = await inNode({ split: out })(job);
  check(`${name}: a build without split points is published whole`,
    difference(expected.result, actual.result) ?? quiet(actual) ?? difference([], partsOf(manifest)));
}

async function prove(browser, work, folder, panic) {
  const name = `ownapp-${panic}`;
  const built = join(folder, name);
  const dirs = { split: join(work, name), direct: `${built}-direct` };
  const bindgened = join(built, 'ownapp_bg.wasm');
  const { manifest } = split({
    original: join(built, 'original.wasm'), bindgened, js: join(built, 'ownapp.js'), out: dirs.split,
  });
  checkMarkers(name, bindgened);
  check(`${name}: without split points there are no markers`,
    markersOf(join(dirs.direct, 'ownapp_bg.wasm')).names.join(' '));
  checkOutputs(name, dirs.split, manifest);
  checkSum(name, dirs.split, manifest, bindgened);
  checkSimd(name, dirs.split, manifest);
  await part(`${name}: not split`, () => proveUnsplit(name, dirs, work));
  const unwinds = panic === 'unwind';
  await drive(`${name} in node`, manifest, inNode(dirs), unwinds, ['missing', 'cut']);
  const server = await serve({ '/split': dirs.split, '/direct': dirs.direct, '/proof': PROOF });
  try {
    await drive(`${name} in chromium`, manifest, inPage(browser, server), unwinds, ['missing', 'reset']);
  } finally {
    await server.close();
  }
}

// `folder` holds the results of the builds.
export async function proveOwnapp(browser, work, folder) {
  for (const panic of ['abort', 'unwind']) {
    await part(`ownapp-${panic}`, () => prove(browser, work, folder, panic));
  }
  const [one, other] = ['abort', 'unwind'].map(p => markersOf(join(folder, `ownapp-${p}/ownapp_bg.wasm`)).names);
  check('ownapp: another build of the same source has the same markers', difference(one, other));
}
