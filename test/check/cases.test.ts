import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/check/index.ts';
import { parseNotice } from '../../src/pipeline.ts';
import { casesIn, compare } from './cases.ts';

function findingsIn(text: string) {
  return parseNotice(text).findings.map(({ rule, start, end }) => ({ rule, words: text.slice(start, end) }));
}

describe.each(['fires', 'silent'] as const)('%s', (folder) => {
  test.each(casesIn(folder))('$name: $why', ({ expected, text }) => {
    expect(compare(expected, findingsIn(text))).toEqual({ extra: [], missed: [] });
  });
});

test('there are cases enough, of every rule', () => {
  const fires = casesIn('fires');
  const silent = casesIn('silent');
  expect(fires.length).toBeGreaterThanOrEqual(40);
  expect(silent.length).toBeGreaterThanOrEqual(60);
  expect(silent.flatMap(({ expected }) => expected)).toEqual([]);
  const covered = new Set(fires.flatMap(({ expected }) => expected.map(({ rule }) => rule)));
  expect(RULES.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
});

describe.each(RULES)('$id', ({ id, fires, silent }) => {
  test('alone fires in its example, once', () => {
    expect(findingsIn(fires).map(({ rule }) => rule)).toEqual([id]);
  });

  test('and all are silent in the other', () => {
    expect(findingsIn(silent)).toEqual([]);
  });
});
