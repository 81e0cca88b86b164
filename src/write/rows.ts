/**
 * The entities of a notice as rows of flat tables whose keys join: one list of columns for CSV, TSV, the database and Parquet, each of which
 * writes keys, lists and numbers in its own way (by the type of the column).
 */
import type { Failure, Notice, Section } from '../model/notice.ts';
import {
  BOUNDS,
  CHANGES,
  CITATION_ACTIONS,
  CONTACT_TYPES,
  COUNT_KINDS,
  DOCUMENT_KINDS,
  HEADLINE_KEYS,
  ISSUE_ROLES,
  ISSUE_STATUSES,
  type Labels,
  MEASURE_SCOPES,
  MODALITIES,
  SANCTION_ACTIONS,
  SEVERITIES,
  values,
} from '../model/vocabulary.ts';
import { figures } from './fields.ts';

type Spans = readonly { start: number; end: number }[];
export type Value = string | number | boolean | null | readonly string[] | Spans;

/**
 * `notice`: the key of the notice, which is not a value of its row · `id`: unique within the notice · `link`: such an id, of another
 * row · `day`: YYYY-MM-DD · `offset`: a whole number of characters or bytes · `integer`, `decimal`: other numbers · `texts`, `spans`: lists.
 */
export type ColumnType = 'notice' | 'id' | 'link' | 'text' | 'offset' | 'integer' | 'decimal' | 'boolean' | 'day' | 'texts' | 'spans';

export interface Column {
  name: string;
  type: ColumnType;
  /** What it holds, for people who ask the database. */
  about: string;
}

/** A notice with what its rows need to know about the whole. */
export interface Facts {
  notice: Notice;
  /** The printed headings by section id, outermost first. */
  headings: ReadonlyMap<string, string>;
}

export interface Table {
  name: string;
  about: string;
  columns: readonly Column[];
  /** The columns whose values no two rows share. */
  key: readonly string[];
  /** In the order of the columns; null at the key of the notice. */
  rows(of: Facts): Value[][];
}

interface ColumnOf<T> extends Column {
  value(item: T, of: Facts): Value;
}

export function table<T>(
  name: string,
  about: string,
  items: (of: Facts) => readonly T[],
  columns: readonly ColumnOf<T>[],
  key: readonly string[] = ['notice', 'id'],
): Table {
  return {
    name,
    about,
    columns: columns.map(({ name, type, about }) => ({ name, type, about })),
    key,
    rows: (of) => items(of).map((item) => columns.map((c) => c.value(item, of))),
  };
}

/** A column that is what the field of the same name is. */
export function field<K extends string>(type: ColumnType, name: K, about: string): ColumnOf<{ [P in K]: unknown }> {
  return { name, type, about, value: (item) => (item[name] ?? null) as Value };
}

/** A field whose values are those of a vocabulary. */
function oneOf<K extends string, V extends string>(
  name: K,
  about: string,
  vocabulary: Readonly<Record<V, Labels>>,
): ColumnOf<{ [P in K]: unknown }> {
  const gloss = values(vocabulary).map((v) => (vocabulary[v].zh === v || vocabulary[v].zh === '' ? v : `${v} ${vocabulary[v].zh}`));
  return field('text', name, `${about}: ${gloss.join(', ')}`);
}

export const NOTICE: ColumnOf<unknown> = { name: 'notice', type: 'notice', about: 'the notice', value: () => null };
export const ID = field('id', 'id', 'unique within the notice, in the order of the document');
export const ISSUE = field('link', 'issue', 'the issue (issues.id of the same notice) that it belongs to; null for none');
const MEASURE = field('link', 'measure', 'the measure (measures.id of the same notice) that it belongs to; null for none');
const SECTION: ColumnOf<{ section: string | null }> = {
  name: 'section',
  type: 'text',
  about: 'the printed headings above it, outermost first',
  value: ({ section }, { headings }) => (section === null ? null : (headings.get(section) ?? null)),
};
export const SPAN = [
  field('offset', 'start', 'where it begins in the source text, in UTF-16 code units'),
  field('offset', 'end', 'where it ends, exclusive'),
] as const;
const WORDS = field('text', 'text', 'its words in the source');

function inner<T, K extends keyof T & string>(column: ColumnOf<{ [P in K]: unknown }>, of: (notice: Notice) => T): ColumnOf<Notice> {
  return { ...column, value: (notice, facts) => column.value(of(notice) as never, facts) };
}
const source = (type: ColumnType, name: keyof Notice['source'], about: string) => inner(field(type, name, about), (n) => n.source);
const fact = (column: ColumnOf<never>) => inner(column, (n) => n.document);

type Item<K extends keyof Notice> = Notice[K] extends readonly (infer T)[] ? T : never;

export const TABLES: readonly Table[] = [
  table<Notice>(
    'notices',
    'One row for each notice 通报.',
    ({ notice }) => [notice],
    [
      { ...NOTICE, about: 'the key of the notice' },
      source('text', 'name', 'the name of the file or other input that it was read from'),
      source('text', 'format', 'the format of the file'),
      source('text', 'encoding', 'the encoding of the text'),
      source('text', 'encodingCertainty', 'whether the encoding is stated or inferred from the bytes'),
      source('offset', 'bytes', 'the size of the file'),
      source('offset', 'chars', 'the length of the text in UTF-16 code units'),
      source('text', 'sha256', 'SHA-256 of the bytes'),
      fact(oneOf('kind', 'the kind of document', DOCUMENT_KINDS)),
      fact(field('text', 'title', 'the title 标题')),
      fact(field('text', 'unit', 'the unit that reports 单位')),
      fact(field('text', 'inspector', 'who inspected 巡察机构')),
      fact(field('text', 'round', 'the round of inspections 轮次')),
      {
        name: 'inspectionFrom',
        type: 'day',
        about: 'the first day of the inspection',
        value: ({ document }) => document.inspectionPeriod?.from ?? null,
      },
      {
        name: 'inspectionTo',
        type: 'day',
        about: 'the last day of the inspection',
        value: ({ document }) => document.inspectionPeriod?.to ?? null,
      },
      fact(field('day', 'feedbackDate', 'the day of the feedback 反馈日期')),
      fact(field('day', 'publishedDate', 'the day of publication 公布日期')),
    ],
    ['notice'],
  ),
  table(
    'headline',
    'What a notice states about the whole 总体数据, a row a figure.',
    ({ notice }) => figures(notice.headline).map(([key, figure]) => ({ key, ...figure })),
    [
      NOTICE,
      oneOf('key', 'which figure', HEADLINE_KEYS),
      field('decimal', 'value', 'the figure; a rate is in percent, money in yuan'),
      oneOf('bound', 'how exact it is', BOUNDS),
      WORDS,
      ...SPAN,
    ],
    ['notice', 'key'],
  ),
  table<Item<'issues'>>('issues', 'Aspects 方面, problems 问题, clues 问题线索 and shortcomings 不足.', ({ notice }) => notice.issues, [
    NOTICE,
    ID,
    oneOf('role', 'what it is', ISSUE_ROLES),
    field('text', 'number', 'its number as printed'),
    field('text', 'title', 'its title'),
    field('link', 'parent', 'the issue (id) that it is part of; null for none'),
    SECTION,
    field('text', 'statement', 'the facts that follow the title'),
    oneOf('status', 'how far its rectification is', ISSUE_STATUSES),
    field('text', 'statusText', 'the words that state the status'),
    field('text', 'deadline', 'the time limit 整改时限: a day, or the printed words'),
    field('texts', 'leaders', 'leaders responsible 责任领导'),
    field('texts', 'units', 'units and people responsible 责任单位'),
    field('text', 'outcome', 'what came of it 整改成效'),
    ...SPAN,
    { name: 'rangeStart', type: 'offset', about: 'where its block begins, answer included', value: ({ range }) => range.start },
    { name: 'rangeEnd', type: 'offset', about: 'where its block ends, exclusive', value: ({ range }) => range.end },
  ]),
  table<Item<'measures'>>('measures', 'Measures 措施, each one action.', ({ notice }) => notice.measures, [
    NOTICE,
    ID,
    field('link', 'issue', 'the issue (issues.id of the same notice) that it answers; null for none'),
    oneOf('scope', 'what it is for', MEASURE_SCOPES),
    field('text', 'marker', 'its marker as printed (一是)'),
    field('text', 'headline', 'its gist'),
    WORDS,
    oneOf('status', 'its own status', ISSUE_STATUSES),
    SECTION,
    ...SPAN,
  ]),
  table<Item<'counts'>>('counts', 'Quantities 数量.', ({ notice }) => notice.counts, [
    NOTICE,
    ID,
    WORDS,
    field('decimal', 'value', 'the number, magnitudes multiplied out (190余万元 → 1900000); null for a range'),
    field('decimal', 'min', 'the lower end of a range'),
    field('decimal', 'max', 'the upper end of a range'),
    field('text', 'unit', 'the unit (元, 人, %, …)'),
    oneOf('kind', 'of what', COUNT_KINDS),
    oneOf('bound', 'how exact it is', BOUNDS),
    oneOf('modality', 'fact or aim', MODALITIES),
    oneOf('change', 'for 同比增长… and the like', CHANGES),
    field('text', 'subject', 'what is counted'),
    ISSUE,
    MEASURE,
    SECTION,
    ...SPAN,
  ]),
  table<Item<'dates'>>('dates', 'Dates and periods.', ({ notice }) => notice.dates, [
    NOTICE,
    ID,
    WORDS,
    field('day', 'from', 'the first day'),
    field('day', 'to', 'the last day'),
    field('boolean', 'inferred', 'whether the year, the other end or a lost character was supplied from context'),
    ISSUE,
    MEASURE,
    ...SPAN,
  ]),
  table<Item<'citations'>>('citations', 'Documents named 引用文件.', ({ notice }) => notice.citations, [
    NOTICE,
    ID,
    field('text', 'title', 'the title, without 《》'),
    oneOf('action', 'what was done with it', CITATION_ACTIONS),
    field('text', 'number', 'its number (安人常办〔2021〕72号)'),
    WORDS,
    ISSUE,
    MEASURE,
    ...SPAN,
  ]),
  table<Item<'sanctions'>>('sanctions', 'People held to account 处理处分.', ({ notice }) => notice.sanctions, [
    NOTICE,
    ID,
    oneOf('action', 'what was done', SANCTION_ACTIONS),
    field('integer', 'people', 'to how many; null where that is not said'),
    WORDS,
    ISSUE,
    MEASURE,
    ...SPAN,
  ]),
  table<Item<'contacts'>>('contacts', 'Ways to reach the unit 联系方式.', ({ notice }) => notice.contacts, [
    NOTICE,
    ID,
    oneOf('type', 'of what sort', CONTACT_TYPES),
    field('text', 'value', 'the number or address, in one notation'),
    field('text', 'label', 'the label before it'),
    WORDS,
    ...SPAN,
  ]),
  table<Item<'findings'> & { id: string }>(
    'findings',
    'What does not add up 疑点.',
    ({ notice }) => notice.findings.map((f, i) => ({ ...f, id: `f${i + 1}` })),
    [
      NOTICE,
      ID,
      field('text', 'rule', 'the rule that it breaks'),
      oneOf('severity', 'how bad it is', SEVERITIES),
      field('text', 'message', 'what is wrong'),
      field('text', 'expected', 'what was expected'),
      field('text', 'actual', 'what is there'),
      ...SPAN,
      field('spans', 'related', 'other places that it concerns'),
    ],
  ),
];

/** What could not be read; the one table without a notice. */
export const ERRORS_TABLE = {
  name: 'errors',
  about: 'What could not be read.',
  columns: [
    { name: 'name', type: 'text', about: 'the name of the file or other input' },
    { name: 'code', type: 'text', about: 'what kind of error it is' },
    { name: 'message', type: 'text', about: 'what is wrong' },
  ],
  key: ['name'],
  row: ({ source, error }: Failure): Value[] => [source.name, error.code, error.message],
} as const;

export function factsOf(notice: Notice): Facts {
  const headings = new Map<string, string>();
  const add = (sections: readonly Section[], above: string) => {
    for (const { id, marker, title, children } of sections) {
      const heading = `${above}${above === '' ? '' : ' / '}${marker ?? ''}${title}`;
      headings.set(id, heading);
      add(children, heading);
    }
  };
  add(notice.outline, '');
  return { notice, headings };
}
