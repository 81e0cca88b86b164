/** Columns of wrapped text that fill a width. */
import { displayWidth } from './display-width.ts';
import { longestPiece, onOneLine, printable, wrap } from './wrap.ts';

export interface Cell {
  text: string;
  style?: (line: string) => string;
}

export interface GridColumn {
  header: string;
  align?: 'left' | 'right';
  /** Gives way when there is not enough room; the others keep their natural width. */
  flexible?: boolean;
}

const GAP = 2;
const LEAST_FLEXIBLE = 8;
/** A longer word (an address on the web) may break. */
const MOST_WORD = 20;

/** A header, a rule and the rows; every line at most `width` columns and without trailing space. */
export function grid(
  columns: readonly GridColumn[],
  rows: readonly (readonly Cell[])[],
  width: number,
  dim: (line: string) => string,
): string[] {
  const widths = widthsFor(columns, rows, width);
  const head = columns.map((c) => ({ text: c.header, style: dim }));
  return [...lines(columns, widths, [head]), dim('─'.repeat(width)), ...lines(columns, widths, rows)];
}

/** Labels and their values, the values wrapped beside them. */
export function pairs(rows: readonly (readonly [label: Cell, value: Cell])[], width: number): string[] {
  const columns: GridColumn[] = [{ header: '' }, { header: '', flexible: true }];
  return lines(columns, widthsFor(columns, rows, width), rows);
}

/** Rows without a header. */
export function rowsOf(columns: readonly GridColumn[], rows: readonly (readonly Cell[])[], width: number): string[] {
  return lines(columns, widthsFor(columns, rows, width), rows);
}

/** Short pieces in aligned columns, as many side by side as fit; each group begins a line. */
export function tiles(groups: readonly (readonly [label: Cell, value: Cell][])[], width: number): string[] {
  const gap = 3;
  const size = ([label, value]: readonly [Cell, Cell]) => displayWidth(label.text) + 1 + displayWidth(value.text);
  const widest = Math.max(0, ...groups.flat().map(size));
  const across = Math.max(1, Math.floor((width + gap) / (widest + gap)));
  return groups.flatMap((group) => {
    const rows: string[] = [];
    for (let at = 0; at < group.length; at += across)
      rows.push(
        group
          .slice(at, at + across)
          .map((tile) => `${tile.map(({ text, style }) => (style ? style(text) : text)).join(' ')}${' '.repeat(widest - size(tile) + gap)}`)
          .join('')
          .trimEnd(),
      );
    return rows;
  });
}

function lines(columns: readonly GridColumn[], widths: readonly number[], rows: readonly (readonly Cell[])[]): string[] {
  return rows.flatMap((row) => {
    const cells = row.map((cell, i) => padded(cell, widths[i]!, columns[i]!.align ?? 'left'));
    const height = Math.max(...cells.map((cell) => cell.length));
    return Array.from({ length: height }, (_, k) =>
      cells
        .map((cell, i) => cell[k] ?? ' '.repeat(widths[i]!))
        .join(' '.repeat(GAP))
        .trimEnd(),
    );
  });
}

/** The lines of a cell, each as wide as its column. */
function padded({ text, style }: Cell, width: number, align: 'left' | 'right'): string[] {
  return wrap(text, width).map((line) => {
    const room = ' '.repeat(Math.max(0, width - displayWidth(line)));
    const styled = style ? style(line) : line;
    return align === 'left' ? styled + room : room + styled;
  });
}

/** A header of Chinese characters stays on one line: one character a line is unreadable. */
const HAN = /\p{Script=Han}/u;

interface Natural {
  /** Of the widest cell or the header, on one line. */
  wide: number;
  /** So narrow that a word is still whole; a flexible column wraps, another only its header. */
  least: number;
}

function naturalOf(columns: readonly GridColumn[], rows: readonly (readonly Cell[])[]): Natural[] {
  return columns.map(({ header, flexible }, i) => {
    let wide = displayWidth(onOneLine(header));
    let least = HAN.test(header) ? wide : longestPiece(header);
    for (const row of rows) {
      const { text } = row[i]!;
      for (const line of printable(text).split('\n')) wide = Math.max(wide, displayWidth(line));
      least = Math.max(least, flexible ? longestPiece(text) : cellWidth(text));
    }
    return { wide, least: flexible ? Math.min(wide, Math.max(LEAST_FLEXIBLE, Math.min(least, MOST_WORD))) : least };
  });
}

function cellWidth(text: string): number {
  return Math.max(...printable(text).split('\n').map(displayWidth));
}

/** Natural widths; where they do not fit, headers wrap and the flexible columns are levelled down until the row fits. */
function widthsFor(columns: readonly GridColumn[], rows: readonly (readonly Cell[])[], width: number): number[] {
  const natural = naturalOf(columns, rows);
  const room = width - GAP * (columns.length - 1);
  const sum = (of: (n: Natural, i: number) => number) => natural.reduce((total, n, i) => total + of(n, i), 0);
  if (sum(({ wide }) => wide) <= room) return natural.map(({ wide }) => wide);
  const fixed = (wide: boolean) => sum((n, i) => (columns[i]!.flexible ? 0 : wide ? n.wide : n.least));
  const leastFlexible = sum((n, i) => (columns[i]!.flexible ? n.least : 0));
  // headers wrap only where words would break otherwise
  const headersWrap = fixed(true) + leastFlexible > room;
  const whole = fixed(!headersWrap) + leastFlexible <= room;
  const level = levelFor(
    natural.flatMap(({ wide, least }, i) =>
      columns[i]!.flexible ? [[wide, whole ? least : Math.min(wide, LEAST_FLEXIBLE)] as const] : [],
    ),
    room - fixed(!headersWrap),
  );
  return natural.map(({ wide, least }, i) => {
    if (!columns[i]!.flexible) return headersWrap ? least : wide;
    return Math.min(wide, Math.max(whole ? least : LEAST_FLEXIBLE, level));
  });
}

/** Whether the columns can stand beside each other, narrow as they may be. */
export function fitsBeside(columns: readonly GridColumn[], rows: readonly (readonly Cell[])[], width: number): boolean {
  const narrow = naturalOf(columns, rows).map(({ wide, least }, i) => (columns[i]!.flexible ? Math.min(wide, LEAST_FLEXIBLE) : least));
  return narrow.reduce((sum, column) => sum + column, GAP * (columns.length - 1)) <= width;
}

/** The width at which columns must be cut off so that they fit the room together, none below its least. */
function levelFor(widths: readonly (readonly [wide: number, least: number])[], room: number): number {
  const total = (level: number) => widths.reduce((sum, [wide, least]) => sum + Math.min(wide, Math.max(least, level)), 0);
  let level = 0;
  while (level < room && total(level + 1) <= room) level++;
  return level;
}

/**
 * Which columns stand together where not all of them fit beside each other with their words whole: lists of indices, the first column in
 * each of them.
 */
export function columnGroups(columns: readonly GridColumn[], rows: readonly (readonly Cell[])[], width: number): number[][] {
  const [first, ...others] = naturalOf(columns, rows);
  if (!first) return [];
  const lead = columns[0]!.flexible ? Math.min(first.wide, Math.max(first.least, Math.floor(width / 4))) : first.wide;
  const groups: number[][] = [];
  let room = -1;
  others.forEach(({ least }, i) => {
    const taken = GAP + least;
    if (taken > room) {
      groups.push([0]);
      room = width - lead;
    }
    groups.at(-1)!.push(i + 1);
    room -= taken;
  });
  return groups.length === 0 ? [[0]] : groups;
}
