/** The lines at the top of a page that can be its title, and whether the page is nothing but a list of titles. */
export interface Line {
  start: number;
  end: number;
  /** As printed, without white space inside. */
  words: string;
}

export interface Headings {
  lines: Line[];
  /** Titles one below the other: a column of a site, where a notice would have prose. */
  listed: { start: number; end: number } | null;
}

const SHORTEST = 6;
const LONGEST = 100;
/** With a full stop or a comma, a line longer than this is part of a paragraph, and no title follows it. */
const PROSE = { stop: 20, comma: 30 };
const MOST = 40;
/** So many titles in a row are a list. */
const LIST = 4;

const CHROME =
  /^(?:首页|当前位置|您(?:现在|当前)?(?:的|所在)?(?:的)?位置|索\s*引\s*号|主题分类|发布(?:时间|日期|机构)|来源|信息来源|时间[:：]|日期[:：]|作者|编辑|责编|责任编辑|浏览|点击|阅读|字体|字号|【字|【打印|打印|分享|上一[篇页条]|下一[篇页条]|附件|版权|主办|网站|ICP)/;
/** 一、总体情况: a heading of the text. */
const NUMBERED =
  /^(?:[一二三四五六七八九十]{1,3}、|[((（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．]|第[一二三四五六七八九十]+(?:部分|章|条)|——)/;
/** · …通报 2024-03-11: an entry of a list. */
const ENTRY = /(?:通报|报告|公告|公示|情况|决定|计划|通知|方案|结果)[\s　]*[[（(]?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\])）]?$/;
const ENDS_IN_DATE = /[\d日][\])）]?$/;
const COLUMN_TAG = /^【[^】]{1,16}】/;

/** Looks at the first `limit` characters. */
export function headings(text: string, limit: number): Headings {
  const stop = Math.min(text.length, limit);
  const lines: Line[] = [];
  const listed = { start: -1, end: -1 };
  let entries = 0;
  let open = true;
  for (let at = 0, n = 0; at < stop && n < MOST; at = lineEnd(text, at) + 1, n++) {
    let end = lineEnd(text, at);
    let start = at;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    if (start === end) continue;
    if (end - start <= LONGEST) {
      const printed = text.slice(start, end);
      if (ENDS_IN_DATE.test(printed) && ENTRY.test(printed)) {
        entries++;
        if (listed.start < 0) listed.start = start;
        listed.end = end;
      }
      if (!open) continue;
      if (isProse(printed)) open = false;
      else if (end - start >= SHORTEST && !CHROME.test(printed) && !NUMBERED.test(printed) && !printed.includes('>'))
        add(lines, printed, start);
    } else if (open) {
      // a title at the head of its paragraph, set off by a space
      const first = titleBefore(text, start);
      if (first > 0) add(lines, text.slice(start, first), start);
      open = false;
    }
  }
  return { lines, listed: entries >= LIST ? listed : null };
}

function isProse(printed: string): boolean {
  return (printed.length > PROSE.stop && printed.includes('。')) || (printed.length > PROSE.comma && /[，,]/.test(printed));
}

function add(lines: Line[], printed: string, start: number): void {
  const tag = COLUMN_TAG.exec(printed)?.[0].length ?? 0;
  const from = tag === printed.length ? 0 : tag;
  lines.push({ start: start + from, end: start + printed.length, words: printed.slice(from).replace(/[\s　|]+/g, '') });
}

function titleBefore(text: string, start: number): number {
  for (let i = start; i < start + LONGEST; i++) {
    const c = text[i]!;
    if (c === '。' || c === '，' || c === ',') return -1;
    if (i > start + SHORTEST && /[\s　|]/.test(c)) return i;
  }
  return -1;
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

const SPACE = 32;
const PIPE = 124;
const IDEOGRAPHIC_SPACE = 0x3000;
const NO_BREAK_SPACE = 0xa0;

function isBlank(code: number): boolean {
  return code <= SPACE || code === PIPE || code === IDEOGRAPHIC_SPACE || code === NO_BREAK_SPACE || code === 0xb7;
}
