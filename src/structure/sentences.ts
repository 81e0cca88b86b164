import { CLASS, DIGIT, LF, SPACE, STOP } from '../text/chars.ts';
import { type Clean, GAP_BLANK, GAP_NONE, GAP_SPACE, GAP_WIDE, GAP_WRAP, sourceEnd, sourceStart } from '../text/clean.ts';
import { closeOf, type Zones } from '../text/zones.ts';
import type { Range } from './spans.ts';

const C = (c: string): number => c.charCodeAt(0);
const SEMICOLON = C(';');
const COMMA = C(',');
const COLON = C(':');
const PIPE = C('|');
const TAB = 9;

/** The first position in [start, end) of a sentence end (。 ! ? or a line break; with `semicolons` also ;) outside brackets and quotations, else `end`. */
export function sentenceEnd(text: Clean, zones: Zones, start: number, end: number, semicolons = false): number {
  const { codes } = text;
  for (let i = start; i < end; i++) {
    const close = closeOf(zones, i);
    if (close > 0 && close < end) {
      i = close;
      continue;
    }
    const c = codes[i]!;
    if (c === LF) return i;
    if (CLASS[c]! & STOP && (semicolons || c !== SEMICOLON)) return i;
  }
  return end;
}

/** The same for a clause: also ends at , and : outside brackets, but not at the comma inside a number. */
export function clauseEnd(text: Clean, zones: Zones, start: number, end: number): number {
  const { codes } = text;
  for (let i = start; i < end; i++) {
    const close = closeOf(zones, i);
    if (close > 0 && close < end) {
      i = close;
      continue;
    }
    const c = codes[i]!;
    if (c === LF || CLASS[c]! & STOP) return i;
    if (c === COLON) return i;
    if (c === COMMA && !(CLASS[codes[i - 1] ?? 0]! & DIGIT && CLASS[codes[i + 1] ?? 0]! & DIGIT)) return i;
  }
  return end;
}

/** Moves `end` back over white space, cell separators and line breaks. */
export function trimEnd(text: Clean, start: number, end: number): number {
  while (end > start) {
    const c = text.codes[end - 1]!;
    if (c !== LF && c !== TAB && c !== PIPE && (CLASS[c]! & SPACE) === 0) break;
    end--;
  }
  return end;
}

export function trimStart(text: Clean, start: number, end: number): number {
  while (start < end) {
    const c = text.codes[start]!;
    if (c !== LF && c !== TAB && c !== PIPE && (CLASS[c]! & SPACE) === 0) break;
    start++;
  }
  return start;
}

/** 一方面健全制度,另一方面…: the next marker cut the sentence short. */
function withoutComma(text: Clean, start: number, end: number): number {
  while (end > start && (text.codes[end - 1] === COMMA || text.codes[end - 1] === SEMICOLON)) end--;
  return end;
}

/** Most characters that a headline may have before it is cut to its first clause. */
const LONGEST_HEADLINE = 24;

/** How long a span is as printed, with the spaces in it; a line break in mid-sentence is none of its characters. */
function printedLength(text: Clean, start: number, end: number): number {
  if (text.shifts === null || end <= start) return end - start;
  let breaks = 0;
  for (let i = start + 1; i < end; i++) if (text.gap[i] === GAP_WRAP) breaks += sourceStart(text, i) - sourceStart(text, i - 1) - 1;
  return sourceEnd(text, end) - sourceStart(text, start) - breaks;
}

/**
 * The headline of a measure whose text (without marker) is [start, end): its first sentence if short, else its first clause.
 * Returns the end of the headline.
 */
export function headlineEnd(text: Clean, zones: Zones, start: number, end: number): number {
  const s = sentenceEnd(text, zones, start, end, true);
  if (printedLength(text, start, s) <= LONGEST_HEADLINE) return withoutComma(text, start, trimEnd(text, start, s));
  return trimEnd(text, start, clauseEnd(text, zones, start, end));
}

/** True where a paragraph begins at `i`. */
export function isParagraphStart(text: Clean, oneLine: boolean, i: number): boolean {
  if (i === 0 || text.codes[i - 1] === LF) return true;
  const g = text.gap[i]!;
  if (g === GAP_NONE || g === GAP_BLANK) return false;
  return oneLine && (g === GAP_SPACE || g === GAP_WIDE) && /[。;；”!！]/.test(text.text[i - 1]!);
}

/** The span without the blanks around it; null where nothing is left. */
export function trimmed(text: Clean, start: number, end: number): Range | null {
  const s = trimStart(text, start, end);
  const e = trimEnd(text, s, end);
  return e > s ? { start: s, end: e } : null;
}

/** How far a paragraph is looked through for its end. */
export const LONGEST_PARAGRAPH = 4000;

/** The end of the line in which `i` stands, looked for up to `limit`. */
export function lineEnd(text: Clean, i: number, limit: number): number {
  const stop = Math.min(text.length, limit);
  let e = i;
  while (e < stop && text.codes[e] !== LF) e++;
  return e;
}
