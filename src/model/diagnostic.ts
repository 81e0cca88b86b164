import type { Lang } from './vocabulary.ts';

/** What can keep an input from being read or a command from being carried out. Codes are stable; messages are for people. */
export type DiagnosticCode =
  | 'usage'
  | 'not-found'
  | 'not-readable'
  | 'is-directory'
  | 'empty'
  | 'too-large'
  | 'bad-encoding'
  | 'unsupported-format'
  | 'not-writable'
  | 'no-text'
  | 'damaged-file'
  | 'password-protected'
  | 'no-gold'
  | 'outside-folder'
  | 'bad-line'
  | 'missing-package'
  | 'not-a-corpus'
  | 'not-indexed'
  | 'bad-query'
  | 'query-refused';

/** A problem with an input: a code, the input it concerns, what is wrong and what to do. */
export interface Diagnostic {
  code: DiagnosticCode;
  /** The input's name, or null where the problem is with the command line itself. */
  file: string | null;
  message: string;
  /** What the user can do about it. */
  hint: string;
}

/** Carries a diagnostic through code that would otherwise have to return it; never leaves the library's own functions unhandled. */
export class DiagnosticError extends Error {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.name = 'DiagnosticError';
    this.diagnostic = diagnostic;
  }
}

/** The diagnostic that an error carries; told by its shape, because the bundle's parts each have their own copy of the class. */
export function diagnosticOf(error: unknown): Diagnostic | null {
  return error instanceof Error && error.name === 'DiagnosticError' ? (error as DiagnosticError).diagnostic : null;
}

/** One line for standard error: `rectify: not-found: a.txt: no such file (check the path)`. */
export function formatDiagnostic(d: Diagnostic, _lang: Lang = 'en'): string {
  return `rectify: ${d.code}: ${d.file === null ? '' : `${d.file}: `}${d.message}${d.hint ? ` (${d.hint})` : ''}`;
}
