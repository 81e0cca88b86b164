import { BRACKET, BREAK, LF } from './chars.ts';
import type { Clean } from './clean.ts';
import { runOn } from './edges.ts';

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
  /** For each opening bracket or quotation mark how far its closing one is, else 0. */
  readonly reach: Uint16Array;
}

/** The position of the bracket or quotation mark that closes the one at `i`, or 0. */
export function closeOf({ reach }: Zones, i: number): number {
  const far = reach[i];
  return far ? i + far : 0;
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
/** A name in quotation marks is short and has no punctuation; longer ones are speech or issue titles. */
const LONGEST_NAME = 14;
interface Pair {
  readonly closer: number;
  /** A bracket that is not closed within this many characters is taken for a stray one. */
  readonly reach: number;
  readonly flag: number;
}

const PAIRS: ReadonlyMap<number, Pair> = new Map([
  [OPEN_TITLE, { closer: CLOSE_TITLE, reach: 160, flag: IN_TITLE }],
  [OPEN_QUOTE, { closer: CLOSE_QUOTE, reach: 600, flag: IN_QUOTE }],
  [OPEN_INNER, { closer: CLOSE_INNER, reach: 200, flag: IN_QUOTE }],
  [OPEN_PAREN, { closer: CLOSE_PAREN, reach: 400, flag: IN_PAREN }],
  [OPEN_DOC, { closer: CLOSE_DOC, reach: 12, flag: IN_DOC_NUMBER }],
  [OPEN_SQUARE, { closer: CLOSE_SQUARE, reach: 12, flag: IN_DOC_NUMBER }],
]);

/** Pairs brackets, quotation marks and 《》 in one pass. Unclosed ones open nothing; a line break closes all. */
export function findZones(text: Clean): Zones {
  const { codes, classes, length } = text;
  const flags = new Uint8Array(length + 1);
  const reach = new Uint16Array(length + 1);
  const titles: Bracketed[] = [];
  const openings: number[] = [];
  // the open ones, as many as `depth` says: cutting an array short costs more than it is long
  const stack: number[] = [];
  const pairs: Pair[] = [];
  let depth = 0;
  for (let i = runOn(classes, 0, length, BRACKET | BREAK); i < length; i = runOn(classes, i + 1, length, BRACKET | BREAK)) {
    const c = codes[i]!;
    if (c === LF) {
      depth = 0;
      continue;
    }
    const opened = PAIRS.get(c);
    if (opened) {
      // Nesting deeper than any text needs is damage; forget the oldest.
      if (depth > 64) {
        stack.shift();
        pairs.shift();
        depth--;
      }
      openings.push(i);
      stack[depth] = i;
      pairs[depth] = opened;
      depth++;
      continue;
    }
    // a closing one: pair it with the nearest opening one of its kind
    for (let s = depth - 1; s >= 0; s--) {
      if (pairs[s]!.closer !== c) continue;
      if (i - stack[s]! <= pairs[s]!.reach) {
        reach[stack[s]!] = i - stack[s]!;
        depth = s;
      }
      break;
    }
  }
  let titleEnd = 0;
  for (const i of openings) {
    const far = reach[i]!;
    if (far === 0) continue;
    const end = i + far;
    const o = codes[i]!;
    let { flag } = PAIRS.get(o)!;
    if (o === OPEN_TITLE && i >= titleEnd) {
      titles.push({ start: i, end: end + 1 });
      titleEnd = end + 1;
    }
    if (flag === IN_QUOTE && isName(codes, i, end)) flag = IN_NAME | IN_QUOTE;
    for (let k = i; k <= end; k++) flags[k]! |= flag;
  }
  return { flags, titles, reach };
}

const NOT_IN_NAMES = new Set([...',。;:!?(“‘'].map(C));

const ONE = C('一');
const DUN = C('、');
const LONGEST_SLOGAN = 40;

/** Parts that all begin with 一. */
function isSlogan(codes: Uint16Array, open: number, close: number): boolean {
  let parts = 1;
  for (let k = open + 1; k < close; k++)
    if (codes[k] === DUN) {
      if (codes[k + 1] !== ONE) return false;
      parts++;
    }
  return parts >= 3;
}

function isName(codes: Uint16Array, open: number, close: number): boolean {
  if (close - open - 1 > (codes[open + 1] === ONE ? LONGEST_SLOGAN : LONGEST_NAME)) return false;
  // “一个问题、一名领导、一个专班”
  if (close - open - 1 > LONGEST_NAME && !isSlogan(codes, open, close)) return false;
  for (let k = open + 1; k < close; k++) if (NOT_IN_NAMES.has(codes[k]!)) return false;
  return true;
}
