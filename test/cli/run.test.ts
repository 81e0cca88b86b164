import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ClosedPipe, type Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/run.ts';
import { ROOT } from '../shell.ts';

const NOTICE = 'fixtures/notices/wangxi-company/source.txt';

/** What a terminal changes, which the command-line cases (all redirected) cannot show. */
async function inTerminal(argv: string[], { columns = 100, env = {}, stdin = '' as string | null } = {}) {
  let [stdout, stderr] = ['', ''];
  const io: Io = {
    stdin: {
      read: async () => Buffer.from(stdin ?? ''),
      chunks: async function* () {
        yield Buffer.from(stdin ?? '');
      },
      isTerminal: stdin === null,
    },
    stdout: { write: async (chunk) => void (stdout += chunk), isTerminal: true, columns },
    stderr: { write: async (chunk) => void (stderr += chunk), isTerminal: true, columns },
    env,
    now: () => 0,
    interruption: () => ({ signal: new AbortController().signal, release() {} }),
  };
  const status = await run(argv, io);
  return { status, stdout, stderr };
}

test('a copy that was never built says what to do', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rectify-'));
  cpSync(join(ROOT, 'bin'), join(folder, 'bin'), { recursive: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'bin/rectify.js'), 'parse', NOTICE], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^rectify: not-built: .*main\.cjs: .*npm ci/);
});

describe('on a terminal', () => {
  test('without a file, and nothing piped in, it says what to do', async () => {
    const { status, stderr, stdout } = await inTerminal(['parse'], { stdin: null });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^rectify: usage: no file given \(.*rectify parse notice\.txt\)\n$/);
  });

  test('JSON is on several lines, unless --compact', async () => {
    const lines = async (...options: string[]) => (await inTerminal(['parse', NOTICE, '-f', 'json', ...options])).stdout.split('\n').length;
    expect(await lines()).toBeGreaterThan(100);
    expect(await lines('--compact')).toBe(2);
  });

  test('the table is coloured and fills the width', async () => {
    const { stdout } = await inTerminal(['parse', NOTICE], { columns: 97 });
    expect(stdout).toContain(`\u001b[2m${'─'.repeat(97)}\u001b[22m`);
  });

  test.each([
    ['NO_COLOR', { NO_COLOR: '1' }, []],
    ['a dumb terminal', { TERM: 'dumb' }, []],
    ['--no-color', {}, ['--no-color']],
  ])('%s takes the colour away', async (_, env, options) => {
    expect((await inTerminal(['parse', NOTICE, ...options], { env })).stdout).not.toContain('\u001b');
  });

  test.each([
    [{ LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' }, '单位'],
    [{ LANG: 'zh_TW.UTF-8' }, '单位'],
    [{ LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, 'Unit'],
    [{}, 'Unit'],
  ])('labels follow the locale %o', async (env, label) => {
    expect((await inTerminal(['parse', NOTICE, '--no-color'], { env })).stdout).toMatch(new RegExp(`^${label} `, 'm'));
  });
});

test('a reader that stops is no failure', async () => {
  const gone = { write: async () => Promise.reject(new ClosedPipe()), isTerminal: false, columns: undefined };
  const io: Io = {
    stdin: { read: async () => new Uint8Array(), chunks: async function* () {}, isTerminal: true },
    stdout: gone,
    stderr: gone,
    env: {},
    now: () => 0,
    interruption: () => ({ signal: new AbortController().signal, release() {} }),
  };
  expect(await run(['parse', NOTICE], io)).toBe(0);
  expect(await run(['--help'], io)).toBe(0);
});
