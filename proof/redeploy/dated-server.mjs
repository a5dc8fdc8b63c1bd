// A server that distinguishes files by length and time, as servlet containers and most others do, with the
// Cache-Control that a split program needs.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

import { TYPES } from '../lib/server.mjs';

const HASHED = /\.[0-9a-f]{16}\.wasm$/;

export async function serveByDate(folder) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    const file = join(folder, path.endsWith('/') ? 'index.html' : path);
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) {
      response.writeHead(404, { 'cache-control': 'no-store' }).end();
      return;
    }
    const headers = {
      'cache-control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag: `W/"${found.size}-${+found.mtime}"`,
      'last-modified': found.mtime.toUTCString(),
    };
    if (request.headers['if-none-match'] === headers.etag) {
      response.writeHead(304, headers).end();
      return;
    }
    response.writeHead(200, { ...headers, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
      .end(await readFile(file));
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => new Promise(resolve => { server.close(resolve); server.closeAllConnections(); }),
  };
}
