import type { Notice } from '../model/notice.ts';
import type { Bound, CountKind, HeadlineKey } from '../model/vocabulary.ts';
import type { Clean } from '../text/clean.ts';
import type { Zones } from '../text/zones.ts';
import { findNotable, type Notable } from './notable.ts';
import { findSplits, type Split } from './splits.ts';
import { findTallies, type Tally } from './tallies.ts';

/** A span of the clean text. */
export interface Range {
  start: number;
  end: number;
}

/** A count as printed. */
export interface Figure extends Range {
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string;
  readonly kind: CountKind;
  readonly bound: Bound;
  /** Where the approximator before the number begins (约), and after the one behind it (以上). */
  readonly head: number;
  readonly tail: number;
}

/** An item of the outline with the list it stands in. */
export interface Item {
  readonly mark: {
    readonly kind: string;
    readonly value: number;
    readonly through?: number;
    readonly start: number;
    readonly end: number;
    readonly paragraph: boolean;
  };
  readonly list: { readonly kind: string; readonly field: object | null; readonly nodes: readonly Item[] };
  readonly children: readonly Item[];
  readonly end: number;
}

/** What the stages before found. The notice's counts, issues, measures, dates and contacts are in the same order as the spans here. */
export interface Facts {
  readonly text: Clean;
  readonly zones: Zones;
  /** Site chrome, which is no part of the notice. */
  readonly frame: { readonly end: number; readonly lines: readonly Range[] };
  readonly root: Item;
  readonly structure: {
    readonly issues: readonly {
      readonly title: Range;
      readonly range: Range;
      readonly statusText: Range | null;
      readonly deadline: Range | null;
      readonly fields: readonly (Range & { readonly field: string })[];
    }[];
    readonly measures: readonly (Range & { readonly issue: number | null })[];
    /** Where the answers begin; text before it speaks of the whole. */
    readonly issuesStart: number;
  };
  readonly counts: readonly Figure[];
  readonly dates: readonly (Range & { readonly from: string | null; readonly to: string | null; readonly inferred: boolean })[];
  /** Digits that were a date before characters got lost. */
  readonly damaged: readonly Range[];
  readonly contacts: readonly Range[];
  readonly headline: Partial<Record<HeadlineKey, Range & { readonly value: number; readonly bound: Bound }>>;
}

/** What the rules read of the notice itself. */
export type Checked = Pick<Notice, 'schemaVersion' | 'source' | 'document' | 'headline' | 'outline' | 'issues' | 'dates' | 'contacts'>;

/** A notice as the rules read it. */
export interface Reading extends Facts {
  readonly notice: Checked;
  /** The clean text. */
  readonly t: string;
  /** Totals whose listed parts do not add up to them. */
  readonly splits: () => readonly Split[];
  /** Totals of problems, measures and the like, with how many are in which state. */
  readonly tallies: () => readonly Tally[];
  /** Where characters stand that begin what some rules look for. */
  readonly notable: () => Notable;
  /** The indices of the problems that have no issues below them. */
  readonly problems: () => readonly number[];
  /** The measures of each issue, by the issue's index. */
  readonly measuresOf: (issue: number) => readonly Range[];
}

export function readingOf(facts: Facts, notice: Checked): Reading {
  const t = facts.text.text;
  const byIssue = once(() => {
    const found: Range[][] = facts.structure.issues.map(() => []);
    for (const m of facts.structure.measures) if (m.issue !== null) found[m.issue]!.push(m);
    return found;
  });
  const { text, zones, frame, root, structure, counts, dates, damaged, contacts, headline } = facts;
  return {
    text,
    zones,
    frame,
    root,
    structure,
    counts,
    dates,
    damaged,
    contacts,
    headline,
    notice,
    t,
    splits: once(() => findSplits(t, { text, counts, zones })),
    tallies: once(() => findTallies(t, { text, counts })),
    notable: once(() => findNotable(text)),
    problems: once(() => problemsOf(notice.issues)),
    measuresOf: (issue) => byIssue()[issue] ?? [],
  };
}

function problemsOf(issues: Notice['issues']): number[] {
  const parents = new Set<string>();
  for (const { parent } of issues) if (parent !== null) parents.add(parent);
  const found: number[] = [];
  for (let k = 0; k < issues.length; k++) if (issues[k]!.role === 'problem' && !parents.has(issues[k]!.id)) found.push(k);
  return found;
}

/** The index of the first of some things in document order that starts at `at` or later. */
export function firstFrom<T>(things: readonly T[], at: number, start: (thing: T) => number): number {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (start(things[middle]!) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is found out when it is first asked for, and not again. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
