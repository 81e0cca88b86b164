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
    expect(match!.evidence.map(({ term }) => term)).toContain('安全生产责任');
    expect(match!.evidence.map(({ term }) => term)).not.toContain('安全生产');
  });

  test.each([
    ['what, before how and by whom', '安全生产责任压得不实', ['safety']],
    ['the head, not its place', '采购领域廉政风险突出', ['integrity']],
    ['two matters side by side', '学位供给不足、招标采购不规范', ['livelihood', 'procurement']],
    ['a second clause names another matter', '集中采购管理不严，廉洁风险突出', ['integrity', 'procurement']],
    ['figures bear out what stands before them', '学位供给不足，有3所学校的采购未经招标', ['livelihood']],
    ['figures in words do so too', '设备采购论证不充分，两台设备闲置', ['procurement']],
    ['an example of what is named before it', '医保基金使用不规范，存在分解住院现象', ['finance']],
    ['an example that is a wrong of its own', '财务管理不规范，存在违规发放补贴问题', ['finance', 'integrity']],
    ['a consequence', '科研经费管理松散，造成试验基地设备闲置', ['finance']],
    ['two matters that a conjunction joins', '意识形态和学术诚信教育抓得不紧', ['ideology', 'style']],
    ['papers are not what they are about', '业务接待报销凭证不全', ['integrity']],
    ['building works of a field that is named', '乡镇敬老院扩建工程结算滞后', ['livelihood']],
    ['what the rent is for', '场地出租收入未入账', ['assets']],
    ['pay to one’s own staff', '教职工住房补贴发放随意', ['integrity']],
    ['benefits to others', '公租房租赁补贴发放滞后', ['masses']],
    ['a body that is named is no matter', '便民服务中心窗口作风散漫', ['style']],
    ['two words apart in one clause', '一线教师连年严重流失', ['talent']],
    ['what a deed is done to is no matter', '村干部侵占集体收入', ['integrity']],
    ['what an earlier inspection found is no matter', '上次巡视指出的学科建设经费问题改而复犯', ['rectification']],
    ['strong words of style name a matter', '医务人员服务态度生硬', ['style']],
    ['two words apart in two clauses', '向教师收费，生源流失', []],
  ])('%s: %s', (_, title, expected) => {
    const found = titled(title);
    if (expected.length > 0) expect(found.toSorted()).toEqual(expected);
    else expect(found).not.toContain('talent');
  });

  test('facts that bear out works of a named field add no theme of works', () => {
    const found = classify(
      [
        ['title', '区体育馆维修工程结算滞后'],
        ['statement', '工程竣工已满两年，尚未办理结算。'],
      ],
      standard,
    );
    expect(found.map(({ theme }) => theme)).toEqual(['livelihood']);
  });

  test('the evidence adds up to the score', () => {
    for (const { score, evidence } of classify(
      [
        ['title', '采购领域廉政风险突出'],
        ['aspect', '全面从严治党责任落实不力'],
      ],
      standard,
    ))
      expect(evidence.reduce((sum, { adds }) => sum + adds, 0)).toBeCloseTo(score, 1);
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
        for (const { evidence } of themesOf(issue, notice, standard))
          for (const { term } of evidence) for (const part of term.split('…')) expect(plain).toContain(part);
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

describe('against annotations, macro-F1 keeps what it reached', () => {
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
    expect(f1).toBeGreaterThan(0.92);
  });

  test.each([
    ['titles', THEMES.length],
    ['of-all-bodies', THEMES.length],
    ['annotated', THEMES.length],
    ['other-notices', THEMES.length],
    ['by-the-guideline', THEMES.length],
    ['many-bodies', THEMES.length],
    ['blind-notices', 22],
    ['twenty-bodies', THEMES.length],
  ])('on the titles of %s', (set, themesIn) => {
    const file = join(NOTICES, `../themes/${set}.json`);
    const titles = JSON.parse(readFileSync(file, 'utf8')) as { title: string; statement?: string; aspect?: string; themes: string[] }[];
    const { f1, themes } = macroF1(
      titles.map(({ title, statement, aspect, themes }) => ({
        themes,
        found: classify(
          [
            ['title', title],
            ['statement', statement ?? ''],
            ['aspect', aspect ?? ''],
          ],
          standard,
        ).map(({ theme }) => theme),
      })),
    );
    expect(themes).toBe(themesIn);
    expect(f1).toBeGreaterThan(0.92);
  });
});
