/** Bytes → source text, by format. To add a format: one file beside this one and its row in FORMATS. */
import { createHash } from 'node:crypto';
import { DiagnosticError } from '../model/diagnostic.ts';
import type { Source } from '../model/notice.ts';
import type { Format, ReadOptions } from './format.ts';
import { text } from './text.ts';
import { unsupported } from './unsupported.ts';

export type { ReadOptions } from './format.ts';

/** The first that matches reads. */
const FORMATS: readonly Format[] = [unsupported, text];

/** V8 holds no longer string than this, and no encoding has fewer than a byte a character. */
export const MAX_BYTES = 0x1fffffe8;

/** What an input's bytes say: where they came from and their text. Throws a DiagnosticError where they cannot be read. */
export function readSource(bytes: Uint8Array, options: ReadOptions): { source: Source; text: string } {
  const { name } = options;
  if (bytes.length > MAX_BYTES) throw new DiagnosticError(tooLarge(name));
  const format = FORMATS.find((f) => f.matches(bytes, options))!;
  const decoded = format.read(bytes, options);
  if (decoded.text.trim() === '')
    throw new DiagnosticError({ code: 'empty', file: name, message: 'has no text', hint: 'check that the right file was given' });
  return {
    source: {
      name,
      format: format.name,
      encoding: decoded.encoding,
      encodingCertainty: decoded.certainty,
      bytes: bytes.length,
      chars: decoded.text.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
    text: decoded.text,
  };
}

export function tooLarge(file: string) {
  return {
    code: 'too-large',
    file,
    message: 'is larger than 512 MB, the most that fits one text',
    hint: 'split it into one file a notice',
  } as const;
}
