import { Command, InvalidArgumentError } from 'commander';
import { parseSource } from '../../pipeline.ts';
import { read } from '../../read/index.ts';
import { readInput } from '../input.ts';
import { DEFAULT_WIDTH, wantsColour } from '../settings.ts';
import { type DefineCommand, examples } from './command.ts';
import { colourOption } from './options.ts';

interface EvalOptions {
  errors?: string | true;
  json?: boolean;
  color: boolean;
}

const TASK_NAMES = ['document', 'issues', 'measures', 'counts', 'dates', 'headline', 'sanctions', 'contacts', 'findings'] as const;

export const evalCommand: DefineCommand = (io) =>
  new Command('eval')
    .summary('score the parser against gold annotations')
    .description(
      'Parses every annotated notice of a directory and prints precision, recall and F1 of each task and, below it, of each attribute ' +
        'counted in. The directory holds NAME/source.txt with NAME/gold.json, or text/NAME.txt with NAME.gold.json.',
    )
    .argument('<dir>', 'directory of annotated notices')
    .option('--errors [task]', `list every mistake, or those of one task (${TASK_NAMES.join(', ')})`, parseTask)
    .option('--json', 'print the scores as JSON')
    .addOption(colourOption())
    .addHelpText(
      'after',
      examples('rectify eval fixtures/notices', 'rectify eval fixtures/notices --errors counts', 'rectify eval fixtures/notices --json'),
    )
    .action(async (directory: string, { errors, json, color }: EvalOptions) => {
      const { asJson, asTable, evaluate, mistakes } = await import('../evaluation.ts');
      const evaluation = await evaluate(directory, async (path) => {
        const { source, text } = await read(await readInput(path, io), { name: path });
        return { notice: parseSource(text, source), text };
      });
      if (json) await io.stdout.write(`${JSON.stringify(asJson(evaluation), null, 2)}\n`);
      else await io.stdout.write(asTable(evaluation, DEFAULT_WIDTH, color && wantsColour(io.stdout, io.env)));
      if (errors === undefined) return;
      if (!json) await io.stdout.write('\n');
      const task = TASK_NAMES.find((name) => name === errors) ?? null;
      for (const line of mistakes(evaluation, task)) await (json ? io.stderr : io.stdout).write(line);
    });

function parseTask(name: string): string {
  if ((TASK_NAMES as readonly string[]).includes(name)) return name;
  throw new InvalidArgumentError(`It is none of ${TASK_NAMES.join(', ')}; a directory goes before --errors.`);
}
