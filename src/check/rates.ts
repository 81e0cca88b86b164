/** Rates that the text itself gives the numbers for: completion rates, shares, 达标76个,达标率92.5%, 由A增至B,增长X%. */

import type { State } from '../lexicon/progress.ts';
import { hasDecimals, isExact, lastDigitOf, magnitudeOf, phraseStart, sameUnit, sentenceEnd, sentenceStart } from './phrases.ts';
import { type Figure, firstFrom, type Reading } from './reading.ts';
import { oneOf, signOf } from './signs.ts';
import type { Tally } from './tallies.ts';

export interface Misrate {
  readonly rate: Figure & { value: number };
  /** What the numbers give. */
  readonly computed: number;
  /** How: 43/46, (14.6-11.8)/11.8, 95.8-71.3. */
  readonly how: string;
  readonly from: readonly Figure[];
}

/** What the words before a rate that is looked into can end with: 率 占 比例, a change, 达到 and the like. */
const endsLabel = oneOf('率比例重占数部量长加高升降少短缩幅大度约为是到达仅有的了至就均');
/** What is said between the label and the number: 整改完成率|仅为|78% */
const IDLE = /(?:约|已|为|是|达到|达|仅|只有|高达|的|了|至|到|就|均)+$/;
const endsIdle = oneOf('约为是到达仅有的了至就均');
/** Rounded up, rounded down or cut off: one unit of the last digit, and at least 0.1. */
const LEAST_SLACK = 0.1;
/** How many figures before and behind a rate are looked at. */
const MOST = 12;

export function findMisrates(reading: Reading): Misrate[] {
  const { t, counts } = reading;
  const out: Misrate[] = [];
  for (let k = 0; k < counts.length; k++) {
    const rate = counts[k]!;
    if (rate.kind !== 'ratio' || !isExact(rate) || !(rate.unit === '%' || rate.unit === '百分点')) continue;
    if (!signOf(endsLabel, t.charCodeAt(rate.head - 1))) continue;
    // 分别增长12.8%、17.8%: several rates for several numbers
    if (areJoined(t, rate, counts[k + 1]) || areJoined(t, counts[k - 1], rate)) continue;
    const words = t.slice(phraseStart(t, rate.head), rate.head);
    const label = signOf(endsIdle, words.charCodeAt(words.length - 1)) ? words.replace(IDLE, '') : words;
    if (label === '' || /分别|同比|环比|力争|不低于/.test(label)) continue;
    const completed = rate.unit === '百分点' ? null : completion(reading, k, rate, label);
    const found = completed ?? changed(t, counts, k, rate, label) ?? (rate.unit === '百分点' ? null : share(t, counts, k, rate, label));
    if (found && found !== RIGHT) out.push(found);
  }
  return out;
}

/** 12.8%、17.8%; 12.8%和17.8% */
function areJoined(t: string, a: Figure | undefined, b: Figure | undefined): boolean {
  return a?.kind === 'ratio' && b?.kind === 'ratio' && b.head === a.tail + 1 && (t[a.tail] === '、' || t[a.tail] === '和');
}

/** The rate is right, and nothing else need be asked. */
const RIGHT = 'right';

const COMPLETION = /(?:整改|完成|办结|落实|销号|了结|执行到位)(?:完成|到位|销号)?率$/;

/** 整改完成率77.8% beside 18个问题已完成整改14个. */
function completion(reading: Reading, k: number, rate: Figure & { value: number }, label: string): Misrate | typeof RIGHT | null {
  const { t } = reading;
  if (!label.endsWith('率') || !COMPLETION.test(label) || /按期|按时|时序|任务|投资|计划/.test(label)) return null;
  // 立行立改类完成率97.7%: of one kind
  if (/类|立行立改|分阶段/.test(label)) return RIGHT;
  const from = sentenceStart(t, rate.head);
  if (OTHERWISE.test(t.slice(Math.max(from, rate.head - LONGEST_BRACKET), rate.head))) return RIGHT;
  const tallies: Tally[] = [];
  const isBare = NAMES_THE_WHOLE.test(label);
  const all = reading.tallies();
  const end = firstFrom(all, rate.start, (x) => x.total.start);
  for (let i = firstFrom(all, from - LEAD, (x) => x.total.start); i < end; i++) {
    const tally = all[i]!;
    const { total, states } = tally;
    // 当期整改的30个已到位,分阶段整改的5个已完成2个…,整改完成率86.5%: of all kinds together, which is not counted up here
    if (tally.group && total.start >= from) return RIGHT;
    // 隐患285处,整改完毕285处。 is of a paragraph of its own; the problems may stand in the one before
    if ((!OF_THE_WHOLE.has(tally.noun) || !isBare) && t.slice(total.tail, rate.head).includes('\n')) continue;
    if (states.length > 0 && isExact(total) && total.value > 0) tallies.push(tally);
  }
  if (tallies.length === 0) return null;
  for (const tally of tallies) if (isGiven(t, rate, tally)) return RIGHT;
  // any two figures of the sentence
  if (anyPair(t, reading.counts, k, rate, from)) return RIGHT;
  const named = /措施|举措/.test(label) ? '措施' : /问题/.test(label) ? '问题' : /线索/.test(label) ? '线索' : null;
  const tally = (named && tallies.find((x) => x.noun === named)) || tallies[tallies.length - 1]!;
  const completed = tally.states.findLast((s) => s.state === 'completed');
  if (!completed || !isExact(completed.figure)) return null;
  // 32个问题完成30个,措施落实153条,落实率98.07%: the rate is of what stands next to it
  const { start } = completed.figure;
  const nearest = reading.counts
    .slice(Math.max(0, k - MOST), k)
    .findLast((c) => c.kind === 'quantity' && STATE_OF.test(t.slice(phraseStart(t, c.head), c.head)));
  if (nearest && nearest.start > start && !tally.states.some((s) => s.figure === nearest)) return null;
  const [n, d] = [completed.figure.value, tally.total.value!];
  return { rate, computed: (n / d) * 100, how: `${n}÷${d}`, from: [tally.total, completed.figure] };
}

/** 整改完成率, not 毕业生去向落实率. */
const NAMES_THE_WHOLE =
  /^(?:总体|综合|平均|目前|现|截[至止][^,。;]*|其中|反馈|具体|问题|整改|措施|举措|任务|事项|意见|线索|的)*(?:整改|完成|办结|落实|销号|了结|执行)[^,。;]{0,4}率$/;

const OF_THE_WHOLE: ReadonlySet<string> = new Set(['问题', '措施', '任务', '事项', '意见']);

/** So far before the sentence of a rate a total may stand. */
const LEAD = 120;

/** 若计入长期坚持事项,总体完成率为85.3%: by other numbers than those that stand there. */
const OTHERWISE =
  /(?:若|如果?|倘若)(?:按|以|将|把|计入|算上|包含|包括|不含|不计|扣除|剔除)|(?:不含|不计|扣除|剔除|计入|纳入|算上)[^,。;]{2,20},[^,。;]{0,12}$|按[^,。;]{2,16}(?:口径|计算|折算|统计)/;

const PARTLY = /基本|阶段性|部分/;
const STATE_OF = /完成|落实|整改|办结|销号|到位/;

const OPEN: readonly State[] = ['in-progress', 'not-started', 'partly', 'deferred'];

/** Whether the completed, with or without the basically completed and the like, by the total or by what is accounted for, give the rate. */
function isGiven(t: string, rate: Figure & { value: number }, { total, states }: Tally): boolean {
  const inState = (state: State) => {
    let n = 0;
    for (const s of states) if (s.state === state) n += s.figure.value ?? 0;
    return n;
  };
  const whole = total.value!;
  const completed = inState('completed');
  if (close(t, rate, (completed / whole) * 100, [])) return true;
  // 截至6月底已整改51个;截至10月底已整改89个,整改率92.7%: one after the other, not together
  if (states.some((s) => s.state === 'completed' && close(t, rate, ((s.figure.value ?? 0) / whole) * 100, []))) return true;
  let all = 0;
  for (const { figure } of states) all += figure.value ?? 0;
  const [basically, partly, long] = [inState('basically'), inState('partly'), inState('long-term')];
  // what is kept up for good counts as completed where all else is
  const closed = OPEN.every((state) => inState(state) === 0);
  const done = [completed, completed + basically, completed + basically + partly, completed + partly];
  for (const n of closed ? [...done, completed + long] : done)
    for (const d of [whole, all, whole - long, whole - inState('deferred'), whole - inState('rest')])
      if (d > 0 && close(t, rate, (n / d) * 100, [])) return true;
  return false;
}

const CHANGE = /^(?:同步)?(?:增长|增加|提高|提升|上升|下降|降低|减少|缩短|压减|压缩|增幅|降幅|升幅|涨幅|减幅|扩大)(?:率|幅度)?$/;
const endsChange = oneOf('长加高升降少短缩幅大率度');
const FROM = /(?:由|从)[^,。;、]{0,18}$/;
const TO =
  /^[^,。;]{0,12}?(?:增加|增长|增|提高|提升|升|上升|扩大|下降|降低|降|减少|减|压缩|压减|缩短|扩大|调整|变)(?:到了?|至|为)[^,。;\d]{0,4}$/;

/** 由71.3%提升至95.8%,提高24.5个百分点; 由11.8万元增加到14.6万元,增长23.7%. */
function changed(t: string, counts: readonly Figure[], k: number, rate: Figure & { value: number }, label: string): Misrate | null {
  const than = comparedWith(t, counts, k, rate);
  if (than) return than;
  if (!signOf(endsChange, label.charCodeAt(label.length - 1)) || !CHANGE.test(label)) return null;
  const a = counts[k - 2];
  const b = counts[k - 1];
  if (!a || !b || !isExact(a) || !isExact(b) || a.kind !== b.kind || (!sameUnit(a, b) && a.unit !== '') || a.value === 0) return null;
  if (
    !FROM.test(t.slice(Math.max(0, a.head - 24), a.head)) ||
    !TO.test(t.slice(a.tail, b.head)) ||
    !/^[^,。;]{0,6},[^,。;\d]{0,6}$/.test(t.slice(b.tail, rate.head))
  )
    return null;
  const difference = Math.abs(b.value - a.value);
  const relative = (difference / a.value) * 100;
  if (a.kind === 'ratio') {
    if (close(t, rate, difference, [a, b]) || (rate.unit === '%' && close(t, rate, relative, [a, b]))) return null;
    return { rate, computed: difference, how: `${Math.max(a.value, b.value)}-${Math.min(a.value, b.value)}`, from: [a, b] };
  }
  if (rate.unit !== '%' || close(t, rate, relative, [a, b], relative)) return null;
  return { rate, computed: relative, how: `(${plainOf(b)}-${plainOf(a)})÷${plainOf(a)}`, from: [a, b] };
}

/** 零售总额8.64亿元,比上年的7.83亿元增长14.6%: of now and before. */
function comparedWith(t: string, counts: readonly Figure[], k: number, rate: Figure & { value: number }): Misrate | null {
  const [now, before] = [counts[k - 2], counts[k - 1]];
  // 比上年的 and 增长 are short: most figures stand further apart
  if (!now || !before || rate.head - before.tail > 6 || before.head - now.tail > 14) return null;
  if (rate.unit !== '%' || !isExact(now) || !isExact(before) || !sameUnit(now, before) || before.value === 0) return null;
  if (now.kind === 'ratio' || !THAN.test(t.slice(now.tail, before.head)) || !GREW.test(t.slice(before.tail, rate.head))) return null;
  const relative = (Math.abs(now.value - before.value) / before.value) * 100;
  if (close(t, rate, relative, [now, before], relative)) return null;
  return { rate, computed: relative, how: `(${plainOf(now)}-${plainOf(before)})÷${plainOf(before)}`, from: [before, now] };
}

const THAN = /^,?(?:比|较)[\u4e00-\u9fff\d]{2,10}的?$/;
const GREW = /^(?:同比)?(?:增长|增加|下降|减少|提高|降低|上升)了?$/;

const plainOf = (f: Figure) => String(Number((f.value ?? 0).toPrecision(10)));

/** Rates of coverage are taken of people or places that the sentence need not name. */
const OF_OTHERS =
  /覆盖|筛查|接种|签约|普及|参保|参训|培训|知晓|入学|就诊|建档|增长|下降|上升|提高|入住|出租|使用|利用率同比|发放|好评|满意/;

/** 属实和部分属实占比: of several kinds together; 核减率, 资产负债率: of other wholes than those that stand there. */
const OTHERWISE_MADE = /[和及与、]|[核审]减|负债/;

/** 法定审限内结案率: of those alone that were done so. */
const OF_SOME = /内(?!部)|以[上下]|法定|当[年庭场]|首[次诊]|一[审次]|二审|及时|按期|按时|自动|平均/;

/** 达标|率 */
const RATE = /^([\u4e00-\u9fff]{2,8}?)(?:率|比例|比重|占比)$/;
const endsRate = oneOf('率例重比');

/** 抽测80个,达标76个,达标率95%; N名中有n名,占X%; 已巡察83个,占应巡察131个的63.4%. */
function share(t: string, counts: readonly Figure[], k: number, rate: Figure & { value: number }, label: string): Misrate | null {
  const isShare = label.startsWith('占') && /^占(?:比|总数|全部|总量|总人数|应.{1,6})?(?:的|比例)?$/.test(label);
  const stem = signOf(endsRate, label.charCodeAt(label.length - 1)) ? RATE.exec(label)?.[1] : undefined;
  const told = stem === undefined ? undefined : toldBehind(t, counts, k, rate, stem);
  if (told !== undefined) return told;
  const rest = stem === undefined ? null : (restBehind(t, counts, k, rate, stem) ?? actualBehind(t, counts, k, rate, stem));
  if (rest) return rest;
  const isOf = t[rate.head - 1] === '的';
  if (!isShare && !isOf && stem === undefined) return null;
  const from = sentenceStart(t, rate.head);
  const before = counts[k - 1];
  const of = isOf && before && before.start >= from && isExact(before) ? before : null;
  // 占应巡察党组织131个的63.4%
  if (
    of &&
    /^[^,。;、\d]{0,8}的$/.test(t.slice(of.tail, rate.head)) &&
    /占[^,。;]{0,18}$/.test(t.slice(Math.max(0, of.head - 24), of.head))
  ) {
    // 318万吨,同比增长21.8%(上年同期261万吨),占港口疏运量1590万吨的20%
    const part = counts.slice(Math.max(0, k - MOST), k - 1).findLast((c) => c.kind !== 'ratio' && !isBracketed(t, c, rate));
    if (!part || part.start < from || !isExact(part) || !sameUnit(part, of) || of.value === 0) return null;
    return misrate(t, rate, part, of);
  }
  const anyPairOf = () => anyPair(t, counts, k, rate, from);
  const due = stem === undefined ? null : dueRate(t, counts, k, rate, stem);
  if (due) return due;
  const [half, all] = [counts[k - 1], counts[k - 2]];
  // 1246名职工中,完成轮训的1059名,参训率88.5%
  if (
    stem !== undefined &&
    half &&
    all &&
    isExact(half) &&
    isExact(all) &&
    sameUnit(half, all) &&
    half.value <= all.value &&
    all.start >= from &&
    /^[^,。;、\d]{0,10}(?<!其)中,[^,。;\d]{2,16}的$/.test(t.slice(all.tail, half.head)) &&
    /^,[^,。;\d]{0,8}$/.test(t.slice(half.tail, rate.head)) &&
    [...stem].some((c) => t.slice(all.tail, half.head).includes(c))
  )
    return unless(anyPairOf, misrate(t, rate, half, all));
  if (!isShare && (stem === undefined || stem.length < 2 || OF_OTHERS.test(stem) || OF_SOME.test(stem) || OTHERWISE_MADE.test(stem)))
    return null;
  const brackets = t.slice(from, rate.head).includes(')');
  const numerators: (Figure & { value: number })[] = [];
  for (let j = k - 1; j >= 0 && counts[j]!.start >= from && k - j <= 8; j--) {
    const f = counts[j]!;
    if (f.kind === 'ratio' || !isExact(f)) continue;
    // 立案246件(当年218件,上年结转28件),结案231件: what stands in brackets is a part of what stands before them
    if (brackets && isBracketed(t, f, rate)) continue;
    numerators.push(f);
  }
  if (isShare) {
    const part = numerators[0];
    if (!part || !/^[^。;]{0,10},(?:约|仅)?$/.test(t.slice(part.tail, phraseStart(t, rate.head)))) return null;
    // 40个项目…,未按期开工的9个,占…
    const partitive = t[part.head - 1] === '的';
    const whole = numerators
      .slice(1)
      .find(
        (f) =>
          sameUnit(f, part) &&
          f.value >= part.value &&
          ((partitive && !HAS_SHARE.test(t.slice(f.tail, f.tail + 12))) || /中(?:,|有|$|[^心小医])/.test(t.slice(f.tail, part.head))),
      );
    if (whole) return unless(anyPairOf, misrate(t, rate, part, whole));
    const sum = wholeOfShares(t, counts, k, from);
    return sum ? unless(anyPairOf, misrate(t, rate, part, sum)) : null;
  }
  // 342家中58家未配套设施,配套率83%: what is not counts from the whole
  const [nearest, next] = numerators;
  if (
    nearest &&
    next &&
    sameUnit(nearest, next) &&
    next.value > nearest.value &&
    LACKS_BEHIND.test(t.slice(nearest.tail, nearest.tail + 3)) &&
    t.slice(nearest.tail + 1, nearest.tail + 6).includes(stem!.slice(0, 2))
  )
    return unless(anyPairOf, misrate(t, rate, { ...nearest, value: next.value - nearest.value }, next));
  if (
    nearest &&
    next &&
    sameUnit(nearest, next) &&
    next.value >= nearest.value &&
    next.value > 0 &&
    isPartOf(t, nearest, next, rate, stem!)
  )
    return unless(anyPairOf, misrate(t, rate, nearest, next));
  const planned = plannedRate(t, counts, k, rate, stem!);
  if (planned) return planned;
  const returned = returnedRate(t, counts, k, rate, stem!);
  if (returned) return unless(anyPairOf, returned);
  // 负责人出庭126件,出庭应诉率: the words of the rate that the part is told by
  const [last, first, long] = [stem!.slice(-2), stem!.slice(0, 2), stem!.slice(0, 3)];
  const byFirst = !STATE_OF.test(first);
  const at = numerators.findIndex(
    ({ head }) => isBefore(t, last, head) || (byFirst && (isBefore(t, first, head) || (stem!.length > 4 && isBefore(t, long, head)))),
  );
  const counted = numerators[at];
  if (!counted) return null;
  // 抽检2460批次,检出不合格56批次,合格率97.7%: the part is what is left
  const failed = isNegated(t, last, counted.head) ? numerators.slice(at + 1).find((f) => sameUnit(f, counted)) : undefined;
  const part = failed ? { ...counted, value: failed.value - counted.value } : counted;
  // 已完成整改8个,基本完成2个,…完成率61.5%: two states, no part and its whole
  if (STATE_OF.test(stem!) && PARTLY.test(t.slice(phraseStart(t, part.head), part.head))) return null;
  const whole = numerators.slice(at + 1).find((f) => sameUnit(f, part));
  // 持证13人,持证率81.25%;新考取2人,持证率达93.7%: the numbers are those of the rate before
  if (t.slice(part.tail, rate.head - stem!.length).includes(`${stem}率`)) return null;
  // the whole stands in the clause before, with nothing else counted in between
  if (
    !whole ||
    whole !== numerators[at + 1] ||
    whole.value < part.value ||
    whole.value === 0 ||
    // 在园幼儿15834人,其中公办园9706人、…,公办园在园幼儿占比: named by the part
    (/其中|另/.test(t.slice(whole.tail, part.head).replace(/\([^()]*\)/g, '')) &&
      !(stem!.length > 4 && isBefore(t, stem!.slice(0, 3), part.head) && /^[^,。;]{0,8},其中$/.test(t.slice(whole.tail, part.head - 3))))
  )
    return null;
  return unless(anyPairOf, misrate(t, rate, part, whole));
}

/** 满意的318人,占68.8%: a part with a share of its own is no whole of the next. */
const HAS_SHARE = /^[^,。;]{0,6},占/;

/** A类97件,占70.3%;B类29件,占21.0%;C类12件,占17.2%: the parts of a run of shares, which make up a figure before it. */
function wholeOfShares(t: string, counts: readonly Figure[], k: number, from: number): (Figure & { value: number }) | null {
  const parts: (Figure & { value: number })[] = [];
  const isPair = (j: number): boolean => {
    const [part, rate] = [counts[j - 1], counts[j]];
    return (
      part !== undefined &&
      rate?.kind === 'ratio' &&
      isExact(part) &&
      /^[^,。;]{0,6},占(?:比)?(?:为|约)?$/.test(t.slice(part.tail, rate.head))
    );
  };
  if (!isPair(k)) return null;
  let first = k;
  while (first - 2 >= 0 && (counts[first - 3]?.start ?? -1) >= from && isPair(first - 2)) first -= 2;
  for (let j = first; isPair(j) && j - first <= MOST * 2; j += 2) parts.push(counts[j - 1] as Figure & { value: number });
  if (parts.length < 2 || parts.some((p) => !sameUnit(p, parts[0]!))) return null;
  const sum = parts.reduce((n, p) => n + p.value, 0);
  for (let j = first - 2; j >= 0 && first - j <= MOST * 2; j--) {
    const c = counts[j]!;
    if (t.slice(c.tail, parts[0]!.head).includes('\n')) return null;
    if (isExact(c) && c.value === sum && sameUnit(c, parts[0]!)) return c;
  }
  return null;
}

/** 对36所学校…进行轮训,参训率94.7%,实际参训33所 */
function actualBehind(t: string, counts: readonly Figure[], k: number, rate: Figure & { value: number }, stem: string): Misrate | null {
  const part = counts[k + 1];
  if (!part || !isExact(part) || part.kind === 'ratio' || ACTUALLY.exec(t.slice(rate.tail, part.head))?.[1] !== stem.slice(-2)) return null;
  const from = sentenceStart(t, rate.head);
  const whole = counts.slice(Math.max(0, k - MOST), k).findLast((c) => c.start >= from && isExact(c) && sameUnit(c, part));
  return whole && isExact(whole) && whole.value >= part.value && whole.value > 0 ? misrate(t, rate, part, whole) : null;
}

const ACTUALLY = /^[,;]实际(..)了?$/;

/** 应签12460人,已签10316人,签约率86.8% */
function dueRate(t: string, counts: readonly Figure[], k: number, rate: Figure & { value: number }, stem: string): Misrate | null {
  const [due, done] = [counts[k - 2], counts[k - 1]];
  if (!due || !done || !isExact(due) || !isExact(done) || !sameUnit(due, done) || done.value > due.value) return null;
  const owed = /应([\u4e00-\u9fff])[\u4e00-\u9fff]{0,3}$/.exec(t.slice(Math.max(0, due.head - 8), due.head))?.[1];
  // 应到156人,实到148人,参评率
  const attended = owed === '到' && /^[参到出签]/.test(stem);
  if (
    owed === undefined ||
    !(stem.includes(owed) || attended) ||
    !/^[,，、](?:已|实)[\u4e00-\u9fff]{1,4}$/.test(t.slice(due.tail, done.head))
  )
    return null;
  if (!t.slice(due.tail, done.head).includes(owed) || !/^,[^,。;\d]{0,10}$/.test(t.slice(done.tail, rate.head))) return null;
  return misrate(t, rate, done, due);
}

/** 计划培育8个,实际培育10个,完成率112.5% */
function plannedRate(t: string, counts: readonly Figure[], k: number, rate: Figure & { value: number }, stem: string): Misrate | null {
  const [plan, done] = [counts[k - 2], counts[k - 1]];
  if (!stem.endsWith('完成') || !plan || !done || !isExact(plan) || !isExact(done) || !sameUnit(plan, done) || plan.value === 0)
    return null;
  if (!/(?:计划|目标)[^,。;、\d]{0,14}$/.test(t.slice(Math.max(0, plan.head - 20), plan.head))) return null;
  if (!/^,实际[^,。;、\d]{0,14}$/.test(t.slice(plan.tail, done.head)) || !/^,[^,。;\d]{0,8}$/.test(t.slice(done.tail, rate.head)))
    return null;
  const computed = (done.value / plan.value) * 100;
  if (close(t, rate, computed, [plan, done], computed)) return null;
  return { rate, computed, how: `${plainOf(done)}÷${plainOf(plan)}`, from: [plan, done] };
}

/** 发放问卷480份,收回463份,回收率96.5% */
function returnedRate(t: string, counts: readonly Figure[], k: number, rate: Figure & { value: number }, stem: string): Misrate | null {
  const [sent, back] = [counts[k - 2], counts[k - 1]];
  if (!stem.endsWith('回收') || !sent || !back || !isExact(sent) || !isExact(back) || !sameUnit(sent, back)) return null;
  if (!/^,[^,。;、\d]{0,6}(?:收回|回收)[^,。;、\d]{0,8}$/.test(t.slice(sent.tail, back.head)) || back.value > sent.value) return null;
  return /^,[^,。;\d]{0,10}$/.test(t.slice(back.tail, rate.head)) ? misrate(t, rate, back, sent) : null;
}

/**
 * A part and its whole right before a rate whose words tell of the part. 累计输送16名,其中8名正式转为省队队员,转正率: 其中 names it. 护理员1012人,
 * 取得等级证书的861人,持证率: it is told by what it has. 16个品牌中有8个入选区级案例,入选比例: by what became of it.
 */
function isPartOf(t: string, part: Figure, whole: Figure, rate: Figure, stem: string): boolean {
  const lead = t.slice(whole.tail, part.head);
  const tail = t.slice(part.tail, rate.head - stem.length - 1);
  const tells = (words: string): boolean => [...stem].some((c) => words.includes(c));
  if (/^[^,。;]{0,10},其中$/.test(lead)) return /^[^,。;]{2,14},/.test(tail) && tells(tail);
  if (/^[^,。;、\d]{0,8}(?<!其)中,?有?$/.test(lead))
    return /^[^,。;]{2,20},[^,。;\d]{0,4}$/.test(tail) && stem.length <= 4 && tail.includes(stem.slice(0, 2));
  return /^,[^,。;、\d]{2,20}的$/.test(lead) && /^,[^,。;\d]{0,8}$/.test(tail) && tells(lead);
}

/** Whether a bracket closes between a figure and a rate behind it that opens before the figure. */
function isBracketed(t: string, f: Figure, rate: Figure): boolean {
  const between = t.slice(f.tail, rate.head);
  const close = between.indexOf(')');
  if (close < 0) return false;
  const open = between.indexOf('(');
  return open < 0 || open > close;
}

/** 好评率98.6%(收到评价2150份,其中好评2010份): the numbers stand in the bracket behind the rate. Undefined where they do not. */
function toldBehind(
  t: string,
  counts: readonly Figure[],
  k: number,
  rate: Figure & { value: number },
  stem: string,
): Misrate | null | undefined {
  if (t[rate.tail] !== '(') return undefined;
  const end = rate.tail + t.slice(rate.tail, rate.tail + LONGEST_BRACKET + 1).indexOf(')');
  if (end < rate.tail) return undefined;
  const told: Figure[] = [];
  for (let j = k + 1; j < counts.length && counts[j]!.start < end; j++) told.push(counts[j]!);
  const [a, b] = told;
  if (told.length !== 2 || !isExact(a!) || !isExact(b!) || !sameUnit(a, b!) || a.kind === 'ratio' || a.value === 0 || b!.value === 0)
    return undefined;
  // 满意率100%(满意144件,基本满意2件): two grades of it, and the whole stands elsewhere
  const key = stem.slice(-2);
  if (t.slice(rate.tail, a.head).includes(key) && t.slice(a.tail, b!.head).includes(key)) return null;
  const [whole, part] = a.value >= b!.value ? [a, b as Figure & { value: number }] : [b as Figure & { value: number }, a];
  return t.slice(whole === a ? a.tail : rate.tail, part.head).includes(key) ? misrate(t, rate, part, whole) : undefined;
}

const LONGEST_BRACKET = 60;

/** 学校42所,…33所实现达标,达标率88.6%,其余9所…: the part before the rate and the rest behind it make up a whole that is stated too. */
function restBehind(t: string, counts: readonly Figure[], k: number, rate: Figure & { value: number }, stem: string): Misrate | null {
  const [part, rest] = [counts[k - 1], counts[k + 1]];
  if (!part || !rest || !isExact(part) || !isExact(rest) || !sameUnit(part, rest)) return null;
  if (!/^[,;](?:其余|剩余|余下)的?$/.test(t.slice(rate.tail, rest.head))) return null;
  const said = t.slice(part.tail, rate.head);
  if (
    said.length > LONGEST_BRACKET ||
    /[。;]/.test(said) ||
    !(said.slice(0, said.indexOf(',') + 1).includes(stem.slice(-2)) || isBefore(t, stem.slice(-2), part.head) || isAkin(t, stem, part.head))
  )
    return null;
  const sum = part.value + rest.value;
  // the whole may stand in what the problem is said to be: a sum so exact is no accident
  for (let j = k - 2; j >= 0 && part.head - counts[j]!.tail <= LEAD && k - j <= MOST; j--) {
    const whole = counts[j]!;
    if (isExact(whole) && Math.abs(whole.value - sum) < 1e-6 * sum && sameUnit(whole, part)) return misrate(t, rate, part, whole);
  }
  return null;
}

/** 收回|986.1万元,清收率: the verb before the figure has one character of the rate's. */
function isAkin(t: string, stem: string, head: number): boolean {
  const verb = /[\u4e00-\u9fff]{2}$/.exec(t.slice(Math.max(0, head - 2), head))?.[0];
  return verb !== undefined && [...verb].some((c) => stem.slice(-2).includes(c));
}

/** Whether a figure stands behind these words: 达标的有|76个 */
function isBefore(t: string, words: string, head: number): boolean {
  let end = head;
  while (end > head - 12 && signOf(isFiller, t.charCodeAt(end - 1))) end--;
  return t.startsWith(words, end - words.length);
}

const LACKS_BEHIND = /^(?:未|没有|不)/;

/** 不合格56批次 */
function isNegated(t: string, words: string, head: number): boolean {
  const before = t.slice(Math.max(0, head - words.length - 5), head);
  const at = before.lastIndexOf(words);
  return at > 0 && /[不未非]/.test(before[at - 1]!);
}

const isFiller = oneOf('的了有共');

function unless(explained: () => boolean, found: Misrate | null): Misrate | null {
  return found && !explained() ? found : null;
}

function misrate(
  t: string,
  rate: Figure & { value: number },
  part: Figure & { value: number },
  whole: Figure & { value: number },
): Misrate | null {
  const computed = (part.value / whole.value) * 100;
  if (close(t, rate, computed, [part, whole], computed)) return null;
  const scale = Math.min(...[part, whole].map((f) => (f.value >= 1e8 ? 1e8 : f.value >= 1e4 ? 1e4 : 1)));
  const show = (f: Figure & { value: number }) => String(Number((f.value / scale).toPrecision(10)));
  return { rate, computed, how: `${show(part)}÷${show(whole)}`, from: [whole, part] };
}

/** Whether any two figures of the sentence (up to the rate and a little behind it) stand in the stated ratio. */
function anyPair(t: string, counts: readonly Figure[], k: number, rate: Figure & { value: number }, from: number): boolean {
  const to = Math.min(sentenceEnd(t, rate.tail, 60), rate.tail + 60);
  const near: Figure[] = [];
  const consider = (f: Figure) => f.kind !== 'ratio' && f.value !== null && f.value > 0 && near.push(f);
  for (let j = k - 1; j >= 0 && counts[j]!.start >= from && k - j <= MOST; j--) consider(counts[j]!);
  for (let j = k + 1; j < counts.length && counts[j]!.start < to && j - k <= MOST; j++) consider(counts[j]!);
  for (const n of near) {
    for (const d of near) {
      if (
        n !== d &&
        sameUnit(n, d) &&
        n.value! <= d.value! &&
        close(t, rate, (n.value! / d.value!) * 100, [n, d], (n.value! / d.value!) * 100)
      )
        return true;
    }
  }
  return false;
}

/** Beyond this no rounding of the printed figures explains a difference. */
const MOST_SLACK = 6;

/** Whether a stated rate is the computed one, given how exactly it and its numbers are printed. */
function close(t: string, rate: Figure & { value: number }, computed: number, from: readonly Figure[], spread = 0): boolean {
  const difference = Math.abs(rate.value - computed);
  if (difference <= LEAST_SLACK) return true;
  if (difference > MOST_SLACK) return false;
  let slack = Math.max(LEAST_SLACK, lastDigitOf(t, rate));
  for (const f of from) {
    // only figures with decimals or a magnitude can have been rounded
    if (!f.value || (magnitudeOf(t, f) === 1 && !hasDecimals(t, f))) continue;
    slack += f.kind === 'ratio' ? lastDigitOf(t, f) / 2 : (lastDigitOf(t, f) / 2 / f.value) * Math.max(spread, 1);
  }
  return difference <= slack * 1.0001;
}
