import { Command } from 'commander';
import { DiagnosticError } from '../../model/diagnostic.ts';
import type { Io } from '../io.ts';
import { type LayoutOptions, layoutOf } from '../settings.ts';
import { type DefineCommand, examples } from './command.ts';
import { colourOption, encodingOption, formatOption, langOption, widthOption } from './options.ts';

interface DiffOptions extends LayoutOptions {
  format: 'text' | 'json';
  all?: boolean;
  encoding?: string;
}

export const diffCommand: DefineCommand = (io) =>
  new Command('diff')
    .summary('what changed from a unit’s earlier notice to its later one')
    .description(
      'Matches the issues of two notices of one unit by title and content, and prints what moved: statuses, measures, headline figures, and ' +
        'what contradicts itself. Each is a notice, or JSON of one that rectify wrote.',
    )
    .argument('<earlier>', 'the earlier notice; - is standard input')
    .argument('<later>', 'the later notice')
    .addOption(formatOption(['text', 'json']))
    .option('--all', 'text: also what stayed the same')
    .addOption(encodingOption('text files'))
    .addOption(langOption())
    .addOption(colourOption())
    .addOption(widthOption())
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
  await io.stdout.write(writeDiff(found, { ...layoutOf(options, io), all: options.all ?? false }));
}

export function notOne(file: string, count: number): DiagnosticError {
  return new DiagnosticError({
    code: 'usage',
    file,
    message: count === 0 ? 'holds no notice' : `holds ${count} notices`,
    hint: 'name one earlier and one later notice',
  });
}
