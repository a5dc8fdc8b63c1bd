// The loader of a Dioxus program by itself: the Rust side of this crate gives up after a failure,
// the loader must not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { BROKEN, SOUND } from './callbacks.mjs';
import { open } from './browser.mjs';
import { check, difference } from './report.mjs';
import { loadNumbers, needs } from './split.mjs';

// The server has the proofs under /proof and the program under /app, whose page is there when
// `ready` is. That page must not load the modules whose names begin with `early`.
export async function checkLoader(name, dir, manifest, browser, server, ready, early) {
  const loader = readFileSync(join(dir, '__wasm_split.js'), 'utf8');
  const entry = module => loadNumbers(loader).get(module);
  const chosen = manifest.modules.map(m => m.name)
    .filter(n => needs(manifest, n).length && /^\w+$/.test(n) && !n.startsWith(early)).slice(0, 3);
  const evaluate = async (scenario, args) => {
    const page = await open(browser, server.url + '/');
    await page.waitForSelector(ready);
    const result = await page.evaluate(async ([js, scenario, args]) => {
      const [program, calls] = await Promise.all([import(`/app/${js}`), import('/proof/lib/callbacks.mjs')]);
      return calls[scenario](program, ...args, { loader: () => import('/app/__wasm_split.js') });
    }, [manifest.js, scenario, args]);
    await page.context().close();
    return result;
  };
  check(`${name}: the loader calls back once, always`, difference(SOUND, await evaluate('sound', chosen.map(entry))));
  const module = chosen.find(n => manifest.modules.find(m => m.name === n).file);
  const { file } = manifest.modules.find(m => m.name === module);
  for (const kind of ['missing', 'reset', 'html', 'wrongWasm']) {
    let times = 1;
    server.fault = f => f === file && times-- > 0 ? kind : null;
    check(`${name}: the loader tries again after ${kind}`, difference(BROKEN, await evaluate('broken', [entry(module)])));
  }
  server.fault = null;
}
