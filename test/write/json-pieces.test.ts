import { expect, test } from 'vitest';
import { jsonPieces } from '../../src/write/json-pieces.ts';

const item = (k: number) => ({ id: `c${k}`, text: `第${k}项\u2028"\n`, value: k / 3, none: null, list: k % 2 ? [] : [{ k }, [1, 2]] });
const items = (n: number) => Array.from({ length: n }, (_, k) => item(k));

test.each([
  ['nothing long', { a: 1, b: [], c: { d: items(3) }, e: null }],
  ['one long list', { schemaVersion: 1, counts: items(1001), after: 'x\n' }],
  ['several long lists', { source: { name: '"' }, counts: items(3000), empty: [], dates: items(2500), headline: {} }],
  ['a long list and nothing else', { counts: items(5000) }],
])('pieces of %s make what JSON.stringify makes', (_, value) => {
  expect([...jsonPieces(value, false)].join('')).toBe(JSON.stringify(value));
  expect([...jsonPieces(value, true)].join('')).toBe(JSON.stringify(value, null, 2));
});

test('a long list does not come as one piece', () => {
  expect(Math.max(...[...jsonPieces({ counts: items(20_000) }, false)].map((piece) => piece.length))).toBeLessThan(200_000);
});
