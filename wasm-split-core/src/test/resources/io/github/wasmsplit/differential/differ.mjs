// Runs scripts on a split program and on the unsplit one and compares after each step.
// usage: node differ.mjs JOB.json; prints the number of comparisons, or what differs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const compiled = new Map();

function compile(path) {
  if (!compiled.has(path)) compiled.set(path, new WebAssembly.Module(readFileSync(path)));
  return compiled.get(path);
}

/** What stands for JS: logs each call, answers from the arguments alone. */
class Host {
  log = [];
  constructor(machine) {
    this.machine = machine;
  }
  call(name, args) {
    this.log.push(`${name}(${args})`);
    if (job.loaders[name] !== undefined) {
      this.machine.load(job.loaders[name]);
      if (args[0] !== 0) this.machine.callSlot(args[0], args[1], 1);
      return undefined;
    }
    if (name.startsWith('js_call')) return this.machine.callSlot(...args);
    return args.reduce((sum, arg) => (Math.imul(sum, 31) + Number(arg)) | 0, 7);
  }
  imports(module) {
    const all = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
      (all[from] ??= {})[name] = (...args) => this.call(this.machine.original(name), args);
    }
    return all;
  }
}

class Machine {
  host = new Host(this);
  loaded = new Set();
  constructor(path) {
    const module = compile(path);
    this.main = new WebAssembly.Instance(module, this.host.imports(module)).exports;
  }
  load(module) {
    this.link(module);
    this.loaded.add(module);
  }
  link() {}
  original(name) {
    return name;
  }
  get table() {
    const tables = Object.values(this.main).filter((e) => e instanceof WebAssembly.Table);
    const isFunctions = (t) => {
      for (let i = 0; i < t.length; i++) if (typeof t.get(i) === 'function') return true;
      return false;
    };
    return tables.find(isFunctions);
  }
  callSlot(slot, ...args) {
    return this.table.get(slot)(...args);
  }
  run(step) {
    try {
      if (step.load !== undefined) this.load(step.load);
      else return String(this.main[step.call](...step.args));
    } catch (e) {
      if (e instanceof WebAssembly.RuntimeError) return `trap ${e.message}`;
      if (e instanceof WebAssembly.Exception) return 'exception';
      throw e;
    }
    return '';
  }
  memory() {
    return Buffer.from(this.main.memory.buffer);
  }
}

class SplitMachine extends Machine {
  original(name) {
    return job.originals[name] ?? name;
  }
  constructor() {
    super(join(job.folder, job.main));
    this.names = { ...this.main };
    this.done = new Set();
  }
  link(module) {
    for (const file of job.modules[module]) {
      if (this.done.has(file)) continue;
      this.done.add(file);
      const imports = { '': this.names };
      const { exports } = new WebAssembly.Instance(compile(join(job.folder, file)), imports);
      for (const name of Object.keys(exports)) {
        if (name in this.names) throw new Error(`${file} exports ${name} again`);
      }
      Object.assign(this.names, exports);
    }
  }
}

function fail(what, script, at) {
  console.log(`${what} after step ${at}: ${JSON.stringify(script.slice(0, at + 1).slice(-4))}`);
  process.exit(1);
}

function compareMemory(unsplit, split, script, at) {
  const a = unsplit.memory();
  const b = split.memory();
  if (a.equals(b)) return;
  const reached = job.reached[[...split.loaded].sort().join(' ')];
  const needed = (i) => reached.some(([from, to]) => from <= i && i < to);
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    if (a[i] !== b[i] && (b[i] !== 0 || needed(i))) {
      fail(`byte at ${i} is ${b[i]}, not ${a[i]}`, script, at);
    }
  }
}

let comparisons = 0;
for (const script of job.scripts) {
  const unsplit = new Machine(job.unsplit);
  const split = new SplitMachine();
  script.forEach((step, at) => {
    const expected = unsplit.run(step);
    const found = split.run(step);
    if (expected !== found) fail(`${found} instead of ${expected}`, script, at);
    if (unsplit.host.log.join() !== split.host.log.join()) fail('other calls of JS', script, at);
    compareMemory(unsplit, split, script, at);
    comparisons++;
  });
}
console.log(comparisons);
