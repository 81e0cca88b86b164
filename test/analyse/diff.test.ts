import { describe, expect, test } from 'vitest';
import { diffNotices } from '../../src/analyse/diff.ts';
import type { Notice } from '../../src/model/notice.ts';
import { fixture, fixtureNames, noticeOf } from './notice.ts';

const EARLIER = noticeOf(
  [
    '水库管护不到位|一是落实管护人员12名。二是张贴公示牌30块。|正在整改',
    '有18户用水户拖欠水费|逐户上门催收。|已完成',
    '会议记录不规范|重新整理记录本。|已完成',
  ],
  'earlier',
  '反馈的3个问题，已完成整改2个，正在整改1个；收回资金5万元。',
);
const LATER = noticeOf(
  [
    '水库日常管护不到位|一是落实管护人员15名。二是开展汛前拉网检查，封堵渗漏点4处。|已完成',
    '有21户用水户拖欠水费|逐户上门催收。|正在整改',
    '车辆维修费核算不清|修订车辆管理办法。|已完成',
  ],
  'later',
  '反馈的4个问题，已完成整改2个，正在整改2个；收回资金3万元。',
);

describe('diff', () => {
  const diff = diffNotices(EARLIER, LATER);

  test('matches issues that were reworded, and finds those that came and went', () => {
    expect(diff.issues.map(({ change, title, status }) => [change, title, status])).toEqual([
      ['changed', '水库日常管护不到位', 'forward'],
      ['changed', '有21户用水户拖欠水费', 'backward'],
      ['added', '车辆维修费核算不清', 'unclear'],
      ['dropped', '会议记录不规范', 'unclear'],
    ]);
  });

  test('tells measures that changed from those that came and went', () => {
    expect(diff.issues[0]!.measures.map(({ change, later, earlier }) => [change, (later ?? earlier)!.text.slice(2, 8)])).toEqual([
      ['changed', '落实管护人员'],
      ['added', '开展汛前拉网'],
      ['dropped', '张贴公示牌3'],
    ]);
    expect(diff.issues[1]!.measures.map(({ change }) => change)).toEqual(['same']);
  });

  test('shows headline figures that moved', () => {
    expect(diff.headline.map(({ key, difference }) => [key, difference])).toEqual([
      ['issues.total', 1],
      ['issues.completed', 0],
      ['issues.inProgress', 1],
      ['funds.recovered', -20000],
    ]);
  });

  test('says what contradicts itself', () => {
    expect(diff.contradictions.map(({ rule }) => rule).sort()).toEqual([
      'figure-fell',
      'same-statement-differs',
      'status-reversed',
      'total-changed',
    ]);
  });

  test('another unit, or the wrong order', () => {
    const date = (notice: Notice, publishedDate: string, unit: string) => ({
      ...notice,
      document: { ...notice.document, publishedDate, unit },
    });
    const rules = diffNotices(date(EARLIER, '2024-09-01', '甲局'), date(EARLIER, '2024-03-01', '乙局')).contradictions.map(
      ({ rule }) => rule,
    );
    expect(rules).toEqual(['other-unit', 'wrong-order']);
  });

  test.each(fixtureNames)('%s is the same as itself', (name) => {
    const notice = fixture(name);
    const same = diffNotices(notice, notice);
    expect(same.contradictions).toEqual([]);
    expect(same.issues.filter(({ change }) => change !== 'same')).toEqual([]);
    expect(same.measures.filter(({ change }) => change !== 'same')).toEqual([]);
    expect(same.headline.filter(({ difference }) => difference !== 0)).toEqual([]);
  });

  test('every place is one of its own notice', () => {
    for (const { earlier, later, measures } of diff.issues) {
      for (const m of measures) {
        if (m.earlier) expect(EARLIER.source.text!.slice(m.earlier.start, m.earlier.end)).toBe(m.earlier.text);
        if (m.later) expect(LATER.source.text!.slice(m.later.start, m.later.end)).toBe(m.later.text);
      }
      if (earlier) expect(EARLIER.source.text!.slice(earlier.start, earlier.end)).toBe(earlier.text);
      if (later) expect(LATER.source.text!.slice(later.start, later.end)).toBe(later.text);
    }
  });
});

describe('issues that stand as several', () => {
  const ONE = '公务接待和固定资产管理不规范|一是核对陪餐人数18人次。二是盘点电脑46台。';
  const SEVERAL = ['公务接待管理不规范|核对陪餐人数18人次。|已完成', '固定资产账实不符|盘点电脑46台。|正在整改'];
  const OTHER = '水库管护不到位|落实管护人员12名。|已完成';
  const short = (diff: ReturnType<typeof diffNotices>) =>
    diff.issues.map(({ change, title, parts, status }) => [change, title, parts?.map(({ text }) => text) ?? null, status]);

  test('are split, and placed where the first of them stands', () => {
    const diff = diffNotices(noticeOf([`${ONE}|正在整改`, OTHER], 'a'), noticeOf([...SEVERAL, OTHER], 'b'));
    expect(short(diff)).toEqual([
      ['split', '公务接待和固定资产管理不规范', ['公务接待管理不规范', '固定资产账实不符'], 'same'],
      ['same', '水库管护不到位', null, 'same'],
    ]);
    expect(diff.issues[0]).toMatchObject({ earlier: { text: '公务接待和固定资产管理不规范' }, later: null });
    expect(diff.issues[0]!.measures.map(({ change }) => change)).not.toContain('dropped');
  });

  test('are merged, seen from the other side', () => {
    const diff = diffNotices(noticeOf([OTHER, ...SEVERAL], 'a'), noticeOf([OTHER, `${ONE}|已完成`], 'b'));
    expect(short(diff)).toEqual([
      ['same', '水库管护不到位', null, 'same'],
      ['merged', '公务接待和固定资产管理不规范', ['公务接待管理不规范', '固定资产账实不符'], 'forward'],
    ]);
    expect(diff.issues[1]).toMatchObject({ earlier: null, later: { text: '公务接待和固定资产管理不规范' } });
  });

  test('a completed one that is open in one of its parts contradicts itself', () => {
    const diff = diffNotices(noticeOf([`${ONE}|已完成`], 'a'), noticeOf(SEVERAL, 'b'));
    expect(diff.issues[0]!.status).toBe('backward');
    expect(diff.contradictions).toMatchObject([{ rule: 'status-reversed', later: { id: diff.issues[0]!.parts![1]!.id } }]);
  });

  test.each([
    [
      'share only what any title says',
      ['公务接待管理不规范|核对。|已完成'],
      ['档案管理不规范|整理。|已完成', '车辆管理不规范|登记。|已完成'],
    ],
    [
      'one is reworded, another is new',
      ['固定资产管理不规范|盘点。|已完成'],
      ['固定资产账实不符|盘点。|已完成', '用水户欠费清收不力|催收。|已完成'],
    ],
  ])('are not regrouped where they %s', (_, earlier, later) => {
    const changes = diffNotices(noticeOf(earlier, 'a'), noticeOf(later, 'b')).issues.map(({ change }) => change);
    expect(changes).not.toContain('split');
    expect(changes).not.toContain('merged');
  });
});
