/** An analysis as text: tables for the terminal, Markdown, CSV (one figure a line) or JSON. */
import { Chalk } from 'chalk';
import { stringify } from 'csv-stringify/sync';
import type { Analysis, AnalysisSection, SourceRef } from '../model/analysis.ts';
import type { Lang } from '../model/vocabulary.ts';
import { type AnalysisTable, type RuleNames, showCell, tablesOf } from './analysis-tables.ts';
import { type Cell, columnGroups, type GridColumn, grid } from './grid.ts';
import { onOneLine } from './wrap.ts';

export const ANALYSIS_FORMATS = ['table', 'json', 'csv', 'markdown'] as const;
export type AnalysisFormat = (typeof ANALYSIS_FORMATS)[number];

export interface AnalysisWriteOptions {
  lang: Lang;
  colour: boolean;
  width: number;
  pretty: boolean;
  /** Leave out the other sections; null for all that hold something. */
  only: readonly AnalysisSection[] | null;
  /** What each rule finds, beside its id; left out where it is not known. */
  ruleNames?: RuleNames;
}

export function writeAnalysis(analysis: Analysis, format: AnalysisFormat, options: AnalysisWriteOptions): string {
  if (format === 'json') return asJson(analysis, options);
  const tables = tablesOf(analysis, options.lang, options.only, format === 'csv', options.ruleNames ?? {});
  if (format === 'csv') return asCsv(tables);
  return format === 'markdown' ? asMarkdown(tables, options.lang) : asTables(tables, options);
}

function asJson(analysis: Analysis, { only, pretty }: AnalysisWriteOptions): string {
  const { schemaVersion, unread, ...parts } = analysis;
  const kept = only === null ? parts : Object.fromEntries(Object.entries(parts).filter(([key]) => only.includes(key as AnalysisSection)));
  return `${JSON.stringify({ schemaVersion, unread, ...kept }, null, pretty ? 2 : undefined)}\n`;
}

function asTables(tables: readonly AnalysisTable[], { lang, colour, width }: AnalysisWriteOptions): string {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const blocks = tables.map(({ title, columns, rows }) => {
    const cells = rows.map((row) => row.cells.map((cell): Cell => ({ text: lineOf(showCell(cell, lang)) })));
    const head = columns.map((c): GridColumn => ({ header: c.label[lang], flexible: c.long === true, ...(c.align && { align: c.align }) }));
    const sources = rows.flatMap((row) =>
      row.cells.flatMap((cell, i) =>
        (cell.sources ?? []).map((s) =>
          chalk.dim(`  ${lineOf(String(row.cells[0]!.value)).trim()} · ${columns[i]!.label[lang]}: ${place(s)} ${lineOf(s.text)}`),
        ),
      ),
    );
    if (rows.length === 0) return [chalk.bold(title[lang]), chalk.dim(lang === 'zh' ? '无' : 'none')].join('\n');
    // a table that is too wide goes on below, under its first column again
    const parts = columnGroups(head, cells, width).map((group) =>
      grid(
        group.map((i) => head[i]!),
        cells.map((row) => group.map((i) => row[i]!)),
        width,
        chalk.dim,
      ).join('\n'),
    );
    return [chalk.bold(title[lang]), parts.join('\n\n'), ...sources].join('\n');
  });
  return `${blocks.join('\n\n')}\n`;
}

/** On one line, its indentation kept. */
function lineOf(text: string): string {
  return (/^ */.exec(text)?.[0] ?? '') + onOneLine(text);
}

function place({ notice, start, end }: SourceRef): string {
  return `${notice}:${start}–${end}`;
}

function asMarkdown(tables: readonly AnalysisTable[], lang: Lang): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const blocks = tables.map(({ title, columns, rows }) => {
    const sources = rows.flatMap((row) =>
      row.cells.flatMap((cell, i) =>
        (cell.sources ?? []).map(
          (s) =>
            `- ${inline(String(row.cells[0]!.value).trim())} · ${columns[i]!.label[lang]}: \`${place(s).replaceAll('`', "'")}\` ${inline(s.text)}`,
        ),
      ),
    );
    return [
      `## ${title[lang]}`,
      '',
      line(columns.map((c) => c.label[lang])),
      line(columns.map((c) => (c.align === 'right' ? '---:' : '---'))),
      ...rows.map((row) => line(row.cells.map((cell) => inline(showCell(cell, lang)).replace(/^ {2}/, '&emsp;')))),
      ...(sources.length > 0 ? ['', ...sources] : []),
    ].join('\n');
  });
  return `${blocks.join('\n\n')}\n`;
}

/** Keeps text from being read as markup or from leaving its table cell. */
function inline(text: string): string {
  return lineOf(text).replace(/[\\`*_[\]|#~]|<(?!br>)/g, '\\$&');
}

const CSV_COLUMNS = ['table', 'row', 'column', 'value', 'notice', 'start', 'end', 'text'];

/** Long form: a line a figure, and below it, on request, a line a source (its `value` empty). */
function asCsv(tables: readonly AnalysisTable[]): string {
  const records: (string | number)[][] = [CSV_COLUMNS];
  for (const { key: table, columns, rows } of tables) {
    rows.forEach(({ key, cells }, r) => {
      // rows of a list have no name of their own that is unique
      const row = rows.some((other, i) => i !== r && other.key === key) ? `${key}#${r + 1}` : key;
      cells.forEach(({ value, sources }, i) => {
        if (i === 0 && row === key && sources === null) return;
        const start = [table, row, columns[i]!.key];
        records.push([...start, guarded(value), '', '', '', '']);
        for (const s of sources ?? []) records.push([...start, '', guarded(s.notice), s.start, s.end, guarded(s.text)]);
      });
    });
  }
  return stringify(records);
}

/** A text that a spreadsheet would run as a formula is kept text by an apostrophe; numbers are left as they are. */
function guarded(value: string | number | null): string | number {
  if (value === null) return '';
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}
