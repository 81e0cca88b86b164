import { type Field, fieldOf, formOf, IN_BRACKETS, LONGEST_LABEL } from '../lexicon/labels.ts';
import { BREAK, BULLETS, CLASS, DIGIT, has, hasAny, isHan, LF, NUMERAL, newClass, setOf } from '../text/chars.ts';
import { type Clean, GAP_NONE, GAP_SPACE, GAP_WIDE, GAP_WRAP } from '../text/clean.ts';
import { ordinalValue } from '../text/numerals.ts';
import { IN_PAREN, IN_QUOTE, IN_TITLE, type Zones } from '../text/zones.ts';

/** The kinds of ordinal markers. Which level a kind stands for is decided for each document by the sequences (`tree.ts`). */
export type MarkKind =
  | 'han' // 一、
  | 'han-paren' // （一）
  | 'digit' // 1.  1、
  | 'digit-paren' // （1） 1）
  | 'circled' // ① ⑴ ⒈
  | 'is' // 一是 一要
  | 'ordinal' // 第一， 其一，
  | 'first' // 首先 其次 再次 最后
  | 'aspect' // 一方面 另一方面
  | 'sign' // ◆ above other signs
  | 'subsign' // ★ that heads what is below it
  | 'dash' // —— and bullets, at a line's start
  | 'problem' // 问题1： 反馈问题一：
  | 'part' // 第一部分
  | 'row' // a table row
  | 'cue' // 针对“…”问题, at a paragraph's start, without a marker
  | 'virtual'; // an un-numbered heading: 下一步, …

/** A candidate marker: it becomes a heading or an item only where a sequence bears it out. */
export interface Mark {
  readonly kind: MarkKind;
  /** Its ordinal; 0 where the kind has none (dash, cue). */
  readonly value: number;
  /** 2 of 1-2.关于“A”“B”的问题: the last of the ordinals that share an item. */
  readonly through?: number;
  readonly start: number;
  /** After the marker and its punctuation. */
  readonly end: number;
  /** Stands at the start of a line. */
  readonly line: boolean;
  /** Stands at the start of a line, or after a gap that marks a paragraph in one-line texts. */
  readonly paragraph: boolean;
  /** 对第1个问题(已改完): answers a problem that is listed elsewhere under this number, or in the list right above. */
  readonly refers?: 'listed' | 'above';
  /** 3.问:巡察指出“X”,改得怎样?: what it heads is a question. */
  readonly asks?: boolean;
  /** Of a table row: where it ends, with the rows that go on with it. */
  readonly until?: number;
  /** Of a table row: the cell that names the aspect it belongs to. */
  readonly group?: { readonly start: number; readonly end: number };
}

/** A field label: 整改措施： 【整改成效】 or a table cell's column. */
export interface LabelMark {
  readonly field: Field;
  readonly start: number;
  /** After the label and its colon. */
  readonly end: number;
  readonly text: string;
  readonly line: boolean;
  /** Stands alone on its line, without colon or brackets. */
  readonly bare: boolean;
}

const C = (c: string): number => c.charCodeAt(0);
const TAB = 9;
const OPEN_PAREN = C('(');
const CLOSE_PAREN = C(')');
const COLON = C(':');
const COMMA = C(',');
const DUN = C('、');
const DOT = C('.');
const PIPE = C('|');
const OPEN_SQUARE = C('[');
const CLOSE_SQUARE = C(']');
const OPEN_QUOTE = C('“');
const OPEN_TITLE = C('《');
const OPEN_LENTICULAR = C('【');
/** Pairs of brackets that hold an ordinal at a line's start. */
const OPEN_BRACKETS = '〔[【〖『';
const CLOSE_BRACKETS = '〕]】〗』';
const OPENS_NUMERAL = setOf(OPEN_BRACKETS);
const CLOSE_LENTICULAR = C('】');
const STAR = C('*');
const IS = C('是');
const MUST = C('要');
const DI = C('第');
const QI = C('其');
const OTHER = C('另');
const ASK = C('问');
const DASH = C('—');
const HYPHEN = C('-');
const ZERO = C('0');
const SPACE_CODE = C(' ');
const FULL_STOP = C('。');

/** What may stand right before a marker or label inside a line. */
const LEGAL_BEFORE = newClass('。;:!?”’)】〗‖』|\t、*#');
/** Before 一是, also a comma; 院党委将一是…;二是… */
const LEGAL_BEFORE_ITEM = newClass(',—将要');
/** More items than this are no list. */
const LARGEST_ORDINAL = 199;

/** Reads all candidate markers and labels, in document order, in one pass. */
export function findMarks(text: Clean, zones: Zones): { marks: Mark[]; labels: LabelMark[] } {
  const { codes, classes, gap, length, lineOpenings } = text;
  const t = text.text;
  const marks: Mark[] = [];
  const labels: LabelMark[] = [];
  const setOff = new Set<LabelMark>();
  const decimal = hasAny(lineOpenings, '0123456789') && OUTLINE_NUMBERS.test(t);
  const form = formOf((t.match(LABELLED) ?? []).map((words) => words.slice(1)));
  const coded = hasAny(lineOpenings, CAPITALS) && (t.match(CODED)?.length ?? 0) >= FEWEST_CODED;
  for (let i = 0; i < length; i = nextPlace(gap, classes, i + 1, length)) {
    const g = gap[i]!;
    const gapped = g !== GAP_NONE && g !== GAP_WRAP;
    const classBefore = i === 0 ? BREAK : classes[i - 1]!;
    // 问题1：… at the edge of a page's line: what was a paragraph's end before the page cut the lines anew
    if (g === GAP_WRAP && codes[i] === ASK && zones.flags[i] === 0) {
      const problem = readMark(t, codes, gap, i, length, false, true, LF);
      if (problem?.kind === 'problem' && codes[problem.end - 1] === COLON) {
        marks.push(problem);
        labels.push({
          field: 'problem',
          start: problem.start,
          end: problem.end,
          text: t.slice(problem.start, problem.end),
          line: false,
          bare: false,
        });
        i = problem.end - 1;
        continue;
      }
    }
    if (!gapped && (classBefore & (BREAK | LEGAL_BEFORE | LEGAL_BEFORE_ITEM)) === 0) continue;
    const before = i === 0 ? LF : codes[i - 1]!;
    const line = before === LF;
    const c = codes[i]!;
    if (!gapped && (classBefore & (BREAK | LEGAL_BEFORE)) === 0) {
      if ((c === OPEN_PAREN || isCircled(c)) && before === COMMA) {
        // (1)追回津贴,(2)每月比对: goes on with a list, begins none but where the next stands behind a stop
        const next = readMark(t, codes, gap, i, length, line, gapped, before);
        if (
          (next?.kind === 'digit-paren' || next?.kind === 'circled') &&
          (next.value > 1 || hasSecond(t, c === OPEN_PAREN ? '(2)' : String.fromCharCode(c + 1), next.end, length)) &&
          (zones.flags[i]! & (IN_TITLE | IN_QUOTE)) === 0
        )
          marks.push(next);
        continue;
      }
      // 对X问题,——断外源。…。——治内源。…: behind a comma only where the next stands behind a stop
      if (c === DASH && before === COMMA && codes[i + 1] === DASH && isHan(codes[i + 2] ?? 0) && hasNextDash(t, i + 2, length)) {
        if ((zones.flags[i]! & (IN_TITLE | IN_QUOTE)) === 0)
          marks.push({ kind: 'dash', value: 0, start: i, end: i + 2, line, paragraph: false });
        continue;
      }
      if ((CLASS[c]! & NUMERAL) === 0 && c !== DI && c !== QI && c !== OTHER && !has(FIRST_CHARACTER, c)) continue;
      const first = has(FIRST_CHARACTER, c) ? readFirst(t, codes, i, line, gapped) : null;
      // 针对…问题,首先,… : behind a comma only with a comma of its own
      const item = first
        ? codes[first.end - 1] === COMMA || first.end === i + 2
          ? first
          : null
        : c === OTHER
          ? readOther(t, codes, i, line, gapped)
          : readItem(t, codes, i, length, line, gapped);
      if (item && (zones.flags[i]! & (IN_TITLE | IN_QUOTE)) === 0) marks.push(item);
      continue;
    }
    if (before === DUN && (CLASS[c]! & NUMERAL) === 0) continue;
    // 《问题1》 at a line's start is no title of anything
    const named = line && c === OPEN_TITLE && t.startsWith('问题', i + 1);
    if (c === LF || (zones.flags[i]! & IN_TITLE && !named)) continue;
    const plain =
      (form.size > 0 && line && isHan(c) ? readNumberedLabel(t, i, form) : null) ??
      (decimal && line ? readOutlineNumber(t, codes, gap, i, length) : null) ??
      (coded && line ? readCode(t, i) : null) ??
      readMark(t, codes, gap, i, length, line, gapped, before) ??
      (line
        ? (readNested(t, codes, i, length, marks) ??
          readBare(t, codes, gap, i, length, marks) ??
          readBareNumber(t, codes, gap, i, length, marks) ??
          (isHan(c) ? readUncounted(t, codes, gap, i, length, marks) : null))
        : null);
    // 3.问:
    const mark: Mark | null =
      plain?.line && codes[plain.end] === ASK && codes[plain.end + 1] === COLON ? { ...plain, end: plain.end + 2, asks: true } : plain;
    // “一是不会用、二是不敢用”
    if (mark && !mark.paragraph && zones.flags[i]! & IN_QUOTE) continue;
    if (mark) {
      marks.push(mark);
      if (mark.kind === 'problem')
        labels.push({ field: 'problem', start: mark.start, end: mark.end, text: t.slice(mark.start, mark.end), line, bare: false });
      i = mark.end - 1;
      const item = mark.paragraph ? firstItemBehind(t, codes, gap, mark, length) : null;
      if (item && (zones.flags[item.start]! & (IN_TITLE | IN_QUOTE)) === 0) {
        marks.push(item);
        i = item.end - 1;
        continue;
      }
      // A label may stand right behind a marker: 一、反馈问题：…
      const label =
        readLabel(t, codes, mark.end, length, line, form) ?? (line || !gapped ? null : labelBeforeGap(t, codes, gap, mark.end, length));
      if (label) {
        labels.push(label);
        i = label.end - 1;
      }
      continue;
    }
    // …23笔。(责任领导:甲;完成时限:6月底前): a remark, which does not end what it stands in
    const label = zones.flags[i]! & IN_PAREN ? null : readLabel(t, codes, i, length, line, form);
    const spaced = label === null && line && isHan(c) && zones.flags[i] === 0 ? labelBeforeGap(t, codes, gap, i, length) : null;
    if (spaced) {
      setOff.add(spaced);
      labels.push(spaced);
    }
    if (label) {
      labels.push(label);
      i = label.end - 1;
    }
  }
  return { marks, labels: againAndAgain(labels, setOff) };
}

/** The next place from `i` on that is set off from what is before it, or stands behind what a marker can stand behind. */
function nextPlace(gap: Uint8Array, classes: Uint32Array, from: number, length: number): number {
  let i = from;
  while (i < length && gap[i] === GAP_NONE && (classes[i - 1]! & (BREAK | LEGAL_BEFORE | LEGAL_BEFORE_ITEM)) === 0) i++;
  return i;
}

/** 完成情况 已完成: a word set off by a gap alone is a label where it is one again and again. */
function againAndAgain(labels: LabelMark[], setOff: ReadonlySet<LabelMark>): LabelMark[] {
  if (setOff.size === 0) return labels;
  const times = new Map<string, number>();
  for (const l of setOff) times.set(l.text, (times.get(l.text) ?? 0) + 1);
  return labels.filter((l) => !setOff.has(l) || times.get(l.text)! >= 2);
}

const LONGEST_ITEM = 400;

function isCircled(code: number): boolean {
  return code >= 0x2460 && code <= 0x249b;
}

function hasNextDash(t: string, from: number, length: number): boolean {
  return /[。;]\n?——[\u4e00-\u9fff]/.test(t.slice(from, Math.min(length, from + LONGEST_ITEM)));
}

/** 把整改摆在突出位置,(1)班子带头领。…(2)清单管到底。 */
function hasSecond(t: string, second: string, from: number, length: number): boolean {
  const at = t.slice(from, Math.min(length, from + LONGEST_ITEM)).indexOf(second);
  return at > 0 && (t[from + at - 1] === '。' || t[from + at - 1] === ';');
}

/** 2.一是补齐程序,…。二是划定红线,…。: a list that opens right behind the marker of the item that holds it. */
function firstItemBehind(t: string, codes: Uint16Array, gap: Uint8Array, mark: Mark, length: number): Mark | null {
  const c = codes[mark.end] ?? 0;
  if (mark.kind !== 'digit' && mark.kind !== 'digit-paren' && mark.kind !== 'han-paren') return null;
  if (!has(OPENS_ITEM, c) && !isCircled(c)) return null;
  const item = readMark(t, codes, gap, mark.end, length, false, false, FULL_STOP);
  const second = item?.value === 1 ? SECONDS.get(t.slice(item.start, item.start + (item.kind === 'circled' ? 1 : 2))) : undefined;
  if (!item || item.kind === mark.kind || second === undefined) return null;
  const rest = t.slice(item.end, Math.min(length, item.end + LONGEST_ITEM));
  const at = rest.split('\n', 1)[0]!.search(second);
  return at > 0 ? item : null;
}

const OPENS_ITEM = setOf('一首第其(');
/** What the second item opens with, by what the first does. */
const SECONDS: ReadonlyMap<string, RegExp> = new Map([
  ['一是', /[。;,]二是/],
  ['一方', /[。;,]另一方面/],
  ['首先', /[。;](?:其次|再次|然后)/],
  ['第一', /[。;]第二/],
  ['其一', /[。;]其二/],
  ['(1', /[。;]\(2\)/],
  ['①', /[。;]②/],
]);

/** 2.1.1: a text that numbers its headings on three levels. */
const OUTLINE_NUMBERS = /\n\d{1,2}\.\d{1,2}\.\d{1,2}(?![\d.%])/;
const OUTLINE_LEVELS: readonly MarkKind[] = ['han', 'digit', 'digit-paren'];

/** 1 总体情况, 2.1 服务有差距, 2.1.1 预案针对性不强: the last number counts, how many there are is the level. */
function readOutlineNumber(t: string, codes: Uint16Array, gap: Uint8Array, i: number, length: number): Mark | null {
  let start = i;
  for (let level = 0; level < OUTLINE_LEVELS.length; level++) {
    const e = digitsEnd(codes, start, Math.min(length, start + 3));
    if (e === start || e - start > 2 || codes[start] === ZERO) return null;
    if (codes[e] === DOT) {
      start = e + 1;
      continue;
    }
    // 4.2 2025年起,…: between figures the space is kept
    const figure = level > 0 && codes[e] === SPACE_CODE && opensWithFigure(t, e + 1);
    if (!figure && (!isOpening(codes[e]) || gap[e] === GAP_NONE || (level > 0 && MEASURED.has(t[e]!)))) return null;
    return make(OUTLINE_LEVELS[level]!, ordinalValue(codes, start, e), i, e, true, false);
  }
  return null;
}

/**
 * 2.1河道管护不力 without a space, where the marker before is 2. or 1.9 (or 2.2 follows 2.1): the second number counts. 1.1万元 is an amount.
 */
function readNested(t: string, codes: Uint16Array, i: number, length: number, marks: readonly Mark[]): Mark | null {
  if ((CLASS[codes[i]!]! & DIGIT) === 0 || codes[i] === ZERO) return null;
  const e = digitsEnd(codes, i, Math.min(length, i + 3));
  if (codes[e] !== DOT || codes[e + 1] === ZERO) return null;
  const e2 = digitsEnd(codes, e + 1, Math.min(length, e + 4));
  if (e2 === e + 1 || e2 - e > 3 || !isOpening(codes[e2]) || MEASURED.has(t[e2]!)) return null;
  const [major, minor] = [ordinalValue(codes, i, e), ordinalValue(codes, e + 1, e2)];
  let k = marks.length - 1;
  for (let n = 0; k >= 0 && !marks[k]!.line && n < FURTHEST_BACK; n++) k--;
  const before = marks[k];
  if (!before) return null;
  const nested = before.kind === 'digit-paren' ? /^(\d{1,2})\.\d/.exec(t.slice(before.start, before.end)) : null;
  const follows = nested
    ? minor === 1
      ? major === Number(nested[1]) + 1
      : major === Number(nested[1]) && minor === before.value + 1
    : minor === 1 && before.value === major && (before.kind === 'digit' || before.kind === 'han' || before.kind === 'han-paren');
  return follows ? make('digit-paren', minor, i, e2, true, false) : null;
}

/** 一　党报姓党的属性把握不牢: a numeral set off by a gap alone, above text of its own, where the next one (or the one before) is so too. */
function readBare(t: string, codes: Uint16Array, gap: Uint8Array, i: number, length: number, marks: readonly Mark[]): Mark | null {
  if (!has(SMALL_NUMERALS, codes[i]!)) return null;
  const e = numeralEnd(codes, i, Math.min(length, i + 3));
  // 二　A类
  const opens = isOpening(codes[e]) || /^[A-Z]/.test(t.slice(e, e + 1));
  if ((gap[e] !== GAP_SPACE && gap[e] !== GAP_WIDE) || !opens || has(SMALL_NUMERALS, codes[e]!)) return null;
  const stop = t.indexOf('\n', e);
  if (stop < 0 || stop - e < 2 || stop - e > LONGEST_BARE || /[。;；,，]$/.test(t.slice(e, stop))) return null;
  const value = ordinalValue(codes, i, e);
  const before = marks.slice(-FURTHEST_BACK).findLast((m) => m.kind === 'han');
  if (before ? before.value !== value - 1 : value !== 1) return null;
  if (before === undefined) {
    const next = t.slice(stop, stop + LONGEST_SECTION).indexOf('\n二') + stop;
    if (next < stop || (gap[next + 2] !== GAP_SPACE && gap[next + 2] !== GAP_WIDE)) return null;
  } else if (before.end - before.start > value.toString().length + 1 || codes[before.end - 1] === DUN) return null;
  return make('han', value, i, e, true, false);
}

/** 01 库房温湿度监测缺失。 02 消防泵房无人值守。: numbers set off by a gap alone, one line after the other. */
function readBareNumber(t: string, codes: Uint16Array, gap: Uint8Array, i: number, length: number, marks: readonly Mark[]): Mark | null {
  const e = digitsEnd(codes, i, Math.min(length, i + 3));
  if (e === i || e - i > 2 || (gap[e] !== GAP_SPACE && gap[e] !== GAP_WIDE) || !(isHan(codes[e]!) || codes[e] === OPEN_QUOTE)) return null;
  const value = ordinalValue(codes, i, e);
  const before = marks.slice(-FURTHEST_BACK).findLast((m) => m.kind === 'digit' && m.line);
  if (value > 1) return before?.value === value - 1 && isBare(before, codes) ? make('digit', value, i, e, true, false) : null;
  const stop = t.indexOf('\n', e);
  if (stop < 0) return null;
  const next = new RegExp(`\\n${codes[i] === ZERO ? '0' : ''}2(?=[\u4e00-\u9fff“])`).exec(t.slice(stop, stop + LONGEST_SECTION));
  if (!next) return null;
  const at = stop + next.index + next[0].length;
  return gap[at] === GAP_SPACE || gap[at] === GAP_WIDE ? make('digit', value, i, e, true, false) : null;
}

function isBare({ end }: Mark, codes: Uint16Array): boolean {
  return (CLASS[codes[end - 1]!]! & DIGIT) !== 0;
}

/** 披露问题一　X … 披露问题二　Y … 对照排查问题　Z: behind such numbered ones, one that is the only one of its sort and has no number. */
function readUncounted(t: string, codes: Uint16Array, gap: Uint8Array, i: number, length: number, marks: readonly Mark[]): Mark | null {
  const at = t.slice(i, Math.min(length, i + 12)).indexOf('问题');
  const end = i + at + 2;
  if (at < 2 || (gap[end] !== GAP_SPACE && gap[end] !== GAP_WIDE) || !isOpening(codes[end])) return null;
  const before = marks.slice(-FURTHEST_BACK).findLast((m) => m.kind === 'problem');
  if (!before?.line || (CLASS[codes[before.end - 1]!]! & (NUMERAL | DIGIT)) === 0 || gap[before.end] === GAP_NONE) return null;
  const stop = t.indexOf('\n', end);
  if (stop < 0 || stop - end < 4 || stop - end > LONGEST_BARE || !/^[\u4e00-\u9fff]+$/.test(t.slice(i, end)) || t[stop - 1] === '。')
    return null;
  return make('problem', before.value + 1, i, end, true, false);
}

const LONGEST_BARE = 40;
const LONGEST_SECTION = 8000;
/** So many markers back the one before is looked for. */
const FURTHEST_BACK = 200;

/** 1.1万, 2.3亿元, 1.5公里: what stands behind a decimal number. */
const JOINS = setOf('-—~、至');

/** 1-2.关于… 4、5.关于… : two problems or more that are answered together. */
function readShared(codes: Uint16Array, i: number, e: number, length: number, line: boolean, gapped: boolean): Mark | null {
  if (!has(JOINS, codes[e] ?? 0) || e - i > 2) return null;
  const e2 = digitsEnd(codes, e + 1, Math.min(length, e + 4));
  if (e2 === e + 1 || e2 - e > 3 || (codes[e2] !== DOT && codes[e2] !== DUN) || !isOpening(codes[e2 + 1])) return null;
  const [first, last] = [ordinalValue(codes, i, e), ordinalValue(codes, e + 1, e2)];
  if (last <= first || last > first + MOST_SHARED) return null;
  const mark = make('digit', first, i, e2 + 1, line, gapped);
  return mark && { ...mark, through: last };
}

const MOST_SHARED = 6;

const MEASURED: ReadonlySet<string> = new Set('万亿元米亩吨倍公千百平立度级寸');

function digitsEnd(codes: Uint16Array, i: number, max: number): number {
  let e = i;
  while (e < max && CLASS[codes[e]!]! & DIGIT) e++;
  return e;
}

const SMALL_NUMERALS = setOf('一二三四五六七八九十百');

function numeralEnd(codes: Uint16Array, i: number, max: number): number {
  let e = i;
  while (e < max && has(SMALL_NUMERALS, codes[e]!)) e++;
  return e;
}

function make(kind: MarkKind, value: number, start: number, end: number, line: boolean, gapped: boolean): Mark | null {
  if (value < 1 || value > LARGEST_ORDINAL) return null;
  return { kind, value, start, end, line, paragraph: line || gapped };
}

const PROBLEM_LABEL =
  /(?:(?:反馈|整改|存在|督察|审计|巡察|披露|曝光|通报|交办|移交|排查|查摆|典型)?问题|(?:移交|交办)?(?:问题)?线索|(?:反馈|督察反馈|审议|评议)意见|(?:整改|(?<=\n))(?:事项|任务)|(?:问题)(?:编号|序号))(?:(?:[((]?)([一二三四五六七八九十百\d]{1,4})(?:[))]?)(?:\([^()\n]{2,10}\)(?=[:：]))?(?:[:：.、．]|(?=[“针关《\n]))|([①-⑳])[:：.、．]?)|(?:问题)?(?:序号|编号|任务)([一二三四五六七八九十百\d]{1,4})[,，:：.、]/y;
/** 问题1.1 供水管网漏损 */
const NESTED_PROBLEM = /(?:反馈|整改)?问题(?:编号)?\d{1,2}[.-](\d{1,2})[:、.]?(?=[\u4e00-\u9fff“])/y;
/** The first characters of 问题1, 反馈意见一, 披露问题三, 序号2. */
const OF_PROBLEM = setOf('问反整存督审巡评序编任披曝通交移排查典线事');

const ENDS_SHORT = setOf('题号务索项');
const ENDS_LONG = setOf('题见项务号索');
const OPINION = C('见');

/** 主要问题一:X 一般问题二:Y */
const GRADED_PROBLEM = /(?:主要|一般|重点|突出|严重|共性|个性)问题([一二三四五六七八九十\d]{1,3})[:、.]/y;
const OF_GRADED = setOf('主一重突严共个');

/** 对第1个问题(已改完)： 针对问题一： 问题3整改情况： */
const REFERRING =
  /(?:针对|关于|对应|对|就)(?:反馈的?)?(?:第([一二三四五六七八九十百\d]{1,4})[个项条](?:反馈)?问题|(?:反馈)?问题([一二三四五六七八九十百\d]{1,4}))(?:的?整改(?:情况|措施|落实情况|进展)?)?(?:\([^()]{1,12}\))?[:,]|(?:第([一二三四五六七八九十百\d]{1,4})[个项条](?:反馈)?问题|(?:反馈)?问题([一二三四五六七八九十百\d]{1,4}))的?整改(?:情况|措施|落实情况|进展|结果)(?:\([^()]{1,12}\))?:/y;
const OF_REFERRING = setOf('针关对就第问反');
const NTH_PROBLEM = /第([一二三四五六七八九十百\d]{1,4})[个项](?:反馈)?问题[:：.、]/y;
/** 审议意见第一条：X */
const NTH_OPINION = /(?:审议|评议|反馈|督察)意见第([一二三四五六七八九十百\d]{1,4})[条项][:：]/y;
/** 第一件:… 问一:… 【点题二】… 例三　… 意见四:“…: what a notice for everybody, an inquiry or a review calls its problems, at a line's start. */
const NAMED_PROBLEM =
  /【?(?:第([一二三四五六七八九十百\d]{1,3})[件桩](?:事情?)?|(?:问|例|案例|点题|提问|询问|意见(?=.{1,3}[:：]“))([一二三四五六七八九十百\d]{1,3}))(?:】[:：]?|[:：])?/y;
const OF_NAMED = setOf('第问例案点提询意【');
const BARE_PROBLEM =
  /^(?:(?:反馈|整改|披露|曝光|通报|交办|移交|排查|查摆|典型)?(?:问题|任务|事项))([一二三四五六七八九十\d]{1,3})(?=[\u4e00-\u9fff“《])/;
/** 【反馈问题3】 【任务一】, behind the bracket. */
const BRACKETED_PROBLEM =
  /(?:反馈|整改|巡察|巡视|督察|审计)?(?:问题|任务|事项)(?:编号)?([一二三四五六七八九十百\d]{1,4})(?:\([^()】]{1,12}\))?[】》〗〕』\]]/y;
/** 第1类 办学定位摇摆。 第一条:签约“签而不约”。 3号 过渡费重复发放。 */
const NTH_ITEM = /(?:第([一二三四五六七八九十\d]{1,3})[类条项点号]|(\d{1,3})号)[:、.]?/y;

function readNthItem(t: string, codes: Uint16Array, gap: Uint8Array, i: number, length: number): Mark | null {
  NTH_ITEM.lastIndex = i;
  const m = NTH_ITEM.exec(t);
  if (!m) return null;
  const end = i + m[0].length;
  const setOff = /[:、.]$/.test(m[0]) || gap[end] === GAP_SPACE || gap[end] === GAP_WIDE;
  if (!setOff || end >= length || !isOpening(codes[end])) return null;
  const from = m[1] === undefined ? i : i + 1;
  return make('digit', ordinalValue(codes, from, from + (m[1] ?? m[2]!).length), i, end, true, false);
}

/** A-1诉讼档案移交滞后, B1-2会前酝酿不够: a text that numbers its problems by letter and figure. */
const CODED = /\n[A-Z]\d{0,2}-\d{1,2}(?=[\u4e00-\u9fff“:、.])/g;
const CODE = /[A-Z]\d{0,2}-(\d{1,2})[:、.]?(?=[\u4e00-\u9fff“])/y;
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const FEWEST_CODED = 3;

/** Above them A. 整改总体情况 and B1 重大决策方面. */
const CODED_CHAPTER = /([A-Z])(?:[、.](?=[\u4e00-\u9fff“])|(\d{1,2})[、.]?(?=[\u4e00-\u9fff“]))/y;

function readCode(t: string, i: number): Mark | null {
  CODE.lastIndex = CODED_CHAPTER.lastIndex = i;
  const m = CODE.exec(t);
  if (m) return problem(m[1]!, i, m[0].length, true, false);
  const chapter = CODED_CHAPTER.exec(t);
  if (!chapter) return null;
  const end = i + chapter[0].length;
  return chapter[2] === undefined
    ? make('part', letterValue(chapter[1]!.toLowerCase().charCodeAt(0)), i, end, true, false)
    : make('han-paren', Number(chapter[2]), i, end, true, false);
}

/** 措施1： 措施一、 */
const NTH_MEASURE = /措施([一二三四五六七八九十\d]{1,2})[:：、.]/y;
const FIRSTS: readonly [string, number][] = [
  ['首先', 1],
  ['其次', 2],
  ['再次', 3],
  ['再者', 3],
  ['最后', 9],
];

function readMark(
  t: string,
  codes: Uint16Array,
  gap: Uint8Array,
  i: number,
  length: number,
  line: boolean,
  gapped: boolean,
  before: number,
): Mark | null {
  const c = codes[i]!;
  const cls = CLASS[c]!;
  if (line && has(OF_GRADED, c)) {
    GRADED_PROBLEM.lastIndex = i;
    const m = GRADED_PROBLEM.exec(t);
    if (m) return problem(m[1]!, i, m[0].length, line, gapped);
  }
  if (line && has(OF_REFERRING, c)) {
    REFERRING.lastIndex = i;
    const m = REFERRING.exec(t);
    const mark = m && problem((m[1] ?? m[2] ?? m[3] ?? m[4])!, i, m[0].length, line, gapped);
    if (mark) return { ...mark, refers: 'listed' };
  }
  if (line && has(OF_NAMED, c)) {
    NAMED_PROBLEM.lastIndex = i;
    const m = NAMED_PROBLEM.exec(t);
    const end = i + (m?.[0].length ?? 0);
    if (m && (/[】:：]$/.test(m[0]) || (gap[end] !== GAP_NONE && gap[end] !== GAP_WRAP && isOpening(codes[end])))) {
      const mark = problem((m[1] ?? m[2])!, i, m[0].length, line, gapped);
      return mark && c === ASK ? { ...mark, asks: true } : mark;
    }
  }
  if (cls & DIGIT) {
    const e = digitsEnd(codes, i, Math.min(length, i + 4));
    const next = codes[e];
    if (e - i > 3) return null;
    if (line && t[e] === '号') return readNthItem(t, codes, gap, i, length);
    const shared = line || gapped ? readShared(codes, i, e, length, line, gapped) : null;
    if (shared) return shared;
    if (
      (next === DOT || next === DUN) &&
      ((CLASS[codes[e + 1] ?? 0]! & DIGIT) === 0 ||
        (next === DOT && (line || gapped || before === FULL_STOP) && opensWithFigure(t, e + 1)) ||
        // …独立支部。2.5月举办培训班
        (next === DOT && before !== DUN && /^(?:\d{1,2}月(?!\d)|20\d{2}年)/.test(t.slice(e + 1, e + 6))) ||
        (next === DUN && !isNextNumber(codes, i, e) && (line || (before !== DUN && opensWithFigure(t, e + 1)))))
    ) {
      if (before === DUN) return null;
      // 1.5T is no marker; neither is 3、4次 (above) nor a sentence that ends in a number
      return make('digit', ordinalValue(codes, i, e), i, e + 1, line, gapped);
    }
    if (next === DOT && line && codes[i] !== ZERO) {
      // 1.1 制定学习计划: the second number counts, a space sets it off (1.5T has none)
      const e2 = digitsEnd(codes, e + 1, Math.min(length, e + 4));
      if (
        e2 > e + 1 &&
        e2 - e <= 3 &&
        (isOpening(codes[e2]) ? gap[e2] !== GAP_NONE : codes[e2] === SPACE_CODE && opensWithFigure(t, e2 + 1))
      )
        return make('digit-paren', ordinalValue(codes, e + 1, e2), i, e2, line, gapped);
    }
    if (next === CLOSE_PAREN) return make('digit-paren', ordinalValue(codes, i, e), i, skipDot(codes, e + 1), line, gapped);
    // a number set off by a space at a line's start: 1 学习不深入
    return null;
  }
  if (c === OPEN_PAREN) {
    let e = digitsEnd(codes, i + 1, Math.min(length, i + 4));
    if (e > i + 1 && codes[e] === CLOSE_PAREN)
      return make('digit-paren', ordinalValue(codes, i + 1, e), i, skipDot(codes, e + 1), line, gapped);
    e = numeralEnd(codes, i + 1, Math.min(length, i + 5));
    if (e > i + 1 && codes[e] === CLOSE_PAREN)
      return make('han-paren', ordinalValue(codes, i + 1, e), i, skipDot(codes, e + 1), line, gapped);
    // (a)
    const letter = letterValue(codes[i + 1]!);
    if (letter > 0 && codes[i + 2] === CLOSE_PAREN) return make('circled', letter, i, skipDot(codes, i + 3), line, gapped);
    return null;
  }
  // 〔一〕 [一] 【一】 〖一〗
  const bracket = line && has(OPENS_NUMERAL, c) ? OPEN_BRACKETS.indexOf(t[i]!) : -1;
  if (bracket >= 0) {
    const e = numeralEnd(codes, i + 1, Math.min(length, i + 5));
    if (e > i + 1 && t[e] === CLOSE_BRACKETS[bracket])
      return make('han-paren', ordinalValue(codes, i + 1, e), i, skipDot(codes, e + 1), line, gapped);
  }
  // a. b. behind a stop or at a line's start
  const letter = letterValue(c);
  if (letter > 0) {
    const next = codes[i + 1];
    return (next === DOT || next === CLOSE_PAREN || next === DUN) && isHan(codes[i + 2] ?? 0)
      ? make('circled', letter, i, i + 2, line, gapped)
      : null;
  }
  // Ⅰ 甲、 壹、
  if (line) {
    const grand = c >= 0x2160 && c <= 0x216b ? c - 0x215f : (GRAND_NUMERALS.indexOf(t[i]!) % 10) + 1;
    const next = codes[i + 1];
    // 丙部分 全面从严治党
    if (grand > 0 && /^(?:部分|篇)/.test(t.slice(i + 1, i + 3)))
      return make('part', grand, i, skipPunctuation(codes, i + (t[i + 1] === '篇' ? 2 : 3)), line, gapped);
    if (
      grand > 0 &&
      (next === DUN || next === DOT || gap[i + 1] !== GAP_NONE) &&
      isOpening(codes[next === DUN || next === DOT ? i + 2 : i + 1])
    )
      return make('han', grand, i, next === DUN || next === DOT ? i + 2 : i + 1, line, gapped);
  }
  if (has(SMALL_NUMERALS, c)) {
    const e = numeralEnd(codes, i, Math.min(length, i + 4));
    const next = codes[e];
    if ((next === DUN || (next === DOT && line) || (next === COMMA && line)) && before !== DUN) {
      // 二、三级医院 is no heading
      if (has(SMALL_NUMERALS, codes[e + 1] ?? 0)) return null;
      return make('han', ordinalValue(codes, i, e), i, e + 1, line, gapped);
    }
    return readItem(t, codes, i, length, line, gapped);
  }
  // ①-⑳ ⑴-⒇ ⒈-⒛ ㈠-㈩
  if (c >= 0x2460 && c <= 0x249b) return make('circled', ((c - 0x2460) % 20) + 1, i, skipDot(codes, i + 1), line, gapped);
  if (c >= 0x3220 && c <= 0x3229) return make('han-paren', c - 0x3220 + 1, i, skipDot(codes, i + 1), line, gapped);
  if (c >= 0x2776 && c <= 0x277f) return make('circled', c - 0x2776 + 1, i, skipDot(codes, i + 1), line, gapped);
  if (c === DI) {
    NTH_PROBLEM.lastIndex = i;
    const m = NTH_PROBLEM.exec(t);
    if (m) return problem(m[1]!, i, m[0].length, line, gapped);
    const e = numeralEnd(codes, i + 1, Math.min(length, i + 4));
    const item = line ? readNthItem(t, codes, gap, i, length) : null;
    if (item) return item;
    const isField =
      e > i + 1 && line && t.startsWith('方面', e) && (gap[e + 2] !== GAP_NONE || codes[e + 2] === COLON || codes[e + 2] === DUN);
    if (e > i + 1 && (t.startsWith('部分', e) || (line && t.startsWith('章', e)) || isField)) {
      const end = e + (t.startsWith('章', e) ? 1 : 2);
      return make('part', ordinalValue(codes, i + 1, e), i, skipPunctuation(codes, end), line, gapped);
    }
    return readItem(t, codes, i, length, line, gapped);
  }
  if (c === QI) {
    const item = readItem(t, codes, i, length, line, gapped);
    if (item) return item;
  }
  if (c === DASH || (c === HYPHEN && (line || codes[i + 1] === HYPHEN))) {
    const double = codes[i + 1] === c;
    if (!double && !line) return null;
    const inCell = double && (before === TAB || before === PIPE);
    if (line || gapped || inCell || before === C('。') || before === C(':') || before === C(';') || before === CLOSE_LENTICULAR) {
      const end = double ? i + 2 : i + 1;
      // ——2024年签订合同25份, ——3个项目未批先建
      const figured =
        double && /^(?:20\d{2}年|\d{1,4}(?:余|多)?[个名位户家条起宗处所座台辆套项件笔份张](?!百分))/.test(t.slice(end, end + 7));
      if (!isHan(codes[end] ?? 0) && codes[end] !== C('“') && codes[end] !== C('《') && !figured) return null;
      // ——2025年12月24日在市第八届人民代表大会…会议上: where a report was read
      if (figured && /^20\d{2}年\d{1,2}月\d{1,2}日[在于]/.test(t.slice(end, end + 12))) return null;
      return { kind: 'dash', value: 0, start: i, end, line, paragraph: line || gapped };
    }
    return null;
  }
  if (line && has(BULLETS, c)) {
    const next = codes[i + 1] ?? 0;
    // ○ and · are also glyphs of other things
    if (isHan(next) || next === C('“') || /^20\d{2}年/.test(t.slice(i + 1, i + 6)))
      return { kind: 'dash', value: 0, start: i, end: i + 1, line, paragraph: true };
    return null;
  }
  if (line && t.startsWith('意见第', i + 2)) {
    NTH_OPINION.lastIndex = i;
    const m = NTH_OPINION.exec(t);
    if (m) return problem(m[1]!, i, m[0].length, line, gapped);
  }
  const at = c === OPEN_LENTICULAR || c === STAR || c === OPEN_TITLE || bracket >= 0 ? i + 1 : i;
  const first = codes[at]!;
  if (has(OF_PROBLEM, first)) {
    // 问题, 序号, 任务, 反馈问题, 整改事项, 督察反馈意见: most words that begin so are none of these
    if (!has(ENDS_SHORT, codes[at + 1]!) && !has(ENDS_LONG, codes[at + 3]!) && codes[at + 5] !== OPINION) return null;
    NESTED_PROBLEM.lastIndex = at;
    const nested = NESTED_PROBLEM.exec(t);
    if (nested) return problem(nested[1]!, i, at - i + nested[0].length, line, gapped);
    PROBLEM_LABEL.lastIndex = at;
    const m = PROBLEM_LABEL.exec(t);
    if (m) {
      const mark = problem(m[1] ?? m[3] ?? String(m[2]!.charCodeAt(0) - 0x245f), i, at - i + m[0].length, line, gapped);
      if (mark && codes[mark.end] === CLOSE_LENTICULAR) return { ...mark, end: skipPunctuation(codes, mark.end + 1) };
      return mark;
    }
    // 任务1　村庄污水直排: set off by a gap alone
    const bare = line ? BARE_PROBLEM.exec(t.slice(at, at + 12)) : null;
    if (bare && gap[at + bare[0].length] !== GAP_NONE && isOpening(codes[at + bare[0].length]))
      return problem(bare[1]!, i, at - i + bare[0].length, line, gapped);
    if (at > i) {
      BRACKETED_PROBLEM.lastIndex = at;
      const n = BRACKETED_PROBLEM.exec(t);
      if (n) return problem(n[1]!, i, 1 + n[0].length, line, gapped);
    }
    return null;
  }
  if (c === C('措')) {
    NTH_MEASURE.lastIndex = i;
    const m = NTH_MEASURE.exec(t);
    const nth = m && problem(m[1]!, i, m[0].length, line, gapped);
    return nth ? { ...nth, kind: 'digit-paren' } : null;
  }
  return readFirst(t, codes, i, line, gapped) ?? readOther(t, codes, i, line, gapped);
}

const FIRST_CHARACTER = setOf('首其再最');

/** 首先, 其次, 再次, 最后, with a comma, colon or 是 behind them. */
/** 首先抓认领,…;其次抓督办,…;最后抓验收: without a comma only beside the others, in one paragraph. */
function isOneOfSeveral(t: string, i: number, value: number): boolean {
  const before = t[i - 1] ?? '\n';
  if (value === 1) return /[,。;\n]/.test(before) && /^[^\n]*[;。]其次/.test(t.slice(i, i + LONGEST_ITEM));
  return /[;。]/.test(before) && /(?:首|其|再)[先次][^\n]*$/.test(t.slice(Math.max(0, i - LONGEST_ITEM), i));
}

function readFirst(t: string, codes: Uint16Array, i: number, line: boolean, gapped: boolean): Mark | null {
  if (!has(FIRST_CHARACTER, codes[i]!)) return null;
  for (const [word, value] of FIRSTS) {
    if (!t.startsWith(word, i)) continue;
    const next = codes[i + 2]!;
    if (next !== COMMA && next !== COLON && next !== DUN && next !== IS) {
      if (!isHan(next) || !isOneOfSeveral(t, i, value)) return null;
      return { kind: 'first', value, start: i, end: i + 2, line, paragraph: line || gapped };
    }
    return { kind: 'first', value, start: i, end: i + 3, line, paragraph: line || gapped };
  }
  return null;
}

/** 另一方面， also behind a comma */
function readOther(t: string, codes: Uint16Array, i: number, line: boolean, gapped: boolean): Mark | null {
  if (!t.startsWith('另一方面', i)) return null;
  return { kind: 'aspect', value: 2, start: i, end: skipPunctuation(codes, i + 4), line, paragraph: line || gapped };
}

function problem(ordinal: string, start: number, size: number, line: boolean, gapped: boolean): Mark | null {
  const codes = new Uint16Array(ordinal.length);
  for (let k = 0; k < ordinal.length; k++) codes[k] = ordinal.charCodeAt(k);
  return make('problem', ordinalValue(codes, 0, ordinal.length), start, start + size, line, gapped);
}

/** The ordinals of the old grand style, ten and ten. */
const GRAND_NUMERALS = '甲乙丙丁戊己庚辛壬癸壹贰叁肆伍陆柒捌玖拾';

/** a is 1; no list has more than ten items with letters. */
function letterValue(code: number): number {
  return code >= 0x61 && code <= 0x6a ? code - 0x60 : 0;
}

/** What a heading opens with. */
function isOpening(code: number | undefined): boolean {
  return code !== undefined && (isHan(code) || code === OPEN_QUOTE || code === OPEN_TITLE);
}

/** 一是 二要 第三， 其四， 一方面 */
function readItem(t: string, codes: Uint16Array, i: number, length: number, line: boolean, gapped: boolean): Mark | null {
  const c = codes[i]!;
  if (c === DI || c === QI) {
    const e = numeralEnd(codes, i + 1, Math.min(length, i + 4));
    if (e === i + 1) return null;
    const next = codes[e];
    if (next !== COMMA && next !== DUN && next !== COLON && !(next === IS && c === QI)) return null;
    // 第一、二、四条已全面落实: a list of numbers
    if (
      next === DUN &&
      has(SMALL_NUMERALS, codes[e + 1] ?? 0) &&
      /^[一二三四五六七八九十、和及]{1,20}(?:[条项款个章类点号]|方面)/.test(t.slice(e + 1, e + 24))
    )
      return null;
    return make('ordinal', ordinalValue(codes, i + 1, e), i, e + 1, line, gapped);
  }
  if (t.startsWith('一方面', i)) {
    // 这一方面 never gets here (not a legal place); 一方面 needs what is said of it
    const end = skipPunctuation(codes, i + 3);
    return { kind: 'aspect', value: 1, start: i, end, line, paragraph: line || gapped };
  }
  const e = numeralEnd(codes, i, Math.min(length, i + 4));
  if (e === i) return null;
  const next = codes[e];
  if (next === IS) {
    const after = codes[e + 1] ?? 0;
    // 一是否, 一是一
    if (after === C('否') || (after === c && !isHan(codes[e + 2] ?? 0))) return null;
    return make('is', ordinalValue(codes, i, e), i, after === COMMA || after === COLON ? e + 2 : e + 1, line, gapped);
  }
  if (next === MUST) return make('is', ordinalValue(codes, i, e), i, e + 1, line, gapped);
  return null;
}

/**
 * 7.2018年…, 3.6月13日…, 1.6个部门…: what follows the dot is a date or counts whole things, so the number before it is a marker.
 * Of people and things in 万 there are fractions (1.6万人), of departments there are none.
 */
function opensWithFigure(t: string, i: number): boolean {
  return /^(?:(?:19|20)\d{2}年|\d{1,2}月(?:\d|份|底|初|上|中|下|,|起|至)|\d{1,3}(?:余|多)?(?:[个名位户家条起宗处所座台辆套项件笔份张](?!百分)))/.test(
    t.slice(i, i + 8),
  );
}

/** 5、6月份 names two neighbours; 3、1.2公里管网闲置 is the third item. */
function isNextNumber(codes: Uint16Array, start: number, dun: number): boolean {
  const end = digitsEnd(codes, dun + 1, dun + 4);
  return ordinalValue(codes, dun + 1, end) === ordinalValue(codes, start, dun) + 1 && codes[end] !== DOT;
}

function skipDot(codes: Uint16Array, i: number): number {
  const c = codes[i];
  return c === DOT || c === DUN ? i + 1 : i;
}

function skipPunctuation(codes: Uint16Array, i: number): number {
  const c = codes[i];
  return c === COMMA || c === DUN || c === COLON || c === DOT ? i + 1 : i;
}

/** 一、整改任务 苍梧湖围网…: in a text of one line the gap is what ends a heading that is a label. */
function labelBeforeGap(t: string, codes: Uint16Array, gap: Uint8Array, i: number, length: number): LabelMark | null {
  let e = i;
  while (e < length && e - i <= LONGEST_LABEL && isHan(codes[e]!) && (e === i || gap[e] === GAP_NONE)) e++;
  if (e === i || e >= length || gap[e] === GAP_NONE) return null;
  const text = t.slice(i, e);
  const field = fieldOf(text);
  return field === null || field === 'number' || field === 'aspect' ? null : { field, start: i, end: e, text, line: true, bare: true };
}

/** 查见情形1:… where 查见情形 tells a problem. */
function readNumberedLabel(t: string, i: number, form: ReadonlyMap<string, Field>): Mark | null {
  NUMBERED_LABEL.lastIndex = i;
  const m = NUMBERED_LABEL.exec(t);
  return m && form.get(m[1]!) === 'problem' ? problem((m[2] ?? m[3])!, i, m[0].length, true, false) : null;
}

/** 整改措施： 【整改成效】 **整改情况** or a label alone on its line or in its cell; `form`: those that only this text has. */
function readLabel(
  t: string,
  codes: Uint16Array,
  i: number,
  length: number,
  line: boolean,
  form: ReadonlyMap<string, Field>,
): LabelMark | null {
  let s = i;
  let bracketed = false;
  while (codes[s] === STAR && s < i + 3) s++;
  if (codes[s] === OPEN_LENTICULAR || codes[s] === OPEN_SQUARE) {
    bracketed = true;
    s++;
  }
  const limit = Math.min(length, s + LONGEST_LABEL + 4);
  let e = s;
  while (e < limit && (isHan(codes[e]!) || codes[e] === OPEN_PAREN || codes[e] === CLOSE_PAREN)) e++;
  if (e === s || e - s > LONGEST_LABEL + 3) return null;
  const c = codes[e];
  let end = e;
  let bare = false;
  if (bracketed) {
    if (c !== CLOSE_LENTICULAR && c !== CLOSE_SQUARE) {
      if (c !== COLON) return null;
      end = e + 1;
      if (codes[end] === CLOSE_LENTICULAR) end++;
    } else {
      end = e + 1;
      if (codes[end] === COLON) end++;
    }
  } else if (c === COLON) end = e + 1;
  else if (c === STAR) {
    while (codes[end] === STAR) end++;
    if (codes[end] === COLON) end++;
  } else if (line && (c === LF || c === undefined || e === length)) {
    end = e;
    bare = true;
  } else if (line && (c === TAB || c === PIPE)) end = e + 1;
  else return null;
  while (codes[end] === STAR) end++;
  const word = t.slice(s, e);
  const field =
    (line && c === COLON ? form.get(word) : null) ??
    fieldOf(word) ??
    (bracketed ? IN_BRACKETS.get(word) : null) ??
    (word.endsWith(')') ? fieldOf(word.replace(/\(.*\)$/, '')) : null);
  if (field === null || field === 'number' || field === 'aspect') return null;
  if (field === 'problem' && COUNTED.test(t.slice(end, end + 12))) return null;
  return { field, start: i, end, text: word, line, bare };
}

/** What a line begins with in front of a colon. */
const LABELLED = /\n[\u4e00-\u9fff]{2,8}\d{0,3}(?=:)/g;
/** 查见情形1:… 意见之一:“…” */
const NUMBERED_LABEL = /([\u4e00-\u9fff]{2,8}?)(?:(\d{1,3})|之([一二三四五六七八九十]{1,3})):/y;

/** 问题:3个方面8个问题,销号6个 counts them, it tells none. */
const COUNTED = /^(?:共|共计|合计|总计)?\d{1,4}(?:个方面|大?类|[个项条](?:问题|[,，。;；])|[,，。;；])/;
