/** The characters that rules look for in the whole text, found in one pass for all of them. */
import { newClass } from '../text/chars.ts';
import type { Clean } from '../text/clean.ts';
import { signOf, signsOf } from './signs.ts';

/** Positions in the clean text, in order. */
export interface Notable {
  /** Where a placeholder or a drafting note may begin. */
  readonly placeholders: readonly number[];
  /** Where 余 or 剩 stands: a remainder may be told. */
  readonly remainders: readonly number[];
}

const NOTABLE = newClass('X×x*_□待需(【[TF此这余剩');
const REMAINDER = 1;
const NEEDS_MORE = 2;
const MAY_FOLLOW = 4;
const SIGNS = signsOf([
  [REMAINDER, '余剩'],
  [NEEDS_MORE, '待需(【[TF此这'],
  [MAY_FOLLOW, '补填核此这请待注根可具起X×OBI处里'],
]);

export function findNotable({ codes, classes, length }: Clean): Notable {
  const placeholders: number[] = [];
  const remainders: number[] = [];
  for (let i = nextOf(classes, 0, length); i < length; i = nextOf(classes, i + 1, length)) {
    const sign = signOf(SIGNS, codes[i]!);
    if (sign & REMAINDER) remainders.push(i);
    // a bracket or 待 begins a placeholder only before certain words
    else if ((sign & NEEDS_MORE) === 0 || signOf(SIGNS, codes[i + 1]!) & MAY_FOLLOW) placeholders.push(i);
  }
  return { placeholders, remainders };
}

function nextOf(classes: Uint32Array, at: number, end: number): number {
  while (at < end && (classes[at]! & NOTABLE) === 0) at++;
  return at;
}
