// Runs the scenarios in a page and in a worker of it, and posts the results.
import { runAll } from './harness.mjs';

const uncaught = [];
globalThis.addEventListener('error', event => {
  uncaught.push(event.error);
  event.preventDefault();
});

const inWorker = typeof document === 'undefined';
const results = await runAll({ origin: location.origin, uncaught });
if (inWorker) {
  postMessage(results);
} else {
  const worker = new Worker('browser.mjs', { type: 'module' });
  const workerResults = await new Promise(resolve => {
    worker.onmessage = event => resolve(event.data);
    worker.onerror = event => resolve([{ name: 'start', ok: false, error: event.message }]);
  });
  await fetch('/results', {
    method: 'POST',
    body: JSON.stringify({ window: results, worker: workerResults }),
  });
}
