import type { RepeatGroup, RepeatKind, RepeatMember, RepeatsPart } from '../model/analysis.ts';
import type { Notice } from '../model/notice.ts';
import { ownNames, unitKey } from './groups.ts';
import { foldForComparison, jaccard, shingles, similarGroups } from './minhash.ts';
import { formulasIn } from './substance.ts';

export interface RepeatsOptions {
  /** Least Jaccard similarity of two texts' shingles. */
  threshold?: number;
}

const THRESHOLD = 0.7;
/** Shorter texts repeat by chance. */
const LEAST_MEASURE = 12;
const LEAST_SENTENCE = 14;
/** A text of which so much is formulas, or that many units use in few words, is the genre's and nobody's. */
const FORMULA_SHARE = 0.6;
const COMMON_UNITS = 5;
const COMMON_SHARE = 0.1;
const COMMON_LENGTH = 30;

interface Item {
  of: 'measure' | 'sentence';
  notice: string;
  unit: string | null;
  measure: string;
  start: number;
  end: number;
  text: string;
  /** As it is compared: without the unit's own name, which a copy exchanges. */
  folded: string;
}

/** Measures and sentences that are said more than once. The texts are kept, so memory grows with them. */
export function accumulateRepeats({ threshold = THRESHOLD }: RepeatsOptions = {}) {
  const items: Item[] = [];
  return {
    add(notice: Notice): void {
      const names = ownNames(notice.document.unit);
      const origin = { notice: notice.source.name, unit: notice.document.unit === null ? null : unitKey(notice.document.unit) };
      for (const { id, text, start, marker } of notice.measures) {
        // the marker is the list's, not the text's: 一是 here, 三是 there
        const skip = marker !== null && text.startsWith(marker) ? marker.length : 0;
        const own = { ...origin, measure: id };
        const sentences = sentencesOf(text, skip);
        add({ ...own, of: 'measure', start: start + skip, end: start + text.length, text: text.slice(skip) }, LEAST_MEASURE, names);
        if (sentences.length < 2) continue;
        for (const [from, to] of sentences)
          add({ ...own, of: 'sentence', start: start + from, end: start + to, text: text.slice(from, to) }, LEAST_SENTENCE, names);
      }
    },
    result: (): RepeatsPart => {
      const measures = items.filter((item) => item.of === 'measure');
      const sentences = items.filter((item) => item.of === 'sentence');
      const units = new Set(items.map(sourceOf)).size;
      const groups = grouped(measures, threshold, units);
      const inGroups = new Map(groups.flatMap((group, i) => group.members.map((m) => [`${m.notice} ${m.measure}`, i] as const)));
      // sentences whose measures are a group already say nothing new
      const more = grouped(sentences, threshold, units).filter((group) => {
        const homes = new Set(group.members.map((m) => inGroups.get(`${m.notice} ${m.measure}`) ?? -1));
        return homes.size > 1 || homes.has(-1);
      });
      const all = [...groups, ...more].sort(
        (a, b) =>
          ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
          b.members.length - a.members.length ||
          b.members[0]!.text.length - a.members[0]!.text.length,
      );
      const counts: RepeatsPart['counts'] = { copied: 0, carried: 0, within: 0, formula: 0 };
      for (const { kind } of all) counts[kind]++;
      return { compared: { measures: measures.length, sentences: sentences.length }, threshold, counts, groups: all };
    },
  };

  function add(item: Omit<Item, 'folded'>, least: number, names: readonly string[]): void {
    const folded = names.reduce((text, name) => text.replaceAll(name, ''), foldForComparison(item.text));
    if (folded.length >= least) items.push({ ...item, folded });
  }
}

const ORDER: readonly RepeatKind[] = ['copied', 'carried', 'within', 'formula'];

/** Whose words they are: the unit, or where it is not known the notice. */
function sourceOf({ unit, notice }: Pick<Item, 'unit' | 'notice'>): string {
  return unit ?? `\u0000${notice}`;
}

function grouped(items: readonly Item[], threshold: number, unitsInAll: number): RepeatGroup[] {
  return similarGroups(
    items.map(({ folded }) => folded),
    threshold,
  ).map((indices) => {
    const members = indices.map((i) => items[i]!);
    const [first] = members as [Item];
    const set = shingles(first.folded);
    const units = new Set(members.map(sourceOf)).size;
    const notices = new Set(members.map((m) => m.notice)).size;
    const alike = members.map(({ folded }) => Math.round((folded === first.folded ? 1 : jaccard(set, shingles(folded))) * 1e4) / 1e4);
    return {
      kind: kindOf(first, units, notices, unitsInAll),
      of: first.of,
      similarity: alike.reduce((least, s) => Math.min(least, s), 1),
      verbatim: members.every(({ text }) => foldForComparison(text) === foldForComparison(first.text)),
      units,
      notices,
      members: members.map(
        ({ notice, unit, measure, start, end, text }, i): RepeatMember => ({
          notice,
          unit,
          measure,
          start,
          end,
          text,
          similarity: alike[i]!,
        }),
      ),
    };
  });
}

function kindOf({ folded, text }: Item, units: number, notices: number, unitsInAll: number): RepeatKind {
  const formulas = formulasIn(text).reduce((sum, f) => sum + f.text.length, 0);
  const common = units >= Math.max(COMMON_UNITS, unitsInAll * COMMON_SHARE) && folded.length <= COMMON_LENGTH;
  if (formulas / folded.length >= FORMULA_SHARE || common) return 'formula';
  return units > 1 ? 'copied' : notices > 1 ? 'carried' : 'within';
}

/** The sentences of a text after its marker, without their stops. */
function sentencesOf(text: string, from: number): [start: number, end: number][] {
  const sentences: [number, number][] = [];
  for (const match of text.slice(from).matchAll(/[^。！？!?；;\n]+/g)) {
    const lead = /^\s*/.exec(match[0])![0].length;
    const start = from + match.index + lead;
    const end = from + match.index + match[0].trimEnd().length;
    if (end > start) sentences.push([start, end]);
  }
  return sentences;
}
