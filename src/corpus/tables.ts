/** The tables of the database: those of `write/rows.ts`, with what only a database or Parquet can hold. */
import { moneyOf } from '../analyse/money.ts';
import { lookupOf } from '../analyse/places.ts';
import { MONEY_DIRECTIONS } from '../model/analysis.ts';
import type { Section, Span } from '../model/notice.ts';
import { SCHEMA_VERSION } from '../model/version.ts';
import { values } from '../model/vocabulary.ts';
import {
  type Column,
  type ColumnType,
  ERRORS_TABLE,
  type Facts,
  field,
  ID,
  ISSUE,
  NOTICE,
  SPAN,
  TABLES,
  type Table,
  table,
} from '../write/rows.ts';
import { type Connection, quoted, quotedName, select } from './duckdb.ts';

/** What stands in the database for a notice: SHA-256 of its bytes, so that the same notice is known again wherever it comes from. */
export const NOTICE_KEY = 'SHA-256 of its bytes (notices.notice)';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What stands between a marker and the words. */
const LEADING = /^[\s，,、：:．.]+/;

/** 53 bits, so that JavaScript's numbers hold it: FNV-1a twice over the code units, with two beginnings. */
function hashOf(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5bd1e995) ^ (high >>> 15);
  }
  return (high >>> 11) * 0x1_0000_0000 + (low >>> 0);
}

/** Columns that only the database has, after those of the table. */
const MORE: Readonly<Record<string, readonly (Column & { value(row: Facts, at: number): string | number | null })[]>> = {
  notices: [
    {
      name: 'text',
      type: 'text',
      about: 'the source text, which the offsets index; null without --with-text',
      value: ({ notice }) => notice.source.text ?? null,
    },
  ],
  measures: [
    {
      name: 'wording',
      type: 'integer',
      about: 'a hash of its words without the marker: the same for measures that say the same',
      value: ({ notice }, at) => {
        const { marker, text } = notice.measures[at]!;
        return hashOf((marker !== null && text.startsWith(marker) ? text.slice(marker.length) : text).replace(LEADING, ''));
      },
    },
  ],
  issues: [
    {
      name: 'dueDate',
      type: 'day',
      about: 'the deadline where it is a day',
      value: ({ notice }, at) => {
        const { deadline } = notice.issues[at]!;
        return deadline !== null && DAY.test(deadline) ? deadline : null;
      },
    },
  ],
};

interface OutlineRow extends Omit<Section, 'children'> {
  parent: string | null;
}

function flatten(sections: readonly Section[], parent: string | null): OutlineRow[] {
  return sections.flatMap(({ children, ...section }) => [{ ...section, parent }, ...flatten(children, section.id)]);
}

const OWN: readonly Table[] = [
  table<OutlineRow>('outline', 'The headings.', ({ notice }) => flatten(notice.outline, null), [
    NOTICE,
    ID,
    field('link', 'parent', 'the heading (id) above it; null for none'),
    field('offset', 'level', '1 for the outermost'),
    field('text', 'marker', 'its marker as printed (一、)'),
    field('text', 'title', 'its words'),
    ...SPAN,
    { name: 'rangeStart', type: 'offset', about: 'where its section begins', value: ({ range }) => range.start },
    { name: 'rangeEnd', type: 'offset', about: 'where its section ends, exclusive', value: ({ range }) => range.end },
  ]),
  table<Span & { field: string }>(
    'evidence',
    'Where the text says what notices holds of the document, a row a field.',
    ({ notice }) => Object.entries(notice.document.evidence).map(([field, span]) => ({ field, ...span })),
    [NOTICE, field('text', 'field', 'the field'), ...SPAN],
    ['notice', 'field'],
  ),
  table<{ count: string; issue: string | null; direction: string; cue: string | null; value: number }>(
    'money',
    'Amounts in yuan that problems and their answers state as facts, each once, with the way that they went (as `rectify analyze` counts them).',
    ({ notice }) =>
      moneyOf(notice, lookupOf(notice)).map(({ count, direction, cue, value }) => ({
        count: count.id,
        issue: count.issue,
        direction,
        cue,
        value,
      })),
    [
      NOTICE,
      field('link', 'count', 'the quantity (counts.id of the same notice)'),
      ISSUE,
      field(
        'text',
        'direction',
        `which way it went: ${values(MONEY_DIRECTIONS)
          .map((d) => `${d} ${MONEY_DIRECTIONS[d].zh}`)
          .join(', ')}`,
      ),
      field('text', 'cue', 'the word that says so'),
      field('decimal', 'value', 'yuan'),
    ],
    ['notice', 'count'],
  ),
];

export interface CorpusTable extends Table {
  schema: string;
}

/** Every table with a row for an entity of a notice. */
export const CORPUS_TABLES: readonly Table[] = [...TABLES, ...OWN].map((t) => {
  const more = MORE[t.name];
  if (!more) return t;
  return {
    ...t,
    columns: [...t.columns, ...more],
    rows: (of) => t.rows(of).map((row, at) => [...row, ...more.map((column) => column.value(of, at))]),
  };
});

/** The names of all tables that people see. */
export const TABLE_NAMES: readonly string[] = [...CORPUS_TABLES.map((t) => t.name), ERRORS_TABLE.name];

/** A column of a table that people see. */
export function columnNamed(table: string, name: string): Column | undefined {
  return [...CORPUS_TABLES, ERRORS_TABLE].find((t) => t.name === table)?.columns.find((column) => column.name === name);
}

/** 22 digits before the point, 6 behind it: what a sum of money or a rate can need. */
export const DECIMAL = { width: 28, scale: 6 } as const;

export const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  notice: 'VARCHAR',
  id: 'VARCHAR',
  link: 'VARCHAR',
  text: 'VARCHAR',
  offset: 'INTEGER',
  integer: 'BIGINT',
  decimal: `DECIMAL(${DECIMAL.width}, ${DECIMAL.scale})`,
  boolean: 'BOOLEAN',
  day: 'DATE',
  texts: 'VARCHAR[]',
  spans: 'STRUCT("start" INTEGER, "end" INTEGER)[]',
};

export function aboutColumn({ type, about }: Column): string {
  return type === 'notice' ? `${about}: ${NOTICE_KEY}` : about;
}

/** The layout of the tables; a database of another layout is not appended to. */
const LAYOUT = `${SCHEMA_VERSION}.1`;

/** What rectify keeps for itself. */
const BOOKKEEPING = `
CREATE SCHEMA rectify;
CREATE TABLE rectify.layout (version VARCHAR NOT NULL);
INSERT INTO rectify.layout VALUES (${quoted(LAYOUT)});
CREATE TABLE rectify.inputs (name VARCHAR PRIMARY KEY, key VARCHAR, tally VARCHAR NOT NULL);
COMMENT ON TABLE rectify.inputs IS 'What was read under which name: a hash of all that its result depends on, and what it held.';
CREATE TABLE rectify.search_terms (term VARCHAR PRIMARY KEY, id INTEGER NOT NULL);
CREATE TABLE rectify.search_texts (doc INTEGER NOT NULL, kind VARCHAR NOT NULL, notice VARCHAR NOT NULL, id VARCHAR NOT NULL, terms INTEGER NOT NULL);
CREATE TABLE rectify.search_postings (term INTEGER NOT NULL, doc INTEGER NOT NULL, tf USMALLINT NOT NULL);
CREATE TABLE rectify.search_notices (notice VARCHAR NOT NULL);
`;

/**
 * The tables that others refer to have their key declared. For the others it is said in the comment alone: an index of all keys would take
 * three times the disk of what it indexes.
 */
const DECLARED: ReadonlySet<string> = new Set(['notices', 'issues', 'measures', 'errors']);

export async function createTables(connection: Connection): Promise<void> {
  const statements = [...CORPUS_TABLES, ERRORS_TABLE].map(({ name, about, columns, key }) => {
    const table = quotedName(name);
    const lines = columns.map((c) => `${quotedName(c.name)} ${SQL_TYPES[c.type]}`);
    if (DECLARED.has(name)) lines.push(`PRIMARY KEY (${key.map(quotedName).join(', ')})`);
    return [
      `CREATE TABLE ${table} (${lines.join(', ')})`,
      `COMMENT ON TABLE ${table} IS ${quoted(`${about} Key: ${key.join(', ')}.`)}`,
      ...columns.map((c) => `COMMENT ON COLUMN ${table}.${quotedName(c.name)} IS ${quoted(aboutColumn(c))}`),
    ].join(';\n');
  });
  await connection.run(`BEGIN;\n${statements.join(';\n')};\n${BOOKKEEPING}COMMIT;`);
}

/** Whether a database is empty, one of ours, or something else. */
export async function kindOfDatabase(connection: Connection): Promise<'empty' | 'corpus' | 'other-layout' | 'foreign'> {
  const tables = await select(connection, 'SELECT schema_name, table_name FROM duckdb_tables()');
  if (tables.length === 0) return 'empty';
  if (!tables.some(([schema, name]) => schema === 'rectify' && name === 'layout')) return 'foreign';
  const [row] = await select(connection, 'SELECT version FROM rectify.layout');
  return row?.[0] === LAYOUT ? 'corpus' : 'other-layout';
}
