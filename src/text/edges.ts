/** Punctuation at which sentences, clauses and phrases end, as bit masks, and the loops that look for it. */
export const FULL_STOP = 1; // 。 ! ? and line breaks
export const SEMICOLON = 2; // ;
export const COMMA = 4; // , :
export const PAREN = 8; // ( )
export const ENUMERATION = 16; // 、
export const CELL = 32; // | and tab

export const SENTENCE = FULL_STOP | SEMICOLON;
export const CLAUSE = SENTENCE | COMMA | PAREN;
export const PHRASE = CLAUSE | ENUMERATION | CELL;

const EDGE = new Uint8Array(65536);
for (const [chars, flag] of [
  ['。!?\n！？', FULL_STOP],
  [';；', SEMICOLON],
  [',:，：', COMMA],
  ['()（）', PAREN],
  ['、', ENUMERATION],
  ['|\t', CELL],
] as const) {
  for (const c of chars) EDGE[c.charCodeAt(0)] = flag;
}

/** Whether a character is one of the edges of a mask. */
export function isEdge(code: number | undefined, mask: number): boolean {
  return code !== undefined && (EDGE[code]! & mask) !== 0;
}

/** The start of the run without edges that ends at `at`, not below `floor`. */
export function runBack(codes: Uint16Array, at: number, floor: number, mask: number): number {
  let i = at;
  const f = floor < 0 ? 0 : floor;
  while (i > f && (EDGE[codes[i - 1]!]! & mask) === 0) i--;
  return i;
}

/** The end of the run without edges that begins at `at`, not above `limit`. */
export function runOn(codes: Uint16Array, at: number, limit: number, mask: number): number {
  let i = at;
  while (i < limit && (EDGE[codes[i]!]! & mask) === 0) i++;
  return i;
}
