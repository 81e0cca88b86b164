import { closeOf, type Zones } from '../../text/zones.ts';
import { quote } from '../phrases.ts';
import type { Rule } from '../rule.ts';
import { oneOf, signOf } from '../signs.ts';

export const textTruncated: Rule = {
  id: 'text/truncated',
  severity: 'warning',
  what: { zh: '文末断句', en: 'the text breaks off at its end' },
  why: {
    zh: '句子没有写完、引号没有闭合，往往是上传时截断，后面的问题和联系方式都看不到了。',
    en: 'An unfinished sentence or quotation usually means that an upload was cut off, and what followed cannot be read.',
  },
  fires:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n二、反馈问题整改情况\n（一）关于学习不深入的问题\n整改情况：已完成整改。组织集中学习6次，把学习成效转化为推动工作的实际',
  silent:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n二、反馈问题整改情况\n（一）关于学习不深入的问题\n整改情况：已完成整改。组织集中学习6次，把学习成效转化为推动工作的实际行动。\n中共望江县委员会\n2024年9月10日',
  find({ t, text, frame, notice, zones }) {
    // of other pages nobody knows how they end
    if (notice.document.kind === 'other') return [];
    let end = beforeOtherPages(t, frame.end);
    while (end > 0 && /[\s|]/.test(t[end - 1]!)) end--;
    const start = Math.max(0, end - LONGEST_LINE, t.lastIndexOf('\n', end - 1) + 1);
    const line = t.slice(start, end);
    // a signature, a date, an address list or a heading needs no full stop
    if (line.length < 20 || /[\t|]/.test(line) || frame.lines.some((l) => l.start <= start && start < l.end)) return [];
    // 附件:1.… 2.…
    if (/^\d{1,2}[.、]/.test(line) && ATTACHED.test(t.slice(Math.max(0, start - 600), start))) return [];
    const last = line[line.length - 1]!;
    const open = unclosed(t, zones, Math.max(start, end - 400), end);
    if (/[。!?;:…”’)》】〕.|]/.test(last) && open < 0) return [];
    const tail = line.slice(Math.max(line.lastIndexOf('。'), line.lastIndexOf(';'), line.lastIndexOf('!')) + 1);
    if (
      open < 0 &&
      (tail.length < 10 ||
        !/[,，、]/.test(line) ||
        SIGNED.test(tail) ||
        notice.contacts.some((c) => c.end >= (notice.source.chars || 0) - 40))
    )
      return [];
    const from = open >= 0 ? open : end - Math.min(tail.length, 16);
    const words = quote(text, { start: from, end });
    return [
      {
        start: from,
        end,
        message: {
          zh: open >= 0 ? `文末「${words.slice(0, 12)}…」的引号或括号没有闭合` : `文末“…${words}”没有写完；请核对是否上传时截断`,
          en:
            open >= 0
              ? `the quotation or bracket opened at ‘${words.slice(0, 12)}…’ is never closed`
              : `the text breaks off: “…${words}”; was it cut off when it was uploaded?`,
        },
        expected: null,
        actual: null,
      },
    ];
  },
};

/** …2023年12月20日 上一篇:… 下一篇:…: what a page puts behind the notice, where all of it is one line. */
function beforeOtherPages(t: string, end: number): number {
  const from = Math.max(0, end - LONGEST_LINKS);
  const at = t.slice(from, end).search(/[上下]一[篇条][:：]/);
  return at < 0 ? end : from + at;
}

const LONGEST_LINKS = 200;

/** Of a longer line only the end is looked at. */
const LONGEST_LINE = 4000;
const ATTACHED = /(?:^|\n)附件?[:：\d一二]/;

/** What may end a text without a full stop: a signature with its date, a contact line, a note on who publishes. */
const SIGNED =
  /(?:\d{4}|[二〇○零一三四五六七八九]{4})年.{1,6}月.{0,4}日?$|委员会$|党组$|党委$|支部$|政府$|办公室$|局$|公司$|医院$|学校$|大学$|@|\d{6,}$|ICP|备案|公网安备|阅读|点击|版权|(?:电话|邮箱|地址|邮编|信箱|网址|附件)/;

const closes = oneOf('”’)》】');
const opens = oneOf('“《(');

/** The last opening quotation mark or bracket before the end that nothing closes, or -1. */
function unclosed(t: string, zones: Zones, start: number, end: number): number {
  for (let i = end - 1; i >= start; i--) {
    const code = t.charCodeAt(i);
    if (signOf(closes, code)) return -1;
    if (signOf(opens, code)) return closeOf(zones, i) > i ? -1 : i;
  }
  return -1;
}
