// slim.mjs FOLDER: takes sections out of prebuilt files that the splitter does not read, for the repository's sake.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { without } from '../../../proof/lib/wasm-file.mjs';

const UNREAD = {
  'original.wasm': ['__wasm_bindgen_unstable'],
  'storefront_bg.wasm': ['linking', 'reloc.CODE', 'reloc.DATA'],
};

for (const [name, sections] of Object.entries(UNREAD)) {
  const file = join(process.argv[2], name);
  writeFileSync(file, without(readFileSync(file), sections));
}
