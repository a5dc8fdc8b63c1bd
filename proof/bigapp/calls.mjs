// The calls that are made to the program of bigapp/, by module. Runs in Node and in a browser.
const PROGRAM = `(module
  (import "host" "say" (func $say (param i64)))
  (memory 1)
  (func $fac (param $n i64) (result i64)
    (if (result i64) (i64.lt_s (local.get $n) (i64.const 2))
      (then (i64.const 1))
      (else (i64.mul (local.get $n) (call $fac (i64.sub (local.get $n) (i64.const 1)))))))
  (func (export "run") (param $n i64) (result i64)
    (call $say (local.get $n))
    (call $fac (local.get $n))))`;

const SOURCE = `export function area(shapes) { let total = 0; const unused = 1 + 2;
  for (const s of shapes) { if (s.kind === 'circle') { total += Math.PI * s.r ** 2 } else if (false) { total = 0 }
  else { total += s.w * s.h } } return total }
  class A extends B { #x = 1; static y = () => \`\${this.#x}\`; get z() { return /a(?<n>b)+/u.test(this.#x) } }`;

const TEMPLATE = '{% for p in people | sort(attribute="age") %}{{ loop.index }}. {{ p.name | upper }}'
  + ' ({{ p.age + 1 }}){% if not loop.last %}, {% endif %}{% endfor %} {{ note | default(value="-") | escape }}';
const PEOPLE = '{"people":[{"name":"Ada","age":36},{"name":"Bob","age":7}],"note":"<b>&"}';

export const GROUPS = {
  markdown: [
    m => m.markdown('# Title\n\nsee https://a.example/x?y=1 *e* **b** `c`\n\n|a|b|\n|-|-|\n|1|2|\n\n- [x] done\n'),
    m => m.markdown('text[^1] ~~old~~\n\n[^1]: a note\n\n> quote\n\n```rs\nfn x() {}\n```\n'),
  ],
  pages: [
    m => m.page(TEMPLATE, PEOPLE),
    m => m.page('{{ missing.part }}', '{}'),
    m => m.page('{% broken', '{}'),
  ],
  query: [
    m => m.query(PEOPLE, '.people | map(select(.age > 10)) | .[].name | ascii_downcase'),
    m => m.query('[3,1,2,{"a":null}]', 'sort | to_entries, (map(numbers) | add / length), @base64 "x\\(.[0])"'),
    m => m.query('[1', '.'),
    m => m.query('1', '.[} '),
  ],
  script: [m => m.minify(SOURCE), m => m.minify('let x = ;')],
  sheet: [m => m.sheet(40, 1.25), m => m.sheet_error(), m => m.sheet(3, -2.5)],
  imaging: [
    m => m.preload_pictures(),
    m => m.picture(60, 40, 20),
    m => m.picture_error(),
  ],
  barcode: [m => m.barcode('https://a.example/' + 'x'.repeat(100)), m => m.barcode('y'.repeat(9000))],
  physics: [m => m.physics(120n, -9.81, 7n), m => m.physics(5n, 3.5, 2n), m => m.physics(-1n, 0, 0n)],
  machine: [m => m.machine(PROGRAM, 20n), m => m.machine(PROGRAM, -3n), m => m.machine('(module', 1n)],
  calendar: [
    m => m.calendar(1_700_000_000n, 'Europe/Lisbon'),
    m => m.calendar(-2_000_000_000n, 'Asia/Kathmandu'),
    m => m.calendar(2n ** 62n, 'UTC'),
    m => m.calendar(0n, 'Mars/Base'),
  ],
  search: [
    m => m.search('foo1 bar22\nbaz333 ünï4', '(\\p{L}+)(\\d+)$'),
    m => m.search('aabbcd', '(\\w)\\1(?!c)'),
    m => m.search('x', '(('),
  ],
  geometry: [m => m.geometry(7, 10, 3.5), m => m.geometry(24, 2.5, 100)],
  vault: [m => m.vault('secret', 'some salt'), m => m.vault('secret', 'x')],
  hooks: [m => m.hook_it(3), m => m.ring(5), m => m.hook_it(4), m => m.once_only(8), m => m.ring(6)],
  shapes: [m => m.shapes(2), m => m.shapes(0.5)],
  tally: [m => m.tally(1), m => m.tally(3)],
  chain: [m => m.chain('aab bccd', 3)],
  unhook: [m => m.unhook_it(), m => m.ring(7)],
  faulty: [m => m.arm_fault(5), m => m.ring_fault(3)],
};

// Modules whose calls neither read nor write anything that others do.
export const PURE = ['markdown', 'pages', 'query', 'script', 'imaging', 'barcode', 'machine', 'calendar', 'search'];

// The modules that a group's calls need; 'unhook' is a second split point of one of them.
export const modulesOf = group => ({
  unhook: ['vault'],
  chain: ['chain', 'shapes', 'search', 'tally'],
})[group] ?? [group];

async function outcome(call, m) {
  try {
    return String(await call(m));
  } catch (e) {
    return 'thrown: ' + String(e).split('\n')[0];
  }
}

// Makes all calls, group by group in this order, and causes the panic at the end. Returns a line
// for each call.
export async function play(m, order) {
  const lines = ['eager: ' + m.eager('hello')];
  for (const group of order) {
    for (const [n, call] of GROUPS[group].entries()) {
      lines.push(`${group} ${n}: ` + await outcome(call, m));
    }
  }
  lines.push('eager: ' + m.eager('bye'));
  if (order.includes('faulty')) lines.push('panic: ' + await outcome(() => m.ring_fault(99), m));
  lines.push('notes: ' + (globalThis.bigappNotes ?? []).join('; '));
  return lines;
}

// Makes a group's first call twice at once.
export async function twice(m, group) {
  const call = GROUPS[group][0];
  return Promise.all([outcome(call, m), outcome(call, m)]);
}

// Makes the first call of several groups at once.
export async function together(m, groups) {
  return Promise.all(groups.map(group => outcome(GROUPS[group][0], m)));
}

// Makes all calls of these groups; returns the files that each made the loader read.
export async function loads(m, order, { fetched }) {
  const all = {};
  for (const group of order) {
    const from = fetched.length;
    for (const call of GROUPS[group]) await outcome(call, m);
    all[group] = fetched.slice(from);
  }
  return all;
}

// Makes a group's first call three times: the first of them may fail.
export async function retry(m, group) {
  const lines = [];
  for (let n = 0; n < 3; n++) lines.push(await outcome(GROUPS[group][0], m));
  return lines;
}
