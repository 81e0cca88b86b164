/**
 * The notices of `fixtures/findings`, each a text file: why it is there, the findings that are expected (`rule: words`, one a line; the
 * words are in the words at fault, or these in them), a line `----`, and the notice.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const CASES = join(import.meta.dirname, '../../fixtures/findings');

export interface FindingCase {
  name: string;
  why: string;
  expected: { rule: string; words: string }[];
  text: string;
}

/** Those of one folder: `fires` or `silent`. */
export function casesIn(folder: 'fires' | 'silent'): FindingCase[] {
  return readdirSync(join(CASES, folder))
    .sort()
    .map((file) => {
      const content = readFileSync(join(CASES, folder, file), 'utf8').replaceAll('\r\n', '\n');
      const cut = content.indexOf('\n----\n');
      const [why = '', ...lines] = content.slice(0, cut).split('\n');
      const expected = lines.map((line) => {
        const colon = line.indexOf(': ');
        return { rule: line.slice(0, colon), words: line.slice(colon + 2) };
      });
      return { name: file.replace(/\.txt$/, ''), why, expected, text: content.slice(cut + 6) };
    });
}

/** What was found without being expected, and what was expected without being found. */
export function compare(
  expected: FindingCase['expected'],
  found: readonly { rule: string; words: string }[],
): { extra: string[]; missed: string[] } {
  const left = [...found];
  const missed: string[] = [];
  for (const e of expected) {
    const at = left.findIndex((f) => f.rule === e.rule && (f.words.includes(e.words) || e.words.includes(f.words)));
    if (at < 0) missed.push(`${e.rule}: ${e.words}`);
    else left.splice(at, 1);
  }
  return { extra: left.map((f) => `${f.rule}: ${f.words}`), missed };
}
