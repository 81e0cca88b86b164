/** The entry of a worker thread: tasks come in, outcomes go out in the same order. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Outcome, Task, WorkSettings } from './task.ts';
import { work } from './work.ts';

const port = parentPort!;
const settings = workerData as WorkSettings;
let last: Promise<void> = Promise.resolve();

/** Quick answers go together: a message costs as much as a small notice. */
const TOGETHER = { milliseconds: 24, bytes: 1 << 20 };

port.on('message', (tasks: Task[]) => {
  last = last.then(async () => {
    let outcomes: Outcome[] = [];
    let buffers: ArrayBuffer[] = [];
    let bytes = 0;
    let told = performance.now();
    for (const [k, task] of tasks.entries()) {
      const outcome = await work(task, settings);
      outcomes.push(outcome);
      if (outcome.kind === 'record') {
        bytes += outcome.line.byteLength;
        // a line of a buffer pool's own memory cannot be handed over
        if (outcome.line.byteLength === outcome.line.buffer.byteLength) buffers.push(outcome.line.buffer as ArrayBuffer);
      }
      if (k < tasks.length - 1 && bytes < TOGETHER.bytes && performance.now() - told < TOGETHER.milliseconds) continue;
      port.postMessage(outcomes, buffers);
      outcomes = [];
      buffers = [];
      bytes = 0;
      told = performance.now();
    }
  });
});
