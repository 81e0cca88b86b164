/**
 * Words that tell a group of notices from the others: the log-odds ratio with an informative Dirichlet prior, the prior being all notices
 * together (Monroe, Colaresi & Quinn, “Fightin’ Words: Lexical Feature Selection and Evaluation for Identifying the Content of Political
 * Conflict”, Political Analysis 16 (4), 2008, 372–403, equations 16, 20 and 22). It is fair to small groups and to rare words, which the
 * ratio of frequencies is not.
 */
import { DICTIONARY, STOP_WORDS } from '../lexicon/dictionary.ts';
import type { DistinctiveWord, Grouping, SourceRef, WordsPart } from '../model/analysis.ts';
import type { Notice } from '../model/notice.ts';
import type { Labels } from '../model/vocabulary.ts';
import { loadSegmenter, type Segmenter } from '../text/words.ts';

/** Loads what words need (half a second, 100 MB), to be given to an analysis. */
export const loadWords = (): Promise<Segmenter> => loadSegmenter(DICTIONARY);

/** How many words the prior weighs as much as. */
const PRIOR = 1000;
/** Words that are rarer in a group, or less unlike the others than chance allows in one of twenty, are left out. */
const LEAST_COUNT = 3;
const LEAST_Z = 1.96;
const MOST_WORDS = 20;

const WORD = /^\p{Script=Han}{2,}$/u;
/** 二十, 第三批, 三个, and 万 with the unit behind it (万立方米): numbers are figures and not words. */
const NUMERAL = /^(?:[第数几多]?[一二三四五六七八九十百千万亿两]+[个项次名年月批轮条家份类]?|[万亿].{1,3})$/;
/** 李某, 某某公司 */
const ANONYMOUS = /某/;

interface Group {
  label: Labels;
  tokens: number;
  counts: Map<string, number>;
  sources: Map<string, SourceRef[]>;
}

export interface WordGroup {
  key: string | null;
  label: Labels;
}

export function accumulateWords(by: Grouping, segmenter: Segmenter, sources: boolean) {
  const groups = new Map<string | null, Group>();
  const all = new Map<string, number>();
  let tokens = 0;
  const groupOf = ({ key, label }: WordGroup): Group => {
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { label, tokens: 0, counts: new Map(), sources: new Map() }));
    return group;
  };
  return {
    /** Counts the words of the titles of issues and of measures; `of` names the groups of an issue and what answers it. */
    add(notice: Notice, of: (issue: string | null) => readonly WordGroup[]): void {
      const texts = [
        ...notice.issues.map(({ id, title, start }) => ({ id, issue: id, text: title, start })),
        ...notice.measures.map(({ id, issue, text, start }) => ({ id, issue, text, start })),
      ];
      for (const { id, issue, text, start } of texts) {
        const into = of(issue).map(groupOf);
        if (into.length === 0) continue;
        for (const word of segmenter.words(text)) {
          if (!WORD.test(word.text) || NUMERAL.test(word.text) || ANONYMOUS.test(word.text) || STOP_WORDS.has(word.text)) continue;
          all.set(word.text, (all.get(word.text) ?? 0) + into.length);
          tokens += into.length;
          for (const group of into) {
            group.tokens++;
            group.counts.set(word.text, (group.counts.get(word.text) ?? 0) + 1);
            if (!sources) continue;
            const ref = { notice: notice.source.name, id, start: start + word.start, end: start + word.end, text: word.text };
            const refs = group.sources.get(word.text);
            if (refs) refs.push(ref);
            else group.sources.set(word.text, [ref]);
          }
        }
      }
    },
    result(): WordsPart {
      const distinctive = (key: string | null, group: Group): DistinctiveWord[] => {
        const words: DistinctiveWord[] = [];
        for (const [word, count] of group.counts) {
          // a unit's own name tells it from the others, and nothing about it
          if (count < LEAST_COUNT || key?.includes(word)) continue;
          const elsewhere = all.get(word)! - count;
          const z = logOddsZ(count, group.tokens, elsewhere, tokens - group.tokens, tokens);
          if (z >= LEAST_Z)
            words.push({ word, count, elsewhere, z: Math.round(z * 100) / 100, sources: sources ? group.sources.get(word)! : null });
        }
        return words.sort((a, b) => b.z - a.z || b.count - a.count || (a.word < b.word ? -1 : 1)).slice(0, MOST_WORDS);
      };
      return {
        by,
        groups: [...groups].map(([key, group]) => ({
          key,
          label: group.label,
          tokens: group.tokens,
          words: groups.size > 1 ? distinctive(key, group) : [],
        })),
      };
    },
  };
}

/** z-score of the difference of a word's log-odds here and elsewhere; `n` counts all words of each side and of both. */
export function logOddsZ(here: number, nHere: number, elsewhere: number, nElsewhere: number, n: number): number {
  const prior = (PRIOR * (here + elsewhere)) / n;
  const odds = (count: number, of: number) => Math.log((count + prior) / (of + PRIOR - count - prior));
  return (odds(here, nHere) - odds(elsewhere, nElsewhere)) / Math.sqrt(1 / (here + prior) + 1 / (elsewhere + prior));
}
