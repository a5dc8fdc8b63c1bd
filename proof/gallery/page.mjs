// The actions of the gallery's visitors, and what its page then shows and fetches.
import { join } from 'node:path';

import { open } from '../lib/browser.mjs';
import { check, difference } from '../lib/report.mjs';
import { ROOT, needs } from '../lib/split.mjs';

export const EXAMPLE = join(ROOT, 'examples/gallery');

const duplicates = list => list.filter((x, i) => list.indexOf(x) !== i);

// Opens the page and waits until the program runs.
export async function start(browser, server) {
  server.fetched.length = 0;
  const page = await open(browser, server.url + '/');
  await page.waitForSelector('body[data-ready=true]');
  return page;
}

export async function use(page, tool) {
  await page.click(`[data-tool=${tool}]`);
  await page.click('#run');
  await page.waitForFunction(() => !/^(Working.*)?$/.test(document.getElementById('status').textContent));
  return page.evaluate(() => [
    document.getElementById('status').textContent.replace(/\d+ ms/, 'time'),
    document.getElementById('output').innerHTML,
  ].join('\n'));
}

async function visit(browser, server, order) {
  const page = await start(browser, server);
  const lines = [];
  const loads = {};
  for (const tool of order) {
    const from = server.fetched.length;
    lines.push(await use(page, tool));
    loads[tool] = server.fetched.slice(from);
  }
  // The page's own list is filled in by the browser when it has time for it.
  const shown = await page.waitForFunction(count => {
    const rows = [...document.querySelectorAll('#fetched tr')];
    return rows.length >= count && rows.map(r => r.cells[0].textContent);
  }, server.fetched.length).then(handle => handle.jsonValue());
  await page.context().close();
  return { lines, loads, shown, complaints: page.complaints, fetched: [...server.fetched] };
}

// `named` returns the split's name for a fetched file.
export async function checkOrder(name, browser, servers, manifest, order, named = file => file) {
  const expected = await visit(browser, servers.unsplit, order);
  const actual = await visit(browser, servers.split, order);
  const what = `${name}: ${order.join(', ')}`;
  check(`${what}: equal to the unsplit program`, difference(expected.lines, actual.lines)
    ?? (actual.complaints.join('; ') || (duplicates(actual.fetched).length && 'something was fetched twice')));
  const seen = new Set();
  const foreseen = order.map(tool => needs(manifest, tool).filter(f => !seen.has(f) && seen.add(f)).sort().join(' '));
  check(`${what}: each fetches the files that the manifest names`,
    difference(foreseen, order.map(tool => actual.loads[tool].map(named).sort().join(' '))));
  check(`${what}: the page lists the fetched files`, difference([...actual.fetched].sort(), actual.shown.sort()));
}

// Every file of the tool is missing once; the visitor tries again.
export async function checkRetry(name, browser, servers, manifest, tool, named = file => file) {
  const expected = (await visit(browser, servers.unsplit, [tool])).lines;
  for (const file of needs(manifest, tool)) {
    const page = await start(browser, servers.split);
    servers.split.fault = f => named(f) === file ? 'missing' : null;
    const first = await use(page, tool);
    servers.split.fault = null;
    const second = await use(page, tool);
    await page.context().close();
    check(`${name}: ${tool} works at the second try when ${file.replace(/\..*/, '')} was missing at the first`,
      (!first.includes('failed to load split module') && `the first try gave ${JSON.stringify(first)}`)
        || difference(expected, [second]));
  }
}
