// Runs the command line of this repository.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const PROOF = join(ROOT, 'proof');
// The command line of this repository, or another build of it.
export const JAR = process.env.WASM_SPLIT_JAR ?? join(ROOT, 'wasm-split-cli/target/wasm-split-cli.jar');

export function run(command, args) {
  if (!existsSync(JAR)) throw new Error(`no ${JAR}: build it with mvn package -DskipTests`);
  const ended = spawnSync('java', ['-jar', JAR, command, ...args], { encoding: 'utf8' });
  if (ended.error) throw ended.error;
  if (ended.status !== 0) throw new Error(`${command} ended with ${ended.status}:\n${ended.stdout}${ended.stderr}`);
}

// The manifest in a folder of outputs.
export const manifestOf = out => JSON.parse(readFileSync(join(out, 'wasm-split-manifest.json'), 'utf8'));

export function split({ original, bindgened, js, out, options = [] }) {
  const start = performance.now();
  run('split', [original, bindgened, out, '--js', js, '--main-name', 'main.wasm', ...options]);
  return { manifest: manifestOf(out), ms: Math.round(performance.now() - start) };
}

// Runs wasm-opt on a split, and returns the manifest of the result.
export function optimize(out, options = []) {
  const wasmOpt = process.env.WASM_OPT ?? join(PROOF, 'node_modules/.bin/wasm-opt');
  run('optimize', [out, '--wasm-opt', wasmOpt, ...options]);
  return manifestOf(out);
}

// The number by which main asks its loader for each module.
export function loadNumbers(loader) {
  const array = name => new RegExp(`^const ${name}=(\\[[^;]*?\\])(?:;$|$)`, 'ms').exec(loader)[1];
  const modules = JSON.parse(array('MODULES').replace(/,\n\]$/, ']')).map(([name]) => name);
  const loads = JSON.parse(array('loads'));
  return new Map(modules.map((name, m) => [name, loads.indexOf(m)]));
}

// Every file of a split program except main.
export const partsOf = manifest =>
  [...manifest.modules.map(m => m.file).filter(Boolean), ...manifest.chunks.map(c => c.file)];

// The files that a module needs, including its own.
export function needs(manifest, name) {
  const module = manifest.modules.find(m => m.name === name);
  if (!module) throw new Error(`no module ${name} in the manifest`);
  return [...module.chunks, ...(module.file ? [module.file] : [])];
}
