// The examples of frameworks as visitors see them, beside the same programs unsplit.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { nameAssets } from './assets.mjs';
import { open } from '../lib/browser.mjs';
import { COOKBOOK } from './cookbook.mjs';
import { DESK } from './desk.mjs';
import { checkLoader } from '../lib/loader-calls.mjs';
import { checkOutputs, checkSum } from '../lib/outputs.mjs';
import { check, difference, part } from '../lib/report.mjs';
import { serve } from '../lib/server.mjs';
import { PROOF, ROOT, needs, partsOf, split } from '../lib/split.mjs';
import { take, walk } from './tour.mjs';
import { makeUnsplit } from '../lib/unsplit.mjs';


const duplicates = list => list.filter((x, i) => list.indexOf(x) !== i);

// The files that each step of a tour is the first to need.
function foresee(manifest, { needs: opened, steps: names }, steps) {
  const seen = new Set();
  return [opened, ...names.map(name => steps[name].needs)].map(modules => {
    const wanted = modules.flatMap(begin => {
      const found = manifest.modules.filter(m => m.name.toLowerCase().startsWith(begin.toLowerCase()));
      if (found.length !== 1) throw new Error(`${found.length} modules begin with ${begin}`);
      return needs(manifest, found[0].name);
    });
    return wanted.filter(f => !seen.has(f) && seen.add(f)).sort().join(' ');
  });
}

async function checkTour({ browser, servers, manifest, program: { name, steps } }, tour) {
  const expected = await walk(browser, servers.unsplit, tour, steps);
  const actual = await walk(browser, servers.split, tour, steps);
  const what = `${name}: ${tour.path} ${tour.steps.join(', ')}`;
  check(`${what}: equal to the unsplit program`, difference(expected.lines, actual.lines));
  check(`${what}: no complaints, nothing fetched twice`,
    [...expected.complaints, ...actual.complaints, ...duplicates(actual.fetched)].join('; '));
  check(`${what}: each step fetches the files that the manifest names`,
    difference(foresee(manifest, tour, steps), actual.loads));
}

// Every file that a step needs is missing once. The page says so; after the steps of `then` it
// shows what the unsplit program does after the tour `like`, and complains no more.
async function checkFailure({ browser, servers, manifest, program: { name, steps } }, failure) {
  const { tour, step, reload, then, like = { ...tour, steps: [...tour.steps, step] } } = failure;
  const whole = await walk(browser, servers.unsplit, like, steps);
  const expected = whole.lines.at(-1).replace(/^.*?: /, '');
  const module = manifest.modules.find(m => m.name.startsWith(steps[step].needs.at(-1)));
  for (const file of needs(manifest, module.name)) {
    const what = `${name}: ${step} when ${file.replace(/\..*/, '')} was missing at the first try`;
    servers.split.fetched.length = 0;
    const page = await open(browser, servers.split.url + tour.path);
    try {
      for (const before of [tour, ...tour.steps.map(s => steps[s])]) await take(page, before);
      if (servers.split.fetched.includes(file)) continue;
      let times = 1;
      servers.split.fault = f => f === file && times-- > 0 ? 'missing' : null;
      await take(page, { click: steps[step].click, sees: [] });
      const heard = await page.waitForSelector('#notice:not([hidden])').catch(() => null);
      check(`${what}: the page says so`, !heard && 'it says nothing');
      const said = page.complaints.splice(0).join('\n');
      check(`${what}: the console names the file`, !said.includes(file) && said);
      if (reload) await page.reload();
      let line;
      for (const next of then) line = await take(page, next.sees ? next : steps[next]);
      check(`${what}: works at the second`, difference([expected], [line]) ?? page.complaints.join('; '));
    } finally {
      servers.split.fault = null;
      await page.context().close();
    }
  }
}

// The site that `mvn package` left in the example's folder is the one that was split here.
function checkSite(name, dir, manifest) {
  const site = join(ROOT, 'examples', name, 'target/site');
  const files = ['__wasm_split.js', manifest.main.file, ...partsOf(manifest)];
  const other = files.filter(f => !readFileSync(join(dir, f)).equals(read(join(site, 'app', f))));
  const missing = readdirSync(page(name)).filter(f => !existsSync(join(site, f)));
  check(`${name}: mvn package made a site of the same files`, [...other, ...missing].join(' '));
}

const read = file => existsSync(file) ? readFileSync(file) : Buffer.alloc(0);

const page = name => join(ROOT, 'examples', name, 'web');

async function serveBoth(dirs, name, assets) {
  const servers = {};
  for (const [kind, dir] of Object.entries(dirs)) {
    servers[kind] = await serve({ '/': page(name), '/app': dir, '/assets': assets, '/proof': PROOF });
    servers[kind].index = readFileSync(join(page(name), 'index.html'));
  }
  return servers;
}

async function prove(name, browser, work, program, built) {
  const dirs = { split: join(work, name, 'split'), unsplit: join(work, name, 'unsplit') };
  const { options, change, early, ready } = program;
  const inputs = { bindgened: join(built, `${program.program}_bg.wasm`), js: join(built, `${program.program}.js`) };
  await mkdir(join(work, name), { recursive: true });
  const { manifest } = split({ ...inputs, original: join(built, 'original.wasm'), out: dirs.split, options });
  await makeUnsplit({ ...inputs, out: dirs.unsplit, change });
  checkOutputs(name, dirs.split, manifest);
  checkSum(name, dirs.split, manifest, inputs.bindgened);
  checkSite(name, dirs.split, manifest);
  const servers = await serveBoth(dirs, name, join(ROOT, 'examples', name, 'rust/assets'));
  const context = { browser, servers, manifest, program };
  try {
    for (const tour of program.tours) await part(`${name}: ${tour.path}`, () => checkTour(context, tour));
    for (const failure of program.failures) await part(`${name}: ${failure.step}`, () => checkFailure(context, failure));
    if (early) await checkLoader(name, dirs.split, manifest, browser, servers.split, ready, early);
  } finally {
    await servers.split.close();
    await servers.unsplit.close();
  }
}

// Inputs as dx leaves them, with names in the payloads of asset!(): they survive. With names in
// one input only, they are refused.
async function checkAssets(browser, work, program, built) {
  const folder = join(work, 'dioxus-assets');
  const named = join(folder, 'named');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await cp(built, named, { recursive: true, dereference: true });
  await cp(join(ROOT, 'examples/dioxus/rust/assets/pan.svg'), join(folder, 'assets/pan-dxh1234.svg'));
  const write = file => writeFile(join(named, file), nameAssets(readFileSync(join(named, file)), () => 'pan-dxh1234.svg'));
  const files = { original: join(named, 'original.wasm'), bindgened: join(named, `${program.program}_bg.wasm`),
    js: join(named, `${program.program}.js`), out: join(folder, 'split') };
  await write('original.wasm');
  let refusal = '';
  try {
    split(files);
  } catch (e) {
    refusal = e.message;
  }
  check('dioxus: names of assets in one input only are refused with advice',
    !/assets-differ/.test(refusal) && (refusal || 'it was split'));
  await write(`${program.program}_bg.wasm`);
  split(files);
  const { split: server } = await serveBoth({ split: files.out }, 'dioxus', join(folder, 'assets'));
  try {
    const tab = await open(browser, server.url + '/');
    const width = await tab.waitForFunction(() => document.querySelector('#logo')?.naturalWidth)
      .then(handle => handle.jsonValue(), () => 0);
    const source = await tab.getAttribute('#logo', 'src');
    check('dioxus: names of assets that dx wrote survive',
      (!width || source !== '/assets/pan-dxh1234.svg') && `${source} is ${width} wide`);
    await tab.context().close();
  } finally {
    await server.close();
  }
}

// `built` is the output of cargo and wasm-bindgen.
export async function proveDioxus(browser, work, built) {
  await prove('dioxus', browser, work, COOKBOOK, built);
  await part('dioxus: assets', () => checkAssets(browser, work, COOKBOOK, built));
}

export async function proveLeptos(browser, work, built) {
  await prove('leptos', browser, work, DESK, built);
}
