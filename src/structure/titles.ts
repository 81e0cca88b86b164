import { has, setOf } from '../text/chars.ts';
import type { Clean } from '../text/clean.ts';
import { openingsOf } from '../text/openings.ts';
import { closeOf, type Zones } from '../text/zones.ts';
import { CUE_AT_END, isJudgement } from './headings.ts';
import { sentenceEnd, trimEnd } from './sentences.ts';

const C = (c: string): number => c.charCodeAt(0);
const OPEN_QUOTE = C('“');
const CLOSE_QUOTE = C('”');
const IN = C('在');
const OPEN_INNER = C('‘');

/** 针对 关于 对 in front of an issue's wording, also doubled (针对关于…). */
const PREFIX =
  /(?:(?:评议|审议|巡[察视]|督察|审计|反馈)(?:工作)?(?:意见|报告|组|反馈)?(?:中)?还?(?:指出|提出|反映|就)(?:了|的)?[:：,，]?(?=“)|(?:整改落实|关于整改|针对|关于|聚焦|围绕|对照|就|在|对)(?:反馈(?:的|指出的)?|巡察(?:反馈|指出)的?|巡视(?:反馈|指出)的?|指出的|存在的?)?)(?:关于|针对)?/y;
const SAID = /(?:指出|提出|反映|就)[了的]?[:,]?$/;
/** 在党的领导弱化,政治意识不够强方面, 在“…”方面(的问题) */
const IN_ASPECT =
  /在([^。;；\n]{4,80}?)方面(?:的?问题|存在的?问题)?(?:的?整改(?:落实|进展|完成)?情况)?(?:\((?:共)?[\d一二三四五六七八九十]{1,3}[个项条][^()]{0,16}\))?$/y;
const STRICT_PREFIX =
  /(?:针对|关于|对于|就|对|存在(?=[“‘]))(?:反馈的|(?:巡[察视]|反馈|审计|评议)*(?:组|意见)?指出的|《[^》]{2,40}》(?:指出|提出)的)?(?:关于|针对)?/y;
/** What follows the wording: 的问题 问题 方面 意见, then the end of the clause or 的整改情况. */
const TAIL =
  /(?:存在的?|的|等|这一)?(?:突出|具体|主要)?(?:问题(?:线索)?|线索|意见|建议|情况|现象)(?=[,，。;；:：((\n|\t]|$|的?(?:整改|落实|办理|工作|进展)(?:落实|进展|完成|工作|推进)?(?:情况|方面|进展|措施|成效|结果)|的?整改(?:[。,:;]|$)|方面[,。:]| |的答复)/g;
/** After a closing quotation mark: ”的问题 ”问题 ”方面 ”的意见 or at once the comma. */
const AFTER_QUOTE =
  /(?:等)?(?:方面)?(?:的|等|这一)?(?:突出|具体|审议|评议|反馈)?(?:问题(?:线索)?|线索|方面|意见|建议|情况|现象|提出了?(?:意见|建议|问题)|列[为入][^,，。;；]{0,12}(?:任务|事项))?/y;
/** Bracketed remarks behind a plain statement: (立行立改) (已完成整改) (责任单位:…). */
const REMARK =
  /[((【〔][^((【〔]{0,40}(?:供稿|反馈问题\d|立行立改|整改|完成|进行中|未启动|坚持|推进|责任|时限|期限|销号|办结|牵头|序号|编号|个问题|(?<=方面[((])(?:共)?[\d一二三四五六七八九十]{1,3}[个项](?=[,，))])|条|第\d+项|(?<=[((])[县市区州省镇][\u4e00-\u9fff]{2,10}(?:局|委|公司|集团|中心|办|院|站)(?=[))]))[^((【〔]{0,40}[))】〕]$/;
/** 财政管理审计问题整改情况 → 财政管理审计 */
const PLAIN_TAIL =
  /(?:方面)?(?:的?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[个项条](?:具体)?(?=问题))?(?:查出|发现|反映|指出)?(?:的|存在的?)?(?:问题)?的?(?:整改(?:落实|进展|完成|工作|推进)?情况|整改进展|落实整改情况|落实情况|办理情况)$/;

/** 存在突出问题, 历史遗留问题: 问题 belongs to the wording. */
const NAMES_PROBLEMS =
  /(?:存在|突出|一些|重大|遗留|安全|共性|现实|实际|[难重热堵焦痛]点|质量|主要|个别|有关|相关|同类|类似|作风|腐败|反馈|整改|具体|各类|其他|发现|的)问题$|[,，、;；:：]/;

/** 反馈问题第3项:部分污水处理厂运行不正常; 编号二十七的督察问题:…; 第5项整改任务:… */
const NTH =
  /(?:编号|序号|第)为?[一二三四五六七八九十百\d]{1,4}[项条个号]?的?(?:督察|巡[察视]|审计|反馈|交办|整改)*(?:问题|任务|事项)[:：](?=[\u4e00-\u9fff“])|(?:督察|巡[察视]|审计)?(?:反馈|移交|交办)?(?:(?:问题|意见|任务)(?:清单)?第[一二三四五六七八九十百\d]{1,4}[项条个][:,，]?|(?:整改)?(?:任务|问题|事项)(?:编号)?[一二三四五六七八九十\d]{1,3}[:：])(?=[\u4e00-\u9fff“])/y;

const STARTS_NTH = openingsOf(NTH);
const STARTS_PREFIX = openingsOf(PREFIX);
const STARTS_STRICT_PREFIX = openingsOf(STRICT_PREFIX);

export interface TitleSpan {
  readonly start: number;
  readonly end: number;
  /** Where the text after the title's phrase goes on (after 问题, and its punctuation). */
  readonly after: number;
  /** The wording stood in 针对…问题 or 关于…问题. */
  readonly framed: boolean;
}

/**
 * The wording of the problem alone in the heading that begins at `start`, and where the text goes on after it.
 * From 针对“X”问题…, 关于“X”问题…, 针对X的问题: X. From a plain statement: its first sentence.
 */
export function issueTitle(text: Clean, zones: Zones, start: number, end: number): TitleSpan {
  NTH.lastIndex = start;
  const nth = has(STARTS_NTH, text.codes[start]!) ? NTH.exec(text.text) : null;
  const title = wording(text, zones, nth && start + nth[0].length < end ? start + nth[0].length : start, end);
  // a quotation mark whose partner got lost
  let s = title.start;
  let e = title.end;
  if (isOpening(text.codes[s]) && closeOf(zones, s) === 0) s++;
  if (text.codes[e - 1] === CLOSE_QUOTE && !closesWithin(text, zones, s, e - 1)) e--;
  return e > s && (s !== title.start || e !== title.end) ? { ...title, start: s, end: e } : title;
}

function isOpening(code: number | undefined): boolean {
  return code === OPEN_QUOTE || code === OPEN_INNER;
}

const JUDGED_ON = /^(?:较|比较|相对|十分|非常|依然|仍|还|尚|未|不|突出|严重|多发|频发|易发|时有|屡|反弹|长期|没有|普遍|有所)/;

function closesWithin(text: Clean, zones: Zones, start: number, close: number): boolean {
  for (let i = start; i < close; i++) if (text.codes[i] === OPEN_QUOTE && closeOf(zones, i) === close) return true;
  return false;
}

function wording(text: Clean, zones: Zones, start: number, end: number): TitleSpan {
  const t = text.text;
  // 县教育局:反映问题3个,涉及金额286万元。
  const department = OF_DEPARTMENT.exec(t.slice(start, Math.min(end, start + LONGEST_STATED)));
  if (department) return { start, end: start + department[1]!.length, after: start + department[0].length, framed: true };
  STRICT_PREFIX.lastIndex = start;
  const strict = has(STARTS_STRICT_PREFIX, text.codes[start]!) ? STRICT_PREFIX.exec(t) : null;
  PREFIX.lastIndex = start;
  const loose = has(STARTS_PREFIX, text.codes[start]!) ? PREFIX.exec(t) : null;
  const bodyAt = strict ? start + strict[0].length : start;
  const quoteAt = loose && isOpening(text.codes[start + loose[0].length]) ? start + loose[0].length : bodyAt;
  const first = text.codes[quoteAt];
  if (isOpening(first) && closeOf(zones, quoteAt) > 0 && closeOf(zones, quoteAt) < end) {
    const close = closeOf(zones, quoteAt);
    AFTER_QUOTE.lastIndex = close + 1;
    const tail = AFTER_QUOTE.exec(t)!;
    const afterTail = close + 1 + tail[0].length;
    // “头雁”作用发挥不够 begins with a quotation but does not end with it
    // 评议意见指出:“…。”我们…: what is quoted is all of it
    const quoted = loose !== null && quoteAt > bodyAt && SAID.test(loose[0]);
    // “跑冒滴漏”问题突出 neither
    const judged = quoteAt === start && JUDGED_ON.test(t.slice(afterTail, Math.min(end, afterTail + 6)));
    // “三会一课”等组织生活制度执行不严: the quotation is one of several
    const oneOfSeveral = quoteAt === start && tail[0] === '等' && !isEnd(text, afterTail, end);
    if (!judged && !oneOfSeveral && (tail[0].length > 0 || quoteAt > start || isEnd(text, afterTail, end))) {
      if (tail[0].length > 0 || quoted || isEnd(text, afterTail, end)) {
        let s = quoteAt + 1;
        let e = close;
        // “关于公共卫生…的问题” : the prefix and tail stand inside the quotation
        STRICT_PREFIX.lastIndex = s;
        const inner = STRICT_PREFIX.exec(t);
        if (inner && /问题$|意见$|建议$/.test(t.slice(s, e))) {
          s += inner[0].length;
          e = s + t.slice(s, e).replace(/(?:的|等)?(?:问题|意见|建议)$/, '').length;
        } else if (inner?.[0] === '关于' && quoteAt > start && /问题|意见|建议/.test(tail[0])) {
          // 针对“关于教师结构性缺编”的问题
          s += inner[0].length;
        } else if (/的问题$/.test(t.slice(s, e))) e -= 3;
        e = trimSentence(text, s, e);
        return { start: s, end: e, after: afterHeading(text, zones, afterTail, end), framed: quoteAt > start || tail[0].length > 0 };
      }
    }
  }
  const stop = sentenceEnd(text, zones, start, end);
  IN_ASPECT.lastIndex = start;
  const aspect = text.codes[start] === IN ? IN_ASPECT.exec(t.slice(0, trimEnd(text, start, stop))) : null;
  if (aspect) return { start: start + 1, end: start + 1 + aspect[1]!.length, after: skipStop(text, stop, end), framed: true };
  if (strict && bodyAt < stop) {
    const region = t.slice(bodyAt, stop);
    // 针对网格化治理空转虚转,重新划分网格162个
    const comma = /^(?:针对|关于|就)$/.test(strict[0]) ? region.search(/[,，]/) : -1;
    if (comma >= 4 && comma <= 40) {
      // 关于安全保卫外包监管缺位方面,与服务公司重签合同
      const judged = region.slice(0, comma).replace(/方面(?:的?问题)?$/, '');
      // 针对校门口放学时拥堵,我校把放学时间错成3批
      const acts = strict[0] === '针对' && actsOnIt(region.slice(comma + 1)) && !TAIL_AT_END.test(judged);
      if (acts || ((strict[0] === '针对' || judged.length < comma) && isJudgedFirst(judged)))
        return { start: bodyAt, end: bodyAt + judged.length, after: bodyAt + comma + 1, framed: true };
    }
    // 关于巡视、审计等监督发现问题整改落实方面: 问题 is in what the aspect is about
    const about = strict[0].startsWith('关于') ? /^[^,，。;；:：“\n]{4,40}问题[\u4e00-\u9fff]{2,8}方面$/.exec(region.trim()) : null;
    if (about) return { start: bodyAt, end: bodyAt + region.trimEnd().length - 2, after: skipStop(text, stop, end), framed: true };
    TAIL.lastIndex = 0;
    let tail: RegExpExecArray | null = null;
    for (let m = TAIL.exec(region); m; m = TAIL.exec(region)) {
      if (m.index === 0) continue;
      // not inside a quotation within the wording
      if (insideQuote(region, m.index)) continue;
      tail = m;
      break;
    }
    if (tail) {
      let s = bodyAt;
      let e = bodyAt + tail.index;
      if (tail[0].startsWith('方面') && !/问题|意见|建议/.test(tail[0])) e = bodyAt + tail.index;
      e = trimEnd(text, s, e);
      if (text.codes[s] === OPEN_QUOTE && text.codes[e - 1] === CLOSE_QUOTE && closeOf(zones, s) === e - 1) {
        s++;
        e--;
      }
      return { start: s, end: e, after: afterHeading(text, zones, bodyAt + tail.index + tail[0].length, end), framed: true };
    }
    // 关于公路建设任务推进缓慢方面(正在整改)
    const plainTail = /方面(?:[((〔【][^((〔【]{2,14}[))〕】])?$/.exec(region);
    if (plainTail && /^(?:关于|针对)/.test(strict[0])) {
      return { start: bodyAt, end: bodyAt + plainTail.index, after: skipStop(text, stop, end), framed: true };
    }
    if (strict[0].startsWith('关于') || strict[0].startsWith('针对')) {
      // 关于…不到位。 : the prefix goes, the sentence stays
      const e = trimSentence(text, bodyAt, stop);
      return { start: bodyAt, end: e, after: skipStop(text, stop, end), framed: false };
    }
  }
  // 序号1,X问题,整改时限为…
  const run =
    /^([^,，。;；“]{4,60}?)(?:(?:的)?问题[,，:：](?=整改|责任|完成|已|正在|目前|牵头|由[^,，。]{2,20}(?:牵头|负责))|的问题(?=正在整改|已(?:完成)?整改|已销号))/.exec(
      t.slice(start, Math.min(stop, start + 70)),
    );
  if (run) return { start, end: start + run[1]!.length, after: start + run[0].length, framed: true };
  // “以贷收息”诉讼清收(部分完成):25户中已判决14户
  const told = STATED.exec(t.slice(start, Math.min(stop, start + LONGEST_STATED)));
  if (told) return { start, end: start + told[1]!.length, after: start + told[0].length, framed: true };
  let s = start;
  let e = trimSentence(text, start, stop);
  const remark = REMARK.exec(t.slice(s, e));
  if (remark && remark.index > 3) e = s + remark.index;
  if (e - s > 5 && t.startsWith('的问题', e - 3)) e -= 3;
  else if (
    e - s > 7 &&
    e - s <= 34 &&
    t.startsWith('问题', e - 2) &&
    (CUE_AT_END.test(t.slice(s, e - 2)) || !NAMES_PROBLEMS.test(t.slice(s, e)))
  )
    e -= 2;
  const aspectOf = /方面存在$/.exec(t.slice(s, e));
  if (aspectOf && aspectOf.index >= 3) e = s + aspectOf.index;
  // 贯彻治水思路有差距的4个|问题
  const counted = /的(?:\d{1,2}|[一二三四五六七八九十]{1,2})[个项条]$/.exec(t.slice(s, e));
  if (counted && counted.index >= 4) e = s + counted.index;
  const tail = PLAIN_TAIL.exec(t.slice(s, e));
  if (tail && tail.index >= 4) e = s + tail.index;
  // 政治建设方面, but 存在于四个方面
  if (e - s > 5 && t.startsWith('方面', e - 2) && !/[个大]$/.test(t.slice(s, e - 2))) e -= 2;
  if (text.codes[s] === OPEN_QUOTE && closeOf(zones, s) === e - 1) {
    s++;
    e--;
  }
  return { start: s, end: e, after: skipStop(text, stop, end), framed: false };
}

/** 我校把放学时间错成3批; 市财政局将代编预算压减到3.2亿元: not …等问题, whose wording goes on behind the comma. */
function actsOnIt(words: string): boolean {
  return !/(?:问题|意见|建议|方面|情况|现象)(?:[,，。:：]|$)/.test(words);
}

const TAIL_AT_END = /(?:问题|意见|建议|情况|现象)$/;

const STATED = /^([^。;；:：()\n]{4,40})\((?:(?:已|基本|部分|正在|尚未|未|持续|长期)[\u4e00-\u9fff]{1,6}|整改中|推进中)\)[:：]/;
const LONGEST_STATED = 60;
const OF_DEPARTMENT =
  /^([\u4e00-\u9fff]{3,20})[:：](?=(?:审计)?(?:反映|涉及|查出|发现|指出|存在)?的?问题[\d一二三四五六七八九十]{1,3}[个项条])/;

/** 至于X这一问题, 就X一事, 围绕X的问题, 在X方面, 在“X”方面, 对“X”这一问题, up to the comma. */
const TURNED =
  /(?:(?:在|对|至于|围绕)“([^”\n]{4,80})”(?:的|这一|这个|这[项种类])?(?:方面|问题|一事)|(?:至于|再说|说到|谈到|提到|围绕)((?:[^,，。;；:：\n“”]|“[^”\n]{1,30}”){4,40}?)(?:的|这一|这个|这[项种类])?(?:问题|一事|方面)|就((?:[^,，。;；:：\n“”]|“[^”\n]{1,30}”){4,40}?)(?:一事|这一问题|这件事)|在([^,，。;；:：\n“”]{4,40}?)方面)[,，]/y;

/** The wording of the problem that a paragraph turns to in words of its own, where others do with 针对 and 关于; null where it turns to none. */
export function turnedTitle({ text }: Clean, start: number): TitleSpan | null {
  TURNED.lastIndex = start;
  const m = TURNED.exec(text);
  const words = m && (m[1] ?? m[2] ?? m[3] ?? m[4])!;
  if (!words) return null;
  const s = start + m[0].indexOf(words);
  return { start: s, end: s + words.length, after: start + m[0].length, framed: true };
}

/** The wording of a problem, however it is quoted, punctuated or introduced: to tell whether two are the same. */
export function plainWording(words: string): string {
  return words.replace(/[“”‘’,，、;；]|的?问题$/g, '');
}

/** Whether words up to a comma judge, and name no 问题 that ends them by itself. */
export function isJudgedFirst(words: string): boolean {
  return !/(?:问题|意见|建议|方面)$/.test(words) && isJudgement(words);
}

function insideQuote(region: string, at: number): boolean {
  const open = region.lastIndexOf('“', at);
  return open >= 0 && region.indexOf('”', open) > at && region.lastIndexOf('”', at) < open;
}

const ENDS_WORDING = setOf('。;；,，:：、');
const STOPS = setOf('。;；!！?？\n');
const BEHIND_HEADING = setOf(',，。;；:：\n');

function isEnd(text: Clean, i: number, end: number): boolean {
  return i >= end || /[,，。;；:：\n(]/.test(text.text[i] ?? '\n');
}

function trimSentence(text: Clean, start: number, end: number): number {
  let e = trimEnd(text, start, end);
  while (e > start && has(ENDS_WORDING, text.codes[e - 1]!)) e--;
  return e;
}

function skipStop(text: Clean, stop: number, end: number): number {
  let i = stop;
  while (i < end && has(STOPS, text.codes[i]!)) i++;
  return i;
}

/** After 问题: skips 的整改进展情况, a bracketed remark and the punctuation. */
const HEADING_REST = /(?:的|等)?(?:整改|落实|办理)?(?:落实|进展|完成|工作|推进)?(?:情况|方面|进展|措施|成效|结果)?(?:的(?:答复|整改))?/y;

function afterHeading(text: Clean, zones: Zones, at: number, end: number): number {
  HEADING_REST.lastIndex = at;
  let i = at + (HEADING_REST.exec(text.text)?.[0].length ?? 0);
  if (i > end) i = at;
  if ((text.codes[i] === C('(') || text.codes[i] === OPEN_INNER) && closeOf(zones, i) > 0 && closeOf(zones, i) < end)
    i = closeOf(zones, i) + 1;
  while (i < end && has(BEHIND_HEADING, text.codes[i]!)) i++;
  return i;
}
