import { CLASS, DIGIT, NUMERAL, newClass, setOf } from '../text/chars.ts';
import type { Clean } from '../text/clean.ts';
import { chineseValue, numeralsEnd } from '../text/numerals.ts';
import { holdsAny } from '../text/openings.ts';
import { IN_DOC_NUMBER, IN_TITLE, type Zones } from '../text/zones.ts';

/** One end of a date as printed: what is not printed is 0. */
export interface DatePoint {
  year: number;
  /** 今年 0, 去年 -1, 明年 +1; null where no relative year is printed. */
  relative: number | null;
  /** 次年, 同年, 当年: counted from the date before. */
  anaphoric: number | null;
  month: number;
  day: number;
  part: Part | null;
  /** A lost character was supplied. */
  repaired: boolean;
}

type Part =
  | '上旬'
  | '中旬'
  | '下旬'
  | '初'
  | '底'
  | '半'
  | 'first-half'
  | 'second-half'
  | 'q1'
  | 'q2'
  | 'q3'
  | 'q4'
  | 'q1-3'
  | `to-${number}`;

/** So far into a line that begins with 下一步 its days are still to come. */
const LONGEST_OUTLOOK = 80;

/** A date or a range of dates as printed, its years not yet inferred. */
export interface DateMentionDraft {
  start: number;
  end: number;
  from: DatePoint;
  to: DatePoint | null;
  /** 以来, 至今: no end. */
  open: boolean;
  /** A year alone. */
  yearOnly: boolean;
  /** 2023年度: the year of what is reported, which tells nothing of the days that follow. */
  annual: boolean;
  /** 计划9月底前: still to come when the text was written. */
  planned: boolean;
}

/** Digits that were a date before characters got lost, with more than one reading. */
export interface DamagedDate {
  start: number;
  end: number;
}

const C = (c: string): number => c.charCodeAt(0);
const YEAR = C('年');
const MONTH = C('月');
const DAY = C('日');
const NUMBER = C('号');
const HYPHEN = C('-');
const SLASH = C('/');
const DOT = C('.');
const DASH = C('—');
const TILDE = C('~');
const TO = C('至');
const UNTIL = C('到');
const HALF = C('半');
const MEI = C('每');

const RELATIVE: Record<string, number> = { 今: 0, 本: 0, 去: -1, 上: -1, 明: 1, 来: 1 };
const ANAPHORIC: Record<string, number> = { 次: 1, 翌: 1, 同: 0, 当: 0 };
/** Characters other than digits and numerals with which a date may begin. */
export const DATE_WORD = newClass('今本去上明来次翌同当下前第年');

/** 计划于, 力争在: what stands right before a day that is planned; and of each such word a character. */
const PLANNED = /(?:计划|预计|力争|争取|确保|拟于?|将于|将在|定于|请于|务于|须[在于]|限期[于在]?|限[于在])[^,，。;；:：\n]{0,4}$/;
const ANNOUNCED = /^[,，]?[^,，。;；:：\n\d]{0,8}(?:还将|力争)/;
const OF_PLAN = setOf('划预争确拟将定请务须限');

const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;

/** Two quarters that are half a year. */
const HALVES: ReadonlyMap<string, Part> = new Map([
  ['一、二季度', 'first-half'],
  ['三、四季度', 'second-half'],
]);

const QUARTERS: Record<number, Part> = { 1: 'q1', 2: 'q2', 3: 'q3', 4: 'q4' };

function blank(): DatePoint {
  return { year: 0, relative: null, anaphoric: null, month: 0, day: 0, part: null, repaired: false };
}

function copy(p: DatePoint): DatePoint {
  return { year: p.year, relative: p.relative, anaphoric: p.anaphoric, month: p.month, day: p.day, part: p.part, repaired: p.repaired };
}

const AIM = /^[\u4e00-\u9fff]{1,10}(?:突破|达到|实现|完成|建成|力争|确保)/;

/** Reads dates at given places. One reader serves a whole text; it keeps no state but the text. */
export class DateReader {
  readonly #codes: Uint16Array;
  readonly #t: string;
  readonly #length: number;
  readonly #flags: Uint8Array;
  /** Dates that cannot be told apart: left to the findings. */
  readonly damaged: DamagedDate[] = [];
  #end = 0;

  constructor(text: Clean, zones: Zones) {
    this.#codes = text.codes;
    this.#t = text.text;
    this.#length = text.length;
    this.#flags = zones.flags;
  }

  /** The date mention that begins exactly at `i`, or null. */
  read(i: number): DateMentionDraft | null {
    if (this.#flags[i]! & (IN_TITLE | IN_DOC_NUMBER)) return null;
    const codes = this.#codes;
    // 每3月, 每年3月: a rhythm
    if (i > 0 && (codes[i - 1] === MEI || (codes[i - 1] === YEAR && codes[i - 2] === MEI))) return null;
    const range = this.#bareRange(i);
    if (range) return range;
    const from = this.#point(i, null);
    if (!from) return null;
    let end = this.#end;
    let to: DatePoint | null = null;
    const link = this.#link(end);
    if (link > end) {
      const second = this.#monthAndDay(i, link) ?? this.#point(link, from);
      if (second && compatible(from, second)) {
        to = second;
        end = this.#end;
      }
    }
    // a day that lost its 日 stands only as the first end of a range: 3月18至6月7日
    let open = false;
    if (!to) {
      if (this.#t.startsWith('以来', end)) {
        open = true;
        end += 2;
      } else if (this.#t.startsWith('至今', end)) {
        open = true;
        end += 2;
      }
    }
    const yearOnly = from.month === 0 && from.part === null;
    if (yearOnly && !open && !to) {
      if (from.year === 0) return null;
    }
    // 2022年起全面禁止采砂。9月5日…: since when is no year of what follows
    const annual = this.#t[end - 1] === '度' || (yearOnly && !to && this.#t[end] === '起');
    return { start: i, end, from, to, open, yearOnly, annual, planned: this.#isPlanned(i) || this.#isAnnounced(end) };
  }

  /** 2024/3/5—|3/29, 2025.6.13到|6.19: the end of a range whose start is printed so, without its year. */
  #monthAndDay(start: number, i: number): DatePoint | null {
    const sign = this.#codes[start + 4];
    if ((sign !== SLASH && sign !== DOT && sign !== HYPHEN) || this.#digits(start) !== start + 4) return null;
    const m1 = this.#digits(i);
    if (m1 === i || m1 - i > 2 || this.#codes[m1] !== sign) return null;
    const d1 = this.#digits(m1 + 1);
    if (d1 === m1 + 1 || d1 - m1 > 3 || this.#codes[d1] === sign) return null;
    const month = this.#value(i, m1);
    const day = this.#value(m1 + 1, d1);
    // 到9.8分 is no day
    if (month < 1 || month > 12 || day < 1 || day > 31 || /[分%‰元万亿倍]/.test(this.#t[d1] ?? '')) return null;
    this.#end = d1;
    return { ...blank(), month, day };
  }

  /** 3月15日至4月30日,区里还将举办专场招聘; 上半年力争新增4座 */
  #isAnnounced(end: number): boolean {
    return ANNOUNCED.test(this.#t.slice(end, end + 16));
  }

  #isPlanned(i: number): boolean {
    const from = Math.max(0, i - 8);
    return (holdsAny(OF_PLAN, this.#codes, from, i) && PLANNED.test(this.#t.slice(from, i))) || this.#isInOutlook(i);
  }

  /** 下一步:①加快建设,9月底前投入使用; a line that says what comes next. */
  #isInOutlook(i: number): boolean {
    const before = this.#t.slice(Math.max(0, i - LONGEST_OUTLOOK), i);
    return /^\n?下一?步/.test(before.slice(Math.max(0, before.lastIndexOf('\n'))));
  }

  #digits(i: number): number {
    let e = i;
    while (e < this.#length && e < i + 10 && CLASS[this.#codes[e]!]! & DIGIT) e++;
    return e;
  }

  /** The value of the number in [start, end), Arabic or Chinese. */
  #value(start: number, end: number): number {
    const arabic = (CLASS[this.#codes[start]!]! & DIGIT) !== 0;
    const value = arabic ? Number(this.#t.slice(start, end)) : chineseValue(this.#codes, start, end);
    // an integer to V8 too, see yearsOn
    return value >= 0 && value <= LAST_YEAR ? value | 0 : -1;
  }

  #numberEnd(i: number): number {
    const cls = CLASS[this.#codes[i] ?? 0]!;
    if (cls & DIGIT) return this.#digits(i);
    if (cls & NUMERAL) return numeralsEnd(this.#codes, i, this.#length);
    return i;
  }

  /** 2021—2022, 2024-2026年, 19-20年, 3-4月, 1—10月, 一至四月: ranges whose first number has no unit of its own. */
  #bareRange(i: number): DateMentionDraft | null {
    const codes = this.#codes;
    const arabic = (CLASS[codes[i]!]! & DIGIT) !== 0;
    const e = this.#numberEnd(i);
    const size = e - i;
    if (size === 0 || size > (arabic ? 4 : 2) || size === 3) return null;
    if (i > 0 && CLASS[codes[i - 1]!]! & (arabic ? DIGIT : NUMERAL)) return null;
    const link = this.#link(e);
    if (link === e) return null;
    const e2 = arabic ? this.#digits(link) : this.#numberEnd(link);
    const a = this.#value(i, e);
    const b = e2 > link ? this.#value(link, e2) : -1;
    if (size === 4) {
      if (e2 - link !== 4 || a < 1949 || b > LAST_YEAR || b < a) return null;
      if (codes[e2] === HYPHEN || codes[e2] === SLASH) return null;
      let end = e2;
      if (codes[end] === YEAR) {
        end++;
        if (codes[end] === C('度')) end++;
        // 2023—2024年3月 is left to the point reader
        if (CLASS[codes[end] ?? 0]! & DIGIT) return null;
      }
      return {
        start: i,
        end,
        from: { ...blank(), year: a },
        to: { ...blank(), year: b },
        open: false,
        yearOnly: true,
        annual: true,
        planned: false,
      };
    }
    if (e2 === link || e2 - link > 2) return null;
    // 一至四月
    if (codes[e2] === MONTH && a >= 1 && a <= 12 && b >= 1 && b <= 12 && codes[e2 + 1] !== C('龄')) {
      return {
        start: i,
        end: this.#shareOfMonth(e2 + 1),
        from: { ...blank(), month: a },
        to: { ...blank(), month: b },
        open: false,
        yearOnly: false,
        annual: false,
        planned: this.#isPlanned(i),
      };
    }
    if (codes[e2] === YEAR && arabic && size === 2 && e2 - link === 2 && a >= 10 && b <= 40 && b > a && b - a <= 3) {
      return {
        start: i,
        end: e2 + 1,
        from: { ...blank(), year: 2000 + a },
        to: { ...blank(), year: 2000 + b },
        open: false,
        yearOnly: true,
        annual: true,
        planned: false,
      };
    }
    return null;
  }

  #shareOfMonth(end: number): number {
    return this.#codes[end] === C('份') ? end + 1 : end;
  }

  /** After the words that join the two ends of a range, or `i`. */
  #link(i: number): number {
    const c = this.#codes[i];
    if (c === TO || c === UNTIL || c === TILDE) return i + 1;
    if (c === HYPHEN || c === DASH) return this.#codes[i + 1] === c ? i + 2 : i + 1;
    if (this.#t.startsWith('起至', i)) return i + 2;
    if (this.#t.startsWith('开始至', i)) return i + 3;
    return i;
  }

  /** One end of a date. `before` is the first end when the second is read: it may then be a day alone. Sets #end. */
  #point(i: number, before: DatePoint | null): DatePoint | null {
    const codes = this.#codes;
    const p = blank();
    let k = i;
    const c = codes[k] ?? 0;
    const cls = CLASS[c]!;
    if (cls & DATE_WORD && (cls & (DIGIT | NUMERAL)) === 0) {
      const word = String.fromCharCode(c);
      if (codes[k + 1] === YEAR && (word in RELATIVE || word in ANAPHORIC)) {
        if (word in RELATIVE) p.relative = RELATIVE[word]!;
        else p.anaphoric = ANAPHORIC[word]!;
        k += 2;
        // 今年以来 stands; a bare 今年 does not
        if (this.#t.startsWith('以来', k) && p.relative !== null) {
          this.#end = k;
          return p;
        }
        return this.#afterYear(p, k, true);
      }
      if (c === C('上') || c === C('下')) {
        if (codes[k + 1] === HALF && codes[k + 2] === YEAR && codes[k - 1] !== C('每')) {
          p.part = c === C('上') ? 'first-half' : 'second-half';
          this.#end = k + 3;
          return p;
        }
        return null;
      }
      return c === YEAR ? this.#edgeOfYear(p, k) : this.#season(p, k);
    }
    if ((cls & (DIGIT | NUMERAL)) === 0) return null;
    if (k > 0 && CLASS[codes[k - 1]!]! & DIGIT) return null;
    const e = this.#numberEnd(k);
    const size = e - k;
    const arabic = (cls & DIGIT) !== 0;
    const next = codes[e];
    if (arabic && size === 4 && (next === HYPHEN || next === SLASH || next === DOT)) {
      const iso = this.#iso(k, e);
      if (iso) return iso;
    }
    if (next === YEAR) {
      const v = this.#value(k, e);
      if (size === 4 && v >= FIRST_YEAR && v <= LAST_YEAR) {
        p.year = v;
        return this.#afterYear(p, e + 1, false);
      }
      if (arabic && size === 2 && CLASS[codes[e + 1] ?? 0]! & DIGIT) {
        // 23年3月
        p.year = 2000 + v;
        const q = this.#afterYear(p, e + 1, true);
        return q && q.month > 0 ? q : null;
      }
      return null;
    }
    // 一月一会商: every month
    if (next === MONTH && !arabic && size === 1 && codes[k] === codes[e + 1] && !/[日号一二三四五六七八九十廿]/.test(this.#t[e + 2] ?? ''))
      return null;
    if (next === MONTH) {
      if (arabic && size > 4) {
        // 20249月: the 年 is lost
        const y = Number(this.#t.slice(k, k + 4));
        const m = Number(this.#t.slice(k + 4, e));
        if (y < FIRST_YEAR || y > LAST_YEAR || m < 1 || m > 12) return null;
        p.year = y;
        p.month = m;
        p.repaired = true;
        return this.#afterMonth(p, e + 1);
      }
      const m = this.#value(k, e);
      if (!(m >= 1 && m <= 12) || codes[e + 1] === C('龄') || codes[e + 1] === C('嫂')) return null;
      p.month = m;
      return this.#afterMonth(p, e + 1);
    }
    if (next === DAY || next === NUMBER) {
      if (before && size <= 3 && (!arabic || size <= 2) && before.month > 0) {
        const d = this.#value(k, e);
        if (d >= 1 && d <= 31) {
          p.day = d;
          this.#end = e + 1;
          return p;
        }
        return null;
      }
      if (arabic && next === DAY) return this.#damaged(p, k, e, before);
      return null;
    }
    return this.#season(p, k);
  }

  /** 年底前, 到年底, 比年初: of the year that is spoken of. 年初预算 and 年末余额 are names. */
  #edgeOfYear(p: DatePoint, k: number): DatePoint | null {
    const edge = this.#codes[k + 1];
    const isBottom = edge === C('底');
    const isEnd = isBottom || edge === C('末');
    if (!isEnd && edge !== C('初')) return null;
    const before = this.#t.slice(Math.max(0, k - 2), k);
    const after = this.#t.slice(k + 2, k + 4);
    const named = isEnd ? /^(?:之?前|以前|止)/.test(after) || /[到至在于]$/.test(before) : /[比较从自至]$/.test(before);
    // …,年底经营主体突破6万户
    const aim = isBottom && /[,，。;；\n]$/.test(before) && AIM.test(this.#t.slice(k + 2, k + 16));
    if (!(named || aim) || /[每历往]$/.test(before) || /^(?:预算|余额|结余|数)/.test(after)) return null;
    p.relative = 0;
    p.month = isEnd ? 12 : 1;
    p.part = isEnd ? '底' : '初';
    this.#end = k + 2;
    return p;
  }

  /** 一季度, 第三季度, 前三季度 */
  #season(p: DatePoint, k: number): DatePoint | null {
    const codes = this.#codes;
    let s = k;
    const upTo = codes[s] === C('前');
    if (upTo || codes[s] === C('第')) s++;
    const e = this.#numberEnd(s);
    // 三、四季度
    const half = HALVES.get(this.#t.slice(k, k + 5));
    if (half && !upTo) {
      p.part = half;
      this.#end = k + 5;
      return p;
    }
    if (e === s || e - s > 1 || !this.#t.startsWith('季度', e)) return null;
    const q = this.#value(s, e);
    if (upTo ? q !== 3 : !(q in QUARTERS)) return null;
    const end = e + 2;
    // 一季度一调度 is a rhythm
    if (CLASS[codes[end] ?? 0]! & NUMERAL) return null;
    // 二季度末
    if (codes[end] === C('末') || codes[end] === C('底')) {
      p.month = q * 3;
      p.part = '底';
      this.#end = end + 1;
      return p;
    }
    p.part = upTo ? 'q1-3' : QUARTERS[q]!;
    this.#end = end;
    return p;
  }

  /** 2024年前10个月 */
  #firstMonths(p: DatePoint, k: number): DatePoint | null {
    if (this.#codes[k] !== C('前')) return null;
    const e = this.#numberEnd(k + 1);
    if (e === k + 1 || e - k > 3 || !this.#t.startsWith('个月', e)) return null;
    const months = this.#value(k + 1, e);
    if (months < 2 || months > 11) return null;
    p.part = `to-${months}`;
    this.#end = e + 2;
    return p;
  }

  #iso(k: number, e: number): DatePoint | null {
    const codes = this.#codes;
    const sep = codes[e]!;
    const y = this.#value(k, e);
    if (y < FIRST_YEAR || y > LAST_YEAR) return null;
    const m1 = this.#digits(e + 1);
    if (m1 === e + 1 || m1 - e > 3 || codes[m1] !== sep) return null;
    const d1 = this.#digits(m1 + 1);
    if (d1 === m1 + 1 || d1 - m1 > 3) return null;
    const m = this.#value(e + 1, m1);
    const d = this.#value(m1 + 1, d1);
    if (m < 1 || m > 12 || d < 1 || d > daysIn(y, m)) return null;
    this.#end = d1;
    if (codes[d1] === DAY) this.#end++;
    return { ...blank(), year: y, month: m, day: d };
  }

  /** What may follow a year: a month, a season, 底, 度 or nothing. */
  #afterYear(p: DatePoint, k: number, needsMore: boolean): DatePoint | null {
    const codes = this.#codes;
    const t = this.#t;
    let s = k;
    if (codes[s] === C('的') && CLASS[codes[s + 1] ?? 0]! & DIGIT) s++;
    const cls = CLASS[codes[s] ?? 0]!;
    if (cls & (DIGIT | NUMERAL)) {
      const e = this.#numberEnd(s);
      if (codes[e] === MONTH) {
        const m = this.#value(s, e);
        if (m >= 1 && m <= 12) {
          p.month = m;
          return this.#afterMonth(p, e + 1);
        }
      } else if (codes[e] === DAY && cls & DIGIT && e - s >= 2) {
        // 2024年917日: the 月 is lost
        const split = splits(t.slice(s, e));
        if (split.length === 1) {
          [p.month, p.day] = split[0]!;
          p.repaired = true;
          this.#end = e + 1;
          return p;
        }
        if (split.length > 1) this.damaged.push({ start: s - 5 < 0 ? s : s, end: e + 1 });
      } else if (e - s <= 2) {
        // 2024年3-4月, 二〇二四年一至四月
        const link = this.#link(e);
        if (link > e) {
          const e2 = this.#numberEnd(link);
          if (e2 > link && codes[e2] === MONTH) {
            const m = this.#value(s, e);
            if (m >= 1 && m <= 12) {
              p.month = m;
              this.#end = e;
              return p;
            }
          }
        }
      }
      const season = this.#season(p, s);
      if (season) return season;
    } else if (codes[s] === C('第') || codes[s] === C('前')) {
      const season = this.#season(p, s) ?? this.#firstMonths(p, s);
      if (season) return season;
    }
    if ((codes[s] === C('上') || codes[s] === C('下')) && codes[s + 1] === HALF && codes[s + 2] === YEAR) {
      p.part = codes[s] === C('上') ? 'first-half' : 'second-half';
      this.#end = s + 3;
      return p;
    }
    // 2022年年底, 2022年底, 今年年底
    const a = codes[s] === YEAR ? s + 1 : s;
    const end = codes[a];
    if (end === C('底') || end === C('末')) {
      p.month = 12;
      p.part = '底';
      this.#end = a + 1;
      return p;
    }
    if (end === C('初') && codes[a + 1] !== C('步') && codes[a + 1] !== C('中') && codes[a + 1] !== C('级')) {
      p.month = 1;
      p.part = '初';
      this.#end = a + 1;
      return p;
    }
    if (needsMore) return null;
    this.#end = codes[s] === C('度') ? s + 1 : s;
    if (codes[s] === C('份')) this.#end = s + 1;
    return p;
  }

  /** What may follow a month: a day, a third of it, 底, 份 or nothing. */
  #afterMonth(p: DatePoint, k: number): DatePoint | null {
    const codes = this.#codes;
    const cls = CLASS[codes[k] ?? 0]!;
    if (cls & (DIGIT | NUMERAL)) {
      const e = this.#numberEnd(k);
      const size = e - k;
      if ((codes[e] === DAY || codes[e] === NUMBER) && size <= 3) {
        const d = this.#value(k, e);
        if (d >= 1 && d <= 31) {
          p.day = d;
          this.#end = e + 1;
          return p;
        }
      } else if (size <= 2 && cls & DIGIT && this.#link(e) > e) {
        // 3月5-7日, 3月18至6月7日
        const link = this.#link(e);
        const e2 = this.#numberEnd(link);
        if (e2 > link && e2 - link <= 2 && (codes[e2] === DAY || codes[e2] === MONTH || codes[e2] === NUMBER)) {
          p.day = this.#value(k, e);
          this.#end = e;
          return p;
        }
      }
    }
    let end = this.#shareOfMonth(k);
    const two = this.#t.slice(end, end + 2);
    if (two === '上旬' || two === '中旬' || two === '下旬') {
      p.part = two;
      end += 2;
    } else if (codes[end] === C('底') || codes[end] === C('末')) {
      p.part = '底';
      end++;
    } else if (codes[end] === C('初') && codes[end + 1] !== C('步')) {
      p.part = '初';
      end++;
    }
    this.#end = end;
    return p;
  }

  /** 2024717日, 830日, 1116日: the digits of year, month and day run together. Recovered where only one reading is possible. */
  #damaged(p: DatePoint, k: number, e: number, before: DatePoint | null): DatePoint | null {
    const digits = this.#t.slice(k, e);
    if (digits.length >= 6 && digits.length <= 8) {
      const y = Number(digits.slice(0, 4));
      if (y < 1990 || y > 2060) return null;
      const split = splits(digits.slice(4));
      if (split.length === 1) {
        p.year = y;
        [p.month, p.day] = split[0]!;
        p.repaired = true;
        this.#end = e + 1;
        return p;
      }
      if (split.length > 1) this.damaged.push({ start: k, end: e + 1 });
      return null;
    }
    if (digits.length < 3 || digits.length > 4) return null;
    // 914日 may as well be so many days: only beside another date, or where a date is due
    const split = splits(digits);
    const due = before !== null || (this.#dateIsDue(k) && this.#dateFollows(e + 1));
    if (!due || split.length === 0) return null;
    if (split.length > 1) {
      this.damaged.push({ start: k, end: e + 1 });
      return null;
    }
    [p.month, p.day] = split[0]!;
    p.repaired = true;
    this.#end = e + 1;
    return p;
  }

  #dateIsDue(k: number): boolean {
    if (k === 0) return true;
    return /[,，。;；:：于在自从\n(]/.test(this.#t[k - 1]!) || this.#t.startsWith('截至', k - 2) || this.#t.startsWith('截止', k - 2);
  }

  #dateFollows(e: number): boolean {
    return /^(?:[,，]|至|到|-|—|~|在|向|召开|对|反馈|[省市县区]委|起)/.test(this.#t.slice(e, e + 3));
  }
}

/** All ways to split digits into a month and a day without leading zeros (or with both two digits long). */
function splits(digits: string): [number, number][] {
  const out: [number, number][] = [];
  for (let a = 1; a <= 2 && a < digits.length; a++) {
    const ms = digits.slice(0, a);
    const ds = digits.slice(a);
    if (ds.length > 2 || ds.length === 0) continue;
    if ((ms[0] === '0' && digits.length !== 4) || (ds[0] === '0' && digits.length !== 4)) continue;
    const m = Number(ms);
    const d = Number(ds);
    if (m >= 1 && m <= 12 && d >= 1 && d <= daysIn(2024, m)) out.push([m, d]);
  }
  return out;
}

/** Whether two printed dates can be the ends of one range. */
function compatible(from: DatePoint, to: DatePoint): boolean {
  if (to.year > 0 && to.month === 0 && to.part === null) return from.month === 0 && from.part === null;
  if (to.day > 0 && to.month === 0) return from.day > 0;
  if (from.day > 0) return to.day > 0 || to.part !== null;
  if (from.month > 0) return to.month > 0 && (to.day === 0 || from.part !== null);
  return to.month > 0 || to.part !== null || to.year > 0;
}

export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

// ---------------------------------------------------------------------------------------------------------------- years

/** A date with its years: ISO days; `to` is null for 以来. */
export interface ResolvedDate {
  start: number;
  end: number;
  from: string | null;
  to: string | null;
  inferred: boolean;
}

/** What the document says about when it was written and what it is about; 0 where unknown. */
export interface YearContext {
  /** End of the inspection: what was found lies before it. */
  base: Day;
  /** The feedback, where known, else the end of the inspection: what was done about it lies after. */
  answered: Day;
  /** Whether a place tells what was found, not what was done. */
  isStatement: (at: number) => boolean;
  /** Whether what ends there is a day by which something shall be done: 10月15日前. */
  isDue(end: number): boolean;
  /** Whether a range stands in brackets of its own: its year is not that of what follows. */
  isAside(start: number, end: number): boolean;
  /** Whether the base is an inspection: days without a year then follow it. Else they precede the day the text was written. */
  inspected: boolean;
  /** When the text was spoken, signed or published: relative years count from here, and no report speaks of later days. */
  spoken: Day;
  /** The year that 今年 is; 0 where nothing tells when the text was spoken, signed or published. */
  thisYear: number;
  /** Places where a new paragraph, issue or measure begins, sorted: a year carries no further. */
  boundaries: readonly number[];
  /** From here on the text speaks of what is to come. */
  planFrom: number;
  /** Where the closing words begin, which speak of the day of publication. */
  closing: number;
  /** Where the date of the feedback stands, or -1: it follows the inspection. */
  feedbackAt: number;
  /** The year that the plan is for, or 0. */
  planYear: number;
}

export interface Day {
  year: number;
  month: number;
  day: number;
}

/** Supplies the years that are not printed. Mentions are in document order. */
export function resolveDates(mentions: readonly DateMentionDraft[], context: YearContext): ResolvedDate[] {
  const out: ResolvedDate[] = [];
  const current = { year: 0, month: 0 };
  let lastYear = 0;
  let b = 0;
  for (const m of mentions) {
    while (b < context.boundaries.length && context.boundaries[b]! <= m.start) {
      current.year = 0;
      current.month = 0;
      b++;
    }
    const inferred = { value: m.from.repaired || (m.to?.repaired ?? false) };
    const from = m.to && m.to.year > 0 && isBare(m.from) ? yearFromEnd(m.from, m.to) : supplyYear(m, current, lastYear, context, inferred);
    if (m.from.year === 0) inferred.value = true;
    let to = from;
    if (m.to) {
      to = copy(m.to);
      if (to.month === 0 && to.day > 0) to.month = from.month;
      if (to.year === 0) {
        inferred.value = true;
        if (to.relative !== null) to.year = (context.thisYear || from.year) + to.relative;
        else if (to.anaphoric !== null) to.year = from.year + to.anaphoric;
        // 12月6日至2月10日 runs into the next year
        // within the months that an inspection may last; beyond them the end is a slip and stays before its start
        else if (to.month > 0) to.year = to.month < from.month && to.month + 12 - from.month <= 8 ? from.year + 1 : from.year;
        else to.year = from.year;
      }
    }
    if (from.year === 0 || isImpossible(from) || isImpossible(to)) {
      out.push({ start: m.start, end: m.end, from: null, to: null, inferred: true });
      continue;
    }
    lastYear = to.year;
    if (!(m.yearOnly && (m.open || m.to)) && !m.annual && !(m.to && context.isAside(m.start, m.end))) {
      if (from.month > 0 || from.part !== null) {
        current.year = to.year;
        current.month = to.month;
      } else if (!m.open) {
        current.year = from.year;
        current.month = 0;
      }
    }
    out.push({ start: m.start, end: m.end, from: firstDay(from), to: m.open ? null : lastDay(to), inferred: inferred.value });
  }
  return out;
}

function isBare(p: DatePoint): boolean {
  return p.year === 0 && p.relative === null && p.anaphoric === null;
}

/** 11月6日至2024年1月12日: the end tells the year of the start. */
function yearFromEnd(from: DatePoint, to: DatePoint): DatePoint {
  const month = from.month || monthOf(from.part);
  return { ...from, year: to.month > 0 && month > to.month ? to.year - 1 : to.year };
}

/** 2月30日 */
function isImpossible(p: DatePoint): boolean {
  return p.day > 0 && p.month > 0 && p.year > 0 && p.day > daysIn(p.year, p.month);
}

function supplyYear(
  m: DateMentionDraft,
  current: { year: number; month: number },
  lastYear: number,
  context: YearContext,
  inferred: { value: boolean },
): DatePoint {
  const point = m.from;
  if (point.year > 0) return point;
  inferred.value = true;
  const p = copy(point);
  const { base, spoken } = context;
  if (p.relative !== null) {
    const from = context.thisYear || yearAfterFeedback(m, context);
    p.year = from > 0 ? yearsOn(from, p.relative) : 0;
    return p;
  }
  if (p.anaphoric !== null) {
    const y = current.year || lastYear || base.year;
    p.year = y > 0 ? y + p.anaphoric : 0;
    return p;
  }
  const month = p.month || monthOf(p.part);
  const day = { year: 0, month: month || 1, day: p.day || 1 };
  if (m.start === context.feedbackAt && base.year > 0 && base.month > 0) {
    p.year = yearsOn(base.year, month < base.month ? 1 : 0);
    // nor was anything fed back after the text was spoken
    if (month < base.month && isLater(p.year, day, spoken)) p.year--;
    return p;
  }
  if (m.start >= context.closing && spoken.year > 0) {
    p.year = month > 0 && spoken.month - month >= 6 ? spoken.year + 1 : spoken.year;
    return p;
  }
  if (current.year > 0) {
    p.year = current.year;
    // 2024年,新增就业1.37万人;…今年上半年…: what is announced in March 2025 is not of the year before
    const last = p.month || (p.part && MONTHS_OF.get(p.part)?.[1]) || month;
    if (m.planned && current.year === spoken.year - 1 && last >= spoken.month) return { ...p, year: yearsOn(current.year, 1) };
    // a story that runs on from December to January
    if (current.month > 0 && month > 0 && current.month - month >= 6 && !isLater(current.year + 1, day, spoken)) p.year++;
    return p;
  }
  if (m.start >= context.planFrom && context.planYear > 0) {
    p.year = context.planYear;
    return p;
  }
  if ((m.planned || m.start >= context.planFrom) && spoken.year > 0) {
    // the next such month after the text was written
    p.year = yearsOn(spoken.year, month > 0 && month < spoken.month ? 1 : 0);
    return p;
  }
  if (context.inspected && base.year > 0) {
    if (context.isStatement(m.start)) {
      p.year = isLater(base.year, day, { year: base.year, month: base.month, day: 31 }) ? base.year - 1 : base.year;
      return p;
    }
    // after the feedback, and not after the text was published
    const from = context.answered;
    const before = month > 0 && (month < from.month || (month === from.month && p.day > 0 && p.day < from.day));
    p.year = yearsOn(from.year, before ? 1 : 0);
    if (isLater(p.year, day, spoken) && !context.isDue(m.end)) p.year--;
    else if (spoken.year === 0 && before && month === from.month) p.year = from.year;
    return p;
  }
  if (spoken.year > 0) {
    p.year = yearsOn(spoken.year, isLater(spoken.year, day, spoken) && !context.isDue(m.end) ? -1 : 0);
    return p;
  }
  p.year = base.year;
  return p;
}

/** Where only the feedback is dated, its answer was written after it: 11月20日反馈…今年1月6日党组研究. */
function yearAfterFeedback({ start, from, to }: DateMentionDraft, { base, answered, feedbackAt, isStatement }: YearContext): number {
  if (feedbackAt < 0 || start <= feedbackAt || isStatement(start)) return base.year;
  const month = to?.month || from.month;
  return from.relative === 0 && month > 0 && month < answered.month ? yearsOn(answered.year, 1) : answered.year;
}

/** A year so many years later. Kept an integer: one year that V8 computes as a fraction makes every date point dear. */
function yearsOn(year: number, years: number): number {
  return (year + years) | 0;
}

function isLater(year: number, a: Day, b: Day): boolean {
  if (b.year === 0) return false;
  return year !== b.year ? year > b.year : a.month !== b.month ? a.month > b.month : a.day > b.day;
}

function monthOf(part: Part | null): number {
  switch (part) {
    case 'first-half':
    case 'q1':
    case 'q1-3':
      return 1;
    case 'q2':
      return 4;
    case 'second-half':
    case 'q3':
      return 7;
    case 'q4':
      return 10;
    default:
      return 0;
  }
}

const MONTHS_OF: ReadonlyMap<Part, readonly [number, number]> = new Map<Part, [number, number]>([
  ['first-half', [1, 6]],
  ['second-half', [7, 12]],
  ['q1', [1, 3]],
  ['q2', [4, 6]],
  ['q3', [7, 9]],
  ['q4', [10, 12]],
  ['q1-3', [1, 9]],
  ...[2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((n): [Part, [number, number]] => [`to-${n}`, [1, n]]),
]);

const TWO_DIGITS = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));

function iso(y: number, m: number, d: number): string {
  return `${y >= 1000 ? y : String(y).padStart(4, '0')}-${TWO_DIGITS[m]!}-${TWO_DIGITS[d]!}`;
}

function firstDay(p: DatePoint): string {
  const months = p.part && MONTHS_OF.get(p.part);
  if (months) return iso(p.year, months[0], 1);
  const m = p.month || 1;
  if (p.part === '底') return iso(p.year, m, daysIn(p.year, m));
  if (p.part === '中旬') return iso(p.year, m, 11);
  if (p.part === '下旬') return iso(p.year, m, 21);
  return iso(p.year, m, p.day || 1);
}

function lastDay(p: DatePoint): string {
  const months = p.part && MONTHS_OF.get(p.part);
  if (months) {
    const m = months[1];
    return iso(p.year, m, daysIn(p.year, m));
  }
  if (p.month === 0) return iso(p.year, 12, 31);
  if (p.part === '初') return iso(p.year, p.month, 1);
  if (p.part === '上旬') return iso(p.year, p.month, 10);
  if (p.part === '中旬') return iso(p.year, p.month, 20);
  return iso(p.year, p.month, p.day || daysIn(p.year, p.month));
}
