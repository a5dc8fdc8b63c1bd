import init, { show } from './app/gallery.js';
import { watchFetched } from './fetched.js';

const tools = {
  markdown: {
    about: 'text to HTML',
    input: '# Lazily loaded\n\n| part | fetched |\n|---|---|\n| main | at start |\n'
      + '| *this* | on first use |\n\n- [x] parsed by **pulldown-cmark**\n',
  },
  highlight: {
    about: 'source code in colours',
    input: '// the greatest common divisor\nfn gcd(a: u64, b: u64) -> u64 {\n'
      + '    if b == 0 { a } else { gcd(b, a % b) }\n}\n',
    option: 'fn if else let mut match for while return u64',
    asks: 'Keywords',
  },
  table: {
    about: 'CSV by a pattern',
    input: 'city,country,people\nLyon,France,522000\nOslo,Norway,709000\nPorto,Portugal,232000\n'
      + 'Bergen,Norway,291000\n',
    option: '^nor|on$',
    asks: 'Rows that match',
  },
  qr: { about: 'any text as a picture', input: 'https://webassembly.org/' },
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

for (const name of Object.keys(tools)) {
  const button = document.createElement('button');
  const about = document.createElement('small');
  button.dataset.tool = button.textContent = name;
  about.textContent = tools[name].about;
  button.append(about);
  button.onclick = () => choose(name);
  at('tools').append(button);
}
at('run').onclick = run;
watchFetched();
choose('markdown');
await init();
document.body.dataset.ready = 'true';
