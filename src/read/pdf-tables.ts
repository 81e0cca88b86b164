/** Ruled tables: lines drawn across and down make a grid, and the text in each of its cells is read by itself. */
import { linesOf, paragraphsIn, type Run } from './pdf-lines.ts';
import type { Rule } from './pdf-rules.ts';
import { CELL_BREAK } from './tidy.ts';

export interface Table {
  rows: string[][];
  /** x of its vertical lines. */
  columns: number[];
  top: number;
  /** The runs in it. */
  runs: Run[];
}

/** Lines that miss each other by this much still meet, in points. */
const NEAR = 2.5;
/** More lines than any table has: a drawing. */
const MOST_RULES = 4000;

/**
 * The tables that rules make of runs, from top to bottom; a frame of one column is none. `before` are the columns of the table with which the
 * page before ended.
 */
export function tablesOf(rules: readonly Rule[], runs: readonly Run[], before: readonly number[] | null): Table[] {
  const across = merge(rules.filter((r) => r.horizontal));
  const down = merge(rules.filter((r) => !r.horizontal));
  if (across.length < 2 || down.length < 3 || across.length + down.length > MOST_RULES) return [];
  const tables: Table[] = [];
  for (const { h, v } of connected(across, down)) {
    const ys = places(h);
    const xs = places(v);
    if (ys.length < 2 || xs.length < 3) continue;
    const table = readTable(h, v, ys, xs, runs);
    // the end of a table on the next page may be one row
    const goesOn = tables.length === 0 && before !== null && sameColumns(before, xs);
    if (goesOn || table.rows.filter((row) => row.filter((c) => c !== '').length >= 2).length >= 2) tables.push(table);
  }
  return tables.sort((a, b) => a.top - b.top);
}

/** Borders are drawn cell by cell: pieces of one line become one. */
function merge(rules: readonly Rule[]): Rule[] {
  const sorted = [...rules].sort((a, b) => a.at - b.at || a.from - b.from);
  const bands: Rule[][] = [];
  for (const rule of sorted) {
    const band = bands.at(-1);
    if (band && rule.at - band[0]!.at < NEAR) band.push(rule);
    else bands.push([rule]);
  }
  return bands.flatMap((band) => {
    const out: Rule[] = [];
    for (const rule of band.sort((a, b) => a.from - b.from)) {
      const last = out.at(-1);
      if (last && rule.from <= last.to + NEAR) last.to = Math.max(last.to, rule.to);
      else out.push({ ...rule });
    }
    return out;
  });
}

/** Sets of lines that meet. */
function connected(across: readonly Rule[], down: readonly Rule[]): { h: Rule[]; v: Rule[] }[] {
  const sets: { h: Rule[]; v: Rule[] }[] = [];
  const left = new Set([...across, ...down]);
  const meets = (h: Rule, v: Rule): boolean => v.at >= h.from - NEAR && v.at <= h.to + NEAR && h.at >= v.from - NEAR && h.at <= v.to + NEAR;
  for (const start of across) {
    if (!left.has(start)) continue;
    const set = { h: [] as Rule[], v: [] as Rule[] };
    const waiting = [start];
    left.delete(start);
    for (let rule = waiting.pop(); rule; rule = waiting.pop()) {
      (rule.horizontal ? set.h : set.v).push(rule);
      for (const other of rule.horizontal ? down : across) {
        if (left.has(other) && (rule.horizontal ? meets(rule, other) : meets(other, rule))) {
          left.delete(other);
          waiting.push(other);
        }
      }
    }
    sets.push(set);
  }
  return sets;
}

function places(rules: readonly Rule[]): number[] {
  const out: number[] = [];
  for (const { at } of [...rules].sort((a, b) => a.at - b.at)) if (out.length === 0 || at - out.at(-1)! > NEAR) out.push(at);
  return out;
}

function readTable(h: readonly Rule[], v: readonly Rule[], ys: readonly number[], xs: readonly number[], runs: readonly Run[]): Table {
  const rows = ys.length - 1;
  const columns = xs.length - 1;
  const covers = (rules: readonly Rule[], at: number, middle: number): boolean =>
    rules.some((r) => Math.abs(r.at - at) <= NEAR && r.from <= middle && r.to >= middle);
  // cells with no line between them are one
  const group = Array.from({ length: rows * columns }, (_, k) => k);
  const find = (k: number): number => {
    let root = k;
    while (group[root] !== root) root = group[root]!;
    return root;
  };
  const unite = (a: number, b: number): void => {
    const [x, y] = [find(a), find(b)];
    group[Math.max(x, y)] = Math.min(x, y);
  };
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      if (c + 1 < columns && !covers(v, xs[c + 1]!, (ys[r]! + ys[r + 1]!) / 2)) unite(r * columns + c, r * columns + c + 1);
      if (r + 1 < rows && !covers(h, ys[r + 1]!, (xs[c]! + xs[c + 1]!) / 2)) unite(r * columns + c, (r + 1) * columns + c);
    }
  }
  const cells = new Map<number, Run[]>();
  const inside: Run[] = [];
  for (const whole of runs) {
    for (const run of cutAt(whole, xs, ys)) {
      // the middle of the first character, so that text that runs over the border stays in its cell
      const r = slot(ys, run.y - run.size * 0.35);
      const c = slot(xs, run.x + Math.min(run.width, run.size) / 2);
      if (r < 0 || c < 0) continue;
      if (inside.at(-1) !== whole) inside.push(whole);
      const cell = find(r * columns + c);
      if (cells.has(cell)) cells.get(cell)!.push(run);
      else cells.set(cell, [run]);
    }
  }
  const grid = Array.from({ length: rows }, () => new Array<string>(columns).fill(''));
  for (const [cell, own] of cells) {
    let last = cell % columns;
    while (last + 1 < columns && find(cell - (cell % columns) + last + 1) === cell) last++;
    grid[Math.floor(cell / columns)]![cell % columns] = paragraphsIn(linesOf(own), xs[last + 1]! - padding(own, xs[cell % columns]!)).join(
      CELL_BREAK,
    );
  }
  return { rows: grid.filter((row) => row.some((c) => c !== '')), columns: [...xs], top: ys[0]!, runs: inside };
}

/** A text layer may run the words of neighbouring cells together: such a run is cut at the space nearest to the line between them. */
function cutAt(run: Run, xs: readonly number[], ys: readonly number[]): Run[] {
  const x = xs.find((at) => at > run.x + run.size * 0.4 && at < run.x + run.width - run.size * 0.4);
  if (x === undefined || run.y < ys[0]! || run.y > ys.at(-1)!) return [run];
  const widths = [...run.text].map((c) => (c < '\u2e80' ? 0.5 : 1));
  const unit = run.width / widths.reduce((sum, w) => sum + w, 0);
  let best = -1;
  let nearest = run.size * 1.5;
  let at = run.x;
  let offset = 0;
  for (const [k, c] of [...run.text].entries()) {
    if (c === ' ' && Math.abs(at - x) < nearest) {
      nearest = Math.abs(at - x);
      best = offset;
    }
    at += widths[k]! * unit;
    offset += c.length;
  }
  if (best <= 0) return [run];
  const left = { ...run, text: run.text.slice(0, best), width: x - run.x };
  const rest = { ...run, text: run.text.slice(best + 1), x: x + run.size * 0.1, width: run.x + run.width - x };
  return [left, ...cutAt(rest, xs, ys)];
}

export function sameColumns(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((x, k) => Math.abs(x - b[k]!) < NEAR + 1);
}

/** What a cell leaves free on its left it leaves free on its right. */
function padding(runs: readonly Run[], left: number): number {
  return Math.max(0, Math.min(12, Math.min(...runs.map((r) => r.x)) - left));
}

function slot(places: readonly number[], at: number): number {
  for (let k = 0; k + 1 < places.length; k++) if (at >= places[k]! - NEAR / 2 && at < places[k + 1]! - NEAR / 2) return k;
  return -1;
}
