/** Columns of wrapped text that fill a width. */
import Table from 'cli-table3';
import { displayWidth, onOneLine, printable, wrap } from './wrap.ts';

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
const NO_CHARS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' '.repeat(GAP),
};

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
  if (rows.length === 0) return [];
  const table = new Table({
    chars: NO_CHARS,
    colWidths: [...widths],
    colAligns: columns.map((c) => c.align ?? 'left'),
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
  });
  for (const row of rows) table.push(row.map((cell, i) => wrapped(cell, widths[i]!)));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

function wrapped({ text, style }: Cell, width: number): string {
  const broken = wrap(text, width);
  return (style ? broken.map((line) => style(line)) : broken).join('\n');
}

/** Natural widths, the flexible columns levelled down until the row fits. */
function widthsFor(columns: readonly GridColumn[], rows: readonly (readonly Cell[])[], width: number): number[] {
  const natural = columns.map((c, i) =>
    rows.reduce(
      (most, row) =>
        Math.max(
          most,
          ...printable(row[i]!.text)
            .split('\n')
            .map((line) => displayWidth(line)),
        ),
      displayWidth(onOneLine(c.header)),
    ),
  );
  const room = width - GAP * (columns.length - 1);
  const fixed = natural.reduce((sum, n, i) => sum + (columns[i]!.flexible ? 0 : n), 0);
  const level = levelFor(
    natural.filter((_, i) => columns[i]!.flexible),
    Math.max(LEAST_FLEXIBLE, room - fixed),
  );
  return natural.map((n, i) => (columns[i]!.flexible ? Math.min(n, level) : n));
}

/** The width at which columns must be cut off so that they fit the room together. */
function levelFor(widths: readonly number[], room: number): number {
  const ascending = [...widths].sort((a, b) => a - b);
  let left = room;
  for (let i = 0; i < ascending.length; i++) {
    const share = Math.floor(left / (ascending.length - i));
    if (ascending[i]! > share) return Math.max(LEAST_FLEXIBLE, share);
    left -= ascending[i]!;
  }
  return Number.POSITIVE_INFINITY;
}
