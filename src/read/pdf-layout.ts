/**
 * Runs of text at their places on pages → lines of text: what stands on one height is a line, lines that fill their column go on in the next
 * (unless that is indented, set apart or of another size), rows of ruled tables are lines with tabs, running heads and page numbers go,
 * footnotes stand at the end.
 */

import {
  continues,
  join,
  type Line,
  lineOf,
  linesOf,
  type Margins,
  marginsOf,
  type Run,
  STARTS_PARAGRAPH,
  unstretched,
} from './pdf-lines.ts';
import { withoutNotes } from './pdf-notes.ts';
import type { Rule } from './pdf-rules.ts';
import { sameColumns, tablesOf } from './pdf-tables.ts';

export interface Page {
  width: number;
  height: number;
  runs: Run[];
  /** The straight lines drawn on it; asked for only where the text stands as in a table. */
  rules(): Promise<readonly Rule[]>;
}

/** What a page holds, in reading order: lines of a column, or rows of a table, each an array of cells. */
type Block = { kind: 'lines'; lines: Line[]; column: number } | { kind: 'table'; rows: string[][]; columns: readonly number[] };

/** Of the page's height, at its top and bottom: where running heads and page numbers stand. */
const MARGIN = 0.12;

export async function textOfPages(pages: readonly Page[]): Promise<string> {
  const lined = pages.map((page) => ({ page, lines: linesOf(page.runs) }));
  dropFurniture(lined);
  const blocks: Block[] = [];
  const notes: string[] = [];
  let gutter: number | null = null;
  for (const { page, lines: all } of lined) {
    const { runs, notes: own } = withoutNotes(all.flatMap((line) => line.runs));
    const lines = own.length > 0 ? linesOf(runs) : all;
    notes.push(...own);
    const before = blocks.at(-1);
    const found = await blocksOf(page, lines, before?.kind === 'table' ? before.columns : null, gutter);
    gutter = found.gutter ?? gutter;
    blocks.push(...found.blocks);
  }
  return [...assemble(blocks), ...notes.map((note, k) => `[${k + 1}] ${note}`)].join('\n');
}

const PAGE_NUMBER = /^[-—–·•~.\s]*(?:第?\s*\d{1,4}\s*页?|[ivxIVX]{1,5})(?:\s*(?:[/|,，]|共|of)\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–·•~.\s]*$/;

/** Takes page numbers and what recurs at the same height of many pages off them. */
function dropFurniture(pages: readonly { page: Page; lines: Line[] }[]): void {
  const seen = new Map<string, { page: number; line: Line }[]>();
  for (const [number, { page, lines }] of pages.entries()) {
    for (const line of lines) {
      if (line.y > page.height * MARGIN && line.y < page.height * (1 - MARGIN)) continue;
      const key = `${line.text.replace(/[\d０-９\s]+/g, '#')}@${Math.round((line.y / page.height) * 60)}`;
      const at = seen.get(key);
      if (at) at.push({ page: number, line });
      else seen.set(key, [{ page: number, line }]);
    }
  }
  const gone = new Set<Line>();
  const often = Math.max(2, pages.length * 0.4);
  for (const found of seen.values()) if (new Set(found.map((f) => f.page)).size >= often) for (const { line } of found) gone.add(line);
  for (const { page, lines } of pages) {
    for (const line of [lines[0], lines.at(-1)]) {
      if (line && PAGE_NUMBER.test(line.text) && (line.y < page.height * MARGIN || line.y > page.height * (1 - MARGIN))) gone.add(line);
    }
    const kept = lines.filter((l) => !gone.has(l));
    lines.splice(0, lines.length, ...kept);
  }
}

/** A gap between runs that sets cells or columns apart. */
const CELL_GAP = 1.2;

/** `gutter`: where two columns were parted, on this page or the one before. */
async function blocksOf(
  page: Page,
  lines: Line[],
  before: readonly number[] | null,
  gutter: number | null,
): Promise<{ blocks: Block[]; gutter: number | null }> {
  const broken = lines.filter((l) => segmentsOf(l).length > 1).length;
  if (broken >= 2 || before !== null) {
    const tables = tablesOf(
      await page.rules(),
      lines.flatMap((l) => l.runs),
      before,
    );
    if (tables.length > 0) {
      const inside = new Set(tables.flatMap((t) => t.runs));
      const outside = linesOf(lines.flatMap((l) => l.runs).filter((r) => !inside.has(r)));
      const blocks: Block[] = [];
      let at = 0;
      for (const table of tables) {
        const above = outside.slice(at).filter((l) => l.y < table.top);
        at += above.length;
        if (above.length > 0) blocks.push({ kind: 'lines', lines: above, column: 0 });
        blocks.push({ kind: 'table', rows: table.rows, columns: table.columns });
      }
      if (at < outside.length) blocks.push({ kind: 'lines', lines: outside.slice(at), column: 0 });
      return { blocks, gutter };
    }
  }
  return columnsOf(lines, gutter);
}

/** The parts of a line that wide gaps set apart. */
function segmentsOf(line: Line): Line[] {
  const groups: Run[][] = [];
  let end = 0;
  for (const run of line.runs) {
    if (groups.length === 0 || run.x - end > line.size * CELL_GAP) groups.push([]);
    groups.at(-1)!.push(run);
    end = Math.max(end, run.x + run.width);
  }
  return groups.map(lineOf);
}

/** Fewer lines on a side are no column, */
const FEWEST_LINES = 8;
/** or so few, where the other side holds enough and nothing at all goes over the gap. */
const FEWEST_BESIDE = 4;

/** What stands left and right of a height line, and what goes over it. */
interface Parted {
  left: Line | null;
  right: Line | null;
  across: Line | null;
}

/** The last page of a document in columns may have few lines: its columns are looked for where they were, give or take so many points. */
const GUTTER_SLACK = 9;

/** A gap between columns; what is less belongs to a line that goes on. A comma that hangs out of its column leaves little of it. */
const GUTTER = 0.45;

function partedAt(line: Line, x: number): Parted {
  const left = line.runs.filter((run) => run.x + run.width <= x);
  const right = line.runs.filter((run) => run.x >= x);
  const end = Math.max(...left.map((run) => run.x + run.width));
  const start = Math.min(...right.map((run) => run.x));
  const isOne = left.length + right.length < line.runs.length || (left.length > 0 && right.length > 0 && start - end < line.size * GUTTER);
  if (isOne) return { left: null, right: null, across: line };
  return { left: left.length > 0 ? lineOf(left) : null, right: right.length > 0 ? lineOf(right) : null, across: null };
}

/**
 * Two columns, where hardly any line crosses the middle and both sides hold many lines that fill their width; what does cross (titles) parts
 * the page, and each part is read column by column.
 */
function columnsOf(lines: Line[], known: number | null): { blocks: Block[]; gutter: number | null } {
  const one = { blocks: lines.length > 0 ? [{ kind: 'lines' as const, lines, column: 0 }] : [], gutter: null };
  const fewest = known === null ? FEWEST_LINES : 1;
  if (lines.length < fewest) return one;
  const left = Math.min(...lines.map((l) => l.x));
  const right = Math.max(...lines.map((l) => l.end));
  let best: { x: number; parted: Parted[]; across: number } | null = null;
  const [from, to] =
    known === null ? [left + (right - left) * 0.4, left + (right - left) * 0.6] : [known - GUTTER_SLACK, known + GUTTER_SLACK];
  for (let x = from; x <= to; x += 3) {
    const parted = lines.map((line) => partedAt(line, x));
    const across = parted.filter((p) => p.across !== null).length;
    if (best === null || across < best.across) best = { x, parted, across };
  }
  if (!best || best.across > lines.length * 0.3) return one;
  const { x, parted } = best;
  const sides = [parted.flatMap((p) => p.left ?? []), parted.flatMap((p) => p.right ?? [])] as const;
  for (const [k, side] of sides.entries()) {
    const widths = side.map((s) => s.end - s.x).sort((a, b) => a - b);
    const room = k === 0 ? x - left : right - x;
    const enough = known === null && best.across === 0 && sides[1 - k]!.length >= FEWEST_LINES ? FEWEST_BESIDE : fewest;
    if (side.length < enough || (known === null && widths[widths.length >> 1]! < room * 0.6)) return one;
  }
  const blocks: Block[] = [];
  let above: Parted[] = [];
  for (const part of [...parted, null]) {
    if (part && !part.across) {
      above.push(part);
      continue;
    }
    for (const [column, side] of [above.flatMap((p) => p.left ?? []), above.flatMap((p) => p.right ?? [])].entries())
      if (side.length > 0) blocks.push({ kind: 'lines', lines: side, column: column + 1 });
    if (part?.across) blocks.push({ kind: 'lines', lines: [part.across], column: 0 });
    above = [];
  }
  return { blocks, gutter: x };
}

function assemble(blocks: readonly Block[]): string[] {
  const out: string[] = [];
  const margins = new Map<number, Margins>();
  for (const column of [0, 1, 2]) {
    const lines = blocks.flatMap((b) => (b.kind === 'lines' && b.column === column ? b.lines : []));
    margins.set(column, marginsOf(lines));
  }
  // what stands across two columns is mostly titles, which are large beside the text
  const across = margins.get(0)!;
  const text = margins.get(1)!;
  if (text.right > 0) margins.set(0, { ...across, size: Math.min(across.size, text.size) });
  let last: Line | null = null;
  let lastRight = 0;
  let table: { rows: string[][]; columns: readonly number[] } | null = null;
  const endTable = (): void => {
    if (!table) return;
    for (const row of table.rows) out.push(printRow(row));
    table = null;
  };
  for (const block of blocks) {
    if (block.kind === 'table') {
      last = null;
      if (table && sameColumns(table.columns, block.columns)) continueTable(table.rows, block.rows);
      else {
        endTable();
        table = { rows: block.rows.map((r) => [...r]), columns: block.columns };
      }
      continue;
    }
    endTable();
    const common = margins.get(block.column)!;
    const own = block.lines.length >= 6 ? marginsOf(block.lines) : common;
    // pages may have their margins mirrored; a page of short lines tells nothing
    const at: Margins = {
      ...common,
      left: own.left,
      right:
        own.right > common.right - common.size * 2 || own.left !== common.left
          ? Math.max(own.right, own.left + common.right - common.left)
          : common.right,
    };
    for (const line of block.lines) {
      const text = unstretched(line, at);
      if (last && continues(last, line, at, out.at(-1)!, line === block.lines[0] ? lastRight : at.right))
        out[out.length - 1] = join(out.at(-1)!, at.solid && STARTS_PARAGRAPH.test(text) ? ` ${text}` : text);
      else out.push(text);
      last = line;
    }
    lastRight = at.right;
  }
  endTable();
  return out.filter((text) => text !== '');
}

function printRow(row: readonly string[]): string {
  const filled = row.filter((c) => c !== '');
  return filled.length === 1 && row[0] !== '' ? filled[0]! : row.join('\t').trimEnd();
}

/** The part of a table on the next page: its header is printed again, and its first row may go on with the last one. */
function continueTable(rows: string[][], next: readonly string[][]): void {
  let from = 0;
  if (next.length > 0 && next[0]!.join('\t') === rows[0]!.join('\t')) from = 1;
  const first = next[from];
  const last = rows.at(-1);
  if (first && last && first[0] === '' && first.some((c, k) => c !== '' && last[k] !== '' && !/[。！？]$/.test(last[k]!))) {
    for (const [k, cell] of first.entries()) last[k] = join(last[k]!, cell);
    from++;
  }
  for (const row of next.slice(from)) rows.push([...row]);
}
