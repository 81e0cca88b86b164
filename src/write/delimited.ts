/**
 * CSV (RFC 4180) and TSV, a file for each entity. In CSV every text is quoted and no number is, so that readers that heed it (Python's
 * QUOTE_NONNUMERIC, LibreOffice's "quoted field as text") keep telephone numbers and codes as text.
 */
import { stringify } from 'csv-stringify/sync';
import type { Span } from '../model/notice.ts';
import { type Column, type ColumnType, ERRORS_TABLE, factsOf, TABLES, type Value } from './rows.ts';
import { isFailure, type Result } from './writer.ts';

export interface DelimitedOptions {
  format: 'csv' | 'tsv';
  /** CSV for Excel: a byte order mark, and codes that it would turn into numbers or dates kept from it by a tab before them. */
  bom: boolean;
}

/** The names of the tables, which are the names of the files without their extension. */
export const DELIMITED_TABLES: readonly string[] = [...TABLES.map((t) => t.name), ERRORS_TABLE.name];

/** What a file of this table begins with. */
export function tableHead(table: string, { format, bom }: DelimitedOptions): string {
  const columns = [...TABLES, ERRORS_TABLE].find((t) => t.name === table)!.columns;
  return (bom ? '\ufeff' : '') + LINES[format]([columns.map((c) => c.name)]);
}

/** Turns results, one after the other, into lines by table; notices are numbered as they come. */
export function delimiter({ format, bom }: DelimitedOptions): (result: Result) => Map<string, string> {
  const lines = LINES[format];
  const guard = (row: readonly Value[], columns: readonly Column[], key: string) =>
    row.map((value, i) => {
      const flat = flattened(value, columns[i]!.type, key);
      return typeof flat === 'string' ? guarded(flat, bom) : flat;
    });
  let notices = 0;
  return (result) => {
    if (isFailure(result)) return new Map([[ERRORS_TABLE.name, lines([guard(ERRORS_TABLE.row(result), ERRORS_TABLE.columns, '')])]]);
    const facts = factsOf(result);
    const key = `n${++notices}`;
    return new Map(
      TABLES.flatMap((table) => {
        const rows = table.rows(facts);
        return rows.length === 0 ? [] : [[table.name, lines(rows.map((row) => guard(row, table.columns, key)))]];
      }),
    );
  };
}

type Flat = string | number | boolean | null;

/** Ids with their notice before them (`n3.i1`) are unique in the whole table; lists are one text. */
function flattened(value: Value, type: ColumnType, key: string): Flat {
  switch (type) {
    case 'notice':
      return key;
    case 'id':
    case 'link':
      return value === null ? null : `${key}.${value}`;
    case 'texts':
      return (value as readonly string[]).join('、');
    case 'spans':
      return (value as readonly Span[]).map(({ start, end }) => `${start}-${end}`).join(' ');
    default:
      return value as Flat;
  }
}

const LINES: Readonly<Record<DelimitedOptions['format'], (rows: readonly (readonly Flat[])[]) => string>> = {
  csv: (rows) => stringify(rows as Flat[][], { record_delimiter: 'windows', quoted_string: true, cast: { boolean: String } }),
  tsv: (rows) => rows.map((row) => `${row.map((value) => (value === null ? '' : escaped(String(value)))).join('\t')}\n`).join(''),
};

/** One record is one line in TSV: a tab or line break inside a value is written as `\t`, `\n`. */
function escaped(value: string): string {
  return value.replace(/[\\\t\n\r]/g, (c) => ESCAPES[c]!);
}
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** `=1+1`, `+86-571-…`, `@…`: what a spreadsheet would compute; a signed number is let be. */
const FORMULA = /^(?![-+]\d[\d.,]*%?$)[=+\-@\t\r＝＋－＠]/;
/** `0571`, `13800138000`, `1-2`, `3/4`, `1E5`, `3.0`: what Excel takes for a number, a date or a time. */
const NUMBERISH = /^\s*[-+(]?\d[\d\s.,:/()\-eE]*%?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function guarded(value: string, forExcel: boolean): string {
  if (FORMULA.test(value)) return `'${value}`;
  if (forExcel && NUMBERISH.test(value) && !DAY.test(value) && !isShortNumber(value)) return `\t${value}`;
  return value;
}

/** A number that Excel shows as it is written; those of five digits and more are postcodes and telephone numbers. */
function isShortNumber(value: string): boolean {
  return value.length < 5 && String(Number(value)) === value;
}
