/** Issues of one notice that stand as several in another of the same unit. */
import { TITLE_WORDS } from '../lexicon/title-words.ts';
import type { Issue } from '../model/notice.ts';
import { bigrams, dice } from './likeness.ts';
import { foldForComparison } from './minhash.ts';

/** This share of a part's own matter is in the whole's title or facts. */
const OF_THE_PART = 0.4;
/** The parts together name this share of the matter of the whole's title. */
const OF_THE_WHOLE = 0.5;
/** A title that is so much like another is the same issue, and no part of it. */
const SAME_TITLE = 0.9;
/** The heading over the parts is so much like the whole's title, where the whole became a heading. */
const SAME_HEADING = 0.7;

/** An issue with the title of the aspect above it, and whether the issue is there to be a part. */
export interface Part {
  issue: Issue;
  aspect: string | null;
  free: boolean;
}

/**
 * For each whole the parts that it was split into, as positions; parts that an issue of their own matches are not free, but for the whole's
 * own counterpart. A merge is a split seen from the later notice.
 *
 * @param counterpart the part that was matched with a whole, if one was
 */
export function splits(
  wholes: readonly Issue[],
  parts: readonly Part[],
  counterpart: (whole: number) => number | undefined,
): Map<number, number[]> {
  const matters = parts.map(({ issue }) => matterOf(issue.title));
  const found: { whole: number; pieces: number[]; covered: number }[] = [];
  wholes.forEach((whole, at) => {
    const own = counterpart(at);
    const title = matterOf(whole.title);
    if (title.size === 0 || (own !== undefined && dice(bigrams(parts[own]!.issue.title), bigrams(whole.title)) > SAME_TITLE)) return;
    const within = new Set([...title, ...matterOf(whole.statement ?? '')]);
    const titlePairs = bigrams(whole.title);
    const covered = new Set<string>();
    const pieces = parts.flatMap(({ issue, aspect, free }, i) => {
      if ((!free && i !== own) || issue.role !== whole.role) return [];
      const matter = matters[i]!;
      const under = aspect !== null && dice(bigrams(aspect), titlePairs) >= SAME_HEADING;
      const shared = [...matter].filter((pair) => within.has(pair));
      if (!under && (matter.size === 0 || shared.length / matter.size < OF_THE_PART)) return [];
      for (const pair of under ? title : shared) covered.add(pair);
      return [i];
    });
    const share = [...title].filter((pair) => covered.has(pair)).length / title.size;
    // what was matched with something else is not several
    if (own !== undefined && !pieces.includes(own)) return;
    if (pieces.length >= 2 && share >= OF_THE_WHOLE) found.push({ whole: at, pieces, covered: share });
  });
  // a part belongs to one whole: the one that its parts make up best
  const taken = new Set<number>();
  const result = new Map<number, number[]>();
  for (const { whole, pieces } of found.sort((a, b) => b.covered - a.covered || a.whole - b.whole)) {
    const left = pieces.filter((i) => !taken.has(i));
    const own = counterpart(whole);
    if (left.length < 2 || (own !== undefined && !left.includes(own))) continue;
    for (const i of left) taken.add(i);
    result.set(whole, left);
  }
  return result;
}

/** The pairs of characters of what a title is about, without what any title says. */
function matterOf(title: string): Set<string> {
  const pieces = TITLE_WORDS.reduce((text, word) => text.replaceAll(word, '，'), title).split(/[\p{P}\s]+/u);
  return new Set(pieces.flatMap((piece) => [...bigrams(foldForComparison(piece)).keys()]));
}
