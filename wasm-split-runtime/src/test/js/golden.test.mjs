// The golden loader, and bounds on the size of loaders.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { generate, generateAll } from './support/generate.mjs';

const golden = name => readFileSync(new URL(`../golden/${name}`, import.meta.url), 'utf8');

test('the golden model gives the golden loader', () => {
  assert.equal(generate(JSON.parse(golden('model.json'))), golden('loader.mjs'));
});

test('a loader has at most 8850 bytes, and 190 more for each output', () => {
  const one = JSON.parse(golden('model.json'));
  const only = { ...one.units[0], deps: [] };
  const models = one.units.map((unit, i) => {
    const modules = one.modules.filter(m => m.unit === i && /^\w+$/.test(m.name))
      .map(m => ({ ...m, unit: 0, chunks: [] }));
    return { ...one, units: [{ ...unit, deps: [1] }, only], modules, entries: [] };
  });
  const empty = { ...one, units: [], modules: [], entries: [] };
  const [none, base, ...sizes] = generateAll([empty, { ...empty, units: [only] }, ...models])
    .map(loader => loader.length);
  assert.ok(none <= 8850, `${none} bytes without outputs`);
  one.units.forEach((unit, i) =>
    assert.ok(sizes[i] - base <= 190, `${sizes[i] - base} bytes for ${unit.file}`));
});
