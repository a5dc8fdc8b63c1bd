// The loader's promises, one scenario each. They run in Node, in a page and in a worker.
import { PLAIN, TRAP, AGAIN, counting } from './calls.mjs';
import { equal, sleep, until } from './harness.mjs';
import { early } from './scenarios-early.mjs';
import { instances } from './scenarios-instances.mjs';
import { requests } from './scenarios-requests.mjs';

export const scenarios = {
  ...requests,
  ...instances,
  ...early,

  async 'a module and its chunk are fetched once, however often they are loaded'({ open }) {
    const site = await open();
    const count = await counting(async () => {
      for (let i = 0; i < 3; i++) {
        site.main.load_a(PLAIN, i);
        await site.noted(i + 1);
      }
    });
    equal(site.notes, [[0, 1], [1, 1], [2, 1]]);
    equal(site.main.run(8), 80);
    equal(await site.fetched(), ['chunk_1.wasm', 'module_a.wasm']);
    equal(count, 2, 'instances:');
  },

  async 'the callback is never called synchronously'({ open }) {
    const site = await open();
    site.main.load_e(PLAIN, 1);
    equal(site.notes, []);
    await site.noted(1);
    site.main.load_e(PLAIN, 2);
    equal(site.notes, [[1, 1]]);
    equal(await site.noted(2), [[1, 1], [2, 1]]);
  },

  async 'two loads at once share one attempt'({ open }) {
    const site = await open();
    const count = await counting(async () => {
      site.main.load_a(PLAIN, 1);
      site.main.load_a(PLAIN, 2);
      await site.noted(2);
    });
    equal(site.notes, [[1, 1], [2, 1]]);
    equal(await site.fetched(), ['chunk_1.wasm', 'module_a.wasm']);
    equal(count, 2, 'instances:');
  },

  async 'two modules loaded at once share their chunk'({ open }) {
    const site = await open();
    const count = await counting(async () => {
      site.main.load_a(PLAIN, 1);
      site.main.load_b(PLAIN, 2);
      site.main.load_c(PLAIN, 3);
      await site.noted(3);
    });
    equal([site.main.run(8), site.main.run(9), site.main.run(10)], [80, 800, 160]);
    equal(await site.fetched(), ['chunk_1.wasm', 'chunk_2.wasm', 'module_a.wasm', 'module_b.wasm',
      'module_c.wasm']);
    equal(count, 5, 'instances:');
  },

  async 'a module and all its chunks are fetched side by side'({ open }) {
    const site = await open();
    const files = ['chunk_1.wasm', 'chunk_2.wasm', 'module_c.wasm'];
    for (const file of files) await site.rule(file, { hold: true });
    site.main.load_c(PLAIN, 1);
    await until(async () => (await site.log()).length === 3, 'three requests');
    equal(site.notes, []);
    // Dependents first: the order of arrival must not matter.
    for (const file of files.reverse()) await site.release(file);
    equal(await site.noted(1), [[1, 1]]);
    equal(site.main.run(10), 160);
  },

  async 'a module without a file of its own loads its chunks'({ open }) {
    const site = await open();
    site.main.load_d(PLAIN, 1);
    equal(await site.noted(1), [[1, 1]]);
    equal(await site.fetched(), ['chunk_1.wasm', 'chunk_2.wasm']);
    site.main.load_e(PLAIN, 2);
    equal(await site.noted(2), [[1, 1], [2, 1]]);
  },

  async 'a callback that throws is not called again, and its exception surfaces'(
      { open, uncaught }) {
    const site = await open();
    uncaught.length = 0;
    site.main.load_a(TRAP, 1);
    site.main.load_a(PLAIN, 2);
    equal(await site.noted(2), [[1, 1], [2, 1]]);
    await until(() => uncaught.length > 0, 'an uncaught exception');
    equal(uncaught.map(e => e instanceof WebAssembly.RuntimeError), [true]);
    await sleep(30);
    equal(site.notes.length, 2);
    uncaught.length = 0;
  },

  async 'a callback may start a load'({ open }) {
    const site = await open();
    site.main.load_a(AGAIN, 1);
    equal(await site.noted(2), [[1, 1], [2, 1]]);
    equal([site.main.run(8), site.main.run(9)], [80, 800]);
  },

  async 'a callback slot may lie above 2^31, and its table may be patched later'({ open }) {
    const site = await open();
    const real = WebAssembly.Table.prototype.get;
    const seen = [];
    WebAssembly.Table.prototype.get = function (slot) {
      return slot === 0xfffffffb ? (data, ok) => seen.push([data, ok]) : real.call(this, slot);
    };
    try {
      await site.loader.__wasm_split_load_a(-5, -7);
    } finally {
      WebAssembly.Table.prototype.get = real;
    }
    equal(seen, [[-7, 1]]);
  },

  async 'a main of another build gets false and a message, without a fetch or an instance'(
      { open, printed }) {
    const site = await open({ mainId: '0000000000000abc' });
    const count = await counting(async () => {
      site.main.load_a(PLAIN, 1);
      await site.noted(1);
      site.main.load_e(PLAIN, 2);
      await site.noted(2);
    });
    equal(site.notes, [[1, 0], [2, 0]]);
    equal(count, 0, 'instances:');
    equal(await site.fetched(), []);
    equal(printed.length, 2);
    equal(/another build \(fedcba9876543210\).*\(0000000000000abc\)/.test(printed[0]), true,
      printed[0]);
  },

  async 'a main without an id is of another build, whatever its exports are called'({ open, printed }) {
    const site = await open({ mainIdExport: 'm0', tableExport: 'nowhere' });
    const main = { ...site.main, __indirect_function_table: site.main.t };
    site.loader.__wasm_split_set_main(main);
    site.main.load_a(PLAIN, 1);
    equal(await site.noted(1), [[1, 0]]);
    equal(printed[0].includes('another build (none)'), true, printed[0]);
  },

  async 'a wrong MIME type costs a warning, but no second fetch'({ open, printed }) {
    for (const type of ['text/plain', 'application/octet-stream', 'application/wasm; a=b']) {
      const site = await open();
      await site.rule('module_a.wasm', { type });
      await site.rule('chunk_1.wasm', { type });
      site.main.load_a(PLAIN, 1);
      equal(await site.noted(1), [[1, 1]], type);
      equal(printed.splice(0).map(line => line.includes(`has type ${type}`)), [true, true]);
      equal(site.main.run(8), 80);
      equal(await site.fetched(), ['chunk_1.wasm', 'module_a.wasm']);
    }
  },

  async 'an engine that refuses to stream costs no second fetch'({ open }) {
    const site = await open();
    const real = WebAssembly.compileStreaming;
    WebAssembly.compileStreaming = async () => { throw new TypeError('not this response'); };
    try {
      site.main.load_a(PLAIN, 1);
      equal(await site.noted(1), [[1, 1]]);
    } finally {
      WebAssembly.compileStreaming = real;
    }
    equal(site.main.run(8), 80);
    equal(await site.fetched(), ['chunk_1.wasm', 'module_a.wasm']);
  },

  async 'preload fetches all and instantiates nothing'({ open, printed }) {
    const site = await open();
    const count = await counting(async () => {
      equal(await site.loader.preload('c'), true);
      equal(await site.loader.preload('größe-"e"'), true);
    });
    equal(count, 0, 'instances:');
    const files = ['chunk_1.wasm', 'chunk_2.wasm', 'module_c.wasm'];
    equal(await site.fetched(), files);
    site.main.load_c(PLAIN, 1);
    equal(await site.noted(1), [[1, 1]]);
    equal(site.main.run(10), 160);
    equal(await site.fetched(), files);
    equal(printed, []);
  },

  async 'preload takes a name and nothing else'({ open, printed }) {
    const site = await open();
    equal(await Promise.all(['a', 'b'].map(site.loader.preload)), [true, true]);
    equal(printed, []);
  },

  async 'preload reports failure, and a load after it tries again'({ open, printed }) {
    const site = await open();
    await site.rule('chunk_1.wasm', { status: 503 });
    equal(await site.loader.preload('a'), false);
    equal(await site.loader.preload('nowhere'), false);
    equal(printed.map(line => /cannot preload "(\w+)"/.exec(line)[1]), ['a', 'nowhere']);
    equal(printed[1].includes('no such module'), true, printed[1]);
    site.main.load_a(PLAIN, 1);
    equal(await site.noted(1), [[1, 1]]);
  },

  async 'prefetch preloads later, not at once'({ open }) {
    const site = await open();
    const done = site.loader.prefetch('a');
    equal(await site.fetched(), []);
    equal(await done, true);
    equal(await site.fetched(), ['chunk_1.wasm', 'module_a.wasm']);
  },

  async 'each attempt is measured and reported'({ open }) {
    const told = [];
    const listener = event => told.push(event.detail);
    globalThis.addEventListener?.('wasm-split:load', listener);
    performance.clearMeasures();
    const site = await open();
    const size = file => site.bytes(file);
    const [a, b, chunk] = await Promise.all(
      ['module_a.wasm', 'module_b.wasm', 'chunk_1.wasm'].map(size));
    await site.rule('module_b.wasm', { status: 500 });
    await site.loader.__wasm_split_load_a(PLAIN, 1);
    for (let i = 2; i < 5; i++) await site.loader.__wasm_split_load_b(PLAIN, i);
    globalThis.removeEventListener?.('wasm-split:load', listener);
    equal(site.notes, [[1, 1], [2, 0], [3, 1], [4, 1]]);
    const measures = performance.getEntriesByType('measure')
      .filter(m => m.name.startsWith('wasm-split:'));
    const brief = ({ name, ok, bytes }) => [name, ok, bytes];
    const expected = [['a', true, a + chunk], ['b', false, b], ['b', true, b]];
    equal(measures.map(m => brief(m.detail)), expected);
    equal(measures.every(m => m.detail.ms >= 0 && m.duration >= 0), true);
    if (globalThis.dispatchEvent) equal(told.map(brief), expected);
  },
};
