/** What DOCX and DOC have in common when their paragraphs become lines. */
import { CELL_BREAK } from './tidy.ts';

/**
 * The rows of a table, each an array of cells, each an array of paragraphs, as lines: cells set apart by tabs; a row of one filled cell, which
 * heads others, without. A frame of one column is no table, and one inside a cell (`flat`) is part of its text.
 */
export function tableLines(rows: readonly (readonly (readonly string[])[])[], flat: boolean): string[] {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (columns <= 1) return rows.flatMap((row) => row.flat());
  return rows.flatMap((row) => {
    const cells = row.map((cell) => cell.join(CELL_BREAK).replaceAll('\t', ' '));
    const filled = cells.filter((c) => c !== '');
    if (filled.length === 0) return [];
    if (flat) return [filled.join(' ')];
    return [filled.length === 1 && cells[0] !== '' ? filled[0]! : cells.join('\t').trimEnd()];
  });
}

/** A typed number and the tab after it: 一、⇥ 1.⇥ （一）⇥ */
export const TYPED_MARKER =
  /^(\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.、．)）]|[①-⑳•●■◆▪]))\t+/;
