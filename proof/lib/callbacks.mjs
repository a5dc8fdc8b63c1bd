// Calls the loader as main does, by number, with callbacks of our own. Runs in Node and in a browser.
const SLOT = 0x7fff_fff0;

// Callbacks come from the function table; a slot that no program has stands for ours.
function observe() {
  const calls = [];
  const hooks = new Map();
  const get = WebAssembly.Table.prototype.get;
  WebAssembly.Table.prototype.get = function (slot) {
    if (slot !== SLOT) return get.call(this, slot);
    return (data, ok) => {
      calls.push(`${data}:${Boolean(ok)}`);
      hooks.get(data)?.();
    };
  };
  return { calls, hooks };
}

// The loader's functions by number, for something that it takes for another instance of main.
async function loadsFor(program, loader) {
  const splits = await loader();
  const loads = splits.__wasm_split_loads();
  splits.__wasm_split_set_main({ ...await program.default(), __wasm_split_self: loads[0] });
  return loads;
}

const settled = () => new Promise(resolve => setTimeout(resolve, 150));

// Waits for this many answers, and a little longer to see that no more arrive.
async function answers(calls, count) {
  for (let n = 0; calls.length < count && n < 400; n++) await new Promise(r => setTimeout(r, 25));
  await settled();
  return calls.splice(0).sort();
}

// First and second load, two at once, one from within a callback.
export async function sound(m, one, two, three, { loader }) {
  const { calls, hooks } = observe();
  const loads = await loadsFor(m, loader);
  const load = (number, data) => loads[number](SLOT, data);
  const lines = [];
  const expectCalls = async (what, count) => lines.push(`${what}: ${await answers(calls, count)}`);
  load(one, 1);
  lines.push(`called back before load returned: ${calls.length > 0}`);
  await expectCalls('first', 1);
  load(one, 2);
  await expectCalls('second', 1);
  load(two, 3);
  load(two, 4);
  await expectCalls('two at once', 2);
  hooks.set(5, () => load(three, 6));
  load(one, 5);
  await expectCalls('within a callback', 2);
  return lines;
}

// The first attempt fails: both callers that share it are told, and the next call is a new attempt.
export async function broken(m, number, { loader }) {
  const { calls } = observe();
  const loads = await loadsFor(m, loader);
  const load = data => loads[number](SLOT, data);
  const lines = [];
  load(1);
  load(2);
  lines.push(`failed: ${await answers(calls, 2)}`);
  load(3);
  lines.push(`again: ${await answers(calls, 1)}`);
  load(4);
  lines.push(`loaded: ${await answers(calls, 1)}`);
  return lines;
}

export const SOUND = [
  'called back before load returned: false',
  'first: 1:true',
  'second: 2:true',
  'two at once: 3:true,4:true',
  'within a callback: 5:true,6:true',
];

export const BROKEN = ['failed: 1:false,2:false', 'again: 3:true', 'loaded: 4:true'];
