// wasm-opt on the outputs of splitters.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** What Rust's compiler may use by default; not every version of wasm-opt takes it for granted. */
const FEATURES = [
  'bulk-memory',
  'multivalue',
  'mutable-globals',
  'nontrapping-float-to-int',
  'reference-types',
  'sign-ext',
].map(feature => `--enable-${feature}`);

/** Names of the .wasm files in a folder. */
export const wasmFiles = folder => fs.readdirSync(folder).filter(f => f.endsWith('.wasm')).sort();

/** `wasm-opt -Oz` on each file of a folder, in place. */
export function optimizeFiles(folder, wasmOpt) {
  for (const file of wasmFiles(folder).map(f => path.join(folder, f))) {
    execFileSync(wasmOpt, ['-Oz', ...FEATURES, file, '-o', file], { stdio: 'pipe' });
  }
}

/**
 * Changes a folder by `change`, or gives it the contents that an earlier run has made of the same
 * .wasm files: wasm-opt needs minutes.
 *
 * @param cache where results are kept, or undefined
 * @param key text that says what is done
 */
export function cached(cache, key, folder, change) {
  if (!cache) return change();
  const hash = createHash('sha256').update(key);
  for (const f of wasmFiles(folder)) hash.update(f).update(fs.readFileSync(path.join(folder, f)));
  const kept = path.join(cache, hash.digest('hex'));
  if (fs.existsSync(kept)) {
    fs.rmSync(folder, { recursive: true });
    fs.cpSync(kept, folder, { recursive: true });
    return;
  }
  change();
  fs.mkdirSync(cache, { recursive: true });
  const part = fs.mkdtempSync(`${kept}-`);
  fs.cpSync(folder, part, { recursive: true });
  fs.renameSync(part, kept);
}

/** What `measure` gives for a file, kept as well: brotli takes long too. */
export function measuredOnce(cache, file, measure) {
  if (!cache) return measure(file);
  const hash = createHash('sha256').update(`brotli ${process.env.BROTLI}`);
  const kept = path.join(cache, `${hash.update(fs.readFileSync(file)).digest('hex')}.json`);
  if (fs.existsSync(kept)) return JSON.parse(fs.readFileSync(kept, 'utf8'));
  const sizes = measure(file);
  fs.mkdirSync(cache, { recursive: true });
  fs.writeFileSync(kept, JSON.stringify(sizes));
  return sizes;
}

/** What a wasm-opt says of its version. */
export const versionOf = wasmOpt =>
  execFileSync(wasmOpt, ['--version'], { encoding: 'utf8' }).trim();
