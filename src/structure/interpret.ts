import {
  CLUE_HEADING,
  FOLLOW_UP_HEADING,
  ISSUES_HEADING,
  OPINION_HEADING,
  ORGANIZATION_HEADING,
  PLAN_HEADING,
  PROBLEM_CUE,
  SHORTCOMING_HEADING,
  STATUS_GROUP_HEADING,
  WORK_HEADING,
} from '../lexicon/headings.ts';
import { statusOf } from '../lexicon/statuses.ts';
import type { DocumentKind, IssueRole, IssueStatus, MeasureScope } from '../model/vocabulary.ts';
import { CLASS, DIGIT } from '../text/chars.ts';
import { type Clean, GAP_BLANK, GAP_NONE, GAP_SPACE, GAP_WIDE } from '../text/clean.ts';
import { CELL, COMMA, isEdge, runBack, SENTENCE } from '../text/edges.ts';
import type { Zones } from '../text/zones.ts';
import type { LabelMark } from './marks.ts';
import { headlineEnd, sentenceEnd, trimEnd, trimStart } from './sentences.ts';
import { issueTitle, type TitleSpan } from './titles.ts';
import { descendants, isInlineItem, type List, type Node } from './tree.ts';

/** A span of the clean text. */
export interface Range {
  start: number;
  end: number;
}

export interface IssueDraft {
  role: IssueRole;
  number: string | null;
  title: Range;
  parent: number | null;
  status: IssueStatus;
  statusText: Range | null;
  statement: Range | null;
  deadline: Range | null;
  leaders: Range | null;
  units: Range | null;
  outcome: Range | null;
  range: Range;
  node: Node | null;
  /** The fields of its answer, for the extractors: where planned actions stand, where goals. */
  fields: { field: LabelMark['field']; start: number; end: number }[];
}

export interface MeasureDraft {
  issue: number | null;
  scope: MeasureScope;
  marker: Range | null;
  headline: Range;
  start: number;
  end: number;
  /** Where the measure says of itself how far it has come. */
  status: IssueStatus;
  node: Node | null;
}

export interface Interpretation {
  issues: IssueDraft[];
  measures: MeasureDraft[];
  /** Nodes that are headings or issues, for the outline. */
  headings: Node[];
  /** Where the first issue or its part begins; text before it speaks of the whole. */
  issuesStart: number;
}

type Mode = 'open' | 'issues' | 'clue' | 'organization' | 'follow-up' | 'shortcoming' | 'opinion' | 'work' | 'plan';

interface Context {
  readonly text: Clean;
  readonly zones: Zones;
  readonly kind: DocumentKind;
  /** The document is one long line, in which a gap stands for a paragraph. */
  readonly oneLine: boolean;
  readonly issues: IssueDraft[];
  readonly measures: MeasureDraft[];
  readonly headings: Node[];
  /** Where the first issue that is answered begins. */
  firstIssue: number;
  /** Where 整改 stands in sentences that may state an outcome, sorted. */
  readonly outcomes: readonly number[];
  /** What was found out about a node or list already, by its index: the same is asked at every level. */
  readonly headingRanges: (Range | undefined)[];
  readonly strong: (boolean | undefined)[];
  readonly holdsStrong: (boolean | undefined)[];
  readonly weak: (boolean | undefined)[];
  readonly issueLists: (boolean | undefined)[];
  readonly chapters: (number | undefined)[];
  readonly strongLists: (boolean | undefined)[];
  readonly fieldLists: (boolean | undefined)[];
  /** The lists in which some item is an aspect. */
  readonly aspectLists: Set<number>;
}

const LF = 10;

/** Keeps what was found out about a node or list. An array that is filled out of order, with gaps, would turn into a slow dictionary. */
function keep<T>(known: (T | undefined)[], index: number, found: T): T {
  while (known.length <= index) known.push(undefined);
  known[index] = found;
  return found;
}

export function interpret(text: Clean, zones: Zones, root: Node, kind: DocumentKind, title: string, oneLine: boolean): Interpretation {
  const ctx: Context = {
    text,
    zones,
    kind,
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
    chapters: [],
    strongLists: [],
    fieldLists: [],
    aspectLists: new Set(),
  };
  if (kind !== 'other') {
    if (kind === 'work-report') {
      const whole: Mode =
        /(?:要点|计划|打算|安排|思路|方案|目标任务)/.test(title) && !/总结|回顾|完成情况|工作报告/.test(title) ? 'plan' : 'work';
      walkReport(ctx, root, whole);
    } else {
      walk(ctx, root, 'open', null, null);
      admittedInPassing(ctx, root.end);
    }
  }
  groupRows(ctx);
  ctx.measures.sort((a, b) => a.start - b.start);
  order(ctx.issues, ctx.measures);
  const issuesStart = ctx.issues.find((i) => i.role !== 'shortcoming')?.range.start ?? text.length;
  ctx.headings.sort((a, b) => a.mark.start - b.mark.start);
  return { issues: ctx.issues, measures: ctx.measures, headings: ctx.headings, issuesStart };
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
        ctx.issues.push({
          role: 'aspect',
          number: heading ? markerNumber(ctx, heading) : null,
          title: { start: title.start, end: title.end },
          parent: null,
          status: 'unstated',
          statusText: null,
          statement: null,
          deadline: null,
          leaders: null,
          units: null,
          outcome: null,
          range: heading
            ? { start: heading.mark.start, end: trimEnd(text, heading.mark.start, heading.end) }
            : { start: cell.start, end: cell.end },
          node: heading ?? null,
          fields: [],
        });
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

// ---------------------------------------------------------------------------------------------------------------- headings

/** The heading of a node: from its marker to the end of its first sentence or line, its first field or its first item. */
function headingRange(ctx: Context, node: Node): Range {
  return ctx.headingRanges[node.index] ?? keep(ctx.headingRanges, node.index, findHeading(ctx, node));
}

function findHeading(ctx: Context, node: Node): Range {
  const { text, zones } = ctx;
  const start = node.bodyStart;
  let end = node.end;
  const child = node.children[0];
  if (child) end = Math.min(end, child.mark.start);
  for (const label of node.labels) {
    if (label.field === 'problem' && label.start <= start + 1) continue;
    end = Math.min(end, Math.max(start, label.start));
    break;
  }
  let from = start;
  const first = node.labels[0];
  if (first && first.field === 'problem' && first.start <= start + 1) from = Math.max(start, first.end);
  let stop = sentenceEnd(text, zones, from, end);
  if (ctx.oneLine) {
    // 一、2023年工作总结 2023年,… : the gap is all that ends the heading
    for (let i = from + 4; i < Math.min(stop, from + 60); i++) {
      if (text.gap[i]! === GAP_SPACE || text.gap[i]! === GAP_WIDE) {
        stop = i;
        break;
      }
    }
  }
  return { start: from, end: trimEnd(text, from, stop) };
}

const FRAMED =
  /^(?:针对|关于|对于|对|就)(?:关于|针对|反馈的|指出的)?[^,，。]{0,3}“|^(?:针对|关于|对于|就)(?:关于|针对|反馈的|指出的)?.{3,}(?:问题|方面)(?:[,，。(（:：]|的?整改|$)/;
/** The generic words of section headings; what is left of a heading without them is what it is about. */
const GENERIC =
  /巡察|巡视|督察|审计|反馈|指出|发现|查出|提出|整改|落实|问题|意见|建议|情况|进展|具体|工作|任务|完成|主要|逐项|逐条|的|和|及|与|对|关于|集中|期间|期内|市委|县委|区委|省委|党委|党组|专项|常规|组|总体|各|事项|推进|成效|成果|措施|落实|反映|有关|相关|方面|上级|人大|审议|评议|中央|生态环境|环境|保护|第[一二三四五六七八九十]+|立行立改|边巡边改|即知即改|[、,，:：。“”\s]/y;

function isStrongIssue(ctx: Context, node: Node): boolean {
  return ctx.strong[node.index] ?? keep(ctx.strong, node.index, readsAsIssue(ctx, node));
}

function readsAsIssue(ctx: Context, node: Node): boolean {
  const k = node.mark.kind;
  if (k === 'problem' || k === 'row' || k === 'cue') return true;
  if (k === 'virtual') return false;
  if (hasAnswerLabels(node)) return true;
  const h = headingRange(ctx, node);
  return isFramed(ctx, h);
}

/** Fields that only an issue has; 主要做法: alone may as well head a chapter. */
function hasAnswerLabels(node: Node): boolean {
  const telling = node.labels.filter((l) => l.field === 'answer' || l.field === 'completion' || l.field === 'problem');
  return telling.some((l) => /整改|反馈|问题|责任|完成|进展|办理/.test(l.text) || l.start === l.end) || telling.length >= 2;
}

function isFramed(ctx: Context, h: Range): boolean {
  const t = ctx.text.text.slice(h.start, Math.min(h.end, h.start + 160));
  return FRAMED.test(t) && !isGeneric(t);
}

function isGeneric(heading: string): boolean {
  // most headings tell by their first words that they are about something
  let own = 0;
  for (let i = 0; i < heading.length; ) {
    GENERIC.lastIndex = i;
    if (GENERIC.test(heading)) i = GENERIC.lastIndex;
    else {
      if (++own > 2) return false;
      i++;
    }
  }
  return true;
}

function isWeakIssue(ctx: Context, node: Node): boolean {
  return ctx.weak[node.index] ?? keep(ctx.weak, node.index, readsAsJudgement(ctx, node));
}

function readsAsJudgement(ctx: Context, node: Node): boolean {
  if (isInlineItem(node.mark.kind)) return false;
  const h = headingRange(ctx, node);
  const t = ctx.text.text.slice(h.start, Math.min(h.end, h.start + 120));
  if (/的问题$/.test(t)) return true;
  if (!PROBLEM_CUE.test(t) && !JUDGED.test(t)) return false;
  return !ACTION_OPENING.test(t) || CUE_AT_END.test(t);
}

/** 研讨不经常, 账目不连贯: whatever is judged, 不 and its adjective close the sentence. 毫不动摇, 永不停步 are vows. */
const JUDGED =
  /[^毫永绝决从并丝差无][\u4e00-\u9fff]不(?!断|停|松|动|变|减|放|漏|留|反|出|打|搞|越|踩|触|碰|忘|息|懈|止|走|落|移)[\u4e00-\u9fff]{1,3}$/;

/** How measures begin. */
const ACTION_OPENING =
  /^(?:坚持|加强|强化|严格|进一步|深入|认真|切实|积极|建立|完善|健全|开展|推进|提高|提升|压实|压紧|聚焦|着力|全面|持续|规范|加大|落实|制定|召开|组织|狠抓|紧盯|严肃|突出|确保|修订|印发|毫不|不断|高位|及时|高度|分类|贯通|统筹|牢固|扛牢|夯实|增强|树牢|注重|抓好|抓实|做好|迅速|精心|周密|明确|细化|优化|实施|构建|发挥|用好|深化|巩固|拓展|举一反三|紧扣|从严|从快|靠前|挂图|对标|主动)/;
/** A judgement that closes the sentence: 加强党的建设不够有力. */
const CUE_AT_END =
  /(?:不够.{0,4}|不到位|不足|不深入?|不严格?|不力|不强|不高|不实|不规范|不完善|不健全|不彻底|不扎实|不及时|不精准|不充分|不清|不全面?|不主动|不重视|差距|短板|弱项|漏洞|薄弱|滞后|缺位|缺失|缺乏|弱化|虚化|欠缺|隐患|不明显|不突出|不畅|不紧|不牢|不细|不多|偏[低慢少弱差软松])$/;

function hasStrongIssue(ctx: Context, node: Node): boolean {
  return (
    ctx.holdsStrong[node.index] ??
    keep(
      ctx.holdsStrong,
      node.index,
      node.children.some((c) => !isInlineItem(c.mark.kind) && (isStrongIssue(ctx, c) || hasStrongIssue(ctx, c))) ||
        node.lists.some((l) => isInlineItem(l.kind) && isIssueList(ctx, l)),
    )
  );
}

/** Whether the items of a list are problems (or aspects) and not measures. */
function isIssueList(ctx: Context, list: List): boolean {
  return ctx.issueLists[list.index] ?? keep(ctx.issueLists, list.index, readsAsIssues(ctx, list));
}

function readsAsIssues(ctx: Context, list: List): boolean {
  const { nodes } = list;
  if (isInlineItem(list.kind)) return nodes.every((n) => n.mark.paragraph && n.labels.some((l) => l.field === 'answer'));
  if (list.field && list.field.field !== 'problem') return false;
  let strong = 0;
  let weak = 0;
  for (const n of nodes) {
    if (isStrongIssue(ctx, n) || hasStrongIssue(ctx, n)) strong++;
    else if (isWeakIssue(ctx, n)) weak++;
  }
  if (strong > 0 && strong + weak >= nodes.length * 0.5) return true;
  return weak > nodes.length * 0.5 || (weak === nodes.length * 0.5 && weak > 1);
}

function hasStrongItem(ctx: Context, list: List): boolean {
  return (
    ctx.strongLists[list.index] ??
    keep(
      ctx.strongLists,
      list.index,
      list.nodes.some((n) => isStrongIssue(ctx, n)),
    )
  );
}

/** Whether an item of the list other than `node` is no issue itself but holds some. */
function hasChapterBeside(ctx: Context, node: Node): boolean {
  const { list } = node;
  const count =
    ctx.chapters[list.index] ??
    keep(
      ctx.chapters,
      list.index,
      list.nodes.reduce((sum, n) => sum + (isChapter(ctx, n) ? 1 : 0), 0),
    );
  return count > (isChapter(ctx, node) ? 1 : 0);
}

function isChapter(ctx: Context, node: Node): boolean {
  return hasStrongIssue(ctx, node) && !isStrongIssue(ctx, node);
}

// ---------------------------------------------------------------------------------------------------------------- sections

function sectionMode(ctx: Context, node: Node, heading: string, inherited: Mode): Mode {
  if (node.mark.kind === 'virtual') return SHORTCOMING_VIRTUAL.test(heading) ? 'shortcoming' : 'follow-up';
  const framed = isStrongIssue(ctx, node);
  const strong = framed || hasStrongIssue(ctx, node);
  const aboutNext = FOLLOW_UP_HEADING.test(heading);
  const admits = SHORTCOMING_HEADING.test(heading) && !/整改(?:落实|进展|完成|工作)?情况|已(?:完成|整改)|正在/.test(heading);
  if (!framed) {
    if (CLUE_HEADING.test(heading) && !ISSUE_ITSELF.test(heading)) return 'clue';
    if (OPINION_HEADING.test(heading) && !strong) return 'opinion';
    if (!strong && inherited !== 'clue') {
      if (admits && aboutNext) return 'open';
      if (admits) return 'shortcoming';
      if (aboutNext) return 'follow-up';
    } else if (aboutNext && !admits && /^(?:下一?步|今后)/.test(heading)) return 'follow-up';
  }
  if (
    inherited === 'issues' &&
    !strong &&
    !isWeakIssue(ctx, node) &&
    node.labels.length === 0 &&
    ACTION_OPENING.test(heading) &&
    hasChapterBeside(ctx, node)
  )
    return 'organization';
  if (inherited === 'issues' || inherited === 'clue') return inherited;
  if (strong) return 'issues';
  if (
    inherited === 'open' &&
    !isInlineItem(node.mark.kind) &&
    isWeakIssue(ctx, node) &&
    isIssueList(ctx, node.list) &&
    hasStrongItem(ctx, node.list)
  )
    return 'issues';
  if (inherited === 'follow-up' || inherited === 'shortcoming' || inherited === 'opinion') return inherited;
  const lists = node.lists;
  if (
    ISSUES_HEADING.test(heading) &&
    lists.some((l) => isIssueList(ctx, l) || l.nodes.some((n) => n.lists.some((k) => isIssueList(ctx, k))))
  )
    return 'issues';
  if (!ORGANIZATION_HEADING.test(heading) && lists.some((l) => !l.field && isIssueList(ctx, l)) && isWeakIssue(ctx, node)) return 'issues';
  return 'organization';
}

const SHORTCOMING_VIRTUAL = /肯定成绩|不足|短板|差距|认识到|看到|存在/;
/** A heading that only mentions clues in what it blames. */
const ISSUE_ITSELF = /^(?:针对|关于)|不(?:到位|力|够|规范|及时|严)|滞后|问题的整改/;

function headingText(ctx: Context, node: Node): string {
  const h = headingRange(ctx, node);
  return ctx.text.text.slice(h.start, Math.min(h.end, h.start + 120));
}

function walk(ctx: Context, node: Node, mode: Mode, aspect: number | null, status: IssueStatus | null): void {
  for (const list of node.lists) {
    const issueList = (mode === 'issues' || mode === 'clue') && isIssueList(ctx, list);
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
        const itself = child.mark.kind !== 'virtual' && isIssueNode(ctx, child, h, m, mode, issueList);
        if (itself) addIssue(ctx, child, m, aspect, status);
        else if (isPlainProblem(ctx, child, h)) addIssue(ctx, child, m, aspect, status);
        else if (isBesideAspects(ctx, child)) addIssue(ctx, child, m, aspect, status);
        else {
          ctx.headings.push(child);
          const group = STATUS_GROUP_HEADING.test(h) ? (statusOf(h)?.status ?? null) : null;
          walk(ctx, child, m, aspect, group ?? status);
        }
        continue;
      }
      if (m === 'shortcoming') {
        ctx.headings.push(child);
        addShortcomings(ctx, child);
        continue;
      }
      if (m === 'opinion') {
        ctx.headings.push(child);
        continue;
      }
      if (child.mark.kind === 'virtual' && child.children.length === 0) continue;
      const scope: MeasureScope = m === 'follow-up' ? 'follow-up' : 'organization';
      if (child.children.length > 0) {
        ctx.headings.push(child);
        walk(ctx, child, m, aspect, status);
      } else addLeaf(ctx, child, scope, null);
    }
  }
}

function isIssueNode(ctx: Context, node: Node, heading: string, mode: Mode, inherited: Mode, issueList: boolean): boolean {
  const k = node.mark.kind;
  if (k === 'problem' || k === 'row' || k === 'cue') return true;
  if (isFramed(ctx, headingRange(ctx, node))) return true;
  if (hasAnswerLabels(node)) return true;
  if (
    STATUS_GROUP_HEADING.test(heading) &&
    statusOf(heading) &&
    /问题|事项|任务/.test(heading) &&
    !PROBLEM_CUE.test(heading.replace(/未(?:完成|整改)|问题|不(?:属实)?/g, ''))
  )
    return false;
  const lists = node.lists;
  const below = lists.some((l) => isIssueList(ctx, l));
  if (isGeneric(heading)) return false;
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
  if (node.mark.kind === 'han' || node.mark.kind === 'part') {
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
function isPlainList(ctx: Context, node: Node, list: List): boolean {
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
    if (FIELD_HEADING.test(heading) && !isGeneric(heading) && !STATUS_GROUP_HEADING.test(heading) && !CLUE_HEADING.test(heading)) fields++;
    else others++;
  }
  return keep(ctx.fieldLists, list.index, fields >= 2 && others === 0);
}

const FIELD_HEADING = /^(?!.{0,8}(?:巡[察视]|反馈|督察)).{3,30}(?:问题|方面)的?(?:整改|落实|办理)?(?:落实|进展|完成)?(?:情况)?$/;

/** To what an enumeration outside any issue belongs: by the section, else by the paragraph that leads in. */
function inlineScope(ctx: Context, node: Node, mode: Mode): MeasureScope | null {
  if (mode === 'follow-up') return 'follow-up';
  if (mode === 'opinion') return null;
  if (mode === 'open' || mode === 'issues' || mode === 'clue')
    return mode === 'open' && ctx.firstIssue < node.mark.start ? 'follow-up' : 'organization';
  return 'organization';
}

const LEAD_IN_SHORTCOMING =
  /(?:存在|还有|面临|暴露).{0,24}(?:问题|不足|差距|短板|困难|薄弱)|(?:问题|不足|差距|短板)(?:主要)?(?:是|有|表现|体现)/;

/** 仍存在一些不足：一是… : the items that follow admit, they do not act. */
function isShortcomingLeadIn(ctx: Context, node: Node): boolean {
  const first = node.list.nodes[0]!;
  const { text } = ctx.text;
  const from = Math.max(0, first.mark.start - 90);
  let lead = text.slice(from, first.mark.start);
  const cut = Math.max(lead.lastIndexOf('\n', lead.length - 2), lead.lastIndexOf('。', lead.length - 2));
  if (cut >= 0) lead = lead.slice(cut + 1);
  const cue = /[:：,，]\s*$/.test(lead) ? LEAD_IN_SHORTCOMING.exec(lead) : null;
  return (
    cue !== null && !/整改|解决|针对|措施|推动|做法|反馈|巡察|巡视/.test(lead.slice(Math.max(0, lead.lastIndexOf(',', cue.index) + 1)))
  );
}

// ---------------------------------------------------------------------------------------------------------------- issues

const ANSWER_FIELDS: ReadonlySet<string> = new Set(['answer', 'completion', 'outcome', 'other']);

function addIssue(ctx: Context, node: Node, mode: Mode, parent: number | null, groupStatus: IssueStatus | null): void {
  const { text, zones } = ctx;
  ctx.headings.push(node);
  const answered = node.labels.some((l) => l.field === 'answer' || l.field === 'completion' || l.field === 'outcome');
  const lists = node.lists;
  const below = answered ? [] : lists.filter((l) => isIssueList(ctx, l) || isPlainList(ctx, node, l));
  const regions = fieldRegions(node);
  const titleRegion = regionOfTitle(ctx, node, regions);
  const title = answeredAtOnce(ctx, node, issueTitle(text, zones, titleRegion.start, titleRegion.end), titleRegion.end);
  const index = ctx.issues.length;
  const issue: IssueDraft = {
    role: below.length > 0 ? 'aspect' : mode === 'clue' ? 'clue' : 'problem',
    number: markerNumber(ctx, node),
    title: { start: title.start, end: title.end },
    parent,
    status: 'unstated',
    statusText: null,
    statement: null,
    deadline: null,
    leaders: null,
    units: null,
    outcome: null,
    range: { start: node.mark.start, end: trimEnd(text, node.mark.start, node.end) },
    node,
    fields: regions,
  };
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
  const firstMeasureAt = ctx.measures.length;
  addAnswer(ctx, issue, index, node, title, regions, answered);
  stateStatus(ctx, issue, firstMeasureAt, node, title, regions, groupStatus);
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

function trimmed(text: Clean, start: number, end: number): Range | null {
  const s = trimStart(text, start, end);
  const e = trimEnd(text, s, end);
  return e > s ? { start: s, end: e } : null;
}

function withoutStop(text: Clean, r: Range): Range {
  let { end } = r;
  while (end > r.start && /[。;；,，]/.test(text.text[end - 1]!)) end--;
  return { start: r.start, end };
}

interface FieldRegion {
  field: LabelMark['field'];
  start: number;
  end: number;
  label: LabelMark;
}

function fieldRegions(node: Node): FieldRegion[] {
  return node.labels.map((label, i) => ({ field: label.field, start: label.end, end: node.labels[i + 1]?.start ?? node.end, label }));
}

function regionOfTitle(ctx: Context, node: Node, regions: FieldRegion[]): Range {
  const { text } = ctx;
  const firstLabel = node.labels[0];
  let start = node.bodyStart;
  let end = firstLabel ? Math.max(start, firstLabel.start) : node.end;
  const pre = trimmed(text, start, end);
  if (!pre) {
    // 问题1 | 存在问题：… : the marker alone on its line tells nothing
    const problem = regions.find((r) => r.field === 'problem' && trimmed(text, r.start, r.end) !== null) ?? regions[0];
    if (problem) {
      start = problem.start;
      end = problem.end;
    }
  }
  const child = node.children.find((c) => c.mark.start >= start);
  if (child && child.mark.start < end) end = child.mark.start;
  start = trimStart(text, start, end);
  return { start, end };
}

function markerNumber(ctx: Context, node: Node): string | null {
  const { mark } = node;
  if (mark.end === mark.start || mark.kind === 'cue' || mark.kind === 'virtual' || mark.kind === 'dash') return null;
  if (mark.kind === 'row') return String(mark.value);
  const printed = ctx.text.text.slice(mark.start, mark.end);
  const n = /\d+[.-]\d+|[一二三四五六七八九十百\d]+/.exec(printed.replace(/^(?:反馈|整改|存在|督察|审计|巡察)?问题(?:编号|序号)?/, ''));
  return n ? n[0] : String(mark.value);
}

/** 经过整改,… : the outcome that closes an answer and belongs to no measure. */
const OUTCOME = /^(?:经过|通过|经)(?:[^,，。;；:：]{0,8})整改(?:落实|工作|后)?[,，、]/;
/** From its first word to 整改. */
const LONGEST_OUTCOME_OPENING = 10;
const BY = '经'.charCodeAt(0);
const THROUGH = '通'.charCodeAt(0);

function outcomeStart(ctx: Context, start: number, end: number): number {
  const t = ctx.text.text;
  const { outcomes } = ctx;
  for (let k = firstAtOrAfter(outcomes, start); k < outcomes.length && outcomes[k]! < end; k++) {
    const i = outcomes[k]!;
    const s = runBack(ctx.text.classes, i, start, SENTENCE);
    if (s < i && OUTCOME.test(t.slice(s, i + 8))) return s;
  }
  return end;
}

/** The places of 整改 with 经 or 通过 close before it: the others need no look at their sentence. */
function findOutcomes({ text: t, codes }: Clean): number[] {
  const at: number[] = [];
  for (let i = t.indexOf('整改'); i >= 0; i = t.indexOf('整改', i + 2)) {
    let s = i - 1;
    while (s >= 0 && s >= i - LONGEST_OUTCOME_OPENING && codes[s] !== BY && codes[s] !== THROUGH) s--;
    if (s >= 0 && s >= i - LONGEST_OUTCOME_OPENING) at.push(i);
  }
  return at;
}

function firstAtOrAfter(sorted: readonly number[], at: number): number {
  let lo = 0;
  let hi = sorted.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (sorted[mid]! < at) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

const STATUS_ONLY =
  /^(?:该|此|本|上述)?(?:项|条|类)?(?:问题|事项|任务|意见)?(?:现|目前)?(?:已经|已|己|均已|全部|基本|阶段性|正在|持续|长期|尚|仍)?(?:按期|按时|全部|有序|加快|持续|积极|稳步)?(?:立行立改[,，]?)?(?:完成|整改|推进|坚持|到位|办结|销号|进行|落实|解决|中|已|并|,|、|长期|持续|取得|阶段性|成效|成果|达到|时序|序时|进度|启动|全部|未|尚未|需|的|了|任务|常态化|基本|得到|验收|通过|部分|延期|申请|久久为功|常抓不懈|相关|工作){1,14}$/;

const AROUND_STATUS = '。;；!！| \t\n';
const BEFORE_STATUS = '| \t\n';
const LONGEST_STATUS = 26;

/** A sentence that says nothing but the status: 已完成整改。 该问题正在整改。 */
function isStatusOnly(sentence: string): boolean {
  let start = 0;
  let end = sentence.length;
  while (end > 0 && AROUND_STATUS.includes(sentence[end - 1]!)) end--;
  while (start < end && BEFORE_STATUS.includes(sentence[start]!)) start++;
  if (end - start > LONGEST_STATUS || end - start < 2) return false;
  const s = sentence.slice(start, end);
  return STATUS_ONLY.test(s) && statusOf(s) !== null;
}

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
      node.labels.some((l) => l.field === 'answer' && l.start > list.nodes[0]!.mark.start && !/进展/.test(l.text));
    if (field === null ? facts : !ANSWER_FIELDS.has(field)) continue;
    for (const child of list.nodes) if (child.parent === node) collectMeasures(ctx, child, 'issue', index);
  }
  if (ctx.measures.length > before) {
    addPlannedProse(ctx, index, node, regions);
    const cut = outcomeStart(ctx, ctx.measures[ctx.measures.length - 1]!.start, node.end);
    if (cut < node.end) issue.outcome ??= trimmed(text, cut, regions.find((r) => r.label.start >= cut)?.label.start ?? node.end);
    return;
  }
  // not enumerated: the whole answer is one measure
  let region: Range | null = null;
  if (answered) {
    const narrative = (r: FieldRegion): Range | null => {
      let start = trimStart(text, r.start, r.end);
      const end = trimEnd(text, start, Math.min(r.end, outcomeStart(ctx, start, r.end)));
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
    // 针对“…”问题, its answer in prose on the next line, then 整改状态：… : no field holds it
    if (region === null && answers.length === 0) {
      const start = trimStart(text, title.after, regions[0]!.label.start);
      if (title.framed || isParagraphStart(text, ctx.oneLine, start))
        region = narrative({ ...regions[0]!, start, end: regions[0]!.label.start });
      if (region) issue.statement = null;
    }
    region ??=
      regions
        .filter((r) => r.field === 'outcome')
        .map(narrative)
        .find((r) => r !== null) ?? null;
  } else {
    const limit = regions[0] && regions[0].start > title.after ? regions[0].label.start : node.end;
    let start = afterFieldSentences(ctx, issue, trimStart(text, title.after, limit), limit);
    const end = trimEnd(text, start, Math.min(withoutStatusLine(ctx, start, limit), outcomeStart(ctx, start, limit)));
    const stop = sentenceEnd(text, zones, start, end, true);
    if (isStatusOnly(text.text.slice(start, stop))) start = trimStart(text, Math.min(end, stop + 1), end);
    if (end - start > 1) region = { start, end };
    issue.statement = null;
  }
  if (region) {
    ctx.measures.push({
      issue: index,
      scope: 'issue',
      marker: null,
      headline: { start: region.start, end: headlineEnd(text, zones, region.start, region.end) },
      start: region.start,
      end: region.end,
      status: ownStatus(ctx, region.start, region.end),
      node: null,
    });
    const cut = outcomeStart(ctx, region.start, node.end);
    if (cut < node.end) issue.outcome ??= trimmed(text, cut, regions.find((r) => r.label.start >= cut)?.label.start ?? node.end);
  }
}

/** 整改措施：建立包保责任制,… in prose above 完成情况：一是…: a measure too. */
function addPlannedProse(ctx: Context, index: number, node: Node, regions: readonly FieldRegion[]): void {
  const { text, zones } = ctx;
  const region = regions.find((r) => r.field === 'answer' && /措施|举措|做法/.test(r.label.text));
  if (!region || node.lists.some((l) => l.field === null || l.field.field === 'answer')) return;
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
    const value = trimmed(text, s + m[0].length, stop);
    if (m[1]) issue.deadline ??= value;
    else issue.units ??= value;
    s = trimStart(text, stop + 1, end);
  }
  return s;
}

// ---------------------------------------------------------------------------------------------------------------- status

/** What is demanded or hoped for states nothing. */
const MODAL =
  /确保|推动|督促|要求|力争|限期|务必|一旦|逐项|逐一落实|抓好|按期完成|保证|争取|必须|应当|防止|坚决|杜绝|未发现|不得|直至|直到|以.{0,6}为|举一反三/;
/** 纳入年度清理计划并长期坚持: said of the issue though nothing names it. */
const LASTING = /(?:[并且,]|^今后将?|将)长期坚持$/;
const ABOUT_THE_ISSUE = /整改|销号|办结|事项|(?:相关|各项|该项)工作|(?:该|此|本|上述|这一?)(?:项|类|条)?(?:问题|事项|任务|意见)/;

function stateStatus(
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
      if (!ABOUT_THE_ISSUE.test(clause) && !STATUS_ONLY.test(clause) && !LASTING.test(clause)) return false;
      if (LASTING.test(clause)) return state(clause, start);
      if (MODAL.test(clause) || /^(?:[一二三四五六七八九十]{1,2}[是要])?(?:对|针对|将|如|若|待|下一步|今后|同时|并要求)/.test(clause))
        return false;
    }
    return state(clause, start);
  };
  // 1. a field that is there to say it
  for (const r of regions) {
    if (r.field !== 'completion') continue;
    const s = trimStart(text, r.start, r.end);
    const e = trimEnd(text, s, r.end);
    // 是否完成: 是, 否,正在推进
    if (r.label.text.includes('是否') && /^[是否](?![\u4e00-\u9fff])/.test(t.slice(s, s + 2))) {
      if (t[s] === '是') set('completed', s, s + 1);
      else if (!tryClause(s + 1, e, false)) set('in-progress', s, s + 1);
      return;
    }
    const stop = clauseStops(t, s, Math.min(e, s + 60));
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
  // 2. the first words of the answer
  for (const r of regions) {
    if (r.field !== 'answer' && r.field !== 'outcome' && r.field !== 'other') continue;
    const s = trimStart(text, r.start, r.end);
    const e = trimEnd(text, s, r.end);
    const stop = sentenceEnd(text, ctx.zones, s, Math.min(e, s + 60), true);
    if (isStatusOnly(t.slice(s, stop)) && tryClause(s, stop, false)) return;
  }
  // 3. a remark behind the title or its facts: (已完成整改) (整改时限:2024年3月底前,已完成整改)
  const answerFrom = regions.find((r) => r.label.start >= title.end)?.label.start ?? ctx.measures[firstMeasureAt]?.start ?? title.after;
  for (const part of remarkParts(text, title.end, Math.max(answerFrom, title.end + LONGEST_REMARK))) {
    if (part.end > answerFrom && part.start > title.after) break;
    const words = t.slice(part.start, part.end);
    if (statusOf(words) && !FIELD_PART.test(words) && !isType(ctx, words) && tryClause(part.start, part.end, false)) return;
  }
  // 4. between the title and the first item: …其余294万元正在整改。一是…
  const own = ctx.measures.slice(firstMeasureAt);
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
  // 5. the last words of the answer
  const limit =
    regions.find((r) => (r.field === 'leaders' || r.field === 'units' || r.field === 'deadline') && r.label.start > answerStart)?.label
      .start ?? node.end;
  if (tailStatus(ctx, answerStart, trimEnd(text, answerStart, limit), tryClause)) return;
  const last = own[own.length - 1];
  if (last && last.end < limit && tailStatus(ctx, last.start, last.end, tryClause)) return;
  if (group) {
    issue.status = group;
  }
}

/** Remarks that tell the kind of rectification; beside them 持续整改 is a kind too, else it is a status. */
const TYPES = /[((](?:立行立改|分阶段整改|限期整改)[))]/;

function isType(ctx: Context, remark: string): boolean {
  return /^(?:立行立改|分阶段整改|限期整改)$/.test(remark) || (/^(?:持续整改|长期坚持)$/.test(remark) && TYPES.test(ctx.text.text));
}

const LONGEST_REMARK = 40;

/** The parts of the bracketed remarks in [start, end): (整改时限:2024年3月底前,已完成整改). */
function* remarkParts(text: Clean, start: number, end: number): Generator<Range> {
  const t = text.text;
  const limit = Math.min(end, start + LONGEST_FACTS, text.length);
  for (let i = start; i < limit; i++) {
    if (t[i] !== '(') continue;
    const close = t.indexOf(')', i + 1);
    if (close < 0) return;
    if (close - i > LONGEST_REMARK) continue;
    for (let s = i + 1, k = s; k <= close; k++) {
      if (k < close && !/[,;；，、]/.test(t[k]!)) continue;
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
function remarkFields(ctx: Context, issue: IssueDraft, start: number, end: number): void {
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
const CLOSING_REMARK = /[((【[]([^(()【】[\]]{2,16})[))】\]][。;]?$/;

function closingRemark(ctx: Context, start: number, end: number): Range | null {
  const from = Math.max(start, end - 20);
  const m = CLOSING_REMARK.exec(ctx.text.text.slice(from, end));
  if (!m || !isStatusOnly(m[1]!) || isType(ctx, m[1]!)) return null;
  const s = from + m.index + 1;
  return { start: s, end: s + m[1]!.length };
}

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

/** The status in the last one or two clauses of [start, end). */
function tailStatus(ctx: Context, start: number, end: number, tryClause: (a: number, b: number, strict: boolean) => boolean): boolean {
  const t = ctx.text.text;
  const remark = closingRemark(ctx, start, end);
  if (remark && tryClause(remark.start, remark.end, false)) return true;
  const from = Math.max(start, end - 120);
  const clauses = clauseStops(t, from, end);
  let lastStop = Math.max(from, end - 2);
  while (lastStop >= from && !'。\n;'.includes(t[lastStop]!)) lastStop--;
  for (let i = clauses.length - 1; i >= 0 && i >= clauses.length - 4; i--) {
    const [a, b] = clauses[i]!;
    if (a < lastStop && i < clauses.length - 1) break;
    if (tryClause(a, b, true)) return true;
  }
  return false;
}

// ---------------------------------------------------------------------------------------------------------------- measures

/** The status in a measure's closing words: …,已完成整改。 */
function ownStatus(ctx: Context, start: number, end: number): IssueStatus {
  const t = ctx.text.text;
  let e = end;
  while (e > start && isEdge(t.charCodeAt(e - 1), SENTENCE | COMMA | CELL)) e--;
  const s = runBack(ctx.text.classes, e, Math.max(start, e - 30), SENTENCE | COMMA | CELL);
  const clause = t.slice(s, e);
  return isStatusOnly(clause) ? (statusOf(clause)?.status ?? 'unstated') : 'unstated';
}

/** Adds the lowest items below `node` as measures, or the node itself where nothing stands below it. */
function collectMeasures(ctx: Context, node: Node, scope: MeasureScope, issue: number | null): void {
  const below = node.children.filter((c) => !(c.list.field && !ANSWER_FIELDS.has(c.list.field.field)));
  if (below.length === 0) addLeaf(ctx, node, scope, issue);
  for (const child of below) collectMeasures(ctx, child, scope, issue);
}

function addLeaf(ctx: Context, node: Node, scope: MeasureScope, issue: number | null): void {
  const { text, zones } = ctx;
  const start = node.mark.start;
  let bodyStart = trimStart(text, node.bodyStart, node.end);
  let end = node.end;
  // 2.整改落实情况：… : a label in an item ends it where it brings another field
  for (const label of node.labels) {
    if (label.start <= bodyStart) bodyStart = Math.max(bodyStart, label.end);
    else if (label.field !== 'answer') end = Math.min(end, label.start);
  }
  // 一、组织落实情况。… beside chapters with items of their own is a chapter without any
  const chapter = node.mark.kind === 'han' && node.list.nodes.some((n) => n.children.length > 0);
  if (issue === null && !isInlineItem(node.mark.kind) && (chapter || isBareHeading(ctx, node))) {
    ctx.headings.push(node);
    return;
  }
  if (issue !== null) end = withoutStatusLine(ctx, bodyStart, end);
  if (isInlineItem(node.mark.kind))
    end = Math.min(end, itemEnd(ctx, node, bodyStart, end, issue), issue === null ? announcement(ctx, bodyStart, end) : end);
  else if (issue === null) end = Math.min(end, closingParagraph(ctx, bodyStart, end));
  if (issue !== null) end = Math.min(end, outcomeStart(ctx, bodyStart, end), acceptanceParagraph(ctx, bodyStart, end));
  end = trimEnd(text, start, end);
  if (end <= bodyStart) return;
  ctx.measures.push({
    issue,
    scope,
    marker: { start, end: node.mark.end },
    headline: { start: bodyStart, end: headlineEnd(text, zones, bodyStart, end) },
    start,
    end,
    status: ownStatus(ctx, bodyStart, end),
    node,
  });
}

/** 一是开展专项清理。 | 对超期未归档卷宗逐件催交,…: below a line that only names the measure its text goes on. */
function itemEnd(ctx: Context, node: Node, start: number, end: number, issue: number | null): number {
  const line = paragraphEnd(ctx, start, end);
  const names =
    issue !== null && node.mark.line && line - start <= LONGEST_NAME && ctx.text.codes[line] === LF && ctx.text.text[line - 1] === '。';
  return names ? Math.max(line, paragraphEnd(ctx, trimStart(ctx.text, line, end), end)) : line;
}

const LONGEST_NAME = 20;

/** The end of the paragraph that holds `start`: a line break, or in one-line texts a gap after a sentence. */
function paragraphEnd(ctx: Context, start: number, end: number): number {
  const { codes } = ctx.text;
  for (let i = start; i < end; i++) {
    if (codes[i] === LF) return i;
    if (ctx.oneLine && isGapParagraph(ctx, i) && i > start) return i;
  }
  return end;
}

function isGapParagraph(ctx: Context, i: number): boolean {
  const g = ctx.text.gap[i]!;
  if (g !== GAP_SPACE && g !== GAP_WIDE) return false;
  return /[。;；”!！]/.test(ctx.text.text[i - 1] ?? '');
}

/** True where a paragraph begins at `i`. */
export function isParagraphStart(text: Clean, oneLine: boolean, i: number): boolean {
  if (i === 0 || text.codes[i - 1] === LF) return true;
  const g = text.gap[i]!;
  if (g === GAP_NONE || g === GAP_BLANK) return false;
  return oneLine && (g === GAP_SPACE || g === GAP_WIDE) && /[。;；”!！]/.test(text.text[i - 1]!);
}

const CLOSING_PARAGRAPH =
  /^(?:此外|总之|主任[、,，:：]|尊敬的|总的来看|总体来看|以上|在肯定|同时[,，]我们也|虽然|尽管|截至目前|截止目前|截[至止](?:\d|今年|本月)|目前[,，]|各位)/;

/** A paragraph of an item's text that speaks of something else: 此外,… 总之,… */
function closingParagraph(ctx: Context, start: number, end: number): number {
  const { text } = ctx;
  for (let i = start + 1; i < end; i++) {
    if (text.codes[i - 1] !== LF && text.gap[i] === GAP_NONE) continue;
    if (isParagraphStart(text, ctx.oneLine, i) && CLOSING_PARAGRAPH.test(text.text.slice(i, i + 12))) return i;
  }
  return end;
}

/** 该问题已完成整改。 on a line of its own behind an answer says how far the problem has come, it is no part of the measure. */
function withoutStatusLine(ctx: Context, start: number, end: number): number {
  const { text, codes } = ctx.text;
  const e = trimEnd(ctx.text, start, end);
  // no further back than a status is long: a text of one line has no line break to be found
  let line = e;
  while (line > start && e - line <= LONGEST_STATUS + 4 && codes[line - 1] !== LF) line--;
  return line > start && codes[line - 1] === LF && isStatusOnly(text.slice(line, e)) ? line : end;
}

/** …逐项复核。现将整改情况报告如下。: what leads over to the problems is no part of the item before it. */
const ANNOUNCEMENT = /[。;](?:按照[^。;]{0,30}要求[,，])?现将[^。;\n]{0,40}(?:如下|公布|公开|通报|报告)/;

function announcement(ctx: Context, start: number, end: number): number {
  const m = ANNOUNCEMENT.exec(ctx.text.text.slice(start, end));
  return m ? start + m.index + 1 : end;
}

/** Behind the last item: 2024年10月15日,市整改办组织专家现场核查,… : how the whole was accepted. */
const ACCEPTANCE = /^(?:(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|经)[^。;；\n]{0,60}(?:验收|核查|销号)/;

function acceptanceParagraph(ctx: Context, start: number, end: number): number {
  const { codes, text } = ctx.text;
  for (let i = start + 1; i < end; i++) if (codes[i - 1] === LF && ACCEPTANCE.test(text.slice(i, i + 90))) return i;
  return end;
}

/** A heading alone on its line, with plain paragraphs below it. */
function isBareHeading(ctx: Context, node: Node): boolean {
  const { text, zones } = ctx;
  const start = trimStart(text, node.bodyStart, node.end);
  const end = trimEnd(text, start, node.end);
  let lineEnd = start;
  while (
    lineEnd < end &&
    text.codes[lineEnd] !== LF &&
    !(ctx.oneLine && lineEnd > start && text.gap[lineEnd]! !== GAP_NONE && text.gap[lineEnd]! !== 3)
  )
    lineEnd++;
  if (lineEnd >= end) {
    // nothing below: an item of one line is an action, unless it is only a name
    const s = sentenceEnd(text, zones, start, end);
    return s >= end && !/[。;；]/.test(text.text[end - 1] ?? '') && end - start <= 12 && /情况$|方面$/.test(text.text.slice(start, end));
  }
  const s = sentenceEnd(text, zones, start, lineEnd);
  return s >= lineEnd || trimStart(text, s + 1, lineEnd) >= lineEnd;
}

// ---------------------------------------------------------------------------------------------------------------- shortcomings

function addShortcoming(ctx: Context, node: Node): void {
  if (node.children.length > 0) {
    for (const c of node.children) addShortcoming(ctx, c);
    return;
  }
  const { text, zones } = ctx;
  const start = trimStart(text, node.bodyStart, node.end);
  const stop = sentenceEnd(text, zones, start, node.end, true);
  pushShortcoming(ctx, start, trimEnd(text, start, stop), node);
}

function pushShortcoming(ctx: Context, start: number, end: number, node: Node | null): void {
  const { text } = ctx;
  while (end > start && /[。;；,，]/.test(text.text[end - 1]!)) end--;
  if (end - start < 4) return;
  const clause = text.text.slice(start, end);
  const found = /长期坚持|持续整改|正在整改|正在推进/.exec(clause);
  const status = found ? statusOf(found[0]) : null;
  ctx.issues.push({
    role: 'shortcoming',
    number: node ? markerNumber(ctx, node) : null,
    title: { start, end },
    parent: null,
    status: status?.status ?? 'unstated',
    statusText: found ? { start: start + found.index, end: start + found.index + found[0].length } : null,
    statement: null,
    deadline: null,
    leaders: null,
    units: null,
    outcome: null,
    range: { start: node ? node.mark.start : start, end },
    node,
    fields: [],
  });
}

/** The shortcomings of a section: its items, else the clauses of 主要表现在：A；B；C。 */
function addShortcomings(ctx: Context, node: Node): void {
  const leaves = [...descendants(node)].filter((n) => n.children.length === 0);
  if (leaves.length > 0) {
    for (const leaf of leaves) addShortcoming(ctx, leaf);
    return;
  }
  listedShortcomings(ctx, node.mark.kind === 'virtual' ? node.mark.start : node.bodyStart, node.end, node.mark.kind !== 'virtual');
}

const LISTS_SHORTCOMINGS = /(?:问题|不足|差距|短板|困难|薄弱环节)[^。:：]{0,24}(?:主要)?(?:表现|体现|反映)?(?:在|为|是|有|如下)?[:：]/;

function listedShortcomings(ctx: Context, start: number, end: number, headed = false): void {
  const { text, zones } = ctx;
  const m = LISTS_SHORTCOMINGS.exec(text.text.slice(start, Math.min(end, start + 400)));
  // 五、存在的不足 | 认识还有差距；制度执行还需加强。: below such a heading nothing need lead in
  const plain = m || !headed ? -1 : text.text.indexOf('\n', start) + 1;
  if (!m && (plain <= 0 || plain >= end)) return;
  let s = m ? start + m.index + m[0].length : plain;
  const stop = sentenceEnd(text, zones, s, end);
  if (!m && !PROBLEM_CUE.test(text.text.slice(s, stop))) return;
  while (s < stop) {
    const e = sentenceEnd(text, zones, s, stop, true);
    pushShortcoming(ctx, trimStart(text, s, e), trimEnd(text, s, e), null);
    s = e + 1;
  }
}

const IN_PASSING =
  /(?:还有|仍有|还存在|仍存在|尚存在|尚有|也存在)[^。:：\n]{0,20}(?:差距|不足|短板|问题|困难)[^。:：\n]{0,14}(?:是|有|表现在|表现为|体现在|如下)?[:：]/g;

/** 工作中还有不小差距,主要是:A;B。 in a paragraph of another section. */
function admittedInPassing(ctx: Context, end: number): void {
  if (ctx.issues.some((i) => i.role === 'shortcoming')) return;
  const t = ctx.text.text;
  IN_PASSING.lastIndex = 0;
  let next = 0;
  let coveredTo = 0;
  // issues are in document order here, and the places looked at rise
  const covered = (at: number): boolean => {
    for (; next < ctx.issues.length && ctx.issues[next]!.range.start <= at; next++)
      coveredTo = Math.max(coveredTo, ctx.issues[next]!.range.end);
    return at < coveredTo;
  };
  for (let m = IN_PASSING.exec(t); m && m.index < end; m = IN_PASSING.exec(t)) {
    const at = m.index;
    if (covered(at)) continue;
    const from = at + m[0].length;
    if (/^(?:一是|第一|1[.、]|\(1\)|①|首先)/.test(t.slice(from, from + 3))) continue;
    listedShortcomings(ctx, Math.max(0, at), end);
    return;
  }
}

// ---------------------------------------------------------------------------------------------------------------- work reports

function walkReport(ctx: Context, node: Node, mode: Mode): void {
  const own = node.children;
  for (const child of own) {
    const h = headingText(ctx, child);
    let m: Mode = mode;
    if (child.mark.kind === 'virtual') m = SHORTCOMING_VIRTUAL.test(h) ? 'shortcoming' : 'plan';
    else if (!isInlineItem(child.mark.kind)) {
      const admits = SHORTCOMING_HEADING.test(h);
      const plan = PLAN_HEADING.test(h);
      const work = WORK_HEADING.test(h);
      if (admits && !plan) m = 'shortcoming';
      else if (
        (node.parent === null || mode === 'work') &&
        plan &&
        !work &&
        (child.mark.kind === 'han' || child.mark.kind === 'part' || child.mark.kind === 'han-paren') &&
        isTitleLike(h)
      )
        m = 'plan';
      else if (node.parent === null && work && !plan) m = 'work';
    }
    if (m === 'shortcoming' || (isInlineItem(child.mark.kind) && isShortcomingLeadIn(ctx, child))) {
      if (child.mark.kind !== 'virtual') ctx.headings.push(child);
      addShortcomings2(ctx, child);
      continue;
    }
    if (m === 'work' && hasStrongIssue(ctx, child) && /问题.{0,12}整改|整改.{0,10}情况/.test(h)) {
      ctx.headings.push(child);
      walk(ctx, child, 'issues', null, null);
      continue;
    }
    const scope: MeasureScope = m === 'plan' ? 'plan' : 'work';
    if (child.children.length > 0) {
      ctx.headings.push(child);
      walkReport(ctx, child, m);
      continue;
    }
    if (child.mark.kind === 'virtual') continue;
    const topics = isInlineItem(child.mark.kind) ? [] : topicItems(ctx, child);
    if (topics.length > 0) {
      ctx.headings.push(child);
      for (const [s, e] of topics) {
        ctx.measures.push({
          issue: null,
          scope,
          marker: null,
          headline: { start: s, end: headlineEnd(ctx.text, ctx.zones, s, e) },
          start: s,
          end: e,
          status: 'unstated',
          node: null,
        });
      }
    } else addLeaf(ctx, child, scope, null);
  }
}

function addShortcomings2(ctx: Context, child: Node): void {
  if (isInlineItem(child.mark.kind)) addShortcoming(ctx, child);
  else addShortcomings(ctx, child);
}

function isTitleLike(h: string): boolean {
  return h.length <= 30;
}

const STATIVE =
  /(?:有力|提质|增效|推进|补齐|发展|协同|凝聚|改善|提升|普惠|优质|全面|精准|有效|优化|完善|巩固|加强|增强|健全|夯实|显现|向好|稳定|平稳|规范|见效|突破|提速|扩面|升级|融合|畅通|有序|到位|深化|强化|显著|明显|扎实|高效|活跃|领先|丰富|拓展|加速|提效|有为|落地|落细|落实|走实|做实|过硬|严实|兜牢|筑牢|提高|跃升|增长|向上|可控|充分|转变|见成效|新成效|新突破|新进展|新台阶|更(?:普惠|优质|全面|精准|有效|高效|便捷|温暖|规范|有力|完善|坚实|健全|均衡))$/;
const THREE_AND_THREE =
  /^[\u4e00-\u9fff“”]{2,5}(?:促|筑|优|除|强|提|惠|保|抓|守|树|创|带|聚|谋|添|破|增|护|暖|固|稳|活|解|纾|亮|兴|立|建|推|转|防|净)[\u4e00-\u9fff]{2,3}$/;

/** The topic sentences of a section without markers: at paragraph starts, else inside its running text. */
function topicItems(ctx: Context, node: Node): [number, number][] {
  const { text } = ctx;
  const start = trimStart(text, node.bodyStart, node.end);
  const end = trimEnd(text, start, closingParagraph(ctx, start, node.end));
  // paragraphs below the heading's own
  const paragraphs: number[] = [];
  for (let i = start + 1; i < end; i++) {
    if ((text.codes[i - 1] === LF || text.gap[i]! !== GAP_NONE) && isParagraphStart(text, ctx.oneLine, i)) paragraphs.push(i);
  }
  const byParagraph = paragraphs.filter((p, k) => isTopicSentence(ctx, p, paragraphs[k + 1] ?? end, false));
  const within = byParagraph.length === 1 && paragraphs.length <= 2 ? inlineTopics(ctx, byParagraph[0]!, end, true) : [];
  if (within.length >= 2) return within.map((p, k) => [p, trimEnd(text, p, within[k + 1] ?? end)]);
  if (byParagraph.length >= 2 || (byParagraph.length === 1 && paragraphs.length <= 2)) {
    return byParagraph.map((p, k) => [p, trimEnd(text, p, byParagraph[k + 1] ?? end)]);
  }
  const inline = inlineTopics(ctx, start, end, false);
  if (inline.length >= 2) return inline.map((p, k) => [p, trimEnd(text, p, inline[k + 1] ?? end)]);
  return [];
}

/** The topic sentences in running text; the first sentence may be the heading's own. */
function inlineTopics(ctx: Context, start: number, end: number, withFirst: boolean): number[] {
  const inline: number[] = [];
  let s = start;
  let counts = withFirst;
  while (s < end) {
    const e = sentenceEnd(ctx.text, ctx.zones, s, end);
    if (counts && isTopicSentence(ctx, s, end, true)) inline.push(s);
    counts = true;
    s = trimStart(ctx.text, e + 1, end);
  }
  return inline;
}

function isTopicSentence(ctx: Context, start: number, end: number, inline: boolean): boolean {
  const { text, zones } = ctx;
  const stop = sentenceEnd(text, zones, start, Math.min(end, start + 60));
  if (stop >= end || text.codes[stop] === LF || stop - start > (inline ? 14 : 32) || stop - start < 4) return false;
  // something must follow in the same paragraph
  if (trimStart(text, stop + 1, end) >= end) return false;
  const sentence = text.text.slice(start, stop);
  for (let i = start; i < stop; i++) if (CLASS[text.codes[i]!]! & DIGIT && !zones.flags[i]) return false;
  if (/《|此外|同时|目前|下一步|一是|[:：]/.test(sentence)) return false;
  if (!inline) return true;
  if (/[,，、;；]/.test(sentence)) return false;
  return STATIVE.test(sentence) || THREE_AND_THREE.test(sentence);
}
