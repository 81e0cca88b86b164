import { Command, Option } from 'commander';
import type { BatchFormat } from '../../batch/index.ts';
import type { Lang } from '../../model/vocabulary.ts';
import { type DefineCommand, examples } from './command.ts';
import { encodingOption, formatOption, jobsOption } from './options.ts';

export interface BatchCommandOptions {
  output?: string;
  format?: BatchFormat;
  jobs?: number;
  include?: string[];
  exclude?: string[];
  resume?: boolean;
  errors?: string;
  failFast?: boolean;
  encoding?: string;
  withText?: boolean;
  lang: Lang;
  bom?: boolean;
  quiet?: boolean;
}

const FORMATS = ['ndjson', 'json', 'csv', 'tsv', 'xlsx', 'markdown', 'duckdb', 'parquet'] as const satisfies readonly BatchFormat[];

export const batchCommand: DefineCommand = (io, exit) =>
  new Command('batch')
    .summary('read folders of notices into a spreadsheet, CSV, JSON or Markdown')
    .description(
      'Reads every file of the folders (with the folders in them), files and globs given, and NDJSON or JSON that rectify wrote before, ' +
        'into one output, in the order of the names. A file that cannot be read is listed and the others are still read. ' +
        'The output appears when it is complete.',
    )
    .argument('<path...>', 'folders, files, globs')
    .option(
      '-o, --output <path>',
      'NAME.xlsx (the ledger), NAME.duckdb (a database, which is appended to), NAME.csv, NAME.tsv or NAME.parquet (a folder with a file ' +
        'for each entity), NAME.ndjson, NAME.json, NAME.md ' +
        '(default: NDJSON on standard output)',
    )
    .addOption(formatOption(FORMATS, 'the format, where the name does not say'))
    .addOption(jobsOption())
    .option('--include <glob>', 'of folders, take only these; may be given again', collect)
    .option('--exclude <glob>', 'of folders, leave these out; may be given again', collect)
    .option('--resume', 'go on with a run that was stopped; take over what is unchanged since, and keep what this run does for the next')
    .option('--errors <file>', 'write the failures there, as NDJSON, and not to standard error')
    .option('--fail-fast', 'stop at the first failure')
    .addOption(encodingOption('the input'))
    .option('--with-text', 'JSON, NDJSON, databases and Parquet: include the source text, which the offsets index')
    .addOption(
      new Option('--lang <lang>', 'language of headings in XLSX and Markdown, and of what findings say')
        .choices(['zh', 'en'])
        .default('zh'),
    )
    .option('--bom', 'CSV for Excel: a byte order mark, and a tab before codes that it would take for numbers or dates')
    .option('-q, --quiet', 'neither progress nor summary')
    .addHelpText(
      'after',
      examples(
        'rectify batch notices/ -o ledger.xlsx',
        "rectify batch notices/ more/*.html --exclude 'draft*' -o notices.ndjson --resume",
        'rectify batch notices.ndjson -o tables.csv --bom',
        'rectify batch notices/ -o corpus.duckdb --with-text',
        'rectify batch notices/ --format ndjson --quiet | head -n 1',
      ),
    )
    .action(async (paths: string[], options: BatchCommandOptions) => {
      const { runBatch } = await import('../batch-run.ts');
      exit(await runBatch(paths, options, io));
    });

function collect(glob: string, globs: string[] = []): string[] {
  return [...globs, glob];
}
