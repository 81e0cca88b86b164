import type { Finding, Span } from '../model/notice.ts';

/** Where something stands as editors count it: both from 1, the column in characters (code points). */
export interface Place {
  line: number;
  column: number;
}

/** A span with its place and its words. */
export interface Placed extends Span, Place {
  text: string;
}

/** A finding with its place and the words at fault, and the places that bear on it. */
export interface PlacedFinding extends Omit<Finding, 'related'>, Placed {
  related: Placed[];
}

/** Where the lines of a text begin; a line ends with LF, CRLF or CR. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

export function placeOf(text: string, starts: readonly number[], offset: number): Place {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle;
  }
  let column = 1;
  for (let i = starts[low]!; i < offset; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) column++;
  return { line: low + 1, column };
}

/** The findings of a notice with their places in its source text. */
export function placeFindings(text: string, findings: readonly Finding[]): PlacedFinding[] {
  const starts = lineStarts(text);
  const placed = ({ start, end }: Span): Placed => ({ ...placeOf(text, starts, start), start, end, text: text.slice(start, end) });
  return findings.map(({ rule, severity, message, expected, actual, related, ...span }) => ({
    rule,
    severity,
    message,
    expected,
    actual,
    ...placed(span),
    related: related.map(placed),
  }));
}
