import { inUnitsOf, spelledOut } from '../arithmetic.ts';
import { findColumns } from '../columns.ts';
import { isExact, lastDigitOf, phraseStart, plain, quote, sameUnit, sentenceEnd, sentenceStart, wordsOf } from '../phrases.ts';
import { type Figure, firstFrom, type Item, type Reading } from '../reading.ts';
import { findMisfits } from '../remainders.ts';
import type { Report, Rule } from '../rule.ts';
import { oneOf, signOf } from '../signs.ts';
import { isExceeded, type Split, spanOf } from '../splits.ts';

export const totalsBreakdown: Rule = {
  id: 'totals/breakdown',
  severity: 'error',
  what: { zh: '分项之和与总数不符', en: 'the parts of a stated total do not add up to it' },
  why: {
    zh: '读者和审计人员会逐项相加。一处对不上，要么漏了、重了，要么总数写错，其余数字也会跟着失去可信度。',
    en: 'Readers and auditors add the parts up. Where they do not fit, something was left out, counted twice or mistyped, and every other figure is doubted with it.',
  },
  fires:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n一、总体情况\n整改期间，共处理12人，其中党内警告2人、诫勉3人、批评教育3人、谈话提醒5人。',
  silent:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n一、总体情况\n整改期间，共处理12人，其中党内警告2人、诫勉3人、批评教育3人、谈话提醒5人（1人同时受到党内警告和诫勉，不重复计算）。',
  find(reading) {
    return [...listed(reading), ...remaining(reading), ...amounts(reading), ...columns(reading)];
  },
};

/** Whether totals/status speaks of a total and these parts of it; 属实9件、不属实6件 are others than 办结11件,阶段性办结4件. */
function isTallied({ tallies }: Reading, figure: Figure, parts: readonly Figure[]): boolean {
  const all = tallies();
  const tally = all[firstFrom(all, figure.start, (x) => x.total.start)];
  return tally?.total === figure && tally.states.length > 1 && tally.states.some((s) => parts.includes(s.figure));
}

/**
 * What the text itself tells of a difference: 16个问题细分为41个整改点,其中立行立改12个、…: the parts make up another figure beside the total.
 * 13项,其中2022年度6项、2023年度8项,有1项跨两个年度: what is counted twice stands behind. 净减1515万元,其中收回1630万元,新增欠款115万元: one is
 * taken off.
 */
function isExplained({ t, counts }: Reading, { total, parts, sum }: Split): boolean {
  const named = new Set<Figure>([total, ...parts.map((p) => p.figure)]);
  const last = parts[parts.length - 1]!.figure;
  const difference = Math.abs(sum - total.value);
  // the last of the parts is the part that two others share
  if (parts.length > 2 && isClose(sum - 2 * last.value!, total.value) && SHARED.test(t.slice(last.head - 2, last.head))) return true;
  const off = parts.find((p) => isClose(sum - 2 * p.figure.value!, total.value));
  if (off && (LESS.test(off.label) || LESS.test(t.slice(Math.max(0, total.head - 6), total.head)))) return true;
  const to = sentenceEnd(t, last.tail, NEAR);
  const from = sentenceStart(t, total.head, NEAR);
  for (let k = firstFrom(counts, from, (c) => c.start); k < counts.length && counts[k]!.start < to; k++) {
    const c = counts[k]!;
    if (named.has(c) || !sameUnit(c, total) || c.value === null) continue;
    if (c.value === sum) return true;
    // (1名先跨部门、后异地,两处均计)
    if (c.start > last.start && c.start - last.tail < CLOSE_BY && isClose(c.value, difference)) return true;
  }
  return false;
}

/** 有|1项跨两个年度 */
const SHARED = /[,，;；、(]?(?:其中|有|另有|含)$/;
const LESS = /净|新增|扣除|扣减|冲抵|冲减|减少|退回|减去/;
const CLOSE_BY = 40;

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.abs(b) * 1e-9;
}

/** How far before a total and behind its parts a figure is looked for that they make up. */
const NEAR = 120;

/** A whole whose parts are named by what is wrong with each, not by 其中. */
const OVERLAPPING = /[^其]中[,，]?(?:仍|尚|还)?有?$/;

function listed(reading: Reading): Report[] {
  const { t } = reading;
  const reports: Report[] = [];
  const seen = new Set<Figure>();
  for (const split of reading.splits()) {
    const { total, parts, sum } = split;
    if (!split.exhaustive || parts.length < 2 || seen.has(total)) continue;
    const figures = parts.map((p) => p.figure);
    if (isTallied(reading, total, figures)) continue;
    seen.add(total);
    // 127家企业中,有58家未办手续,71家未建设施: one may be among both
    if (sum > total.value && OVERLAPPING.test(t.slice(total.end, figures[0]!.start))) continue;
    // 设备319台套,其中使用率偏低的57台套,已调剂49台套、报废6台套,剩余2台套: the parts are those of the first
    if (figures.length > 2 && figures[0]!.value === figures.slice(1).reduce((n, f) => n + f.value!, 0)) continue;
    // of a part that is more than all there is totals/subset speaks
    if (isExceeded(t, split) || isExplained(reading, split)) continue;
    const people = /^[人名位]$/.test(total.unit);
    const over = sum > total.value;
    const words = wordsOf(reading, total);
    const sums = spelledOut(t, total, figures);
    reports.push({
      start: total.start,
      end: total.end,
      message: {
        zh: `“${words}”与分项之和不符：${sums}${over && people ? '；如有人同时受到两种处理，应注明不重复计算' : over ? '' : '；如所列并非全部，应写明“等”'}`,
        en: `the parts of “${words}” do not add up: ${sums}${over && people ? '; if one person is counted under two actions, say so' : over ? '' : '; if the list is not meant to be complete, say 等'}`,
      },
      expected: total.value,
      actual: Number(sum.toPrecision(12)),
      related: [spanOf(parts)],
    });
  }
  return reports;
}

function remaining(reading: Reading): Report[] {
  const { t } = reading;
  return findMisfits(reading)
    .filter(({ total, done, rest }) => !isTallied(reading, total, [done, rest]))
    .map(({ total, done, rest }) => {
      const sums = spelledOut(t, total, [done, rest]);
      const words = wordsOf(reading, total);
      return {
        start: total.start,
        end: total.end,
        message: {
          zh: `“${words}”与已处理数加剩余数不符：${sums}；如另有去向，应予说明`,
          en: `what is done and what remains do not add up to “${words}”: ${sums}; if some of it went elsewhere, say where`,
        },
        expected: total.value,
        actual: Number((done.value + rest.value).toPrecision(12)),
        related: [
          { start: done.start, end: done.end },
          { start: rest.start, end: rest.end },
        ],
      };
    });
}

function columns(reading: Reading): Report[] {
  const { t, text } = reading;
  return findColumns(t).map(({ total, value, cells, sum }) => {
    const words = quote(text, total);
    const sums = `${cells.length > MOST_SPELLED ? '…' : cells.map((c) => plain(c.value)).join('+')}=${plain(sum)} ≠ ${words}`;
    return {
      ...total,
      message: {
        zh: `表中合计“${words}”与本列各行之和不符：${sums}；如有重复计算，应予注明`,
        en: `the total “${words}” of this column does not add up: ${sums}; if some of it is counted twice, say so`,
      },
      expected: value,
      actual: Number(sum.toPrecision(12)),
      related: cells.map(({ start, end }) => ({ start, end })),
    };
  });
}

/** More rows are not spelled out. */
const MOST_SPELLED = 12;

const AMOUNT = /涉及(?:问题|违规|违纪|资金)?(?:资金|金额|问题金额)(?:共|共计|合计|为)?$/;
const endsAmount = oneOf('金额共计为');

/** The amount that a section states for its problems, against the amounts that they state one by one. */
function amounts({ t, counts, root }: Reading): Report[] {
  const candidates: (Figure & { value: number })[] = [];
  for (const c of counts) if (c.kind === 'money' && isExact(c) && signOf(endsAmount, t.charCodeAt(c.head - 1))) candidates.push(c);
  if (candidates.length < 3) return [];
  const stated = candidates.filter((c) => AMOUNT.test(t.slice(phraseStart(t, c.head), c.head)));
  if (stated.length < 3) return [];
  const reports: Report[] = [];
  const within = (start: number, end: number) => {
    const from = firstFrom(stated, start, (c) => c.start);
    return stated.slice(
      from,
      firstFrom(stated, end, (c) => c.start),
    );
  };
  const visit = (item: Item): void => {
    if (within(item.mark.start, item.end).length < 3) return;
    for (const child of item.children) if (child.children.length > 1) visit(child);
    const first = item.children[0];
    if (!first || item.children.length < 2 || item.children.some((c) => c.list !== first.list)) return;
    const [total, ...others] = within(item.mark.end, first.mark.start);
    if (!total || others.length > 0) return;
    const parts = item.children.map((c) => within(c.mark.start, c.end));
    if (parts.some((p) => p.length !== 1)) return;
    const figures = parts.map((p) => p[0]!);
    const sum = figures.reduce((n, f) => n + f.value, 0);
    const step = Math.min(...[total, ...figures].map((f) => lastDigitOf(t, f)));
    if (Math.abs(sum - total.value) <= step * 1.5) return;
    const sums = spelledOut(t, total, figures);
    reports.push({
      start: total.start,
      end: total.end,
      message: {
        zh: `本部分金额${inUnitsOf(t, total, total.value)}与其下各问题金额之和不符：${sums}；如有问题未逐项列出，应予说明`,
        en: `the amounts of the problems below do not add up to the ${inUnitsOf(t, total, total.value)} stated for them: ${sums}; if not all are listed, say so`,
      },
      expected: total.value,
      actual: Number(sum.toPrecision(12)),
      related: figures.map(({ start, end }) => ({ start, end })),
    });
  };
  visit(root);
  return reports;
}
