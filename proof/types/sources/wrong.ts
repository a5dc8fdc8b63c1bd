// What users get wrong. Each line below the imports must fail.
import { configure, loads, preload, prefetch } from './app/__wasm_split.js';
import type { ModuleName } from './app/__wasm_split.js';
preload('markdwon');
prefetch('');
preload(String('markdown'));
const name: ModuleName = 'Markdown';
configure({ timeuot: 1 });
configure({ timeout: '1 s' });
addEventListener('wasm-split:load', event => event.detail.message);
const answer: boolean = preload('markdown');
