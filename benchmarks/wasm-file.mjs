// Sections of a .wasm file, and its size as it is, with gzip and with brotli.
import fs from 'node:fs';
import zlib from 'node:zlib';

/** The sections of a module: `{ id, start, size, from }`, `from` being where the header begins. */
export function sections(bytes) {
  const found = [];
  let p = 8;
  while (p < bytes.length) {
    const from = p;
    const id = bytes[p++];
    let size = 0;
    let shift = 0;
    let byte;
    do {
      byte = bytes[p++];
      size += (byte & 127) * 2 ** shift;
      shift += 7;
    } while (byte & 128);
    found.push({ id, start: p, size, from });
    p += size;
  }
  return found;
}

/** The module without custom sections, which browsers do not need. */
export function stripped(bytes) {
  const kept = sections(bytes).filter(s => s.id !== 0);
  return Buffer.concat([
    bytes.subarray(0, 8),
    ...kept.map(s => bytes.subarray(s.from, s.start + s.size)),
  ]);
}

/** Bytes of the code and data sections. */
export function content(bytes) {
  return sections(bytes)
    .filter(s => s.id === 10 || s.id === 11)
    .reduce((sum, s) => sum + s.size, 0);
}

export function brotli(bytes, quality = Number(process.env.BROTLI ?? 11)) {
  const params = {
    [zlib.constants.BROTLI_PARAM_QUALITY]: quality,
    [zlib.constants.BROTLI_PARAM_LGWIN]: 24,
    [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return zlib.brotliCompressSync(bytes, { params }).length;
}

/** What fetching a file costs: `{ content, raw, gzip, brotli }`, in bytes, stripped. */
export function measure(path) {
  const bytes = stripped(fs.readFileSync(path));
  return {
    content: content(bytes),
    raw: bytes.length,
    gzip: zlib.gzipSync(bytes, { level: 9 }).length,
    brotli: brotli(bytes),
  };
}
