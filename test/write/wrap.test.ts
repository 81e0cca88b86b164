import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/write/display-width.ts';
import { printable, wrap } from '../../src/write/wrap.ts';

describe('wrap', () => {
  test.each([
    ['breaks between Chinese characters', '整改进展情况', 8, ['整改进展', '情况']],
    ['not inside a number', '收回资金1234.56万元', 12, ['收回资金', '1234.56万元']],
    ['keeps closing punctuation with what it closes', '已完成整改。下一步', 10, ['已完成整', '改。下一步']],
    ['keeps opening punctuation with what it opens', '落实《通知》', 6, ['落实', '《通', '知》']],
    ['cuts what is longer than a line', 'http://example.gov.cn', 10, ['http://exa', 'mple.gov.c', 'n']],
    ['keeps line breaks', '一\r\n二\n三', 10, ['一', '二', '三']],
    ['takes a surrogate pair as one', '𠮷𠮷𠮷', 4, ['𠮷𠮷', '𠮷']],
    ['gives an empty line for nothing', '', 10, ['']],
  ])('%s', (_, text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  test('never makes a wider line, never loses a visible character', () => {
    const text = fc.string({ unit: fc.constantFrom(...'整改，。《》“”（）①😀𠮷 a1-.\n\t\0e\u0301'), maxLength: 80 });
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 40 }), (value, width) => {
        const lines = wrap(value, width);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(printable(value).replace(/[\n ]/g, ''));
      }),
    );
  });
});

test.each([
  ['escape sequences become visible', '\u001b[31m红', '␛[31m红'],
  ['NUL and DEL too', 'a\0b\x7f', 'a␀b␡'],
  ['zero-width and direction marks go', '整\u200b改\u202e', '整改'],
  ['half a surrogate pair becomes visible', '整\ud800改', '整␡改'],
])('%s', (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});
