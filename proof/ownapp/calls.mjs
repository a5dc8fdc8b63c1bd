// The calls that are made to the program of ownapp/. Runs in Node and in a browser.
export const CALLS = {
  nothing: m => m.form_nothing(),
  patterns: m => m.form_patterns(),
  results: m => m.form_results(' 41 '),
  results_error: m => m.form_results('many'),
  borrows: m => m.form_borrows(),
  named: m => m.form_named(),
  fragile: m => m.form_fragile(),
  preload: m => m.form_preload(),
  solid: m => m.form_solid(),
  drops: m => m.form_drops(),
  glue_names: async m => `${await m.glue_names()} ${(await m.default()).__wbg_ours(14)}`,
  glue_class: async m => {
    const [one, other] = [new m.Counter(2), m.Counter.startingAt(40)];
    one.step += 1;
    one.take(await m.glue_counter(4, one.step));
    one.take(other);
    const text = one.text;
    one.free();
    return text;
  },
  lazy_auto: m => m.lazy_auto(),
  lazy_five: m => m.lazy_five(),
  lazy_body: m => m.lazy_body(),
  twins: m => m.twins(),
  together: m => m.wait_together(20),
  dropped: m => m.wait_dropped(),
  one_by_one: m => m.wait_fragile(),
  panicky: m => m.wait_panicky(),
  softly: m => m.wait_softly(),
  impl_lifetime: m => m.shape_impl(),
  never: m => m.shape_never(),
  send: m => m.shape_send(),
  into: m => m.shape_into(),
  exported: m => m.shape_exported(4),
  exported_method: m => m.Exporting.first('one two'),
  rejects: m => m.shape_rejects(2),
  rejects_error: m => m.shape_rejects(0),
  simd: m => m.simd_dot(32),
  divide: m => m.unwind_rejects(2),
  catches: m => m.unwind_catches(3),
};

const text = e => String(e?.message ?? e).split('\n')[0];

// A promise never settles if its task ends in a panic that is not caught: then the panic answers.
async function outcome(call, m) {
  const before = globalThis.ownappPanics?.length ?? 0;
  const panicked = new Promise(resolve => {
    const watch = setInterval(() => {
      if ((globalThis.ownappPanics?.length ?? 0) > before) {
        clearInterval(watch);
        setTimeout(() => resolve('panicked'), 100);
      }
    }, 10);
    globalThis.setTimeout(() => clearInterval(watch), 20_000);
  });
  const called = (async () => call(m))().then(String, e => 'thrown: ' + text(e));
  const panics = () => (globalThis.ownappPanics ?? []).slice(before)
    .map(p => ' [' + p.replace(/^.*panicked at [^\n]*\n/, '') + ']').join('');
  const first = await Promise.race([called, m.unwinds() ? called : panicked]);
  return first + panics();
}

// Makes calls one after another.
export async function play(m, names) {
  const lines = [];
  for (const name of names) lines.push(`${name}: ` + await outcome(CALLS[name], m));
  return lines;
}

// Makes each call twice at once.
export async function twice(m, names) {
  return Promise.all(names.flatMap(name => [name, name]).map(name => outcome(CALLS[name], m)));
}

// Makes a call that panics if its file is broken, and another one when it is not.
export async function panics(m, name) {
  return [await outcome(CALLS[name], m), await outcome(CALLS[name], m)];
}

// The visible result of a call with a broken file if no panic is reported: the promise, or that it is still
// pending a while after the load has failed, and the page's event about the load.
export async function silent(m, name) {
  m.quiet();
  const loads = () => performance.getEntriesByType('measure').map(e => e.detail);
  const failed = new Promise(resolve => {
    const watch = setInterval(() => {
      if (!loads().some(load => load?.ok === false)) return;
      clearInterval(watch);
      setTimeout(() => resolve('pending'), 300);
    }, 10);
  });
  const called = CALLS[name](m).then(String, e => 'thrown: ' + text(e));
  const heard = [];
  globalThis.addEventListener?.('wasm-split:load', e => heard.push(`${e.detail.name} ${e.detail.ok}`));
  const first = await Promise.race([called, failed]);
  const measured = loads().map(load => `${load.name} ${load.ok}`).join();
  // Node's workers have no events of their own.
  return [first, measured, globalThis.addEventListener ? heard.join() : measured];
}

// Panics that pass through split points and are caught.
export async function unwinding(m) {
  return [
    await outcome(m => m.unwind_rejects(0), m),
    await outcome(m => m.unwind_rejects(3), m),
    await outcome(m => m.unwind_catches(0), m),
    await outcome(m => m.unwind_catches(0), m),
    await outcome(m => m.unwind_catches(2), m),
  ];
}

// The answers of a lazy function before and after its first load.
export const states = m => m.lazy_states().then(line => [line]);
