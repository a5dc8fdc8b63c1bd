// Requests that fail, stall or have a timeout.
import { PLAIN, LONG, counting } from './calls.mjs';
import { equal, sleep, until } from './harness.mjs';

export const requests = {
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

  async 'a retry bypasses the HTTP cache'({ open }) {
    const site = await open();
    await site.rule('module_a.wasm', { wrong: true });
    site.main.load_a(PLAIN, 1);
    await site.noted(1);
    site.main.load_a(PLAIN, 2);
    equal(await site.noted(2), [[1, 0], [2, 1]]);
    const asked = (await site.log()).filter(([file]) => file === 'module_a.wasm');
    equal(asked.map(([, header]) => header), ['', 'no-cache']);
  },

  async 'all waiting callers are told of a failure, and of the success after it'({ open }) {
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

  async 'if a chunk fails while its module arrives, only the chunk is fetched again'({ open }) {
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

  async 'if a module fails while its chunk arrives, the chunk is not instantiated again'({ open }) {
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

  async 'callers of a stalled request get false, and the next load sends a new one'({ open, printed }) {
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

  async 'a slow load continues after its callers got false, and succeeds'({ open, printed }) {
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

  async 'another request is sent beside a slow one, and the first to succeed wins'({ open }) {
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

  async 'if one of two requests fails, the other goes on'({ open, printed }) {
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

  async 'files are checked without a secure context too, with the same messages'({ open, printed }) {
    const own = Object.getOwnPropertyDescriptor(globalThis, 'crypto');
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
      if (own) Object.defineProperty(globalThis, 'crypto', own);
    }
  },

  async 'the reason is reported before the program is called back'({ openOnly, printed }) {
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
    // The last event is that of the attempt.
    await until(() => order.length === 5);
    globalThis.removeEventListener('wasm-split:load', listener);
    equal(order[0][2].includes('503 Service Unavailable'), true, order[0][2]);
    equal([order[0][0], order[0][1], order[0][3], order[1]], [false, 'a', 1, [1, 0]]);
    equal(order[2], [false, 'a', 'Error: "a" is still loading after 300 ms', 2]);
    equal(order[3], [2, 0]);
  },

  async 'without a timeout a load waits as long as it takes'({ open }) {
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
};
