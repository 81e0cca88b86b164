/** Arguments → the files that they stand for; loaded by commands that take folders. */
import { discover, type Found } from '../batch/inputs.ts';
import { STDIN_NAME } from './input.ts';

/** What the arguments stand for, in their order: files, what is in folders, what globs match; `-` once for each time it is given. */
export function* filesOf(args: readonly string[], except: string | null = null): Generator<Found> {
  const selection = { include: [], exclude: [], skip: new Set(except === null ? [] : [except]) };
  for (let from = 0; from < args.length; ) {
    const dash = args.indexOf('-', from);
    const to = dash < 0 ? args.length : dash;
    yield* discover(args.slice(from, to), selection);
    if (dash >= 0) yield { name: STDIN_NAME, path: '-' };
    from = to + 1;
  }
}
