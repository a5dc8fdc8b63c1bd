// Chromium as installed on this machine; nothing is ever downloaded.
import { chromium } from 'playwright-core';

const ARGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync',
  '--disable-background-networking', '--disable-component-update', '--disable-dev-shm-usage',
];

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ARGS,
});

// A page of its own, with everything it complains about in `page.complaints`.
export async function open(browser, url) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.complaints = [];
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) page.complaints.push(message.text());
  });
  page.on('pageerror', e => page.complaints.push('pageerror: ' + (e.stack ?? e)));
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  return page;
}

// Runs a scenario of a module of calls in a page of its own.
export async function runInPage(browser, server, { folder, js, calls, scenario, args, during }) {
  const page = await open(browser, server.url + '/');
  server.fetched.length = 0;
  try {
    const main = `${folder}/${js}`;
    await page.evaluate(async ([main, folder, calls]) => {
      const program = await import(main);
      await program.default();
      globalThis.proof = { program, calls: await import(calls), loader: `${folder}/__wasm_split.js` };
    }, [main, folder, calls]);
    const early = [...server.fetched];
    const running = page.evaluate(([scenario, args]) =>
      proof.calls[scenario](proof.program, ...args, { loader: () => import(proof.loader) }), [scenario, args]);
    const result = await (during ? during(page, running) : running);
    return { result, early, fetched: [...server.fetched], errors: page.complaints };
  } finally {
    await page.context().close();
  }
}
