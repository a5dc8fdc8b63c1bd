// Runs a scenario in a worker of its own.
import { Worker } from 'node:worker_threads';

const LIMIT = 120_000;

export function runInNode(job) {
  const worker = new Worker(new URL('node-worker.mjs', import.meta.url), { workerData: job });
  const complaints = [];
  let timer;
  const answer = new Promise((resolve, reject) => {
    const fail = why => reject(new Error([why, ...complaints].join('\n')));
    timer = setTimeout(() => fail(`no answer in ${LIMIT} ms`), LIMIT);
    worker.on('message', m => m.answer ? resolve(m) : complaints.push(m.complaint));
    worker.once('error', e => fail(String(e?.stack ?? e)));
    worker.once('exit', code => fail(`worker ended with ${code} before it answered`));
  });
  return answer.finally(() => {
    clearTimeout(timer);
    return worker.terminate();
  });
}
