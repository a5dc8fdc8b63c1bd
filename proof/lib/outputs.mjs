// Checks the files of a split by themselves: do they compile, are they valid, do they match the manifest?
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';

import { check } from './report.mjs';
import { partsOf } from './split.mjs';
import { stripped } from './wasm-file.mjs';

const digest = bytes => 'sha256-' + createHash('sha256').update(bytes).digest('base64');

// A folder that was written to more than once may hold files of earlier builds.
export function checkOutputs(name, dir, manifest, { fresh = true } = {}) {
  const listed = [manifest.main, ...manifest.modules.filter(m => m.file), ...manifest.chunks];
  const problems = [];
  for (const { file, bytes, integrity } of listed) {
    const content = readFileSync(join(dir, file));
    if (content.length !== bytes) problems.push(`${file} has ${content.length} bytes, not ${bytes}`);
    if (digest(content) !== integrity) problems.push(`${file} has another digest than the manifest's`);
    try {
      new WebAssembly.Module(content);
    } catch (e) {
      problems.push(`${file} does not compile: ${e.message}`);
    }
    const valid = spawnSync('wasm-validate', ['--enable-all', join(dir, file)], { encoding: 'utf8' });
    if (valid.error) problems.push(`wasm-validate: ${valid.error.message}`);
    else if (valid.status !== 0) problems.push(`${file} is not valid: ${valid.stderr}`);
  }
  check(`${name}: ${listed.length} outputs compile, validate and match the manifest`, problems.join('; '));
  const known = new Set([manifest.main.file, ...partsOf(manifest)]);
  const stray = readdirSync(dir).filter(f => f.endsWith('.wasm') && !known.has(f));
  if (fresh) check(`${name}: no .wasm files except those of the manifest`, stray.join(' '));
  const missing = ['__wasm_split.js'].filter(f => !existsSync(join(dir, f)));
  check(`${name}: the loader is there`, missing.join(' '));
}

// Sizes against the unsplit program. Small programs pay more for each part.
export function checkSum(name, dir, manifest, bindgened) {
  const unsplit = stripped(readFileSync(bindgened)).length;
  const files = new Set([manifest.main.file, ...partsOf(manifest)]);
  const sum = [...files].reduce((n, f) => n + stripped(readFileSync(join(dir, f))).length, 0);
  const limit = unsplit < 500_000 ? 1.3 : 1.05;
  const ratio = sum / unsplit;
  check(`${name}: all parts together are ${ratio.toFixed(3)} x the unsplit program`,
    ratio > limit && `more than ${limit}`);
}
