/** Cells of a line of a table whose columns are parted by tabs or bars. */
import { CLASS, SPACE } from './chars.ts';

export interface Cell {
  readonly start: number;
  readonly end: number;
}

const TAB = '\t'.charCodeAt(0);
const PIPE = '|'.charCodeAt(0);

/** The cells of [start, end) without the blanks around them. Where lines are bordered, a bar in front opens the first cell. */
export function splitCells(codes: Uint16Array, start: number, end: number, bordered: boolean): Cell[] {
  const cells: Cell[] = [];
  let s = start;
  if (bordered && codes[s] === PIPE) s++;
  let from = s;
  for (let i = s; i <= end; i++) {
    if (i < end && codes[i] !== TAB && codes[i] !== PIPE) continue;
    if (i === end && from === end && end > start && codes[end - 1] === PIPE) break;
    let a = from;
    let b = i;
    while (a < b && CLASS[codes[a]!]! & SPACE) a++;
    while (b > a && CLASS[codes[b - 1]!]! & SPACE) b--;
    cells.push({ start: a, end: b });
    from = i + 1;
  }
  return cells;
}
