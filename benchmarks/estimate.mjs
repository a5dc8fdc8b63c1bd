#!/usr/bin/env node
// estimate.mjs FOLDER...: how well the planner's estimate of compressed bytes fits brotli.
//
// Each folder holds original.wasm and bindgened.wasm (or NAME_bg.wasm). The program is split into one
// chunk for each set of modules; code and data of each output are compressed apart with brotli -q 11.
// Fits what CostModel has as constants: bytes for each byte of code, and the exponent over the
// entropy of data in blocks of 4,096 bytes.
import fs from 'node:fs';
import path from 'node:path';
import { CODE, DATA, sections } from '../proof/lib/wasm-file.mjs';
import { brotli } from './measure.mjs';
import { split } from './programs.mjs';

const BLOCK = 4096;
const LEAST = 1024; // smaller outputs tell more of brotli's header than of their bytes

/** Bytes and entropy, in parts of 8 bits, of each block. */
function blocks(bytes) {
  const found = [];
  for (let from = 0; from < bytes.length; from += BLOCK) {
    const block = bytes.subarray(from, from + BLOCK);
    const counts = new Uint32Array(256);
    for (const byte of block) counts[byte]++;
    let bits = 0;
    for (const n of counts) if (n > 0) bits -= n * Math.log2(n / block.length);
    found.push({ n: block.length, part: bits / block.length / 8 });
  }
  return found;
}

const estimate = (found, exponent) => found.reduce((sum, b) => sum + b.n * b.part ** exponent, 0);

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

const code = [];
const data = [];
for (const folder of process.argv.slice(2)) {
  const { out, manifest } = split(folder, ['--strategy=one-chunk-per-set']);
  for (const { file } of [...manifest.modules, ...manifest.chunks]) {
    const bytes = file ? fs.readFileSync(path.join(out, file)) : Buffer.alloc(8);
    for (const { id, body } of sections(bytes)) {
      if (id === CODE && body.length >= LEAST) code.push({ n: body.length, real: brotli(body) });
      if (id === DATA && body.length >= LEAST) data.push({ blocks: blocks(body), real: brotli(body) });
    }
  }
  fs.rmSync(out, { recursive: true });
}

const total = list => list.reduce((sum, x) => sum + x.real, 0);
const ratio = total(code) / code.reduce((sum, x) => sum + x.n, 0);
let best = { exponent: 1, error: Infinity };
for (let exponent = 1; exponent <= 4; exponent += 0.05) {
  const error = data.reduce((sum, d) => sum + Math.abs(estimate(d.blocks, exponent) - d.real), 0);
  if (error < best.error) best = { exponent, error };
}
const off = (list, of) => median(list.map(x => Math.abs(of(x) / x.real - 1)));
console.log(`code: ${ratio.toFixed(3)} bytes for each byte (${code.length} outputs; median error ${(100 * off(code, c => c.n * ratio)).toFixed(0)} %)`);
console.log(`data: exponent ${best.exponent.toFixed(2)} (${data.length} outputs; error ${(100 * best.error / total(data)).toFixed(0)} % of all bytes, in the median ${(100 * off(data, d => estimate(d.blocks, best.exponent))).toFixed(0)} %)`);
