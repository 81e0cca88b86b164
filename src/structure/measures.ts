/** The measures that an answer or a section lists, and where each ends. */
import type { MeasureScope } from '../model/vocabulary.ts';
import { has, LF, setOf } from '../text/chars.ts';
import { GAP_NONE, GAP_SPACE, GAP_WIDE } from '../text/clean.ts';
import { ANSWER_FIELDS, type Context, keep } from './drafts.ts';
import { isBareHeading } from './headings.ts';
import { outcomeStart } from './outcomes.ts';
import { headlineEnd, isParagraphStart, lineEnd, trimEnd, trimStart } from './sentences.ts';
import { isStatusOnly, LONGEST_STATUS, ownStatus } from './status.ts';
import { isInlineItem, type Node } from './tree.ts';

/** Adds the lowest items below `node` as measures, or the node itself where nothing stands below it. */
export function collectMeasures(ctx: Context, node: Node, scope: MeasureScope, issue: number | null): void {
  const below = node.children.filter((c) => !(c.list.field && !ANSWER_FIELDS.has(c.list.field.field)));
  if (below.length === 0) addLeaf(ctx, node, scope, issue);
  for (const child of below) collectMeasures(ctx, child, scope, issue);
}

export function addLeaf(ctx: Context, node: Node, scope: MeasureScope, issue: number | null): void {
  const { text, zones } = ctx;
  const start = node.mark.start;
  let bodyStart = trimStart(text, node.bodyStart, node.end);
  let end = node.end;
  // 2.整改落实情况：… : a label in an item ends it where it brings another field
  for (const label of node.labels) {
    if (label.start <= bodyStart) bodyStart = Math.max(bodyStart, label.end);
    else if (label.field !== 'answer') end = Math.min(end, label.start);
  }
  // 1.受理编号:X2LT202405200006 heads a letter, it tells no act
  if (issue === null && node.labels.some((l) => l.field === 'other' && l.start === node.bodyStart && l.text.endsWith('编号'))) return;
  if (issue !== null) end = withoutFieldRemark(text.text, bodyStart, end);
  // 一、组织落实情况。… beside chapters with items of their own is a chapter without any
  const { index, nodes } = node.list;
  const chapter =
    node.mark.kind === 'han' &&
    (ctx.holdingLists[index] ??
      keep(
        ctx.holdingLists,
        index,
        nodes.some((n) => n.children.length > 0),
      ));
  if (issue === null && !isInlineItem(node.mark.kind) && (chapter || isBareHeading(ctx, node))) {
    const line = chapter ? -1 : endOfPlainList(ctx, node, bodyStart, end);
    if (line < 0) {
      ctx.headings.push(node);
      return;
    }
    end = line;
  }
  if (issue !== null) end = withoutStatusLine(ctx, bodyStart, end);
  if (isInlineItem(node.mark.kind))
    end = Math.min(end, itemEnd(ctx, node, bodyStart, end, issue), issue === null ? announcement(ctx, node, bodyStart, end) : end);
  else if (issue === null)
    end = Math.min(end, closingParagraph(ctx, bodyStart, end), node.mark.paragraph ? end : announcement(ctx, node, bodyStart, end));
  if (issue !== null) end = Math.min(end, outcomeStart(ctx, bodyStart, end), acceptanceParagraph(ctx, bodyStart, end));
  end = trimEnd(text, start, end);
  if (end <= bodyStart) return;
  // 1.《…规程》(文纪发〔2023〕7号) lists a document
  if (issue === null && ONLY_TITLE.test(text.text.slice(bodyStart, end))) return;
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

/**
 * (一)加大宣传力度,… (二)落实决策部署,…。 | 我镇将以此为契机,…: where the other items of a list are a sentence on a line, so is the last, and what stands
 * below it closes the section. The end of its line, or -1.
 */
function endOfPlainList(ctx: Context, node: Node, start: number, end: number): number {
  const { nodes } = node.list;
  const { text, codes } = ctx.text;
  if (nodes.length < 2 || node !== nodes[nodes.length - 1]) return -1;
  const line = lineEnd(ctx.text, start, end);
  if (line >= end || codes[line] !== LF || text[line - 1] !== '。' || line - start < SHORTEST_SENTENCE) return -1;
  const isPlain = (n: Node): boolean => {
    const e = trimEnd(ctx.text, n.bodyStart, n.end);
    return n.children.length === 0 && lineEnd(ctx.text, n.bodyStart, e) >= e && text[e - 1] === '。';
  };
  return nodes.slice(0, MOST_ITEMS).every((n) => n === node || isPlain(n)) ? line : -1;
}

const SHORTEST_SENTENCE = 24;
const MOST_ITEMS = 40;

const ONLY_TITLE = /^《[^》]{2,60}》(?:\([^()]{2,30}\))?[。;]?$/;

/** …23笔。(责任领导:甲;完成时限:6月底前): who and when, behind the last stop, is no part of the measure. */
function withoutFieldRemark(t: string, start: number, end: number): number {
  const from = Math.max(start, end - LONGEST_FIELD_REMARK);
  let last = end - 1;
  while (last > from && has(BEHIND_REMARK, t.charCodeAt(last))) last--;
  if (t.charCodeAt(last) !== CLOSE_PAREN) return end;
  const m = FIELD_REMARK.exec(t.slice(from, end));
  return m ? from + m.index + 1 : end;
}

const FIELD_REMARK = /[。;]\s*\((?:责任|牵头|完成|整改|办结)(?:领导|单位|部门|人|时限|期限|时间)[:：][^()]{1,80}\)[。;]?\s*$/;
const LONGEST_FIELD_REMARK = 120;
const BEHIND_REMARK = setOf('。; \t\n');
const CLOSE_PAREN = ')'.charCodeAt(0);

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

const CLOSING_PARAGRAPH =
  /^(?:(?:工作中)?(?:还|仍|也)?存在(?:的|着|一些)*(?:主要|突出)?(?:问题|不足|困难|短板|差距)|此外|总之|到(?:\d{1,2}月底|目前)[,，]|主任[、,，:：]|尊敬的|总的来?看|总体(?:来|上)?看|总体上|以上|在肯定|同时[,，]我们也|虽然|尽管|(?:这些|上述)?成绩的取得|截至目前|截止目前|截[至止](?:\d|今年|本月)|目前[,，]|(?:集中)?整改[一二两三四五六七八九十\d]{1,2}个多?月以?来[,，]|各位)/;

/** 对照群众期盼,我们也看到差距：… */
const ADMITTING_PARAGRAPH =
  /^(?:对照|对标|比照|面对)[^。;；:：\n]{2,36}[,，][^。;；:：\n]{0,14}(?:看到|认识到|意识到|存在|还有)[^。;；:：\n]{0,16}(?:差距|不足|短板|弱项|问题)[^。;；\n]{0,10}[:：]/;

/** A paragraph of an item's text that speaks of something else: 此外,… 总之,… */
export function closingParagraph(ctx: Context, start: number, end: number): number {
  const { text } = ctx;
  for (let i = start + 1; i < end; i++) {
    if (text.codes[i - 1] !== LF && text.gap[i] === GAP_NONE) continue;
    if (!isParagraphStart(text, ctx.oneLine, i)) continue;
    if (CLOSING_PARAGRAPH.test(text.text.slice(i, i + 12))) return i;
    if ('对比面'.includes(text.text[i]!) && ADMITTING_PARAGRAPH.test(text.text.slice(i, i + 90))) return i;
  }
  return end;
}

/** 该问题已完成整改。 on a line of its own behind an answer says how far the problem has come, it is no part of the measure. */
export function withoutStatusLine(ctx: Context, start: number, end: number): number {
  const { text, codes } = ctx.text;
  const e = trimEnd(ctx.text, start, end);
  // no further back than a status is long: a text of one line has no line break to be found
  let line = e;
  while (line > start && e - line <= LONGEST_STATUS + 4 && codes[line - 1] !== LF) line--;
  return line > start && codes[line - 1] === LF && isStatusOnly(text.slice(line, e)) ? line : end;
}

/** …逐项复核。现将整改情况报告如下。: what leads over to the problems is no part of the item before it. */
const ANNOUNCEMENT = /[。;](?:按照[^。;]{0,30}要求[,，])?现将[^。;\n]{0,40}(?:如下|公布|公开|通报|报告)/;

/** …逐项复核。截至6月30日,反馈的8个问题,完成6个…: what has become of all of them, behind the last item. */
const BALANCE =
  /[。;](?:[\u4e00-\u9fff]{2,10}组)?(?:反馈|指出|发现)的?\d{1,3}[个项条](?:具体|突出|主要)?问题[,，][^。;\n]{0,40}(?:完成|整改|销号)|[。;](?:截[至止]|到)[^。;\n]{2,16}[,，](?:[^。\n]{0,30}(?:[个项条类]|方面)(?:反馈|具体|突出|主要)?问题|已?(?:销号|完成整改|整改完成|整改到位)\d)/;

function announcement(ctx: Context, node: Node, start: number, end: number): number {
  const item = ctx.text.text.slice(start, end);
  const m = ANNOUNCEMENT.exec(item) ?? (node === node.list.nodes.at(-1) ? BALANCE.exec(item) : null);
  return m ? start + m.index + 1 : end;
}

/** 其余9个问题的整改情况已在…公布, and
 * behind the last item: 2024年10月15日,市整改办组织专家现场核查,… : how the whole was accepted. */
const ACCEPTANCE = /^其[余他它]\d{1,3}[个项条](?:具体)?问题|^(?:(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|经)[^。;；\n]{0,60}(?:验收|核查|销号)/;

export function acceptanceParagraph(ctx: Context, start: number, end: number): number {
  const { codes, text } = ctx.text;
  for (let i = start + 1; i < end; i++) if (codes[i - 1] === LF && ACCEPTANCE.test(text.slice(i, i + 90))) return i;
  return end;
}
