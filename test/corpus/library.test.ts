import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { indexCorpus, objects, openCorpus, type Plain, QUESTIONS } from '../../src/corpus/index.ts';
import { ROOT, shell, withFolder } from '../shell.ts';
import { describeWithDuckDb } from './duckdb.ts';

async function all(path: string, asked: string, values: Record<string, string> = {}) {
  const corpus = await openCorpus(path);
  try {
    const rows: Record<string, Plain>[] = [];
    for await (const row of objects(await corpus.query(asked, values))) rows.push(row);
    return rows;
  } finally {
    corpus.close();
  }
}

const load = (output: string) => shell(`rectify batch 'fixtures/notices/[wy]*/source.txt' -o ${output} -q`);

describeWithDuckDb('rectify/corpus', () => {
  test('asks ready questions by name, with their defaults, and SQL', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'c.duckdb');
      await load(path);
      expect(QUESTIONS.map(({ name }) => name)).toContain('overdue');
      const late = await all(path, 'overdue', { asOf: '2025-12-31' });
      expect(late.length).toBeGreaterThan((await all(path, 'overdue')).length);
      expect(late[0]).toMatchObject({ dueDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), days: expect.any(Number) });
      expect(await all(path, 'SELECT count(*) AS n FROM notices WHERE name LIKE $like', { like: '%wangxi%' })).toEqual([{ n: 1 }]);
      await expect(all(path, 'overdue', { year: '2025' })).rejects.toMatchObject({ diagnostic: { code: 'bad-query' } });
      await expect(all(path, 'DELETE FROM notices')).rejects.toMatchObject({ diagnostic: { code: 'query-refused' } });
    }));

  test('searches what is indexed, and says so where something is not', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'c.duckdb');
      await load(path);
      let corpus = await openCorpus(path);
      expect(await corpus.unindexed()).toBe(3);
      await expect(corpus.search('租金')).rejects.toMatchObject({ diagnostic: { code: 'not-indexed', file: path } });
      corpus.close();
      const told: number[] = [];
      expect(await indexCorpus(path, (_, total) => told.push(total))).toBe(3);
      expect(told).toEqual([3]);
      corpus = await openCorpus(path);
      const [hit] = await corpus.search('房屋租金 清收', { in: 'measures', limit: 1 });
      expect(hit).toMatchObject({ kind: 'measure', field: 'text' });
      expect(hit!.places.map(({ start, end }) => hit!.text.slice(start, end)).join()).toMatch(/清收|租金|房屋/);
      expect(await corpus.search('，')).toEqual([]);
      corpus.close();
    }));

  test('asks Parquet, which has no index of words', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'c.parquet');
      await load(path);
      expect(await all(path, 'notices-by-kind')).toHaveLength(2);
      const corpus = await openCorpus(path);
      await expect(corpus.search('租金')).rejects.toMatchObject({ diagnostic: { code: 'not-indexed' } });
      corpus.close();
    }));

  test('makes no database of one that is missing', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'missing.duckdb');
      await expect(openCorpus(path)).rejects.toMatchObject({ diagnostic: { code: 'not-found' } });
      await expect(indexCorpus(path)).rejects.toMatchObject({ diagnostic: { code: 'not-found' } });
      expect(existsSync(path)).toBe(false);
    }));
});

test('importing it loads no database', () => {
  const code =
    "await import('rectify/corpus'); console.log(process.report.getReport().sharedObjects.filter((file) => /duckdb/.test(file)).length)";
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: ROOT, encoding: 'utf8' });
  expect(stdout).toBe('0\n');
});
