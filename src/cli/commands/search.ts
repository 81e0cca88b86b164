import { Command, Option } from 'commander';
import type { LayoutOptions } from '../settings.ts';
import { type DefineCommand, examples } from './command.ts';
import { colourOption, formatOption, langOption, limitOption, widthOption } from './options.ts';

export interface SearchCommandOptions extends LayoutOptions {
  in?: 'issues' | 'measures';
  limit: number;
  format?: 'table' | 'json' | 'ndjson';
  index?: boolean;
}

export const searchCommand: DefineCommand = (io) =>
  new Command('search')
    .summary('find words in the issues and measures of a database of notices')
    .description(
      'Cuts the words asked for as it cuts the texts (有限公司 is found by 公司), and prints the issues and measures that have most of them, ' +
        'best first (BM25), with the places lit up. The first search after a load brings the index up to date, which writes to the database.',
    )
    .argument('<database>', 'NAME.duckdb that rectify batch wrote')
    .argument('[words]', 'what to look for, such as "医疗废物 监管"')
    .addOption(new Option('--in <what>', 'look there alone').choices(['issues', 'measures']))
    .addOption(limitOption('-n, --limit <hits>', 'how many to print at most', 10))
    .addOption(formatOption(['table', 'json', 'ndjson'], 'how to print (default: table on terminals, else ndjson)'))
    .option('--index', 'bring the index up to date; without words, do nothing else')
    .addOption(langOption())
    .addOption(colourOption())
    .addOption(widthOption())
    .addHelpText(
      'after',
      examples(
        'rectify search corpus.duckdb "医疗废物 监管"',
        'rectify search corpus.duckdb 房屋租金 --in measures --limit 3 --format json',
        'rectify search corpus.duckdb --index',
      ),
    )
    .action(async (database: string, words: string | undefined, options: SearchCommandOptions) => {
      const { runSearch } = await import('../search-run.ts');
      await runSearch(database, words, options, io);
    });
