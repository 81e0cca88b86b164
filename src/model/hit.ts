import type { Span } from './notice.ts';

/** An issue or a measure that a search found. */
export interface Hit {
  score: number;
  kind: 'issue' | 'measure';
  /** The key of its notice in the database. */
  notice: string;
  /** The name, unit and day of publication of its notice. */
  name: string;
  unit: string | null;
  publishedDate: string | null;
  id: string;
  /** The issue that a measure answers. */
  issue: string | null;
  status: string;
  /** Where the issue's title or the measure stands in the source text, in UTF-16 code units. */
  start: number;
  end: number;
  /** The field that has most of the words that were asked for. */
  field: 'title' | 'statement' | 'outcome' | 'text';
  text: string;
  /** Where they are in that text, in UTF-16 code units. */
  places: Span[];
}
