import type { Distribution, SourceRef, ValuedRef } from '../model/analysis.ts';

/** Whole or fractional values kept as value → how often, so that a million measures cost no more than their distinct counts. */
export interface Sample {
  add(value: number, from: () => SourceRef): void;
  result(): Distribution;
}

/** With `sources`, where each value comes from is kept as well. */
export function sample(sources: boolean): Sample {
  const from: ValuedRef[] | null = sources ? [] : null;
  const counts = new Map<number, number>();
  let n = 0;
  return {
    add(value, ref) {
      from?.push({ ...ref(), value });
      counts.set(value, (counts.get(value) ?? 0) + 1);
      n++;
    },
    result() {
      if (n === 0) return { count: 0, min: null, q1: null, median: null, q3: null, max: null, mean: null, sources: from };
      const sorted = [...counts].sort(([a], [b]) => a - b);
      const at = (rank: number): number => {
        let seen = 0;
        for (const [value, count] of sorted) if ((seen += count) > rank) return value;
        return sorted.at(-1)![0];
      };
      /** Linear interpolation between closest ranks (R type 7, as spreadsheets' QUARTILE.INC). */
      const quantile = (p: number): number => {
        const rank = (n - 1) * p;
        const below = Math.floor(rank);
        const low = at(below);
        return low + (at(Math.min(n - 1, below + 1)) - low) * (rank - below);
      };
      const sum = sorted.reduce((total, [value, count]) => total + value * count, 0);
      return {
        count: n,
        min: sorted[0]![0],
        q1: quantile(0.25),
        median: quantile(0.5),
        q3: quantile(0.75),
        max: sorted.at(-1)![0],
        mean: sum / n,
        sources: from,
      };
    },
  };
}
