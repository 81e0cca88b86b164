import { type DiagnosticCode, DiagnosticError } from '../model/diagnostic.ts';
import type { Source } from '../model/notice.ts';

/** What `source.format` can be. `doc` stands for every old binary Word container, also WPS's .wps; `mhtml` for .mht as well. */
export type InputFormat = 'text' | 'html' | 'mhtml' | 'docx' | 'doc' | 'pdf';

export interface ReadOptions {
  /** The input's name, for messages, `source.name` and formats that tell themselves by their extension. */
  name: string;
  /** The encoding to decode with, in any spelling; found out from the bytes where it is left out. Formats that fix it themselves ignore it. */
  encoding?: string | undefined;
  /** The format, where the caller knows it; told by content first and by the name's extension second where it is left out. */
  format?: InputFormat | undefined;
}

/** What a reader makes of the bytes. */
export interface Extracted {
  text: string;
  encoding: string;
  certainty: Source['encodingCertainty'];
}

/** Bytes of one format → its text. Throws a DiagnosticError where they cannot be read. */
export type Reader = (bytes: Uint8Array, options: ReadOptions) => Extracted | Promise<Extracted>;

/** Leaves a reader with a diagnostic about the input. */
export function fail(code: DiagnosticCode, { name }: Pick<ReadOptions, 'name'>, message: string, hint: string): never {
  throw new DiagnosticError({ code, file: name, message, hint });
}

/** True where the bytes begin with these characters (each a byte). */
export function startsWith(bytes: Uint8Array, prefix: string, at = 0): boolean {
  for (let i = 0; i < prefix.length; i++) if (bytes[at + i] !== prefix.charCodeAt(i)) return false;
  return true;
}

/** The bytes as characters U+0000 to U+00FF, for looking at what is ASCII in them. */
export function latin1(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', start, Math.min(end, bytes.length));
}
