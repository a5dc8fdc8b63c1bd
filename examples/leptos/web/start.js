import init from '/app/desk.js';

// A framework's program may not get over a part that cannot be loaded: say so, until the part is there.
const missing = new Set();
addEventListener('wasm-split:load', ({ detail: { name, ok } }) => {
  if (ok) missing.delete(name);
  else missing.add(name);
  document.getElementById('notice').hidden = missing.size === 0;
});

init();
