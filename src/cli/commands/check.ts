import { Command } from 'commander';
import type { FindingsFormat } from '../../write/findings.ts';
import type { LayoutOptions } from '../settings.ts';
import { type DefineCommand, examples } from './command.ts';
import { colourOption, encodingOption, formatOption, langOption, outputOption, widthOption } from './options.ts';

export interface CheckCommandOptions extends LayoutOptions {
  format: FindingsFormat;
  output?: string;
  strict?: boolean;
  only?: string[];
  disable?: string[];
  /** True where no rule is named. */
  explain?: string | true;
  encoding?: string;
}

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
    .addOption(formatOption(FORMATS))
    .addOption(outputOption())
    .option('--strict', 'warnings too make the exit code 1')
    .option('--only <rules>', 'these rules alone, e.g. totals/status,dates or totals; may be given again', collect)
    .option('--disable <rules>', 'not these rules; may be given again', collect)
    .option('--explain [rule]', 'print what a rule finds and why it matters, with examples; without a name, list them all')
    .addOption(encodingOption('text files'))
    .addOption(langOption('language of messages'))
    .addOption(colourOption())
    .addOption(widthOption('; elsewhere a finding is one line'))
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
