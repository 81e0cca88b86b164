import { Command, InvalidArgumentError, Option } from 'commander';
import type { Lang } from '../../model/vocabulary.ts';
import type { FindingsFormat } from '../../write/findings.ts';
import { DEFAULT_WIDTH } from '../settings.ts';
import { type DefineCommand, examples } from './command.ts';

export interface CheckCommandOptions {
  format: FindingsFormat;
  output?: string;
  strict?: boolean;
  only?: string[];
  disable?: string[];
  /** True where no rule is named. */
  explain?: string | true;
  encoding?: string;
  lang?: Lang;
  color: boolean;
  width?: number;
}

export const LEAST_WIDTH = 40;
const FORMATS = ['text', 'table', 'markdown', 'json', 'ndjson'] as const satisfies readonly FindingsFormat[];

export const checkCommand: DefineCommand = (io, exit) =>
  new Command('check')
    .summary('find what does not add up in notices: totals, statuses, dates, numbering')
    .description(
      'Reads notices and prints each place that does not add up, with the words of the notice and the arithmetic: parts that do not sum to ' +
        'their total, a problem called completed that is still under way, dates out of order, a skipped number, an impossible telephone ' +
        'number. Exits with 0 where there is no error, 1 where there is one (with --strict, or a warning), 2 where an input could not be read.',
    )
    .argument('[path...]', 'notices, folders of notices, globs, and NDJSON or JSON that rectify wrote; - is standard input')
    .addOption(new Option('-f, --format <format>', 'how to print').choices(FORMATS).default('text'))
    .option('-o, --output <file>', 'write to a file, which appears when it is complete')
    .option('--strict', 'warnings too make the exit code 1')
    .option('--only <rules>', 'these rules alone, e.g. totals/status,dates or totals; may be given again', collect)
    .option('--disable <rules>', 'not these rules; may be given again', collect)
    .option('--explain [rule]', 'print what a rule finds and why it matters, with examples; without a name, list them all')
    .option('--encoding <name>', 'the encoding of text files (default: found out from the bytes)')
    .addOption(new Option('--lang <lang>', 'language of messages (default: from the locale)').choices(['zh', 'en']))
    .option('--no-color', 'print without colour')
    .option(
      '--width <columns>',
      `columns to fill (default: the terminal's, else ${DEFAULT_WIDTH}; elsewhere a finding is one line)`,
      parseWidth,
    )
    .addHelpText(
      'after',
      examples(
        'rectify check notice.txt',
        'rectify check notices/ --strict --lang zh',
        'rectify check notices/ --only totals,status/contradiction --format markdown -o findings.md',
        "rectify check 'notices/*.docx' --disable outline/ordinal --format ndjson | jq -r .rule",
        'rectify check --explain totals/breakdown',
      ),
    )
    .action(async (paths: string[], options: CheckCommandOptions) => {
      const { runCheck } = await import('../check-run.ts');
      exit(await runCheck(paths, options, io));
    });

/** Comma lists, and the option given again. */
function collect(list: string, before: string[] = []): string[] {
  return [
    ...before,
    ...list
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ];
}

function parseWidth(text: string): number {
  const width = Number(text);
  if (!Number.isInteger(width) || width < LEAST_WIDTH)
    throw new InvalidArgumentError(`It must be a whole number of at least ${LEAST_WIDTH}.`);
  return width;
}
