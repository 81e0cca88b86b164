/** Notices → the contents of the page. */
import type { Failure, Notice } from '../model/notice.ts';
import type { Lang } from '../model/vocabulary.ts';
import type { Contents, PackedNotice } from './contents.ts';

export interface Collected {
  contents: Contents;
  /** Every notice as it is kept in the page, in the order of `contents.notices`. */
  packed: string[];
}

export type Pack = (notice: PackedNotice) => string;

/** Notices need their `source.text`; one without is told among the failures, because nothing on the page could point into it. */
export async function collect(
  results: AsyncIterable<Notice | Failure> | Iterable<Notice | Failure>,
  { lang, title, pack }: { lang: Lang; title: string | null; pack: Pack },
): Promise<Collected> {
  const contents: Contents = { lang, title, notices: [], issues: [], sanctions: [], findings: [], failures: [] };
  const packed: string[] = [];
  for await (const result of results) {
    if ('error' in result) contents.failures.push({ name: result.source.name, ...result.error });
    else if (hasText(result)) {
      add(contents, result);
      packed.push(pack(result));
    } else contents.failures.push({ name: result.source.name, code: 'no-text', message: 'the notice comes without its text' });
  }
  return { contents, packed };
}

function hasText(notice: Notice): notice is PackedNotice {
  return notice.source.text !== undefined;
}

function add(contents: Contents, notice: PackedNotice): void {
  const n = contents.notices.length;
  const { kind, title, unit, inspector, round, feedbackDate, publishedDate, inspectionPeriod } = notice.document;
  contents.notices.push({
    name: notice.source.name,
    kind,
    title,
    unit,
    inspector,
    round,
    feedbackDate,
    publishedDate,
    inspectionPeriod,
    chars: notice.source.chars,
    headline: Object.fromEntries(Object.entries(notice.headline).map(([key, figure]) => [key, figure.value])),
    measures: notice.measures.filter((m) => m.scope === 'issue').length,
    issued: notice.citations.filter((c) => c.action === 'issued').length,
    revised: notice.citations.filter((c) => c.action === 'revised').length,
  });
  const tallies = {
    measures: tally(notice.measures),
    counts: tally(notice.counts),
    sanctions: tally(notice.sanctions),
  };
  for (const { id, role, number, title, status, deadline, range } of notice.issues) {
    if (role === 'aspect') continue;
    contents.issues.push({
      n,
      id,
      role,
      number,
      title,
      status,
      deadline,
      measures: tallies.measures.get(id) ?? 0,
      counts: tallies.counts.get(id) ?? 0,
      sanctions: tallies.sanctions.get(id) ?? 0,
      findings: notice.findings.filter((f) => f.start >= range.start && f.end <= range.end).length,
    });
  }
  for (const { id, action, people, text, issue } of notice.sanctions)
    contents.sanctions.push({ n, id, action, people, text, inIssue: issue !== null });
  for (const [at, { rule, severity, message, expected, actual }] of notice.findings.entries())
    contents.findings.push({ n, id: `q${at + 1}`, rule, severity, message, expected, actual });
}

function tally(items: readonly { issue: string | null }[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { issue } of items) if (issue !== null) found.set(issue, (found.get(issue) ?? 0) + 1);
  return found;
}
