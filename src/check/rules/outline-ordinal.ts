import { LF } from '../../text/chars.ts';
import { quote } from '../phrases.ts';
import { type Item, once, type Reading } from '../reading.ts';
import type { Report, Rule } from '../rule.ts';
import { oneOf, signOf } from '../signs.ts';

export const outlineOrdinal: Rule = {
  id: 'outline/ordinal',
  severity: 'warning',
  what: { zh: '序号跳号、重号或体例不一', en: 'a list marker is skipped, repeated or of the wrong style' },
  why: {
    zh: '跳号、重号往往是删改时漏了一项，也让人无法准确引用“第几个问题”。',
    en: 'A gap or a repetition is often what is left of an item that was cut, and nobody can cite the items by number.',
  },
  fires:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n三、下一步工作打算\n一是加强学习。坚持每月集中学习一次。二是完善制度。修订财务管理办法。四是强化监督。开展专项检查。',
  silent:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n三、下一步工作打算\n一是加强学习。坚持每月集中学习一次。二是完善制度。修订财务管理办法。三是强化监督。开展专项检查。',
  find(reading) {
    const reports: Report[] = [];
    const last = new Map<string, { item: Item; parent: Item }>();
    const isSelected = once(() => OMITTED.test(reading.t));
    const visit = (item: Item): void => {
      for (const child of item.children) {
        const { list } = child;
        const opens = list.nodes[0] === child;
        const ends = list.nodes[list.nodes.length - 1] === child;
        if ((opens || ends) && !UNNUMBERED.has(list.kind)) {
          // a list is looked at once, at its first item
          if (opens) {
            const before = last.get(list.kind);
            const runsOn = before !== undefined && list.nodes[0]!.mark.value === lastOf(before.item.mark) + 1;
            if (!isPlain(list)) reports.push(...inList(reading, list, runsOn, isSelected));
            if (before) reports.push(...atOpening(reading, list, before, item));
          }
          if (ends) last.set(list.kind, { item: child, parent: item });
        }
        if (child.children.length > 0) visit(child);
      }
    };
    visit(reading.root);
    for (const { fields } of reading.structure.issues) if (fields.length > 2) reports.push(...inFields(reading, fields));
    return reports;
  },
};

/** 一、整改问题 … 四、整改措施 … 六、整改时限: the numbers of the headings under which one problem is told. */
const FIELD_HEADING = /^(?<marker>(?<numeral>[一二三四五六七八九十]{1,3}|\d{1,2})[、.])[^\d]/;

const beginsNumber = oneOf('一二三四五六七八九十0123456789');

function inFields(reading: Reading, fields: Reading['structure']['issues'][number]['fields']): Report[] {
  const { t } = reading;
  const reports: Report[] = [];
  let before: Heading | null = null;
  let run = 0;
  for (const field of fields) {
    const start = headingStart(t, field.start);
    const m = start < 0 || !signOf(beginsNumber, t.charCodeAt(start)) ? null : FIELD_HEADING.exec(t.slice(start, field.start + 1));
    if (!m) continue;
    const { marker, numeral } = m.groups as { marker: string; numeral: string };
    const value = numberOf(numeral);
    const heading: Heading = { mark: { kind: '', paragraph: true, value, start, end: start + marker.length } };
    if (before && before.mark.start === start) continue;
    // after three in a row one that is missing is no accident of how the fields are named
    if (before && run > 2 && value === before.mark.value + 2) {
      const missing = `${/\d/.test(numeral) ? value - 1 : hanNumeral(value - 1)}${marker.slice(numeral.length)}`;
      if (!t.slice(before.mark.end, start).includes(missing)) reports.push(wrongNumber(reading, heading, before, value - 1));
    }
    run = before && value === before.mark.value + 1 ? run + 1 : 1;
    before = heading;
  }
  return reports;
}

/** Where the line begins whose heading ends here; -1 where that is too long for a heading. */
function headingStart(t: string, end: number): number {
  for (let s = end - 1; s > Math.max(0, end - 20); s--) if (t.charCodeAt(s - 1) === LF) return s;
  return end <= 20 ? 0 : -1;
}

function numberOf(numeral: string): number {
  if (/\d/.test(numeral)) return Number(numeral);
  for (let n = 1; n < 100; n++) if (hanNumeral(n) === numeral) return n;
  return 0;
}

/** What has a marker: an item, or the heading of a field. */
type Heading = Pick<Item, 'mark'>;

/** 首先 and 最后 have no next number, table rows have their own. */
const UNNUMBERED = new Set(['virtual', 'cue', 'sign', 'subsign', 'dash', 'first', 'aspect']);

/** One style, each number one more than the last: most lists. */
function isPlain({ kind, nodes }: Item['list']): boolean {
  for (let i = 0; i < nodes.length; i++) {
    const { mark } = nodes[i]!;
    if (mark.kind !== kind || (i > 0 && mark.value !== lastOf(nodes[i - 1]!.mark) + 1)) return false;
  }
  return true;
}

/** The last ordinal of an item: 2 of 1-2. */
function lastOf(mark: Item['mark']): number {
  return mark.through ?? mark.value;
}

function inList(reading: Reading, list: Item['list'], runsOn: boolean, isSelected: () => boolean): Report[] {
  const reports: Report[] = [];
  const { nodes } = list;
  let offset = 0;
  for (let i = 0; i < nodes.length; i++) {
    const { mark } = nodes[i]!;
    const before = nodes[i - 1]?.mark;
    if (mark.kind !== list.kind && !UNNUMBERED.has(mark.kind)) continue;
    if (!before || before.kind !== mark.kind) continue;
    const expected = lastOf(before) + 1;
    // after a repeated number the list may go on as if it had been counted: 1, 2, 2, 4
    if (mark.value === expected || (offset > 0 && mark.value === expected + offset) || mark.value === 1) {
      if (mark.value !== expected) offset = 0;
      continue;
    }
    // one letter told in two rows, its number repeated in both: 6 | X3XL09 | ①… 6 | X3XL09 | ②…
    if (mark.kind === 'row' && sameWords(reading, mark, before)) continue;
    if (mark.value === before.value) offset++;
    else if (mark.value < before.value) continue;
    else if (isPrinted(reading, nodes[i]!, before.end, lastOf(before), expected)) {
      const stray = strayOf(reading, nodes[i]!, before.end, expected);
      if (stray) reports.push(oddStyle(stray, markOf(reading, nodes[i]!), reading.t.slice(stray.start, stray.end)));
      continue;
    }
    reports.push(wrongNumber(reading, nodes[i]!, nodes[i - 1]!, expected));
  }
  // 反馈问题7 … 反馈问题12: numbered after another list, of which these are some
  if (
    list.kind === 'problem' &&
    !runsOn &&
    nodes[0]!.mark.value !== 1 &&
    reports.every((r) => typeof r.actual === 'number' && r.actual !== nodes[0]!.mark.value)
  )
    reports.length = 0;
  // 涉及客户隐私的第4、第9项略; C类(选登): what is left out is said to be
  if (reports.length > 0 && isSelected())
    return reports.filter((r) => typeof r.expected !== 'number' || typeof r.actual !== 'number' || r.actual < r.expected);
  // 现将其中5个问题公示如下: 四、七、十一、十五 are a selection, nobody cut an item
  if (reports.length >= 3 && nodes.length - 1 - reports.length <= 1) reports.length = 0;
  // one list in two styles: 1、…二、…三、 ; the fewer are the odd ones out
  const odd = nodes.filter((n) => n.mark.kind !== list.kind && !UNNUMBERED.has(n.mark.kind));
  if (odd.length > 0) {
    const strangers = odd.length * 2 > nodes.length ? nodes.filter((n) => n.mark.kind === list.kind) : odd;
    for (const n of strangers.slice(0, 1))
      reports.push(oddStyle(n.mark, markOf(reading, nodes.find((x) => x.mark.kind !== n.mark.kind)!), markOf(reading, n)));
  }
  return reports;
}

function oddStyle({ start, end }: { start: number; end: number }, fellow: string, words: string): Report {
  return {
    start,
    end,
    message: {
      zh: `序号“${words}”与同级其他序号（如“${fellow}”）体例不一`,
      en: `the marker “${words}” is not of the style of its fellows (“${fellow}”)`,
    },
    expected: null,
    actual: words,
  };
}

/** 六、 (七) 八、: the one that is missing among its fellows, at a line's start in another style. */
function strayOf({ t }: Reading, { mark, list }: Item, from: number, expected: number): { start: number; end: number } | null {
  if (list.kind !== 'han' || !mark.paragraph || mark.value !== expected + 1) return null;
  const marker = `\n(${hanNumeral(expected)})`;
  const at = t.slice(from, mark.start).indexOf(marker);
  // beside its fellows, not the seventh item of one of them
  if (at < 0 || t.slice(from, mark.start).includes(`(${hanNumeral(expected - 1)})`)) return null;
  return { start: from + at + 1, end: from + at + marker.length };
}

const OMITTED =
  /[项条号个类件][^。;\n]{0,8}略[)。,;\n]|选登|节选|摘登|选[取几两][^。\n]{0,8}(?:公[开布示]|通报)|[项条号个类件题容](?:[^。;\n]{0,8})不(?:宜|予|再|便)(?:向社会)?公开|涉密[^。;\n]{0,10}(?:不|未|除外)|除涉密/;

/** Whether two rows begin alike, with more than a number. */
function sameWords({ t }: Reading, a: Item['mark'], b: Item['mark']): boolean {
  const words = t.slice(a.start, a.end).trim();
  return words === t.slice(b.start, b.end).trim() && /\D\d|\d\D/.test(words);
}

/** A list that opens with a number other than one, where the last list of its kind ended elsewhere. */
function atOpening(reading: Reading, list: Item['list'], last: { item: Item; parent: Item }, parent: Item): Report[] {
  const first = list.nodes[0]!;
  const { value, kind, paragraph } = first.mark;
  if (kind !== list.kind || kind === 'row' || list.field) return [];
  const before = last.item.mark;
  // 一、…一、二、: the first stands alone, then the list begins again beside it
  const alone = value === 1 && before.value === 1 && last.item.list.nodes.length === 1 && last.parent === parent;
  if (alone && list.nodes.length > 1 && before.paragraph && (kind === 'han' || kind === 'han-paren'))
    return [wrongNumber(reading, first, last.item, 2)];
  // numbering that runs on across headings; behind a repeated number (5, 5) it may go on as if that had been counted
  const { nodes } = last.item.list;
  const repeated = nodes.some((n, i) => i > 0 && n.mark.value === nodes[i - 1]!.mark.value) ? 1 : 0;
  const end = lastOf(before);
  if (value <= end + 1 + repeated || value > end + 3 || !paragraph) return [];
  if (!isPrinted(reading, first, before.end, end, end + 1)) return [wrongNumber(reading, first, null, end + 1)];
  const stray = strayOf(reading, first, before.end, end + 1);
  return stray ? [oddStyle(stray, markOf(reading, first), reading.t.slice(stray.start, stray.end))] : [];
}

/** Whether the missing marker stands in the text after all, where it was not taken for one: 二是一些历史遗留问题. */
function isPrinted({ t }: Reading, item: Item, from: number, value: number, expected: number): boolean {
  const printed = t.slice(item.mark.start, item.mark.end).replace(/[\s,，、.．:：]+$/, '');
  const own = /\d+|[一二三四五六七八九十]+|[①-⑳]/.exec(printed);
  if (!own || expected !== value + 1) return false;
  const next = /\d/.test(own[0]) ? String(expected) : /[①-⑳]/.test(own[0]) ? String.fromCharCode(0x245f + expected) : hanNumeral(expected);
  const marker = printed.slice(0, own.index) + next + printed.slice(own.index + own[0].length);
  // …改种牧草。3.2个图斑经核实…: behind a stop, whatever follows
  if (/^\d+$/.test(marker))
    return new RegExp(`(?<![\\d.])${marker}[.、](?!\\d)|[。;\\n]${marker}[.、]`).test(t.slice(from, item.mark.start));
  return t.slice(from, item.mark.start).includes(marker);
}

function hanNumeral(n: number): string {
  const digit = (d: number) => '零一二三四五六七八九'[d]!;
  if (n < 10) return digit(n);
  return `${n < 20 ? '' : digit(Math.floor(n / 10))}十${n % 10 === 0 ? '' : digit(n % 10)}`;
}

/** 第二, without its comma, for the words of a message. */
function markOf({ text }: Reading, { mark }: Heading): string {
  const printed = quote(text, mark);
  return printed.replace(/[,，、.．:：\s]+$/, '') || printed;
}

function wrongNumber(reading: Reading, item: Heading, before: Heading | null, expected: number): Report {
  const words = markOf(reading, item);
  const repeated = before !== null && before.mark.value === item.mark.value;
  const previous = before ? markOf(reading, before) : null;
  return {
    start: item.mark.start,
    end: item.mark.end,
    message: {
      zh: repeated
        ? `序号“${words}”重复；请核对是否应为第${expected}项`
        : `序号由${previous ? `“${previous}”` : expected - 1}跳到“${words}”，缺第${expected}项；如已删去一项，请重新编号`,
      en: repeated
        ? `the marker “${words}” is repeated; should it be number ${expected}?`
        : `the markers jump from ${previous ? `“${previous}”` : expected - 1} to “${words}”: there is no number ${expected}; if an item was cut, number them anew`,
    },
    expected,
    actual: item.mark.value,
    related: before ? [{ start: before.mark.start, end: before.mark.end }] : [],
  };
}
