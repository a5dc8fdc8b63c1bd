// Walks through a page step by step, and records what it shows and fetches.
import { open } from '../lib/browser.mjs';

const PATIENCE = 20_000;

// Waits for an element with text that matches; reports if it never appears.
const sees = (page, [selector, pattern = '']) => page.waitForFunction(([s, p]) => {
  const element = document.querySelector(s);
  return element && new RegExp(p).test(element.textContent);
}, [selector, pattern], { timeout: PATIENCE })
  .catch(() => page.complaints.push(`never saw ${pattern} in ${selector}`));

// Takes a step; returns the address and everything that the page then shows.
export async function take(page, step) {
  await step.act?.(page);
  if (step.click) await page.click(step.click, { timeout: PATIENCE });
  for (const wanted of step.sees) await sees(page, wanted);
  return page.evaluate(() => {
    const body = document.body.cloneNode(true);
    body.querySelectorAll('script').forEach(script => script.remove());
    return location.pathname + location.search + '\n' + body.innerHTML.trim();
  });
}

// Opens the tour's path and takes its steps. Gives a line for each, the first for the page as
// opened, and what was fetched meanwhile.
export async function walk(browser, server, tour, steps) {
  server.fetched.length = 0;
  const page = await open(browser, server.url + tour.path);
  const lines = [];
  const loads = [];
  let from = 0;
  const note = async (name, step) => {
    lines.push(`${name}: ${await take(page, step)}`);
    loads.push(server.fetched.slice(from).filter(f => f !== 'main.wasm').sort().join(' '));
    from = server.fetched.length;
  };
  try {
    await note('opened', tour);
    for (const name of tour.steps) await note(name, steps[name]);
    return { lines, loads, complaints: page.complaints, fetched: [...server.fetched] };
  } finally {
    await page.context().close();
  }
}
