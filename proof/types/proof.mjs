// The declarations of a loader, read by the TypeScript compiler: right code passes, wrong code fails where it is wrong.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { EXAMPLE } from '../gallery/page.mjs';
import { check, difference } from '../lib/report.mjs';
import { PROOF, ROOT } from '../lib/split.mjs';

const TSC = join(PROOF, 'node_modules/typescript/bin/tsc');
const GOLDEN = join(ROOT, 'wasm-split-runtime/src/test/golden');

// A name that the loader exports for main alone, names that no module has, unknown settings and fields, wrong types.
const WRONG = [
  [2, 'TS2305', '"./app/__wasm_split.js"'], [4, 'TS2345', '"markdwon"'], [5, 'TS2345', '""'], [6, 'TS2345', 'string'],
  [7, 'TS2820', '"Markdown"'], [8, 'TS2561', 'timeuot'], [9, 'TS2322', 'number'], [10, 'TS2339', 'message'],
  [11, 'TS2322', 'Promise<boolean>'],
];

// The types available to a page and a worker, and TypeScript's file resolution for a bundler, or as in Node.
const SETTINGS = ['DOM', 'WebWorker'].flatMap(lib => [
  { lib, module: 'esnext', resolution: 'bundler' }, { lib, module: 'nodenext', resolution: 'nodenext' },
]);

function errorsOf(folder, file, { lib, module, resolution }) {
  const run = spawnSync(process.execPath, [TSC, '--strict', '--noEmit', '--exactOptionalPropertyTypes', '--pretty', 'false',
    '--target', 'es2022', '--lib', `es2022,${lib}`, '--module', module, '--moduleResolution', resolution, file],
  { cwd: folder, encoding: 'utf8' });
  if (run.error) throw run.error;
  const lines = run.stdout.split('\n').filter(line => /^\S/.test(line));
  if ((run.status === 0) !== (lines.length === 0)) throw new Error(`tsc ended with ${run.status}: ${run.stdout}${run.stderr}`);
  return lines;
}

async function writeProject(folder, app) {
  await cp(join(PROOF, 'types/sources'), folder, { recursive: true });
  await cp(app, join(folder, 'app'), { recursive: true });
  await cp(join(GOLDEN, 'loader.mjs'), join(folder, 'other/__wasm_split.js'));
  await cp(join(GOLDEN, 'loader.d.mts'), join(folder, 'other/__wasm_split.d.ts'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
}

const parsed = line => /^wrong\.ts\((\d+),\d+\): error (TS\d+): (.*)$/.exec(line)?.slice(1) ?? [line];
const expected = ([line, code, part], [, , message] = []) => [line, code, message?.includes(part) ? message : part].join(' ');

export async function proveTypes(work) {
  const app = join(EXAMPLE, 'target/site/app');
  if (!check('types: mvn package made a site', !existsSync(join(app, 'main.wasm')) && `no main.wasm in ${app}`)) return;
  const folder = join(work, 'types');
  await writeProject(folder, app);
  for (const how of SETTINGS) {
    const name = `types, ${how.lib}, ${how.resolution}`;
    check(`${name}: right code passes`, ['right.ts', 'event.ts'].flatMap(file => errorsOf(folder, file, how)).join('; '));
    const found = errorsOf(folder, 'wrong.ts', how).map(parsed);
    check(`${name}: each wrong line fails`, difference(
      WRONG.map((wanted, i) => expected(wanted, found[i])), found.map(error => error.join(' '))));
  }
}
