import { DiagnosticError } from '../model/diagnostic.ts';

/** What is wrong with the command line, and what to write instead. */
export function usage(message: string, hint: string): DiagnosticError {
  return new DiagnosticError({ code: 'usage', file: null, message, hint });
}
