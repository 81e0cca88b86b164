/** UTF-8 ↔ text, by functions of Node that take a fraction of the time of TextDecoder, TextEncoder and Buffer. */
import { isAscii, isUtf8, transcode } from 'node:buffer';

/** The text of bytes in UTF-8, a byte order mark included; null where they are not valid. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  if (!isUtf8(bytes)) return null;
  if (isAscii(bytes)) return asBuffer(bytes).toString('latin1');
  return canTranscode ? transcode(bytes, 'utf8', 'utf16le').toString('utf16le') : asBuffer(bytes).toString('utf8');
}

/** The text in UTF-8; lone surrogates become U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  const isWellFormed = (text as { isWellFormed?: () => boolean }).isWellFormed?.() ?? false;
  return isWellFormed && canTranscode ? transcode(Buffer.from(text, 'utf16le'), 'utf16le', 'utf8') : Buffer.from(text, 'utf8');
}

/** A value as JSON and a line feed, in UTF-8 and in memory of its own. JSON is well-formed: lone surrogates are escaped in it. */
export function encodeJsonLine(value: unknown): Uint8Array {
  const line = `${JSON.stringify(value)}\n`;
  const most = line.length * 2;
  if (!canTranscode || most > LARGEST_SCRATCH) return Buffer.from(line);
  if (scratch.length < most) scratch = Buffer.allocUnsafeSlow(most * 2);
  return transcode(scratch.subarray(0, scratch.write(line, 'utf16le')), 'utf16le', 'utf8');
}

/** Where Node has its Unicode library. */
const canTranscode = typeof transcode === 'function';

/** Lines one after the other need no new memory each. */
let scratch = Buffer.alloc(0);
const LARGEST_SCRATCH = 1 << 22;

function asBuffer({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length);
}
