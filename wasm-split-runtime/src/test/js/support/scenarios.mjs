// What the loader promises, one scenario each. They run in Node, in a page and in a worker.
import { equal, sleep, until } from './harness.mjs';

const PLAIN = 1; // slots of main's callbacks
const TRAP = 2;
const AGAIN = 3;
const LONG = 60000;

// Counts instantiations of modules while `body` runs.
async function counting(body) {
  const real = WebAssembly.instantiate;
  let count = 0;
  WebAssembly.instantiate = function (module, ...rest) {
    if (module instanceof WebAssembly.Module) count++;
    return real.call(this, module, ...rest);
  };
  try {
    await body();
  } finally {
    WebAssembly.instantiate = real;
  }
  return count;
}

export const scenarios = {
  async 'a module and its chunk are fetched once, whatever is loaded how often'({ open }) {
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

  async 'a failed load calls back with false, and the next call tries again'({ open, printed }) {
    const failures = [{ status: 404 }, { status: 500 }, { cut: true }, { wrong: true },
      { wrong: true, type: 'text/html' }, { status: 404, wrong: true }, { other: 'module_b.wasm' }];
    for (const failure of failures) {
      const site = await open();
      await site.rule('module_a.wasm', failure);
      site.main.load_a(PLAIN, 1);
      equal(await site.noted(1), [[1, 0]], JSON.stringify(failure));
      site.main.load_a(PLAIN, 2);
      equal(await site.noted(2), [[1, 0], [2, 1]], JSON.stringify(failure));
      equal(site.main.run(8), 80);
      equal(await site.fetched(), ['chunk_1.wasm', 'module_a.wasm', 'module_a.wasm']);
    }
    equal(printed.filter(line => line.includes('cannot load "a"')).length, failures.length);
  },

  async 'a retry passes by the HTTP cache'({ open }) {
    const site = await open();
    await site.rule('module_a.wasm', { wrong: true });
    site.main.load_a(PLAIN, 1);
    await site.noted(1);
    site.main.load_a(PLAIN, 2);
    equal(await site.noted(2), [[1, 0], [2, 1]]);
    const asked = (await site.log()).filter(([file]) => file === 'module_a.wasm');
    equal(asked.map(([, header]) => header), ['', 'no-cache']);
  },

  async 'all who wait hear of a failure, and of the success after it'({ open }) {
    const site = await open();
    await site.rule('module_a.wasm', { hold: true, status: 503 });
    site.main.load_a(PLAIN, 1);
    site.main.load_a(PLAIN, 2);
    await until(async () => (await site.log()).length === 2);
    await site.release('module_a.wasm');
    equal(await site.noted(2), [[1, 0], [2, 0]]);
    site.main.load_a(PLAIN, 3);
    site.main.load_a(PLAIN, 4);
    equal(await site.noted(4), [[1, 0], [2, 0], [3, 1], [4, 1]]);
  },

  async 'a chunk fails while its module arrives: only the chunk is fetched again'({ open }) {
    const site = await open();
    await site.rule('chunk_1.wasm', { status: 503 });
    const count = await counting(async () => {
      site.main.load_a(PLAIN, 1);
      await site.noted(1);
      await until(async () => (await site.fetched()).includes('module_a.wasm'));
      site.main.load_a(PLAIN, 2);
      await site.noted(2);
    });
    equal(site.notes, [[1, 0], [2, 1]]);
    equal(site.main.run(8), 80);
    equal(await site.fetched(), ['chunk_1.wasm', 'chunk_1.wasm', 'module_a.wasm']);
    equal(count, 2, 'instances:');
  },

  async 'a module fails while its chunk arrives: the chunk is not instantiated again'({ open }) {
    const site = await open();
    await site.rule('module_a.wasm', { status: 503 });
    const count = await counting(async () => {
      site.main.load_a(PLAIN, 1);
      site.main.load_b(PLAIN, 2);
      await site.noted(2);
      site.main.load_a(PLAIN, 3);
      await site.noted(3);
    });
    equal(site.notes.map(String).sort(), ['1,0', '2,1', '3,1']);
    equal([site.main.run(8), site.main.run(9)], [80, 800]);
    equal(count, 3, 'instances:');
  },

  async 'of a request that stalls callers hear false, and the next load sends a new one'({ open, printed }) {
    for (const fault of [{ hold: true }, { stall: true }]) {
      const site = await open();
      await site.rule('module_a.wasm', fault);
      site.loader.configure({ timeout: 1000 });
      site.main.load_a(PLAIN, 1);
      site.main.load_a(PLAIN, 2);
      equal(await site.noted(2), [[1, 0], [2, 0]]);
      site.loader.configure({ timeout: LONG });
      site.main.load_a(PLAIN, 3);
      equal(await site.noted(3), [[1, 0], [2, 0], [3, 1]]);
      equal(site.main.run(8), 80);
      equal(await site.fetched(), ['chunk_1.wasm', 'module_a.wasm', 'module_a.wasm']);
      await until(async () => (await site.of('module_a.wasm'))[0][2], 'the first to be given up');
      equal(printed.splice(0).filter(line => line.includes('still loading after 1000 ms')).length, 2);
    }
  },

  async 'a slow load goes on when its callers have heard false, and ends well'({ open, printed }) {
    const site = await open();
    await site.rule('module_a.wasm', { slow: 200 });
    site.loader.configure({ timeout: 1000 });
    site.main.load_a(PLAIN, 1);
    equal(await site.noted(1), [[1, 0]]);
    await until(() => site.main.has(8), 'the module');
    equal(printed.map(line => line.includes('still loading')), [true]);
    site.main.load_a(PLAIN, 2);
    equal(await site.noted(2), [[1, 0], [2, 1]]);
    equal((await site.of('module_a.wasm')).map(([, , given]) => given), [false]);
  },

  async 'beside a slow request another one is sent, and the first that ends well wins'({ open }) {
    for (const [first, second] of [[{ slow: 400 }, {}], [{ slow: 200 }, { stall: true }]]) {
      const site = await open();
      await site.rule('module_a.wasm', first, second);
      site.loader.configure({ timeout: 1000 });
      site.main.load_a(PLAIN, 1);
      equal(await site.noted(1), [[1, 0]]);
      site.loader.configure({ timeout: LONG });
      site.main.load_a(PLAIN, 2);
      equal((await site.noted(2))[1], [2, 1]);
      equal(site.main.run(8), 80);
      await until(async () => (await site.of('module_a.wasm')).filter(([, , given]) => given).length === 1);
    }
  },

  async 'one request fails beside another: that one goes on'({ open, printed }) {
    const site = await open();
    await site.rule('module_a.wasm', { slow: 200 }, { status: 503 });
    site.loader.configure({ timeout: 1000 });
    site.main.load_a(PLAIN, 1);
    equal(await site.noted(1), [[1, 0]]);
    site.loader.configure({ timeout: LONG });
    await site.loader.preload('a');
    site.main.load_a(PLAIN, 2);
    equal(await site.noted(2), [[1, 0], [2, 1]]);
    equal((await site.of('module_a.wasm')).length, 2);
    equal(printed.filter(line => line.includes('cannot')), []);
  },

  async 'a preload whose request stalls settles'({ open, printed }) {
    const site = await open();
    await site.rule('module_a.wasm', { stall: true });
    site.loader.configure({ timeout: 1000 });
    equal(await site.loader.preload('a'), false);
    equal(/cannot preload "a": .*module_a.*no byte came for 1000 ms/.test(printed[0]), true, printed[0]);
    site.loader.configure({ timeout: LONG });
    equal(await site.loader.preload('a'), true);
  },

  async 'a message says what the server answered'({ open, printed }) {
    const about = {
      '404 Not Found text/html, not the file of this build': { status: 404, type: 'text/html' },
      '200 OK text/html, not the file of this build': { wrong: true, type: 'text/html' },
      '200 OK application/wasm, not the file of this build': { other: 'module_b.wasm' },
    };
    for (const [expected, rule] of Object.entries(about)) {
      const site = await open();
      await site.rule('module_a.wasm', rule);
      await site.loader.__wasm_split_load_a(PLAIN, 1);
      const line = printed.splice(0).join();
      equal(line.includes(`${site.path}module_a.wasm: ${expected}`), true, line);
    }
  },

  async 'without a secure context files are checked as well, and messages say the same'({ open, printed }) {
    Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true });
    try {
      for (const rule of [{ status: 404, type: 'text/html' }, { wrong: true }]) {
        const site = await open();
        await site.rule('module_a.wasm', rule);
        equal(await site.loader.__wasm_split_load_a(PLAIN, 1), false);
        const expected = rule.wrong ? '200 OK application/wasm' : '404 Not Found text/html';
        const line = printed.splice(0).join();
        equal(line.includes(`${site.path}module_a.wasm: ${expected}`), true, line);
        equal(await site.loader.__wasm_split_load_a(PLAIN, 2), true);
      }
      const site = await open();
      await site.rule('module_a.wasm', { stall: true }, { stall: true });
      site.loader.configure({ timeout: 100 });
      equal(await site.loader.__wasm_split_load_a(PLAIN, 1), false);
      equal(await site.loader.__wasm_split_load_a(PLAIN, 2), false);
      site.loader.configure({ timeout: LONG });
      equal(await site.loader.__wasm_split_load_a(PLAIN, 3), true);
    } finally {
      delete globalThis.crypto;
    }
  },

  async 'the reason is told before the program hears'({ openOnly, printed }) {
    if (!globalThis.dispatchEvent) return;
    const site = await openOnly();
    const order = [];
    const listener = ({ detail }) => order.push([detail.ok, detail.name, String(detail.error), printed.length]);
    globalThis.addEventListener('wasm-split:load', listener);
    site.main = await site.instantiate('main.wasm', { push: note => order.push(note) });
    site.loader.__wasm_split_set_main(site.main);
    await site.rule('module_a.wasm', { status: 503 }, { hold: true });
    site.main.load_a(PLAIN, 1);
    await until(() => order.length === 2);
    site.loader.configure({ timeout: 300 });
    site.main.load_a(PLAIN, 2);
    // The last is that of the attempt.
    await until(() => order.length === 5);
    globalThis.removeEventListener('wasm-split:load', listener);
    equal(order[0][2].includes('503 Service Unavailable'), true, order[0][2]);
    equal([order[0][0], order[0][1], order[0][3], order[1]], [false, 'a', 1, [1, 0]]);
    equal(order[2], [false, 'a', 'Error: "a" is still loading after 300 ms', 2]);
    equal(order[3], [2, 0]);
  },

  async 'no timeout, no timer'({ open }) {
    for (const timeout of [0, Infinity]) {
      const site = await open();
      site.loader.configure({ timeout });
      await site.rule('module_a.wasm', { hold: true });
      site.main.load_a(PLAIN, 1);
      await sleep(50);
      equal(site.notes, []);
      await site.release('module_a.wasm');
      equal(await site.noted(1), [[1, 1]]);
    }
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

  async 'a callback may load'({ open }) {
    const site = await open();
    site.main.load_a(AGAIN, 1);
    equal(await site.noted(2), [[1, 1], [2, 1]]);
    equal([site.main.run(8), site.main.run(9)], [80, 800]);
  },

  async 'a slot above 2^31 and a table that is patched later'({ open }) {
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

  async 'another build than main\'s: false and a message, no fetch, no instance'(
      { open, printed }) {
    const site = await open({ buildId: '0000000000000abc' });
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

  async 'a main without a build id, and with other names for all'({ open, printed }) {
    const site = await open({ buildIdExport: 'm0', tableExport: 'nowhere' });
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

  async 'a load before the hand-over waits for it'({ openOnly }) {
    const site = await openOnly();
    const main = await site.instantiate('start.wasm');
    await sleep(120);
    equal(site.notes, []);
    site.loader.__wasm_split_set_main(main);
    equal(await site.noted(1), [[5, 1]]);
    equal(main.run(8), 80);
  },

  async 'a main that is never handed over: false when it is'({ openOnly, printed }) {
    const site = await openOnly();
    site.loader.configure({ timeout: 1000 });
    const main = await site.instantiate('start.wasm');
    await until(() => printed.some(line => line.includes('not handed over')));
    equal(site.notes, []);
    site.loader.__wasm_split_set_main(main);
    equal(await site.noted(1), [[5, 0]]);
    site.loader.configure({ timeout: LONG });
    await site.loader.__wasm_split_load_a(PLAIN, 6);
    equal(site.notes, [[5, 0], [6, 1]]);
  },

  async 'main is found by the function that dx leaves in the global object'({ openOnly }) {
    const site = await openOnly();
    const main = await site.instantiate();
    let asked = 0;
    globalThis.__wasm_split_main_initSync = () => {
      if (asked++ < 2) throw new TypeError('not yet');
      return main;
    };
    main.load_a(PLAIN, 1);
    equal(await site.noted(1), [[1, 1]]);
    equal([main.run(8), asked], [80, 3]);
  },

  async 'main is found by importing its JS'({ openOnly }) {
    const site = await openOnly({ jsFileName: 'glue.js' });
    const main = await site.instantiate();
    main.load_a(PLAIN, 1);
    await sleep(120);
    equal(site.notes, []);
    globalThis.__glue_main = main;
    equal(await site.noted(1), [[1, 1]]);
    equal(main.run(8), 80);
  },

  async 'a new instance of main starts with nothing loaded, and fetches nothing again'({ open }) {
    const site = await open();
    site.main.load_a(PLAIN, 1);
    await site.noted(1);
    const old = site.main;
    const count = await counting(async () => {
      await site.start();
      equal(site.loader.__wasm_split_set_main(site.main) === site.main, true);
      site.main.load_a(PLAIN, 2);
      await site.noted(2);
    });
    equal(site.notes, [[1, 1], [2, 1]]);
    equal([old.run(8), site.main.run(8), site.main === old], [80, 80, false]);
    equal(count, 2, 'instances:');
    const again = await counting(async () => {
      site.loader.__wasm_split_set_main(site.main);
      await site.loader.__wasm_split_load_a(PLAIN, 3);
    });
    equal(again, 0, 'instances after the same main was handed over again:');
    equal(await site.fetched(), ['chunk_1.wasm', 'module_a.wasm']);
  },

  async 'a main that another takes the place of hears of failure, and the new one of nothing'({ open, printed }) {
    const site = await open();
    await site.rule('module_a.wasm', { hold: true });
    const old = site.loader.__wasm_split_load_a(PLAIN, 1);
    const notes = [];
    site.main = await site.instantiate('main.wasm', notes);
    site.loader.__wasm_split_set_main(site.main);
    equal(await old, false);
    equal(site.notes, [[1, 0]]);
    equal(printed.splice(0).map(line => /cannot load "a": .*replaced/.test(line)), [true]);
    site.main.load_b(PLAIN, 2);
    await until(() => notes.length > 0);
    await site.release('module_a.wasm');
    site.main.load_a(PLAIN, 3);
    await until(() => notes.length > 1);
    await sleep(30);
    equal([site.notes, notes], [[[1, 0]], [[2, 1], [3, 1]]]);
    equal([site.main.run(8), site.main.run(9)], [80, 800]);
    equal(await site.fetched(), ['chunk_1.wasm', 'module_a.wasm', 'module_b.wasm']);
  },

  async 'two mains at once are each answered in their own memory'({ openOnly }) {
    const site = await openOnly();
    await site.rule('module_a.wasm', { hold: true });
    const one = await site.instance();
    const two = await site.instance();
    site.loader.__wasm_split_set_main(two.main);
    site.loader.__wasm_split_set_main(one.main);
    one.main.load_a(PLAIN, 1);
    two.main.load_a(PLAIN, 2);
    two.main.load_b(PLAIN, 3);
    await until(() => two.notes.length > 0);
    await site.release('module_a.wasm');
    await until(() => one.notes.length > 0 && two.notes.length > 1);
    equal([one.notes, two.notes], [[[1, 1]], [[3, 1], [2, 1]]]);
    equal([one.main.run(8), two.main.run(8), two.main.run(9)], [80, 80, 800]);
    await two.loads[4](PLAIN, 4);
    await one.loads[3](PLAIN, 5);
    equal([one.notes[1], two.notes[2]], [[5, 1], [4, 1]]);
    equal(await site.fetched(), ['chunk_1.wasm', 'chunk_2.wasm', 'module_a.wasm', 'module_b.wasm']);
  },

  async 'a start function that loads is answered in its own memory'({ openOnly }) {
    const site = await openOnly();
    const one = await site.instance('start.wasm');
    const two = await site.instance('start.wasm');
    site.loader.__wasm_split_set_main(two.main);
    await until(() => two.notes.length > 0);
    await sleep(120);
    equal([one.notes, two.notes], [[], [[5, 1]]]);
    site.loader.__wasm_split_set_main(one.main);
    await until(() => one.notes.length > 0);
    equal([one.notes, two.notes], [[[5, 1]], [[5, 1]]]);
    equal([one.main.run(8), two.main.run(8)], [80, 80]);
  },

  // Its own JS works on the new one's memory: it cannot be called.
  async 'a load of a main whose JS has a new one ends in a message'({ openOnly, printed }) {
    const site = await openOnly();
    await site.rule('module_a.wasm', { hold: true });
    const old = await site.instance();
    site.loader.__wasm_split_set_main(old.main, undefined);
    const load = old.loads[0](PLAIN, 1);
    const told = site.told();
    const { main, notes } = await site.instance();
    site.loader.__wasm_split_set_main(main, old.main);
    equal(await load, false);
    equal(await old.loads[1](PLAIN, 2), false);
    equal(printed.map(line => /cannot load "[ab]": .*replaced/.test(line)), [true, true]);
    if (globalThis.dispatchEvent) equal(told(), [['a', false], ['b', false]]);
    await site.release('module_a.wasm');
    main.load_a(PLAIN, 3);
    await until(() => notes.length > 0);
    equal([old.notes, notes, main.run(8)], [[], [[3, 1]], 80]);
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

  async 'preload tells failure, and a load after it tries again'({ open, printed }) {
    const site = await open();
    await site.rule('chunk_1.wasm', { status: 503 });
    equal(await site.loader.preload('a'), false);
    equal(await site.loader.preload('nowhere'), false);
    equal(printed.map(line => /cannot preload "(\w+)"/.exec(line)[1]), ['a', 'nowhere']);
    equal(printed[1].includes('no such module'), true, printed[1]);
    site.main.load_a(PLAIN, 1);
    equal(await site.noted(1), [[1, 1]]);
  },

  async 'prefetch preloads later'({ open }) {
    const site = await open();
    const done = site.loader.prefetch('a');
    equal(await site.fetched(), []);
    equal(await done, true);
    equal(await site.fetched(), ['chunk_1.wasm', 'module_a.wasm']);
  },

  async 'each attempt is measured and told'({ open }) {
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
