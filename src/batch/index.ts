/** Many notices at once. What does the work is loaded when it is asked for: importing the library loads neither threads nor writers. */
import type { Result } from '../write/index.ts';
import type { BatchOptions, Target } from './batch.ts';
import type { LinesOptions } from './lines.ts';
import type { OutputOptions } from './output.ts';
import type { Summary } from './summary.ts';

export type { BatchOptions, Target } from './batch.ts';
export type { LinesOptions } from './lines.ts';
export type { BatchFormat, OutputOptions } from './output.ts';
export type { Summary } from './summary.ts';

/**
 * Reads files, folders and globs into one output (a path, or a function that takes pieces of text), as `rectify batch` does. Failed
 * inputs are counted and told, not thrown; throws a DiagnosticError where the run cannot be done at all.
 */
export async function batch(inputs: readonly string[], target: Target, options: BatchOptions): Promise<Summary> {
  return (await import('./batch.ts')).batch(inputs, target, options);
}

/** NDJSON of `{"id", "text"}` or `{"id", "html"}` → NDJSON of notices, a line for each line in the same order, as `rectify stream` does. */
export async function* parseLines(source: AsyncIterable<Uint8Array>, options: LinesOptions): AsyncGenerator<Uint8Array> {
  yield* (await import('./lines.ts')).parseLines(source, options);
}

/** Writes results that are at hand to a file (XLSX, Markdown, JSON, NDJSON) or a folder of files (CSV, TSV), complete or not at all. */
export async function writeResults(results: Iterable<Result> | AsyncIterable<Result>, path: string, options: OutputOptions): Promise<void> {
  return (await import('./write-results.ts')).writeResults(results, path, options);
}
