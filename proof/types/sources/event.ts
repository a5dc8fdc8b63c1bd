// The event alone.
import type {} from './app/__wasm_split.js';

addEventListener('wasm-split:load', ({ detail: { name, ms } }) => console.log(name.length, ms.toFixed(1)));
