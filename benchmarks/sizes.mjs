#!/usr/bin/env node
// sizes.mjs [OPTION...] NAME=FOLDER...: what a split saves, as a table.
//
// Each folder holds original.wasm and bindgened.wasm (or NAME_bg.wasm). For the unsplit program, for
// our outputs and for those of other tools: main, all outputs, what the first use of a module fetches
// (median of all modules), and in how many requests. All without custom sections, loader and JS.
//
//   --dioxus=COMMAND        Dioxus' wasm-split-cli
//   --worldsender=COMMAND   WorldSEnder's wasm-split-cli, with
//   --wasm-bindgen=COMMAND  wasm-bindgen of the program's version; if repeated, the first that can
//   --wasm-opt=COMMAND      a second table: all of it after wasm-opt -Oz
//   --our-options=OPTIONS   wasm-opt's options for our outputs, if not those of `optimize`
//   --cache=FOLDER          keeps what wasm-opt has made, and sizes, for another run
//   --compare               tells where we are larger than another tool, module by module
//   --readme                writes the tables into README.md, between its markers
//
// BROTLI=9 is quicker than 11, the default.
import fs from 'node:fs';
import path from 'node:path';
import { comparison } from './compare.mjs';
import { dioxus, ours, unsplit, worldsender } from './tools.mjs';
import { measure } from './measure.mjs';
import { cached, measuredOnce, versionOf, wasmFiles } from './wasm-opt.mjs';

const README = new URL('../README.md', import.meta.url);
const SIZES = ['raw', 'gzip', 'brotli'];

const args = process.argv.slice(2);
const options = name =>
  args.filter(a => a.startsWith(`--${name}=`)).map(a => a.slice(name.length + 3));
const option = name => options(name)[0];
const wasmOpt = option('wasm-opt');

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

const sizesOf = file => measuredOnce(option('cache'), file, measure);

/** Sizes of main, of all outputs, and of what the first use of each module fetches. */
function measured(name, tool, out) {
  const { main, modules } = tool.read(out);
  const sizes = new Map(wasmFiles(out).map(f => [f, sizesOf(path.join(out, f))]));
  const sum = files => SIZES.map(s => files.reduce((bytes, f) => bytes + sizes.get(f)[s], 0));
  const first = new Map();
  for (const [module, files] of modules) {
    first.set(module, { sizes: sum(files), requests: files.length });
  }
  return { name, tool: tool.name, main: sum([main]), sum: sum([...sizes.keys()]), first };
}

/** Splits a program by a tool, measures the outputs, and does so again after wasm-opt. */
function measuredTwice(name, folder, tool) {
  let out;
  try {
    out = tool.split(folder);
    const plain = measured(name, tool, out);
    if (!wasmOpt) return [plain];
    const key = [versionOf(wasmOpt), tool.name, tool.wasmOptOptions].join();
    cached(option('cache'), key, out, () => tool.optimize(out, wasmOpt));
    return [plain, measured(name, tool, out)];
  } catch (e) {
    if (tool.name === unsplit.name || tool.name === ours().name) throw e;
    const failed = { name, tool: tool.name, failure: e.message };
    return [failed, failed];
  } finally {
    if (out) fs.rmSync(out, { recursive: true, force: true });
  }
}

const kilobytes = sizes => sizes.map(n => Math.round(n / 1000).toLocaleString('en')).join(' / ');

function cells(row) {
  if (row.failure) return [`cannot: ${row.failure}`, '', '', ''];
  const firsts = [...row.first.values()];
  if (firsts.length === 0) return [kilobytes(row.main), kilobytes(row.sum), '', ''];
  const requests = firsts.map(f => f.requests);
  return [
    kilobytes(row.main),
    kilobytes(row.sum),
    kilobytes(SIZES.map((_, i) => median(firsts.map(f => f.sizes[i])))),
    `${median(requests)} (${Math.max(...requests)})`,
  ];
}

function table(rows) {
  const lines = rows.map((row, i) => {
    const name = rows[i - 1]?.name === row.name ? '' : row.name;
    return `| ${[name, row.tool, ...cells(row)].join(' | ')} |`;
  });
  return [
    '| program | split by | main | all outputs | first use of a module | requests for it |',
    '|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

const tools = [unsplit, ours(option('our-options'))];
if (option('dioxus')) tools.push(dioxus(option('dioxus')));
if (option('worldsender')) {
  const commands = options('wasm-bindgen');
  tools.push(worldsender(option('worldsender'), commands.length ? commands : ['wasm-bindgen']));
}
const results = args.filter(a => !a.startsWith('--')).flatMap(program => {
  const equals = program.lastIndexOf('=');
  const [name, folder] = [program.slice(0, equals), program.slice(equals + 1)];
  return tools.map(tool => measuredTwice(name, folder, tool));
});

const plain = results.map(r => r[0]);
const parts = [table(plain)];
if (wasmOpt) parts.push('The same after `wasm-opt -Oz`:', table(results.map(r => r[1])));
const text = parts.join('\n\n');
console.log(text);
if (args.includes('--compare')) {
  console.log(`\n${comparison(plain, SIZES)}`);
  if (wasmOpt) console.log(`\nafter wasm-opt:\n${comparison(results.map(r => r[1]), SIZES)}`);
}
if (args.includes('--readme')) {
  const readme = fs.readFileSync(README, 'utf8');
  const filled = readme.replace(
    /(<!-- sizes -->\n)[^]*?(<!-- \/sizes -->)/,
    (_, before, after) => `${before}\n${text}\n\n${after}`,
  );
  if (filled === readme && !readme.includes(text)) throw new Error('README.md has no markers');
  fs.writeFileSync(README, filled);
}
