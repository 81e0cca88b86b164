import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../src/analyse/index.ts';
import { foldForComparison, jaccard, shingles, similarGroups } from '../../src/analyse/minhash.ts';
import type { Notice } from '../../src/model/notice.ts';
import { fixture, fixtureNames, noticeOf } from './notice.ts';
import { allPairs, measureTexts } from './texts.ts';

const COPY = '对全县二十三座小型水库逐座开展除险加固，落实管护人员并公示监督电话，建立巡查日志';
const NEAR = '对全县十九座小型水库逐座开展除险加固，落实管护人员并公示监督电话，建立巡查日志';
const OTHER = '更换办公楼电梯两部，重新签订维保合同，把钥匙交由值班室统一保管';

const from = (unit: string, name: string, answer: string): Notice => {
  const notice = noticeOf([`管护不到位|${answer}。`], name);
  return { ...notice, document: { ...notice.document, unit } };
};
const groupsOf = (...notices: Notice[]) => analyse(notices).repeats!.groups;

describe('repeats', () => {
  test.each([
    ['copied', from('甲局', 'a', COPY), from('乙局', 'b', COPY)],
    ['carried', from('甲局', 'a', COPY), from('甲局', 'b', COPY)],
    [
      'formula',
      from('甲局', 'a', '切实提高政治站位，压实责任，强化责任意识'),
      from('乙局', 'b', '切实提高政治站位，压实责任，强化责任意识'),
    ],
  ])('%s', (kind, a, b) => {
    expect(groupsOf(a, b)).toMatchObject([{ kind, verbatim: true, similarity: 1, members: [{ notice: 'a' }, { notice: 'b' }] }]);
  });

  test('within one notice', () => {
    const notice = noticeOf([`甲不到位|${COPY}。`, `乙不到位|${COPY}。`]);
    expect(groupsOf(notice)).toMatchObject([{ kind: 'within', members: [{}, {}] }]);
  });

  test('nearly alike, with their similarity', () => {
    const [group] = groupsOf(from('甲局', 'a', COPY), from('乙局', 'b', NEAR));
    expect(group).toMatchObject({ kind: 'copied', verbatim: false });
    expect(group!.similarity).toBeLessThan(1);
    expect(group!.similarity).toBeGreaterThan(0.7);
  });

  test('a copy in which only the unit’s own name was exchanged is a copy, but not verbatim', () => {
    const a = from('中共青禾县水利局党组', 'a', '由青禾县水利局制定青禾县水库管护职责，并在公示栏张贴三十日');
    const b = from('中共丰源县水务局党组', 'b', '由丰源县水务局制定丰源县水库管护职责，并在公示栏张贴三十日');
    expect(groupsOf(a, b)).toMatchObject([{ kind: 'copied', similarity: 1, verbatim: false, members: [{}, {}] }]);
  });

  test('different texts are no repeat', () => {
    expect(groupsOf(from('甲局', 'a', COPY), from('乙局', 'b', OTHER))).toEqual([]);
  });

  test('a short text that many units use is the genre’s', () => {
    const notices = ['甲', '乙', '丙', '丁', '戊'].map((u) => from(`${u}局`, u, '组织干部职工观看廉政影片一部'));
    expect(groupsOf(...notices)).toMatchObject([{ kind: 'formula', units: 5 }]);
  });

  test('a sentence that recurs in different measures is found by itself', () => {
    const a = from('甲局', 'a', `${COPY}。整治沿河乱堆乱放十二处并栽种护岸林木`);
    const b = from('乙局', 'b', `${OTHER}。约请村民代表座谈收集对水费价格的看法。${COPY}`);
    expect(groupsOf(a, b)).toMatchObject([{ of: 'sentence', kind: 'copied' }]);
  });

  test('every member is where it says', () => {
    const notices = fixtureNames.flatMap((name) => [
      fixture(name),
      { ...fixture(name), source: { ...fixture(name).source, name: `${name} again` } },
    ]);
    const texts = new Map(notices.map((n) => [n.source.name, n.source.text!]));
    const groups = groupsOf(...notices);
    expect(groups.length).toBeGreaterThan(100);
    for (const { members } of groups) for (const m of members) expect(texts.get(m.notice)!.slice(m.start, m.end)).toBe(m.text);
  });
});

describe('near duplicates', () => {
  test('at least 95 % of the pairs that comparing each with each finds', () => {
    const texts = measureTexts(2000).map(foldForComparison);
    const home = new Map(similarGroups(texts, 0.7).flatMap((group, g) => group.map((i) => [i, g] as const)));
    const pairs = allPairs(texts.map(shingles), 0.7, jaccard);
    const found = pairs.filter(([a, b]) => home.has(a) && home.get(a) === home.get(b));
    expect(pairs.length).toBeGreaterThan(300);
    expect(found.length / pairs.length).toBeGreaterThanOrEqual(0.95);
  });

  test('a group holds together by pairs that are as similar as asked', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[甲乙丙]{0,12}$/), { maxLength: 30 }), (texts) => {
        for (const group of similarGroups(texts, 0.7)) {
          const sets = group.map((i) => shingles(texts[i]!));
          for (const [k, set] of sets.entries()) expect(sets.some((other, l) => l !== k && jaccard(set, other) >= 0.7)).toBe(true);
        }
      }),
    );
  });

  test('similarity is symmetric, 1 for the same and from 0 to 1', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const [x, y] = [shingles(a), shingles(b)];
        expect(jaccard(x, y)).toBe(jaccard(y, x));
        expect(jaccard(x, x)).toBe(1);
        expect(jaccard(x, y)).toBeGreaterThanOrEqual(0);
        expect(jaccard(x, y)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
