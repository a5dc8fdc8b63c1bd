import init, { show } from './app/gallery.js';

const tools = {
  markdown: {
    input: '# Lazily loaded\n\n| part | fetched |\n|---|---|\n| main | at start |\n'
      + '| *this* | on first use |\n\n- [x] parsed by **pulldown-cmark**\n',
  },
  highlight: {
    input: '// the greatest common divisor\nfn gcd(a: u64, b: u64) -> u64 {\n'
      + '    if b == 0 { a } else { gcd(b, a % b) }\n}\n',
    option: 'fn if else let mut match for while return u64',
    asks: 'Keywords',
  },
  table: {
    input: 'city,country,people\nLyon,France,522000\nOslo,Norway,709000\nPorto,Portugal,232000\n'
      + 'Bergen,Norway,291000\n',
    option: '^nor|on$',
    asks: 'Rows that match',
  },
  qr: { input: 'https://webassembly.org/' },
};

const at = id => document.getElementById(id);
let current;

function choose(name) {
  current = name;
  const { input, option = '', asks } = tools[name];
  at('input').value = input;
  at('option').value = option;
  at('option-label').hidden = !asks;
  at('option-label').firstChild.textContent = asks ? `${asks} ` : '';
  at('output').replaceChildren();
  at('status').textContent = '';
  for (const button of at('tools').children) {
    button.ariaPressed = String(button.dataset.tool === name);
  }
}

async function run() {
  const started = performance.now();
  at('status').textContent = 'Working …';
  try {
    await show(current, at('input').value, at('option').value, 'output');
    at('status').textContent = `Done in ${Math.round(performance.now() - started)} ms.`;
  } catch (e) {
    // A failed fetch is not for ever: running the tool again fetches again.
    at('status').textContent = `${e}. Try again.`;
  }
}

function listFetched() {
  let total = 0;
  new PerformanceObserver(list => {
    for (const { name, decodedBodySize } of list.getEntries()) {
      const file = new URL(name).pathname.split('/').pop();
      if (!file.endsWith('.wasm')) continue;
      total += decodedBodySize;
      const row = at('fetched').insertRow();
      row.insertCell().textContent = file;
      row.insertCell().textContent = size(decodedBodySize);
      at('total').textContent = size(total);
    }
  }).observe({ type: 'resource', buffered: true });
}

const size = bytes => `${(bytes / 1024).toFixed(1)} KiB`;

for (const name of Object.keys(tools)) {
  const button = document.createElement('button');
  button.dataset.tool = button.textContent = name;
  button.onclick = () => choose(name);
  at('tools').append(button);
}
at('run').onclick = run;
listFetched();
choose('markdown');
await init();
document.body.dataset.ready = 'true';
