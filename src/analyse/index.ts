/** Many notices → figures. Notices are added one by one and not kept; only what was asked for grows with them. */
import type { Theme } from '../lexicon/themes.ts';
import {
  type Analysis,
  type ClassedMeasure,
  type Grouping,
  type RuleRow,
  SUBSTANCE_CLASSES,
  type SubstanceClass,
  type SubstancePart,
  type SubstanceShares,
  type ThemeMatch,
} from '../model/analysis.ts';
import type { Failure, Notice } from '../model/notice.ts';
import { type Labels, values } from '../model/vocabulary.ts';
import type { Segmenter } from '../text/words.ts';
import { accumulateAccountability } from './accountability.ts';
import { sample } from './distribution.ts';
import { groupOf } from './groups.ts';
import { lookupOf, refTo, refToTitle } from './places.ts';
import { accumulateRepeats } from './repeats.ts';
import { substanceOf } from './substance.ts';
import { accumulateThemes } from './theme-table.ts';
import { taxonomy } from './themes.ts';
import { accumulateTotals, documentsOf, type Facts, type TotalsAccumulator } from './totals.ts';
import { accumulateWords } from './words.ts';

export { THEMES, type Theme } from '../lexicon/themes.ts';
export type { Segmenter } from '../text/words.ts';
export { loadWords } from './words.ts';

export interface AnalysisOptions {
  by?: Grouping | null;
  /** Keep the sentences that each figure rests on (memory grows with the notices). */
  sources?: boolean;
  /** The day on which open problems are looked at, as YYYY-MM-DD; null (default) for the day on which each notice was published. */
  asOf?: string | null;
  /** Look for measures and sentences that recur (default: yes); keeps their texts. */
  repeats?: boolean;
  /** Look for the distinctive words of each group (`by`, else by unit): what `loadWords` resolves to. */
  words?: Segmenter | null;
  /** Additions to the taxonomy. */
  themes?: readonly Theme[];
}

export interface AnalysisAccumulator {
  add(result: Notice | Failure): void;
  result(): Analysis;
}

/** Figures about notices, taken as they come. */
export function createAnalysis(options: AnalysisOptions = {}): AnalysisAccumulator {
  const { by = null, sources = false, asOf = null } = options;
  const themes = taxonomy(options.themes);
  const unread: string[] = [];
  const totals = accumulateTotals({ sources, asOf });
  const groups = new Map<string | null, { label: Labels; totals: TotalsAccumulator }>();
  const themeTable = accumulateThemes(themes, sources);
  const substance = accumulateSubstance(sources);
  const accountability = accumulateAccountability();
  const rules: RuleRow[] = [];
  const repeats = options.repeats === false ? null : accumulateRepeats();
  const words = options.words ? accumulateWords(by ?? 'unit', options.words, sources) : null;
  const group = (key: string | null, label: Labels) => {
    let found = groups.get(key);
    if (!found) groups.set(key, (found = { label, totals: accumulateTotals({ sources, asOf }) }));
    return found.totals;
  };
  const NO_THEME: Labels = { zh: '（无主题）', en: '(no theme)' };
  const themeLabel = (key: string | null) => themes.themes.find(({ id }) => id === key)?.label ?? NO_THEME;
  const themeGroups = (matches: readonly ThemeMatch[]) =>
    (matches.length === 0 ? [null] : matches.map(({ theme }) => theme)).map((key) => ({ key, label: themeLabel(key) }));

  return {
    add(result) {
      if ('error' in result) {
        unread.push(result.source.name);
        return;
      }
      const notice = result;
      const lookup = lookupOf(notice);
      const classed = substanceOf(notice);
      const facts: Facts = { notice, lookup, substance: new Map([...classed].map(([id, c]) => [id, c.class])) };
      totals.add(facts, null);
      const themed = themeTable.add(notice);
      repeats?.add(notice);
      substance.add(notice, classed);
      accountability.add(notice, lookup);
      for (const { title, number, action, issue, start, end } of documentsOf(notice))
        rules.push({
          notice: notice.source.name,
          unit: notice.document.unit,
          title,
          number,
          action: action as RuleRow['action'],
          issue,
          start,
          end,
        });
      if (words !== null) {
        if (by === 'theme') words.add(notice, (issue) => (issue === null ? [] : themeGroups(themed.get(issue) ?? [])));
        else {
          const own = [groupOf(notice, by ?? 'unit')];
          words.add(notice, () => own);
        }
      }
      if (by === 'theme') {
        const issuesOf = new Map<string | null, Set<string>>();
        for (const [issue, matches] of themed)
          for (const { key } of themeGroups(matches)) issuesOf.set(key, (issuesOf.get(key) ?? new Set()).add(issue));
        for (const [key, issues] of issuesOf) group(key, themeLabel(key)).add(facts, issues);
      } else if (by !== null) {
        const { key, label } = groupOf(notice, by);
        group(key, label).add(facts, null);
      }
    },
    result() {
      const order = by === 'theme' ? new Map(themes.themes.map(({ id }, i) => [id, i])) : null;
      const rank = (key: string | null) => (key === null ? Number.POSITIVE_INFINITY : (order?.get(key) ?? 0));
      const inOrderOfKeys = (a: { key: string | null }, b: { key: string | null }) =>
        rank(a.key) - rank(b.key) || compare(a.key ?? '\uffff', b.key ?? '\uffff');
      const distinctive = words?.result() ?? null;
      return {
        schemaVersion: 1,
        unread,
        totals: totals.result(),
        by:
          by === null
            ? null
            : {
                grouping: by,
                groups: [...groups].map(([key, g]) => ({ key, label: g.label, totals: g.totals.result() })).sort(inOrderOfKeys),
              },
        themes: themeTable.result(),
        substance: substance.result(),
        repeats: repeats?.result() ?? null,
        words: distinctive && { ...distinctive, groups: distinctive.groups.sort(inOrderOfKeys) },
        accountability: accountability.result(),
        rules,
      };
    },
  };
}

/** The same for notices that are at hand. */
export function analyse(notices: Iterable<Notice | Failure>, options: AnalysisOptions = {}): Analysis {
  const analysis = createAnalysis(options);
  for (const notice of notices) analysis.add(notice);
  return analysis.result();
}

function accumulateSubstance(sources: boolean) {
  const notices: SubstancePart['notices'] = [];
  const perNotice = { verifiable: sample(sources), formulaic: sample(sources) };
  const perProblem = { verifiable: sample(sources), formulaic: sample(sources) };
  const issues: SubstancePart['issues'] = [];
  const measures: ClassedMeasure[] | null = sources ? [] : null;
  return {
    add(notice: Notice, classed: ReturnType<typeof substanceOf>): void {
      const name = notice.source.name;
      const whole = tally();
      const byIssue = new Map<string, ReturnType<typeof tally>>();
      for (const { id, issue, text, start, end } of notice.measures) {
        const { class: is, evidence } = classed.get(id)!;
        whole[is]++;
        if (issue !== null) {
          const own = byIssue.get(issue) ?? tally();
          own[is]++;
          byIssue.set(issue, own);
        }
        measures?.push({ notice: name, measure: id, issue, class: is, text, start, end, evidence });
      }
      const { unit } = notice.document;
      if (notice.measures.length > 0) {
        const of = shares(whole);
        perNotice.verifiable.add(of.verifiable, () => refToTitle(notice));
        perNotice.formulaic.add(of.formulaic, () => refToTitle(notice));
        notices.push({ notice: name, unit, ...of });
      }
      for (const issue of notice.issues) {
        const { id, role, title } = issue;
        const own = byIssue.get(id);
        if (!own) continue;
        const of = shares(own);
        if (role === 'problem') {
          perProblem.verifiable.add(of.verifiable, () => refTo(notice, issue));
          perProblem.formulaic.add(of.formulaic, () => refTo(notice, issue));
        }
        issues.push({ notice: name, unit, issue: id, title, ...of });
      }
    },
    result: (): SubstancePart => ({
      notices: [...notices].sort((a, b) => a.verifiable - b.verifiable || compare(a.notice, b.notice)),
      verifiablePerNotice: perNotice.verifiable.result(),
      formulaicPerNotice: perNotice.formulaic.result(),
      verifiablePerProblem: perProblem.verifiable.result(),
      formulaicPerProblem: perProblem.formulaic.result(),
      issues,
      measures,
    }),
  };
}

const tally = (): Record<SubstanceClass, number> => ({ verifiable: 0, concrete: 0, formulaic: 0 });

function shares(counts: Record<SubstanceClass, number>): SubstanceShares {
  const measures = values(SUBSTANCE_CLASSES).reduce((sum, key) => sum + counts[key], 0);
  const share = (key: SubstanceClass) => Math.round((counts[key] / measures) * 1e4) / 1e4;
  return { verifiable: share('verifiable'), concrete: share('concrete'), formulaic: share('formulaic'), measures };
}

/** By code units, so that the order is the same everywhere. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
