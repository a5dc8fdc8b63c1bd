// Fills the loader's template as the core's LoaderWriter does; a golden file holds them together.
import { readFileSync } from 'node:fs';

const TEMPLATE = new URL('../../../main/resources/io/github/wasmsplit/runtime/loader.js',
  import.meta.url);
// Strings, comments within a line, the regular expression: left alone; punctuation: without spaces.
const SPACES = /('[^']*'|`[^`]*`|\/\*.*?\*\/|\/\^.*\$\/[gi])| *([-=+*%&|^<>?:;,(){}[\]!~]) */g;
const NAMES = '// @names\n';
const CONSTANTS = '// @constants\n';

const quote = text => JSON.stringify(text).replace(/[<\x7f-\uffff]/g, hex);
const hex = c => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0');
const rest = numbers => numbers.map(n => ',' + n).join('');
const digest = integrity => integrity.slice('sha256-'.length, -1);
const lines = items => `[\n${items.join('')}]`;

function reachable(model, from, seen = new Set()) {
  for (const i of from) if (!seen.has(i)) reachable(model, model.units[i].deps, seen.add(i));
  return seen;
}

// Those of `units` that no other of them leads to.
function outermost(model, units) {
  const inner = reachable(model, units.flatMap(i => model.units[i].deps));
  return units.filter(i => !inner.has(i));
}

const roots = (model, { unit, chunks }) => unit === null ? outermost(model, chunks) : [unit];

function deps(model, unit) {
  const { chunks = [] } = model.modules.find(m => m.unit === unit) ?? {};
  return outermost(model, [...new Set([...model.units[unit].deps, ...chunks])]);
}

const isKey = ({ exportName }) => /^__wasm_split_[\p{ID_Continue}$]*$/u.test(exportName);

// What the loader takes for the name of a module.
function told(model, module) {
  if (!model.named) return undefined;
  const first = model.entries.find(e => isKey(e) && e.moduleIndex === module);
  return first?.exportName.replace(/^__wasm_split_load_|_[0-9a-f]{32}_.*$/g, '');
}

function entries(all, named) {
  const keys = all.filter(isKey);
  const others = all.filter(e => !isKey(e)).map(({ exportName, moduleIndex }, i) =>
    `const entry${i}=load(${moduleIndex})\nexport{entry${i} as ${quote(exportName)}}\n`);
  const numbers = [...keys, ...all.filter(e => !isKey(e))].map(e => e.moduleIndex);
  if (!named) return `const loads=[${numbers}]\n`;
  return `export const{\n${keys.map(e => e.exportName + ',\n').join('')}...loads\n}=loadsOf([${numbers}])\n`
    + others.join('');
}

function compact(text) {
  return text.split('\n').map(line => line.trimStart()).filter(line => line && !line.startsWith('//'))
    .map(line => line.replace(SPACES, '$1$2') + '\n').join('')
    .replace(/;(?=\n(?:[a-z_})]|$))/g, '').replace(/\n(?=[})])/g, '');
}

export function generate(model) {
  const template = readFileSync(TEMPLATE, 'utf8');
  const end = model.named ? template.length : template.indexOf(NAMES);
  const body = template.slice(template.indexOf(CONSTANTS) + CONSTANTS.length, end);
  const constants = {
    BUILD: quote(model.buildId),
    BUILD_EXPORT: quote(model.buildIdExport),
    SELF: quote(model.selfExport),
    TABLE: quote(model.tableExport),
    MODULE: quote(model.importModule),
    JS: quote(model.jsFileName && './' + model.jsFileName),
    UNITS: lines(model.units.map((u, i) => `[()=>new URL(${quote('./' + u.file)}, import.meta.url),`
      + `${quote(digest(u.integrity))},${u.bytes}${rest(deps(model, i))}],\n`)),
    MODULES: lines(model.modules.map((m, i) =>
      `[${told(model, i) === m.name ? '' : quote(m.name)}${rest(roots(model, m))}],\n`)),
  };
  return '// Made by wasm-split: loads the parts of a split program.\n'
    + Object.entries(constants).map(([name, value]) => `const ${name}=${value};\n`).join('')
    + compact(body) + entries(model.entries, model.named);
}
