import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import type { Notice } from '../../src/model/notice.ts';
import { hasDuckDb } from '../corpus/duckdb.ts';
import { expectValid, expectValidDetected, noticesIn } from '../schema.ts';
import { shell } from '../shell.ts';

/**
 * A case is a folder with the command (`cmd`, for bash) and what must come of it (`stdout`, `stderr`, `status`).
 * To add one, write `cmd` and run `npm run update`.
 */
const CASES = join(import.meta.dirname, 'cases');

/** What a database is needed for. */
const NEEDS_DUCKDB = /\.duckdb|\.parquet/;

describe.concurrent('command line', () => {
  test.for(readdirSync(CASES).sort())('%s', async (name, { expect, skip }) => {
    const folder = join(CASES, name);
    const cmd = readFileSync(join(folder, 'cmd'), 'utf8');
    if (NEEDS_DUCKDB.test(cmd) && !hasDuckDb) return skip('@duckdb/node-api is not installed');
    const { stdout, stderr, status } = await shell(cmd);
    const only = /--only[= ]([a-z,]+)/.exec(cmd)?.[1]?.split(',') as (keyof Notice)[] | undefined;
    for (const value of noticesIn(stdout)) {
      if ('detect' in (value as object)) expectValidDetected(value);
      else expectValid(value, only ?? null);
    }
    await expect(stdout).toMatchFileSnapshot(join(folder, 'stdout'));
    await expect(stderr).toMatchFileSnapshot(join(folder, 'stderr'));
    await expect(`${status}\n`).toMatchFileSnapshot(join(folder, 'status'));
  });
});
