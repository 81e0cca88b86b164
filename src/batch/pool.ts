/**
 * Worker threads that a bad input cannot stop: one that runs out of memory or time is answered for and its worker replaced. Our own
 * because it keeps two tasks at each worker (none ever waits for the next) and bundles into one file.
 */
import { Worker } from 'node:worker_threads';
import { failure } from './failure.ts';
import type { Outcome, Task, WorkSettings } from './task.ts';

export interface Pool {
  run(task: Task): Promise<Outcome>;
  /** Stops the workers, whatever they are at; what was asked and not answered is answered with `stopped`. */
  close(): Promise<void>;
}

export interface PoolOptions {
  jobs: number;
  settings: WorkSettings;
  /** Milliseconds that one input may take. */
  timeLimit?: number;
  /** Megabytes of heap that one input may take. */
  memoryLimit?: number;
}

/** A notice of a thousand pages takes seconds. */
const TIME_LIMIT = 300_000;
const MEMORY_LIMIT = 2048;
/** One at work, one on its way. */
const DEPTH = 2;

/** Where the bundler puts the worker, as seen from the file that this becomes part of. */
declare const __WORKER__: string;

export function workerFile(): URL {
  return new URL(__WORKER__, import.meta.url);
}

interface Pending {
  task: Task;
  resolve(outcome: Outcome): void;
}
interface Slot {
  worker: Worker;
  tasks: Pending[];
  timer: NodeJS.Timeout;
  late: boolean;
  error: unknown;
}

export function openPool({ jobs, settings, timeLimit = TIME_LIMIT, memoryLimit = MEMORY_LIMIT }: PoolOptions): Pool {
  const slots = new Set<Slot>();
  const waiting: Pending[] = [];
  let closed = false;

  const start = (): Slot => {
    const worker = new Worker(workerFile(), {
      workerData: settings,
      resourceLimits: { maxOldGenerationSizeMb: memoryLimit },
      // what a reader's library prints is neither data nor a diagnostic
      stdout: true,
      stderr: true,
    });
    worker.stdout.resume();
    worker.stderr.resume();
    const slot: Slot = { worker, tasks: [], late: false, error: null, timer: setTimeout(() => {}, 0) };
    slot.timer = setTimeout(() => {
      if (slot.tasks.length === 0) return;
      slot.late = true;
      void worker.terminate();
    }, timeLimit);
    slot.timer.unref();
    worker.on('message', (outcome: Outcome) => {
      const done = slot.tasks.shift();
      slot.timer.refresh();
      fill(slot);
      done?.resolve(outcome);
    });
    worker.on('error', (error) => {
      slot.error = error;
    });
    worker.on('exit', () => lost(slot));
    slots.add(slot);
    return slot;
  };

  const fill = (slot: Slot) => {
    while (slot.tasks.length < DEPTH && waiting.length > 0) give(slot, waiting.shift()!);
  };

  const give = (slot: Slot, pending: Pending) => {
    if (slot.tasks.length === 0) slot.timer.refresh();
    slot.tasks.push(pending);
    slot.worker.postMessage(pending.task);
  };

  /** A worker is gone: its first task is to blame, the next is given to another. */
  const lost = (slot: Slot) => {
    clearTimeout(slot.timer);
    slots.delete(slot);
    if (closed) return;
    const [culprit, ...rest] = slot.tasks;
    waiting.unshift(...rest);
    if (culprit) culprit.resolve({ kind: 'record', ...failure(nameOf(culprit.task), reason(slot, timeLimit, memoryLimit), null) });
    for (const _ of rest) dispatch();
  };

  const dispatch = () => {
    if (waiting.length === 0) return;
    let least: Slot | undefined;
    for (const slot of slots) if (!least || slot.tasks.length < least.tasks.length) least = slot;
    if (!least || (least.tasks.length > 0 && slots.size < jobs)) least = start();
    fill(least);
  };

  return {
    run: (task) =>
      new Promise((resolve) => {
        if (closed) return resolve({ kind: 'stopped' });
        waiting.push({ task, resolve });
        dispatch();
      }),
    async close() {
      closed = true;
      for (const { resolve } of [...slots].flatMap((slot) => slot.tasks).concat(waiting.splice(0))) resolve({ kind: 'stopped' });
      await Promise.all([...slots].map(({ worker }) => worker.terminate()));
    },
  };
}

function reason({ late, error }: Slot, timeLimit: number, memoryLimit: number): { code: string; message: string } {
  if (late) return { code: 'timed-out', message: `took more than ${timeLimit / 1000} seconds` };
  if ((error as NodeJS.ErrnoException | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return { code: 'out-of-memory', message: `needs more than ${memoryLimit} MB of memory` };
  return { code: 'internal', message: `failed unexpectedly: ${error instanceof Error ? error.message : 'the worker stopped'}` };
}

function nameOf(task: Task): string {
  return task.kind === 'line' ? `line ${task.number}` : task.name;
}
