/** Bytes → source text, by format. To add a format: one file beside this one, its name in `InputFormat`, its mark in `identify.ts`, its row here. */
import { createHash } from 'node:crypto';
import { DiagnosticError } from '../model/diagnostic.ts';
import type { Source } from '../model/notice.ts';
import { encodeUtf8 } from '../text/utf8.ts';
import { type Extracted, fail, type InputFormat, type Reader, type ReadOptions } from './format.ts';
import { identify } from './identify.ts';
import { readText, textOf } from './text.ts';

export type { InputFormat, ReadOptions } from './format.ts';

/** The text of an input, which all offsets index, and where it came from. */
export interface SourceText {
  source: Source;
  text: string;
}

/** Each reader is a file of its own, loaded when the first input of its format comes: parsing plain text loads none of them. */
const READERS: Readonly<Record<Exclude<InputFormat, 'text'>, () => Promise<Reader>>> = {
  html: async () => (await import('./html.ts')).readHtml,
  mhtml: async () => (await import('./mhtml.ts')).readMhtml,
  docx: async () => (await import('./docx.ts')).readDocx,
  doc: async () => (await import('./doc.ts')).readDoc,
  pdf: async () => (await import('./pdf.ts')).readPdf,
};

/** The largest input that is read, in bytes. A notice has some tens of thousands; a scan without text some tens of millions. */
export const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Reads an input in any supported format: plain text, HTML, MHTML, DOCX, DOC (also WPS) and PDF, told apart by content first and by name second.
 *
 * @param bytes the whole input, at most `MAX_BYTES`
 * @param options `name` for messages and `source.name`; `encoding` overrides what the bytes say (text, HTML); `format` overrides detection
 * @returns the text (offsets of everything that is parsed from it index it in UTF-16 code units) and a description of the source
 * @throws DiagnosticError `bad-encoding`, `damaged-file`, `empty`, `no-text`, `password-protected`, `too-large` or `unsupported-format`
 */
export async function read(bytes: Uint8Array, options: ReadOptions): Promise<SourceText> {
  const format = formatOf(bytes, options);
  if (format === 'text') return readSource(bytes, { ...options, format });
  const reader = await READERS[format]();
  return sourceText(bytes, options, format, await reader(bytes, options));
}

/** As `read`, for plain text alone and at once: what is in another format is an `unsupported-format`. */
export function readSource(bytes: Uint8Array, options: ReadOptions): SourceText {
  const format = formatOf(bytes, options);
  if (format !== 'text')
    fail('unsupported-format', options, `is ${format.toUpperCase()}, not plain text`, 'save it as plain text, or read it with read()');
  return sourceText(bytes, options, format, readText(bytes, options));
}

/** As `readSource`, for plain text that has been decoded already, such as a string of JSON; `source` tells of its UTF-8. */
export function readString(text: string, options: Pick<ReadOptions, 'name'>): SourceText {
  const bytes = encodeUtf8(text);
  if (bytes.length > MAX_BYTES) throw new DiagnosticError(tooLarge(options.name));
  return sourceText(bytes, options, 'text', textOf(text, options));
}

function formatOf(bytes: Uint8Array, options: ReadOptions): InputFormat {
  if (bytes.length > MAX_BYTES) throw new DiagnosticError(tooLarge(options.name));
  const format = identify(bytes, options);
  return typeof format === 'string' ? format : fail('unsupported-format', options, `is ${format.unsupported}, not text`, format.hint);
}

function sourceText(bytes: Uint8Array, options: ReadOptions, format: InputFormat, { text, encoding, certainty }: Extracted): SourceText {
  if (text.trim() === '') fail('empty', options, 'has no text', 'check that the right file was given');
  return {
    source: {
      name: options.name,
      format,
      encoding,
      encodingCertainty: certainty,
      bytes: bytes.length,
      chars: text.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
    text,
  };
}

export function tooLarge(file: string) {
  return {
    code: 'too-large',
    file,
    message: `is larger than ${MAX_BYTES / 1024 / 1024} MB`,
    hint: 'split it into one file a notice',
  } as const;
}
