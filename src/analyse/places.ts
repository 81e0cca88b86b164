/** Where things stand in a notice, for sources: references by entity, and the text around a place without the source text. */
import type { SourceRef } from '../model/analysis.ts';
import type { Issue, Measure, Notice, Span } from '../model/notice.ts';

type Placed = Span & { id?: string; text?: string; title?: string };

export function refTo(notice: Notice, item: Placed): SourceRef {
  return { notice: notice.source.name, id: item.id ?? null, start: item.start, end: item.end, text: item.text ?? item.title ?? '' };
}

/** A whole notice, by its title, else by its unit. */
export function refToTitle(notice: Notice): SourceRef {
  const { title, unit, evidence } = notice.document;
  return { ...refTo(notice, evidence.title ?? evidence.unit ?? { start: 0, end: 0 }), text: title ?? unit ?? '' };
}

/** A stretch of the source with its offset; `start` is null where the stretch's own place is not kept (an issue's statement). */
export interface Stretch {
  text: string;
  /** Index of the mention within `text`. */
  at: number;
}

export interface Lookup {
  measures: ReadonlyMap<string, Measure>;
  issues: ReadonlyMap<string, Issue>;
}

export function lookupOf(notice: Notice): Lookup {
  return { measures: new Map(notice.measures.map((m) => [m.id, m])), issues: new Map(notice.issues.map((i) => [i.id, i])) };
}

/**
 * The text that a mention stands in: its measure, else its issue's title, statement or outcome. A notice that was read back from JSON
 * holds no source text, so this goes without it, and the figures are the same either way.
 */
export function stretchOf(
  mention: Span & { text: string; issue: string | null; measure: string | null },
  { measures, issues }: Lookup,
): Stretch | null {
  const measure = mention.measure === null ? undefined : measures.get(mention.measure);
  if (measure && mention.start >= measure.start && mention.end <= measure.end)
    return { text: measure.text, at: mention.start - measure.start };
  const issue = mention.issue === null ? undefined : issues.get(mention.issue);
  if (!issue) return null;
  if (mention.start >= issue.start && mention.end <= issue.end) return { text: issue.title, at: mention.start - issue.start };
  for (const text of [issue.statement, issue.outcome]) {
    const at = text?.indexOf(mention.text) ?? -1;
    if (text && at >= 0) return { text, at };
  }
  return null;
}

const CLAUSE_END = /[，,。；;！!？?：:\n]/;

/** The bounds of the clause around [from, to) in a text; a comma within a number ends nothing. */
export function clauseAround(text: string, from: number, to: number): [start: number, end: number] {
  const ends = (i: number) =>
    CLAUSE_END.test(text[i]!) && !(text[i] === ',' && /\d/.test(text[i - 1] ?? '') && /\d/.test(text[i + 1] ?? ''));
  let start = from;
  while (start > 0 && !ends(start - 1)) start--;
  let end = to;
  while (end < text.length && !ends(end)) end++;
  return [start, end];
}
