import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { displayWidth } from '../../src/write/display-width.ts';

test('every character takes the columns that string-width says, alone and beside others', () => {
  const wrong: string[] = [];
  for (let code = 0; code <= 0xffff; code++) {
    const character = String.fromCharCode(code);
    for (const text of [character, `第${character}1`]) if (displayWidth(text) !== stringWidth(text)) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});

test('so does what is made of several: emoji, keycaps, combining marks, colours', () => {
  for (const text of ['👨‍👩‍👧整改', '1️⃣完成', '1⃣', 'e\u0301', '©2024', '\u001b[31m整改\u001b[39m', '㊗〰〽'])
    expect(displayWidth(text), text).toBe(stringWidth(text));
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => displayWidth(text) === stringWidth(text)));
});
