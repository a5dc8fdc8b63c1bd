// The loader at a file: URL.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { generate } from './support/generate.mjs';
import { model, wasm } from './support/program.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lö ader-'));
  for (const { file } of model().units) writeFileSync(join(folder, file), wasm(file));
  writeFileSync(join(folder, '__wasm_split.js'), generate(model()));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
});
afterEach(() => rmSync(folder, { recursive: true }));

async function start() {
  const loader = await import(pathToFileURL(join(folder, '__wasm_split.js')));
  const notes = [];
  const note = (data, ok) => notes.push(data, ok);
  const imports = { './__wasm_split.js': loader, env: { note } };
  const { exports } = (await WebAssembly.instantiate(wasm('main.wasm'), imports)).instance;
  loader.__wasm_split_set_main(exports);
  return { loader, exports, notes };
}

test('the loader reads files', async () => {
  const { loader, exports, notes } = await start();
  await loader.__wasm_split_load_c(1, 5);
  assert.deepEqual(notes, [5, 1]);
  assert.equal(exports.run(10), 160);
});

test('loads have numbers, in the order of their names', async () => {
  const { loader } = await start();
  const names = generate(model()).match(/export const\{([^}]*),\n\.\.\.loads\n}/)[1].trim().split(',\n');
  const loads = loader.__wasm_split_loads();
  assert.equal(loads.length, names.length + 1);
  const notes = [];
  const named = Object.fromEntries(names.map((name, i) => [name, loads[i]]));
  const imports = { './__wasm_split.js': { ...named, 'load größe-"e"': loads[names.length] },
    env: { note: (data, ok) => notes.push(data, ok) } };
  const { exports } = (await WebAssembly.instantiate(wasm('main.wasm'), imports)).instance;
  loader.__wasm_split_set_main(exports);
  await loads[names.indexOf('__wasm_split_load_c')](1, 5);
  assert.deepEqual(notes, [5, 1]);
  assert.equal(exports.run(10), 160);
});

test('a loader without names works by number', async () => {
  writeFileSync(join(folder, '__wasm_split.js'), generate(model({ named: false })));
  const loader = await import(pathToFileURL(join(folder, '__wasm_split.js')));
  assert.deepEqual(Object.keys(loader).sort(),
    ['__wasm_split_loads', '__wasm_split_main', '__wasm_split_set_main', 'configure', 'prefetch', 'preload']);
  const loads = loader.__wasm_split_loads();
  const notes = [];
  const named = Object.fromEntries(model().entries.map((e, i) => [e.exportName, loads[i]]));
  const imports = { './__wasm_split.js': named, env: { note: (data, ok) => notes.push(data, ok) } };
  const { exports } = (await WebAssembly.instantiate(wasm('main.wasm'), imports)).instance;
  loader.__wasm_split_set_main(exports);
  assert.equal(await loader.preload('größe-"e"') && await loader.preload('a'), true);
  await loads[0](1, 5);
  assert.deepEqual(notes, [5, 1]);
  assert.equal(exports.run(8), 80);
});

test('a file that is missing or from another build fails, and is tried again', async t => {
  t.mock.method(console, 'error', () => {});
  const { loader, exports, notes } = await start();
  rmSync(join(folder, 'module_a.wasm'));
  await loader.__wasm_split_load_a(1, 1);
  writeFileSync(join(folder, 'module_a.wasm'), wasm('module_b.wasm'));
  await loader.__wasm_split_load_a(1, 2);
  writeFileSync(join(folder, 'module_a.wasm'), wasm('module_a.wasm'));
  await loader.__wasm_split_load_a(1, 3);
  assert.deepEqual(notes, [1, 0, 2, 0, 3, 1]);
  assert.equal(exports.run(8), 80);
  assert.match(String(console.error.mock.calls[1].arguments[1]), /not the file of this build/);
});

test('the loader does not keep the process alive', () => {
  const script = `
    const loader = await import(${JSON.stringify(pathToFileURL(join(folder, '__wasm_split.js')))});
    const imports = { './__wasm_split.js': loader, env: { note() {} } };
    const { readFileSync } = await import('node:fs');
    const main = readFileSync(process.argv[1]);
    const { exports } = (await WebAssembly.instantiate(main, imports)).instance;
    loader.__wasm_split_set_main(exports);
    exports.load_a(1, 5);`;
  const main = join(folder, 'main.wasm');
  writeFileSync(main, wasm('main.wasm'));
  const began = Date.now();
  execFileSync(process.execPath, ['--input-type=module', '-e', script, main]);
  assert.ok(Date.now() - began < 20_000);
});
