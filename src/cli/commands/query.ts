import { Command, InvalidArgumentError } from 'commander';
import type { RecordFormat } from '../../write/records.ts';
import type { LayoutOptions } from '../settings.ts';
import { type DefineCommand, examples } from './command.ts';
import { colourOption, formatOption, langOption, limitOption, outputOption, widthOption } from './options.ts';

export interface QueryCommandOptions extends LayoutOptions {
  list?: boolean;
  format?: RecordFormat;
  param?: Record<string, string>;
  limit: number;
  output?: string;
}

const FORMATS = ['table', 'json', 'ndjson', 'csv'] as const satisfies readonly RecordFormat[];

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
    .addOption(formatOption(FORMATS, 'how to print (default: table on terminals, else ndjson)'))
    .option('-p, --param <name=value>', 'the value of a $name in the query; may be given again', parseParam)
    .addOption(limitOption('--limit <rows>', 'rows that a table shows at most', 100))
    .addOption(outputOption())
    .addOption(langOption())
    .addOption(colourOption())
    .addOption(widthOption())
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
