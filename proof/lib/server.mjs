// A static server on the loopback address that records fetches and breaks the responses it is told to break.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

export const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

// No eval and no inline scripts, as on a careful site.
export const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:";
const BLANK = '<!doctype html><meta charset="utf-8"><title>proof</title><link rel="icon" href="data:,">';
const HTML = '<!doctype html><title>not what was asked for</title>';

export const FAULTS = {
  missing: (q, r) => { r.writeHead(404).end('not found'); },
  // In the middle of the answer: before it, a browser asks again by itself.
  reset: (q, r) => {
    r.writeHead(200, { 'content-type': TYPES['.wasm'], 'content-length': 1000 });
    r.write('\0asm', () => setTimeout(() => q.socket.resetAndDestroy(), 50));
  },
  html: (q, r) => { r.writeHead(200, { 'content-type': TYPES['.html'] }).end(HTML); },
  wrongWasm: (q, r) => { r.writeHead(200, { 'content-type': TYPES['.wasm'] }).end(HTML); },
};

// Serves folders under prefixes: { '/split': '/some/folder' }. `fault` may be set to
// name => kind of fault or null; `type` to another MIME type for .wasm files; `index` to another
// page for all paths without an ending. `policy` is the Content-Security-Policy, null for none.
export async function serve(mounts, { policy = POLICY, index = BLANK } = {}) {
  const state = { fetched: [], fault: null, type: TYPES['.wasm'], index };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const headers = { 'cache-control': 'no-store' };
    if (policy) headers['content-security-policy'] = policy;
    if (!extname(path)) {
      response.writeHead(200, { ...headers, 'content-type': TYPES['.html'] }).end(state.index);
      return;
    }
    const name = path.slice(path.lastIndexOf('/') + 1);
    const fault = state.fault?.(name);
    if (fault) {
      FAULTS[fault](request, response);
      return;
    }
    const file = find(mounts, path);
    const bytes = file && await readFile(file).catch(() => null);
    if (!bytes) {
      response.writeHead(404).end('not found');
      return;
    }
    if (name.endsWith('.wasm')) state.fetched.push(name);
    const type = extname(name) === '.wasm' ? state.type : TYPES[extname(name)];
    response.writeHead(200, { ...headers, 'content-type': type ?? 'application/octet-stream' }).end(bytes);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  state.url = `http://127.0.0.1:${server.address().port}`;
  state.close = () => new Promise(resolve => { server.close(resolve); server.closeAllConnections(); });
  return state;
}

function find(mounts, path) {
  const prefix = Object.keys(mounts).sort((a, b) => b.length - a.length)
    .find(p => path === p || path.startsWith(p === '/' ? p : p + '/'));
  if (!prefix) return null;
  const inside = normalize(path.slice(prefix.length));
  return inside.startsWith('..') ? null : join(mounts[prefix], inside);
}
