/** 已收回600万元,其余900万元正在追偿: what is done and what remains, against the whole that the same problem states. */
import { hasDecimals, isExact, lastDigitOf, phraseEnd, phraseStart, sameUnit, sentenceStart } from './phrases.ts';
import { type Figure, firstFrom, type Reading } from './reading.ts';
import { oneOf, signOf } from './signs.ts';

export interface Remainder {
  readonly total: Figure & { value: number };
  readonly done: Figure & { value: number };
  readonly rest: Figure & { value: number };
}

const REST = /^(?:其余|剩余|余下|剩下|尚余)(?:的)?[\u4e00-\u9fff]{0,6}$/;
const DONE = /已|收回|追回|清收|核销|退|缴|支付|完成|发放|处置|消化|整改|拨付|归还|办结|执结|搬迁|拆除|修复|领取/;

/** The figures that stand behind 其余, 剩余, 余下, 剩下, 尚余. */
function behind({ counts, notable }: Reading): number[] {
  const found: number[] = [];
  for (const at of notable().remainders) {
    const k = firstFrom(counts, at, (c) => c.head);
    if (k > 0 && k < counts.length && counts[k]!.head - at <= 12 && k !== found[found.length - 1]) found.push(k);
  }
  return found;
}

/** Remainders that do not fit their whole. Where several wholes or done parts are possible, nothing is said. */
export function findMisfits(reading: Reading): Remainder[] {
  const { t, counts, structure } = reading;
  const out: Remainder[] = [];
  let issue = 0;
  for (const k of behind(reading)) {
    const rest = counts[k]!;
    const from = phraseStart(t, rest.head, 12);
    if (!signOf(startsRest, t.charCodeAt(from)) || !isExact(rest) || !REST.test(t.slice(from, rest.head))) continue;
    while (issue + 1 < structure.issues.length && structure.issues[issue + 1]!.range.start <= rest.start) issue++;
    const whole = structure.issues[issue];
    const inside = whole !== undefined && whole.range.start <= rest.start && rest.start < whole.range.end;
    const s = sentenceStart(t, rest.head);
    let done: (Figure & { value: number })[] = [];
    const totals: (Figure & { value: number })[] = [];
    for (let j = k - 1; j >= 0; j--) {
      const f = counts[j]!;
      if (f.start < s && !(inside && f.start >= whole.range.start)) break;
      if (!isExact(f) || !sameUnit(f, rest)) continue;
      if (f.start >= s) done.push(f);
      totals.push(f);
    }
    if (done.length === 0) continue;
    // the nearest one, two, … figures of the sentence are what was done
    let sum = rest.value;
    let fits = false;
    for (let n = 0; n < done.length && !fits; n++) {
      sum += done[n]!.value;
      fits = totals.some(
        (f) => !done.slice(0, n + 1).includes(f) && Math.abs(f.value - sum) <= slack(t, [f, rest, ...done.slice(0, n + 1)]),
      );
    }
    if (fits) continue;
    // 借款1500万元未还,现已收回600万元: the whole may stand in the same sentence
    if (done.length > 1) done = done.filter((f) => isDone(t, f));
    if (done.length !== 1) continue;
    // a figure between what was done and what remains is neither: 收回50万元,调整账务1040万元,尚余470万元
    const candidates = totals.filter((f) => f.start < done[0]!.start && f.value > rest.value && f.value > done[0]!.value);
    const values = new Set(candidates.map((f) => f.value));
    if (values.size !== 1 || new Set(totals.map((f) => f.value)).size > 2) continue;
    const total = candidates[candidates.length - 1]!;
    if (!isDone(t, done[0]!)) continue;
    if (Math.abs(done[0]!.value + rest.value - total.value) > total.value * 0.5) continue;
    out.push({ total, done: done[0]!, rest });
  }
  return out;
}

function isDone(t: string, { head, tail }: Figure): boolean {
  return DONE.test(t.slice(phraseStart(t, head), head) + t.slice(tail, phraseEnd(t, tail, 10)));
}

const startsRest = oneOf('其剩余尚');

function slack(t: string, figures: readonly Figure[]): number {
  const decimals = figures.filter((f) => hasDecimals(t, f));
  if (decimals.length === 0) return 1e-6;
  return Math.min(...decimals.map((f) => lastDigitOf(t, f))) * 1.5;
}
