/** A figure of the overview with what stands around it: what the readers of the headline look at. */
import type { Bound, HeadlineKey } from '../model/vocabulary.ts';
import { has, setOf } from '../text/chars.ts';
import type { Clean } from '../text/clean.ts';
import { CLAUSE, ENUMERATION, FULL_STOP, runBack, runOn } from '../text/edges.ts';
import type { QuantityDraft } from './quantities.ts';

export interface FigureDraft {
  start: number;
  end: number;
  value: number;
  bound: Bound;
}

export type HeadlineDraft = Partial<Record<HeadlineKey, FigureDraft>>;

export interface Weighted extends FigureDraft {
  /** How plainly it is said what the figure is about. */
  readonly weight: number;
}

/** Which figures of the overview are known so far. */
export type Found = ReadonlyMap<HeadlineKey, Weighted>;

export interface Around {
  readonly text: Clean;
  readonly t: string;
  readonly counts: readonly QuantityDraft[];
  /** Index of the figure in `counts`. */
  readonly k: number;
  readonly c: QuantityDraft & { readonly value: number };
  readonly previous: QuantityDraft | undefined;
  readonly following: QuantityDraft | undefined;
  /** Where its clause begins, or the item of a list. */
  readonly from: number;
  /** The words of the clause before it, without what only leads up to a figure. */
  readonly pre: string;
  /** The words behind it, to the end of the clause or to the next figure. */
  readonly post: string;
  /** 18个问题|已完成整改14个: the next figure ends what is said of this one. */
  readonly carriesOn: boolean;
  /** Where its sentence begins. */
  readonly sentence: number;
  /** The sentence before it. */
  readonly lead: string;
}

/** What stands around counts[k]; null where it has no single value. */
export function aroundOf(text: Clean, counts: readonly QuantityDraft[], k: number): Around | null {
  const c = counts[k]!;
  if (!hasValue(c)) return null;
  const t = text.text;
  const previous = counts[k - 1];
  const following = counts[k + 1];
  const from = runBack(text.classes, c.head, Math.max(c.head - 60, previous ? previous.tail : 0), CLAUSE | ENUMERATION);
  let to = runOn(text.classes, c.tail, Math.min(text.length, c.tail + 40), CLAUSE);
  for (let i = c.tail; i < to; i++) if (text.codes[i] === BAR) to = i;
  const carriesOn = following !== undefined && following.head < to;
  const sentence = runBack(text.classes, c.head, c.head - 400, FULL_STOP);
  return {
    text,
    t,
    counts,
    k,
    c,
    previous,
    following,
    from,
    pre: withoutLeadUp(text.codes[c.head - 1] === BAR ? cellBefore(t, c.head - 1) : t.slice(from, c.head)),
    post: t.slice(c.tail, carriesOn ? following.head : to),
    carriesOn,
    sentence,
    lead: t.slice(Math.max(sentence, c.head - LONGEST_LEAD), c.head),
  };
}

/** 整改措施 | 36条: in a table of key figures the cell before says what is counted. */
function cellBefore(t: string, bar: number): string {
  const line = t.lastIndexOf('\n', bar) + 1;
  const cells = t
    .slice(line, bar)
    .split('|')
    .map((cell) => cell.trim());
  const label = cells.at(-1)!;
  return cells.length <= 2 && !/\d/.test(label) ? label.replace(/^其中[:,]?|\([^()]*\)$/g, '') : '';
}

const BAR = '|'.charCodeAt(0);

function hasValue(c: QuantityDraft): c is QuantityDraft & { value: number } {
  return c.value !== null;
}

const LONGEST_LEAD = 120;

/** The words before a figure without what only leads up to it. */
function withoutLeadUp(words: string): string {
  const plain = has(ENDS_LEAD_UP, words.charCodeAt(words.length - 1)) ? words.replace(LEAD_UP, '') : words;
  return has(ENDS_LASTING, plain.charCodeAt(plain.length - 1)) ? plain.replace(LASTING, '') : plain;
}

/** Also 新制定的有, 完成整改数为, 措施总数 */
const LEAD_UP = /(?:的|总?数量?)?(?:约|共计|[一总拢]共|共|计|合计|累计|总计|达|达到|分别|各|为|是|有|了)+$|总?数量?$/;
const ENDS_LEAD_UP = setOf('约共计达到别各为是有了数量');
const ENDS_LASTING = setOf('持固的');

/** 已整改完成并长期坚持31个: done, whatever is kept up. */
const LASTING = /(?<=(?:完成整改|整改完成|已完成|整改到位))并(?:将|需)?(?:长期|持续)(?:坚持|巩固)(?:的)?$/;

/** 一个, 一人: a figure that is no count, being an article too. */
export function inWords(start: number): Weighted {
  return { start, end: start + 2, value: 1, bound: 'exact', weight: 1 };
}
