import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasDuckDb } from './corpus/duckdb.ts';
import { ROOT, shell, withFolder } from './shell.ts';

/**
 * The README's sessions (```console: a `$ command` and what it prints) and its library example (```js, followed by ```text) are run and
 * written back: a stale README fails here, and `npm run update` renews it. An output that ends in a line `…` is cut there on purpose.
 */
const README = join(ROOT, 'README.md');
const CHINESE = join(ROOT, 'README.zh-CN.md');
const readme = readFileSync(README, 'utf8');
const chinese = readFileSync(CHINESE, 'utf8');

/** The commands of a session share a folder, `$TMP`. */
async function runSession(session: string, folder: string): Promise<string> {
  const steps = session.split(/^(?=\$ )/m);
  const shown: string[] = [];
  for (const step of steps) {
    const [command = '', ...output] = step.trimEnd().split('\n');
    const { stdout, stderr } = await shell(command.slice(2), folder);
    // CSV has CRLF, which Markdown has not
    const lines = `${stdout}${stderr}`.trimEnd().split(/\r?\n/);
    const cut = output.at(-1) === '…' ? output.length - 1 : lines.length;
    shown.push([command, ...lines.slice(0, cut), ...(lines.length > cut ? ['…'] : [])].join('\n'));
  }
  return `${shown.join('\n')}\n`;
}

function runModule(code: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: ROOT, encoding: 'utf8' });
  return `${stdout}${stderr}`;
}

async function rerun(text: string): Promise<string> {
  const blocks = /```console\n([\s\S]*?)```|```js\n([\s\S]*?)```\n\n```text\n[\s\S]*?```/g;
  let renewed = '';
  let at = 0;
  for (const match of text.matchAll(blocks)) {
    const [whole, session, code] = match;
    renewed += text.slice(at, match.index);
    at = match.index + whole.length;
    if (!hasDuckDb && /\.(?:duckdb|parquet)/.test(whole)) {
      renewed += whole;
      continue;
    }
    renewed +=
      session === undefined
        ? `\`\`\`js\n${code}\`\`\`\n\n\`\`\`text\n${runModule(code!)}\`\`\``
        : `\`\`\`console\n${await withFolder((folder) => runSession(session, folder))}\`\`\``;
  }
  return renewed + text.slice(at);
}

/** The table of rules is what `check --explain` prints. */
async function withRules(text: string, lang: 'zh' | 'en'): Promise<string> {
  const { stdout } = await shell(`rectify check --explain --format markdown --lang ${lang}`);
  return text.replace(/(<!-- rules -->\n)[\s\S]*?(<!-- \/rules -->)/, (_, open, close) => `${open}${stdout}${close}`);
}

/** The README as it would be now. Its sessions take a while: they are run once, and machines differ. */
let renewedReadme: Promise<string> | undefined;
const renewReadme = (): Promise<string> => (renewedReadme ??= rerun(readme));
const LONG = 240_000;

/** Sessions and library examples, in order. */
function examplesIn(text: string): string[] {
  return [...text.matchAll(/```console\n[\s\S]*?```|```js\n[\s\S]*?```\n\n```text\n[\s\S]*?```/g)].map(([example]) => example);
}

/** What an example does: its commands, or its code. */
function gist(example: string): string {
  return example.startsWith('```js') ? example.slice(0, example.indexOf('```\n')) : (example.match(/^\$ .*$/gm)?.join('\n') ?? '');
}

describe('the Chinese README', () => {
  test(
    'has examples of the README, as they are there',
    async () => {
      const there = new Map(examplesIn(await renewReadme()).map((example) => [gist(example), example]));
      const unknown = examplesIn(chinese).filter((example) => !there.has(gist(example)));
      expect(unknown).toEqual([]);
      // `npm run update` renews them here as it does there
      const renewed = examplesIn(chinese).reduce((text, example) => text.replace(example, () => there.get(gist(example))!), chinese);
      await expect(await withRules(renewed, 'zh')).toMatchFileSnapshot(CHINESE);
    },
    LONG,
  );

  test('has every command, with an example where the README has one', () => {
    const sections = (text: string) =>
      new Map(
        [...text.matchAll(/^### (`rectify \w+`)\n([\s\S]*?)(?=^##|$(?![\s\S]))/gm)].map((m) => [m[1]!, m[2]!.includes('```console')]),
      );
    expect(sections(chinese)).toEqual(sections(readme));
  });
});

describe('README', () => {
  test(
    'prints what its commands print',
    async () => {
      await expect(await withRules(await renewReadme(), 'en')).toMatchFileSnapshot(README);
    },
    LONG,
  );

  test('has the table of rules, in Chinese too', () => {
    for (const text of [readme, chinese]) expect(text).toMatch(/<!-- rules -->\n\| [\s\S]*totals\/breakdown[\s\S]*<!-- \/rules -->/);
  });

  test('names no command in a session that is not run', () => {
    expect(readme.match(/```console/g)?.length).toBeGreaterThanOrEqual(4);
  });
});
