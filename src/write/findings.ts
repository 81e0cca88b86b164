/** What `check` found, notice by notice, in one of its formats. */
import type { Failure, Finding } from '../model/notice.ts';
import { type Lang, SEVERITIES, type Severity, values } from '../model/vocabulary.ts';
import { type PlacedFinding, placeFindings } from '../text/places.ts';

/** A notice that was checked. */
export interface Checked {
  name: string;
  /** The source text; null where a notice was written without it, so that there are offsets only. */
  text: string | null;
  findings: readonly Finding[];
}

export interface FindingsOptions {
  lang: Lang;
  colour: boolean;
  /** Terminal columns to fill. */
  width: number;
  /** Break what is wider, for somebody who reads it on a terminal; else a finding is one line, for programs that read lines. */
  wrap: boolean;
  /** JSON over several lines. */
  pretty: boolean;
}

export type FindingsWriter = (results: AsyncIterable<Checked | Failure>, options: FindingsOptions) => AsyncIterable<string>;

export const FINDINGS_WRITERS = {
  text: async () => (await import('./findings-text.ts')).text,
  table: async () => (await import('./findings-tables.ts')).table,
  markdown: async () => (await import('./findings-tables.ts')).markdown,
  json: async () => json,
  ndjson: async () => ndjson,
} as const satisfies Record<string, () => Promise<FindingsWriter>>;

export type FindingsFormat = keyof typeof FINDINGS_WRITERS;
export const FINDINGS_FORMATS = Object.keys(FINDINGS_WRITERS) as FindingsFormat[];

/** How many findings of each severity, and how many notices have some, were checked, could not be read. */
export interface FindingsTally extends Record<Severity, number> {
  findings: number;
  notices: number;
  noticesWithFindings: number;
  failures: number;
}

export function emptyTally(): FindingsTally {
  return { findings: 0, error: 0, warning: 0, info: 0, notices: 0, noticesWithFindings: 0, failures: 0 };
}

export function addTo(tally: FindingsTally, result: Checked | Failure): void {
  if ('error' in result) {
    tally.failures++;
    return;
  }
  tally.notices++;
  if (result.findings.length > 0) tally.noticesWithFindings++;
  tally.findings += result.findings.length;
  for (const { severity } of result.findings) tally[severity]++;
}

/** `5 findings (3 errors, 2 warnings) in 2 of 14 notices; 1 could not be read` */
export function tallyText(tally: FindingsTally, lang: Lang): string {
  const { findings, notices, noticesWithFindings, failures } = tally;
  const kinds = values(SEVERITIES).filter((severity) => tally[severity] > 0);
  if (lang === 'zh') {
    const unread = failures > 0 ? `；${failures}份无法读取` : '';
    if (findings === 0) return `${notices}份通报，没有发现疑点${unread}`;
    return `${notices}份通报中有${noticesWithFindings}份，共${findings}处疑点（${kinds.map((s) => `${SEVERITIES[s].zh}${tally[s]}`).join('、')}）${unread}`;
  }
  const many = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;
  const unread = failures > 0 ? `; ${failures} could not be read` : '';
  if (findings === 0) return `no findings in ${many(notices, 'notice')}${unread}`;
  const plural = (s: Severity) => (s === 'info' ? `${tally[s]} info` : many(tally[s], SEVERITIES[s].en));
  return `${many(findings, 'finding')} (${kinds.map(plural).join(', ')}) in ${noticesWithFindings} of ${many(notices, 'notice')}${unread}`;
}

/** Line and column where the text is known, else the offset of the first character, counted from 0. */
export function placeName(finding: Finding | PlacedFinding): string {
  return 'line' in finding ? `${finding.line}:${finding.column}` : `@${finding.start}`;
}

export function placedOf({ text, findings }: Checked): readonly (PlacedFinding | Finding)[] {
  return text === null ? findings : placeFindings(text, findings);
}

function objectsOf(result: Checked | Failure): object[] {
  if ('error' in result) return [{ file: result.source.name, error: result.error }];
  return placedOf(result).map((finding) => {
    const { rule, severity, message, expected, actual, start, end, related } = finding;
    const place =
      'line' in finding ? { line: finding.line, column: finding.column, text: finding.text } : { line: null, column: null, text: null };
    const others = related.map((r) => ('line' in r ? r : { line: null, column: null, ...r, text: null }));
    return { file: result.name, ...place, severity, rule, message, expected, actual, start, end, related: others };
  });
}

/** A line for each finding, and one for each file that could not be read. */
const ndjson: FindingsWriter = async function* (results) {
  for await (const result of results) for (const object of objectsOf(result)) yield `${JSON.stringify(object)}\n`;
};

const json: FindingsWriter = async function* (results, { pretty }) {
  const summary = emptyTally();
  const findings: object[] = [];
  const failures: object[] = [];
  for await (const result of results) {
    addTo(summary, result);
    ('error' in result ? failures : findings).push(...objectsOf(result));
  }
  yield `${JSON.stringify({ summary, findings, failures }, null, pretty ? 2 : undefined)}\n`;
};
