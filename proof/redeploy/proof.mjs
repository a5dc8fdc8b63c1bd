// Visitors return after a new build was deployed, with everything that the browser has kept. The builds differ in
// no file's name, length or time, except for the names made from contents, as reproducible builds do.
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';

import { EXAMPLE, use } from '../gallery/page.mjs';
import { open } from '../lib/browser.mjs';
import { serveByDate } from './dated-server.mjs';
import { check, difference, part } from '../lib/report.mjs';
import { callServe, startServe } from './serve-java.mjs';
import { ROOT, needs } from '../lib/split.mjs';
import { PAGES, shown, visit } from '../storefront/pages.mjs';
import { startServer } from '../storefront/server.mjs';
import { equalise, makeTwins, settle, tellApart } from './twin-builds.mjs';

const TOOLS = ['markdown', 'highlight', 'table', 'qr'];
const STOREFRONT = join(ROOT, 'examples/storefront');
const STOREFRONT_PAGE = join(STOREFRONT, 'web/src/main/resources/META-INF/resources');

// Deploys in place, by copying files into the folder that is served; files of other builds are gone.
async function deploy(twin, site) {
  await rm(site, { recursive: true, force: true });
  await cp(twin.folder, site, { recursive: true });
  await settle(site);
}

// The text that the tools show. The status depends on time, except for the words of a failure.
async function useAll(page, tools) {
  await page.waitForSelector('body[data-ready=true]');
  const lines = [];
  for (const tool of tools) lines.push(await use(page, tool));
  return lines;
}

async function visitAnew(browser, url, tools) {
  const page = await open(browser, url);
  const lines = await useAll(page, tools);
  await page.context().close();
  return lines;
}

// A visit to one build, then to another: by its address, and by a reload. Returns what was shown each time.
async function comeAgain(browser, url, change) {
  const page = await open(browser, url);
  await useAll(page, ['highlight']);
  await change();
  await page.goto(url);
  const navigated = await useAll(page, TOOLS);
  await page.reload();
  const reloaded = await useAll(page, TOOLS);
  await page.context().close();
  return { navigated, reloaded, complaints: page.complaints.join('; ') };
}

async function proveGallery(browser, work) {
  const twins = await makeTwins(work, {
    prebuilt: join(EXAMPLE, 'prebuilt'), name: 'gallery', changes: [['<table><thead>', '<table><!---->'], ['no such tool', 'no tool here']],
  });
  await equalise(twins, 'gallery.js');
  for (const twin of twins) {
    await cp(join(EXAMPLE, 'web'), twin.folder, { recursive: true });
    await settle(twin.folder);
  }
  const [a, b] = twins;
  check('redeploy: the entry files of two builds differ only in their bytes', await tellApart(twins, 'gallery.js'));
  const gone = needs(a.manifest, 'table').filter(f => !needs(b.manifest, 'table').includes(f));
  check('redeploy: the second build lacks files of the first', !gone.length && 'all are there');
  const site = join(work, 'site');
  await deploy(a, site);
  const dated = await serveByDate(site);
  const server = await startServe(site);
  try {
    const expected = { a: await visitAnew(browser, server.url, TOOLS) };
    await deploy(b, site);
    expected.b = await visitAnew(browser, server.url, TOOLS);
    check('redeploy: the builds show different things', !difference(expected.a, expected.b) && 'they show the same');
    for (const [from, to, name] of [[a, b, 'b'], [b, a, 'a']]) {
      await deploy(from, site);
      const found = await comeAgain(browser, server.url, () => deploy(to, site));
      const what = `redeploy: Serve.java, ${name === 'a' ? 'back to the first build' : 'a new build'}`;
      check(`${what}: a returning visitor has it`, difference(expected[name], found.navigated));
      check(`${what}: and after a reload`, difference(expected[name], found.reloaded) || found.complaints);
    }
    await deploy(a, site);
    const kept = await comeAgain(browser, dated.url, () => deploy(b, site));
    check('redeploy: a server that compares length and time leaves them with the old build, even after a reload',
      (!difference(expected.b, kept.navigated) || !difference(expected.b, kept.reloaded)) && 'they had the new one');
  } finally {
    await server.stop();
    await dated.stop();
  }
}

async function proveStorefrontServer(browser, work) {
  const jar = process.env.STOREFRONT_JAR ?? join(STOREFRONT, 'server/target/storefront-server.jar');
  if (!check('redeploy: mvn package made a server', !existsSync(jar) && `no ${jar}`)) return;
  const twins = await makeTwins(work, {
    prebuilt: join(STOREFRONT, 'web/prebuilt'), name: 'storefront', changes: [[' offers</caption>', ' quotes</caption>'], [' · Kettle & Leaf', ' · Kettle + Leaf']],
  });
  await equalise(twins, 'storefront.js');
  for (const twin of twins) {
    await cp(STOREFRONT_PAGE, twin.folder, { recursive: true });
    await settle(twin.folder);
  }
  check('redeploy: storefront: the entry files differ only in their bytes', await tellApart(twins, 'storefront.js'));
  const [a, b] = twins.map(twin => twin.folder);
  let server = await startServer(jar, work, { resources: a });
  try {
    const page = await open(browser, server.url);
    page.setDefaultTimeout(20_000);
    await shown(page, 'Our teas');
    await visit(page, PAGES.search);
    const { port } = server;
    await server.stop();
    server = await startServer(jar, work, { port, resources: b });
    const results = [];
    for (const go of [() => page.goto(server.url), () => page.reload(), () => page.goto(server.url + '/search')]) {
      await go();
      await page.waitForSelector('#status[data-state=ready]', { state: 'attached' });
      results.push(await visit(page, PAGES.prices).catch(e => String(e)), await visit(page, PAGES.search));
    }
    check('redeploy: storefront: a returning visitor has the new build, by an address, a reload and a link',
      difference(Array(3).fill(['3 quotes', PAGES.search.expected]).flat(), results) || page.complaints.join('; '));
    await page.context().close();
  } finally {
    await server.stop();
  }
}

// Its answers to mistakes: a message with advice, and an exit code.
async function proveServeCalls(work) {
  const empty = join(work, 'empty');
  await mkdir(empty, { recursive: true });
  const site = join(work, 'page');
  await mkdir(site, { recursive: true });
  await cp(join(EXAMPLE, 'web'), site, { recursive: true });
  const server = await startServe(site);
  const cases = [
    ['--help', ['--help'], 0, /^Usage: java Serve\.java \[PORT\] \[FOLDER\]/],
    ['a word for a port', ['eighty'], 2, /No port: eighty[^]*Usage:/],
    ['a port that cannot be', ['70000', site], 2, /No port: 70000[^]*Usage:/],
    ['an argument too many', ['8080', site, 'more'], 2, /Too many arguments[^]*Usage:/],
    ['a folder without a page', ['0', empty], 1, /No index\.html in .*empty: name the folder of a site/],
    ['a taken port', [String(server.port), site], 1, new RegExp(`Port ${server.port} cannot be had.*Serve\\.java ${server.port + 1}`)],
  ];
  try {
    for (const [name, args, code, pattern] of cases) {
      const { code: actual, out, err } = callServe(...args);
      const said = code ? err : out;
      check(`Serve.java: ${name} ends with ${code} and says why`,
        (actual !== code && `it ended with ${actual}`) || (!pattern.test(said) && said) || (/\bat .*\.java/.test(err) && err));
    }
    const outside = Object.values(networkInterfaces()).flat().find(i => !i.internal && i.family === 'IPv4');
    if (outside) {
      const reached = await new Promise(resolve => {
        const socket = connect(server.port, outside.address, () => { socket.destroy(); resolve(true); });
        socket.on('error', () => resolve(false));
      });
      check('Serve.java: other machines cannot reach it', reached && 'it listens on more than the loopback address');
    }
    const answer = await fetch(`${server.url}/page.js`);
    const again = await fetch(`${server.url}/page.js`, { headers: { 'if-none-match': answer.headers.get('etag') } });
    check('Serve.java: does not send a file again to a client that has it', difference(
      [200, null, 304, (await readFile(join(site, 'page.js'))).length],
      [answer.status, answer.headers.get('last-modified'), again.status, (await answer.arrayBuffer()).byteLength]));
  } finally {
    await server.stop();
  }
}

export async function proveRedeploy(browser, work) {
  const folder = name => join(work, 'redeploy', name);
  await part('Serve.java', () => proveServeCalls(folder('calls')));
  await part('redeploy: gallery', () => proveGallery(browser, folder('gallery')));
  await part('redeploy: storefront', () => proveStorefrontServer(browser, folder('storefront')));
}
