/** A table that says of problems told elsewhere who is responsible, by when, and how far each has come: 附表 below the answers. */
import { statusOf } from '../lexicon/statuses.ts';
import type { Clean } from '../text/clean.ts';
import type { IssueDraft } from './drafts.ts';
import type { LabelMark } from './marks.ts';
import type { Range } from './spans.ts';
import type { Tables } from './tables.ts';
import { plainWording } from './titles.ts';

/** A row: the wording of the problem, and what the other cells say of it. */
export interface SummaryRow {
  readonly title: Range;
  readonly fields: readonly (Range & Pick<LabelMark, 'field'>)[];
}

const FEWEST_ROWS = 2;
/** A table of more rows, or with its problems further up, is none: each row is looked for in what stands above. */
const MOST_ROWS = 200;
const FURTHEST_ABOVE = 200_000;
/** Most rows that may name a problem which stands nowhere above. */
const MOST_STRANGERS = 0.2;
const SHORTEST_TITLE = 4;

/**
 * The rows of a table without a column for what was done, where nearly all of the problems in it stand in the text above; empty where it is no
 * such table.
 */
export function summaryRows(text: Clean, { rows, labels }: Tables): SummaryRow[] {
  if (rows.length < FEWEST_ROWS || rows.length > MOST_ROWS || labels.some((l) => l.field === 'answer' || l.field === 'outcome')) return [];
  const above = plainWording(text.text.slice(Math.max(0, rows[0]!.start - FURTHEST_ABOVE), rows[0]!.start));
  const found: SummaryRow[] = [];
  let strangers = 0;
  for (const row of rows) {
    const end = row.until ?? row.end;
    const cells = labels
      .filter((l) => l.start >= row.start && l.start <= end)
      .map((l) => ({ ...cellAt(text, l.start, end), field: l.field }));
    const title = cells.find((c) => c.field === 'problem');
    const words = title ? plainWording(text.text.slice(title.start, title.end)) : '';
    if (!title || words.length < SHORTEST_TITLE || !above.includes(words)) strangers++;
    else found.push({ title, fields: cells.filter((c) => c !== title && c.end > c.start) });
  }
  return strangers <= rows.length * MOST_STRANGERS ? found : [];
}

function cellAt({ text }: Clean, start: number, until: number): Range {
  let end = start;
  while (end < until && text[end] !== '|' && text[end] !== '\t') end++;
  return { start, end };
}

/** What such rows say of the problems that the text tells, where it says nothing of it itself. */
export function fillFromSummary({ text }: Clean, issues: readonly IssueDraft[], rows: readonly SummaryRow[]): void {
  const told = new Map<string, IssueDraft>();
  for (const i of issues) if (i.role === 'problem') told.set(plainWording(text.slice(i.title.start, i.title.end)), i);
  for (const { title, fields } of rows) {
    const issue = told.get(plainWording(text.slice(title.start, title.end)));
    if (!issue) continue;
    for (const { field, start, end } of fields) {
      if (field === 'completion' && issue.status === 'unstated') {
        const stated = statusOf(text.slice(start, end));
        if (stated) Object.assign(issue, { status: stated.status, statusText: { start, end } });
      } else if (field === 'deadline') issue.deadline ??= { start, end };
      else if (field === 'units') issue.units ??= { start, end };
      else if (field === 'leaders') issue.leaders ??= { start, end };
    }
  }
}
