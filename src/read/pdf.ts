import { type Extracted, fail, type ReadOptions } from './format.ts';
export function readPdf(_bytes: Uint8Array, options: ReadOptions): Extracted {
  return fail('unsupported-format', options, 'is PDF', 'save it as plain text');
}
