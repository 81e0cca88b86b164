/** One notice read back, checked against the contract; apart, so that zod is loaded only where notices are read back. */
import type { Failure, Notice } from '../model/notice.ts';
import { failureSchema, noticeSchema } from '../model/schema.ts';

/** The notice or failure, or what is wrong with it. */
export function noticeOrFailure(given: unknown): Notice | Failure | string {
  let value = given;
  if (typeof given === 'string') {
    try {
      value = JSON.parse(given);
    } catch {
      return 'is not JSON';
    }
  }
  const isFailure = typeof value === 'object' && value !== null && 'error' in value;
  const result = isFailure ? failureSchema.safeParse(value) : noticeSchema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  return `is no notice: ${issue.path.join('.') || 'top level'}: ${issue.message}`;
}
