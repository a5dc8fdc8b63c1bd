#!/usr/bin/env node
// many-splits.mjs N FOLDER: builds a program of N modules and leaves original.wasm,
// many_splits_bg.wasm and its JS in FOLDER, and the crate in FOLDER/crate.
//
// Always the same one for the same N. A module has a function with a table of its own, about 0.8 KB;
// calls one or two functions that it shares with a few random others, which call further ones;
// and one of some functions that many share. WASM_BINDGEN and cargo's variables work as for
// examples/build-wasm.sh.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [, , count, folder] = process.argv;
const modules = Number(count);
if (!(modules >= 1) || !folder) {
  console.error('usage: many-splits.mjs N FOLDER');
  process.exit(1);
}

const crate = path.join(path.resolve(folder), 'crate');
fs.mkdirSync(path.join(crate, 'src'), { recursive: true });
fs.writeFileSync(path.join(crate, 'src', 'lib.rs'), source(modules, generator(1)));
fs.writeFileSync(path.join(crate, 'Cargo.toml'), manifest());
const lock = fs.readFileSync(path.join(root, 'proof/ownapp/Cargo.lock'), 'utf8');
fs.writeFileSync(path.join(crate, 'Cargo.lock'), lock.replace('"ownapp"', '"many-splits"'));
execFileSync(path.join(root, 'examples/build-wasm.sh'), [crate, folder], { stdio: 'inherit' });

function manifest() {
  const runtime = path.join(root, 'wasm-split-runtime/rust/wasm-split-rt');
  return `[package]
name = "many-splits"
version = "0.1.0"
edition = "2024"
publish = false

[workspace]

[lib]
crate-type = ["cdylib"]

[dependencies]
wasm-bindgen = "=0.2.130"
wasm-bindgen-futures = "0.4"
js-sys = "0.3"
wasm-split-rt = { path = ${JSON.stringify(runtime)} }

[profile.release]
opt-level = "s"
lto = "fat"
codegen-units = 1
panic = "abort"
strip = false
`;
}

/** Gives numbers below a bound that are always the same (Lehmer's generator). */
function generator(seed) {
  let state = seed;
  return bound => (state = (state * 48271) % 0x7fffffff) % bound;
}

function source(n, below) {
  const shared = Math.ceil(n / 2);
  const common = Math.min(24, n);
  return [
    'use wasm_bindgen::prelude::*;',
    'use wasm_split::{LazyLoader, attr::lazy_loader};',
    ...times(common, c => helper(`common_${c}`, 96, [], below)),
    ...times(shared, s => helper(`shared_${s}`, 24, callees(s, shared, below), below)),
    ...times(n, m => part(m, shared, common, below)),
    `static PARTS: [&LazyLoader<u32, u32>; ${n}] = [${times(n, m => `&PART_${m}`).join(', ')}];`,
    `/// Loads a module and calls its function.
#[wasm_bindgen]
pub async fn part(number: usize, x: u32) -> Option<u32> {
    let part = PARTS.get(number)?;
    if !part.load().await {
        return None;
    }
    part.call(x).ok()
}`,
  ].join('\n\n');
}

function times(n, make) {
  return Array.from({ length: n }, (_, i) => make(i));
}

/** Functions of higher numbers that a shared one calls, so that there is no cycle. */
function callees(s, shared, below) {
  return below(3) === 0 && s + 1 < shared ? [`shared_${s + 1 + below(Math.min(40, shared - s - 1))}`] : [];
}

function part(m, shared, common, below) {
  const calls = times(1 + below(2), () => `shared_${below(shared)}`);
  if (below(10) === 0) calls.push(`common_${below(common)}`);
  return `#[lazy_loader(extern "part_${m}")]
fn part_${m}(x: u32) -> u32 {
${body(40 + below(80), calls, below)}
}`;
}

function helper(name, words, calls, below) {
  return `#[inline(never)]
fn ${name}(x: u32) -> u32 {
${body(words, calls, below)}
}`;
}

/** Looks into a table of random words, and calls. */
function body(words, calls, below) {
  const table = times(words, () => below(0x7fffffff)).join(', ');
  const [add, times1, turn] = [below(0x7fffffff), below(0x7fffffff) | 1, 1 + below(31)];
  return [
    `    static TABLE: [u32; ${words}] = [${table}];`,
    `    let mut sum = std::hint::black_box(x).wrapping_add(${add});`,
    '    for (i, word) in TABLE.iter().enumerate() {',
    `        sum = (sum ^ word).wrapping_mul(${times1}).rotate_left(${turn}).wrapping_add(i as u32);`,
    `        if sum % ${3 + below(1000)} == 0 {`,
    `            sum = sum.swap_bytes() ^ ${below(0x7fffffff)};`,
    '        }',
    '    }',
    ...calls.map(call => `    sum ^= ${call}(sum.rotate_left(${below(31)}));`),
    '    sum',
  ].join('\n');
}
