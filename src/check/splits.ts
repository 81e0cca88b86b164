/**
 * Totals and the parts that the text gives of them, where these do not add up. Read from grammar, not from templates: what links a total with a list (其中, 分别为, a
 * bracket, 共…,), what separates the parts of a list, and what says that it is complete or is not.
 */

import { ATTRIBUTES, COMPLEMENTS } from '../lexicon/attributes.ts';
import { SANCTION_WORDS } from '../lexicon/sanctions.ts';
import { LF, newClass } from '../text/chars.ts';
import type { Clean } from '../text/clean.ts';
import { closeOf } from '../text/zones.ts';
import { hasDecimals, isExact, lastDigitOf, phraseEnd, phraseStart, sameUnit, sentenceEnd } from './phrases.ts';
import type { Facts, Figure, Range } from './reading.ts';
import { hasAny, oneOf, signOf, signsOf } from './signs.ts';

/** How the text ties the parts to the total. */
export type Link =
  | 'of-which' // 其中
  | 'respectively' // 分别为, 区分为: names all
  | 'including' // 包括
  | 'bracket' // 45人(诫勉2人、…)
  | 'among' // 18个问题中,立行立改类11个、…
  | 'colon' // 共处理18人:诫勉2人、…
  | 'plain' // 共处理18人,诫勉2人、…
  | 'sum' // 诫勉2人、批评教育3人,共5人
  | 'next-sentence' // 共有幼儿园138所。公办幼儿园56所,民办幼儿园84所
  | 'rest'; // 已收回35万元,其余2万元…

export interface Part {
  readonly figure: Figure;
  /** The words that say which part it is. */
  readonly label: string;
}

export interface Split {
  readonly total: Figure & { value: number };
  readonly parts: readonly Part[];
  readonly link: Link;
  /** Sum of the parts. */
  readonly sum: number;
  /**
   * The parts are all there are (by the words that link them, by what they are called, or as good as), and the text does not say that they are
   * not, or that they overlap.
   */
  readonly exhaustive: boolean;
}

const LONGEST_LABEL = 22;
const GAP = 48;
/** A list whose items run longer than this is no list. */
const MOST_PARTS = 40;

const OF_WHICH = /^[^。;\n]{0,40}?[,;(、]?其中(?:,|:|有|的)?/;
const OF_WHICH_NEXT_SENTENCE = /^[^。;\n]{0,16}[。;]\n?其中(?:,|:|有)?/;
const RESPECTIVELY =
  /^[^。;\n\d]{0,16}?[,(]?(?:具体|分别|依次)(?:为|是|给予|有)|^[^。;\n\d]{0,16}?[,(]?(?:区分为|划分为|分为|分成|由)|^[^,。;:、()\n\d]{0,14}[,(](?:(?:按|从)[^,。;:\n\d]{2,10}(?:分|划分|看|来看)|分(?:板块|行业|领域|类别|类型|地区|区域|部门|级别|性质|来源|要素)(?:来?看|统计)?)[:,]/;
const INCLUDING = /^[^。;\n\d]{0,16}?[,(](?:包括|包含|涵盖|含)/;
const AMONG = /^[^,。;:、\n\d]{0,14}?(?<!其|集)中(?:,(?:有)?|有|(?![心小医央国共学层期型级等旬午华标]))/;
const BRACKET = /^[^,。;:、()\n\d]{0,12}\(/;
const COLON = /^[^,。;:、()\n\d]{0,12}:/;
/** 将147名负责人分为三类,好的89名: how many kinds there are is no part. */
const KINDS = /(?:分为|分成|划分为|区分为|来自)$/;
const KIND_UNITS: ReadonlySet<string> = new Set(['类', '档', '级', '种', '等', '个', '组', '大类', '批']);
/** 今年, 2023年: the figures behind are of another time. */
const OTHER_TIME = /今年|去年|上年|本年|前年|同期|年内|\d年/;
const PLAIN = /^[^,。;:、()\n\d]{0,12},/;
/** The characters by which each link is known, for a quick look before its pattern is tried. */
const OF = 1;
const RESPECTIVE = 2;
const INCLUDED = 4;
const OPENED = 8;
const WITHIN = 16;
const COLONED = 32;
const COMMA = 64;
const STOP = 128;
const SIGNS = signsOf([
  [RESPECTIVE, '分由具依看'],
  [INCLUDED, '包含涵'],
  [OPENED, '('],
  [WITHIN, '中'],
  [COLONED, ':'],
  [COMMA, ','],
  [STOP, '。'],
]);
const IS_SIGN = newClass('分由具依看包含涵(中:,。');

const LONGEST_KIND = 14;
const NEXT_SENTENCE = /^。\n?([^,。;:、()\n\d]{3,14})$/;
const endsCountedUp = oneOf('共计');
const COUNTED_UP = /(?:共|共计|合计|总计|累计|总共)[^,。;、\d]{0,10}$/;
const BARE_SUM = /^(?:共|共计|合计|总计|累计共|总数|小计)(?:有|为|达|是)?$/;
/** 等 behind the last part, 主要 before the first: the list is not all. */
const NOT_ALL = /主要|部分|仅|特别是|重点|尤其|比如|例如|如$/;
const REST = /^(?:其余|剩余|余下|剩下|尚余|尚有|另有|另外|其他|还有)/;
/** 津补贴7.8万元、差旅费4.5万元,其余为利息: what is left is told without a figure. */
const REST_IS = /^[,、;](?:其余|余下|剩余|余款|其他)的?(?:均|都)?(?:为|是|系|属)/;
/** Words that say that one thing is counted under several parts. */
const OVERLAP =
  /同时|兼任|含兼|同一人|(?<![互不无])重复(?!报销|报账|发放|领取|享受|收[费取]|支付|缴|列支|建设|采购|投入|申报|参保|开支|支出)|交叉|合并(?:计|执行)|既.{1,12}又|合并[成为]|实际办|折合|一并(?:给予|受到)|分别计入|并处|双重|两种(?:处分|处理)|(?:归入|列入|计入|分属)[两二多][类个]|兼有|兼具|[均都]计|跨[两二多]|(?:两[者类项]|二者)均/;
/** 同一人可并处,故各项之和大于总人数。: the sentence behind a list explains it. */
const SAID_BEHIND =
  /^[^。;\n]{0,20}[。;)]\n?(?!\n)[^。\n]{0,16}(?:同一[人名个]|之和|不重复|重复计|重复统计|有交叉|有重叠|并处|双重|一人多)/;
const LONGEST_REMARK = 60;
/** 退化林修复9.9万亩,为省下达任务24万亩的111.7%: what the whole is measured by. */
const AGAINST = /^(?:为|是|占|比|较|超)|任务|目标|计划|上年|去年/;
/** 总数达到93名, 增至19个: not a part of what stands before. */
const LEVEL = /现有|现为|实有|总数|总计|总量|总共|达到|达$|增至|增加到|增加至|降至|减至|累计|同比|环比|共计|合计|人均|平均|每/;

const AVERAGE = /(?:人均|户均|村均|平均|每[人户年月村])[^,，。;；]{0,5}$/;

/** The totals whose parts, as listed, do not add up to them. */
export function findSplits(t: string, facts: Pick<Facts, 'text' | 'counts' | 'zones'>): Split[] {
  const { counts } = facts;
  const { codes } = facts.text;
  const splits: Split[] = [];
  for (let k = 0; k < counts.length; k++) {
    const next = counts[k + 1];
    const total = counts[k]!;
    if (next && isSummable(next.kind) && next.head >= total.tail) {
      const gap = next.head - total.tail;
      const near = gap <= GAP;
      const signs = near ? signsBetween(facts.text, total.tail, next.head) : 0;
      let found: Found | null = null;
      if (signs & (OF | RESPECTIVE) || (signs !== 0 && isWhole(total) && sameUnit(total, next))) found = linkOf(t, counts, k, signs);
      if ((near ? signs & OF : gap <= FAR) && found?.link !== 'of-which') found = farLink(t, counts, k) ?? found;
      const split = found && readSplit(t, facts, found.total, found.first, found.link, found.label);
      if (split && !isAverage(t, split.total) && !isDifference(t, split.total)) splits.push(split);
    }
    if (k > 1 && signOf(endsSum, codes[total.head - 1]!)) {
      const summed = sumBefore(t, facts, k);
      if (summed && !isAverage(t, total)) splits.push(summed);
    }
  }
  return splits;
}

/**
 * What stands between two figures that may be a link: for each pattern, whether it can match at all. None of them reaches over the end of a
 * sentence but 其中, 上述 and the like right behind it.
 */
function signsBetween({ codes, classes }: Clean, start: number, end: number): number {
  let signs = 0;
  for (let i = start; i < end; i++) {
    if ((classes[i]! & IS_SIGN) === 0) continue;
    const sign = signOf(SIGNS, codes[i]!);
    if (sign === STOP) {
      const behind = codes[i + 1] === LF ? i + 2 : i + 1;
      if (i === start && end - start <= LONGEST_KIND + 2) signs |= STOP;
      return (codes[behind] === CH_OF && codes[behind + 1] === CH_WHICH) || signOf(beginsAbove, codes[behind]!) ? signs | OF : signs;
    }
    if (sign & (OPENED | COLONED | COMMA)) {
      if ((signs & (OPENED | COLONED | COMMA)) === 0) signs |= sign;
    } else if (sign === WITHIN) {
      if (codes[i - 1] === CH_OF) signs |= OF;
      else if (i - start <= 14 && (signs & (COLONED | COMMA)) === 0) signs |= WITHIN;
    } else if (i - start <= 18 || i >= end - 2) signs |= sign;
  }
  return signs;
}

/** 人均退缴|7756.76元,其中最多的13400元、最少的920元 */
function isAverage(t: string, { head }: Figure): boolean {
  return AVERAGE.test(t.slice(Math.max(0, head - 8), head));
}

/** 比任务数多|0.3万亩、0.2万吨。其中早稻18.1万亩…: what is more is no whole. */
function isDifference(t: string, { head }: Figure): boolean {
  return DIFFERENCE.test(t.slice(Math.max(0, head - 24), head));
}

const DIFFERENCE = /(?:比|较)[^,。;:]{1,16}(?:多|少|增|减|高|低|降|升|超)[^,。;:、\d]{0,4}$/;

const BY_SIGN: readonly (readonly [sign: number, link: Link, pattern: RegExp])[] = [
  [RESPECTIVE, 'respectively', RESPECTIVELY],
  [INCLUDED, 'including', INCLUDING],
  [OPENED, 'bracket', BRACKET],
  [WITHIN, 'among', AMONG],
  [COLONED, 'colon', COLON],
];

interface Found {
  link: Link;
  total: Figure;
  /** Index of the first part. */
  first: number;
  label: string;
}

/** What ties the figure at k to a list that begins with the next one, if anything does. */
function linkOf(t: string, counts: readonly Figure[], k: number, signs: number): Found | null {
  const total = counts[k]!;
  const next = counts[k + 1]!;
  const between = t.slice(total.tail, next.head);
  const ofWhich = signs & OF ? (OF_WHICH.exec(between) ?? OF_WHICH_NEXT_SENTENCE.exec(between)) : null;
  const first = k + 1;
  if (ofWhich) {
    if (OTHER_TIME.test(ofWhich[0])) return null;
    const label = between.slice(ofWhich[0].length);
    if (sameUnit(total, next)) return { link: 'of-which', total, first, label };
    // 办理案件30件、罚款20万元,其中立案12件: the nearest figure of that unit in the sentence
    for (let j = k - 1; j >= 0 && j >= k - 2; j--) {
      if (/[。;\n]/.test(t.slice(counts[j]!.tail, total.head))) break;
      if (sameUnit(counts[j]!, next)) return { link: 'of-which', total: counts[j]!, first, label };
    }
    return null;
  }
  const kinds = signs & RESPECTIVE ? divided(t, counts, k, between) : null;
  if (kinds) return kinds;
  if (!sameUnit(total, next)) return null;
  // 立行立改的86个、分阶段整改的17个问题中,分别有61个、13个已完成: each has a part of its own
  const previous = counts[k - 1];
  if (previous && sameUnit(previous, total) && /分别|依次/.test(between) && SIDE_BY_SIDE.test(t.slice(previous.tail, total.head)))
    return null;
  const stop = signs & STOP ? nextSentence(t, total, between) : null;
  if (stop !== null) return { link: 'next-sentence', total, first, label: stop };
  for (const [sign, link, pattern] of BY_SIGN) {
    const m = signs & sign ? pattern.exec(between) : null;
    if (!m) continue;
    // 17个,由社区托管的9个、…: made up only where 组成 closes the list
    if (m[0].endsWith('由') && !/[组构]成/.test(t.slice(next.tail, sentenceEnd(t, next.tail, 120)))) continue;
    // 28个(4个村分别为9个、8个、…): how many share it is no part
    const shared = counts[k + 2];
    if (shared && sameUnit(total, shared) && SHARED_OUT.test(t.slice(next.tail, shared.head)))
      return { link: 'respectively', total, first: k + 2, label: '' };
    return { link, total, first, label: between.slice(m[0].length) };
  }
  const comma =
    signs & COMMA &&
    (mayBeCountedUp(t, total.head) || (signOf(endsVerdict, between.charCodeAt(between.length - 1)) && VERDICT.test(between)))
      ? PLAIN.exec(between)
      : null;
  if (
    comma &&
    (COUNTED_UP.test(t.slice(phraseStart(t, total.head), total.head)) || beginsVerdicts(t, total, between.slice(comma[0].length)))
  )
    return { link: 'plain', total, first, label: between.slice(comma[0].length) };
  return null;
}

/** 信访件15件,经核查属实|9件、部分属实5件、不属实3件: what was found of each, with nothing said of more. */
const VERDICT = /(?:属实|合格)$/;
const endsVerdict = oneOf('实格');

function beginsVerdicts(t: string, total: Figure, label: string): boolean {
  return VERDICT.test(label) && !/[未不]$/.test(label.replace(VERDICT, '')) && t[total.tail] === ',';
}

const SHARED_OUT = /^[^,。;:、\d]{1,12}(?:分别|依次)(?:为|是|有)?$/;

/** Between two totals of one list. */
const SIDE_BY_SIDE = /^[^,。;:、()\n\d]{0,14}[、和及][^,。;:、()\n\d]{0,14}$/;

/** Whether 共, 合计 or the like stands before a figure near enough. */
function mayBeCountedUp(t: string, head: number): boolean {
  for (let i = head - 1; i >= head - 11; i--) if (signOf(endsCountedUp, t.charCodeAt(i))) return true;
  return false;
}

/** 其中, 上述人员中, 以上责任人中: of what stands before, at the start of a sentence. */
const OF_THE_ABOVE = /^(?:其|(?:上述|以上|前述)[^,。;、\d]{0,6})中[,有]?/;
/** How far behind its total a sentence may begin with 其中. */
const FAR = 160;
/** What much else is counted in too: no unit to know a total by. */
const COMMON_UNITS: ReadonlySet<string> = new Set(['个', '项', '次', '条', '件', '类', '份', '']);

/**
 * 共处理31人。追缴资金16.8万元。其中,党纪处分|4人、…: a sentence that begins so, and the total before it in the paragraph, where there is
 * one that it can belong to: counted up (共), the nearest of its unit, and of actions against people or of a unit that tells it apart.
 */
function farLink(t: string, counts: readonly Figure[], k: number): Found | null {
  const first = k + 1;
  const next = counts[first]!;
  let at = phraseStart(t, next.head, LONGEST_LABEL);
  if (t[at - 1] === ',') at = phraseStart(t, at - 1, 12);
  const lead = t[at - 1] === '。' ? OF_THE_ABOVE.exec(t.slice(at, next.head)) : null;
  if (!lead) return null;
  const label = t.slice(at + lead[0].length, next.head);
  for (let j = k; j >= 0 && at - counts[j]!.tail <= FAR; j--) {
    const total = counts[j]!;
    if (!sameUnit(total, next)) continue;
    if (!isWhole(total) || (next.value ?? 0) > total.value) return null;
    if (COMMON_UNITS.has(next.unit) || (PERSONS.has(next.unit) && !SANCTION_WORDS.some(([word]) => label.includes(word)))) return null;
    const between = t.slice(total.tail, at);
    if (between.includes('\n') || OTHER_TIME.test(between)) return null;
    return COUNTED_UP.test(t.slice(phraseStart(t, total.head), total.head)) ? { link: 'of-which', total, first, label } : null;
  }
  return null;
}

/** 147名负责人分为三类,好的89名、…: the parts begin behind the number of kinds. */
function divided(t: string, counts: readonly Figure[], k: number, between: string): Found | null {
  const [total, kinds, first] = [counts[k]!, counts[k + 1]!, counts[k + 2]];
  if (!first || !KINDS.test(between) || !KIND_UNITS.has(kinds.unit) || !sameUnit(total, first)) return null;
  const behind = /^[^,。;:、()\n\d]{0,8}[,:(]即?/.exec(t.slice(kinds.tail, first.head));
  return behind ? { link: 'respectively', total, first: k + 2, label: t.slice(kinds.tail + behind[0].length, first.head) } : null;
}

/** 共有幼儿园138所。公办幼儿园|56所: the next sentence begins with a kind of what was counted. Null where it does not. */
function nextSentence(t: string, total: Figure, between: string): string | null {
  const label = NEXT_SENTENCE.exec(between)?.[1];
  return label !== undefined && commonEnd(label, t.slice(phraseStart(t, total.head), total.head)) >= 2 ? label : null;
}

function commonEnd(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++;
  return n;
}

const beginsWithAnd = oneOf('以和及与');

function withoutBrackets(words: string): string {
  return words.includes('(') ? words.replace(/\([^()]*\)/g, '') : words;
}

/** Whether words hold none of the marks that end a label, but for what stands in brackets. */
function isOneLabel(label: string): boolean {
  return !hasAny(label, endsClause) && (!hasAny(label, dividesLabel) || !/[(、]/.test(withoutBrackets(label)));
}

/** 责令检查、批评教育、提醒谈话|21人: one figure for several actions. */
function isJoint(words: string): boolean {
  const actions = words.replace(/(?:一?共|合计|共计)$/, '').split('、');
  return (
    actions.length > 1 &&
    actions.every((action) => action.length <= 8 && SANCTION_WORDS.some(([word]) => action.endsWith(word))) &&
    !/[另还并仍同又再]/.test(words)
  );
}

function opensBetween(t: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (t.charCodeAt(i) === CH_OPEN) return true;
  return false;
}

const beginsAbove = oneOf('上以前');
const CH_OPEN = 0x28;
/** 其中 */
const CH_OF = 0x5176;
const CH_WHICH = 0x4e2d;
const startsIdle = oneOf('的有:,');
const endsClause = oneOf(',。;:\n|\t');
const dividesLabel = oneOf('(、');
const endsItem = oneOf('、,;。:)\n!?|\t');

interface List {
  parts: Part[];
  /** How the parts are set apart: 、 binds them, a comma does so only between like phrases. */
  firm: boolean;
  /** A figure of another kind stands in the list. */
  mixed: boolean;
  end: number;
  sum: number;
}

const ACT = /^(?:先后|累计|共|另)?(召开|开展|组织|举办|制定|修订|新建|收回|追回|清退|发放|排查|检查|走访|印发|出台|办理|受理|查处|处理)/;

function repeatsVerb(words: string, ofTotal: string): boolean {
  const verb = ACT.exec(words)?.[1];
  return verb !== undefined && ofTotal.includes(verb);
}

/** 人大代表和政协委员各2名: a part for each. */
function each(part: Part): Part[] {
  const names = part.label.endsWith('各') ? part.label.split(/[和及与]/).length : 1;
  return Array.from({ length: names }, () => part);
}

/** Reads the parts of a list whose first figure is counts[first]. Brackets inside the list belong to its items. */
function readList(t: string, facts: Pick<Facts, 'counts' | 'zones'>, total: Figure, first: number, label: string): List {
  const { counts, zones } = facts;
  const parts: Part[] = each({ figure: counts[first]!, label });
  let sum = (counts[first]!.value ?? 0) * parts.length;
  let firm = true;
  let mixed = false;
  let k = first;
  let end = counts[first]!.tail;
  for (;;) {
    const at = counts[k]!.tail;
    // to the separator, over what stands in brackets
    let p = at;
    const limit = Math.min(t.length, at + 60);
    while (p < limit && !signOf(endsItem, t.charCodeAt(p))) p = t[p] === '(' && closeOf(zones, p) > p ? closeOf(zones, p) + 1 : p + 1;
    end = Math.min(p, limit);
    const separator = t[p] ?? '';
    let j = k + 1;
    while (j < counts.length && counts[j]!.head < p) j++;
    const inner = counts[k + 1];
    if (inner && inner.head < p && inner.head >= at && !opensBetween(t, at, inner.head)) {
      // 公办34家和民办49家
      const joined = /^([^,、。;:()]{0,10})(?:和|及|以及|与)([^,、。;:()]{0,12})$/.exec(t.slice(at, inner.head));
      if (!joined || !sameUnit(total, inner)) break;
      parts.push({ figure: inner, label: joined[2]! });
      sum += inner.value ?? 0;
      k++;
      if (parts.length > MOST_PARTS) break;
      continue;
    }
    const next = counts[j];
    if (!next || !'、,;'.includes(separator) || separator === '' || next.head - p > LONGEST_LABEL + 14) break;
    let words = withoutBrackets(t.slice(p + 1, next.head));
    // a share or a change beside its part: 占30%
    if (next.kind === 'ratio' && total.kind !== 'ratio') {
      if (!/^(?:占|占比|比重|同比|比上年|较|较上年)/.test(words)) {
        mixed ||= separator === '、';
        break;
      }
      k = j;
      continue;
    }
    if (signOf(beginsWithAnd, words.charCodeAt(0))) words = words.replace(/^(?:以及|和|及|与)/, '');
    if (words.length > LONGEST_LABEL || hasAny(words, endsClause)) break;
    const joint = words.includes('、');
    if (joint && !isJoint(words)) break;
    if (!sameUnit(total, next)) {
      mixed ||= separator === '、';
      break;
    }
    if (/其中|另有|此外|同时/.test(words)) break;
    // 召开党委会9次,其中…2次;召开书记专题会4次: the verb of the total begins anew
    if (separator === ';' && total.head < at && repeatsVerb(words, t.slice(phraseStart(t, total.head), total.head))) break;
    // 无证经营12家,无证经营的12家中…: a part is taken up again
    if (separator !== '、' && /^(?:中(?![心小医])|里)/.test(t.slice(next.tail, next.tail + 2))) break;
    // 尾矿库17座,其中“头顶库”4座;9座未建截排洪沟,6座…: what else is said of them, not who the others are
    if (separator === ';' && words === '' && label !== '' && /[\u4e00-\u9fff]/.test(t[next.tail] ?? '')) break;
    if (separator !== '、') {
      // 规范合同471份、问题合同61份,问题合同已整改58份: the list is complete before the comma
      if (sum === total.value) break;
      if (LEVEL.test(words) || AGAINST.test(words) || (words.length > 14 && !joint) || (next.value ?? 0) > (total.value ?? 0)) break;
      firm = false;
    }
    const own = each({ figure: next, label: words });
    parts.push(...own);
    sum += (next.value ?? 0) * own.length;
    k = j;
    if (parts.length > MOST_PARTS) break;
  }
  return { parts, firm, mixed, end, sum };
}

function readSplit(
  t: string,
  facts: Pick<Facts, 'counts' | 'zones'>,
  total: Figure,
  first: number,
  link: Link,
  label: string,
): Split | null {
  if (!isWhole(total)) return null;
  if (label.length > LONGEST_LABEL || !(isOneLabel(label) || isJoint(label))) return null;
  const list = readList(t, facts, total, first, signOf(startsIdle, label.charCodeAt(0)) ? label.replace(/^(?:的|有|:|,)+/, '') : label);
  const { parts, sum } = list;
  if (link !== 'of-which' && link !== 'among' && parts.length < 2) return null;
  if (parts.some((p) => p.figure.value === null)) return null;
  // what adds up, and one part within its whole, needs no more thought
  if (sum === total.value || (parts.length === 1 && sum < total.value)) return null;
  if (Math.abs(sum - total.value) <= toleranceOf(t, total, parts)) return null;
  const exhaustive = isComplete(total.value, parts, link, sum, list.firm || areParallel(parts)) && !isOpen(t, total, link, list);
  return { total, parts, link, sum, exhaustive };
}

/** Whether the text itself says that the parts of a list are not all, or overlap. */
function isOpen(t: string, total: Figure, link: Link, { parts, mixed, end }: List): boolean {
  if (mixed || parts.some((p) => p.figure.bound !== 'exact')) return true;
  const last = parts[parts.length - 1]!.figure;
  return (
    /等(?:$|[^级次额待候]{0,6}$)/.test(t.slice(last.tail, phraseEnd(t, last.tail, 14))) ||
    REST_IS.test(t.slice(last.tail, last.tail + 8)) ||
    NOT_ALL.test(t.slice(total.tail, parts[0]!.figure.head)) ||
    OVERLAP.test(t.slice(total.tail, listEnd(t, end))) ||
    SAID_BEHIND.test(t.slice(end, end + LONGEST_REMARK)) ||
    // 轮岗9名(应轮岗10名,另1名退休): of another whole
    (link !== 'of-which' && parts.some((p) => (p.figure.value ?? 0) > (total.value ?? 0))) ||
    attributesDiffer(parts)
  );
}

/** Where what is said about a list ends: a semicolon begins the next figures. */
function listEnd(t: string, from: number): number {
  const end = sentenceEnd(t, from, 80);
  const semicolon = t.slice(from, end).indexOf(';');
  return semicolon >= 0 ? from + semicolon : end;
}

function isSummable(kind: Figure['kind']): boolean {
  return kind === 'quantity' || kind === 'money' || kind === 'measure' || kind === 'duration';
}

/** Whether a figure may be the total of others. */
function isWhole(figure: Figure): figure is Figure & { value: number } {
  return isExact(figure) && figure.value > 0 && isSummable(figure.kind);
}

/** Figures that print decimals may each be rounded at their last digit; whole numbers are exact. */
function toleranceOf(t: string, total: Figure, parts: readonly Part[]): number {
  const all = [total, ...parts.map((p) => p.figure)];
  const decimals = all.filter((f) => hasDecimals(t, f));
  if (decimals.length === 0) return total.value! * 1e-9;
  const step = Math.min(...decimals.map((f) => lastDigitOf(t, f)));
  // each is off by half a step at most; all of them in one direction and so far is not what rounding does
  return Math.min((step / 2) * Math.min(all.length, 4), FARTHEST_ROUNDED * step * Math.sqrt(all.length / 12)) * 1.0001;
}

/** How many standard deviations of rounding a sum may be off. */
const FARTHEST_ROUNDED = 2.6;

const PERSONS: ReadonlySet<string> = new Set(['人', '名', '位', '人次', '户', '个']);

const ANY_ATTRIBUTE = new RegExp(ATTRIBUTES.map(([, pattern]) => pattern.source).join('|'));

function attributesDiffer(parts: readonly Part[]): boolean {
  // 老年助餐点 and 农村幸福院 are places, no attributes of one person
  if (!parts.some((p) => PERSONS.has(p.figure.unit)) || !ANY_ATTRIBUTE.test(parts.map((p) => p.label).join('、'))) return false;
  const kinds = new Set<string>();
  let without = 0;
  for (const { label } of parts) {
    const own = ATTRIBUTES.filter(([, pattern]) => pattern.test(label)).map(([kind]) => kind);
    if (own.length === 0) without++;
    for (const kind of own) kinds.add(kind);
  }
  return kinds.size > 1 || (kinds.size === 1 && without > 0);
}

/** 列为高风险的36栋,列为中风险的58栋: alike in form, and so of one list though commas set them apart. */
function areParallel(parts: readonly Part[]): boolean {
  return parts.length > 1 && parts.every((p) => p.label.endsWith('的'));
}

function isComplete(total: number, parts: readonly Part[], link: Link, sum: number, firm: boolean): boolean {
  if (link === 'respectively' || link === 'sum' || link === 'rest') return true;
  if (parts.some((p) => REST.test(p.label))) return true;
  if (parts.length < 2) return false;
  const share = sum / total;
  if (link === 'next-sentence')
    return (
      parts.every((p) => commonEnd(p.label, parts[0]!.label) >= 2) &&
      (areComplements(parts) ? share >= 0.75 && share <= 1.5 : Math.abs(share - 1) <= 0.1)
    );
  if (link === 'plain' || link === 'colon') {
    const sanctions = parts.every((p) => SANCTION_WORDS.some(([word]) => p.label.includes(word)));
    return firm && share >= (sanctions ? 0.6 : parts.length > 2 ? 0.8 : 0.9) && share <= (sanctions ? 1.6 : 1.25);
  }
  // 专题会5次,其中局长主持4次、有审计局人员到会的3次: what one of them was like
  if (share > 1 && link === 'of-which' && parts.some((p) => p.label.startsWith('有') && p.label.endsWith('的'))) return false;
  // 全院党员312名中一线医护268名、高知群体121名: what a person is may be two of these; 诫勉 and the like are counted
  if (share > 1 && link === 'among' && isOfPeople(parts) && !areComplements(parts)) return false;
  // 67家企业中,有41家使用溶剂型涂料,22家更换不及时: what some of them do, and some of those may do both
  if (link === 'among' && parts.every((p) => /^有?$/.test(p.label)) && !areComplements(parts)) return false;
  if (share > 1) return firm || share <= 1.25;
  if (share < 0.75) return false;
  return share >= (parts.length === 2 ? 0.93 : parts.length === 3 ? 0.85 : 0.8) || areComplements(parts);
}

function isOfPeople(parts: readonly Part[]): boolean {
  return parts.every(
    ({ figure, label }) =>
      (figure.unit === '人' || figure.unit === '名') &&
      label.length > 0 &&
      !SANCTION_WORDS.some(([word]) => label.includes(word)) &&
      !STATE_OF.test(label),
  );
}

const STATE_OF = /合格|完成|在[岗职编]|离|退|到[位岗]|属实|满意|同意|优秀|良好/;

function areComplements(parts: readonly Part[]): boolean {
  return COMPLEMENTS.some((words) => parts.length >= words.length && words.every((w) => parts.some((p) => w.test(p.label))));
}

/** 新建9项、修订14项,共23项: a sum behind its parts. */
function sumBefore(t: string, facts: Pick<Facts, 'counts' | 'zones'>, k: number): Split | null {
  const { counts } = facts;
  const total = counts[k]!;
  if (!isExact(total) || !isSummable(total.kind)) return null;
  const s = phraseStart(t, total.head, 6);
  if (!BARE_SUM.test(t.slice(s, total.head)) || !',、;'.includes(t[s - 1]!)) return null;
  const parts: Part[] = [];
  let open = false;
  let at = s - 1;
  for (let j = k - 1; j >= 0 && parts.length <= MOST_PARTS; j--) {
    const part = counts[j]!;
    const behind = withoutBrackets(t.slice(part.tail, at));
    if (/[,。;:、\n]/.test(behind) || behind.length > 16) break;
    const from = phraseStart(t, part.head, LONGEST_LABEL);
    if (!isExact(part) || !sameUnit(total, part)) {
      // a figure of another unit in the list: what is summed up is not clear
      open = true;
      break;
    }
    const label = t.slice(from, part.head);
    if (/其中|同比|占/.test(label)) {
      open = true;
      break;
    }
    parts.unshift({ figure: part, label });
    at = from - 1;
    if (!'、,;和'.includes(t[at] ?? '')) break;
  }
  if (parts.length < 2) return null;
  const sum = parts.reduce((n, p) => n + p.figure.value!, 0);
  if (Math.abs(sum - total.value) <= toleranceOf(t, total, parts)) return null;
  const exhaustive =
    !open &&
    sum / total.value >= 0.5 &&
    sum / total.value <= 2 &&
    !OVERLAP.test(t.slice(total.tail, sentenceEnd(t, total.tail, 60))) &&
    !attributesDiffer(parts);
  return { total, parts, link: 'sum', sum, exhaustive };
}

const endsSum = oneOf('共计有为达是数');

/** 净增17个,其中新建26个 */
const LESS_OFF = /净[增减]?$/;

/** 26个,其中乡镇分馆31个: the first part is more than all there is. */
export function isExceeded(t: string, { total, parts, link }: Split): boolean {
  const part = parts[0]!.figure;
  if (link !== 'of-which' || !isExact(part) || part.value <= total.value) return false;
  if (LESS_OFF.test(t.slice(Math.max(0, total.head - 4), total.head))) return false;
  // 代表建议21件、政协提案6件,其中代表建议A类19件: of either
  if (/[、和及与][^,，。;；:：、\d]{0,14}$/.test(t.slice(Math.max(0, total.head - 16), total.head))) return false;
  // 五个问题解决,两个仍在解决。其中,立行立改的三个…: of an earlier whole
  return !/[。;]/.test(t.slice(total.tail, part.head));
}

/** The span from the first to the last part. */
export function spanOf(parts: readonly Part[]): Range {
  return { start: parts[0]!.figure.start, end: parts[parts.length - 1]!.figure.end };
}
