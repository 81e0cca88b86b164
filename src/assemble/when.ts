/** Which of the dates say when: the inspection, the feedback, the publication, the signature. */
import type { DateMentionDraft } from '../extract/dates.ts';
import type { DocumentKind } from '../model/vocabulary.ts';
import type { Frame } from '../structure/chrome.ts';
import type { Signature } from '../structure/document.ts';
import type { Range } from '../structure/spans.ts';
import { LF } from '../text/chars.ts';
import { type Clean, GAP_NONE } from '../text/clean.ts';
import { runBack, runOn, SENTENCE } from '../text/edges.ts';

/** Where in a document its dates are looked for. */
export interface Places {
  text: Clean;
  kind: DocumentKind;
  frame: Frame;
  /** From the title to the first heading. */
  lead: Range;
  leadEnd: number;
  /** From the title to the first problem. */
  overview: Range;
  signature: Signature | null;
  closing: number;
}

/** Places of dates among all dates of the document; -1 where there is none. */
export interface When {
  period: number;
  /** Where the end of the period is told apart from its beginning (3月11日开始,5月17日结束); else -1. */
  periodEnd: number;
  feedback: number;
  published: number;
  /** ——在…会议上 of a report that was read out. */
  spoken: number;
  signed: number;
}

/** How the findings reached the unit: fed back; of an audit also delivered; of a review and by an environmental group also handed over. */
const FED_BACK = {
  inspection:
    /反馈(?!意见整改|问题整改|意见.{0,6}推进会)|(?:移交|通报|转交)了?(?:督察|巡[察视])?(?:反馈)?意见|通报了?巡[察视](?:有关|相关)?情况|检查报告[^,，。;；]{0,4}(?:印送|函告|送交|转交)|[给向][^,，。;；]{2,20}指出了?[\d一二三四五六七八九十]{1,3}[个条项]/,
  environment:
    /反馈(?!意见整改|问题整改|意见.{0,6}推进会)|(?:移交|通报|转交)了?(?:督察|巡[察视])?(?:反馈)?意见|(?:交办|移交|转交|移送|通报)(?:了|给)?(?:(?!举报|信访|来电|来信|群众|线索)[^,，。;；]){0,16}问题(?!线索|整改)/,
  audit:
    /反馈(?!意见整改|问题整改)|(?:送达|出具|印发|下达|收到|[发送转寄]来|送交|分送|提交了?)[^,，。]{0,24}审计(?:报告|结果|决定|意见)|(?:送达|出具|印发|下达)《[^》]{2,60}审计(?:报告|决定|意见|结果)|送达(?:审计)?报告|送达《?审计|审计报告[^,，。]{0,16}(?:送达|送交|下达)/,
  review:
    /反馈(?!意见整改|问题整改)|交办|转交|(?:收到|[转送发]来|[印函]送|移交)[^,，。]{0,20}(?:审议|评议|视察|检查|询问|调研)意见|意见》?交由[^,，。;；]{2,16}(?:研究|办理)|(?:审议|评议|视察|检查)意见书?(?:\([^()]*\))?(?:送交|转送|印送|函送|送达|发送)|(?:以|印发).{0,40}(?:审议|评议)意见|(?:执法检查|调研|视察|检查|评议)报告[^,，。;；]{0,4}(?:印送|函告|送交|转交)|清单》?交[^,，。;；]{2,16}(?:整改|办理|研究)/,
} as const;

function fedBackOf(kind: DocumentKind): RegExp {
  if (kind === 'audit-rectification') return FED_BACK.audit;
  if (kind === 'assessment') return FED_BACK.review;
  return kind === 'environmental-rectification' ? FED_BACK.environment : FED_BACK.inspection;
}

const INSPECT = /巡[察视查]|督[察导]|审计|评议|检查|视察|进驻/;
/** Another inspection than the one told before. */
const AGAIN = /回头看|再次|又(?:对|进行|开展)|复查|第二次/;
/** A review is made by them too. */
const REVIEW = /调研|走访|问卷|测评|评估/;

export function findWhen(places: Places, drafts: readonly DateMentionDraft[]): When {
  const { text, lead } = places;
  const { period, periodEnd, feedback } =
    places.kind === 'work-report' ? { period: -1, periodEnd: -1, feedback: -1 } : findInspection(places, drafts);
  const signed = findSigned(places, drafts);
  const published = drafts.findIndex((d) => isPublished(places, d));
  return {
    period,
    periodEnd,
    feedback,
    published:
      [
        published,
        signed,
        drafts.findIndex((d) => isDrawnUp(text.text, d)),
        drafts.findIndex((d) => isBelowTitle(text.text, lead.start, d)),
      ].find((k) => k >= 0) ?? -1,
    spoken: drafts.findIndex((d) => isSpoken(places, d)),
    signed,
  };
}

function findInspection(places: Places, drafts: readonly DateMentionDraft[]): Pick<When, 'period' | 'periodEnd' | 'feedback'> {
  const { text, kind, frame, lead, overview } = places;
  const t = text.text;
  const fedBack = fedBackOf(kind);
  let period = -1;
  let feedback = -1;
  for (let k = 0; k < drafts.length; k++) {
    const d = drafts[k]!;
    if (d.start < lead.start || d.start >= lead.end || d.open || inLines(frame, d.start)) continue;
    const s = sentenceAround(text, d.start, d.end);
    const sentence = t.slice(s.start, s.end);
    const afterDate = t.slice(d.end, s.end);
    const beforeDate = t.slice(s.start, d.start);
    if (d.to) {
      const isPeriod =
        !d.yearOnly &&
        (INSPECT.test(sentence) || (kind === 'assessment' && REVIEW.test(sentence))) &&
        !/整改期|集中整改|任(?:职|期|内)[^,，。;；]{0,6}$/.test(beforeDate.slice(-8)) &&
        // 公示期5个工作日(9月9日至9月13日)
        !/公示(?:期|时间)[^。;；]{0,16}$/.test(beforeDate.slice(-20)) &&
        !/^(?:前|期间,?整改)/.test(afterDate);
      if (period < 0 && isPeriod) {
        period = k;
        // 2022年5月开展专项巡察,当年8月反馈…。2024年4月8日至4月26日又进行了“回头看”: the feedback told before was of an earlier one
        if (feedback >= 0 && drafts[feedback]!.start < s.start && AGAIN.test(afterDate)) feedback = -1;
      }
      continue;
    }
    if (feedback >= 0) continue;
    if (d.from.day > 0 && /反馈(?:时间|日期)[:：]?$/.test(beforeDate)) {
      feedback = k;
      continue;
    }
    if ((d.from.day > 0 || d.from.month > 0) && fedBack.test(sentence) && !/上反馈后|整改情况反馈/.test(sentence)) {
      const f = afterDate.search(fedBack);
      // the date nearest to the word is the one that is meant
      const isNearest = f >= 0 && f < 120 && !hasDateBefore(drafts, k + 1, d.end + f, d.from.day > 0);
      // 校党委于11月下旬对学院开展了巡察,学院根据反馈意见…: the month of the inspection
      const isOfInspection = d.from.day === 0 && INSPECTED_THEN.test(afterDate.slice(0, f));
      // 1月16日,记者获悉,自督察组反馈意见后: long after it
      const isSince = /[,，]自[^,，。;；]{2,60}$/.test(afterDate.slice(0, f));
      if (isNearest && !isOfInspection && !isSince && afterDate[0] !== '《') feedback = k;
    }
  }
  // a feedback date outside the lead: 二、… 2024年7月26日,巡察组反馈
  for (let k = 0; feedback < 0 && k < drafts.length; k++) {
    const d = drafts[k]!;
    if (d.start < lead.end || d.start >= overview.end || d.to || d.open || d.from.day === 0) continue;
    const after = t.slice(d.end, sentenceAround(text, d.start, d.end).end);
    if (/^[^。;；]{0,60}(?:巡[察视]|督察|审计|评议)[^。;；]{0,40}反馈/.test(after) && !/反馈(?:问题|意见).{0,6}(?:整改|方案)/.test(after))
      feedback = k;
  }
  let periodEnd = -1;
  for (let k = 0; period < 0 && k + 1 < drafts.length; k++) {
    if (!beginsAndEnds(places, drafts[k]!, drafts[k + 1]!)) continue;
    period = k;
    periodEnd = k + 1;
  }
  for (let k = 0; period < 0 && k < drafts.length; k++) if (isMonthOfInspection(places, drafts[k]!)) period = k;
  return { period, periodEnd, feedback };
}

/** 巡察自3月11日开始,5月17日结束; 8月28日,巡视组进驻,10月27日结束现场工作 */
function beginsAndEnds({ text: { text: t }, lead }: Places, first: DateMentionDraft, second: DateMentionDraft): boolean {
  if (first.start < lead.start || second.start >= lead.end || first.to || second.to || first.from.day === 0 || second.from.day === 0)
    return false;
  const between = t.slice(first.end, second.start);
  return (
    between.length <= 60 &&
    !between.includes('。') &&
    /^起|开始|进驻/.test(between) &&
    /^(?:结束|止|撤[离点]|离开)/.test(t.slice(second.end, second.end + 4)) &&
    INSPECT.test(t.slice(Math.max(lead.start, first.start - 30), second.end + 12))
  );
}

/** Whether another date stands nearer: one of a day, or of a month where no more is looked for. */
function hasDateBefore(drafts: readonly DateMentionDraft[], from: number, end: number, isDay: boolean): boolean {
  for (let k = from; k < drafts.length && drafts[k]!.start < end; k++) {
    const { day, month } = drafts[k]!.from;
    if (day > 0 || (!isDay && month > 0)) return true;
  }
  return false;
}

const INSPECTED_THEN = /^[^。;；]{0,30}对[^。;；]{2,60}?(?:进行|开展|实施)了?[^,，。;；]{0,12}(?:巡[察视]|督察|审计|检查)(?:工作)?[,，;；]/;

/** 今年4月,县人大常委会…开展专题调研; 县审计局于4月对我院…进行了审计; 中央第五督察组2022年3月督察发现: of the inspection no more is told than its month. */
function isMonthOfInspection({ text, kind, lead, overview }: Places, d: DateMentionDraft): boolean {
  if (d.to || d.open || d.from.day > 0 || d.from.month === 0 || d.start < lead.start || d.start >= overview.end + NEAR) return false;
  const after = text.text.slice(d.end, sentenceAround(text, d.start, d.end).end);
  if (kind === 'assessment')
    return (
      d.start < lead.end &&
      /^[^。;；]{0,40}(?:人大|评议组|调研组|检查组|代表)[^。;；]{0,40}(?:开展|进行)了?[^,，。;；]{0,16}(?:调研|视察|检查|评议)/.test(after)
    );
  if (kind === 'audit-rectification')
    return (
      d.start < lead.end && /^(?:[县市区省]?审计[^,，。;；]{0,8})?对[^。;；]{2,60}(?:进行|开展|实施)了?[^,，。;；]{0,12}审计/.test(after)
    );
  if (kind === 'rectification')
    return (
      d.start < lead.end &&
      /^[^,，。;；]{0,24}对[^,，。;；]{2,40}(?:进行|开展|实施)了?[^,，。;；]{0,12}巡[察视](?:工作)?[,，。;；]/.test(after)
    );
  return kind === 'environmental-rectification' && text.text.slice(d.start - 3, d.start) === '督察组' && /^(?:督察|进驻|现场)/.test(after);
}

/** Characters behind the overview in which the first problem tells who found it, and when. */
const NEAR = 400;

function isSpoken({ text: { text: t }, lead }: Places, d: DateMentionDraft): boolean {
  return d.start < lead.start + 3000 && t.slice(Math.max(0, d.start - 2), d.start) === '——' && /^[在于]/.test(t.slice(d.end, d.end + 2));
}

function isPublished({ text: { text: t }, frame, lead, closing }: Places, d: DateMentionDraft): boolean {
  if (d.from.day === 0 || d.to) return false;
  // below a table, wherever that ends
  if (/\n(?:填报|制表)(?:时间|日期)[:：]$/.test(t.slice(Math.max(0, d.start - 6), d.start))) return true;
  if (d.start >= lead.end && d.start <= closing) return false;
  // 时间:2024年9月11日(星期三)下午 is when they met
  if (/^\(?(?:星期|周|[上下]午|晚)/.test(t.slice(d.end, d.end + 3))) return false;
  const label = t.slice(Math.max(0, d.start - 8), d.start);
  return (
    /(?:发布|发表|更新|公开|公布|填报|制表)(?:时间|日期)[:：]?$|^(?:时间|日期)[:：]$|[\n|](?:时间|日期)[:：]$/.test(
      label.replace(/\s/g, ''),
    ) ||
    // 作者:党政办 日期:2022-12-09 浏览:356次, [日期]2025-06-20[浏览次数]77
    (/(?:时间|日期)[\]】]?[:：]?$/.test(label) && /^[[【]?(?:浏览|点击|阅读|访问|字[号体]|打印|来源)/.test(t.slice(d.end, d.end + 4))) ||
    (inLines(frame, d.start) && d.from.year > 0 && !/成文/.test(label)) ||
    // (2024年12月5日) on a line of its own below the title
    (isBelowTitle(t, lead.start, d) && label.endsWith('('))
  );
}

/** 成文日期:2024-08-20 among the page's particulars: where nothing says when it was published or signed. */
function isDrawnUp(t: string, d: DateMentionDraft): boolean {
  return d.from.day > 0 && !d.to && /(?:成文|生成)日期[:：]?$/.test(t.slice(Math.max(0, d.start - 6), d.start));
}

/** A day alone on its line, in brackets or not, right below the title. */
function isBelowTitle(t: string, lead: number, d: DateMentionDraft): boolean {
  if (d.from.year === 0 || d.from.day === 0 || d.to || d.start >= lead + 40) return false;
  return /(?:^|\n)\(?$/.test(t.slice(Math.max(0, d.start - 2), d.start)) && /^\)?(?:\n|$)/.test(t.slice(d.end, d.end + 2));
}

/** The date below the last paragraph, or that of the signature. */
function findSigned({ text, frame, leadEnd, signature, closing }: Places, drafts: readonly DateMentionDraft[]): number {
  const t = text.text;
  let imprint = -1;
  for (let k = drafts.length - 1; k >= 0; k--) {
    const d = drafts[k]!;
    if (d.end > frame.end) continue;
    if (d.start < Math.min(closing, frame.end - 1) - 4000) break;
    if (d.from.day === 0 || d.to || d.open || d.from.year === 0) continue;
    const isInSignature = signature !== null && d.start >= signature.start;
    const beginsLine = d.start === 0 || text.codes[d.start - 1] === LF || t[d.start - 1] === '|' || text.gap[d.start]! !== GAP_NONE;
    const endsLine =
      d.end >= text.length ||
      text.codes[d.end] === LF ||
      /^(?:印发|发布|公布)(?:\n|$)/.test(t.slice(d.end, d.end + 3)) ||
      t[d.end] === '|' ||
      text.gap[d.end]! !== GAP_NONE;
    if (!endsLine || !(isInSignature || (beginsLine && d.start > leadEnd))) continue;
    // 县教育局办公室 2024年10月28日印发, below the signature: when it was printed
    if (t.startsWith('印发', d.end)) imprint = imprint < 0 ? k : imprint;
    else return k;
  }
  if (imprint >= 0) return imprint;
  return drafts.findIndex((d) => isOfForwarding(text, d));
}

/** 现印发给你们。 | 市卫生健康委 | 2017年2月22日 | 2016年工作总结…: signed above the document that it forwards. */
function isOfForwarding({ text: t, codes, length }: Clean, d: DateMentionDraft): boolean {
  if (d.start > LONGEST_FORWARDING || d.from.day === 0 || d.from.year === 0 || d.to || d.open) return false;
  if (codes[d.start - 1] !== LF || d.end >= length || codes[d.end] !== LF) return false;
  const line = t.lastIndexOf('\n', d.start - 2) + 1;
  return FORWARDED_BY.test(t.slice(line, d.start - 1).trim()) && /印发|转发|下发/.test(t.slice(0, line));
}

const LONGEST_FORWARDING = 2000;
const FORWARDED_BY = /^[\u4e00-\u9fff()]{4,40}(?:委员会|委|局|厅|政府|办公室|党组|党委|公司|医院|学院|大学|中心)$/;

export function inLines(frame: Frame, at: number): boolean {
  return frame.lines.some((l) => at >= l.start && at < l.end);
}

function sentenceAround(text: Clean, start: number, end: number): Range {
  return {
    start: runBack(text.classes, start, start - 200, SENTENCE),
    end: runOn(text.classes, end, Math.min(text.length, end + 200), SENTENCE),
  };
}
