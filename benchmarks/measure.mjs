// The size of a .wasm file as it is, with gzip and with brotli.
import fs from 'node:fs';
import zlib from 'node:zlib';
import { CODE, DATA, sections, stripped } from '../proof/lib/wasm-file.mjs';

/** Bytes of the code and data sections. */
const content = bytes => sections(bytes)
  .filter(({ id }) => id === CODE || id === DATA)
  .reduce((sum, { body }) => sum + body.length, 0);

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
