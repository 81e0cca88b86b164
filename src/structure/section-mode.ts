/** What a section is about: problems, organisation, what comes next, shortcomings. */
import {
  CLUE_HEADING,
  FOLLOW_UP_HEADING,
  ISSUES_HEADING,
  OPINION_HEADING,
  ORGANIZATION_HEADING,
  SHORTCOMING_HEADING,
  STATUS_GROUP_HEADING,
} from '../lexicon/headings.ts';
import { statusOf } from '../lexicon/statuses.ts';
import type { MeasureScope } from '../model/vocabulary.ts';
import { has, setOf } from '../text/chars.ts';
import type { Context, Mode } from './drafts.ts';
import {
  ACTION_OPENING,
  hasChapterBeside,
  hasStrongIssue,
  hasStrongItem,
  headingText,
  isIssueList,
  isPosed,
  isPosedList,
  isReferredTo,
  isStrongIssue,
  isWeakIssue,
} from './headings.ts';
import { ownStatus } from './status.ts';
import { isInlineItem, type List, type Node } from './tree.ts';

const ENDS_GROUP = setOf('题项务)）');

/** 一、已彻底整改的问题: a heading that groups problems by how far they have come. */
export function isStatusGroup(heading: string): boolean {
  // 【已经完成整改的】
  if (heading.endsWith('的') && /^[\u4e00-\u9fff]{3,9}的$/.test(heading) && statusOf(heading) !== null) return true;
  if (!has(ENDS_GROUP, heading.charCodeAt(heading.length - 1))) return false;
  return /(?:问题|事项|任务)(?:[((].{0,12}[))])?$/.test(heading) && STATUS_GROUP_HEADING.test(heading) && statusOf(heading) !== null;
}

function isOutlook(heading: string): boolean {
  return SHORTCOMING_HEADING.test(heading) && FOLLOW_UP_HEADING.test(heading);
}

const NEXT = /下一?步|今后|下一?阶段|后续|努力方向|工作打算/;

export function sectionMode(ctx: Context, node: Node, heading: string, inherited: Mode): Mode {
  if (node.mark.kind === 'virtual') return SHORTCOMING_VIRTUAL.test(heading) ? 'shortcoming' : 'follow-up';
  const framed = isStrongIssue(ctx, node);
  const strong = framed || hasStrongIssue(ctx, node);
  // (三)注重标本兼治,巩固整改成果 in the chapter on how the work was organised is what was done
  const aboutNext = (inherited === 'organization' ? NEXT : FOLLOW_UP_HEADING).test(heading);
  const admits =
    SHORTCOMING_HEADING.test(heading) &&
    // 一、贯彻新发展理念不够到位,推动高质量发展存在差距: what was found, no chapter of what is admitted
    !JUDGED_WANTING.test(heading) &&
    !/整改(?:落实|进展|完成|工作)?情况|已(?:完成|整改)|正在/.test(heading) &&
    !(inherited === 'issues' && (isAnswered(ctx, node) || isNamedLikeOthers(ctx, node)));
  if (ctx.byForm && !NEXT_OR_HOW.test(heading) && holdsLists(ctx, node)) return 'issues';
  if (!framed) {
    // to an inspection of the environment letters are the problems
    if (CLUE_HEADING.test(heading) && !ISSUE_ITSELF.test(heading)) return ctx.kind === 'environmental-rectification' ? 'issues' : 'clue';
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
  // 二、问题清单, answered by number below
  if (inherited === 'open' && node.lists.some((l) => isReferredTo(ctx, l))) return 'issues';
  if (inherited === 'open' && !isInlineItem(node.mark.kind) && isAmongIssues(ctx, node)) return 'issues';
  if (inherited === 'follow-up' || inherited === 'shortcoming' || inherited === 'opinion') return inherited;
  const lists = node.lists;
  if (lists.length > 0 && isStatusGroup(heading)) return 'issues';
  if (
    ISSUES_HEADING.test(heading) &&
    lists.some((l) => isIssueList(ctx, l) || l.nodes.some((n) => n.lists.some((k) => isIssueList(ctx, k))))
  )
    return 'issues';
  const holdsIssues = !ORGANIZATION_HEADING.test(heading) && lists.some((l) => !l.field && isIssueList(ctx, l));
  // 三、存在的不足和今后打算: what is not admitted there is planned
  if (inherited === 'open' && node.parent && isOutlook(headingText(ctx, node.parent))) return 'follow-up';
  if (holdsIssues && FIELD.test(heading) && (holdsClosed(ctx, node) || severalHoldIssues(ctx, node.list))) return 'issues';
  if (holdsIssues && (isWeakIssue(ctx, node) || holdsAspects(ctx, node) || node.list.nodes.some((n) => holdsPosed(ctx, n))))
    return 'issues';
  return 'organization';
}

const JUDGED_WANTING =
  /^(?!.*(?:整改|工作|当前|目前|仍|还|也)(?:中|推进)?(?:仍|还|也|尚)?存在).{6,}[^的中]存在(?:较大|明显|一定)?(?:差距|短板|弱项|薄弱环节|温差|偏差|不足)$/;

const NEXT_OR_HOW = /下一?步|今后|打算|计划|努力|不足|困难|组织|主要做法|工作情况/;

/** Whether problems stand below a heading, or below the headings below it. */
function holdsLists(ctx: Context, { lists }: Node): boolean {
  return lists.some((l) => isIssueList(ctx, l) || l.nodes.some((n) => n.lists.some((k) => isIssueList(ctx, k))));
}

/** A judgement in a list of which other items are told to be problems, or any item of a list that shows by its layout that all are. */
function isAmongIssues(ctx: Context, node: Node): boolean {
  const { list } = node;
  if (isPosedList(ctx, list)) return true;
  return isWeakIssue(ctx, node) && (ctx.aspectLists.has(list.index) || (isIssueList(ctx, list) && hasStrongItem(ctx, list)));
}

/** (一)落实责任存在差距 among problems: what is admitted has nobody act below it, 一是… or in a paragraph of its own. */
function isAnswered(ctx: Context, node: Node): boolean {
  const acts = (n: Node) => n.children.some((c) => isInlineItem(c.mark.kind)) || (n !== node && isPosed(ctx, n));
  return acts(node) || node.lists.some((l) => isIssueList(ctx, l) && l.nodes.every(acts));
}

/** No aspect has more problems; what is asked of each asks all. */
const MOST_NAMED = 80;

/** 6.高层次人才引育存在短板的问题 among others that are named so. */
function isNamedLikeOthers(ctx: Context, { list }: Node): boolean {
  return list.nodes.length > 1 && list.nodes.length <= MOST_NAMED && list.nodes.every((n) => headingText(ctx, n).endsWith('问题'));
}

/** 一、财政管理审计方面 above 1.预算编制不够细化。 with its answer in the next paragraph: one such chapter tells what those beside it are. */
function holdsPosed(ctx: Context, node: Node): boolean {
  return node.lists.some((l) => isPosedList(ctx, l));
}

/** Problems on two levels: what stands below it are problems that have problems below them. */
function holdsAspects(ctx: Context, node: Node): boolean {
  return node.lists.some((l) => isIssueList(ctx, l) && l.nodes.some((n) => n.lists.some((k) => isIssueList(ctx, k))));
}

const FIELD = /(?:方面|领域|审计|管理)(?:的?问题)?$/;

/** (一)财政管理审计方面 | 1.预算编制不够细化。已压减代编预算,完成整改。: judgements, half of them with how far they have come. */
function holdsClosed(ctx: Context, node: Node): boolean {
  return node.lists.some((l) => {
    if (isInlineItem(l.kind) || !isIssueList(ctx, l)) return false;
    const closed = l.nodes.filter((n) => n.children.length === 0 && ownStatus(ctx, n.bodyStart, n.end) !== 'unstated').length;
    return closed >= l.nodes.length * 0.5;
  });
}

/** 一、区级财政管理方面 | (一)非税收入收缴不及时的问题。…已缴入国库。 | 二、部门预算执行方面 | …: two fields at least, judgements below each. */
function severalHoldIssues(ctx: Context, list: List): boolean {
  return list.nodes.filter((n) => FIELD.test(headingText(ctx, n)) && n.lists.some((l) => isIssueList(ctx, l))).length >= 2;
}

export const SHORTCOMING_VIRTUAL = /肯定成绩|不足|短板|差距|薄弱|弱项|认识到|看到|存在/;

/** A heading that only mentions clues in what it blames. */
const ISSUE_ITSELF = /^(?:针对|关于)|不(?:到位|力|够|规范|及时|严)|滞后|拖沓|拖延|敷衍|超期|走过场|未[\u4e00-\u9fff]{1,4}$|问题的整改/;

/** To what an enumeration outside any issue belongs: by the section, else by the paragraph that leads in. */
export function inlineScope(ctx: Context, node: Node, mode: Mode): MeasureScope | null {
  if (mode === 'follow-up' || leadsToPlans(ctx, node.list)) return 'follow-up';
  if (mode === 'opinion' || namesKinds(ctx, node)) return null;
  if (mode === 'open' || mode === 'issues' || mode === 'clue')
    return mode === 'open' && ctx.firstIssue < node.mark.start ? 'follow-up' : 'organization';
  return 'organization';
}

/** 所提建议分为五类:一是… : what there is, not what was done. */
function namesKinds({ text }: Context, node: Node): boolean {
  const { start } = node.list.nodes[0]!.mark;
  return /分(?:为|成)[^。;；:：,，]{1,6}[类种档][^。;；:：,，]{0,8}[:：]\s*$/.test(text.text.slice(Math.max(0, start - 30), start));
}

const LEAD_IN_SHORTCOMING =
  /(?:还要|还需|仍需|有待)[^。,，]{0,6}(?:问题|不足|差距|短板)|未(?:整改|完成)[^。]{0,8}[,，](?:主要)?原因|(?:存在|还有|面临|暴露).{0,24}(?:问题|不足|差距|短板|困难|薄弱)|(?:问题|不足|差距|短板)(?:主要)?(?:是|有|表现|体现)|(?:差距|不足|短板)(?:仍|依|还|尚)?然?存在|差距主要在/;

/** 仍存在一些不足：一是… : the items that follow admit, they do not act. */
export function isShortcomingLeadIn(ctx: Context, node: Node): boolean {
  const first = node.list.nodes[0]!;
  const { text } = ctx.text;
  const from = Math.max(0, first.mark.start - 90);
  let lead = text.slice(from, first.mark.start);
  const cut = Math.max(lead.lastIndexOf('\n', lead.length - 2), lead.lastIndexOf('。', lead.length - 2));
  if (cut >= 0) lead = lead.slice(cut + 1);
  const cue = /[:：,，]\s*$/.test(lead) ? LEAD_IN_SHORTCOMING.exec(lead) : null;
  // 尚有15个问题未整改到位,主要原因:一是…
  if (cue?.[0].startsWith('未')) return true;
  return (
    cue !== null &&
    !/整改|解决|针对|措施|推动|做法|反馈|巡察|巡视/.test(
      // 整改工作还存在一些不足: what falls short is the work
      lead
        .slice(Math.max(0, lead.lastIndexOf(',', cue.index) + 1))
        .replace(/^(?:但|但是|目前|当前)?(?:审计|巡察|巡视)?整改(?:落实|推进)?工作/, ''),
    )
  );
}

/** 下一步重点抓好以下工作: 明年的工作目标: right above a list, whatever the section is about. */
export function leadsToPlans(ctx: Context, list: List): boolean {
  const { text } = ctx.text;
  const at = list.nodes[0]!.mark.start;
  const lead = text.slice(Math.max(0, at - LONGEST_LEAD), at);
  return (
    /(?:^|[。;；\n])[^。;；\n]{0,24}(?:下一?步|下一?阶段|下阶段|今后|往后|明年|来年|下一?年度)[^。;；\n]{0,24}[:：]\s*$/.test(lead) ||
    // …还不够明晰。对此,市政府将抓好以下工作。一是…
    /(?:^|[。;；\n])[^。;；\n]{0,16}将[^。;；\n]{0,12}(?:以下|如下)[^。;；\n,，]{0,6}(?:工作|措施)[。:：]\s*$/.test(lead) ||
    // …处置周期较长。下一步,一是…
    /[。;；\n](?:下一?步|下一?阶段|今后|接下来)[^。;；\n]{0,24}[,，]\s*$/.test(lead)
  );
}

const LONGEST_LEAD = 60;
