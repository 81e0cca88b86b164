/** The output formats by name; what takes time to load is loaded when it is asked for, so that JSON does not wait for the table. */
import { json } from './json.ts';
import { ndjson } from './ndjson.ts';
import type { Writer } from './writer.ts';

export type { Entity, Result, WriteOptions, Writer } from './writer.ts';

export const WRITERS = {
  table: async () => (await import('./table.ts')).table,
  json: async () => json,
  ndjson: async () => ndjson,
  markdown: async () => (await import('./markdown.ts')).markdown,
} as const satisfies Record<string, () => Promise<Writer>>;

export type OutputFormat = keyof typeof WRITERS;
export const OUTPUT_FORMATS = Object.keys(WRITERS) as OutputFormat[];
