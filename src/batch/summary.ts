import type { DocumentKind } from '../model/vocabulary.ts';
import type { Tally } from './task.ts';

/** What came of a run, as far as it got. */
export interface Summary {
  /** Files, or other inputs, that were dealt with. */
  inputs: number;
  /** Notices read; of a file of results, each. */
  read: number;
  failed: number;
  /** Of those, results that an earlier run had kept (`resume`). */
  unchanged: number;
  /** How many notices by format, kind of document and, for failures, code. */
  formats: Partial<Record<string, number>>;
  kinds: Partial<Record<DocumentKind, number>>;
  errors: Partial<Record<string, number>>;
  issues: number;
  measures: number;
  counts: number;
  findings: number;
  /** Of a database: notices that were new, that took the place of the same notice, and that there are now; else null. */
  database: { added: number; replaced: number; total: number } | null;
  /** All inputs were dealt with and the output is written; else why not. */
  ended: 'done' | 'nothing-read' | 'first-failure' | 'interrupted';
}

export function emptySummary(): Summary {
  return {
    inputs: 0,
    read: 0,
    failed: 0,
    unchanged: 0,
    formats: {},
    kinds: {},
    errors: {},
    issues: 0,
    measures: 0,
    counts: 0,
    findings: 0,
    database: null,
    ended: 'done',
  };
}

export function count(summary: Summary, tally: Tally): void {
  if ('code' in tally) {
    summary.failed++;
    bump(summary.errors, tally.code);
    return;
  }
  summary.read++;
  bump(summary.formats, tally.format);
  bump(summary.kinds, tally.kind);
  for (const key of ['issues', 'measures', 'counts', 'findings'] as const) summary[key] += tally[key];
}

function bump<K extends string>(counts: Partial<Record<K, number>>, key: K): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
