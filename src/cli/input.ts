import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type DiagnosticCode, DiagnosticError } from '../model/diagnostic.ts';
import { MAX_BYTES, tooLarge } from '../read/index.ts';
import type { Io } from './io.ts';
import { usage } from './usage.ts';

/** The name that standard input goes by in the output and in messages. */
export const STDIN_NAME = 'stdin';

/**
 * The inputs that are named, or standard input where none is and something is piped in; throws where it is given twice or the output would
 * overwrite one of them. `example` shows what to write where there is nothing to read.
 */
export function inputsOf(paths: readonly string[], io: Io, example: string, output?: string): readonly string[] {
  if (paths.length === 0) {
    if (io.stdin.isTerminal) throw usage('no file given', example);
    return ['-'];
  }
  if (paths.filter((path) => path === '-').length > 1) throw usage('standard input (-) is given twice', 'it can be read once');
  if (output !== undefined && paths.some((path) => resolve(path) === resolve(output)))
    throw usage('--output would overwrite its own input', 'name another file');
  return paths;
}

/** The bytes of one input, `-` being standard input; a path whose name is not UTF-8 comes as its bytes, with a name to tell it by. */
export async function readInput(path: string | Buffer, io: Io, name = String(path)): Promise<Uint8Array> {
  if (path === '-') {
    const bytes = await io.stdin.read(MAX_BYTES);
    if (bytes.length > MAX_BYTES) throw new DiagnosticError(tooLarge(STDIN_NAME));
    return bytes;
  }
  const fail = (code: DiagnosticCode, message: string, hint: string) => new DiagnosticError({ code, file: name, message, hint });
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw fail('is-directory', 'is a directory', `name the files in it, e.g. ${name.replace(/[\\/]+$/, '')}/*.txt`);
    if (stat.size > MAX_BYTES) throw new DiagnosticError(tooLarge(name));
    return stat.isFile() ? readFileSync(path) : readStream(path, name);
  } catch (error) {
    if (error instanceof DiagnosticError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw fail('not-found', 'no such file', 'check the path');
    if (code === 'EACCES' || code === 'EPERM') throw fail('not-readable', 'may not be read', 'check the permissions');
    throw fail('not-readable', message, 'check the file');
  }
}

/** A pipe or device, which does not tell its size: no more than a little over the limit is taken from it. */
function readStream(path: string | Buffer, name: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const chunks: Uint8Array[] = [];
    for (let total = 0; ; ) {
      const chunk = Buffer.alloc(1 << 16);
      const n = readSync(file, chunk);
      if (n === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, n));
      if ((total += n) > MAX_BYTES) throw new DiagnosticError(tooLarge(name));
    }
  } finally {
    closeSync(file);
  }
}
