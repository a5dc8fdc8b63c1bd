// Splitters side by side. Each has `name`; `split(folder)`, which gives a folder with its outputs;
// `read(out)`, which finds main there and for each module the files that its first use fetches, main
// apart; and `optimize(out, wasmOpt)`, which runs wasm-opt on the outputs, in place.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { JAR, manifestOf } from '../proof/lib/split.mjs';
import { inputs, split, temporary } from './programs.mjs';
import { optimizeFiles } from './wasm-opt.mjs';

const MAIN = 'main.wasm';

/** The program as it is: one file, no modules. */
export const unsplit = {
  name: 'unsplit',
  split(folder) {
    const out = temporary();
    fs.copyFileSync(inputs(folder)[1], path.join(out, MAIN));
    return out;
  },
  read: () => ({ main: MAIN, modules: new Map() }),
  optimize: optimizeFiles,
};

/** This project. wasm-opt runs as the command `optimize` runs it, with its options or with others. */
export const ours = options => ({
  name: 'this project',
  wasmOptOptions: options,
  split: folder => split(folder).out,
  read(out) {
    const { main, modules } = manifestOf(out);
    const files = modules.map(m => [m.name, [...m.chunks, m.file].filter(Boolean)]);
    return { main: main.file, modules: new Map(files) };
  },
  optimize(out, wasmOpt) {
    const line = ['optimize', out, '--wasm-opt', wasmOpt, '--quiet', '--keep-builds=1'];
    if (options) line.push(`--options=${options}`);
    run('java', ['-jar', JAR, ...line]);
  },
});

/** Dioxus' tool: `wasm-split-cli` of the crate of that name. */
export const dioxus = command => ({
  name: "Dioxus' tool",
  split(folder) {
    const out = temporary();
    run(command, ['split', ...inputs(folder), out]);
    return out;
  },
  read(out) {
    const loads = loadsOf(out, /makeLoad\("([^"]+)"/);
    const modules = new Map();
    for (const [name, { file }] of loads) {
      const [, module] = name.match(/^__wasm_split_load_(.*)_[0-9a-f]{32}_/) ?? [];
      if (file.startsWith('module_')) modules.set(module, [...closure(loads, name)]);
    }
    return { main: MAIN, modules };
  },
  optimize: optimizeFiles,
});

/**
 * WorldSEnder's tool: `wasm-split-cli` of the crate wasm_split_cli_support. It takes the linker's
 * output; wasm-bindgen runs on the main that it makes.
 */
export const worldsender = (command, wasmBindgens) => ({
  name: "WorldSEnder's tool",
  split(folder) {
    const out = temporary();
    run(command, [inputs(folder)[0], out]);
    const stem = path.basename(inputs(folder)[1]).replace(/(_bg)?\.wasm$/, '');
    bindgen(path.join(out, MAIN), stem, wasmBindgens);
    return out;
  },
  read(out) {
    const loads = loadsOf(out, /new URL\("([^"]+)"/);
    const modules = new Map();
    for (const name of loads.keys()) {
      const [, module] = name.match(/^__wasm_split_load_(.*)/) ?? [];
      if (module) modules.set(module, [...closure(loads, name)]);
    }
    return { main: MAIN, modules };
  },
  optimize: optimizeFiles,
});

/** Each load of a loader: its file, where it has one, and the loads that it waits for. */
function loadsOf(out, url) {
  const loader = fs.readFileSync(path.join(out, '__wasm_split.js'), 'utf8');
  const loads = new Map();
  for (const statement of loader.split(/^(?:export )?const /m)) {
    const [, name] = statement.match(/^(\w+) = (?:wrapAsyncCb\()?makeLoad\(/) ?? [];
    if (!name) continue;
    const file = statement.match(url)?.[1];
    const [, needs] = statement.match(/\[([^\]]*)\]/);
    const names = needs.split(',').map(n => n.trim()).filter(Boolean);
    loads.set(name, { file: file && path.basename(file), needs: names });
  }
  checkLoader(out, loads);
  return loads;
}

/** A program whose main imports what its loader does not export cannot run. */
function checkLoader(out, loads) {
  const main = new WebAssembly.Module(fs.readFileSync(path.join(out, MAIN)));
  const missing = WebAssembly.Module.imports(main)
    .filter(i => i.module.endsWith('__wasm_split.js') && i.name.startsWith('__wasm_split_load_'))
    .find(i => !loads.has(i.name));
  if (missing) throw new Error('main imports functions that its loader does not have');
}

function closure(loads, name, found = new Set()) {
  for (const needed of loads.get(name).needs) closure(loads, needed, found);
  return loads.get(name).file ? found.add(loads.get(name).file) : found;
}

/**
 * Replaces the linker's main by wasm-bindgen's, made by the first wasm-bindgen that can read it. The
 * name of the JS is as for the unsplit program, since main's imports repeat it.
 */
function bindgen(main, stem, commands) {
  const made = temporary();
  let error;
  const done = commands.some(command => {
    try {
      run(command, ['--target', 'web', '--out-name', stem, '--out-dir', made, main]);
      return true;
    } catch (e) {
      error = e;
      return false;
    }
  });
  if (done) fs.copyFileSync(path.join(made, `${stem}_bg.wasm`), main);
  fs.rmSync(made, { recursive: true });
  if (!done) throw error;
}

/** Runs a tool. The error of one that fails has the line that tells most. */
function run(command, args) {
  try {
    execFileSync(command, args, { stdio: 'pipe', encoding: 'utf8', maxBuffer: 1 << 28 });
  } catch (e) {
    const said = `${e.stderr || e.message}\n${e.stdout ?? ''}`.split('\n');
    const panic = said.findIndex(line => line.includes(' panicked at '));
    throw new Error(panic < 0 ? said.find(line => line.trim()) : `it panics, ${said[panic + 1]}`);
  }
}
