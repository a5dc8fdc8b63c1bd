// What users write. Each line must pass, in a page and in a worker.
import init from './app/gallery.js';
import { __wasm_split_set_main, configure, preload, prefetch } from './app/__wasm_split.js';
import type { LoadDetail, ModuleName } from './app/__wasm_split.js';
import * as other from './other/__wasm_split.js';

configure({ timeout: 10_000 });
configure({});
const main = __wasm_split_set_main(await init());
const pages: number = main.memory.buffer.byteLength / 65_536;

const names: ModuleName[] = ['markdown', 'highlight', 'table', 'qr'];
const there: boolean[] = await Promise.all(names.map(preload));
const later: Promise<boolean> = prefetch('qr');

// Another program fires the same event, and has names that need escapes.
await other.preload('größe "</script>" \u2028 \\ 😀');
addEventListener('wasm-split:load', ({ detail }) => console.log(detail.name, detail.ok, pages, there, later));
const milliseconds = ({ ms, bytes }: LoadDetail): number => ms + bytes;
globalThis.addEventListener('wasm-split:load', event => milliseconds(event.detail));
self.addEventListener('wasm-split:load', event => event.type);
