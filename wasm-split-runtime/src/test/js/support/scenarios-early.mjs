// Requests that a page has begun before the loader was there.
import { PLAIN } from './calls.mjs';
import { equal, until } from './harness.mjs';

const begin = (site, ...files) => {
  const early = {};
  for (const file of files) {
    const url = site.env.origin + site.path + file;
    const controller = new AbortController();
    early[url] = fetch(url, { signal: controller.signal });
    early[url].catch(() => 0);
    early[url].abort = why => controller.abort(why);
  }
  globalThis.__wasm_split_early = early;
};

export const early = {
  async "main comes from the page's request once, then from its URL"({ openOnly }) {
    const site = await openOnly();
    begin(site, 'main.wasm');
    const url = new URL(site.env.origin + site.path + 'main.wasm');
    const { __wasm_split_main } = site.loader;
    const answer = await __wasm_split_main(url);
    equal((await answer.arrayBuffer()).byteLength > 100, true);
    equal(__wasm_split_main(url) === url, true, 'the second time');
    delete globalThis.__wasm_split_early;
    equal(__wasm_split_main(url) === url, true, 'on a page that has begun none');
  },

  async "main is fetched again if the page's request failed"({ openOnly }) {
    const site = await openOnly();
    for (const failure of [{ status: 503 }, { cut: true }]) {
      await site.rule('main.wasm', failure);
      begin(site, 'main.wasm');
      const url = new URL(site.env.origin + site.path + 'main.wasm');
      const answer = await site.loader.__wasm_split_main(url);
      if (failure.status) equal(answer.status, 200);
    }
  },

  // One site for all of it: each keeps a memory, of which a browser has about a hundred.
  async "a module comes from the page's requests, and from another if they are bad"({ open }) {
    const site = await open();
    begin(site, 'module_a.wasm', 'chunk_1.wasm');
    site.main.load_a(PLAIN, 1);
    equal(await site.noted(1), [[1, 1]]);
    equal(site.main.run(8), 80);
    equal(await site.fetched(), ['chunk_1.wasm', 'module_a.wasm']);
    equal(Object.keys(globalThis.__wasm_split_early), []);

    await site.rule('module_b.wasm', { status: 503 });
    begin(site, 'module_b.wasm');
    site.main.load_b(PLAIN, 2);
    equal((await site.noted(2))[1], [2, 1], 'after a failure');
    equal((await site.of('module_b.wasm')).length, 2);

    await site.rule('module_c.wasm', { other: 'module_b.wasm' });
    begin(site, 'module_c.wasm');
    site.main.load_c(PLAIN, 3);
    equal((await site.noted(3))[2], [3, 0], 'a wrong file');
    site.main.load_c(PLAIN, 4);
    equal((await site.noted(4))[3], [4, 1], 'after a wrong file');
  },

  async "a page's request that stalls is given up, and the next load sends another"({ open }) {
    const site = await open();
    await site.rule('module_a.wasm', { hold: true });
    begin(site, 'module_a.wasm');
    await until(async () => (await site.log()).length === 1);
    site.loader.configure({ timeout: 100 });
    site.main.load_a(PLAIN, 1);
    equal(await site.noted(1), [[1, 0]]);
    site.main.load_a(PLAIN, 2);
    equal(await site.noted(2), [[1, 0], [2, 1]]);
    await site.release('module_a.wasm');
  },
};
