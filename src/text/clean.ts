import type { Span } from '../model/notice.ts';
import { add, BREAK, BULLETS, type CharSet, CLASS, DIGIT, FOLD, FOLDED, has, isHan, LETTER, SPACE, setOf, VOID } from './chars.ts';
import { joinLines } from './lines.ts';
import { restoreStops } from './stops.ts';

/** How a character was set off from the one before it in the source. */
export const GAP_NONE = 0;
/** One space, dropped. */
export const GAP_SPACE = 1;
/** Two spaces or more, U+3000, or a tab inside a line: in one-line texts this is where a paragraph began. */
export const GAP_WIDE = 2;
/** A line break in the middle of a sentence, dropped. */
export const GAP_WRAP = 3;
/** At a line's start: a blank line stands before it. */
export const GAP_BLANK = 4;
/** At a line's start: the line is indented. */
export const GAP_INDENT = 5;

/**
 * The text as the extractors read it: folded to half-width, without white space that carries no meaning, hard-wrapped lines joined,
 * page numbers and running heads left out. `shifts` lead every position back to the source, so that every span found here is exact there.
 */
export interface Clean {
  readonly source: string;
  readonly text: string;
  readonly codes: Uint16Array;
  /** The classes of each character (see chars.ts). */
  readonly classes: Uint32Array;
  readonly length: number;
  /** How to get back to the source; null where offsets are the same there. */
  readonly shifts: Shifts | null;
  /** For each character, one of the GAP_ constants. */
  readonly gap: Uint8Array;
  /** The characters with which lines begin: what none begins with need not be looked for at the start of any. */
  readonly lineOpenings: CharSet;
}

/** What to add to an offset, and from where on. A table of every offset would be as large as the text twice over. */
interface Shifts {
  /** Clean offsets at which another shift begins, rising. */
  readonly from: Int32Array;
  readonly by: Int32Array;
  /** For each block of characters the index of the last shift that begins before it. */
  readonly blocks: Int32Array;
}

/** A block is 64 characters. */
const BLOCK = 6;

const CH_TAB = 9;
const CH_LF = 10;
const CH_SPACE = 32;
const CH_QUOTE = 34;
const CH_OPEN_QUOTE = 0x201c;
const CH_CLOSE_QUOTE = 0x201d;

/**
 * Folds and compacts a text. Linear; never throws.
 *
 * - line breaks become one `\n` each run, or vanish where they cut a sentence (see `lines.ts`);
 * - spaces vanish, except one between two Latin letters or two digits, which would otherwise run together;
 * - a tab inside a line stays (it separates cells);
 * - straight double quotes become “ and ” by turns within a line.
 */
export function clean(source: string): Clean {
  const n = source.length;
  // what is kept of the text moves to the front of its own codes: nothing is written where something is still to be read
  const codes = codesOf(source);
  restoreStops(source, codes);
  const lines = joinLines(source, codes);
  const classes = new Uint32Array(n + 1);
  const gap = new Uint8Array(n + 1);
  const lineOpenings = setOf('');
  const from: number[] = [];
  const by: number[] = [];
  let shift = 0;
  const note = (at: number, clean: number): void => {
    shift = at - clean;
    from.push(clean);
    by.push(shift);
  };
  let length = 0;
  // A document whose glyphs are all set apart by spaces prints its digits apart too.
  const glueDigits = lines.glyphSpaced;
  let pendingBreak = false;
  let blank = false;
  for (let l = 0; l < lines.count; l++) {
    const start = lines.start[l]!;
    const end = lines.end[l]!;
    if (lines.skip[l]) {
      if (start === end) blank = true;
      continue;
    }
    let spaces = 0;
    let lineGap = GAP_NONE;
    if (length > 0 || pendingBreak) {
      if (lines.join[l]) {
        lineGap = GAP_WRAP;
      } else if (length > 0) {
        if (lines.breakAt[l]! !== length + shift) note(lines.breakAt[l]!, length);
        classes[length] = CLASS[CH_LF]!;
        codes[length++] = CH_LF;
        lineGap = blank ? GAP_BLANK : GAP_NONE;
      }
    }
    blank = false;
    pendingBreak = true;
    let first = true;
    let quoteOpen = false;
    const tabbed = lines.tabbed[l] === 1;
    for (let i = start; i < end; i++) {
      const raw = codes[i]!;
      const cls = CLASS[raw]!;
      if (cls & (SPACE | VOID | BREAK)) {
        if (cls & SPACE) {
          if (raw === CH_TAB) {
            if (tabbed) {
              if (i !== length + shift) note(i, length);
              gap[length] = first ? lineGap : GAP_NONE;
              if (first && lineGap !== GAP_WRAP) add(lineOpenings, raw);
              classes[length] = cls;
              codes[length++] = CH_TAB;
              first = false;
              spaces = 0;
              continue;
            }
            spaces += 2;
          } else spaces += raw === 0x3000 ? 2 : 1;
        }
        continue;
      }
      if (first && isDecoration(codes, i, end)) continue;
      let c = raw;
      let own = cls;
      if (cls & FOLDED) {
        c = FOLD[raw]!;
        own = CLASS[c]!;
      }
      if (c === CH_QUOTE) {
        c = quoteOpen ? CH_CLOSE_QUOTE : CH_OPEN_QUOTE;
        own = CLASS[c]!;
        quoteOpen = !quoteOpen;
      }
      if (first) {
        if (lineGap !== GAP_WRAP || length === 0) add(lineOpenings, c);
        gap[length] = lineGap !== GAP_NONE ? lineGap : spaces > 1 ? GAP_INDENT : GAP_NONE;
        // no sentence has two numbers side by side: what the edge of the page cut is one
        if (lineGap === GAP_WRAP && needsSpace(codes[length - 1]!, c, true)) {
          classes[length] = CLASS[CH_SPACE]!;
          codes[length++] = CH_SPACE;
        }
        first = false;
      } else if (spaces > 0) {
        if (needsSpace(codes[length - 1]!, c, glueDigits)) {
          if (i - 1 !== length + shift) note(i - 1, length);
          classes[length] = CLASS[CH_SPACE]!;
          codes[length++] = CH_SPACE;
        }
        gap[length] = spaces > 1 ? GAP_WIDE : GAP_SPACE;
      }
      spaces = 0;
      if (i !== length + shift) note(i, length);
      classes[length] = own;
      codes[length++] = c;
    }
  }
  codes.fill(0, length);
  return {
    source,
    text: decode(codes, length),
    codes,
    classes,
    length,
    shifts: from.length > 0 ? shiftsOf(from, by, length) : null,
    gap,
    lineOpenings,
  };
}

const ARROWS = setOf('→⇒➜➔➡↳');

/** → in front of a line, ▶ in front of 问题1 : they say nothing. */
function isDecoration(codes: Uint16Array, i: number, end: number): boolean {
  const c = codes[i]!;
  if (c < 0x2190 || i + 2 >= end) return false;
  if (has(ARROWS, c)) return isHan(codes[i + 1]!);
  return has(BULLETS, c) && codes[i + 1] === 0x95ee && codes[i + 2] === 0x9898;
}

function needsSpace(before: number, after: number, glueDigits: boolean): boolean {
  const a = CLASS[before]!;
  const b = CLASS[after]!;
  return ((a & LETTER) !== 0 && (b & LETTER) !== 0) || (!glueDigits && (a & DIGIT) !== 0 && (b & DIGIT) !== 0);
}

const CHUNK = 8192;
/** Where memory holds the low byte first, as nearly everywhere, the codes are the bytes of UTF-16LE. */
const IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** The codes of a text and a 0 behind them; reading them from here costs less than from the text. */
function codesOf(text: string): Uint16Array {
  const codes = new Uint16Array(text.length + 1);
  if (IS_LITTLE_ENDIAN) Buffer.from(codes.buffer).write(text, 'utf16le');
  else for (let i = 0; i < text.length; i++) codes[i] = text.charCodeAt(i);
  return codes;
}

function decode(codes: Uint16Array, length: number): string {
  // a plain copy, which keeps lone surrogates; character by character costs fifty times as much
  if (IS_LITTLE_ENDIAN) return Buffer.from(codes.buffer, codes.byteOffset, length * 2).toString('utf16le');
  if (length <= CHUNK) return String.fromCharCode.apply(null, codes.subarray(0, length) as unknown as number[]);
  const parts: string[] = [];
  for (let i = 0; i < length; i += CHUNK) {
    parts.push(String.fromCharCode.apply(null, codes.subarray(i, Math.min(length, i + CHUNK)) as unknown as number[]));
  }
  return parts.join('');
}

function shiftsOf(from: readonly number[], by: readonly number[], length: number): Shifts {
  const blocks = new Int32Array((length >> BLOCK) + 1);
  let k = -1;
  for (let block = 0; block < blocks.length; block++) {
    while (k + 1 < from.length && from[k + 1]! <= block << BLOCK) k++;
    blocks[block] = k;
  }
  return { from: new Int32Array(from), by: new Int32Array(by), blocks };
}

/** The source offset of a clean one. */
export function sourceStart({ shifts }: Clean, start: number): number {
  if (shifts === null) return start;
  const { from } = shifts;
  let k = shifts.blocks[start >> BLOCK]!;
  while (from[k + 1]! <= start) k++;
  return k < 0 ? start : start + shifts.by[k]!;
}

/** The source offset just after the clean character before `end`. */
export function sourceEnd(text: Clean, end: number): number {
  return end === 0 ? 0 : sourceStart(text, end - 1) + 1;
}

/** True where a line begins (not one that continues a wrapped sentence). */
export function atLineStart(text: Clean, i: number): boolean {
  return i === 0 || text.codes[i - 1] === CH_LF;
}

/** The span in the source of a span of the clean text; of an empty one, an empty one at its start. */
export function sourceSpan(text: Clean, { start, end }: { start: number; end: number }): Span {
  const from = sourceStart(text, start);
  return { start: from, end: end <= start ? from : sourceEnd(text, end) };
}
