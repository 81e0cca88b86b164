/** Files, folders and globs → one output. */
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Diagnostic, DiagnosticError } from '../model/diagnostic.ts';
import type { Lang } from '../model/vocabulary.ts';
import { failure } from './failure.ts';
import { discover, type Found, isUnreadable, type Path, type Selection } from './inputs.ts';
import { ordered } from './ordered.ts';
import { type BatchFormat, checkFolder, isFolderFormat, type Lines, openFile, textOf, workFolder, writeOutput } from './output.ts';
import { openPool, type Pool, workerFile } from './pool.ts';
import { readingProblem, writing } from './read-errors.ts';
import { resultsIn } from './results-file.ts';
import { openStore } from './store.ts';
import { count, emptySummary, type Summary } from './summary.ts';
import type { Outcome, Stored, Tally, Task, WorkSettings } from './task.ts';

export interface BatchOptions {
  format: BatchFormat;
  /** Threads that parse. */
  jobs: number;
  /** Language of headings in XLSX and Markdown, and of the findings' messages; the default is Chinese. */
  lang?: Lang;
  /** CSV for Excel: a byte order mark, and codes kept from becoming numbers. */
  bom?: boolean;
  /** Globs of what to take from folders and what to leave out. */
  include?: readonly string[];
  exclude?: readonly string[];
  /** Take what an earlier run kept of inputs that are unchanged, and keep this run's results for the next. */
  resume?: boolean;
  /** A file for the failures, as lines of NDJSON. */
  errors?: string;
  /** Stop at the first failure, in the order of the inputs. */
  failFast?: boolean;
  encoding?: string;
  withText?: boolean;
  /** Stops the run; what is done is kept for `resume`. */
  signal?: AbortSignal;
  /** After each input, with the summary so far. */
  onProgress?(summary: Readonly<Summary>): void;
  /** Each failure, in order. */
  onFailure?(failure: { name: string; code: string; message: string; hint: string }): void;
}

/** Where the results go: a path, or pieces of text one after the other. */
export type Target = string | ((chunk: Uint8Array | string) => Promise<void>);

/** How far the workers may be ahead of what is written. */
const AHEAD = { perJob: 48, bytes: 1 << 26 };

/**
 * Reads every input and writes `target`. A path gets its output when all inputs are dealt with, and keeps what it had if nothing could be
 * read, at a first failure with `failFast`, or when the run is stopped. Inputs that cannot be read are counted and told, never thrown;
 * throws a DiagnosticError where the run cannot be done at all (nothing to read, output not writable).
 */
export async function batch(inputs: readonly string[], target: Target, options: BatchOptions): Promise<Summary> {
  const output = typeof target === 'string' ? destination(target, inputs, options.format) : null;
  const errors = options.errors === undefined ? null : resolve(options.errors);
  const folder = output === null ? null : workFolder(output);
  const selection: Selection = {
    include: options.include ?? [],
    exclude: options.exclude ?? [],
    skip: new Set([output, errors, typeof target === 'string' ? resolve(target) : null].filter((path) => path !== null)),
  };
  const settings: WorkSettings = {
    encoding: options.encoding ?? null,
    withText: options.withText ?? false,
    lang: options.lang ?? 'zh',
    version: createHash('sha256')
      .update(readFileSync(workerFile()))
      .update(JSON.stringify([options.encoding ?? null, options.withText ?? false, options.lang ?? 'zh']))
      .digest('base64url'),
  };
  const summary = emptySummary();
  if (folder === null || output === null) {
    const send = target as Exclude<Target, string>;
    await run(inputs, selection, settings, options, summary, null, errors, async (lines) => {
      for await (const chunk of textOf(lines, { lang: 'zh', bom: false, ...options })) await send(chunk);
    });
    return summary;
  }
  if (options.format === 'duckdb') {
    const { intoDatabase } = await import('./database.ts');
    await intoDatabase(output, options.resume ?? false, summary, (memory) =>
      run(inputs, selection, settings, options, summary, memory, errors, async (lines) => {
        for await (const _ of lines); // each is handed to the database by now
      }),
    );
    return summary;
  }
  const store = await writing(output, () => openStore(folder, output, options.resume ?? false));
  let forget = false;
  try {
    await run(inputs, selection, settings, options, summary, store, errors, async (lines) => {
      for await (const _ of lines); // each is in the store by now
    });
    if (summary.ended === 'done') {
      await writing(output, async () => {
        store.finish();
        if (options.format === 'ndjson') store.become(output);
        else await writeOutput(store.lines(), output, folder, { lang: 'zh', bom: false, ...options });
      });
      forget = !options.resume;
    } else if (summary.ended === 'nothing-read') forget = true;
    return summary;
  } finally {
    const empty = summary.read + summary.failed === 0 && !options.resume;
    await writing(output, () => store.close(forget || empty));
  }
}

/** What earlier runs made of inputs, and what this one makes of them. */
export interface Memory {
  find(name: string): { key: string | null; tally: Tally } | undefined;
  /** The next result is the one that was found under this name. */
  keep(name: string): void;
  /** The next result is new; waited for where it gives a promise. */
  add(name: string, stored: Stored): Promise<void> | void;
}

/** The regular file or folder that is written, links followed; null where it is a device or pipe, written to as it is. */
function destination(target: string, inputs: readonly string[], format: BatchFormat): string {
  let output = resolve(target);
  const stat = statSync(output, { throwIfNoEntry: false });
  if (stat) output = realpathSync(output);
  const refuse = (message: string, hint: string) => new DiagnosticError({ code: 'not-writable', file: target, message, hint });
  if (inputs.some((input) => resolve(input) === resolve(target) || resolve(input) === output))
    throw new DiagnosticError({ code: 'usage', file: null, message: '--output would overwrite its own input', hint: 'name another' });
  if (isFolderFormat(format)) checkFolder(output);
  else if (stat?.isDirectory()) throw refuse('is a directory', 'name a file in it');
  else if (stat && !stat.isFile()) throw refuse('is not a regular file', 'leave -o out to write to standard output');
  return output;
}

/** Deals with every input and hands the lines, in order, to `consume`. */
async function run(
  inputs: readonly string[],
  selection: Selection,
  settings: WorkSettings,
  options: BatchOptions,
  summary: Summary,
  memory: Memory | null,
  errors: string | null,
  consume: (lines: Lines) => Promise<void>,
): Promise<void> {
  const pool = openPool({ jobs: options.jobs, settings });
  const stop = () => void pool.close();
  options.signal?.addEventListener('abort', stop);
  const unfinished = errors === null ? null : join(dirname(errors), `.${basename(errors)}.unfinished`);
  const failures = errors === null ? null : await writing(errors, () => openFile(unfinished!));
  let complete = false;
  try {
    await consume(lines(inputs, selection, pool, options, summary, memory, (line) => failures?.write(line)));
    if (summary.inputs === 0 && !options.signal?.aborted)
      throw new DiagnosticError({
        code: 'not-found',
        file: null,
        message: 'there is nothing to read',
        hint: 'check the paths, --include and --exclude',
      });
    if (options.signal?.aborted) summary.ended = 'interrupted';
    else if (summary.ended === 'done' && summary.read === 0) summary.ended = 'nothing-read';
    complete = summary.ended !== 'interrupted';
  } finally {
    options.signal?.removeEventListener('abort', stop);
    await pool.close();
    if (errors !== null && failures !== null)
      await writing(errors, () => {
        failures.close();
        if (complete) renameSync(unfinished!, errors);
        else rmSync(unfinished!);
      });
  }
}

async function* lines(
  inputs: readonly string[],
  selection: Selection,
  pool: Pool,
  options: BatchOptions,
  summary: Summary,
  memory: Memory | null,
  onFailed: (line: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  const room = { items: Math.max(1, options.jobs) * AHEAD.perJob, bytes: AHEAD.bytes };
  const sizeOf = ({ outcome }: Answer) => (outcome.kind === 'record' ? outcome.line.length : 0);
  const ask = (name: string, task: Task, path: Path | null = null): Promise<Answer> =>
    pool.run(task).then((outcome) => ({ name, path, outcome }));
  const known = (name: string) => memory?.find(name)?.key ?? null;

  /** Counts and keeps one result; gives its line, where anybody wants it, or null to stop. */
  const settle = async ({ name, outcome }: Answer): Promise<Uint8Array | null> => {
    if (outcome.kind === 'stopped' || outcome.kind === 'results') return null;
    const { tally } = outcome.kind === 'unchanged' ? memory!.find(name)! : outcome;
    if (outcome.kind === 'unchanged') {
      summary.unchanged++;
      memory!.keep(name);
    } else await memory?.add(name, outcome);
    count(summary, tally);
    if ('code' in tally) {
      options.onFailure?.(tally);
      onFailed(failure(tally.name, tally, null).line);
      if (options.failFast) summary.ended = 'first-failure';
    }
    return outcome.kind === 'record' ? outcome.line.subarray(0, outcome.line.length - 1) : EMPTY;
  };

  const files = ordered(
    discover(inputs, selection),
    (found: Found) =>
      isUnreadable(found)
        ? Promise.resolve(failed(found.name, found.problem))
        : ask(found.name, { kind: 'file', name: found.name, path: found.path, known: known(found.name) }, found.path),
    sizeOf,
    room,
  );
  for await (const answer of files) {
    if (options.signal?.aborted) return;
    const { name, path, outcome } = answer;
    if (outcome.kind === 'results' && path !== null) {
      let number = 0;
      const results = ordered(
        readable(name, path),
        async (piece) => {
          if (!(piece instanceof Uint8Array)) return failed(name, piece);
          const result = `${name}#${++number}`;
          // a copy: what is sent to a worker takes all of its buffer along
          return ask(result, { kind: 'result', name: result, json: new Uint8Array(piece), known: known(result) });
        },
        sizeOf,
        room,
        (piece) => (piece instanceof Uint8Array ? piece.length : 0),
      );
      for await (const result of results) {
        const line = await settle(result);
        if (options.signal?.aborted || line === null) return;
        yield line;
        options.onProgress?.(summary);
        if (summary.ended === 'first-failure') return;
      }
    } else {
      const line = await settle(answer);
      if (line === null) return;
      yield line;
    }
    summary.inputs++;
    options.onProgress?.(summary);
    if (summary.ended === 'first-failure') return;
  }
}

interface Answer {
  name: string;
  path: Path | null;
  outcome: Outcome;
}

function failed(name: string, problem: Diagnostic): Answer {
  return { name, path: null, outcome: { kind: 'record', ...failure(name, problem, null) } };
}

async function* readable(name: string, path: Path): AsyncGenerator<Uint8Array | Diagnostic> {
  try {
    yield* resultsIn(path);
  } catch (error) {
    yield readingProblem(error, name);
  }
}

const EMPTY = new Uint8Array();
