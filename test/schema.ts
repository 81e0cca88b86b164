/** Validation against what `rectify schema` prints. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { detectedJsonSchema, jsonSchema } from '../src/model/json-schema.ts';
import type { Notice } from '../src/model/notice.ts';

const compiled = new Map<string, ReturnType<Ajv2020['compile']>>();

/** Fails with the first fault where the value is no notice (or failure), reduced to `only` where given. */
export function expectValid(value: unknown, only: readonly (keyof Notice)[] | null = null): void {
  const key = String(only);
  let validate = compiled.get(key);
  if (!validate) compiled.set(key, (validate = new Ajv2020({ allowUnionTypes: true }).compile(jsonSchema(only))));
  expect(validate(value) ? null : validate.errors?.slice(0, 3)).toBeNull();
}

/** Fails with the first fault where the value is no line of `rectify detect`. */
export function expectValidDetected(value: unknown): void {
  let validate = compiled.get('detect');
  if (!validate) compiled.set('detect', (validate = new Ajv2020().compile(detectedJsonSchema())));
  expect(validate(value) ? null : validate.errors?.slice(0, 3)).toBeNull();
}

/** The notices in what a command printed as JSON or NDJSON; none where it printed something else. */
export function noticesIn(stdout: string): unknown[] {
  const parsed = (text: string): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  };
  const whole = parsed(stdout);
  const values = whole === null ? stdout.split('\n').map(parsed) : [whole].flat();
  return values.filter((value) => value !== null && typeof value === 'object' && 'schemaVersion' in value);
}
