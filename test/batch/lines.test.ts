import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLines } from '../../src/batch/index.ts';
import type { LineMode } from '../../src/batch/task.ts';
import { describeTables, type Rows } from '../../src/corpus/row-lines.ts';
import type { Detected, Failure, Notice } from '../../src/model/notice.ts';
import { expectValid, expectValidDetected } from '../schema.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

async function stream(
  chunks: readonly Uint8Array[],
  jobs = 2,
  mode: LineMode = 'parse',
  rows = false,
): Promise<(Notice | Detected | Failure)[]> {
  async function* source() {
    yield* chunks;
  }
  const out: (Notice | Detected | Failure)[] = [];
  for await (const line of parseLines(source(), { jobs, mode, rows })) {
    const text = Buffer.from(line).toString();
    expect(text.indexOf('\n')).toBe(text.length - 1);
    out.push(JSON.parse(text) as Notice | Detected | Failure);
  }
  return out;
}

const said = (result: Notice | Detected | Failure) =>
  'error' in result ? `${result.source.name}: ${result.error.code}` : result.source.name;

describe('stream', () => {
  test('looks at lines without parsing them, or parses those that are notices', async () => {
    const notice = readFileSync(join(FIXTURES, 'detect/rectification/village.txt'), 'utf8');
    const meeting = '县林业局召开巡察整改推进会\n会议强调，近日要完成整改任务20项。';
    const page = (text: string) => `<html><body>${text.replace(/.+/g, '<p>$&</p>')}</body></html>`;
    const input = [
      { id: 'notice', text: notice },
      { id: 'meeting', text: meeting },
      { id: 'notice page', html: page(notice) },
      { id: 'meeting page', html: page(meeting) },
      { id: 'page', html: '<p>Nothing of the kind</p>' },
      { id: 'empty', text: ' ' },
    ].map((line) => JSON.stringify(line));
    const detected = await stream([Buffer.from(input.join('\n'))], 2, 'detect');
    for (const result of detected) expectValidDetected(result);
    const kinds = ['rectification', 'other', 'rectification', 'other', 'other', 'empty'];
    expect(detected.map((result) => ('detect' in result ? result.detect.kind : 'error' in result && result.error.code))).toEqual(kinds);
    const results = await stream([Buffer.from(input.join('\n'))], 2, 'notices');
    expect(results.map((result) => ('document' in result ? result.document.kind : 'detect' in result ? 'other' : 'empty'))).toEqual(kinds);
    const [parsed] = await stream([Buffer.from(input[0]!)]);
    expect(results[0]).toEqual(parsed);
  });

  test('reads bytes of any format, in base64', async () => {
    const docx = readFileSync(join(FIXTURES, 'formats/wangxi-company/office.docx'));
    const input = [
      { id: 'docx', base64: docx.toString('base64') },
      { id: 'gb18030', base64: 'yM+xo9fKvfAxMs3y1KqjrLLDudzWxra9oaM=' },
      { id: 'binary', base64: Buffer.from([0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 6, 7]).toString('base64') },
      { id: 'both', base64: '', text: '甲' },
    ].map((line) => JSON.stringify(line));
    const results = await stream([Buffer.from(input.join('\n'))]);
    for (const result of results) expectValid(result);
    expect(results.map((result) => ('error' in result ? result.error.code : `${result.source.format} ${result.source.encoding}`))).toEqual([
      'docx utf-8',
      'text gb18030',
      'unsupported-format',
      'bad-line',
    ]);
  });

  test('gives the rows of the tables, the same as are described, of failures too', async () => {
    const text = readFileSync(join(FIXTURES, 'notices/lanxi-court/source.txt'), 'utf8');
    const [notice] = (await stream([Buffer.from(JSON.stringify({ id: 'a', text }))])) as Notice[];
    const [parsed, failed] = (await stream(
      [Buffer.from(`${JSON.stringify({ id: 'a', text })}\nno json\n`)],
      2,
      'parse',
      true,
    )) as unknown as Rows[];
    for (const { name, columns } of describeTables())
      for (const row of [...(parsed!.rows[name] ?? []), ...(failed!.rows[name] ?? [])])
        expect(Object.keys(row)).toEqual(columns.map((c) => c.name));
    expect(parsed!.rows.notices).toMatchObject([{ notice: notice!.source.sha256, name: 'a', title: notice!.document.title }]);
    expect(parsed!.rows.issues!.map(({ id, title }) => ({ id, title }))).toEqual(notice!.issues.map(({ id, title }) => ({ id, title })));
    const decimals = parsed!.rows.counts!.map(({ value }) => value).filter((value) => value !== null);
    expect(decimals.every((value) => /^-?\d+\.\d{6}$/.test(value as string))).toBe(true);
    expect(decimals.map(Number)).toEqual(notice!.counts.flatMap(({ value }) => value ?? []));
    expect(failed).toEqual({
      schemaVersion: 1,
      source: { name: 'line 2' },
      rows: { errors: [{ name: 'line 2', code: 'bad-line', message: 'the line is not JSON' }] },
    });
  });

  test('a line for a line, in order, whatever is on it', async () => {
    const input = [
      '{"id":"a","text":"收回12万元。"}',
      '',
      'no json',
      '[1]',
      'null',
      '{"id":7,"text":"整改"}\r',
      '{"text":"没有名字"}',
      '{"id":"b"}',
      '{"id":"c","text":"甲","html":"<p>甲"}',
      '{"id":{},"text":"甲"}',
      '{"id":"d","text":5}',
      '{"id":"e","text":" "}',
      '{"id":"f","html":"<html><body><p>关于整改情况的通报</p><p>收回资金12万元。</p></body></html>"}',
      '{"id":"g","text":"%PDF-1.4 is only text"}',
      '{"id":"\\ud800","text":"\\ud800"}',
      '{"id":"last","text":"整改"}',
    ];
    const results = await stream([Buffer.from(input.join('\n'))]);
    for (const result of results) expectValid(result);
    expect(results.map(said)).toEqual([
      'a',
      'line 2: empty',
      'line 3: bad-line',
      'line 4: bad-line',
      'line 5: bad-line',
      '7',
      'line 7',
      'b: bad-line',
      'c: bad-line',
      'line 10: bad-line',
      'd: bad-line',
      'e: empty',
      'f',
      'g',
      '\ud800',
      'last',
    ]);
    expect((results[0] as Notice).counts[0]).toMatchObject({ value: 120000, unit: '元' });
    expect((results[12] as Notice).source.format).toBe('html');
  });

  test('any bytes in any pieces give as many lines as there are', async () => {
    const line = fc.oneof(
      fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes.filter((b) => b !== 10))),
      fc.record({ id: fc.oneof(fc.string(), fc.integer()), text: fc.string() }).map((value) => Buffer.from(JSON.stringify(value))),
      fc.json().map((json) => Buffer.from(json.replace(/\n/g, ' '))),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), fc.boolean(), fc.integer({ min: 1, max: 50 }), async (lines, ended, size) => {
        const bytes = Buffer.concat(lines.flatMap((l, i) => (i < lines.length - 1 || ended ? [l, Buffer.from('\n')] : [l])));
        const chunks = [];
        for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
        const expected = bytes.length === 0 ? 0 : bytes.filter((b) => b === 10).length + (bytes.at(-1) === 10 ? 0 : 1);
        expect(await stream(chunks, 1)).toHaveLength(expected);
      }),
      { numRuns: 15 },
    );
  });

  test('answers as it is asked', async () => {
    const questions: ((line: string) => void)[] = [];
    async function* source() {
      for (;;) {
        const line = await new Promise<string>((resolve) => questions.push(resolve));
        if (line === '') return;
        yield Buffer.from(line);
      }
    }
    const answers = parseLines(source(), { jobs: 2 })[Symbol.asyncIterator]();
    for (const id of ['1', '2', '3']) {
      const answer = answers.next();
      while (questions.length === 0) await new Promise((resolve) => setImmediate(resolve));
      questions.shift()!(`{"id":"${id}","text":"整改"}\n`);
      expect(JSON.parse(Buffer.from((await answer).value!).toString()).source.name).toBe(id);
    }
    const end = answers.next();
    while (questions.length === 0) await new Promise((resolve) => setImmediate(resolve));
    questions.shift()!('');
    expect((await end).done).toBe(true);
  });
});
