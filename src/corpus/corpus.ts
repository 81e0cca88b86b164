/** A database of notices for programs: asked, searched, brought up to date. DuckDB is loaded when one is opened, jieba when it is searched. */
import { DiagnosticError } from '../model/diagnostic.ts';
import type { Hit } from '../model/hit.ts';
import type { Segmenter } from '../text/words.ts';
import type { Plain, Records } from '../write/records.ts';
import { openReadOnly, query } from './query.ts';
import { questionNamed } from './questions.ts';
import { type SearchOptions, search } from './search.ts';
import { hasIndex, openSegmenter, unindexed, updateIndex } from './search-index.ts';

export interface Corpus {
  /**
   * Asks one of `QUESTIONS` by its name, or any single SELECT in DuckDB's SQL. `values` are those of its `$name` parameters, as text; those
   * of a ready question that are left out have their defaults. Throws a DiagnosticError: `bad-query` where the SQL is wrong, `query-refused`
   * where it would reach or change something else.
   */
  query(asked: string, values?: Readonly<Record<string, string | null>>): Promise<Records>;
  /**
   * The issues and measures that have most of the words, best first; at most `limit` (10) of both, or of those `in` alone. Throws a
   * DiagnosticError `not-indexed` where notices were loaded since the index was brought up to date, and for Parquet, which has none.
   */
  search(words: string, options?: Partial<SearchOptions>): Promise<Hit[]>;
  /** How many notices the index of words does not have yet. */
  unindexed(): Promise<number>;
  close(): void;
}

/**
 * Opens a database (`NAME.duckdb`) or a folder of Parquet files (`NAME.parquet`) that `batch` or the Spark launcher wrote, for reading
 * alone: through it no other file, no network and no extension can be reached. Throws a DiagnosticError: `not-found`, `not-a-corpus`,
 * `missing-package` where DuckDB is not installed.
 */
export async function openCorpus(path: string): Promise<Corpus> {
  const database = await openReadOnly(path);
  let segmenter: Promise<Segmenter> | undefined;
  const behind = async (): Promise<number> => {
    if (await hasIndex(database.connection)) return unindexed(database.connection);
    throw new DiagnosticError({
      code: 'not-indexed',
      file: path,
      message: 'Parquet has no index of words',
      hint: 'load the notices into NAME.duckdb',
    });
  };
  return {
    query(asked, values = {}) {
      const { sql = asked, params = {} } = questionNamed(asked) ?? {};
      const defaults = Object.entries(params).map(([name, { value }]) => [name, value]);
      return query(database, sql, { ...Object.fromEntries(defaults), ...values });
    },
    async search(words, options = {}) {
      const notices = await behind();
      if (notices > 0)
        throw new DiagnosticError({
          code: 'not-indexed',
          file: path,
          message: `the index of words does not have ${notices} of its notices yet`,
          hint: `rectify search ${path} --index, or indexCorpus`,
        });
      return search(database, await (segmenter ??= openSegmenter()), words, { in: null, limit: 10, ...options });
    },
    unindexed: behind,
    close: database.close,
  };
}

/**
 * Brings the index of words of a database up to date and gives how many notices were added to it. Whole notices at a time: a run that is
 * stopped leaves an index that the next run goes on with. Throws a DiagnosticError, as opening does, or `not-writable` where another
 * process has the database open.
 */
export async function indexCorpus(path: string, onProgress: (done: number, total: number) => void = () => {}): Promise<number> {
  return updateIndex(path, onProgress);
}

/** The rows of an answer as objects, one after the other. */
export async function* objects({ columns, rows }: Records): AsyncGenerator<Record<string, Plain>> {
  for await (const some of rows()) for (const row of some) yield Object.fromEntries(columns.map(({ name }, i) => [name, row[i]!]));
}
