import { z } from 'zod';
import type { Notice } from './notice.ts';
import { detectedSchema, failureSchema, noticeSchema } from './schema.ts';

/**
 * The output contract as JSON Schema, draft 2020-12: a notice, or what stands in for an input that could not be read. With `only`, the
 * notice is reduced to these entities, as `parse --only` prints it.
 */
export function jsonSchema(only: readonly (keyof Notice)[] | null = null): Record<string, unknown> {
  const { shape } = noticeSchema;
  const reduced = (keys: readonly (keyof Notice)[]) => z.strictObject(Object.fromEntries(keys.map((key) => [key, shape[key]])));
  const notice = only === null ? noticeSchema : reduced(['schemaVersion', 'source', ...only]);
  return z.toJSONSchema(z.union([notice, failureSchema]), { target: 'draft-2020-12' });
}

/** What `rectify detect` prints for an input. */
export function detectedJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(z.union([detectedSchema, failureSchema]), { target: 'draft-2020-12' });
}
