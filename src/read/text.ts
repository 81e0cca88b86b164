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
  checkText(decoded.text, options);
  return decoded;
}

/** What was decoded already, likewise: without a byte order mark, and well-formed (a lone surrogate becomes U+FFFD). */
export function textOf(text: string, options: ReadOptions): Extracted {
  const plain = wellFormed(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  checkText(plain, options);
  return { text: plain, encoding: 'utf-8', certainty: 'stated' };
}

function checkText(text: string, options: ReadOptions): void {
  const sample = text.slice(0, SAMPLE_CHARS);
  if ((sample.match(CONTROL)?.length ?? 0) > sample.length * BINARY_SHARE)
    fail('unsupported-format', options, 'is binary data, not text', 'save it as plain text, HTML, DOCX or PDF and pass that');
}

function wellFormed(text: string): string {
  const isWellFormed = (text as { isWellFormed?: () => boolean }).isWellFormed?.() ?? false;
  return isWellFormed ? text : text.replace(/\p{Surrogate}/gu, '\ufffd');
}
