// Writes names of files into the payloads of Dioxus' macro asset!(), as its tool dx does.
const BEGIN = Buffer.from('\xa3tabsolute_source_path', 'latin1');
const KEY = Buffer.from('lbundled_path');
const CAPACITY = 4096;

// An item of CBOR with a length of one byte.
const item = text => Buffer.concat([Buffer.from([0x58, text.length]), Buffer.from(text)]);

// A copy of a wasm file in which `naming(source)` names each file.
export function nameAssets(wasm, naming) {
  const out = Buffer.from(wasm);
  for (let start = out.indexOf(BEGIN); start >= 0; start = out.indexOf(BEGIN, start + CAPACITY)) {
    const payload = Buffer.from(out.subarray(start, start + CAPACITY));
    const source = payload.subarray(BEGIN.length + 2, BEGIN.length + 2 + payload[BEGIN.length + 1]).toString();
    const at = payload.indexOf(KEY) + KEY.length;
    const rest = payload.subarray(at + 2 + payload[at + 1]);
    out.fill(0, start, start + CAPACITY);
    Buffer.concat([payload.subarray(0, at), item(naming(source)), rest]).copy(out, start, 0, CAPACITY);
  }
  return out;
}
