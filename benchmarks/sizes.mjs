#!/usr/bin/env node
// sizes.mjs [--readme] [--dioxus=COMMAND] NAME=FOLDER...: what a split saves, as a table.
//
// Each folder holds original.wasm and bindgened.wasm (or NAME_bg.wasm). For the unsplit program, for
// our outputs and, where a command of it is given, for those of Dioxus' tool: main, all outputs, what
// the first use of a module fetches (median of all modules), and in how many requests. All without
// custom sections, loader and JS. --readme writes the table into README.md, between its markers.
// BROTLI=9 is quicker than 11, the default.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { inputs, split, temporary } from './split.mjs';
import { measure } from './wasm-file.mjs';

const README = new URL('../README.md', import.meta.url);
const SIZES = ['raw', 'gzip', 'brotli'];

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Main, all files, and for each module the files of its first use. */
function ours(folder) {
  const { out, manifest } = split(folder);
  const modules = manifest.modules.map(m => [...m.chunks, m.file].filter(Boolean));
  return { out, main: manifest.main.file, modules };
}

function dioxus(command, folder) {
  const out = temporary();
  execFileSync(command, ['split', ...inputs(folder), out], { stdio: 'ignore' });
  const loader = fs.readFileSync(path.join(out, '__wasm_split.js'), 'utf8');
  const loads = new Map();
  const pattern = /const (\w+) = makeLoad\("([^"]+)", \[([^\]]*)\]/g;
  for (const [, name, file, chunks] of loader.matchAll(pattern)) {
    const names = chunks.split(',').map(c => c.trim()).filter(Boolean);
    loads.set(name, { file: path.basename(file), chunks: names });
  }
  const files = name => [...loads.get(name).chunks.flatMap(files), loads.get(name).file];
  const modules = new Map();
  for (const [name, { file }] of loads) {
    if (file.startsWith('module_')) modules.set(file, [...new Set(files(name))]);
  }
  return { out, main: 'main.wasm', modules: [...modules.values()] };
}

function row(name, tool, { out, main, modules }) {
  const sizes = new Map(
    fs.readdirSync(out).filter(f => f.endsWith('.wasm')).map(f => [f, measure(path.join(out, f))]),
  );
  const sum = (files, size) => files.reduce((bytes, f) => bytes + sizes.get(f)[size], 0);
  const requests = modules.map(m => m.length);
  fs.rmSync(out, { recursive: true });
  return {
    name,
    tool,
    main: SIZES.map(s => sizes.get(main)[s]),
    sum: SIZES.map(s => sum([...sizes.keys()], s)),
    first: SIZES.map(s => median(modules.map(m => sum(m, s)))),
    requests: `${median(requests)} (${Math.max(...requests)})`,
  };
}

function unsplit(name, folder) {
  const size = measure(inputs(folder)[1]);
  const all = SIZES.map(s => size[s]);
  return { name, tool: 'unsplit', main: all, sum: all, first: null, requests: '' };
}

const kilobytes = sizes =>
  sizes === null ? '' : sizes.map(n => Math.round(n / 1000).toLocaleString('en')).join(' / ');

function table(rows) {
  const lines = rows.map(r =>
    `| ${r.name} | ${r.tool} | ${kilobytes(r.main)} | ${kilobytes(r.sum)} | ${kilobytes(r.first)} | ${r.requests} |`);
  return [
    '| program | split by | main | all outputs | first use of a module | requests for it |',
    '|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

const args = process.argv.slice(2);
const option = name => args.find(a => a.startsWith(`--${name}=`))?.slice(name.length + 3);
const rows = [];
for (const program of args.filter(a => !a.startsWith('--'))) {
  const equals = program.lastIndexOf('=');
  const [name, folder] = [program.slice(0, equals), program.slice(equals + 1)];
  rows.push(unsplit(name, folder), row('', 'this project', ours(folder)));
  if (option('dioxus')) {
    try {
      rows.push(row('', "Dioxus' tool", dioxus(option('dioxus'), folder)));
    } catch (e) {
      console.error(`${name}: Dioxus' tool: ${e.message.split('\n')[0]}`);
    }
  }
}
const text = table(rows);
console.log(text);
if (args.includes('--readme')) {
  const readme = fs.readFileSync(README, 'utf8');
  const filled = readme.replace(/(<!-- sizes -->\n)[^]*?(<!-- \/sizes -->)/, `$1\n${text}\n\n$2`);
  if (filled === readme && !readme.includes(text)) throw new Error('README.md has no markers');
  fs.writeFileSync(README, filled);
}
