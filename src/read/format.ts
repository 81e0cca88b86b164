import type { Decoded } from './decode.ts';

export interface ReadOptions {
  /** The input's name, for messages, `source.name` and formats that tell themselves by their extension. */
  name: string;
  /** The encoding to decode with, in any spelling; found out from the bytes where it is left out. */
  encoding?: string | undefined;
}

/** One input format: how to tell it and how to get at its text. */
export interface Format {
  name: string;
  matches(bytes: Uint8Array, options: ReadOptions): boolean;
  /** Throws a DiagnosticError where the bytes cannot be read. */
  read(bytes: Uint8Array, options: ReadOptions): Decoded;
}

/** True where the bytes begin with these characters. */
export function startsWith(bytes: Uint8Array, prefix: string): boolean {
  for (let i = 0; i < prefix.length; i++) if (bytes[i] !== prefix.charCodeAt(i)) return false;
  return true;
}
