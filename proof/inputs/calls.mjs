// Calls to the programs of proof.mjs that have no page.
import { pathToFileURL } from 'node:url';

const outcome = async f => {
  try {
    return String(await f());
  } catch (e) {
    return 'thrown: ' + e;
  }
};

export const simple = async m => [
  'run: ' + await outcome(() => m.run()),
  'try_fallible: ' + await outcome(() => m.try_fallible()),
];

export const callback = async m => ['run: ' + await outcome(() => m.run())];

export async function big(m, file) {
  const { calls } = await import(pathToFileURL(file));
  return Object.entries(await calls(m)).map(([k, v]) => `${k}: ${v}`);
}
