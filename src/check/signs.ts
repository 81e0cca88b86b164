/**
 * What a character can begin or end, looked up before a pattern is tried. Tables of two levels: the characters of a language are spread over
 * tens of thousands of codes, and a flat table would be fetched from far away for every one of them.
 */

/** For each block of 64 codes which block of `signs` is its own; most have none, and share the first, which is empty. */
export interface Signs {
  readonly blocks: Uint8Array;
  readonly signs: Uint8Array;
}

/** Each character's signs, as bits: of all the rows that name it. */
export function signsOf(rows: readonly (readonly [sign: number, characters: string])[]): Signs {
  const blocks = new Uint8Array(1024);
  const own: number[] = [0];
  for (const [, characters] of rows) {
    for (let i = 0; i < characters.length; i++) {
      const block = characters.charCodeAt(i) >> 6;
      if (blocks[block] === 0) blocks[block] = own.push(block) - 1;
    }
  }
  if (own.length > 256) throw new RangeError('too many blocks of characters for a table');
  const signs = new Uint8Array(own.length << 6);
  for (const [sign, characters] of rows) {
    for (let i = 0; i < characters.length; i++) {
      const code = characters.charCodeAt(i);
      signs[(blocks[code >> 6]! << 6) | (code & 63)]! |= sign;
    }
  }
  return { blocks, signs };
}

/** 1 for each of these characters. */
export function oneOf(characters: string): Signs {
  return signsOf([[1, characters]]);
}

/** The signs of a character by its code; 0 where it has none, and where there is no character. */
export function signOf({ blocks, signs }: Signs, code: number): number {
  return signs[(blocks[code >> 6]! << 6) | (code & 63)]!;
}

/** Whether any character of some words has a sign. */
export function hasAny(words: string, signs: Signs): boolean {
  for (let i = 0; i < words.length; i++) if (signOf(signs, words.charCodeAt(i)) !== 0) return true;
  return false;
}
