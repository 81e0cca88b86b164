/** A text and the spans that lie on it → consecutive pieces, each with the spans that cover it. */
export interface Mark {
  id: string;
  start: number;
  end: number;
}

export interface Segment<T extends Mark> {
  start: number;
  end: number;
  /** The spans that cover the piece, the shortest first. */
  marks: T[];
}

/** Pieces of at most a line each, in order, covering the text without its line breaks. Spans may nest, cross or lie outside the text. */
export function segment<T extends Mark>(text: string, marks: readonly T[]): Segment<T>[][] {
  const inside = marks.filter(({ start, end }) => start < end && start < text.length && end > 0);
  const opening = [...inside].sort((a, b) => a.start - b.start);
  const cuts = [...new Set(inside.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const lines: Segment<T>[][] = [];
  let open: T[] = [];
  let nextOpening = 0;
  let nextCut = 0;
  for (const [from, to] of linesOf(text)) {
    const line: Segment<T>[] = [];
    for (let at = from; at < to; ) {
      while (nextCut < cuts.length && cuts[nextCut]! <= at) nextCut++;
      while (nextOpening < opening.length && opening[nextOpening]!.start <= at) open.push(opening[nextOpening++]!);
      open = open.filter(({ end }) => end > at);
      const end = Math.min(to, cuts[nextCut] ?? to);
      line.push({ start: at, end, marks: [...open].sort((a, b) => a.end - a.start - (b.end - b.start)) });
      at = end;
    }
    lines.push(line);
  }
  return lines;
}

function* linesOf(text: string): Generator<[from: number, to: number]> {
  let from = 0;
  for (const { index, 0: found } of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) {
    yield [from, index];
    from = index + found.length;
  }
  yield [from, text.length];
}
