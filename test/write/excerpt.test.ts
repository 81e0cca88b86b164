import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/write/display-width.ts';
import { excerptOf, type Mark } from '../../src/write/excerpt.ts';

/** The excerpt around words of a text, with its line of marks. */
function draw(text: string, words: string, columns: number, related: string[] = []): string[] {
  const mark = (w: string, sign: Mark['sign']): Mark => ({ start: text.indexOf(w), end: text.indexOf(w) + w.length, sign });
  const start = text.lastIndexOf('\n', text.indexOf(words)) + 1;
  const end = text.indexOf('\n', start);
  const { text: shown, marks } = excerptOf(
    text,
    { start, end: end < 0 ? text.length : end },
    [mark(words, '^'), ...related.map((w) => mark(w, '-'))],
    columns,
  );
  return [shown, marks.map((m) => m.text).join('')];
}

const LONG = `${'前文叙述甚长，'.repeat(2000)}共处理12人，其中诫勉3人。${'后文也长。'.repeat(2000)}`;

describe('an excerpt', () => {
  test('marks wide characters by two columns, narrow ones by one', () => {
    expect(draw('共处理12人，诫勉3人', '12人', 60)).toEqual(['共处理12人，诫勉3人', '      ^^^^']);
    expect(draw('共处理12人，诫勉3人', '诫勉', 60)).toEqual(['共处理12人，诫勉3人', '            ^^^^']);
  });

  test('counts a character outside the plane once, and half-width forms as one', () => {
    expect(draw('𠮷ｱ12人', '12人', 60)).toEqual(['𠮷ｱ12人', '   ^^^^']);
  });

  test('shows tabs and control characters, and leaves out what has no width', () => {
    expect(draw('甲\t乙\u200b\u000712人', '12人', 60)).toEqual(['甲 乙␇12人', '      ^^^^']);
  });

  test.each([40, 41, 60, 73, 120])('fits %i columns in the middle of a long line, and the marks stand under the words', (columns) => {
    const [shown, marks] = draw(LONG, '12人', columns, ['3人']) as [string, string];
    expect(displayWidth(shown)).toBeLessThanOrEqual(columns);
    expect(displayWidth(shown)).toBeGreaterThan(columns - 5);
    expect(shown).toMatch(/^….*…$/);
    expect(marks.indexOf('^^^^')).toBe(displayWidth(shown.slice(0, shown.indexOf('12人'))));
    expect(marks.indexOf('---')).toBe(displayWidth(shown.slice(0, shown.indexOf('3人'))));
  });

  test('leaves out what bears on it where that is too far away', () => {
    const text = `共处理12人。${'其间叙述甚长。'.repeat(40)}诫勉3人。`;
    expect(draw(text, '12人', 60, ['3人'])[1]).toBe('      ^^^^');
  });

  test('cuts words that are longer than the room', () => {
    const [shown, marks] = draw(`称：${'很长的话'.repeat(60)}。`, '很长的话'.repeat(60), 50) as [string, string];
    expect(displayWidth(shown)).toBeLessThanOrEqual(50);
    expect(shown).toMatch(/^…很长.*…$/);
    expect(marks.trim()).toMatch(/^\^{40,50}$/);
  });

  test('stays within the line', () => {
    expect(draw('上一行\n共处理12人\r\n下一行', '12人', 80)[0]).toBe('共处理12人 ');
  });

  test('points at a place without words', () => {
    const { text, marks } = excerptOf('', { start: 0, end: 0 }, [{ start: 0, end: 0, sign: '^' }], 40);
    expect([text, marks.map((m) => m.text).join('')]).toEqual(['', '^']);
  });
});
