/** The entities of a notice as rows of flat tables whose keys join: one list of columns for CSV and TSV. */
import type { Failure, Notice, Section } from '../model/notice.ts';
import { figures } from './fields.ts';

export type Value = string | number | boolean | null;

/** A notice with what its rows need to know about the run that they are part of. */
export interface Numbered {
  /** The key of the notice among all: `n1`, `n2`, … */
  key: string;
  notice: Notice;
  /** The printed headings by section id, outermost first. */
  headings: ReadonlyMap<string, string>;
}

interface Column<T> {
  name: string;
  value(item: T, of: Numbered): Value;
}

export interface Table {
  name: string;
  columns: readonly string[];
  rows(of: Numbered): Value[][];
}

function table<T>(name: string, items: (of: Numbered) => readonly T[], columns: readonly Column<T>[]): Table {
  return {
    name,
    columns: columns.map((c) => c.name),
    rows: (of) => items(of).map((item) => columns.map((c) => c.value(item, of))),
  };
}

/** Columns that are what the field of the same name is. */
function plain<T, K extends keyof T & string>(...names: K[]): Column<T>[] {
  return names.map((name) => ({ name, value: (item) => flat(item[name]) }));
}

function flat(value: unknown): Value {
  if (Array.isArray(value)) return value.join('、');
  return value === undefined ? null : (value as Value);
}

const NOTICE: Column<unknown> = { name: 'notice', value: (_, { key }) => key };
/** Ids are unique within a notice; with the notice before them (`n3.i1`) they are unique in the whole table. */
const ID: Column<{ id: string }> = { name: 'id', value: ({ id }, { key }) => `${key}.${id}` };

function link<K extends 'issue' | 'measure' | 'parent'>(name: K): Column<{ [P in K]: string | null }> {
  return { name, value: (item, { key }) => (item[name] === null ? null : `${key}.${item[name]}`) };
}

const SECTION: Column<{ section: string | null }> = {
  name: 'section',
  value: ({ section }, { headings }) => (section === null ? null : (headings.get(section) ?? null)),
};
const SPAN = plain<{ start: number; end: number }, 'start' | 'end'>('start', 'end');

type Item<K extends keyof Notice> = Notice[K] extends readonly (infer T)[] ? T : never;

export const TABLES: readonly Table[] = [
  table<Notice>('notices', ({ notice }) => [notice], [
    NOTICE,
    ...(['name', 'format', 'encoding', 'encodingCertainty', 'bytes', 'chars', 'sha256'] as const).map(
      (name): Column<Notice> => ({ name, value: ({ source }) => source[name] }),
    ),
    ...(['kind', 'title', 'unit', 'inspector', 'round'] as const).map(
      (name): Column<Notice> => ({ name, value: ({ document }) => document[name] }),
    ),
    { name: 'inspectionFrom', value: ({ document }) => document.inspectionPeriod?.from ?? null },
    { name: 'inspectionTo', value: ({ document }) => document.inspectionPeriod?.to ?? null },
    ...(['feedbackDate', 'publishedDate'] as const).map((name): Column<Notice> => ({ name, value: ({ document }) => document[name] })),
  ]),
  table('headline', ({ notice }) => figures(notice.headline), [
    NOTICE,
    { name: 'key', value: ([key]) => key },
    ...(['value', 'bound', 'text', 'start', 'end'] as const).map((name) => ({
      name,
      value: ([, figure]: ReturnType<typeof figures>[number]) => figure[name],
    })),
  ]),
  table<Item<'issues'>>('issues', ({ notice }) => notice.issues, [
    NOTICE,
    ID,
    ...plain<Item<'issues'>, 'role' | 'number' | 'title'>('role', 'number', 'title'),
    link('parent'),
    SECTION,
    ...plain<Item<'issues'>, 'statement' | 'status' | 'statusText' | 'deadline' | 'leaders' | 'units' | 'outcome'>(
      'statement',
      'status',
      'statusText',
      'deadline',
      'leaders',
      'units',
      'outcome',
    ),
    ...SPAN,
    { name: 'rangeStart', value: ({ range }) => range.start },
    { name: 'rangeEnd', value: ({ range }) => range.end },
  ]),
  table<Item<'measures'>>('measures', ({ notice }) => notice.measures, [
    NOTICE,
    ID,
    link('issue'),
    ...plain<Item<'measures'>, 'scope' | 'marker' | 'headline' | 'text' | 'status'>('scope', 'marker', 'headline', 'text', 'status'),
    SECTION,
    ...SPAN,
  ]),
  table<Item<'counts'>>('counts', ({ notice }) => notice.counts, [
    NOTICE,
    ID,
    ...plain<Item<'counts'>, 'text' | 'value' | 'min' | 'max' | 'unit' | 'kind' | 'bound' | 'modality' | 'change' | 'subject'>(
      'text',
      'value',
      'min',
      'max',
      'unit',
      'kind',
      'bound',
      'modality',
      'change',
      'subject',
    ),
    link('issue'),
    link('measure'),
    SECTION,
    ...SPAN,
  ]),
  table<Item<'dates'>>('dates', ({ notice }) => notice.dates, [
    NOTICE,
    ID,
    ...plain<Item<'dates'>, 'text' | 'from' | 'to' | 'inferred'>('text', 'from', 'to', 'inferred'),
    link('issue'),
    link('measure'),
    ...SPAN,
  ]),
  table<Item<'citations'>>('citations', ({ notice }) => notice.citations, [
    NOTICE,
    ID,
    ...plain<Item<'citations'>, 'title' | 'action' | 'number' | 'text'>('title', 'action', 'number', 'text'),
    link('issue'),
    link('measure'),
    ...SPAN,
  ]),
  table<Item<'sanctions'>>('sanctions', ({ notice }) => notice.sanctions, [
    NOTICE,
    ID,
    ...plain<Item<'sanctions'>, 'action' | 'people' | 'text'>('action', 'people', 'text'),
    link('issue'),
    link('measure'),
    ...SPAN,
  ]),
  table<Item<'contacts'>>('contacts', ({ notice }) => notice.contacts, [
    NOTICE,
    ID,
    ...plain<Item<'contacts'>, 'type' | 'value' | 'label' | 'text'>('type', 'value', 'label', 'text'),
    ...SPAN,
  ]),
  table<Item<'findings'> & { id: string }>('findings', ({ notice }) => notice.findings.map((f, i) => ({ ...f, id: `f${i + 1}` })), [
    NOTICE,
    ID,
    ...plain<Item<'findings'>, 'rule' | 'severity' | 'message' | 'expected' | 'actual'>(
      'rule',
      'severity',
      'message',
      'expected',
      'actual',
    ),
    ...SPAN,
    { name: 'related', value: ({ related }) => related.map(({ start, end }) => `${start}-${end}`).join(' ') },
  ]),
];

/** What could not be read; the one table without a notice. */
export const ERRORS_TABLE = {
  name: 'errors',
  columns: ['name', 'code', 'message'],
  row: ({ source, error }: Failure): Value[] => [source.name, error.code, error.message],
} as const;

export function numbered(notice: Notice, number: number): Numbered {
  const headings = new Map<string, string>();
  const add = (sections: readonly Section[], above: string) => {
    for (const { id, marker, title, children } of sections) {
      const heading = `${above}${above === '' ? '' : ' / '}${marker ?? ''}${title}`;
      headings.set(id, heading);
      add(children, heading);
    }
  };
  add(notice.outline, '');
  return { key: `n${number}`, notice, headings };
}
