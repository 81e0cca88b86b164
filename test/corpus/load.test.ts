import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysSince1970, scaledDecimal } from '../../src/corpus/chunks.ts';
import { openForReading, select } from '../../src/corpus/duckdb.ts';
import { openLoader } from '../../src/corpus/load.ts';
import { CORPUS_TABLES, TABLE_NAMES } from '../../src/corpus/tables.ts';
import type { Failure, Notice } from '../../src/model/notice.ts';
import { parseNotice, parseSource } from '../../src/pipeline.ts';
import { readSource } from '../../src/read/index.ts';
import { ROOT, shell, withFolder } from '../shell.ts';
import { SAMPLE } from '../write/sample-notice.ts';
import { describeWithDuckDb } from './duckdb.ts';

const NOTICES = join(ROOT, 'fixtures/notices');
const notices: Notice[] = readdirSync(NOTICES).map((name) => {
  const { source, text } = readSource(readFileSync(join(NOTICES, name, 'source.txt')), { name });
  return parseSource(text, source, { withText: true });
});

async function load(path: string, results: readonly (Notice | Failure)[]) {
  const loader = await openLoader(path);
  try {
    for (const result of results) await loader.add(result.source.name, result, null, '');
    await loader.flush();
    return loader.counts();
  } finally {
    loader.close();
  }
}

async function ask(path: string, sql: string): Promise<unknown[][]> {
  const { connection, close } = await openForReading(path);
  try {
    return await select(connection, sql);
  } finally {
    close();
  }
}

/** The same notice with another name and title. */
function renamed(notice: Notice, name: string): Notice {
  return { ...notice, source: { ...notice.source, name }, document: { ...notice.document, title: name } };
}

const failure = (name: string, code: string): Failure => ({ schemaVersion: 1, source: { name }, error: { code, message: 'is broken' } });

describeWithDuckDb('a database', () => {
  test('holds every entity of every notice', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'c.duckdb');
      expect(await load(path, notices)).toEqual({ added: notices.length, replaced: 0, total: notices.length });
      for (const key of ['issues', 'measures', 'counts', 'dates', 'citations', 'sanctions', 'contacts', 'findings'] as const) {
        const rows = await ask(path, `SELECT name, count(*) FROM ${key} JOIN notices USING (notice) GROUP BY name`);
        const counted = Object.fromEntries(rows.map(([name, n]) => [name, Number(n)]));
        const wanted = notices.flatMap((n) => (n[key].length > 0 ? [[n.source.name, n[key].length]] : []));
        expect(counted, key).toEqual(Object.fromEntries(wanted));
      }
    }));

  test('has keys, types and comments', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'c.duckdb');
      await load(path, [SAMPLE]);
      const columns = await ask(
        path,
        "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal ORDER BY table_oid, column_index",
      );
      expect(columns.filter(([, , , comment]) => !comment)).toEqual([]);
      expect([...new Set(columns.map(([name]) => name))].sort()).toEqual([...TABLE_NAMES].sort());
      const typed = Object.fromEntries(columns.map(([table, column, type]) => [`${table}.${column}`, type]));
      expect(typed).toMatchObject({
        'notices.publishedDate': 'DATE',
        'issues.leaders': 'VARCHAR[]',
        'issues.start': 'INTEGER',
        'issues.dueDate': 'DATE',
        'counts.value': 'DECIMAL(28,6)',
        'dates.from': 'DATE',
        'dates.inferred': 'BOOLEAN',
        'sanctions.people': 'BIGINT',
        'findings.related': 'STRUCT("start" INTEGER, "end" INTEGER)[]',
      });
      const keys = await ask(
        path,
        "SELECT table_name FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY' AND schema_name = 'main'",
      );
      expect(keys.flat().sort()).toEqual(['errors', 'issues', 'measures', 'notices']);
    }));

  test('keeps every key unique and every link whole', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'c.duckdb');
      await load(path, notices);
      for (const { name, key } of CORPUS_TABLES) {
        const columns = key.map((c) => `"${c}"`).join(', ');
        const [row] = await ask(path, `SELECT count(*) - count(DISTINCT (${columns})) FROM "${name}"`);
        expect(Number(row![0]), name).toBe(0);
      }
      for (const [table, link, to] of [
        ['issues', 'parent', 'issues'],
        ['measures', 'issue', 'issues'],
        ['counts', 'issue', 'issues'],
        ['counts', 'measure', 'measures'],
        ['money', 'count', 'counts'],
        ['outline', 'parent', 'outline'],
      ]) {
        const sql = `SELECT count(*) FROM ${table} a LEFT JOIN ${to} b ON a.notice = b.notice AND a."${link}" = b.id WHERE a."${link}" IS NOT NULL AND b.id IS NULL`;
        expect(Number((await ask(path, sql))[0]![0]), `${table}.${link}`).toBe(0);
      }
    }));

  test('holds the values of the JSON, and with its text shows the spans', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'c.duckdb');
      await load(path, notices);
      const rows = await ask(
        path,
        `SELECT name, c.id, c.value::DOUBLE, c."start", c."end", c.text FROM counts c JOIN notices USING (notice) ORDER BY name, "start"`,
      );
      const wanted = notices.flatMap(({ source, counts }) => counts.map((c) => [source.name, c.id, c.value, c.start, c.end, c.text]));
      const order = (a: unknown[], b: unknown[]) => (`${a[0]} ${a[1]}` < `${b[0]} ${b[1]}` ? -1 : 1);
      expect([...rows].sort(order)).toEqual([...wanted].sort(order));
      // every character of the fixtures is one code unit, which is what SQL counts in
      const wrong = await ask(
        path,
        'SELECT c.text FROM counts c JOIN notices n USING (notice) WHERE n.text[c."start" + 1:c."end"] <> c.text',
      );
      expect(wrong).toEqual([]);
    }));

  test('replaces the same notice, and never doubles it', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'c.duckdb');
      await load(path, notices);
      const before = await ask(path, 'SELECT count(*) FROM counts');
      const again = renamed(notices[0]!, 'again.txt');
      expect(await load(path, [again, again, notices[1]!])).toEqual({ added: 0, replaced: 3, total: notices.length });
      expect(await ask(path, 'SELECT count(*) FROM counts')).toEqual(before);
      expect(await ask(path, `SELECT name, title FROM notices WHERE sha256 = '${again.source.sha256}'`)).toEqual([
        ['again.txt', 'again.txt'],
      ]);
    }));

  test('remembers a failure until the file is read', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'c.duckdb');
      await load(path, [failure('a.txt', 'empty'), failure('b.txt', 'empty'), failure('b.txt', 'no-text')]);
      expect(await ask(path, 'SELECT name, code FROM errors ORDER BY name')).toEqual([
        ['a.txt', 'empty'],
        ['b.txt', 'no-text'],
      ]);
      await load(path, [renamed(notices[0]!, 'a.txt'), failure('b.txt', 'bad-encoding')]);
      expect(await ask(path, 'SELECT name, code FROM errors')).toEqual([['b.txt', 'bad-encoding']]);
    }));

  test('takes whatever a text may hold', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'c.duckdb');
      const odd = `收回资金${'9'.repeat(60)}万元，诫勉${'8'.repeat(30)}人，2024年2月30日，\0 \ud800 𠮷${'整改'.repeat(50_000)}`;
      await load(path, [parseNotice(odd, { withText: true }), parseNotice('')]);
      expect(await ask(path, 'SELECT count(*)::INTEGER FROM notices')).toEqual([[2]]);
      expect((await ask(path, 'SELECT text FROM notices ORDER BY length(text) DESC'))[0]![0]).toBe(odd.replace('\ud800', '\ufffd'));
    }));

  test('of something else is not touched', () =>
    withFolder(async (folder) => {
      writeFileSync(join(folder, 'text.duckdb'), 'not a database');
      await expect(openLoader(join(folder, 'text.duckdb'))).rejects.toMatchObject({ diagnostic: { code: 'not-a-corpus' } });
      expect(readFileSync(join(folder, 'text.duckdb'), 'utf8')).toBe('not a database');
      const duck = await import('@duckdb/node-api');
      const instance = await duck.DuckDBInstance.create(join(folder, 'other.duckdb'));
      const connection = await instance.connect();
      await connection.run('CREATE TABLE notices (a INTEGER)');
      connection.closeSync();
      instance.closeSync();
      await expect(openLoader(join(folder, 'other.duckdb'))).rejects.toMatchObject({ diagnostic: { code: 'not-a-corpus' } });
    }));
});

describeWithDuckDb('rectify batch -o', () => {
  const inputs = "'fixtures/notices/[wy]*/source.txt'";

  test('appends to a database, and takes over with --resume what is in it', () =>
    withFolder(async (folder) => {
      await shell(`rectify batch fixtures/notices/wangxi-company/source.txt -o ${folder}/c.duckdb -q`);
      const { stderr } = await shell(`rectify batch ${inputs} -o ${folder}/c.duckdb --resume`);
      expect(stderr).toMatch(/1 unchanged since the last run[\s\S]*2 new, 0 in place of the same notice, 3 in all/);
      const whole = await shell(`rectify batch ${inputs} -o ${folder}/c.duckdb`);
      expect(whole.stderr).toContain('0 new, 3 in place of the same notice, 3 in all');
    }));

  test('leaves no database behind where nothing could be read', () =>
    withFolder(async (folder) => {
      expect((await shell(`rectify batch missing.txt -o ${folder}/c.duckdb`)).status).toBe(2);
      expect((await shell(`rectify batch ${folder}/empty -o ${folder}/c.duckdb`)).status).toBe(2);
      expect(existsSync(join(folder, 'c.duckdb'))).toBe(false);
    }));

  test('writes the same Parquet files every time, with the rows of the database', () =>
    withFolder(async (folder) => {
      await shell(`rectify batch ${inputs} -o ${folder}/a.parquet -q; rectify batch ${inputs} -o ${folder}/b.parquet -q --jobs 1`);
      await shell(`rectify batch ${inputs} -o ${folder}/c.duckdb -q`);
      const files = readdirSync(join(folder, 'a.parquet'));
      expect(files).toEqual(TABLE_NAMES.map((name) => `${name}.parquet`).sort());
      for (const file of files)
        expect(readFileSync(join(folder, 'a.parquet', file)).equals(readFileSync(join(folder, 'b.parquet', file))), file).toBe(true);
      const duck = await import('@duckdb/node-api');
      const instance = await duck.DuckDBInstance.create(join(folder, 'c.duckdb'), { access_mode: 'READ_ONLY' });
      const connection = await instance.connect();
      for (const table of TABLE_NAMES) {
        const file = `read_parquet('${folder}/a.parquet/${table}.parquet')`;
        const sql = `SELECT * FROM (FROM "${table}" EXCEPT ALL FROM ${file}) UNION ALL SELECT * FROM (FROM ${file} EXCEPT ALL FROM "${table}")`;
        expect(await select(connection, sql), table).toEqual([]);
      }
      connection.closeSync();
      instance.closeSync();
    }));
});

test('numbers become decimals without losing a digit that a notice can have', () => {
  expect(scaledDecimal(86.4)).toBe(86_400_000n);
  expect(scaledDecimal(12_345_678_901.25)).toBe(12_345_678_901_250_000n);
  expect(scaledDecimal(1e22)).toBeNull();
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), fc.integer({ min: 0, max: 4 }), (n, digits) => {
      const value = n / 10 ** digits;
      return Math.abs(Number(scaledDecimal(value)) / 1e6 - value) <= Math.abs(value) * 1e-15;
    }),
  );
});

test('days that there are not are none', () => {
  expect(daysSince1970('1970-01-02')).toBe(1);
  expect(daysSince1970('2024-02-30')).toBeNull();
});
