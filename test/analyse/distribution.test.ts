import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sample } from '../../src/analyse/distribution.ts';

const of = (values: number[]) => {
  const s = sample(false);
  for (const value of values) s.add(value, () => ({ notice: '', id: null, start: 0, end: 0, text: '' }));
  const { sources, ...figures } = s.result();
  expect(sources).toBeNull();
  return figures;
};

test('quartiles interpolate as spreadsheets do', () => {
  expect(of([1, 2, 3, 4])).toEqual({ count: 4, min: 1, q1: 1.75, median: 2.5, q3: 3.25, max: 4, mean: 2.5 });
  expect(of([7])).toEqual({ count: 1, min: 7, q1: 7, median: 7, q3: 7, max: 7, mean: 7 });
});

test('do not depend on the order and lie in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1 }), (values) => {
      const d = of(values);
      expect(of([...values].reverse())).toEqual(d);
      expect([d.min, d.q1, d.median, d.q3, d.max]).toEqual([d.min, d.q1, d.median, d.q3, d.max].sort((a, b) => a! - b!));
    }),
  );
});
