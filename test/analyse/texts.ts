/** Measures as many as wanted, made from those of the fixtures: some are copies of earlier ones with words changed, dropped or swapped. */
import { fixture, fixtureNames } from './notice.ts';

/** A small deterministic generator (mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

export function measureTexts(count: number, seed = 1): string[] {
  const random = randomFrom(seed);
  const own = fixtureNames.flatMap((name) => fixture(name).measures.map((m) => m.text));
  const clauses = own.flatMap((text) => text.split(/(?<=[，。；;])/)).filter((clause) => clause.length > 5);
  const characters = [...own.join('')];
  const texts: string[] = [];
  while (texts.length < count) {
    const kind = random(10);
    if (kind < 3 && texts.length > 0) {
      // a copy, more or less changed
      const from = [...texts[random(texts.length)]!];
      for (let n = random(Math.max(2, from.length >> 3)); n > 0; n--) {
        const at = random(from.length);
        from.splice(at, random(3), ...(random(3) ? [characters[random(characters.length)]!] : []));
      }
      if (from.length > 12) texts.push(from.join(''));
    } else texts.push(Array.from({ length: 2 + random(5) }, () => clauses[random(clauses.length)]!).join(''));
  }
  return texts;
}

/** Every pair of at least this similarity, found by comparing each with each. */
export function allPairs(
  sets: readonly Uint32Array[],
  threshold: number,
  similarity: (a: Uint32Array, b: Uint32Array) => number,
): [number, number][] {
  const pairs: [number, number][] = [];
  for (let i = 0; i < sets.length; i++)
    for (let j = i + 1; j < sets.length; j++) if (similarity(sets[i]!, sets[j]!) >= threshold) pairs.push([i, j]);
  return pairs;
}
