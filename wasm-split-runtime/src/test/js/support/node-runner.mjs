// Runs the scenarios in Node and prints the results. Modules come from the server, so that the
// loader lies at an http: URL and fetches.
import { register } from 'node:module';
import { runAll } from './harness.mjs';

register('./http-modules.mjs', import.meta.url);
const uncaught = [];
process.on('uncaughtException', e => uncaught.push(e));
const results = await runAll({ origin: process.argv[2], uncaught });
console.log(JSON.stringify({ results, uncaught: uncaught.map(String) }));
