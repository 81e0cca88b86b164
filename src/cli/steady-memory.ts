import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';

/** Megabytes of one half of a worker's room for what is new: as much as its limit lets it grow to. */
const HALF = 8;

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
  // a thread that begins sets this back for all
  const begun: NodeJS.WorkerListener = (worker) => void worker.once('online', () => setFlagsFromString('--semi-space-growth-factor=1'));
  process.on('worker', begun);
  return { release: () => void process.removeListener('worker', begun) };
}
