/** Reading what a report is made of, and writing it; loaded by `report` alone. */
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DiagnosticError, diagnosticOf } from '../model/diagnostic.ts';
import { SCHEMA_VERSION } from '../model/version.ts';
import type { Lang } from '../model/vocabulary.ts';
import { parseSource } from '../pipeline.ts';
import { read } from '../read/index.ts';
import { renderReport } from '../report/page.ts';
import type { Result } from '../write/index.ts';
import { readInput, STDIN_NAME } from './input.ts';
import type { Io } from './io.ts';
import { openOutputFile } from './output-file.ts';

export interface ReportRequest {
  output: string | null;
  title: string | null;
  lang: Lang;
  encoding: string | undefined;
}

/** Resolves to the exit code. */
export async function report(args: readonly string[], request: ReportRequest, io: Io): Promise<number> {
  const { output, title, lang } = request;
  if (output === null && io.stdout.isTerminal)
    throw usage('a page is not for reading on a terminal', 'name a file with --output report.html');
  if (output !== null && args.some((arg) => resolve(arg) === resolve(output)))
    throw usage('--output would overwrite its own input', 'name another file');
  if (args.filter((arg) => arg === '-').length > 1) throw usage('standard input (-) is given twice', 'it can be read once');
  const { html, notices, failures } = await renderReport(results(args, request, io), { lang, title });
  for (const { name, code, message } of failures)
    await io.stderr.write(`rectify: ${code}: ${name}: ${message}${code === 'no-text' ? ' (write it with --with-text)' : ''}\n`);
  if (notices === 0) throw usage('there is no notice to report on', 'name files, folders or NDJSON that hold one');
  if (output === null) await io.stdout.write(html);
  else {
    const file = openOutputFile(output);
    try {
      await file.write(html);
      file.commit();
    } catch (error) {
      file.discard();
      throw error;
    }
    await io.stderr.write(`${output}: ${notices} ${notices === 1 ? 'notice' : 'notices'}, ${megabytes(html)} MB\n`);
  }
  return failures.length > 0 ? 2 : 0;
}

async function* results(args: readonly string[], { encoding, output }: ReportRequest, io: Io): AsyncGenerator<Result> {
  for (const arg of args) {
    for (const path of filesOf(arg)) {
      if (output !== null && resolve(path) === resolve(output)) continue;
      const name = path === '-' ? STDIN_NAME : path;
      try {
        const bytes = await readInput(path, io);
        if (looksLikeResults(bytes)) yield* parsedBefore(bytes, name);
        else {
          const { source, text } = await read(bytes, { name, encoding });
          yield parseSource(text, source, { withText: true });
        }
      } catch (error) {
        const diagnostic = diagnosticOf(error);
        if (!diagnostic) throw error;
        yield failure(name, diagnostic.code, diagnostic.message);
      }
    }
  }
}

/** JSON in a folder of notices is about them (annotations, results) more often than it is one; named by itself, it is read. */
const NOT_IN_FOLDERS = /\.json$/i;

/** A folder stands for the files in it and below, in the order of their names. */
function* filesOf(path: string): Generator<string> {
  if (path === '-' || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    yield path;
    return;
  }
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) yield* filesOf(join(path, entry.name));
    else if (entry.isFile() && !NOT_IN_FOLDERS.test(entry.name)) yield join(path, entry.name);
  }
}

/** What `parse` or `batch` wrote begins with its schema version. */
function looksLikeResults(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*\[?\s*\{\s*"schemaVersion"\s*:/.test(new TextDecoder().decode(bytes.subarray(0, 200)));
}

function* parsedBefore(bytes: Uint8Array, name: string): Generator<Result> {
  const text = new TextDecoder().decode(bytes);
  try {
    const value = JSON.parse(text) as Result | Result[];
    yield* (Array.isArray(value) ? value : [value]).map((result) => checked(result, name));
    return;
  } catch {
    // lines, then
  }
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      yield checked(JSON.parse(line) as Result, `${name}:${at + 1}`);
    } catch {
      yield failure(`${name}:${at + 1}`, 'damaged-file', 'is not the JSON of a notice');
    }
  }
}

function checked(result: Result, name: string): Result {
  const whole = 'error' in result || (result.schemaVersion === SCHEMA_VERSION && Array.isArray(result.issues) && 'document' in result);
  return whole ? result : failure(name, 'damaged-file', 'is not a whole notice of this version (made with --only?)');
}

function failure(name: string, code: string, message: string): Result {
  return { schemaVersion: SCHEMA_VERSION, source: { name }, error: { code, message } };
}

function megabytes(html: string): string {
  return (Buffer.byteLength(html) / 1e6).toFixed(1);
}

function usage(message: string, hint: string): DiagnosticError {
  return new DiagnosticError({ code: 'usage', file: null, message, hint });
}
