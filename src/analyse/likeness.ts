/** How alike two short texts are, by the pairs of characters that they hold. */
import { foldForComparison } from './minhash.ts';

/** Pairs of characters with how often each occurs. */
export type Bigrams = ReadonlyMap<string, number>;

/** Bigrams of a text without its punctuation. */
export function bigrams(text: string): Bigrams {
  const folded = foldForComparison(text);
  const counts = new Map<string, number>();
  for (let i = 0; i < Math.max(1, folded.length - 1); i++) {
    const pair = folded.slice(i, i + 2);
    if (pair !== '') counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** Dice coefficient of two multisets, 0 for two that are empty. */
export function dice(a: Bigrams, b: Bigrams): number {
  let common = 0;
  let size = 0;
  for (const [pair, n] of a) {
    size += n;
    common += Math.min(n, b.get(pair) ?? 0);
  }
  for (const n of b.values()) size += n;
  return size === 0 ? 0 : (2 * common) / size;
}

/** The best pairs first, each item in one pair at most; ties go to what stands first. */
export function match<T>(
  earlier: readonly T[],
  later: readonly T[],
  likeness: (a: number, b: number) => number,
  least: number,
): Map<number, [number, number]> {
  const pairs: [number, number, number][] = [];
  for (let a = 0; a < earlier.length; a++)
    for (let b = 0; b < later.length; b++) {
      const alike = likeness(a, b);
      if (alike >= least) pairs.push([a, b, alike]);
    }
  pairs.sort(([a, b, x], [c, d, y]) => y - x || a - c || b - d);
  const taken = new Set<number>();
  const found = new Map<number, [number, number]>();
  for (const [a, b, alike] of pairs) {
    if (taken.has(b) || found.has(a)) continue;
    taken.add(b);
    found.set(a, [b, alike]);
  }
  return found;
}
