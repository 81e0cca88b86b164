/** Runs a command line as a user's shell would, from the project's folder, with `rectify` (and `npx rectify`) being this build. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ROOT = new URL('..', import.meta.url).pathname;

export interface Outcome {
  stdout: string;
  stderr: string;
  status: number;
}

const PRELUDE = `
rectify() { '${process.execPath}' '${ROOT}bin/rectify.js' "$@"; }
npx() { "$@"; }
npm() { [ "$1" = ci ]; }
`;

/** `$TMP` is an empty folder; nothing of the caller's environment that changes output is passed on. */
export async function shell(command: string): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'rectify-'));
  try {
    return await new Promise((resolve, reject) => {
      const child = spawn('bash', ['-c', `${PRELUDE}${command}`], {
        cwd: ROOT,
        env: { PATH: process.env.PATH, HOME: folder, TMP: folder, LANG: 'C.UTF-8' },
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
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
