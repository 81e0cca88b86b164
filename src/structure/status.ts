/** What a notice says of how far an issue or a measure is. */
import { statusOf } from '../lexicon/statuses.ts';
import type { IssueStatus } from '../model/vocabulary.ts';
import { BULLETS, has, setOf } from '../text/chars.ts';
import type { Clean } from '../text/clean.ts';
import { CELL, COMMA, isEdge, runBack, SENTENCE } from '../text/edges.ts';
import type { Context, FieldRegion, IssueDraft } from './drafts.ts';
import { lineEnd, sentenceEnd, trimEnd, trimmed, trimStart } from './sentences.ts';
import type { Range } from './spans.ts';
import type { TitleSpan } from './titles.ts';
import type { Node } from './tree.ts';

const STATUS_ONLY =
  /^(?:该|此|本|上述|这一?)?(?:项|条|类|个)?(?:审议|评议|反馈)?(?:问题|事项|(?:主体|全部)?任务|意见)?(?:现|目前)?(?:已经|业?已|己|均已|全部|基本|阶段性|正在|持续|长期|尚在|仍在|还在|尚|仍)?(?:按期|按时|全部|有序|加快|加紧|持续|积极|稳步|逐[户项村家条个处一]|分[批步期类]次?)?(?:立行立改[,，]?)?(?:完成|整改|推进|坚持|到位|完毕|办理|办结|销号|进行|落实|采纳|解决|中|已|并|,|、|长期|持续|取得|阶段性|成效|成果|达到|按(?=序时|时序)|时序|序时|进度|启动|全部|未|尚未|需|的|了|任务|常态化|基本|得到|改到位|验收|通过|之|清零|妥善|圆满|部分|延期|申请|阶段性目标|整改目标|改好|改完|改到|抓紧|正|效果|见到|久久为功|常抓不懈|相关|工作){1,14}$/;

/** 已改好, 还在改, 没有改 of a village's notice. */
const PLAIN_STATUS =
  /^(?:(?:该|此|这一?)(?:项|条|个)?(?:问题)?)?(?:(?:已|都)?(?:经)?改[好完]了?|已改|长期抓?|[未没]改完|(?:正|还)?在[改办]|还?没有?改)$/;

/** The two match whole clauses and name every character of them: what holds another one is none. */
const OF_STATUS_ONLY = setOf(STATUS_ONLY.source);
const OF_PLAIN_STATUS = setOf(PLAIN_STATUS.source);

const AROUND_STATUS = '。;；!！| \t\n';

const BEFORE_STATUS = '| \t\n';

export const LONGEST_STATUS = 26;
/** So far into what a check found its verdict is looked for. */
const LONGEST_VERDICT = 500;

/** A sentence that says nothing but the status: 已完成整改。 该问题正在整改。 */
export function isStatusOnly(sentence: string): boolean {
  let start = 0;
  let end = sentence.length;
  while (end > 0 && AROUND_STATUS.includes(sentence[end - 1]!)) end--;
  while (start < end && BEFORE_STATUS.includes(sentence[start]!)) start++;
  if (end - start > LONGEST_STATUS || end - start < 2) return false;
  // 未改完(延期项)
  const words = sentence.slice(start, end);
  const s = words.endsWith(')') ? words.replace(/\([^()]{1,8}\)$/, '') : words;
  return saysOnlyStatus(s) && statusOf(s) !== null;
}

function saysOnlyStatus(words: string): boolean {
  let inStatus = true;
  let inPlain = true;
  for (let i = 0; (inStatus || inPlain) && i < words.length; i++) {
    const code = words.charCodeAt(i);
    inStatus &&= has(OF_STATUS_ONLY, code);
    inPlain &&= has(OF_PLAIN_STATUS, code);
  }
  return (inStatus && STATUS_ONLY.test(words)) || (inPlain && PLAIN_STATUS.test(words));
}

/** What is demanded or hoped for states nothing. */
const MODAL =
  /确保|推动|督促|要求|力争|限期|务必|一旦|逐项|逐一落实|抓好|按期完成|保证|争取|必须|应当|防止|坚决|杜绝|未发现|不得|直至|直到|以.{0,6}为|举一反三/;

const REST_DUE = /^(?:余下|剩余|其余|另有|尚有)(?!.*已).*[月年日底]前/;

/** 纳入年度清理计划并长期坚持: said of the issue though nothing names it. */
const LASTING =
  /(?:(?:[并且,]|^今后将?|将|[这此]项工作|需要?)长期坚持|需要?(?:持续推进|长期推进|常抓不懈)|(?:作为|列入|纳入|转入)[^,，]{2,12}长期坚持)(?:抓?下去)?(?:、?(?:持续|常态化?)[用发]力|、常抓不懈|、(?:动态|滚动|持续)[\u4e00-\u9fff]{2,4})?$/;

const ABOUT_THE_ISSUE =
  /整改|销号|办结|事项|(?:相关|各项|[该这此]项)工作|(?:该|此|本|上述|这一?)(?:项|类|条)?(?:审议|评议|反馈)?(?:问题|事项|任务|意见|线索)/;

export function stateStatus(
  ctx: Context,
  issue: IssueDraft,
  firstMeasureAt: number,
  node: Node,
  title: TitleSpan,
  regions: FieldRegion[],
  group: IssueStatus | null,
): void {
  const { text } = ctx;
  const t = text.text;
  const set = (status: IssueStatus, start: number, end: number): void => {
    issue.status = status;
    issue.statusText = { start, end };
  };
  const state = (clause: string, start: number): boolean => {
    const found = statusOf(clause);
    if (!found) return false;
    set(found.status, start + found.index, start + found.index + found.text.length);
    return true;
  };
  const tryClause = (start: number, end: number, strict: boolean): boolean => {
    // what rules most clauses out comes before the many patterns of the statuses
    if (end <= start || (strict && end - start > 40)) return false;
    const clause = t.slice(start, end);
    if (strict) {
      // 整改中,集团坚持…: when, not how far
      if (isEdge(t.charCodeAt(end), COMMA) && /^(?:集中)?整改中$/.test(clause)) return false;
      if (!ABOUT_THE_ISSUE.test(clause) && !saysOnlyStatus(clause) && !LASTING.test(clause)) return false;
      if (LASTING.test(clause)) return state(clause, start);
      // 余下17处月底前整改到位 is still to come
      if (REST_DUE.test(clause)) return false;
      if (MODAL.test(clause) || /^(?:[一二三四五六七八九十]{1,2}[是要])?(?:对|针对|将|如|若|待|下一步|今后|同时|并要求)/.test(clause))
        return false;
    }
    return state(clause, start);
  };
  // 整改情况(已完成整改):
  for (const { label } of regions) {
    const inLabel = label.text.endsWith(')') ? /\(([^()]{2,10})\)/.exec(t.slice(label.start, label.end)) : null;
    if (!inLabel || !isStatusOnly(inLabel[1]!)) continue;
    const at = label.start + inLabel.index + 1;
    if (tryClause(at, at + inLabel[1]!.length, false)) return;
  }
  // 1. a field that is there to say it; 办理情况:已完成设计,正在招标。 办结情况:正在办理。: of several the one that says nothing else
  const told = regions.filter((r) => r.field === 'completion');
  for (const r of told.length > 1 ? told.toReversed() : []) {
    const s = trimStart(text, r.start, r.end);
    const e = trimEnd(text, s, lineEnd(text, s, r.end));
    if (e - s <= LONGEST_STATUS && isStatusOnly(t.slice(s, e)) && tryClause(s, e, false)) return;
  }
  for (const r of told) {
    const s = trimStart(text, r.start, r.end);
    const e = trimEnd(text, s, r.end);
    // 是否完成: 是, 否,正在推进
    if (r.label.text.includes('是否') && /^[是否](?![\u4e00-\u9fff])/.test(t.slice(s, s + 2))) {
      if (t[s] === '是') set('completed', s, s + 1);
      else if (!tryClause(s + 1, e, false)) set('in-progress', s, s + 1);
      return;
    }
    const stop = clauseStops(t, s, Math.min(e, s + 60));
    // 整改结果：…,已完成编报9个,…;剩余5个…,正在整改。: what it ends with is said of all of it
    const first = stop[0];
    if (first && !isStatusOnly(t.slice(first[0], first[1])) && endsWithStatus(t, s, e, tryClause)) return;
    for (const [a, b] of stop) {
      const clause = t.slice(a, b);
      if (a === s && DONE_KEPT.test(t.slice(s, Math.min(e, s + 30)))) {
        if (tryClause(s, Math.min(e, s + 30), false)) return;
      }
      if ((isStatusOnly(clause) || clause.length <= 14 || ABOUT_THE_ISSUE.test(clause)) && !MODAL.test(clause) && tryClause(a, b, false))
        return;
    }
    if (tailStatus(ctx, s, e, tryClause)) return;
  }
  for (const r of regions) {
    const s = trimStart(text, r.start, r.end);
    if (r.field === 'outcome' && tailStatus(ctx, s, trimEnd(text, s, r.end), tryClause)) return;
  }
  // 验收情况：…通过市级验收,同意销号。
  for (const r of regions) {
    if (r.field !== 'other' || !/验收|销号/.test(r.label.text)) continue;
    const s = trimStart(text, r.start, r.end);
    for (const [a, b] of clauseStops(t, s, Math.min(trimEnd(text, s, r.end), s + LONGEST_VERDICT)))
      if (/销号$/.test(t.slice(a, b)) && tryClause(a, b, false)) return;
  }
  // 2. the first words of the answer
  for (const r of regions) {
    if (r.field !== 'answer' && r.field !== 'outcome' && r.field !== 'other' && r.field !== 'note') continue;
    const s = trimStart(text, r.start, r.end);
    const e = trimEnd(text, s, r.end);
    const stop = sentenceEnd(text, ctx.zones, s, Math.min(e, s + 60), true);
    if (isStatusOnly(t.slice(s, stop)) && tryClause(s, stop, false)) return;
    // 正在整改，待县规委会审议 in a cell
    const comma = t.slice(s, stop).search(/[,，]/);
    if (comma > 0 && e - s <= LONGEST_REMARK && isStatusOnly(t.slice(s, s + comma)) && tryClause(s, s + comma, false)) return;
  }
  // 3. a remark behind the title or its facts: (已完成整改) (整改时限:2024年3月底前,已完成整改)
  const answerFrom = regions.find((r) => r.label.start >= title.end)?.label.start ?? ctx.measures[firstMeasureAt]?.start ?? title.after;
  for (const part of remarkParts(text, title.end, Math.max(answerFrom, title.end + LONGEST_REMARK))) {
    if (part.end > answerFrom && part.start > title.after) break;
    const words = t.slice(part.start, part.end);
    if (statusOf(words) && !FIELD_PART.test(words) && !isType(ctx, words) && tryClause(part.start, part.end, false)) return;
  }
  // 问题1(已完成):档案更新不及时
  const inMarker = issue.node ? /\(([^()]{2,10})\)[:：]?$/.exec(t.slice(issue.node.mark.start, issue.node.mark.end)) : null;
  if (inMarker && isStatusOnly(inMarker[1]!)) {
    const at = issue.node!.mark.start + inMarker.index + 1;
    if (tryClause(at, at + inMarker[1]!.length, false)) return;
  }
  // 【完成时间】2024年8月(已改好)
  for (const r of regions) {
    if (r.field !== 'deadline') continue;
    for (const part of remarkParts(text, r.start, Math.min(r.end, r.start + LONGEST_REMARK * 2)))
      if (isStatusOnly(t.slice(part.start, part.end)) && tryClause(part.start, part.end, false)) return;
  }
  // 4. between the title and the first item: …其余294万元正在整改。一是…
  const own = ctx.measures.slice(firstMeasureAt);
  // 1.…(已完成)2.…(长期坚持): each remark is its measure's
  if (own.filter((m) => m.marker && closingRemark(ctx, m.start, m.end)).length >= 2) {
    if (group) issue.status = group;
    return;
  }
  const answerStart = regions.find((r) => r.field === 'answer')?.start ?? title.after;
  const firstMeasure = own[0];
  if (firstMeasure?.marker && firstMeasure.start > answerStart) {
    const clauses = clauseStops(t, answerStart, firstMeasure.start);
    for (const wanted of [true, false]) {
      for (const [a, b] of clauses) {
        const found = statusOf(t.slice(a, b));
        if (found && (found.status !== 'completed') === wanted && tryClause(a, b, true)) return;
      }
    }
  } else if (firstMeasure && firstMeasure.start > answerStart) {
    const s = trimStart(text, answerStart, firstMeasure.start);
    if (isStatusOnly(t.slice(s, firstMeasure.start)) && tryClause(s, firstMeasure.start, false)) return;
  }
  if (firstMeasure && !firstMeasure.marker && behindFacts(ctx, title.after, node.end, tryClause)) return;
  // 5. the last words of the answer
  const limit =
    regions.find(
      (r) =>
        (r.field === 'leaders' || r.field === 'units' || r.field === 'deadline' || (r.field === 'other' && LEFT_OVER.test(r.label.text))) &&
        r.label.start > answerStart,
    )?.label.start ?? node.end;
  if (tailStatus(ctx, answerStart, trimEnd(text, answerStart, limit), tryClause)) return;
  const last = own[own.length - 1];
  if (last && last.end < limit && tailStatus(ctx, last.start, last.end, tryClause)) return;
  // 6. one sentence that names the issue, with more behind it: 该问题已完成整改。目前正在…
  const named = namedStatus(t, answerStart, limit);
  if (named && tryClause(named.start, named.end, false)) return;
  if (group) {
    issue.status = group;
    return;
  }
  remainder(ctx, answerStart, trimEnd(text, answerStart, limit), set);
}

/** The only sentence that names the issue and says nothing but how far it is; null where there are several, which tell of parts. */
function namedStatus(t: string, start: number, end: number): Range | null {
  let only: Range | null = null;
  for (const m of t.slice(start, end).matchAll(NAMES_ISSUE)) {
    if (!isStatusOnly(m[1]!)) continue;
    if (only) return null;
    const from = start + m.index + m[0].length - m[1]!.length;
    only = { start: from, end: from + m[1]!.length };
  }
  return only;
}

const NAMES_ISSUE =
  /(?:^|[。;；\n])\s*((?:[该此本]|这一?)(?:项|条|类|个)?(?:审议|评议|反馈|整改)?(?:问题|事项|任务|意见|(?<=项))[^,，。;；\n]{2,16})(?=[。;；\n]|$)/g;

/** 涉及金额12.6万元。已整改。相关单位已停止收费。 涉及金额2300万元,已整改。: behind the sum that the problem is about, before what was done. */
function behindFacts(
  { text: { text } }: Context,
  start: number,
  end: number,
  tryClause: (a: number, b: number, strict: boolean) => boolean,
) {
  const m = FACTS.exec(text.slice(start, Math.min(end, start + LONGEST_REMAINDER)));
  if (!m) return false;
  const from = start + m[0].length - m[1]!.length;
  return isStatusOnly(m[1]!) && tryClause(from, start + m[0].length, false);
}

const FACTS = /^\s*涉及[^,，。;；]{2,30}[,，。;；]\s*([^,，。;；]{2,16})(?=[。;；])/;

/** …已批复20个,剩余6个正在补充资料。 另有5所学校的食堂改造正在推进,预计3月完工。: the last sentence tells what is still to be done. */
function remainder(
  { text: { text } }: Context,
  start: number,
  end: number,
  set: (status: IssueStatus, start: number, end: number) => void,
): void {
  let from = end - 1;
  while (from > start && end - from < LONGEST_REMAINDER && text[from - 1] !== '。' && text[from - 1] !== '\n') from--;
  const m = REMAINDER.exec(text.slice(from, end)) ?? UNDER_WAY.exec(text.slice(from, end));
  if (!m) return;
  const at = from + m.index + m[0].lastIndexOf('正在');
  set('in-progress', at, at + /^[^,，。;；]*/.exec(text.slice(at, end))![0].length);
}

const LONGEST_REMAINDER = 160;
const REMAINDER =
  /(?:(?:余下|剩余|其余|另有|尚有)[^,，。;；]{0,8}\d[^,，。;；]{0,14}|(?:余下|剩余|其余)[^,，。;；\d因受由]{1,8})(?:[,，]?(?:因|受|由于)[^,，。;；]{2,24}[,，]|[,，][^,，。;；]{2,8})?(?:目前)?正在?(?=[\u4e00-\u9fff]{2,10}(?:[,，](?:预计|计划|拟|将)[^,，。;；]{2,20})?。?$)[\u4e00-\u9fff]{2,10}/;

/** 项目已完成选址,正在开展主体施工,预计2025年底投运。: what the answer ends with is under way. */
const UNDER_WAY =
  /(?:(?:其他|其余)[^,，。;；]{1,8}|目前|现|[,，;；][^,，。;；]{0,24})正在(?:开展|进行|施工|等待|等候|办理|推进|建设|招标|审批|报批|编制|实施|协商)[^,，。;；]{0,12}(?:[,，](?:预计|计划|力争|争取|拟|将)[^。;；]{2,40})?。?$/;

/** A field that says what is left of the problem. */
const LEFT_OVER = /^存在/;

/** Remarks that tell the kind of rectification; beside them 持续整改 is a kind too, else it is a status. */
const TYPES = /[((](?:立行立改|分阶段整改|限期整改)[))]/;

function isType(ctx: Context, remark: string): boolean {
  return /^(?:立行立改|分阶段整改|限期整改)$/.test(remark) || (/^(?:持续整改|长期坚持)$/.test(remark) && TYPES.test(ctx.text.text));
}

const LONGEST_REMARK = 40;
const OPEN_PAREN = '('.charCodeAt(0);
const OPEN_LENTICULAR = '【'.charCodeAt(0);
const OPEN_TORTOISE = '〔'.charCodeAt(0);
const CLOSES: Readonly<Record<number, string>> = { [OPEN_PAREN]: ')', [OPEN_LENTICULAR]: '】', [OPEN_TORTOISE]: '〕' };
const PARTS_REMARK = setOf(',;；，、');

/** The parts of the bracketed remarks in [start, end): (整改时限:2024年3月底前,已完成整改). */
function* remarkParts(text: Clean, start: number, end: number): Generator<Range> {
  const t = text.text;
  const limit = Math.min(end, start + LONGEST_FACTS, text.length);
  for (let i = start; i < limit; i++) {
    const open = text.codes[i]!;
    // ▲已完成▲
    const signed = has(BULLETS, open);
    const closing = signed ? t[i]! : CLOSES[open];
    if (closing === undefined) continue;
    const close = t.indexOf(closing, i + 1);
    if (close < 0) {
      if (signed) continue;
      return;
    }
    if (close - i > LONGEST_REMARK) continue;
    for (let s = i + 1, k = s; k <= close; k++) {
      if (k < close && !has(PARTS_REMARK, text.codes[k]!)) continue;
      if (k - s >= 2) yield { start: s, end: k };
      s = k + 1;
    }
    i = close;
  }
}

/** The facts between a title and its answer are looked through no further than this. */
const LONGEST_FACTS = 600;

/** 整改时限:2024年3月底前 责任单位:办公室 in a remark */
const FIELD_PART = /^(?:(整改|完成|办结)(?:时限|期限|时间)|(?:责任|牵头|整改)(?:(单位|部门|科室)|(?:领导|人)))[:：为]/;

/** What a remark says besides the status. */
export function remarkFields(ctx: Context, issue: IssueDraft, start: number, end: number): void {
  const { text } = ctx;
  for (const part of remarkParts(text, start, end)) {
    const m = FIELD_PART.exec(text.text.slice(part.start, part.end));
    if (!m) continue;
    const value = trimmed(text, part.start + m[0].length, part.end);
    if (!value) continue;
    if (m[1]) issue.deadline ??= value;
    else if (m[2]) issue.units ??= value;
    else issue.leaders ??= value;
  }
}

/** A bracketed remark that closes an answer: …316笔。(长期坚持) 【已完成】 */
const CLOSING_REMARK = /[((【[〔]([^(()【】[\]〔〕]{2,16})[))】\]〕][。;]?$/;

/** 学习不深入问题(已整改完成), …任职超过8年。(已完成): the words without the remark that says how far the problem has come. */
export function withoutStatusRemark(words: string): string {
  const m = CLOSING_REMARK.exec(words);
  return m && isStatusOnly(m[1]!) ? words.slice(0, m.index) : words;
}

function closingRemark(ctx: Context, start: number, end: number): Range | null {
  if (!closesRemark(ctx.text.codes, start, end)) return null;
  const from = Math.max(start, end - 20);
  const m = CLOSING_REMARK.exec(ctx.text.text.slice(from, end));
  if (!m || !isStatusOnly(m[1]!) || isType(ctx, m[1]!)) return null;
  const s = from + m.index + 1;
  return { start: s, end: s + m[1]!.length };
}

/** Whether a bracket is the last character, or the last but one. */
function closesRemark(codes: Uint16Array, start: number, end: number): boolean {
  return has(CLOSES_REMARK, codes[end - 1]!) || (end - start > 1 && has(CLOSES_REMARK, codes[end - 2]!));
}

const CLOSES_REMARK = setOf(')）】]〕');

const DONE_KEPT = /^(?:已|全部|均)?(?:按期|按时)?(?:完成|整改|到位|销号)[^。;；]{0,8}[,，、并且]+(?:长期|持续|常态)/;

function clauseStops(t: string, start: number, end: number): [number, number][] {
  const out: [number, number][] = [];
  let s = start;
  for (let i = start; i <= end; i++) {
    if (i < end && !isEdge(t.charCodeAt(i), SENTENCE | COMMA | CELL)) continue;
    let a = s;
    while (a < i && t.charCodeAt(a) <= 0x20) a++;
    if (i > a) out.push([a, i]);
    s = i + 1;
  }
  return out;
}

/** Whether the last clause says nothing but a status, with which the state is set then. */
function endsWithStatus(t: string, start: number, end: number, tryClause: (a: number, b: number, strict: boolean) => boolean): boolean {
  const last = clauseStops(t, Math.max(start, end - LONGEST_STATUS - 2), end).at(-1);
  return last !== undefined && last[0] > start && isStatusOnly(t.slice(last[0], last[1])) && tryClause(last[0], last[1], false);
}

const ENDS_STATEMENT = setOf('。\n;');

/** The status in the last one or two clauses of [start, end). */
function tailStatus(ctx: Context, start: number, end: number, tryClause: (a: number, b: number, strict: boolean) => boolean): boolean {
  const t = ctx.text.text;
  const remark = closingRemark(ctx, start, end);
  if (remark && tryClause(remark.start, remark.end, false)) return true;
  const from = Math.max(start, end - 120);
  const clauses = clauseStops(t, from, end);
  let lastStop = Math.max(from, end - 2);
  while (lastStop >= from && !has(ENDS_STATEMENT, t.charCodeAt(lastStop))) lastStop--;
  for (let i = clauses.length - 1; i >= 0 && i >= clauses.length - 4; i--) {
    const [a, b] = clauses[i]!;
    if (a < lastStop && i < clauses.length - 1) break;
    if (tryClause(a, b, true)) return true;
  }
  return false;
}

/** The status in a measure's closing words: …,已完成整改。 */
export function ownStatus(ctx: Context, start: number, end: number): IssueStatus {
  const t = ctx.text.text;
  let e = end;
  while (e > start && isEdge(t.charCodeAt(e - 1), SENTENCE | COMMA | CELL)) e--;
  const s = runBack(ctx.text.classes, e, Math.max(start, e - 30), SENTENCE | COMMA | CELL);
  const clause = t.slice(s, e);
  return isStatusOnly(clause) ? (statusOf(clause)?.status ?? 'unstated') : 'unstated';
}
