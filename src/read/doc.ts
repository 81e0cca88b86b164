import { type Extracted, fail, type ReadOptions } from './format.ts';
export function readDoc(_bytes: Uint8Array, options: ReadOptions): Extracted {
  return fail('unsupported-format', options, 'is DOC', 'save it as plain text');
}
