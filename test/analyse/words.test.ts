import { beforeAll, describe, expect, test } from 'vitest';
import { analyse, loadWords, type Segmenter } from '../../src/analyse/index.ts';
import { logOddsZ } from '../../src/analyse/words.ts';
import { fixture, fixtureNames, noticeOf } from './notice.ts';

let words: Segmenter;
beforeAll(async () => {
  words = await loadWords();
});
const cut = (text: string) => words.words(text).map((word) => word.text);

describe('the segmenter', () => {
  test.each([
    ['三重一大事项未经集体决策', ['三重一大', '集体决策']],
    ['县委第三巡察组反馈意见', ['巡察组', '反馈意见']],
    ['对两人诫勉谈话，清退津补贴', ['诫勉谈话', '清退', '津补贴']],
  ])('keeps the words of the genre whole: %s', (text, whole) => {
    expect(cut(text)).toEqual(expect.arrayContaining(whole));
  });

  test.each(['𠮷县整改台账😀第一议题', 'a\ud800整改\udc00', '', '\u200e整改 1.5T\r\n'])('its places slice the text: %j', (text) => {
    const found = words.words(text);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(found.map((word) => word.text));
    expect(found.map((word) => word.text).join('')).toBe(text);
  });
});

describe('distinctive words', () => {
  const notices = () => fixtureNames.map(fixture);

  test('are those that a group has and the others lack, each where it says', () => {
    const all = notices();
    const texts = new Map(all.map((n) => [n.source.name, n.source.text!]));
    const part = analyse(all, { by: 'unit', words, sources: true, repeats: false }).words!;
    const court = part.groups.find(({ key }) => key?.endsWith('法院'))!;
    expect(court.words.slice(0, 5).map(({ word }) => word)).toContain('法官');
    for (const { words: list, key } of part.groups)
      for (const { word, count, sources, z } of list) {
        expect(sources).toHaveLength(count);
        for (const s of sources!) expect(texts.get(s.notice)!.slice(s.start, s.end)).toBe(word);
        expect(z).toBeGreaterThan(1.9);
        expect(key).not.toContain(word);
      }
  });

  test('by theme, an issue speaks for each of its themes', () => {
    const part = analyse(notices(), { by: 'theme', words, repeats: false }).words!;
    const top = (key: string) => part.groups.find((g) => g.key === key)!.words.map(({ word }) => word);
    expect(top('procurement')).toContain('政府采购');
    expect(top('finance')).not.toContain('政府采购');
  });

  test('there are none where there is nothing to compare with, and none unless asked for', () => {
    const one = noticeOf(['采购不规范|重新采购办公用品，公开采购，集中采购。']);
    expect(analyse([one], { words }).words!.groups).toMatchObject([{ words: [] }]);
    expect(analyse([one]).words).toBeNull();
  });

  test('the score of a word is what the formula says', () => {
    // 30 of 1,000 words here, 10 of 9,000 elsewhere; the prior is 4 of 1,000
    const odds = Math.log(34 / 1966) - Math.log(14 / 9986);
    expect(logOddsZ(30, 1000, 10, 9000, 10_000)).toBeCloseTo(odds / Math.sqrt(1 / 34 + 1 / 14), 10);
    expect(logOddsZ(10, 1000, 90, 9000, 10_000)).toBeCloseTo(0, 10);
  });
});
