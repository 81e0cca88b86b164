/** The rows that a query gave: a table for people, JSON, NDJSON or CSV for programs, written as they come. */
import { Chalk } from 'chalk';
import { stringify } from 'csv-stringify/sync';
import type { Labels, Lang } from '../model/vocabulary.ts';
import { guarded } from './delimited.ts';
import { fitsBeside, grid, pairs } from './grid.ts';
import { onOneLine } from './wrap.ts';

export const RECORD_FORMATS = ['table', 'json', 'ndjson', 'csv'] as const;
export type RecordFormat = (typeof RECORD_FORMATS)[number];

export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

export interface RecordColumn {
  name: string;
  numeric: boolean;
  /** What a table has above it, where that is not the name. */
  label?: Labels;
  /** What a table has for its values. */
  vocabulary?: Readonly<Record<string, Labels>>;
}

export interface Records {
  columns: readonly RecordColumn[];
  rows(): AsyncIterable<Plain[][]>;
}

export interface RecordOptions {
  lang: Lang;
  colour: boolean;
  width: number;
  /** Rows that a table shows at most. */
  most: number;
}

export async function* writeRecords(records: Records, format: RecordFormat, options: RecordOptions): AsyncGenerator<string> {
  if (format === 'table') yield* asTable(records, options);
  else if (format === 'csv') yield* asCsv(records);
  else yield* asJson(records, format === 'ndjson');
}

/** Rows below each other; of more columns than there is room for, each row by itself with a line for each column. */
async function* asTable({ columns, rows }: Records, { lang, colour, width, most }: RecordOptions): AsyncGenerator<string> {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const shown: Plain[][] = [];
  let more = false;
  for await (const some of rows()) {
    more = some.length > most - shown.length;
    shown.push(...some.slice(0, most - shown.length));
    if (more) break;
  }
  const head = columns.map(({ name, numeric, label }) => ({
    header: label?.[lang] ?? name,
    ...(numeric ? { align: 'right' as const } : { flexible: true }),
  }));
  const cells = shown.map((row) => row.map((value, i) => ({ text: onOneLine(cellText(value, columns[i]!, lang)) })));
  const lines = fitsBeside(head, cells, width)
    ? grid(head, cells, width, chalk.dim)
    : cells.flatMap((row, i) => [
        chalk.dim(`── ${i + 1} ${'─'.repeat(width)}`.slice(0, width)),
        ...pairs(
          row.map((cell, c) => [{ text: head[c]!.header, style: chalk.dim }, cell] as const),
          width,
        ),
      ]);
  yield `${lines.join('\n')}\n`;
  if (more)
    yield chalk.dim(
      `${lang === 'zh' ? `仅前 ${most} 行（--limit 可改，其他格式为全部）` : `the first ${most} rows (--limit for more; other formats give all)`}\n`,
    );
  else if (shown.length === 0) yield chalk.dim(`${lang === 'zh' ? '无' : 'none'}\n`);
}

function cellText(value: Plain, { vocabulary, numeric }: RecordColumn, lang: Lang): string {
  if (value === null) return '';
  if (typeof value === 'number' && numeric) return grouped(value);
  if (typeof value === 'string') return vocabulary?.[value]?.[lang] ?? value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(lang === 'zh' ? '、' : ', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** 1234567.5 → 1,234,567.5; a year stays as it is. */
function grouped(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  if (!/^-?\d{5,}$/.test(whole)) return String(value);
  return whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
}

async function* asCsv({ columns, rows }: Records): AsyncGenerator<string> {
  const lines = (records: (string | number | null)[][]) => stringify(records, { record_delimiter: 'windows', quoted_string: true });
  yield lines([columns.map(({ name }) => name)]);
  for await (const some of rows()) if (some.length > 0) yield lines(some.map((row) => row.map(flat)));
}

function flat(value: Plain): string | number | null {
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'string') return guarded(value, false);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return guarded(value.join('、'), false);
  return JSON.stringify(value);
}

async function* asJson({ columns, rows }: Records, byLine: boolean): AsyncGenerator<string> {
  const names = distinct(columns.map(({ name }) => name));
  const object = (row: Plain[]) => JSON.stringify(Object.fromEntries(row.map((value, i) => [names[i]!, value])));
  let before = byLine ? '' : '[\n';
  for await (const some of rows()) {
    let text = '';
    for (const row of some) {
      text += byLine ? `${object(row)}\n` : before + object(row);
      before = byLine ? '' : ',\n';
    }
    if (text !== '') yield text;
  }
  if (!byLine) yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** Two columns of one name (`a.id, b.id`) are two keys. */
function distinct(names: readonly string[]): string[] {
  return names.map((name, i) => {
    const earlier = names.slice(0, i).filter((other) => other === name).length;
    return earlier === 0 ? name : `${name}:${earlier}`;
  });
}
