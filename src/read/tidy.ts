/** Characters that print nothing: soft hyphen, zero-width spaces and joiners, direction marks, byte order marks. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** The text as printed; what is left out would only sit between its characters. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** Stands between the paragraphs of a table cell, whose row is one line: the parser takes it for the start of a paragraph. */
export const CELL_BREAK = '\u3000';
