/** The entry of a worker thread: tasks come in, outcomes go out in the same order. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Task, WorkSettings } from './task.ts';
import { work } from './work.ts';

const port = parentPort!;
const settings = workerData as WorkSettings;
let last: Promise<void> = Promise.resolve();

port.on('message', (tasks: Task[]) => {
  last = last.then(async () => {
    // a group together: a message costs as much as a small notice
    for await (const outcomes of work(tasks, settings)) {
      const buffers: ArrayBuffer[] = [];
      // a line of a buffer pool's own memory cannot be handed over
      for (const { line } of outcomes.filter((outcome) => outcome.kind === 'record'))
        if (line.byteLength === line.buffer.byteLength) buffers.push(line.buffer as ArrayBuffer);
      port.postMessage(outcomes, buffers);
    }
  });
});
