import { type Field, fieldByHead, fieldOf } from '../lexicon/labels.ts';
import { statusOf } from '../lexicon/statuses.ts';
import { type Cell, splitCells } from '../text/cells.ts';
import { BREAK, CLASS, DIGIT, hasAny, LF, NUMERAL } from '../text/chars.ts';
import type { Clean } from '../text/clean.ts';
import { CELL } from '../text/edges.ts';
import { ordinalValue } from '../text/numerals.ts';
import type { LabelMark, Mark } from './marks.ts';

const TAB = 9;
const PIPE = 124;

/** Where a table stands, and what its rows hold: each row an item, each cell a labelled field. */
export interface Tables {
  readonly rows: readonly Mark[];
  readonly labels: readonly LabelMark[];
  /** Spans in which ordinary markers are not looked for: header rows and the cells of running numbers. */
  readonly quiet: readonly Cell[];
  /** Whole tables, header included. */
  readonly spans: readonly Cell[];
}

/** A table of fewer columns is no table of issues. */
const FEWEST_COLUMNS = 3;

/**
 * Finds tables flattened to lines whose cells are set apart by tabs or `|`: a header row that names at least two fields, then rows of
 * about as many cells. A row with a single filled cell is a heading inside the table and left to the ordinary markers.
 */
export function findTables(text: Clean): Tables {
  const { codes, classes, length } = text;
  const rows: Mark[] = [];
  const labels: LabelMark[] = [];
  const quiet: Cell[] = [];
  const spans: Cell[] = [];
  let header: (Field | null)[] | null = null;
  /** Whether the lines of the table begin with a separator, as they do where each cell has one on both sides. */
  let bordered = true;
  let names: string[] = [];
  let headerCells: Cell[] = [];
  /** Where the line of the header ends. */
  let headedAt = -2;
  /** The latest aspect cell: an empty one below it was merged with it. */
  let group: Cell | undefined;
  let count = 0;
  /** A row of which not all cells have come yet. */
  let open: OpenRow | null = null;
  let lineStart = 0;
  let separators = 0;
  if (!text.text.includes('\t') && !text.text.includes('|')) {
    if (hasAny(text.lineOpenings, '序编项') && NUMBER_COLUMN.test(text.text)) readCellLines(text, { rows, labels, quiet, spans });
    return { rows, labels, quiet, spans };
  }
  const add = (cells: Cell[], start: number, end: number): void => {
    const before = rows.length;
    group = readRow(text, cells, header!, names, count + 1, { start, end }, { rows, labels, quiet, spans }, group);
    count += rows.length - before;
  };
  for (let i = 0; i <= length; i++) {
    if (i < length) {
      const cls = classes[i]!;
      if ((cls & (CELL | BREAK)) === 0) continue;
      if (cls & CELL) {
        separators++;
        continue;
      }
    }
    // 序号 反馈问题 整改措施 完成 | 时限 责任单位 完成情况: a header whose cells go on in the next line
    const more =
      headedAt === lineStart - 1 && separators > 0 ? joinedHeader(text, headerCells, splitCells(codes, lineStart, i, false)) : null;
    if (more) {
      header = more.fields;
      headerCells = more.cells;
      names = more.cells.map((x) => nameOf(text, x));
      quiet.push({ start: lineStart, end: i });
      spans[spans.length - 1] = { start: spans[spans.length - 1]!.start, end: i };
      headedAt = i;
      lineStart = i + 1;
      separators = 0;
      continue;
    }
    const row: OpenRow | null = header && brokenRow(text, header, open, lineStart, i, separators, bordered);
    if (header && row) {
      spans[spans.length - 1] = { start: spans[spans.length - 1]!.start, end: i };
      open = row.cells.length < header.length ? row : null;
      if (!open) add(row.cells, row.start, i);
    } else if (separators >= FEWEST_COLUMNS - 1) {
      const cells = splitCells(codes, lineStart, i, bordered || header === null);
      const filled = cells.filter((x) => x.end > x.start).length;
      const fields = headerFields(text, cells);
      if (fields) {
        header = fields;
        bordered = codes[lineStart] === PIPE;
        group = undefined;
        names = cells.map((x) => nameOf(text, x));
        headerCells = cells;
        headedAt = i;
        count = 0;
        quiet.push({ start: lineStart, end: i });
        spans.push({ start: lineStart, end: i });
      } else if (header && isRule(text, cells)) {
        quiet.push({ start: lineStart, end: i });
      } else if (header && filled === 2 && isSignedRow(text, cells, header)) {
        header = null;
      } else if (header && filled >= 2 && cells.length >= header.length - 1) {
        spans[spans.length - 1] = { start: spans[spans.length - 1]!.start, end: i };
        add(cells, lineStart, i);
      } else if (header && filled === 1 && isNote(text, cells)) {
        quiet.push({ start: lineStart, end: i });
        header = null;
      } else if (header && filled === 1 && continuesRow(cells, header, names, labels, count > 0)) {
        spans[spans.length - 1] = { start: spans[spans.length - 1]!.start, end: i };
      } else if (header && filled === 1 && HEADS_ROWS.test(text.text.slice(cells[0]!.start, cells[0]!.end))) {
        // 一、水污染防治 | | | |: what the rows below it are about
        group = cells[0];
      } else if (filled > 1) header = null;
    } else if (i > lineStart && header) {
      // a line of another form ends the table, unless it is a heading between rows
      if (separators === 0 && i - lineStart > 60) header = null;
      else if (separators === 0 && HEADS_ROWS.test(text.text.slice(lineStart, i))) group = { start: lineStart, end: i };
    }
    if (!row) open = null;
    lineStart = i + 1;
    separators = 0;
  }
  return { rows, labels, quiet, spans };
}

interface OpenRow {
  readonly cells: Cell[];
  readonly start: number;
}

/**
 * A row whose cells have several lines, as a table copied from a web page has them: what `open` holds of it and the line up to `end`, or
 * the beginning of one; null where the line is none of it. It is whole once it has all columns.
 */
function brokenRow(
  text: Clean,
  header: readonly (Field | null)[],
  open: OpenRow | null,
  start: number,
  end: number,
  separators: number,
  bordered: boolean,
): OpenRow | null {
  if (!open && (separators === 0 || separators >= header.length - 1 || end <= start)) return null;
  const cells = splitCells(text.codes, start, end, bordered);
  if (!open) {
    const at = header.indexOf('number');
    const isRow = at >= 0 && at < cells.length && readOrdinal(text, cells[at]!) > 0 && cells[at]!.end - cells[at]!.start <= 3;
    return isRow && cells.length + cellsBelow(text, end) - 1 <= header.length ? { cells, start } : null;
  }
  const last = open.cells[open.cells.length - 1]!;
  const first = cells[0]!;
  const joined = first.end > first.start ? { start: last.end > last.start ? last.start : first.start, end: first.end } : last;
  const all = [...open.cells.slice(0, -1), joined, ...cells.slice(1)];
  return all.length <= header.length && end - open.start <= LONGEST_ROW ? { cells: all, start: open.start } : null;
}

const LONGEST_ROW = 4000;

/** How many cells the next line has. */
function cellsBelow({ codes, length }: Clean, end: number): number {
  let n = 1;
  for (let i = end + 1; i < length && codes[i] !== LF; i++) if (codes[i] === TAB || codes[i] === PIPE) n++;
  return n;
}

const NUMBER_COLUMN = /\n(?:序号|编号|项次)\n/;
const MOST_COLUMNS = 10;
const LONGEST_COLUMN_NAME = 16;

interface Found {
  readonly rows: Mark[];
  readonly labels: LabelMark[];
  readonly quiet: Cell[];
  readonly spans: Cell[];
}

/**
 * A table of which each cell was copied to a line of its own: the names of the columns, of which the first counts the rows, line by line;
 * then row by row a number and as many lines as there are other columns. Where a row has more, one cell has several lines: what was done.
 */
function readCellLines(text: Clean, found: Found): void {
  const lines = linesOf(text);
  const at = lines.findIndex((l, i) => i > 0 && columnOf(text.text.slice(l.start, l.end)) === 'number' && readHeader(text, lines, i) > 0);
  if (at < 0) return;
  const size = readHeader(text, lines, at);
  const cells = lines.slice(at, at + size);
  const header = headerFields(text, cells)!;
  const names = cells.map((x) => text.text.slice(x.start, x.end));
  const long = Math.max(header.indexOf('answer'), header.indexOf('outcome'));
  const after = size - 1 - long;
  const starts: number[] = [];
  for (let i = at + size; i < lines.length; i++) {
    const l = lines[i]!;
    if (l.end - l.start <= 3 && readOrdinal(text, l) === starts.length + 1 && CLASS[text.codes[l.end - 1]!]! & (DIGIT | NUMERAL))
      starts.push(i);
  }
  if (starts.length < 2 || long < 1) return;
  const above = { start: cells[0]!.start, end: cells[size - 1]!.end };
  found.quiet.push(above);
  found.spans.push(above);
  let group: Cell | undefined;
  for (let r = 0; r < starts.length; r++) {
    const from = starts[r]!;
    const to = starts[r + 1] ?? endOfLastRow(text, lines, from, size, header);
    // an aspect that is merged over several rows stands in the first of them
    const merged = to - from === size - 1 ? header.indexOf('aspect') : -1;
    if (to - from < size && merged < 0) continue;
    const line = (k: number): Cell => lines[from + (merged >= 0 && k > merged ? k - 1 : k)]!;
    const row: Cell[] = [];
    for (let k = 0; k < size; k++) {
      if (k === merged) row.push({ start: line(0).end, end: line(0).end });
      else if (k < long) row.push(line(k));
      else if (k === long) row.push({ start: line(k).start, end: lines[to - after - 1]!.end });
      else row.push(lines[to - (size - k)]!);
    }
    group = readRow(text, row, header, names, r + 1, { start: lines[from]!.start, end: lines[to - 1]!.end }, found, group);
    found.spans.push({ start: lines[from]!.start, end: lines[to - 1]!.end });
  }
}

/** The last row has no number behind it: it ends with the first line that its last column can hold. */
function endOfLastRow(text: Clean, lines: readonly Cell[], from: number, size: number, header: readonly (Field | null)[]): number {
  if (header[size - 1] !== 'completion') return Math.min(lines.length, from + size);
  for (let i = from + size - (header.includes('aspect') ? 2 : 1); i < lines.length && i < from + size + MOST_COLUMNS; i++)
    if (statusOf(text.text.slice(lines[i]!.start, Math.min(lines[i]!.end, lines[i]!.start + LONGEST_COLUMN_NAME)))) return i + 1;
  return Math.min(lines.length, from + size);
}

/** — 3 — between the lines of a page and the next. */
const PAGE_NUMBER = /^(?:[—–-]+\s*\d{1,3}\s*[—–-]+|第\s*\d{1,3}\s*页(?:[,，/ ]?共\s*\d{1,3}\s*页)?)$/;

function linesOf(text: Clean): Cell[] {
  const lines: Cell[] = [];
  for (let start = 0; start < text.length; ) {
    const stop = text.text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    if (end > start && !PAGE_NUMBER.test(text.text.slice(start, Math.min(end, start + 12)))) lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

/** How many lines from `i` on name columns: at least three, the first number below them. */
function readHeader(text: Clean, lines: readonly Cell[], i: number): number {
  let n = 0;
  while (n < MOST_COLUMNS && i + n < lines.length) {
    const l = lines[i + n]!;
    if (l.end - l.start > LONGEST_COLUMN_NAME || readOrdinal(text, l) === 1) break;
    n++;
  }
  const next = lines[i + n];
  if (n < FEWEST_COLUMNS || !next || readOrdinal(text, next) !== 1 || next.end - next.start > 3) return 0;
  const fields = headerFields(text, lines.slice(i, i + n));
  return fields && fields[0] === 'number' && fields.includes('problem') ? n : 0;
}

/** | --- | :-: | under a header. */
function isRule(text: Clean, cells: readonly Cell[]): boolean {
  return cells.every((cell) => cell.end - cell.start <= 40 && /^[-:=—]*$/.test(text.text.slice(cell.start, cell.end)));
}

const HEADS_ROWS = /^(?:[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]{1,2}\))[^。;；:：]{2,24}$/;

/** The name of a column, which may stand on two lines. */
function nameOf(text: Clean, { start, end }: Cell): string {
  return text.text.slice(start, end).replace('\n', '');
}

/** A header of which the last cell goes on in the first of the next line, and more follow; null where that makes no longer one. */
function joinedHeader(text: Clean, cells: readonly Cell[], next: Cell[]): { cells: Cell[]; fields: (Field | null)[] } | null {
  const [first] = next;
  const last = cells.at(-1);
  if (!first || !last || next.length < 2 || next.some((x) => x.end - x.start > LONGEST_PLAIN_NAME + 2 || x.end === x.start)) return null;
  if ((CLASS[text.codes[first.start]!]! & DIGIT) !== 0) return null;
  const joined = [...cells.slice(0, -1), { start: last.start, end: first.end }, ...next.slice(1)];
  const fields = headerFields(text, joined);
  return fields && next.slice(1).every((_, k) => fields[cells.length + k] !== null) ? { cells: joined, fields } : null;
}

function headerFields(text: Clean, cells: Cell[]): (Field | null)[] | null {
  let named = 0;
  let telling = false;
  const fields: (Field | null)[] = [];
  for (const cell of cells) {
    const size = cell.end - cell.start;
    if (size > 16) return null;
    const name = nameOf(text, cell).replace(/\(.*\)$/, '');
    const field = size === 0 ? null : (fieldOf(name) ?? columnOf(name));
    fields.push(field);
    if (field) {
      named++;
      if (field === 'problem' || field === 'answer' || field === 'completion') telling = true;
    }
  }
  if (named < 2 || !telling) return null;
  // 问题类别 | 问题数 | 已完成 | 未完成: how many there are, not what was done about each
  const counts = (cell: Cell) => /(?:问题|事项|整改)?(?:数量?|个数|项数)$/.test(text.text.slice(cell.start, cell.end));
  // 序号 | 指出的问题 | 举措数 | 办理结果: how far each has come
  const each = fields.includes('number') && fields.some((f, k) => f === 'problem' && !counts(cells[k]!));
  if (!each && cells.some(counts) && !fields.includes('answer') && !fields.includes('outcome')) return null;
  // 执法领域 | 检查情况 | 处罚情况: figures of the work, where no column says what was done about it
  const answered = fields.some((f) => f === 'answer' || f === 'completion' || f === 'outcome');
  const at = fields.indexOf('problem');
  return answered || at < 0 || !text.text.slice(cells[at]!.start, cells[at]!.end).endsWith('情况') ? fields : null;
}

/** Longest name of a column that is known by its last word alone. */
const LONGEST_PLAIN_NAME = 6;

/** Columns whose names are no field labels outside a table. */
function columnOf(name: string): Field | null {
  if (/^(?:序号|序|编号|项次|No\.?|问题编号|问题序号)$/i.test(name)) return 'number';
  if (/(?:领域|方面|类别|分类|板块|归类|维度)$/.test(name)) return 'aspect';
  if (/问题(?:内容|描述|摘要|表述)?$|(?:违规|违纪|违法)(?:事实|情形|行为)$/.test(name)) return 'problem';
  if (/(?:措施|举措)$|(?:整改|处理|处置|落实)方式$/.test(name)) return 'answer';
  if (/(?:整改|落实|完成|办理|销号).{0,4}(?:情况|进展|状态|结果|与否)$/.test(name))
    return /状态|结果|与否|完成/.test(name) ? 'completion' : 'answer';
  if (/(?:单位|部门|科室)$/.test(name)) return 'units';
  if (/(?:领导|责任人|负责人)$/.test(name)) return 'leaders';
  // 整改动作, 取得实绩; 正在整改 and 公示监审结果 are what stands in a column
  return name.length <= LONGEST_PLAIN_NAME && statusOf(name) === null ? fieldByHead(name) : null;
}

function readRow(
  text: Clean,
  cells: Cell[],
  header: (Field | null)[],
  names: string[],
  count: number,
  line: Cell,
  { rows, labels, quiet }: Found,
  above: Cell | undefined,
): Cell | undefined {
  let ordinal = count;
  let bodyStart = -1;
  let group = above;
  const own: LabelMark[] = [];
  if (isSummary(text, cells, header)) return group;
  for (let k = 0; k < cells.length && k < header.length; k++) {
    const cell = cells[k]!;
    const field = header[k];
    if (field === 'number') {
      quiet.push(cell);
      const n = readOrdinal(text, cell);
      if (n > 0) ordinal = n;
      continue;
    }
    if (field === 'aspect' || cell.end === cell.start) {
      if (field === 'aspect') {
        quiet.push(cell);
        if (cell.end > cell.start) group = cell;
      }
      continue;
    }
    if (field === 'problem' && bodyStart < 0) bodyStart = cell.start;
    own.push({ field: field ?? 'other', start: cell.start, end: cell.start, text: names[k] ?? '', line: false, bare: false });
  }
  if (bodyStart < 0) {
    // | | 与9个乡镇签订管护协议 | 计划财务股 | : more of what was done about the problem above
    const last = rows.at(-1);
    if (last && own.some((l) => l.field === 'answer')) {
      labels.push(...own);
      rows[rows.length - 1] = { ...last, until: line.end };
    }
    return group;
  }
  rows.push({
    kind: 'row',
    value: ordinal,
    start: line.start,
    end: bodyStart,
    line: true,
    paragraph: true,
    until: line.end,
    ...(group ? { group } : {}),
  });
  labels.push(...own);
  return group;
}

/** 合计 | — | 234.39: a row that adds the others up, and one that names no problem. */
function isSummary(text: Clean, cells: readonly Cell[], header: readonly (Field | null)[]): boolean {
  const problem = cells[header.indexOf('problem')];
  const words = (cell: Cell) => text.text.slice(cell.start, cell.end);
  return cells.slice(0, 2).some((cell) => SUMMED.test(words(cell))) || (problem !== undefined && NOTHING.test(words(problem)));
}

const SUMMED = /^(?:[合总小共]\s*计|总数|平均)$/;
const NOTHING = /^[-—–/]{1,4}$/;

/** 注:1.本台账…2.监督电话… | | | |: a note below the rows holds no items. */
function isNote(text: Clean, cells: readonly Cell[]): boolean {
  const first = cells[0]!;
  return /^(?:(?:备|附)?注|(?:填表|有关|几点)?说明)(?:[:：]|\d)/.test(text.text.slice(first.start, Math.min(first.end, first.start + 8)));
}

/** 某局党组 | 2024年8月30日 | | |: who signed below the rows, where the rows are numbered. */
function isSignedRow(text: Clean, cells: readonly Cell[], header: readonly (Field | null)[]): boolean {
  const words = cells.filter((cell) => cell.end > cell.start).map((cell) => text.text.slice(cell.start, cell.end));
  return header[0] === 'number' && !/^\d/.test(words[0]!) && /^(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}([-./])\d{1,2}\1\d{1,2})$/.test(words[1]!);
}

/** |  |  | 二是错时执法。 |  | : a cell of the row above that goes on in a row of its own. */
function continuesRow(
  cells: readonly Cell[],
  header: readonly (Field | null)[],
  names: readonly string[],
  labels: LabelMark[],
  inTable: boolean,
): boolean {
  const k = cells.findIndex((cell) => cell.end > cell.start);
  const field = header[k];
  if (!inTable || (field !== 'answer' && field !== 'completion' && field !== 'outcome')) return false;
  const { start } = cells[k]!;
  labels.push({ field, start, end: start, text: names[k] ?? '', line: false, bare: false });
  return true;
}

function readOrdinal(text: Clean, cell: Cell): number {
  let e = cell.start;
  while (e < cell.end && CLASS[text.codes[e]!]! & (DIGIT | NUMERAL)) e++;
  if (e === cell.start) return 0;
  if (CLASS[text.codes[cell.start]!]! & NUMERAL && (CLASS[text.codes[cell.start]!]! & DIGIT) === 0)
    return ordinalValue(text.codes, cell.start, e);
  const n = Number(text.text.slice(cell.start, e));
  return Number.isInteger(n) ? n : 0;
}
