/** From a node that is an issue: its title, fields and answer. */
import { PROBLEM_CUE } from '../lexicon/headings.ts';
import { statusOf } from '../lexicon/statuses.ts';
import type { IssueStatus } from '../model/vocabulary.ts';
import { has, LF, setOf } from '../text/chars.ts';
import type { Clean } from '../text/clean.ts';
import { ANSWER_FIELDS, type Context, type FieldRegion, type IssueDraft, type Mode, newIssue } from './drafts.ts';
import { ACTION_OPENING, isIssueList, isJudgement, markerNumber } from './headings.ts';
import { isPlainList, walk } from './interpret.ts';
import type { LabelMark } from './marks.ts';
import { acceptanceParagraph, collectMeasures, withoutStatusLine } from './measures.ts';
import { outcomeStart } from './outcomes.ts';
import { questionTitle } from './questions.ts';
import { headlineEnd, isParagraphStart, lineEnd, sentenceEnd, trimEnd, trimmed, trimStart } from './sentences.ts';
import type { Range } from './spans.ts';
import { isStatusOnly, ownStatus, remarkFields, stateStatus, withoutStatusRemark } from './status.ts';
import { issueTitle, type TitleSpan, turnedTitle } from './titles.ts';
import { isInlineItem, type Node } from './tree.ts';

export function addIssue(ctx: Context, node: Node, mode: Mode, parent: number | null, groupStatus: IssueStatus | null): void {
  const { text, zones } = ctx;
  ctx.headings.push(node);
  const labelled = node.labels.some((l) => l.field === 'answer' || l.field === 'completion' || l.field === 'outcome');
  const lists = node.lists;
  const below = labelled ? [] : lists.filter((l) => isIssueList(ctx, l) || isPlainList(ctx, node, l));
  const regions = fieldRegions(node);
  const answered = labelled || answerBehindFacts(ctx, node, regions);
  const titleRegion = regionOfTitle(ctx, node, regions);
  const title = node.mark.refers
    ? { start: node.bodyStart, end: node.bodyStart, after: node.bodyStart, framed: true }
    : ((node.mark.asks ? questionTitle(text, zones, node.bodyStart, node.end) : null) ??
      (node.mark.kind === 'cue' ? turnedTitle(text, node.bodyStart) : null) ??
      answeredAtOnce(ctx, node, issueTitle(text, zones, titleRegion.start, titleRegion.end), titleRegion.end));
  const index = ctx.issues.length;
  const issue = newIssue({
    role: below.length > 0 ? 'aspect' : mode === 'clue' ? 'clue' : 'problem',
    number: markerNumber(ctx, node),
    title: { start: title.start, end: title.end },
    parent,
    range: { start: node.mark.start, end: trimEnd(text, node.mark.start, Math.min(node.end, node.mark.until ?? node.end)) },
    node,
  });
  issue.fields = regions;
  ctx.issues.push(issue);
  ctx.firstIssue = Math.min(ctx.firstIssue, issue.range.start);
  if (below.length > 0) {
    ctx.aspectLists.add(node.list.index);
    walk(ctx, node, mode === 'clue' ? 'clue' : 'issues', index, groupStatus);
    return;
  }
  const statementEnd = answered ? titleRegion.end : title.after;
  const s = trimStart(text, title.after, statementEnd);
  const e = trimEnd(text, s, statementEnd);
  if (e > s) issue.statement = { start: s, end: e };
  for (const r of regions) {
    const span = trimmed(text, r.start, r.end);
    if (span === null) continue;
    if (r.field === 'deadline') issue.deadline ??= withoutStop(text, span);
    else if (r.field === 'leaders') issue.leaders ??= withoutStop(text, span);
    else if (r.field === 'units') issue.units ??= withoutStop(text, span);
    else if (r.field === 'outcome') issue.outcome ??= span;
    else if (r.field === 'problem' && r.start >= title.after) issue.statement ??= span;
  }
  remarkFields(ctx, issue, title.end, regions.find((r) => r.field === 'answer')?.label.start ?? title.after);
  issue.deadline ??= deadlineWithin(ctx, title.after, node.end);
  const firstMeasureAt = ctx.measures.length;
  addAnswer(ctx, issue, parent !== null && answersAll(ctx, node) ? parent : index, node, title, regions, answered);
  stateStatus(ctx, issue, firstMeasureAt, node, title, regions, groupStatus);
}

/** (一)A不够。(二)B不充分。 | 整改落实情况: | 一是…: an answer below the last of several problems that have none is the answer to all of them. */
function answersAll({ text }: Context, node: Node): boolean {
  const { nodes } = node.list;
  const label = node.labels[0];
  if (nodes.length < 2 || nodes.at(-1) !== node || !label?.line || label.field !== 'answer' || text.codes[label.end] !== LF) return false;
  return nodes.every(
    (n) =>
      n === node ||
      (n.labels.length === 0 && n.children.length === 0 && lineEnd(text, n.bodyStart, n.end) >= trimEnd(text, n.bodyStart, n.end)),
  );
}

/** 超标准发放评审费,已由领取人全额退回,完成整改。: one sentence tells the problem and its answer. */
function answeredAtOnce(ctx: Context, node: Node, title: TitleSpan, end: number): TitleSpan {
  const { text } = ctx;
  if (title.framed || node.labels.length > 0 || node.children.length > 0 || trimStart(text, title.after, end) < end) return title;
  const m = /[,，](?=(?:现|目前|现已)?已[^,，]{2,})/.exec(text.text.slice(title.start, title.end));
  if (!m || m.index < 4 || !statusOf(text.text.slice(title.start + m.index, title.end))) return title;
  const at = title.start + m.index;
  return { ...title, end: at, after: at + 1 };
}

const STOPS = setOf('。;；,，');

function withoutStop(text: Clean, r: Range): Range {
  let { end } = r;
  while (end > r.start && has(STOPS, text.codes[end - 1]!)) end--;
  return { start: r.start, end };
}

function fieldRegions(node: Node): FieldRegion[] {
  return node.labels.map((label, i) => ({ field: label.field, start: label.end, end: node.labels[i + 1]?.start ?? node.end, label }));
}

/** 整改时限：2024年12月底前。已补发137人,…: what follows the sentence that tells who or by when is the answer where nothing else is. */
function answerBehindFacts({ text, zones }: Context, node: Node, regions: FieldRegion[]): boolean {
  const last = regions.at(-1);
  if (!last || node.children.length > 0 || !(last.field === 'deadline' || last.field === 'leaders' || last.field === 'units')) return false;
  const end = Math.min(last.end, sentenceEnd(text, zones, last.start, last.end) + 1);
  const start = trimStart(text, end, last.end);
  // on the same line: a paragraph of its own may be anything
  if (text.text[end - 1] !== '。' || trimEnd(text, start, last.end) <= start || lineEnd(text, end, last.end) <= start) return false;
  regions[regions.length - 1] = { ...last, end };
  const label: LabelMark = { field: 'answer', start, end: start, text: '', line: false, bare: false };
  regions.push({ field: 'answer', start, end: last.end, label });
  return true;
}

function regionOfTitle(ctx: Context, node: Node, regions: FieldRegion[]): Range {
  const { text } = ctx;
  const firstLabel = node.labels[0];
  let start = node.bodyStart;
  let end = firstLabel ? Math.max(start, firstLabel.start) : node.end;
  const pre = trimmed(text, start, end);
  if (!pre) {
    // 问题1 | 存在问题：… : the marker alone on its line tells nothing
    const told = regions.filter((r) => r.field === 'problem' && trimmed(text, r.start, r.end) !== null);
    // 案例一 青岗区铁佛镇 | 【问题】27家加工点长期无证经营: where, and then what
    const where =
      told.length > 1 &&
      told[0]!.label.start === node.mark.start &&
      CASE.test(text.text.slice(node.mark.start, node.mark.end)) &&
      !isJudgement(text.text.slice(told[0]!.start, lineEnd(text, told[0]!.start, told[0]!.end)));
    const problem = told[where ? 1 : 0] ?? regions[0];
    if (problem) {
      start = problem.start;
      end = problem.end;
    }
  }
  const child = node.children.find((c) => c.mark.start >= start);
  if (child && child.mark.start < end) {
    // 一、整改问题 | (一)…污染水体。: the one item of the field is the problem
    const isWhole = trimStart(text, start, end) === child.mark.start;
    start = isWhole ? child.bodyStart : start;
    end = isWhole ? Math.min(end, child.end) : child.mark.start;
  }
  start = trimStart(text, start, end);
  return { start, end };
}

const CASE = /^【?(?:案例|例|典型)/;

function addAnswer(
  ctx: Context,
  issue: IssueDraft,
  index: number,
  node: Node,
  title: TitleSpan,
  regions: FieldRegion[],
  answered: boolean,
): void {
  const { text, zones } = ctx;
  const before = ctx.measures.length;
  for (const list of node.lists) {
    const field = list.field?.field ?? null;
    // before its answer an issue lists facts; before 完成情况：, what was done
    const facts =
      field === null &&
      answered &&
      // 一是… 二是… 整改情况：已完成整改。: a label that only says how far it has come has no answer of its own
      regions.some(
        (r) => r.field === 'answer' && r.label.start > list.nodes[0]!.mark.start && !/进展/.test(r.label.text) && !saysStatus(ctx, r),
      );
    if (field === null ? facts : !ANSWER_FIELDS.has(field)) continue;
    // 整改措施：1)… 2)… 整改成效：1)… 2)… : what came of it is no measure
    if (field === 'outcome' && node.lists.some((l) => l.field?.field === 'answer')) continue;
    for (const child of list.nodes) {
      // (一)办理情况。… (二)存在困难。…: what is still wanting is no act
      const wanting = !isInlineItem(child.mark.kind) && WANTING.test(text.text.slice(child.bodyStart, child.bodyStart + 10));
      if (child.parent === node && !wanting) collectMeasures(ctx, child, 'issue', index);
    }
  }
  if (ctx.measures.length > before) {
    addPlannedProse(ctx, index, node, regions);
    const cut = outcomeStart(ctx, ctx.measures[ctx.measures.length - 1]!.start, node.end);
    if (cut < node.end) issue.outcome ??= trimmed(text, cut, regions.find((r) => r.label.start >= cut)?.label.start ?? node.end);
    return;
  }
  // not enumerated: the whole answer is one measure
  let region: Range | null = null;
  /** What further rows of a table tell, a measure each. */
  let more: Range[] = [];
  if (answered) {
    const narrative = (r: FieldRegion): Range | null => {
      let start = trimStart(text, r.start, r.end);
      const end = trimEnd(text, start, Math.min(withoutStatusLine(ctx, start, r.end), outcomeStart(ctx, start, r.end)));
      const stop = sentenceEnd(text, zones, start, end, true);
      if (isStatusOnly(text.text.slice(start, stop))) start = trimStart(text, Math.min(end, stop + 1), end);
      return end - start > 1 && /[\u4e00-\u9fff]/.test(text.text.slice(start, end)) ? { start, end } : null;
    };
    const answers = regions.filter((r) => r.field === 'answer');
    const acts = answers.filter((r) => /措施|举措|做法/.test(r.label.text));
    for (const r of [...acts, ...answers, ...regions.filter((r) => r.field === 'completion')]) {
      region = narrative(r);
      if (region) break;
    }
    if (node.mark.kind === 'row' && answers.length > 1)
      more = answers
        .filter((r) => r.label.text === answers[0]!.label.text)
        .map(narrative)
        .filter((r) => r !== null && region !== null && r.start > region.end) as Range[];
    // 针对“…”问题, its answer in prose on the next line, then 整改状态：… : no field holds it
    if (region === null && answers.length === 0) {
      const behind = regions.find((r) => r.label.start >= title.after)?.label.start ?? node.end;
      const start = trimStart(text, title.after, behind);
      if (title.framed || isParagraphStart(text, ctx.oneLine, start) || node.mark.kind === 'problem')
        region = narrative({ ...regions[0]!, start, end: behind });
      if (region) issue.statement = null;
    }
    region ??=
      regions
        .filter((r) => r.field === 'outcome')
        .map(narrative)
        .find((r) => r !== null) ?? null;
  } else {
    const limit = regions[0] && regions[0].start > title.after ? regions[0].label.start : node.end;
    const answerFrom = (from: number): Range | null => {
      let start = afterFieldSentences(ctx, issue, trimStart(text, from, limit), limit);
      const end = trimEnd(
        text,
        start,
        Math.min(withoutStatusLine(ctx, start, limit), outcomeStart(ctx, start, limit), acceptanceParagraph(ctx, start, limit)),
      );
      const stop = sentenceEnd(text, zones, start, end, true);
      if (isStatusOnly(text.text.slice(start, stop))) start = trimStart(text, Math.min(end, stop + 1), end);
      return end - start > 1 ? { start, end } : null;
    };
    const facts =
      factsOnTitleLine(ctx, node, title, limit) ?? factsBehindTitle(ctx, node, title, limit) ?? saidBehindTitle(ctx, title, limit);
    region = answerFrom(facts?.end ?? title.after);
    // 查处未批先建14起,收缴补偿费1043万元。已完成整改。: with nothing but a status behind it, it is the answer
    const spent = facts !== null && region === null;
    if (spent) region = answerFrom(title.after);
    issue.statement = spent ? null : facts;
  }
  for (const r of regions) if (isNext(r.label.text) && region !== null) addProse(ctx, index, r);
  if (region) {
    for (const { start, end } of [region, ...more])
      ctx.measures.push({
        issue: index,
        scope: 'issue',
        marker: null,
        headline: { start, end: headlineEnd(text, zones, start, end) },
        start,
        end,
        status: ownStatus(ctx, start, end),
        node: null,
      });
    const cut = outcomeStart(ctx, region.start, node.end);
    if (cut < node.end) issue.outcome ??= trimmed(text, cut, regions.find((r) => r.label.start >= cut)?.label.start ?? node.end);
  }
}

/**
 * (三)课后服务费超范围发放。37名行政人员领取28.7万元。 with the answer in a paragraph of its own: what stands on the line of the title says
 * what was found, where nothing in it tells of an act.
 */
function factsOnTitleLine(ctx: Context, node: Node, title: TitleSpan, limit: number): Range | null {
  const { text } = ctx;
  if (title.framed || isInlineItem(node.mark.kind)) return null;
  const line = lineEnd(text, title.end, Math.min(limit, title.after + LONGEST_FACT + 1));
  if (line >= limit || text.codes[line] !== LF || trimStart(text, line, limit) >= limit) return null;
  const facts = trimmed(text, title.after, line);
  if (!facts) return null;
  const words = withoutStatusRemark(text.text.slice(facts.start, facts.end)).replace(/[未不没无][^,，。;；]{0,6}/g, '');
  return ACT.test(words) && !/^涉及[^,，。]{2,40}[。;]?$/.test(words) && !statesFacts(ctx, node) ? null : facts;
}

/**
 * 应收租金长期拖欠。11户承租人拖欠租金903.5万元。集团收回租金…: one sentence behind the judgement that gives its figures, and nobody acts in it.
 */
function factsBehindTitle(ctx: Context, node: Node, title: TitleSpan, limit: number): Range | null {
  const { text } = ctx;
  if (title.framed || isInlineItem(node.mark.kind)) return null;
  const start = trimStart(text, title.after, limit);
  const stop = sentenceEnd(text, ctx.zones, start, Math.min(limit, start + LONGEST_FACT));
  if (text.text[stop] !== '。' || trimStart(text, stop + 1, limit) >= limit) return null;
  const words = text.text.slice(start, stop);
  if (!/\d/.test(words) || !(/^涉及/.test(words) || PROBLEM_CUE.test(words))) return null;
  return ACT.test(words.replace(/[未不没无][^,，。;；]{0,6}/g, '')) || ACTION_OPENING.test(words) ? null : { start, end: stop + 1 };
}

/** 关于X的问题。审计发现,3家机构虚报天数。市民政局追回…: what those who found it say, and nobody acts in the sentence. */
function saidBehindTitle({ text, zones }: Context, title: TitleSpan, limit: number): Range | null {
  const start = trimStart(text, title.after, limit);
  if (!SAYS_FOUND.test(text.text.slice(start, Math.min(limit, start + 12)))) return null;
  const stop = sentenceEnd(text, zones, start, Math.min(limit, start + LONGEST_FACT));
  return text.text[stop] === '。' && trimStart(text, stop + 1, limit) < limit ? { start, end: stop + 1 } : null;
}

const SAYS_FOUND = /^(?:审计|巡[察视]|督察|检查|评议)(?:组|报告)?(?:发现|指出|反映|查明)[,，:：]/;

/** Whether the items beside a node, most of them and at least two, say what was found on the line of their title. */
function statesFacts(ctx: Context, node: Node): boolean {
  const { text } = ctx;
  let plain = 0;
  let others = 0;
  for (const n of node.list.nodes.slice(0, MOST_BESIDE)) {
    if (n === node || n.labels.length > 0 || n.children.length > 0) continue;
    const stop = sentenceEnd(text, ctx.zones, n.bodyStart, n.end);
    const line = lineEnd(text, stop, Math.min(n.end, stop + LONGEST_FACT + 1));
    const facts = trimmed(text, Math.min(line, stop + 1), line);
    if (facts && text.codes[line] === LF && trimStart(text, line, n.end) < n.end && !ACT.test(text.text.slice(facts.start, facts.end)))
      plain++;
    else others++;
  }
  return plain >= 2 && plain > others;
}

const MOST_BESIDE = 40;

const WANTING = /^存在的?(?:主要)?(?:困难|问题|不足)[。:：\n]/;
const LONGEST_FACT = 160;
const ACT =
  /已|整改|制定|修订|建立|开展|召开|组织|完善|印发|清退|退缴|追回|收回|加强|强化|落实|推进|健全|督促|规范|举办|培训(?!费)|纳入|明确|调整|统一|实行|成立|出台|增设|新增|拆除|修复|化解|约谈|处分|立案|查处|收缴|批准|退回|补[报录办缴签发拨]|核减|移送|更换|重新/;

function saysStatus({ text }: Context, { start, end }: Range): boolean {
  return isStatusOnly(text.text.slice(start, Math.min(end, start + LONGEST_FACT)).trim());
}

/** 整改措施：建立包保责任制,… in prose above 完成情况：一是…: a measure too. */
function addPlannedProse(ctx: Context, index: number, node: Node, regions: readonly FieldRegion[]): void {
  // 整改进展：清理8万株。 下一步措施：(1)… (2)… : what was done stands in prose
  const next = node.lists.every((l) => l.field !== null && isNext(l.field.text));
  const region = regions.find((r) => r.field === 'answer' && (next || /措施|举措|做法/.test(r.label.text)));
  if (!region || node.lists.some((l) => l.field === null || l.field.field === 'answer')) return;
  addProse(ctx, index, region);
}

/** 下一步措施, 后续打算 */
function isNext(label: string): boolean {
  return /^(?:下一?步|后续).{0,4}(?:措施|举措|打算|计划|安排)$/.test(label);
}

function addProse(ctx: Context, index: number, region: Range): void {
  const { text, zones } = ctx;
  const span = trimmed(text, region.start, region.end);
  if (!span || isStatusOnly(text.text.slice(span.start, span.end))) return;
  ctx.measures.push({
    issue: index,
    scope: 'issue',
    marker: null,
    headline: { start: span.start, end: headlineEnd(text, zones, span.start, span.end) },
    ...span,
    status: ownStatus(ctx, span.start, span.end),
    node: null,
  });
}

/** …剩余32户计划春节前入住。正在整改,整改期限为2024年6月底前。: said on the way. */
function deadlineWithin({ text }: Context, start: number, end: number): Range | null {
  const within = text.text.slice(start, Math.min(end, start + LONGEST_ANSWER));
  const m = within.includes('限为') ? DEADLINE.exec(within) : null;
  return m ? { start: start + m.index + m[0].length - m[1]!.length, end: start + m.index + m[0].length } : null;
}

const DEADLINE = /[。;,](?:整改|完成)(?:期限|时限)为(\d{4}年[^,，。;；\n]{1,12})(?=[。;,\n]|$)/;
const LONGEST_ANSWER = 3000;

/** 整改时限为2024年6月底前。 in running text: fields, not the answer. */
function afterFieldSentences(ctx: Context, issue: IssueDraft, start: number, end: number): number {
  const { text, zones } = ctx;
  let s = start;
  for (let n = 0; n < 4; n++) {
    const stop = sentenceEnd(text, zones, s, Math.min(end, s + 90), true);
    const m = /^(?:(整改|完成|办结)(?:时限|期限|时间)|(责任|牵头|整改)(?:单位|部门|领导|责任单位))(?:为|是|[:：])/.exec(
      text.text.slice(s, Math.min(stop, s + 12)),
    );
    if (!m || stop >= end) break;
    // 整改期限为2024年6月30日,目前仅完成0.5公里,仍在整改。: the first clause alone
    const comma = m[1] ? text.text.slice(s, stop).search(/[,，]/) : -1;
    if (comma > 0 && !/责任|牵头/.test(text.text.slice(s + comma, stop))) {
      issue.deadline ??= trimmed(text, s + m[0].length, s + comma);
      break;
    }
    const value = trimmed(text, s + m[0].length, stop);
    if (m[1]) issue.deadline ??= value;
    else issue.units ??= value;
    s = trimStart(text, stop + 1, end);
  }
  return s;
}
