/** Tests that need DuckDB are skipped, and say so, where it is not installed. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { ROOT } from '../shell.ts';

export const hasDuckDb = existsSync(join(ROOT, 'node_modules/@duckdb/node-api'));

if (!hasDuckDb) process.stderr.write('@duckdb/node-api is not installed: what needs it is not tested\n');

export const describeWithDuckDb = describe.skipIf(!hasDuckDb);
