import { CLASS, newClass } from './chars.ts';

/** Punctuation at which sentences, clauses and phrases end, as character classes, and the loops that look for it. */
export const FULL_STOP = newClass('。!?\n');
export const SEMICOLON = newClass(';');
export const COMMA = newClass(',:');
export const PAREN = newClass('()');
export const ENUMERATION = newClass('、');
export const CELL = newClass('|\t');

export const SENTENCE = FULL_STOP | SEMICOLON;
export const CLAUSE = SENTENCE | COMMA | PAREN;
export const PHRASE = CLAUSE | ENUMERATION | CELL;

/** Whether a character is one of the edges of a mask. */
export function isEdge(code: number | undefined, mask: number): boolean {
  return code !== undefined && (CLASS[code]! & mask) !== 0;
}

/** The start of the run without edges that ends at `at`, not below `floor`. */
export function runBack(classes: Uint32Array, at: number, floor: number, mask: number): number {
  let i = at;
  const f = floor < 0 ? 0 : floor;
  while (i > f && (classes[i - 1]! & mask) === 0) i--;
  return i;
}

/** The end of the run without edges that begins at `at`, not above `limit`. */
export function runOn(classes: Uint32Array, at: number, limit: number, mask: number): number {
  let i = at;
  while (i < limit && (classes[i]! & mask) === 0) i++;
  return i;
}
