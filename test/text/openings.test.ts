import fc from 'fast-check';
import { expect, test } from 'vitest';
import { has } from '../../src/text/chars.ts';
import { holdsAny, openingsOf } from '../../src/text/openings.ts';

const openings = (pattern: RegExp) => {
  const set = openingsOf(pattern);
  return Array.from({ length: 65536 }, (_, code) => code)
    .filter((code) => has(set, code))
    .map((code) => String.fromCharCode(code))
    .join('');
};

test.each([
  [/abc|bcd/, 'ab'],
  [/^(?:共计|合计)+/, '共合'],
  [/(?:a|(?:b|c)d)e/, 'abc'],
  [/a?b|[x-z1]/, '1abxyz'],
  [/(?<!不)(?:a*|b{0,2})c/, 'abc'],
  [/(?=z)a\d|\d/, '0123456789a'],
  [/(?<organ>县|市)?委|\./, '.委市县'],
  [/[\u4e00-\u4e02]{2,}/, '一丁丂'],
  [/(?:ab|c(?:d|))+$/, 'ac'],
])('%s begins with one of %s', (pattern, expected) => {
  expect(openings(pattern)).toBe([...expected].sort().join(''));
});

test('a pattern that can be empty or knows no case is refused', () => {
  expect(() => openingsOf(/a*/)).toThrow(RangeError);
  expect(() => openingsOf(/a|(?:b?|c)/)).toThrow(RangeError);
  expect(() => openingsOf(/a/i)).toThrow(RangeError);
});

test('what a pattern finds begins with one of its openings', () => {
  const pattern = /(?:共计|合(?!理)计?)|[第约]?\d+(?:个|项)|(?<!不)完成了?/;
  const set = openingsOf(pattern);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'共计合理第约12个项不完成了') }), (text) => {
      const found = pattern.exec(text);
      if (found) expect(has(set, found[0].charCodeAt(0))).toBe(true);
      if (
        !holdsAny(
          set,
          Uint16Array.from(text, (c) => c.charCodeAt(0)),
          0,
          text.length,
        )
      )
        expect(found).toBe(null);
    }),
  );
});
