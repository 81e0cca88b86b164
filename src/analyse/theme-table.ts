import type { Figure, ThemedIssue, ThemeMatch, ThemesPart } from '../model/analysis.ts';
import type { Notice } from '../model/notice.ts';
import { ISSUE_STATUSES, type IssueStatus, values } from '../model/vocabulary.ts';
import { refTo } from './places.ts';
import { type Taxonomy, themesOf } from './themes.ts';

interface Row {
  issues: Figure;
  notices: Figure;
  statuses: Record<IssueStatus, Figure>;
  /** In how many issues a term spoke for the theme, and what it added in all. */
  terms: Map<string, { count: number; adds: number }>;
}

const MOST_TERMS = 5;

/** Counts issues by theme: problems, clues and shortcomings, not the aspects that group them. */
export function accumulateThemes(themes: Taxonomy, sources: boolean) {
  const figure = (): Figure => ({ value: 0, sources: sources ? [] : null });
  const rows = new Map<string, Row>();
  const without = figure();
  const listed: ThemedIssue[] | null = sources ? [] : null;
  let themed = 0;
  return {
    /** The themes of the notice's issues, by issue id. */
    add(notice: Notice): Map<string, ThemeMatch[]> {
      const found = new Map<string, ThemeMatch[]>();
      const here = new Set<string>();
      for (const issue of notice.issues) {
        if (issue.role === 'aspect') continue;
        const matches = themesOf(issue, notice, themes);
        found.set(issue.id, matches);
        listed?.push({
          notice: notice.source.name,
          issue: issue.id,
          title: issue.title,
          start: issue.start,
          end: issue.end,
          themes: matches,
        });
        if (matches.length === 0) {
          without.value++;
          without.sources?.push(refTo(notice, issue));
          continue;
        }
        themed++;
        for (const { theme, evidence } of matches) {
          let row = rows.get(theme);
          if (!row) {
            const statuses = Object.fromEntries(values(ISSUE_STATUSES).map((s) => [s, figure()])) as Row['statuses'];
            rows.set(theme, (row = { issues: figure(), notices: figure(), statuses, terms: new Map() }));
          }
          for (const counted of [row.issues, row.statuses[issue.status], ...(here.has(theme) ? [] : [row.notices])]) {
            counted.value++;
            counted.sources?.push(refTo(notice, issue));
          }
          here.add(theme);
          const seen = new Set<string>();
          for (const { term, adds, in: part } of evidence) {
            if (part === 'measures') continue;
            const tally = row.terms.get(term) ?? { count: 0, adds: 0 };
            row.terms.set(term, { count: tally.count + (seen.has(term) ? 0 : 1), adds: tally.adds + adds });
            seen.add(term);
          }
        }
      }
      return found;
    },
    result: (): ThemesPart => ({
      rows: themes.themes.flatMap(({ id, label }) => {
        const row = rows.get(id);
        if (!row) return [];
        const terms = [...row.terms]
          .sort(([a, x], [b, y]) => y.adds - x.adds || y.count - x.count || (a < b ? -1 : 1))
          .slice(0, MOST_TERMS);
        return [
          {
            theme: id,
            label,
            issues: row.issues,
            notices: row.notices,
            share: row.issues.value / themed,
            statuses: row.statuses,
            terms: terms.map(([term, { count }]) => ({ term, count })),
          },
        ];
      }),
      without,
      issues: listed,
    }),
  };
}
