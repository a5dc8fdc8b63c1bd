// The programs that are measured, and splits of them.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { manifestOf, run } from '../proof/lib/split.mjs';

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

/** Splits; returns `{ out, manifest }`. */
export function split(folder, options = []) {
  const out = temporary();
  run('split', [...inputs(folder), out, '--quiet', ...options]);
  return { out, manifest: manifestOf(out) };
}
