/** `run(argv, io)` → exit code: 0 done, 2 could not. */
import { Command, CommanderError } from 'commander';
import { DiagnosticError, formatDiagnostic } from '../model/diagnostic.ts';
import { evalCommand } from './commands/eval.ts';
import { parseCommand } from './commands/parse.ts';
import { schemaCommand } from './commands/schema.ts';
import { ClosedPipe, type Io } from './io.ts';

declare const __VERSION__: string;

export const EXIT = { done: 0, couldNot: 2 } as const;

/** Every command, in the order in which the help lists them. */
const COMMANDS = [parseCommand, schemaCommand, evalCommand];

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
  for (const command of COMMANDS) program.addCommand(command(io, (code) => (exit = Math.max(exit, code))));
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .configureHelp({ helpWidth: 100 })
      .configureOutput({ writeOut: (text) => help.push(text), writeErr: (text) => help.push(text), outputError: () => {} });
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof ClosedPipe) return EXIT.done;
    try {
      return await explain(error, help.join(''), io);
    } catch (closed) {
      if (closed instanceof ClosedPipe) return EXIT.couldNot;
      throw closed;
    }
  }
}

async function explain(error: unknown, help: string, io: Io): Promise<number> {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) {
      await io.stdout.write(help);
      return EXIT.done;
    }
    if (error.code === 'commander.help') await io.stderr.write(help);
    else await io.stderr.write(`${formatDiagnostic(usage(error))}\n`);
  } else if (error instanceof DiagnosticError) await io.stderr.write(`${formatDiagnostic(error.diagnostic)}\n`);
  else await io.stderr.write(`rectify: internal error, please report it: ${error instanceof Error ? error.stack : error}\n`);
  return EXIT.couldNot;
}

/** Commander's message on one line, its suggestion as the hint. */
function usage({ message }: CommanderError) {
  const [what = '', suggestion] = message.replace(/^error: /, '').split('\n');
  return { code: 'usage', file: null, message: what, hint: suggestion?.replace(/^\(|\)$/g, '') ?? 'see --help' } as const;
}
