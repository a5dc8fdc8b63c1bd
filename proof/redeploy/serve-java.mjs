// The gallery's own server, as users start it.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { ROOT } from '../lib/split.mjs';

const COMMAND = ['-XX:TieredStopAtLevel=1', join(ROOT, 'examples/gallery/Serve.java')];

// Starts it on a port of its choice.
export async function startServe(folder) {
  const child = spawn('java', [...COMMAND, '0', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise(resolve => child.once('exit', resolve));
  const port = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', data => {
      text += data;
      const found = /localhost:(\d+)/.exec(text);
      if (found) resolve(Number(found[1]));
    });
    ended.then(code => reject(new Error(`Serve.java ended with ${code}: ${text}`)));
  });
  return { port, url: `http://localhost:${port}`, stop: () => { child.kill(); return ended; } };
}

// Its output and exit code, if it does not start.
export function callServe(...args) {
  const run = spawnSync('java', [...COMMAND, ...args], { encoding: 'utf8', timeout: 60_000 });
  if (run.error) throw run.error;
  return { code: run.status, out: run.stdout, err: run.stderr };
}
