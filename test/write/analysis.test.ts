import { beforeAll, describe, expect, test } from 'vitest';
import { analyse, loadWords } from '../../src/analyse/index.ts';
import { RULES } from '../../src/check/index.ts';
import { type Analysis, GROUPINGS, type Grouping } from '../../src/model/analysis.ts';
import { values } from '../../src/model/vocabulary.ts';
import { writeAnalysis } from '../../src/write/analysis.ts';
import { tablesOf } from '../../src/write/analysis-tables.ts';
import { displayWidth } from '../../src/write/display-width.ts';
import { fixture, fixtureNames } from '../analyse/notice.ts';

const notices = fixtureNames.map(fixture);
const twice = notices.flatMap((n) => [n, { ...n, source: { ...n.source, name: `${n.source.name} again` } }]);
const analyses = new Map<Grouping, Analysis>();
beforeAll(async () => {
  const words = await loadWords();
  for (const by of values(GROUPINGS)) analyses.set(by, analyse(twice, { by, sources: true, words }));
});

const NAMES = Object.fromEntries(RULES.map(({ id, what }) => [id, what]));

/** Numbers that count no single places: parts of a distribution (its number lists all), similarities, counts of rows, scores. */
const WITHOUT_PLACES = new Set(['min', 'q1', 'median', 'q3', 'max', 'mean', 'similarity', 'group', 'elsewhere', 'z', 'units']);

test.each(values(GROUPINGS))('every figure lists its sources, and they are as many as it says: by %s', (by) => {
  const missing: string[] = [];
  for (const { key, columns, rows } of tablesOf(analyses.get(by)!, 'en', null, true, NAMES))
    for (const row of rows)
      row.cells.forEach(({ value, as, sources }, i) => {
        const column = columns[i]!.key;
        if (as === 'text' || !value || WITHOUT_PLACES.has(column) || /-listed$/.test(key)) return;
        if (!sources?.length) missing.push(`${key} ${row.key} ${column}`);
      });
  expect(missing).toEqual([]);
});

test('a count has as many sources as it counts', () => {
  const { totals, themes } = analyses.get('theme')!;
  for (const figure of [
    totals.notices,
    totals.overdue,
    totals.measures.all,
    ...Object.values(totals.statuses),
    ...Object.values(totals.substance),
    ...Object.values(totals.findings.rules),
    ...themes.rows.flatMap((row) => [row.issues, row.notices, ...Object.values(row.statuses)]),
  ])
    expect(figure.sources).toHaveLength(figure.value);
  expect(totals.distributions.measuresPerNotice.sources!.map(({ value }) => value).reduce((a, b) => a + b)).toBe(totals.measures.all.value);
});

describe.each([60, 80, 120])('tables at %i columns', (width) => {
  test.each(values(GROUPINGS).flatMap((by) => (['zh', 'en'] as const).map((lang) => [by, lang] as const)))(
    'by %s in %s: no line is wider, no word is broken, nothing is cut',
    (by, lang) => {
      const { themes, substance, ...rest } = analyses.get(by)!;
      const analysis = { ...rest, themes: { ...themes, issues: null }, substance: { ...substance, measures: null } };
      const text = writeAnalysis(analysis, 'table', { lang, width, colour: false, pretty: false, only: null, ruleNames: NAMES });
      const lines = text.split('\n').filter((line) => !line.includes(' · '));
      expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
      for (const table of tablesOf(analysis, lang, null, false, NAMES))
        for (const column of table.columns) for (const word of column.label[lang].split(' ')) expect(text).toContain(word);
      for (const word of ["people's-congress", 'environmental', 'rectification', 'inspection'])
        if (by === 'kind' && lang === 'en') expect(text).toContain(word);
    },
  );
});

test('findings are named by what they find, beside the id of their rule', () => {
  const write = (format: 'table' | 'csv', ruleNames = {}) =>
    writeAnalysis(analyse(notices, { repeats: false }), format, {
      lang: 'en',
      width: 100,
      colour: false,
      pretty: false,
      only: ['totals'],
      ruleNames,
    });
  expect(write('table', NAMES)).toMatch(new RegExp(`  dates/order +2  ${NAMES['dates/order']!.en}`));
  expect(write('csv', NAMES)).toContain(`findings,dates/order,what,${NAMES['dates/order']!.en},`);
  expect(write('table')).not.toContain('Meaning');
});

test('shares of substance are there by issue without sources, and listed in tables where substance is asked for', () => {
  const analysis = analyse([fixture('shiqiao-town')], { repeats: false });
  const { substance } = analysis;
  expect(substance.measures).toBeNull();
  expect(substance.issues).toHaveLength(9);
  for (const { verifiable, concrete, formulaic } of substance.issues) expect(verifiable + concrete + formulaic).toBeCloseTo(1, 3);
  expect(substance.verifiablePerProblem.count).toBe(9);
  const titles = (only: readonly 'substance'[] | null) => tablesOf(analysis, 'en', only, false, NAMES).map(({ key }) => key);
  expect(titles(null)).toContain('substance-distributions');
  expect(titles(null)).not.toContain('substance-issues');
  expect(titles(['substance'])).toContain('substance-issues');
});
