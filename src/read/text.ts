import { decode } from './decode.ts';
import { type Extracted, fail, type ReadOptions } from './format.ts';

/** Characters that no text has many of. */
const CONTROL = /[\0-\x08\x0e-\x1a\x1c-\x1f]/g;
/** Of a text that is none, at least this share are controls. */
const BINARY_SHARE = 0.1;
const SAMPLE_CHARS = 1 << 16;

/** Plain text, as it is: nothing but a byte order mark is taken off. */
export function readText(bytes: Uint8Array, options: ReadOptions): Extracted {
  const decoded = decode(bytes, options.name, options.encoding);
  const sample = decoded.text.slice(0, SAMPLE_CHARS);
  if ((sample.match(CONTROL)?.length ?? 0) > sample.length * BINARY_SHARE)
    fail('unsupported-format', options, 'is binary data, not text', 'save it as plain text, HTML, DOCX or PDF and pass that');
  return decoded;
}
