// Splits the program in a folder with the command line of this project.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The command line of this project. */
export const jar = fileURLToPath(new URL('../wasm-split-cli/target/wasm-split-cli.jar', import.meta.url));

/** The two programs in a folder: original.wasm, and bindgened.wasm or NAME_bg.wasm. */
export function inputs(folder) {
  const bindgened = fs
    .readdirSync(folder)
    .find(f => f === 'bindgened.wasm' || f.endsWith('_bg.wasm'));
  return [path.join(folder, 'original.wasm'), path.join(folder, bindgened)];
}

/** A new folder for outputs; the caller removes it. */
export function temporary() {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'wasm-split-'));
}

/** The manifest in a folder of outputs. */
export function manifestOf(out) {
  return JSON.parse(fs.readFileSync(path.join(out, 'wasm-split-manifest.json'), 'utf8'));
}

/** Splits; returns `{ out, manifest }`. */
export function split(folder, options = []) {
  if (!fs.existsSync(jar)) throw new Error('build first: mvn package -DskipTests');
  const out = temporary();
  execFileSync('java', ['-jar', jar, 'split', ...inputs(folder), out, '--quiet', ...options]);
  return { out, manifest: manifestOf(out) };
}
