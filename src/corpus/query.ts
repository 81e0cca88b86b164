/**
 * One reading query → its rows. That nothing else can be reached is seen to three times over: the database is opened read-only, DuckDB's
 * access to files and extensions is locked, and what is run has to be a single SELECT whose table functions are known to read nothing but
 * the database (others can, for one, switch on logging to a file).
 */
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DuckDBType, DuckDBValue } from '@duckdb/node-api';
import { type Diagnostic, DiagnosticError } from '../model/diagnostic.ts';
import type { Plain, Records } from '../write/records.ts';
import {
  type Connection,
  type Database,
  type DuckDb,
  firstLine,
  noSuchDatabase,
  openForReading,
  openLocked,
  quoted,
  quotedName,
  select,
} from './duckdb.ts';
import { aboutColumn, columnNamed, kindOfDatabase, TABLE_NAMES } from './tables.ts';

/** Opens a database that `rectify batch` wrote, or a folder of Parquet files, for reading alone. */
export async function openReadOnly(path: string): Promise<Database> {
  const absolute = resolve(path);
  const stat = statSync(absolute, { throwIfNoEntry: false });
  const problem = (code: Diagnostic['code'], message: string, hint: string) => new DiagnosticError({ code, file: path, message, hint });
  if (!stat) throw noSuchDatabase(path);
  if (stat.isDirectory()) return openFolder(path, absolute);
  const database = await named(path, openForReading(absolute));
  const kind = await kindOfDatabase(database.connection);
  if (kind === 'corpus') return database;
  database.close();
  throw kind === 'other-layout'
    ? problem('not-a-corpus', 'was written by another version of rectify', 'load the notices into a new database')
    : problem('not-a-corpus', 'is a database of something else', 'name a database that rectify batch wrote');
}

/** A folder with a file for each table, as `batch` writes it, or a folder of files for each, as Spark does. */
async function openFolder(path: string, absolute: string): Promise<Database> {
  const tables = TABLE_NAMES.map((name) => ({ name, files: filesOf(join(absolute, `${name}.parquet`)) })).filter((t) => t.files.length > 0);
  if (!tables.some(({ name }) => name === 'notices'))
    throw new DiagnosticError({
      code: 'not-a-corpus',
      file: path,
      message: 'is a folder without notices.parquet',
      hint: 'name one that rectify batch wrote',
    });
  try {
    return await openLocked(
      tables.flatMap(({ files }) => files),
      async (connection) => {
        for (const { name, files } of tables)
          await connection.run(`CREATE VIEW ${quotedName(name)} AS SELECT * FROM read_parquet([${files.map(quoted).join(', ')}])`);
        await connection.run((await comments(connection)).join(';\n'));
      },
    );
  } catch (error) {
    if (error instanceof Error && error.name === 'DiagnosticError') throw error;
    throw new DiagnosticError({ code: 'damaged-file', file: path, message: firstLine(error), hint: 'write it anew' });
  }
}

/** What the tables and columns hold, which Parquet does not say. */
async function comments(connection: Connection): Promise<string[]> {
  const there = await select(connection, 'SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal');
  return there.flatMap(([table, name]) => {
    const column = columnNamed(table as string, name as string);
    return column
      ? [`COMMENT ON COLUMN ${quotedName(table as string)}.${quotedName(name as string)} IS ${quoted(aboutColumn(column))}`]
      : [];
  });
}

function filesOf(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat ? [path] : [];
  // what is being written, or was left behind, has a name with _ or . in front
  const names = readdirSync(path).filter((name) => name.endsWith('.parquet') && !/^[_.]/.test(name));
  return names.sort().map((name) => join(path, name));
}

/** Opening knows the absolute path; people gave another. */
async function named<T>(path: string, opening: Promise<T>): Promise<T> {
  try {
    return await opening;
  } catch (error) {
    if (!(error instanceof DiagnosticError) || error.diagnostic.file === null) throw error;
    throw new DiagnosticError({ ...error.diagnostic, file: path });
  }
}

/**
 * Runs one SELECT; its rows come some thousand at a time. `values` are those of its `$name` parameters, as text; throws a DiagnosticError
 * (`bad-query`, `query-refused`) that says what is wrong with the query.
 */
export async function query(
  { duck, connection }: Database,
  sql: string,
  values: Readonly<Record<string, string | null>>,
): Promise<Records> {
  await check(connection, sql);
  try {
    const statements = await connection.extractStatements(sql);
    if (statements.count !== 1) throw refused('more than one statement', 'ask one at a time');
    const statement = await statements.prepare(0);
    if (statement.statementType !== duck.StatementType.SELECT)
      throw refused('only a SELECT can be asked', 'the database is read, never changed');
    bind(statement, values);
    const result = await statement.stream();
    const types = result.columnTypes();
    return {
      columns: result.columnNames().map((name, i) => ({ name, numeric: isNumeric(duck, types[i]!) })),
      async *rows() {
        try {
          for await (const rows of result.yieldRows()) yield rows.map((row) => row.map((value) => plain(duck, value)));
        } catch (error) {
          throw problemOf(error);
        }
      },
    };
  } catch (error) {
    throw problemOf(error);
  }
}

function bind(statement: Awaited<ReturnType<Connection['prepare']>>, values: Readonly<Record<string, string | null>>): void {
  const wanted = Array.from({ length: statement.parameterCount }, (_, i) => statement.parameterName(i + 1));
  const missing = wanted.find((name) => !(name in values));
  if (missing !== undefined)
    throw new DiagnosticError({ code: 'bad-query', file: null, message: `$${missing} has no value`, hint: `--param ${missing}=…` });
  const unused = Object.keys(values).find((name) => !wanted.includes(name));
  if (unused !== undefined)
    throw new DiagnosticError({
      code: 'bad-query',
      file: null,
      message: `the query has no $${unused}`,
      hint: wanted.length === 0 ? 'leave --param out' : `it has ${wanted.map((name) => `$${name}`).join(', ')}`,
    });
  for (const [i, name] of wanted.entries()) {
    const value = values[name]!;
    if (value === null) statement.bindNull(i + 1);
    else statement.bindVarchar(i + 1, value);
  }
}

/** Table functions that read the database, or nothing at all. */
const READING_FUNCTIONS: ReadonlySet<string> = new Set([
  'unnest',
  'range',
  'generate_series',
  'repeat',
  'json_each',
  'json_tree',
  'duckdb_tables',
  'duckdb_columns',
  'duckdb_constraints',
  'duckdb_views',
  'duckdb_functions',
  'duckdb_types',
  'pragma_table_info',
  'pragma_database_size',
  'pragma_version',
  'summary',
]);

/** Has DuckDB take the query apart, which it does for SELECT alone, and looks at the functions that it calls. */
async function check(connection: Connection, sql: string): Promise<void> {
  if (sql.trim().replace(/;+$/, '') === '') throw badQuery('the query is empty', 'see --list for ready ones');
  let tree: { error: boolean; error_type?: string; error_message?: string; statements?: unknown[] };
  try {
    const [row] = await select(connection, 'SELECT json_serialize_sql($sql::VARCHAR)', { sql });
    tree = JSON.parse(row![0] as string) as typeof tree;
  } catch (error) {
    throw problemOf(error);
  }
  if (tree.error) {
    if (tree.error_type === 'not implemented' || /Only SELECT/i.test(tree.error_message ?? ''))
      throw refused('only a SELECT can be asked', 'the database is read, never changed');
    throw badQuery(
      firstLine(new Error(tree.error_message)),
      reserved(tree.error_message ?? '') ?? 'see https://duckdb.org/docs/stable/sql/introduction',
    );
  }
  if (tree.statements!.length !== 1) throw refused('more than one statement', 'ask one at a time');
  const other = tableFunctions(tree.statements!).find((name) => !READING_FUNCTIONS.has(name.toLowerCase()));
  if (other !== undefined) throw refused(`the table function ${other} is not allowed`, 'only the tables of the database can be read');
}

function tableFunctions(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = (node as { type?: unknown; function?: { function_name?: unknown } }).type === 'TABLE_FUNCTION';
  const name = own ? String((node as { function: { function_name: unknown } }).function.function_name) : null;
  return [...(name === null ? [] : [name]), ...Object.values(node).flatMap(tableFunctions)];
}

function refused(what: string, hint: string): DiagnosticError {
  return new DiagnosticError({ code: 'query-refused', file: null, message: what, hint });
}

function badQuery(message: string, hint: string): DiagnosticError {
  return new DiagnosticError({ code: 'bad-query', file: null, message, hint });
}

/** What DuckDB says of a query, in one line with its own proposals as the hint. */
function problemOf(error: unknown): unknown {
  if (!(error instanceof Error) || error.name === 'DiagnosticError') return error;
  const message = error.message.trim();
  if (/^Permission Error|^Invalid Input Error: Cannot (?:change|execute)|disabled (?:by|through) configuration/.test(message))
    return new DiagnosticError({
      code: 'query-refused',
      file: null,
      message: firstLine(error),
      hint: 'only the tables of the database can be read',
    });
  const proposal = /(?:Did you mean|Candidate bindings:|Candidate functions:)[^\n]*/.exec(message)?.[0];
  return badQuery(firstLine(error), proposal ?? 'rectify query DATABASE tables lists tables and columns');
}

/** Columns of spans and periods have names that SQL keeps for itself. */
function reserved(message: string): string | null {
  const word = /at or near "(end|from|to)"/i.exec(message)?.[1];
  return word === undefined ? null : `a column of the name ${word} is written "${word}", in double quotes`;
}

function isNumeric(duck: DuckDb, { typeId }: DuckDBType): boolean {
  const { TINYINT, SMALLINT, INTEGER, BIGINT, HUGEINT, UTINYINT, USMALLINT, UINTEGER, UBIGINT, FLOAT, DOUBLE, DECIMAL } = duck.DuckDBTypeId;
  return [TINYINT, SMALLINT, INTEGER, BIGINT, HUGEINT, UTINYINT, USMALLINT, UINTEGER, UBIGINT, FLOAT, DOUBLE, DECIMAL].includes(
    typeId as never,
  );
}

/** A value as JSON has it: numbers where JSON can hold them exactly, days and times as text. */
function plain(duck: DuckDb, value: DuckDBValue): Plain {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof duck.DuckDBDecimalValue) return value.toDouble();
  if (value instanceof duck.DuckDBListValue || value instanceof duck.DuckDBArrayValue) return value.items.map((item) => plain(duck, item));
  if (value instanceof duck.DuckDBStructValue)
    return Object.fromEntries(Object.entries(value.entries).map(([key, item]) => [key, plain(duck, item)]));
  if (value instanceof duck.DuckDBMapValue) return value.entries.map(({ key, value: item }) => [plain(duck, key), plain(duck, item)]);
  return String(value);
}
