import { Command, InvalidArgumentError, Option } from 'commander';
import type { Lang } from '../../model/vocabulary.ts';
import type { DetectionFormat } from '../../write/detection.ts';
import { DEFAULT_WIDTH } from '../settings.ts';
import { type DefineCommand, examples } from './command.ts';

export interface DetectCommandOptions {
  format: DetectionFormat;
  encoding?: string;
  lang?: Lang;
  color: boolean;
  width?: number;
  pretty?: boolean;
  compact?: boolean;
}

export const LEAST_WIDTH = 40;
const FORMATS = ['table', 'json', 'ndjson'] as const satisfies readonly DetectionFormat[];

export const detectCommand: DefineCommand = (io, exit) =>
  new Command('detect')
    .summary('tell notices from what resembles them, many times as fast as parsing')
    .description(
      'Says of each input whether it is a notice (of rectification, or a report on work), of which kind, and the words that say so. News of ' +
        'meetings, announcements of inspections, plans, lists of titles, templates and articles are none. There is no score: the words for ' +
        'and against are named. Without a file, or with -, it reads standard input; for many pages at once there is `stream --detect`.',
    )
    .argument('[file...]', 'files in any format that parse reads; - is standard input')
    .addOption(new Option('-f, --format <format>', 'how to print').choices(FORMATS).default('table'))
    .option('--encoding <name>', 'the encoding of text files (default: found out from the bytes)')
    .addOption(new Option('--lang <lang>', 'language of labels (default: from the locale)').choices(['zh', 'en']))
    .option('--no-color', 'print without colour')
    .option('--width <columns>', `columns to fill (default: the terminal's, else ${DEFAULT_WIDTH})`, parseWidth)
    .addOption(new Option('--pretty', 'JSON over several lines (default on a terminal)').conflicts('compact'))
    .addOption(new Option('--compact', 'JSON on one line (default elsewhere)'))
    .addHelpText(
      'after',
      examples(
        'rectify detect page.html notice.txt',
        "rectify detect pages/* --format ndjson | jq -r 'select(.detect.notice) | .source.name'",
        'cat page.txt | rectify detect - --format json --pretty',
      ),
    )
    .action(async (files: string[], options: DetectCommandOptions) => {
      const { runDetect } = await import('../detect-run.ts');
      exit(await runDetect(files, options, io));
    });

function parseWidth(text: string): number {
  const width = Number(text);
  if (!Number.isInteger(width) || width < LEAST_WIDTH)
    throw new InvalidArgumentError(`It must be a whole number of at least ${LEAST_WIDTH}.`);
  return width;
}
