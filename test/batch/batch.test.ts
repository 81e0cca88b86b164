import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import type { BatchOptions } from '../../src/batch/index.ts';
import { batch, writeResults } from '../../src/batch/index.ts';
import { openPool } from '../../src/batch/pool.ts';
import type { Failure, Notice } from '../../src/model/notice.ts';
import { parseNotice } from '../../src/pipeline.ts';
import { expectValid } from '../schema.ts';
import { contentOf, folderWith } from './folder.ts';

const NOTICE = (n: number) =>
  `关于巡察整改情况的通报\n一、整改落实情况\n1.针对“学习不深入”问题。一是建立制度${n}项。已完成整改。\n联系电话：0576-8853${1000 + n}\n`;
const NOTICES = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`in/${String(i).padStart(2, '0')}.txt`, NOTICE(i)]));
const BAD = { 'in/05x.txt': '', 'in/07.dat': Buffer.from([0x81, 0x20, 0xff]), 'in/08.pdf': '%PDF-1.4 cut off' };

async function run(folder: string, out: string, options: Partial<BatchOptions> = {}, inputs = ['in']) {
  const before = process.cwd();
  process.chdir(folder);
  const failures: string[] = [];
  try {
    const summary = await batch(inputs, out, {
      format: 'ndjson',
      jobs: 1,
      onFailure: ({ name, code }) => failures.push(`${code} ${name}`),
      ...options,
    });
    return { summary, failures };
  } finally {
    process.chdir(before);
  }
}

const lines = (path: string): (Notice | Failure)[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Notice | Failure);

describe('batch', () => {
  test('every input is a line, in order, valid, and the same whatever the workers', async () => {
    const folder = folderWith({ ...NOTICES, ...BAD });
    const { summary, failures } = await run(folder, 'out.ndjson', { jobs: 3 });
    const results = lines(join(folder, 'out.ndjson'));
    expect(results.map((r) => r.source.name)).toEqual(
      readdirSync(join(folder, 'in'))
        .sort()
        .map((name) => `in/${name}`),
    );
    for (const result of results) expectValid(result);
    expect(failures).toEqual(['empty in/05x.txt', 'bad-encoding in/07.dat', expect.stringMatching(/ in\/08\.pdf$/)]);
    expect(summary).toMatchObject({ inputs: 15, read: 12, failed: 3, formats: { text: 12 }, issues: 12, ended: 'done' });
    await run(folder, 'one.ndjson', { jobs: 1 });
    expect(contentOf(join(folder, 'one.ndjson'))).toBe(contentOf(join(folder, 'out.ndjson')));
    expect(readdirSync(folder).sort()).toEqual(['in', 'one.ndjson', 'out.ndjson']);
  });

  test('resume takes over what is unchanged and reads what is not', async () => {
    const folder = folderWith({ ...NOTICES, ...BAD });
    await run(folder, 'out.ndjson', { resume: true });
    writeFileSync(join(folder, 'in/03.txt'), NOTICE(30));
    writeFileSync(join(folder, 'in/03a.txt'), NOTICE(31));
    rmSync(join(folder, 'in/04.txt'));
    const { summary, failures } = await run(folder, 'out.ndjson', { resume: true });
    expect(summary).toMatchObject({ unchanged: 13, read: 12, failed: 3 });
    expect(failures).toHaveLength(3);
    await run(folder, 'fresh.ndjson');
    expect(contentOf(join(folder, 'out.ndjson'))).toBe(contentOf(join(folder, 'fresh.ndjson')));
    // other options, other results
    expect((await run(folder, 'out.ndjson', { resume: true, withText: true })).summary.unchanged).toBe(0);
    expect((lines(join(folder, 'out.ndjson'))[0] as Notice).source.text).toBe(NOTICE(0));
  });

  test.each(['ndjson', 'csv', 'xlsx'] as const)('stopped anywhere and resumed, %s is as if nothing had been', async (format) => {
    const folder = folderWith({ ...NOTICES, ...BAD });
    await run(folder, `calm.${format}`, { format, errors: join(folder, 'calm.errors') });
    const out = `out.${format}`;
    for (const after of [1, 4, 9, 14]) {
      const controller = new AbortController();
      const { summary } = await run(folder, out, {
        format,
        resume: true,
        errors: join(folder, 'errors'),
        signal: controller.signal,
        onProgress: ({ inputs }) => inputs === after && controller.abort(),
      });
      expect(summary).toMatchObject({ ended: 'interrupted' });
      expect(existsSync(join(folder, out)) || existsSync(join(folder, 'errors'))).toBe(false);
    }
    const { summary } = await run(folder, out, { format, resume: true, errors: join(folder, 'errors') });
    expect(summary.unchanged).toBeGreaterThanOrEqual(13); // all that had been reached but for what could not be opened
    expect(contentOf(join(folder, out))).toEqual(contentOf(join(folder, `calm.${format}`)));
    expect(contentOf(join(folder, 'errors'))).toBe(contentOf(join(folder, 'calm.errors')));
  });

  test('what was there stays when nothing can be read, at a first failure, or when stopped', async () => {
    const folder = folderWith({ 'in/a.txt': '', 'in/b.txt': NOTICE(1), 'out.ndjson': 'before' });
    expect((await run(folder, 'out.ndjson', { exclude: ['b.txt'] })).summary.ended).toBe('nothing-read');
    expect((await run(folder, 'out.ndjson', { failFast: true })).summary).toMatchObject({ ended: 'first-failure', inputs: 1 });
    expect((await run(folder, 'out.ndjson', { signal: AbortSignal.abort() })).summary.ended).toBe('interrupted');
    expect(contentOf(join(folder, 'out.ndjson'))).toBe('before');
  });

  test('fail-fast stops at the first failure in order, not in time', async () => {
    const folder = folderWith({ ...NOTICES, ...BAD });
    const { failures, summary } = await run(folder, 'out.ndjson', { failFast: true, jobs: 4 });
    expect(failures).toEqual(['empty in/05x.txt']);
    expect(summary.read).toBe(6);
  });

  test('the output, its work folder and the list of errors are no inputs', async () => {
    const folder = folderWith({ 'a.txt': NOTICE(1), 'b.txt': '' });
    for (let again = 0; again < 2; again++) {
      const { summary } = await run(folder, 'out.ndjson', { resume: true, errors: 'errors.ndjson' }, ['.']);
      expect(summary).toMatchObject({ inputs: 2, read: 1, failed: 1 });
    }
    await expect(run(folder, 'a.txt', {}, ['a.txt'])).rejects.toThrow('would overwrite its own input');
  });

  test('says what cannot be done before doing anything', async () => {
    const folder = folderWith({ 'in/a.txt': NOTICE(1), 'file.csv': '', 'mine/thesis.docx': '', 'empty/.keep': '' });
    await expect(run(folder, 'no/such/out.ndjson')).rejects.toMatchObject({ diagnostic: { code: 'not-writable' } });
    await expect(run(folder, 'in')).rejects.toMatchObject({ diagnostic: { code: 'usage' } });
    await expect(run(folder, 'empty')).rejects.toMatchObject({ diagnostic: { code: 'not-writable', message: 'is a directory' } });
    await expect(run(folder, 'file.csv', { format: 'csv' })).rejects.toThrow('is a file, but CSV and TSV are a folder');
    await expect(run(folder, 'mine', { format: 'csv' })).rejects.toThrow('has something else in it (thesis.docx)');
    await expect(run(folder, 'out.ndjson', {}, ['empty'])).rejects.toThrow('there is nothing to read');
    expect(readdirSync(folder).sort()).toEqual(['empty', 'file.csv', 'in', 'mine']);
  });

  test.runIf(process.platform !== 'win32')('an output that is a link stays one', async () => {
    const folder = folderWith({ 'in/a.txt': NOTICE(1), 'real/.keep': '' });
    symlinkSync('real/out.ndjson', join(folder, 'link.ndjson'));
    writeFileSync(join(folder, 'real/out.ndjson'), 'before');
    await run(folder, 'link.ndjson');
    expect(lines(join(folder, 'real/out.ndjson'))).toHaveLength(1);
  });

  test('a folder of tables is replaced as a whole', async () => {
    const folder = folderWith({ ...NOTICES, ...BAD });
    await run(folder, 'tables', { format: 'csv' });
    await run(folder, 'tables', { format: 'tsv' });
    expect(readdirSync(join(folder, 'tables')).every((name) => name.endsWith('.tsv'))).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['in', 'tables']);
  });

  test('to a function: piece by piece, as text', async () => {
    const folder = folderWith({ 'a.txt': NOTICE(1), 'b.txt': NOTICE(2) });
    for (const format of ['ndjson', 'json', 'markdown'] as const) {
      let text = '';
      await batch([folder], async (chunk) => void (text += Buffer.from(chunk).toString()), { format, jobs: 1 });
      const out = join(folder, '..', `${Math.random()}`);
      await batch([folder], out, { format, jobs: 1 });
      expect(text).toBe(readFileSync(out, 'utf8'));
      rmSync(out);
    }
  });
});

describe('what rectify wrote before', () => {
  test.each([
    ['ndjson', 'ndjson'],
    ['json', 'json'],
  ] as const)('comes back from %s as it was', async (format, extension) => {
    const folder = folderWith({ ...NOTICES, ...BAD });
    await run(folder, 'first.ndjson');
    await run(folder, `again.${extension}`, { format });
    const { summary } = await run(folder, 'second.ndjson', {}, [`again.${extension}`]);
    expect(summary).toMatchObject({ inputs: 1, read: 12, failed: 3 });
    expect(contentOf(join(folder, 'second.ndjson'))).toBe(contentOf(join(folder, 'first.ndjson')));
  });

  test('one notice over several lines, an array over several lines, a byte order mark', async () => {
    const [one, two] = [parseNotice('一、整改{"}', { name: 'a\\"{' }), parseNotice('二')];
    const folder = folderWith({
      'one.json': JSON.stringify(one, null, 2),
      'two.json': `\ufeff${JSON.stringify([one, two], null, 2)}\n`,
      'three.ndjson': `\ufeff${JSON.stringify(one)}\r\n\r\n${JSON.stringify(two)}`,
    });
    await run(folder, 'out.ndjson', {}, ['one.json', 'two.json', 'three.ndjson']);
    expect(lines(join(folder, 'out.ndjson'))).toEqual([one, one, two, one, two]);
  });

  test('a damaged line, an older version and a part of a notice are failures; the next line is read', async () => {
    const good = JSON.stringify(parseNotice('一'));
    const folder = folderWith({
      'in.ndjson': [
        good,
        good.slice(0, 99),
        good.replace('"schemaVersion":1', '"schemaVersion":9'),
        '{"schemaVersion":1,"source":{"name":"a"}}',
        good,
        '',
      ].join('\n'),
    });
    const { summary } = await run(folder, 'out.ndjson', {}, ['in.ndjson']);
    expect(summary).toMatchObject({ read: 2, failed: 3, errors: { 'damaged-file': 3 } });
    expect(lines(join(folder, 'out.ndjson')).map((r) => r.source.name)).toEqual(['', 'in.ndjson#2', 'in.ndjson#3', 'in.ndjson#4', '']);
  });

  test('is resumed line by line', async () => {
    const folder = folderWith(NOTICES);
    await run(folder, 'first.ndjson');
    const stop = new AbortController();
    await run(
      folder,
      'ledger.xlsx',
      { format: 'xlsx', resume: true, signal: stop.signal, onProgress: ({ read }) => read === 5 && stop.abort() },
      ['first.ndjson'],
    );
    const { summary } = await run(folder, 'ledger.xlsx', { format: 'xlsx', resume: true }, ['first.ndjson']);
    expect(summary).toMatchObject({ read: 12 });
    expect(summary.unchanged).toBeGreaterThanOrEqual(5);
  });

  test('other JSON is no such thing', async () => {
    const folder = folderWith({ 'a.json': '{"name": "整改"}', 'b.txt': NOTICE(1) });
    const { summary } = await run(folder, 'out.ndjson', {}, ['a.json', 'b.txt']);
    expect(summary.inputs).toBe(2);
  });
});

describe('a worker that an input ends', () => {
  const settings = { encoding: null, withText: false, version: '' };
  const file = (folder: string, name: string) => ({ kind: 'file', name, path: join(folder, name), known: null }) as const;

  test('is replaced: the input is a failure, the others are read', async () => {
    const folder = folderWith({ 'big.txt': '收回12万元，'.repeat(1_000_000), 'a.txt': NOTICE(1), 'b.txt': NOTICE(2) });
    const pool = openPool({ jobs: 1, settings, memoryLimit: 48 });
    const outcomes = await Promise.all(['big.txt', 'a.txt', 'b.txt'].map((name) => pool.run(file(folder, name))));
    await pool.close();
    expect(outcomes.map((o) => (o.kind === 'record' && 'code' in o.tally ? o.tally.code : o.kind))).toEqual([
      'out-of-memory',
      'record',
      'record',
    ]);
  });

  test('wherever it stands among quick ones that go to the worker together', async () => {
    const names = Array.from({ length: 60 }, (_, i) => `${i}.txt`);
    const folder = folderWith(
      Object.fromEntries(names.map((name, i) => [name, i === 40 ? '收回12万元，'.repeat(1_000_000) : `整改问题${i}个。`])),
    );
    const pool = openPool({ jobs: 2, settings, memoryLimit: 48 });
    const outcomes = await Promise.all(names.map((name) => pool.run(file(folder, name))));
    await pool.close();
    expect(outcomes.flatMap((o, i) => (o.kind === 'record' && 'code' in o.tally ? [[i, o.tally.code, o.tally.name]] : []))).toEqual([
      [40, 'out-of-memory', '40.txt'],
    ]);
    for (const [i, o] of outcomes.entries())
      if (i !== 40) expect(JSON.parse(new TextDecoder().decode((o as { line: Uint8Array }).line)).source.name).toBe(names[i]);
  });

  test('or that takes too long is stopped', async () => {
    const folder = folderWith({ 'big.txt': '整改123，'.repeat(2_000_000) });
    const pool = openPool({ jobs: 1, settings, timeLimit: 1 });
    const outcome = await pool.run(file(folder, 'big.txt'));
    await pool.close();
    expect(outcome).toMatchObject({ tally: { code: 'timed-out', name: 'big.txt' } });
  });

  test('answers what it was asked when the pool is closed', async () => {
    const pool = openPool({ jobs: 1, settings });
    const asked = pool.run({ kind: 'line', number: 1, line: Buffer.from('{}') });
    await pool.close();
    expect([await asked, await pool.run({ kind: 'line', number: 2, line: Buffer.from('{}') })]).toEqual([
      { kind: 'stopped' },
      { kind: 'stopped' },
    ]);
  });
});

test('writeResults writes notices that are at hand', async () => {
  const folder = folderWith();
  mkdirSync(join(folder, 'sub'));
  const results = [
    parseNotice(NOTICE(1), { name: 'a' }),
    { schemaVersion: 1, source: { name: 'b' }, error: { code: 'empty', message: 'x' } } as const,
  ];
  await writeResults(results, join(folder, 'sub/out.csv'), { format: 'csv', lang: 'zh', bom: false });
  expect(contentOf(join(folder, 'sub/out.csv'))).toMatchObject({ 'errors.csv': '"name","code","message"\r\n"b","empty","x"\r\n' });
  await writeResults(results, join(folder, 'sub/out.md'), { format: 'markdown', lang: 'zh', bom: false });
  expect(readdirSync(join(folder, 'sub')).sort()).toEqual(['out.csv', 'out.md']);
});
