/** Back from the clean text to the source. */
import type { Span } from '../model/notice.ts';
import type { Range } from '../structure/spans.ts';
import { type Clean, sourceEnd, sourceStart } from '../text/clean.ts';

export function spanStart(text: Clean, start: number): number {
  return sourceStart(text, start);
}

/** An empty clean span is an empty source span at its start. */
export function spanEnd(text: Clean, start: number, end: number): number {
  return end <= start ? sourceStart(text, start) : sourceEnd(text, end);
}

export function sourceSpan(text: Clean, r: Range): Span {
  return { start: spanStart(text, r.start), end: spanEnd(text, r.start, r.end) };
}

/** The source slice of a clean span. */
export function sourceText(text: Clean, r: Range): string {
  return r.end <= r.start ? '' : text.source.slice(sourceStart(text, r.start), sourceEnd(text, r.end));
}
