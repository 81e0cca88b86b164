import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';

/** Megabytes of one half of a worker's room for what is new: as much as its limit lets it grow to. */
const HALF = 8;

/**
 * How a run that lasts is optimised, and after how many milliseconds it is one. The process is set for a run of some tenths of a second
 * (bin/rectify.js). As soon as V8 does of itself, Node 20 would spend a second on each worker that a run of thousands of notices does not
 * get back: a quarter as soon costs no more than waiting. Node 22 and later have three compilers, which are set back to what is usual.
 */
const LASTING =
  Number.parseInt(process.versions.node, 10) < 22
    ? { after: 1000, flags: ['--interrupt-budget=300000'] }
    : {
        after: 4000,
        flags: ['--invocation-count-for-maglev=400', '--invocation-count-for-turbofan=3000', '--invocation-count-for-osr=800'],
      };

/**
 * Keeps a run of any length in the memory of its beginning. The room for what is new otherwise grows with the time that a thread runs,
 * however little it keeps: workers are given theirs at once, which also spares them collecting, and no thread's grows any more. The flags
 * are the process's, so that a command sets them, not the library. `release` when the workers are gone.
 */
export function steadyMemory(jobs: number): { release(): void } {
  setFlagsFromString(`--min-semi-space-size=${HALF}`);
  // the cores are the workers' already: sharing a small collection among threads costs more than it does
  setFlagsFromString('--no-parallel-scavenge');
  // so is compiling what runs often on threads beside them, where workers take all cores; one alone has a core left for it
  if (jobs > 1 && jobs >= availableParallelism()) setFlagsFromString('--no-concurrent-recompilation');
  // most of the compiler's time goes into what it inlines: less of it runs as fast
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');
  const lasting = setTimeout(() => {
    for (const flag of LASTING.flags) setFlagsFromString(flag);
  }, LASTING.after).unref();
  // a thread that begins sets this back for all
  const begun: NodeJS.WorkerListener = (worker) => void worker.once('online', () => setFlagsFromString('--semi-space-growth-factor=1'));
  process.on('worker', begun);
  return {
    release() {
      clearTimeout(lasting);
      process.removeListener('worker', begun);
    },
  };
}
