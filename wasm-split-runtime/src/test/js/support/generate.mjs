// Fills the loader's template as the core's LoaderWriter does; a golden file holds them together.
import { readFileSync } from 'node:fs';

const TEMPLATE = new URL('../../../main/resources/io/github/wasmsplit/runtime/loader.js',
  import.meta.url);
// Strings, comments within a line, the regular expression: left alone; punctuation: without spaces.
const SPACES = /('[^']*'|`[^`]*`|\/\*.*?\*\/|\/\^.*\$\/i)| *([-=+*%&|^<>?:;,(){}[\]!~]) */g;
const CONSTANTS = '// @constants\n';

const quote = text => JSON.stringify(text).replace(/[<\x7f-\uffff]/g, hex);
const hex = c => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0');
const list = numbers => `[${numbers.join(',')}]`;
const digest = integrity => integrity.replace('sha384-', '');
const lines = items => `[\n${items.join('')}]`;

function reachable(model, from, seen = new Set()) {
  for (const i of from) if (!seen.has(i)) reachable(model, model.units[i].deps, seen.add(i));
  return seen;
}

function roots(model, { unit, chunks }) {
  if (unit !== null) return [unit];
  const inner = reachable(model, chunks.flatMap(i => model.units[i].deps));
  return chunks.filter(i => !inner.has(i));
}

function entry({ exportName, moduleIndex }, number) {
  if (/^__wasm_split_[\p{ID_Continue}$]*$/u.test(exportName)) {
    return `export const ${exportName}=load(${moduleIndex});\n`;
  }
  return `const entry${number}=load(${moduleIndex});\n`
    + `export{entry${number} as ${quote(exportName)}};\n`;
}

export function generate(model) {
  const template = readFileSync(TEMPLATE, 'utf8');
  const body = template.slice(template.indexOf(CONSTANTS) + CONSTANTS.length);
  const constants = {
    BUILD: `0x${model.buildId}n`,
    BUILD_EXPORT: quote(model.buildIdExport),
    TABLE: quote(model.tableExport),
    MODULE: quote(model.importModule),
    JS: quote(model.jsFileName && './' + model.jsFileName),
    UNITS: lines(model.units.map(u => `[new URL(${quote('./' + u.file)}, import.meta.url),`
      + `${quote(digest(u.integrity))},${u.bytes},${list(u.deps)}],\n`)),
    MODULES: lines(model.modules.map(m => `[${quote(m.name)},${list(roots(model, m))}],\n`)),
  };
  return '// Made by wasm-split: loads the parts of a split WebAssembly program.\n'
    + Object.entries(constants).map(([name, value]) => `const ${name}=${value};\n`).join('')
    + body.split('\n').map(line => line.trimStart()).filter(line => line && !line.startsWith('//'))
      .map(line => line.replace(SPACES, '$1$2')).join('\n') + '\n'
    + model.entries.map((e, i) => entry(e, i + 1)).join('');
}
