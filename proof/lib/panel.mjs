// The panel of the examples' pages, which lists fetched files with their time and module.
import { check, difference } from './report.mjs';

const size = bytes => bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(2)} MB`;

// `expected` has for each file the module whose load brought it, in any order.
export async function checkPanel(name, page, manifest, expected) {
  // The browser tells the page about fetches when it has time.
  const rows = await page.waitForFunction(count => {
    const found = [...document.querySelectorAll('#fetched tr')].map(tr => [...tr.cells].map(c => c.textContent));
    return found.length >= count && found;
  }, expected.size).then(handle => handle.jsonValue());
  check(`${name}, the panel says what each file was for`, difference(
    [...expected].map(pair => pair.join(' for ')).sort(), rows.map(([file, module]) => `${file} for ${module}`).sort()));
  const files = [manifest.main, ...manifest.modules.filter(m => m.file), ...manifest.chunks];
  const bytes = new Map(files.map(f => [f.file, f.bytes]));
  check(`${name}, and when, and how large it is`, rows
    .filter(([file, , when, text]) => !/^\d+\.\d\d s$/.test(when) || !text.startsWith(size(bytes.get(file)))).join('; '));
  const sum = list => list.reduce((n, file) => n + bytes.get(file), 0);
  const whole = `of ${size(sum([...bytes.keys()]))}, the whole program · ${expected.size} of ${bytes.size} files`;
  check(`${name}, and how much of the program is there`, difference(
    [size(sum([...expected.keys()])), whole, [...expected.keys()].sort().join(' ')],
    [await page.textContent('#total'), await page.textContent('#whole'),
      (await page.$$eval('#parts [data-there]', list => list.map(e => e.dataset.file))).sort().join(' ')]));
}
