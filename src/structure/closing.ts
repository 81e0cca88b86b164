/** Where the body of a notice ends: contacts, thanks, attachments, signature. */
import { CLOSING_OPENING, FOLLOW_UP_OPENING, INVITES } from '../lexicon/headings.ts';
import { has, LF, setOf } from '../text/chars.ts';
import { type Clean, GAP_NONE } from '../text/clean.ts';
import { findSignature } from './document.ts';
import type { Mark } from './marks.ts';
import { isParagraphStart, trimEnd } from './sentences.ts';
import type { Range } from './spans.ts';
import { isStatusOnly, LONGEST_STATUS } from './status.ts';

const SHORTCOMING_OPENING =
  /^(?:在(?:肯定|总结|取得|看到|充分肯定).{0,30}(?:同时|成绩)|(?:同时|但是?|但同时|与此同时)?[,，]?(?:我们|我局|我委)?也?(?:清醒|深刻|充分)(?:地)?(?:认识|看)到|(?:虽然|尽管|回顾).{0,60}(?:问题|不足|差距|短板)|(?:需要?[^,，。;；\n]{0,16}(?:说明|报告)的是[,，])?[^,，。;；:：\n]{0,10}问题的?(?:解决|整改)[^。;；:：\n]{0,4}(?:还|仍|尚)需要?(?:一个|一定的?)?(?:过程|时间)|(?:(?:总的|总体|整体|综合)(?:上|来)?看?|从[^,，。;；\n]{2,10}[来上]?看)[,，][^。;；:：\n]{0,40}(?:仍|还|尚|依然)(?:然)?(?:存在|有)[^。;；:：\n]{0,12}(?:问题|不足|差距|短板|弱项|困难|薄弱)|(?:整改|当前|目前)?工作(?:中|推进)?[^。;；:：\n]{0,6}(?:仍|还|尚|依然)(?:然)?存在[^。;；:：\n]{0,12}(?:不足|差距|短板|弱项|困难|薄弱)[^。;；\n]{0,8}[:：])/;

const BARE_OUTLOOK = /^(?:今后|下一?步|下一?阶段|后续|接下来|努力方向)[\u4e00-\u9fff]{2,14}\n/;

const BALANCE =
  /^(?:(?:集中|巡察|审计|此次|本次)?整改(?:期间|以来|过程中|工作中)|通过(?:此次|本次|集中|审计)?整改|总体(?:上|来?看)|综上)[,，](?:[^。;；\n]{0,14}[,，])?[^,，。;；\n]{0,10}(?:共|累计|合计|总计)[^。;；\n]{0,20}\d/;

const SHORTCOMINGS_AHEAD =
  /^(?:成绩[^,，。;；\n]{0,8}[,，])?但?(?:问题|困难|差距|短板|不足)[^。:：,，\n]{0,6}不容(?:回避|忽视|乐观|低估)[:：]/;

const EXCLAMATION = '!'.charCodeAt(0);
const FULL_STOP_CODE = '。'.charCodeAt(0);

const CLOSING_CHARACTER = setOf('其对针上(大村居党群欢如特以专请接公监本联咨举反通邮电来意干社广附我单现');

/** 集中整改虽已告一段落,但…。下一步,…: a look back at all of it leads to what comes next. */
const LOOKS_BACK =
  /^(?=[^。\n]*(?:整改|巡[察视]|审计|督察)|[^。\n]*(?:在路上|终点|休止|完成时|成绩))(?=[^。\n]*(?:告一段落|在路上|不是终点|没有终点|休止符|完成时|虽然?已|来之不易|阶段性))[^。\n\d“]{6,70}。(?:[^。\n\d“]{6,60}。)?(?:下一?步|今后|接下来|下一?阶段|下阶段)/;

/** 五、公示期与联系方式 */
const CONTACT_HEADING =
  /^[^。;；]{0,10}(?:公示|联系方式|监督(?:举报)?(?:方式|电话|渠道)|接受监督|反馈(?:方式|渠道)|举报|异议|(?:意见|建议|线索)(?:受理|征集|收集|提出)|(?:怎么|向谁)反映)[^。;；]{0,16}[。:：]?$/;

/** No notice closes in the first part of its text with so much behind it. */
const EARLY = 0.25;
const LONG_BEHIND = 600;

/** Where the body ends: the first closing words after the last sign of an answer. Un-numbered headings on the way become marks. */
export function findClosing(
  text: Clean,
  oneLine: boolean,
  lastSignal: number,
  marks: readonly Mark[],
  end: number,
  virtual: Mark[],
): number {
  const t = text.text;
  let followUp = false;
  const lastMark = marks.length > 0 ? marks[marks.length - 1]!.end : 0;
  const lastChapter = startOfLast(
    marks,
    (x) => (x.kind === 'han' || x.kind === 'han-paren') && !/^.{0,12}(?:联系|公示|监督|意见反馈)/.test(t.slice(x.end, x.end + 20)),
  );
  let inFollowUp = false;
  let m = 0;
  for (let i = Math.max(0, lastSignal); i < end; i++) {
    const before = text.codes[i - 1];
    const lineStart = i === 0 || before === LF;
    const gapped = text.gap[i]! !== GAP_NONE;
    const afterStop = before === FULL_STOP_CODE;
    // …衷心的感谢!成绩来之不易,但问题不容回避:…;…
    if ((afterStop || before === EXCLAMATION) && SHORTCOMINGS_AHEAD.test(t.slice(i, i + 24))) {
      virtual.push({ kind: 'virtual', value: 0, start: i, end: i, line: lineStart, paragraph: true });
      continue;
    }
    if (!lineStart && !gapped && !afterStop) continue;
    while (m < marks.length && marks[m]!.start < i) {
      const k = marks[m]!.kind;
      if (k === 'han' || k === 'han-paren')
        inFollowUp = /^.{0,20}(?:下一?步|今后|巩固|打算)/.test(t.slice(marks[m]!.end, marks[m]!.end + 30));
      m++;
    }
    const paragraph = isParagraphStart(text, oneLine, i);
    const head = t.slice(i, i + 60);
    if (paragraph || (gapped && !oneLine)) {
      // 今后的工作, alone on its line above 下一步,…
      if (!followUp && !inFollowUp && i > lastSignal && lineStart && BARE_OUTLOOK.test(head) && marks[m]?.start !== i) {
        virtual.push({ kind: 'virtual', value: 0, start: i, end: i, line: true, paragraph: true });
        followUp = true;
        continue;
      }
      if (
        !followUp &&
        !inFollowUp &&
        (FOLLOW_UP_OPENING.test(head) || (lineStart && LOOKS_BACK.test(t.slice(i, i + 160)))) &&
        !/^下一?步[:：]?$/.test(head.split('\n')[0]!)
      ) {
        const body = t.slice(i, i + 400);
        if (i > lastSignal && body.length > 10 && marks[m - 1]?.end !== i) {
          virtual.push({ kind: 'virtual', value: 0, start: i, end: i, line: lineStart, paragraph: true });
          followUp = true;
          continue;
        }
      }
      if (SHORTCOMING_OPENING.test(head)) {
        virtual.push({ kind: 'virtual', value: 0, start: i, end: i, line: lineStart, paragraph: true });
        continue;
      }
    }
    // …该问题已整改到位。下一步,… in running text: the last answer is closed
    if (!paragraph && afterStop && !followUp && !inFollowUp && i > lastSignal && FOLLOW_UP_OPENING.test(head) && isClosed(t, i - 1)) {
      virtual.push({ kind: 'virtual', value: 0, start: i, end: i, line: false, paragraph: true });
      followUp = true;
      continue;
    }
    // 整改期间,我馆共收回资金16.6万元,新建制度3项。: what all of it came to, below the last answer
    if (paragraph && i >= lastMark && i > lastSignal && BALANCE.test(head)) return i;
    const invites = (paragraph || afterStop) && INVITES.test(head);
    if (!invites && (!has(CLOSING_CHARACTER, text.codes[i]!) || !CLOSING_OPENING.test(head))) continue;
    if (
      !invites &&
      !paragraph &&
      !/^(?:欢迎|(?:大家|[村居]民|群众).{0,10}对.{0,12}意见|联系(?:电话|方式|人)|监督(?:举报)?电话|如(?:有|对)|特此|专此(?:报告|函复|汇报)|公示(?:时间|期))/.test(
        head,
      )
    )
      continue;
    // 监督方式:… right below the title
    if (i < end * EARLY && end - i > LONG_BEHIND) continue;
    // 附件:1.清单 2.目录 : the numbers are those of the attachments
    if (/^(?:公示|附(?!件[:：])|[对针以上][^。;；\n]{0,20}(?:共|累计))/.test(head) && i < lastMark) continue;
    if (i < lastChapter) continue;
    // a heading of its own: 五、公示期与联系方式
    for (let k = marks.length - 1; k >= 0; k--) {
      const x = marks[k]!;
      if (x.start >= i) continue;
      const between = t.slice(x.end, i);
      if (x.end > lastSignal && between.length <= 60 && (between === '' || CONTACT_HEADING.test(between.split('\n', 1)[0]!)))
        return x.start;
      break;
    }
    const heading = marks.find((x) => x.end === i);
    return heading ? heading.start : i;
  }
  // headings that announce the contacts
  const lastHan = startOfLast(marks, (x) => x.kind === 'han');
  for (const x of marks) {
    if (
      x.start > lastSignal &&
      x.start >= lastHan &&
      (x.kind === 'han' || x.kind === 'han-paren' || x.kind === 'part' || x.kind === 'sign') &&
      /^.{0,10}(?:公示(?:期|时间)|联系方式|监督(?:方式|电话|渠道)|意见反馈|异议(?:受理|反馈|提出|渠道)|意见(?:受理|征集)|反馈(?:方式|渠道))/.test(
        t.slice(x.end, x.end + 20),
      )
    )
      return x.start;
  }
  return contactParagraph(text, oneLine, lastSignal, marks, end);
}

/** A way to reach somebody, with its number: 电话0778-3916027, 邮编452371, sw@163.com. */
const WAY =
  /(?:拨打?|打|电话|手机|热线|座机|传真|专线)[^。;；\n]{0,16}?\d[\d-]{5,}|(?:邮编|邮政编码)[^。;；\n]{0,4}\d{6}|[A-Za-z\d]@[A-Za-z\d]/;
const TO_WRITE_OR_CALL = /有话|打电话|来信|写信|去信|信函|反映|提出|意见|联系人|监督|邮编|邮政编码|邮[寄件箱]|咨询/;
const LAST_PARAGRAPHS = 6;
/** 值班电话 0791-88426015, a line above others of its sort. */
const CONTACT_LINE = /^[\u4e00-\u9fff]{0,6}(?:电话|手机|热线|座机|专线|传真|邮箱|电邮)/;
const LEADS_TO_CONTACTS = /(?:意见|建议|监督|反映|联系|线索)[^。\n]*[:：]\n?$/;
const LONGEST_INVITATION = 80;

/**
 * In whatever words readers are invited, the paragraph among the last that tells how to reach the unit closes the notice, where no item
 * begins in it or behind it; `end` where none does.
 */
function contactParagraph(text: Clean, oneLine: boolean, from: number, marks: readonly Mark[], end: number): number {
  const floor = Math.max(from, marks.length > 0 ? marks[marks.length - 1]!.end : 0);
  let found = end;
  let next = end;
  for (let i = end - 1, n = 0; i > floor && n < LAST_PARAGRAPHS && end - i < LONGEST_CLOSING; i--) {
    // in a text of one line a sentence may be all that sets it off
    if (!isParagraphStart(text, oneLine, i) && !(oneLine && text.codes[i - 1] === FULL_STOP_CODE)) continue;
    const words = text.text.slice(i, next);
    if (words.trim().length > 0) n++;
    if (WAY.test(words) && (TO_WRITE_OR_CALL.test(words) || (found === next && CONTACT_LINE.test(words)))) found = i;
    // 意见建议请径告公司纪委: above the lines that tell how
    else if (found === next && words.length < LONGEST_INVITATION && LEADS_TO_CONTACTS.test(words)) found = i;
    next = i;
  }
  return found;
}

const LONGEST_CLOSING = 1200;

const INVITATION = /(?:意见|看法|建议|异议|监督)[^。;；\n]{0,60}(?:反映|电话|拨打|提出|监督|来信)/;

/**
 * Paragraphs that invite readers to write or call and tell how, wherever they stand: before the outlook, or before what is attached. Of
 * use where the notice has no such closing.
 */
export function invitations(text: Clean, oneLine: boolean, from: number, to: number): Range[] {
  const found: Range[] = [];
  let start = -1;
  for (let i = from; i <= to; i++) {
    if (i < to && !isParagraphStart(text, oneLine, i)) continue;
    if (start >= 0) {
      const words = text.text.slice(start, i);
      const tells = words.length < LONGEST_CLOSING && WAY.test(words);
      if (tells && (INVITES.test(words) || CLOSING_OPENING.test(words) || INVITATION.test(words))) found.push({ start, end: i });
    }
    start = i;
  }
  return found;
}

/** Whether the sentence that ends at `stop` only says how far the problem has come. */
function isClosed(t: string, stop: number): boolean {
  const from = t.lastIndexOf('。', stop - 1) + 1;
  return stop - from <= LONGEST_STATUS + 4 && isStatusOnly(t.slice(from, stop));
}

/** Where the signature, or the date that stands for it, begins: no item reaches into it. */
export function startOfSignature(text: Clean, from: number, to: number): number {
  const end = trimEnd(text, from, to);
  const line = text.text.lastIndexOf('\n', end - 1) + 1;
  // a text of one line may bear its signature at the very end
  if (line <= from && line > 0) return to;
  const signature = findSignature(text, from, to);
  if (signature && signature.start > from) return signature.start;
  return /^(?:\d{4}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$/.test(
    text.text.slice(line, end),
  )
    ? line
    : to;
}

function startOfLast(marks: readonly Mark[], is: (mark: Mark) => boolean): number {
  for (let k = marks.length - 1; k >= 0; k--) if (is(marks[k]!)) return marks[k]!.start;
  return -1;
}
