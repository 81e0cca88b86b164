/** What a worker is asked and what it answers. */
import type { DocumentKind, Lang } from '../model/vocabulary.ts';

export type Task =
  /** A file; `known` is the key under which an earlier run kept its result. */
  | { kind: 'file'; name: string; path: string | Uint8Array; known: string | null }
  /** A line of `rectify stream`. */
  | { kind: 'line'; number: number; line: Uint8Array }
  /** A result that rectify wrote before, in a file of many. */
  | { kind: 'result'; name: string; json: Uint8Array; known: string | null };

export type Outcome =
  /** The result kept under the known key still holds. */
  | { kind: 'unchanged' }
  /** The file holds results that rectify wrote, to be read one by one. */
  | { kind: 'results' }
  | ({ kind: 'record' } & Stored)
  /** The run was stopped before there was an answer. */
  | { kind: 'stopped' };

/** One line of output, with what must be known about it without reading it again. */
export interface Stored {
  /** The line of NDJSON, its line feed included. */
  line: Uint8Array;
  /** A hash of all that the result depends on; null where it may differ next time (a file that could not be opened). */
  key: string | null;
  tally: Tally;
}

/** Its notice; whether it is one; or its notice if it is one. */
export type LineMode = 'parse' | 'detect' | 'notices';

export type Tally =
  | { format: string; kind: DocumentKind; issues: number; measures: number; counts: number; findings: number }
  | { code: string; name: string; message: string; hint: string };

/** What holds for every task of a run. */
export interface WorkSettings {
  /** Lines hold the rows of the tables instead of notices. */
  rows?: boolean;
  encoding: string | null;
  withText: boolean;
  /** Of the findings' messages; Chinese where nothing else is said. */
  lang?: Lang;
  /** What is made of a line of `rectify stream`; `parse` where nothing else is said. */
  lines?: LineMode;
  /** Hash of the program and of the options that change results. */
  version: string;
}
