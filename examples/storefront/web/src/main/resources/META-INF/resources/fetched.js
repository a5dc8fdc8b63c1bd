// What the browser has fetched of a split program, when, and for which module: in the elements #fetched, #total,
// #whole, #parts, #also and #failed. Files and times are the browser's (Resource Timing), modules come from the
// loader's event `wasm-split:load`, sizes of what is not there yet from the manifest.
const at = id => document.getElementById(id);
const files = new Map(); // name -> { name, bytes, sent, start, for }
const scripts = new Map(); // URL -> bytes
const loads = []; // { name, ok, from, to }
let parts = []; // of the manifest: { name, stem, bytes, kind, users }

export const size = bytes =>
  bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(2)} MB`;

// Begins to watch; what was fetched earlier is told as well.
export async function watchFetched() {
  addEventListener('wasm-split:load', ({ detail: { name, ok, ms } }) => {
    const to = performance.now();
    loads.push({ name, ok, from: to - ms, to });
    at('failed').textContent = ok ? '' : `${name} could not be fetched.`;
    show();
  });
  new PerformanceObserver(list => {
    list.getEntries().forEach(take);
    show();
  }).observe({ type: 'resource', buffered: true });
  try {
    const answer = await fetch(new URL('./app/wasm-split-manifest.json', import.meta.url), { priority: 'low' });
    if (answer.ok) parts = partsOf(await answer.json());
  } catch {
    // The list is right without it.
  }
  drawParts();
  show();
}

function take({ name: url, startTime, decodedBodySize, encodedBodySize, transferSize, responseStatus }) {
  const name = new URL(url).pathname.split('/').pop();
  if (responseStatus >= 400 || !decodedBodySize) return;
  if (name.endsWith('.js')) scripts.set(url, decodedBodySize);
  if (!name.endsWith('.wasm') || files.has(name)) return;
  const sent = transferSize ? encodedBodySize : 0;
  files.set(name, { name, bytes: decodedBodySize, sent, start: startTime });
}

function partsOf({ main, modules, chunks }) {
  const part = (kind, { file, bytes }, users) => ({ kind, name: file, stem: file.replace(/\.wasm$/, ''), bytes, users });
  return [
    part('main', main, []),
    ...modules.filter(m => m.file).map(m => part('module', m, [m.name])),
    ...chunks.map(c => part('chunk', c, modules.filter(m => m.chunks.includes(c.file)).map(m => m.name))),
  ];
}

// A bundler may have put something of its own behind the name.
const partOf = file => parts.find(p => file.name.startsWith(p.stem));

// The module whose load brought the file: the first that needs it, or else that ran when it was asked for.
function purpose(file) {
  const part = partOf(file);
  if (part?.kind === 'main') return 'the start';
  const load = loads.find(({ name, from, to }) =>
    part ? part.users.includes(name) : file.start >= from && file.start <= to);
  return load?.name ?? (part || loads.length ? 'ahead of use' : 'the start');
}

function show() {
  const list = [...files.values()].sort((a, b) => a.start - b.start);
  at('fetched').replaceChildren(...list.map(row));
  const sum = list.reduce((n, f) => n + f.bytes, 0);
  const whole = parts.reduce((n, p) => n + p.bytes, 0);
  at('total').textContent = size(sum);
  at('whole').textContent = whole
    ? `of ${size(whole)}, the whole program · ${list.length} of ${parts.length} files` : `${list.length} files`;
  const js = [...scripts.values()].reduce((n, bytes) => n + bytes, 0);
  at('also').textContent = `Besides, ${scripts.size} scripts at the start: ${size(js)}.`;
  for (const { name, stem } of parts) {
    const there = list.some(f => f.name.startsWith(stem));
    at('parts').querySelector(`[data-file="${name}"]`)?.toggleAttribute('data-there', there);
  }
}

function row({ name, bytes, sent, start, ...file }) {
  const tr = document.createElement('tr');
  tr.insertCell().append(...name.split(/(?=\.)/).flatMap(text => [document.createElement('wbr'), text]));
  tr.insertCell().textContent = purpose({ name, start, ...file });
  tr.insertCell().textContent = `${(start / 1000).toFixed(2)} s`;
  const cell = tr.insertCell();
  cell.textContent = size(bytes);
  const how = !sent ? 'from the cache' : sent < bytes ? `${size(sent)} sent` : '';
  if (how) cell.append(document.createElement('br'), note(how));
  return tr;
}

function note(text) {
  const small = document.createElement('small');
  small.textContent = text;
  return small;
}

// The whole program as a bar: each file is as long as it is large.
function drawParts() {
  at('parts').replaceChildren(...parts.map(({ name, kind, bytes, users }) => {
    const piece = document.createElement('span');
    piece.dataset.file = name;
    piece.className = kind;
    piece.title = `${name}: ${size(bytes)}${users.length ? `, for ${users.join(', ')}` : ''}`;
    piece.style.flexGrow = bytes;
    return piece;
  }));
}
