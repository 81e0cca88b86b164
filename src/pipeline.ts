import type { Notice } from './model/notice.ts';

export interface ParseOptions {
  /** The input's name, for `source.name`. */
  name?: string;
  /** Keep `source.text` in the result. */
  withText?: boolean;
}

/** Parses the text of one notice. Never throws on any text. */
export function parseNotice(_text: string, _options: ParseOptions = {}): Notice {
  throw new Error('not built yet');
}
