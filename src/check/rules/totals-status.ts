import { STATE_LABELS } from '../../lexicon/progress.ts';
import { spelledOut } from '../arithmetic.ts';
import { isExact, sentenceEnd, wordsOf } from '../phrases.ts';
import { type Figure, firstFrom, type Reading } from '../reading.ts';
import type { Report, Rule } from '../rule.ts';
import { comparable, type Stated, type Tally } from '../tallies.ts';

export const totalsStatus: Rule = {
  id: 'totals/status',
  severity: 'error',
  what: { zh: '各状态数之和与总数不符', en: 'the stated states do not add up to the total' },
  why: {
    zh: '已完成、基本完成、正在整改各有多少，是通报最先被核对的数字；加起来不等于总数，就有问题没有交代。',
    en: 'How many are completed and how many are not is what readers check first; where the states do not add up, some problem is unaccounted for.',
  },
  fires: '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n一、总体情况\n巡察反馈的18个问题，已完成整改14个，正在整改5个。',
  silent:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n一、总体情况\n巡察反馈的18个问题，已完成整改13个，基本完成2个，正在整改3个（含部分整改1个）。',
  find(reading) {
    const { t, tallies } = reading;
    const reports: Report[] = [];
    for (const tally of tallies()) {
      const { total, states } = tally;
      if (!isExact(total) || states.length < 2 || addsUp(tally) || isAccountedFor(reading, tally)) continue;
      const figures = states.map((s) => s.figure);
      // so few of so many are told of something else
      const sum = figures.reduce((n, f) => n + (f.value ?? 0), 0);
      if (sum < total.value * LEAST_SHARE || (sum < total.value && namesOthers(reading, tally))) continue;
      const named = (lang: 'zh' | 'en') =>
        states.map((s) => `${STATE_LABELS[s.state][lang]}${lang === 'zh' ? '' : ' '}${s.figure.value}`).join(lang === 'zh' ? '、' : ', ');
      const over = sum > total.value;
      const words = wordsOf(reading, total);
      const sums = spelledOut(t, total, figures);
      reports.push({
        start: total.start,
        end: total.end,
        message: {
          zh: `“${words}”与各状态之和不符：${sums}（${named('zh')}）；${over ? '如有一类已含在另一类里，应写明“含”' : '如还有其他状态，应一并写明'}`,
          en: `the states of “${words}” do not add up: ${sums} (${named('en')}); ${over ? 'if one of them includes another, say so' : 'if there are other states, state them too'}`,
        },
        expected: total.value,
        actual: sum,
        related: figures.map(({ start, end }) => ({ start, end })),
      });
    }
    return reports.concat(projects(reading));
  },
};

/** 重点项目46个,已完工31个、在建12个、未开工2个: where some are done and some not begun, the states are all there are. */
function projects({ t, counts }: Reading): Report[] {
  const reports: Report[] = [];
  for (let k = 0; k < counts.length; k++) {
    const total = counts[k]!;
    if (!/^[个项]$/.test(total.unit) || !isExact(total) || !PROJECTS.test(t.slice(Math.max(0, total.head - 10), total.head))) continue;
    const states = new Set<number>();
    const figures: Figure[] = [];
    for (let j = k + 1; j < counts.length; j++) {
      const c = counts[j]!;
      const state =
        c.unit === total.unit && isExact(c) ? PROJECT_STATES.findIndex((p) => p.test(t.slice(counts[j - 1]!.tail, c.head))) : -1;
      if (state < 0) break;
      states.add(state);
      figures.push(c);
    }
    const sum = figures.reduce((n, f) => n + f.value!, 0);
    if (states.size < PROJECT_STATES.length || states.size < figures.length || sum === total.value) continue;
    reports.push({
      start: total.start,
      end: total.end,
      message: {
        zh: `项目总数与各状态之和不符：${spelledOut(t, total, figures)}`,
        en: `the states of the projects do not add up: ${spelledOut(t, total, figures)}`,
      },
      expected: total.value,
      actual: sum,
      related: figures.map(({ start, end }) => ({ start, end })),
    });
  }
  return reports;
}

const PROJECTS = /(?:项目|工程)(?:共|共计|合计|总数)*$/;
const PROJECT_STATES: readonly RegExp[] = [
  /^[,、;:(](?:其中)?(?:已|现已)?(?:完工|竣工|建成|投产|投用|投运|交付)(?:的|有|项目)*$/,
  /^[,、;:(](?:其中)?(?:正在|正)?(?:在建|建设|施工)中?(?:的|有|项目)*$/,
  /^[,、;:(](?:其中)?(?:未|尚未|待|暂未)(?:开工|动工|启动)(?:建设)?(?:的|有|项目)*$/,
];

/**
 * 19个问题中,完成15个,基本完成3个;1个因规划调整暂缓: the figure that is missing stands beside the states, in words that are no state's.
 * 信访件126件,合并办理后109件,办结107件,阶段性办结2件: what they make up is named.
 */
function isAccountedFor({ t, counts }: Reading, tally: Tally): boolean {
  const { total, states } = tally;
  const named = namedIn(tally);
  const sum = states.reduce((n, s) => n + s.figure.value!, 0);
  const last = states[states.length - 1]!.figure.tail;
  const end = sentenceEnd(t, last, NEAR);
  let behind = 0;
  for (let k = firstFrom(counts, total.tail, (c) => c.start); k < counts.length; k++) {
    const c = counts[k]!;
    if (c.head >= end) break;
    if (c.head < total.tail || named.has(c) || !isExact(c) || !comparable(c, total)) continue;
    if (c.value === sum && c.tail <= states[0]!.figure.head) return true;
    if (c.value === total.value! - sum && c.unit === total.unit && (c.tail <= last || BESIDE.test(t.slice(last, c.head)))) return true;
    // 办结107件,正在办理12件,转办3件、不予受理4件: states that have no name here
    if (c.head >= last && c.unit === total.unit) {
      behind += c.value;
      if (behind === total.value! - sum) return true;
    }
  }
  return false;
}

function namedIn({ total, states, within }: Tally): ReadonlySet<Figure> {
  return new Set([total, ...states.map((s) => s.figure), ...within.map((s) => s.figure)]);
}

/** 受理线索9件,初核8件,转立案2件,了结5件: between the states stand figures of states that are not known. */
function namesOthers({ t, counts }: Reading, tally: Tally): boolean {
  const { total, states } = tally;
  const named = namedIn(tally);
  const last = states[states.length - 1]!.figure.start;
  for (let k = firstFrom(counts, total.tail, (c) => c.start); k < counts.length && counts[k]!.start < last; k++) {
    const c = counts[k]!;
    if (named.has(c) || c.unit !== total.unit || !isExact(c) || c.value > total.value!) continue;
    if (/(?:^|[,;、])[\u4e00-\u9fff]{2,6}$/.test(t.slice(Math.max(total.tail, c.head - 8), c.head))) return true;
  }
  return false;
}

const BESIDE = /^[\u4e00-\u9fff]{0,4}[,;、][\u4e00-\u9fff]{0,6}$/;

/** The states that a text gives make up most of the total. */
const LEAST_SHARE = 0.3;

/** How far behind the last state a figure still belongs to the list. */
const NEAR = 60;

/** Whether there is a reading in which the states make up the total. */
function addsUp({ total, states, within, others }: Tally): boolean {
  const value = total.value!;
  if (states.some((s) => !isExact(s.figure))) return true;
  const sum = (list: readonly Stated[]) => list.reduce((n, s) => n + s.figure.value!, 0);
  if (sum(states) === value || sum([...states, ...within]) === value) return true;
  // 19个问题,制定措施57条,已完成整改17个,正在推进2个
  if (others.some((other) => other.value === sum(states))) return true;
  // the same state twice: two groups are told apart by words that are not read here
  if (new Set(states.map((s) => s.state)).size < states.length) return true;
  // 剩余10个 may hold the partly done that were named before it
  if (states.some((s) => s.state === 'rest') && sum(states.filter((s) => s.state === 'completed' || s.state === 'rest')) === value)
    return true;
  return false;
}
