import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { writeLedger } from '../../src/batch/ledger-file.ts';
import type { Failure, Notice } from '../../src/model/notice.ts';
import type { Lang } from '../../src/model/vocabulary.ts';
import { SAMPLE } from '../write/sample-notice.ts';
import { folderWith } from './folder.ts';
import { unzip } from './zip.ts';

const FAILURE: Failure = { schemaVersion: 1, source: { name: '坏.pdf' }, error: { code: 'no-text', message: '=1+1' } };

interface Read {
  title: string;
  rows: string[][];
  /** The raw cells of each row. */
  cells: string[][];
  xml: string;
}

/** A workbook as a program reads it: by sheet, the text or number of each cell. */
async function ledger(
  results: readonly (Notice | Failure)[],
  lang: Lang = 'zh',
  maxRows?: number,
): Promise<{ sheets: Read[]; parts: Map<string, string> }> {
  const folder = folderWith();
  await writeLedger(
    (async function* () {
      yield* results;
    })(),
    join(folder, 'ledger.xlsx'),
    folder,
    lang,
    maxRows,
  );
  expect(readdirSync(folder)).toEqual(['ledger.xlsx']);
  const parts = unzip(readFileSync(join(folder, 'ledger.xlsx')));
  for (const xml of parts.values()) new SaxesParser().write(xml).close(); // throws where it is not well-formed
  const titles = [...parts.get('xl/workbook.xml')!.matchAll(/<sheet name="([^"]+)"/g)].map((m) => m[1]!);
  const sheets = titles.map((title, i) => {
    const xml = parts.get(`xl/worksheets/sheet${i + 1}.xml`)!;
    const cells = [...xml.matchAll(/<row .*?<\/row>/gs)].map(([row]) =>
      [...row.matchAll(/<c [^>]*?(?:\/>|>.*?<\/c>)/gs)].map(([cell]) => cell),
    );
    const text = (cell: string) =>
      (/<t[^>]*>(.*)<\/t>/s.exec(cell)?.[1] ?? /<v>(.*)<\/v>/.exec(cell)?.[1] ?? '')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&');
    return { title, xml, cells, rows: cells.map((row) => row.map(text)) };
  });
  return { sheets, parts };
}

describe('the ledger', () => {
  test('has the sheets and columns that such ledgers have', async () => {
    const { sheets } = await ledger([SAMPLE, FAILURE]);
    expect(sheets.map((s) => s.title)).toEqual([
      '通报',
      '问题台账',
      '整改措施',
      '数据',
      '问责处理',
      '制度文件',
      '联系方式',
      '疑点',
      '读取错误',
    ]);
    expect(sheets[1]!.rows[0]).toEqual([
      '序号',
      '单位',
      '方面',
      '问题',
      '问题描述',
      '整改状态',
      '疑点',
      '整改措施',
      '整改成效',
      '责任领导',
      '责任单位',
      '时限',
      '出处',
    ]);
    const english = await ledger([SAMPLE], 'en');
    expect(english.sheets.map((s) => s.title)).toEqual([
      'Notices',
      'Issues',
      'Measures',
      'Figures',
      'Sanctions',
      'Documents',
      'Contacts',
      'Findings',
      'Errors',
    ]);
    for (const [i, sheet] of english.sheets.entries()) {
      expect(sheet.rows[0]).toHaveLength(sheets[i]!.rows[0]!.length);
      expect(sheet.rows[0]!.join()).not.toMatch(/\p{Script=Han}/u);
    }
  });

  test('names the statuses that a finding compares', async () => {
    const finding = { ...SAMPLE.findings[0]!, expected: 'completed', actual: 'in-progress' };
    const { sheets } = await ledger([{ ...SAMPLE, findings: [finding] }]);
    expect(sheets.find((s) => s.title === '疑点')!.rows[1]!.slice(5, 7)).toEqual(['已完成', '正在整改']);
  });

  test('breaks no word of its headings', async () => {
    for (const lang of ['zh', 'en'] as const) {
      const { parts } = await ledger([SAMPLE], lang);
      for (const [name, xml] of parts) {
        if (!name.includes('worksheets/')) continue;
        const widths = [...xml.matchAll(/<col [^>]*width="([\d.]+)"/g)].map((m) => Number(m[1]));
        const headings = [...xml.slice(0, xml.indexOf('</row>')).matchAll(/<t>([^<]*)<\/t>/g)].map((m) => m[1]!);
        expect(widths).toHaveLength(headings.length);
        for (const [i, heading] of headings.entries())
          for (const word of heading.split(' ').filter((w) => /^[\0-\x7f]+$/.test(w)))
            expect(widths[i], heading).toBeGreaterThan(word.length * 1.1 + 1);
      }
    }
  });

  test('says of every issue what there is to say', async () => {
    const { sheets } = await ledger([SAMPLE, SAMPLE, FAILURE]);
    const [notices, issues, measures, figures, , , contacts, , errors] = sheets.map((s) => s.rows) as [
      string[][],
      ...string[][][],
    ] as string[][][];
    expect(notices).toHaveLength(3);
    expect(notices![1]!.slice(0, 2)).toEqual(['1', '中共望溪县城乡建设投资集团有限公司支部委员会']);
    // aspects with problems below are a column; the running number goes on over the notices
    expect(issues!.slice(1).map((row) => row[0])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
    const [, , aspect, , facts, status, , answer, outcome, leaders, units, deadline, place] = issues![1]!;
    expect(aspect).toMatch(/^贯彻落实中央/);
    expect([facts, status, leaders, units, deadline]).toEqual([
      '2020年以来党组会59次，只有1次学习。',
      '基本完成',
      '周启明、何素琴',
      '综合管理部',
      '2024年12月底前',
    ]);
    expect(answer).toMatch(/^建立制度。/);
    expect(outcome).toBe('经过整改,参与率由68%提升到97%。');
    expect(place).toMatch(/\.txt\n第1–1字$/);
    expect(issues![3]![2]).toBe('（问题线索）');
    expect(measures!.slice(1).map((row) => row[2])).toEqual(['1', '', '6', '']);
    expect(figures![2]!.slice(4, 8)).toEqual(['', '3', '5', '名']);
    expect(contacts![1]!.slice(2, 4)).toEqual(['电话', '0576-88536315']);
    expect(errors).toEqual([
      ['序号', '文件', '代码', '说明'],
      ['1', '坏.pdf', 'no-text', '=1+1'],
    ]);
  });

  test('findings stand beside the issue, the figure and the contact that they concern, and are counted', async () => {
    const at = (span: { start: number; end: number }, message: string) => ({
      rule: 'x/y',
      severity: 'error' as const,
      message,
      expected: null,
      actual: null,
      start: span.start,
      end: span.end,
      related: [],
    });
    const [count, contact] = [SAMPLE.counts[0]!, SAMPLE.contacts[0]!];
    const issue = { ...SAMPLE.issues.find((i) => i.role === 'problem')!, range: { start: 9000, end: 9100 } };
    const findings = [at({ start: 9010, end: 9020 }, '状态不对'), at(count, '数不对'), at(contact, '电话不对')];
    const notice = {
      ...SAMPLE,
      issues: [issue],
      counts: [{ ...count, start: 8000, end: 8002 }],
      contacts: [{ ...contact, start: 8100, end: 8102 }],
    };
    findings[1] = at(notice.counts[0]!, '数不对');
    findings[2] = at(notice.contacts[0]!, '电话不对');
    const { sheets } = await ledger([{ ...notice, findings }]);
    const column = (sheet: number, heading: string) => sheets[sheet]!.rows[1]![sheets[sheet]!.rows[0]!.indexOf(heading)];
    expect([column(0, '疑点'), column(1, '疑点'), column(3, '疑点'), column(6, '疑点')]).toEqual(['3', '状态不对', '数不对', '电话不对']);
  });

  test('several measures are numbered in one cell', async () => {
    const [measure] = SAMPLE.measures;
    const measures = ['一是甲。', '二是，乙；', '丙'].map((text, i) => ({
      ...measure!,
      id: `m${i + 1}`,
      marker: ['一是', '二是', null][i]!,
      text,
    }));
    const { sheets } = await ledger([{ ...SAMPLE, measures }]);
    expect(sheets[1]!.rows[1]![7]).toBe('1. 甲。\n2. 乙；\n3. 丙');
  });

  test('numbers and days are numbers and days, bounds their format', async () => {
    const { sheets, parts } = await ledger([SAMPLE]);
    const cells = sheets[0]!.cells[1]!;
    const formats = [...parts.get('xl/styles.xml')!.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map((m) => [
      m[1],
      m[2]!.replaceAll('&quot;', '"').replaceAll('&gt;', '>'),
    ]);
    const xfs = [
      ...parts
        .get('xl/styles.xml')!
        .split('<cellXfs')[1]!
        .matchAll(/<xf numFmtId="(\d+)"/g),
    ].map((m) => m[1]);
    const formatOf = (cell: string) => Object.fromEntries(formats)[xfs[Number(/ s="(\d+)"/.exec(cell)![1])]!] as string | undefined;
    const value = (cell: string) => Number(/<v>(.*)<\/v>/.exec(cell)![1]);
    expect([value(cells[6]!), formatOf(cells[6]!)]).toEqual([45236, 'yyyy\\-mm\\-dd']); // 2023-11-06
    const total = cells[11 + 5]!; // measures.total
    expect([value(total), formatOf(total)]).toEqual([1234, '"≥"#,##0']);
    const funds = cells[11 + 21]!;
    expect([value(funds), formatOf(funds)]).toEqual([1234567.89, '">"#,##0.0###']);
  });

  test('no cell is a formula, whatever is in it; what looks like one says that it is text', async () => {
    const nasty = [
      '=HYPERLINK("http://x")',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '＝1',
      "'=1",
      '<f>1</f>',
      ']]>&amp;',
      '_x0041_',
      '\u0000\u0007\ud800',
      '\r\n=1',
    ];
    const issues = nasty.map((title, i) => ({
      ...SAMPLE.issues[2]!,
      id: `i${i + 1}`,
      parent: null,
      title,
      statement: title,
      outcome: title,
      leaders: [title],
    }));
    const { sheets, parts } = await ledger([{ ...SAMPLE, issues, document: { ...SAMPLE.document, unit: '=1+1' } }, FAILURE]);
    const quoted = new Set(
      [
        ...parts
          .get('xl/styles.xml')!
          .split('<cellXfs')[1]!
          .matchAll(/<xf [^>]*>/g),
      ].flatMap(([xf], i) => (xf.includes('quotePrefix="1"') ? [String(i)] : [])),
    );
    for (const sheet of sheets) {
      expect(sheet.xml.split('<conditionalFormatting')[0]).not.toMatch(/<f[ >]/);
      for (const cell of sheet.cells.flat()) {
        const text = /<t[^>]*>(.*)<\/t>/s.exec(cell)?.[1];
        if (text !== undefined) expect(cell).toContain('t="inlineStr"');
        if (text !== undefined && /^[=+\-@\t＝]/.test(text)) expect(quoted.has(/ s="(\d+)"/.exec(cell)![1]!), cell).toBe(true);
      }
    }
    expect(sheets[1]!.rows.slice(1).map((row) => row[3])).toEqual([
      ...[
        '=HYPERLINK("http://x")',
        '+1',
        '-1',
        '@SUM(A1)',
        '\t=1',
        '＝1',
        "'=1",
        '<f>1</f>',
        ']]>&amp;',
        '_x005F_x0041_',
        '_x0000__x0007_\ufffd',
        '\n=1',
      ],
    ]);
  });

  test('is set up for the screen and for paper', async () => {
    const { sheets, parts } = await ledger([SAMPLE]);
    for (const { xml, title, rows } of sheets) {
      const last = String.fromCharCode(64 + ((rows[0]!.length - 1) % 26) + 1);
      expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
      expect(xml).toMatch(new RegExp(`<autoFilter ref="A1:A?${last}${rows.length}"/>`));
      expect(xml).toContain('orientation="landscape" fitToWidth="1" fitToHeight="0"');
      expect(parts.get('xl/workbook.xml')).toContain(`>'${title}'!$1:$1</definedName>`);
    }
    expect(sheets[1]!.xml).toContain('<formula>"已完成"</formula>');
  });

  test('a sheet with more rows than fit goes on in the next, and the numbers with it', async () => {
    const { sheets, parts } = await ledger([SAMPLE, SAMPLE], 'zh', 4);
    const titles = sheets.map((s) => s.title);
    expect(titles.filter((t) => t.startsWith('问题台账'))).toEqual(['问题台账', '问题台账2', '问题台账3', '问题台账4']);
    const numbers = sheets.filter((s) => s.title.startsWith('问题台账')).flatMap((s) => s.rows.slice(1).map((row) => row[0]));
    expect(numbers).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
    expect([...parts.keys()].filter((name) => name.startsWith('xl/worksheets/'))).toHaveLength(titles.length);
  });

  test('a text that is too long for a cell is cut, visibly', async () => {
    const { sheets } = await ledger([{ ...SAMPLE, issues: [{ ...SAMPLE.issues[2]!, parent: null, title: `${'长'.repeat(32_765)}𠮷𠮷` }] }]);
    const title = sheets[1]!.rows[1]![3]!;
    expect([title.length, title.slice(-2)]).toEqual([32_766, '长…']);
  });

  test('is the same file every time', async () => {
    const folder = folderWith();
    const write = async (name: string) => {
      await writeLedger(
        (async function* () {
          yield SAMPLE;
        })(),
        join(folder, name),
        folder,
        'zh',
      );
      return readFileSync(join(folder, name));
    };
    expect((await write('a.xlsx')).equals(await write('b.xlsx'))).toBe(true);
  });
});
