import { processIo } from './io.ts';
import { run } from './run.ts';

export type { Io, Output } from './io.ts';
export { run } from './run.ts';

/** The command line on this process; resolves to the exit code. */
export function main(): Promise<number> {
  return run(process.argv.slice(2), processIo());
}
