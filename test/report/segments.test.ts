import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segment } from '../../src/report/segments.ts';

const shown = (text: string, marks: [string, number, number][]) =>
  segment(
    text,
    marks.map(([id, start, end]) => ({ id, start, end })),
  ).map((line) => line.map(({ start, end, marks }) => `${text.slice(start, end)}:${marks.map(({ id }) => id).join('+')}`));

describe('segments', () => {
  test('nested, crossing and adjoining spans', () => {
    expect(
      shown('收回资金3万元。', [
        ['m', 0, 7],
        ['c', 4, 7],
        ['x', 5, 8],
      ]),
    ).toEqual([['收回资金:m', '3:c+m', '万元:c+x+m', '。:x']]);
  });

  test('a span over two lines is on both; empty lines stay', () => {
    expect(shown('甲乙\n\r\n丙丁', [['m', 1, 6]])).toEqual([['甲:', '乙:m'], [], ['丙:m', '丁:']]);
  });

  test('U+2028 and U+2029 end lines too, and a span outside the text is none', () => {
    expect(
      shown('甲\u2028乙\u2029丙', [
        ['m', 9, 12],
        ['e', 1, 1],
      ]),
    ).toEqual([['甲:'], ['乙:'], ['丙:']]);
  });

  test('all text is there, in order, each piece with exactly the spans that cover it', () => {
    const spans = fc.array(fc.tuple(fc.nat(40), fc.nat(12)), { maxLength: 12 });
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('甲', '1', '\n', '。'), maxLength: 40 }), spans, (text, drawn) => {
        const marks = drawn.map(([start, length], at) => ({ id: `x${at}`, start, end: start + length }));
        const lines = segment(text, marks);
        expect(lines.map((line) => line.map(({ start, end }) => text.slice(start, end)).join('')).join('\n')).toBe(text);
        for (const piece of lines.flat())
          expect(new Set(piece.marks.map(({ id }) => id))).toEqual(
            new Set(marks.filter(({ start, end }) => start <= piece.start && end >= piece.end && start < end).map(({ id }) => id)),
          );
      }),
    );
  });
});
