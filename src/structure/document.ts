import type { DocumentKind } from '../model/vocabulary.ts';
import { BULLETS, has, setOf } from '../text/chars.ts';
import type { Clean } from '../text/clean.ts';
import type { Frame } from './chrome.ts';
import type { Range } from './spans.ts';

/** Ends of titles: what such documents are called. */
const TITLE_END =
  /(?:通报|专报|快报|简报|报告|公告|公示|通知|总结|要点|计划|打算|情况|函|方案|说明|重点|安排|进展|公开|结果|公报|汇报|意见|公布|整改|落实|思路|任务|清单|述职|纪要|举行|召开|启动|部署|(?:推进|筹备|部署|调度|动员)会|反馈会|通气会|发布会|听证会|台账|清单|情况表|一览表|问答|解读|办法|规定|细则|规则|条例|公开信|一封信|反馈表|专栏|答问|访谈|年报|月报|季报|公[开示]榜|光荣榜|公[开示]栏|明白[纸卡]|小结|告知[单书]|告示|答复|回复|答卷|成绩单)(?:\([^)]{1,20}\)|[((]\d+[))])?$/;
const TITLE_WORDS =
  /关于|整改|巡[察视]|审计|督察|评议|审议|(?:建议|提案|议案).{0,6}(?:办理|答复)|工作(?:总结|报告|要点|计划|情况)|年度报告|整改年报|反馈|总结|通报|通气会|发布会|听证会|述[职责廉]|履职|履行.{0,16}责任|(?:建设|落实|开展|推进|执行|管理)情况的?(?:报告|通报|汇报)/;
const ORG_END =
  /(?:党委|党组|党工委|党总支|党支部|支部|委员会|委|[“‘]?两委[”’]?|局|厅|院|校|大学|学院|中学|小学|村|社区|领导小组|专班|公司|集团|中心|政府|办公室|镇|乡|街道|办事处|县|市|区|省|站|所|处|队|会|社|厂|银行|法院|检察院|支委会|馆|园|科|州|旗|部|场|室|台|库|联|联盟|班子|企业|港|团)$/;
const MARKER_START =
  /^(?:[一二三四五六七八九十]{1,3}、|[((][一二三四五六七八九十\d]{1,3}[))]|\d{1,2}[.、]|第[一二三四五六七八九十]+(?:部分|章))/;

export interface Title {
  parts: Range[];
  value: string;
  /** Reads like the title of a report or notice, not like a news headline. */
  formal: boolean;
}

interface Line {
  start: number;
  end: number;
  text: string;
  frame: boolean;
}

const FORMAL_END = /(?:通报|报告|公告|公示)(?:\([^()]*\))?$/;

/** The printed title (its lines, without column tags and chrome), or null. */
export function findTitle(text: Clean, frame: Frame): Title | null {
  const t = text.text;
  const lines: Line[] = [];
  // parts of the frame inside a line leave the line itself what it is
  const chrome = new Set(frame.lines.filter((l) => l.end >= text.length || t[l.end] === '\n').map((l) => l.start));
  let s = 0;
  let plain = 0;
  while (s < text.length && lines.length < 40 && plain < 12) {
    let e = t.indexOf('\n', s);
    if (e < 0) e = text.length;
    const isChrome = chrome.has(s);
    const line = trimLine(text, s, e, isChrome);
    if (line) {
      lines.push(line);
      if (!isChrome) plain++;
      if (!isChrome && (line.text.includes('。') || line.text.length > 120)) break;
    }
    s = e + 1;
  }
  for (let k = 0; k < lines.length; k++) {
    const line = lines[k]!;
    if (line.frame) {
      // …情况的评估报告 发布时间:2025-11-21 【字号:大 中 小】
      const head = CHROME_BEHIND.test(line.text) ? titleBeforeGap(text, line, frame) : null;
      if (head) return head;
      continue;
    }
    const whole = line.text.includes('。') || line.text.length > 120;
    if (whole || frame.lines.some((p) => p.start >= line.start && p.end < line.end)) {
      // a title that stands in the same line as the text, set off by a gap
      const head = titleBeforeGap(text, line, frame);
      if (head) return head;
      if (whole) break;
    }
    if (MARKER_START.test(line.text) || /^——|[:：]$/.test(line.text)) {
      if (MARKER_START.test(line.text)) break;
      continue;
    }
    const single = isTitle(line.text);
    // 教育局专题栏目|巡察整改 above the title: where on the site it stands
    const next = lines[k + 1];
    if (next && !next.frame && line.text.includes('|') && !next.text.includes('|') && FORMAL_END.test(next.text) && isTitle(next.text))
      continue;
    const previous = previousPart(lines, k);
    if (single) {
      const parts = [line];
      if (previous && joins(previous.text, line.text)) parts.unshift(previous);
      const unit = parts.length > 1 ? unitAbove(lines, k - 1) : null;
      if (unit) parts.unshift(unit);
      // 关于…反馈意见集中整改 | 进展情况的通报
      const rest = lines[k + 1];
      if (rest && !rest.frame && !/(?:通报|报告|公告|公示|函|总结|方案)(?:\(|$)/.test(line.text) && REST_OF_TITLE.test(rest.text))
        parts.push(rest);
      return { parts: parts.map((l) => ({ start: l.start, end: l.end })), value: parts.map((l) => l.text).join(''), formal: true };
    }
    // the second half of a title whose first half did not look like one
    if (previous && isTitle(previous.text + line.text) && line.text.length <= 60 && joins(previous.text, line.text)) {
      const unit = unitAbove(lines, k - 1);
      const parts = unit ? [unit, previous, line] : [previous, line];
      return { parts: parts.map((l) => ({ start: l.start, end: l.end })), value: parts.map((l) => l.text).join(''), formal: true };
    }
    const below = lines[k + 1];
    // a news headline: a short line of its own above the source line or the text
    if (plainHeadline(line, below, k === 0 || lines[k - 1]!.frame))
      return { parts: [{ start: line.start, end: line.end }], value: line.text, formal: false };
    const after = lines[k + 1];
    const third = lines[k + 2];
    if (
      after &&
      third &&
      !after.frame &&
      !third.frame &&
      isTitle(line.text + after.text + third.text) &&
      third.text.length <= 40 &&
      !isTitle(after.text + third.text)
    ) {
      return {
        parts: [line, after, third].map((l) => ({ start: l.start, end: l.end })),
        value: line.text + after.text + third.text,
        formal: true,
      };
    }
  }
  return null;
}

const CHROME_BEHIND = /^[\u4e00-\u9fff][^>»›:：]{10,}?(?:发布|来源|时间|日期|字号|浏览|作者|[【[(])/;
const REST_OF_TITLE = /^[\u4e00-\u9fff()]{2,20}(?:通报|报告|公告|公示|函)$/;

function plainHeadline(line: Line, below: Line | undefined, isFirst: boolean): boolean {
  if (!below || line.text.length < 8 || line.text.length > 50 || /[。;；:：,，|]|^[\d(（《“]/.test(line.text)) return false;
  return (
    (below.frame || (below.text.length > 60 && below.text.includes('。'))) &&
    /[\u4e00-\u9fff]{6}/.test(line.text) &&
    // between the way to the page and the line that tells when it was published, whatever it is about
    ((isFirst && below.frame && line.start > 0) || /巡[察视]|整改|督察|审计|反馈|工作/.test(line.text)) &&
    !ORG_END.test(line.text)
  );
}

const SHORTEST_IN_CELL = 16;

/** What stands around words in a line or cell of the clean text. */
const BLANKS = setOf('| \t\n');

function trimLine(text: Clean, start: number, end: number, frame: boolean): Line | null {
  const t = text.text;
  let s = start;
  let e = end;
  while (s < e && has(BLANKS, text.codes[s]!)) s++;
  while (e > s && has(BLANKS, text.codes[e - 1]!)) e--;
  // …整改情况的报告——2023年4月在市七届人大常委会第十七次会议上
  const spoken = /(?<=[\u4e00-\u9fff])——(?=\d{4}年[\d月日]*[在于])/.exec(t.slice(s, Math.min(e, s + 120)));
  if (spoken) e = s + spoken.index;
  // a column tag: 【巡察整改】
  const tag = /^【[^】]{1,16}】/.exec(t.slice(s, Math.min(e, s + 20)));
  if (tag && s + tag[0].length < e) s += tag[0].length;
  // |教育局专题栏目|巡察整改|中共…关于…的报告|: the last cell of a row
  const cell = t.lastIndexOf('|', e - 1) + 1;
  if (cell > s && e - cell >= SHORTEST_IN_CELL && isTitle(t.slice(cell, e).trim())) s = skipSpaces(t, cell, e);
  // • 中共…党组关于…的通报: where a list of metadata ends with the title
  while (s < e && has(BULLETS, text.codes[s]!)) s = skipSpaces(t, s + 1, e);
  if (e <= s) return null;
  return { start: s, end: e, text: t.slice(s, e), frame };
}

function skipSpaces(t: string, start: number, end: number): number {
  let s = start;
  while (s < end && /\s/.test(t[s]!)) s++;
  return s;
}

/** Whether a line reads like the title of a report or notice. */
export function isTitle(line: string): boolean {
  // 第二医院：巡视整改“回头看”情况答问
  const plain = line.includes('(') ? line.replace(/\([^()]{1,30}\)/g, '') : line;
  const colon = plain.search(/[:：]/);
  if (colon > 3 && ORG_END.test(line.slice(0, colon))) return isTitle(line.slice(colon + 1));
  return (
    line.length >= 6 &&
    line.length <= 90 &&
    TITLE_END.test(line) &&
    TITLE_WORDS.test(line) &&
    // …反馈问题(任务编号:AH-037)整改验收销号的公示
    !/[:：;；。]/.test(plain) &&
    !/[,，]/.test(line.slice(-6))
  );
}

function previousPart(lines: Line[], k: number): Line | null {
  const p = lines[k - 1];
  if (!p || p.frame || p.text.length > 60 || /[。;；:：]/.test(p.text) || MARKER_START.test(p.text) || p.text.startsWith('——')) return null;
  return p;
}

/** …集团有限公司党委 | 关于…反馈问题 | 整改进展的公告: the unit above a title that begins with 关于. */
function unitAbove(lines: Line[], k: number): Line | null {
  const unit = previousPart(lines, k);
  return unit && lines[k]!.text.startsWith('关于') && ORG_END.test(unit.text) && unit.text.length <= 40 ? unit : null;
}

/** Whether two lines make one title: a unit and what it reports on, or a break inside the phrase. */
function joins(first: string, second: string): boolean {
  if (isTitle(first) && isTitle(second)) return false;
  if (first === second) return false;
  // …反馈问题(编号十 | 四)整改完成情况公示
  if (first.lastIndexOf('(') > first.lastIndexOf(')') && /^[^()]{0,12}\)/.test(second)) return true;
  if (second.startsWith('关于')) return ORG_END.test(first) && first.length <= 40;
  if (first.includes('关于') && !second.includes('关于') && !TITLE_END.test(first)) return true;
  if (first.includes('关于') && !isTitle(second)) return true;
  return (
    !second.includes('关于') &&
    ORG_END.test(first) &&
    first.length <= 40 &&
    /^(?:贯彻|落实|巡[察视]|整改|\d{4}年|集中|审计|\u843d)/.test(second)
  );
}

const LONGEST_COLUMN = 10;

function titleBeforeGap(text: Clean, line: Line, frame: Frame): Title | null {
  let { start } = line;
  for (const part of frame.lines) if (part.start === start && part.end < line.end) start = part.end;
  while (start < line.end && has(BLANKS, text.codes[start]!)) start++;
  for (let i = start + 2; i <= Math.min(line.end, start + 90); i++) {
    if (text.text[i] === '。') return null;
    if (text.gap[i]! === 0 && i < line.end) continue;
    const head = text.text.slice(start, i);
    // 门户 > 公报 > 正文 发布时间:… 来源:… 关于…的报告: the frame goes on in front of the title
    const chrome = isTitle(head) ? undefined : frame.lines.find((p) => p.start === i && p.end < line.end);
    if (chrome) {
      start = chrome.end;
      while (start < line.end && has(BLANKS, text.codes[start]!)) start++;
      i = start + 1;
      continue;
    }
    // 首页 > 党建纪检 > 巡察整改 中共…委员会关于…: the way to the page stands before the title
    if (
      /[>»›]$/.test(head) ||
      ((start > line.start ? i - start <= LONGEST_COLUMN : /[>»›]/.test(head)) &&
        /^(?:中共|中国共产党|关于)/.test(text.text.slice(i, i + 6)))
    )
      start = i;
    else if (i - start >= 6 && !/[>»›]/.test(head) && isTitle(head)) return { parts: [{ start, end: i }], value: head, formal: true };
  }
  return null;
}

/** Of which kind the document is: from its title first, then from its lead. */
export function documentKind(
  printed: string,
  lead: string,
  whole: { hasAnswers: boolean; framedIssues: number; firstHeading?: string },
): DocumentKind {
  // 二〇二三年工作报告(摘要)
  const title = printed.replace(/\((?:摘要|节选|全文|简版|书面|公开[版稿]?|[审评]议稿|送审稿|征求意见稿|讨论稿)\)$/, '');
  const about = title || lead.slice(0, 300);
  const rectified =
    /整改|落实.{0,20}(?:反馈|督察|意见)|评估报告|办理情况|研究处理|(?:信访|交办|转办|举报)件?[\u4e00-\u9fff()]{0,12}(?:查处|处理|处置)情况/;
  if (title) {
    // 整改方案(公开版): all of it is still to come
    if (/整改[\u4e00-\u9fff]{0,8}(?:方案|计划)(?:\([^)]{0,12}\))?$/.test(title)) return 'other';
    // 审计查出问题整改工作办法: rules for all such work
    if (RULES_TITLE.test(title)) return 'other';
    // what a meeting decided, and the news that there is one
    if (/会议纪要(?:\([^)]{0,12}\))?$/.test(title)) return 'other';
    if (
      /(?:进驻|召开|举行|动员|启动|反馈会|推进会|部署会|座谈会|筹备会|调度会|动员会)$/.test(title) &&
      !/整改(?:落实|进展|完成)?情况/.test(title)
    )
      return 'other';
    // of its coming, or where to complain; an announcement of results says 整改
    if (/公告$/.test(title) && !rectified.test(title) && !/销号/.test(title)) return 'other';
    // 关于做好…整改工作的通知, 关于举办…培训班的通知: what others are to do
    if (/(?:做好|举办|召开|开展|组织|加强|推进).{0,40}通知$/.test(title)) return 'other';
    // what an audit found; how it was put right is another report
    if (/审计工作报告$/.test(title)) return 'other';
    if (
      /(?:生态环境|环境保护|环保|海洋|耕地|自然资源|土地|林草).{0,8}督察|中央.{0,4}环保督察|督察.{0,30}(?:环境|生态)/.test(title) &&
      (rectified.test(title) || /销号/.test(title))
    )
      return 'environmental-rectification';
    // without an inspection's name: 突出生态环境问题整改销号公示, 群众举报生态环境问题边督边改情况
    if (
      (/生态环境|环境(?:问题|污染)|环保/.test(title) && /整改|销号|边督边改/.test(title) && !/巡[察视]|审计/.test(title)) ||
      /^(?!.*(?:巡[察视]|审计)).*整改.{0,12}销号的?公[示告]$/.test(title)
    )
      return 'environmental-rectification';
    if (/审计/.test(title) && /整改/.test(title) && !/巡[察视]/.test(title)) return 'audit-rectification';
    // 区人大常委会机关党组关于落实区委巡察反馈意见整改情况的报告
    if (/巡[察视](?:组)?(?:反馈|指出)?[\u4e00-\u9fff]{0,8}整改/.test(title) && !/评议|审议|方案|计划|通知$/.test(title))
      return 'rectification';
    // 食品安全法执法检查反馈问题整改情况的报告: problems, not opinions
    if (/执法检查[\u4e00-\u9fff]{0,8}问题[\u4e00-\u9fff]{0,4}整改/.test(title) && !/[审评]议/.test(title)) return 'rectification';
    // 代表建议和政协提案办理工作总结: looks back on the handling, answers none
    if (/(?:建议|提案|议案)[\u4e00-\u9fff]{0,6}(?:办理|承办)工作(?:的?总结|总结报告)$/.test(title)) return 'work-report';
    if (
      /(?:评议|审议意见|(?:代表|人大|政协)(?:建议|提案|议案)|执法检查|人大(?:常委会)?|视察|专题询问|政协).{0,30}(?:整改|评估|落实|办理|研究处理|处理|报告)|评议.{0,20}(?:报告|情况)|(?:民主评议|满意度).{0,12}(?:测评|结果).{0,8}(?:通报|公告|公示|情况)/.test(
        title,
      )
    )
      return 'assessment';
    if (
      /(?:工作|年度|全年|\d{4}年).{0,12}(?:总结|要点|计划|打算|重点|思路|安排)|政府工作报告|工作报告$|(?:上半年|年度|\d{4}年).{0,10}工作(?:情况|报告)|工作要点|工作回顾|\d{4}年度?(?:法治|[\u4e00-\u9fff]{0,12}主体责任)[\u4e00-\u9fff]{0,8}情况(?:的?报告)?$|年度报告$/.test(
        title,
      ) &&
      !/巡[察视].{0,20}整改|整改(?:进展|落实|工作)情况/.test(title)
    )
      return 'work-report';
    if (/述[职责廉][\u4e00-\u9fff]{0,8}$|履职(?:情况)?报告$/.test(title)) return 'work-report';
    if (/巡[察视]|巡查/.test(title) && /整改|落实/.test(title) && !/方案|动员|部署会|进驻/.test(title)) return 'rectification';
    if (/督察/.test(title) && rectified.test(title)) return 'environmental-rectification';
    if (/整改/.test(title) && !/方案|通知$/.test(title))
      return /审计/.test(lead) && !/巡[察视]/.test(lead)
        ? 'audit-rectification'
        : /生态环境|环保|环境保护/.test(lead) && /督察/.test(lead)
          ? 'environmental-rectification'
          : 'rectification';
    if (/公示|公告/.test(title) && /整改/.test(lead) && /督察|生态环境/.test(lead)) return 'environmental-rectification';
  }
  if (!title) {
    const said = announcedKind(lead);
    if (said) return said;
  }
  if (/生态环境保护督察|环保督察|环境保护督察/.test(lead) && /整改/.test(lead) && whole.hasAnswers && !/巡[察视]组/.test(lead))
    return 'environmental-rectification';
  if (/审计/.test(lead) && /整改/.test(lead) && !/巡[察视]/.test(lead) && (whole.hasAnswers || whole.framedIssues > 1))
    return 'audit-rectification';
  if (
    /巡[察视]/.test(lead) &&
    /整改/.test(lead) &&
    (whole.hasAnswers || whole.framedIssues > 1 || /整改.{0,8}(?:情况|进展).{0,8}(?:公布|通报|公开|报告)/.test(lead))
  )
    return 'rectification';
  if (/(?:评议|审议)意见|人大常委会/.test(lead) && /整改|落实/.test(lead) && whole.framedIssues > 0) return 'assessment';
  if (whole.hasAnswers && /整改/.test(about)) return 'rectification';
  if (/年.{0,6}工作(?:总结|要点|计划|情况)/.test(about) && !/巡[察视]/.test(about)) return 'work-report';
  // 2023年,我局… 一、工作总结
  if (!title && WORK_CHAPTER.test(whole.firstHeading ?? '') && !/巡[察视]|整改|审计|督察/.test(about)) return 'work-report';
  // 对照职责清单逐项梳理年度任务完成情况
  if (!title && /(?:年度|全年)(?:重点|目标|工作|主要)*任务(?:的)?完成情况/.test(about) && !/巡[察视]|整改/.test(about))
    return 'work-report';
  return 'other';
}

const WORK_CHAPTER =
  /^(?:(?:\d{4}年|上半年|全年|今年以来|年度)的?)?(?:主要|重点|各项)?工作(?:总结|回顾|(?:任务)?(?:完成|开展|推进)情况|成效)(?:[。\n]|$)/;

/** What a text without its title says that it tells: 现将…整改情况公示如下, 报告…审计查出问题整改情况,请予审议. */
function announcedKind(lead: string): DocumentKind | null {
  const m = ANNOUNCED.exec(lead);
  if (!m || /方案/.test(m[0])) return null;
  // …督察反馈意见第二十七项整改任务已完成,现将有关情况公示如下: what it is about may stand before it
  const said = lead.slice(Math.max(0, m.index - 400), m.index + m[0].length);
  if (/巡[察视]/.test(said)) return null;
  if (/审计/.test(said) && /整改/.test(said)) return 'audit-rectification';
  if (/生态环境|环境保护|环保督察/.test(said) && /督察|销号|环境问题/.test(said) && /整改|销号/.test(said))
    return 'environmental-rectification';
  if (/(?:审议|评议)意见/.test(said)) return 'assessment';
  return null;
}

const RULES_TITLE = /(?:办法|规定|细则|规则|条例)(?:\([^)]{0,12}\))?$/;

const ANNOUNCED =
  /(?:现[将就]|报告)(?:[^。;；]{0,160}?(?:整改|研究处理|办理|落实)[^。;；,，]{0,16}|有关)(?:情况|结果|进展)[^。;；]{0,12}?(?:公示|公布|公告|公开|通报|报告|函告|请予?审[议阅查])/;

// ---------------------------------------------------------------------------------------------------------------- fields

export interface Fields {
  unit: Range | null;
  /** A unit printed in two places side by side (中共…委 …政府): its parts. */
  inspector: Range | null;
  round: Range | null;
}

/** 十四届县委第五轮, 四届区委第三轮, 第二轮 */
const ROUND =
  /(?:(?:(?:学校|学院|集团|公司|[校院])第)?(?:[一二三四五六七八九十]{1,4}|\d{1,2})届(?:(?:(?!县委|区委|市委)[\u4e00-\u9fff]){0,4}[省市县区旗州盟]委(?:[\u4e00-\u9fff]{2}工委)?|自治[县州旗]党委|党委|中央|院党委|校党委)?|(?:(?![第在对由据照按经为])[\u4e00-\u9fff]){0,6}?[局厅]\(公司\)党组(?:\d{4}年)?|(?:(?:(?![第在对由据照按经为])[\u4e00-\u9fff]){0,6}?集团|学校|公司|总[关队行局]|(?:(?![第在对由])[\u4e00-\u9fff]){1,8}(?:大学|学院|联社))党委(?:\d{4}年)?|(?<![\u4e00-\u9fff]届)[省市县区](?:委(?:[\u4e00-\u9fff]{2}工委)?|[局厅院]党组)|(?<=根据|按照)[院校局厅所]党[委组])?\n?第(?:[一二三四五六七八九十]{1,3}|\d{1,2})轮(?:第[一二三四五六七八九十]{1,2}批)?/g;

/** In characters, with room to spare. */
const LONGEST_ROUND = 60;

/** 市委第一巡察组, 区委巡察五组, 省第四生态环境保护督察组, 中央第六巡视组 */
const INSPECTION_GROUP =
  /(?:(?:中共)?(?:中央|[\u4e00-\u9fff]{0,8}[局厅]\(公司\)党组|[\u4e00-\u9fff]{0,14}?(?:省|市|县|区|旗|州|盟|自治区|集团|公司|大学|学院|系统)?(?:委|党委|党组|党工委|法院|检察院)?(?:村(?:居|级|\(社区\))?)?))?(?:第?[一二三四五六七八九十\d]{1,3}个?)?(?:轮)?(?:生态环境保护|环境保护|生态环境|环保|自然资源|海洋|土地|耕地)?(?:提级|交叉|专项|联动|常规|联合|直接|司法)*(?:巡[察视查]|督察|督查)(?:“回头看”)?(?:第?[一二三四五六七八九十\d]{1,3})?组/g;

/** The inspection round as printed; looked for in the title, then in the text before the answers. */
export function findRound(t: string, regions: readonly Range[]): Range | null {
  for (const r of regions) {
    const part = t.slice(r.start, r.end);
    const round = part.indexOf('轮');
    if (round < 0) continue;
    // nothing further before it can belong to its name
    ROUND.lastIndex = Math.max(0, round - LONGEST_ROUND);
    for (let m = ROUND.exec(part); m; m = ROUND.exec(part)) {
      const around = part.slice(Math.max(0, m.index - 12), m.index + m[0].length + 16);
      if (!/巡[察视]|督察|审计|检查/.test(around)) continue;
      const found = { start: r.start + m.index, end: r.start + m.index + m[0].length };
      // 市委第三轮 in the title, 九届市委第三轮 below it: the fuller name
      return m[0].includes('届') ? found : (fullerRound(t, m[0], regions) ?? found);
    }
  }
  return null;
}

function fullerRound(t: string, short: string, regions: readonly Range[]): Range | null {
  for (const r of regions)
    for (const m of t.slice(r.start, r.end).matchAll(ROUND))
      if (m[0].length > short.length && m[0].endsWith(short)) return { start: r.start + m.index, end: r.start + m.index + m[0].length };
  return null;
}

/** The body that inspected, reviewed or audited, in its fullest printed form near the inspection itself. */
export function findInspector(t: string, kind: DocumentKind, regions: readonly Range[]): Range | null {
  // 区委组建4个巡察组: how many, not which
  let unnamed: Range | null = null;
  for (const r of regions) {
    const part = t.slice(r.start, r.end);
    // rules say who audits in general
    if (kind === 'other' && part.includes('第一条')) continue;
    if (kind === 'audit-rectification' || (kind === 'other' && /审计/.test(part) && !/巡[察视]/.test(part))) {
      const m =
        /(?:审计署(?:[\u4e00-\u9fff]{0,10}?(?:特派员办事处|特派办|办事处))?|(?:[\u4e00-\u9fff]{0,8}?(?:省|市|县|区|旗|州))?(?:审计[厅局])(?!局?长)|[\u4e00-\u9fff]{0,8}审计组|[\u4e00-\u9fff]{0,8}内部审计(?:中心|[处科部]))/.exec(
          part,
        );
      if (m) return tidy(t, r.start + m.index, r.start + m.index + m[0].length);
      const other = kind === 'audit-rectification' ? AUDITED_BY.exec(part) : null;
      if (other) return { start: r.start + other.index, end: r.start + other.index + other[1]!.length };
      continue;
    }
    // an inspection of how a law is kept is made by a congress too
    if (kind === 'assessment' || (kind === 'rectification' && /执法检查/.test(part) && !/巡[察视]/.test(part))) {
      for (const pattern of REVIEWERS) {
        pattern.lastIndex = 0;
        for (let m = pattern.exec(part); m; m = pattern.exec(part)) {
          // 第九届人民代表大会常务委员会第二十三次会议 is where it was said
          if (/^第|^\(扩大|^会议/.test(part.slice(m.index + m[0].length)) || part[m.index - 1] === '届') continue;
          // 市人大常委会农工委牵头组成调研组: the group has no name of its own
          if (/委[\u4e00-\u9fff]{0,6}(?:组成|组建|成立|组织)[\u4e00-\u9fff]{0,2}组$/.test(m[0])) continue;
          return tidy(t, r.start + m.index, r.start + m.index + m[0].length);
        }
      }
      continue;
    }
    INSPECTION_GROUP.lastIndex = 0;
    for (let m = INSPECTION_GROUP.exec(part); m; m = INSPECTION_GROUP.exec(part)) {
      // 六届市委第八轮巡察市委第一巡察组: the round stands before the name
      const round = /轮[\u4e00-\u9fff]{0,4}?巡[察视](?:期间)?(?=[\u4e00-\u9fff]{1,6}委第)/.exec(m[0]);
      const skipped = round ? round.index + round[0].length : 0;
      const found = tidy(t, r.start + m.index + skipped, r.start + m.index + m[0].length);
      const name = t.slice(found.start, found.end);
      if (/^(?:巡[察视]|督察|督查)组$/.test(name) && r !== regions[regions.length - 1]) continue;
      if (/(?:\d|[一二两三四五六七八九十])个/.test(name)) {
        // 区委4个巡察组 rather than 4个巡察组
        if (!unnamed || /^\d/.test(t.slice(unnamed.start, unnamed.end))) unnamed = found;
        continue;
      }
      // 八届市委第五轮巡察第三组(市委第三巡察组): by its round, then by its name
      const named = m[0].includes('轮')
        ? /^\(([\u4e00-\u9fff]{1,12}巡[察视][\u4e00-\u9fff]{0,3}组)\)/.exec(part.slice(m.index + m[0].length))
        : null;
      if (!named) return found;
      const start = r.start + m.index + m[0].length + 1;
      return tidy(t, start, start + named[1]!.length);
    }
  }
  if (unnamed || kind !== 'rectification') return unnamed;
  for (const r of regions) {
    const m = INSPECTED_BY.exec(t.slice(r.start, r.end));
    if (m) return { start: r.start + m.index, end: r.start + m.index + m[1]!.length };
  }
  return null;
}

/** 镇“三资”管理服务中心委托第三方机构,对5个村…进行了审计, 甲会计师事务所对我院…开展审计 */
const AUDITED_BY =
  /(?<=[,，。\n])((?!我|本|根据|按照|受|经|为|由|\d)[\u4e00-\u9fff“”]{2,24}?(?:中心|事务所|纪委|监委|财政[局所]|经管站|办公室|教育局|国资委|审计[部处科室]))(?:聘请|委托|会同)?[^,，。;；\n]{0,50}[,，]?对[^。;；\n]{4,70}?(?:进行|开展|实施)了?[^,，。;；\n]{0,10}审计/;

/** 县政府教育督导室对我校开展春季开学专项督导: an inspection without a group. */
const INSPECTED_BY =
  /(?<=[,，。\n])((?!我|本|根据|按照|受|经|为|由|\d)[\u4e00-\u9fff]{3,24}?(?:中心|办公室|督导室|领导小组|专班|[局厅处科委部]))(?:组织[^,，。;；\n]{0,16})?对[^,，。;；\n]{2,40}?(?:进行|开展|实施)了?[^,，。;；\n]{0,12}(?:督导|巡查|检查|督查|核查|抽查)(?=[,，。;；])/;

const REVIEWERS = [
  /[\u4e00-\u9fff]{0,8}人大常委会[\u4e00-\u9fff]{0,16}(?:工作组|评议组|调研组|检查组|评估组|视察组)/g,
  /(?:[\u4e00-\u9fff]{2,8}(?:省|市|县|区|旗|州)|[省市县区旗州])人(?:大常委会|民代表大会常务委员会)/g,
  /(?:[\u4e00-\u9fff]{0,4}执法检查组|评议工作组|评议组|调研组)/g,
];

/** Cuts what ran into the name from the left: 于…对, 根据, 由, 经. */
function tidy(t: string, start: number, end: number): Range {
  // 7个中央环境保护督察组: how many is not in the name
  if (t[start] === '个') return { start: start + 1, end };
  // 完成核实中央巡视组…: nothing stands before 中央
  const central = t.slice(start, end).lastIndexOf('中央');
  if (central > 0) return { start: start + central, end };
  const name = t.slice(start, end);
  const cut =
    /^.*(?:根据|按照|[由经对向在于从为受了是]|自(?!治|然)|日|月|年|期间|以来|安排|部署|部署下|组织|组建|组成|成立|抽调|派出|接受|配合|以下简称|落实|关于|会同|委托|同意|现将|审议了?|听取了?|和|与|及|、|,|的)(?=[\u4e00-\u9fff\d]{2,}(?:组|局|厅|会|办)$)/.exec(
      name,
    );
  if (cut && cut[0].length < name.length - 2) return { start: start + cut[0].length, end };
  return { start, end };
}

/** The unit in the title: what stands before 关于, 贯彻落实 or the year. */
export function unitInTitle(full: string): string | null {
  // 在…全体会议上的报告
  const title = full.replace(/^在/, '');
  if (RULES_TITLE.test(title)) return null;
  const m =
    /^(?:中国共产党)?(.{2,50}?)(?:关于|贯彻落实|贯彻|落实|办理(?=中央|[省市]|群众|信访|代表|政协)|\d{4}年|[〇○一二三四五六七八九零]{4}年|巡[察视](?:反馈|整改)|审计(?=整改|反馈|发现|查出)|财务收支|预算执行|(?:原)?(?:[校院局处镇乡]长|书记|主任|董事长|总经理|主要负责人)[\u4e00-\u9fff、]{0,6}(?:任期|任职|离任)|任期经济责任|对(?:照)?|中央(?=第|生态|环保|环境)|整改落实|第?[一二三四五六七八九十]+届|\d{4}(?=-|—)|举行|召开|举办|上半年|下半年|半年度?|年度|年终|(?:一|二|三|四|[1-4])季度|工作(?=总结|要点|报告|汇报|情况)|第[一二三四五六七八九十]+(?:届|次)|集中整改|整改)/.exec(
      title,
    );
  if (m && ORG_END.test(m[1]!) && m[1]!.length >= 2 && !m[1]!.startsWith('关于')) return m[1]!;
  // 某县第三小学春季开学督导反馈问题整改情况告知单
  const inspected =
    /^([^关]{2,40}(?:局|厅|院|校|[小中大]学|公司|中心|站|所|镇|乡|街道|村|社区|园|馆))[\u4e00-\u9fff]{0,6}(?:督导|检查|巡查|督查|核查)(?=反馈|发现|指出|整改)/.exec(
      title,
    );
  if (inspected) return inspected[1]!;
  // 关于津沙县2023年度…: the place alone
  const place = /^关于([\u4e00-\u9fff]{2,12}?(?:省|市|县|区|旗|州|镇|乡))(?=\d{4}|第|贯彻|落实|本级|级)/.exec(title);
  if (place) return place[1]!;
  const reviewed =
    /^关于(?:对|评议)?([\u4e00-\u9fff]{3,24}?(?:委员会|局|厅|政府|法院|检察院|委|院|中心|办公室))(?:评议|工作评议|的?(?:工作)?评议|整改|落实|工作|贯彻)/.exec(
      title,
    );
  if (reviewed && /^关于(?:对|评议)/.test(title)) return reviewed[1]!;
  // 关于市人大常委会对市教育局工作评议意见整改落实情况的报告
  const replied =
    /^关于[^对]{2,24}?(?:常委会|主任会议|人大)对([\u4e00-\u9fff]{3,24}?(?:委员会|局|厅|法院|检察院|院|委|中心|办公室))(?:的)?(?:工作)?评议/.exec(
      title,
    );
  if (replied) return replied[1]!;
  return null;
}

/** The object of the inspection in the lead: 对…党委进行了巡察. */
export function inspectedUnit(lead: string): { index: number; end: number; text: string } | null {
  const found = inspectedIn(lead);
  // 对甲公司(以下简称“甲”)、乙公司(以下简称“乙”)开展了巡察: what the brackets say is no part of the names
  if (!/\)[、(]/.test(found ? found.text : lead)) {
    // 某集团有限公司(以下简称集团)党委: without what is only said of the name
    return found && { ...found, end: found.index + found.text.length, text: found.text.replace(/\((?:以下|下)?简称[^()]*\)/, '') };
  }
  const unit = inspectedIn(lead.replace(/\([^()]{1,90}\)/g, ''));
  if (!unit) return null;
  const names = unit.text.split('、');
  const index = lead.indexOf(names[0]!);
  const last = lead.indexOf(names[names.length - 1]!, index);
  return index < 0 || last < 0 ? null : { index, end: last + names[names.length - 1]!.length, text: unit.text };
}

function inspectedIn(lead: string): { index: number; text: string } | null {
  const m =
    /对(?!照)([^,，。;；:：]{2,60}?)(?:\((?:以下|下)?简称[^)]*\))?(?:党委|党组)?(?:进行了?|开展了?|实施了?|集中)(?:为期[^,，。]{1,12}的?)?(?:集中|常规|专项|提级|交叉|联动|政治|巡[察视]|“|审计|(?:工作|履职|年度)?评议|督察|延伸|全面|[一二三四五六七八九十两\d])/.exec(
      lead,
    );
  if (m) {
    // 对…党委进行了巡察 : the party body belongs to the name
    const full = /对(?!照)([^,，。;；:：]{2,60}?)(?:\((?:以下|下)?简称[^)]*\))?(?:进行了?|开展了?|实施了?|集中开展)/.exec(lead);
    const text = (full ? full[1]! : m[1]!).replace(/(?:办理|贯彻|落实|实施|执行|开展|承办|\d{4}年).*$/, '');
    // 对市本级预算执行…进行了审计 names no unit
    if (!/(?:预算|收支|情况|资金|项目|工作|部门)$|某|[校院局处镇乡]长|书记|主任|被巡[察视]|^(?:全[省市县区州])?\d+[个家]/.test(text))
      return { index: (full ?? m).index + 1, text };
  }
  const entered = /进驻([\u4e00-\u9fff]{2,20}?)(?:开展|进行|[,，])/.exec(lead);
  if (entered) return { index: entered.index + 2, text: entered[1]! };
  const fed = /向([\u4e00-\u9fff]{3,30}?(?:党委|党组|党支部|党总支|党工委|委员会|政府))(?:[\u4e00-\u9fff]{0,4})反馈/.exec(lead);
  if (fed) return { index: fed.index + 1, text: fed[1]! };
  return null;
}

/** 岚湾区市场监督管理局局长 翁某: who read the report out, on a line of its own; the body he heads, or null. */
export function unitOfSpeaker(line: string): string | null {
  const m =
    /^(?:——)?((?:(?!关于|整改)[\u4e00-\u9fff]){2,24}?(?:人民政府|委员会|委|局|厅|办公室|中心|法院|检察院|医院|学校|学院|公司|集团))(?:(?:分?党[组委]|党工委)(?:副?书记|成员|委员)[、,]?)?(?:(?:常务)?副?(?:[省市县区州旗镇乡局厅院校]长|主任|董事长|总经理|检察长|部长|秘书长|馆长))[\u4e00-\u9fff×*X]{1,4}$/.exec(
      line,
    );
  return m ? m[1]! : null;
}

/** Lines of signature at the end: the unit above the date. */
const SIGNED_BY =
  /^(?:中共[\u4e00-\u9fff()]{3,40}(?:委员会|党组|党委|支部|总支|党工委|工作委员会|委|支委会|委[\u4e00-\u9fff]{1,8}(?:部|办公室|室|局|校|馆|社))|[\u4e00-\u9fff()]{3,36}(?:委员会|党组|党委|党支部|党总支|党工委|人民政府|局|办公室|公司|医院|学校|学院|大学|法院|检察院|村民委员会|领导小组|管委会|办事处))$/;

/** Whether a line names a body as signatures do. */
export function isSignature(line: string): boolean {
  return SIGNED_BY.test(line);
}

export interface Signature {
  /** The signing bodies, in order. */
  units: Range[];
  start: number;
}

const LONGEST_SIGNATURE = 400;

/** The signature below the text: one or two bodies on lines (or gapped parts of a line) of their own. */
export function findSignature(text: Clean, from: number, to: number): Signature | null {
  const t = text.text;
  let e = to;
  for (let n = 0; n < 8 && e > from; n++) {
    const b = t.lastIndexOf('\n', e - 1);
    const s = Math.max(b + 1, from);
    // a line as long as a paragraph is none of signatures
    const parts = e - s > LONGEST_SIGNATURE ? [] : splitGaps(text, s, e);
    const units = parts.filter((p) => SIGNED_BY.test(t.slice(p.start, p.end)));
    if (
      units.length > 0 &&
      units.length ===
        parts.filter((p) => !/^[\d〇○零一二三四五六七八九十年月日\s]+(?:印发|发布|公布)?$/.test(t.slice(p.start, p.end))).length
    )
      return { units, start: s };
    e = b;
    if (b < from) break;
  }
  // in one-line texts: …。 中共…委员会 2024年9月10日 at the very end
  const tail = t.slice(Math.max(from, to - 90), to).replace(/[|\s]+$/, '');
  const m =
    /[。;；]\s*((?:中共)?[\u4e00-\u9fff()]{4,40}(?:委员会|党组|党委|支部|总支|党工委|人民政府|局|公司|医院|法院))(\d{4}年\d{1,2}月\d{1,2}日)?$/.exec(
      tail,
    );
  if (m) {
    const start = Math.max(from, to - 90) + m.index + m[0].indexOf(m[1]!);
    return { units: [{ start, end: start + m[1]!.length }], start };
  }
  return null;
}

function splitGaps(text: Clean, start: number, end: number): Range[] {
  const parts: Range[] = [];
  let s = start;
  for (let i = start; i <= end; i++) {
    if (i === end || (i > start && text.gap[i]! > 0 && text.gap[i]! !== 3)) {
      let a = s;
      let b = i;
      while (a < b && has(BLANKS, text.codes[a]!)) a++;
      while (b > a && has(BLANKS, text.codes[b - 1]!)) b--;
      if (b > a) parts.push({ start: a, end: b });
      s = i;
    }
  }
  return parts;
}
