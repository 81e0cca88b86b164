/** `run(argv, io)` → exit code: 0 done, 1 there is something to see to (`check`), 2 could not. */
import { Command, CommanderError } from 'commander';
import { diagnosticOf, formatDiagnostic } from '../model/diagnostic.ts';
import { analyzeCommand } from './commands/analyze.ts';
import { batchCommand } from './commands/batch.ts';
import { checkCommand } from './commands/check.ts';
import type { DefineCommand } from './commands/command.ts';
import { detectCommand } from './commands/detect.ts';
import { diffCommand } from './commands/diff.ts';
import { evalCommand } from './commands/eval.ts';
import { parseCommand } from './commands/parse.ts';
import { queryCommand } from './commands/query.ts';
import { reportCommand } from './commands/report.ts';
import { schemaCommand } from './commands/schema.ts';
import { searchCommand } from './commands/search.ts';
import { streamCommand } from './commands/stream.ts';
import { ClosedPipe, type Io } from './io.ts';

declare const __VERSION__: string;

export const EXIT = { done: 0, couldNot: 2 } as const;

/** Every command, in the order in which the help lists them. */
const COMMANDS: Readonly<Record<string, DefineCommand>> = {
  parse: parseCommand,
  batch: batchCommand,
  stream: streamCommand,
  detect: detectCommand,
  check: checkCommand,
  analyze: analyzeCommand,
  diff: diffCommand,
  query: queryCommand,
  search: searchCommand,
  report: reportCommand,
  schema: schemaCommand,
  eval: evalCommand,
};

/** The command that comes first on the command line; all of them where it is none, which may be about any. */
function commandsFor([first = '']: readonly string[]): readonly DefineCommand[] {
  return Object.hasOwn(COMMANDS, first) ? [COMMANDS[first]!] : Object.values(COMMANDS);
}

export async function run(argv: readonly string[], io: Io): Promise<number> {
  let exit: number = EXIT.done;
  const help: string[] = [];
  const program = new Command('rectify')
    .description(
      'Reads Chinese rectification notices (整改通报) into structured data, every value pointing at the characters it came from.',
    )
    .version(__VERSION__)
    .helpCommand(false)
    .addHelpText('after', '\nExample:\n  $ rectify parse notice.txt\n\nEach command explains itself: rectify parse --help\n');
  for (const command of commandsFor(argv)) program.addCommand(command(io, (code) => (exit = Math.max(exit, code))));
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .configureHelp({ helpWidth: 100 })
      .configureOutput({ writeOut: (text) => help.push(text), writeErr: (text) => help.push(text), outputError: () => {} });
  }
  try {
    try {
      await program.parseAsync([...argv], { from: 'user' });
    } catch (error) {
      if (!(error instanceof CommanderError && error.exitCode === 0)) throw error;
      await io.stdout.write(help.join(''));
    }
    return exit;
  } catch (error) {
    if (error instanceof ClosedPipe) return EXIT.done;
    // where not even standard error can be written to, the exit code is all that is left
    await io.stderr.write(explain(error, help.join(''))).catch(() => {});
    return EXIT.couldNot;
  }
}

function explain(error: unknown, help: string): string {
  const diagnostic = diagnosticOf(error);
  if (diagnostic) return `${formatDiagnostic(diagnostic)}\n`;
  if (error instanceof CommanderError) return error.code === 'commander.help' ? help : `${formatDiagnostic(usage(error))}\n`;
  return `rectify: internal error, please report it: ${error instanceof Error ? error.stack : error}\n`;
}

/** Commander's message on one line, its suggestion as the hint. */
function usage({ message }: CommanderError) {
  const [what = '', suggestion] = message.replace(/^error: /, '').split('\n');
  return { code: 'usage', file: null, message: what, hint: suggestion?.replace(/^\(|\)$/g, '') ?? 'see --help' } as const;
}
