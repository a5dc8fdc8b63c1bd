// Runs the scenarios in a page and in a worker of it, and posts the results.
import { equal, runAll } from './harness.mjs';

const uncaught = [];
globalThis.addEventListener('error', event => {
  uncaught.push(event.error);
  event.preventDefault();
});

async function inServiceWorker() {
  const path = await (await fetch('/site', { method: 'POST' })).json();
  const { installing } = await navigator.serviceWorker.register(
    path.replace('/s/', '/sw/').slice(0, -1), { type: 'module' });
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve, reject) => {
    port1.onmessage = event => resolve(event.data);
    setTimeout(reject, 10000, new Error('no answer'));
  });
  installing.postMessage('load', [port2]);
  equal(await answer, [5, 1, 160]);
}

// Code there can neither fetch anything nor make a URL.
async function inAudioWorklet() {
  const path = await (await fetch('/site', { method: 'POST' })).json();
  const bytes = await (await fetch(path + 'main.wasm')).arrayBuffer();
  const context = new OfflineAudioContext(1, 128, 44100);
  await context.audioWorklet.addModule(path.replace('/s/', '/aw/').slice(0, -1));
  const node = new AudioWorkletNode(context, 'main', { processorOptions: { bytes } });
  const answer = await new Promise((resolve, reject) => {
    node.port.onmessage = event => resolve(event.data);
    setTimeout(reject, 10000, new Error('no answer'));
    context.startRendering();
  });
  equal(answer.slice(0, 3), [7, 5, 0]);
  equal(/cannot load "a": .*AudioWorklet/.test(answer[3]), true, answer[3]);
}

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
  results.push(await inServiceWorker().then(
    () => ({ name: 'a service worker loads', ok: true }),
    e => ({ name: 'a service worker loads', ok: false, error: String(e) })));
  results.push(await inAudioWorklet().then(
    () => ({ name: 'an audio worklet starts, and hears of failure', ok: true }),
    e => ({ name: 'an audio worklet starts, and hears of failure', ok: false, error: String(e) })));
  await fetch('/results', {
    method: 'POST',
    body: JSON.stringify({ window: results, worker: workerResults }),
  });
}
