/** Which findings concern what is shown, so that a reader meets them there: by number, in the order of the notice's findings. */
import type { Finding, Issue, Notice, Span } from '../model/notice.ts';
import { type Lang, SEVERITIES, values } from '../model/vocabulary.ts';

export interface FindingMarks {
  /** Indices of the findings at these words. */
  at(span: Span | undefined): number[];
  /** Indices of the findings within an issue (and in none below it). */
  of(issue: Issue): number[];
}

export function findingMarks({ findings, issues }: Notice): FindingMarks {
  const byIssue = new Map<string, number[]>();
  findings.forEach((finding, k) => {
    const owner = innermost(issues, finding);
    if (owner) byIssue.set(owner.id, [...(byIssue.get(owner.id) ?? []), k]);
  });
  return {
    at: (span) => (span ? findings.flatMap((f, k) => (f.start < span.end && span.start < f.end ? [k] : [])) : []),
    of: ({ id }) => byIssue.get(id) ?? [],
  };
}

function innermost(issues: readonly Issue[], { start, end }: Finding): Issue | null {
  let found: Issue | null = null;
  for (const issue of issues) {
    const { range } = issue;
    if (start < range.start || end > range.end) continue;
    if (!found || range.end - range.start < found.range.end - found.range.start) found = issue;
  }
  return found;
}

/** ` [1] [3]`, as the findings are numbered in the list of them; nothing where there are none. */
export function references(marks: readonly number[]): string {
  return marks.map((k) => ` [${k + 1}]`).join('');
}

/** `3 (2 errors, 1 warning)`; nothing where there are none. */
export function findingCount(findings: readonly Finding[], lang: Lang): string {
  if (findings.length === 0) return '';
  const kinds = values(SEVERITIES).flatMap((severity) => {
    const n = findings.filter((f) => f.severity === severity).length;
    if (n === 0) return [];
    if (lang === 'zh') return [`${SEVERITIES[severity].zh}${n}`];
    return [`${n} ${SEVERITIES[severity].en}${n === 1 || severity === 'info' ? '' : 's'}`];
  });
  return lang === 'zh' ? `${findings.length}（${kinds.join('、')}）` : `${findings.length} (${kinds.join(', ')})`;
}
