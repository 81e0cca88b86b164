import { expect, test } from 'vitest';
import { formatCount, formatNumber, formatPeriod } from '../../src/write/figures.ts';

test.each([
  [1900000, '190万', '1,900,000'],
  [123456789.5, '1.234567895亿', '123,456,789.5'],
  [25300, '2.53万', '25,300'],
  [9999, '9,999', '9,999'],
  [-12000, '-1.2万', '-12,000'],
  [0.6667, '0.6667', '0.6667'],
  [1234567.89, '123.456789万', '1,234,567.89'],
  [1e21, '10,000,000,000,000亿', '1e+21'],
])('%d is %s and %s', (value, zh, en) => {
  expect(formatNumber(value, 'zh')).toBe(zh);
  expect(formatNumber(value, 'en')).toBe(en);
});

test('counts carry their bound, range and unit', () => {
  const count = { value: 190, min: null, max: null, unit: '元', bound: 'over' } as const;
  expect(formatCount(count, 'zh')).toBe('>190元');
  expect(formatCount(count, 'en')).toBe('>190 元');
  expect(formatCount({ ...count, value: null, min: 3, max: 5, unit: '名', bound: 'exact' }, 'zh')).toBe('3～5名');
  expect(formatCount({ ...count, unit: '%', bound: 'at-least' }, 'en')).toBe('≥190%');
});

test('periods', () => {
  expect(formatPeriod({ from: '2024-01-01', to: '2024-01-01' }, 'zh')).toBe('2024-01-01');
  expect(formatPeriod({ from: '2024-01-01', to: '2024-02-01' }, 'zh')).toBe('2024-01-01 至 2024-02-01');
  expect(formatPeriod({ from: '2024-01-01', to: null }, 'en')).toBe('2024-01-01 to');
});
