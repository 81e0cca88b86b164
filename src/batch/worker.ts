/** The entry of a worker thread: tasks come in, outcomes go out in the same order. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Outcome, Task, WorkSettings } from './task.ts';
import { work } from './work.ts';

const port = parentPort!;
const settings = workerData as WorkSettings;
let last: Promise<void> = Promise.resolve();

port.on('message', (task: Task) => {
  last = last.then(async () => {
    const outcome: Outcome = await work(task, settings);
    // a line of a buffer pool's own memory cannot be handed over
    const own = outcome.kind === 'record' && outcome.line.byteLength === outcome.line.buffer.byteLength;
    port.postMessage(outcome, own ? [outcome.line.buffer as ArrayBuffer] : []);
  });
});
