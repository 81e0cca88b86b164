import {
  CLUE_HEADING,
  ISSUES_HEADING,
  ORGANIZATION_HEADING,
  PROBLEM_CUE,
  STATUS_GROUP_HEADING,
  TYPE_GROUP_HEADING,
} from '../lexicon/headings.ts';
import { statusOf } from '../lexicon/statuses.ts';
import type { DocumentKind, IssueStatus, MeasureScope } from '../model/vocabulary.ts';
import type { Clean } from '../text/clean.ts';
import type { Zones } from '../text/zones.ts';
import { type Context, type Interpretation, type IssueDraft, keep, type MeasureDraft, type Mode, newIssue } from './drafts.ts';
import {
  ACTION_OPENING,
  asksAboutProblem,
  CUE_AT_END,
  hasAnswerLabels,
  headingRange,
  headingText,
  isCalledProblem,
  isFramed,
  isGeneric,
  isIssueList,
  isOpinion,
  isPosedList,
  isWeakIssue,
  markerNumber,
} from './headings.ts';
import { addIssue } from './issues.ts';
import { addLeaf, collectMeasures } from './measures.ts';
import { findOutcomes } from './outcomes.ts';
import { inlineScope, isShortcomingLeadIn, isStatusGroup, leadsToPlans, sectionMode } from './section-mode.ts';
import { lineEnd, trimEnd, trimStart } from './sentences.ts';
import { addShortcoming, addShortcomings, admittedInPassing } from './shortcomings.ts';
import { endOfBracketed } from './signed-headings.ts';
import { isStatusOnly, withoutStatusRemark } from './status.ts';
import { issueTitle, plainWording } from './titles.ts';
import { isInlineItem, type List, type Node } from './tree.ts';
import { readPlainReport, walkReport } from './work-report.ts';

export function interpret(text: Clean, zones: Zones, root: Node, kind: DocumentKind, title: string, oneLine: boolean): Interpretation {
  const read = (byForm: boolean): Context => {
    const ctx = newContext(text, zones, kind, oneLine, byForm, referredIn(root));
    if (kind === 'work-report') {
      const whole =
        /(?:要点|计划|打算|安排|思路|方案|目标任务)/.test(title) && !/总结|回顾|完成情况|工作报告/.test(title) ? 'plan' : 'work';
      if (!readPlainReport(ctx, root, whole)) walkReport(ctx, root, whole);
    } else if (kind !== 'other') walk(ctx, root, holdsOnlyProblems(ctx, root) ? 'issues' : 'open', null, null);
    return ctx;
  };
  let ctx = read(false);
  if (kind !== 'other' && kind !== 'work-report' && ctx.issues.length === 0) {
    const again = read(true);
    if (again.issues.length > 0) ctx = again;
  }
  if (kind !== 'other') admittedInPassing(ctx, root.end);
  groupRows(ctx);
  dropRepeated(ctx);
  dropListed(ctx, root);
  joinAnswers(ctx);
  ctx.measures.sort((a, b) => a.start - b.start);
  order(ctx.issues, ctx.measures);
  const issuesStart = ctx.issues.find((i) => i.role !== 'shortcoming')?.range.start ?? text.length;
  ctx.headings.sort((a, b) => a.mark.start - b.mark.start);
  return { issues: ctx.issues, measures: ctx.measures, headings: ctx.headings, issuesStart };
}

function referredIn(root: Node): Context['referred'] {
  const numbers = new Set<number>();
  let from = Infinity;
  // such answers head paragraphs of their own: no deeper than a section
  for (const node of [...root.children, ...root.children.flatMap((c) => c.children)]) {
    if (!node.mark.refers) continue;
    numbers.add(node.mark.value);
    from = Math.min(from, node.mark.start);
  }
  return { from, numbers };
}

function newContext(
  text: Clean,
  zones: Zones,
  kind: DocumentKind,
  oneLine: boolean,
  byForm: boolean,
  referred: Context['referred'],
): Context {
  return {
    text,
    zones,
    kind,
    byForm,
    oneLine,
    issues: [],
    measures: [],
    headings: [],
    firstIssue: Infinity,
    outcomes: findOutcomes(text),
    headingRanges: [],
    strong: [],
    holdsStrong: [],
    weak: [],
    issueLists: [],
    tellingLists: [],
    tellingChapters: [],
    chapters: [],
    strongLists: [],
    posedLists: [],
    fieldLists: [],
    holdingLists: [],
    referred,
    aspectLists: new Set(),
  };
}

/** 1、公开不及时。账目已补充公开。 2、欠款没有收齐。… : a short notice without chapters is its list of problems. */
function holdsOnlyProblems(ctx: Context, root: Node): boolean {
  const lists = root.lists.filter((l) => !isInlineItem(l.kind) && l.kind !== 'virtual');
  if (ctx.byForm && lists.length > 0 && lists.every((l) => isIssueList(ctx, l) && l.nodes.every((n) => n.lists.length === 0))) return true;
  return lists.length === 1 && (lists[0]!.kind === 'digit' || lists[0]!.kind === 'han-paren') && isIssueList(ctx, lists[0]!);
}

/**
 * Rows that name their aspect in a cell of their own belong to the aspect of that name: one already found, a heading that carries the
 * name, or else the cell itself (where it is first printed).
 */
function groupRows(ctx: Context): void {
  const { text } = ctx;
  const known = new Map<string, number>();
  const answered = new Set<number>();
  let looks = MOST_ASPECTS;
  for (let k = 0, n = ctx.issues.length; k < n; k++) {
    const issue = ctx.issues[k]!;
    const cell = issue.node?.mark.group;
    if (!cell) continue;
    const name = text.text.slice(cell.start, cell.end);
    let parent = known.get(name);
    if (parent === undefined) {
      const looked = looks-- > 0;
      parent = !looked
        ? -1
        : ctx.issues.findIndex(
            (i) => !i.node?.mark.group && i.role !== 'shortcoming' && carries(text.text.slice(i.title.start, i.title.end), name),
          );
      if (parent >= 0) makeAspect(ctx, parent, answered);
      else {
        const heading = !looked
          ? undefined
          : ctx.headings.find(
              (h) => !ctx.issues.some((i) => i.node === h) && !isInlineItem(h.mark.kind) && carries(headingText(ctx, h), name),
            );
        const title = heading
          ? issueTitle(text, ctx.zones, heading.bodyStart, headingRange(ctx, heading).end)
          : { start: cell.start, end: cell.end };
        parent = ctx.issues.length;
        ctx.issues.push(
          newIssue({
            role: 'aspect',
            number: heading ? markerNumber(ctx, heading) : null,
            title: { start: title.start, end: title.end },
            parent: null,
            range: heading
              ? { start: heading.mark.start, end: trimEnd(text, heading.mark.start, heading.end) }
              : { start: cell.start, end: cell.end },
            node: heading ?? null,
          }),
        );
      }
      known.set(name, parent);
    }
    issue.parent = parent;
  }
  if (answered.size > 0) {
    let kept = 0;
    for (const m of ctx.measures) if (m.issue === null || !answered.has(m.issue)) ctx.measures[kept++] = m;
    ctx.measures.length = kept;
  }
}

/** No table has more aspects: names beyond these are not looked up among the headings, so that cost stays linear. */
const MOST_ASPECTS = 100;

/** What looked like a problem with an answer in prose is the heading of the rows below. */
function makeAspect(ctx: Context, index: number, dropped: Set<number>): void {
  const issue = ctx.issues[index]!;
  if (issue.role === 'aspect') return;
  Object.assign(issue, { role: 'aspect', status: 'unstated', statusText: null, statement: null, outcome: null });
  dropped.add(index);
}

function carries(title: string, name: string): boolean {
  return title.includes(name) || (title.length >= 4 && name.includes(title));
}

/** Problems that are listed first and answered later are told once, where they are answered. */
function dropRepeated(ctx: Context): void {
  const { issues } = ctx;
  if (!issues.some((i) => i.role === 'shortcoming')) return;
  const title = ({ title: { start, end } }: IssueDraft): string => ctx.text.text.slice(start, end).replace(/[“”‘’]/g, '');
  const answered = new Set(issues.filter((i) => i.role !== 'shortcoming').map(title));
  keepIssues(ctx, (i) => i.role !== 'shortcoming' || !answered.has(title(i)));
}

/** Leaves the other issues out, with the measures that answer them, and renumbers the links to those that stay. */
function keepIssues({ issues, measures }: Context, stays: (issue: IssueDraft) => boolean): void {
  const kept: IssueDraft[] = [];
  const to = issues.map((i) => (stays(i) ? kept.push(i) - 1 : -1));
  if (kept.length === issues.length) return;
  for (const i of kept) if (i.parent !== null) i.parent = to[i.parent]!;
  const told = measures.filter((m) => m.issue === null || to[m.issue]! >= 0);
  for (const m of told) if (m.issue !== null) m.issue = to[m.issue]!;
  refill(issues, kept);
  refill(measures, told);
}

/**
 * 二、反馈的问题 | 1.X不实。 2.Y不严。 | 三、整改落实情况 | 1.关于X不实的问题 …: what a chapter only lists, and a later one answers under the same names, is told
 * once, where it is answered.
 */
function dropListed(ctx: Context, root: Node): void {
  const { issues } = ctx;
  const chapters = root.children.filter((c) => c.mark.kind !== 'virtual');
  // more chapters are those of several notices
  if (issues.length < FEWEST_LISTED * 2 || chapters.length < 2 || chapters.length > MOST_CHAPTERS) return;
  const chapterOf = (at: number): number => chapters.findLastIndex((c) => c.mark.start <= at);
  const named = chapters.map(() => new Set<string>());
  for (const i of issues) {
    const k = i.role === 'problem' ? chapterOf(i.range.start) : -1;
    if (k >= 0) named[k]!.add(plainTitle(ctx, i));
  }
  const dropped = new Set<number>();
  for (const [k, names] of named.entries()) {
    if (names.size < FEWEST_LISTED) continue;
    const most = names.size * MOST_ANSWERED;
    if (named.some((later, j) => j > k && [...names].filter((n) => later.has(n)).length >= most)) dropped.add(k);
  }
  if (dropped.size > 0) keepIssues(ctx, (i) => !dropped.has(chapterOf(i.range.start)));
}

/** Leaves these alone in an array that others hold too. */
function refill<T>(array: T[], kept: readonly T[]): void {
  array.length = 0;
  for (const one of kept) array.push(one);
}

const FEWEST_LISTED = 2;
const MOST_CHAPTERS = 24;
const MOST_ANSWERED = 0.8;

function plainTitle({ text }: Context, { title }: IssueDraft): string {
  return plainWording(text.text.slice(title.start, title.end));
}

/** 1.A不足; 2.B不实; … | 对第1个问题(已改完): what answers a problem by its number is that problem's. What answers none keeps its own place. */
function joinAnswers(ctx: Context): void {
  const { issues, text } = ctx;
  const listed = new Map<number, number>();
  const latest = new Map<number, number>();
  const to = new Map<number, number>();
  for (const [k, { role, node, range }] of issues.entries()) {
    if (!node || role !== 'problem') continue;
    const { value, refers } = node.mark;
    if (!refers) {
      listed.set(value, listed.has(value) ? -1 : k);
      latest.set(value, k);
    } else {
      const problem = (refers === 'above' ? latest : listed).get(value) ?? -1;
      if (problem >= 0 && issues[problem]!.range.end <= range.start) to.set(k, problem);
    }
  }
  // what answers none is called by its marker
  for (const [k, { node, title }] of issues.entries())
    if (node?.mark.refers && !to.has(k)) Object.assign(title, { start: node.mark.start, end: node.mark.end - 1 });
  if (to.size === 0) return;
  for (const [from, at] of to) {
    const [answer, problem] = [issues[from]!, issues[at]!];
    const { start, end } = answer.node!.mark;
    if (answer.node!.mark.refers === 'above') answerBelow(ctx, from, at);
    const remark = /\(([^()]+)\)/.exec(text.text.slice(start, end));
    const status = remark && isStatusOnly(remark[1]!) ? statusOf(remark[1]!) : null;
    if (status) {
      const said = start + remark!.index + 1 + status.index;
      Object.assign(problem, { status: status.status, statusText: { start: said, end: said + status.text.length } });
    } else if (answer.status !== 'unstated') Object.assign(problem, { status: answer.status, statusText: answer.statusText });
    problem.outcome ??= answer.outcome;
    problem.deadline ??= answer.deadline;
    problem.leaders ??= answer.leaders;
    problem.units ??= answer.units;
  }
  const kept = issues.filter((_, k) => !to.has(k));
  const place = new Map(kept.map((issue, k) => [issue, k]));
  const placeOf = (k: number): number => place.get(issues[to.get(k) ?? k]!)!;
  for (const issue of kept) if (issue.parent !== null) issue.parent = placeOf(issue.parent);
  for (const m of ctx.measures) if (m.issue !== null) m.issue = placeOf(m.issue);
  refill(issues, kept);
}

/** What a listed problem seemed to be answered with are its facts; an answer that is one measure begins with its number. */
function answerBelow(ctx: Context, answer: number, problem: number): void {
  const { mark } = ctx.issues[answer]!.node!;
  const facts = ctx.measures.findIndex((m) => m.issue === problem);
  if (facts >= 0) {
    const [{ start, end }] = ctx.measures.splice(facts, 1) as [MeasureDraft];
    ctx.issues[problem]!.statement ??= { start, end };
  }
  const acts = ctx.measures.filter((m) => m.issue === answer);
  if (acts.length === 1 && acts[0]!.marker === null)
    Object.assign(acts[0]!, { start: mark.start, marker: { start: mark.start, end: mark.end } });
}

/** Puts issues into document order and renumbers the links to them. */
function order(issues: IssueDraft[], measures: MeasureDraft[]): void {
  const by = issues
    .map((_, i) => i)
    .sort((a, b) => issues[a]!.title.start - issues[b]!.title.start || issues[a]!.range.start - issues[b]!.range.start || a - b);
  const to = new Map(by.map((from, i) => [from, i]));
  const sorted = by.map((i) => issues[i]!);
  for (let k = 0; k < sorted.length; k++) issues[k] = sorted[k]!;
  for (const issue of issues) if (issue.parent !== null) issue.parent = to.get(issue.parent)!;
  for (const m of measures) if (m.issue !== null) m.issue = to.get(m.issue)!;
}

export function walk(ctx: Context, node: Node, mode: Mode, aspect: number | null, status: IssueStatus | null): void {
  for (const list of node.lists) {
    // 二、取得阶段性成效的问题: what stands below it are problems, whatever their words
    const grouped = mode === 'issues' && !isInlineItem(list.kind) && status !== null && isStatusGroup(headingText(ctx, node));
    const mayTell = mode === 'issues' || mode === 'clue' || (mode === 'open' && isInlineItem(list.kind));
    // 【问题线索办理】1.X(已办结)。…2.Y(正在办理)。…
    const closed = mode === 'clue' && !isInlineItem(list.kind) && list.nodes.every((n) => hasStatusRemark(ctx, n) || isCheckedClue(ctx, n));
    if (closed) endWithLine(ctx, list);
    const issueList = grouped || closed || (mayTell && isIssueList(ctx, list));
    for (const child of list.nodes) {
      if (child.parent !== node) continue;
      const h = headingText(ctx, child);
      if (isInlineItem(child.mark.kind) && !issueList) {
        const scope = inlineScope(ctx, child, mode);
        if (mode === 'shortcoming' || isShortcomingLeadIn(ctx, child)) addShortcoming(ctx, child);
        else if (scope) collectMeasures(ctx, child, scope, null);
        continue;
      }
      const m = sectionMode(ctx, child, h, mode);
      if (m === 'issues' || m === 'clue') {
        const clue =
          m === 'issues' &&
          ctx.kind !== 'environmental-rectification' &&
          (isCalledClue(ctx, child) || isBelowClues(ctx, child.list, mode === 'issues'));
        const itself = child.mark.kind !== 'virtual' && isIssueNode(ctx, child, h, m, mode, issueList);
        if (itself) addIssue(ctx, child, clue ? 'clue' : m, aspect, status);
        else if (isPlainProblem(ctx, child, h)) addIssue(ctx, child, m, aspect, status);
        else if (isBesideAspects(ctx, child)) addIssue(ctx, child, m, aspect, status);
        else {
          ctx.headings.push(child);
          walk(ctx, child, m, aspect, groupStatus(ctx, child, h) ?? status);
        }
        continue;
      }
      if (m === 'shortcoming') {
        ctx.headings.push(child);
        // 仍有一些不足:一是…。下一步,一是…
        const planned = child.lists.filter((l) => isInlineItem(l.kind) && leadsToPlans(ctx, l));
        addShortcomings(ctx, child, planned);
        for (const l of planned) for (const item of l.nodes) if (item.parent === child) collectMeasures(ctx, item, 'follow-up', null);
        continue;
      }
      if (m === 'opinion') {
        ctx.headings.push(child);
        // 评估中也看到,还存在一些不足:一是…
        for (const l of child.lists)
          if (isInlineItem(l.kind) && isShortcomingLeadIn(ctx, l.nodes[0]!))
            for (const item of l.nodes) if (item.parent === child) addShortcoming(ctx, item);
        continue;
      }
      if (child.mark.kind === 'virtual' && child.children.length === 0) continue;
      // 【整改概览】巡察共指出问题8个,…: a chapter in prose
      if (endOfBracketed(ctx.text, child.mark) >= 0 && child.children.length === 0) {
        ctx.headings.push(child);
        continue;
      }
      const scope: MeasureScope = m === 'follow-up' || leadsToPlans(ctx, child.list) ? 'follow-up' : 'organization';
      if (child.children.length > 0) {
        ctx.headings.push(child);
        walk(ctx, child, m, aspect, status);
      } else addLeaf(ctx, child, scope, null);
    }
  }
}

/** The status that a heading gives to the problems below it. 持续整改类问题 names a kind: only what follows says how far they have come. */
function groupStatus(ctx: Context, { list }: Node, heading: string): IssueStatus | null {
  const kind = TYPE_GROUP_HEADING.exec(heading);
  const after = kind && statusOf(heading.slice(kind[0].length));
  // so does 持续整改问题 beside 立行立改问题
  if (
    after ||
    kind?.[0].includes('类') ||
    (kind?.[0].startsWith('持续') && list.nodes.length <= MOST_TYPES && list.nodes.some((n) => OTHER_TYPE.test(headingText(ctx, n))))
  )
    return after?.status ?? null;
  return STATUS_GROUP_HEADING.test(heading) || isStatusGroup(heading) ? (statusOf(heading)?.status ?? null) : null;
}

/** 线索一:… */
function isCalledClue({ text }: Context, { mark }: Node): boolean {
  return mark.kind === 'problem' && text.text.slice(mark.start, mark.end).includes('线索');
}

/** 移交问题线索办理情况, on a line without a marker right above the list. */
function isBelowClues({ text }: Context, list: List, amongIssues: boolean): boolean {
  const { start, line } = list.nodes[0]!.mark;
  if (!line || start < 2) return false;
  const above = text.text
    .slice(Math.max(0, start - LONGEST_LINE_ABOVE), start - 1)
    .split('\n')
    .at(-1)!;
  // among problems 问题线索处置不及时 may be one
  if (amongIssues && !/(?:情况|结果|进展|办理|处置)$/.test(above)) return false;
  return above.length < LONGEST_LINE_ABOVE - 1 && CLUE_HEADING.test(above) && !/[。;；,，]/.test(above);
}

const LONGEST_LINE_ABOVE = 30;

const OTHER_TYPE = /^(?:立行立改|分阶段)/;
const MOST_TYPES = 6;

/** (一)反映采购办压低供货商价格。经初核,…。已办结。 */
function isCheckedClue({ text }: Context, node: Node): boolean {
  const words = text.text.slice(node.bodyStart, Math.min(node.end, node.bodyStart + LONGEST_CLUE));
  return node.children.length === 0 && CHECKED.test(words);
}

/** Of clues that are a line each the last is one too, what stands below it closes the notice. */
function endWithLine({ text }: Context, { nodes }: List): void {
  const last = nodes[nodes.length - 1]!;
  if (nodes.length < 2 || nodes.some((n) => n.children.length > 0 || n.labels.length > 0)) return;
  const stop = (n: Node) => lineEnd(text, n.bodyStart, n.end);
  if (nodes.every((n) => n === last || trimStart(text, stop(n), n.end) >= n.end)) last.end = Math.min(last.end, stop(last));
}

const LONGEST_CLUE = 400;
const CHECKED =
  /[。;,](?:经[^,，。;]{0,8}(?:查|核实?|比对|调查|研判|了解)[^,，。;]{0,6}[,，]|核查属实|查证属实|[^。;]{0,12}(?:已|正在)(?:办结|了结|查结|办理|核查|调查)(?=[。;,]|$))/;

function hasStatusRemark(ctx: Context, node: Node): boolean {
  const h = headingText(ctx, node);
  return withoutStatusRemark(h) !== h;
}

function isIssueNode(ctx: Context, node: Node, heading: string, mode: Mode, inherited: Mode, issueList: boolean): boolean {
  const k = node.mark.kind;
  if (k === 'problem' || k === 'row' || k === 'cue') return true;
  if (node.mark.asks) return asksAboutProblem(ctx, node);
  if (isFramed(ctx, headingRange(ctx, node)) || isOpinion(ctx, node)) return true;
  if (hasAnswerLabels(node) || isCalledProblem(ctx, node)) return true;
  if (ctx.byForm && issueList && node.children.length === 0) return true;
  if (
    !isInlineItem(k) &&
    STATUS_GROUP_HEADING.test(withoutStatusRemark(heading)) &&
    statusOf(heading) &&
    /问题|事项|任务/.test(heading) &&
    !PROBLEM_CUE.test(heading.replace(/未(?:完成|整改)|问题|不(?:属实)?/g, ''))
  )
    return false;
  const lists = node.lists;
  const below = lists.some((l) => isIssueList(ctx, l));
  if (isGeneric(heading) || (node.children.length > 0 && TYPE_GROUP_HEADING.test(heading))) return false;
  // without an umbrella heading above, each 方面 heads its problems by itself
  if (
    inherited === 'open' &&
    below &&
    !ISSUES_HEADING.test(heading) &&
    (node.mark.kind === 'han-paren' || /方面(?:的?问题)?$/.test(heading))
  )
    return true;
  // 第一方面 …: named as one
  if (
    node.mark.kind === 'part' &&
    ctx.text.text.startsWith('方面', node.mark.end - 2 - (ctx.text.codes[node.mark.end - 1] === 0x9762 ? 0 : 1))
  )
    return below;
  if (inherited === 'open' && isPosedList(ctx, node.list)) return true;
  if (node.mark.kind === 'han' || node.mark.kind === 'part') {
    // 三、对上轮巡视发现的问题整改不彻底 beside aspects, with its answer right below
    if (ctx.aspectLists.has(node.list.index) && CUE_AT_END.test(heading)) return true;
    // a chapter: an aspect only where it says what was wrong, or each of several says what its problems are about
    if (inherited === 'open') return below && ((PROBLEM_CUE.test(heading) && !ISSUES_HEADING.test(heading)) || areFields(ctx, node.list));
  }
  if (mode === 'clue' && inherited !== 'clue' && CLUE_HEADING.test(heading)) return false;
  if (inherited === 'open') return PROBLEM_CUE.test(heading) && !ISSUES_HEADING.test(heading);
  return issueList || below || isWeakIssue(ctx, node);
}

/**
 * An item of the part that answers the problems which names its subject alone and goes on with what was done: 1.乡村振兴资金方面。县农业农村局建立台账,…
 * beside chapters whose items are problems. One that opens with an action is no problem, nor is one without an answer.
 */
function isPlainProblem(ctx: Context, node: Node, heading: string): boolean {
  const { kind } = node.mark;
  if (node.children.length > 0 || node.labels.length > 0 || !node.mark.paragraph || (kind !== 'digit' && kind !== 'digit-paren'))
    return false;
  if (ACTION_OPENING.test(heading) || isGeneric(heading)) return false;
  const h = headingRange(ctx, node);
  return h.end - h.start <= LONGEST_SUBJECT && trimStart(ctx.text, h.end + 1, node.end) < node.end;
}

const LONGEST_SUBJECT = 40;

/** (三)专项资金审计问题整改情况 between aspects: its heading says little, but problems stand below it as below the others. */
function isBesideAspects(ctx: Context, node: Node): boolean {
  return ctx.aspectLists.has(node.list.index) && node.lists.some((l) => isIssueList(ctx, l) || isPlainList(ctx, node, l));
}

/** The items of a chapter beside aspects, where they only name their subjects. */
export function isPlainList(ctx: Context, node: Node, list: List): boolean {
  return ctx.aspectLists.has(node.list.index) && list.nodes.every((n) => isPlainProblem(ctx, n, headingText(ctx, n)));
}

/** 一、财政部门预算执行问题的整改情况 二、国有企业问题的整改情况: chapters of which every one that holds problems names a field of its own. */
function areFields(ctx: Context, list: List): boolean {
  const known = ctx.fieldLists[list.index];
  if (known !== undefined) return known;
  let fields = 0;
  let others = 0;
  for (const node of list.nodes) {
    if (!node.lists.some((l) => isIssueList(ctx, l))) continue;
    const heading = headingText(ctx, node);
    const named =
      FIELD_HEADING.test(heading) || DEPARTMENT.test(heading) || (NAMED_FIELD.test(heading) && !ORGANIZATION_HEADING.test(heading));
    if (named && !isGeneric(heading) && !STATUS_GROUP_HEADING.test(heading) && !CLUE_HEADING.test(heading)) fields++;
    else others++;
  }
  return keep(ctx.fieldLists, list.index, fields >= 2 && others === 0);
}

/** 二、居家养老服务: a name and nothing else. */
const NAMED_FIELD =
  /^(?!.{0,12}(?:巡[察视]|反馈|督察|整改|问题|下一?步|今后))[\u4e00-\u9fff、]{3,12}(?:建设|服务|管理|保障|监管|工作|安全|发展|保护|治理|运行|领域|板块)$/;

/** 一、经济发展局 above the problems that it had to put right. */
const DEPARTMENT =
  /^(?!.*(?:情况|整改|建立|加强|推进))[\u4e00-\u9fff“”、]{2,16}(?:局|部|办公室|办|委员会|[工党]委|科|股|处|室|中心|院|所|站|大?队|公司|支部|学院|系|厂|车间|社区|村)(?:\([^)]*\))?$/;

const FIELD_HEADING =
  /^关于(?!.{0,8}(?:巡[察视]|反馈|督察|整改))[^,，。;；:：]{3,24}$|^(?:强化|加强|推进|完善|提升|优化|健全)[\u4e00-\u9fff]{2,14}的?(?:落实|整改|办理)情况$|^(?!.{0,8}(?:巡[察视]|反馈|督察)).{3,30}(?:问题|方面)的?(?:整改|落实|办理)?(?:落实|进展|完成)?(?:情况)?$/;
