import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, shell } from '../shell.ts';

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const { stdout: help } = await shell('rectify --help');
const commands = [...help.slice(help.indexOf('\nCommands:')).matchAll(/^ {2}([a-z]+) /gm)].map((m) => m[1]!);

test('the help lists the commands', () => {
  expect(commands).toEqual([
    'parse',
    'batch',
    'stream',
    'detect',
    'check',
    'analyze',
    'diff',
    'query',
    'search',
    'report',
    'schema',
    'eval',
  ]);
});

describe.each(commands)('%s', (command) => {
  test('explains itself with runnable examples', async () => {
    const { stdout, status } = await shell(`rectify ${command} --help`);
    expect(status).toBe(0);
    const examples = stdout.slice(stdout.indexOf('\nExamples:'));
    expect(examples).toMatch(new RegExp(`^ {2}\\$ .*rectify ${command}`, 'm'));
  });

  test('every option is documented in the README', async () => {
    const { stdout } = await shell(`rectify ${command} --help`);
    const options = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map((m) => m[1]!).filter((option) => option !== '--help');
    expect(readme).toContain(`rectify ${command}`);
    expect(options.filter((option) => !readme.includes(option))).toEqual([]);
  });
});
