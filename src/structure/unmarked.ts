/** Issues and aspects that no marker announces: told by what stands around them. */
import { FOLLOW_UP_HEADING, PROBLEM_CUE, SHORTCOMING_HEADING, TYPE_GROUP_HEADING } from '../lexicon/headings.ts';
import { LF, newClass, tableOf } from '../text/chars.ts';
import { type Clean, GAP_NONE, GAP_SPACE, GAP_WIDE } from '../text/clean.ts';
import { COMMA, runBack, SENTENCE } from '../text/edges.ts';
import { IN_TITLE, type Zones } from '../text/zones.ts';
import { ACTION_OPENING, CUE_AT_END, isGeneric, JUDGED } from './headings.ts';
import { BULLETS, type LabelMark, type Mark, type MarkKind } from './marks.ts';
import { isStatusGroup } from './section-mode.ts';
import { isParagraphStart, lineEnd } from './sentences.ts';
import { isJudgedFirst } from './titles.ts';
import { isInlineItem } from './tree.ts';

const CUE =
  /(?:(?:评议|审议|巡[察视]|督察|审计|反馈)(?:工作)?(?:意见|报告|组|反馈)?(?:中)?还?(?:指出|提出|反映|就)(?:了|的)?[:：,，]?“[^\n]{4,160}?”)(?:提出了?(?:意见|建议|问题))?(?=[,，。:：;；\n\u4e00-\u9fff])|(?:针对|关于|对于|就|对(?=(?:反馈|巡[察视]|审计|评议|组|意见|指出|的){0,4}[“‘]))(?:关于|针对|反馈的|(?:巡[察视]|反馈|审计|评议)*(?:组|意见)?指出的|《[^》]{2,40}》(?:指出|提出)的)?(?:“[^\n]{4,160}?”|‘[^\n]{4,160}?’|(?:[^,，。;；:：\n“”]|“[^”\n]{1,30}”){4,80}?(?:的)?(?:问题|意见|建议))(?:的?(?:问题|方面|意见|建议|情况))?(?=[,，。:：;；\n]|的?整改|$)/y;

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
  const above = new Map<string, number>();
  for (const label of labels) {
    if (!label.line || !FIRST_FIELDS.has(label.field) || label.start < 2) continue;
    const end = label.start - 1;
    const start = t.lastIndexOf('\n', end - 1) + 1;
    const line = t.slice(start, end);
    // 问题表现 | 闲置仓房多年未清 | 整改措施: the line is a field, not a title
    if (start > 1 && bareStarts.has(t.lastIndexOf('\n', start - 2) + 1)) continue;
    if (line.length < 5 || line.length > 70 || markStarts.has(start) || labelStarts.has(start) || /[:：|\t]/.test(line)) continue;
    if (!(/[^。;；]$/.test(line) || PROBLEM_CUE.test(line)) || (line.match(/。/g)?.length ?? 0) > 1) continue;
    above.set(label.text, (above.get(label.text) ?? 0) + 1);
    titles.push({ kind: 'cue', value: 0, start, end: start, line: true, paragraph: true });
  }
  const most = Math.max(0, ...above.values());
  return most >= 2 ? titles : [];
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
        if (PROBLEM_CUE.test(line) || CUE_AT_END.test(line) || JUDGED.test(line)) judged++;
      }
    }
    told ||= line.includes('。') || end - start > LONGEST_BARE;
    start = end + 1;
  }
  if (judged < 3 || judged < lines.length * 0.6) return [];
  // a chapter ends the problem above it
  return [...lines, ...chapters].sort((a, b) => a.start - b.start);
}

function isBareLine(line: string): boolean {
  return line.length >= 4 && line.length <= LONGEST_BARE && !/[。;；:：,，|\t]/.test(line) && /^[\u4e00-\u9fff“\d]/.test(line);
}

const LONGEST_BARE = 40;
const NAMES_CHAPTER =
  /(?:情况|方面|工作|成效|安排|打算|措施|经验|做法|建议|计划|机制|体会|领导|部署|责任|思路|方向)$|^(?:下一?步|今后|强化|加强|坚持|健全|完善)/;

export const CUE_OPENING = newClass('针关对就评审巡督反“‘');

/** 对正在整改的问题, 针对反馈的问题: speaks of many problems at once. */
const OF_MANY =
  /^(?:针对|对于|对|就)(?:已|正在|尚未|需要|整改|未|能够|巡[察视](?:组)?(?:反馈|指出)的?问题|反馈的?(?:[\d一二三四五六七八九十]+[个项条])?(?:具体)?问题|上述|以上|存在的?问题)/;

/** “标志标牌缺失”：我们重新勘定…, “公文运转周期长”的问题，我们…: quoted problems, each in front of its answer, two at least. */
const QUOTED = /(?:“[^”\n]{6,80}”|‘[^’\n]{6,80}’)(?=[:：]|的?问题[,，。:：])/y;

/** 对城东化工园区异味扰民问题,市生态环境局…, paragraph after paragraph. */
const TOWARDS = /对[^,，。;；:：\n“”]{4,50}?的?问题[,，]/y;

const JUDGED_CUE = /针对([^,，。;；:：\n]{4,40})[,，]/y;

/** Paragraphs 针对“…”问题,… that open an issue without a marker. */
export function findCues(text: Clean, zones: Zones, oneLine: boolean, marks: readonly Mark[], labels: readonly LabelMark[]): Mark[] {
  const t = text.text;
  const taken = new Set<number>();
  for (const m of marks) taken.add(m.end);
  for (const l of labels) taken.add(l.end);
  const out: Mark[] = [];
  const quoted: Mark[] = [];
  const judged: Mark[] = [];
  const told: Mark[] = [];
  for (let i = 0; i < text.length; i++) {
    if ((text.classes[i]! & CUE_OPENING) === 0) continue;
    if (!(i === 0 || text.codes[i - 1] === LF || text.gap[i]! !== GAP_NONE)) continue;
    if (taken.has(i) || zones.flags[i]! & IN_TITLE) continue;
    if (!isParagraphStart(text, oneLine, i) && !(oneLine && endsHeading(text, i, taken))) continue;
    CUE.lastIndex = i;
    QUOTED.lastIndex = i;
    if (QUOTED.test(t)) {
      quoted.push({ kind: 'cue', value: 0, start: i, end: i, line: text.codes[i - 1] === LF || i === 0, paragraph: true });
      continue;
    }
    if (!CUE.test(t)) {
      TOWARDS.lastIndex = i;
      const towards = TOWARDS.exec(t)?.[0];
      if (towards !== undefined && !SORTS.test(towards) && !OF_MANY.test(towards)) {
        told.push({ kind: 'cue', value: 0, start: i, end: i, line: text.codes[i - 1] === LF || i === 0, paragraph: true });
        continue;
      }
      // 针对养老服务供给不足,聚焦…: a judgement up to the comma
      JUDGED_CUE.lastIndex = i;
      const about = JUDGED_CUE.exec(t)?.[1];
      if (about !== undefined && isJudgedFirst(about) && !OF_MANY.test(t.slice(i, i + 40)))
        judged.push({ kind: 'cue', value: 0, start: i, end: i, line: text.codes[i - 1] === LF || i === 0, paragraph: true });
      continue;
    }
    const line = t.slice(i, lineEnd(text, i, i + 400));
    if (/(?:通报|报告|公告|公示|函|通知)(?:\|*)?$/.test(line) && line.length < 90) continue;
    if (OF_MANY.test(line)) continue;
    // 关于…反馈问题 | 整改进展的公告: a title over two lines
    if (
      /^[\u4e00-\u9fff]{0,8}整改[\u4e00-\u9fff]{0,10}的?(?:通报|报告|公告|公示)\n/.test(t.slice(i + line.length + 1, i + line.length + 32))
    )
      continue;
    out.push({ kind: 'cue', value: 0, start: i, end: i, line: text.codes[i - 1] === LF || i === 0, paragraph: true });
  }
  if (quoted.length >= 2) out.push(...quoted);
  if (judged.length >= 2) out.push(...judged);
  if (told.length >= 2) out.push(...told);
  out.sort((a, b) => a.start - b.start);
  if (out.length === 1 && !/“/.test(t.slice(out[0]!.start, out[0]!.start + 8))) return [];
  return out;
}

/** 二、关于居家养老服务 针对“…”的问题,… in a text of one line: a gap alone parts the heading, short and without a stop, from its first problem. */
function endsHeading(text: Clean, i: number, markEnds: ReadonlySet<number>): boolean {
  if (text.gap[i] !== GAP_SPACE && text.gap[i] !== GAP_WIDE) return false;
  // a label's end would be the start itself, a marker stands within
  const start = runBack(text.classes, i, i - LONGEST_BARE, SENTENCE | COMMA);
  for (let at = start + 1; at <= i - SHORTEST_HEADING; at++) if (markEnds.has(at)) return true;
  return false;
}

const SHORTEST_HEADING = 4;

/** 对13个项目绩效目标缺失问题, where a sentence begins. */
const SENTENCE_CUE = /(?<=[。;；\n])(?:针对|关于|对于?)(?:[^,，。;；:：\n“”]|“[^”\n]{1,30}”){4,60}?的?问题[,，]/g;

/** Below a heading 对能够立即整改的问题, 对历史遗留问题 sort the work, they name no problem. */
const SORTS =
  /^(?:针对|关于|对于?)(?:(?:能够?[立即整改]|可以|可立|短[期时]|一[时些般]|暂[时未]|立[行即]|马上|即知|难以|难度|重复|复杂|共性|个[性别]|历史|涉及|条件|具[备体]|不[能宜属需具]|属于|较|情况|时间|当[前场]|其[他余])[\u4e00-\u9fff]{0,12}的?问题|[^,，]{0,20}(?:发现|查出|反馈|指出|整改|存在)的?问题)[,，]/;

/** (一)关于X的问题。对A问题,…。对B问题,…: the problems below a problem, told one after the other in the paragraph of its answer. */
export function findSentenceCues(
  text: Clean,
  marks: readonly Mark[],
  labels: readonly LabelMark[],
  isProblem: (mark: Mark) => boolean,
): Mark[] {
  const out: Mark[] = [];
  let l = 0;
  marks.forEach((mark, k) => {
    if (!mark.paragraph) return;
    const chapter = !isProblem(mark);
    // 二、预算单位收支管理问题的整改情况 | 预算单位问题3项。对A问题,…;对B问题,…
    const sorted =
      chapter && SORTS_BY_TYPE[text.codes[mark.end] ?? 0] === 1 && TYPE_GROUP_HEADING.test(text.text.slice(mark.end, mark.end + 30));
    if (
      chapter &&
      !sorted &&
      !NAMES_FIELD.test(text.text.slice(mark.end, mark.end + 30)) &&
      ((mark.kind !== 'han' && mark.kind !== 'han-paren') ||
        !OF_PROBLEMS.test(text.text.slice(mark.end, lineEnd(text, mark.end, mark.end + 60))))
    )
      return;
    while (l < labels.length && labels[l]!.start < mark.start) l++;
    const next = Math.min(labels[l]?.start ?? text.length, marks[k + 1]?.start ?? text.length);
    const line = lineEnd(text, mark.end, Math.min(next, mark.end + LONGEST_PARAGRAPH));
    const end = chapter ? Math.min(next, mark.end + LONGEST_PARAGRAPH) : line;
    // an answer with items or fields of its own is told by those
    const following = marks[k + 1];
    const closed =
      chapter && next === following?.start && (following.line || (sorted && following.paragraph && !isInlineItem(following.kind)));
    if (end >= next && next < text.length && text.codes[next] !== LF && !closed) return;
    const starts = [...text.text.slice(mark.end, end).matchAll(SENTENCE_CUE)]
      .filter((m) => !chapter || !SORTS.test(m[0]))
      .map((m) => mark.end + m.index);
    if (starts.length >= 2 || (starts.length === 1 && (sorted || (chapter && out.length > 0))))
      for (const start of starts) out.push({ kind: 'cue', value: 0, start, end: start, line: false, paragraph: true });
  });
  return out;
}

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

function opensWithJudgement(text: Clean, start: number, end: number): boolean {
  const line = text.text.slice(start, lineEnd(text, start, Math.min(end, start + LONGEST_BARE + 1)));
  const first = /^[^。;；:：,，]{4,36}(?=。|$)/.exec(line)?.[0];
  return first !== undefined && !ACTION_OPENING.test(first) && (PROBLEM_CUE.test(first) || CUE_AT_END.test(first) || JUDGED.test(first));
}

/** The first characters of 立行立改类问题 and its like. */
const SORTS_BY_TYPE = tableOf('需立即边限分阶持长');

/** (1)服务大局方面。关于A问题,… */
const NAMES_FIELD = /^[^,，。;；:：\n]{2,20}方面(?:的?问题)?[。:：]/;
const OF_PROBLEMS = /(?:问题|方面).{0,12}$|整改(?:落实|进展|完成)?情况$/;

const LONGEST_PARAGRAPH = 4000;

/** 关于A的问题,…。关于B的问题,…: a paragraph that opens so tells one problem after the other, each in the words of the first. */
export function findParallelCues(text: Clean, cues: readonly Mark[], marks: readonly Mark[]): Mark[] {
  const out: Mark[] = [];
  let m = 0;
  cues.forEach((cue, k) => {
    FIRST_OF_PARALLEL.lastIndex = cue.start;
    const first = FIRST_OF_PARALLEL.exec(text.text);
    if (!first) return;
    while (m < marks.length && marks[m]!.start <= cue.start) m++;
    const next = Math.min(marks[m]?.start ?? text.length, cues[k + 1]?.start ?? text.length);
    const end = lineEnd(text, cue.end, Math.min(next, cue.end + LONGEST_PARAGRAPH));
    for (const { index } of text.text.slice(cue.end, end).matchAll(SENTENCE_CUE)) {
      const start = cue.end + index;
      if (text.text.startsWith(first[1]!, start)) out.push({ kind: 'cue', value: 0, start, end: start, line: false, paragraph: true });
    }
  });
  return out;
}

const FIRST_OF_PARALLEL = /(针对|关于|对于?)(?:[^,，。;；:：\n“”]|“[^”\n]{1,30}”){4,60}?的?问题[,，]/y;

/** 市委巡察组还指出, at the start of a sentence. */
const SAID =
  /(?<=^|[。\n])(?:[\u4e00-\u9fff]{0,8}?(?:巡[察视]|督察|督查|审计|评议|检查)(?:[一二三四五六七八九十第]{0,4})组|反馈意见|审计(?:报告)?)(?:还|又|同时|也|进一步)?(?:指出|反映|认为|提出|发现)[,，:：]?(?=[^,，。;；:：\n“”‘’\d]{6,60}[。,，])/g;

/** A quick look whether anybody says so. */
const MAY_SAY = /(?:组|意见|审计|报告)(?:还|又|同时|也|进一步)?(?:指出|反映|认为|提出|发现)/;

/**
 * 巡察组指出,X不够有力。我院修订…。巡察组还指出,Y不规范。…: problems in running text, each said by those who found it and a judgement;
 * two at least, in a notice that labels no answers.
 */
export function findSaidProblems(text: Clean, zones: Zones, marks: readonly Mark[]): Mark[] {
  if (!MAY_SAY.test(text.text)) return [];
  const out: Mark[] = [];
  const items = new Set(marks.filter((m) => m.paragraph).map((m) => m.end));
  let judged = 0;
  let paragraph = -1;
  for (const m of text.text.matchAll(SAID)) {
    const { index } = m;
    const end = index + m[0].length;
    const line = index === 0 || text.codes[index - 1] === LF;
    if (zones.flags[index]! & IN_TITLE || items.has(index)) continue;
    const stop = lineEnd(text, end, end + LONGEST_PARAGRAPH);
    const rest = text.text.slice(end, stop);
    const said = rest.slice(0, 80).split('。', 1)[0]!;
    // told in the paragraph that answers it, at its start or behind another one
    if (/整改|^(?:了|的)|如下/.test(said) || said.length + 8 > rest.length || !(line || stop === paragraph)) continue;
    paragraph = stop;
    if (PROBLEM_CUE.test(said)) judged++;
    out.push({ kind: 'cue', value: 0, start: index, end, line, paragraph: true });
  }
  return out.length >= 2 && judged >= out.length * 0.5 ? out : [];
}

const LONGEST_BULLETED = 50;

/**
 * ◆理论学习方面 | ★学习不深入【已完成】 | ▲补学。…: bullets whose lines are all short and without a stop, each with something else below it, are
 * headings; the sign that comes first is the outer one.
 */
export function bulletedHeadings(text: Clean, marks: readonly Mark[]): Mark[] {
  const signs = new Map<number, Mark[]>();
  for (const m of marks) {
    if (m.kind !== 'dash' || BULLETS[text.codes[m.start]!] !== 1) continue;
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
  if (end - mark.end > LONGEST_BULLETED || end - mark.end < 4 || end + 1 >= text.length) return false;
  return !/[。;；,，:：]$/.test(text.text.slice(mark.end, end)) && text.codes[end + 1] !== sign;
}

const OPENS_HEADING = '【〖〔『‖[';
const CLOSES_HEADING = '】〗〕』‖]';
const LONGEST_IN_BRACKETS = 16;
const BRACKETED = /(?:^|\n)[【〖〔『‖[]/;

/**
 * 【整改概览】 【下步打算】 ‖往后怎么办‖ at the start of lines: chapters of a notice, whatever else stands on their line. Neither fields nor what
 * names a problem.
 */
export function bracketedHeadings(
  text: Clean,
  marks: readonly Mark[],
  labels: readonly LabelMark[],
): { chapters: Mark[]; labels: readonly LabelMark[] } {
  if (!BRACKETED.test(text.text)) return { chapters: [], labels };
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
  return { chapters, labels: labels.filter((l) => !starts.has(l.start)) };
}

/** 〖存在问题和不足〗: more than the field of one problem. */
const ADMITS_MANY = /^存在的?(?:主要|突出)?(?:问题|困难|短板|差距|不足)(?:和|与|及|、)(?:问题|困难|短板|差距|不足|挑战)$/;

/** Where the heading ends that begins behind a bracket; -1 where it stands in none. */
export function endOfBracketed(text: Clean, mark: Mark): number {
  const kind = mark.kind === 'part' && mark.end === mark.start + 1 ? OPENS_HEADING.indexOf(text.text[mark.start]!) : -1;
  return kind < 0 ? -1 : text.text.indexOf(CLOSES_HEADING[kind]!, mark.end);
}

const TELLS_WHO: ReadonlySet<string> = new Set(['leaders', 'units', 'deadline']);

/**
 * 1、X不到位 | 牵头领导:甲;责任科室:乙 | (1)梳理事项清单,…: in a notice that never labels its answers, what stands on the lines below who is
 * responsible is the answer.
 */
export function impliedAnswers(text: Clean, marks: readonly Mark[], labels: readonly LabelMark[]): LabelMark[] {
  if (labels.some((l) => l.field === 'answer' || l.field === 'completion' || l.field === 'outcome' || l.field === 'target')) return [];
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
    if (item ? item.kind === owner.kind || item.value > 1 || labelled.has(stop + 1) : !/[。;；]$/.test(text.text.slice(start, stop)))
      continue;
    out.push({ field: 'answer', start, end: start, text: '', line: true, bare: false });
  }
  return out.length >= 2 ? out : [];
}
