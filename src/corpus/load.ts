/**
 * Notices → a database, whole notices at a time. What is appended becomes visible, and lasts, in transactions of some hundred notices each
 * with all their rows, so that a database holds whole notices only, whenever the run is killed. A notice whose bytes were loaded before
 * takes the place of what they gave then.
 */

import { DiagnosticError } from '../model/diagnostic.ts';
import type { Failure, Notice } from '../model/notice.ts';
import { ERRORS_TABLE, factsOf, type Value } from '../write/rows.ts';
import { appendRows, type NoticeRows } from './chunks.ts';
import { type Connection, type Database, firstLine, openForWriting, quotedName, select } from './duckdb.ts';
import { CORPUS_TABLES, createTables, kindOfDatabase } from './tables.ts';

/** What was read under a name: a hash of all that the result depends on, and whatever the caller wants to know of it again. */
export interface Known {
  key: string;
  tally: string;
}

export interface Loader {
  /** What the database holds of an input that was read under this name. */
  known(name: string): Known | undefined;
  /** Takes one result; resolves when there is room for the next. `key` is null for what may differ next time. */
  add(name: string, result: Notice | Failure, key: string | null, tally: string): Promise<void>;
  /** Makes all that was taken last. */
  flush(): Promise<void>;
  /** Notices that were new, that took the place of the same notice, and that there are now. */
  counts(): { added: number; replaced: number; total: number };
  /** The same connection for what follows (Parquet). */
  connection: Connection;
  /** Closes the database; what was added since the last `flush` is gone. */
  close(): void;
}

/** A transaction has at most so many notices, or rows. */
const MOST = { notices: 1000, rows: 100_000 };

const INPUTS = { name: 'inputs', schema: 'rectify', columns: [{ type: 'text' }, { type: 'text' }, { type: 'text' }] } as const;

interface Pending {
  /** By notice, in order; the later of two that are the same counts. */
  notices: Map<string, readonly (readonly Value[])[][]>;
  inputs: Map<string, readonly [key: string | null, tally: string, failure: Failure | null]>;
  rows: number;
  /** Notices that the same notice has taken the place of before they were written. */
  doubles: number;
}

/** Opens or makes a database; `path` null for one in memory. */
export async function openLoader(path: string | null): Promise<Loader> {
  const database = await openForWriting(path);
  const { connection } = database;
  try {
    const kind = await kindOfDatabase(connection);
    if (kind === 'empty') await createTables(connection);
    else if (kind !== 'corpus')
      throw new DiagnosticError({
        code: 'not-a-corpus',
        file: path,
        message: kind === 'foreign' ? 'is a database of something else' : 'was written by another version of rectify',
        hint: kind === 'foreign' ? 'name another' : 'load the notices into a new database',
      });
    return await loader(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

async function loader({ duck, connection, close }: Database): Promise<Loader> {
  const there = new Set((await select(connection, 'SELECT notice FROM notices')).map(([key]) => key as string));
  const inputs = new Map(
    (await select(connection, 'SELECT name, key, tally FROM rectify.inputs')).map(([name, key, tally]) => [
      name as string,
      { key: key as string | null, tally: tally as string },
    ]),
  );
  let erred = (await select(connection, 'SELECT 1 FROM errors LIMIT 1')).length > 0;
  let pending = nothing();
  let writing: Promise<void> = Promise.resolve();
  let added = 0;
  let replaced = 0;

  const write = async ({ notices, inputs: read, doubles }: Pending): Promise<void> => {
    const old = [...notices.keys()].filter((key) => there.has(key));
    const names = [...read.keys()].filter((name) => inputs.has(name));
    const failures = new Map([...read.values()].flatMap(([, , failure]) => (failure ? [[failure.source.name, failure]] : [])));
    const list = (items: readonly string[]) => ({ items: duck.listValue(items) });
    await connection.run('BEGIN');
    try {
      if (old.length > 0) {
        for (const table of [...CORPUS_TABLES.map(({ name }) => quotedName(name)), 'rectify.search_texts', 'rectify.search_notices'])
          await connection.run(`DELETE FROM ${table} WHERE notice IN (SELECT unnest($items))`, list(old));
      }
      if (names.length > 0) await connection.run('DELETE FROM rectify.inputs WHERE name IN (SELECT unnest($items))', list(names));
      // a failure among results that were read back has the name that it had then
      if (erred)
        await connection.run('DELETE FROM errors WHERE name IN (SELECT unnest($items))', list([...read.keys(), ...failures.keys()]));
      for (const [t, table] of CORPUS_TABLES.entries()) {
        const groups: NoticeRows[] = [...notices].map(([notice, tables]) => ({ notice, rows: tables[t]! }));
        await appendRows(duck, connection, table, groups, pause);
      }
      await appendRows(duck, connection, ERRORS_TABLE, [{ notice: '', rows: [...failures.values()].map(ERRORS_TABLE.row) }], pause);
      const rows = [...read].map(([name, [key, tally]]) => [name, key, tally]);
      await appendRows(duck, connection, INPUTS, [{ notice: '', rows }], pause);
      await connection.run('COMMIT');
    } catch (error) {
      await connection.run('ROLLBACK').catch(() => {});
      throw error;
    }
    erred ||= failures.size > 0;
    replaced += old.length + doubles;
    added += notices.size - old.length;
    for (const key of notices.keys()) there.add(key);
    for (const [name, [key, tally]] of read) inputs.set(name, { key, tally });
  };

  /** Hands over what is pending when what was handed over before is written. */
  const handOver = async (): Promise<void> => {
    await writing;
    const batch = pending;
    pending = nothing();
    if (batch.inputs.size > 0) writing = write(batch);
    writing.catch(() => {}); // told to whoever hands over next
  };

  return {
    connection,
    known: (name) => {
      const found = inputs.get(name);
      return found && found.key !== null ? { key: found.key, tally: found.tally } : undefined;
    },
    async add(name, result, key, tally) {
      const failed = 'error' in result;
      pending.inputs.delete(name);
      pending.inputs.set(name, [key, tally, failed ? result : null]);
      if (!failed) {
        const facts = factsOf(result);
        const tables = CORPUS_TABLES.map((table) => table.rows(facts));
        const { sha256 } = result.source;
        if (pending.notices.delete(sha256)) pending.doubles++;
        pending.notices.set(sha256, tables);
        for (const rows of tables) pending.rows += rows.length;
      }
      if (pending.inputs.size >= MOST.notices || pending.rows >= MOST.rows) await handOver();
    },
    async flush() {
      await handOver();
      await writing;
    },
    counts: () => ({ added, replaced, total: there.size }),
    close,
  };
}

function nothing(): Pending {
  return { notices: new Map(), inputs: new Map(), rows: 0, doubles: 0 };
}

/** Lets the answers of workers in, so that they are not idle while the database is written. */
function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** What DuckDB says when it cannot write, as a diagnostic. */
export function loadingProblem(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || error.name === 'DiagnosticError') return error;
  const message = firstLine(error);
  if (!/^(?:IO|Out of Memory|Fatal|TransactionContext) Error/.test(message)) return error;
  return new DiagnosticError({
    code: 'not-writable',
    file,
    message: /No space left|disk is full/i.test(message) ? 'the disk is full' : message,
    hint: 'free some space, then go on with --resume',
  });
}
