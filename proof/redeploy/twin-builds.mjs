// Two builds of a program whose files have equal names, lengths and times: only bytes tell them apart.
import { mkdir, readFile, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { split } from '../lib/split.mjs';

// The time that reproducible builds give to all their files.
export const TIME = new Date('2026-11-01T00:00:00Z');

// The program with texts in place of others, in each of its files.
async function changed(prebuilt, out, changes) {
  await mkdir(out, { recursive: true });
  for (const file of (await readdir(prebuilt)).filter(f => /\.(wasm|js)$/.test(f))) {
    const bytes = await readFile(join(prebuilt, file));
    for (const [from, to] of changes) {
      if (Buffer.byteLength(from) !== Buffer.byteLength(to)) throw new Error(`${to} is not as long as ${from}`);
      let found = 0;
      for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) {
        bytes.write(to, at);
        found++;
      }
      if (file.endsWith('.wasm') && !found) throw new Error(`${file} has no ${from}`);
    }
    await writeFile(join(out, file), bytes);
  }
}

// Splits the program as it is and with these changes; returns both folders and their manifests.
export async function makeTwins(work, { prebuilt, name, changes }) {
  const twins = [];
  const altered = join(work, 'altered');
  await changed(prebuilt, altered, changes);
  for (const [build, from] of Object.entries({ a: prebuilt, b: altered })) {
    const out = join(work, build, 'app');
    await mkdir(join(work, build), { recursive: true });
    const { manifest } = split({
      original: join(from, 'original.wasm'), bindgened: join(from, `${name}_bg.wasm`), js: join(from, `${name}.js`), out,
    });
    twins.push({ folder: join(work, build), manifest });
  }
  return twins;
}

// Pads the entry files of two builds to equal lengths, if they differ.
export async function equalise(twins, js) {
  for (const file of ['main.wasm', '__wasm_split.js', js]) {
    const contents = await Promise.all(twins.map(twin => readFile(join(twin.folder, 'app', file))));
    const longest = Math.max(...contents.map(c => c.length));
    for (const [i, content] of contents.entries()) {
      const missing = longest - content.length;
      // A custom section without a name, or a line of comment.
      const filler = file.endsWith('.wasm')
        ? Buffer.from([0, 1 + missing, 0, ...Buffer.alloc(missing)])
        : Buffer.from(`\n//${' '.repeat(missing)}`);
      if (missing > 100) throw new Error(`${file} is too different: ${missing} bytes`);
      await writeFile(join(twins[i].folder, 'app', file), Buffer.concat([content, filler]));
    }
  }
}

// Sets the time of all files below a folder.
export async function settle(folder) {
  for (const file of await readdir(folder, { recursive: true })) await utimes(join(folder, file), TIME, TIME);
}

// The differences that a server could see by comparing lengths and times of the entry files; falsy if there are none.
export async function tellApart([a, b], js) {
  const told = [];
  let same = 0;
  for (const file of ['main.wasm', '__wasm_split.js', js]) {
    const [one, two] = [a, b].map(twin => join(twin.folder, 'app', file));
    const [before, after] = [await stat(one), await stat(two)];
    if (before.size !== after.size) told.push(`${file} has ${before.size} and ${after.size} bytes`);
    if (+before.mtime !== +after.mtime) told.push(`${file} is of ${before.mtime} and ${after.mtime}`);
    if ((await readFile(one)).equals(await readFile(two))) same++;
  }
  if (same > 1) told.push('main or loader is the same in both');
  return told.join('; ');
}
