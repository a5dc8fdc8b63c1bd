// How the loader finds main, and several mains on one page.
import { PLAIN, LONG, counting } from './calls.mjs';
import { equal, sleep, until } from './harness.mjs';

export const instances = {
  async 'a load before the hand-over waits for it'({ openOnly }) {
    const site = await openOnly();
    const main = await site.instantiate('start.wasm');
    await sleep(120);
    equal(site.notes, []);
    site.loader.__wasm_split_set_main(main);
    equal(await site.noted(1), [[5, 1]]);
    equal(main.run(8), 80);
  },

  async 'a load of a main that is handed over too late fails, and a later one works'({ openOnly, printed }) {
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

  async 'a replaced main is told of failure, and the new one of nothing'({ open, printed }) {
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

  // Its JS works on the memory of the new one, so it cannot be called back.
  async 'a load of a main whose JS has a new main ends in a message'({ openOnly, printed }) {
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
};
