/** Spans of the clean text. */

/** A span of the clean text. */
export interface Range {
  start: number;
  end: number;
}

/** A test whether a position lies in one of some spans; spans are sorted and merged once. */
export function spansOf(spans: readonly Range[]): (at: number) => boolean {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const starts: number[] = [];
  const ends: number[] = [];
  for (const s of sorted) {
    const last = ends.length - 1;
    if (last >= 0 && s.start <= ends[last]!) ends[last] = Math.max(ends[last]!, s.end);
    else {
      starts.push(s.start);
      ends.push(s.end);
    }
  }
  return (at) => {
    const k = lastAtOrBefore(starts, at);
    return k >= 0 && at < ends[k]!;
  };
}

export function lastAtOrBefore(starts: readonly number[], at: number): number {
  let lo = 0;
  let hi = starts.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (starts[mid]! <= at) lo = mid + 1;
    else hi = mid;
  }
  return lo - 1;
}
