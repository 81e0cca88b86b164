/** Tasks → outcomes: reading, parsing and writing inputs as lines. Runs in the workers. */
import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { canBeNotice, detect } from '../detect/index.ts';
import { type Diagnostic, DiagnosticError, diagnosticOf } from '../model/diagnostic.ts';
import type { Detected, Detection, Failure, Notice, Source } from '../model/notice.ts';
import { SCHEMA_VERSION } from '../model/version.ts';
import { parsing } from '../pipeline.ts';
import { MAX_BYTES, read, readString, tooLarge } from '../read/index.ts';
import { runTogether, type Settled } from '../steps.ts';
import { decodeUtf8, encodeJsonLine } from '../text/utf8.ts';
import { failure } from './failure.ts';
import { HEAD, looksLikeResults, startsLikeResults } from './own-output.ts';
import { readingProblem } from './read-errors.ts';
import type { Outcome, Stored, Tally, Task, WorkSettings } from './task.ts';

/** What has been read and is still to be parsed. */
interface Unparsed {
  kind: 'text';
  name: string;
  text: string;
  source: Source;
  key: string | null;
}

/** What of several tasks is parsed side by side: enough for each stage's code to be fetched once, not so much that memory grows. */
const TOGETHER = { tasks: 16, chars: 1 << 18 };

/** Does the tasks one group after the other; each group's outcomes come in the order of its tasks. Never throws. */
export async function* work(tasks: readonly Task[], settings: WorkSettings): AsyncGenerator<Outcome[], void> {
  let group: (Outcome | Unparsed)[] = [];
  let chars = 0;
  for (const [k, task] of tasks.entries()) {
    const one = await begin(task, settings);
    group.push(one);
    if (one.kind === 'text') chars += one.text.length;
    if (k < tasks.length - 1 && group.length < TOGETHER.tasks && chars < TOGETHER.chars) continue;
    yield await finish(group, settings);
    group = [];
    chars = 0;
  }
}

async function begin(task: Task, settings: WorkSettings): Promise<Outcome | Unparsed> {
  switch (task.kind) {
    case 'file':
      return file(task, settings);
    case 'line':
      return line(task, settings);
    case 'result':
      return result(task, settings);
  }
}

async function finish(group: readonly (Outcome | Unparsed)[], settings: WorkSettings): Promise<Outcome[]> {
  const { withText, lang = 'zh' } = settings;
  const parsed = runTogether(
    group.filter((one) => one.kind === 'text').map(({ text, source }) => parsing(text, source, { withText, lang })),
  ).values();
  const outcomes: Outcome[] = [];
  for (const one of group)
    outcomes.push(one.kind === 'text' ? await answered(one, async () => written(unwrap(parsed.next().value!), one.key, settings)) : one);
  return outcomes;
}

function unwrap<T>(settled: Settled<T>): T {
  if ('error' in settled) throw settled.error;
  return settled.value;
}

async function file({ name, path, known }: Task & { kind: 'file' }, settings: WorkSettings): Promise<Outcome | Unparsed> {
  let bytes: Buffer;
  try {
    bytes = contents(typeof path === 'string' ? path : Buffer.from(path), name);
  } catch (error) {
    return record(failure(name, readingProblem(error, name), null));
  }
  if (looksLikeResults(bytes)) return { kind: 'results' };
  const key = keyOf(settings, name, bytes);
  if (key === known) return { kind: 'unchanged' };
  return answered({ name, key }, async () => {
    const { source, text } = await read(bytes, { name, ...(settings.encoding !== null && { encoding: settings.encoding }) });
    return { kind: 'text', name, text, source, key };
  });
}

async function written(notice: Notice, key: string | null, { rows = false }: WorkSettings): Promise<Outcome> {
  const result = stored(notice, key);
  if (!rows) return record(result);
  const { rowsOf } = await import('../corpus/row-lines.ts');
  return record({ ...result, line: encodeJsonLine(rowsOf(notice)) });
}

/** What `action` gives, or the line that says why there is nothing. */
async function answered<T>({ name, key }: { name: string; key: string | null }, action: () => Promise<T>): Promise<T | Outcome> {
  try {
    return await action();
  } catch (error) {
    const unexpected = { code: 'internal', message: `failed unexpectedly: ${error instanceof Error ? error.message : error}` };
    return record(failure(name, diagnosticOf(error) ?? unexpected, key));
  }
}

function record(stored: Stored): Outcome {
  return { kind: 'record', ...stored };
}

/**
 * Files of usual size one after the other in the same memory: asking for some outside the heap, and giving it back, takes longer than
 * reading the file. A worker reads one file after the other, and no text holds on to the bytes of its file.
 */
const scratch = Buffer.allocUnsafeSlow(1 << 18);

/** Opened without waiting, so that a pipe put in a file's place cannot hold the run up. What it gives is good until the next file. */
function contents(path: string | Buffer, name: string): Buffer {
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stat = fstatSync(descriptor);
    if (stat.isDirectory()) throw Object.assign(new Error('is a directory'), { code: 'EISDIR' });
    if (!stat.isFile()) throw Object.assign(new Error('is not a regular file'), { code: 'ENOTFILE' });
    // results may be larger than any notice, and are read elsewhere
    const large = stat.size > ONCE && startsLikeResults(descriptor);
    if (stat.size > MAX_BYTES && !large) throw new DiagnosticError(tooLarge(name));
    const size = large ? Math.min(stat.size, HEAD) : stat.size;
    const bytes = size <= scratch.length ? scratch.subarray(0, size) : Buffer.allocUnsafeSlow(size);
    let at = 0;
    for (let read = -1; at < bytes.length && read !== 0; at += read) read = readSync(descriptor, bytes, at, bytes.length - at, at);
    return bytes.subarray(0, at);
  } finally {
    closeSync(descriptor);
  }
}

/** What is no larger is read at once, and then looked at. */
const ONCE = 1 << 20;

async function line({ number, line }: Task & { kind: 'line' }, settings: WorkSettings): Promise<Outcome | Unparsed> {
  let name = `line ${number}`;
  const bad = (code: Diagnostic['code'], message: string) => record(failure(name, { code, message }, null));
  let value: unknown;
  const json = unmarked(line);
  if (json === null) return bad('bad-encoding', 'the line is not valid UTF-8');
  if (json.trim() === '') return bad('empty', 'the line is empty');
  try {
    value = JSON.parse(json);
  } catch {
    return bad('bad-line', 'the line is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad('bad-line', 'the line is not a JSON object');
  const { id, text, html, base64 } = value as Record<string, unknown>;
  if (typeof id === 'string' || typeof id === 'number' || typeof id === 'boolean') name = String(id);
  else if (id !== undefined && id !== null) return bad('bad-line', '"id" is neither text nor a number');
  if ([text, html, base64].filter((content) => typeof content === 'string').length !== 1)
    return bad('bad-line', 'the line has to have one of "text", "html" and "base64", as text');
  const mode = settings.lines ?? 'parse';
  if (typeof html === 'string' && mode !== 'parse' && !canBeNotice(html))
    return detected({ name, format: 'html', encoding: 'utf-8', encodingCertainty: 'stated', bytes: Buffer.byteLength(html) }, NONE);
  return answered({ name, key: null }, async () => {
    // text is text, whatever it begins with; bytes are what they look like
    const { source, text: content } =
      typeof text === 'string'
        ? readString(text, { name })
        : typeof html === 'string'
          ? await read(Buffer.from(html), { name, format: 'html', encoding: 'utf-8' })
          : await read(Buffer.from(base64 as string, 'base64'), { name });
    const unparsed: Unparsed = { kind: 'text', name, text: content, source, key: null };
    if (mode === 'parse') return unparsed;
    const detection = detect(content);
    return detection.notice && mode === 'notices' ? unparsed : detected(source, detection);
  });
}

/** The text of UTF-8 without a byte order mark; null where it is not valid. */
function unmarked(bytes: Uint8Array): string | null {
  return decodeUtf8(bytes)?.replace(/^\ufeff/, '') ?? null;
}

const NOTHING = { issues: 0, measures: 0, counts: 0, findings: 0 };
const NONE: Detection = { notice: false, kind: 'other', evidence: [] };

function detected({ name, format, encoding, encodingCertainty, bytes }: Detected['source'], detect: Detection): Outcome {
  const value: Detected = { schemaVersion: SCHEMA_VERSION, source: { name, format, encoding, encodingCertainty, bytes }, detect };
  return record({ line: encodeJsonLine(value), key: null, tally: { format, kind: detect.kind, ...NOTHING } });
}

async function result({ name, json, known }: Task & { kind: 'result' }, settings: WorkSettings): Promise<Outcome> {
  const key = keyOf(settings, name, json);
  if (key === known) return { kind: 'unchanged' };
  const bad = (message: string) => record(failure(name, { code: 'damaged-file', message }, key));
  let value: unknown;
  try {
    value = JSON.parse(unmarked(json) ?? '');
  } catch {
    return bad('is not JSON');
  }
  const { failureSchema, noticeSchema } = await import('../model/schema.ts');
  const version = (value as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (version !== SCHEMA_VERSION)
    return bad(`is not what rectify writes: schemaVersion is ${JSON.stringify(version) ?? 'missing'}, not ${SCHEMA_VERSION}`);
  const isFailed = typeof value === 'object' && value !== null && 'error' in value;
  const { error } = (isFailed ? failureSchema : noticeSchema).safeParse(value);
  if (error) {
    const { path, message } = error.issues[0]!;
    return bad(`is not a whole notice as rectify writes it (without --only): ${path.join('.') || 'top level'}: ${message}`);
  }
  if (isFailed) {
    const failed = value as Failure;
    return record(failure(failed.source.name, failed.error, key));
  }
  return record(stored(value as Notice, key));
}

function stored(notice: Notice, key: string | null): Stored {
  const { issues, measures, counts, findings, document, source } = notice;
  const tally: Tally = {
    format: source.format,
    kind: document.kind,
    issues: issues.filter((issue) => issue.role !== 'aspect').length,
    measures: measures.length,
    counts: counts.length,
    findings: findings.length,
  };
  return { line: encodeJsonLine(notice), key, tally };
}

function keyOf({ version }: WorkSettings, name: string, bytes: Uint8Array): string {
  return createHash('sha256').update(`${version}\0${name}\0`).update(bytes).digest('base64url').slice(0, 27);
}
