import { plain, wordsOf } from '../phrases.ts';
import { findMisrates } from '../rates.ts';
import type { Rule } from '../rule.ts';

export const numbersRate: Rule = {
  id: 'numbers/rate',
  severity: 'error',
  what: { zh: '比率与其自身数据不符', en: 'a stated rate is contradicted by its own numbers' },
  why: {
    zh: '完成率、达标率是最容易被引用的数字，分子分母就写在旁边，一除便知。',
    en: 'Rates are what is quoted; numerator and denominator stand beside them, and anybody can divide.',
  },
  fires:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n一、总体情况\n巡察反馈的8个问题，已完成整改6个，正在整改2个，整改完成率78%。',
  silent:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n一、总体情况\n巡察反馈的9个问题，已完成整改7个，正在整改2个，整改完成率77.7%。',
  find(reading) {
    return findMisrates(reading).map(({ rate, computed, how, from }) => {
      const value = plain(Math.round(computed * 100) / 100);
      const words = wordsOf(reading, rate);
      const unit = rate.unit === '百分点' ? '个百分点' : '%';
      return {
        start: rate.start,
        end: rate.end,
        message: {
          zh: `“${words}”与原文数据不符：${how}=${value}${unit}；如按其他口径计算，应予说明`,
          en: `“${words}” does not follow from its numbers: ${how}=${value}${unit === '%' ? '%' : ' points'}; if another denominator was used, say which`,
        },
        expected: Math.round(computed * 100) / 100,
        actual: rate.value,
        related: from.map(({ start, end }) => ({ start, end })),
      };
    });
  },
};
