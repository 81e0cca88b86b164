/**
 * Near duplicates among many short texts: MinHash signatures of character shingles (Broder 1997), banded for lookup (LSH, Indyk & Motwani
 * 1998), every candidate then compared exactly, so that no pair is reported that is not as similar as it says.
 */

const SHINGLE = 3;
/** 20 bands of 4 rows: a pair of Jaccard similarity 0.7 meets in a band with probability 0.996, one of 0.4 with 0.40. */
const BANDS = 20;
const ROWS = 4;
/** In a band, texts are compared with at most so many that are not yet in their group: a common beginning must not cost the square. */
const MOST_IN_BUCKET = 48;

/** Text as it is compared: folded to half-width, without spaces and punctuation. */
export function foldForComparison(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The distinct shingles of a folded text as sorted hashes; a text shorter than a shingle is one itself. */
export function shingles(folded: string): Uint32Array {
  const hashes: number[] = [];
  const last = Math.max(1, folded.length - SHINGLE + 1);
  for (let i = 0; i < last; i++) {
    let h = 0x811c9dc5;
    for (let j = i; j < Math.min(folded.length, i + SHINGLE); j++) h = Math.imul(h ^ folded.charCodeAt(j), 0x01000193);
    hashes.push(mix(h));
  }
  return Uint32Array.from(new Set(hashes)).sort();
}

/** A bijection that spreads the bits (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Jaccard similarity of two sorted sets. */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i]!;
    const y = b[j]!;
    if (x === y) common++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return common / (a.length + b.length - common);
}

/** Fixed parameters of the hash functions, so that results are the same everywhere. */
const SEEDS = Array.from({ length: BANDS * ROWS }, (_, i) => [mix(2 * i + 1) | 1, mix(0x9e3779b9 ^ (i + 1))] as const);
const MULTIPLIERS = Uint32Array.from(SEEDS, ([a]) => a);
const OFFSETS = Uint32Array.from(SEEDS, ([, b]) => b);

/**
 * Groups of indices into `texts` (already folded) that are connected by pairs of at least `threshold` similarity, each in order, the
 * groups in order of their first members. Texts that are the same are found without hashing.
 */
export function similarGroups(texts: readonly string[], threshold: number): number[][] {
  const byText = new Map<string, number[]>();
  texts.forEach((text, i) => {
    const same = byText.get(text);
    if (same) same.push(i);
    else byText.set(text, [i]);
  });
  const distinct = [...byText.keys()];
  const sets = distinct.map(shingles);
  const parent = Int32Array.from(distinct, (_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = i; at !== root; ) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  };

  const signatures = new Uint32Array(distinct.length * BANDS * ROWS);
  sets.forEach((set, i) => {
    sign(set, signatures.subarray(i * BANDS * ROWS, (i + 1) * BANDS * ROWS));
  });
  for (let band = 0; band < BANDS; band++) {
    const buckets = new Map<number, number[]>();
    for (let i = 0; i < distinct.length; i++) {
      const at = (i * BANDS + band) * ROWS;
      let key = band;
      for (let row = 0; row < ROWS; row++) key = mix(Math.imul(key, 31) + signatures[at + row]!);
      const others = buckets.get(key);
      if (!others) {
        buckets.set(key, [i]);
        continue;
      }
      let grouped = false;
      for (const other of others) {
        if (find(other) === find(i)) {
          grouped = true;
          continue;
        }
        // sets whose sizes differ by more than the threshold cannot reach it
        const [small, large] = sets[i]!.length < sets[other]!.length ? [sets[i]!, sets[other]!] : [sets[other]!, sets[i]!];
        if (small.length < threshold * large.length || jaccard(small, large) < threshold) continue;
        const [a, b] = [find(i), find(other)];
        parent[Math.max(a, b)] = Math.min(a, b);
        grouped = true;
      }
      // one that is like another in the bucket is stood for by it as long as there is room for both
      if (others.length < (grouped ? MOST_IN_BUCKET / 2 : MOST_IN_BUCKET)) others.push(i);
    }
  }

  const groups = new Map<number, number[]>();
  distinct.forEach((text, i) => {
    const root = find(i);
    const group = groups.get(root) ?? [];
    for (const index of byText.get(text)!) group.push(index);
    groups.set(root, group);
  });
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.sort((a, b) => a - b))
    .sort((a, b) => a[0]! - b[0]!);
}

function sign(set: Uint32Array, into: Uint32Array): void {
  for (let k = 0; k < into.length; k++) {
    const a = MULTIPLIERS[k]!;
    const b = OFFSETS[k]!;
    let least = 0xffffffff;
    for (let i = 0; i < set.length; i++) {
      // the multiplication alone would keep the order of low bits; the shift brings the high ones down
      let h = Math.imul(set[i]! ^ b, a);
      h = (h ^ (h >>> 15)) >>> 0;
      if (h < least) least = h;
    }
    into[k] = least;
  }
}
