/** DuckDB, an optional package: loaded by what needs a database, and told about where it is missing. */
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type Diagnostic, DiagnosticError } from '../model/diagnostic.ts';

export type DuckDb = typeof import('@duckdb/node-api');
export type Connection = DuckDBConnection;

export async function loadDuckDb(): Promise<DuckDb> {
  try {
    return await import('@duckdb/node-api');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code?.endsWith('MODULE_NOT_FOUND');
    throw new DiagnosticError({
      code: 'missing-package',
      file: null,
      message: `databases and Parquet need the package @duckdb/node-api, which ${missing ? 'is not installed' : `does not load: ${firstLine(error)}`}`,
      hint: 'npm install @duckdb/node-api',
    });
  }
}

export interface Database {
  duck: DuckDb;
  connection: Connection;
  close(): void;
}

export function noSuchDatabase(file: string): DiagnosticError {
  return new DiagnosticError({
    code: 'not-found',
    file,
    message: 'no such database',
    hint: 'rectify batch notices/ -o corpus.duckdb makes one',
  });
}

/** A database file that is written; null for one in memory. */
export async function openForWriting(path: string | null): Promise<Database> {
  return open(path ?? ':memory:', {}, [
    ['memory_limit', '1GB'],
    // a transaction is on disk when it ends; what is in the log is moved into the tables in large pieces
    ['checkpoint_threshold', '256MB'],
  ]);
}

/** What a query may not do is refused by DuckDB itself, whatever the query is: see https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview */
const LOCKED: readonly (readonly [setting: string, value: string | boolean])[] = [
  ['memory_limit', '4GB'],
  ['temp_directory', ''],
  ['allow_unsigned_extensions', false],
  ['allow_community_extensions', false],
  ['autoinstall_known_extensions', false],
  ['autoload_known_extensions', false],
  ['allow_persistent_secrets', false],
  ['enable_external_access', false],
  ['lock_configuration', true],
];

/** A database that can only be read, and through which nothing else can be reached. */
export async function openForReading(path: string): Promise<Database> {
  return open(path, { access_mode: 'READ_ONLY' }, LOCKED);
}

/** The same for files outside: a database in memory that `prepare` may fill with views of the files at `paths`, and of nothing else. */
export async function openLocked(paths: readonly string[], prepare: (connection: Connection) => Promise<void>): Promise<Database> {
  const database = await open(':memory:', {}, []);
  await prepare(database.connection);
  await database.connection.run(`SET allowed_paths = [${paths.map(quoted).join(', ')}]`);
  await set(database.connection, LOCKED);
  return database;
}

async function open(path: string, options: Record<string, string>, settings: typeof LOCKED): Promise<Database> {
  const duck = await loadDuckDb();
  let instance: DuckDBInstance;
  try {
    instance = await duck.DuckDBInstance.create(path, options);
  } catch (error) {
    throw new DiagnosticError(openingProblem(error, path));
  }
  const connection = await instance.connect();
  await set(connection, settings);
  return {
    duck,
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function set(connection: Connection, settings: typeof LOCKED): Promise<void> {
  for (const [setting, value] of settings) await connection.run(`SET ${setting} = ${typeof value === 'string' ? quoted(value) : value}`);
}

/** `Could not set lock on file "…": Conflicting lock is held in … (PID 42)`. */
function openingProblem(error: unknown, file: string): Diagnostic {
  const message = firstLine(error);
  const owner = /Conflicting lock is held.*?\(PID (\d+)\)/.exec(message)?.[1];
  if (owner !== undefined || /Could not set lock/.test(message))
    return {
      code: 'not-writable',
      file,
      message: `is being written by another run${owner === undefined ? '' : ` (PID ${owner})`}`,
      hint: 'wait for it to end',
    };
  if (/not a valid DuckDB database/.test(message)) return { code: 'not-a-corpus', file, message: 'is not a DuckDB database', hint: HINT };
  if (/Permission denied|Read-only file system/.test(message))
    return { code: 'not-writable', file, message: 'may not be opened', hint: 'check the permissions' };
  return { code: 'damaged-file', file, message: `cannot be opened as a database: ${message}`, hint: 'load it anew' };
}

const HINT = 'name a database that rectify batch wrote';

export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
}

/** All rows of a statement of our own, as plain values (numbers as numbers). */
export async function select(connection: Connection, sql: string, values: Parameters<Connection['run']>[1] = []): Promise<unknown[][]> {
  return (await connection.runAndReadAll(sql, values)).getRowsJS();
}
