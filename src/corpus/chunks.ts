/** Rows → DuckDB's columns, 2,048 values at a time, which is how its appender takes them fastest. */
import type { DuckDBType, DuckDBValue } from '@duckdb/node-api';
import type { Span } from '../model/notice.ts';
import type { Column, ColumnType, Value } from '../write/rows.ts';
import type { Connection, DuckDb } from './duckdb.ts';
import { DECIMAL } from './tables.ts';

const CHUNK = 2048;

/** The rows of one notice, with its key. */
export interface NoticeRows {
  notice: string;
  rows: readonly (readonly Value[])[];
}

/** Appends rows to a table. Between chunks others get their turn: `pause` is awaited. */
export async function appendRows(
  duck: DuckDb,
  connection: Connection,
  table: { name: string; schema?: string; columns: readonly Pick<Column, 'type'>[] },
  groups: readonly NoticeRows[],
  pause: () => Promise<void>,
): Promise<void> {
  const appender = await connection.createAppender(table.name, table.schema);
  const types = table.columns.map(({ type }) => typeOf(duck, type));
  const convert = converters(duck);
  let columns: DuckDBValue[][] = types.map(() => []);
  let rows = 0;
  const flush = () => {
    const chunk = duck.DuckDBDataChunk.create(types, rows);
    chunk.setColumns(columns);
    appender.appendDataChunk(chunk);
    columns = types.map(() => []);
    rows = 0;
  };
  for (const { notice, rows: added } of groups) {
    for (const row of added) {
      for (let c = 0; c < types.length; c++) {
        const { type } = table.columns[c]!;
        const value = type === 'notice' ? notice : row[c]!;
        columns[c]!.push(value === null ? null : convert[type](value));
      }
      if (++rows < CHUNK) continue;
      flush();
      await pause();
    }
  }
  if (rows > 0) flush();
  appender.closeSync();
}

function typeOf(duck: DuckDb, type: ColumnType): DuckDBType {
  switch (type) {
    case 'offset':
      return duck.INTEGER;
    case 'integer':
      return duck.BIGINT;
    case 'decimal':
      return duck.DECIMAL(DECIMAL.width, DECIMAL.scale);
    case 'boolean':
      return duck.BOOLEAN;
    case 'day':
      return duck.DATE;
    case 'texts':
      return duck.LIST(duck.VARCHAR);
    case 'spans':
      return duck.LIST(duck.STRUCT({ start: duck.INTEGER, end: duck.INTEGER }));
    default:
      return duck.VARCHAR;
  }
}

function converters(duck: DuckDb): Readonly<Record<ColumnType, (value: NonNullable<Value>) => DuckDBValue>> {
  const text = (value: NonNullable<Value>) => (typeof value === 'string' ? value : String(value));
  return {
    notice: text,
    id: text,
    link: text,
    text,
    offset: (value) => value as number,
    integer: (value) => (Number.isSafeInteger(value) ? BigInt(value as number) : null),
    decimal: (value) => {
      const scaled = scaledDecimal(value as number);
      return scaled === null ? null : new duck.DuckDBDecimalValue(scaled, DECIMAL.width, DECIMAL.scale);
    },
    boolean: (value) => value as boolean,
    day: (value) => {
      const days = daysSince1970(value as string);
      return days === null ? null : new duck.DuckDBDateValue(days);
    },
    texts: (value) => duck.listValue(value as readonly string[]),
    spans: (value) => duck.listValue((value as readonly Span[]).map(({ start, end }) => duck.structValue({ start, end }))),
  };
}

const SCALE = 10 ** DECIMAL.scale;
const TOO_LARGE = 10 ** (DECIMAL.width - DECIMAL.scale);

/** 86.4 → 86400000n; null for what has more digits than there is room for. */
export function scaledDecimal(value: number): bigint | null {
  if (!(Math.abs(value) < TOO_LARGE)) return null;
  const whole = Math.trunc(value);
  return BigInt(whole) * BigInt(SCALE) + BigInt(Math.round((value - whole) * SCALE));
}

const DAY = 86_400_000;

/** Null for a day that there is not (2024-02-30). */
export function daysSince1970(day: string): number | null {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? null : time / DAY;
}
