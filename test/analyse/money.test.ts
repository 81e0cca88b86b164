import { expect, test } from 'vitest';
import { moneyOf } from '../../src/analyse/money.ts';
import { lookupOf } from '../../src/analyse/places.ts';
import { noticeOf } from './notice.ts';

const directions = (problem: string) => {
  const notice = noticeOf([problem]);
  return moneyOf(notice, lookupOf(notice)).map(({ value, direction }) => [value, direction]);
};

test.each([
  ['津补贴发放不规范|违规发放的13.8万元已全部清退。', [[138000, 'recovered']]],
  ['津补贴发放不规范|追缴多发补贴3万元。', [[30000, 'recovered']]],
  ['以“加班补助”名义违规发放13.8万元|已开展自查。', [[138000, 'misused']]],
  ['承租户拖欠租金52.6万元|已开展自查。', [[526000, 'misused']]],
  ['供水管网老化|投入资金5460万元更换管道。', [[54600000, 'invested']]],
  ['津补贴发放不规范|人均1.57万元。', [[15700, 'other']]],
])('%s', (problem, expected) => {
  expect(directions(problem)).toEqual(expected);
});

test('an amount that a problem tells twice in one direction counts once', () => {
  expect(directions('违规发放补助3万元|一是追缴补助3万元。二是追缴的3万元上缴财政。')).toEqual([
    [30000, 'misused'],
    [30000, 'recovered'],
  ]);
});

test('plans and changes are no amounts', () => {
  expect(directions('管网老化|力争2026年投入300万元。')).toEqual([]);
  expect(directions('经费控制不严|“三公”经费同比减少30万元。')).toEqual([]);
});
