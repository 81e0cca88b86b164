/** What every part of the page is given. */
import type { Labels, Lang } from '../../model/vocabulary.ts';
import type { Contents } from '../contents.ts';
import type { Addend } from '../figures.ts';
import type { Say } from './words.ts';

export interface Page {
  contents: Contents;
  lang: Lang;
  say: Say;
  label(labels: Labels): string;
  /** Shows what a figure is made of. */
  showSources(title: string, addends: readonly Addend[], format: (value: number) => string): void;
}

/** The address of a notice, or of an entity in it. */
export function noticeAddress(n: number, id?: string): string {
  return `#/n/${n + 1}${id === undefined ? '' : `/${id}`}`;
}
