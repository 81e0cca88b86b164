import type { Command } from 'commander';
import type { Io } from '../io.ts';

/** A command: given the outside world and a way to report its exit code, its definition. */
export type DefineCommand = (io: Io, exit: (code: number) => void) => Command;

/** Runnable examples for the end of a command's help. */
export function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}\n`;
}
