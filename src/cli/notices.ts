/** Notices from files, folders, globs and what `rectify` wrote before (NDJSON or JSON), one after the other. */
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { isUnreadable, type Path } from '../batch/inputs.ts';
import { HEAD, looksLikeResults } from '../batch/own-output.ts';
import { type Diagnostic, DiagnosticError, diagnosticOf } from '../model/diagnostic.ts';
import type { Failure, Notice } from '../model/notice.ts';
import type { Lang } from '../model/vocabulary.ts';
import { parseSource } from '../pipeline.ts';
import { read } from '../read/index.ts';
import { filesOf } from './files.ts';
import { readInput } from './input.ts';
import type { Io } from './io.ts';

export interface NoticeOptions {
  encoding?: string | undefined;
  /** Parse with the source text kept; NDJSON holds it only where it was written so. */
  withText?: boolean;
  /** Language of the findings' messages where a notice is parsed here; the default is Chinese. */
  lang?: Lang;
  /** Parse anew what was written with its text, by the rules and in the language of today. */
  again?: boolean;
  /** No input wherever it lies: where the output goes. */
  except?: string | null;
  /** Told of what cannot be read; the others are still given. */
  onProblem(problem: Diagnostic): Promise<void>;
}

/** Inputs in the order of the arguments; of several arguments that hold one file, the first counts. */
export async function* readNotices(args: readonly string[], io: Io, options: NoticeOptions): AsyncGenerator<Notice | Failure> {
  const except = options.except ? resolve(options.except) : null;
  for (const found of filesOf(args, except)) {
    const { name } = found;
    try {
      if (isUnreadable(found)) throw new DiagnosticError(found.problem);
      const { path } = found;
      if (path !== '-' && looksLikeResults(startOf(path))) {
        yield* fromOutput(createReadStream(path), name, options);
        continue;
      }
      const bytes = await readInput(path, io, name);
      if (looksLikeResults(Buffer.from(bytes.subarray(0, HEAD)))) {
        yield* fromOutput(Readable.from([bytes]), name, options);
        continue;
      }
      const { source, text } = await read(bytes, { name, encoding: options.encoding });
      yield parseSource(text, source, { withText: options.withText ?? false, lang: options.lang ?? 'zh' });
    } catch (error) {
      const diagnostic = diagnosticOf(error);
      if (!diagnostic) throw error;
      await options.onProblem(diagnostic);
      yield { schemaVersion: 1, source: { name }, error: { code: diagnostic.code, message: diagnostic.message } };
    }
  }
}

function startOf(path: Path): Buffer {
  const start = Buffer.alloc(HEAD);
  try {
    if (!statSync(path).isFile()) return start.subarray(0, 0);
    const file = openSync(path, 'r');
    try {
      return start.subarray(0, readSync(file, start));
    } finally {
      closeSync(file);
    }
  } catch {
    return start.subarray(0, 0); // said when it is read
  }
}

async function* fromOutput(stream: Readable, name: string, { onProblem, again, lang }: NoticeOptions): AsyncGenerator<Notice | Failure> {
  const { noticeOrFailure } = await import('./notice-lines.ts');
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  const damaged = async (message: string) => {
    await onProblem({ code: 'damaged-file', file: name, message, hint: 'write it again with rectify parse' });
    return { schemaVersion: 1 as const, source: { name }, error: { code: 'damaged-file', message } };
  };
  const given = (result: Notice | Failure): Notice | Failure => {
    if (!again || 'error' in result || result.source.text === undefined) return result;
    const { text, ...source } = result.source;
    return parseSource(text, source, { withText: true, lang: lang ?? 'zh' });
  };
  let number = 0;
  let several: string[] | null = null;
  for await (const line of lines) {
    number++;
    const plain = line.replace(/^\ufeff/, '');
    if (plain.trim() === '') continue;
    // an object or array over several lines is JSON that was printed, not NDJSON
    if (several === null && number === 1 && !/^\s*\{.*\}\s*$/.test(plain)) several = [];
    if (several !== null) {
      several.push(plain);
      continue;
    }
    const result = noticeOrFailure(plain);
    yield typeof result === 'string' ? await damaged(`line ${number}: ${result}`) : given(result);
  }
  if (several === null) return;
  let values: unknown;
  try {
    values = JSON.parse(several.join('\n'));
  } catch {
    throw new DiagnosticError({
      code: 'damaged-file',
      file: name,
      message: 'is not JSON',
      hint: 'write it again with rectify parse',
    });
  }
  for (const value of Array.isArray(values) ? values : [values]) {
    const result = noticeOrFailure(value);
    yield typeof result === 'string' ? await damaged(result) : given(result);
  }
}
