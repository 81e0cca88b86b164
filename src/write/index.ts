/** The output formats by name; each is loaded when it is asked for, so that JSON does not wait for the table. */
import type { Writer } from './writer.ts';

export type { Entity, Result, WriteOptions, Writer } from './writer.ts';

export const WRITERS = {
  table: async () => (await import('./table.ts')).table,
  json: async () => (await import('./json.ts')).json,
  ndjson: async () => (await import('./ndjson.ts')).ndjson,
  markdown: async () => (await import('./markdown.ts')).markdown,
} as const satisfies Record<string, () => Promise<Writer>>;

export type OutputFormat = keyof typeof WRITERS;
export const OUTPUT_FORMATS = Object.keys(WRITERS) as OutputFormat[];
