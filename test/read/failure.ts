import { type Diagnostic, DiagnosticError } from '../../src/model/diagnostic.ts';

/** The diagnostic that an action ends with; fails where it succeeds or ends in anything else. */
export async function failure(action: () => unknown): Promise<Diagnostic> {
  try {
    await action();
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostic;
    throw error;
  }
  throw new Error('nothing was thrown');
}
