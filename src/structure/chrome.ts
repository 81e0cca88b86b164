import { type CharSet, has, setOf } from '../text/chars.ts';
import { type Clean, GAP_NONE, GAP_WRAP } from '../text/clean.ts';
import { openingsOf } from '../text/openings.ts';

/** Words of a government page's frame, not of the notice. */
const FRAME =
  /^(?:首页|信息索引号|(?:信息|文件)(?:名称|编号)|公开日期|生成日期|主题词|废止日期|统一编号|当前位置|您(?:现在|当前)?(?:的|所在)?(?:的)?位置|所在位置|索引号|主题分类|发布机构|发文机关|发文字号|成文日期|成文时间|效力状态|标题[:：]|名称[:：]|公开方式|公开形式|公开范围|公开时限|有效性|组配分类|信息分类|文号|发布(?:时间|日期|单位|人|者|[:：])|发表时间|更新时间|时间[:：]|日期[:：]|信息来源|文章来源|来源|稿源|作者[:：]|编辑[:：]|责编|责任编辑|审核[:：]|校对[:：]|终审|初审|复审|浏览|访问量|阅读|点击|字号|字体|打印|【打印|【关闭|【字|\[打印|\[关闭|分享|朗读|保护视力|无障碍|关怀版|繁体|简体|收藏|扫一扫|扫码|上一篇|下一篇|上一条|下一条|相关(?:链接|新闻|阅读|文章)|友情链接|网站地图|关于我们|版权|主办(?:单位|[:：])|承办(?:单位|[:：])|协办[:：]|技术支持|网站(?:标识码|维护|管理|技术|主办|支持|备案|地图|声明)|备案(?:编?号|序号|许可|信息|[:：])|ICP|政府网站|返回(?:顶部|首页|列表)|关闭窗口|打开微信|建议使用|推荐使用|热线[:：]|新闻热线|广告热线|设为首页|加入收藏|登录|注册|智能问答|附件下载|评论|登陆|长者模式|适老|语音播报|通讯员|\(?记者)/;
/** 京公网安备 11010102000000号, 浙ICP备05000000号 */
const LICENCE = /^(?:.{0,3}公网安备|.{0,2}ICP备)/;
const STARTS_FRAME = openingsOf(FRAME);
const INSIDE =
  /备案号|ICP备|公网安备|网站标识码|版权所有|技术支持|网站地图|浏览(?:次数|量)|访问量|点击(?:数|量|次数)|阅读(?:量|次数)|字号[:：]?[[【( ]?(?:大|小)|【(?:打印|关闭|字号|大|中|小)|\[(?:大|打印|关闭)|打印本页|关闭窗口|分享到|保护视力色|您访问的链接|信息来源[:：]|文章来源[:：]|发布(?:时间|日期)[:：]|责任编辑[:：]|未经授权|不得转载|网站维护|政务新媒体|微信公众号|扫一扫/;
const TOLD = /[\u4e00-\u9fff\d%][,，;；、].*[。;；]$/;
const OF_FRAME_ALONE =
  /备案号|ICP备|公网安备|网站标识码|版权所有|网站地图|字号|打印|关闭|\[大|【|分享到|保护视力色|您访问的链接|信息来源[:：]|文章来源[:：]|发布(?:时间|日期)[:：]|责任编辑[:：]|未经授权|不得转载|浏览(?:次数|量)[:：]|访问量[:：]|点击(?:数|量|次数)[:：]|阅读(?:量|次数)[:：]/;
/** What `INSIDE` finds holds one of these. */
const OF_INSIDE = setOf('备网版技浏访击阅字【[印闭享色您源布辑授载媒微扫');
const ARROWS = setOf('>»›');
const BREADCRUMB = /^[^。]{0,80}(?:>|»|›|-?>>|\/)[^。]{1,60}(?:>|»|›|\/)?[^。]{0,60}$/;

/** The lines of site chrome before and after the notice, and where those after it begin. */
export interface Frame {
  readonly end: number;
  /** Chrome lines, as spans. */
  readonly lines: readonly { start: number; end: number }[];
}

/** 2025-08-12 09:40, 2017-06-28 来源:省纪委: when the page was published, under the title. */
const DATE_LINE =
  /^[|\s·•●]*\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日(?=[^\n]*(?:\d:\d|来源|作者|浏览)))\s*(?:\d{1,2}:\d{2}(?::\d{2})?)?\s*(?:(?:信息)?(?:来源|作者|编辑|发布|浏览|点击|阅读|字号|访问)[^。]{0,40})?$/;
const LONGEST_DATE_LINE = 80;
const HEAD_LINES = 30;
const TAIL_LINES = 30;
const LONGEST_FRAME_LINE = 240;

/** Finds site chrome among the first and last lines. */
export function findFrame(text: Clean): Frame {
  const { length } = text;
  const t = text.text;
  const lines: { start: number; end: number }[] = [];
  // the first lines, up to the first that is a paragraph of the notice
  let start = 0;
  let s = 0;
  for (let n = 0; n < HEAD_LINES && s < length; n++) {
    let e = t.indexOf('\n', s);
    if (e < 0) e = length;
    const line = { start: s, end: e };
    if (isFrame(t, s, e) || (e - s <= LONGEST_DATE_LINE && DATE_LINE.test(t.slice(s, e)))) {
      lines.push(line);
      start = e;
    } else if (e - s > 120 || (e - s > 60 && t.slice(s, e).includes('。'))) {
      if (e - s > LONGEST_FRAME_LINE) for (const part of framedParts(text, s, e)) lines.push(part);
      break;
    }
    s = e + 1;
  }
  // the last ones, from the bottom up to the first frame line of an unbroken tail
  const tail: { start: number; end: number; frame: boolean }[] = [];
  let e = length;
  for (let n = 0; n < TAIL_LINES && e > start; n++) {
    const b = e > 0 ? t.lastIndexOf('\n', e - 1) : -1;
    const from = Math.max(b + 1, 0);
    if (from < start) break;
    tail.push({ start: from, end: e, frame: isFrame(t, from, e) });
    if (e - from > LONGEST_FRAME_LINE) break;
    e = b;
    if (b < 0) break;
  }
  let end = length;
  tail.reverse();
  const first = tail.findIndex((l) => l.frame);
  if (first >= 0) {
    // everything below the first frame line is frame too, unless it is a paragraph
    const below = tail.slice(first);
    if (below.every((l) => l.frame || l.end - l.start <= 80)) {
      end = below[0]!.start;
      for (const l of below) lines.push({ start: l.start, end: l.end });
    } else for (const l of below) if (l.frame) lines.push({ start: l.start, end: l.end });
  }
  const last = tail.at(-1);
  if (last && !last.frame && last.end - last.start > LONGEST_FRAME_LINE) {
    end = frameBehind(text, last.start, last.end);
    if (end < last.end) lines.push({ start: end, end: last.end });
  }
  return { end, lines };
}

/**
 * 首页 > 整改公开 索引号:… 发布机构:… 【字体:大 中 小】 …整改情况公示 按照…: in a text of one line the frame stands between gaps, before the
 * title or behind it. Only the way to the page and labelled parts count, and what goes on with the last of them.
 */
function framedParts(text: Clean, start: number, end: number): { start: number; end: number }[] {
  const all: { start: number; end: number; words: string }[] = [];
  const limit = Math.min(end, start + LONGEST_HEAD);
  for (let s = start, i = start + 1; i <= limit; i++) {
    if (i < end && (text.gap[i] === GAP_NONE || text.gap[i] === GAP_WRAP)) continue;
    const words = text.text.slice(s, i);
    if (words.includes('。') || i === limit) break;
    all.push({ start: s, end: i, words });
    s = i;
  }
  const arrow = all.findLastIndex(({ words }) => holds(words, ARROWS));
  const here = all[arrow + 1];
  const way = arrow >= 0 && /[>»›]$/.test(all[arrow]!.words) && here && here.words.length <= LONGEST_CRUMB ? arrow + 1 : arrow;
  let framed = false;
  return all.filter(({ start: s, end: e, words }, k) => {
    framed =
      k <= way ||
      (LABELLED.test(words) && isFrame(text.text, s, e)) ||
      (framed && /^(?:[大中小|][\]】]?|[\]】]|打印|关闭|收藏|分享|\d{1,2}:\d{2}(?::\d{2})?|\d{1,6})$/.test(words));
    return framed;
  });
}

/** 上一篇:… 主办:… 网站维护电话:…: where, in a text of one line, what stands below the notice on its page begins; else the end. */
function frameBehind(text: Clean, start: number, end: number): number {
  for (let i = Math.max(start, end - LONGEST_HEAD); i < end; i++) {
    if (text.gap[i] === GAP_NONE && text.text[i - 1] !== '|') continue;
    if (BEHIND.test(text.text.slice(i, i + 16))) return text.text.slice(i, end).includes('。') ? end : i;
  }
  return end;
}

const BEHIND =
  /^(?:[上下]一[篇条页][:：]|主办(?:单位)?[:：]|版权所有|网站(?:标识码|维护|地图|主办)|.{0,2}ICP备|.{0,3}公网安备|责任编辑[:：]|【?(?:打印|关闭)|打印本页|关闭(?:窗口|本页)|相关(?:链接|新闻|文章)|友情链接)/;
const LONGEST_CRUMB = 14;

const LABELLED = /^[[【(]?[\u4e00-\u9fff]{2,8}[\]】]?[:：]/;
const LONGEST_HEAD = 500;

function isFrame(t: string, start: number, end: number): boolean {
  if (end <= start || end - start > LONGEST_FRAME_LINE) return false;
  const line = plainLine(t.slice(start, end));
  if (line.length === 0) return true;
  const inside = holds(line, OF_INSIDE) && INSIDE.test(line);
  const opened = (has(STARTS_FRAME, line.charCodeAt(0)) && FRAME.test(line)) || (inside && LICENCE.test(line));
  if (opened && !/^(?:来源于|时间为|审核(?:通过|把关)|发布(?:了|会))/.test(line)) return line.length <= 120 || inside;
  if (!inside && !holds(line, ARROWS)) return false;
  // 官方微信推文412篇,阅读量破10万次。: the notice tells of such things too
  if (TOLD.test(line) && !OF_FRAME_ALONE.test(line)) return false;
  return inside ? !line.includes('。') || line.length <= 60 : line.length <= 120 && BREADCRUMB.test(line);
}

function holds(line: string, set: CharSet): boolean {
  for (let i = 0; i < line.length; i++) if (has(set, line.charCodeAt(i))) return true;
  return false;
}

/** A line without what stands around its label; most lines begin with no such thing. */
function plainLine(line: string): string {
  let plain = line;
  if (has(BEFORE_LABEL, plain.charCodeAt(0))) plain = plain.replace(/^(?:[|\s·•●]+|- ?(?=[\u4e00-\u9fff]))/, '');
  // [ 发布日期 ] 2025-06-20
  const first = plain[0];
  if (first === '[' || first === '【') plain = plain.replace(/^[[【]\s*([\u4e00-\u9fff]{2,6})\s*[\]】]/, '$1:');
  if (has(SPACED_LABEL, plain.charCodeAt(0)))
    plain = plain.replace(/^(?:索 引 号|标 +题|文 +号|名 +称)/, (label) => label.replaceAll(' ', ''));
  return plain;
}

const BEFORE_LABEL = setOf('|·•●- \t\n');
const SPACED_LABEL = setOf('索标文名');
