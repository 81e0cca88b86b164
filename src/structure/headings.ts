/** What the heading of a node says, and whether it names a problem. */
import { PROBLEM_CUE } from '../lexicon/headings.ts';
import { BULLETS, has, LF } from '../text/chars.ts';
import { GAP_NONE, GAP_SPACE, GAP_WIDE } from '../text/clean.ts';
import { openingsOf } from '../text/openings.ts';
import { type Context, keep } from './drafts.ts';
import type { MarkKind } from './marks.ts';
import { questionTitle } from './questions.ts';
import { sentenceEnd, trimEnd, trimStart } from './sentences.ts';
import { endOfBracketed } from './signed-headings.ts';
import type { Range } from './spans.ts';
import { withoutStatusRemark } from './status.ts';
import { isInlineItem, type List, type Node } from './tree.ts';

/** The heading of a node: from its marker to the end of its first sentence or line, its first field or its first item. */
export function headingRange(ctx: Context, node: Node): Range {
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
  const bracket = endOfBracketed(text, node.mark);
  if (bracket >= 0) stop = Math.min(stop, bracket);
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
  /^存在“[^”]{4,80}”(?:的)?(?:问题|现象|情况)|^“[^”]{4,60}”(?:的)?问题(?:$|[。(（,，:：\n|])|^(?:针对|关于|对于|对|就)(?:关于|针对|反馈的|指出的)?[^,，。]{0,3}“(?!回头看”)|^对[^,，。]{2,30}(?:不|缺|欠|差|弱|少|滞后|浅|虚|松|软)[^,，。]{0,8}的问题$|^(?:针对|关于|对于|就)(?:关于|针对|反馈的|指出的)?.{3,}(?:问题|方面)(?:[,，。(（:：]|的?整改|$)/;

/** The generic words of section headings; what is left of a heading without them is what it is about. */
const GENERIC =
  /巡察|巡视|督察|审计|反馈|指出|发现|查出|提出|整改|落实|问题|意见|建议|情况|进展|具体|工作|任务|完成|主要|逐项|逐条|的|和|及|与|对|关于|集中|期间|期内|市委|县委|区委|省委|党委|党组|专项|常规|组|总体|各|事项|推进|成效|成果|措施|落实|反映|有关|相关|方面|上级|人大|审议|评议|中央|生态环境|环境|保护|第[一二三四五六七八九十]+|立行立改|边巡边改|即知即改|[、,，:：。“”\s]/y;

const STARTS_FRAMED = openingsOf(FRAMED);
const STARTS_GENERIC = openingsOf(GENERIC);

export function isStrongIssue(ctx: Context, node: Node): boolean {
  return ctx.strong[node.index] ?? keep(ctx.strong, node.index, readsAsIssue(ctx, node));
}

function readsAsIssue(ctx: Context, node: Node): boolean {
  const k = node.mark.kind;
  if (k === 'problem' || k === 'row' || k === 'cue') return true;
  if (k === 'virtual') return false;
  if (node.mark.asks) return asksAboutProblem(ctx, node);
  if (hasAnswerLabels(node)) return true;
  const h = headingRange(ctx, node);
  return isFramed(ctx, h) || isCalledProblem(ctx, node) || isOpinion(ctx, node);
}

/**
 * 一、关于优化教育资源配置 二、关于加强教师队伍建设: the chapters of a reply to a review, each alone on its line above what was done, two of them at
 * least.
 */
export function isOpinion(ctx: Context, node: Node): boolean {
  if (ctx.kind !== 'assessment' || node.mark.kind !== 'han' || node.list.nodes.length > MOST_OPINIONS) return false;
  if (!namesOpinion(ctx, node) || hasStrongIssue(ctx, node)) return false;
  return node.list.nodes.some((n) => n !== node && (namesOpinion(ctx, n) || isFramed(ctx, headingRange(ctx, n))));
}

const MOST_OPINIONS = 20;
const NAMES_OPINION = /^关于(?!.{0,20}(?:组织(?:领导|实施|落实|推进|开展|部署|保障)|总体|下一?步|有关说明))[^,，。;；:：“”]{4,40}$/;

function namesOpinion(ctx: Context, node: Node): boolean {
  const { start, end } = headingRange(ctx, node);
  const { text, codes } = ctx.text;
  if (codes[end] !== LF || trimStart(ctx.text, end, node.end) >= node.end) return false;
  const heading = text.slice(start, end);
  return NAMES_OPINION.test(heading) && !/(?:情况|工作安排|打算|计划)$/.test(heading) && !isGeneric(heading);
}

/**
 * (一)部分年度指标任务未完成。 该问题已完成整改。一是…: what follows calls the heading a problem, and says more. Below the last item of an answer the
 * same words are the end of it.
 */
export function isCalledProblem(ctx: Context, node: Node): boolean {
  if (isInlineItem(node.mark.kind)) return false;
  const { text } = ctx;
  const { end } = headingRange(ctx, node);
  if (!ANSWERED_AS_PROBLEM.test(text.text.slice(end, Math.min(node.end, end + 24)))) return false;
  const stop = sentenceEnd(text, ctx.zones, trimStart(text, end + 1, node.end), node.end);
  return trimStart(text, stop + 1, node.end) < node.end;
}

const ANSWERED_AS_PROBLEM = /^[。;；]?\s*(?:该|此|上述)(?:项)?问题(?:目前|现|均)*(?:已|正在|基本|尚|仍|部分|持续|长期|还[在需])/;

/** 3.问:巡察指出“X”,改得怎样?, not 2.问:总体进度怎么样? */
export function asksAboutProblem({ text, zones }: Context, { bodyStart, end }: Node): boolean {
  return questionTitle(text, zones, bodyStart, end) !== null;
}

/** Fields that only an issue has; 主要做法: alone may as well head a chapter. */
export function hasAnswerLabels(node: Node): boolean {
  const telling = node.labels.filter((l) => (l.field === 'answer' || l.field === 'completion' || l.field === 'problem') && l.text !== '答');
  return telling.some((l) => /整改|反馈|问题|责任|完成|进展|办理|^改|怎么改/.test(l.text) || l.start === l.end) || telling.length >= 2;
}

export function isFramed(ctx: Context, h: Range): boolean {
  if (!has(STARTS_FRAMED, ctx.text.codes[h.start]!)) return false;
  const t = ctx.text.text.slice(h.start, Math.min(h.end, h.start + 160));
  return FRAMED.test(t) && !isGeneric(t);
}

export function isGeneric(heading: string): boolean {
  // most headings tell by their first words that they are about something
  let own = 0;
  for (let i = 0; i < heading.length; ) {
    GENERIC.lastIndex = i;
    if (has(STARTS_GENERIC, heading.charCodeAt(i)) && GENERIC.test(heading)) i = GENERIC.lastIndex;
    else {
      if (++own > 2) return false;
      i++;
    }
  }
  return true;
}

export function isWeakIssue(ctx: Context, node: Node): boolean {
  return ctx.weak[node.index] ?? keep(ctx.weak, node.index, readsAsJudgement(ctx, node));
}

function readsAsJudgement(ctx: Context, node: Node): boolean {
  if (isInlineItem(node.mark.kind)) return false;
  const h = headingRange(ctx, node);
  const t = withoutStatusRemark(ctx.text.text.slice(h.start, Math.min(h.end, h.start + 120)));
  if (/的问题$/.test(t) || (NAMED_PROBLEM.test(t) && !ACTION_OPENING.test(t) && !isGeneric(t))) return true;
  if (!PROBLEM_CUE.test(t) && !JUDGED.test(t)) return false;
  return !ACTION_OPENING.test(t) || CUE_AT_END.test(t);
}

/** 师范生培养特色不鲜明问题 */
const NAMED_PROBLEM = /^[^,，。;；:：]{5,40}[^在出要体类他些大个项条]问题$/;

/** 研讨不经常, 账目不连贯, 对外投资未收回: whatever is judged, 不 and its adjective close the sentence. 毫不动摇, 永不停步 are vows. */
export const JUDGED =
  /[^毫永绝决从并丝差无][\u4e00-\u9fff]不(?!过夜|打折|含糊|马虎|缩水|走样|掉|护|遮|手软|拖|推|退|等|怕|断|停|松|动|变|减|放|漏|留|反|出|打|搞|越|踩|触|碰|忘|息|懈|止|走|落|移)[\u4e00-\u9fff]{1,3}$|[\u4e00-\u9fff]{2}(?:未|没有)[\u4e00-\u9fff]{2,6}$|[\u4e00-\u9fff”]{2}(?:弱|慢|松|软|浅|窄|(?<![温时落视])差|空转|悬空|造假|沉淀|迟缓|反弹|摇摆|脱节|断档|失范|失管|失察|失真|老化|走样|走过场|流于形式|打折扣|挂账|欠薪)$/;

/** How measures begin. */
export const ACTION_OPENING =
  /^(?:防止|杜绝|避免|破除|破“|坚持|加强|强化|严格|进一步|深入|认真|切实|积极|建立|完善|健全|开展|推进|提高|提升|压实|压紧|聚焦|着力|全面|持续|规范|加大|落实|制定|召开|组织|狠抓|紧盯|严肃|突出|确保|修订|印发|毫不|不断|高位|及时|高度|分类|贯通|统筹|牢固|扛牢|夯实|增强|树牢|注重|抓好|抓实|做好|迅速|精心|周密|明确|细化|优化|实施|构建|发挥|用好|深化|巩固|拓展|举一反三|紧扣|从严|从快|靠前|挂图|对标|主动|清[理收退缴]|核[查对减]|追[回缴]|收回|退回|完成|组建|复[核查]|聘请|建成|补[签录登发]|盘活|退缴|对[^,，。;；]{2,30}(?:审核|核查|清理|整改|复核|批评|谈话|检查|评查|培训|约谈|通报|回访|排查)|将[^,，。;；]{2,30}(?:纳入|列入|作为|调整))/;

/** A judgement that closes the sentence: 加强党的建设不够有力. */
export const CUE_AT_END =
  /(?:不够.{0,4}|不到位|不足|不深入?|不严格?|不力|不强|不高|不实|不规范|不完善|不健全|不彻底|不扎实|不及时|不精准|不充分|不清|不全面?|不主动|不重视|差距|短板|弱项|漏洞|薄弱|滞后|缺位|缺失|缺乏|弱化|虚化|欠缺|隐患|不明显|不突出|不畅|不紧|不牢|不细|不多|偏[低慢少弱差软松])$/;

export function hasStrongIssue(ctx: Context, node: Node): boolean {
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
export function isIssueList(ctx: Context, list: List): boolean {
  return ctx.issueLists[list.index] ?? keep(ctx.issueLists, list.index, readsAsIssues(ctx, list));
}

function readsAsIssues(ctx: Context, list: List): boolean {
  return tellsProblems(ctx, list) || isLikeListsBeside(ctx, list) || isReferredTo(ctx, list);
}

/**
 * 一、党建引领作用不强方面 | 1.… 2.党支部“堡垒”作用弱。… | 二、…方面 | 3.… : a list whose words tell little goes with those below the chapters beside
 * it that tell more, where the chapters are alike or the numbers run on.
 */
function isLikeListsBeside(ctx: Context, list: List): boolean {
  const { nodes, kind, runsOn, field } = list;
  const { parent } = nodes[0]!;
  if (isInlineItem(kind) || kind === 'han' || field || !parent?.parent) return false;
  const { nodes: chapters, index } = parent.list;
  if (chapters.length < 2) return false;
  const { count, alike } = ctx.tellingChapters[index] ?? keep(ctx.tellingChapters, index, readChapters(ctx, chapters));
  return (runsOn || alike) && count >= (chapters.length - 1) / 2 && nodes.every((n) => isNamedAndAnswered(ctx, n));
}

function readChapters(ctx: Context, chapters: readonly Node[]): { count: number; alike: boolean } {
  return {
    count: chapters.filter((c) => c.lists.some((l) => !isInlineItem(l.kind) && tellsProblems(ctx, l))).length,
    alike: chapters.every((c) => FIELD_OR_FAULT.test(headingText(ctx, c)) || isWeakIssue(ctx, c)),
  };
}

const FIELD_OR_FAULT = /(?:方面|领域)(?:的?问题)?$/;

/** 7.以校长办公会代替党委会研究; one of a list that goes on: its answer stands elsewhere. */
function isNamedAlone(ctx: Context, node: Node): boolean {
  const h = headingRange(ctx, node);
  return (
    node.mark.paragraph &&
    node.children.length === 0 &&
    node.labels.length === 0 &&
    h.end - h.start <= LONGEST_BY_FORM &&
    !ACTION_OPENING.test(ctx.text.text.slice(h.start, h.start + 12))
  );
}

/** 二、问题清单 | 1.… 2.… | 三、… | 对第1个问题：…: all of them are answered by their numbers. */
export function isReferredTo(ctx: Context, { nodes, kind, field }: List): boolean {
  const { from, numbers } = ctx.referred;
  if (numbers.size < 2 || isInlineItem(kind) || field || nodes.at(-1)!.end > from) return false;
  if (!nodes.every((n) => numbers.has(n.mark.value) && isNamedAlone(ctx, n))) return false;
  for (let node = nodes[0]!.parent; node?.parent; node = node.parent) if (LISTS_PROBLEMS.test(headingText(ctx, node))) return true;
  return false;
}

const LISTS_PROBLEMS = /问题|清单|不足|短板/;

function isNamedAndAnswered(ctx: Context, node: Node): boolean {
  const h = headingRange(ctx, node);
  return (
    node.mark.paragraph &&
    h.end - h.start <= LONGEST_BY_FORM &&
    trimStart(ctx.text, h.end + 1, node.end) < node.end &&
    !ACTION_OPENING.test(ctx.text.text.slice(h.start, h.start + 12))
  );
}

function tellsProblems(ctx: Context, list: List): boolean {
  return ctx.tellingLists[list.index] ?? keep(ctx.tellingLists, list.index, readsAsTold(ctx, list));
}

function readsAsTold(ctx: Context, list: List): boolean {
  const { nodes } = list;
  if (isInlineItem(list.kind))
    return (
      nodes.every((n) => n.mark.paragraph && n.labels.some((l) => l.field === 'answer')) ||
      isToldInline(ctx, list) ||
      (ctx.byForm && isAnsweredList(ctx, list))
    );
  if (list.field && list.field.field !== 'problem') return false;
  // ◆ heads what ★ tells
  if (list.kind === 'sign') return nodes.some((n) => n.lists.some((l) => isIssueList(ctx, l)));
  let strong = 0;
  let weak = 0;
  let posed = 0;
  for (const n of nodes) {
    if (isStrongIssue(ctx, n) || hasStrongIssue(ctx, n)) strong++;
    else if (isWeakIssue(ctx, n)) weak++;
    else if (isPosed(ctx, n)) posed++;
  }
  if (strong > 0 && strong + weak >= nodes.length * 0.5) return true;
  const above = nodes[0]!.parent;
  if (
    strong === 0 &&
    above !== null &&
    isAnsweredByItems(ctx, above) &&
    !nodes.every((n) => /问题$/.test(headingText(ctx, n)) || endsInJudgement(headingText(ctx, n)))
  )
    return false;
  // 1.关于“…”问题 (1)倒排工期抢进度 | ①…: what only heads items below a problem that is framed heads what was done
  const below = above !== null && isWeakIssue(ctx, above) && !(weak + strong === 0 && isFramed(ctx, headingRange(ctx, above)));
  if (strong + weak + posed === nodes.length && (list.runsOn || below)) return true;
  return weak > nodes.length * 0.5 || (weak === nodes.length * 0.5 && weak > 1) || (ctx.byForm && isAnsweredList(ctx, list));
}

/** Whether words find fault: something in them does, or their end. */
export function isJudgement(words: string): boolean {
  return PROBLEM_CUE.test(words) || endsInJudgement(words);
}

function endsInJudgement(words: string): boolean {
  return CUE_AT_END.test(words) || JUDGED.test(words);
}

/**
 * 2.关于“化工企业安全风险管控不严”问题 | (1)委托机构体检,查出隐患… (2)关闭退出…: what stands below a problem that is framed is its answer where the level
 * above holds framed ones already, or where one beside it is answered in plain paragraphs.
 */
function isAnsweredByItems(ctx: Context, node: Node): boolean {
  const heading = headingRange(ctx, node);
  if (!isFramed(ctx, heading) || !/问题/.test(headingText(ctx, node).slice(-8))) return false;
  const { parent } = node;
  if (parent?.parent && isFramed(ctx, headingRange(ctx, parent))) return true;
  return node.list.nodes.some((n) => n !== node && n.children.length === 0 && isPosed(ctx, n) && isFramed(ctx, headingRange(ctx, n)));
}

/**
 * 第1类 办学定位摇摆。停招专业5个…: three paragraphs at least that name something shortly, no action, and go on with what was done; some of the
 * names, or what stands above, tell that these are faults.
 */
function isAnsweredList(ctx: Context, list: List): boolean {
  const { nodes, runsOn, kind } = list;
  const { parent } = nodes[0]!;
  if (kind === 'han' || list.field) return false;
  // (1)集团本级:责任制层层递减。… below 1. 2. 3.: few in each, many in all
  if (nodes.length < FEWEST_BY_FORM && !runsOn && (!parent || itemsBeside(parent.list, kind) < FEWEST_BY_FORM)) return false;
  const judged = nodes.filter((n) => {
    const h = headingRange(ctx, n);
    const t = ctx.text.text.slice(h.start, h.end);
    return PROBLEM_CUE.test(t) || JUDGED.test(t);
  }).length;
  // ——追回资金:412万元 names what was done
  const least = kind === 'dash' ? nodes.length / 2 : nodes.length / 3;
  if (judged < least && !(kind !== 'dash' && parent && /问题/.test(headingText(ctx, parent)))) return false;
  return nodes.every((n) => n.children.length === 0 && isNamedAndAnswered(ctx, n));
}

/** How many items of a kind stand below the nodes of a list, counted once for each list. */
function itemsBeside(list: List, kind: MarkKind): number {
  let counts = BESIDE.get(list);
  if (!counts) {
    counts = new Map();
    for (const { lists, children } of list.nodes)
      if (lists[0]) counts.set(lists[0].kind, (counts.get(lists[0].kind) ?? 0) + children.length);
    BESIDE.set(list, counts);
  }
  return counts.get(kind) ?? 0;
}

const BESIDE = new WeakMap<List, Map<MarkKind, number>>();

const FEWEST_BY_FORM = 3;
const LONGEST_BY_FORM = 40;

/**
 * 一是X问题(已整改)。…二是Y问题(正在整改)。… and 一是对X问题,…二是对Y问题,…: problems, told one after the other; so are paragraphs
 * 第一,关于X的问题。… 第二,关于Y的问题。…
 */
function isToldInline(ctx: Context, { nodes, field }: List): boolean {
  if (nodes.length < 2 || field) return false;
  const paragraphs = nodes.every((n) => n.mark.paragraph);
  return nodes.every((n) => {
    const t = ctx.text.text.slice(n.bodyStart, Math.min(n.end, n.bodyStart + 90));
    return (
      /^(?:对|针对|关于)[^,，。;；:：\n]{4,60}?的?问题[,，]/.test(t) ||
      /^[^,，。;；:：\n]{4,50}问题[((](?:已|正在|基本|部分|尚未|未|持续|长期)[^()()]{0,12}[))]/.test(t) ||
      (paragraphs && isFramed(ctx, headingRange(ctx, n)))
    );
  });
}

/** A short first paragraph that names no action, with the answer in paragraphs of its own below. */
export function isPosed(ctx: Context, node: Node): boolean {
  if (isInlineItem(node.mark.kind) || !node.mark.paragraph || node.mark.kind === 'virtual') return false;
  const { text } = ctx;
  const h = headingRange(ctx, node);
  let line = h.start;
  const longest = Math.min(node.end, h.start + LONGEST_POSED);
  while (line < longest && text.codes[line] !== LF) line++;
  if (text.codes[line] !== LF || trimStart(text, line, node.end) >= node.end) return false;
  return h.end - h.start >= 4 && !ACTION_OPENING.test(text.text.slice(h.start, h.start + 12));
}

const LONGEST_POSED = 120;

/** 1、X不规范。 | what was done about it | 2、Y… : at least three, each with its answer below it, most of them judgements. */
export function isPosedList(ctx: Context, list: List): boolean {
  return ctx.posedLists[list.index] ?? keep(ctx.posedLists, list.index, readsAsPosed(ctx, list));
}

function readsAsPosed(ctx: Context, { nodes, field, kind }: List): boolean {
  if (nodes.length < 3 || field || kind === 'han' || isInlineItem(kind)) return false;
  return nodes.every((n) => isPosed(ctx, n)) && nodes.filter((n) => isWeakIssue(ctx, n)).length >= nodes.length * 0.6;
}

export function hasStrongItem(ctx: Context, list: List): boolean {
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
export function hasChapterBeside(ctx: Context, node: Node): boolean {
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

export function headingText(ctx: Context, node: Node): string {
  const h = headingRange(ctx, node);
  const words = ctx.text.text.slice(h.start, Math.min(h.end, h.start + 120));
  // 党的建设方面(2个问题,36.8万元): how many stand below it is no part of what it says
  return words.endsWith(')') ? words.replace(HOW_MANY, '') : words;
}

const HOW_MANY =
  /(?<=(?:方面|领域|类|审计)(?:的?问题)?)\((?:共|涉及)?[\d一二三四五六七八九十]{1,3}[个项条](?:具体)?(?:问题)?(?:[,，;；、][^()]{1,30})?\)$/;

/** A heading alone on its line, with plain paragraphs below it. */
export function isBareHeading(ctx: Context, node: Node): boolean {
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

export function markerNumber(ctx: Context, node: Node): string | null {
  const { mark } = node;
  if (
    has(BULLETS, ctx.text.codes[mark.start]!) ||
    mark.end === mark.start ||
    mark.kind === 'cue' ||
    mark.kind === 'virtual' ||
    mark.kind === 'dash'
  )
    return null;
  if (mark.kind === 'row') return String(mark.value);
  const printed = ctx.text.text.slice(mark.start, mark.end);
  const n = /\d+(?:\.\d+)+|\d+[.\-—~、至]\d+|[一二三四五六七八九十百\d]+/.exec(
    printed.replace(/^(?:反馈|整改|存在|督察|审计|巡察)?问题(?:编号|序号)?/, ''),
  );
  return n ? n[0] : String(mark.value);
}
