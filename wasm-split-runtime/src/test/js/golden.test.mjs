// The generator of these tests writes what the core's does; the size is bounded.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { generate } from './support/generate.mjs';

const golden = name => readFileSync(new URL(`../golden/${name}`, import.meta.url), 'utf8');

test('the golden model gives the golden loader', () => {
  assert.equal(generate(JSON.parse(golden('model.json'))), golden('loader.mjs'));
});

test('9 KB, and 200 bytes for each output', () => {
  const one = JSON.parse(golden('model.json'));
  const none = generate({ ...one, units: [], modules: [], entries: [] }).length;
  assert.ok(none <= 8600, `${none} bytes without outputs`);
  one.units.forEach((unit, i) => {
    const modules = one.modules.filter(m => m.unit === i && /^\w+$/.test(m.name))
      .map(m => ({ ...m, unit: 0, chunks: [] }));
    const units = [{ ...unit, deps: [0] }];
    const size = generate({ ...one, units, modules, entries: [] }).length;
    assert.ok(size - none <= 190, `${size - none} bytes for ${unit.file}`);
  });
});
