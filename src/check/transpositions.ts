/** The same figure told twice with its digits in another order: 826户 and 862户. */
import { isExact, phraseEnd, phraseStart } from './phrases.ts';
import type { Figure, Reading } from './reading.ts';

type Valued = Figure & { value: number };

export interface Transposition {
  readonly figure: Valued;
  readonly earlier: Valued;
}

/** Smaller numbers share their digits by chance. */
const LEAST = 100;
/** Characters before and behind a figure that tell what it counts, and how many in a row must be alike. */
const AROUND = 18;
const ALIKE = 7;
/** Of another time or another whole, or on the way from one to the other. */
const ANOTHER = /20\d\d年|[去上前]年|同期|计划|目标|任务|应|原|累计|其中|增至|增加|减至|减少|上升|下降|提高|由|从|比|剩余|其余/;

export function findTranspositions({ t, counts }: Reading): Transposition[] {
  const found: Transposition[] = [];
  const seen = new Map<number, Valued[]>();
  for (const figure of counts) {
    if (!((figure.value ?? 0) >= LEAST) || figure.kind === 'ratio' || !isExact(figure) || !Number.isInteger(figure.value)) continue;
    const key = digitsOf(figure.value);
    const others = seen.get(key) ?? [];
    if (others.length === 0) seen.set(key, others);
    const earlier = others.find((e) => e.value !== figure.value && e.unit === figure.unit);
    if (earlier && countTheSame(t, earlier, figure)) found.push({ figure, earlier });
    // once for each value: a text may say the same a thousand times
    if (!others.some((e) => e.value === figure.value && e.unit === figure.unit)) others.push(figure);
  }
  return found;
}

function countTheSame(t: string, earlier: Figure, figure: Figure): boolean {
  if (!/[。\n]/.test(t.slice(earlier.tail, figure.head)) || commonRun(around(t, earlier), around(t, figure)) < ALIKE) return false;
  return ![earlier, figure].some((f) => ANOTHER.test(t.slice(phraseStart(t, f.head, 40), phraseEnd(t, f.tail, AROUND))));
}

const PLACES = Array.from({ length: 10 }, (_, digit) => 16 ** digit);

/** The same number for numbers with the same digits in whatever order. */
function digitsOf(value: number): number {
  let digits = 0;
  for (let rest = value; rest > 0; rest = Math.floor(rest / 10)) digits += PLACES[rest % 10]!;
  return digits;
}

function around(t: string, { head, tail }: Figure): string {
  return t.slice(Math.max(0, head - AROUND), head) + t.slice(tail, tail + AROUND);
}

/** The longest run of Chinese characters that both hold. */
function commonRun(a: string, b: string): number {
  let longest = 0;
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < b.length; j++) {
      let n = 0;
      while (i + n < a.length && j + n < b.length && a[i + n] === b[j + n] && /[\u4e00-\u9fff]/.test(a[i + n]!)) n++;
      longest = Math.max(longest, n);
    }
  return longest;
}
