/** From the marks, labels and tables of a notice to its tree. */
import { type Field, fieldByHead, fieldOf } from '../lexicon/labels.ts';
import { BULLETS, has, isHan, LF } from '../text/chars.ts';
import { type Clean, GAP_NONE } from '../text/clean.ts';
import type { Zones } from '../text/zones.ts';
import type { Frame } from './chrome.ts';
import { findClosing, startOfSignature } from './closing.ts';
import {
  CUE_OPENING,
  findAlternating,
  findCues,
  findListedTask,
  findParallelCues,
  findSaidProblems,
  findSentenceCues,
  findTowards,
} from './cues.ts';
import { isTitle } from './document.ts';
import { findMarks, type LabelMark, type Mark } from './marks.ts';
import { bracketedFields, pairedAnswers, turnedParagraphs } from './paired.ts';
import { plainChapters } from './plain-chapters.ts';
import { bracketedHeadings, bulletedHeadings } from './signed-headings.ts';
import { spansOf } from './spans.ts';
import { type SummaryRow, summaryRows } from './summary-table.ts';
import { findTables } from './tables.ts';
import { buildTree, type Node } from './tree.ts';
import {
  findBareProblems,
  findBareTitles,
  findGroupedProblems,
  findJudgedLines,
  findToldClues,
  impliedAnswers,
  unmarkedAspects,
  unmarkedDepartments,
  unmarkedGroups,
} from './unmarked.ts';

const PROBLEM_OPENING = /^(?:针对|关于|对于|就)(?:关于|针对|反馈的|指出的)?(?:“|.{3,80}?(?:问题|意见|方面|不到位|不够|不足))/;

export function outline(
  text: Clean,
  zones: Zones,
  frame: Frame,
  oneLine: boolean,
): { root: Node; closing: number; hasAnswers: boolean; framedIssues: number; summary: readonly SummaryRow[] } {
  const found = findMarks(text, zones);
  const tables = findTables(text);
  const summary = summaryRows(text, tables, found.marks);
  let marks: Mark[] = found.marks;
  let labels: LabelMark[] = found.labels;
  if (tables.rows.length > 0) {
    const quiet = spansOf(tables.quiet);
    const inTable = spansOf(tables.spans);
    const isSummary = summary.length > 0;
    marks = marks.filter((m) => !quiet(m.start) && !(inTable(m.start) && (isSummary || m.kind === 'problem')));
    labels = labels.filter((l) => !inTable(l.start) && !quiet(l.start));
    if (!isSummary) {
      marks = marks.concat(tables.rows);
      labels = labels.concat(tables.labels);
    }
    marks.sort((a, b) => a.start - b.start);
    labels.sort((a, b) => a.start - b.start);
  }
  if (frame.lines.length > 0) {
    const chrome = frame.lines;
    const inFrame = (at: number): boolean => chrome.some((l) => at >= l.start && at < l.end);
    marks = marks.filter((m) => !inFrame(m.start));
    labels = labels.filter((l) => !inFrame(l.start));
  }
  const firstStop = text.text.indexOf('。');
  marks = marks.filter((m) => !(m.kind === 'dash' && m.start < firstStop && isTitle(lineFrom(text, m.end))));
  ({ marks, labels } = numberedLabels(marks, labels));
  ({ marks, labels } = bulletedLabels(text, marks, labels));
  ({ marks, labels } = headingLabels(text, marks, labels));
  labels = tasksAsProblems(marks, labels);
  ({ marks, labels } = pairedAnswers(text, marks, labels));
  labels = merged(labels, bracketedFields(text, zones, marks));
  marks = merged(marks, unmarkedAspects(text, marks));
  marks = merged(marks, unmarkedDepartments(text, marks));
  marks = bulletedHeadings(text, marks);
  marks = merged(marks, unmarkedGroups(text, marks));
  const bracketed = bracketedHeadings(text, marks, labels);
  if (bracketed.chapters.length > 0) {
    const inFrame = (at: number): boolean => frame.lines.some((l) => at >= l.start && at < l.end);
    marks = marks.concat(bracketed.chapters.filter((m) => !inFrame(m.start))).sort((a, b) => a.start - b.start);
    labels = [...bracketed.labels];
  }
  if (labels.length === 0) marks = merged(marks, plainChapters(text, marks));
  const implied = impliedAnswers(text, marks, labels);
  if (implied.length > 0) labels = labels.concat(implied).sort((a, b) => a.start - b.start);
  let framedIssues = 0;
  let lastSignal = 0;
  const isProblem = (m: Mark): boolean =>
    (text.classes[m.end]! & CUE_OPENING) !== 0 && PROBLEM_OPENING.test(text.text.slice(m.end, m.end + 100));
  for (const m of marks) {
    if (isProblem(m)) {
      framedIssues++;
      lastSignal = Math.max(lastSignal, m.end);
    } else if (m.kind === 'problem' || m.kind === 'row') lastSignal = Math.max(lastSignal, m.end);
  }
  for (const l of labels) if (l.field !== 'other' && l.field !== 'problem') lastSignal = Math.max(lastSignal, l.end);
  const openings = findCues(text, zones, oneLine, marks, labels);
  const hasAnswers = labels.some((l) => l.field === 'answer' || l.field === 'completion');
  const turned = turnedParagraphs(text, marks, labels);
  if (turned.answers.length > 0) labels = merged(labels, turned.answers);
  const cues = oneEach([
    ...turned.cues,
    ...openings,
    ...findParallelCues(text, openings, marks),
    ...findBareTitles(text, marks, labels),
    ...findJudgedLines(text, marks, labels),
    ...findBareProblems(text, marks, labels, startOfText(frame), frame.end),
    ...findGroupedProblems(text, marks, labels),
    ...findSentenceCues(text, marks, labels, isProblem),
    ...findToldClues(text, marks),
    ...findListedTask(text, labels),
    ...findAlternating(text, zones, marks),
    ...(hasAnswers || oneLine ? [] : findTowards(text, marks)),
    ...(hasAnswers ? [] : findSaidProblems(text, zones, marks)),
  ]);
  if (cues.length > 0) {
    framedIssues += cues.length;
    lastSignal = Math.max(lastSignal, cues[cues.length - 1]!.end);
    marks = marks.concat(cues);
    marks = marks.concat(unmarkedAspects(text, marks)).sort((a, b) => a.start - b.start);
  }
  const virtual: Mark[] = [];
  const closing = findClosing(text, oneLine, lastSignal, marks, frame.end, virtual);
  if (virtual.length > 0) marks = marks.concat(virtual).sort((a, b) => a.start - b.start || (a.kind === 'virtual' ? -1 : 1));
  const root = buildTree({ text, marks, labels, end: Math.min(closing, startOfSignature(text, lastSignal, closing)), isProblem });
  const answers = labels.filter((l) => l.field === 'answer' || l.field === 'completion').length;
  return { root, closing, hasAnswers: answers >= 2 || tables.rows.length > 0, framedIssues, summary };
}

/** Marks in order with some more among them. */
function merged<M extends Mark | LabelMark>(marks: M[], more: readonly M[]): M[] {
  return more.length === 0 ? marks : marks.concat(more).sort((a, b) => a.start - b.start);
}

/** In order, one at each place. */
function oneEach(marks: Mark[]): Mark[] {
  return marks.sort((a, b) => a.start - b.start).filter((m, i) => i === 0 || m.start !== marks[i - 1]!.start);
}

function lineFrom(text: Clean, start: number): string {
  const end = text.text.indexOf('\n', start);
  return text.text.slice(start, Math.min(end < 0 ? text.length : end, start + LONGEST_TITLE)).trim();
}

const LONGEST_TITLE = 100;

/** Below the frame at the top of the page. */
function startOfText({ lines, end }: Frame): number {
  return lines.reduce((start, l) => (l.end < end ? Math.max(start, l.end + 1) : start), 0);
}

/** 一、整改任务 二、整改目标 三、整改措施: headings that are field labels of one single issue. */
function headingLabels(text: Clean, marks: Mark[], labels: LabelMark[]): { marks: Mark[]; labels: LabelMark[] } {
  const ofOneTask = fieldsOfOneTask(text, marks, labels);
  const at = new Map(labels.concat(ofOneTask).map((l) => [l.start, l]));
  const ends = new Set(marks.map((m) => m.end));
  // (一)存在的主要问题 on a line of its own is a heading, not a field
  const plain = { marks, labels: labels.filter((l) => !(l.bare && ends.has(l.start))) };
  const headed = marks.filter(
    (m) =>
      (m.kind === 'han' || m.kind === 'digit' || m.kind === 'han-paren') &&
      m.paragraph &&
      at.get(m.end) &&
      isWholeLine(text, at.get(m.end)!),
  );
  if (headed.length < 2) return plain;
  const kinds = headed.filter((m) => m.kind === headed[0]!.kind);
  const fields = new Set(kinds.map((m) => at.get(m.end)!.field));
  // the same field twice is a field of several issues, whose markers are something else
  const words = kinds.map((m) => at.get(m.end)!.text);
  if (
    kinds.length < 2 ||
    fields.size < 2 ||
    (ofOneTask.length === 0 &&
      (!words.some((w) => /目标|任务$|任务原文|要求/.test(w)) || !words.some((w) => /措施|完成情况|举措|过程|做法/.test(w))))
  )
    return plain;
  if (kinds.length > fields.size + 2) return plain;
  // 四、承办单位及时限 among them: a field too, whatever it holds
  const beside = marks.filter(
    (m) =>
      m.kind === kinds[0]!.kind && !at.has(m.end) && m.start > kinds[0]!.start && m.start < kinds.at(-1)!.start && isShortLine(text, m),
  );
  const gone = new Set([...kinds, ...beside]);
  const first = at.get(kinds[0]!.end)!;
  const others = beside.map((m): LabelMark => {
    const end = m.end + lineFrom(text, m.end).length;
    return { field: 'other', start: m.start, end, text: text.text.slice(m.end, end), line: true, bare: true };
  });
  const known = new Set(labels.map((l) => l.start));
  const all = merged(
    labels,
    kinds.flatMap((m) => (known.has(m.end) ? [] : [at.get(m.end)!])),
  );
  const moved = all.map((l) => {
    const mark = kinds.find((m) => m.end === l.start);
    if (!mark) return l;
    // 整改任务 at the top is what was found, not what was done
    const field = l === first && l.field === 'answer' ? 'problem' : l.field;
    return { ...l, field, start: mark.start, line: true } as LabelMark;
  });
  return { marks: marks.filter((m) => !gone.has(m)), labels: merged(moved, others) };
}

/**
 * 一、任务原文 二、达标要求 三、办理时限 四、攻坚举措: the chapters of one task in words that no list of labels has, where they tell what was found,
 * what was wanted and what was done.
 */
function fieldsOfOneTask(text: Clean, marks: readonly Mark[], labels: readonly LabelMark[]): LabelMark[] {
  const known = new Set(labels.map((l) => l.start));
  const found: LabelMark[] = [];
  const fields = new Map<Field, number>();
  for (const m of marks) {
    if (m.kind !== 'han' || !m.paragraph) continue;
    let end = m.end;
    while (end < m.end + LONGEST_FIELD && isHan(text.codes[end] ?? 0) && (end === m.end || text.gap[end] === GAP_NONE)) end++;
    const words = text.text.slice(m.end, end);
    if (words.length < 3 || (text.codes[end] !== LF && text.gap[end] === GAP_NONE)) continue;
    const field = fieldOf(words) ?? fieldByHead(words);
    if (field === null || field === 'number' || field === 'aspect') continue;
    fields.set(field, (fields.get(field) ?? 0) + 1);
    if (!known.has(m.end)) found.push({ field, start: m.end, end, text: words, line: true, bare: true });
  }
  const one = fields.get('problem') === 1 && fields.has('target') && fields.get('answer') === 1;
  return one ? found : [];
}

/** Longest name of such a chapter. */
const LONGEST_FIELD = 9;

function isShortLine(text: Clean, { end }: Mark): boolean {
  return /^[\u4e00-\u9fff、(]{2,14}\)?$/.test(lineFrom(text, end));
}

/** 整改任务：… 整改目标：… 完成情况：… right under the title: the task is what was found, below the title of a problem what is to be done. */
function tasksAsProblems(marks: readonly Mark[], labels: LabelMark[]): LabelMark[] {
  const first = labels.find((l) => l.field === 'problem' || l.field === 'target' || l.field === 'answer' || l.field === 'completion');
  if (first?.text !== TASK || !first.line || marks.some((m) => m.start < first.start)) return labels;
  if (!labels.some((l) => l.field === 'completion' || (l.field === 'answer' && l.text !== TASK))) return labels;
  return labels.map((l) => (l.text === TASK ? { ...l, field: 'problem' } : l));
}

const TASK = '整改任务';

/** 问题一：… (一)问题表现：… (二)整改措施：… again and again: the numbers count the fields of an issue, they head nothing. */
function numberedLabels(marks: Mark[], labels: LabelMark[]): { marks: Mark[]; labels: LabelMark[] } {
  const at = new Map(labels.map((l) => [l.start, l]));
  const dropped = new Set<Mark>();
  for (const kind of ['han', 'han-paren', 'digit', 'digit-paren', 'circled'] as const) {
    const own = marks.filter((m) => m.kind === kind && m.paragraph);
    const headed = own.filter((m) => at.has(m.end));
    const last = headed.at(-1)?.start ?? 0;
    // (一)强化跟踪监测 in a chapter behind them is no field
    if (headed.length < 4 || own.some((m) => m.start < last && !at.has(m.end))) continue;
    const words = new Set(headed.map((m) => at.get(m.end)!.text));
    const order = headed.map((m) => at.get(m.end)!.field);
    const fields = new Set(order);
    // (四)整改完成情况 of the one, (四)完成情况 of the other: the fields come again, if not in the same words
    const again = order.indexOf(order[0]!, 2) > 0 && fields.size <= order.length / 2;
    if (fields.size >= 2 && fields.has('answer') && (again || words.size <= headed.length / 2)) for (const m of headed) dropped.add(m);
  }
  if (dropped.size === 0) return { marks, labels };
  const starts = new Map([...dropped].map((m) => [m.end, m]));
  return {
    marks: marks.filter((m) => !dropped.has(m)),
    labels: labels.map((l) => {
      const mark = starts.get(l.start);
      if (!mark) return l;
      // (三)存在问题 behind (一)整改措施 is what is left of the problem, not another
      const field = l.field === 'problem' && mark.value > 1 ? 'other' : l.field;
      return { ...l, field, start: mark.start, line: true };
    }),
  };
}

/** ◆整改目标：… ◆整改措施：… : the bullets are the labels' own, no items of what stands before them. */
function bulletedLabels(text: Clean, marks: Mark[], labels: LabelMark[]): { marks: Mark[]; labels: LabelMark[] } {
  const at = new Map(labels.map((l) => [l.start, l]));
  const bullets = new Map<number, Mark>();
  for (const m of marks) if (m.kind === 'dash' && m.paragraph && at.has(m.end) && has(BULLETS, text.codes[m.start]!)) bullets.set(m.end, m);
  const fields = new Set([...bullets.keys()].map((start) => at.get(start)!.field));
  const alone = [...bullets.keys()].every((start) => isWholeLine(text, at.get(start)!));
  if (bullets.size < (alone ? 3 : 4) || fields.size < 3 || !fields.has('answer')) return { marks, labels };
  const dropped = new Set(bullets.values());
  return {
    marks: marks.filter((m) => !dropped.has(m)),
    labels: labels.map((l) => {
      const mark = bullets.get(l.start);
      return mark ? { ...l, start: mark.start, line: true } : l;
    }),
  };
}

function isWholeLine(text: Clean, label: LabelMark): boolean {
  const c = text.codes[label.end];
  return c === LF || c === undefined || label.end >= text.length || (label.bare && text.gap[label.end]! !== GAP_NONE);
}
