/** What `rectify batch` does around the run itself: progress, the list of failures, Ctrl-C, the summary, the exit code. */
import { availableParallelism } from 'node:os';
import { batch } from '../batch/batch.ts';
import { discover } from '../batch/inputs.ts';
import { formatOf, isFolderFormat } from '../batch/output.ts';
import type { Summary } from '../batch/summary.ts';
import { DOCUMENT_KINDS } from '../model/vocabulary.ts';
import type { BatchCommandOptions } from './commands/batch.ts';
import type { Io } from './io.ts';
import { duration, grouped, openProgress } from './progress.ts';
import { steadyMemory } from './steady-memory.ts';
import { usage } from './usage.ts';

export async function runBatch(paths: readonly string[], options: BatchCommandOptions, io: Io): Promise<number> {
  const { output, jobs = availableParallelism(), errors, quiet = false, ...rest } = options;
  const format = options.format ?? (output === undefined ? 'ndjson' : formatOf(output));
  if (format === null)
    throw usage(
      `the name ${output} does not say which format is wanted`,
      'name it .xlsx, .duckdb, .parquet, .csv, .tsv, .ndjson, .json or .md, or give --format',
    );
  if (output === undefined) {
    if (isFolderFormat(format) || format === 'xlsx' || format === 'duckdb')
      throw usage(`${format} cannot go to standard output`, 'name it with --output');
    if (options.resume) throw usage('--resume needs an output to go on with', 'name it with --output');
  }

  const progress = !quiet && io.stderr.isTerminal ? openProgress(io.stderr, countInputs(paths, options), io.now) : null;
  const failures: Promise<void>[] = [];
  const say = async (text: string) => {
    await progress?.clear();
    await io.stderr.write(text);
  };
  const begun = io.now();
  const { signal, release } = io.interruption();
  const memory = steadyMemory(jobs);
  try {
    const summary = await batch(paths, output ?? ((chunk) => io.stdout.write(chunk)), {
      ...rest,
      format,
      jobs,
      signal,
      ...(errors !== undefined && { errors }),
      onProgress: ({ inputs, read, failed }) => progress?.show({ done: inputs, read, failed }),
      onFailure: ({ name, code, message, hint }) => {
        if (errors === undefined) failures.push(say(`rectify: ${code}: ${name}: ${message}${hint === '' ? '' : ` (${hint})`}\n`));
      },
    });
    await Promise.all(failures);
    if (quiet) await progress?.clear();
    else await say(summaryText(summary, output ?? null, errors ?? null, (io.now() - begun) / 1000));
    return exitCode(summary);
  } finally {
    release();
    memory.release();
    await progress?.clear();
  }
}

/** 0 all were read, 1 some, 2 none, 130 stopped by Ctrl-C. */
function exitCode({ ended, failed, read }: Summary): number {
  if (ended === 'interrupted') return 130;
  if (failed === 0 && read > 0) return 0;
  return read === 0 ? 2 : 1;
}

/** For the progress line alone: it walks the folders once more. */
function countInputs(paths: readonly string[], { include = [], exclude = [] }: BatchCommandOptions): number {
  let total = 0;
  for (const _ of discover(paths, { include, exclude, skip: new Set() })) total++;
  return total;
}

/** What is in a database stays in it, whatever comes after. */
const DATABASE_ENDS: typeof ENDS = {
  done: (output) => `wrote ${output}`,
  'nothing-read': () => 'nothing could be read',
  'first-failure': (output) => `stopped at the first failure; ${output} has what was read before (--resume goes on from there)`,
  interrupted: (output) => `stopped; ${output} has what was read before (--resume goes on from there)`,
};

const ENDS: Readonly<Record<Summary['ended'], (output: string) => string>> = {
  done: (output) => `wrote ${output}`,
  'nothing-read': (output) => `${output} is not written: nothing could be read`,
  'first-failure': (output) => `${output} is not written: stopped at the first failure (--resume goes on from there)`,
  interrupted: (output) => `${output} is not written: stopped (--resume goes on from there)`,
};

/** Seconds that anybody notices. */
const WORTH_TELLING = 10;

/**
 * ```
 * read 98 of 100: 60 text, 38 html; 90 inspection rectification, 8 other; 40 of them unchanged since the last run
 * 1,204 issues, 3,300 measures, 9,120 counts, 41 findings
 * 2 failed: 1 bad-encoding, 1 unsupported-format
 * wrote ledger.xlsx, took 12 s
 * ```
 */
export function summaryText(summary: Summary, output: string | null, errors: string | null, seconds: number): string {
  const { read, failed, unchanged, ended } = summary;
  const tally = (counts: Partial<Record<string, number>>, label = (key: string) => key) =>
    Object.entries(counts)
      .sort(([a, m], [b, n]) => n! - m! || (a < b ? -1 : 1))
      .map(([key, n]) => `${grouped(n!)} ${label(key)}`)
      .join(', ');
  const kind = (key: string) => DOCUMENT_KINDS[key as keyof typeof DOCUMENT_KINDS].en;
  const lines = [
    `read ${grouped(read)} of ${grouped(read + failed)}${read > 0 ? `: ${tally(summary.formats)}; ${tally(summary.kinds, kind)}` : ''}` +
      (unchanged > 0 ? `; ${grouped(unchanged)} unchanged since the last run` : ''),
  ];
  if (read > 0)
    lines.push((['issues', 'measures', 'counts', 'findings'] as const).map((key) => `${grouped(summary[key])} ${key}`).join(', '));
  if (failed > 0) lines.push(`${grouped(failed)} failed: ${tally(summary.errors)}${errors === null ? '' : `; listed in ${errors}`}`);
  const { database } = summary;
  const end = output === null ? (ended === 'done' ? null : 'stopped') : (database ? DATABASE_ENDS : ENDS)[ended](output);
  const holds =
    database &&
    `${grouped(database.added)} new, ${grouped(database.replaced)} in place of the same notice, ${grouped(database.total)} in all`;
  const took = seconds < WORTH_TELLING ? null : `took ${duration(seconds)}`;
  lines.push(...[[holds ? `${end}: ${holds}` : end, took].filter((part) => part !== null).join(', ')].filter((line) => line !== ''));
  return `${lines.join('\n')}\n`;
}
