// The loader in Node and, if installed, in headless Chromium (CHROMIUM names another binary).
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { TestServer } from './support/server.mjs';

const CHROMIUM = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome'].find(path => path && existsSync(path));

const server = new TestServer();
let origin;
before(async () => { origin = await server.start(); });
after(() => server.stop());

async function report(t, results) {
  assert.ok(results.length > 20, 'all scenarios ran');
  for (const { name, ok, error } of results) {
    await t.test(name, () => assert.ok(ok, error));
  }
}

test('in Node', async t => {
  const runner = fileURLToPath(new URL('support/node-runner.mjs', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [runner, origin]);
  const { results, uncaught } = JSON.parse(stdout);
  assert.deepEqual(uncaught, []);
  await report(t, results);
});

test('in Chromium', { skip: !CHROMIUM && 'no Chromium', timeout: 120_000 }, async t => {
  const profile = mkdtempSync(join(tmpdir(), 'loader-test-'));
  const posted = new Promise(resolve => { server.onResults = resolve; });
  const browser = spawn(CHROMIUM, ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run',
    '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update',
    '--disable-sync', `--user-data-dir=${profile}`, `${origin}/t/browser.html`],
  { stdio: 'ignore' });
  t.signal.addEventListener('abort', () => browser.kill());
  const exited = new Promise(resolve => browser.once('exit', resolve));
  try {
    const results = await Promise.race([posted,
      exited.then(code => { throw new Error(`Chromium exited with ${code}`); })]);
    await t.test('window', inner => report(inner, results.window));
    await t.test('worker', inner => report(inner, results.worker));
  } finally {
    browser.kill();
    await exited;
    // Processes of the browser may still write there.
    await rm(profile, { recursive: true, force: true, maxRetries: 10 }).catch(() => {});
  }
});
