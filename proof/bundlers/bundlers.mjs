// Bundlers, each with the settings that docs/recipes/bundlers.md names, on a page whose entry is
// entry.js and that has the split program in its folder `app`.
import { importMetaAssets } from '@web/rollup-plugin-import-meta-assets';
import * as esbuild from 'esbuild';
import { existsSync } from 'node:fs';
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { rollup } from 'rollup';
import { build, createServer } from 'vite';
import webpack from 'webpack';

const HASHED = /\.[0-9a-f]{16}\.wasm$/;
const MANIFEST = 'wasm-split-manifest.json';
// Files of the page that do not go through the bundler.
const STATIC = ['index.html', 'page.css', 'icon.svg'];

const vite = settings => (page, out) => build({
  root: page, configFile: false, logLevel: 'warn', ...settings, build: { outDir: out, emptyOutDir: true, ...settings.build },
});

async function bundleByWebpack(page, out) {
  await copyStatic(page, out);
  const compiler = webpack({
    mode: 'production',
    context: page,
    entry: { entry: './entry.js' },
    output: { path: out },
    performance: { hints: false },
  });
  const stats = await new Promise((resolve, reject) => {
    compiler.run((e, stats) => e ? reject(e) : resolve(stats));
  });
  await new Promise(resolve => compiler.close(resolve));
  const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
  const said = [...errors, ...warnings].map(e => e.message);
  if (said.length) throw new Error(said.join('\n'));
}

const byRollup = (plugins, settings = {}) => async (page, out) => {
  await copyStatic(page, out);
  if (!plugins.length) await copyWasm(page, out);
  const bundle = await rollup({
    input: join(page, 'entry.js'), plugins, onwarn: warning => { throw new Error(warning.message); }, ...settings,
  });
  await bundle.write({ dir: out });
  await bundle.close();
};

const byEsbuild = (settings, copy) => async (page, out) => {
  await copyStatic(page, out);
  await copy(page, out);
  await esbuild.build({
    entryPoints: [join(page, 'entry.js')],
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    outdir: out,
    logLevel: 'error',
    ...settings,
  });
};

async function copyStatic(page, out) {
  for (const file of STATIC.filter(f => existsSync(join(page, f)))) await cp(join(page, file), join(out, file));
}

// The loader's files lie beside it; the manifest lies at the path that the page reads it from.
async function copyWasm(page, out) {
  for (const file of await readdir(join(page, 'app'))) {
    if (file.endsWith('.wasm')) await cp(join(page, 'app', file), join(out, file));
  }
  await cp(join(page, 'app', MANIFEST), join(out, 'app', MANIFEST));
}

const copyApp = (page, out) => cp(join(page, 'app'), join(out, 'app'), { recursive: true });

// Names that the splitter made from contents stay, so that the manifest is right for servers.
const keepNames = ({ names: [name] }) =>
  HASHED.test(name) ? 'assets/[name][extname]' : 'assets/[name]-[hash][extname]';

// `inlines`: bytes below which files become data: URLs; `keepsNames`: files are named as in the manifest.
export const BUNDLERS = [
  { name: 'vite', bundle: vite({}), inlines: 4096 },
  { name: 'vite, small files inlined', bundle: vite({ build: { assetsInlineLimit: 10_000 } }), inlines: 10_000 },
  {
    name: 'vite, names kept, relative paths',
    bundle: vite({
      base: './',
      build: { assetsInlineLimit: 0, rolldownOptions: { output: { assetFileNames: keepNames } } },
    }),
    keepsNames: true,
  },
  { name: 'webpack', bundle: bundleByWebpack },
  { name: 'rollup, assets by a plugin', bundle: byRollup([importMetaAssets()]) },
  // This drops properties that nothing seems to read.
  { name: 'rollup, wasm copied', bundle: byRollup([], { treeshake: 'smallest' }), keepsNames: true },
  { name: 'esbuild, wasm copied', bundle: byEsbuild({}, copyWasm), keepsNames: true },
  { name: 'esbuild, program left out', bundle: byEsbuild({ external: ['./app/*'] }, copyApp), keepsNames: true },
];

// A strict page's policy, relaxed for inlined files.
export const allowInlined = policy => policy.replace("default-src 'self'", "default-src 'self'; connect-src 'self' data:");

// Vite's own server, with `watch(request, response, next)` in front of it.
export async function startVite(page, watch) {
  const server = await createServer({
    root: page,
    configFile: false,
    logLevel: 'warn',
    server: { host: '127.0.0.1', port: 0, strictPort: false },
    plugins: [{ name: 'proof', configureServer: ({ middlewares }) => { middlewares.use(watch); } }],
  });
  await server.listen();
  return { url: server.resolvedUrls.local[0].replace(/\/$/, ''), close: () => server.close() };
}
