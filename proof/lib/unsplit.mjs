// Makes the unsplit program run, as the reference for split ones.
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { withTableExport } from './wasm-file.mjs';

const MARK = /^__wasm_split_(?:load_|00)/;
const TABLE = '__reference_table';

// Leaves main.wasm, the JS and a stand-in for the loader in `out`. `change` may alter the program.
export async function makeUnsplit({ bindgened, js, out, change = bytes => bytes }) {
  await mkdir(out, { recursive: true });
  const bytes = withTableExport(change(await readFile(bindgened)), TABLE);
  await writeFile(join(out, 'main.wasm'), bytes);
  const module = new WebAssembly.Module(bytes);
  const marked = WebAssembly.Module.imports(module).filter(i => MARK.test(i.name));
  const exports = WebAssembly.Module.exports(module).map(e => e.name);
  await writeFile(join(out, '__wasm_split.js'), standIn(marked.map(i => i.name), exports));
  const specifiers = new Set(marked.map(i => i.module));
  await writeFile(join(out, basename(js)), rewrite(await readFile(js, 'utf8'), specifiers));
  const snippets = join(dirname(js), 'snippets');
  if (existsSync(snippets)) await cp(snippets, join(out, 'snippets'), { recursive: true });
}

// A loader with nothing to load, and split points that call their functions directly.
function standIn(names, exports) {
  const lines = new Set([
    'let wasm;',
    'const handed = new Promise(resolve => { globalThis.__reference_hand_over = resolve; });',
    'export function __hand_over(exports) { wasm = exports; globalThis.__reference_hand_over(); }',
  ]);
  for (const name of names) {
    lines.add(name.startsWith('__wasm_split_load_')
      ? `export function ${name}(callback, data) {`
        + ` handed.then(() => wasm.${TABLE}.get(callback)(data, 1)); }`
      : `export function ${name}(...args) { return wasm[${JSON.stringify(partner(name, exports))}](...args); }`);
  }
  return [...lines, ''].join('\n');
}

// The export of the same hash.
function partner(name, exports) {
  const [, start, end] = /^(.*00_+)import(_[0-9a-f]{32}.*)$/.exec(name)
    ?? /^(.*)_import(_[0-9a-f]{32}.*)$/.exec(name).map((s, i) => i === 1 ? s + '_' : s);
  const found = `${start}export${end}`;
  if (!exports.includes(found)) throw new Error(`${name} has no export ${found}`);
  return found;
}

function rewrite(js, specifiers) {
  let out = js;
  for (const specifier of specifiers) {
    out = out.replaceAll(`from "${specifier}"`, 'from "./__wasm_split.js"');
  }
  out = out.replace(/new URL\('[^']*_bg\.wasm', import\.meta\.url\)/, "new URL('main.wasm', import.meta.url)");
  const handed = out.replace('wasm = instance.exports;', 'wasm = instance.exports; __hand_over(wasm);');
  if (handed === out) throw new Error('no place for the hand-over in this JS');
  return 'import { __hand_over } from "./__wasm_split.js";\n' + handed;
}
