/** Issues and aspects that no marker announces: told by what stands around them. */
import { CLUE_HEADING, FOLLOW_UP_HEADING, PROBLEM_CUE } from '../lexicon/headings.ts';
import { LF } from '../text/chars.ts';
import type { Clean } from '../text/clean.ts';
import { runBack, SENTENCE } from '../text/edges.ts';
import { ACTION_OPENING, isGeneric, isJudgement } from './headings.ts';
import type { LabelMark, Mark, MarkKind } from './marks.ts';
import { isStatusGroup } from './section-mode.ts';
import { LONGEST_PARAGRAPH, lineEnd } from './sentences.ts';
import { isInlineItem } from './tree.ts';

const ASPECT_LINE = /^[^\d,，。;；:：、!！?？|\t]{4,30}方面(?:的问题|存在的?问题|问题整改情况|整改情况)?$/;

const JUDGED_LINE = /^[^\d,。;:!?|\t]{5,40}$/;

/** Lines 理论学习方面 between numbered problems, without a marker of their own: aspects, in a document that numbers none. */
export function unmarkedAspects(text: Clean, marks: readonly Mark[]): Mark[] {
  if (marks.some((m) => m.kind === 'han-paren')) return [];
  const starts = new Set(marks.map((m) => m.start));
  const out: Mark[] = [];
  const fields: { start: number; line: string }[] = [];
  for (const m of marks) {
    // the line above a paragraph's marker
    if (m.kind !== 'digit' && m.kind !== 'problem' && m.kind !== 'digit-paren' && m.kind !== 'cue') continue;
    if (m.start === 0 || text.codes[m.start - 1] !== LF) continue;
    const end = m.start - 1;
    const start = runBack(text.classes, end, end - 40, SENTENCE);
    if (start > 0 && text.codes[start - 1] !== LF) continue;
    const line = text.text.slice(start, end);
    if (m.kind === 'cue' && !starts.has(start) && isFieldLine(line)) fields.push({ start, line });
    if (ASPECT_LINE.test(line) || (m.kind === 'problem' && JUDGED_LINE.test(line) && PROBLEM_CUE.test(line) && !starts.has(start)))
      out.push({ kind: 'han-paren', value: out.length + 1, start, end: start, line: true, paragraph: true });
  }
  if (out.length >= 2) return out;
  // 布局与学位 | 关于“…”的问题。… | 教师队伍 | 关于“…”的问题。…: each names a field and has problems right below it
  if (fields.length < 2 || fields.some((f) => starts.has(f.start))) return [];
  return fields.map(({ start }, i) => ({ kind: 'han-paren', value: i + 1, start, end: start, line: true, paragraph: true }));
}

/**
 * 县教育局:反映问题3个,涉及金额286万元。 above the first of numbered problems, again and again: each heads the problems of a department, in a notice
 * with no chapters of that level.
 */
export function unmarkedDepartments(text: Clean, marks: readonly Mark[]): Mark[] {
  const starts = new Set(marks.map((m) => m.start));
  const out: Mark[] = [];
  for (const m of marks) {
    if (m.value !== 1 || !m.line || (m.kind !== 'digit' && m.kind !== 'problem') || m.start === 0) continue;
    const start = text.text.lastIndexOf('\n', m.start - 2) + 1;
    if (m.start - start <= LONGEST_DEPARTMENT && !starts.has(start) && DEPARTMENT.test(text.text.slice(start, m.start)))
      out.push({ kind: 'han-paren', value: out.length + 1, start, end: start, line: true, paragraph: true });
  }
  const [first] = out;
  return first && out.length >= 2 && !marks.some((m) => m.kind === 'han-paren' && m.start > first.start && m.start < out.at(-1)!.start)
    ? out
    : [];
}

const LONGEST_DEPARTMENT = 120;
const DEPARTMENT = /^[\u4e00-\u9fff]{3,20}[:：](?:审计)?(?:反映|涉及|查出|发现|指出|存在)?的?问题[\d一二三四五六七八九十]{1,3}[个项条]/;

/** 水环境治理: names a field, neither a chapter (整改落实情况, 具体问题) nor how far problems have come. */
function isFieldLine(line: string): boolean {
  return (
    /^[\u4e00-\u9fff、“”]{3,16}$/.test(line) &&
    !isGeneric(line) &&
    !isStatusGroup(line) &&
    !FOLLOW_UP_HEADING.test(line) &&
    !PROBLEM_CUE.test(line)
  );
}

/**
 * Lines 已经改到位的问题, 需要长期坚持的问题 between numbered problems, without a marker of their own: they group them by how far they have
 * come, in a notice with no chapters of that level.
 */
export function unmarkedGroups(text: Clean, marks: readonly Mark[]): Mark[] {
  const items = marks.filter((m) => m.line && !isInlineItem(m.kind) && m.kind !== 'han');
  if (items.length < 2 || items.some((m) => m.kind === 'han-paren')) return [];
  const starts = new Set(marks.map((m) => m.start));
  const out: Mark[] = [];
  for (const m of items) {
    if (m.start === 0) continue;
    const end = m.start - 1;
    const start = runBack(text.classes, end, end - LONGEST_GROUP - 1, SENTENCE);
    if (end - start > LONGEST_GROUP || (start > 0 && text.codes[start - 1] !== LF) || starts.has(start)) continue;
    if (isStatusGroup(text.text.slice(start, end)))
      out.push({ kind: 'han-paren', value: out.length + 1, start, end: start, line: true, paragraph: true });
  }
  return out.length >= 2 ? out : [];
}

const LONGEST_GROUP = 24;

/** Fields that follow the title of an issue, not another field. */
const FIRST_FIELDS: ReadonlySet<string> = new Set(['answer', 'target', 'completion', 'leaders', 'units']);

/**
 * Titles on a line of their own, without any marker, right above the first field of their issue (整改情况：…), again and again.
 * Only a judgement counts, or a line that ends without a stop.
 */
export function findBareTitles(text: Clean, marks: readonly Mark[], labels: readonly LabelMark[]): Mark[] {
  const t = text.text;
  const markStarts = new Set(marks.map((m) => m.start));
  const labelStarts = new Set(labels.map((l) => l.start));
  const bareStarts = new Set(labels.filter((l) => l.bare || text.codes[l.end] === LF).map((l) => l.start));
  const titles: Mark[] = [];
  const fields = new Map<string, number>();
  const stated: Mark[] = [];
  let judged = 0;
  for (const label of labels) {
    if (!label.line || label.start < 2) continue;
    // 思政课教师力量单薄 | 具体问题：全校只有2名。 | 整改措施：…
    const states = label.field === 'problem' && STATES.test(label.text);
    if (!FIRST_FIELDS.has(label.field) && !states) continue;
    const end = label.start - 1;
    const start = t.lastIndexOf('\n', end - 1) + 1;
    const line = t.slice(start, end);
    // 问题表现 | 闲置仓房多年未清 | 整改措施: the line is a field, not a title
    if (start > 1 && bareStarts.has(t.lastIndexOf('\n', start - 2) + 1)) continue;
    if (line.length < 5 || line.length > 70 || markStarts.has(start) || labelStarts.has(start) || /[:：|\t]/.test(line)) continue;
    if (states && (/[。;；,，]$/.test(line) || line.length > LONGEST_BARE)) continue;
    if (!(/[^。;；]$/.test(line) || PROBLEM_CUE.test(line)) || (line.match(/。/g)?.length ?? 0) > 1) continue;
    // (一)关于往来款项长期挂账的问题 | 其他应收款中有27笔挂账三年以上。 | 整改结果: the line states what its heading names
    const above = t.lastIndexOf('\n', start - 2) + 1;
    if (/[。;；]$/.test(line) && markStarts.has(above) && PROBLEM_CUE.test(t.slice(above, start - 1))) continue;
    if (states) {
      stated.push({ kind: 'cue', value: 0, start, end: start, line: true, paragraph: true });
      if (isJudgement(line)) judged++;
      continue;
    }
    fields.set(label.text, (fields.get(label.text) ?? 0) + 1);
    titles.push({ kind: 'cue', value: 0, start, end: start, line: true, paragraph: true });
  }
  const most = Math.max(0, ...fields.values());
  if (most < 2) titles.length = 0;
  return stated.length >= 2 && judged >= stated.length / 2 ? titles.concat(stated) : titles;
}

/**
 * Problems on lines of their own, without marker, field or stop, each above the paragraphs that answer it, below numbered headings:
 * （一）法治建设有差距 / 行政执法监督“宽松软” / 第一，… Told by most of such lines being judgements.
 */
export function findJudgedLines(text: Clean, marks: readonly Mark[], labels: readonly LabelMark[]): Mark[] {
  const t = text.text;
  const heading = marks.find((m) => m.kind === 'han-paren' && m.line);
  if (!heading || labels.some((l) => l.field === 'answer') || marks.some((m) => m.kind === 'problem' || m.kind === 'row')) return [];
  const markStarts = new Set(marks.map((m) => m.start));
  const lines: Mark[] = [];
  let judged = 0;
  for (let start = t.indexOf('\n', heading.start) + 1; start > 0 && start < text.length; ) {
    const next = t.indexOf('\n', start);
    if (next < 0) break;
    const size = next - start;
    if (size >= 4 && size <= 40 && !markStarts.has(start)) {
      const line = t.slice(start, next);
      const after = t.indexOf('\n', next + 1);
      if (!/[。;；:：|\t]/.test(line) && /[。;]$/.test(t.slice(next + 1, after < 0 ? text.length : after))) {
        lines.push({ kind: 'cue', value: 0, start, end: start, line: true, paragraph: true });
        if (PROBLEM_CUE.test(line) || /[“”]$/.test(line)) judged++;
      }
    }
    start = next + 1;
  }
  return judged >= 3 && judged >= lines.length * 0.6 ? lines : [];
}

const NUMBERED: ReadonlySet<MarkKind> = new Set(['part', 'han', 'han-paren', 'problem', 'row', 'sign', 'subsign', 'cue']);

/**
 * The same in a document that numbers no heading: 黑臭水体反弹 | 区水务局排查…。 | 建筑垃圾堆场扬尘扰民 | … A line that only names a subject (信访举报件办理情况,
 * 下步打算) is a chapter beside them.
 */
export function findBareProblems(text: Clean, marks: readonly Mark[], labels: readonly LabelMark[], from: number, to: number): Mark[] {
  const t = text.text;
  if (marks.some((m) => NUMBERED.has(m.kind) && m.paragraph) || labels.some((l) => l.field === 'answer' || l.field === 'completion'))
    return [];
  const markStarts = new Set(marks.map((m) => m.start));
  const lines: Mark[] = [];
  const chapters: Mark[] = [];
  let judged = 0;
  let told = false;
  for (let start = from; start < to; ) {
    const end = lineEnd(text, start, to);
    const line = t.slice(start, Math.min(end, start + LONGEST_BARE + 1));
    const mark = { value: 0, start, end: start, line: true, paragraph: true } as const;
    // the first paragraph tells of the inspection; lines above it are the title's
    if (told && isBareLine(line) && !markStarts.has(start) && /[。;:!]$/.test(t.slice(end + 1, lineEnd(text, end + 1, to)))) {
      if (NAMES_CHAPTER.test(line)) chapters.push({ ...mark, kind: 'han', value: chapters.length + 1 });
      else {
        lines.push({ ...mark, kind: 'cue' });
        if (isJudgement(line)) judged++;
      }
    }
    told ||= line.includes('。') || end - start > LONGEST_BARE;
    start = end + 1;
  }
  if (judged < 3 || judged < lines.length * 0.6) return [];
  // a chapter ends the problem above it
  return [...lines, ...chapters].sort((a, b) => a.start - b.start);
}

const STATES = /^(?:具体(?:问题|表现|情况)|问题(?:表现|描述|事实)|主要表现)/;

function isBareLine(line: string): boolean {
  return line.length >= 4 && line.length <= LONGEST_BARE && !/[。;；:：,，|\t]/.test(line) && /^[\u4e00-\u9fff“\d]/.test(line);
}

const LONGEST_BARE = 40;
const NAMES_CHAPTER =
  /(?:情况|方面|工作|成效|安排|打算|措施|经验|做法|建议|计划|机制|体会|领导|部署|责任|思路|方向)$|^(?:下一?步|今后|强化|加强|坚持|健全|完善)/;

/**
 * 第二部分 已整改到位的问题 | 应收租金长期拖欠。11户承租人…。 | 违规发放通讯补贴。停止发放…。: paragraphs without a marker below headings that group
 * problems by how far they have come, each opening with a short judgement.
 */
export function findGroupedProblems(text: Clean, marks: readonly Mark[], labels: readonly LabelMark[]): Mark[] {
  const lines = marks.filter((m) => m.line && m.paragraph);
  const groups = lines.filter(
    (m) =>
      (m.kind === 'part' || m.kind === 'han' || m.kind === 'han-paren') &&
      isStatusGroup(text.text.slice(m.end, lineEnd(text, m.end, m.end + LONGEST_GROUP + 1))),
  );
  if (groups.length === 0 || labels.some((l) => l.field === 'answer' || l.field === 'problem')) return [];
  const starts = new Set(marks.map((m) => m.start));
  const out: Mark[] = [];
  let next = 0;
  for (const group of groups) {
    while (next < lines.length && lines[next]!.start <= group.start) next++;
    let k = next;
    while (k < lines.length && (isInlineItem(lines[k]!.kind) || lines[k]!.kind === 'digit-paren')) k++;
    const end = lines[k]?.start ?? text.length;
    let start = lineEnd(text, group.end, end) + 1;
    // a group that does not open with a judgement tells its problems otherwise
    if (starts.has(start) || !opensWithJudgement(text, start, end)) continue;
    for (; start < end; start = lineEnd(text, start, end) + 1)
      if (!starts.has(start) && opensWithJudgement(text, start, end))
        out.push({ kind: 'cue', value: 0, start, end: start, line: true, paragraph: true });
  }
  return out.length >= 2 ? out : [];
}

/**
 * 三、移交问题线索办理情况 | 演出团团长私自出租场地。经查属实,…: a paragraph below a chapter of clues that tells what was suspected and what came of it.
 */
export function findToldClues(text: Clean, marks: readonly Mark[]): Mark[] {
  const lines = marks.filter((m) => m.line && m.paragraph);
  const out: Mark[] = [];
  for (const [k, m] of lines.entries()) {
    const heading = lineEnd(text, m.end, m.end + LONGEST_BARE);
    if (m.kind === 'cue' || !CLUE_HEADING.test(text.text.slice(m.end, heading))) continue;
    const end = lines[k + 1]?.start ?? text.length;
    for (let start = heading + 1; start < end; start = lineEnd(text, start, end) + 1)
      if (TOLD_CLUE.test(text.text.slice(start, Math.min(end, start + LONGEST_BARE * 2))))
        out.push({ kind: 'cue', value: 0, start, end: start, line: true, paragraph: true });
  }
  return out;
}

const TOLD_CLUE = /^[^。;；:：\n]{6,40}[。;；]经(?:初步)?(?:查|核[查实]|调查|了解|审计)/;

function opensWithJudgement(text: Clean, start: number, end: number): boolean {
  const line = text.text.slice(start, lineEnd(text, start, Math.min(end, start + LONGEST_BARE + 1)));
  const first = /^[^。;；:：,，]{4,36}(?=。|$)/.exec(line)?.[0];
  return first !== undefined && !ACTION_OPENING.test(first) && isJudgement(first);
}

const TELLS_WHO: ReadonlySet<string> = new Set(['leaders', 'units', 'deadline']);

/**
 * 1、X不到位 | 牵头领导:甲;责任科室:乙 | (1)梳理事项清单,…: in a notice that never labels its answers, what stands on the lines below who is
 * responsible is the answer.
 */
export function impliedAnswers(text: Clean, marks: readonly Mark[], labels: readonly LabelMark[]): LabelMark[] {
  if (labels.some((l) => l.field === 'answer' || l.field === 'target')) return [];
  const lines = labels.filter((l) => l.line && TELLS_WHO.has(l.field));
  if (lines.length < 2) return [];
  const labelled = new Set(labels.filter((l) => l.line).map((l) => l.start));
  const markAt = new Map(marks.map((m) => [m.start, m]));
  const out: LabelMark[] = [];
  let m = 0;
  let owner: Mark | null = null;
  for (const label of lines) {
    while (m < marks.length && marks[m]!.start < label.start) {
      if (marks[m]!.line) owner = marks[m]!;
      m++;
    }
    const end = lineEnd(text, label.end, label.end + LONGEST_PARAGRAPH);
    const start = end + 1;
    if (owner === null || end - label.end < 2 || start >= text.length || text.codes[end] !== LF || labelled.has(start)) continue;
    const item = markAt.get(start);
    const stop = lineEnd(text, start, start + LONGEST_PARAGRAPH);
    const line = text.text.slice(start, stop);
    // ①…。②…。 on one line may well stand right above 整改结果:
    const isField = labelled.has(stop + 1) && !/[。;；].*[。;；]/.test(line);
    if (item ? item.kind === owner.kind || item.value > 1 || isField : !/[。;；]$/.test(line)) continue;
    out.push({ field: 'answer', start, end: start, text: '', line: true, bare: false });
  }
  return out.length >= 2 ? out : [];
}
