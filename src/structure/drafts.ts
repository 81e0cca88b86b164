/** What the reading of the tree makes, and what it knows while it reads. */
import type { DocumentKind, IssueRole, IssueStatus, MeasureScope } from '../model/vocabulary.ts';
import type { Clean } from '../text/clean.ts';
import type { Zones } from '../text/zones.ts';
import type { LabelMark } from './marks.ts';
import type { Range } from './spans.ts';
import type { Node } from './tree.ts';

export interface IssueDraft {
  role: IssueRole;
  number: string | null;
  title: Range;
  parent: number | null;
  status: IssueStatus;
  statusText: Range | null;
  statement: Range | null;
  deadline: Range | null;
  leaders: Range | null;
  units: Range | null;
  outcome: Range | null;
  range: Range;
  node: Node | null;
  /** The fields of its answer, for the extractors: where planned actions stand, where goals. */
  fields: FieldRegion[];
}

/** An issue of which nothing is known yet but what it is called and where it stands. */
export function newIssue(known: Pick<IssueDraft, 'role' | 'number' | 'title' | 'parent' | 'range' | 'node'>): IssueDraft {
  return {
    role: known.role,
    number: known.number,
    title: known.title,
    parent: known.parent,
    status: 'unstated',
    statusText: null,
    statement: null,
    deadline: null,
    leaders: null,
    units: null,
    outcome: null,
    range: known.range,
    node: known.node,
    fields: [],
  };
}

export interface MeasureDraft {
  issue: number | null;
  scope: MeasureScope;
  marker: Range | null;
  headline: Range;
  start: number;
  end: number;
  /** Where the measure says of itself how far it has come. */
  status: IssueStatus;
  node: Node | null;
}

export interface Interpretation {
  issues: IssueDraft[];
  measures: MeasureDraft[];
  /** Nodes that are headings or issues, for the outline. */
  headings: Node[];
  /** Where the first issue or its part begins; text before it speaks of the whole. */
  issuesStart: number;
}

export type Mode = 'open' | 'issues' | 'clue' | 'organization' | 'follow-up' | 'shortcoming' | 'opinion' | 'work' | 'plan';

export interface Context {
  readonly text: Clean;
  readonly zones: Zones;
  readonly kind: DocumentKind;
  /**
   * No problem was found by what is said of it: lists count as problems by their form, items that name a fault each and go on with what was
   * done about it.
   */
  readonly byForm: boolean;
  /** The document is one long line, in which a gap stands for a paragraph. */
  readonly oneLine: boolean;
  readonly issues: IssueDraft[];
  readonly measures: MeasureDraft[];
  readonly headings: Node[];
  /** Where the first issue that is answered begins. */
  firstIssue: number;
  /** Where 整改 stands in sentences that may state an outcome, sorted. */
  readonly outcomes: readonly number[];
  /** What was found out about a node or list already, by its index: the same is asked at every level. */
  readonly headingRanges: (Range | undefined)[];
  readonly strong: (boolean | undefined)[];
  readonly holdsStrong: (boolean | undefined)[];
  readonly weak: (boolean | undefined)[];
  readonly issueLists: (boolean | undefined)[];
  /** Lists whose own words tell that they are problems. */
  readonly tellingLists: (boolean | undefined)[];
  /** Of a list of chapters, how many hold such a list, and whether all of them are named alike. */
  readonly tellingChapters: ({ readonly count: number; readonly alike: boolean } | undefined)[];
  readonly chapters: (number | undefined)[];
  readonly strongLists: (boolean | undefined)[];
  readonly posedLists: (boolean | undefined)[];
  readonly fieldLists: (boolean | undefined)[];
  /** Whether something stands below one of its items. */
  readonly holdingLists: (boolean | undefined)[];
  /** Where the first answer begins that names its problem by a number, and all such numbers. */
  readonly referred: { readonly from: number; readonly numbers: ReadonlySet<number> };
  /** The lists in which some item is an aspect. */
  readonly aspectLists: Set<number>;
}

/** Keeps what was found out about a node or list. An array that is filled out of order, with gaps, would turn into a slow dictionary. */
export function keep<T>(known: (T | undefined)[], index: number, found: T): T {
  while (known.length <= index) known.push(undefined);
  known[index] = found;
  return found;
}

/** A field of an issue and where its text stands. */
export interface FieldRegion {
  field: LabelMark['field'];
  start: number;
  end: number;
  label: LabelMark;
}

/** The fields that hold what was done. */
export const ANSWER_FIELDS: ReadonlySet<string> = new Set(['answer', 'completion', 'outcome', 'other']);
