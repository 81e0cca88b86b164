import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/check/index.ts';
import { chosen, isKnown, near } from '../../src/check/select.ts';
import { check } from '../../src/pipeline.ts';

const ids = (choice: Parameters<typeof chosen>[0]) => RULES.map(({ id }) => id).filter(chosen(choice));

describe('choosing rules', () => {
  test('all, unless told otherwise', () => {
    expect(ids({})).toHaveLength(RULES.length);
  });

  test.each([['totals'], ['totals/'], ['totals/*']])('%s is a group', (name) => {
    expect(ids({ only: [name] }).sort()).toEqual(['breakdown', 'conflict', 'listed', 'status', 'subset'].map((tail) => `totals/${tail}`));
  });

  test('what is disabled is out, though it is named', () => {
    expect(ids({ only: ['dates', 'text/truncated'], disable: ['dates/order'] })).toEqual(['text/truncated']);
  });

  test('the beginning of an id is no group', () => {
    expect(isKnown('total')).toBe(false);
    expect(isKnown('status/over')).toBe(false);
  });

  test.each([
    ['totals/brekdown', 'totals/breakdown'],
    ['breakdown', 'totals/breakdown'],
    ['status/ordinal', 'outline/ordinal'],
    ['Totals/Status', 'totals/status'],
  ])('%s is like %s', (name, id) => {
    expect(near(name)[0]).toBe(id);
  });

  test('a name like none has none near', () => {
    expect(near('zzz')).toEqual([]);
  });
});

test('the library finds with line, column and words', () => {
  const text =
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n𠮷祥话不说。共处理12人，其中诫勉3人、批评教育4人、谈话提醒6人。';
  expect(check(text, { lang: 'en', only: ['totals'] })).toMatchObject([
    {
      rule: 'totals/breakdown',
      line: 2,
      column: 10,
      text: '12人',
      expected: 12,
      actual: 13,
      related: [{ line: 2, text: '3人、批评教育4人、谈话提醒6人' }],
    },
  ]);
  expect(check(text, { disable: ['totals'] })).toEqual([]);
});
