/** Notices → the contents of the page. */
import { substanceOf } from '../analyse/substance.ts';
import { type Taxonomy, themesOf } from '../analyse/themes.ts';
import { RULES } from '../check/index.ts';
import type { SubstanceClass } from '../model/analysis.ts';
import type { Failure, Notice } from '../model/notice.ts';
import type { Lang } from '../model/vocabulary.ts';
import type { Contents, IssueRow, Judged, PackedNotice } from './contents.ts';

export interface Collected {
  contents: Contents;
  /** Every notice as it is kept in the page, in the order of `contents.notices`. */
  packed: string[];
}

export type Pack = (notice: PackedNotice) => string;

/** Notices need their `source.text`; one without is told among the failures, because nothing on the page could point into it. */
export async function collect(
  results: AsyncIterable<Notice | Failure> | Iterable<Notice | Failure>,
  { lang, title, pack, taxonomy }: { lang: Lang; title: string | null; pack: Pack; taxonomy: Taxonomy },
): Promise<Collected> {
  const contents: Contents = { lang, title, notices: [], issues: [], sanctions: [], findings: [], rules: {}, themes: [], failures: [] };
  const packed: string[] = [];
  const known = new Set<string>();
  for await (const result of results) {
    if ('error' in result) contents.failures.push({ name: result.source.name, ...result.error });
    else if (hasText(result)) {
      const judged = judge(result, taxonomy);
      for (const themes of Object.values(judged.themes)) for (const theme of themes) known.add(theme);
      add(contents, result, judged);
      packed.push(pack({ ...result, judged }));
    } else contents.failures.push({ name: result.source.name, code: 'no-text', message: 'the notice comes without its text' });
  }
  contents.themes = taxonomy.themes.flatMap(({ id, label }) => (known.has(id) ? [{ id, label }] : []));
  const fired = new Set(contents.findings.map(({ rule }) => rule));
  contents.rules = Object.fromEntries(RULES.flatMap(({ id, what }) => (fired.has(id) ? [[id, what]] : [])));
  return { contents, packed };
}

function judge(notice: Notice, taxonomy: Taxonomy): Judged {
  const issues = notice.issues.filter(({ role }) => role !== 'aspect');
  return {
    themes: Object.fromEntries(issues.map((issue) => [issue.id, themesOf(issue, notice, taxonomy).map(({ theme }) => theme)])),
    substance: Object.fromEntries([...substanceOf(notice)].map(([id, classed]) => [id, classed.class])),
  };
}

function hasText(notice: Notice): notice is Notice & Pick<PackedNotice, 'source'> {
  return notice.source.text !== undefined;
}

function add(contents: Contents, notice: Notice, judged: Judged): void {
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
  const firsts = new Map<string, IssueRow['first']>();
  for (const key of ['measures', 'counts', 'sanctions'] as const)
    for (const { id, issue } of notice[key]) if (issue !== null) firsts.set(issue, { [key]: id, ...firsts.get(issue) });
  const classes = new Map<string, Partial<Record<SubstanceClass, number>>>();
  for (const { id, issue } of notice.measures) {
    const found = judged.substance[id];
    if (issue === null || found === undefined) continue;
    const counts = classes.get(issue) ?? {};
    counts[found] = (counts[found] ?? 0) + 1;
    classes.set(issue, counts);
  }
  for (const { id, role, number, title, status, deadline, range } of notice.issues) {
    if (role === 'aspect') continue;
    const inRange = notice.findings.flatMap((f, at) => (f.start >= range.start && f.end <= range.end ? [`q${at + 1}`] : []));
    const first = { ...firsts.get(id), ...(inRange[0] && { findings: inRange[0] }) };
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
      findings: inRange.length,
      first,
      themes: judged.themes[id] ?? [],
      substance: classes.get(id) ?? {},
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
