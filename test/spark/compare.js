/** `node compare.js A B`: whether two folders of Parquet hold the same tables: columns, types and rows, in whatever files and order. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const [a, b] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const rows = async (sql) => (await connection.runAndReadAll(sql)).getRowsJson();

/** DuckDB writes a file for a table, Spark a folder of files. */
function source(folder, table) {
  const path = join(folder, table);
  const files = statSync(path).isDirectory() ? join(path, '*.parquet') : path;
  return `read_parquet('${files.replaceAll("'", "''")}')`;
}

const tables = [...new Set([a, b].flatMap((folder) => readdirSync(folder)))].filter((name) => name.endsWith('.parquet')).sort();
if (tables.length === 0) throw new Error('there are no tables');
let differences = 0;
for (const table of tables) {
  if (![a, b].every((folder) => existsSync(join(folder, table)))) {
    console.log(`${table}: is in one of them only`);
    differences++;
    continue;
  }
  const [left, right] = [source(a, table), source(b, table)];
  const columns = async (from) => (await rows(`DESCRIBE FROM ${from}`)).map(([name, type]) => `${name} ${type}`).join(', ');
  const [columnsLeft, columnsRight] = [await columns(left), await columns(right)];
  if (columnsLeft !== columnsRight) {
    console.log(`${table}: columns differ\n  ${columnsLeft}\n  ${columnsRight}`);
    differences++;
    continue;
  }
  const [[count]] = await rows(`SELECT count(*) FROM ${left}`);
  const only = async (from, without) => rows(`(FROM ${from}) EXCEPT ALL (FROM ${without}) LIMIT 3`);
  const [onlyLeft, onlyRight] = [await only(left, right), await only(right, left)];
  console.log(`${table}: ${count} rows${onlyLeft.length + onlyRight.length > 0 ? ', which differ' : ''}`);
  for (const row of onlyLeft) console.log(`  only in ${a}: ${JSON.stringify(row).slice(0, 300)}`);
  for (const row of onlyRight) console.log(`  only in ${b}: ${JSON.stringify(row).slice(0, 300)}`);
  differences += onlyLeft.length + onlyRight.length;
}
process.exitCode = differences > 0 ? 1 : 0;
