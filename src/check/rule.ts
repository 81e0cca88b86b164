import type { Labels, Severity } from '../model/vocabulary.ts';
import type { Range, Reading } from './reading.ts';

/** What a rule reports: where, in words a person can act on, and what was expected there. Spans are of the clean text. */
export interface Report extends Range {
  message: Labels;
  /** What the notice states or what its form demands. */
  expected?: string | number | null;
  /** What its own words add up to, or what stands there. */
  actual?: string | number | null;
  /** Other places that bear on it: the parts of a total, the earlier statement. */
  related?: readonly Range[];
}

/** One consistency rule: what it finds, why that matters, and a text that fires and one that does not. Both are run as tests. */
export interface Rule {
  /** Names the fault. */
  readonly id: string;
  readonly severity: Severity;
  readonly what: Labels;
  readonly why: Labels;
  /** A notice in which the rule fires exactly once. */
  readonly fires: string;
  /** A notice much like it in which the rule is silent. */
  readonly silent: string;
  /** Reads one notice. Never throws; linear in the text. */
  find(reading: Reading): Report[];
}
