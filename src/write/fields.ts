/** Which fields of each entity people are shown, in which order: one list for the table and Markdown. */
import { FIELD_LABELS, type FieldLabel } from '../model/labels.ts';
import type { Notice, Section } from '../model/notice.ts';
import {
  CHANGES,
  CITATION_ACTIONS,
  CONTACT_TYPES,
  COUNT_KINDS,
  DOCUMENT_KINDS,
  HEADLINE_KEYS,
  type HeadlineKey,
  ISSUE_ROLES,
  ISSUE_STATUSES,
  type IssueStatus,
  type Lang,
  MEASURE_SCOPES,
  MODALITIES,
  SANCTION_ACTIONS,
  SEVERITIES,
  type Severity,
} from '../model/vocabulary.ts';
import { formatCount, formatFigure, formatLinks, formatPeriod } from './figures.ts';

export interface Field<T> {
  label: FieldLabel;
  value(item: T, lang: Lang): string;
  align?: 'right';
  /** Long text, which gives way and wraps. */
  long?: boolean;
  /** What a colour may be taken from. */
  tone?(item: T): IssueStatus | Severity;
}

type Item<K extends keyof Notice> = Notice[K] extends readonly (infer T)[] ? T : never;
export type OutlineRow = Omit<Section, 'children'>;
export type FigureRow = readonly [HeadlineKey, NonNullable<Notice['headline'][HeadlineKey]>];

const text = (value: string | number | null | undefined) => (value === null || value === undefined ? '' : String(value));
const list = (values: readonly string[], lang: Lang) => values.join(lang === 'zh' ? '、' : ', ');
const links = { label: 'links', value: formatLinks } as const;
const id = { label: 'id', value: (item: { id: string }) => item.id } as const;

export const DOCUMENT_FIELDS: readonly Field<Notice['document']>[] = [
  { label: 'kind', value: (d, lang) => DOCUMENT_KINDS[d.kind][lang] },
  { label: 'unit', value: (d) => text(d.unit), long: true },
  { label: 'inspector', value: (d) => text(d.inspector), long: true },
  { label: 'round', value: (d) => text(d.round), long: true },
  { label: 'inspectionPeriod', value: (d, lang) => (d.inspectionPeriod ? formatPeriod(d.inspectionPeriod, lang) : '') },
  { label: 'feedbackDate', value: (d) => text(d.feedbackDate) },
  { label: 'publishedDate', value: (d) => text(d.publishedDate) },
];

export const FIELDS: {
  headline: readonly Field<FigureRow>[];
  outline: readonly Field<OutlineRow>[];
} & { [K in 'issues' | 'measures' | 'counts' | 'dates' | 'citations' | 'sanctions' | 'contacts' | 'findings']: readonly Field<Item<K>>[] } =
  {
    headline: [
      { label: 'figure', value: ([key], lang) => HEADLINE_KEYS[key][lang] },
      { label: 'value', value: ([key, figure], lang) => formatFigure(key, figure, lang), align: 'right' },
      { label: 'text', value: ([, figure]) => figure.text, long: true },
    ],
    outline: [id, { label: 'title', value: (s) => `${'  '.repeat(s.level - 1)}${s.marker ?? ''}${s.title}`, long: true }],
    issues: [
      id,
      { label: 'number', value: (i) => text(i.number) },
      { label: 'title', value: (i) => i.title, long: true },
      { label: 'role', value: (i, lang) => ISSUE_ROLES[i.role][lang] },
      { label: 'parent', value: (i) => text(i.parent) },
      { label: 'status', value: (i, lang) => ISSUE_STATUSES[i.status][lang], tone: (i) => i.status },
      { label: 'statusText', value: (i) => text(i.statusText), long: true },
      { label: 'deadline', value: (i) => text(i.deadline), long: true },
      { label: 'leaders', value: (i, lang) => list(i.leaders, lang), long: true },
      { label: 'units', value: (i, lang) => list(i.units, lang), long: true },
      { label: 'statement', value: (i) => text(i.statement), long: true },
      { label: 'outcome', value: (i) => text(i.outcome), long: true },
    ],
    measures: [
      id,
      { label: 'issue', value: (m) => text(m.issue) },
      { label: 'scope', value: (m, lang) => MEASURE_SCOPES[m.scope][lang] },
      {
        label: 'status',
        value: (m, lang) => (m.status === 'unstated' ? '' : ISSUE_STATUSES[m.status][lang]),
        tone: (m) => m.status,
      },
      { label: 'headline', value: (m) => m.headline, long: true },
      { label: 'text', value: (m) => m.text, long: true },
    ],
    counts: [
      id,
      { label: 'text', value: (c) => c.text, long: true },
      { label: 'value', value: formatCount, align: 'right' },
      { label: 'kind', value: (c, lang) => COUNT_KINDS[c.kind][lang] },
      { label: 'modality', value: (c, lang) => (c.modality === 'actual' ? '' : MODALITIES[c.modality][lang]) },
      { label: 'change', value: (c, lang) => (c.change ? CHANGES[c.change][lang] : '') },
      { label: 'subject', value: (c) => text(c.subject), long: true },
      links,
    ],
    dates: [
      id,
      { label: 'text', value: (d) => d.text, long: true },
      { label: 'date', value: formatPeriod },
      { label: 'certainty', value: (d, lang) => (d.inferred ? FIELD_LABELS.certainty[lang].toLowerCase() : '') },
      links,
    ],
    citations: [
      id,
      { label: 'title', value: (c) => c.title, long: true },
      { label: 'number', value: (c) => text(c.number), long: true },
      { label: 'action', value: (c, lang) => CITATION_ACTIONS[c.action][lang] },
      links,
    ],
    sanctions: [
      id,
      { label: 'action', value: (s, lang) => SANCTION_ACTIONS[s.action][lang] },
      { label: 'people', value: (s) => text(s.people), align: 'right' },
      { label: 'text', value: (s) => s.text, long: true },
      links,
    ],
    contacts: [
      id,
      { label: 'type', value: (c, lang) => CONTACT_TYPES[c.type][lang] },
      { label: 'value', value: (c) => c.value, long: true },
      { label: 'label', value: (c) => text(c.label), long: true },
    ],
    findings: [
      { label: 'severity', value: (f, lang) => SEVERITIES[f.severity][lang], tone: (f) => f.severity },
      { label: 'rule', value: (f) => f.rule },
      { label: 'message', value: (f) => f.message, long: true },
      { label: 'expected', value: (f) => text(f.expected), align: 'right' },
      { label: 'actual', value: (f) => text(f.actual), align: 'right' },
      { label: 'place', value: (f) => `${f.start}–${f.end}` },
    ],
  };

/** Sections in reading order, their nesting in `level`. */
function flatten(sections: readonly Section[]): OutlineRow[] {
  return sections.flatMap(({ children, ...section }) => [section, ...flatten(children)]);
}

/** The figures that are stated, in the vocabulary's order. */
export function figures(headline: Notice['headline']): FigureRow[] {
  return (Object.keys(HEADLINE_KEYS) as HeadlineKey[]).flatMap((key) => {
    const figure = headline[key];
    return figure ? [[key, figure] as const] : [];
  });
}

/** The fields and items of an entity, paired here once so that what prints them need not know which it is. */
export function rowsFor(entity: keyof typeof FIELDS, notice: Notice): [readonly Field<never>[], readonly never[]] {
  if (entity === 'headline') return [FIELDS.headline, figures(notice.headline) as never[]];
  if (entity === 'outline') return [FIELDS.outline, flatten(notice.outline) as never[]];
  return [FIELDS[entity], notice[entity] as never[]];
}
