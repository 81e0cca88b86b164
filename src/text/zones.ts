import { BRACKET, CLASS } from './chars.ts';
import type { Clean } from './clean.ts';

/** Inside 《…》. */
export const IN_TITLE = 1;
/** Inside a short quotation without inner punctuation: a name or slogan, such as “两个责任”. */
export const IN_NAME = 2;
/** Inside any quotation. */
export const IN_QUOTE = 4;
/** Inside round brackets. */
export const IN_PAREN = 8;
/** Inside 〔…〕 or […], where document numbers keep their year. */
export const IN_DOC_NUMBER = 16;

export interface Bracketed {
  readonly start: number;
  /** After the closing character. */
  readonly end: number;
}

export interface Zones {
  /** For each character the IN_ flags that hold there (the brackets themselves included). */
  readonly flags: Uint8Array;
  /** 《…》 with their brackets, outermost only, in document order. */
  readonly titles: readonly Bracketed[];
  /** For each opening bracket or quotation mark its closing one's position, else 0. */
  readonly closes: Int32Array;
}

const C = (c: string): number => c.charCodeAt(0);
const OPEN_TITLE = C('《');
const CLOSE_TITLE = C('》');
const OPEN_QUOTE = C('“');
const CLOSE_QUOTE = C('”');
const OPEN_INNER = C('‘');
const CLOSE_INNER = C('’');
const OPEN_PAREN = C('(');
const CLOSE_PAREN = C(')');
const OPEN_DOC = C('〔');
const CLOSE_DOC = C('〕');
const OPEN_SQUARE = C('[');
const CLOSE_SQUARE = C(']');
const LF = 10;

/** A name in quotation marks is short and has no punctuation; longer ones are speech or issue titles. */
const LONGEST_NAME = 14;
/** A bracket that is not closed within this many characters is taken for a stray one. */
const REACH: Record<number, number> = {
  [OPEN_TITLE]: 160,
  [OPEN_QUOTE]: 600,
  [OPEN_INNER]: 200,
  [OPEN_PAREN]: 400,
  [OPEN_DOC]: 12,
  [OPEN_SQUARE]: 12,
};
const FLAG: Record<number, number> = {
  [OPEN_TITLE]: IN_TITLE,
  [OPEN_QUOTE]: IN_QUOTE,
  [OPEN_INNER]: IN_QUOTE,
  [OPEN_PAREN]: IN_PAREN,
  [OPEN_DOC]: IN_DOC_NUMBER,
  [OPEN_SQUARE]: IN_DOC_NUMBER,
};
const CLOSER: Record<number, number> = {
  [OPEN_TITLE]: CLOSE_TITLE,
  [OPEN_QUOTE]: CLOSE_QUOTE,
  [OPEN_INNER]: CLOSE_INNER,
  [OPEN_PAREN]: CLOSE_PAREN,
  [OPEN_DOC]: CLOSE_DOC,
  [OPEN_SQUARE]: CLOSE_SQUARE,
};

/** Pairs brackets, quotation marks and 《》 in one pass. Unclosed ones open nothing; a line break closes all. */
export function findZones(text: Clean): Zones {
  const { codes, length } = text;
  const flags = new Uint8Array(length + 1);
  const closes = new Int32Array(length + 1);
  const titles: Bracketed[] = [];
  const stack: number[] = [];
  for (let i = 0; i < length; i++) {
    const c = codes[i]!;
    if (c === LF) {
      stack.length = 0;
      continue;
    }
    if ((CLASS[c]! & BRACKET) === 0) continue;
    if (CLOSER[c] !== undefined) {
      // Nesting deeper than any text needs is damage; forget the oldest.
      if (stack.length > 64) stack.shift();
      stack.push(i);
      continue;
    }
    // a closing one: pair it with the nearest opening one of its kind
    for (let s = stack.length - 1; s >= 0; s--) {
      const open = stack[s]!;
      const o = codes[open]!;
      if (CLOSER[o] !== c) continue;
      if (i - open <= REACH[o]!) {
        closes[open] = i;
        stack.length = s;
      }
      break;
    }
  }
  let titleEnd = 0;
  for (let i = 0; i < length; i++) {
    const end = closes[i]!;
    if (end === 0) continue;
    const o = codes[i]!;
    let flag = FLAG[o]!;
    if (o === OPEN_TITLE && i >= titleEnd) {
      titles.push({ start: i, end: end + 1 });
      titleEnd = end + 1;
    }
    if (flag === IN_QUOTE && isName(codes, i, end)) flag = IN_NAME | IN_QUOTE;
    for (let k = i; k <= end; k++) flags[k]! |= flag;
  }
  return { flags, titles, closes };
}

const NOT_IN_NAMES = new Set([...',。;:!?(“‘'].map(C));

function isName(codes: Uint16Array, open: number, close: number): boolean {
  if (close - open - 1 > LONGEST_NAME) return false;
  for (let k = open + 1; k < close; k++) if (NOT_IN_NAMES.has(codes[k]!)) return false;
  return true;
}
