// The test program: its files, and the model that its loader is generated from.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export const wasm = name => readFileSync(new URL(`../../wasm/${name}`, import.meta.url));

const UNITS = [
  ['module_a.wasm', [3]],
  ['module_b.wasm', [3]],
  ['module_c.wasm', [4]],
  ['chunk_1.wasm', []],
  ['chunk_2.wasm', [3]],
];

// `c` needs a chunk that needs a chunk; `d` has nothing of its own, and `e` nothing at all.
const MODULES = [
  ['a', 0, [3]],
  ['b', 1, [3]],
  ['c', 2, [3, 4]],
  ['d', null, [3, 4]],
  ['größe-"e"', null, []],
];

const ENTRIES = ['__wasm_split_load_a', '__wasm_split_load_b', '__wasm_split_load_c',
  '__wasm_split_load_d', 'load größe-"e"'];

export function model(changes = {}) {
  return {
    mainId: 'fedcba9876543210',
    mainIdExport: 'id',
    selfExport: '__wasm_split_self',
    tableExport: 't',
    importModule: '__wasm_split',
    named: true,
    jsFileName: '',
    units: UNITS.map(([file, deps]) => {
      const bytes = wasm(file);
      const hash = createHash('sha256').update(bytes).digest('base64');
      return { file, integrity: 'sha256-' + hash, bytes: bytes.length, deps };
    }),
    modules: MODULES.map(([name, unit, chunks]) => ({ name, unit, chunks })),
    entries: ENTRIES.map((exportName, moduleIndex) => ({ exportName, moduleIndex })),
    ...changes,
  };
}
