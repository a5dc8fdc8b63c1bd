// Prints lines of "ok" and "FAIL", and their totals.
let passed = 0;
let failed = 0;

// A single check: `problem` is falsy, or says what is wrong.
export function check(name, problem) {
  if (problem) {
    failed++;
    console.log(`FAIL ${name}: ${problem}`);
  } else {
    passed++;
    console.log(`ok   ${name}`);
  }
  return !problem;
}

// The first difference between two lists of lines, or null.
export function difference(expected, actual) {
  for (let i = 0; i < Math.max(expected.length, actual.length); i++) {
    if (expected[i] === actual[i]) continue;
    return `line ${i}:\n       expected ${short(expected[i])}\n       found    ${short(actual[i])}`;
  }
  return null;
}

const short = line => line === undefined ? 'nothing' : JSON.stringify(line).slice(0, 400);

// Runs a part; whatever it throws is a failure of that part.
export async function part(name, body) {
  try {
    await body();
  } catch (e) {
    check(name, `did not run to its end: ${e?.stack ?? e}`);
  }
}

// Prints the last line and returns the exit code.
export function conclude() {
  console.log(`${passed} passed, ${failed} failed`);
  return failed || !passed ? 1 : 0;
}
