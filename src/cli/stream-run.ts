import { availableParallelism } from 'node:os';
import { parseLines } from '../batch/index.ts';
import type { StreamCommandOptions } from './commands/stream.ts';
import type { Io } from './io.ts';
import { steadyMemory } from './steady-memory.ts';
import { usage } from './usage.ts';

/** Exit code 0 when every line was read, 1 when some were not, 2 when none was. */
export async function runStream(
  { jobs = availableParallelism(), withText = false, detect, notices, rows = false }: StreamCommandOptions,
  io: Io,
): Promise<number> {
  if (io.stdin.isTerminal) throw usage('there is nothing on standard input', 'pipe NDJSON in: rectify stream < texts.ndjson');
  const mode = detect ? 'detect' : notices ? 'notices' : 'parse';
  let lines = 0;
  let failed = 0;
  const memory = steadyMemory(jobs);
  try {
    for await (const line of parseLines(io.stdin.chunks(), { jobs, withText, mode, rows, onFailure: () => failed++ })) {
      lines++;
      await io.stdout.write(line);
    }
  } finally {
    memory.release();
  }
  return failed === 0 ? 0 : failed < lines ? 1 : 2;
}
