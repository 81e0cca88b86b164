/** What rectify wrote before, told by its beginning. */
import { closeSync, openSync, readSync } from 'node:fs';
import type { Path } from './inputs.ts';

/** How many bytes of a file are enough to tell. */
export const HEAD = 256;

/** `{"schemaVersion":`, alone or as the first of an array: NDJSON or JSON as rectify writes it. */
export function looksLikeResults(bytes: Buffer): boolean {
  return /^(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"schemaVersion"\s*:/.test(bytes.toString('latin1', 0, HEAD));
}

/** The same of an open file. */
export function startsLikeResults(descriptor: number): boolean {
  const head = Buffer.allocUnsafe(HEAD);
  return looksLikeResults(head.subarray(0, readSync(descriptor, head, 0, HEAD, 0)));
}

const DATA = /\.(?:json|jsonl|ndjson|csv|tsv)$/i;
const LINES = /\.(?:jsonl|ndjson)$/i;

/**
 * Whether a file of a folder is data about notices (annotations, a crawl, tables) more often than it is one, by its name: what rectify
 * wrote as NDJSON is read, JSON and tables are left to whoever names them. A file that cannot be opened says so when it is read.
 */
export function isDataBesideNotices(path: Path): boolean {
  const name = path.toString('latin1');
  if (!DATA.test(name)) return false;
  if (!LINES.test(name)) return true;
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch {
    return false;
  }
  try {
    return !startsLikeResults(descriptor);
  } catch {
    return false;
  } finally {
    closeSync(descriptor);
  }
}
