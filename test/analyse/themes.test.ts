import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../src/analyse/index.ts';
import { classify, taxonomy, themesOf } from '../../src/analyse/themes.ts';
import { THEMES } from '../../src/lexicon/themes.ts';
import { fixture, fixtureNames, NOTICES } from './notice.ts';

const standard = taxonomy();
const titled = (title: string, themes = standard) => classify([['title', title]], themes).map((match) => match.theme);

/** `themes.json`: the themes of a notice's problems, clues and shortcomings, by hand. */
interface Annotated {
  start: number;
  title: string;
  themes: string[];
}

describe('the taxonomy', () => {
  test('names each theme once, in both languages', () => {
    expect(new Set(THEMES.map(({ id }) => id)).size).toBe(THEMES.length);
    for (const { label, about, terms } of THEMES) {
      expect(label.zh && label.en && about).toBeTruthy();
      for (const weight of Object.values(terms)) expect([1, 2, 3]).toContain(weight);
    }
  });

  test('can be extended, and a term taken away', () => {
    const water = { id: 'water', label: { zh: '水务', en: 'water' }, about: '', terms: { 饮用水水源地: 3 } };
    const environment = { ...THEMES.find(({ id }) => id === 'environment')!, terms: { 水源地: 0 } };
    expect(titled('饮用水水源地保护不到位')).toEqual(['environment']);
    expect(titled('饮用水水源地保护不到位', taxonomy([water, environment]))).toEqual(['water']);
  });
});

describe('themes of an issue', () => {
  test.each([
    ['“第一议题”学习走过场', ['study']],
    ['政府采购化整为零', ['procurement']],
    ['三会一课记录补写代写', ['party']],
    ['天气晴朗', []],
    ['', []],
  ])('%s', (title, expected) => {
    expect(titled(title)).toEqual(expected);
  });

  test('the longer term hides the shorter ones in it', () => {
    const [match] = classify([['title', '安全生产责任压得不实']], standard);
    expect(match!.evidence.map(({ term }) => term)).toContain('安全生产');
    expect(match!.evidence.map(({ term }) => term)).not.toContain('安全');
  });

  test('an answer alone does not outweigh the title', () => {
    const found = classify(
      [
        ['title', '耕地保护不严'],
        ['measures', '采购招标供应商采购招标围标串标评标询价'],
      ],
      standard,
    );
    expect(found.map(({ theme }) => theme)).toEqual(['land']);
  });

  test('the evidence stands in the notice', () => {
    for (const name of fixtureNames) {
      const notice = fixture(name);
      const plain = notice.source.text!.normalize('NFKC').replace(/[“”‘’"'「」\s]/g, '');
      for (const issue of notice.issues)
        for (const { evidence } of themesOf(issue, notice, standard)) for (const { term } of evidence) expect(plain).toContain(term);
    }
  });
});

/** Right, extra and missed by theme; the mean of the F1 scores of the themes that the annotations hold. */
function macroF1(issues: Iterable<{ themes: string[]; found: string[] }>): { f1: number; themes: number } {
  const counts = new Map<string, { right: number; extra: number; missed: number }>();
  const of = (theme: string) => counts.get(theme) ?? counts.set(theme, { right: 0, extra: 0, missed: 0 }).get(theme)!;
  for (const { themes, found } of issues) {
    for (const theme of themes) of(theme)[found.includes(theme) ? 'right' : 'missed']++;
    for (const theme of found) if (!themes.includes(theme)) of(theme).extra++;
  }
  const annotated = [...counts.values()].filter(({ right, missed }) => right + missed > 0);
  const scores = annotated.map(({ right, extra, missed }) => (2 * right) / (2 * right + extra + missed));
  return { f1: scores.reduce((sum, f) => sum + f, 0) / scores.length, themes: scores.length };
}

describe('against annotations, macro-F1 is at least 85 %', () => {
  test('on the issues of the fixtures', () => {
    const issues = fixtureNames.flatMap((name) => {
      const file = join(NOTICES, name, 'themes.json');
      if (!existsSync(file)) return [];
      const found = analyse([fixture(name)], { sources: true, repeats: false }).themes.issues!;
      return (JSON.parse(readFileSync(file, 'utf8')) as Annotated[]).map(({ start, themes }) => ({
        themes,
        found: found.find((issue) => issue.start === start)?.themes.map(({ theme }) => theme) ?? [],
      }));
    });
    const { f1, themes } = macroF1(issues);
    expect(themes).toBeGreaterThan(15);
    expect(f1).toBeGreaterThan(0.85);
  });

  test('on titles of every theme', () => {
    const file = join(NOTICES, '../themes/titles.json');
    const titles = JSON.parse(readFileSync(file, 'utf8')) as { title: string; statement: string | null; themes: string[] }[];
    const { f1, themes } = macroF1(
      titles.map(({ title, statement, themes }) => ({
        themes,
        found: classify(
          [
            ['title', title],
            ['statement', statement ?? ''],
          ],
          standard,
        ).map(({ theme }) => theme),
      })),
    );
    expect(themes).toBe(THEMES.length);
    expect(f1).toBeGreaterThan(0.85);
  });
});
