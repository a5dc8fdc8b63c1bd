// Runs the scenarios in whatever environment it is imported in: Node, a window, a worker.
import { scenarios } from './scenarios.mjs';

// Main's loads in the order of their numbers.
const ENTRIES = ['__wasm_split_load_a', '__wasm_split_load_b', '__wasm_split_load_c',
  '__wasm_split_load_d', 'load größe-"e"'];

export function equal(actual, expected, what = '') {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what} expected ${b}, but is ${a}`);
}

export async function until(condition, what = String(condition)) {
  const end = Date.now() + 20000;
  while (!await condition()) {
    if (Date.now() > end) throw new Error('waited in vain for: ' + what);
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

export const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));

// A site of the test program with main instantiated against its loader.
class Site {
  notes = []; // [data, ok] of each callback

  static async open(env, changes) {
    const site = new Site();
    site.env = env;
    site.path = await site.#post('/site', changes);
    site.loader = await import(env.origin + site.path + '__wasm_split.js');
    return site;
  }

  async #post(path, body = {}) {
    const response = await fetch(this.env.origin + path,
      { method: 'POST', body: JSON.stringify(body) });
    return response.json();
  }

  // Makes an instance of main, without handing it over.
  async instantiate(file = 'main.wasm', notes = this.notes, loads = this.loader) {
    const bytes = await (await fetch(this.env.origin + this.path + file)).arrayBuffer();
    const note = (data, ok) => notes.push([data, ok]);
    const imports = { './__wasm_split.js': loads, env: { note } };
    return (await WebAssembly.instantiate(bytes, imports)).instance.exports;
  }

  // The same with loads of its own, as wasm-bindgen's rewritten JS makes them.
  async instance(file) {
    const notes = [];
    const loads = this.loader.__wasm_split_loads();
    const named = Object.fromEntries(ENTRIES.map((name, i) => [name, loads[i]]));
    return { main: await this.instantiate(file, notes, named), notes, loads };
  }

  async start() {
    this.main = await this.instantiate();
    this.loader.__wasm_split_set_main(this.main);
    return this;
  }

  // Collects the details of events from now on; the returned function ends it.
  told() {
    const told = [];
    const listener = ({ detail }) => told.push([detail.name, detail.ok]);
    globalThis.addEventListener?.('wasm-split:load', listener);
    return () => {
      globalThis.removeEventListener?.('wasm-split:load', listener);
      return told;
    };
  }

  rule(file, ...rules) {
    return this.#post('/rule' + this.path.slice(2) + file, rules);
  }

  release(file) {
    return this.#post('/release' + this.path.slice(2) + file);
  }

  // Requests for files of modules and chunks, in order.
  async log() {
    const site = this.path.split('/')[2];
    const log = await (await fetch(`${this.env.origin}/log/${site}`)).json();
    return log.filter(([file]) => /^(module|chunk)/.test(file));
  }

  // The GET requests for one of these files.
  async of(name) {
    return (await this.log()).filter(([file, , , method]) => file === name && method === 'GET');
  }

  // Size of a file, requested by another path so that neither the log nor a cache knows of it.
  async bytes(file) {
    return (await (await fetch(`${this.env.origin}/size/${file}`)).arrayBuffer()).byteLength;
  }

  async fetched() {
    return (await this.log()).map(([file]) => file).sort();
  }

  async noted(count) {
    await until(() => this.notes.length >= count, `${count} callbacks`);
    return this.notes;
  }
}

export async function runAll(env) {
  const results = [];
  for (const [name, scenario] of Object.entries(scenarios)) {
    const printed = [];
    const real = { error: console.error, warn: console.warn };
    console.error = (...args) => printed.push(args.join(' '));
    console.warn = console.error;
    try {
      await scenario({
        open: async changes => (await Site.open(env, changes)).start(),
        openOnly: changes => Site.open(env, changes),
        printed,
        uncaught: env.uncaught,
      });
      results.push({ name, ok: true });
    } catch (e) {
      results.push({ name, ok: false, error: `${e.stack ?? e}\nprinted: ${printed.join('\n')}` });
    } finally {
      Object.assign(console, real);
      delete globalThis.__wasm_split_main_initSync;
      delete globalThis.__glue_main;
      delete globalThis.__wasm_split_early;
    }
  }
  return results;
}
