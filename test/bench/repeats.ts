/**
 * `npx esbuild test/bench/repeats.ts --bundle --platform=node --format=esm --outfile=… && node …`: 100,000 measures grouped, and the pairs
 * found among 2,000 against comparing each with each. See `repeats.js`.
 */
import { foldForComparison, jaccard, shingles, similarGroups } from '../../src/analyse/minhash.ts';
import { allPairs, measureTexts } from '../analyse/texts.ts';

export function run(print: (line: string) => void): void {
  const threshold = 0.7;
  const many = measureTexts(100_000).map(foldForComparison);
  const from = process.hrtime.bigint();
  const groups = similarGroups(many, threshold);
  const seconds = Number(process.hrtime.bigint() - from) / 1e9;
  print(`100,000 measures: ${seconds.toFixed(1)} s, ${groups.length} groups of ${groups.reduce((n, g) => n + g.length, 0)} members`);
  for (const seed of [2, 3, 4]) {
    const few = measureTexts(2000, seed).map(foldForComparison);
    const home = new Map(similarGroups(few, threshold).flatMap((group, g) => group.map((i) => [i, g] as const)));
    const pairs = allPairs(few.map(shingles), threshold, jaccard);
    const found = pairs.filter(([a, b]) => home.has(a) && home.get(a) === home.get(b)).length;
    print(`2,000 measures: ${found} of ${pairs.length} pairs found, recall ${((100 * found) / pairs.length).toFixed(2)} %`);
  }
}
