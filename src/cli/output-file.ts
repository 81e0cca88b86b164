import { chmodSync, closeSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DiagnosticError } from '../model/diagnostic.ts';
import type { Io } from './io.ts';

export interface OutputFile {
  write(chunk: string): Promise<void>;
  /** Puts the finished file in its place. */
  commit(): void;
  /** Leaves what was there before as it was. */
  discard(): void;
}

/** Writes text to a file that appears when it is complete, or to standard output where none is named. */
export async function writeOutput(
  output: string | undefined,
  io: Pick<Io, 'stdout'>,
  chunks: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  if (output === undefined) {
    for await (const chunk of chunks) await io.stdout.write(chunk);
    return;
  }
  const file = openOutputFile(output);
  try {
    for await (const chunk of chunks) await file.write(chunk);
  } catch (error) {
    file.discard();
    throw error;
  }
  file.commit();
}

/** A file that appears under its name only when it is complete: written beside it, then renamed. Devices and pipes are written to directly. */
export function openOutputFile(path: string): OutputFile {
  return guarded(path, () => {
    const existing = statSync(path, { throwIfNoEntry: false });
    if (existing?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    const direct = existing !== undefined && !existing.isFile();
    const target = existing ? realpathSync(path) : path; // a symbolic link stays one
    const written = direct ? target : join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    const file = openSync(written, 'w');
    let open = true;
    const close = () => {
      if (open) closeSync(file);
      open = false;
      process.removeListener('SIGINT', interrupted).removeListener('SIGTERM', interrupted);
    };
    const discard = () => {
      close();
      if (!direct) rmSync(written, { force: true });
    };
    const interrupted = () => {
      discard();
      process.exit(130);
    };
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    return {
      write: async (chunk) => guarded(path, () => writeAll(file, chunk)),
      commit: () =>
        guarded(path, () => {
          close();
          if (direct) return;
          if (existing) chmodSync(written, existing.mode);
          renameSync(written, target);
        }),
      discard,
    };
  });
}

function writeAll(file: number, chunk: string): void {
  const bytes = Buffer.from(chunk);
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

const REASONS: Readonly<Record<string, [message: string, hint: string]>> = {
  ENOENT: ['its directory does not exist', 'create the directory first'],
  EISDIR: ['is a directory', 'name a file in it'],
  EACCES: ['may not be written', 'check the permissions'],
  EPERM: ['may not be written', 'check the permissions'],
  EROFS: ['is on a read-only file system', 'write elsewhere'],
  ENOSPC: ['the disk is full', 'free some space or write elsewhere'],
};

function guarded<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const [message, hint] = REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? [(error as Error).message, 'check the path'];
    throw new DiagnosticError({ code: 'not-writable', file: path, message, hint });
  }
}
