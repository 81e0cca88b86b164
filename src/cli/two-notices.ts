/** Reading two notices and comparing them; loaded by `diff` alone. */
import { diffNotices } from '../analyse/diff.ts';
import type { NoticeDiff } from '../model/analysis.ts';
import { DiagnosticError } from '../model/diagnostic.ts';
import type { Notice } from '../model/notice.ts';
import { notOne } from './commands/diff.ts';
import type { Io } from './io.ts';
import { readNotices } from './notices.ts';

/** Throws the diagnostic of an input that cannot be read or does not hold exactly one notice. */
export async function runDiff([earlier, later]: readonly [string, string], io: Io, options: { encoding?: string }): Promise<NoticeDiff> {
  const one = async (input: string): Promise<Notice> => {
    const found: Notice[] = [];
    const results = readNotices([input], io, {
      ...options,
      async onProblem(problem) {
        throw new DiagnosticError(problem);
      },
    });
    for await (const result of results) if (!('error' in result)) found.push(result);
    if (found.length !== 1) throw notOne(input, found.length);
    return found[0]!;
  };
  return diffNotices(await one(earlier), await one(later));
}
