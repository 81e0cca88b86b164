import { Command } from 'commander';
import { parseJobs } from './batch.ts';
import { type DefineCommand, examples } from './command.ts';

export interface StreamCommandOptions {
  jobs?: number;
  withText?: boolean;
}

export const streamCommand: DefineCommand = (io, exit) =>
  new Command('stream')
    .summary('a filter: NDJSON of texts in, NDJSON of notices out')
    .description(
      'Reads lines of {"id": …, "text": …} or {"id": …, "html": …} from standard input and prints for each, in the same order and as soon as ' +
        'it is read, the line of its notice, whose source.name is the id. A line that cannot be read gives a line with "error".',
    )
    .option('-j, --jobs <n>', 'how many to read at once (default: the cores)', parseJobs)
    .option('--with-text', 'include the source text, which the offsets index')
    .addHelpText(
      'after',
      examples(
        'echo \'{"id": "a", "text": "收回资金12万元。"}\' | rectify stream',
        "jq -c '{id: .url, html: .body}' pages.ndjson | rectify stream --jobs 2 > notices.ndjson",
      ),
    )
    .action(async (options: StreamCommandOptions) => {
      const { runStream } = await import('../stream-run.ts');
      exit(await runStream(options, io));
    });
