import { BREAK, CLASS, DIGIT, FOLD, has, isHan, SPACE, setOf, VOID } from './chars.ts';

/** The lines of a text, and which of them continue the one before (hard wraps) or are page furniture. */
export interface Lines {
  readonly count: number;
  /** First character of each line that is not white space; equals `end` for a blank line. */
  readonly start: number[];
  /** After its last character that is not white space. */
  readonly end: number[];
  /** Offset of a line-break character before the line. */
  readonly breakAt: readonly number[];
  /** 1: the line continues the sentence of the line before. */
  readonly join: Uint8Array;
  /** 1: blank, a page number or a running head: not part of the text. */
  readonly skip: Uint8Array;
  /** 1: tabs in this line separate cells. */
  readonly tabbed: readonly number[];
  /** The text has a space after nearly every glyph, as some PDF text layers do. */
  readonly glyphSpaced: boolean;
}

/** Cannot end a paragraph, so the break after it is a wrap. */
const OPEN_END = new Set([...'，,、（(“‘《〔【'].map((c) => c.charCodeAt(0)));
/** Ends a sentence, clause list or label. */
const CLOSED_END = new Set([...'。；;：:！!？?｡|】'].map((c) => c.charCodeAt(0)));

/** A page number alone on its line: - 3 -, — 3 —, 第3页, 第 3 页 共 12 页, 3/12. */
const PAGE_NUMBER = /^[-—–·~\s]{0,4}(?:第\s?\d{1,4}\s?页(?:[\s,，/]{0,3}共\s?\d{1,4}\s?页)?|\d{1,3}(?:\s?\/\s?\d{1,3})?)[-—–·~\s]{0,4}$/;

const OPENS_PAGE_NUMBER = setOf('-—–·~第0123456789');

/** Whether a page number alone on its line can begin with this character: most lines are passed over at this look. */
function mayNumberPage(code: number): boolean {
  return has(OPENS_PAGE_NUMBER, code) || (CLASS[code]! & (SPACE | BREAK | VOID)) !== 0;
}

/** What starts a line of its own: an ordinal marker, a label, a bullet. */
const STARTS_LINE =
  /^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d０-９]{1,3}[)）]|[\d０-９]{1,2}(?:[.．、](?![\d０-９])|[)）])|[①-⑳⑴-⒛]|[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[,，、:：]|——|[【•●■◆▪]|[\u4e00-\u9fff]{2,10}[:：]|问题[\d０-９一二三四五六七八九十])/;

/**
 * Splits a text into lines and decides which line breaks are hard wraps.
 *
 * A text counts as wrapped where many of its lines are about as wide as the widest and stop in mid-sentence; there a full line that does
 * not end a sentence is joined with the next. Elsewhere only a line that ends with a comma or an opening bracket is.
 */
export function joinLines(source: string, codes: Uint16Array): Lines {
  const n = source.length;
  const start: number[] = [];
  const end: number[] = [];
  const breaks: number[] = [];
  let spaces = 0;
  let glyphs = 0;
  let lineStart = 0;
  let from = 0;
  let last = -1;
  let breakAt = 0;
  const tabbed: number[] = [];
  let tabs = 0;
  let leadingTabs = 0;
  let blank = false;
  const gaps = gapsAsBreaks(source);
  const close = (): void => {
    // of several blank lines one tells as much
    if (blank && last < 0) return;
    blank = last < 0;
    start.push(last < 0 ? lineStart : from);
    end.push(last < 0 ? lineStart : last + 1);
    breaks.push(breakAt);
    tabbed.push(tabs > leadingTabs ? 1 : 0);
  };
  for (let i = 0; i < n; i++) {
    const c = codes[i]!;
    const cls = CLASS[c]!;
    if ((cls & (BREAK | SPACE | VOID)) === 0) {
      if (last < 0) {
        from = i;
        leadingTabs = tabs;
      }
      last = i;
      glyphs++;
    } else if (cls & BREAK || gaps?.has(i)) {
      // CRLF is one break: a blank line in between would end every wrapped paragraph
      if (c === 10 && codes[i - 1] === 13) {
        lineStart = i + 1;
        continue;
      }
      close();
      breakAt = i;
      lineStart = i + 1;
      last = -1;
      tabs = 0;
      leadingTabs = 0;
    } else if (c === 9) tabs++;
    else if (cls & SPACE) spaces++;
  }
  close();

  const count = start.length;
  const join = new Uint8Array(count);
  const skip = new Uint8Array(count);
  for (let l = 0; l < count; l++) if (start[l] === end[l]) skip[l] = 1;
  for (let l = 0; l < count; l++) if (!skip[l]) dropMarkup(source, start, end, l);
  // A tab at the start of a row is an empty first cell only where the row has further tabs.
  for (let l = 0; l < count; l++) {
    if (tabbed[l] && !skip[l]) {
      let s = start[l]!;
      while (s > 0 && source.charCodeAt(s - 1) === 9) s--;
      start[l] = s;
    }
  }
  const lines: Lines = {
    count,
    start,
    end,
    breakAt: breaks,
    join,
    skip,
    tabbed,
    glyphSpaced: glyphs > 200 && spaces > glyphs * 0.6,
  };
  markWraps(source, codes, lines);
  joinCells(source, codes, lines);
  return lines;
}

/** A text of more lines has its paragraphs. */
const MOST_LINES = 3;
const SHORTEST_ONE_LINE = 400;
/** What is longer is no one notice. */
const LONGEST_ONE_LINE = 2_000_000;
/** Of fewer gaps none is what is left of a line break; nor where there is one for every few characters. */
const FEWEST_GAPS = 4;
const CLOSEST_GAPS = 10;
const GAP = /[ \u00a0\u3000]+/g;
const LONGEST_MARKER = 16;

/**
 * In a text all of whose paragraphs stand on one line, the places of the spaces that are left of its line breaks; null where it is no such text.
 * A space within a spaced word (联 系 人), beside a figure (召开 5 次) or behind a label's colon is none.
 */
function gapsAsBreaks(source: string): ReadonlySet<number> | null {
  if (source.length < SHORTEST_ONE_LINE || source.length > LONGEST_ONE_LINE) return null;
  let lines = 0;
  for (let i = source.indexOf('\n'); i >= 0; i = source.indexOf('\n', i + 1)) if (++lines > MOST_LINES) return null;
  const found = new Set<number>();
  let before = 0;
  for (const m of source.matchAll(GAP)) {
    const { index } = m;
    const end = index + m[0].length;
    const from = before;
    before = end;
    if ((index - from >= 2 || source[index - 1] === '|') && setsApart(source, index, end, from)) found.add(index);
  }
  return found.size >= FEWEST_GAPS && found.size * CLOSEST_GAPS <= source.length ? found : null;
}

const LONGEST_BEGINNING = 100;
/** The title, or a sentence, behind the last of the page's bars. */
const BEGINS_TEXT = /^(?:[^|\s]{8,60}(?:通报|报告|公告|公示|总结)(?=[ \u00a0\u3000])|[^|\s]{40,}[，。])/;
/** 浏览次数:316 */
const PAGE_FIELD = /^[^，。；\s]{2,8}[:：][\d\-:次]+$/;

function setsApart(source: string, start: number, end: number, from: number): boolean {
  const last = source[start - 1]!;
  const next = source.slice(end, end + LONGEST_MARKER);
  if (last === '|' && BEGINS_TEXT.test(source.slice(end, end + LONGEST_BEGINNING))) return true;
  // …整改进展情况通报 | 2024-02-06
  if (next.startsWith('|') && start - from >= 8 && /(?:通报|报告|公告|公示)$/.test(source.slice(from, start))) return true;
  if (next === '' || /[|\s，、,（(“《‘]/.test(last) || /^[|\s，。、,；;：:！？）)”》’]/.test(next)) return false;
  if (STARTS_LINE.test(next)) return true;
  if (/[：:]/.test(last)) return false;
  if (/[。；;！!？?）)】”》]/.test(last)) return true;
  if (/[\dA-Za-z０-９]/.test(last)) return PAGE_FIELD.test(source.slice(from, start)) && !/^\d/.test(next);
  if (/^[\dA-Za-z０-９]/.test(next)) return /^(?:20\d{2}年|２０[０-９]{2}年)/.test(next);
  // 联 系 人
  return !/^.(?:[ \u00a0\u3000]|$)/.test(next);
}

const HASH = 35;
const STAR = 42;

/** The heading and bold marks of Markdown around a line: # 标题, **（一）学习不深入**. */
function dropMarkup(source: string, start: number[], end: number[], l: number): void {
  let s = start[l]!;
  let e = end[l]!;
  if (source.charCodeAt(s) === HASH) {
    let i = s;
    while (i < e && source.charCodeAt(i) === HASH) i++;
    if (source.charCodeAt(i) !== 32) return;
    while (i < e && source.charCodeAt(i) === 32) i++;
    if (i < e) s = i;
  }
  if (source.charCodeAt(s) === STAR && source.charCodeAt(s + 1) === STAR && e - s > 4) {
    const close = source.indexOf('**', s + 2);
    if (close > 0 && close < e) s += 2;
    if (close === e - 2) e -= 2;
  }
  start[l] = s;
  end[l] = e;
}

/** Columns of a line without its white space; with it where every glyph stands apart. */
function width(codes: Uint16Array, start: number, end: number, enough: number, spaced: boolean): number {
  let w = 0;
  for (let i = start; i < end && w <= enough; i++) {
    const c = codes[i]!;
    // a run of spaces between words is one column or some: one is sure
    if (spaced || (CLASS[c]! & (SPACE | VOID)) === 0)
      w += (c > 0x2e7f && (CLASS[c]! & DIGIT) === 0) || (c >= 0x2014 && c <= 0x201d) ? 2 : 1;
    else if (CLASS[c]! & SPACE && (CLASS[codes[i - 1]!]! & SPACE) === 0) w++;
  }
  return w;
}

const HEADING_END = /^(?:问题|情况|方面|措施|打算|工作|进展|任务|成效|安排)$/;

/** Columns beyond which a line is a paragraph and not a line of a page. */
const WIDEST = 120;

function markWraps(source: string, codes: Uint16Array, lines: Lines): void {
  const { count, start, end, join, skip } = lines;
  /** How many lines there are of each width. */
  const ofWidth = new Int32Array(WIDEST + 2);
  const widths = new Int32Array(count);
  let kept = 0;
  let long = 0;
  for (let l = 0; l < count; l++) {
    if (skip[l]) continue;
    kept++;
    widths[l] = width(codes, start[l]!, end[l]!, WIDEST, lines.glyphSpaced);
    if (widths[l]! > WIDEST) long++;
    else ofWidth[widths[l]!]!++;
  }
  if (kept < 2) return;
  const short = kept - long;
  let widest = 0;
  // the width that 97 lines of a hundred do not exceed
  for (let below = 0; short > 0; widest++) if ((below += ofWidth[widest]!) > Math.min(short - 1, Math.floor(short * 0.97))) break;
  const nearly = widest - (lines.glyphSpaced ? 10 : 7);
  let stopsMidSentence = 0;
  let fullLines = 0;
  for (let l = 0; l < count; l++) {
    if (skip[l] || widths[l]! < nearly || widths[l]! > WIDEST) continue;
    fullLines++;
    if (!CLOSED_END.has(codes[end[l]! - 1]!)) stopsMidSentence++;
  }
  // once a text is known to be wrapped, a line that stops in mid-sentence need not be quite full: half-width digits make it narrower
  const full = Math.min(nearly, Math.floor(widest * 0.7));
  let brokenOff = 0;
  for (let l = 0, next = -1; l < count; l = next) {
    for (next = l + 1; next < count && skip[next]; next++);
    if (skip[l] || next >= count || widths[l]! < full || widths[l]! > WIDEST || CLOSED_END.has(codes[end[l]! - 1]!)) continue;
    if (!STARTS_LINE.test(source.slice(start[next]!, start[next]! + 16))) brokenOff++;
  }
  // lines that break off, and numbers of pages between them
  let pages = 0;
  for (let l = 0; l < count; l++) if (!skip[l] && isPageNumber(source, start[l]!, end[l]!)) pages++;
  const wrapped =
    (pages >= 2 && long === 0 && widest >= 36 && stopsMidSentence >= 3 && stopsMidSentence >= fullLines * 0.5) ||
    (lines.glyphSpaced && kept >= 4 && long === 0 && widest >= 30) ||
    (kept >= 4 &&
      long <= kept * 0.05 &&
      widest >= 36 &&
      stopsMidSentence >= 3 &&
      stopsMidSentence >= fullLines * 0.5 &&
      fullLines >= kept * 0.3) ||
    (kept >= 12 && long === 0 && widest >= 36 && brokenOff >= kept * 0.45) ||
    goOnWithoutIndent(source, codes, lines, widths);
  if (wrapped) dropFurniture(source, lines);

  let indented = 0;
  if (wrapped) for (let l = 0; l < count; l++) if (!skip[l] && indent(source, lines, l) > 0) indented++;
  const usesIndents = wrapped && indented >= 3 && indented < kept * 0.7;

  // paragraphs are set apart by blank lines: what follows a full line goes on with it, even behind a stop
  let blanks = 0;
  if (wrapped && !usesIndents) for (let l = 0; l < count; l++) if (start[l] === end[l]) blanks++;
  const spaced = blanks >= 5 && blanks >= kept * 0.12;
  const hangs = goOnIndented(source, codes, lines);

  let before = -1;
  let gapEnd = -1;
  let pageBreak = false;
  for (let l = 0; l < count; l++) {
    if (skip[l]) {
      if (l > gapEnd) {
        pageBreak = false;
        for (gapEnd = l; gapEnd < count && skip[gapEnd]; gapEnd++) if (start[gapEnd] !== end[gapEnd]) pageBreak = true;
      }
      // A blank line ends a paragraph, unless it came with a page break.
      if (start[l] === end[l] && !(wrapped && pageBreak)) before = -1;
      continue;
    }
    if (before >= 0 && !lines.tabbed[l] && !lines.tabbed[before]) {
      const lastChar = codes[end[before]! - 1]!;
      const head = source.slice(start[l]!, start[l]! + 16);
      if (hangs) {
        if (before === l - 1 && isPushedIn(source, lines, l) && !STARTS_LINE.test(head)) join[l] = 1;
      } else if (wrapped) {
        // 截至2023年7 | 月底: no paragraph ends in a bare number; a heading may well end short of the margin
        const least =
          CLASS[lastChar]! & DIGIT && isHan(FOLD[head.charCodeAt(0)]!)
            ? widest >> 1
            : STARTS_LINE.test(source.slice(start[before]!, start[before]! + 16)) &&
                HEADING_END.test(source.slice(end[before]! - 2, end[before]!))
              ? nearly
              : full;
        const isFull = widths[before]! >= least;
        if (usesIndents && indent(source, lines, l) === 0 && isFull) {
          if (!CLOSED_END.has(lastChar) || !STARTS_LINE.test(head)) join[l] = 1;
        } else if (usesIndents && indent(source, lines, l) > 0 && !OPEN_END.has(lastChar)) {
          // an indented line opens a paragraph
        } else if (
          (isFull && !CLOSED_END.has(lastChar)) ||
          OPEN_END.has(lastChar) ||
          (spaced && before === l - 1 && widths[before]! >= nearly)
        ) {
          if (!STARTS_LINE.test(head)) join[l] = 1;
        }
      } else if (
        OPEN_END.has(lastChar) &&
        end[before]! - start[before]! > 15 &&
        !STARTS_LINE.test(head) &&
        (isHan(FOLD[head.charCodeAt(0)]! || head.charCodeAt(0)) || CLASS[head.charCodeAt(0)]! & DIGIT)
      ) {
        join[l] = 1;
      }
    }
    before = l;
  }
}

/** A table of fewer columns may be anything. */
const FEWEST_TABS = 3;

/**
 * 1\t县城污水处理厂超负荷运行,雨天溢流 | 污染青槐河。\t…: where every numbered row of a table set apart by tabs has as many of them, counted over its
 * lines, a line break within a row is within a cell, and what breaks off there goes on.
 */
function joinCells(source: string, codes: Uint16Array, { count, start, end, join, skip, tabbed }: Lines): void {
  if (!tabbed.includes(1)) return;
  const rows: { first: number; last: number; tabs: number }[] = [];
  let row: (typeof rows)[number] | undefined;
  for (let l = 0; l < count; l++) {
    if (skip[l]) continue;
    const line = source.slice(start[l], start[l + 1] ?? source.length);
    if (tabbed[l] && NUMBERED_ROW.test(line)) rows.push((row = { first: l, last: l, tabs: 0 }));
    else if (ONE_CELL.test(line)) row = undefined;
    if (!row || l - row.first > MOST_CELL_LINES) continue;
    let tabs = 0;
    for (let i = 0; i < line.length; i++) if (line.charCodeAt(i) === TAB) tabs++;
    row.tabs += tabs;
    // below the last tab the text goes on
    if (tabs > 0 || source.indexOf('\t', start[l]) >= 0) row.last = l;
  }
  const all = rows[0]?.tabs ?? 0;
  const whole = rows.filter((r) => r.tabs === all);
  if (all < FEWEST_TABS || whole.length < 2 || whole.length < rows.length * 0.6 || whole.every((r) => r.last === r.first)) return;
  for (const { first, last } of whole) joinBetween(source, codes, { start, end, join, skip }, first, last);
}

const TAB = 9;
/** 一、水污染防治\t\t\t: a heading among the rows. */
const ONE_CELL = /^[^\t\n]+\t+\s*$/;
const NUMBERED_ROW = /^\d{1,3}\t/;
const MOST_CELL_LINES = 40;

function joinBetween(
  source: string,
  codes: Uint16Array,
  { start, end, join, skip }: Pick<Lines, 'start' | 'end' | 'join' | 'skip'>,
  first: number,
  last: number,
): void {
  for (let l = first + 1, before = first; l <= last; l++) {
    if (skip[l]) continue;
    const c = codes[end[before]! - 1]!;
    if (!CLOSED_END.has(c) && c !== 9 && !STARTS_LINE.test(source.slice(start[l]!, start[l]! + 16))) join[l] = 1;
    before = l;
  }
}

/** Columns of the shortest line that a wrap ends. */
const SHORTEST = 36;

/**
 * Paragraphs are indented, and of the lines that are not nearly all go on where the one before breaks off: wraps, however uneven. That
 * some paragraphs stand on one long line is then no sign against it.
 */
function goOnWithoutIndent(source: string, codes: Uint16Array, lines: Lines, widths: Int32Array): boolean {
  const { count, start, end, skip } = lines;
  let indented = 0;
  let others = 0;
  let goOn = 0;
  let before = -1;
  for (let l = 0; l < count; l++) {
    if (skip[l] || isPageNumber(source, start[l]!, end[l]!)) continue;
    if (indent(source, lines, l) > 0) indented++;
    else if (before >= 0 && !STARTS_LINE.test(source.slice(start[l]!, start[l]! + 16))) {
      others++;
      if (widths[before]! >= SHORTEST && !CLOSED_END.has(codes[end[before]! - 1]!)) goOn++;
    }
    before = l;
  }
  return indented >= 5 && goOn >= 5 && goOn >= others * 0.7;
}

/** Lines that are pushed in go on with the one above, paragraphs begin at the margin: the other way round than usual. */
function goOnIndented(source: string, codes: Uint16Array, lines: Lines): boolean {
  const { count, start, end, skip } = lines;
  let pushedIn = 0;
  let goOn = 0;
  let brokenOff = 0;
  for (let l = 1; l < count; l++) {
    if (skip[l] || skip[l - 1]) continue;
    const open = end[l - 1]! - start[l - 1]! > SHORTEST / 4 && !CLOSED_END.has(codes[end[l - 1]! - 1]!);
    if (isPushedIn(source, lines, l)) {
      pushedIn++;
      if (open && !STARTS_LINE.test(source.slice(start[l]!, start[l]! + 16))) goOn++;
    } else if (OPEN_END.has(codes[end[l - 1]! - 1]!)) brokenOff++;
  }
  return goOn >= 5 && goOn >= pushedIn * 0.6 && brokenOff <= goOn * 0.1;
}

/** Whether a line begins with white space; a tab may be an empty cell. */
function isPushedIn(source: string, lines: Lines, l: number): boolean {
  const c = source.charCodeAt(lines.start[l]! - 1);
  return lines.start[l]! > 0 && c !== 9 && (CLASS[c]! & SPACE) !== 0;
}

function indent(source: string, lines: Lines, l: number): number {
  let i = lines.start[l]! - 1;
  let w = 0;
  while (i >= 0 && (CLASS[source.charCodeAt(i)]! & SPACE) !== 0) {
    w += source.charCodeAt(i) === 0x3000 ? 2 : 1;
    i--;
  }
  return w >= 2 ? w : 0;
}

function isPageNumber(source: string, start: number, end: number): boolean {
  return end - start <= 24 && mayNumberPage(source.charCodeAt(start)) && PAGE_NUMBER.test(source.slice(start, end));
}

/** Page numbers, and lines that recur on page after page. */
function dropFurniture(source: string, lines: Lines): void {
  const seen = new Map<string, number[]>();
  const pages = new Set<number>();
  for (let l = 0; l < lines.count; l++) {
    if (lines.skip[l] || lines.end[l]! - lines.start[l]! > 60) continue;
    const line = source.slice(lines.start[l]!, lines.end[l]!);
    if (mayNumberPage(line.charCodeAt(0)) && PAGE_NUMBER.test(line)) {
      lines.skip[l] = 1;
      pages.add(l);
      continue;
    }
    if (CLOSED_END.has(line.charCodeAt(line.length - 1))) continue;
    const key = line.replace(/[\d０-９\s]+/g, '#');
    if (key.length < 5) continue;
    const at = seen.get(key);
    if (at) at.push(l);
    else seen.set(key, [l]);
  }
  for (const [key, at] of seen) {
    if (at.length < 2 || /[:：]/.test(key)) continue;
    // two are enough where each stands beside the number of a page
    if (at.length === 2 && !at.every((l) => pages.has(l - 1) || pages.has(l + 1))) continue;
    if (at.length === 2) lines.skip[at[0]!] = 1;
    for (const l of at.slice(1)) lines.skip[l] = 1;
    // The first stays: it is the title, unless it stands at the very top as a running head too.
  }
}
