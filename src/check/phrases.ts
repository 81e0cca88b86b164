/** Reading around a figure: the phrase before and after it, its sentence, and its value as the notice prints it. */
import { type Clean, sourceEnd, sourceStart } from '../text/clean.ts';
import type { Figure, Range } from './reading.ts';
import { signOf, signsOf } from './signs.ts';

const PHRASE = 1;
const SENTENCE = 2;
const CLAUSE = 4;
/** By code; no character of a word is among the first of them, and no punctuation of the clean text behind them. */
const ENDS = new Uint8Array(0x3100);
for (const [end, characters] of [
  [PHRASE, ',。;:!?、()“”\n|\t'],
  [SENTENCE, '。!?\n'],
  [CLAUSE, ',。;:!?\n|'],
] as const)
  for (const c of characters) ENDS[c.charCodeAt(0)]! |= end;

function endsOne(what: number, code: number): boolean {
  return code < 0x3100 && (ENDS[code]! & what) !== 0;
}

/** Where the phrase that ends at `at` begins: after the punctuation before it, at most `reach` characters back. */
export function phraseStart(t: string, at: number, reach = 24): number {
  const floor = Math.max(0, at - reach);
  let s = at;
  while (s > floor && !endsOne(PHRASE, t.charCodeAt(s - 1))) s--;
  return s;
}

/** Where the phrase that begins at `at` ends: at the punctuation behind it. */
export function phraseEnd(t: string, at: number, reach = 24): number {
  const ceiling = Math.min(t.length, at + reach);
  let e = at;
  while (e < ceiling && !endsOne(PHRASE, t.charCodeAt(e))) e++;
  return e;
}

export function sentenceStart(t: string, at: number, reach = 400): number {
  const floor = Math.max(0, at - reach);
  let s = at;
  while (s > floor && !endsOne(SENTENCE, t.charCodeAt(s - 1))) s--;
  return s;
}

export function sentenceEnd(t: string, at: number, reach = 400): number {
  const ceiling = Math.min(t.length, at + reach);
  let e = at;
  while (e < ceiling && !endsOne(SENTENCE, t.charCodeAt(e))) e++;
  return e;
}

/** The clause around a span: between commas and stops, but not cut inside it. */
export function clauseOf(t: string, { start, end }: Range, reach = 60): Range {
  let s = start;
  while (s > 0 && start - s < reach && !endsOne(CLAUSE, t.charCodeAt(s - 1))) s--;
  let e = end;
  while (e < t.length && e - end < reach && !endsOne(CLAUSE, t.charCodeAt(e))) e++;
  return { start: s, end: e };
}

/** An exact, stated number. */
export function isExact(figure: Figure): figure is Figure & { value: number } {
  return figure.value !== null && figure.bound === 'exact';
}

/** Units that count the same things. */
const COMMON = signsOf([
  [1, '人名位'],
  [2, '次场'],
  [4, '家所'],
]);

function commonOf(unit: string): number {
  return unit.length === 1 ? signOf(COMMON, unit.charCodeAt(0)) : unit === '场次' ? 2 : 0;
}

function alike(a: string, b: string): boolean {
  if (a === b) return true;
  const common = commonOf(a);
  return common !== 0 && common === commonOf(b);
}

/** Whether two figures count in the same unit, as far as a sum is concerned. */
export function sameUnit(a: Figure, b: Figure): boolean {
  return a.kind === b.kind && alike(a.unit, b.unit);
}

/** 1e8 for 亿, 1e4 for 万, else 1: the magnitude in which a figure is printed. */
export function magnitudeOf(t: string, { start, end }: Range): number {
  let magnitude = 1;
  for (let i = start; i < end; i++) {
    const code = t.charCodeAt(i);
    if (code === CH_YI) return 1e8;
    if (code === CH_WAN) magnitude = 1e4;
  }
  return magnitude;
}

const CH_POINT = 0x2e;
const CH_WAN = 0x4e07;
const CH_YI = 0x4ebf;

/** Whether a figure prints decimals. */
export function hasDecimals(t: string, { start, end }: Range): boolean {
  for (let i = start; i < end; i++) if (t.charCodeAt(i) === CH_POINT) return true;
  return false;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** The worth of the last digit that a figure prints: 1000 for 52.6万元, 1 for 45人. */
export function lastDigitOf(t: string, figure: Range): number {
  const { start, end } = figure;
  let point = start;
  while (point < end && t.charCodeAt(point) !== CH_POINT) point++;
  let last = point;
  while (last + 1 < end && isDigit(t.charCodeAt(last + 1))) last++;
  return magnitudeOf(t, figure) / 10 ** (last - point);
}

/** A number without the noise of binary fractions. */
export function plain(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(12)));
}

/** The words of the notice as they are printed, on one line. */
export function quote(text: Clean, { start, end }: Range): string {
  const printed = text.source.slice(sourceStart(text, start), sourceEnd(text, end));
  return !/\s/.test(printed) ? printed : printed.replace(/(?<![A-Za-z])\s+|\s+(?![A-Za-z])/g, '').replace(/\s+/g, ' ');
}

/** 问题 behind 9个, 承包合同 behind 26份, up to what is said of them. */
const NOUN_BEHIND = /^(?![已均都全其中的未])[\u4e00-\u9fff]{2,8}?(?=[,。;:、()\n]|[中已均都未]|全部|其中|逐|分别|包括|$)/;

/** What the notice itself calls a figure: the words up to it, with it, and the noun behind it; cut at the front where they are long. */
export function wordsOf({ text, t }: { text: Clean; t: string }, figure: Figure, reach = 14): string {
  let start = phraseStart(t, figure.head, reach);
  const lead = /^(?:的|了|其中|和|及|与|已|共)+(?=.{4})/.exec(t.slice(start, figure.head))?.[0].length ?? 0;
  const cut = lead === 0 && start > 0 && figure.head - start === reach && phraseStart(t, start, 1) < start;
  start += lead;
  const noun = figure.kind === 'quantity' ? (NOUN_BEHIND.exec(t.slice(figure.tail, figure.tail + 12))?.[0].length ?? 0) : 0;
  return `${cut ? '…' : ''}${quote(text, { start, end: figure.tail + noun })}`;
}

/** A title for a message: on one line, cut where it is long. */
export function short(title: string): string {
  const words = title.replace(/\s+/g, '');
  return words.length > 24 ? `${words.slice(0, 23)}…` : words;
}
