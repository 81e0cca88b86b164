/** Results that rectify wrote before, one after the other: lines of NDJSON, a JSON array, objects over several lines. */
import { createReadStream } from 'node:fs';
import type { Path } from './inputs.ts';

/** What is longer is no notice; V8 holds no longer string. */
const MAX_RESULT = 0x1fffffe8;
const [LF, QUOTE, BACKSLASH, OPEN, CLOSE] = ['\n', '"', '\\', '{', '}'].map((c) => c.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
];

/** The bytes of each result; a damaged line is given as it is, for whoever reads it to say so. Throws what the file system says. */
export async function* resultsIn(path: Path): AsyncGenerator<Uint8Array> {
  const chunks = createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>;
  let byLine: boolean | null = null;
  let split: ((chunk: Buffer) => Buffer[]) | null = null;
  for await (const chunk of chunks) {
    // NDJSON: the first line is whole; a damaged line then cannot take the next along
    byLine ??=
      /^(?:\xef\xbb\xbf)?\s*\{/.test(chunk.toString('latin1', 0, 64)) && !/^[^\n]{0,64}\{\s*\n/.test(chunk.toString('latin1', 0, 128));
    split ??= byLine ? lineSplitter() : objectSplitter();
    for (const piece of split(chunk)) if (!isBlank(piece)) yield piece;
  }
  for (const piece of split?.(END) ?? []) if (!isBlank(piece)) yield piece;
}

const END = Buffer.alloc(0);

function lineSplitter(): (chunk: Buffer) => Buffer[] {
  const kept = keeper();
  return (chunk) => {
    if (chunk === END) return [kept.take(END)];
    const pieces: Buffer[] = [];
    let from = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
      pieces.push(kept.take(chunk.subarray(from, at)));
      from = at + 1;
    }
    kept.keep(chunk.subarray(from));
    return pieces;
  };
}

/** Top-level objects, whatever stands between them (brackets and commas of an array). */
function objectSplitter(): (chunk: Buffer) => Buffer[] {
  const kept = keeper();
  let depth = 0;
  let inString = false;
  let escaped = false;
  return (chunk) => {
    if (chunk === END) return [kept.take(END)];
    const pieces: Buffer[] = [];
    let from = depth > 0 ? 0 : -1;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
      } else if (byte === QUOTE) inString = depth > 0;
      else if (byte === OPEN) {
        if (depth++ === 0) from = at;
      } else if (byte === CLOSE && depth > 0 && --depth === 0) {
        pieces.push(kept.take(chunk.subarray(from, at + 1)));
        from = -1;
      }
    }
    if (from >= 0) kept.keep(chunk.subarray(from));
    return pieces;
  };
}

/** The beginning of a piece that goes on in the next chunk. */
function keeper(): { keep(bytes: Buffer): void; take(rest: Buffer): Buffer } {
  let parts: Buffer[] = [];
  let size = 0;
  return {
    keep(bytes) {
      size += bytes.length;
      if (size <= MAX_RESULT) parts.push(bytes);
      else parts = [parts[0]!.subarray(0, 64)]; // too long for any notice: its beginning stands for it, and is refused as damaged
    },
    take(rest) {
      const whole = parts.length === 0 ? rest : Buffer.concat([...parts, rest]);
      parts = [];
      size = 0;
      return whole;
    },
  };
}

function isBlank(piece: Buffer): boolean {
  return piece.every((byte) => byte <= 0x20);
}
