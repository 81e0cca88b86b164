/**
 * The inverted index of a database: for each term the texts that have it and how often. A text is an issue (title, facts, outcome) or a
 * measure. Notices that were loaded since the last time are added; what is replaced by a load is left behind in the postings and no longer
 * has a text, so that it is not found.
 */
import { existsSync } from 'node:fs';
import { DICTIONARY } from '../lexicon/dictionary.ts';
import { DiagnosticError } from '../model/diagnostic.ts';
import { loadSegmenter, type Segmenter } from '../text/words.ts';
import { type Connection, type Database, noSuchDatabase, openForWriting, select } from './duckdb.ts';
import { kindOfDatabase } from './tables.ts';

/** A database has an index, if an empty one; Parquet has none. */
export async function hasIndex(connection: Connection): Promise<boolean> {
  return (
    (await select(connection, "SELECT 1 FROM duckdb_tables() WHERE schema_name = 'rectify' AND table_name = 'search_notices'")).length > 0
  );
}

/** Notices that the index does not have yet. */
export async function unindexed(connection: Connection): Promise<number> {
  const [row] = await select(connection, 'SELECT count(*) FROM notices ANTI JOIN rectify.search_notices USING (notice)');
  return Number(row![0]);
}

/** What a text is found by: words of Chinese, letters and digits; signs and the commonest particles tell nothing. */
export function termsOf(segmenter: Segmenter, text: string): string[] {
  return segmenter.terms(narrow(text)).flatMap((word) => term(word) ?? []);
}

/** Full-width letters and signs as narrow ones, of which words are made; as long as the text was. */
export function narrow(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

/** The form in which a word is kept; null for what is no term. */
export function term(word: string): string | null {
  const folded = word.normalize('NFKC').toLowerCase();
  return /^[\p{L}\p{N}]/u.test(folded) && !PARTICLES.has(folded) ? folded : null;
}

const PARTICLES: ReadonlySet<string> = new Set('的了和与及等对在是为以不并将把被个按从向'.split(''));

export async function openSegmenter(): Promise<Segmenter> {
  return loadSegmenter(DICTIONARY);
}

/** A transaction has so many notices, which take some hundred megabytes at most. */
const NOTICES = 1000;

/** Brings the index of a database up to date; each transaction has whole notices. */
export async function updateIndex(path: string, onProgress: (done: number, total: number) => void): Promise<number> {
  if (!existsSync(path)) throw noSuchDatabase(path);
  const database = await openForWriting(path);
  try {
    if ((await kindOfDatabase(database.connection)) !== 'corpus')
      throw new DiagnosticError({ code: 'not-a-corpus', file: path, message: 'is no database of notices', hint: 'name another' });
    const { connection } = database;
    const total = await unindexed(connection);
    if (total === 0) return 0;
    const segmenter = await openSegmenter();
    const vocabulary = new Map(
      (await select(connection, 'SELECT term, id FROM rectify.search_terms')).map(([t, id]) => [t as string, id as number]),
    );
    let [next] = (await select(connection, 'SELECT coalesce(max(doc) + 1, 0) FROM rectify.search_texts'))[0] as [number];
    for (let done = 0; done < total; ) {
      onProgress(done, total);
      const added = await addNotices(database, segmenter, vocabulary, Number(next));
      done += added.notices;
      next = Number(next) + added.texts;
    }
    return total;
  } finally {
    database.close();
  }
}

interface Text {
  kind: 'issue' | 'measure';
  notice: string;
  id: string;
  terms: number;
}

/** Text is taken out by number, so that a run that was killed and goes on takes the same notices in the same order. */
const CHOOSE = `CREATE OR REPLACE TEMP TABLE chosen AS
  SELECT notice FROM notices ANTI JOIN rectify.search_notices USING (notice) ORDER BY rowid LIMIT ${NOTICES}`;
const TEXTS = `
  SELECT 'issue' AS kind, notice, id, concat_ws(chr(10), title, statement, outcome) AS text FROM issues SEMI JOIN chosen USING (notice)
  UNION ALL SELECT 'measure', notice, id, text FROM measures SEMI JOIN chosen USING (notice)`;

async function addNotices(
  { duck, connection }: Database,
  segmenter: Segmenter,
  vocabulary: Map<string, number>,
  firstDoc: number,
): Promise<{ notices: number; texts: number }> {
  await connection.run(CHOOSE);
  const rows = (await select(connection, TEXTS)) as [Text['kind'], string, string, string][];
  const before = vocabulary.size;
  const texts: Text[] = [];
  const postings: { term: number[]; doc: number[]; tf: number[] } = { term: [], doc: [], tf: [] };
  for (const [kind, notice, id, text] of rows) {
    const doc = firstDoc + texts.length;
    const terms = termsOf(segmenter, text);
    const tf = new Map<number, number>();
    for (const word of terms) {
      let number = vocabulary.get(word);
      if (number === undefined) vocabulary.set(word, (number = vocabulary.size));
      tf.set(number, (tf.get(number) ?? 0) + 1);
    }
    for (const [number, times] of tf) {
      postings.term.push(number);
      postings.doc.push(doc);
      postings.tf.push(Math.min(times, 0xffff));
    }
    texts.push({ kind, notice, id, terms: terms.length });
  }
  // by term, so that the rows of a term lie together and a search reads few of them
  const order = Uint32Array.from(postings.term.keys()).sort(
    (a, b) => postings.term[a]! - postings.term[b]! || postings.doc[a]! - postings.doc[b]!,
  );
  await connection.run('BEGIN');
  try {
    const { INTEGER, USMALLINT, VARCHAR } = duck;
    await append(duck, connection, 'search_postings', order.length, [
      [INTEGER, (i) => postings.term[order[i]!]!],
      [INTEGER, (i) => postings.doc[order[i]!]!],
      [USMALLINT, (i) => postings.tf[order[i]!]!],
    ]);
    await append(duck, connection, 'search_texts', texts.length, [
      [INTEGER, (i) => firstDoc + i],
      [VARCHAR, (i) => texts[i]!.kind],
      [VARCHAR, (i) => texts[i]!.notice],
      [VARCHAR, (i) => texts[i]!.id],
      [INTEGER, (i) => texts[i]!.terms],
    ]);
    const fresh = [...vocabulary].slice(before);
    await append(duck, connection, 'search_terms', fresh.length, [
      [VARCHAR, (i) => fresh[i]![0]],
      [INTEGER, (i) => fresh[i]![1]],
    ]);
    await connection.run('INSERT INTO rectify.search_notices SELECT notice FROM chosen');
    await connection.run('COMMIT');
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => {});
    throw error;
  }
  const [row] = await select(connection, 'SELECT count(*) FROM chosen');
  return { notices: Number(row![0]), texts: texts.length };
}

type Types = Parameters<Database['duck']['DuckDBDataChunk']['create']>[0];
type Fill = readonly [type: Types[number], value: (row: number) => string | number];
const CHUNK = 2048;

async function append(
  duck: Database['duck'],
  connection: Connection,
  table: string,
  rows: number,
  columns: readonly Fill[],
): Promise<void> {
  const appender = await connection.createAppender(table, 'rectify');
  for (let from = 0; from < rows; from += CHUNK) {
    const count = Math.min(CHUNK, rows - from);
    const chunk = duck.DuckDBDataChunk.create(
      columns.map(([type]) => type),
      count,
    );
    chunk.setColumns(columns.map(([, value]) => Array.from({ length: count }, (_, i) => value(from + i))));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
