/** Results → the file or folder that was asked for, which appears when it is complete. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DiagnosticError } from '../model/diagnostic.ts';
import type { Lang } from '../model/vocabulary.ts';
import { decodeUtf8 } from '../text/utf8.ts';
import { type Result, WRITERS } from '../write/index.ts';

export const BATCH_FORMATS = ['ndjson', 'json', 'csv', 'tsv', 'xlsx', 'markdown', 'duckdb', 'parquet'] as const;
export type BatchFormat = (typeof BATCH_FORMATS)[number];

const EXTENSIONS: Readonly<Record<string, BatchFormat>> = {
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  json: 'json',
  csv: 'csv',
  tsv: 'tsv',
  xlsx: 'xlsx',
  md: 'markdown',
  markdown: 'markdown',
  duckdb: 'duckdb',
  parquet: 'parquet',
};

/** The format that a name asks for by its extension. */
export function formatOf(path: string): BatchFormat | null {
  return EXTENSIONS[/\.([a-z]+)[\\/]*$/i.exec(path)?.[1]?.toLowerCase() ?? ''] ?? null;
}

export interface OutputOptions {
  format: BatchFormat;
  lang: Lang;
  /** CSV for Excel. */
  bom: boolean;
}

export type Lines = AsyncIterable<Uint8Array>;

export function isFolderFormat(format: BatchFormat): format is 'csv' | 'tsv' | 'parquet' {
  return format === 'csv' || format === 'tsv' || format === 'parquet';
}

/** The formats that are one text, piece by piece. */
export async function* textOf(lines: Lines, { format, lang }: OutputOptions): AsyncGenerator<Uint8Array | string> {
  if (format === 'ndjson') {
    for await (const line of lines) {
      yield line;
      yield '\n';
    }
  } else if (format === 'json') {
    let before = '[\n';
    for await (const line of lines) {
      yield before;
      yield line;
      before = ',\n';
    }
    yield before === '[\n' ? '[]\n' : '\n]\n';
  } else {
    const writer = await WRITERS.markdown();
    yield* writer.write(resultsOf(lines), { lang, colour: false, width: 80, pretty: false, several: true, only: null });
  }
}

export async function* resultsOf(lines: Lines): AsyncGenerator<Result> {
  for await (const line of lines) yield resultOf(line);
}

/** The result in a line that was written here. */
export function resultOf(line: Uint8Array): Result {
  return JSON.parse(decodeUtf8(line) ?? '') as Result;
}

/** Writes `output`, using `folder` (beside it, so that renaming works) for what is not complete. */
export async function writeOutput(lines: Lines, output: string, folder: string, options: OutputOptions): Promise<void> {
  const unfinished = join(folder, 'output');
  rmSync(unfinished, { recursive: true, force: true });
  if (isFolderFormat(options.format)) {
    if (options.format === 'parquet') {
      const { writeParquet } = await import('../corpus/parquet.ts');
      mkdirSync(unfinished);
      await writeParquet(resultsOf(lines), unfinished, join(folder, 'tables.duckdb'));
    } else await writeTables(lines, unfinished, options.format, options.bom);
    replaceFolder(unfinished, output, join(folder, 'replaced'));
    return;
  }
  if (options.format === 'xlsx') {
    const { writeLedger } = await import('./ledger-file.ts');
    await writeLedger(resultsOf(lines), unfinished, folder, options.lang);
  } else {
    const file = openFile(unfinished);
    try {
      for await (const chunk of textOf(lines, options)) file.write(chunk);
    } finally {
      file.close();
    }
  }
  renameSync(unfinished, output);
}

async function writeTables(lines: Lines, folder: string, format: 'csv' | 'tsv', bom: boolean): Promise<void> {
  const { DELIMITED_TABLES, delimiter, tableHead } = await import('../write/delimited.ts');
  mkdirSync(folder);
  const files = new Map(DELIMITED_TABLES.map((table) => [table, openFile(join(folder, `${table}.${format}`))]));
  try {
    for (const [table, file] of files) file.write(tableHead(table, { format, bom }));
    const rowsOf = delimiter({ format, bom });
    for await (const result of resultsOf(lines)) for (const [table, rows] of rowsOf(result)) files.get(table)!.write(rows);
  } finally {
    for (const file of files.values()) file.close();
  }
}

/** A folder cannot be renamed over another that has something in it: the old one is put aside first. */
function replaceFolder(complete: string, output: string, aside: string): void {
  checkFolder(output);
  rmSync(aside, { recursive: true, force: true });
  if (existsSync(output)) renameSync(output, aside);
  renameSync(complete, output);
  rmSync(aside, { recursive: true, force: true });
}

const TABLE_FILE =
  /^(?:notices|headline|outline|evidence|issues|measures|counts|money|dates|citations|sanctions|contacts|findings|errors)\.(?:csv|tsv|parquet)$/;

/** Throws where a folder holds what an earlier run did not write: it would be lost. */
export function checkFolder(output: string): void {
  const stat = statSync(output, { throwIfNoEntry: false });
  if (!stat) return;
  const refuse = (message: string) =>
    new DiagnosticError({ code: 'not-writable', file: output, message, hint: 'name a folder that does not exist yet' });
  if (!stat.isDirectory()) throw refuse('is a file, but CSV and TSV are a folder of files, and so is Parquet');
  const other = readdirSync(output).find((name) => !TABLE_FILE.test(name));
  if (other !== undefined) throw refuse(`has something else in it (${other})`);
}

export interface OpenFile {
  write(chunk: Uint8Array | string): void;
  /** How many bytes were written. */
  size(): number;
  close(): void;
}

const BUFFER = 1 << 17;

/** A new file, written in large pieces. */
export function openFile(path: string): OpenFile {
  const descriptor = openSync(path, 'w');
  let pending: Uint8Array[] = [];
  let bytes = 0;
  let written = 0;
  const flush = () => {
    const all = Buffer.concat(pending);
    for (let at = 0; at < all.length; ) at += writeSync(descriptor, all, at);
    written += bytes;
    pending = [];
    bytes = 0;
  };
  return {
    write(chunk) {
      const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      pending.push(piece);
      bytes += piece.length;
      if (bytes >= BUFFER) flush();
    },
    size: () => written + bytes,
    close() {
      try {
        flush();
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
    },
  };
}

/** Where a run keeps what is not complete: beside the output, hidden. */
export function workFolder(output: string): string {
  return join(output, '..', `.${basename(output)}.rectify`);
}
