// Loaders written by the core's generator, which runs on models; see LoaderModels in the core's tests.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url));
// The template comes from its source, so that changing it needs no build; Jackson from the command line's jar.
const CLASS_PATH = [
  'wasm-split-runtime/src/main/resources', 'wasm-split-runtime/target/classes', 'wasm-split-core/target/classes',
  'wasm-split-core/target/test-classes', 'wasm-split-cli/target/wasm-split-cli.jar',
].map(path => join(ROOT, path));
const JAVA = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';

const known = new Map();

export function generateAll(models) {
  const missing = CLASS_PATH.filter(path => !existsSync(path));
  if (missing.length) throw new Error(`no ${missing.join(', no ')}: build them with mvn package -DskipTests`);
  const args = ['-XX:TieredStopAtLevel=1', '-cp', CLASS_PATH.join(delimiter), 'io.github.wasmsplit.loader.LoaderModels'];
  return JSON.parse(execFileSync(JAVA, args, { input: JSON.stringify(models), encoding: 'utf8' }));
}

export function generate(model) {
  const key = JSON.stringify(model);
  if (!known.has(key)) known.set(key, generateAll([model])[0]);
  return known.get(key);
}
