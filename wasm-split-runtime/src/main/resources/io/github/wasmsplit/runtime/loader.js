// Template of __wasm_split.js, the module that fetches the parts of a split program.
//
// The generator puts the build's constants in place of the line "@constants" and appends one export
// for each loader import of main. It drops the lines that hold only a comment, indentation, spaces
// beside punctuation, semicolons and lines' ends where they are not needed. So no literal here spans
// lines, a string has no quote inside, regular expressions begin with ^ and end with $ and a flag, and a
// statement ends in a semicolon or a brace. What an AudioWorklet lacks (URL, fetch, timers, performance) is used
// in functions only, so that a program starts there.
//
//   MAIN_ID       id that main must have, 16 hex digits
//   MAIN_ID_EXPORT
//                 name of the i64 global in which main exports it
//   SELF          name under which main exports one of its loader imports
//   TABLE         name under which main exports the function table
//   MODULE        module name of the outputs' imports
//   JS            specifier of wasm-bindgen's JS, '' if there is none
//   UNITS         [() => url, SHA-256 in base64 without padding, bytes, ...dependencies] of each module's and
//                 chunk's file
//   MODULES       [name as the author wrote it, ...units to instantiate] of each module; no name where
//                 loadsOf() finds it
//
// Behind the line "@names" stands what is needed only where loads are imported by name: by JS that was not
// rewritten, or by a snippet. Elsewhere the modules of the loads follow as the array `loads`.

// @constants

// Milliseconds after which a caller of a load hears false while the load goes on, and a request is given up of
// which no byte came; 0: never.
let timeout = 60000;

// Changes settings: `configure({ timeout: 10000 })`.
export function configure(options) {
  timeout = options.timeout ?? timeout;
}

const later = (then, times = 1) =>
  timeout > 0 && timeout * times < 2 ** 31 && globalThis.setTimeout?.(then, timeout * times);

const now = () => (globalThis.performance ?? Date).now();

// A main instance and what has been instantiated against it. Names of exports are unique over main
// and all outputs, so that one flat namespace serves the imports of each of them.
class State {
  ns = { __proto__: null };
  units = [];
  loads = [];
  handed = new Promise(resolve => { this.resolve = resolve; });
  replaced = new Promise((_, reject) => { this.reject = reject; });

  // Another main has taken its place.
  end() {
    this.over = true;
    this.replaced.catch(() => 0);
    this.reject(new Error('a new instance of main has replaced the one that asked'));
  }
}

// The state of each main by its exports.
const states = new WeakMap();
// That of the newest main: who calls the loader's own functions means it. A main whose JS was not rewritten
// does so, and takes the place of the one before it.
let newest;
// Set while a main is asked for its state.
let asked;

// The answer to a request that the page began before this file was there, undefined if there is none. It is
// taken once: who asks again sends a request.
function begun(url) {
  const early = globalThis.__wasm_split_early;
  const answer = early?.[url.href];
  if (answer) delete early[url.href];
  return answer;
}

// The same, or what `get` fetches if that request fails: not from the HTTP cache, which may hold the bad answer.
const taken = (answer, get) => answer?.then(found => found.ok ? found : get(), get);

// What wasm-bindgen's JS takes main from.
export const __wasm_split_main = url => taken(begun(url), () => fetch(url, { cache: 'reload' })) ?? url;

// A unit that is fetched: the promise of its module, and the requests for it that run.
class Unit {
  running = new Set();
  module = new Promise((resolve, reject) => { this.resolve = resolve; this.reject = reject; });
}

// They outlive a main instance.
const compiled = [];
// Cache modes of the fetches of units. Any but the first passes by the HTTP cache, which may hold a bad answer
// or wait for the request before.
const modes = [];

// What was asked for goes on for all who ask; one that failed is forgotten when it has settled.
const share = (promises, key, start) => promises[key] ??= start().catch(e => {
  delete promises[key];
  throw e;
});

// Gives a new instance of main its loads, by number. An instance gets its own, so that it is answered in its own
// memory however many there are; which are whose is found out at the hand-over.
export function __wasm_split_loads() {
  const s = new State();
  s.own = true;
  return Object.values(loads).map(m => load(m, s));
}

// Takes main's exports and gives them back. wasm-bindgen's JS calls it right after the
// instantiation, with the exports of the instance whose place the new one takes in it, if any.
export function __wasm_split_set_main(exports, previous) {
  if (exports && !states.has(exports)) {
    asked = {};
    exports[SELF]?.(0, 0);
    let s = asked.state;
    asked = 0;
    if (!s && newest?.main) {
      if (!newest.own) newest.end();
      newest = 0;
    }
    s ??= newest ||= new State();
    if (!newest || newest.main) newest = s;
    s.main = exports;
    states.set(exports, s);
    Object.assign(s.ns, exports);
    s.resolve();
  }
  if (previous !== exports) states.get(previous)?.end();
  return exports;
}

// A unit's module. Who asks after somebody who waited for the last request has heard false sends another one beside
// it: the first that ends well serves all, and the unit has failed when none runs. Two are enough where bytes can be
// seen to come: one that stalls is given up then.
const compile = (i, low) => {
  const unit = compiled[i] ??= new Unit();
  const [one, two] = unit.running;
  if (!unit.done && (two ?? one)?.late !== false && !(two && globalThis.crypto?.subtle)) {
    if (two) {
      unit.running.delete(one);
      one.abort('another request was sent');
    }
    request(unit, i, low);
  }
  return unit.module;
};

async function request(unit, i, low) {
  const controller = globalThis.AbortController && new AbortController();
  const r = { late: false, abort: why => controller?.abort(new Error(why)) };
  unit.running.add(r);
  try {
    unit.resolve(await fetchUnit(i, low, controller?.signal, r));
    unit.done = true;
  } catch (e) {
    if (unit.running.delete(r) && !unit.running.size && !unit.done) {
      delete compiled[i];
      unit.reject(e);
    }
  }
  if (unit.done) unit.running.forEach(other => other.abort('another request was faster'));
}

const OTHER = 'not the file of this build';

async function fetchUnit(i, priority, signal, r) {
  const [place, digest] = UNITS[i];
  if (!globalThis.fetch || !globalThis.URL) {
    throw new Error('nothing can be fetched in this scope (an AudioWorklet?): load before, in another one');
  }
  const url = place();
  // Node's fetch has no file: URLs.
  if (url.protocol === 'file:' && globalThis.process?.versions?.node) {
    return WebAssembly.compile(await readUnit(url, digest));
  }
  const cache = modes[i];
  modes[i] = 'reload';
  // With the option `integrity` nobody sees bytes come, nor status and type of a wrong answer: it is for pages
  // without a secure context, which cannot check.
  const subtle = globalThis.crypto?.subtle;
  const integrity = subtle ? '' : `sha256-${digest}=`;
  let timer;
  const seen = () => {
    clearTimeout(timer);
    const ms = timeout;
    timer = later(() => r.abort(`no byte came for ${ms} ms`), subtle ? 1 : 10);
  };
  let about = '';
  const look = answer => `${answer.status} ${answer.statusText} ${answer.headers.get('Content-Type')}`;
  try {
    seen();
    const get = cache => fetch(url, { integrity, priority, cache, signal });
    // What cannot be checked here is not taken.
    const early = subtle && !cache ? begun(url) : undefined;
    signal?.addEventListener('abort', () => early?.abort?.(signal.reason));
    const response = await (taken(early, () => get('reload')) ?? get(cache));
    seen();
    about = look(response);
    if (!response.ok) throw new Error(OTHER);
    const type = response.headers.get('Content-Type');
    // The streaming function refuses all but the exact type.
    const isWasm = /^\s*application\/wasm\s*$/i.test(type);
    const streamed = isWasm && WebAssembly.compileStreaming?.(response.clone()).catch(() => 0);
    const bytes = await readAll(response.body.getReader(), seen);
    const hash = subtle && new Uint8Array(await subtle.digest('SHA-256', bytes));
    if (hash && btoa(String.fromCharCode(...hash)) !== digest + '=') {
      throw new Error(OTHER);
    }
    if (!isWasm) console.warn(`wasm-split: ${url} has type ${type}, not application/wasm: that is slower`);
    return await streamed || await WebAssembly.compile(bytes);
  } catch (cause) {
    if (!about && !subtle) about = await fetch(url, { method: 'HEAD', signal }).then(look, () => '');
    throw new Error(`cannot fetch ${url}: ${about && about + ', '}${cause.message}`, { cause });
  } finally {
    clearTimeout(timer);
  }
}

async function readAll(reader, seen) {
  const parts = [];
  for (let part; part = await reader.read(), !part.done;) {
    seen();
    parts.push(part.value);
  }
  return new Blob(parts).arrayBuffer();
}

// Bundlers leave alone what is imported by it.
const importAsIs = specifier => import(/* webpackIgnore: true */ /* @vite-ignore */ specifier);

async function readUnit(url, digest) {
  const bytes = await (await importAsIs('node:fs/promises')).readFile(url);
  const hash = (await importAsIs('node:crypto')).createHash('sha256').update(bytes).digest('base64');
  if (digest + '=' !== hash) throw new Error(`${url}: ${OTHER}`);
  return bytes;
}

// Fetches of a unit and its dependencies run side by side, instantiations after each other.
const instantiate = (s, i) => share(s.units, i, async () => {
  const module = compile(i);
  await Promise.all([ready(s), module, ...depsOf(i).map(d => instantiate(s, d))]);
  const instance = await WebAssembly.instantiate(await module, { [MODULE]: s.ns });
  Object.assign(s.ns, instance.exports);
});

const depsOf = i => UNITS[i].slice(3);

// Resolves when main is there and the one that the units were made for.
const ready = s => share(s, 'ready', async () => {
  await findMain(s);
  const id = s.main[MAIN_ID_EXPORT]?.value;
  const found = typeof id === 'bigint'
    ? BigInt.asUintN(64, id).toString(16).padStart(16, '0') : 'none';
  if (found !== MAIN_ID) {
    throw new Error(`main is of another build (${found}) than its loader (${MAIN_ID}): `
      + 'reload the page; serve main, its JS and the loader with Cache-Control: no-cache');
  }
});

// Main is handed over, except by JS that was not rewritten: then its initSync() gives the exports.
// A start function may load before the hand-over: so it is waited for.
async function findMain(s) {
  const take = init => {
    try {
      __wasm_split_set_main(init());
    } catch {
      // Not instantiated yet.
    }
    return s.main;
  };
  const end = Date.now() + (timeout || Infinity);
  for (let js; !s.main && !take(!s.own && globalThis.__wasm_split_main_initSync);) {
    await Promise.race([s.handed, new Promise(resolve => globalThis.setTimeout?.(resolve, 50))]);
    if (s.main) return;
    js ??= JS && !s.own && await importAsIs(JS).catch(() => 0);
    if (!take(js?.initSync) && Date.now() > end) throw new Error('main was not handed over');
  }
}

function closure(units, all = new Set()) {
  for (const i of units) if (!all.has(i)) closure(depsOf(i), all.add(i));
  return [...all];
}

const attempt = (s, m) => share(s.loads, m, async () => {
  const [name, ...units] = MODULES[m];
  const start = now();
  let bytes = 0;
  for (const i of closure(units)) if (!compiled[i]) bytes += UNITS[i][2];
  let error;
  try {
    // A stale page fetches nothing.
    if (s.main) await ready(s);
    if (s.over) await s.replaced;
    await Promise.race([s.replaced, Promise.all([ready(s), ...units.map(i => instantiate(s, i))])]);
  } catch (e) {
    console.error(`wasm-split: cannot load "${name}":`, e);
    throw error = e;
  } finally {
    const end = now();
    const detail = { name, ok: !error, ms: end - start, bytes };
    tell({ ...detail, error });
    try {
      performance.measure('wasm-split:' + name, { start, end, detail });
    } catch {
      // An older engine lacks it.
    }
  }
});

// Before the callback: a program that cannot do without the module ends in it.
function tell(detail) {
  try {
    globalThis.dispatchEvent?.(new CustomEvent('wasm-split:load', { detail }));
  } catch {
    // An older engine lacks it.
  }
}

const load = (m, own) => async (callback, data) => {
  if (asked) {
    asked.state = own;
    return;
  }
  const s = own ?? (newest ||= new State());
  const start = now();
  const [name, ...units] = MODULES[m];
  let timer;
  const late = new Promise(resolve => {
    timer = later(() => {
      for (const i of closure(units)) compiled[i]?.running.forEach(r => { r.late = true; });
      const error = new Error(`"${name}" is still loading after ${timeout} ms`);
      console.warn('wasm-split:', error.message);
      tell({ name, ok: false, ms: now() - start, bytes: 0, error });
      resolve(false);
    });
  });
  // What stalls is asked for again.
  for (const i of closure(units)) if (compiled[i]) compile(i);
  const ok = await Promise.race([late, attempt(s, m).then(() => true, () => false)]);
  if (timer) clearTimeout(timer);
  await s.handed;
  call(s, callback >>> 0, data, ok);
  return ok;
};

function call(s, slot, data, ok) {
  // What it calls would work on the new instance's memory: their JS has one variable for both.
  if (s.over && s.own) return;
  try {
    const tables = [s.main[TABLE], s.main.__indirect_function_table];
    tables.find(t => t?.get).get(slot)(data, +ok);
  } catch (e) {
    // The program's exception, not the loader's.
    if (globalThis.queueMicrotask) queueMicrotask(() => { throw e; });
    else console.error(e);
  }
}

// Fetches and compiles all that the module needs, and instantiates nothing: its first load is quick
// then. Resolves to whether that worked, never rejects. The fetches' priority is `low` or the usual.
const ahead = low => async name => {
  try {
    const found = MODULES.find(m => m[0] === name);
    if (!found) throw new Error('no such module');
    await Promise.all(closure(found.slice(1)).map(i => compile(i, low)));
    return true;
  } catch (e) {
    console.error(`wasm-split: cannot preload "${name}":`, e);
    return false;
  }
};

// Takes a name only: `names.map(preload)` gives it more.
export const preload = ahead();

// Preloads with low priority when the page is idle, unless the user saves data.
export async function prefetch(name) {
  if (globalThis.navigator?.connection?.saveData) return false;
  await new Promise(resolve => (globalThis.requestIdleCallback ?? globalThis.setTimeout ?? (f => f()))(resolve));
  return ahead('low')(name);
}

// @names
// Only where something imports loads by name, see below.

// Gives the keys of the pattern of exports, one after the other, the loads of the modules in `all`. Keys
// are long and hold their modules' names, so that these need not be written again. The pattern ends in
// `...loads`, which gets `all` itself. Because of it no bundler takes a key out that nobody uses, which would
// shift the others.
const loadsOf = (all, n = 0) => new Proxy(all, {
  get(_, key) {
    if (key in all) return all[key];
    const m = all[n++];
    MODULES[m][0] ??= key.replace(/^__wasm_split_load_|_[0-9a-f]{32}_.*$/g, '');
    return load(m);
  },
});
