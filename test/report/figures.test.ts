import { beforeAll, describe, expect, test } from 'vitest';
import { taxonomy } from '../../src/analyse/themes.ts';
import { parseQuery, queryAddress, select } from '../../src/report/client/table.ts';
import { collect } from '../../src/report/collect.ts';
import type { Contents } from '../../src/report/contents.ts';
import { median, sanctionsByAction, statedSum, statusByTheme, statusByUnit, substanceByUnit, timeline } from '../../src/report/figures.ts';
import { fixtures } from './notices.ts';

const notices = fixtures();
let contents: Contents;
beforeAll(async () => {
  contents = (await collect(notices, { lang: 'zh', title: null, pack: () => '', taxonomy: taxonomy() })).contents;
});

describe('figures of the overview', () => {
  test('every problem is counted once, by unit and status', () => {
    const problems = notices.flatMap(({ issues }) => issues.filter(({ role }) => role === 'problem'));
    const units = statusByUnit(contents);
    expect(units.reduce((sum, { total }) => sum + total, 0)).toBe(problems.length);
    for (const { total, counts } of units) expect(Object.values(counts).reduce((a, b) => a + b)).toBe(total);
  });

  test('what notices state is added up, and each addend is kept', () => {
    const { value, addends } = statedSum(contents, 'funds.recovered');
    expect(value).toBe(notices.reduce((sum, { headline }) => sum + (headline['funds.recovered']?.value ?? 0), 0));
    expect(addends.every(({ n, value: part }) => notices[n]!.headline['funds.recovered']!.value === part)).toBe(true);
  });

  test('people told of twice, in the overview and at the problem, count once', () => {
    const sanction = (n: number, people: number | null, inIssue: boolean) => ({
      n,
      id: 'x1',
      action: '诫勉' as const,
      people,
      text: '',
      inIssue,
    });
    const figures = sanctionsByAction({
      ...contents,
      sanctions: [sanction(0, 3, false), sanction(0, 1, true), sanction(0, 1, true), sanction(1, null, true), sanction(1, 0, false)],
    });
    expect(figures).toMatchObject([{ action: '诫勉', form: 'first', value: 4 }]);
  });

  test('themes, substance and the timeline hold what is there', () => {
    for (const { total, counts } of statusByTheme(contents)) expect(Object.values(counts).reduce((a, b) => a + b)).toBe(total);
    const answers = notices.flatMap(({ measures, issues }) =>
      measures.filter((m) => issues.some(({ id, role }) => id === m.issue && role !== 'aspect')),
    );
    expect(Object.values(substanceByUnit(contents).all).reduce((a, b) => a + b)).toBe(answers.length);
    const rows = timeline(contents);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ from, feedback }) => from ?? feedback)).toEqual([...rows.map(({ from, feedback }) => from ?? feedback)].sort());
  });

  test('the median of an even and an odd number, and of none', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, null]);
  });
});

describe('the address of the table', () => {
  test.for(['#/', '#/?q=%E6%B1%A1%E6%9F%93&status=completed&unit=x&theme=finance&substance=formulaic&findings=1&sort=-measures'])(
    'is read as it was written: %s',
    (address) => {
      expect(queryAddress(parseQuery(address))).toBe(address);
    },
  );

  test('what it does not know it leaves out', () => {
    expect(queryAddress(parseQuery('#/?status=__proto__&sort=constructor&role=x&substance=1'))).toBe('#/');
  });

  test('issues with findings come first, else the order asked for', () => {
    const [a, b] = contents.issues;
    const two = {
      ...contents,
      issues: [
        { ...a!, findings: 0, measures: 1 },
        { ...b!, findings: 2, measures: 0 },
      ],
    };
    expect(select(two, parseQuery('#/')).map(({ findings }) => findings)).toEqual([2, 0]);
    expect(select(two, parseQuery('#/?sort=-measures')).map(({ measures }) => measures)).toEqual([1, 0]);
    expect(select(two, parseQuery('#/?findings=1'))).toHaveLength(1);
  });
});
