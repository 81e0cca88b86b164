/** Which of nested spans a position stands in. */
export interface Labelled {
  start: number;
  end: number;
  id: string;
}

export interface Nested extends Labelled {
  /** The span around this one. */
  readonly outer: Nested | null;
}

/** Orders spans that are nested or disjoint, outer ones first, and tells of each which one is around it. */
export function nest(spans: Labelled[]): readonly Nested[] {
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  let open: Nested | null = null;
  return spans.map(({ start, end, id }) => {
    while (open && open.end <= start) open = open.outer;
    open = { start, end, id, outer: open };
    return open;
  });
}

/** Tells the innermost of nested spans that holds a position. Asked for positions that (mostly) rise, all answers take one sweep. */
export function sweep(nested: readonly Nested[]): (at: number) => string | null {
  let k = -1;
  return (at) => {
    while (k + 1 < nested.length && nested[k + 1]!.start <= at) k++;
    while (k >= 0 && nested[k]!.start > at) k--;
    for (let span = k >= 0 ? nested[k]! : null; span; span = span.outer) if (at < span.end) return span.id;
    return null;
  };
}
