// The example's own server, `java -jar`, with a list of its requests.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// Starts it, on a port of its choice unless one is named; `resources` is a folder to serve in place
// of the files in the jar.
export async function startServer(jar, work, { port = 0, resources } = {}) {
  const name = `access-${Math.random().toString(36).slice(2)}`;
  const args = ['-XX:TieredStopAtLevel=1', '-jar', jar, `--server.port=${port}`, '--server.address=127.0.0.1',
    '--spring.main.banner-mode=off', '--server.tomcat.accesslog.enabled=true',
    `--server.tomcat.accesslog.directory=${work}`, `--server.tomcat.accesslog.prefix=${name}`,
    '--server.tomcat.accesslog.suffix=.log', '--server.tomcat.accesslog.rotate=false',
    '--server.tomcat.accesslog.buffered=false', '--server.tomcat.accesslog.pattern=%s %U'];
  if (resources) args.push(`--storefront.resources=file:${resources}/`);
  const child = spawn('java', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise(resolve => child.once('exit', resolve));
  const bound = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', data => {
      text += data;
      const found = /started on port (\d+)/.exec(text);
      if (found) resolve(Number(found[1]));
    });
    ended.then(code => reject(new Error(`the server ended with ${code}:\n${text}`)));
  });
  const log = join(work, `${name}.log`);
  const server = {
    port: bound,
    url: `http://127.0.0.1:${bound}`,
    stop: () => { child.kill(); return ended; },
    // Lines of status and path so far.
    lines: () => readFileSync(log, 'utf8').split('\n').filter(Boolean),
    // Names of the files below /app/ that were requested since that many lines. A line is written
    // when its answer has been sent, which the browser may know a little earlier.
    asked: async (from, ending = '.wasm') => {
      for (let count = -1; count !== server.lines().length;) {
        count = server.lines().length;
        await new Promise(resolve => setTimeout(resolve, 150));
      }
      return server.lines().slice(from)
        .map(line => line.split(' ')[1])
        .filter(path => path.startsWith('/app/') && path.endsWith(ending))
        .map(path => path.slice('/app/'.length));
    },
  };
  return server;
}
