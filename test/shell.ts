/** Runs a command line as a user's shell would, from the project's folder, with `rectify` (and `npx rectify`) being this build. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export const ROOT = new URL('..', import.meta.url).pathname;

export interface Outcome {
  stdout: string;
  stderr: string;
  status: number;
}

/** Programs, not functions, so that what a command starts (`xargs`) finds them too. */
const PROGRAMS = {
  rectify: `exec '${process.execPath}' '${ROOT}bin/rectify.js' "$@"`,
  npx: 'exec "$@"',
  npm: '[ "$1" = ci ]',
};
const BIN = mkdtempSync(join(tmpdir(), 'rectify-bin-'));
for (const [name, script] of Object.entries(PROGRAMS)) writeFileSync(join(BIN, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
process.on('exit', () => rmSync(BIN, { recursive: true, force: true }));

/** Calls `use` with an empty folder, which is removed afterwards. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'rectify-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `$TMP` is the folder, an empty one if none is given; nothing of the caller's environment that changes output is passed on. */
export async function shell(command: string, folder?: string): Promise<Outcome> {
  if (folder === undefined) return withFolder((empty) => shell(command, empty));
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', command], {
      cwd: ROOT,
      env: { PATH: `${BIN}${delimiter}${process.env.PATH}`, HOME: folder, TMP: folder, LANG: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const outcome = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (chunk: string) => {
        outcome[stream] += chunk.replaceAll(folder, '$TMP');
      });
    }
    child.on('error', reject).on('close', (status) => resolve({ ...outcome, status: status ?? -1 }));
  });
}
