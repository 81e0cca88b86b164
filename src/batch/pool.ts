/**
 * Worker threads that a bad input cannot stop: one that runs out of memory or time is answered for and its worker replaced. Our own
 * because it keeps so much work at each worker that none ever waits, tells quick answers several at once, and bundles into one file.
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
/** Megabytes of heap for what is new, three times one half. Left to itself it grows for as long as a run lasts, to no advantage. */
const YOUNG = 48;
/** Tasks at one worker: one at work and one on its way, more where they are quick, so that asking and answering costs little. */
const DEPTH = { least: 2, most: 64, milliseconds: 256 };
/** A task that carries more than this is alone on its way. */
const LARGE = 1 << 20;

/** Where the bundler puts the worker, as seen from the file that this becomes part of. */
declare const __WORKER__: string;

export function workerFile(): URL {
  return new URL(__WORKER__, import.meta.url);
}

interface Pending {
  task: Task;
  resolve(outcome: Outcome): void;
  /** Was at a worker that was lost, perhaps through it: the next worker gets nothing else until it is answered. */
  suspect: boolean;
}
interface Slot {
  worker: Worker;
  tasks: Pending[];
  /** Milliseconds that a task takes, lately. */
  pace: number;
  answered: number;
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
      // the flags of the process are not for it: `node --input-type=module -e …` would start no worker
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryLimit, maxYoungGenerationSizeMb: YOUNG },
      // what a reader's library prints is neither data nor a diagnostic
      stdout: true,
      stderr: true,
    });
    worker.stdout.resume();
    worker.stderr.resume();
    const slot: Slot = { worker, tasks: [], pace: Infinity, answered: 0, late: false, error: null, timer: setTimeout(() => {}, 0) };
    slot.timer = setTimeout(() => {
      if (slot.tasks.length === 0) return;
      slot.late = true;
      void worker.terminate();
    }, timeLimit);
    slot.timer.unref();
    worker.on('message', (outcomes: Outcome[]) => {
      const now = performance.now();
      const pace = (now - slot.answered) / outcomes.length;
      slot.pace = Number.isFinite(slot.pace) ? slot.pace * 0.8 + pace * 0.2 : pace;
      slot.answered = now;
      const done = slot.tasks.splice(0, outcomes.length);
      slot.timer.refresh();
      fill(slot);
      for (const [k, { resolve }] of done.entries()) resolve(outcomes[k]!);
    });
    worker.on('error', (error) => {
      slot.error = error;
    });
    worker.on('exit', () => lost(slot));
    slots.add(slot);
    return slot;
  };

  const depthOf = ({ pace }: Slot): number => Math.max(DEPTH.least, Math.min(DEPTH.most, Math.floor(DEPTH.milliseconds / pace)));

  /** Gives a worker that has little left to do what is waiting, as one message. */
  const fill = (slot: Slot) => {
    const depth = depthOf(slot);
    if (waiting.length === 0 || slot.tasks.length > depth / 2 || slot.tasks.some((t) => t.suspect)) return;
    const given: Pending[] = [];
    // what is left when little is left is for all
    const share = Math.max(1, Math.ceil(waiting.length / Math.max(1, slots.size)));
    while (slot.tasks.length + given.length < depth && given.length < share && waiting.length > 0) {
      const alone = waiting[0]!.suspect || sizeOf(waiting[0]!.task) > LARGE;
      if (alone && slot.tasks.length + given.length > (waiting[0]!.suspect ? 0 : 1)) break;
      given.push(waiting.shift()!);
      if (alone) break;
    }
    if (given.length === 0) return;
    if (slot.tasks.length === 0) {
      slot.timer.refresh();
      slot.answered = performance.now();
    }
    slot.tasks.push(...given);
    slot.worker.postMessage(given.map(({ task }) => task));
  };

  /** A worker is gone. If it had one task, that is to blame; of several any may be, and they are tried one by one. */
  const lost = (slot: Slot) => {
    clearTimeout(slot.timer);
    slots.delete(slot);
    if (closed) return;
    const [first, ...rest] = slot.tasks;
    if (first && rest.length === 0)
      first.resolve({ kind: 'record', ...failure(nameOf(first.task), reason(slot, timeLimit, memoryLimit), null) });
    else for (const pending of slot.tasks) pending.suspect = true;
    waiting.unshift(...(rest.length === 0 ? [] : slot.tasks));
    for (const _ of slot.tasks) dispatch();
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
        waiting.push({ task, resolve, suspect: false });
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

function sizeOf(task: Task): number {
  return task.kind === 'line' ? task.line.length : task.kind === 'result' ? task.json.length : 0;
}

function nameOf(task: Task): string {
  return task.kind === 'line' ? `line ${task.number}` : task.name;
}
