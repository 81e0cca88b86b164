import { Command } from 'commander';
import type { DetectionFormat } from '../../write/detection.ts';
import type { LayoutOptions } from '../settings.ts';
import { type DefineCommand, examples } from './command.ts';
import { colourOption, compactOption, encodingOption, formatOption, langOption, prettyOption, widthOption } from './options.ts';

export interface DetectCommandOptions extends LayoutOptions {
  format: DetectionFormat;
  encoding?: string;
  pretty?: boolean;
  compact?: boolean;
}

const FORMATS = ['table', 'json', 'ndjson'] as const satisfies readonly DetectionFormat[];

export const detectCommand: DefineCommand = (io, exit) =>
  new Command('detect')
    .summary('tell notices from what resembles them, many times as fast as parsing')
    .description(
      'Says of each input whether it is a notice (of rectification, or a report on work), of which kind, and the words that say so. News of ' +
        'meetings, announcements of inspections, plans, lists of titles, templates and articles are none. There is no score: the words for ' +
        'and against are named. Without a file, or with -, it reads standard input; for many pages at once there is `stream --detect`.',
    )
    .argument('[path...]', 'files in any format that parse reads, folders of them, globs; - is standard input')
    .addOption(formatOption(FORMATS))
    .addOption(encodingOption('text files'))
    .addOption(langOption())
    .addOption(colourOption())
    .addOption(widthOption())
    .addOption(prettyOption())
    .addOption(compactOption())
    .addHelpText(
      'after',
      examples(
        'rectify detect page.html notice.txt',
        "rectify detect pages/ --format ndjson | jq -r 'select(.detect.notice) | .source.name'",
        'cat page.txt | rectify detect - --format json --pretty',
      ),
    )
    .action(async (files: string[], options: DetectCommandOptions) => {
      const { runDetect } = await import('../detect-run.ts');
      exit(await runDetect(files, options, io));
    });
