// Shared by scenarios: slots of callbacks, and a count of instances.
export const PLAIN = 1; // slots of main's callbacks
export const TRAP = 2;
export const AGAIN = 3;
export const LONG = 60000;

// Counts instantiations of modules while `body` runs.
export async function counting(body) {
  const real = WebAssembly.instantiate;
  let count = 0;
  WebAssembly.instantiate = function (module, ...rest) {
    if (module instanceof WebAssembly.Module) count++;
    return real.call(this, module, ...rest);
  };
  try {
    await body();
  } finally {
    WebAssembly.instantiate = real;
  }
  return count;
}
