import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, shell, withFolder } from './shell.ts';

/**
 * The README's sessions (```console: a `$ command` and what it prints) and its library example (```js, followed by ```text) are run and
 * written back: a stale README fails here, and `npm run update` renews it. An output that ends in a line `…` is cut there on purpose.
 */
const README = join(ROOT, 'README.md');
const readme = readFileSync(README, 'utf8');

/** The commands of a session share a folder, `$TMP`. */
async function runSession(session: string, folder: string): Promise<string> {
  const steps = session.split(/^(?=\$ )/m);
  const shown: string[] = [];
  for (const step of steps) {
    const [command = '', ...output] = step.trimEnd().split('\n');
    const { stdout, stderr } = await shell(command.slice(2), folder);
    const lines = `${stdout}${stderr}`.trimEnd().split('\n');
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
    renewed +=
      session === undefined
        ? `\`\`\`js\n${code}\`\`\`\n\n\`\`\`text\n${runModule(code!)}\`\`\``
        : `\`\`\`console\n${await withFolder((folder) => runSession(session, folder))}\`\`\``;
    at = match.index + whole.length;
  }
  return renewed + text.slice(at);
}

describe('README', () => {
  test('prints what its commands print', async () => {
    await expect(await rerun(readme)).toMatchFileSnapshot(README);
  });

  test('names no command in a session that is not run', () => {
    expect(readme.match(/```console/g)?.length).toBeGreaterThanOrEqual(4);
  });
});
