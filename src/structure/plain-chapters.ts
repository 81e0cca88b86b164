/** Chapters of a report whose headings bear no numbers: 2024年主要工作 above 一、二、三、, 2025年工作安排 below them. */
import { PLAN_HEADING, WORK_HEADING } from '../lexicon/headings.ts';
import type { Clean } from '../text/clean.ts';
import type { Mark } from './marks.ts';
import { lineEnd } from './sentences.ts';

export const LONGEST_CHAPTER = 24;

/** What a line that stands alone announces: what was done or what is planned; null where it is no such heading. */
export function chapterScope(line: string): 'work' | 'plan' | null {
  if (line.length > LONGEST_CHAPTER || /[。;；:：,，|]/.test(line) || !/(?:工作|总结|回顾|计划|打算|安排|思路|重点|成效|情况)$/.test(line))
    return null;
  if (PLAN_HEADING.test(line) && !/主要工作(?:完成)?(?:情况)?$|总结|回顾|成效/.test(line)) return 'plan';
  return WORK_HEADING.test(line) || /主要工作$/.test(line) ? 'work' : null;
}

/** Marks of such chapters where numbered headings stand among them: what was done first, what is planned last. */
export function plainChapters(text: Clean, marks: readonly Mark[]): Mark[] {
  const chapters = marks.filter((m) => m.kind === 'han' && m.line);
  const [first, second] = chapters;
  if (!first) return [];
  const taken = new Set(marks.map((m) => m.start));
  const out: Mark[] = [];
  let plans = 0;
  for (let start = 0; start < text.length; ) {
    const end = lineEnd(text, start, text.length);
    const scope =
      end - start <= LONGEST_CHAPTER && YEAR.test(text.text.slice(start, end)) ? chapterScope(text.text.slice(start, end)) : null;
    if (scope && !taken.has(start) && (out.length > 0 || scope === 'work' || (second && start > second.end))) {
      out.push({ kind: 'part', value: out.length + 1, start, end: start, line: true, paragraph: true });
      if (scope === 'plan') plans++;
    }
    start = end + 1;
  }
  // 一、 二、 三、 tell of the year, and 2025年工作安排 alone bears no number
  return plans === 1 && (out.length === 1 || out[0]!.start < first.start) ? out : [];
}

const YEAR = /^(?:\d{4}年|[二〇○一三四五六七八九零]{4}年|过去[的一]|一年来|[今去明来新]年|本届|今后)/;
