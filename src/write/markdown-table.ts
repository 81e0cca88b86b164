/** Tables and text in GitHub-flavoured Markdown. */
import { onOneLine } from './wrap.ts';

export type MarkdownColumn = readonly [header: string, align?: 'right' | undefined];

/** A table whose cells are plain text, or what `cell` makes of them. */
export function markdownTable(
  columns: readonly MarkdownColumn[],
  rows: readonly (readonly string[])[],
  cell: (text: string) => string = inline,
): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(([header]) => header)),
    line(columns.map(([, align]) => (align === 'right' ? '---:' : '---'))),
    ...rows.map((row) => line(row.map(cell))),
  ];
}

/** Keeps text from being read as markup or from leaving its table cell. */
export function inline(text: string): string {
  return onOneLine(text, '<br>').replace(/[\\`*_[\]|#~]|<(?!br>)/g, '\\$&');
}
