/** How many problems (measures, clues…) there are and how many of them are in which state, as the text counts them up. */
import { STATE_CHARACTERS, STATES_AFTER, STATES_BEFORE, type State, TALLIED_AFTER, TALLIED_BEFORE } from '../lexicon/progress.ts';
import { LF, setOf } from '../text/chars.ts';
import { holdsAny } from '../text/openings.ts';
import { phraseEnd, phraseStart, sentenceEnd } from './phrases.ts';
import type { Facts, Figure } from './reading.ts';
import { signOf, signsOf } from './signs.ts';

export interface Stated {
  readonly state: State;
  readonly figure: Figure;
}

export interface Tally {
  /** 问题, 措施, 线索, … */
  readonly noun: string;
  readonly total: Figure;
  /** Index of the total in `counts`. */
  readonly at: number;
  readonly states: readonly Stated[];
  /** Totals without states of their own in the clauses right before it: states may be theirs. */
  readonly others: readonly Figure[];
  /** States that the text puts under another (其中, in brackets): not added. */
  readonly within: readonly Stated[];
  /** Of one kind of rectification: 分阶段整改的5个问题. */
  readonly group: boolean;
}

const UNITS = '个项条件类起宗处份';
const INTERCHANGEABLE = '个项条件';
/** 反馈的|4个问题均已整改到位: what was given is a total, whatever is said of it behind. */
const GIVEN = /(?:反馈|指出|查出|发现|提出|移交|移送|交办|转办)的?$/;
/** 4个|方面, 9|大类 */
const LEVEL = /^(?:大)?(?:方面|类|领域)(?!问题)/;
/**
 * By character, which patterns can end with it right before a figure and which can begin with it behind one: most figures are passed over at
 * this look.
 */
const ENDS_STATE = 1;
const ENDS_NOUN = 2;
const ENDS_GIVEN = 4;
const BEGINS_STATE = 8;
const BEGINS_NOUN = 16;
const BEGINS_LEVEL = 32;
const SIGNS = signsOf([
  [ENDS_STATE, '号务改的了有共计数为达到体馈题项施措索见议件患类目缓动始成结实位销进决持果效展行中理办核毕置余剩下另查完度求妥'],
  [ENDS_NOUN, '索题施措项务见议件案患单报诉求理共计数有为达'],
  [ENDS_GIVEN, '的馈出现交送办'],
  [BEGINS_STATE, '取见具反问事任整措举线意建案件个项现目已均都全基阶未尚还正仍推办需长持属转'],
  [BEGINS_NOUN, '具反突主整审督巡移转交群信评的问线措举事任意建案隐提议投诉工'],
  [BEGINS_LEVEL, '大方类领'],
]);
const OF_WHEN = setOf('底内前');
const WHEN = /(?:[\d一二三四五六七八九十半]个?[年月日天]|年|月)[底内前](?:完成|整改|到位)/;
const LOCAL = /(?:本|该|此|这一?)(?:方面|部分|类|章)/;
/** Among so many totals before a state its own is looked for. */
const NEAR = 8;
/** How far behind its total a state may stand where a sentence ends between them. */
const REACH = 160;
/** And where it names what is counted. */
const FAR = 640;

interface Open extends Tally {
  readonly states: Stated[];
  readonly within: Stated[];
  depth: number;
  /** Of one part of the notice: 本方面2个问题. */
  readonly local: boolean;
}

export function findTallies(t: string, { text, counts }: Pick<Facts, 'text' | 'counts'>): Tally[] {
  const tallies: Open[] = [];
  const byNoun = new Map<string, Open>();
  let current: Open | null = null;
  /** The latest figure that is a part (其中). */
  let listed = -2;
  let level: { noun: string | null; end: number } | null = null;
  for (let k = 0; k < counts.length; k++) {
    const figure = counts[k]!;
    if (figure.kind !== 'quantity' || !isOneOf(UNITS, figure.unit) || figure.value === null) continue;
    const last = signOf(SIGNS, t.charCodeAt(figure.head - 1));
    const first = signOf(SIGNS, t.charCodeAt(figure.tail));
    if ((last & (ENDS_STATE | ENDS_NOUN)) === 0 && (first & (BEGINS_STATE | BEGINS_NOUN | BEGINS_LEVEL)) === 0) {
      if (level === null || figure.head - level.end > 6) continue;
    }
    // a state without a total before it, and nothing here names what is counted
    if (current === null && level === null && (last & ENDS_NOUN) === 0 && (first & (BEGINS_NOUN | BEGINS_LEVEL)) === 0) continue;
    const next = counts[k + 1];
    const from = phraseStart(t, figure.head);
    const before = t.slice(from, figure.head);
    const to = phraseEnd(t, figure.tail);
    // what stands between two figures of one phrase belongs to the second: 18个问题已完成整改|14个
    const shared = next !== undefined && next.head < to;
    const after = t.slice(figure.tail, shared ? next.head : to);
    const behind = first & BEGINS_NOUN ? TALLIED_AFTER.exec(after)?.[1] : undefined;
    // 反馈问题4个方面12项: the second counts the problems
    if (first & BEGINS_LEVEL && LEVEL.test(after)) {
      const named = last & ENDS_NOUN ? TALLIED_BEFORE.exec(before) : null;
      if (named) level = { noun: kindOf(named[1]), end: figure.tail };
      continue;
    }
    const levelled = level !== null && figure.head - level.end <= 6 ? level.noun : null;
    const noun =
      levelled ??
      kindOf(
        behind ?? (last & ENDS_NOUN ? TALLIED_BEFORE.exec(before)?.[1] : last & ENDS_STATE ? NAMED_STATE.exec(before)?.[1] : undefined),
      );
    if (noun === null && current === null) continue;
    // 三个月内完成24条: when, not how far
    if (holdsAny(OF_WHEN, text.codes, from, figure.head) && WHEN.test(before)) {
      current = null;
      continue;
    }
    // 立行立改类8个、分阶段整改类4个、持续整改类2个: of what kind, not how far
    if (OF_KIND.test(before)) continue;
    const stated =
      (last & ENDS_STATE ? stateIn(before, STATES_BEFORE) : null) ??
      (shared || (first & BEGINS_STATE) === 0 ? null : stateIn(after, STATES_AFTER));
    const given = noun !== null && (last & ENDS_GIVEN) !== 0 && GIVEN.test(before);
    if (
      given ||
      stated === null ||
      (stated === 'rest' && noun !== null && (current === null || figure.value > (current.total.value ?? 0)))
    ) {
      if (noun === null) continue;
      // 立行立改类8个、持续整改类2个(有1个问题同时列入两类)
      if (/\((?:其中)?有$/.test(t.slice(figure.head - 4, figure.head))) continue;
      // 其中3个一并纳入本次32个问题,现完成2个: the total is not theirs; 5个问题由已整改调整为基本整改: what moved
      // 4次检查提出问题9个、4个、3个、5个,共21个: one of several
      const oneOfMany = t[figure.tail] === '、' && next?.head === figure.tail + 1 && next.unit === figure.unit;
      if (oneOfMany || INTO.test(before) || MOVED.test(t.slice(figure.tail, figure.tail + 24))) {
        current = null;
        continue;
      }
      // 上轮巡视反馈37个问题中未整改到位的5个 is another inspection's
      if (/上(?:一)?[轮次]|上届|历[次年]/.test(t.slice(Math.max(0, figure.head - 16), figure.head))) {
        current = null;
        continue;
      }
      // 11项任务,其中牵头任务4项、配合任务7项: parts of a whole, and one joined to such a part
      const joined = listed === k - 1 && t.slice(counts[k - 1]!.tail, from).endsWith('、') && from - counts[k - 1]!.tail <= 2;
      if (joined || (current !== null && /其中|包括|含|涉及|占/.test(before))) {
        listed = k;
        continue;
      }
      // 已整改完成34个(含立行立改问题2个),阶段性完成整改3个: a part of what stands before its bracket, no total
      if (/\((?:其中|包括|含|连同|加上|不含|另有)[^()]*$/.test(t.slice(Math.max(0, figure.head - 20), figure.head))) continue;
      const others: readonly Figure[] =
        current && current.states.length === 0 && sentenceEnd(t, current.total.tail, figure.head - current.total.tail) === figure.head
          ? [current.total, ...current.others.slice(0, 3)]
          : [];
      current = {
        noun,
        total: figure,
        at: k,
        states: [],
        within: [],
        others,
        depth: depthOf(t, figure.start),
        local: LOCAL.test(before),
        group: GROUP.test(before),
      };
      tallies.push(current);
      byNoun.set(noun, current);
      continue;
    }
    // 当期整改的30个问题已全部到位,分阶段整改的5个问题已完成2个,持续整改的2个问题正在推进: each kind for itself
    if (noun !== null && GROUP.test(before)) {
      current = null;
      continue;
    }
    let tally: Open | null = current;
    if (noun !== null && current?.noun !== noun) {
      // 整改措施已完成31条, where the total of measures stands in an earlier sentence; a figure of its own kind begins a tally of its own
      const earlier = byNoun.get(noun);
      tally = null;
      if (earlier && earlier.states.length === 0 && (figure.value ?? 0) <= (earlier.total.value ?? 0)) tally = current = earlier;
      else current = null;
    }
    // 列出8个问题。…制定措施27条。完成整改6个: the unit tells which total is meant
    if (noun === null && tally !== null && tally.total.unit !== figure.unit) {
      const meant = tallies.slice(-NEAR).findLast((x) => x.states.length === 0 && x.total.unit === figure.unit);
      if (meant) tally = current = meant;
      // 24个问题分为9个、12个、3个三类,制定措施73条。已完成整改9个: of the problems, which are told apart already
      else if (tallies.slice(-NEAR).some((x) => x.total.unit === figure.unit && (x.total.value ?? 0) >= (figure.value ?? 0)))
        tally = current = null;
    }
    if (tally === null) continue;
    const latest: Stated | undefined = tally.states[tally.states.length - 1];
    const anchor = latest?.figure ?? tally.total;
    const lost = latest
      ? sentenceEnd(t, anchor.tail, figure.head - anchor.tail) < figure.head
      : ((tally.noun !== noun || tally.local) && t.slice(anchor.tail, figure.head).includes('\n')) ||
        figure.head - anchor.tail > (noun === null ? REACH : FAR);
    if (lost) {
      current = null;
      continue;
    }
    if (!comparable(figure, tally.total)) continue;
    // 隐患8652条,整改率99.3%,其中重大隐患26条全部销号: a part that is named anew
    const sub =
      (noun !== null && /其中[^,，。;；\d]{2,}$/.test(t.slice(Math.max(0, figure.head - 20), figure.head))) ||
      (latest !== undefined &&
        (depthOf(t, figure.start) > tally.depth || /其中|包括|含/.test(t.slice(Math.max(0, from - 3), figure.head))));
    (sub ? tally.within : tally.states).push({ state: stated, figure });
  }
  return tallies;
}

/** 整改举措落实|35条 */
const NAMED_STATE = /(措施|举措)(?:已)?(?:落实|完成|办结|办妥)(?:了|到位)?$/;
const INTO = /(?:纳入|并入|列入|归入|计入)(?:了|到)?(?:本[次轮]|此次|这次|上述|前述)?$/;
const MOVED = /^(?:具体)?(?:问题|事项|任务)?由[^,。;]{2,12}(?:调整|改|变更|转)为/;
const OF_KIND = /(?:整改|立改|坚持|攻坚|推进)类(?:问题|事项)?$/;
const GROUP = /(?:当期|立行立改|立即|分阶段|持续|限期|长期|[近中短]期)[\u4e00-\u9fff]{0,4}整改的$/;

export function comparable(a: Figure, b: Figure): boolean {
  return a.unit === b.unit || (isOneOf(INTERCHANGEABLE, a.unit) && isOneOf(INTERCHANGEABLE, b.unit));
}

/** Whether a unit is none at all or one of some of one character. */
function isOneOf(units: string, unit: string): boolean {
  return unit.length === 0 || (unit.length === 1 && units.includes(unit));
}

/** One bit a state. */
const BITS = Object.fromEntries(Object.keys(STATE_CHARACTERS).map((state, i) => [state, 1 << i])) as Readonly<Record<State, number>>;
const IN_STATE = signsOf(Object.entries(STATE_CHARACTERS).map(([state, characters]) => [BITS[state as State], characters] as const));

function stateIn(phrase: string, table: typeof STATES_BEFORE): State | null {
  let signs = 0;
  for (let i = 0; i < phrase.length; i++) signs |= signOf(IN_STATE, phrase.charCodeAt(i));
  if (signs === 0) return null;
  for (const [state, pattern] of table) if (signs & BITS[state] && pattern.test(phrase)) return state;
  return null;
}

const CH_OPEN = 0x28;
const CH_CLOSE = 0x29;
const CH_STOP = 0x3002;

/** Words for the same. */
const KINDS_OF: Readonly<Record<string, string>> = { 举措: '措施', 问题线索: '线索', 举报件: '举报', 投诉件: '投诉' };

function kindOf(noun: string | undefined): string | null {
  if (noun === undefined) return null;
  return KINDS_OF[noun] ?? noun;
}

/** Whether a position stands in round brackets, by the nearest bracket before it in its sentence. */
function depthOf(t: string, at: number): number {
  let depth = 0;
  for (let i = at - 1; i >= 0 && at - i < 80; i--) {
    const code = t.charCodeAt(i);
    if (code === CH_STOP || code === LF) break;
    if (code === CH_CLOSE) depth--;
    else if (code === CH_OPEN) depth++;
  }
  return Math.max(0, depth);
}
