import { IDIOMS } from '../lexicon/idioms.ts';
import { COMPOSITE_DURATIONS, type Unit, unitsFrom } from '../lexicon/units.ts';
import type { Bound, CountKind } from '../model/vocabulary.ts';
import { CLASS, DIGIT, has, isHan, LETTER, NUMERAL, setOf } from '../text/chars.ts';
import type { Clean } from '../text/clean.ts';
import { runOn } from '../text/edges.ts';
import { chineseDigit, chineseValue, numeralsEnd, place, readArabic, readDecimal } from '../text/numerals.ts';
import { IN_DOC_NUMBER, IN_NAME, IN_TITLE, type Zones } from '../text/zones.ts';
import { DATE_WORD, type DamagedDate, type DateMentionDraft, DateReader } from './dates.ts';

/** Flags beyond those of the zones: characters in which nothing is counted. */
export const IN_CONTACT = 32;
export const IN_CHROME = 64;
/** Ordinal markers of the outline. */
export const IN_MARKER = 128;

/** A count as printed: span, value, unit and bound. Subject, modality and links are added later. */
export interface QuantityDraft {
  start: number;
  end: number;
  value: number | null;
  min: number | null;
  max: number | null;
  unit: string;
  kind: CountKind;
  bound: Bound;
  /** A magnitude but no unit was printed: 14.9万. */
  unitless: boolean;
  /** After the approximator that follows the span (以上, 左右), where subjects begin. */
  tail: number;
  /** Where the approximator before the span begins. */
  head: number;
  /** Of a figure in a table: the words that say what its column or row counts. */
  column?: { start: number; end: number } | null;
}

const C = (c: string): number => c.charCodeAt(0);
const YU = C('余');
const DUO = C('多');
const OF = C('的');
const FEW = C('少');
const SHARE = C('占');
const BY = C('以');
const DI = C('第');
const ONE = C('一');
const DUN = C('、');
const HYPHEN = C('-');
const DASH = C('—');
const TILDE = C('~');
const TO = C('至');
const UNTIL = C('到');
const COLON = C(':');
const SLASH = C('/');
const PLUS = C('+');
const DOT = C('.');
const TEN_THOUSAND = C('万');
const HUNDRED_MILLION = C('亿');

/** Before a number, longest first. */
const PREFIX_BOUNDS: readonly [string, Bound][] = [
  ['不得少于', 'at-least'],
  ['不得低于', 'at-least'],
  ['不得超过', 'at-most'],
  ['不得高于', 'at-most'],
  ['不少于', 'at-least'],
  ['不短于', 'at-least'],
  ['不早于', 'at-least'],
  ['不长于', 'at-most'],
  ['不低于', 'at-least'],
  ['不小于', 'at-least'],
  ['不下于', 'at-least'],
  ['不下', 'at-least'],
  ['最高', 'at-most'],
  ['至少', 'at-least'],
  ['最少', 'at-least'],
  ['起码', 'at-least'],
  ['不超过', 'at-most'],
  ['未超过', 'at-most'],
  ['不高于', 'at-most'],
  ['不大于', 'at-most'],
  ['不多于', 'at-most'],
  ['至多', 'at-most'],
  ['最多', 'at-most'],
  ['小于', 'at-most'],
  ['低于', 'at-most'],
  ['少于', 'at-most'],
  ['不到', 'at-most'],
  ['不足', 'at-most'],
  ['超过', 'over'],
  ['超出', 'over'],
  ['突破', 'over'],
  ['破', 'over'],
  ['高于', 'over'],
  ['大于', 'over'],
  ['多于', 'over'],
  ['大约', 'about'],
  ['将近', 'about'],
  ['接近', 'about'],
  ['大概', 'about'],
  ['约为', 'about'],
  ['约占', 'about'],
  ['约达', 'about'],
  ['约', 'about'],
  ['近', 'about'],
  ['超', 'over'],
  ['逾', 'over'],
  ['≥', 'at-least'],
  ['≤', 'at-most'],
  ['>', 'over'],
  ['<', 'at-most'],
];

/** After the unit, longest first. */
const SUFFIX_BOUNDS: readonly [string, Bound][] = [
  ['及以上', 'at-least'],
  ['及其以上', 'at-least'],
  ['(含)以上', 'at-least'],
  ['(含)以下', 'at-most'],
  ['以上', 'at-least'],
  ['及以下', 'at-most'],
  ['以下', 'at-most'],
  ['以内', 'at-most'],
  ['之内', 'at-most'],
  ['左右', 'about'],
  ['上下', 'about'],
  ['有余', 'over'],
  ['之多', 'exact'],
];

const NOUN_AND_BEYOND = /^(?!年|[月天日岁])[\u4e00-\u9fff]{2,3}(?:[及(]含?\)?)?以([上下])的/;

const SECOND_OF_IDIOM = setOf([...IDIOMS.keys()].map((key) => String.fromCharCode(key % 65536)).join(''));
const LAST_OF_PREFIX = setOf(PREFIX_BOUNDS.map(([word]) => word.at(-1)).join(''));
const FIRST_OF_SUFFIX = setOf(SUFFIX_BOUNDS.map(([word]) => word[0]).join(''));

/** Reads all dates and counts of a text in one pass over the characters with which they can begin. */
export function findQuantities(text: Clean, zones: Zones): { dates: DateMentionDraft[]; counts: QuantityDraft[]; damaged: DamagedDate[] } {
  const { codes, classes, length } = text;
  const dates: DateMentionDraft[] = [];
  const counts: QuantityDraft[] = [];
  const reader = new DateReader(text, zones);
  const scanner = new CountScanner(text, zones);
  const openings = DIGIT | NUMERAL | DATE_WORD;
  for (let i = runOn(classes, 0, length, openings); i < length; i = runOn(classes, i + 1, length, openings)) {
    const cls = classes[i]!;
    if ((cls & (DIGIT | NUMERAL)) === 0) {
      if (mayBeDateWord(codes, i) && (zones.flags[i]! & IN_MARKER) === 0) {
        const date = reader.read(i);
        if (date) {
          dates.push(date);
          i = date.end - 1;
        }
      }
      continue;
    }
    if (zones.flags[i]! & IN_MARKER) continue;
    const date = mayBeDate(codes, i, length, cls) ? reader.read(i) : null;
    if (date) {
      dates.push(date);
      i = date.end - 1;
      continue;
    }
    const count = scanner.read(i);
    if (count) {
      counts.push(count);
      i = count.end - 1;
      continue;
    }
    const end = scanner.numberEnd;
    if (cls & DIGIT && end - i === 4 && isBareYear(text, zones, i, end)) {
      // 2024浙江省…培训基地: a year that lost its 年
      const y = Number(text.text.slice(i, end));
      const point = { year: y, relative: null, anaphoric: null, month: 0, day: 0, part: null, repaired: false };
      dates.push({ start: i, end, from: point, to: null, open: false, yearOnly: true, annual: true, planned: false });
    }
    if (end > i) i = end - 1;
  }
  return { dates, counts, damaged: reader.damaged };
}

/** 今年, 上半年, 第三季度: what stands one or two characters on tells at once. */
function mayBeDateWord(codes: Uint16Array, i: number): boolean {
  const a = codes[i + 1]!;
  const b = codes[i + 2]!;
  // 年底, 年末, 年初 by themselves
  const edge = codes[i] === 0x5e74 && (a === 0x5e95 || a === 0x672b || a === 0x521d);
  return a === 0x5e74 || b === 0x5e74 || b === 0x5b63 || edge;
}

/** A cheap look at what follows the digits, before the date reader is asked. */
function mayBeDate(codes: Uint16Array, i: number, length: number, cls: number): boolean {
  let e = i + 1;
  const kind = cls & DIGIT ? DIGIT : NUMERAL;
  while (e < length && e < i + 10 && CLASS[codes[e]!]! & kind) e++;
  const c = codes[e]!;
  return (
    c === 0x5e74 ||
    c === 0x6708 ||
    c === 0x65e5 ||
    c === 0x53f7 ||
    c === HYPHEN ||
    c === SLASH ||
    c === DOT ||
    c === DASH ||
    c === TILDE ||
    c === TO ||
    c === UNTIL ||
    c === 0x5b63
  );
}

function isBareYear(text: Clean, zones: Zones, start: number, end: number): boolean {
  const y = Number(text.text.slice(start, end));
  if (y < 2003 || y > 2040 || zones.flags[start]! & (IN_TITLE | IN_DOC_NUMBER | IN_CONTACT | IN_CHROME)) return false;
  const before = text.codes[start - 1] ?? 10;
  const after = text.codes[end] ?? 0;
  if (!isHan(after) || after === C('号') || after === C('个') || place(after) > 0) return false;
  if (CLASS[before]! & LETTER || before === HYPHEN || before === DOT || before === DI || before === C('号') || before === SLASH)
    return false;
  return isHan(before) || before === 10 || /[,，。;；:：“("]/.test(String.fromCharCode(before));
}

const NEWS_OF_DAY = /^(?:公布|发布|披露|通报|消息|获悉|电|讯|上午|下午|晚上?[,，在从])/;
const SESSION_OF = /(?:届[^,，。;；、\d]{0,12}|人大|人民代表大会|政协|党代会)$/;

class CountScanner {
  readonly #codes: Uint16Array;
  readonly #t: string;
  readonly #flags: Uint8Array;
  readonly #length: number;
  /** After the number that was looked at last, whether or not it was a count. */
  numberEnd = 0;

  constructor(text: Clean, zones: Zones) {
    this.#codes = text.codes;
    this.#t = text.text;
    this.#flags = zones.flags;
    this.#length = text.length;
  }

  /** The count that begins exactly at `i`, or null. Sets `numberEnd`. */
  read(i: number): QuantityDraft | null {
    const codes = this.#codes;
    const arabic = (CLASS[codes[i]!]! & DIGIT) !== 0;
    const first = arabic ? readArabic(this.#t, codes, i, this.#length) : null;
    let end = first ? first.end : numeralsEnd(codes, i, this.#length);
    this.numberEnd = end;
    if (this.#flags[i]! & (IN_TITLE | IN_DOC_NUMBER | IN_NAME | IN_CONTACT | IN_CHROME)) return null;
    let value: number;
    if (first) {
      if (first.digits > 9 && !first.punctuated) return null;
      value = first.value;
      if (!this.#arabicStands(i, end)) return null;
    } else {
      const fraction = this.#fraction(i, end);
      if (fraction) return fraction;
      if (this.#isIdiom(i)) return null;
      const range = this.#adjacentDigits(i, end);
      if (range) return range;
      const decimal = readDecimal(codes, i, end, this.#length);
      value = decimal ? decimal.value : this.#chinese(i, end);
      if (!(value >= 0)) return null;
      if (decimal) end = decimal.end;
    }
    const head = this.#measure(i, end, value, arabic);
    if (!head) {
      const listed = this.#unitAfterLink(i, end, value, arabic);
      return listed;
    }
    end = head.end;
    // 30—80万元, 3至5名, 18项至31项
    const ranged = this.#range(i, value, head, arabic);
    const draft = ranged ?? head;
    if (!arabic && !this.#chineseStands(i, draft, value)) return null;
    if (arabic && this.#isRankOrCode(i, draft)) return null;
    this.numberEnd = draft.end;
    return this.#bounded(draft);
  }

  #chinese(i: number, end: number): number {
    const codes = this.#codes;
    // 百余名, 近千人: the bare place stands for itself where something approximates it
    if (end === i + 1 && place(codes[i]!) >= 100) {
      const after = codes[end];
      const before = this.#t[i - 1] ?? '';
      return after === YU || (after === DUO && codes[end + 1] !== C('少')) || /[近约超逾]/.test(before) ? place(codes[i]!) : NaN;
    }
    if (CLASS[codes[i - 1] ?? 0]! & DIGIT) return NaN;
    return chineseValue(codes, i, end);
  }

  /** Digits that are part of a code, a time, a sum or an ordinal are no count. */
  #arabicStands(i: number, end: number): boolean {
    const codes = this.#codes;
    const before = codes[i - 1] ?? 10;
    const after = codes[end] ?? 10;
    if (CLASS[before]! & LETTER) return false;
    // 2.22家单位: the point is that of a marker
    const pointed = before === DOT && !(this.#flags[i - 1]! & IN_MARKER);
    if (pointed || before === PLUS || before === C('#') || before === C('№')) return false;
    if (before === HYPHEN && CLASS[codes[i - 2] ?? 0]! & (LETTER | DIGIT)) return false;
    if ((before === COLON || before === SLASH) && CLASS[codes[i - 2] ?? 0]! & DIGIT) return false;
    if ((after === COLON || after === SLASH) && CLASS[codes[end + 1] ?? 0]! & DIGIT) return false;
    if (after === PLUS && CLASS[codes[end + 1] ?? 0]! & DIGIT) return false;
    return !this.#isOrdinal(i);
  }

  /** 第3, 第一、二, 第3至5 */
  #isOrdinal(i: number): boolean {
    const codes = this.#codes;
    let k = i - 1;
    const limit = Math.max(0, i - 10);
    if (codes[k] === DI) return true;
    let linked = false;
    while (k >= limit) {
      const c = codes[k]!;
      if (c === DI) return linked;
      if (c === DUN || c === TO || c === UNTIL || c === HYPHEN || c === DASH || c === C('和')) linked = true;
      else if ((CLASS[c]! & (DIGIT | NUMERAL)) === 0) return false;
      k--;
    }
    return false;
  }

  #isIdiom(i: number): boolean {
    const second = this.#codes[i + 1]!;
    const list = has(SECOND_OF_IDIOM, second) ? IDIOMS.get(this.#codes[i]! * 65536 + second) : undefined;
    if (!list) return false;
    for (const w of list) if (this.#t.startsWith(w, i)) return !this.#sumsUpList(i) && !this.#isAddedStage(i + 1);
    return false;
  }

  /** 问题、任务、责任三张清单: as many things are named as are counted. */
  #sumsUpList(i: number): boolean {
    const n = chineseDigit(this.#codes[i]!);
    if (n < 3 || chineseDigit(this.#codes[i + 1]!) >= 0) return false;
    let listed = 1;
    for (let k = i - 1; k >= 0 && k > i - 40 && (isHan(this.#codes[k]!) || this.#codes[k] === DUN); k--)
      if (this.#codes[k] === DUN) listed++;
    return listed === n;
  }

  /** The unit that begins at `i`, longest first, if what follows does not make it another word. */
  #unit(i: number, arabic: boolean): Unit | null {
    next: for (const u of unitsFrom(this.#codes[i] ?? 0)) {
      if (u.arabicOnly && !arabic && !this.#countsInWords(u.text, i)) continue;
      if (u.second >= 0 && (u.second !== this.#codes[i + 1] || !this.#t.startsWith(u.text, i))) continue;
      const after = i + u.text.length;
      if (u.notFirst !== '' && holdsCode(u.notFirst, this.#codes[after]!))
        for (const n of arabic ? u.notArabic : u.not) if (this.#t.startsWith(n, after)) continue next;
      return u;
    }
    return null;
  }

  /** 两周内, 不少于四节, 增设一道复核: what is a name or an idiom after most Chinese numerals counts here. */
  #countsInWords(unit: string, i: number): boolean {
    const t = this.#t;
    const after = i + unit.length;
    if (
      unit === '周' &&
      (/^(?:以?内|之内|以上|左右|时间)/.test(t.slice(after, after + 2)) || t[i - 2] === '每' || t.startsWith('连续', i - 3))
    )
      return true;
    // 十五日内答复, 公示期为七日
    if (
      unit === '日' &&
      (/^(?:以?内|之内)/.test(t.slice(after, after + 2)) || /期限?[为是][一二三四五六七八九十]{1,3}$/.test(t.slice(Math.max(0, i - 6), i)))
    )
      return true;
    // 反馈三方面7项问题
    if (unit === '方面' && /^(?:共|的)?(?:\d|[一二三四五六七八九十]{1,3}[项个条])/.test(t.slice(after, after + 4))) return true;
    if (this.#isAddedStage(i)) return true;
    // 拍摄警示教育片一部, 地上九层
    if (
      unit === '部' &&
      /[片剧集][一二两三四五六七八九十]{1,2}$/.test(t.slice(Math.max(0, i - 3), i)) &&
      /[,，。;；、\n]/.test(t[after] ?? '\n')
    )
      return true;
    // 更换密封条六根; 跟班学习两周
    if (unit === '根' && isHan(this.#codes[i - 2] ?? 0) && /[,，。;；、)）\n]/.test(t[after] ?? '\n')) return true;
    if (unit === '周' && /[,，。;；、)）\n]/.test(t[after] ?? '\n') && SPENT.test(t.slice(Math.max(0, i - 6), i))) return true;
    if (unit === '层' && /(?:地[上下]|共|主体)[一二两三四五六七八九十]{1,3}$/.test(t.slice(Math.max(0, i - 5), i))) return true;
    // 其中七眼水井; 自备井五十八眼
    if (unit === '眼' && t.slice(Math.max(0, i - 14), after + 8).includes('井')) return true;
    // 六千七百余根: nothing is called by so long a number
    if (LONG_NUMERAL.test(t.slice(Math.max(0, i - 8), i))) return true;
    if (unit === '道' && STAGE.test(t.slice(after, after + 3))) return this.#sumsUpList(i - 1);
    return /[,，。;；、)）\n]/.test(t[after] ?? '\n') && BOUNDED_NUMERAL.test(t.slice(Math.max(0, i - 7), i));
  }

  /** 增设|一|道复核 */
  #isAddedStage(i: number): boolean {
    const t = this.#t;
    return t[i] === '道' && STAGE.test(t.slice(i + 1, i + 4)) && ADDED.test(t.slice(Math.max(0, i - 6), i - 1));
  }

  /** Magnitude, 余 and unit after a number: 1.2 | 万 | 余 | 元. Null where no unit and no magnitude follows. */
  #measure(start: number, numberEnd: number, number: number, arabic: boolean): QuantityDraft | null {
    const codes = this.#codes;
    let e = numberEnd;
    let value = number;
    let over = false;
    let magnitude = false;
    let unit = this.#unit(e, arabic);
    if (!unit || place(codes[e]!) > 0) {
      if ((codes[e] === YU || codes[e] === DUO) && !(codes[e] === DUO && this.#t.startsWith('多少', e))) {
        over = true;
        e++;
      }
      if (arabic || over) {
        unit = this.#unit(e, arabic);
        if (!unit) {
          for (let p = place(codes[e] ?? 0); p > 0 && (arabic || p >= 1e4); p = place(codes[e] ?? 0)) {
            // 2.6万|千瓦
            if (magnitude && this.#unit(e, arabic)) break;
            value *= p;
            magnitude = true;
            e++;
            if (value > 1e18) break;
          }
          const rest = magnitude && !over && Number.isInteger(number) ? this.#lowerPlaces(e, value / number) : null;
          if (rest) {
            value += rest.value;
            e = rest.end;
          }
        }
      } else {
        const p = place(codes[e] ?? 0);
        if (p >= 1e4) {
          value *= p;
          magnitude = true;
          e++;
        }
      }
      if (!over && (codes[e] === YU || codes[e] === DUO) && (magnitude || arabic)) {
        const u = this.#unit(e + 1, arabic);
        if (u || magnitude) {
          over = true;
          e++;
          // 4千余|万元
          if (!u && codes[e] === TEN_THOUSAND) {
            value *= 1e4;
            e++;
          }
        }
      }
      unit ??= this.#unit(e, arabic);
    }
    if (!arabic && !magnitude && value >= 1e4) magnitude = true;
    if (magnitude || numberEnd - start > MOST_DIGITS) value = round(value);
    if (!unit) {
      // 有效利用系数提高到0.562: a ratio without a unit
      if (arabic && !magnitude && !over && number % 1 !== 0 && OF_AN_INDEX.test(this.#t.slice(Math.max(0, start - 16), start)))
        return ENDS_INDEX.test(this.#t.slice(e, e + 1)) ? quantity(start, e, value, '', 'ratio', 'exact', false) : null;
      if (!magnitude || (!arabic && number < 10)) return null;
      const after = codes[e] ?? 10;
      // 1000万人才引育专项基金, 14.9万用于…: the unit is left out
      if (after === HYPHEN || after === DASH || after === TO) return null;
      return quantity(start, e, value, '', 'quantity', over ? 'over' : 'exact', true);
    }
    e += unit.text.length;
    // 4分20秒, 1小时30分钟
    if (unit.kind === 'duration' && CLASS[codes[e] ?? 0]! & DIGIT) {
      for (const c of COMPOSITE_DURATIONS) {
        if (c.big !== unit.text) continue;
        const n = readArabic(this.#t, codes, e, this.#length);
        if (!this.#t.startsWith(c.small, n.end)) continue;
        const end = n.end + c.small.length;
        return quantity(start, end, value * c.factor + n.value, c.small, 'duration', 'exact', false);
      }
    }
    // a bare 分 is a mark, not a minute
    const kind: CountKind = unit.text === '分' ? 'quantity' : unit.kind;
    // 两个多月
    if (unit.text.startsWith('个多')) over = true;
    return quantity(start, e, value, unit.as, kind, over ? 'over' : 'exact', false);
  }

  /** What follows a magnitude at lower places: 3亿|5千万, 1亿|2000万, 3万|5000. */
  #lowerPlaces(i: number, below: number): { value: number; end: number } | null {
    const codes = this.#codes;
    if ((CLASS[codes[i] ?? 0]! & DIGIT) === 0) return null;
    const n = readArabic(this.#t, codes, i, this.#length);
    let { value, end } = n;
    for (let p = place(codes[end] ?? 0); p > 0 && value < below; p = place(codes[end] ?? 0)) {
      value *= p;
      end++;
    }
    if (value === 0 || value >= below) return null;
    // 3万2024年 is two things
    const unit = this.#unit(end, true);
    return unit && (end > n.end || (unit.kind !== 'duration' && n.digits === 4)) ? { value, end } : null;
  }

  /** After a link of a range, or 0. */
  #linkEnd(i: number): number {
    const c = this.#codes[i];
    if (c === TO || c === UNTIL || c === TILDE) return i + 1;
    if (c === HYPHEN || c === DASH) return this.#codes[i + 1] === c ? 0 : i + 1;
    return 0;
  }

  /** 1-2人, 30—80万元, 4、5次: the first number prints no unit. */
  #unitAfterLink(start: number, end: number, value: number, arabic: boolean): QuantityDraft | null {
    const codes = this.#codes;
    let e = end;
    let factor = 1;
    if (codes[e] === TEN_THOUSAND || codes[e] === HUNDRED_MILLION) {
      factor = place(codes[e]!);
      e++;
    }
    let link = this.#linkEnd(e);
    const listed = codes[e] === DUN && factor === 1;
    if (link === 0 && listed) link = e + 1;
    if (link === 0) return null;
    const second = this.#number(link, arabic);
    if (!second) return null;
    // 4、5次 names neighbours; 提升1.2、2.3个百分点 and 15、20家 are two figures with one unit
    if (listed && !(value < 10 && second.value === value + 1)) return arabic ? this.#sharesUnit(start, end, value, link) : null;
    if (!(second.value > value)) return null;
    const measure = this.#measure(start, second.end, second.value, arabic);
    if (!measure || measure.unitless) return null;
    if (this.#isOrdinal(start) || this.#listedBefore(start) > 0) return null;
    const scale = (measure.value ?? second.value) / second.value;
    const draft = spread(measure, round(value * (factor > 1 ? factor : scale)));
    if (!arabic && !this.#chineseStands(start, draft, value)) return null;
    this.numberEnd = draft.end;
    return this.#bounded(draft);
  }

  /** The first of figures that share the unit of the last: 1.2、2.3个百分点. Only decimals and figures of two digits or more: 1、2、3 are ordinals. */
  #sharesUnit(start: number, end: number, value: number, from: number): QuantityDraft | null {
    const codes = this.#codes;
    let at = from;
    for (let n = 0; n < 8; n++) {
      const next = this.#number(at, true);
      if (!next || next.value === 0 || (Number.isInteger(value) && (value < 10 || next.value < 10))) return null;
      const measure = this.#measure(at, next.end, next.value, true);
      if (measure && !measure.unitless) {
        if (measure.unit === '年' || measure.unit === '日' || measure.value === null) return null;
        const scaled = round((value * measure.value) / next.value);
        return quantity(start, end, scaled, measure.unit, measure.kind, 'exact', false);
      }
      if (codes[next.end] !== DUN) return null;
      at = next.end + 1;
    }
    return null;
  }

  #number(i: number, arabic: boolean): { value: number; end: number } | null {
    const codes = this.#codes;
    if (arabic) {
      if ((CLASS[codes[i] ?? 0]! & DIGIT) === 0) return null;
      return readArabic(this.#t, codes, i, this.#length);
    }
    if ((CLASS[codes[i] ?? 0]! & NUMERAL) === 0) return null;
    const end = numeralsEnd(codes, i, this.#length);
    const decimal = readDecimal(codes, i, end, this.#length);
    if (decimal) return decimal;
    const value = chineseValue(codes, i, end);
    return value >= 0 ? { value, end } : null;
  }

  /** 30万元至80万元, 18项至31项: both numbers print the unit. */
  #range(start: number, value: number, head: QuantityDraft, arabic: boolean): QuantityDraft | null {
    const link = this.#linkEnd(head.end);
    if (link === 0) return null;
    const second = this.#number(link, arabic);
    if (!second) return null;
    const measure = this.#measure(start, second.end, second.value, arabic);
    if (!measure || measure.unit !== head.unit || measure.value === null || head.value === null) return null;
    if (measure.value <= head.value || value < 0) return null;
    return spread(measure, head.value);
  }

  /** How many numerals lead up to this one, one by one: 一、二、三. */
  #listedBefore(i: number): number {
    const codes = this.#codes;
    let n = 0;
    for (let k = i; k >= 2 && codes[k - 1] === DUN; k -= 2) {
      const digit = chineseDigit(codes[k - 2]!);
      if (digit < 1 || digit !== chineseDigit(codes[k]!) - 1) break;
      n++;
    }
    return n;
  }

  /** 三四个, 七八次: two neighbouring digits are a range. */
  #adjacentDigits(i: number, end: number): QuantityDraft | null {
    if (end - i !== 2) return null;
    const a = chineseDigit(this.#codes[i]!);
    const b = chineseDigit(this.#codes[i + 1]!);
    if (a < 1 || b !== a + 1) return null;
    const unit = this.#unit(end, false);
    if (!unit) return null;
    const e = end + unit.text.length;
    this.numberEnd = e;
    if (/类|级|季度/.test(unit.text)) return null;
    return this.#bounded(spread(quantity(i, e, b, unit.as, unit.kind, 'exact', false), a));
  }

  /** 三分之二, 百分之九十, 千分之五 */
  #fraction(i: number, end: number): QuantityDraft | null {
    if (!this.#t.startsWith('分之', end)) return null;
    const arabic = (CLASS[this.#codes[end + 2] ?? 0]! & DIGIT) !== 0;
    const denominator = this.#t.slice(i, end);
    const whole = denominator === '百' && this.#t[end + 2] === '百' && numeralsEnd(this.#codes, end + 2, this.#length) === end + 3;
    const n = whole ? { value: 100, end: end + 3 } : this.#number(end + 2, arabic);
    if (!n) return null;
    let value: number;
    let unit = '';
    if (denominator === '百') [value, unit] = [n.value, '%'];
    else if (denominator === '千') [value, unit] = [n.value, '‰'];
    else {
      const d = chineseValue(this.#codes, i, end);
      if (!(d > 0)) return null;
      value = Math.round((n.value / d) * 1e4) / 1e4;
    }
    this.numberEnd = n.end;
    return this.#bounded(quantity(i, n.end, value, unit, 'ratio', 'exact', false));
  }

  /** Ranks (前10名, 第3位) and codes that carry a unit by accident. */
  #isRankOrCode(i: number, draft: QuantityDraft): boolean {
    const t = this.#t;
    if (t[i - 1] === '前' && !/[目此先日年月周天]/.test(t[i - 2] ?? '') && /^(?:名|位|强|列|个百强)/.test(draft.unit)) return true;
    if ((t[i - 1] === '末' || t[i - 1] === '后' || t.startsWith('倒数', i - 2)) && /^(?:名|位)$/.test(draft.unit)) return true;
    if (draft.unit === '位' && /[列居第]$/.test(t.slice(Math.max(0, i - 1), i))) return true;
    // 2024年 was read as a date; 2024个 counts
    if (draft.unit === '年' && draft.value !== null && draft.value > 200) return true;
    if (draft.unit === '年' && /^(?:行动|计划|规划|方案|任务|攻坚|期规划|制)/.test(t.slice(draft.end, draft.end + 3))) return true;
    if ((draft.unit === '日' || draft.unit === '分' || draft.unit === '点') && /^[\d:]/.test(t.slice(draft.end, draft.end + 1)))
      return true;
    // 早8点至晚6点
    if (draft.unit === '点' && /[早晚午晨夜]$/.test(t.slice(Math.max(0, i - 1), i))) return true;
    // 生态环境部28日公布: a day of the month the news is of
    if (draft.unit === '日' && draft.value !== null && draft.value <= 31 && NEWS_OF_DAY.test(t.slice(draft.end, draft.end + 3)))
      return true;
    // 每月10日前, 次月5日: a day of the month
    if (draft.unit === '日' && t[i - 1] === '月') return true;
    if (draft.unit === '期' && /[程目园区]$/.test(t.slice(Math.max(0, i - 1), i))) return true;
    if (draft.unit === '楼' || (draft.unit === '部' && /电话|手机/.test(t.slice(Math.max(0, i - 4), i)))) return true;
    return false;
  }

  /** Chinese numerals count only where they truly count: not in names, idioms and 每一个. */
  #chineseStands(i: number, draft: QuantityDraft, value: number): boolean {
    const t = this.#t;
    const codes = this.#codes;
    const before = t[i - 1] ?? '\n';
    const after = t[draft.end] ?? '\n';
    // 区委一、二、三轮巡察
    if (this.#isOrdinal(i) || this.#listedBefore(i) > 1) return false;
    // 八届人大三次会议, 十五届四次全会: which of the sessions
    if (
      draft.unit === '次' &&
      SESSION_OF.test(t.slice(Math.max(0, i - 16), i)) &&
      /^(?:全体)?(?:会议|全会)/.test(t.slice(draft.end, draft.end + 4))
    )
      return false;
    if (/[前末]/.test(before) && /^(?:名|位|强|列)$/.test(draft.unit)) return false;
    // 检测参数三百项
    const ofFigures = before === '数' && /[参指总次系]$/.test(t.slice(Math.max(0, i - 2), i - 1));
    if (
      (before === '数' && !ofFigures) ||
      before === '几' ||
      before === '双' ||
      before === '周' ||
      (before === '上' && !t.startsWith('地上', i - 2)) ||
      before === '初'
    ) {
      if (!(before === '周' && draft.unit === '次')) return false;
    }
    if (draft.unit === '年' && /^(?:行动|计划|规划|方案|任务|攻坚|制|级|度)/.test(t.slice(draft.end, draft.end + 3))) return false;
    // 二期工程 is a phase, 培训班两期 counts
    if (draft.unit === '期' && codes[i] !== C('两') && !/[班训刊报]$/.test(before) && !this.#isHeldSo(i, draft.end)) return false;
    // 干部群众一起搞大扫除: together
    if (draft.unit === '起' && codes[i] === ONE && !/[案事故件纠投违]/.test(t.slice(draft.end, draft.end + 6)) && !/[,，。;；]/.test(after))
      return false;
    if (draft.kind === 'ratio' && draft.unit === '成')
      return (
        (/[近约超过达中到至足由降升占]/.test(before) && !/[员功立效果绩本分长品色]/.test(after)) ||
        /[,，。;；、以的左|\t\n]/.test(after) ||
        AND_MORE.test(t.slice(draft.end, draft.end + 4)) ||
        // 两成企业处于亏损状态
        /^(?:企业|村民|居民|群众|农户|商户|用户|学校|单位|受访|问卷|项目|资金|党员|职工|学生|车辆|耕地)/.test(
          t.slice(draft.end, draft.end + 2),
        ) ||
        before === '、'
      );
    if (draft.unit === '轮' && ON_WHEELS.test(t.slice(draft.end, draft.end + 8))) return false;
    // 修改三稿; 二稿 is the second
    if (draft.unit === '稿' && (value === 2 || !/(?:改|订|易|善|磨|拟|论)了?$/.test(t.slice(Math.max(0, i - 2), i))))
      return codes[i] === C('两');
    if (draft.unit === '道') return true;
    // 改一项、成一项、巩固一项
    if (codes[i] === ONE && this.#isRefrain(i, draft)) return false;
    // 一户一策, 一人一档
    if (codes[i] === ONE && draft.end - i <= 3 && (after === '一' || t[i - 2] === '一' || t[i - 3] === '一')) return false;
    if (value !== 1 || draft.min !== null) return !(draft.unit === '日' && value > 31);
    return this.#oneStands(i, draft, before, after);
  }

  /** 组织业务大练兵四期: what is organised is held so many times. */
  #isHeldSo(i: number, end: number): boolean {
    return (
      /[,，。;；、\n]/.test(this.#t[end] ?? '\n') &&
      /(?:组织|举办|开展|开设|培训)[\u4e00-\u9fff“”]{2,10}$/.test(this.#t.slice(Math.max(0, i - 14), i))
    );
  }

  /** The same words again a verb further on, or before. */
  #isRefrain(i: number, draft: QuantityDraft): boolean {
    const words = this.#t.slice(i, draft.end);
    const after = /^[、,][\u4e00-\u9fff]{1,3}/.exec(this.#t.slice(draft.end, draft.end + 4));
    if (after) for (let k = 2; k <= after[0].length; k++) if (this.#t.startsWith(words, draft.end + k)) return true;
    const before = this.#t.slice(Math.max(0, i - words.length - 4), i);
    const at = before.lastIndexOf(words);
    return at >= 0 && /^[、,][\u4e00-\u9fff]{1,3}$/.test(before.slice(at + words.length));
  }

  /** 一 with a classifier is mostly an article; it counts after a bound, before a counted person or thing, or after its noun. */
  #oneStands(i: number, draft: QuantityDraft, before: string, after: string): boolean {
    const t = this.#t;
    const meets = draft.unit === '次' && t.startsWith('碰头', i - 2);
    if (!meets && /[每某任同另这那各首唯头逐单统再又进第哪此有为成作是]/.test(before)) {
      if (!(before === '有' && /^(?:名|人|家|处|辆|台|座|户|起)$/.test(draft.unit)) && !(before === '各' && /[,，。;；、]/.test(after))) {
        if (!(before === '为' && /^(?:名)$/.test(draft.unit))) return false;
      }
    }
    const bounded = PREFIX_BOUNDS.some(([w]) => t.startsWith(w, i - w.length)) || SUFFIX_BOUNDS.some(([w]) => t.startsWith(w, draft.end));
    if (bounded) return true;
    const closes = /[,，。;；、)）\n]/.test(after) || draft.end >= this.#length;
    switch (draft.unit) {
      case '名':
      case '辆':
      case '座':
      case '台':
      case '处':
      case '所':
      case '栋':
      case '幢':
      case '户':
      case '艘':
      case '架':
      case '元':
      case '宗':
        return true;
      case '家':
      case '起':
      case '份':
      case '间':
      case '件':
      case '位':
      case '篇':
      case '册':
      case '块':
      case '期':
      case '场':
        return closes || isNounStart(t, draft.end);
      case '次':
      case '轮':
      case '遍':
        return (
          closes ||
          this.#isRhythm(i) ||
          /^(?:专题|集中|全面|全覆盖|以上|会议|调研|检查|培训|研究|分析|调度|督查)/.test(t.slice(draft.end, draft.end + 4))
        );
      case '年':
      case '个月':
      case '周':
      case '天':
      case '小时':
      case '个工作日':
      case '分钟':
      case '个学期':
      case '学期':
        return (
          (closes && SUSPENDED.test(t.slice(Math.max(0, i - 14), i))) ||
          (!/^[的个上]/.test(after) && LASTING.test(t.slice(Math.max(0, i - 10), i))) ||
          /[期满近续时过长达]$/.test(before) ||
          /^(?:内|期|余|多|未|时间(?![段表节内])|的(?:集中|时间|专项))/.test(t.slice(draft.end, draft.end + 4))
        );
      case '日':
      case '人':
        return closes && draft.unit === '人';
      case '亩':
      case '公里':
      case '吨':
      case '平方米':
      case '%':
      case '百分点':
        return true;
      default:
        // 个 项 条 类 种 套 支 批 张 笔…: only after the counted noun, or where something new is made or found
        return (
          (closes && isHan(this.#codes[i - 1] ?? 0) && !/[了过着出到把将以作为成是]/.test(before)) ||
          /(?:新建|建成|新增|增设|设立|成立|新设|查处|查办|购置|建设|查实)$/.test(t.slice(Math.max(0, i - 2), i))
        );
    }
  }

  #holds(code: number, start: number, end: number): boolean {
    for (let i = start; i < end; i++) if (this.#codes[i] === code) return true;
    return false;
  }

  /** 每半年开展一次“回头看”, 每季度至少报告一次工作 */
  #isRhythm(i: number): boolean {
    const before = this.#t.slice(Math.max(0, i - 24), i);
    return /(?:每(?:[一两半三]?个?[月年]|个?季度?|周|学期|旬|[两三\d]个?(?:月|周))|至少|不少于)[^,，。;；:：\n]{0,18}$/.test(before);
  }

  #isAndMore(draft: QuantityDraft): boolean {
    return (
      ((draft.kind === 'duration' && /[年天周月]$/.test(draft.unit)) || draft.unit === '成' || draft.unit === '倍') &&
      AND_MORE.test(this.#t.slice(draft.end, draft.end + 4))
    );
  }

  /** Adds what approximates the number from outside its span. */
  #bounded(draft: QuantityDraft): QuantityDraft {
    const t = this.#t;
    for (const [word, bound] of has(FIRST_OF_SUFFIX, this.#codes[draft.end]!) ? SUFFIX_BOUNDS : []) {
      if (t.startsWith(word, draft.end)) {
        draft.tail = draft.end + word.length;
        if (draft.bound === 'exact' || bound !== 'exact') draft.bound = bound === 'exact' ? draft.bound : bound;
        break;
      }
    }
    // 100张床位以上的医疗机构
    const beyond =
      draft.tail === draft.end && this.#holds(BY, draft.end + 2, draft.end + 7)
        ? NOUN_AND_BEYOND.exec(t.slice(draft.end, draft.end + 8))
        : null;
    if (beyond && draft.bound === 'exact') draft.bound = beyond[1] === '上' ? 'at-least' : 'at-most';
    if (draft.tail === draft.end && draft.kind === 'duration' && t[draft.end] === '内' && !/[部容地外]/.test(t[draft.end + 1] ?? '')) {
      draft.tail = draft.end + 1;
      if (draft.bound === 'exact') draft.bound = 'at-most';
    }
    if (draft.tail === draft.end && this.#codes[draft.end] === DUO && this.#isAndMore(draft)) {
      draft.tail = draft.end + 1;
      if (draft.bound === 'exact') draft.bound = 'over';
    }
    for (const [word, bound] of draft.start > 0 && has(LAST_OF_PREFIX, this.#codes[draft.start - 1]!) ? PREFIX_BOUNDS : []) {
      if (!t.startsWith(word, draft.start - word.length)) continue;
      const before = t[draft.start - word.length - 1] ?? '';
      // 最近三年, 附近3家; 近三年 tells when, not how long
      if (
        word === '近' &&
        (/[最附靠临亲邻]/.test(before) ||
          /^[\u4e00-\u9fff]{0,3}(?:周期|学期|学年|年度|季度)/.test(t.slice(draft.end, draft.end + 6)) ||
          (draft.kind === 'duration' && /[年月天日周]$/.test(draft.unit) && !/[时期长达过经用已将]$/.test(before)))
      )
        break;
      if (word === '约' && /[节签公预特制违履大条租合契]/.test(before) && before !== '大') break;
      // 赶超, 反超, 彩超3台
      if (word === '超' && /[赶反彩]/.test(before)) break;
      if (word === '破' && !OF_AN_AMOUNT.test(t.slice(Math.max(0, draft.start - 4), draft.start - 1))) break;
      draft.head = draft.start - word.length;
      if (draft.bound === 'exact') draft.bound = bound;
      return draft;
    }
    // 至少提供两条招商信息: the bound stands before the verb
    if (draft.bound !== 'exact') return draft;
    const from = Math.max(0, draft.start - 16);
    const share = draft.kind === 'ratio' && draft.unit !== '百分点';
    if (share) {
      // 不低于职工总数1%, 超出均值三成的片区
      const least = /不得?(超过|高于|低于|少于|大于|小于)(?!全)[\u4e00-\u9fff]{1,10}$/.exec(t.slice(from, draft.start));
      if (least) draft.bound = /[超高大]/.test(least[1]!) ? 'at-most' : 'at-least';
      else if (
        (this.#codes[draft.end] === OF && /超[过出][\u4e00-\u9fff]{1,8}$/.test(t.slice(from, draft.start))) ||
        // 连续两年超过收入的5%
        (this.#codes[draft.start - 1] === OF && /(?<![不未])超[过出][\u4e00-\u9fff]{1,8}的$/.test(t.slice(from, draft.start)))
      )
        draft.bound = 'over';
      if (draft.bound !== 'exact') return draft;
    }
    if (this.#codes[draft.start - 1] !== OF && !this.#holds(FEW, from, draft.start) && !this.#holds(SHARE, from, draft.start)) return draft;
    const before = t.slice(from, draft.start);
    if (before.includes('至少') && /至少[\u4e00-\u9fff]{1,10}$/.test(before)) draft.bound = 'at-least';
    if (/(?<![预签租合节特])约占[\u4e00-\u9fff]{0,8}的?$/.test(before)) draft.bound = 'about';
    const limit = before.endsWith('的') ? /不(?:得)?(超过|高于|低于|少于)[\u4e00-\u9fff]{1,10}的$/.exec(before) : null;
    if (limit) draft.bound = limit[1] === '超过' || limit[1] === '高于' ? 'at-most' : 'at-least';
    return draft;
  }
}

const LONG_NUMERAL = /[一二两三四五六七八九][百千][一二三四五六七八九十百零]{0,5}[余多]?$/;
const SPENT =
  /(?:学习|培训|跟班|跟岗|锻炼|停业|停工|停课|驻点|驻村|蹲点|轮训|集训|整顿|公示|运行|观察|体验|进修|历时|耗时|为期|为时)[一两三四五六七八九十]{1,2}$/;
const STAGE = /^(?:关[口卡]|防线|屏障|闸|程序|工序|手续|复核|审[核查批]|验收|门槛|把关|交叉|环节)/;
const ADDED = /(?:增加|增设|新增|加设|添加|再加|设置|设立|设[有了]?|经过|历经)了?$/;
const BOUNDED_NUMERAL =
  /(?:不少于|不短于|不长于|不低于|不超过|不多于|至少|最少|最多|至多|不足|不到|超过|长达)[一二两三四五六七八九十]{1,3}$/;
/** Of an amount: 阅读量破10万次, not 侦破3起. */
const OF_AN_AMOUNT = /(?:[量额值数率比]|收入|规模|人次|首次|率先|均|已|双双|一举)$/;
/** 三轮清运车: a vehicle on three wheels. */
const ON_WHEELS = /^(?:[电机]动|自卸|清运|清扫|保洁|垃圾|环卫|货运|载货|巡逻|高栏)*(?:车(?![辆间站位道船])|摩托)/;
/** 两年多, 下降六成多; not 三年多次, 三成多少. */
const AND_MORE = /^多(?:[,，。;；、:：)）\n的仍未没无不尚已还才时后前来以间了均才]|时间|至今|$)/;
/** How long something takes or goes on for: 提前一天告知, 每周坐诊一天. */
const LASTING = /(?:提[前早]|推迟|延[后迟长]|缩短|压缩|耽误|耽搁|每[周月旬]\S{0,6}[诊班勤训课点]|每[周月旬])$/;

const OF_AN_INDEX =
  /(?:系数|容积率|弹性值|变异度|之比)(?:平均|均|已|约|分别|稳定|控制|保持|上调|下调|调整)*(?:[由从]\d[\d.]{0,5})?(?:由|从|在|为|是|达到?|至|[提升]高?[到至]|[增上]升?[到至]|[降减]低?[到至]|下降[到至])*$/;
const ENDS_INDEX = /^(?:[,，。;；、)）\n|]|[提升增降下上到至以左]|$)/;

/** 暂停其课题申报资格一年: how long something lasts. */
const SUSPENDED =
  /(?:期限|暂停|停职|停发|察看|停止|取消|禁止|延长|延期|延迟|推迟|试用|扣发|限制|缓期|闲置|拖延|滞后|推后)[^,，。;；:：\n]{0,12}$/;

function isNounStart(t: string, i: number): boolean {
  return !/^[,，。;；、:：(（)）\n的了着过一]/.test(t.slice(i, i + 1)) && i < t.length;
}

function holdsCode(text: string, code: number): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === code) return true;
  return false;
}

function quantity(
  start: number,
  end: number,
  value: number,
  unit: string,
  kind: CountKind,
  bound: Bound,
  unitless: boolean,
): QuantityDraft {
  return { start, end, value, min: null, max: null, unit, kind, bound, unitless, tail: end, head: start };
}

/** Makes a figure the upper end of a range. */
function spread(upper: QuantityDraft, min: number): QuantityDraft {
  upper.min = min;
  upper.max = upper.value;
  upper.value = null;
  return upper;
}

/** A number that is printed with so many digits has no dust. */
const MOST_DIGITS = 15;

/** Multiplied magnitudes without the dust of binary fractions: 2.53 万 is 25300, and 1,234,567.89 keeps its cents. */
function round(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}
