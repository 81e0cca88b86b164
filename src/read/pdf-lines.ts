/** Runs of text at their places → lines, and lines → paragraphs. */
import { withoutInvisible } from './tidy.ts';

/** A run of text: its left end on the baseline, in points, y downwards. */
export interface Run {
  text: string;
  x: number;
  y: number;
  width: number;
  /** Height of the font: the width of a Chinese character. */
  size: number;
}

export interface Line {
  runs: Run[];
  text: string;
  x: number;
  end: number;
  y: number;
  size: number;
}

/** Groups runs by height and orders them from left to right. */
export function linesOf(runs: readonly Run[]): Line[] {
  const sorted = [...runs].sort((a, b) => a.y - b.y || a.x - b.x);
  const groups: Run[][] = [];
  let group: Run[] = [];
  let y = 0;
  for (const run of sorted) {
    if (group.length === 0 || run.y - y > Math.max(run.size, group[0]!.size) * 0.45) {
      group = [];
      groups.push(group);
      y = run.y;
    }
    group.push(run);
  }
  return groups.map(lineOf);
}

export function lineOf(group: Run[]): Line {
  const runs: Run[] = [];
  let text = '';
  let end = 0;
  const sorted = group.sort((a, b) => a.x - b.x);
  for (const [k, run] of sorted.entries()) {
    const before = runs.at(-1);
    // bold made by printing twice
    if (before && before.text === run.text && Math.abs(before.x - run.x) < run.size * 0.3) continue;
    const own = plain(run.text);
    if (before) text += spaceBetween(text, own.length > 2 ? own : own + (sorted[k + 1]?.text ?? ''), run.x - end, run.size);
    text += own;
    end = Math.max(end, run.x + run.width);
    runs.push(run);
  }
  const sizes = runs.map((r) => r.size).sort((a, b) => a - b);
  return { runs, text: text.trim(), x: runs[0]!.x, end, y: runs[0]!.y, size: sizes[sizes.length >> 1]! };
}

/** Radicals and compatibility forms that text layers use for plain characters (⼀ ⽅ ⾏, ﬁ), and spaces of all widths. */
const COMPATIBLE = /[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]/g;

function plain(text: string): string {
  return withoutInvisible(text.replace(COMPATIBLE, (c) => c.normalize('NFKC'))).replace(/[\u00a0\u2000-\u200a\u202f\t]/g, ' ');
}

const LATIN = /[A-Za-z0-9]/;
const HAN = /[\u3400-\u9fff]/;

/** A gap is a space, but for the narrow one that word processors set between Chinese characters and Latin letters or digits. */
function spaceBetween(before: string, after: string, gap: number, size: number): string {
  if (/\s$/.test(before) || /^\s/.test(after)) return '';
  const a = before.at(-1) ?? '';
  const b = after[0] ?? '';
  // but one that opens a list in running text: …方面 1.关于…
  const set = ((HAN.test(a) && LATIN.test(b)) || (LATIN.test(a) && HAN.test(b))) && !/^\d{1,2}[.．、](?!\d)/.test(after);
  if (gap < size * (set ? 0.45 : 0.2)) return '';
  return gap < size * 0.95 ? ' ' : gap < size * 1.8 ? '\u3000' : '\u3000\u3000';
}

/** 拖 欠 租 金: the text of a line that fills its column, where what looks like a space is what it was stretched by. */
export function unstretched({ text, end, size }: Line, { right }: Margins): string {
  return Math.abs(right - end) < size * 0.35 ? text.replace(STRETCH, '') : text;
}

/** Beside pieces of one or two characters, and around a comma: longer ones are set apart on purpose (…的问题 整改情况…),
 * and so is 问题1. */
const STRETCH =
  /(?<=(?:^|[^\u3400-\u9fff])[\u3400-\u9fff]{1,2}) (?!问题 ?\d)(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff]) (?!问题 ?\d)(?=[\u3400-\u9fff]{1,2}(?:[^\u3400-\u9fff]|$))|(?<=[，、]) (?=[\u3400-\u9fff])| (?=[，、。；：）])/g;

export interface Margins {
  left: number;
  right: number;
  /** From line to line within a paragraph. */
  leading: number;
  size: number;
  /** Paragraphs begin with an indent. */
  indented: boolean;
  /** Paragraphs are set apart by more than the leading. */
  spaced: boolean;
  /** Hardly any line is short: one long paragraph. */
  solid: boolean;
}

export function marginsOf(lines: readonly Line[]): Margins {
  if (lines.length === 0) return { left: 0, right: 0, leading: 0, size: 12, indented: false, spaced: false, solid: false };
  const size = median(lines.map((l) => l.size));
  const few = lines.length < 8 ? 1 : Math.max(2, lines.length * 0.1);
  const near = (values: readonly number[], v: number): number => values.filter((w) => Math.abs(w - v) < size * 0.3).length;
  const starts = lines.map((l) => l.x);
  const ends = lines.map((l) => l.end);
  const left = [...starts].sort((a, b) => a - b).find((x) => near(starts, x) >= few) ?? Math.min(...starts);
  const right =
    [...ends].sort((a, b) => b - a).find((x) => ends.filter((e) => e >= x - size * 1.5 && e <= x + size * 0.1).length >= few) ??
    Math.max(...ends);
  const steps: { step: number; rest: number }[] = [];
  for (let k = 1; k < lines.length; k++) {
    const step = lines[k]!.y - lines[k - 1]!.y;
    if (step > 0 && step < size * 4) steps.push({ step: Math.round(step * 2) / 2, rest: right - lines[k - 1]!.end });
  }
  // the step that is taken most after full lines, for those go on
  const full = steps.filter((s) => s.rest < size * 2);
  const leading = mode((full.length >= 3 ? full : steps).map((s) => s.step));
  const short = steps.filter((s) => s.rest > size * 5);
  const spaced = short.length >= 3 && short.filter((s) => isApart(s.step, leading)).length >= short.length * 0.8;
  const indents = lines.filter((l) => l.x - left > size * 1.5 && l.x - left < size * 2.6).length;
  return {
    left,
    right,
    leading,
    size,
    indented: indents >= Math.max(2, lines.length * 0.08),
    spaced,
    solid: lines.length >= 12 && short.length <= lines.length * 0.05,
  };
}

/** Whether a step from line to line is more than the leading. */
function isApart(step: number, leading: number): boolean {
  return leading > 0 && step > leading * 1.12 + 0.5;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

/** The most frequent value; of several the smallest. */
function mode(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1);
  let best = 0;
  let most = 0;
  for (const [v, n] of [...counts].sort((a, b) => a[0] - b[0])) if (n > most) [best, most] = [v, n];
  return best;
}

const SENTENCE_END = /[。；;：:！!？?”）)]$/;
export const STARTS_PARAGRAPH =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[①-⑳⑴-⒛•●■◆]|[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[，,、：:]|——|【|问题[\d一二三四五六七八九十]|(?:整改|责任|完成|反馈|存在|联系)[\u4e00-\u9fff]{1,6}[：:])/;

/** Whether a line goes on with the paragraph of the one before, which may have stood in another column, up to `rightBefore`. */
export function continues(before: Line, line: Line, margins: Margins, paragraph: string, rightBefore = margins.right): boolean {
  const { left, leading, indented, spaced, solid } = margins;
  const size = Math.max(before.size, line.size);
  if (Math.abs(before.size - line.size) > size * 0.15) return false;
  const step = line.y - before.y;
  if (isTitle(before, margins) && isTitle(line, margins)) return step > 0 && step < size * 2.2 && !/^(?:——|[（(])/.test(line.text);
  if (step > 0 && isApart(step, leading)) return false;
  if (line.x - left > size * 0.9) return false;
  // where paragraphs are marked otherwise, a line need not fill its column to go on
  const slack = step > 0 && spaced ? 6 : indented || solid ? 4 : 0.8;
  if (rightBefore - before.end >= (firstUnit(line.text) + slack) * size) return false;
  return indented || solid || (spaced && step > 0) || !(SENTENCE_END.test(paragraph) && STARTS_PARAGRAPH.test(line.text));
}

/** Larger than the text, and in the middle: its lines are one title, wherever it was broken. */
function isTitle({ size, x, end }: Line, margins: Margins): boolean {
  return size > margins.size * 1.2 && Math.abs(x - margins.left - (margins.right - end)) < size * 2;
}

/** Width of what could not be parted from the line's first character, in characters: a word, a number, closing punctuation. */
function firstUnit(text: string): number {
  const opening = /^[（(“‘《〈〔【[]*/.exec(text)![0].length;
  const word = /^[A-Za-z0-9.,%/@_-]+/.exec(text.slice(opening))?.[0];
  const first = opening + (word ? word.length * 0.65 : 1);
  const rest = text.slice(opening + (word ? word.length : 1));
  return Math.min(first, 12) + (/^[，。；：、！？）”》〉】〕,.;:!?)%]{0,3}/.exec(rest)?.[0].length ?? 0);
}

export function join(before: string, after: string): string {
  return /[A-Za-z]$/.test(before) && /^[A-Za-z]/.test(after) ? `${before} ${after}` : before + after;
}

/** The paragraphs of lines that stand in a box, such as the cell of a table. */
export function paragraphsIn(lines: readonly Line[], right: number): string[] {
  const out: string[] = [];
  const margins = { ...marginsOf(lines), right };
  margins.left = Math.min(...lines.map((l) => l.x));
  for (const [k, line] of lines.entries()) {
    if (k > 0 && continues(lines[k - 1]!, line, margins, out.at(-1)!)) out[out.length - 1] = join(out.at(-1)!, line.text);
    else out.push(line.text);
  }
  return out;
}
