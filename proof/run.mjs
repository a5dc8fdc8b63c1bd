// run.mjs [but] [gallery] [page] [bundlers] [types] [storefront] [redeploy] [dioxus] [leptos] [bigapp] [ownapp] [optimized] [inputs]:
// all proofs, those named, or all but those named. Built by run.sh.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';

import { proveBigapp } from './bigapp/proof.mjs';
import { proveBundledOwnapp } from './bundlers/ownapp.mjs';
import { proveBundlers } from './bundlers/proof.mjs';
import { proveDioxus, proveLeptos } from './frameworks/proof.mjs';
import { proveSite, proveVariant } from './gallery/proof.mjs';
import { proveInputs } from './inputs/proof.mjs';
import { launch } from './lib/browser.mjs';
import { conclude, part } from './lib/report.mjs';
import { PROOF, ROOT } from './lib/split.mjs';
import { proveOwnapp } from './ownapp/proof.mjs';
import { provePages } from './page/proof.mjs';
import { proveRedeploy } from './redeploy/proof.mjs';
import { proveStorefront } from './storefront/proof.mjs';
import { proveTypes } from './types/proof.mjs';

// The same program is compiled a hundred times: validated as always, but not optimized.
setFlagsFromString('--wasm-lazy-compilation');
setFlagsFromString('--liftoff-only');

const BUILT = join(PROOF, 'target');
const named = process.argv.slice(2);
const others = named.length === 0 || named[0] === 'but';
const wanted = name => named.includes(name) !== others;

const work = await mkdtemp(join(tmpdir(), 'wasm-split-proof-'));
const browser = await launch();
try {
  if (wanted('gallery')) {
    await part('gallery', () => proveSite(browser, work));
    for (const variant of ['fat', 'thin', 'off']) {
      const name = `gallery-${variant}`;
      await part(name, () => proveVariant(browser, work, name, join(BUILT, name)));
    }
  }
  if (wanted('page')) await part('page', () => provePages(browser, work));
  if (wanted('bundlers')) {
    await part('bundlers', () => proveBundlers(browser, work));
    await part('bundlers: ownapp', () => proveBundledOwnapp(browser, work, join(BUILT, 'ownapp-abort')));
  }
  if (wanted('types')) await part('types', () => proveTypes(work));
  if (wanted('dioxus')) await part('dioxus', () => proveDioxus(browser, work, join(BUILT, 'dioxus')));
  if (wanted('leptos')) await part('leptos', () => proveLeptos(browser, work, join(BUILT, 'leptos')));
  if (wanted('storefront')) await part('storefront', () => proveStorefront(browser, work, join(BUILT, 'storefront')));
  if (wanted('redeploy')) await part('redeploy', () => proveRedeploy(browser, work));
  if (wanted('bigapp')) {
    const folder = process.env.BIGAPP ?? join(BUILT, 'bigapp');
    await part('bigapp', () => proveBigapp(browser, work, folder));
  }
  if (wanted('ownapp')) {
    await part('ownapp', () => proveOwnapp(browser, work, BUILT));
  }
  if (wanted('optimized')) {
    const how = { optimized: true };
    await part('gallery, optimized', () =>
      proveVariant(browser, work, 'gallery-optimized', join(BUILT, 'gallery-fat'), how));
    const folder = process.env.BIGAPP ?? join(BUILT, 'bigapp');
    await part('bigapp, optimized', () => proveBigapp(browser, work, folder, how));
  }
  const inputs = resolve(process.env.WASM_SPLIT_INPUTS ?? join(ROOT, '../shared/inputs'));
  if (wanted('inputs') && existsSync(join(inputs, 'check.mjs'))) {
    await part('inputs', () => proveInputs(browser, work, inputs));
  }
} finally {
  await browser.close();
  await rm(work, { recursive: true });
}
process.exitCode = conclude();
