// Runs one scenario on one program in a worker, so that it has modules and globals of its own.
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

const { dir, js, main, calls, scenario, args, faults = {} } = workerData;
const files = createRequire(import.meta.url)('node:fs/promises');

const fetched = [];
const attempts = {};
const errors = [];
const instantiated = [];

// The loader's reads are recorded, and spoiled if the scenario says so.
const read = files.readFile;
files.readFile = async (path, ...rest) => {
  const name = basename(path instanceof URL ? fileURLToPath(path) : String(path));
  if (!name.endsWith('.wasm')) return read(path, ...rest);
  const nth = attempts[name] = (attempts[name] ?? 0) + 1;
  const fault = nth <= (faults[name]?.times ?? 0) && faults[name].kind;
  if (fault === 'missing') return read(join(dir, 'no such file'));
  if (fault === 'html') return Buffer.from('<!doctype html><title>not wasm</title>');
  const bytes = await read(path, ...rest);
  if (fault === 'cut') return bytes.subarray(0, bytes.length >> 1);
  if (fault === 'flipped') return Buffer.from(bytes.map((b, i) => i === bytes.length >> 1 ? b ^ 1 : b));
  fetched.push(name);
  return bytes;
};
syncBuiltinESMExports();
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = (...a) => {
  instantiated.push(a[0]);
  return instantiate(...a);
};
console.error = (...a) => errors.push(a.map(String).join(' '));
for (const event of ['unhandledRejection', 'uncaughtException']) {
  process.on(event, e => {
    errors.push(`${event}: ${e?.stack ?? e}`);
    parentPort.postMessage({ complaint: errors.at(-1) });
  });
}

const bytes = await readFile(join(dir, main));
fetched.length = 0;
const program = await import(pathToFileURL(join(dir, js)));
await program.default({ module_or_path: bytes });
const early = [...fetched];
const scenarios = await import(pathToFileURL(calls));
const loader = () => import(pathToFileURL(join(dir, '__wasm_split.js')));
const result = await scenarios[scenario](program, ...args, { loader, fetched });
// Two instances of one module would have two copies of its statics.
const repeated = instantiated.length - new Set(instantiated).size;
parentPort.postMessage({ answer: true, result, early, fetched, errors, repeated });
