import type { Failure } from '../model/notice.ts';
import { SCHEMA_VERSION } from '../model/version.ts';
import { encodeJsonLine } from '../text/utf8.ts';
import type { Stored } from './task.ts';

/** The line that stands for an input that could not be read, so that a consumer loses nothing and can tell. */
export function failure(
  name: string,
  { code, message, hint = '' }: { code: string; message: string; hint?: string },
  key: string | null,
): Stored {
  const value: Failure = { schemaVersion: SCHEMA_VERSION, source: { name }, error: { code, message } };
  return { line: encodeJsonLine(value), key, tally: { code, name, message, hint } };
}
