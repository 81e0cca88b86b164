/** Back from the clean text to the source. */
import type { Range } from '../structure/spans.ts';
import { type Clean, sourceEnd, sourceStart } from '../text/clean.ts';

export function spanStart(text: Clean, start: number): number {
  return sourceStart(text, start);
}

/** An empty clean span is an empty source span at its start. */
export function spanEnd(text: Clean, start: number, end: number): number {
  return end <= start ? sourceStart(text, start) : sourceEnd(text, end);
}

/** The source slice of a clean span. */
export function sourceText(text: Clean, r: Range): string {
  return r.end <= r.start ? '' : text.source.slice(sourceStart(text, r.start), sourceEnd(text, r.end));
}
