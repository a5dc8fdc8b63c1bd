// Lines of "ok" and "FAIL", and what they add up to.
let passed = 0;
let failed = 0;

// A check by itself: `problem` is falsy, or says what is wrong.
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

// What is different between two lists of lines, or nothing.
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

// Prints the last line; gives the exit code.
export function conclude() {
  console.log(`${passed} passed, ${failed} failed`);
  return failed || !passed ? 1 : 0;
}
