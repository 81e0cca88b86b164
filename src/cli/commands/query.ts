import { Command, InvalidArgumentError, Option } from 'commander';
import type { Lang } from '../../model/vocabulary.ts';
import type { RecordFormat } from '../../write/records.ts';
import { DEFAULT_WIDTH } from '../settings.ts';
import { type DefineCommand, examples } from './command.ts';

export interface QueryCommandOptions {
  list?: boolean;
  format?: RecordFormat;
  param?: Record<string, string>;
  limit: number;
  output?: string;
  lang?: Lang;
  color: boolean;
  width?: number;
}

const FORMATS = ['table', 'json', 'ndjson', 'csv'] as const satisfies readonly RecordFormat[];
const LEAST_WIDTH = 40;

export const queryCommand: DefineCommand = (io) =>
  new Command('query')
    .summary('ask a database of notices: ready questions by name, or SQL')
    .description(
      'Asks a database, or a folder of Parquet files, that rectify batch wrote: one of the questions that --list shows, by its name, or any ' +
        'SELECT in DuckDB’s SQL. The database is opened for reading alone, and a query can reach no file and no network.',
    )
    .argument('[database]', 'NAME.duckdb or NAME.parquet')
    .argument('[query]', 'the name of a ready question, or SQL; - reads SQL from standard input')
    .option('-l, --list', 'list the ready questions with their SQL')
    .addOption(new Option('-f, --format <format>', 'how to print (default: table on terminals, else ndjson)').choices(FORMATS))
    .option('-p, --param <name=value>', 'the value of a $name in the query; may be given again', parseParam)
    .option('--limit <rows>', 'rows that a table shows at most', parseCount, 100)
    .option('-o, --output <file>', 'write to a file, which appears when it is complete')
    .addOption(new Option('--lang <lang>', 'language of labels (default: from the locale)').choices(['zh', 'en']))
    .option('--no-color', 'print without colour')
    .option('--width <columns>', `columns to fill (default: the terminal's, else ${DEFAULT_WIDTH})`, parseWidth)
    .addHelpText(
      'after',
      examples(
        'rectify query --list',
        'rectify query corpus.duckdb completion-by-unit --format table',
        'rectify query corpus.duckdb overdue --param asOf=2024-12-31 --format csv',
        `rectify query corpus.duckdb "SELECT unit, count(*) FROM issues JOIN notices USING (notice) GROUP BY unit"`,
        'rectify query corpus.duckdb tables',
      ),
    )
    .action(async (database: string | undefined, query: string | undefined, options: QueryCommandOptions) => {
      const { runQuery } = await import('../query-run.ts');
      await runQuery(database, query, options, io);
    });

function parseParam(text: string, before: Record<string, string> = {}): Record<string, string> {
  const at = text.indexOf('=');
  if (at <= 0) throw new InvalidArgumentError('It must be name=value.');
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

export function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('It must be a whole number of at least 1.');
  return count;
}

export function parseWidth(text: string): number {
  const width = Number(text);
  if (!Number.isInteger(width) || width < LEAST_WIDTH)
    throw new InvalidArgumentError(`It must be a whole number of at least ${LEAST_WIDTH}.`);
  return width;
}
