/** `rectify stream`: NDJSON in, NDJSON out, a line for a line. */
import { SCHEMA_VERSION } from '../model/version.ts';
import { encodeJsonLine } from '../text/utf8.ts';
import { failure } from './failure.ts';
import { ordered } from './ordered.ts';
import { openPool } from './pool.ts';
import type { LineMode, Stored } from './task.ts';

export interface LinesOptions {
  /** Threads that parse. */
  jobs: number;
  withText?: boolean;
  /** `detect`: the line of what `detect` answers. `notices`: that line for what is no notice, and the notice's for what is one. */
  mode?: LineMode;
  /** Lines hold the rows of the tables of databases and Parquet instead: `{"source": {"name"}, "rows": {table: […]}}`. */
  rows?: boolean;
  /** Each line that became a failure, in order. */
  onFailure?(failure: { name: string; code: string; message: string; hint: string }): void;
}

/** What is longer is refused: the longest text that a notice may be, with room for its escapes. */
const MAX_LINE = 1 << 28;
const LF = 10;
const AHEAD = { perJob: 48, bytes: 1 << 26 };

/**
 * Each line of `source`, an object `{"id": …, "text": …}`, `{"id": …, "html": …}` or `{"id": …, "base64": …}` (the bytes of a file in any
 * format), as the line of its notice, in the same order. The id becomes `source.name`. Whatever is on a line, there is a line for it: of a failure where it cannot be read.
 */
export async function* parseLines(source: AsyncIterable<Uint8Array>, options: LinesOptions): AsyncGenerator<Uint8Array> {
  const { jobs, withText = false, mode = 'parse', rows = false, onFailure } = options;
  const pool = openPool({ jobs, settings: { encoding: null, withText, lines: mode, rows, version: '' } });
  let number = 0;
  try {
    const results = ordered(
      linesOf(source),
      async (line): Promise<Stored | null> => {
        number++;
        if (line === null) return failure(`line ${number}`, { code: 'too-large', message: 'the line is longer than 256 MB' }, null);
        const outcome = await pool.run({ kind: 'line', number, line });
        return outcome.kind === 'record' ? outcome : null;
      },
      (stored) => stored?.line.length ?? 0,
      { items: jobs * AHEAD.perJob, bytes: AHEAD.bytes },
      (line) => line?.length ?? 0,
    );
    for await (const stored of results) {
      if (stored === null) return;
      if ('code' in stored.tally) onFailure?.(stored.tally);
      yield rows && 'code' in stored.tally ? await failureRows(stored.tally) : stored.line;
    }
  } finally {
    await pool.close();
  }
}

async function failureRows({ name, code, message }: { name: string; code: string; message: string }): Promise<Uint8Array> {
  const { rowsOf } = await import('../corpus/row-lines.ts');
  return encodeJsonLine(rowsOf({ schemaVersion: SCHEMA_VERSION, source: { name }, error: { code, message } }));
}

/** The bytes of each line; null for one that is too long, which is not kept. */
async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | null> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const keep = (piece: Uint8Array) => {
    if (length + piece.length > MAX_LINE) parts = [];
    else parts.push(new Uint8Array(piece)); // the chunk's own buffer may be used again
    length += piece.length;
  };
  const take = () => {
    const line = length > MAX_LINE ? null : parts.length === 1 ? parts[0]! : new Uint8Array(Buffer.concat(parts));
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of source) {
    let from = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
      keep(chunk.subarray(from, at));
      yield take();
      from = at + 1;
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  }
  if (length > 0) yield take();
}
