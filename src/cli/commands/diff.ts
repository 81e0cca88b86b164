import { Command, InvalidArgumentError, Option } from 'commander';
import { DiagnosticError } from '../../model/diagnostic.ts';
import type { Lang } from '../../model/vocabulary.ts';
import type { Io } from '../io.ts';
import { DEFAULT_WIDTH, languageOf, wantsColour } from '../settings.ts';
import { type DefineCommand, examples } from './command.ts';

interface DiffOptions {
  format: 'text' | 'json';
  all?: boolean;
  encoding?: string;
  lang?: Lang;
  color: boolean;
  width?: number;
}

const LEAST_WIDTH = 40;

export const diffCommand: DefineCommand = (io) =>
  new Command('diff')
    .summary('what changed from a unit’s earlier notice to its later one')
    .description(
      'Matches the issues of two notices of one unit by title and content, and prints what moved: statuses, measures, headline figures, and ' +
        'what contradicts itself. Each is a notice, or JSON of one that rectify wrote.',
    )
    .argument('<earlier>', 'the earlier notice; - is standard input')
    .argument('<later>', 'the later notice')
    .addOption(new Option('-f, --format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option('--all', 'text: also what stayed the same')
    .option('--encoding <name>', 'the encoding of text files (default: found out from the bytes)')
    .addOption(new Option('--lang <lang>', 'language of labels (default: from the locale)').choices(['zh', 'en']))
    .option('--no-color', 'print without colour')
    .option('--width <columns>', `columns to fill (default: the terminal's, else ${DEFAULT_WIDTH})`, parseWidth)
    .addHelpText(
      'after',
      examples(
        'rectify diff 2023.txt 2024.txt',
        'rectify diff 2023.txt 2024.txt --lang zh --all',
        'rectify diff 2023.json 2024.txt --format json',
      ),
    )
    .action((earlier: string, later: string, options: DiffOptions) => diff([earlier, later], options, io));

async function diff(inputs: readonly [string, string], options: DiffOptions, io: Io): Promise<void> {
  const { runDiff } = await import('../two-notices.ts');
  const found = await runDiff(inputs, io, options);
  if (options.format === 'json') {
    await io.stdout.write(`${JSON.stringify(found, null, io.stdout.isTerminal ? 2 : undefined)}\n`);
    return;
  }
  const { writeDiff } = await import('../../write/diff.ts');
  await io.stdout.write(
    writeDiff(found, {
      lang: options.lang ?? languageOf(io.env),
      colour: options.color && wantsColour(io.stdout, io.env),
      width: options.width ?? (io.stdout.isTerminal && io.stdout.columns ? Math.max(LEAST_WIDTH, io.stdout.columns) : DEFAULT_WIDTH),
      all: options.all ?? false,
    }),
  );
}

function parseWidth(text: string): number {
  const width = Number(text);
  if (!Number.isInteger(width) || width < LEAST_WIDTH)
    throw new InvalidArgumentError(`It must be a whole number of at least ${LEAST_WIDTH}.`);
  return width;
}

export function notOne(file: string, count: number): DiagnosticError {
  return new DiagnosticError({
    code: 'usage',
    file,
    message: count === 0 ? 'holds no notice' : `holds ${count} notices`,
    hint: 'name one earlier and one later notice',
  });
}
