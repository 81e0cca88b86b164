/** Figures of tables whose unit is printed in the head of their column, in the name of their row or above the table. */
import { type Unit, unitsFrom } from '../lexicon/units.ts';
import { type Cell, splitCells } from '../text/cells.ts';
import type { Clean } from '../text/clean.ts';
import type { Zones } from '../text/zones.ts';
import { IN_CHROME, type QuantityDraft } from './quantities.ts';

interface Scale {
  readonly unit: Unit;
  readonly factor: number;
}

const FEWEST_COLUMNS = 3;

/** 年份 | 应退(元) | 已退(元) above 1 | 8,460.00 | 0; 出院患者手术占比(%) in front of 24.6 | 31.9 | ≥33; (单位:万元) above the table. */
export function tableFigures(text: Clean, zones: Zones): QuantityDraft[] {
  const out: QuantityDraft[] = [];
  if (!/[\t|]/.test(text.text) || !NAMES_UNIT.test(text.text)) return out;
  let header: { cells: Cell[]; scales: (Scale | null)[] } | null = null;
  let caption: Scale | null = null;
  for (const { start, end, cells } of linesOf(text)) {
    if (cells.length < FEWEST_COLUMNS) {
      if (end > start) header = null;
      caption = end > start ? captionOf(text.text.slice(start, Math.min(end, start + LONGEST_CAPTION))) : caption;
    } else if (header === null || (isHeader(text, cells) && cells.some((c) => scaleOf(text, c) !== null)))
      header = { cells, scales: cells.map((c) => scaleOf(text, c)) };
    else if (Math.abs(cells.length - header.cells.length) <= 1 && (zones.flags[start]! & IN_CHROME) === 0)
      readRow(text, cells, header, caption, out);
  }
  return out;
}

const NAMES_UNIT = /[(单][^()\n]{0,6}(?:元|%|件|个|项|人|亩|次|户|吨)[)\n]/;
const LONGEST_CAPTION = 60;

function readRow(
  text: Clean,
  cells: readonly Cell[],
  header: { cells: Cell[]; scales: (Scale | null)[] },
  caption: Scale | null,
  out: QuantityDraft[],
): void {
  const named = cells.find((c) => c.end > c.start && !FIGURE.test(text.text.slice(c.start, c.end)));
  const ofRow = named ? scaleOf(text, named) : null;
  for (let k = 1; k < cells.length; k++) {
    const cell = cells[k]!;
    const m = cell.end - cell.start <= LONGEST_FIGURE ? FIGURE.exec(text.text.slice(cell.start, cell.end)) : null;
    if (!m) continue;
    const scale = ofRow ?? header.scales[k] ?? caption;
    if (!scale) continue;
    const start = cell.end - m[2]!.length;
    const value = Number((Number(m[2]!.replaceAll(',', '')) * scale.factor).toPrecision(15));
    const bound = m[1] === '≥' ? 'at-least' : m[1] === '≤' ? 'at-most' : 'exact';
    const { as: unit, kind } = scale.unit;
    const subject = ofRow ? withoutUnit(text, named!) : header.scales[k] ? withoutUnit(text, header.cells[k]!) : (header.cells[k] ?? null);
    out.push({
      start,
      end: cell.end,
      value,
      min: null,
      max: null,
      unit,
      kind,
      bound,
      unitless: false,
      tail: cell.end,
      head: start,
      column: subject,
    });
  }
}

const FIGURE = /^([≥≤]?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)$/;
const LONGEST_FIGURE = 20;

/** A head names its columns: no cell of it is a figure. */
function isHeader(text: Clean, cells: readonly Cell[]): boolean {
  return cells.every((c) => !FIGURE.test(text.text.slice(c.start, c.end)));
}

function withoutUnit(text: Clean, cell: Cell): Cell {
  const open = text.text.lastIndexOf('(', cell.end);
  return open > cell.start ? { start: cell.start, end: open } : cell;
}

function scaleOf(text: Clean, cell: Cell): Scale | null {
  const m = cell.end - cell.start <= LONGEST_CAPTION ? /\(([^()]{1,5})\)$/.exec(text.text.slice(cell.start, cell.end)) : null;
  return m ? scale(m[1]!) : null;
}

function captionOf(line: string): Scale | null {
  const m = /单位[:：]([\u4e00-\u9fff%]{1,4})\)?$/.exec(line.trim());
  return m ? scale(m[1]!) : null;
}

function scale(printed: string): Scale | null {
  const m = /^([万亿]?)(.+)$/.exec(printed)!;
  const unit = unitsFrom(m[2]!.charCodeAt(0)).find((u) => u.text === m[2]);
  return unit ? { unit, factor: m[1] === '万' ? 1e4 : m[1] === '亿' ? 1e8 : 1 } : null;
}

/** The cells of the columns that say what is aimed at (2025年目标, 拟投用时间), in order. */
export function plannedCells(text: Clean): Cell[] {
  const out: Cell[] = [];
  if (!/[\t|]/.test(text.text) || !AIMED_AT.test(text.text)) return out;
  let columns: number[] | null = null;
  for (const { start, end, cells } of linesOf(text)) {
    if (cells.length < FEWEST_COLUMNS) columns = end > start ? null : columns;
    else {
      const heads = isHeader(text, cells) ? cells.flatMap((c, k) => (AIMED.test(text.text.slice(c.start, c.end)) ? [k] : [])) : [];
      if (heads.length > 0) columns = heads;
      else for (const k of columns ?? []) if (cells[k] && cells[k].end > cells[k].start) out.push(cells[k]);
    }
  }
  return out;
}

const AIMED = /^(?:\d{4}年|本年|年度|全年|下年)?(?:度)?(?:工作|预期|计划|规划)?(?:目标|计划|任务)(?:值|数|任务|要求)?$|^拟|^计划/;
const AIMED_AT = /[\t|](?:[^\t|\n]{0,8}(?:目标|计划|任务)(?:值|数|要求)?|(?:拟|计划)[^\t|\n]{1,8})[\t|\n]/;

function* linesOf(text: Clean): Generator<Cell & { cells: Cell[] }> {
  for (let start = 0; start < text.length; ) {
    const stop = text.text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    yield { start, end, cells: splitCells(text.codes, start, end, text.text[start] === '|') };
    start = end + 1;
  }
}
