import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Failure } from '../../src/model/notice.ts';
import { DELIMITED_TABLES, type DelimitedOptions, delimiter, tableHead } from '../../src/write/delimited.ts';
import type { Result } from '../../src/write/writer.ts';
import { SAMPLE } from './sample-notice.ts';

const FAILURE: Failure = { schemaVersion: 1, source: { name: 'a,b".txt' }, error: { code: 'empty', message: 'two\nlines' } };

function tables(results: readonly Result[], options: DelimitedOptions): Map<string, string> {
  const rowsOf = delimiter(options);
  const files = new Map(DELIMITED_TABLES.map((table) => [table, tableHead(table, options)]));
  for (const result of results) for (const [table, rows] of rowsOf(result)) files.set(table, files.get(table)! + rows);
  return files;
}

/** RFC 4180, strictly; a field says whether it was quoted. */
function readCsv(text: string): { value: string; quoted: boolean }[][] {
  const rows: { value: string; quoted: boolean }[][] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let row: { value: string; quoted: boolean }[] = [];
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const match = field.exec(text);
    if (!match) throw new Error(`not CSV at ${at}: ${text.slice(at, at + 40)}`);
    row.push({ value: match[1]?.replaceAll('""', '"') ?? match[2]!, quoted: match[1] !== undefined });
    if (match[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

const records = (csv: string) => {
  const [head, ...rows] = readCsv(csv);
  return rows.map((row) => Object.fromEntries(row.map((f, i) => [head![i]!.value, f.value])));
};
const CSV = { format: 'csv', bom: false } as const;

describe('CSV', () => {
  test('is a file for each entity, whose keys join', () => {
    const files = tables([SAMPLE, FAILURE, SAMPLE], CSV);
    expect([...files.keys()]).toEqual([
      'notices',
      'headline',
      'issues',
      'measures',
      'counts',
      'dates',
      'citations',
      'sanctions',
      'contacts',
      'findings',
      'errors',
    ]);
    const read = Object.fromEntries([...files].map(([name, csv]) => [name, records(csv)]));
    const notices = new Set(read.notices!.map((n) => n.notice));
    expect([...notices]).toEqual(['n1', 'n2']);
    for (const [name, rows] of Object.entries(read)) {
      if (name === 'errors') continue;
      expect(rows.length, name).toBeGreaterThan(0);
      for (const row of rows) expect(notices.has(row.notice!)).toBe(true);
      const ids = rows.flatMap((row) => ('id' in row ? [row.id] : []));
      expect(new Set(ids).size).toBe(ids.length);
    }
    const ids = { issue: new Set(read.issues!.map((i) => i.id)), measure: new Set(read.measures!.map((m) => m.id)) };
    for (const row of Object.values(read).flat()) {
      if (row.issue) expect(ids.issue.has(row.issue)).toBe(true);
      if (row.parent) expect(ids.issue.has(row.parent)).toBe(true);
      if (row.measure) expect(ids.measure.has(row.measure)).toBe(true);
    }
    expect(read.issues![1]).toMatchObject({
      notice: 'n1',
      id: 'n1.i2',
      parent: 'n1.i1',
      leaders: '周启明、何素琴',
      status: 'basically-completed',
    });
    expect(read.errors).toEqual([{ name: 'a,b".txt', code: 'empty', message: 'two\nlines' }]);
  });

  test('quotes every text and no number, and keeps the text as it is', () => {
    const [contact] = readCsv(tables([SAMPLE], CSV).get('contacts')!).slice(1);
    expect(contact!.map((f) => (f.quoted ? f.value : Number(f.value)))).toEqual([
      'n1',
      'n1.k1',
      'phone',
      '0576-88536315',
      '联系电话',
      '0576-88536315',
      0,
      1,
    ]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const title = text.replace(/^[=+\-@\t\r＝＋－＠]+/, '');
        const notice = { ...SAMPLE, citations: [{ ...SAMPLE.citations[0]!, title }] };
        expect(records(tables([notice], CSV).get('citations')!)[0]!.title).toBe(title);
      }),
    );
  });

  test('no text can become a formula; a signed number is spared', () => {
    const csv = (value: string) =>
      records(tables([{ ...SAMPLE, contacts: [{ ...SAMPLE.contacts[0]!, value }] }], CSV).get('contacts')!)[0]!.value;
    for (const value of ['=1+1', '+86-571-1234', '@SUM(1)', '-cmd', '\t=1', '＝1']) expect(csv(value)).toBe(`'${value}`);
    for (const value of ['-5', '+3.2%', '-1,234.5', '——', '0571']) expect(csv(value)).toBe(value);
  });

  test('for Excel it has a byte order mark, and a tab before what is no number though it looks like one', () => {
    const files = tables(
      [
        {
          ...SAMPLE,
          issues: [
            { ...SAMPLE.issues[1]!, number: '1-2' },
            { ...SAMPLE.issues[2]!, number: '7' },
          ],
        },
      ],
      { ...CSV, bom: true },
    );
    for (const csv of files.values()) expect(csv.startsWith('\ufeff"')).toBe(true);
    const numbers = records(files.get('issues')!.slice(1)).map((row) => row.number);
    expect(numbers).toEqual(['\t1-2', '7']);
    const phone = (value: string) =>
      records(
        tables([{ ...SAMPLE, contacts: [{ ...SAMPLE.contacts[0]!, value }] }], { ...CSV, bom: true })
          .get('contacts')!
          .slice(1),
      )[0]!.value;
    for (const value of ['13800138000', '012345', '317000', '0576-88536315', '3/4', '1E5']) expect(phone(value)).toBe(`\t${value}`);
    expect(records(files.get('dates')!.slice(1))[0]!.from).toBe('2024-10-31');
  });
});

test('TSV is a line for a record, whatever is in it', () => {
  const files = tables([SAMPLE, FAILURE], { format: 'tsv', bom: false });
  for (const tsv of files.values()) {
    const rows = tsv.split('\n').slice(0, -1);
    for (const row of rows) expect(row.split('\t')).toHaveLength(rows[0]!.split('\t').length);
  }
  expect(files.get('errors')).toBe('name\tcode\tmessage\na,b".txt\tempty\ttwo\\nlines\n');
});
