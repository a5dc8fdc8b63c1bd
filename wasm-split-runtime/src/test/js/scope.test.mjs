// The loader in a scope without Web APIs, like that of an AudioWorklet.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { generate } from './support/generate.mjs';
import { model, wasm } from './support/program.mjs';

function evaluate() {
  const script = generate(model()).replaceAll('import.meta.url', '"x:/"')
    .replace(/^export\{.*$/gm, '').replace(/^export /gm, '');
  const printed = [];
  const console = { error: (...args) => printed.push(args.join(' ')), warn() {} };
  const names = '__wasm_split_loads, __wasm_split_set_main, preload, prefetch, WebAssembly';
  return { ...runInContext(`${script};({ ${names} })`, createContext({ console })), printed };
}

test('a program starts and runs; its loads and preloads fail with a clear message', async () => {
  const { __wasm_split_loads, __wasm_split_set_main, preload, prefetch, WebAssembly, printed } = evaluate();
  const loads = __wasm_split_loads();
  const notes = [];
  const env = { note: (data, ok) => notes.push([data, ok]) };
  const named = Object.fromEntries(model().entries.map((e, i) => [e.exportName, loads[i]]));
  const main = (await WebAssembly.instantiate(wasm('main.wasm'), { './__wasm_split.js': named, env })).instance.exports;
  assert.equal(__wasm_split_set_main(main), main);
  assert.equal(main.m0(), 7);
  assert.equal(await loads[0](1, 5), false);
  assert.equal(await loads[4](1, 6), true, 'nothing to fetch');
  assert.equal(await preload('a'), false);
  assert.equal(await prefetch('a'), false);
  assert.deepEqual(notes, [[5, 0], [6, 1]]);
  assert.equal(printed.length, 3);
  printed.forEach(line => assert.match(line, /AudioWorklet/));
});
