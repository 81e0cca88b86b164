/**
 * What `analyze` and `diff` tell about many notices or two. Plain values like the rest of the contract: `null` is "not stated" or, for
 * `sources`, "not asked for"; shares are from 0 to 1, money is in 元.
 */
import type {
  CitationAction,
  DocumentKind,
  HeadlineKey,
  IssueRole,
  IssueStatus,
  Labels,
  MeasureScope,
  SanctionAction,
  Severity,
} from './vocabulary.ts';

const label = (zh: string, en: string): Labels => ({ zh, en });

/** The sentence (or word) that a figure rests on. Offsets index the text of the notice of that name. */
export interface SourceRef {
  notice: string;
  /** Id of the entity in its notice: `i3`, `m7`, `x1`; null for a headline figure or a finding. */
  id: string | null;
  start: number;
  end: number;
  text: string;
}

/** A number and, on request, what it was counted from. */
export interface Figure {
  value: number;
  sources: SourceRef[] | null;
}

/** A source of a distribution, with what was measured there. */
export interface ValuedRef extends SourceRef {
  value: number;
}

/** Quartiles by linear interpolation (R type 7); all null where there is nothing. */
export interface Distribution {
  count: number;
  min: number | null;
  q1: number | null;
  median: number | null;
  q3: number | null;
  max: number | null;
  mean: number | null;
  /** Every value with its notice or problem, on request. */
  sources: ValuedRef[] | null;
}

/** `of` counts what could have been completed; `rate` is null where that is nothing. */
export interface Completion {
  completed: Figure;
  of: Figure;
  rate: number | null;
}

export const FOUR_FORM_LABELS = {
  first: label('第一种形态', 'first form'),
  second: label('第二种形态', 'second form'),
  third: label('第三种形态', 'third form'),
  fourth: label('第四种形态', 'fourth form'),
  unclassed: label('未归类', 'unclassed'),
} as const;
export type FourFormName = keyof typeof FOUR_FORM_LABELS;

export const MONEY_DIRECTIONS = {
  recovered: label('收回', 'recovered'),
  misused: label('违规或损失', 'misused'),
  invested: label('投入', 'invested'),
  other: label('其他', 'other'),
} as const;
export type MoneyDirection = keyof typeof MONEY_DIRECTIONS;

export const SUBSTANCE_CLASSES = {
  verifiable: label('可核实', 'verifiable'),
  concrete: label('具体', 'concrete'),
  formulaic: label('套话', 'formulaic'),
} as const;
export type SubstanceClass = keyof typeof SUBSTANCE_CLASSES;

export const GROUPINGS = {
  unit: label('单位', 'unit'),
  inspector: label('巡察机构', 'inspector'),
  year: label('年份', 'year'),
  theme: label('主题', 'theme'),
  kind: label('文件类别', 'kind'),
} as const;
export type Grouping = keyof typeof GROUPINGS;

export interface SanctionFigures {
  /** Mentions in answers to problems. */
  mentions: Figure;
  /** People counted in answers to problems, where a number is given. */
  listed: Figure;
  /** People counted outside them, in the overview. The two overlap, so they are never added. */
  stated: Figure;
}

export interface Totals {
  notices: Figure;
  kinds: Record<DocumentKind, Figure>;
  issues: Record<IssueRole, Figure>;
  /** Of problems alone. */
  statuses: Record<IssueStatus, Figure>;
  completion: {
    /** Problems listed as completed, of those whose status is stated at the problem. */
    listed: Completion;
    /** The overviews' own figures, of notices that state both. */
    stated: Completion;
    /** The completion rates that overviews print, in percent. */
    statedRates: Distribution;
  };
  measures: Record<MeasureScope, Figure> & { all: Figure };
  distributions: {
    problemsPerNotice: Distribution;
    measuresPerNotice: Distribution;
    measuresPerProblem: Distribution;
    moneyRecovered: Distribution;
  };
  rules: { listed: { created: Figure; revised: Figure }; stated: { created: Figure; revised: Figure } };
  sanctions: Record<SanctionAction, SanctionFigures>;
  forms: Record<FourFormName, SanctionFigures>;
  /** `people.handled` of the overviews. */
  handledStated: Figure;
  /** Amounts within problems and their answers, in 元. */
  money: Record<MoneyDirection, Figure>;
  /** `funds.recovered` of the overviews. */
  recoveredStated: Figure;
  /** Problems with a deadline that can be told, and those of them that were open after it. */
  deadlines: Figure;
  overdue: Figure;
  findings: { severities: Record<Severity, Figure>; rules: Record<string, Figure> };
  substance: Record<SubstanceClass, Figure>;
}

export interface Group {
  /** As grouped by (a unit without 中共…委员会, a theme's id); null where the notice does not say. */
  key: string | null;
  label: Labels;
  totals: Totals;
}

/** The words that gave an issue a theme, and where they stand (null: in a part whose place is not kept). */
export interface ThemeEvidence {
  /** A word, or two with `…` for what stands between them. */
  term: string;
  /** 3: the term alone says it; 2: it mostly does; 1: a hint. */
  weight: number;
  in: 'title' | 'statement' | 'aspect' | 'measures';
  /** What it adds to the score, by its weight and where it stands. */
  adds: number;
}

export interface ThemeMatch {
  theme: string;
  score: number;
  evidence: ThemeEvidence[];
}

export interface ThemedIssue {
  notice: string;
  issue: string;
  title: string;
  start: number;
  end: number;
  themes: ThemeMatch[];
}

export interface ThemeRow {
  theme: string;
  label: Labels;
  issues: Figure;
  /** In how many notices; its sources are the first issue of each. */
  notices: Figure;
  /** Share of all themed problems, clues and shortcomings. */
  share: number;
  statuses: Record<IssueStatus, Figure>;
  /** The terms that decided most often. */
  terms: { term: string; count: number }[];
}

export interface ThemesPart {
  rows: ThemeRow[];
  /** Issues in which no term was found. */
  without: Figure;
  /** Every issue with its themes and their evidence; null unless sources are asked for. */
  issues: ThemedIssue[] | null;
}

export interface SubstanceEvidence {
  kind: 'figure' | 'document' | 'date' | 'place' | 'person' | 'action' | 'formula';
  text: string;
  start: number;
  end: number;
}

export interface ClassedMeasure {
  notice: string;
  measure: string;
  issue: string | null;
  class: SubstanceClass;
  text: string;
  start: number;
  end: number;
  evidence: SubstanceEvidence[];
}

export type SubstanceShares = Record<SubstanceClass, number> & { measures: number };

export interface SubstancePart {
  /** By notice, the least verifiable first. */
  notices: (SubstanceShares & { notice: string; unit: string | null })[];
  /** Distributions of the share of verifiable or formulaic measures, over the notices and over the problems that have any. */
  verifiablePerNotice: Distribution;
  formulaicPerNotice: Distribution;
  verifiablePerProblem: Distribution;
  formulaicPerProblem: Distribution;
  /** By issue that has measures, in the order of the notices. */
  issues: (SubstanceShares & { notice: string; unit: string | null; issue: string; title: string })[];
  /** Every measure with its class and evidence; null unless sources are asked for. */
  measures: ClassedMeasure[] | null;
}

export const REPEAT_KINDS = {
  copied: label('跨单位雷同', 'across units'),
  carried: label('本单位沿用', 'carried over by the same unit'),
  within: label('文内重复', 'within one notice'),
  formula: label('通用套话', 'common formula'),
} as const;
export type RepeatKind = keyof typeof REPEAT_KINDS;

export interface RepeatMember {
  notice: string;
  unit: string | null;
  /** Id of the measure that is or holds the text. */
  measure: string;
  start: number;
  end: number;
  text: string;
  /** Jaccard similarity of shingles to the group's first member. */
  similarity: number;
}

export interface RepeatGroup {
  kind: RepeatKind;
  of: 'measure' | 'sentence';
  /** The least similarity to the first member. */
  similarity: number;
  verbatim: boolean;
  units: number;
  notices: number;
  members: RepeatMember[];
}

export interface RepeatsPart {
  /** Measures and sentences that were compared. */
  compared: { measures: number; sentences: number };
  threshold: number;
  counts: Record<RepeatKind, number>;
  groups: RepeatGroup[];
}

export interface DistinctiveWord {
  word: string;
  count: number;
  elsewhere: number;
  /** z-score of the log-odds ratio with an informative Dirichlet prior; at least 1.96. */
  z: number;
  sources: SourceRef[] | null;
}

export interface WordsPart {
  by: Grouping;
  /** `tokens` counts the words of a group; `words` are the most distinctive, none where there is but one group. */
  groups: { key: string | null; label: Labels; tokens: number; words: DistinctiveWord[] }[];
}

export interface SanctionRow {
  notice: string;
  unit: string | null;
  /** The words that name who was held to account, as printed; null where none stand near. */
  who: string | null;
  role: string | null;
  action: SanctionAction;
  form: FourFormName;
  people: number | null;
  /** Where it stands: in a problem's answer, or outside. */
  issue: string | null;
  start: number;
  end: number;
  text: string;
}

export interface AccountabilityPart {
  /** By role and action, of the mentions in answers to problems. */
  roles: { role: string | null; action: SanctionAction; form: FourFormName; mentions: number; people: number }[];
  rows: SanctionRow[];
}

export interface RuleRow {
  notice: string;
  unit: string | null;
  title: string;
  number: string | null;
  action: Extract<CitationAction, 'issued' | 'revised'>;
  issue: string | null;
  start: number;
  end: number;
}

export interface Analysis {
  schemaVersion: 1;
  /** Inputs that could not be read, by name. */
  unread: string[];
  totals: Totals;
  by: { grouping: Grouping; groups: Group[] } | null;
  themes: ThemesPart;
  substance: SubstancePart;
  /** Null where it was not asked for. */
  repeats: RepeatsPart | null;
  words: WordsPart | null;
  accountability: AccountabilityPart;
  rules: RuleRow[];
}

export const ANALYSIS_SECTIONS = ['totals', 'by', 'themes', 'substance', 'accountability', 'rules', 'repeats', 'words'] as const;
export type AnalysisSection = (typeof ANALYSIS_SECTIONS)[number];

// ------------------------------------------------------------------------------------------------------------------ diff

export type ChangeKind = 'same' | 'changed' | 'added' | 'dropped';

export interface PlacedText {
  id: string;
  text: string;
  start: number;
  end: number;
}

export interface MeasureChange {
  change: ChangeKind;
  /** Similarity of the two texts, 1 where only one exists or both are the same. */
  similarity: number;
  earlier: PlacedText | null;
  later: PlacedText | null;
}

export interface IssueSide extends PlacedText {
  status: IssueStatus;
  statusText: string | null;
}

export interface IssueChange {
  /** `split`: one issue became several; `merged`: several became one. */
  change: ChangeKind | 'split' | 'merged';
  /** How alike the titles and contents are, from 0 to 1; null where there is no counterpart. */
  similarity: number | null;
  title: string;
  earlier: IssueSide | null;
  later: IssueSide | null;
  /** The later issues that one was split into, or the earlier ones that were merged; null for the other changes. */
  parts: IssueSide[] | null;
  /** `backward` where something called further advanced before is called less so now; of several issues the least advanced counts. */
  status: 'same' | 'forward' | 'backward' | 'unclear';
  measures: MeasureChange[];
}

export interface FigureSide {
  value: number;
  text: string;
  start: number;
  end: number;
}

export interface FigureMove {
  key: HeadlineKey;
  earlier: FigureSide | null;
  later: FigureSide | null;
  difference: number | null;
}

export const CONTRADICTIONS = {
  'total-changed': label('问题总数不一致', 'the number of problems differs'),
  'figure-fell': label('累计数减少', 'a running total fell'),
  'status-reversed': label('状态倒退', 'a completed problem is open again'),
  'same-statement-differs': label('同一表述数字不同', 'the same statement with another figure'),
  'wrong-order': label('文件顺序有误', 'the later notice is dated before the earlier one'),
  'other-unit': label('单位不同', 'the notices are of different units'),
} as const;
export type ContradictionRule = keyof typeof CONTRADICTIONS;

export interface Contradiction {
  rule: ContradictionRule;
  message: Labels;
  earlier: PlacedText | null;
  later: PlacedText | null;
}

export interface NoticeDiff {
  schemaVersion: 1;
  earlier: { notice: string; unit: string | null; title: string | null; date: string | null };
  later: { notice: string; unit: string | null; title: string | null; date: string | null };
  headline: FigureMove[];
  issues: IssueChange[];
  /** Measures outside problems: organisation and next steps. */
  measures: MeasureChange[];
  contradictions: Contradiction[];
}
