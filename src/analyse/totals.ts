import { FORM_OF } from '../lexicon/four-forms.ts';
import {
  type Completion,
  type Figure,
  FOUR_FORM_LABELS,
  MONEY_DIRECTIONS,
  type SanctionFigures,
  type SourceRef,
  SUBSTANCE_CLASSES,
  type SubstanceClass,
  type Totals,
} from '../model/analysis.ts';
import type { Issue, Notice, Span } from '../model/notice.ts';
import {
  DOCUMENT_KINDS,
  type HeadlineKey,
  ISSUE_ROLES,
  ISSUE_STATUSES,
  type IssueStatus,
  type Labels,
  MEASURE_SCOPES,
  SANCTION_ACTIONS,
  SEVERITIES,
  values,
} from '../model/vocabulary.ts';
import { sample } from './distribution.ts';
import { moneyOf } from './money.ts';
import { type Lookup, refTo, refToTitle } from './places.ts';

export interface TotalsOptions {
  /** Keep what each figure was counted from. */
  sources: boolean;
  /** The day on which open problems are looked at, in ISO form; null for the day on which each notice was published. */
  asOf: string | null;
}

/** One notice with what was worked out about it once for all accumulators. */
export interface Facts {
  notice: Notice;
  lookup: Lookup;
  substance: ReadonlyMap<string, SubstanceClass>;
}

export interface TotalsAccumulator {
  /** Adds a notice, or of it only these issues with all that belongs to them (by theme); overviews count with whole notices alone. */
  add(facts: Facts, only: ReadonlySet<string> | null): void;
  result(): Totals;
}

export function accumulateTotals({ sources, asOf }: TotalsOptions): TotalsAccumulator {
  const figure = (): Figure => ({ value: 0, sources: sources ? [] : null });
  const record = <K extends string, V>(vocabulary: Readonly<Record<K, Labels>>, make: () => V): Record<K, V> =>
    Object.fromEntries(values(vocabulary).map((key) => [key, make()])) as Record<K, V>;
  const completion = (): Completion => ({ completed: figure(), of: figure(), rate: null });
  const sanction = (): SanctionFigures => ({ mentions: figure(), listed: figure(), stated: figure() });
  const samples = {
    problems: sample(sources),
    measures: sample(sources),
    perProblem: sample(sources),
    recovered: sample(sources),
    rates: sample(sources),
  };
  const findings: Record<string, Figure> = {};
  const totals: Omit<Totals, 'distributions'> = {
    notices: figure(),
    kinds: record(DOCUMENT_KINDS, figure),
    issues: record(ISSUE_ROLES, figure),
    statuses: record(ISSUE_STATUSES, figure),
    completion: { listed: completion(), stated: completion(), statedRates: samples.rates.result() },
    measures: { ...record(MEASURE_SCOPES, figure), all: figure() },
    rules: { listed: { created: figure(), revised: figure() }, stated: { created: figure(), revised: figure() } },
    sanctions: record(SANCTION_ACTIONS, sanction),
    forms: record(FOUR_FORM_LABELS, sanction),
    handledStated: figure(),
    money: record(MONEY_DIRECTIONS, figure),
    recoveredStated: figure(),
    deadlines: figure(),
    overdue: figure(),
    findings: { severities: record(SEVERITIES, figure), rules: findings },
    substance: record(SUBSTANCE_CLASSES, figure),
  };
  const count = (into: Figure, by: number, from: () => SourceRef): void => {
    into.value += by;
    into.sources?.push(from());
  };

  function addIssues({ notice }: Facts, only: ReadonlySet<string> | null): void {
    const measures = new Map<string, number>();
    for (const { issue } of notice.measures) if (issue !== null) measures.set(issue, (measures.get(issue) ?? 0) + 1);
    let problems = 0;
    for (const issue of notice.issues) {
      if (only && !only.has(issue.id)) continue;
      const ref = () => refTo(notice, issue);
      count(totals.issues[issue.role], 1, ref);
      if (issue.role !== 'problem') continue;
      problems++;
      samples.perProblem.add(measures.get(issue.id) ?? 0, ref);
      count(totals.statuses[issue.status], 1, ref);
      const { listed } = totals.completion;
      if (issue.status !== 'unstated') count(listed.of, 1, ref);
      if (issue.status === 'completed') count(listed.completed, 1, ref);
      const due = dueBy(issue);
      if (due === null && !SAYS_LATE.test(issue.statusText ?? '')) continue;
      count(totals.deadlines, 1, ref);
      if (isOverdue(issue, due, asOf ?? notice.document.publishedDate)) count(totals.overdue, 1, ref);
    }
    if (only === null) samples.problems.add(problems, () => refToTitle(notice));
  }

  function addMeasures({ notice, substance }: Facts, only: ReadonlySet<string> | null): void {
    let n = 0;
    for (const measure of notice.measures) {
      if (only && (measure.issue === null || !only.has(measure.issue))) continue;
      n++;
      const ref = () => refTo(notice, measure);
      count(totals.measures.all, 1, ref);
      count(totals.measures[measure.scope], 1, ref);
      const is = substance.get(measure.id);
      if (is) count(totals.substance[is], 1, ref);
    }
    if (only === null) samples.measures.add(n, () => refToTitle(notice));
  }

  function addSanctions({ notice }: Facts, only: ReadonlySet<string> | null): void {
    for (const sanction of notice.sanctions) {
      if (only && (sanction.issue === null || !only.has(sanction.issue))) continue;
      const ref = () => refTo(notice, sanction);
      for (const into of [totals.sanctions[sanction.action], totals.forms[FORM_OF[sanction.action]]]) {
        if (sanction.issue === null) {
          if (sanction.people !== null) count(into.stated, sanction.people, ref);
        } else {
          count(into.mentions, 1, ref);
          if (sanction.people !== null) count(into.listed, sanction.people, ref);
        }
      }
    }
  }

  function addRules({ notice }: Facts, only: ReadonlySet<string> | null): void {
    for (const citation of documentsOf(notice)) {
      if (only && (citation.issue === null || !only.has(citation.issue))) continue;
      count(totals.rules.listed[citation.action === 'issued' ? 'created' : 'revised'], 1, () => refTo(notice, citation));
    }
  }

  function addMoney({ notice, lookup }: Facts, only: ReadonlySet<string> | null): void {
    let recovered = 0;
    for (const mention of moneyOf(notice, lookup)) {
      if (only && !only.has(mention.count.issue!)) continue;
      count(totals.money[mention.direction], mention.value, () => refTo(notice, mention.count));
      if (mention.direction === 'recovered') recovered += mention.value;
    }
    if (recovered > 0) samples.recovered.add(recovered, () => refToTitle(notice));
  }

  function addOverview({ notice }: Facts): void {
    const { headline, findings: found } = notice;
    const stated = (key: HeadlineKey, into: Figure) => {
      const item = headline[key];
      if (item) count(into, item.value, () => refTo(notice, item));
    };
    stated('rules.created', totals.rules.stated.created);
    stated('rules.revised', totals.rules.stated.revised);
    stated('people.handled', totals.handledStated);
    stated('funds.recovered', totals.recoveredStated);
    if (headline['issues.total'] && headline['issues.completed']) {
      stated('issues.total', totals.completion.stated.of);
      stated('issues.completed', totals.completion.stated.completed);
    }
    const rate = headline['issues.completionRate'];
    if (rate) samples.rates.add(rate.value, () => refTo(notice, rate));
    for (const finding of found) {
      const ref = () => ({ ...refTo(notice, finding as Span), text: finding.message });
      count(totals.findings.severities[finding.severity], 1, ref);
      count((findings[finding.rule] ??= figure()), 1, ref);
    }
  }

  return {
    add(facts, only) {
      const { notice } = facts;
      const ref = () => refToTitle(notice);
      count(totals.notices, 1, ref);
      count(totals.kinds[notice.document.kind], 1, ref);
      for (const add of [addIssues, addMeasures, addSanctions, addRules, addMoney]) add(facts, only);
      if (only === null) addOverview(facts);
    },
    result() {
      for (const c of [totals.completion.listed, totals.completion.stated])
        c.rate = c.of.value === 0 ? null : c.completed.value / c.of.value;
      totals.completion.statedRates = samples.rates.result();
      totals.findings.rules = Object.fromEntries(Object.entries(findings).sort(([a], [b]) => (a < b ? -1 : 1)));
      return {
        ...totals,
        distributions: {
          problemsPerNotice: samples.problems.result(),
          measuresPerNotice: samples.measures.result(),
          measuresPerProblem: samples.perProblem.result(),
          moneyRecovered: samples.recovered.result(),
        },
      };
    },
  };
}

/** Documents that the notice says were issued or revised, each once. */
export function documentsOf(notice: Notice) {
  const seen = new Set<string>();
  return notice.citations.filter(({ action, title }) => {
    if (action !== 'issued' && action !== 'revised') return false;
    const key = `${action} ${title}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

const SAYS_LATE = /延期|逾期|超期|未按(?:期|时)/;
const OPEN: ReadonlySet<IssueStatus> = new Set<IssueStatus>(['in-progress', 'not-started', 'basically-completed']);

/** The last day for a problem, where its deadline is a day. */
function dueBy({ deadline }: Issue): string | null {
  return deadline !== null && /^\d{4}-\d{2}-\d{2}$/.test(deadline) ? deadline : null;
}

/** Open after its deadline, or late in its own words (申请延期整改). */
function isOverdue({ status, statusText }: Issue, due: string | null, day: string | null): boolean {
  if (status === 'completed' || status === 'long-term') return false;
  if (SAYS_LATE.test(statusText ?? '')) return true;
  return due !== null && day !== null && OPEN.has(status) && due < day;
}
