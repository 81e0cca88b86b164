/** The output made to be read in a terminal: a card, the headline figures, the issues, contacts and findings; or, with `only`, lists in full. */
import { Chalk, type ChalkInstance } from 'chalk';
import { ENTITY_LABELS, FIELD_LABELS, type FieldLabel, PHRASES } from '../model/labels.ts';
import type { Notice } from '../model/notice.ts';
import {
  CONTACT_TYPES,
  HEADLINE_KEYS,
  ISSUE_ROLES,
  ISSUE_STATUSES,
  type IssueStatus,
  type Labels,
  MEASURE_SCOPES,
  SEVERITIES,
  type Severity,
  values,
} from '../model/vocabulary.ts';
import { DOCUMENT_FIELDS, type Field, figures, rowsFor } from './fields.ts';
import { formatFigure, formatNumber } from './figures.ts';
import { type FindingMarks, findingCount, findingMarks, references } from './finding-marks.ts';
import { type Cell, grid, pairs, rowsOf, tiles } from './grid.ts';
import { depths, tallyByIssue } from './tally.ts';
import { onOneLine, wrap } from './wrap.ts';
import { type Entity, isFailure, type WriteOptions, type Writer } from './writer.ts';

export const table: Writer = {
  name: 'table',
  extension: 'txt',
  async *write(results, options) {
    const chalk = new Chalk({ level: options.colour ? 1 : 0 });
    let before = '';
    for await (const result of results) {
      if (isFailure(result)) continue; // said on standard error
      const page: Page = {
        ...options,
        notice: result,
        marks: findingMarks(result),
        chalk,
        tones: tonesOf(chalk),
        say: (labels) => labels[options.lang],
      };
      const [first = [], ...others] = options.only ? options.only.map((entity) => list(entity, page)) : overview(page);
      const blocks = [[...title(page), ...first], ...others];
      yield `${before}${blocks
        .filter((lines) => lines.length > 0)
        .map((lines) => lines.join('\n'))
        .join('\n\n')}\n`;
      before = '\n\n';
    }
  },
};

type Paint = (line: string) => string;

interface Page extends WriteOptions {
  notice: Notice;
  marks: FindingMarks;
  chalk: ChalkInstance;
  tones: Readonly<Record<IssueStatus | Severity, Paint>>;
  say(labels: Labels): string;
}

function tonesOf(chalk: ChalkInstance): Page['tones'] {
  return {
    completed: chalk.green,
    'basically-completed': chalk.cyan,
    'in-progress': chalk.yellow,
    'long-term': chalk.blue,
    'not-started': chalk.red,
    unstated: chalk.dim,
    error: chalk.red,
    warning: chalk.yellow,
    info: chalk.blue,
  };
}

function title({ notice, say, chalk, width }: Page): string[] {
  const words = onOneLine(notice.document.title ?? say(PHRASES.untitled));
  return [...wrap(words, width).map((line) => chalk.bold(line)), chalk.dim('─'.repeat(width))];
}

function overview(page: Page): string[][] {
  return [card(page), headline(page), issues(page), alsoFound(page), contacts(page), findings(page)];
}

function card({ notice, marks, lang, say, chalk, width }: Page): string[] {
  const { name, format, encoding, chars } = notice.source;
  const { evidence } = notice.document;
  const rows: [FieldLabel, string][] = DOCUMENT_FIELDS.map(({ label, value }) => {
    const text = value(notice.document, lang);
    return [label, text === '' ? '' : text + references(marks.at(evidence[label as keyof typeof evidence]))];
  });
  const size = `${formatNumber(chars, 'en')}${lang === 'zh' ? '' : ' '}${say(PHRASES.characters)}`;
  rows.push(['source', [name, format, encoding, size].join(' · ')], ['findings', findingCount(notice.findings, lang)]);
  return pairs(
    rows
      .filter(([, value]) => value !== '')
      .map(([label, value]) => [{ text: say(FIELD_LABELS[label]), style: chalk.dim }, { text: onOneLine(value) }]),
    width,
  );
}

function headline({ notice, marks, lang, say, chalk, width }: Page): string[] {
  const groups = new Map<string, [Cell, Cell][]>();
  for (const [key, figure] of figures(notice.headline)) {
    const group = key.split('.')[0]!;
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group)!.push([
      { text: say(HEADLINE_KEYS[key]), style: chalk.dim },
      { text: formatFigure(key, figure, lang) + references(marks.at(figure)), style: chalk.bold },
    ]);
  }
  return groups.size === 0 ? [] : [heading(ENTITY_LABELS.headline, null, say, chalk), ...tiles([...groups.values()], width)];
}

function issues({ notice, marks, lang, say, chalk, tones, width }: Page): string[] {
  if (notice.issues.length === 0) return [];
  const tallies = tallyByIssue(notice);
  const depth = depths(notice.issues);
  const number = (n: number): Cell => (n === 0 ? { text: '·', style: chalk.dim } : { text: String(n) });
  const rows = notice.issues.map((issue): Cell[] => {
    const aspect = issue.role === 'aspect';
    const tally = tallies.get(issue.id) ?? { measures: 0, counts: 0, sanctions: 0 };
    const tag = issue.role === 'clue' || issue.role === 'shortcoming' ? `[${say(ISSUE_ROLES[issue.role])}] ` : '';
    const [ofStatus, others] = marksOf(issue, notice, marks);
    const silent = aspect && issue.status === 'unstated';
    return [
      { text: `${'  '.repeat(depth.get(issue.id) ?? 0)}${issue.number ?? ''}` },
      { text: `${tag}${onOneLine(issue.title)}${references(others)}`, ...(aspect && { style: chalk.bold }) },
      { text: silent ? '' : ISSUE_STATUSES[issue.status][lang] + references(ofStatus), style: tones[issue.status] },
      ...[tally.measures, tally.counts, tally.sanctions].map((n) => (aspect && n === 0 ? { text: '' } : number(n))),
    ];
  });
  const columns = [
    { header: say(FIELD_LABELS.number) },
    { header: say(FIELD_LABELS.title), flexible: true },
    { header: say(FIELD_LABELS.status) },
    { header: say(FIELD_LABELS.measures), align: 'right' as const },
    { header: say(FIELD_LABELS.counts), align: 'right' as const },
    { header: say(FIELD_LABELS.sanctions), align: 'right' as const },
  ];
  return [heading(ENTITY_LABELS.issues, byRole(notice, say), say, chalk), ...grid(columns, rows, width, chalk.dim)];
}

/** The findings about an issue's status, which stand beside it, and the others. */
function marksOf(issue: Notice['issues'][number], { findings }: Notice, marks: FindingMarks): [number[], number[]] {
  const all = marks.of(issue);
  const isOfStatus = (k: number) => findings[k]!.rule.startsWith('status/');
  return [all.filter(isOfStatus), all.filter((k) => !isOfStatus(k))];
}

/** `12`, or `11 · 方面 3 · 不足 2` where there is more than problems. */
function byRole({ issues }: Notice, say: Page['say']): string {
  return (['problem', 'aspect', 'clue', 'shortcoming'] as const)
    .flatMap((role) => {
      const n = issues.filter((issue) => issue.role === role).length;
      if (role === 'problem') return [String(n)];
      return n === 0 ? [] : [`${say(ISSUE_ROLES[role])} ${n}`];
    })
    .join(' · ');
}

/** What the overview does not show, so that nobody takes it for all there is. */
function alsoFound({ notice, say, chalk, width }: Page): string[] {
  const outside = values(MEASURE_SCOPES).flatMap((scope) => {
    const n = notice.measures.filter((m) => m.issue === null && m.scope === scope).length;
    return n === 0 ? [] : [`${say(MEASURE_SCOPES[scope])} ${n}`];
  });
  const found = (['measures', 'counts', 'dates', 'citations', 'sanctions'] as const).flatMap((entity) =>
    notice[entity].length === 0 ? [] : [`${say(ENTITY_LABELS[entity])} ${notice[entity].length}`],
  );
  const rows: [Cell, Cell][] = [];
  if (outside.length > 0) rows.push([{ text: say(PHRASES.outsideIssues), style: chalk.dim }, { text: outside.join(' · ') }]);
  if (found.length > 0)
    rows.push([{ text: say(PHRASES.inAll), style: chalk.dim }, { text: `${found.join(' · ')} ${say(PHRASES.listThem)}` }]);
  return pairs(rows, width);
}

function contacts({ notice, marks, say, chalk, width }: Page): string[] {
  if (notice.contacts.length === 0) return [];
  const rows = notice.contacts.map((c): [Cell, Cell] => [
    { text: say(CONTACT_TYPES[c.type]), style: chalk.dim },
    { text: onOneLine(c.value) + references(marks.at(c)) },
  ]);
  return [heading(ENTITY_LABELS.contacts, null, say, chalk), ...pairs(rows, width)];
}

function findings({ notice, say, chalk, tones, width }: Page): string[] {
  if (notice.findings.length === 0) return [];
  const rows = notice.findings.map((f, k): Cell[] => [
    { text: `[${k + 1}]` },
    { text: say(SEVERITIES[f.severity]), style: tones[f.severity] },
    { text: onOneLine(f.message) },
    { text: f.rule, style: chalk.dim },
  ]);
  const columns = [{ header: '' }, { header: '' }, { header: '', flexible: true }, { header: '' }];
  return [heading(ENTITY_LABELS.findings, notice.findings.length, say, chalk), ...rowsOf(columns, rows, width)];
}

function heading(labels: Labels, count: number | string | null, say: Page['say'], chalk: ChalkInstance): string {
  return chalk.bold(say(labels)) + (count === null ? '' : chalk.dim(` ${count}`));
}

/** One entity in full: a grid where the fields are short, a record each where they are long. */
function list(entity: Entity, page: Page): string[] {
  const { notice, say, chalk, width } = page;
  if (entity === 'document') {
    const rows = DOCUMENT_FIELDS.map(({ label, value }): [Cell, Cell] => [
      { text: say(FIELD_LABELS[label]), style: chalk.dim },
      { text: value(notice.document, page.lang) || '–' },
    ]);
    return [heading(ENTITY_LABELS.document, null, say, chalk), ...pairs(rows, width)];
  }
  const [fields, items] = rowsFor(entity, notice);
  const head = heading(ENTITY_LABELS[entity], items.length, say, chalk);
  if (items.length === 0) return [head, chalk.dim(say(PHRASES.none))];
  return [head, ...(RECORDS.has(entity) ? records(fields, items, page) : gridOf(fields, items, page))];
}

/** Entities whose texts run over many lines. */
const RECORDS: ReadonlySet<Entity> = new Set<Entity>(['issues', 'measures']);

function gridOf(fields: readonly Field<never>[], items: readonly never[], page: Page): string[] {
  const columns = fields.map((f) => ({
    header: page.say(FIELD_LABELS[f.label]),
    flexible: f.long === true,
    ...(f.align && { align: f.align }),
  }));
  const rows = items.map((item) => fields.map((field) => cellOf(field, item, page)));
  const kept = columns.map((_, i) => rows.some((row) => row[i]!.text !== ''));
  const keep = <T>(cells: readonly T[]) => cells.filter((_, i) => kept[i]);
  return grid(keep(columns), rows.map(keep), page.width, page.chalk.dim);
}

/** A line with id and title, and below it what else is known. */
function records(fields: readonly Field<never>[], items: readonly never[], page: Page): string[] {
  const { say, chalk, width } = page;
  const [idField, ...rest] = fields as readonly [Field<never>, ...Field<never>[]];
  return items.flatMap((item) => {
    const rows = rest.flatMap((field): [Cell, Cell][] => {
      const cell = cellOf(field, item, page);
      if (cell.text === '') return [];
      const name = field.label === 'title' || field.label === 'headline';
      return [[{ text: say(FIELD_LABELS[field.label]), style: chalk.dim }, name ? { text: cell.text, style: chalk.bold } : cell]];
    });
    return ['', chalk.cyan(idField.value(item, page.lang)), ...pairs(rows, width - 2).map((line) => `  ${line}`)];
  });
}

function cellOf(field: Field<never>, item: never, { lang, tones }: Page): Cell {
  const text = field.value(item, lang);
  const tone = field.tone?.(item);
  return tone ? { text, style: tones[tone] } : { text };
}
