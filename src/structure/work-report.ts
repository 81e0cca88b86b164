/** Work reports: topics with what was done and what is planned, instead of problems. */
import { PLAN_HEADING, SHORTCOMING_HEADING, WORK_HEADING } from '../lexicon/headings.ts';
import type { MeasureScope } from '../model/vocabulary.ts';
import { CLASS, DIGIT, LF } from '../text/chars.ts';
import { GAP_NONE, GAP_SPACE, GAP_WIDE } from '../text/clean.ts';
import type { Context, Mode } from './drafts.ts';
import { hasStrongIssue, headingRange, headingText } from './headings.ts';
import { walk } from './interpret.ts';
import type { MarkKind } from './marks.ts';
import { addLeaf, closingParagraph } from './measures.ts';
import { chapterScope, LONGEST_CHAPTER } from './plain-chapters.ts';
import { isShortcomingLeadIn, SHORTCOMING_VIRTUAL } from './section-mode.ts';
import { headlineEnd, isParagraphStart, lineEnd, sentenceEnd, trimEnd, trimStart } from './sentences.ts';
import { addShortcoming, addShortcomings, listedShortcomings } from './shortcomings.ts';
import { isInlineItem, type Node } from './tree.ts';

export function walkReport(ctx: Context, node: Node, mode: Mode): void {
  const own = node.children;
  let firstYear = Number.POSITIVE_INFINITY;
  if (node.parent === null) for (const c of own) firstYear = Math.min(firstYear, yearOf(headingText(ctx, c)) || firstYear);
  for (const child of own) {
    const h = headingText(ctx, child);
    let m: Mode = mode;
    if (child.mark.kind === 'virtual') m = SHORTCOMING_VIRTUAL.test(h) ? 'shortcoming' : 'plan';
    else if (!isInlineItem(child.mark.kind)) {
      const admits = SHORTCOMING_HEADING.test(h) || child.labels.some((l) => l.field === 'problem' && SHORTCOMING_HEADING.test(l.text));
      const plan = PLAN_HEADING.test(h);
      const work = WORK_HEADING.test(h);
      if (admits && !plan) m = 'shortcoming';
      // 一、2024年工作回顾 二、2025年主要工作
      else if (CHAPTERS.has(child.mark.kind) && yearOf(h) > firstYear && !/回顾|总结|成效/.test(h)) m = 'plan';
      // (二)重点水利工程提速推进, below what was done
      else if (
        (node.parent === null || (mode === 'work' && !STATIVE.test(h))) &&
        plan &&
        !work &&
        CHAPTERS.has(child.mark.kind) &&
        isTitleLike(h)
      )
        m = 'plan';
      else if (node.parent === null && work && !plan) m = 'work';
    }
    if (m === 'shortcoming' || (isInlineItem(child.mark.kind) && isShortcomingLeadIn(ctx, child))) {
      if (child.mark.kind !== 'virtual') ctx.headings.push(child);
      addShortcomingsOf(ctx, child);
      continue;
    }
    if (m === 'work' && hasStrongIssue(ctx, child) && /问题.{0,12}整改|整改.{0,10}情况/.test(h)) {
      ctx.headings.push(child);
      walk(ctx, child, 'issues', null, null);
      continue;
    }
    const scope: MeasureScope = m === 'plan' ? 'plan' : 'work';
    const first = child.children[0];
    if (first && isInlineItem(first.mark.kind) && isShortcomingLeadIn(ctx, first)) addUnled(ctx, child, first, scope);
    if (child.children.length > 0) {
      ctx.headings.push(child);
      walkReport(ctx, child, m);
      continue;
    }
    if (child.mark.kind === 'virtual') continue;
    const topics = isInlineItem(child.mark.kind) ? [] : topicItems(ctx, child);
    if (topics.length > 0) {
      ctx.headings.push(child);
      for (const [s, e] of topics) addTopic(ctx, scope, s, e);
    } else addLeaf(ctx, child, scope, null);
  }
}

/** The year that a heading begins with, or 0. */
function yearOf(heading: string): number {
  return Number(/^(\d{4})年/.exec(heading)?.[1] ?? 0);
}

const CHAPTERS: ReadonlySet<MarkKind> = new Set(['han', 'part', 'han-paren', 'sign', 'subsign']);

/** A topic sentence with what is told below it. */
const PLAIN_MARKER = /^(?:[—–-]{1,2}|第[一二三四五六七八九十]{1,2}[,，、]|[一二三四五六七八九十]是)(?=[\u4e00-\u9fff“])/;

function addTopic(ctx: Context, scope: MeasureScope, start: number, end: number): void {
  // ——工业集聚效应显现。 第一,聚力项目攻坚。
  const marked = PLAIN_MARKER.exec(ctx.text.text.slice(start, Math.min(end, start + 8)))?.[0].length ?? 0;
  const body = start + marked;
  const headline = { start: body, end: headlineEnd(ctx.text, ctx.zones, body, end) };
  ctx.measures.push({
    issue: null,
    scope,
    marker: marked > 0 ? { start, end: body } : null,
    headline,
    start,
    end,
    status: 'unstated',
    node: null,
  });
}

/** 2.监督执纪动真碰硬。… | 总的看,也存在一些不足:一是… : the paragraphs before the one that leads to the shortcomings are an item. */
function addUnled(ctx: Context, node: Node, first: Node, scope: MeasureScope): void {
  const line = ctx.text.text.lastIndexOf('\n', first.mark.start - 1) + 1;
  if (line <= node.bodyStart) return;
  const above = { ...node, children: [], lists: [], end: line };
  const topics = isInlineItem(node.mark.kind) ? [] : topicItems(ctx, above);
  for (const [s, e] of topics) addTopic(ctx, scope, s, e);
  if (topics.length === 0) addLeaf(ctx, above, scope, null);
}

function addShortcomingsOf(ctx: Context, child: Node): void {
  if (isInlineItem(child.mark.kind)) addShortcoming(ctx, child);
  else addShortcomings(ctx, child);
}

/**
 * A report whose headings bear no numbers (2023年主要工作 or 安全度汛 on a line of its own): below them each paragraph that opens with a topic
 * sentence is an item. False where the text is not built like that.
 *
 * @param whole what the report is by its title, for headings that do not tell
 */
export function readPlainReport(ctx: Context, root: Node, whole: MeasureScope): boolean {
  if (root.children.some((c) => c.mark.kind !== 'virtual' && !isInlineItem(c.mark.kind) && !admitsAsField(c))) return false;
  const { text } = ctx;
  const found: { scope: MeasureScope; start: number; end: number }[] = [];
  const admitting: { start: number; end: number }[] = [];
  let scope: MeasureScope | null = null;
  let headings = 0;
  /** Where the section of the shortcomings begins, while it lasts. */
  let admitted = -1;
  for (let start = 0; start < root.end; ) {
    const end = lineEnd(text, start, root.end);
    const line = text.text.slice(start, Math.min(end, start + LONGEST_CHAPTER + 1));
    const named = chapterScope(line);
    if (named || namesSection(ctx, start, end, root.end)) {
      scope = named ?? scope ?? whole;
      headings++;
      admitted = -1;
    } else if (headings > 0 && SHORTCOMING_LINE.test(line)) {
      scope = null;
      admitted = start;
    } else if (admitted >= 0) {
      if (admitting.at(-1)?.start !== admitted) admitting.push({ start: admitted, end });
    } else if (scope && isTopicSentence(ctx, start, end, false)) found.push({ scope, start, end: trimEnd(text, start, end) });
    else if (scope && ADMITS.test(text.text.slice(start, Math.min(end, start + 60)))) admitting.push({ start, end });
    start = end + 1;
  }
  if (headings < 2 || found.length < 3) return false;
  for (const topic of found) addTopic(ctx, topic.scope, topic.start, topic.end);
  for (const { start, end } of admitting) listedShortcomings(ctx, start, end, true);
  return true;
}

/** 安全度汛: a few words alone on their line, a topic sentence below. */
function namesSection(ctx: Context, start: number, end: number, until: number): boolean {
  const below = trimStart(ctx.text, end, until);
  if (!SECTION_NAME.test(ctx.text.text.slice(start, Math.min(end, start + LONGEST_CHAPTER)))) return false;
  const line = lineEnd(ctx.text, below, until);
  return below < line && isTopicSentence(ctx, below, line, false);
}

const SECTION_NAME = /^(?!存在)[\u4e00-\u9fff]{2,10}$/;

/** 存在问题 alone on a line is taken for a field of a problem that nothing else tells. */
function admitsAsField({ mark, labels }: Node): boolean {
  return mark.kind === 'cue' && labels.length === 1 && labels[0]!.bare && SHORTCOMING_LINE.test(labels[0]!.text);
}

const SHORTCOMING_LINE = /^存在的?(?:主要|突出)?(?:问题|不足|困难|短板|差距)(?:(?:和|与|及|、)(?:问题|不足|困难|短板|差距))?$/;
const ADMITS = /(?:存在|还有|面临)[^。:：]{0,16}(?:不足|问题|短板|差距|困难)/;

function isTitleLike(h: string): boolean {
  return h.length <= 30;
}

const STATIVE =
  /(?:有力|提质|增效|推进|补齐|发展|协同|凝聚|改善|提升|普惠|优质|全面|精准|有效|优化|完善|巩固|加强|增强|健全|夯实|显现|向好|稳定|平稳|规范|见效|突破|提速|扩面|升级|融合|畅通|有序|到位|深化|强化|显著|明显|扎实|高效|活跃|领先|丰富|拓展|加速|提效|有为|落地|落细|落实|走实|做实|过硬|严实|兜牢|筑牢|提高|跃升|增长|向上|可控|充分|转变|见成效|新成效|新突破|新进展|新台阶|更新|走深走实|纵深推进|更(?:普惠|优质|全面|精准|有效|高效|便捷|温暖|规范|有力|完善|坚实|健全|均衡))$/;

const THREE_AND_THREE =
  /^[\u4e00-\u9fff“”]{2,5}(?:促|筑|优|除|强|提|惠|保|抓|守|树|创|带|聚|谋|添|破|增|护|暖|固|稳|活|解|纾|亮|兴|立|建|推|转|防|净)[\u4e00-\u9fff]{2,3}$/;

/** The topic sentences of a section without markers: at paragraph starts, else inside its running text. */
function topicItems(ctx: Context, node: Node): [number, number][] {
  const { text } = ctx;
  const start = trimStart(text, afterHeading(ctx, node), node.end);
  const end = trimEnd(text, start, closingParagraph(ctx, start, node.end));
  // paragraphs below the heading's own
  const paragraphs: number[] = [];
  for (let i = start + 1; i < end; i++) {
    if ((text.codes[i - 1] === LF || text.gap[i]! !== GAP_NONE) && isParagraphStart(text, ctx.oneLine, i)) paragraphs.push(i);
  }
  const byParagraph = paragraphs.filter((p, k) => isTopicSentence(ctx, p, paragraphs[k + 1] ?? end, false));
  const single = byParagraph.length === 1 && paragraphs.length <= 2;
  const within = single ? inlineTopics(ctx, byParagraph[0]!, end, true) : [];
  const byTurns = single ? alternatingTopics(ctx, byParagraph[0]!, end, 2) : [];
  if (byTurns.length >= 2 && byTurns.length > within.length) return byTurns.map((p, k) => [p, trimEnd(text, p, byTurns[k + 1] ?? end)]);
  if (within.length >= 2) return within.map((p, k) => [p, trimEnd(text, p, within[k + 1] ?? end)]);
  if (byParagraph.length >= 2 || (byParagraph.length === 1 && paragraphs.length <= 2)) {
    return byParagraph.map((p, k) => [p, trimEnd(text, p, byParagraph[k + 1] ?? end)]);
  }
  // in one line the gap behind the heading is all that parts it from the first topic
  const first = start > node.bodyStart ? start : trimStart(text, sentenceEnd(text, ctx.zones, start, end) + 1, end);
  const alternating = alternatingTopics(ctx, first, end, start > node.bodyStart ? 1 : 2);
  const inline = inlineTopics(ctx, start, end, start > node.bodyStart);
  if (alternating.length > inline.length) return alternating.map((p, k) => [p, trimEnd(text, p, alternating[k + 1] ?? end)]);
  // (五)党建引领走深走实。从严治党纵深推进。举办…
  const isSecond = inline.length === 1 && inline[0] === trimStart(text, sentenceEnd(text, ctx.zones, start, end) + 1, end);
  if (inline.length >= 2 || (isSecond && isTopicSentence(ctx, start, end, true)))
    return inline.map((p, k) => [p, trimEnd(text, p, inline[k + 1] ?? end)]);
  return [];
}

/** Where the text of a section begins: in one-line texts behind the gap that ends its heading. */
function afterHeading(ctx: Context, node: Node): number {
  const { end } = headingRange(ctx, node);
  const gap = ctx.text.gap[end];
  return ctx.oneLine && end < node.end && (gap === GAP_SPACE || gap === GAP_WIDE) && !/[。;；]/.test(ctx.text.text[end - 1] ?? '')
    ? end
    : node.bodyStart;
}

/**
 * 重点工程蹄疾步稳。完成水库加固2座,…。城乡供水提质扩面。铺设管网…。: a short sentence and what is told of it, from the first on and
 * `least` times, shows topics whatever their words are.
 */
function alternatingTopics(ctx: Context, start: number, end: number, least: number): number[] {
  const topics: number[] = [];
  let topicBefore = false;
  for (let s = start; s < end; ) {
    const e = sentenceEnd(ctx.text, ctx.zones, s, end);
    const topic = isShortSentence(ctx, s, e, end);
    if (topic && topicBefore) return [];
    if (topic) topics.push(s);
    else if (topics.length === 0) return [];
    topicBefore = topic;
    s = trimStart(ctx.text, e + 1, end);
  }
  return topics.length >= least ? topics : [];
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
  if (inline) {
    const sentence = text.text.slice(start, stop);
    return isShortSentence(ctx, start, stop, end) && (STATIVE.test(sentence) || THREE_AND_THREE.test(sentence));
  }
  return stop - start <= 32 && mayBeTopic(ctx, start, stop, end);
}

function isShortSentence(ctx: Context, start: number, stop: number, end: number): boolean {
  return stop - start <= 14 && !/[,，、;；]/.test(ctx.text.text.slice(start, stop)) && mayBeTopic(ctx, start, stop, end);
}

/** A sentence without figures that more follows in its paragraph. */
function mayBeTopic(ctx: Context, start: number, stop: number, end: number): boolean {
  const { text, zones } = ctx;
  if (stop >= end || text.codes[stop] === LF || stop - start < 4 || trimStart(text, stop + 1, end) >= end) return false;
  for (let i = start; i < stop; i++) if (CLASS[text.codes[i]!]! & DIGIT && !zones.flags[i]) return false;
  return !/《|此外|同时|目前|下一步|一是|[:：]/.test(text.text.slice(start, stop));
}
