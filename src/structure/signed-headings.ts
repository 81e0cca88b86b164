/** Headings told by their sign: bullets whose lines stand alone, words in brackets. */
import { FOLLOW_UP_HEADING, PROBLEM_CUE, SHORTCOMING_HEADING } from '../lexicon/headings.ts';
import { BULLETS, has, hasAny, LF } from '../text/chars.ts';
import type { Clean } from '../text/clean.ts';
import type { LabelMark, Mark, MarkKind } from './marks.ts';
import { lineEnd } from './sentences.ts';
import { isInlineItem } from './tree.ts';

const LONGEST_BULLETED = 50;

/**
 * ◆理论学习方面 | ★学习不深入【已完成】 | ▲补学。…: bullets whose lines are all short and without a stop, each with something else below it, are
 * headings; the sign that comes first is the outer one.
 */
export function bulletedHeadings(text: Clean, marks: readonly Mark[]): Mark[] {
  const signs = new Map<number, Mark[]>();
  for (const m of marks) {
    if (m.kind !== 'dash' || !has(BULLETS, text.codes[m.start]!)) continue;
    const same = signs.get(text.codes[m.start]!);
    if (same) same.push(m);
    else signs.set(text.codes[m.start]!, [m]);
  }
  const heads = [...signs].filter(([sign, own]) => own.length >= 2 && own.every((m) => headsLine(text, m, sign))).map(([sign]) => sign);
  if (heads.length === 0 || heads.length > 2) return [...marks];
  // one sign heads problems, of two the outer heads aspects
  // ● 问题逐个说 above 一、: a chapter
  const chapters = marks.findIndex((m) => m.kind === 'han');
  const isChapter = chapters >= 0 && marks.findIndex((m) => m.kind === 'dash' && heads.includes(text.codes[m.start]!)) < chapters;
  const kinds: readonly MarkKind[] = heads.length === 1 ? [isChapter ? 'part' : 'subsign'] : ['sign', 'subsign'];
  const counts = heads.map(() => 0);
  return marks.map((m) => {
    const level = m.kind === 'dash' ? heads.indexOf(text.codes[m.start]!) : -1;
    if (level < 0) return m;
    counts.fill(0, level + 1);
    counts[level]!++;
    return { ...m, kind: kinds[level]!, value: counts[level]! };
  });
}

function headsLine(text: Clean, mark: Mark, sign: number): boolean {
  const end = lineEnd(text, mark.end, mark.end + LONGEST_BULLETED + 1);
  if (end - mark.end > LONGEST_BULLETED || end - mark.end < 2 || end + 1 >= text.length) return false;
  return !/[。;；,，:：]$/.test(text.text.slice(mark.end, end)) && text.codes[end + 1] !== sign;
}

const OPENS_HEADING = '【〖〔『‖[';
const CLOSES_HEADING = '】〗〕』‖]';
const LONGEST_IN_BRACKETS = 16;

/**
 * 【整改概览】 【下步打算】 ‖往后怎么办‖ at the start of lines: chapters of a notice, whatever else stands on their line. Neither fields nor what
 * names a problem.
 */
export function bracketedHeadings(
  text: Clean,
  marks: readonly Mark[],
  labels: readonly LabelMark[],
): { chapters: Mark[]; labels: readonly LabelMark[] } {
  if (!hasAny(text.lineOpenings, OPENS_HEADING)) return { chapters: [], labels };
  // 【整改做法】 above all problems is no field of one
  const first = marks.find((m) => m.paragraph && !isInlineItem(m.kind))?.start ?? 0;
  const fields = new Set(labels.filter((l) => l.start >= first || l.bare).map((l) => l.start));
  const taken = new Set([...marks.map((m) => m.start), ...fields]);
  // 【下一步打算】 once, behind the problems, is no field of the last of them
  const outlook = labels.filter((l) => l.field === 'other' && l.line && FOLLOW_UP_HEADING.test(l.text));
  if (outlook.length === 1 && OPENS_HEADING.includes(text.text[outlook[0]!.start]!)) taken.delete(outlook[0]!.start);
  // nor is 【存在的主要问题】 where it is told but once and nothing behind it is answered
  const told = labels.filter((l) => l.field === 'problem' && l.line);
  const admitting =
    told.length === 1 && SHORTCOMING_HEADING.test(told[0]!.text) && labels.at(-1)!.start === told[0]!.start ? told[0]!.start : -1;
  if (admitting >= 0 && OPENS_HEADING.includes(text.text[admitting]!)) taken.delete(admitting);
  const chapters: Mark[] = [];
  for (let i = 0; i >= 0 && i < text.length; ) {
    const kind = OPENS_HEADING.indexOf(text.text[i]!);
    const close = kind < 0 || taken.has(i) ? -1 : text.text.slice(i + 1, i + 2 + LONGEST_IN_BRACKETS).indexOf(CLOSES_HEADING[kind]!);
    if (close > 1) {
      const words = text.text.slice(i + 1, i + 1 + close);
      const after = i + close + 2;
      const isField = fields.has(text.codes[after] === LF ? after + 1 : after);
      if (
        /^(?:\d{4}年)?[\u4e00-\u9fff“”、]+$/.test(words) &&
        (i === admitting || !PROBLEM_CUE.test(words) || ADMITS_MANY.test(words)) &&
        !isField
      )
        chapters.push({ kind: 'part', value: chapters.length + 1, start: i, end: i + 1, line: true, paragraph: true });
    }
    const next = text.text.indexOf('\n', i);
    i = next < 0 ? -1 : next + 1;
  }
  if (chapters.length < 2 && !chapters.some((m) => m.start === outlook[0]?.start)) return { chapters: [], labels };
  const starts = new Set(chapters.map((m) => m.start));
  // the only one, behind 【问题1】 … 【问题7】: what comes next stands beside them, not in the last
  const [only] = chapters;
  if (only && chapters.length === 1 && marks.some((m) => m.kind === 'problem' && m.start < only.start))
    chapters[0] = { ...only, kind: 'virtual', value: 0, end: only.start };
  return { chapters, labels: labels.filter((l) => !starts.has(l.start)) };
}

/** 〖存在问题和不足〗: more than the field of one problem. */
const ADMITS_MANY = /^存在的?(?:主要|突出)?(?:问题|困难|短板|差距|不足)(?:和|与|及|、)(?:问题|困难|短板|差距|不足|挑战)$/;

/** Where the heading ends that begins behind a bracket; -1 where it stands in none. */
export function endOfBracketed(text: Clean, mark: Mark): number {
  const kind = mark.kind === 'part' && mark.end === mark.start + 1 ? OPENS_HEADING.indexOf(text.text[mark.start]!) : -1;
  return kind < 0 ? -1 : text.text.indexOf(CLOSES_HEADING[kind]!, mark.end);
}
