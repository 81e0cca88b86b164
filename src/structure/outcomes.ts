/** Sentences that state an outcome: 经过整改，…. */
import type { Clean } from '../text/clean.ts';
import { runBack, SENTENCE } from '../text/edges.ts';
import type { Context } from './drafts.ts';

/** 经过整改,… : the outcome that closes an answer and belongs to no measure. */
const OUTCOME = /^(?:经过|通过|经)(?:[^,，。;；:：]{0,8})整改(?:落实|工作|后)?[,，、]/;

/** From its first word to 整改. */
const LONGEST_OUTCOME_OPENING = 10;

const BY = '经'.charCodeAt(0);

const THROUGH = '通'.charCodeAt(0);

export function outcomeStart(ctx: Context, start: number, end: number): number {
  const t = ctx.text.text;
  const { outcomes } = ctx;
  for (let k = firstAtOrAfter(outcomes, start); k < outcomes.length && outcomes[k]! < end; k++) {
    const i = outcomes[k]!;
    const s = runBack(ctx.text.classes, i, start, SENTENCE);
    if (s < i && OUTCOME.test(t.slice(s, i + 8))) return s;
  }
  return end;
}

/** The places of 整改 with 经 or 通过 close before it: the others need no look at their sentence. */
export function findOutcomes({ text: t, codes }: Clean): number[] {
  const at: number[] = [];
  for (let i = t.indexOf('整改'); i >= 0; i = t.indexOf('整改', i + 2)) {
    let s = i - 1;
    while (s >= 0 && s >= i - LONGEST_OUTCOME_OPENING && codes[s] !== BY && codes[s] !== THROUGH) s--;
    if (s >= 0 && s >= i - LONGEST_OUTCOME_OPENING) at.push(i);
  }
  return at;
}

function firstAtOrAfter(sorted: readonly number[], at: number): number {
  let lo = 0;
  let hi = sorted.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (sorted[mid]! < at) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}
