// As much of the binary format as proofs and benchmarks need: sections, and the export section.
import { readFileSync } from 'node:fs';

const CUSTOM = 0;
const EXPORT = 7;
export const CODE = 10;
export const DATA = 11;
const TABLE_KIND = 1;

class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  leb() {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  }
  take(length) {
    return this.bytes.subarray(this.at, this.at += length);
  }
}

const leb = n => {
  const out = [];
  do {
    out.push(n % 128 + (n >= 128 ? 128 : 0));
    n = Math.floor(n / 128);
  } while (n);
  return Buffer.from(out);
};

// The sections in order: `{ id, body, bytes }`, `bytes` with the section's header.
export function sections(bytes) {
  const reader = new Reader(bytes, 8);
  const all = [];
  while (reader.at < bytes.length) {
    const from = reader.at;
    const id = bytes[reader.at++];
    const body = reader.take(reader.leb());
    all.push({ id, body, bytes: bytes.subarray(from, reader.at) });
  }
  return all;
}

const made = (id, body) => ({ id, body, bytes: Buffer.concat([Buffer.from([id]), leb(body.length), body]) });

// Unchanged sections stay byte for byte: a length may be longer than needed.
const assemble = (header, parts) => Buffer.concat([header, ...parts.map(part => part.bytes)]);

// The module without its custom sections.
export const stripped = bytes =>
  assemble(bytes.subarray(0, 8), sections(bytes).filter(s => s.id !== CUSTOM));

// The module without its custom sections and with its first table exported under this name.
export function withTableExport(bytes, name) {
  const parts = sections(bytes).filter(s => s.id !== CUSTOM).map(section => {
    if (section.id !== EXPORT) return section;
    const reader = new Reader(section.body);
    const count = reader.leb();
    const entry = [leb(Buffer.byteLength(name)), Buffer.from(name), Buffer.from([TABLE_KIND, 0])];
    return made(EXPORT, Buffer.concat([leb(count + 1), section.body.subarray(reader.at), ...entry]));
  });
  return assemble(bytes.subarray(0, 8), parts);
}

// The size of the code section in bytes.
export const codeSize = file => sections(readFileSync(file)).find(s => s.id === CODE).body.length;

// The module without the custom sections of these names.
export const without = (bytes, names) => assemble(bytes.subarray(0, 8), sections(bytes).filter(({ id, body }) => {
  if (id !== CUSTOM) return true;
  const reader = new Reader(body);
  return !names.includes(reader.take(reader.leb()).toString());
}));
