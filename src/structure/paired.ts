/** Problems whose answers stand elsewhere than below a label of their own. */
import { PROBLEM_CUE } from '../lexicon/headings.ts';
import { fieldOf } from '../lexicon/labels.ts';
import { LF } from '../text/chars.ts';
import type { Clean } from '../text/clean.ts';
import { closeOf, type Zones } from '../text/zones.ts';
import { isJudgement } from './headings.ts';
import type { LabelMark, Mark, MarkKind } from './marks.ts';
import { LONGEST_PARAGRAPH, lineEnd } from './sentences.ts';
import { lastAtOrBefore } from './spans.ts';

const NUMBERED: ReadonlySet<MarkKind> = new Set(['digit', 'digit-paren', 'circled', 'han-paren']);

/**
 * 1.A不严。 2.B不力。 | 整改情况： | 1.… 2.… : below one heading the problems are listed first and then answered under the same numbers. The
 * problems and their answers become marks that are joined by their numbers.
 */
export function pairedAnswers(text: Clean, marks: Mark[], labels: LabelMark[]): { marks: Mark[]; labels: LabelMark[] } {
  const changed = new Map<Mark, Mark>();
  const gone = new Set<LabelMark>();
  let m = 0;
  for (const [k, label] of labels.entries()) {
    while (m < marks.length && marks[m]!.start < label.start) m++;
    if (label.field !== 'answer' || !label.line || text.codes[label.end] !== LF) continue;
    const above = listAbove(marks, m);
    if (above.length < 2 || (labels[k - 1]?.end ?? 0) > above[0]!.start || !tellsProblems(text, above)) continue;
    const below = listBelow(marks, m, above[0]!.kind, labels[k + 1]?.start ?? text.length);
    if (below.length !== above.length || below[0]!.start !== label.end + 1) continue;
    for (const mark of above) changed.set(mark, { ...mark, kind: 'problem' });
    for (const mark of below) changed.set(mark, { ...mark, kind: 'problem', refers: 'above' });
    gone.add(label);
  }
  if (gone.size === 0) return { marks, labels };
  return { marks: marks.map((mark) => changed.get(mark) ?? mark), labels: labels.filter((l) => !gone.has(l)) };
}

/** The list 1 … n that ends right before a mark. */
function listAbove(marks: readonly Mark[], before: number): Mark[] {
  const last = marks[before - 1];
  if (!last || !NUMBERED.has(last.kind)) return [];
  const out: Mark[] = [];
  for (let i = before - 1, value = last.value; i >= 0 && value >= 1; i--, value--) {
    const mark = marks[i]!;
    if (mark.kind !== last.kind || mark.value !== value) return [];
    out.unshift(mark);
  }
  return out[0]?.value === 1 ? out : [];
}

/** The list 1 … n of a kind that begins with a mark, whatever stands below its items. */
function listBelow(marks: readonly Mark[], from: number, kind: MarkKind, end: number): Mark[] {
  const out: Mark[] = [];
  for (let i = from; i < marks.length && marks[i]!.start < end; i++) {
    const mark = marks[i]!;
    if (mark.kind === kind && mark.line && mark.value === out.length + 1) out.push(mark);
    else if (mark.line && (mark.kind === kind || OVER.has(mark.kind))) break;
  }
  return out;
}

/** Marks that end what stands under a heading. */
const OVER: ReadonlySet<MarkKind> = new Set(['part', 'han', 'han-paren', 'problem', 'row', 'cue', 'virtual']);

/** Half of what the items open with are judgements. */
function tellsProblems(text: Clean, items: readonly Mark[]): boolean {
  const judged = items.filter((mark) => {
    const line = text.text.slice(mark.end, lineEnd(text, mark.end, mark.end + LONGEST_TITLE));
    return PROBLEM_CUE.test(line.split('。', 1)[0]!);
  });
  return judged.length >= items.length / 2;
}

const LONGEST_TITLE = 120;

/**
 * X不够有力,…。对此,一是…: paragraphs without a marker that open with a problem and turn to its answer. Each is a mark, and where it turns an answer
 * begins; two at least, half of them judgements.
 */
export function turnedParagraphs(
  text: Clean,
  marks: readonly Mark[],
  labels: readonly LabelMark[],
): { cues: Mark[]; answers: LabelMark[] } {
  const cues: Mark[] = [];
  const answers: LabelMark[] = [];
  if (labels.some((l) => l.field === 'answer')) return { cues, answers };
  const starts = new Set(marks.filter((m) => m.line).map((m) => m.start));
  let judged = 0;
  let told = -1;
  for (const turn of text.text.matchAll(TURNS)) {
    // no further back than a paragraph is long: a text of one line has no line break to be found
    let line = turn.index;
    while (line > 0 && turn.index - line <= LONGEST_PARAGRAPH && text.codes[line - 1] !== LF) line--;
    if (line === told || turn.index - line > LONGEST_PARAGRAPH || starts.has(line)) continue;
    told = line;
    const first = text.text.slice(line, turn.index).split('。', 1)[0]!;
    if (first.length < SHORTEST_PROBLEM || first.length > LONGEST_TITLE) continue;
    if (isJudgement(first) || PROBLEM_CUE.test(first)) judged++;
    cues.push({ kind: 'cue', value: 0, start: line, end: line, line: true, paragraph: true });
    answers.push({ field: 'answer', start: turn.index, end: turn.index + turn[0].length, text: '', line: false, bare: false });
  }
  return cues.length >= 2 && judged >= cues.length / 2 ? { cues, answers } : { cues: [], answers: [] };
}

const SHORTEST_PROBLEM = 6;
const TURNS = /(?<=[。;])(?:对此|为此|就此|针对(?:此|这一|这个|这些|该|上述|以上)(?:问题|情况|现象)?)[,，](?=[\u4e00-\u9fff“(])/g;

/**
 * 任务三:X。2023年准确率只有34%(责任单位:县城管局;时限:2024年底前;进展:①升级分类点216处;②采购车9辆): the fields of a problem in the bracket that
 * ends its paragraph.
 */
export function bracketedFields(text: Clean, zones: Zones, marks: readonly Mark[]): LabelMark[] {
  const out: LabelMark[] = [];
  const heads = marks.filter((m) => m.paragraph && (m.kind === 'problem' || m.kind === 'digit')).map((m) => m.end);
  for (const { index: start } of heads.length > 0 ? text.text.matchAll(OPENS_FIELDS) : []) {
    const close = closeOf(zones, start);
    if (close <= start || close - start > LONGEST_PARAGRAPH) continue;
    // the bracket ends its paragraph, and the first of its kind there opens the fields
    const head = heads[lastAtOrBefore(heads, start)] ?? -1;
    if (head < 0 || head < (out.at(-1)?.end ?? 0) || lineEnd(text, close, close + 4) - close > 3) continue;
    if (start - head > LONGEST_PARAGRAPH || lineEnd(text, head, start) < start) continue;
    const own: LabelMark[] = [];
    for (const m of text.text.slice(start, close).matchAll(FIELD_IN_BRACKET)) {
      const field = fieldOf(m[1]!);
      const from = start + m.index + 1;
      if (field !== null && field !== 'number' && field !== 'aspect')
        own.push({ field, start: from, end: from + m[1]!.length + 1, text: m[1]!, line: false, bare: false });
    }
    if (own.length < 2 || !own.some((l) => l.field === 'completion' || l.field === 'answer')) continue;
    out.push(...own, { field: 'other', start: close, end: close + 1, text: '', line: false, bare: false });
  }
  return out;
}

const OPENS_FIELDS = /\((?=[\u4e00-\u9fff]{2,8}[:：])/g;
const FIELD_IN_BRACKET = /[(;；]([\u4e00-\u9fff]{2,8})[:：]/g;
