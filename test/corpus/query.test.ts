import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { analyse } from '../../src/analyse/index.ts';
import { type Corpus, openCorpus } from '../../src/corpus/corpus.ts';
import { openLoader } from '../../src/corpus/load.ts';
import { writeParquet } from '../../src/corpus/parquet.ts';
import { QUESTION_COLUMNS, QUESTIONS, questionNamed } from '../../src/corpus/questions.ts';
import type { Notice } from '../../src/model/notice.ts';
import { parseSource } from '../../src/pipeline.ts';
import { readSource } from '../../src/read/index.ts';
import { type Plain, writeRecords } from '../../src/write/records.ts';
import { ROOT } from '../shell.ts';
import { describeWithDuckDb, hasDuckDb } from './duckdb.ts';

const NOTICES = join(ROOT, 'fixtures/notices');
const notices: Notice[] = readdirSync(NOTICES).map((name) => {
  const { source, text } = readSource(readFileSync(join(NOTICES, name, 'source.txt')), { name });
  return parseSource(text, source);
});

const folder = mkdtempSync(join(tmpdir(), 'rectify-query-'));
const database = join(folder, 'c.duckdb');
const parquet = join(folder, 'c.parquet');
let corpus: Corpus;

async function* each<T>(items: readonly T[]) {
  yield* items;
}

beforeAll(async () => {
  if (!hasDuckDb) return;
  const loader = await openLoader(database);
  for (const notice of notices) await loader.add(notice.source.name, notice, null, '');
  await loader.flush();
  loader.close();
  mkdirSync(parquet);
  await writeParquet(each(notices), parquet, join(folder, 'scratch.duckdb'));
  corpus = await openCorpus(database);
}, 120_000);

afterAll(() => {
  corpus?.close();
  rmSync(folder, { recursive: true });
});

async function rowsOf(sql: string, values: Record<string, string | null> = {}, from = corpus): Promise<Plain[][]> {
  const found = await from.query(sql, values);
  const rows: Plain[][] = [];
  for await (const some of found.rows()) rows.push(...some);
  return rows;
}

async function answer(name: string, values: Record<string, string | null> = {}, from = corpus) {
  const { sql, params = {} } = questionNamed(name)!;
  const defaults = Object.fromEntries(Object.entries(params).map(([key, { value }]) => [key, value]));
  const found = await from.query(sql, { ...defaults, ...values });
  const rows: Record<string, Plain>[] = [];
  for await (const some of found.rows())
    for (const row of some) rows.push(Object.fromEntries(row.map((v, i) => [found.columns[i]!.name, v])));
  return rows;
}

describeWithDuckDb('a query', () => {
  test('gives plain values', async () => {
    expect(
      await rowsOf(
        `SELECT count(*), 1.50::DECIMAL(28,6), DATE '2024-02-29', ['a', NULL], {'start': 1}, NULL, true, 9223372036854775807, 'x' FROM notices`,
      ),
    ).toEqual([[notices.length, 1.5, '2024-02-29', ['a', null], { start: 1 }, null, true, '9223372036854775807', 'x']]);
  });

  test('takes parameters as values, never as SQL', async () => {
    expect(await rowsOf('SELECT $name', { name: "'; DROP TABLE notices; --" })).toEqual([["'; DROP TABLE notices; --"]]);
    await expect(corpus.query('SELECT $name')).rejects.toMatchObject({ diagnostic: { code: 'bad-query', hint: '--param name=…' } });
    await expect(corpus.query('SELECT 1', { name: 'x' })).rejects.toMatchObject({ diagnostic: { code: 'bad-query' } });
  });

  test.each([
    ['SELECT titel FROM issues', 'titel', '"title"'],
    ['SELECT end FROM issues', 'syntax error', '"end"'],
    ['SELECT * FROM isues', 'isues', 'issues'],
    ['SELEC 1', 'syntax error', 'https'],
    ['', 'empty', '--list'],
    [';', 'empty', '--list'],
    ["SELECT 'open", 'unterminated', 'https'],
    ['SELECT error(title) FROM issues', '', ''],
  ])('that is wrong says what is wrong: %s', async (sql, message, hint) => {
    const error = await rowsOf(sql).catch((e) => e.diagnostic);
    expect(error).toMatchObject({ code: 'bad-query', message: expect.stringContaining(message), hint: expect.stringContaining(hint) });
  });

  const outside = join(folder, 'outside.csv');
  const ATTEMPTS = [
    `COPY notices TO '${outside}'`,
    `COPY (SELECT 1) TO '${outside}'`,
    `EXPORT DATABASE '${outside}'`,
    `IMPORT DATABASE '${folder}'`,
    `ATTACH '${outside}' AS other`,
    "ATTACH ':memory:' AS other",
    'DETACH c',
    `SELECT * FROM read_csv('/etc/hostname')`,
    `SELECT * FROM read_text('/etc/hostname')`,
    `SELECT * FROM read_blob('${database}')`,
    `SELECT * FROM read_json('/etc/hostname')`,
    `SELECT * FROM read_parquet('/etc/hostname')`,
    `SELECT * FROM parquet_metadata('/etc/hostname')`,
    `SELECT * FROM sniff_csv('/etc/hostname')`,
    `SELECT * FROM glob('/*')`,
    `SELECT * FROM '/etc/hostname'`,
    `SELECT * FROM 'https://example.com/a.csv'`,
    `SELECT (SELECT content FROM read_text('/etc/hostname'))`,
    `WITH a AS (SELECT * FROM read_text('/etc/hostname')) SELECT * FROM a`,
    `SELECT * FROM query('SELECT * FROM read_text(''/etc/hostname'')')`,
    `SELECT * FROM query_table('/etc/hostname')`,
    "SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))",
    `SELECT * FROM enable_logging(storage = 'file', storage_config = {'path': '${folder}/logs'})`,
    `CALL enable_logging(storage = 'file', storage_path = '${folder}/logs')`,
    'SELECT * FROM force_checkpoint()',
    'SELECT * FROM duckdb_secrets()',
    'SELECT * FROM duckdb_settings()',
    'INSTALL fts',
    'LOAD fts',
    'FORCE INSTALL httpfs',
    'PRAGMA database_list',
    "PRAGMA memory_limit = '99GB'",
    'CALL pragma_version()',
    "SET memory_limit = '99GB'",
    'RESET lock_configuration',
    'SET lock_configuration = false',
    'SET enable_external_access = true',
    "SET VARIABLE x = 'y'",
    "SELECT getenv('HOME')",
    'CREATE TABLE t (a INTEGER)',
    'CREATE TEMP TABLE t AS SELECT 1',
    'CREATE SECRET s (TYPE s3)',
    'CREATE MACRO m() AS 1',
    "INSERT INTO errors VALUES ('a', 'b', 'c')",
    'UPDATE notices SET title = NULL',
    'DELETE FROM notices',
    'WITH a AS (DELETE FROM notices RETURNING *) SELECT * FROM a',
    'DROP TABLE notices',
    'ALTER TABLE notices ADD COLUMN a INTEGER',
    'TRUNCATE notices',
    'VACUUM',
    'CHECKPOINT',
    'BEGIN',
    'USE other',
    'PREPARE p AS SELECT 1',
    'EXECUTE p',
    `EXPLAIN ANALYZE COPY notices TO '${outside}'`,
    'SELECT 1; SELECT 2',
    `SELECT 1; COPY notices TO '${outside}'`,
    '/* SELECT */ DELETE FROM notices',
  ];
  // what does not exist or does not parse is as good as refused
  const REFUSED = ['query-refused', 'bad-query'];

  test.each(ATTEMPTS)('cannot do this: %s', async (sql) => {
    const error = await rowsOf(sql).catch((e) => e.diagnostic);
    expect(REFUSED).toContain(error.code);
    expect(error.message.length).toBeGreaterThan(5);
    expect(error.message).not.toContain('\n');
    expect(readdirSync(folder).sort()).toEqual(['c.duckdb', 'c.parquet']);
  });

  test('cannot do it in a folder of Parquet files either, nor write over them', async () => {
    const folderCorpus = await openCorpus(parquet);
    try {
      const before = readFileSync(join(parquet, 'notices.parquet'));
      const more = [
        `COPY notices TO '${parquet}/notices.parquet'`,
        `SELECT * FROM read_text('${database}')`,
        `SELECT * FROM read_blob('${parquet}/notices.parquet')`,
      ];
      for (const sql of [...ATTEMPTS, ...more]) {
        const error = await rowsOf(sql, {}, folderCorpus).catch((e) => e.diagnostic);
        expect(REFUSED, sql).toContain(error.code);
      }
      expect(readFileSync(join(parquet, 'notices.parquet')).equals(before)).toBe(true);
      expect(existsSync(outside)).toBe(false);
    } finally {
      folderCorpus.close();
    }
  });

  test('says which is meant where there is no database of notices', async () => {
    await expect(openCorpus(join(folder, 'missing.duckdb'))).rejects.toMatchObject({ diagnostic: { code: 'not-found' } });
    await expect(openCorpus(NOTICES)).rejects.toMatchObject({ diagnostic: { code: 'not-a-corpus' } });
    const text = join(tmpdir(), `rectify-${Date.now()}.duckdb`);
    writeFileSync(text, 'text');
    try {
      await expect(openCorpus(text)).rejects.toMatchObject({ diagnostic: { code: 'not-a-corpus', file: text } });
    } finally {
      rmSync(text);
    }
  });
});

describeWithDuckDb('the ready questions', () => {
  test.each(QUESTIONS.map(({ name }) => name))('%s has an answer, labels for its columns, and the same answer of Parquet', async (name) => {
    const rows = await answer(name);
    if (!['versions', 'unread', 'repeated-measures'].includes(name)) expect(rows.length).toBeGreaterThan(0);
    for (const column of Object.keys(rows[0] ?? {})) expect(QUESTION_COLUMNS[column], column).toBeDefined();
    const folderCorpus = await openCorpus(parquet);
    try {
      expect(await answer(name, {}, folderCorpus)).toEqual(rows);
    } finally {
      folderCorpus.close();
    }
  });

  test('fit a terminal with their SQL, four columns in', () => {
    expect(QUESTIONS.flatMap(({ sql }) => sql.split('\n')).filter((line) => line.length > 76)).toEqual([]);
  });

  test('are answered of a folder of files for each table too, as Spark writes it', async () => {
    const spark = join(folder, '下级 spark.parquet');
    for (const file of readdirSync(parquet)) {
      mkdirSync(join(spark, file, '_temporary'), { recursive: true });
      copyFileSync(join(parquet, file), join(spark, file, 'part-00000-c000.zstd.parquet'));
      writeFileSync(join(spark, file, '_SUCCESS'), '');
      writeFileSync(join(spark, file, '.part-00000-c000.zstd.parquet.crc'), '');
    }
    const folderCorpus = await openCorpus(spark);
    try {
      for (const { name } of QUESTIONS) expect(await answer(name, {}, folderCorpus), name).toEqual(await answer(name));
      await expect(rowsOf(`SELECT * FROM read_parquet('${parquet}/notices.parquet')`, {}, folderCorpus)).rejects.toMatchObject({
        diagnostic: { code: 'query-refused' },
      });
    } finally {
      folderCorpus.close();
      rmSync(spark, { recursive: true });
    }
  });

  const sum = (rows: readonly Record<string, Plain>[], column: string) => rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);
  const totals = analyse(notices).totals;

  test('count as `rectify analyze` does', async () => {
    for (const name of ['completion-by-unit', 'completion-by-year', 'completion-by-inspector']) {
      const rows = await answer(name);
      expect(sum(rows, 'problems'), name).toBe(totals.issues.problem.value);
      expect(sum(rows, 'completed'), name).toBe(totals.statuses.completed.value);
      expect(sum(rows, 'unstated'), name).toBe(totals.statuses.unstated.value);
    }
    const sanctions = await answer('sanctions-by-action');
    expect(
      sum(
        sanctions.filter((row) => row.action === '诫勉'),
        'people',
      ),
    ).toBe(totals.sanctions.诫勉.listed.value);
    expect(sum(await answer('money-recovered'), 'yuan')).toBeCloseTo(totals.money.recovered.value, 2);
    expect(sum(await answer('money-recovered'), 'stated')).toBe(totals.recoveredStated.value);
    const money = await answer('money-by-direction');
    expect(money.find((row) => row.direction === 'misused')!.yuan).toBeCloseTo(totals.money.misused.value, 2);
    const findings = await answer('findings-by-rule');
    expect(sum(findings, 'findings')).toBe(notices.flatMap((n) => n.findings).length);
    expect(sum(await answer('notices-by-kind'), 'measures')).toBe(notices.flatMap((n) => n.measures).length);
  });

  test('overdue: open problems whose deadline is before the day', async () => {
    const late = await answer('overdue', { asOf: '2030-01-01' });
    const open = notices.flatMap((n) =>
      n.issues.filter(
        (i) => i.role === 'problem' && /^\d{4}-/.test(i.deadline ?? '') && !['completed', 'long-term', 'unstated'].includes(i.status),
      ),
    );
    expect(late.length).toBe(open.length);
    expect((await answer('overdue')).length).toBeLessThanOrEqual(late.length);
    expect((await answer('overdue', { asOf: '2000-01-01' })).length).toBe(0);
  });

  test('repeated-measures: the words without their marker, in units', async () => {
    const path = join(folder, 'repeats.duckdb');
    const loader = await openLoader(path);
    for (const [i, unit] of ['甲县', '乙县', '丙县'].entries()) {
      const notice = notices.find((n) => n.measures.some((m) => m.marker !== null))!;
      await loader.add(
        `${i}`,
        { ...notice, source: { ...notice.source, sha256: `${i}` }, document: { ...notice.document, unit } },
        null,
        '',
      );
    }
    await loader.flush();
    loader.close();
    const repeats = await openCorpus(path);
    const rows = await answer('repeated-measures', {}, repeats);
    repeats.close();
    rmSync(path);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows[0]).toMatchObject({ units: 3, mentions: 3 });
    expect(rows.every((row) => !/^[一二三四]是/.test(String(row.measure)))).toBe(true);
  });
});

describeWithDuckDb('the answer', () => {
  const options = { lang: 'en', colour: false, width: 60, most: 2 } as const;
  const written = async (sql: string, format: 'table' | 'json' | 'ndjson' | 'csv') => {
    let text = '';
    for await (const chunk of writeRecords(await corpus.query(sql), format, options)) text += chunk;
    return text;
  };
  const SQL = `SELECT 'a,"b"' AS name, 1234567.5 AS n, ['x', 'y'] AS list UNION ALL SELECT '=1+1', NULL, NULL ORDER BY n`;

  test('in each format', async () => {
    expect((await written(SQL, 'table')).split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['name', 'n', 'list'],
      ['─'.repeat(60)],
      ['a,"b"', '1,234,567.5', 'x, y'],
      ['=1+1'],
      [''],
    ]);
    expect(await written(SQL, 'ndjson')).toBe(
      '{"name":"a,\\"b\\"","n":1234567.5,"list":["x","y"]}\n{"name":"=1+1","n":null,"list":null}\n',
    );
    expect(JSON.parse(await written(SQL, 'json'))).toEqual([
      { name: 'a,"b"', n: 1234567.5, list: ['x', 'y'] },
      { name: '=1+1', n: null, list: null },
    ]);
    expect(await written(SQL, 'csv')).toBe(`"name","n","list"\r\n"a,""b""",1234567.5,"x、y"\r\n"'=1+1",,\r\n`);
  });

  test('that is empty, and one that is longer than a table shows', async () => {
    expect(await written('SELECT 1 AS a WHERE false', 'json')).toBe('[]\n');
    expect(await written('SELECT 1 AS a WHERE false', 'csv')).toBe('"a"\r\n');
    expect(await written('SELECT 1 AS a WHERE false', 'table')).toContain('none');
    expect(await written('SELECT * FROM range(2)', 'table')).not.toContain('the first');
    expect(await written('SELECT * FROM range(3)', 'table')).toContain('the first 2 rows');
    expect((await written('SELECT * FROM range(5000)', 'ndjson')).split('\n').length).toBe(5001);
  });

  test('with two columns of one name keeps both', async () => {
    expect(await written('SELECT 1 AS a, 2 AS a', 'ndjson')).toBe('{"a":1,"a:1":2}\n');
  });
});
