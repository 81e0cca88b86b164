import { Command } from 'commander';
import { type DefineCommand, examples } from './command.ts';

export const evalCommand: DefineCommand = () =>
  new Command('eval')
    .summary('score the parser against gold annotations')
    .argument('<dir>')
    .addHelpText('after', examples('rectify eval fixtures/notices'))
    .action(async () => {});
