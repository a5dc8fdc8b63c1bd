// Serves sites of the test program on the loopback, each under a path of its own, and misbehaves as
// the scenarios tell it to:
//
//   POST /site           body: changes of the model        → path of a new site
//   POST /rule/PATH      body: [rule, …] for the next requests of a file; none left: served well
//   POST /release/PATH   answers the requests that a rule holds back
//   GET  /log/SITE       [[file, cache-control of the request, whether the client gave it up], …]
//   GET  /size/FILE      the file, unlogged
//   GET  /sw/SITE        a service worker that loads module `c` when it gets a message
//   GET  /aw/SITE        an audio worklet's processor `main` that starts main and loads module `a`
//   POST /results        hands the body to `onResults`
//
// A rule has any of: status, type, wrong (no wasm), other (bytes of that file), cut (connection
// lost halfway), hold, slow (milliseconds between parts of a few bytes), stall (half of it, then nothing).
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { generate } from './generate.mjs';
import { model, wasm } from './program.mjs';

const TYPES = { js: 'text/javascript', mjs: 'text/javascript', html: 'text/html',
  wasm: 'application/wasm' };
const CSP = "script-src 'self' 'wasm-unsafe-eval'";

const GLUE = `export function initSync() {
  if (!globalThis.__glue_main) throw new Error('not instantiated');
  return globalThis.__glue_main;
}`;

const serviceWorker = site => `
import * as loader from '/s/${site}/__wasm_split.js';
self.onmessage = async ({ ports: [port] }) => {
  let main;
  const note = (data, ok) => port.postMessage([data, ok, main.run(10)]);
  const bytes = await (await fetch('/s/${site}/main.wasm')).arrayBuffer();
  const imports = { './__wasm_split.js': loader, env: { note } };
  main = (await WebAssembly.instantiate(bytes, imports)).instance.exports;
  loader.__wasm_split_set_main(main);
  main.load_c(1, 5);
};`;

const audioWorklet = site => `
import * as loader from '/s/${site}/__wasm_split.js';
registerProcessor('main', class extends AudioWorkletProcessor {
  constructor({ processorOptions: { bytes } }) {
    super();
    const printed = [];
    console.error = (...args) => printed.push(args.join(' '));
    const loads = loader.__wasm_split_loads();
    const note = (data, ok) => this.port.postMessage([main.m0(), data, ok, ...printed]);
    const named = Object.fromEntries(${JSON.stringify(model().entries)}.map((e, i) => [e.exportName, loads[i]]));
    const imports = { './__wasm_split.js': named, env: { note } };
    const main = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports).exports;
    loader.__wasm_split_set_main(main);
    main.load_a(1, 5);
  }
  process() { return false; }
});`;

export class TestServer {
  #sites = [];
  #rules = new Map();
  #now = new Map(); // rules of the last requests
  #held = new Map();
  onResults = () => {};

  async start() {
    this.server = createServer((request, response) => {
      this.#handle(request, response).catch(e => response.writeHead(500).end(String(e)));
    });
    await new Promise(resolve => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${this.server.address().port}`;
  }

  stop() {
    this.server.closeAllConnections();
    this.server.close();
  }

  async #handle(request, response) {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const [, verb, ...rest] = path.split('/');
    const name = rest.join('/');
    if (request.method === 'POST') {
      return response.end(JSON.stringify(this.#control(verb, name, await json(request))));
    }
    if (verb === 'log') return response.end(JSON.stringify(this.#sites[name].log));
    if (verb === 'sw') return this.#send(response, serviceWorker(name), 'sw.js');
    if (verb === 'aw') return this.#send(response, audioWorklet(name), 'aw.js');
    if (verb === 'size') return this.#send(response, wasm(name), name);
    if (verb === 's') return this.#serve(request, response, name);
    // The page, the worker and the scenarios.
    this.#send(response, readFileSync(new URL(name, import.meta.url)), name);
  }

  #control(verb, name, body) {
    switch (verb) {
      case 'site':
        this.#sites.push({ loader: generate(model(body)), log: [] });
        return `/s/${this.#sites.length - 1}/`;
      case 'rule':
        this.#rules.set(name, body);
        return true;
      case 'release':
        this.#held.get(name)?.forEach(go => go());
        return this.#held.delete(name);
      case 'results':
        this.onResults(body);
        return true;
    }
    throw new Error('no such verb: ' + verb);
  }

  async #serve(request, response, name) {
    const [site, file] = name.split('/');
    const entry = [file, request.headers['cache-control'] ?? '', false, request.method];
    this.#sites[site].log.push(entry);
    response.on('close', () => { entry[2] = !response.writableFinished; });
    if (request.method !== 'HEAD') this.#now.set(name, this.#rules.get(name)?.shift() ?? {});
    const rule = this.#now.get(name);
    if (rule.hold) {
      await new Promise(go => this.#held.set(name, [...this.#held.get(name) ?? [], go]));
    }
    const bytes = file === '__wasm_split.js' ? this.#sites[site].loader
      : file === 'glue.js' ? GLUE : rule.wrong ? 'not what was built' : wasm(rule.other ?? file);
    this.#send(response, bytes, file, rule);
  }

  // Wasm is cached for long, as on a real site, and so are wrong bytes.
  #send(response, bytes, file, { status = 200, type, cut, slow, stall } = {}) {
    const extension = file.split('.').pop();
    response.writeHead(status, {
      'Content-Type': type ?? TYPES[extension] ?? 'text/plain',
      'Cache-Control': extension === 'wasm' ? 'max-age=3600' : 'no-store',
      'Content-Security-Policy': CSP,
      'Content-Length': Buffer.byteLength(bytes),
    });
    if (cut) response.write(bytes.subarray(0, 20), () => response.destroy());
    else if (stall) response.write(bytes.subarray(0, 20));
    else if (slow) trickle(response, bytes, slow);
    else response.end(bytes);
  }
}

async function trickle(response, bytes, ms) {
  for (let i = 0; i < bytes.length && !response.closed; i += 10) {
    response.write(bytes.subarray(i, i + 10));
    await new Promise(resolve => setTimeout(resolve, ms));
  }
  response.end();
}

async function json(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString() || '{}');
}
