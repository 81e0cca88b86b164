/** The figures of the overview. Each knows the notices and entities that it is made of, so that the page can lead to their sentences. */
import { FORM_OF } from '../lexicon/four-forms.ts';
import { FOUR_FORM_LABELS, type FourFormName, SUBSTANCE_CLASSES, type SubstanceClass } from '../model/analysis.ts';
import {
  HEADLINE_KEYS,
  type HeadlineKey,
  ISSUE_STATUSES,
  type IssueStatus,
  SANCTION_ACTIONS,
  type SanctionAction,
  values,
} from '../model/vocabulary.ts';
import type { Contents, IssueRow, SanctionRow } from './contents.ts';

/** One addend of a figure: the notice, the entity in it (an id as in the address of the page) and what it contributes. */
export interface Addend {
  n: number;
  id: string;
  value: number;
}

export interface Sum {
  value: number;
  addends: Addend[];
}

/** What the notices themselves state of the whole, added up. */
export function statedSum({ notices }: Contents, key: HeadlineKey): Sum {
  const addends = notices.flatMap(({ headline }, n) => {
    const value = headline[key];
    return value === undefined ? [] : [{ n, id: headlineId(key), value }];
  });
  return { value: addends.reduce((sum, { value }) => sum + value, 0), addends };
}

export function headlineId(key: HeadlineKey): string {
  return `h-${key}`;
}

export function headlineKeyOf(id: string): HeadlineKey | null {
  return values(HEADLINE_KEYS).find((key) => headlineId(key) === id) ?? null;
}

export type StatusCounts = Record<IssueStatus, number>;

export interface UnitStatus {
  /** The unit; notices without one stand for themselves under their title or name. */
  unit: string;
  total: number;
  counts: StatusCounts;
}

export function isProblem({ role }: Pick<IssueRow, 'role'>): boolean {
  return role === 'problem';
}

export function countStatuses(issues: readonly IssueRow[]): StatusCounts {
  const counts = Object.fromEntries(values(ISSUE_STATUSES).map((status) => [status, 0])) as StatusCounts;
  for (const { status } of issues) counts[status]++;
  return counts;
}

export function unitOf(contents: Contents, n: number): string {
  const notice = contents.notices[n]!;
  return notice.unit ?? notice.title ?? notice.name;
}

/** Problems by unit and status, the unit with the most problems first. */
export function statusByUnit(contents: Contents): UnitStatus[] {
  const byUnit = new Map<string, IssueRow[]>();
  for (const issue of contents.issues.filter(isProblem)) {
    const unit = unitOf(contents, issue.n);
    const list = byUnit.get(unit);
    if (list) list.push(issue);
    else byUnit.set(unit, [issue]);
  }
  return [...byUnit]
    .map(([unit, issues]) => ({ unit, total: issues.length, counts: countStatuses(issues) }))
    .sort((a, b) => b.total - a.total || (a.unit < b.unit ? -1 : 1));
}

export interface ActionFigure extends Sum {
  action: SanctionAction;
  form: FourFormName;
}

/**
 * People by sanction. A notice tells the same people twice, in its overview and at the problem they answered for; so of each notice and
 * action the larger of the two sums counts. A sanction without a number counts as one person.
 */
export function sanctionsByAction({ sanctions }: Contents): ActionFigure[] {
  const groups = new Map<string, { overview: SanctionRow[]; inIssues: SanctionRow[] }>();
  for (const sanction of sanctions) {
    const key = `${sanction.n} ${sanction.action}`;
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { overview: [], inIssues: [] }));
    group[sanction.inIssue ? 'inIssues' : 'overview'].push(sanction);
  }
  const figures = new Map<SanctionAction, ActionFigure>();
  const people = (rows: readonly SanctionRow[]) => rows.reduce((sum, row) => sum + (row.people ?? 1), 0);
  for (const { overview, inIssues } of groups.values()) {
    const rows = people(overview) >= people(inIssues) ? overview : inIssues;
    const { action } = rows[0]!;
    let figure = figures.get(action);
    if (!figure) figures.set(action, (figure = { action, form: FORM_OF[action], value: 0, addends: [] }));
    figure.value += people(rows);
    figure.addends.push(...rows.map((row) => ({ n: row.n, id: row.id, value: row.people ?? 1 })));
  }
  const rank = ({ form }: ActionFigure) => values(FOUR_FORM_LABELS).indexOf(form);
  return values(SANCTION_ACTIONS)
    .flatMap((action) => {
      const figure = figures.get(action);
      return figure && figure.value > 0 ? [figure] : [];
    })
    .sort((a, b) => rank(a) - rank(b));
}

export interface ThemeFigure {
  theme: string;
  total: number;
  counts: StatusCounts;
}

/** Problems by theme and status, the theme with the most problems first; a problem with two themes is in both. */
export function statusByTheme({ issues, themes }: Pick<Contents, 'issues' | 'themes'>): ThemeFigure[] {
  const byTheme = new Map<string, IssueRow[]>(themes.map(({ id }) => [id, []]));
  for (const issue of issues.filter(isProblem)) for (const theme of issue.themes) byTheme.get(theme)?.push(issue);
  return [...byTheme]
    .filter(([, list]) => list.length > 0)
    .map(([theme, list]) => ({ theme, total: list.length, counts: countStatuses(list) }))
    .sort((a, b) => b.total - a.total);
}

export type SubstanceCounts = Record<SubstanceClass, number>;

export interface UnitSubstance {
  unit: string;
  total: number;
  counts: SubstanceCounts;
}

/** Fewer measures say nothing about a unit. */
const LEAST_MEASURES = 5;

/** Measures that answer issues, by class: of all, and of each unit, the one with the smallest verifiable share first. */
export function substanceByUnit(contents: Contents): { all: SubstanceCounts; units: UnitSubstance[] } {
  const none = () => Object.fromEntries(values(SUBSTANCE_CLASSES).map((c) => [c, 0])) as SubstanceCounts;
  const all = none();
  const byUnit = new Map<string, SubstanceCounts>();
  for (const issue of contents.issues) {
    const unit = unitOf(contents, issue.n);
    let counts = byUnit.get(unit);
    if (!counts) byUnit.set(unit, (counts = none()));
    for (const name of values(SUBSTANCE_CLASSES)) {
      counts[name] += issue.substance[name] ?? 0;
      all[name] += issue.substance[name] ?? 0;
    }
  }
  const units = [...byUnit]
    .map(([unit, counts]) => ({ unit, counts, total: values(SUBSTANCE_CLASSES).reduce((sum, name) => sum + counts[name], 0) }))
    .filter(({ total }) => total >= LEAST_MEASURES)
    .sort((a, b) => a.counts.verifiable / a.total - b.counts.verifiable / b.total || (a.unit < b.unit ? -1 : 1));
  return { all, units };
}

export interface TimelineRow {
  n: number;
  unit: string;
  /** ISO days; at least two of them are there. */
  from: string | null;
  to: string | null;
  feedback: string | null;
  published: string | null;
}

/** Inspection → feedback → publication of each notice that tells at least two of these days, the earliest first. */
export function timeline(contents: Contents): TimelineRow[] {
  return contents.notices
    .map((notice, n) => ({
      n,
      unit: unitOf(contents, n),
      from: notice.inspectionPeriod?.from ?? null,
      to: notice.inspectionPeriod?.to ?? null,
      feedback: notice.feedbackDate,
      published: notice.publishedDate,
    }))
    .filter((row) => daysOf(row).length >= 2)
    .sort((a, b) => (daysOf(a)[0]! < daysOf(b)[0]! ? -1 : daysOf(a)[0]! > daysOf(b)[0]! ? 1 : a.n - b.n));
}

export function daysOf({ from, to, feedback, published }: TimelineRow): string[] {
  return [from, to, feedback, published].filter((day) => day !== null).sort();
}

/** Days between two ISO days. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

export function median(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
