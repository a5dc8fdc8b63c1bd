// Runs the inline script of a page against a false browser. Arguments: the script. Prints `ok`.
import assert from 'node:assert/strict';
import vm from 'node:vm';

const [script] = process.argv.slice(2);
let unhandled = 0;
process.on('unhandledRejection', () => unhandled++);
const turn = () => new Promise(resolve => setTimeout(resolve, 5));

function run(change = () => { }) {
  const calls = [];
  const fetch = (...args) => new Promise((resolve, reject) => calls.push({ args, resolve, reject }));
  const globals = { fetch, URL, AbortController, document: { baseURI: 'https://a.example/shop/index.html' } };
  globals.self = globals;
  change(globals);
  vm.runInNewContext(script, globals);
  return { calls, early: globals.__wasm_split_early };
}

// Main first, alone, and as wasm-bindgen's JS asks for it.
const { calls, early } = run();
const MAIN = 'https://a.example/shop/app_bg.wasm';
const CHART = 'https://a.example/shop/chart.wasm';
assert.deepEqual(calls.map(c => c.args), [['./app_bg.wasm']]);
assert.deepEqual(Object.keys(early), [MAIN, CHART]);

// A module when main's headers are there.
await turn();
assert.equal(calls.length, 1);
calls[0].resolve('main');
assert.equal(await early[MAIN], 'main');
await turn();
const [file, options] = calls[1].args;
assert.equal(file, './chart.wasm');
assert.deepEqual(Object.keys(options), ['priority', 'signal']);
assert.equal(options.priority, 'low');
assert.equal(options.signal.aborted, false);
early[CHART].abort('it stalls');
assert.equal(options.signal.reason, 'it stalls');
calls[1].resolve('chart');
assert.equal(await early[CHART], 'chart');
assert.equal(calls.length, 2);

// Failures are for those who take the answers, and one does not make another.
const failing = run();
failing.calls[0].reject(new Error('offline'));
await turn();
failing.calls[1].reject(new Error('gone'));
await turn();
assert.equal(unhandled, 0, 'unhandled rejections');
await assert.rejects(failing.early[MAIN], /offline/);
await assert.rejects(failing.early[CHART], /gone/);

// URLs are relative to the document's base.
const based = run(g => { g.document.baseURI = 'https://cdn.example/x/'; });
assert.equal(Object.keys(based.early)[0], 'https://cdn.example/x/app_bg.wasm');

// A browser without fetch starts as ever.
assert.equal(run(g => { delete g.fetch; }).early, undefined);
console.log('ok');
