/** A table that says of problems told elsewhere who is responsible, by when, and how far each has come: 附表 below the answers. */
import { statusOf } from '../lexicon/statuses.ts';
import type { Clean } from '../text/clean.ts';
import type { IssueDraft } from './drafts.ts';
import type { LabelMark, Mark } from './marks.ts';
import type { Range } from './spans.ts';
import type { Tables } from './tables.ts';
import { plainWording } from './titles.ts';

/** A row: the wording of the problem, and what the other cells say of it. */
export interface SummaryRow {
  readonly title: Range;
  readonly fields: readonly (Range & Pick<LabelMark, 'field'>)[];
}

const FEWEST_ROWS = 2;
/** A table of more rows is none: each is looked for among the headings above. */
const MOST_ROWS = 200;
/** Most rows that may name a problem which stands nowhere above. */
const MOST_STRANGERS = 0.2;
const SHORTEST_TITLE = 4;

/**
 * The rows of a table without a column for what was done, where nearly all of the problems in it head something in the text above; empty where it
 * is no such table. What is only mentioned there is told by the table alone.
 */
export function summaryRows(text: Clean, { rows, labels }: Tables, marks: readonly Mark[]): SummaryRow[] {
  if (rows.length < FEWEST_ROWS || rows.length > MOST_ROWS || labels.some((l) => l.field === 'answer' || l.field === 'outcome')) return [];
  const heads = headsAbove(text, rows[0]!.start, marks);
  const found: SummaryRow[] = [];
  let strangers = 0;
  for (const row of rows) {
    const end = row.until ?? row.end;
    const cells = labels
      .filter((l) => l.start >= row.start && l.start <= end)
      .map((l) => ({ ...cellAt(text, l.start, end), field: l.field }));
    const title = cells.find((c) => c.field === 'problem');
    const words = title ? plainWording(text.text.slice(title.start, title.end)) : '';
    if (!title || words.length < SHORTEST_TITLE || !heads.some((head) => head.startsWith(words))) strangers++;
    else found.push({ title, fields: cells.filter((c) => c !== title && c.end > c.start) });
  }
  return strangers <= rows.length * MOST_STRANGERS ? found : [];
}

/** What stands behind the markers above a place, and behind 关于 and 针对 at the start of lines, in plain words. */
function headsAbove({ text }: Clean, end: number, marks: readonly Mark[]): string[] {
  const starts = marks.filter((m) => m.paragraph && m.end < end).map((m) => m.end);
  for (const m of text.slice(0, end).matchAll(TURNS_TO)) starts.push(m.index + m[0].length);
  return starts.slice(0, MOST_HEADS).map((at) => plainWording(text.slice(at, Math.min(end, at + LONGEST_HEAD))).replace(TURN, ''));
}

const TURNS_TO = /\n(?:关于|针对|对于?)/g;
const TURN = /^(?:关于|针对|对于?)/;
const MOST_HEADS = 2000;
const LONGEST_HEAD = 80;

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
