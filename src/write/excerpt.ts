/** A piece of a line with what is meant underlined, right for characters of any width. */
import type { Span } from '../model/notice.ts';
import { displayWidth } from './display-width.ts';
import { printable } from './wrap.ts';

export interface Mark extends Span {
  sign: '^' | '-';
}

export interface Excerpt {
  text: string;
  /** The line below: spaces and signs, a column for each of the text. */
  marks: readonly { text: string; sign: ' ' | '^' | '-' }[];
  /** The marks, of those given, that are in it. */
  shown: readonly Mark[];
}

interface Cell {
  text: string;
  width: number;
  at: number;
}

const CUT = '…';

/**
 * The part of a line (from `start` to `end` of the text) around the first mark that fits in so many columns, with as many of the other
 * marks as fit with it, nearest first. A mark that is longer than that is cut at its end.
 */
export function excerptOf(text: string, line: Span, [first, ...others]: readonly [Mark, ...Mark[]], columns: number): Excerpt {
  const room = Math.max(8, columns - 2 * displayWidth(CUT));
  const clip = (offset: number) => Math.min(Math.max(offset, line.start), line.end);
  let cells = cellsOf(text, clip(first.start), clip(first.end), room);
  const shown: Mark[] = [first];
  const away = (m: Mark) => Math.max(m.start - first.end, first.start - m.end);
  for (const mark of [...others].sort((a, b) => away(a) - away(b))) {
    if (mark.start < line.start || mark.end > line.end) continue;
    const from = Math.min(cells[0]?.at ?? mark.start, mark.start);
    const to = Math.max(endOf(text, cells) ?? mark.end, mark.end);
    // each character takes a column at least
    if (to - from > room * 2) continue;
    const wider = cellsOf(text, from, to, Number.POSITIVE_INFINITY);
    if (widthOf(wider) > room) continue;
    cells = wider;
    shown.push(mark);
  }
  cells = withContext(text, line, cells, first.start, room);
  const start = cells[0]?.at ?? first.start;
  const end = endOf(text, cells) ?? start;
  const before = start > line.start ? CUT : '';
  const behind = end < line.end ? CUT : '';
  const signs = cells.map(({ at, width }) => {
    const mark = shown.find((m) => m.start <= at && at < Math.max(m.end, m.start + 1));
    return { sign: mark?.sign ?? (' ' as const), width };
  });
  const marks: { text: string; sign: ' ' | '^' | '-' }[] = before === '' ? [] : [{ text: ' '.repeat(displayWidth(CUT)), sign: ' ' }];
  for (const { sign, width } of signs) {
    const last = marks.at(-1);
    if (last?.sign === sign) last.text += sign.repeat(width);
    else marks.push({ text: sign.repeat(width), sign });
  }
  if (cells.length === 0) marks.push({ text: first.sign, sign: first.sign });
  if (marks.at(-1)?.sign === ' ') marks.pop();
  return { text: before + cells.map((c) => c.text).join('') + behind, marks, shown };
}

/** What stands around the cells, evenly on both sides, as far as there is room. */
function withContext(text: string, line: Span, cells: readonly Cell[], at: number, room: number): Cell[] {
  let left = room - widthOf(cells);
  const before: Cell[] = [];
  const behind: Cell[] = [];
  let from = cells[0]?.at ?? at;
  let to = endOf(text, cells) ?? at;
  for (let open = true; open; ) {
    open = false;
    if (from > line.start) {
      const low = text.charCodeAt(from - 1);
      const start = (low & 0xfc00) === 0xdc00 && from - 2 >= line.start ? from - 2 : from - 1;
      const cell = cellOf(text, start);
      if (cell.width <= left) {
        before.unshift(cell);
        left -= cell.width;
        from = start;
        open = true;
      }
    }
    if (to < line.end) {
      const cell = cellOf(text, to);
      if (cell.width <= left) {
        behind.push(cell);
        left -= cell.width;
        to += lengthAt(text, to);
        open = true;
      }
    }
  }
  return [...before, ...cells, ...behind];
}

function cellsOf(text: string, start: number, end: number, room: number): Cell[] {
  const cells: Cell[] = [];
  let used = 0;
  for (let at = start; at < end; at += lengthAt(text, at)) {
    const cell = cellOf(text, at);
    if ((used += cell.width) > room) break;
    cells.push(cell);
  }
  return cells;
}

function cellOf(text: string, at: number): Cell {
  const shown = printable(text.slice(at, at + lengthAt(text, at))).replace('\n', ' ');
  return { text: shown, width: displayWidth(shown), at };
}

function lengthAt(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}

function endOf(text: string, cells: readonly Cell[]): number | null {
  const last = cells.at(-1);
  return last ? last.at + lengthAt(text, last.at) : null;
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, c) => sum + c.width, 0);
}
