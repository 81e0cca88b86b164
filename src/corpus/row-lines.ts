/** Results → lines that hold the rows of the tables, for engines that read JSON (Spark); and what the tables are. */
import type { Failure, Notice } from '../model/notice.ts';
import { SCHEMA_VERSION } from '../model/version.ts';
import { type Column, type ColumnType, ERRORS_TABLE, factsOf, type Value } from '../write/rows.ts';
import { daysSince1970, scaledDecimal } from './chunks.ts';
import { aboutColumn, CORPUS_TABLES, DECIMAL } from './tables.ts';

type Row = Record<string, Value>;

/** One line of `rectify stream --rows`: of a notice its rows by table, of a failure its row of `errors`. */
export interface Rows {
  schemaVersion: typeof SCHEMA_VERSION;
  source: { name: string };
  rows: Record<string, Row[]>;
}

export function rowsOf(result: Notice | Failure): Rows {
  const { name } = result.source;
  const rows: Rows['rows'] = {};
  if ('error' in result) rows[ERRORS_TABLE.name] = [named(ERRORS_TABLE.columns, ERRORS_TABLE.row(result), '')];
  else {
    const facts = factsOf(result);
    for (const table of CORPUS_TABLES) rows[table.name] = table.rows(facts).map((row) => named(table.columns, row, result.source.sha256));
  }
  return { schemaVersion: SCHEMA_VERSION, source: { name }, rows };
}

/** The tables and their columns, as `rectify schema --tables` prints them. */
export function describeTables() {
  return [...CORPUS_TABLES, ERRORS_TABLE].map(({ name, about, key, columns }) => ({
    name,
    about,
    key,
    columns: columns.map((column: Column) => ({ name: column.name, type: column.type, about: aboutColumn(column) })),
  }));
}

function named(columns: readonly Column[], values: readonly Value[], notice: string): Row {
  return Object.fromEntries(columns.map(({ name, type }, i) => [name, type === 'notice' ? notice : plain(type, values[i]!)]));
}

/** The same values as in the database, which has no days that there are not and no numbers without end. */
function plain(type: ColumnType, value: Value): Value {
  if (value === null) return null;
  if (type === 'text' && typeof value !== 'string') return String(value);
  if (type === 'integer') return Number.isSafeInteger(value) ? value : null;
  if (type === 'decimal') return decimal(value as number);
  if (type === 'day') return daysSince1970(value as string) === null ? null : value;
  return value;
}

/** 86.4 → 86.400000, as text: a number in JSON may have been rounded before it was read. */
function decimal(value: number): string | null {
  const scaled = scaledDecimal(value);
  if (scaled === null) return null;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(DECIMAL.scale + 1, '0');
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, -DECIMAL.scale)}.${digits.slice(-DECIMAL.scale)}`;
}
