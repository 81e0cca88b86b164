/**
 * What the page's first view needs of every notice, and the packed form of a whole notice, which is read when it is opened. Written by
 * `pack.ts`, read by the page.
 */

import type { SubstanceClass } from '../model/analysis.ts';
import type { DocumentFields, Finding, Headline, Issue, Notice, Sanction, Source } from '../model/notice.ts';
import type { Labels, Lang } from '../model/vocabulary.ts';

export interface Contents {
  lang: Lang;
  title: string | null;
  notices: NoticeRow[];
  /** Problems, clues and shortcomings of every notice; aspects only group them. */
  issues: IssueRow[];
  sanctions: SanctionRow[];
  findings: FindingRow[];
  /** What each rule that reported something finds, by its id. */
  rules: Record<string, Labels>;
  /** Themes that an issue has, in the order of the taxonomy. */
  themes: { id: string; label: Labels }[];
  failures: { name: string; code: string; message: string }[];
}

export interface NoticeRow
  extends Pick<DocumentFields, 'kind' | 'title' | 'unit' | 'inspector' | 'round' | 'feedbackDate' | 'publishedDate'> {
  name: string;
  inspectionPeriod: DocumentFields['inspectionPeriod'];
  chars: number;
  headline: Partial<Record<keyof Headline, number>>;
  measures: number;
  issued: number;
  revised: number;
}

/** `n` is the index of the notice. */
export interface IssueRow extends Pick<Issue, 'id' | 'role' | 'number' | 'title' | 'status' | 'deadline'> {
  n: number;
  measures: number;
  counts: number;
  sanctions: number;
  findings: number;
  /** The first of each, where a number leads to. */
  first: Partial<Record<'measures' | 'counts' | 'sanctions' | 'findings', string>>;
  themes: string[];
  /** Its measures by class. */
  substance: Partial<Record<SubstanceClass, number>>;
}

export interface SanctionRow extends Pick<Sanction, 'id' | 'action' | 'people' | 'text'> {
  n: number;
  /** Whether it stands in an issue, where it may repeat what the overview of the notice says. */
  inIssue: boolean;
}

export interface FindingRow extends Pick<Finding, 'rule' | 'severity' | 'message' | 'expected' | 'actual'> {
  n: number;
  /** Findings have no id in the notice: `q1`, `q2`, … in their order. */
  id: string;
}

/** A notice with its text; what equals the slice of the text between `start` and `end` is left out. */
export type PackedNotice = Omit<Notice, 'source'> & { source: Source & { text: string }; judged: Judged };

/** What is said of issues and measures beyond the notice itself, by id. */
export interface Judged {
  themes: Record<string, string[]>;
  substance: Record<string, SubstanceClass>;
}

/** Ids of elements that hold data in the page. */
export const CONTENTS_ID = 'contents';
export const noticeBlockId = (n: number): string => `n${n}`;
