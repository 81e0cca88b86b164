import { Command, Option } from 'commander';
import { type DefineCommand, examples } from './command.ts';
import { jobsOption } from './options.ts';

export interface StreamCommandOptions {
  jobs?: number;
  withText?: boolean;
  detect?: boolean;
  notices?: boolean;
  rows?: boolean;
}

export const streamCommand: DefineCommand = (io, exit) =>
  new Command('stream')
    .summary('a filter: NDJSON of texts in, NDJSON of notices out')
    .description(
      'Reads lines of {"id": …, "text": …}, {"id": …, "html": …} or {"id": …, "base64": …} (the bytes of a file in any format) from ' +
        'standard input and prints for each, in the same order and as soon as it is read, the line of its notice, whose source.name is the ' +
        'id. A line that cannot be read gives a line with "error".',
    )
    .addOption(jobsOption())
    .option('--with-text', 'include the source text, which the offsets index')
    .addOption(new Option('--detect', 'print whether each is a notice and why (as `detect` does), without parsing it').conflicts('notices'))
    .addOption(
      new Option('--rows', 'print the rows of the tables of `batch -o DIR.parquet` (see `schema --tables`) instead of notices').conflicts(
        'detect',
      ),
    )
    .option('--notices', 'parse what is a notice; for what is none print the line of --detect')
    .addHelpText(
      'after',
      examples(
        'echo \'{"id": "a", "text": "收回资金12万元。"}\' | rectify stream',
        "jq -c '{id: .url, html: .body}' pages.ndjson | rectify stream --jobs 2 > notices.ndjson",
        "rectify stream --detect < crawl.ndjson | jq -r 'select(.detect.notice) | .source.name'",
        "rectify stream --notices < crawl.ndjson | jq -c 'select(.document)' > notices.ndjson",
      ),
    )
    .action(async (options: StreamCommandOptions) => {
      const { runStream } = await import('../stream-run.ts');
      exit(await runStream(options, io));
    });
