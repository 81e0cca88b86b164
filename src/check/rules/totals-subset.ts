import { inUnitsOf } from '../arithmetic.ts';
import { isExact, wordsOf } from '../phrases.ts';
import { type Figure, firstFrom, type Reading } from '../reading.ts';
import type { Report, Rule } from '../rule.ts';
import { isExceeded } from '../splits.ts';

export const totalsSubset: Rule = {
  id: 'totals/subset',
  severity: 'error',
  what: { zh: '部分大于整体', en: 'a part is larger than its whole' },
  why: {
    zh: '部分不可能多于整体：不是总数写小了，就是“其中”接错了对象。',
    en: 'A part cannot exceed its whole: either the total is too small or the part belongs to something else.',
  },
  fires:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n一、总体情况\n抽查的26个自建工程中，有27个未经结算审核，已责成相关乡镇限期补审。',
  silent:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n一、总体情况\n抽查的26个自建工程中，有17个未经结算审核，已责成相关乡镇限期补审。',
  find(reading) {
    const { t, splits, tallies } = reading;
    const reports: Report[] = [];
    const report = (whole: Figure & { value: number }, part: Figure & { value: number }) => {
      const partly = wordsOf(reading, part);
      const wholly = wordsOf(reading, whole);
      reports.push({
        start: part.start,
        end: part.end,
        message: {
          zh: `部分大于整体：“${partly}”多于“${wholly}”；如不是其中的一部分，应另行表述`,
          en: `a part is larger than its whole: “${partly}” exceeds “${wholly}”; if it is no part of it, say so`,
        },
        expected: `≤${inUnitsOf(t, whole, whole.value)}`,
        actual: inUnitsOf(t, part, part.value),
        related: [{ start: whole.start, end: whole.end }],
      });
    };
    for (const split of splits()) {
      const { total, parts, link } = split;
      const part = parts[0]!.figure;
      if (isExceeded(t, split) && isExact(part)) report(total, part);
      // of several parts totals/breakdown speaks
      else if (parts.length === 1 && link === 'among' && isOfTheSame(parts[0]!.label) && isExact(part) && part.value > total.value)
        report(total, part);
    }
    const counted = tallies();
    for (const { total, states, noun } of counted) {
      const [only, ...others] = states;
      if (!only || others.length > 0 || !isExact(total) || !isExact(only.figure)) continue;
      // (四)国企方面。查出问题2个。… 对尚未完成的3个问题按月调度: of all 12, not of those of one chapter
      const { end } = total;
      if (
        t.slice(end, only.figure.start).includes('\n') &&
        counted.some((c) => c.noun === noun && c.total.end < end && holds(c.total, only.figure))
      )
        continue;
      // 发现问题21个,…42条差评中,核实有效的30条全部整改: of a whole that stands nearer
      if (only.state !== 'rest' && only.figure.value > total.value && !hasNearer(reading, total, only.figure)) report(total, only.figure);
    }
    return reports;
  },
};

function hasNearer({ counts }: Reading, total: Figure, part: Figure): boolean {
  for (let k = firstFrom(counts, total.end, (c) => c.start); k < counts.length && counts[k]!.start < part.start; k++)
    if (counts[k]!.unit === part.unit && holds(counts[k]!, part)) return true;
  return false;
}

function holds(whole: Figure, part: Figure): boolean {
  return whole.value !== null && part.value !== null && whole.value >= part.value;
}

/** 38份合同中,有41份…: the part is counted without a noun of its own, as 12个村中,发现问题31个 is not. */
function isOfTheSame(label: string): boolean {
  return /^(?:有|已|共|仅|只|还|达|为|约|,)*$|的$/.test(label);
}
