import { describe, expect, test } from 'vitest';
import { analyse } from '../../src/analyse/index.ts';
import type { SourceRef } from '../../src/model/analysis.ts';
import { fixture, fixtureNames, noticeOf } from './notice.ts';

const notices = fixtureNames.map(fixture);
const byName = new Map(notices.map((notice) => [notice.source.name, notice]));

describe('totals', () => {
  const analysis = analyse(notices, { sources: true });
  const { totals } = analysis;

  test('count what the notices list', () => {
    const problems = notices.flatMap((n) => n.issues.filter((i) => i.role === 'problem'));
    expect(totals.notices.value).toBe(notices.length);
    expect(totals.issues.problem.value).toBe(problems.length);
    expect(totals.statuses.completed.value).toBe(problems.filter((i) => i.status === 'completed').length);
    expect(totals.measures.all.value).toBe(notices.reduce((sum, n) => sum + n.measures.length, 0));
  });

  test('keep what is stated apart from what is listed', () => {
    const notice = noticeOf(
      ['甲事项不规范|修订制度1项。|已完成', '乙事项不规范|正在研究。|正在整改'],
      'n',
      '反馈的10个问题，已完成整改9个，整改完成率90%。',
    );
    const { listed, stated } = analyse([notice]).totals.completion;
    expect([listed.completed.value, listed.of.value, listed.rate]).toEqual([1, 2, 0.5]);
    expect([stated.completed.value, stated.of.value, stated.rate]).toEqual([9, 10, 0.9]);
  });

  test('every figure has as many sources as were counted, each exactly the text it names', () => {
    let seen = 0;
    const check = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('sources' in value && 'value' in value) {
        for (const { notice, start, end, text, id } of value.sources as SourceRef[]) {
          seen++;
          expect(notice).not.toBe('');
          const source = byName.get(notice)!.source.text!;
          if (id !== null) expect(source.slice(start, end)).toBe(text);
        }
        return;
      }
      for (const item of Object.values(value)) check(item);
    };
    check(totals);
    expect(seen).toBeGreaterThan(500);
    expect(totals.issues.problem.sources).toHaveLength(totals.issues.problem.value);
  });

  test('a notice without a title is told by its unit', () => {
    const untitled = notices.filter(({ document }) => document.title === null);
    expect(untitled.length).toBeGreaterThan(0);
    for (const { source, document } of untitled) {
      const ref = totals.notices.sources!.find(({ notice }) => notice === source.name)!;
      expect(ref.text).toBe(document.unit);
      expect(source.text!.slice(ref.start, ref.end)).toBe(document.unit);
    }
  });

  test('hold no sources unless asked, and are the same without them', () => {
    const without = analyse(notices);
    expect(without.totals.issues.problem.sources).toBeNull();
    expect(without.themes.issues).toBeNull();
    for (const [key, distribution] of Object.entries(totals.distributions))
      expect(without.totals.distributions[key as keyof typeof totals.distributions]).toEqual({ ...distribution, sources: null });
  });

  test('are the same from notices that were written without their text', () => {
    const stripped = notices.map((n) => ({ ...n, source: { ...n.source, text: undefined } }));
    expect(analyse(JSON.parse(JSON.stringify(stripped)))).toEqual(JSON.parse(JSON.stringify(analyse(notices))));
  });

  test('of nothing are nothing', () => {
    const empty = analyse([]);
    expect(empty.totals.notices.value).toBe(0);
    expect(empty.totals.completion.listed.rate).toBeNull();
    expect(empty.totals.distributions.measuresPerProblem).toEqual({
      count: 0,
      min: null,
      q1: null,
      median: null,
      q3: null,
      max: null,
      mean: null,
      sources: null,
    });
  });

  test('name what could not be read and count the rest', () => {
    const failure = { schemaVersion: 1, source: { name: 'gone.txt' }, error: { code: 'not-found', message: 'no such file' } } as const;
    const result = analyse([failure, noticeOf(['甲不规范|已清理。|已完成'])]);
    expect(result.unread).toEqual(['gone.txt']);
    expect(result.totals.notices.value).toBe(1);
  });
});

describe('overdue', () => {
  const late = (status: string, deadline: string | null, published: string | null) => {
    const notice = noticeOf([`甲不规范|正在清理。|${status}`]);
    const [issue] = notice.issues;
    return { ...notice, document: { ...notice.document, publishedDate: published }, issues: [{ ...issue!, deadline }] };
  };
  const overdue = (notice: ReturnType<typeof late>, asOf: string | null = null) => analyse([notice], { asOf }).totals.overdue.value;

  test.each([
    ['open after its deadline', '正在整改', '2024-06-30', '2024-09-01', null, 1],
    ['open before it', '正在整改', '2024-12-31', '2024-09-01', null, 0],
    ['completed', '已完成', '2024-06-30', '2024-09-01', null, 0],
    ['long-term', '长期坚持', '2024-06-30', '2024-09-01', null, 0],
    ['no day to look at it', '正在整改', '2024-06-30', null, null, 0],
    ['looked at on a later day', '正在整改', '2024-12-31', '2024-09-01', '2025-01-01', 1],
    ['a deadline in words', '正在整改', '年底前', '2024-09-01', null, 0],
  ] as const)('%s', (_, status, deadline, published, asOf, expected) => {
    expect(overdue(late(status, deadline, published), asOf)).toBe(expected);
  });
});

describe('groups', () => {
  test.each(['unit', 'inspector', 'year', 'kind'] as const)('by %s split the notices without loss', (by) => {
    const { by: grouped, totals } = analyse(notices, { by });
    const sum = (of: (t: typeof totals) => number) => grouped!.groups.reduce((n, g) => n + of(g.totals), 0);
    expect(sum((t) => t.notices.value)).toBe(totals.notices.value);
    expect(sum((t) => t.measures.all.value)).toBe(totals.measures.all.value);
    expect(sum((t) => t.money.recovered.value)).toBeCloseTo(totals.money.recovered.value, 4);
  });

  test('a unit is one however it signs', () => {
    const a = noticeOf(['甲不规范|已清理。|已完成']);
    const b = { ...a, document: { ...a.document, unit: '青禾县水利局' } };
    expect(analyse([a, b], { by: 'unit' }).by!.groups.map((g) => g.key)).toEqual(['青禾县水利局']);
  });

  test('a commission keeps its name', () => {
    const a = noticeOf(['甲不规范|已清理。|已完成']);
    const b = { ...a, document: { ...a.document, unit: '青禾县卫生健康委员会' } };
    expect(analyse([b], { by: 'unit' }).by!.groups[0]!.key).toBe('青禾县卫生健康委员会');
  });
});
