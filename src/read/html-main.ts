/**
 * The notice within a page: the smallest element that holds nearly all of the page's prose, and what stands beside it as long as it is no
 * frame of the site; before it the title and the publishing time, which most systems print outside of it.
 */
import {
  BOX_HEADING,
  BREADCRUMB_LINE,
  CHROME_NAMES,
  CONTENT_NAMES,
  FRAME_LINE,
  INFORMATION_LINE,
  NO_TITLE,
  RELATED_HEADING,
  TIME_META,
  TITLE_META,
  WIDGET_LINE,
} from '../lexicon/pages.ts';
import { type Block, type Line, linesOf } from './html-lines.ts';
import { attribute, following, type Node, textOf } from './html-tree.ts';

/** A line with what it is. */
type Told = Line & { kind: Kind };

export interface MainText {
  text: string;
  /** How much running text it holds, in characters: to tell a page from a frame around it. */
  prose: number;
}

/** An element holds the notice if it holds this share of all prose … */
const NEARLY_ALL = 0.85;
/** … or this, where its name says so. */
const MOST = 0.5;
/** A block whose name says navigation is believed unless it holds more than this share. */
const SOME = 0.3;
/** Less running text than this on a page, and what it hides is looked at too. */
const LITTLE = 120;

export function mainText(root: Node): MainText {
  const shown = select(root, false);
  if (shown.prose >= LITTLE) return shown;
  const all = select(root, true);
  return all.prose > shown.prose * 3 ? all : shown;
}

function select(root: Node, withHidden: boolean): MainText {
  const { lines: all, top } = linesOf(root, withHidden);
  const lines: Told[] = all.map((line) => ({ ...line, kind: kindOf(line) }));
  const sums = new Float64Array(lines.length + 1);
  const sumUp = (): void => {
    for (const [k, line] of lines.entries()) sums[k + 1] = sums[k]! + prose(line);
  };
  sumUp();
  const weight = (b: Block): number => sums[b.to]! - sums[b.from]!;
  const blocks = [...descendants(top)];
  for (const b of blocks) {
    if (b.to > b.from && weight(b) <= weight(top) * SOME && isNamedChrome(b.node))
      for (let k = b.from; k < b.to; k++) lines[k]!.chrome = true;
  }
  sumUp();
  // a box may show a passage of each article, and be longer than a short notice
  for (const b of blocks) {
    if (b.to - b.from > 1 && weight(b) > 0 && BOX_HEADING.test(lines[b.from]!.text) && weight(top) - weight(b) >= LITTLE)
      for (let k = b.from; k < b.to; k++) lines[k]!.chrome = true;
  }
  sumUp();
  const total = weight(top);

  let main = top;
  const named = blocks.filter((b) => isNamedContent(b.node) && weight(b) > 0 && weight(b) >= total * MOST);
  if (named.length > 0)
    main = named.reduce((best, b) =>
      weight(b) > weight(best) || (weight(b) === weight(best) && b.to - b.from < best.to - best.from) ? b : best,
    );
  else if (total > 0) {
    for (;;) {
      const inner = main.children.find((b) => weight(b) >= total * NEARLY_ALL);
      if (!inner) break;
      main = inner;
    }
  }
  for (let outer = main.parent; outer; outer = outer.parent) {
    if (!belongs(lines, outer, main, weight(outer) - weight(main), weight(main))) break;
    main = outer;
  }

  const meta = readMeta(root);
  const titles = titlesOf(meta, root);
  const before = lines.slice(0, main.from).filter((l) => !l.chrome);
  let body = lines.slice(main.from, main.to).filter((l) => !l.chrome);
  if (body.length === 0) body = lines.slice(main.from, main.to);
  const { kept, information, informationAt, head } = trim(body, titles);
  const time = publishingTime([...information, ...before.filter(isStamped).map((l) => l.text)], meta);
  const own = titleEnd(kept.slice(0, head), titles);
  const title = own > 0 ? null : (printedTitle(blocks, lines, main.from, titles) ?? plainTitle(meta, root));
  const out = kept.map((l) => l.text);
  if (time !== null) out.splice(information.length > 0 ? Math.max(own, informationAt) : own, 0, `发布时间：${time}`);
  if (title !== null) out.unshift(title);
  return { text: out.join('\n'), prose: weight(main) };
}

type Kind = 'plain' | 'information' | 'widget' | 'frame';

/** A longer line is text, whatever words are in it. */
const LONGEST_FRAME_LINE = 240;

function kindOf({ text }: Line): Kind {
  if (text.length > LONGEST_FRAME_LINE) return 'plain';
  if (INFORMATION_LINE.test(text)) return 'information';
  if (text.length <= 80 && WIDGET_LINE.test(text)) return 'widget';
  return FRAME_LINE.test(text) || BREADCRUMB_LINE.test(text) ? 'frame' : 'plain';
}

/** Characters of running text in a line: of a sentence or a long line, without what is linked. */
function prose({ text, chars, linked, chrome, kind }: Told): number {
  if (chrome || linked > chars * 0.5 || kind !== 'plain') return 0;
  return /[。；;]/.test(text) || chars >= 40 || (text.includes('\t') && chars >= 20) ? chars - linked : 0;
}

function* descendants(block: Block): Generator<Block> {
  const stack = [...block.children].reverse();
  for (let b = stack.pop(); b; b = stack.pop()) {
    yield b;
    for (let k = b.children.length - 1; k >= 0; k--) stack.push(b.children[k]!);
  }
}

function namesOf(node: Node): string[] {
  return `${attribute(node, 'id') ?? ''} ${attribute(node, 'class') ?? ''}`.split(/\s+/).filter(Boolean);
}

function isNamedContent(node: Node): boolean {
  return CONTENT_NAMES.has(node.name) || node.name === 'article' || namesOf(node).some((n) => CONTENT_NAMES.has(n.toLowerCase()));
}

function isNamedChrome(node: Node): boolean {
  return namesOf(node).some((name) => name.split(/[-_\d]+|(?<=[a-z])(?=[A-Z])/).some((word) => CHROME_NAMES.has(word.toLowerCase())));
}

function isHeading(node: Node): boolean {
  return (
    /^h[1-4]$/.test(node.name) ||
    /title$/.test(node.name) ||
    namesOf(node).some((n) => /(?:^|[-_])(?:title|tit|bt|biaoti|headline|heading|h1)(?:$|[-_\d])|title$/i.test(n))
  );
}

/** Whether what an outer element adds to the main one is more of the notice (a signature, an information line) and no frame. */
function belongs(lines: readonly Told[], outer: Block, main: Block, addedProse: number, mainProse: number): boolean {
  if (addedProse > mainProse * 0.1) return false;
  let chars = 0;
  let linked = 0;
  for (let k = outer.from; k < outer.to; k++) {
    if (k >= main.from && k < main.to) continue;
    const line = lines[k]!;
    if (line.chrome || line.kind === 'information' || line.kind === 'widget') continue;
    if (line.kind === 'frame' || RELATED_HEADING.test(line.text)) return false;
    chars += line.chars;
    linked += line.linked;
  }
  return linked <= chars * 0.3;
}

/** Takes the site's lines off both ends: breadcrumbs and information lines before the text, widgets and related links after it. */
function trim(
  body: readonly Told[],
  titles: readonly string[],
): {
  kept: Told[];
  information: string[];
  /** Where among the lines kept the first information line stood. */
  informationAt: number;
  /** How many of the lines kept stand before the first running text. */
  head: number;
} {
  const information: string[] = [];
  // a long title is no sentence yet
  const firstProse = Math.max(
    0,
    body.findIndex((l) => prose(l) > 0 && (/[。；]/.test(l.text) || l.chars > LONGEST_TITLE)),
  );
  const kept: Told[] = [];
  let informationAt = 0;
  let head = 0;
  for (const [k, line] of body.entries()) {
    if (k < Math.max(firstProse, 6)) {
      if (line.kind === 'information' || (k < firstProse && isStamped(line))) {
        if (information.length === 0) informationAt = kept.length;
        information.push(line.text);
        continue;
      }
      if (line.kind !== 'plain') continue;
      if (isLink(line) && coverage(line.text, titles) < SURELY) continue;
    }
    kept.push(line);
    if (k < firstProse) head = kept.length;
  }
  const related = kept.findIndex((l, k) => RELATED_HEADING.test(l.text) && kept.slice(k + 1).every((x) => prose(x) === 0));
  if (related > 0) kept.length = related;
  for (let k = kept.length - 1; k > 0; k--) {
    const line = kept[k]!;
    const linkList = isLink(line) && !/附件|\.(?:docx?|xlsx?|pdf|wps|zip|rar|et|ofd)/i.test(line.text);
    if (!linkList && line.kind !== 'widget' && line.kind !== 'frame' && !TAIL_LINE.test(line.text)) break;
    kept.length = k;
  }
  return { kept, information, informationAt, head: Math.min(head, HEAD_LINES) };
}

/** After the text: 责任编辑：… 审核：… */
const TAIL_LINE =
  /^(?:[\s【[(（]*(?:责任?编辑|编辑|审核人?|初审|复审|终审|校对|排版|监制|签发|供稿|撰稿|信息来源|文章来源|来源|标签|关键[词字]|浏览(?:次数|量)|阅读(?:次数|量)|访问(?:次数|量))\s*[：:|丨]|[-—\s]*(?:END|完|阅读原文)[-—\s]*$)/i;
const DATE = /((?:19|20)\d{2})\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})\s*日?/;
const DATE_ONLY =
  /^[\s【[(（]*(?:19|20)\d{2}\s*(?:[-/.]|年)\s*\d{1,2}\s*(?:[-/.]|月)\s*\d{1,2}\s*日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?[\s】\])）]*$/;
const TIME_LABEL = /(?<!成文|生效|失效|施行|截止)(?:发布|发表|发稿|更新|添加|录入|公开|公布)?(?:时间|日期)\s*[】\])）]?\s*[:：]\s*/;

/** 2024-08-12 09:15  党委办公室  点击：12, 2024-08-12 来源：某局 */
const STAMP =
  /(?:19|20)\d{2}\s*(?:[-/.]|年)\s*\d{1,2}\s*(?:[-/.]|月)\s*\d{1,2}\s*日?\s*(?:\d{1,2}:\d{2}|$|[|丨【[]?\s*(?:(?:信息|文章|稿件)?来源|作者|编辑|浏览|点击|阅读|访问))/;

/** Whether a line is a link, with the date that lists of articles put beside it. */
function isLink({ text, chars, linked }: Line): boolean {
  return linked > 0 && linked > (chars - (DATE.exec(text)?.[0].length ?? 0)) * 0.6;
}

/** Whether a line tells when the page was published. */
function isStamped(line: Told): boolean {
  const { text, kind } = line;
  if (kind === 'information') return true;
  if (isLink(line)) return false;
  return DATE_ONLY.test(text) || (text.length <= 60 && !/[。；]/.test(text) && STAMP.test(text));
}

/** The publishing time as the page prints it with a label, else as its meta elements give it, else any date beside the title; null without. */
function publishingTime(stamped: readonly string[], meta: ReadonlyMap<string, string>): string | null {
  // a label and its date may be cells of a table that is none
  const information = stamped.map((line, k) =>
    DATE_ONLY.test(line) && /[:：]\s*$/.test(stamped[k - 1] ?? '') ? stamped[k - 1] + line : line,
  );
  for (const line of information) {
    const label = TIME_LABEL.exec(line);
    const date = label && DATE.exec(line.slice(label.index + label[0].length, label.index + label[0].length + 24));
    if (date) return date[0].trim();
  }
  for (const name of TIME_META) {
    const date = DATE.exec(meta.get(name) ?? '');
    if (date) return date[0].trim();
  }
  for (const line of information) {
    const date = DATE.exec(line);
    if (date && !/成文|生效|失效/.test(line)) return date[0].trim();
  }
  return null;
}

function readMeta(root: Node): Map<string, string> {
  const meta = new Map<string, string>();
  for (let n = root.first; n; n = following(n, root)) {
    if (n.name !== 'meta') continue;
    const name = (attribute(n, 'name') ?? attribute(n, 'property') ?? '').toLowerCase();
    const content = attribute(n, 'content')?.trim();
    if (name !== '' && content && !meta.has(name)) meta.set(name, content);
  }
  return meta;
}

function windowTitle(root: Node): string {
  for (let n = root.first; n; n = following(n, root)) if (n.name === 'title') return textOf(n).replace(/\s+/g, ' ').trim();
  return '';
}

/** Without white space and punctuation, for comparing titles. */
function compact(text: string): string {
  return text.replace(/[\s\u3000“”"'‘’《》（）()【】[\]·—_|-]/g, '');
}

/** What the page says its title is, in all the forms it says it, compact. */
function titlesOf(meta: ReadonlyMap<string, string>, root: Node): string[] {
  const said = [...TITLE_META.map((name) => meta.get(name) ?? ''), windowTitle(root)];
  return said
    .flatMap((t) => [t, ...t.split(TITLE_SEPARATOR)])
    .filter((t) => !NO_TITLE.test(t.trim()))
    .map(compact)
    .filter((t) => t.length >= 6);
}

/** 关于…的通报_某市人民政府, 关于…的通报 - 某某网 */
const TITLE_SEPARATOR = /\s*[_|]\s*|\s+[-–—]\s+|\s*--+\s*|-(?=[^-]{2,20}$)/;
const LONGEST_TITLE = 120;
/** Titles stand among this many first lines. */
const HEAD_LINES = 12;
/** A printed line is the title if it is that much of what the page says its title is. */
const SURELY = 0.75;

/** How much of one of the titles a text is; 0 where it has words of its own. */
function coverage(text: string, titles: readonly string[]): number {
  const own = compact(text);
  let best = 0;
  if (own.length >= 6)
    for (const t of titles)
      if (t.includes(own) || own.includes(t)) best = Math.max(best, Math.min(own.length, t.length) / Math.max(own.length, t.length));
  return best;
}

/** After the title among the first lines, where it stands there, be it on several; else 0. */
function titleEnd(head: readonly Told[], titles: readonly string[]): number {
  for (let k = 0; k < head.length; k++) {
    let joined = '';
    for (let n = k; n < Math.min(head.length, k + 4); n++) {
      joined += head[n]!.text;
      if (coverage(joined, titles) >= SURELY) return n + 1;
    }
  }
  return head.findLastIndex((l) => l.chars <= 80 && LIKE_A_TITLE.test(l.text)) + 1;
}

const LIKE_A_TITLE =
  /^(?![一二三四五六七八九十]{1,3}、|[（(\d]).*(?:通报|报告|公告|公示|通知|总结|要点|计划|纪要|清单|台账|情况|函|方案|说明|意见|进展|公开|整改|落实)(?:[（(][^（()）]{1,20}[）)])?$/;

/** The title that the page prints above the text, on one line: what is called so, said to be so, or reads like one. */
function printedTitle(blocks: readonly Block[], lines: readonly Told[], end: number, titles: readonly string[]): string | null {
  let best: string | null = null;
  let bestScore = 0;
  for (const b of blocks) {
    if (b.to > end || b.to === b.from || b.to - b.from > 4) continue;
    const own = lines.slice(b.from, b.to);
    if (own.some((l) => l.chrome || l.kind !== 'plain' || isLink(l))) continue;
    const text = own.map((l) => l.text).join('');
    if (text.length < 6 || text.length > LONGEST_TITLE || text.includes('。')) continue;
    const said = coverage(text, titles);
    const like = LIKE_A_TITLE.test(text);
    if (said < SURELY && !like) continue;
    const score = said * 4 + (isHeading(b.node) ? 2 : 0) + (like ? 1 : 0);
    if (score >= bestScore) {
      best = text;
      bestScore = score;
    }
  }
  return best;
}

/** The title that only the head of the document gives. */
function plainTitle(meta: ReadonlyMap<string, string>, root: Node): string | null {
  const said = [...TITLE_META.map((name) => meta.get(name) ?? ''), ...windowTitle(root).split(TITLE_SEPARATOR)].map((t) => t.trim());
  return said.find((t) => t.length >= 6 && !NO_TITLE.test(t) && LIKE_A_TITLE.test(t)) ?? null;
}
