/** What is highlighted in the text of a notice, by layer, each mark with what is said of it. */
import { FIELD_LABELS } from '../../model/labels.ts';
import type { Section } from '../../model/notice.ts';
import {
  BOUNDS,
  CITATION_ACTIONS,
  CONTACT_TYPES,
  HEADLINE_KEYS,
  type HeadlineKey,
  ISSUE_ROLES,
  ISSUE_STATUSES,
  SANCTION_ACTIONS,
} from '../../model/vocabulary.ts';
import { formatCount, formatFigure, formatPeriod } from '../../write/figures.ts';
import type { PackedNotice } from '../contents.ts';
import { headlineId } from '../figures.ts';
import type { Mark } from '../segments.ts';
import type { Page } from './page.ts';
import type { Word } from './words.ts';

export const LAYERS = [
  'findings',
  'issue',
  'measures',
  'counts',
  'dates',
  'sanctions',
  'citations',
  'contacts',
  'headline',
] as const satisfies readonly Word[];
export type Layer = (typeof LAYERS)[number];

export interface NoticeMark extends Mark {
  layer: Layer | 'heading';
  /** Read out with the words of the text, and shown when pointed at. */
  about: string;
}

export function marksOf({ lang, label, say }: Page, notice: PackedNotice): NoticeMark[] {
  const marks: NoticeMark[] = [];
  const add = (layer: NoticeMark['layer'], id: string, { start, end }: { start: number; end: number }, about: string) => {
    if (end > start) marks.push({ layer, id, start, end, about });
  };
  const addSections = (sections: readonly Section[]) => {
    for (const section of sections) {
      add('heading', section.id, section, '');
      addSections(section.children);
    }
  };
  addSections(notice.outline);
  for (const issue of notice.issues)
    add('issue', issue.id, issue, `${label(ISSUE_ROLES[issue.role])} ${issue.number ?? ''} · ${label(ISSUE_STATUSES[issue.status])}`);
  for (const measure of notice.measures) add('measures', measure.id, measure, `${say('measures')} ${measure.marker ?? ''}`);
  for (const count of notice.counts)
    add(
      'counts',
      count.id,
      count,
      [formatCount(count, lang), count.subject, count.modality === 'target' && say('target'), label(BOUNDS[count.bound])]
        .filter(Boolean)
        .join(' · '),
    );
  for (const date of notice.dates) add('dates', date.id, date, formatPeriod(date, lang) + (date.inferred ? ` · ${say('inferred')}` : ''));
  for (const sanction of notice.sanctions)
    add(
      'sanctions',
      sanction.id,
      sanction,
      `${label(SANCTION_ACTIONS[sanction.action])}${sanction.people === null ? '' : ` · ${sanction.people} ${say('people')}`}`,
    );
  for (const citation of notice.citations) add('citations', citation.id, citation, label(CITATION_ACTIONS[citation.action]));
  for (const contact of notice.contacts) add('contacts', contact.id, contact, label(CONTACT_TYPES[contact.type]));
  for (const [at, finding] of notice.findings.entries()) add('findings', `q${at + 1}`, finding, finding.message);
  for (const [key, span] of Object.entries(notice.document.evidence))
    add('headline', `f-${key}`, span, label(FIELD_LABELS[key as keyof typeof notice.document.evidence]));
  for (const [key, figure] of Object.entries(notice.headline) as [HeadlineKey, NonNullable<(typeof notice.headline)[HeadlineKey]>][])
    add('headline', headlineId(key), figure, `${label(HEADLINE_KEYS[key])} · ${formatFigure(key, figure, lang)}`);
  return marks;
}
