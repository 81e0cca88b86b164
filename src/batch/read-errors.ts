/** What the file system says, as diagnostics. */
import { type Diagnostic, DiagnosticError, diagnosticOf } from '../model/diagnostic.ts';

const READING: Readonly<Record<string, Pick<Diagnostic, 'code' | 'message' | 'hint'>>> = {
  ENOENT: { code: 'not-found', message: 'no such file', hint: 'check the path' },
  ENOTDIR: { code: 'not-found', message: 'no such file', hint: 'check the path' },
  EACCES: { code: 'not-readable', message: 'may not be read', hint: 'check the permissions' },
  EPERM: { code: 'not-readable', message: 'may not be read', hint: 'check the permissions' },
  ELOOP: { code: 'not-readable', message: 'is a link that leads back to itself', hint: 'remove the link' },
  ENAMETOOLONG: { code: 'not-readable', message: 'has too long a path', hint: 'move it up' },
};

export function readingProblem(error: unknown, file: string): Diagnostic {
  const told = diagnosticOf(error);
  if (told) return told;
  const { code = '', message } = error as NodeJS.ErrnoException;
  return { ...(READING[code] ?? { code: 'not-readable', message, hint: 'check the file' }), file };
}

const WRITING: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  ENOENT: ['its directory does not exist', 'create the directory first'],
  EISDIR: ['is a directory', 'name a file in it'],
  EACCES: ['may not be written', 'check the permissions'],
  EPERM: ['may not be written', 'check the permissions'],
  EROFS: ['is on a read-only file system', 'write elsewhere'],
  ENOSPC: ['the disk is full', 'free some space, then go on with --resume'],
};

/** Runs what writes; what the file system refuses becomes `not-writable`. */
export async function writing<T>(file: string, action: () => T | Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw writingProblem(error, file);
  }
}

export function writingProblem(error: unknown, file: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (diagnosticOf(error) || code === undefined) return error;
  const [what, hint] = WRITING[code] ?? [message, 'check the path'];
  return new DiagnosticError({ code: 'not-writable', file, message: what, hint });
}
