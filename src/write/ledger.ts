/** The 整改台账: which sheets it has, which columns each of them, and what a notice puts into them. No layout of files here. */
import type { Failure, Issue, Notice, Span } from '../model/notice.ts';
import {
  BOUNDS,
  type Bound,
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
  type Labels,
  type Lang,
  MEASURE_SCOPES,
  MODALITIES,
  SANCTION_ACTIONS,
  SEVERITIES,
} from '../model/vocabulary.ts';
import { type FindingMarks, findingMarks } from './finding-marks.ts';

/** What a cell may hold. A number keeps its bound in its format (`≥30`), so that it stays a number. */
export type Cell = null | string | { number: number; bound?: Bound } | { day: string };

export type Tone = IssueStatus | 'error' | 'warning' | 'info';

export interface Column {
  heading: Labels;
  /** In digits of the normal font; a 汉字 takes two. */
  width: number;
  /** Centred: short codes, dates and statuses. */
  centred?: boolean;
  /** The words that this column is coloured by. */
  tones?: Readonly<Partial<Record<Tone, Labels>>>;
}

export interface Sheet {
  name: Labels;
  columns: readonly Column[];
  /** Columns that stay in view when scrolling sideways. */
  frozenColumns: number;
  /** What it is printed on, across, as wide as the paper. */
  paper: 'A3' | 'A4';
}

const label = (zh: string, en: string): Labels => ({ zh, en });
const column = (zh: string, en: string, width: number, more: Omit<Column, 'heading' | 'width'> = {}): Column => ({
  heading: label(zh, en),
  width,
  ...more,
});
const CENTRED = { centred: true } as const;
const STATUS_TONES: Column['tones'] = ISSUE_STATUSES;

const NUMBER = column('序号', 'No.', 5.5, CENTRED);
const UNIT = column('单位', 'Unit', 22);
const ISSUE_NUMBER = column('问题序号', 'Issue no.', 7, CENTRED);
const ISSUE = column('问题', 'Issue', 34);
const PLACE = column('出处', 'Source', 28);

export const LEDGER_SHEETS = {
  notices: {
    name: label('通报', 'Notices'),
    frozenColumns: 2,
    paper: 'A3',
    columns: [
      NUMBER,
      UNIT,
      column('标题', 'Title', 32),
      column('类别', 'Kind', 13, CENTRED),
      column('巡察机构', 'Inspector', 16),
      column('轮次', 'Round', 13),
      column('巡察开始', 'Inspected from', 11.5, CENTRED),
      column('巡察结束', 'Inspected to', 11.5, CENTRED),
      column('反馈日期', 'Feedback', 11.5, CENTRED),
      column('公布日期', 'Published', 11.5, CENTRED),
      column('疑点', 'Findings', 6.5, CENTRED),
      ...(Object.entries(HEADLINE_KEYS) as [HeadlineKey, Labels][]).map(([key, { zh, en }]) =>
        key === 'issues.completionRate'
          ? column(`${zh}（%）`, `${capital(en)} (%)`, 7, CENTRED)
          : key.startsWith('funds.')
            ? column(`${zh}（元）`, `${capital(en)} (yuan)`, 12)
            : column(zh, capital(en), 6.5, CENTRED),
      ),
      column('文件', 'File', 30),
    ],
  },
  issues: {
    name: label('问题台账', 'Issues'),
    frozenColumns: 0,
    paper: 'A4',
    columns: [
      NUMBER,
      column('单位', 'Unit', 14),
      column('方面', 'Aspect', 14),
      column('问题', 'Issue', 24),
      column('问题描述', 'Facts', 24),
      column('整改状态', 'Status', 9, { centred: true, tones: STATUS_TONES }),
      column('疑点', 'Findings', 20),
      column('整改措施', 'Measures', 50),
      column('整改成效', 'Outcome', 24),
      column('责任领导', 'Leaders', 8),
      column('责任单位', 'Responsible', 12),
      column('时限', 'Deadline', 11, CENTRED),
      column('出处', 'Source', 22),
    ],
  },
  measures: {
    name: label('整改措施', 'Measures'),
    frozenColumns: 0,
    paper: 'A4',
    columns: [
      NUMBER,
      UNIT,
      ISSUE_NUMBER,
      ISSUE,
      column('范围', 'Scope', 10, CENTRED),
      column('措施要点', 'Headline', 26),
      column('措施内容', 'Measure', 70),
      column('整改状态', 'Status', 10, { centred: true, tones: STATUS_TONES }),
      PLACE,
    ],
  },
  counts: {
    name: label('数据', 'Figures'),
    frozenColumns: 0,
    paper: 'A4',
    columns: [
      NUMBER,
      UNIT,
      column('原文', 'Text', 16),
      column('对象', 'Subject', 28),
      column('数值', 'Value', 14),
      column('下限', 'Least', 10),
      column('上限', 'Most', 10),
      column('计量单位', 'Measured in', 9, CENTRED),
      column('类别', 'Kind', 8, CENTRED),
      column('界限', 'Bound', 8, CENTRED),
      column('性质', 'Modality', 8, CENTRED),
      column('增减', 'Change', 8, CENTRED),
      column('疑点', 'Findings', 30),
      ISSUE_NUMBER,
      ISSUE,
      PLACE,
    ],
  },
  sanctions: {
    name: label('问责处理', 'Sanctions'),
    frozenColumns: 0,
    paper: 'A4',
    columns: [
      NUMBER,
      UNIT,
      column('处理方式', 'Action', 18),
      column('人数', 'People', 7),
      column('原文', 'Text', 24),
      ISSUE_NUMBER,
      ISSUE,
      PLACE,
    ],
  },
  citations: {
    name: label('制度文件', 'Documents'),
    frozenColumns: 0,
    paper: 'A4',
    columns: [
      NUMBER,
      UNIT,
      column('文件名称', 'Title', 50),
      column('文号', 'Number', 22),
      column('行为', 'Action', 11, CENTRED),
      ISSUE_NUMBER,
      ISSUE,
      PLACE,
    ],
  },
  contacts: {
    name: label('联系方式', 'Contacts'),
    frozenColumns: 0,
    paper: 'A4',
    columns: [
      NUMBER,
      UNIT,
      column('类型', 'Type', 10, CENTRED),
      column('内容', 'Value', 44),
      column('标签', 'Label', 16),
      column('疑点', 'Findings', 30),
      PLACE,
    ],
  },
  findings: {
    name: label('疑点', 'Findings'),
    frozenColumns: 0,
    paper: 'A4',
    columns: [
      NUMBER,
      UNIT,
      column('程度', 'Severity', 8, { centred: true, tones: SEVERITIES }),
      column('规则', 'Rule', 20),
      column('说明', 'Message', 70),
      column('应为', 'Expected', 13, CENTRED),
      column('实际', 'Actual', 13, CENTRED),
      PLACE,
    ],
  },
  errors: {
    name: label('读取错误', 'Errors'),
    frozenColumns: 0,
    paper: 'A4',
    columns: [NUMBER, column('文件', 'File', 50), column('代码', 'Code', 22), column('说明', 'Message', 70)],
  },
} as const satisfies Record<string, Sheet>;

export type SheetKey = keyof typeof LEDGER_SHEETS;

/** A row of a sheet, without its number (序号), which is the row's place in the sheet. */
export type Row = Cell[];

/** The rows of one notice. `firstIssue` is the number that its first issue gets in 问题台账, for the sheets that refer to it. */
export function noticeRows(notice: Notice, lang: Lang, firstIssue: number): Record<Exclude<SheetKey, 'errors'>, Row[]> {
  const { document, headline, source } = notice;
  const { unit } = document;
  const listed = listedIssues(notice.issues);
  const numbers = new Map(listed.map((issue, i) => [issue.id, firstIssue + i]));
  const byId = new Map(notice.issues.map((issue) => [issue.id, issue]));
  const measures = groupByIssue(notice.measures);
  const marks: FindingMarks = findingMarks(notice);
  const place = (span: Span) => `${source.name}\n${lang === 'zh' ? `第${span.start + 1}–${span.end}字` : `${span.start}–${span.end}`}`;
  const issueCells = (id: string | null): Cell[] => {
    const number = id === null ? undefined : numbers.get(id);
    return [number === undefined ? null : { number }, id === null ? null : (byId.get(id)?.title ?? null)];
  };
  return {
    notices: [
      [
        unit,
        document.title,
        DOCUMENT_KINDS[document.kind][lang],
        document.inspector,
        document.round,
        day(document.inspectionPeriod?.from),
        day(document.inspectionPeriod?.to),
        day(document.feedbackDate),
        day(document.publishedDate),
        { number: notice.findings.length },
        ...(Object.keys(HEADLINE_KEYS) as HeadlineKey[]).map((key): Cell => {
          const figure = headline[key];
          return figure ? { number: figure.value, bound: figure.bound } : null;
        }),
        source.name,
      ],
    ],
    issues: listed.map((issue) => [
      unit,
      aspectOf(issue, byId, lang),
      issue.title,
      flowing(issue.statement),
      ISSUE_STATUSES[issue.status][lang],
      messages(notice, marks.of(issue)),
      numberedList(measures.get(issue.id) ?? []),
      flowing(issue.outcome),
      list(issue.leaders, lang),
      list(issue.units, lang),
      day(issue.deadline),
      place(issue),
    ]),
    measures: notice.measures.map((m) => [
      unit,
      ...issueCells(m.issue),
      MEASURE_SCOPES[m.scope][lang],
      m.headline,
      flowing(m.text),
      m.status === 'unstated' ? null : ISSUE_STATUSES[m.status][lang],
      place(m),
    ]),
    counts: notice.counts.map((c) => [
      unit,
      c.text,
      c.subject,
      number(c.value),
      number(c.min),
      number(c.max),
      c.unit,
      COUNT_KINDS[c.kind][lang],
      BOUNDS[c.bound][lang],
      MODALITIES[c.modality][lang],
      c.change === null ? null : CHANGES[c.change][lang],
      messages(notice, marks.at(c)),
      ...issueCells(c.issue),
      place(c),
    ]),
    sanctions: notice.sanctions.map((s) => [
      unit,
      SANCTION_ACTIONS[s.action][lang],
      number(s.people),
      s.text,
      ...issueCells(s.issue),
      place(s),
    ]),
    citations: notice.citations.map((c) => [unit, c.title, c.number, CITATION_ACTIONS[c.action][lang], ...issueCells(c.issue), place(c)]),
    contacts: notice.contacts.map((c) => [unit, CONTACT_TYPES[c.type][lang], c.value, c.label, messages(notice, marks.at(c)), place(c)]),
    findings: notice.findings.map((f) => [
      unit,
      SEVERITIES[f.severity][lang],
      f.rule,
      f.message,
      plain(f.expected, lang),
      plain(f.actual, lang),
      place(f),
    ]),
  };
}

/** What the findings say, where their figure stands. */
function messages({ findings }: Notice, marks: readonly number[]): string | null {
  return numberedList(marks.map((k) => findings[k]!.message));
}

export function errorRow({ source, error }: Failure): Row {
  return [source.name, error.code, error.message];
}

/** Aspects are a column, not rows, unless nothing stands below them and they would be lost. */
function listedIssues(issues: readonly Issue[]): Issue[] {
  const parents = new Set(issues.map((issue) => issue.parent));
  return issues.filter((issue) => issue.role !== 'aspect' || !parents.has(issue.id));
}

/** The aspects above an issue, outermost first; a clue or shortcoming outside of any says what it is. */
function aspectOf(issue: Issue, byId: ReadonlyMap<string, Issue>, lang: Lang): string | null {
  const titles: string[] = [];
  const seen = new Set<string>();
  for (let at = issue.parent; at !== null && !seen.has(at); at = byId.get(at)?.parent ?? null) {
    seen.add(at);
    const above = byId.get(at);
    if (above) titles.unshift(above.title);
  }
  if (titles.length > 0) return titles.join(' / ');
  return issue.role === 'problem' ? null : lang === 'zh' ? `（${ISSUE_ROLES[issue.role].zh}）` : `(${ISSUE_ROLES[issue.role].en})`;
}

function groupByIssue(measures: readonly Notice['measures'][number][]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { issue, marker, text } of measures) {
    if (issue === null) continue;
    const own = marker !== null && text.startsWith(marker) ? text.slice(marker.length).replace(/^[，,、：:．.\s]+/, '') : text;
    const group = groups.get(issue);
    const item = flowing(own.trim());
    if (group) group.push(item);
    else groups.set(issue, [item]);
  }
  return groups;
}

/** Lines that were broken where they were full, as one; paragraphs stay. 把习近平⏎法治思想列为 → 把习近平法治思想列为 */
function flowing<T extends string | null>(text: T): T {
  if (text === null) return text;
  return text.replace(BROKEN_LINE, (_, before: string, after: string) => {
    if (PARAGRAPH_END.test(before)) return `${before}\n`;
    return LATIN.test(before) && LATIN.test(after) ? `${before} ` : before;
  }) as T;
}

const BROKEN_LINE = /(\S)[ \t\u3000]*\r?\n\s*(?=(\S))/g;
const PARAGRAPH_END = /[。；：！？”）.;:!?)]/;
const LATIN = /[A-Za-z0-9,]/;

/** `1. …`, `2. …`, each on its line; a single one has no number. */
function numberedList(items: readonly string[]): string | null {
  if (items.length === 0) return null;
  return items.length === 1 ? items[0]! : items.map((item, i) => `${i + 1}. ${item}`).join('\n');
}

function list(values: readonly string[], lang: Lang): string | null {
  return values.length === 0 ? null : values.join(lang === 'zh' ? '、' : ', ');
}

/** A deadline may be the printed words, which stay text. */
function day(value: string | null | undefined): Cell {
  return value && /^\d{4}-\d{2}-\d{2}$/.test(value) ? { day: value } : (value ?? null);
}

function number(value: number | null): Cell {
  return value === null ? null : { number: value };
}

/** What a finding compares: numbers, statuses by their names, words as they are printed. */
function plain(value: string | number | null, lang: Lang): Cell {
  if (typeof value === 'number') return { number: value };
  return value !== null && Object.hasOwn(ISSUE_STATUSES, value) ? ISSUE_STATUSES[value as IssueStatus][lang] : value;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
