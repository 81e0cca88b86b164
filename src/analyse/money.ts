import { MONEY_CUES, WEAK_MONEY_CUES } from '../lexicon/money.ts';
import { MONEY_DIRECTIONS, type MoneyDirection } from '../model/analysis.ts';
import type { Count, Notice } from '../model/notice.ts';
import { values } from '../model/vocabulary.ts';
import { clauseAround, type Lookup, stretchOf } from './places.ts';

export interface MoneyMention {
  count: Count;
  value: number;
  direction: MoneyDirection;
  /** The word that decided; null for `other`. */
  cue: string | null;
}

/**
 * Amounts stated as facts within problems and their answers, with the way that they went. One amount that a problem tells twice in one
 * direction (拖欠52.6万元 in its title and again in its facts) counts once. Ranges and changes (减少300万元) are no amounts of their own.
 */
export function moneyOf(notice: Notice, lookup: Lookup): MoneyMention[] {
  const seen = new Set<string>();
  return notice.counts.flatMap((count): MoneyMention[] => {
    if (count.kind !== 'money' || count.unit !== '元' || count.value === null || count.modality !== 'actual') return [];
    if (count.issue === null || count.change !== null) return [];
    const { direction, cue } = directionOf(count, lookup);
    const key = `${count.issue} ${direction} ${count.value}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ count, value: count.value, direction, cue }];
  });
}

interface Cue {
  word: string;
  direction: Exclude<MoneyDirection, 'other'>;
  weak: boolean;
}

const CUES: readonly Cue[] = values(MONEY_DIRECTIONS)
  .flatMap((direction) =>
    direction === 'other' ? [] : MONEY_CUES[direction].map((word): Cue => ({ word, direction, weak: WEAK_MONEY_CUES.has(word) })),
  )
  .sort((a, b) => b.word.length - a.word.length);

/** Per person or per piece, thresholds and prices say how much each, not how much in all. */
const RATE_BEFORE =
  /(?:人均|户均|每[\u4e00-\u9fff]{1,3}|均价|次均|单价|单个[\u4e00-\u9fff]{0,5}额|低于|高于|超过|标准(?:为|由|从)?|以上|由|从|至|到|概算|预算|总投资)$/;

export function directionOf(count: Count, lookup: Lookup): { direction: MoneyDirection; cue: string | null } {
  const stretch = stretchOf(count, lookup);
  const none = { direction: 'other', cue: null } as const;
  if (!stretch) return none;
  const { text, at } = stretch;
  const to = at + count.text.length;
  const [start, end] = clauseAround(text, at, to);
  if (RATE_BEFORE.test(text.slice(start, at).replace(/[约近为达]+$/, ''))) return none;
  const [before] = clauseAround(text, Math.max(0, start - 1), Math.max(0, start - 1));
  // the clause itself, then the words around it: the clause before (…发放补助，共28.9万元) and, where that is silent, the clause after
  const after = text.slice(to, end);
  const said =
    nearest(text.slice(start, at), true, after) ??
    nearest(text.slice(before, start), true, null) ??
    nearest(text.slice(end, clauseAround(text, Math.min(text.length, end + 1), Math.min(text.length, end + 1))[1]), false, null);
  return said ? { direction: said.direction, cue: said.word } : none;
}

/** The cue that governs the amount: money coming back wherever it is said in the clause (追缴多发补贴3万元, 13.8万元已清退), else the nearest. */
function nearest(before: string, last: boolean, after: string | null): Cue | null {
  const back = (cue: Cue) => !cue.weak && cue.direction === 'recovered';
  const strong = (cue: Cue) => !cue.weak;
  for (const wanted of [back, strong, () => true]) {
    const found = find(before, last, wanted) ?? (after === null ? null : find(after, false, wanted));
    if (found) return found;
  }
  return null;
}

/** 未收回, 应缴未缴: what did not come back. */
const NEGATED = /[未没待应无拟]$/;

function find(text: string, last: boolean, wanted: (cue: Cue) => boolean): Cue | null {
  let best: Cue | null = null;
  let place = last ? -1 : text.length;
  for (const cue of CUES) {
    if (!wanted(cue)) continue;
    const at = last ? text.lastIndexOf(cue.word) : text.indexOf(cue.word);
    if (at < 0 || (cue.direction === 'recovered' && NEGATED.test(text.slice(0, at)))) continue;
    // of two that overlap, the longer word was looked for first and stays
    if (last ? at + cue.word.length > place : at < place) {
      best = cue;
      place = last ? at + cue.word.length : at;
    }
  }
  return best;
}
