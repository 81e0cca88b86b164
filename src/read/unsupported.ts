import { DiagnosticError } from '../model/diagnostic.ts';
import { type Format, startsWith } from './format.ts';

const SIGNATURES: readonly { prefix: string; what: string }[] = [
  { prefix: '%PDF-', what: 'a PDF' },
  { prefix: 'PK\x03\x04', what: 'a ZIP container (DOCX, XLSX, WPS, …)' },
  { prefix: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', what: 'an old binary Office file (DOC, XLS, WPS)' },
  { prefix: '{\\rtf', what: 'RTF' },
  { prefix: '\x89PNG', what: 'a picture' },
  { prefix: '\xff\xd8\xff', what: 'a picture' },
  { prefix: '\x1f\x8b', what: 'a gzip archive' },
];

/** Binary formats without a reader: said by name, rather than as text in an encoding that nobody can guess. */
export const unsupported: Format = {
  name: 'unsupported',
  matches: (bytes) => SIGNATURES.some((s) => startsWith(bytes, s.prefix)),
  read: (bytes, { name }) => {
    const what = SIGNATURES.find((s) => startsWith(bytes, s.prefix))?.what;
    throw new DiagnosticError({
      code: 'unsupported-format',
      file: name,
      message: `is ${what}, not text`,
      hint: 'save it as plain text and pass that',
    });
  },
};
