/** Footnotes: small lines at the foot of a page or column that begin with a mark which stands raised behind a word of the text. */
import { join, type Line, linesOf, type Run } from './pdf-lines.ts';

/** Of the text's size: what is larger is no note. */
const SMALL = 0.87;
const MARK = /^[[［(（〔]?(\d{1,2}|[①-⑳]|[*＊†]{1,3})[\]］)）〕]?$/;
const MARK_FIRST = /^[[［(（〔]?(\d{1,2}|[①-⑳]|[*＊†]{1,3})[\]］)）〕]?(?=\D|$)[\s\u3000.．、:：]*/;

/** The runs of a page without its footnotes and the marks that lead to them, and what the footnotes say. */
export function withoutNotes(runs: readonly Run[]): { runs: readonly Run[]; notes: string[] } {
  const size = sizeOf(runs);
  const small = runs.filter((run) => run.size <= size * SMALL);
  if (small.length === 0) return { runs, notes: [] };
  const body = runs.filter((run) => run.size > size * SMALL);
  const marks = new Map<Run, { mark: string; behind: Run }>();
  for (const run of small) {
    const mark = MARK.exec(run.text.trim())?.[1];
    const behind = mark === undefined ? undefined : body.find((r) => isRaisedBehind(run, r));
    if (behind) marks.set(run, { mark: mark!, behind });
  }
  if (marks.size === 0) return { runs, notes: [] };
  const called = new Set([...marks.values()].map(({ mark }) => mark));
  const gone = new Set<Run>();
  const notes: string[] = [];
  const given = new Set<string>();
  for (const line of linesOf(small.filter((run) => !marks.has(run)))) {
    if (!isBelowAll(line, body)) continue;
    const first = MARK_FIRST.exec(line.text);
    if (first && called.has(first[1]!) && !given.has(first[1]!)) {
      given.add(first[1]!);
      notes.push(line.text.slice(first[0].length));
    } else if (notes.length > 0) notes.push(join(notes.pop()!, line.text));
    else continue;
    for (const run of line.runs) gone.add(run);
  }
  // no gap is left where a mark stood
  const wider = new Map<Run, Run>();
  for (const [run, { mark, behind }] of marks) {
    if (!given.has(mark)) continue;
    gone.add(run);
    wider.set(behind, { ...behind, width: run.x + run.width - behind.x });
  }
  return { runs: runs.filter((run) => !gone.has(run)).map((run) => wider.get(run) ?? run), notes: notes.filter((note) => note !== '') };
}

/** The size that most characters have. */
function sizeOf(runs: readonly Run[]): number {
  const chars = new Map<number, number>();
  for (const { size, text } of runs) {
    const rounded = Math.round(size * 2) / 2;
    chars.set(rounded, (chars.get(rounded) ?? 0) + text.length);
  }
  return [...chars].reduce((most, found) => (found[1] > most[1] ? found : most), [0, 0])[0];
}

/** 86.4万元¹: its foot is above the line's, and it follows at once. */
function isRaisedBehind(mark: Run, { x, y, width, size }: Run): boolean {
  const raised = y - mark.y;
  return raised > size * 0.12 && raised < size * 0.9 && mark.x > x && mark.x - (x + width) < size * 0.5;
}

/** Nothing of the text stands beside it or below it, in its column. */
function isBelowAll(line: Line, body: readonly Run[]): boolean {
  return body.every((run) => run.x >= line.end || run.x + run.width <= line.x || run.y < line.y - line.size * 0.5);
}
