import { type Extracted, fail, type ReadOptions } from './format.ts';

export function readPdf(_bytes: Uint8Array, options: ReadOptions): Extracted {
  return fail('unsupported-format', options, 'is a PDF, not text', 'save it as plain text and pass that');
}
