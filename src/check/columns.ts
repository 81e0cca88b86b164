/** Tables with a row that adds the others up, and the columns of which it does not. */
import type { Range } from './reading.ts';

export interface Cell extends Range {
  readonly value: number;
}

export interface Column {
  readonly total: Range;
  readonly value: number;
  /** The cells that hold a number. */
  readonly cells: readonly Cell[];
  readonly sum: number;
}

const TOTAL_ROW = /(?:^|\n)\|?(?:[合总]计|总数)[\t|]/g;
/** Rows above the total that are looked at. */
const MOST_ROWS = 400;
const LONGEST_ROW = 2000;
const NUMBER = /^(\d[\d,]*(?:\.\d+)?)(?:个|项|件|人|名|家|户|万元|元|亩|次)?$/;
const NOTHING = /^(?:[-—–/无]*|)$/;
/** 涉及项目(有重复), 整改率, 完成日期: columns whose cells are no parts of a whole. */
const NO_SUM = /重复|率|%|均|占比|比例|日期|时间|时限|期限|序号|编号|年份|累计|最[高低多少]|备注|单价|年度$/;

/**
 * The columns whose last row says a total that the rows above do not make up. Where most columns of a table do not add up, its rows were not
 * understood (some are totals of others), and nothing is said. Linear: no row is looked at for two totals.
 */
export function findColumns(t: string): Column[] {
  if (!t.includes('|') && !t.includes('\t')) return [];
  const found: Column[] = [];
  let above = 0;
  TOTAL_ROW.lastIndex = 0;
  for (let m = TOTAL_ROW.exec(t); m; m = TOTAL_ROW.exec(t)) {
    const start = t[m.index] === '\n' ? m.index + 1 : m.index;
    const last = cellsOf(t, start);
    const rows: Range[][] = [];
    for (let end = start - 1; end > above && rows.length < MOST_ROWS; ) {
      const from = t.lastIndexOf('\n', end - 1) + 1;
      if (end - from > LONGEST_ROW) break;
      const cells = cellsOf(t, from);
      if (cells.length !== last.length) break;
      rows.unshift(cells);
      end = from - 1;
    }
    above = start;
    found.push(...readTable(t, rows, last));
  }
  return found;
}

function readTable(t: string, rows: readonly Range[][], last: readonly Range[]): Column[] {
  const words = ({ start, end }: Range): string => t.slice(start, end);
  // | --- | under a header
  const [header, ...body] = rows.filter((row) => !row.every((cell) => NOTHING.test(words(cell).replace(/:/g, ''))));
  if (!header || body.length < 2 || body.some((row) => row.slice(0, 2).some((cell) => /小计|合计|总计|其中/.test(words(cell))))) return [];
  const wrong: Column[] = [];
  let right = 0;
  for (let k = 1; k < last.length; k++) {
    const total = numberOf(words(last[k]!));
    if (total === null || NO_SUM.test(words(header[k]!))) continue;
    const cells: Cell[] = [];
    let decimals = 0;
    let readable = true;
    for (const row of body) {
      const printed = words(row[k]!);
      const value = numberOf(printed);
      if (value !== null) cells.push({ ...row[k]!, value });
      else if (!NOTHING.test(printed)) readable = false;
      decimals = Math.max(decimals, decimalsOf(printed));
    }
    if (!readable || cells.length < 2) continue;
    const sum = cells.reduce((n, c) => n + c.value, 0);
    decimals = Math.max(decimals, decimalsOf(words(last[k]!)));
    const slack = decimals === 0 ? 1e-9 : (10 ** -decimals / 2) * Math.min(cells.length + 1, 6) * 1.0001;
    if (Math.abs(sum - total) <= slack) right++;
    else wrong.push({ total: last[k]!, value: total, cells, sum });
  }
  return wrong.length > Math.max(1, right) ? [] : wrong;
}

function numberOf(words: string): number | null {
  const m = NUMBER.exec(words);
  return m ? Number(m[1]!.replaceAll(',', '')) : null;
}

function decimalsOf(words: string): number {
  return /\.(\d+)/.exec(words)?.[1]?.length ?? 0;
}

/** The cells of the line that begins at a place. */
function cellsOf(t: string, from: number): Range[] {
  const stop = t.indexOf('\n', from);
  let end = Math.min(stop < 0 ? t.length : stop, from + LONGEST_ROW);
  let s = t[from] === '|' ? from + 1 : from;
  if (t[end - 1] === '|') end--;
  const cells: Range[] = [];
  for (let i = s; i <= end; i++) {
    if (i < end && t[i] !== '\t' && t[i] !== '|') continue;
    cells.push({ start: s, end: i });
    s = i + 1;
  }
  return cells;
}
