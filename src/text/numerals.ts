import { CLASS, DIGIT, NUMERAL } from './chars.ts';

const code = (c: string): number => c.charCodeAt(0);

/** Values of the Chinese digits, ordinary and financial. */
const DIGITS = new Int8Array(65536).fill(-1);
const PLACES = new Float64Array(65536);
for (const [chars, from] of [
  ['〇○零', 0],
  ['一壹', 1],
  ['二贰两', 2],
  ['三叁', 3],
  ['四肆', 4],
  ['五伍', 5],
  ['六陆', 6],
  ['七柒', 7],
  ['八捌', 8],
  ['九玖', 9],
] as const) {
  for (const c of chars) DIGITS[code(c)] = from;
}
for (const [chars, value] of [
  ['十拾', 10],
  ['百佰', 100],
  ['千仟', 1000],
  ['万萬', 1e4],
  ['亿億', 1e8],
] as const) {
  for (const c of chars) PLACES[code(c)] = value;
}

/** The value of one Chinese digit character, or -1. */
export function chineseDigit(c: number): number {
  return DIGITS[c]!;
}

/** 10, 100, 1000, 1e4 or 1e8 for 十 百 千 万 亿, else 0. */
export function place(c: number): number {
  return PLACES[c]!;
}

/** A number as it stands in the text: its value before any magnitude that follows it. */
export interface NumberToken {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** Written with Arabic digits. */
  readonly arabic: boolean;
  /** Number of integer digits as printed (Arabic) or of characters (Chinese). */
  readonly digits: number;
  /** Has a decimal point or thousands separators. */
  readonly punctuated: boolean;
}

const ZERO = 48;
/** So many digits a double holds exactly. */
const MOST_DIGITS = 15;
const CH_DOT = 46;
const CH_COMMA = 44;
const POINT = code('点');

/** The end of a run of digits that begins at `i`. */
function digitsEnd(codes: Uint16Array, i: number, length: number): number {
  while (i < length && CLASS[codes[i]!]! & DIGIT) i++;
  return i;
}

/**
 * Reads an Arabic number that begins at `i`: digits, thousands separators (groups of exactly three), a decimal part.
 * `1,825.95` is one number; in `2024,3个` and `15,20家` the comma is a clause comma.
 */
export function readArabic(text: string, codes: Uint16Array, i: number, length: number): NumberToken {
  let end = digitsEnd(codes, i, length);
  const digits = end - i;
  let punctuated = false;
  if (digits <= 3 && codes[end] === CH_COMMA) {
    let e = end;
    while (codes[e] === CH_COMMA && digitsEnd(codes, e + 1, Math.min(length, e + 5)) === e + 4) e += 4;
    if (e > end) {
      punctuated = true;
      end = e;
    }
  }
  if (codes[end] === CH_DOT && end + 1 < length && CLASS[codes[end + 1]!]! & DIGIT) {
    const e = digitsEnd(codes, end + 1, length);
    // 3.5 is a decimal; 2024.3.15 and 1.2.3 are not.
    if (!(codes[e] === CH_DOT && e + 1 < length && CLASS[codes[e + 1]!]! & DIGIT)) {
      end = e;
      punctuated = true;
    }
  }
  if (!punctuated && digits <= MOST_DIGITS) {
    let value = 0;
    for (let k = i; k < end; k++) value = value * 10 + (codes[k]! - ZERO);
    return { start: i, end, value, arabic: true, digits, punctuated };
  }
  // Digits beyond what a double holds are still a value, only rounded; a run of a million digits is cut so that cost stays linear.
  const raw = text.slice(i, Math.min(end, i + 400));
  const value = Number(punctuated ? raw.replaceAll(',', '') : raw);
  return { start: i, end, value, arabic: true, digits, punctuated };
}

/**
 * The value of a Chinese numeral in [start, end): 十二, 一百零八, 二万三千, 一亿两千万, 壹佰贰拾万, 二〇二四. NaN where it is not one number
 * (三四 is two). Linear in its length.
 */
export function chineseValue(codes: Uint16Array, start: number, end: number): number {
  let total = 0;
  let section = 0;
  let digit = -1;
  let lastPlace = Infinity;
  let sawPlace = false;
  let zero = false;
  for (let i = start; i < end; i++) {
    const c = codes[i]!;
    const d = DIGITS[c]!;
    if (d >= 0) {
      if (d === 0 && sawPlace) {
        if (digit >= 0) return NaN;
        zero = true;
        continue;
      }
      if (digit >= 0) return sawPlace ? NaN : positional(codes, start, end);
      digit = d;
      continue;
    }
    const p = PLACES[c]!;
    if (p === 0) return NaN;
    sawPlace = true;
    if (p >= 1e4) {
      if (digit >= 0) section += digit;
      if (section === 0) return NaN;
      total = (total + section) * p;
      section = 0;
      digit = -1;
      lastPlace = p;
    } else {
      if (digit < 0) {
        // 十二 begins with the place itself; 百 and 千 do not.
        if (p === 10 && (i === start || zero || PLACES[codes[i - 1]!]! >= 100)) digit = 1;
        else return NaN;
      }
      section += digit * p;
      digit = -1;
      lastPlace = p;
    }
    zero = false;
  }
  if (digit >= 0) {
    // 二百五 is 250, 一万二 is 12000: a last digit without its place takes the next one down.
    if (sawPlace && !zero && lastPlace !== Infinity && lastPlace > 10) section += digit * (lastPlace / 10);
    else section += digit;
  }
  return total + section;
}

/** 二〇二四 → 2024: digits read one by one. NaN unless all are digits. */
function positional(codes: Uint16Array, start: number, end: number): number {
  let v = 0;
  for (let i = start; i < end; i++) {
    const d = DIGITS[codes[i]!]!;
    if (d < 0) return NaN;
    v = v * 10 + d;
  }
  return v;
}

/** The end of a run of Chinese numeral characters that begins at `i`. */
export function numeralsEnd(codes: Uint16Array, i: number, length: number): number {
  const limit = Math.min(length, i + 24);
  while (i < limit && CLASS[codes[i]!]! & NUMERAL) i++;
  return i;
}

/**
 * A Chinese numeral with decimals whose integer part is [start, end): 三点五, 九十五点三, and with the magnitude behind it 三点五亿. Null
 * where no decimals follow: 三点建议, 两点一线 (a unit is for the caller to find), 八点三十分 (a place is no decimal).
 */
export function readDecimal(codes: Uint16Array, start: number, end: number, length: number): { value: number; end: number } | null {
  if (codes[end] !== POINT) return null;
  let e = end + 1;
  let fraction = 0;
  let scale = 1;
  while (e < length && e - end <= 8 && DIGITS[codes[e]!]! >= 0) {
    fraction = fraction * 10 + DIGITS[codes[e]!]!;
    scale *= 10;
    e++;
  }
  const whole = chineseValue(codes, start, end);
  if (scale === 1 || !(whole >= 0) || PLACES[codes[e] ?? 0]! === 10) return null;
  let value = whole + fraction / scale;
  for (; e < length && PLACES[codes[e]!]! > 10 && value < 1e15; e++) value *= PLACES[codes[e]!]!;
  return { value, end: e };
}

/** The value of an ordinal as markers print it: `3`, `十二`, `③`. 0 where it is none. */
export function ordinalValue(codes: Uint16Array, start: number, end: number): number {
  const c = codes[start]!;
  if (CLASS[c]! & DIGIT) {
    let v = 0;
    for (let i = start; i < end; i++) v = v * 10 + (codes[i]! - 48);
    return v;
  }
  const v = chineseValue(codes, start, end);
  return Number.isInteger(v) ? v : 0;
}
