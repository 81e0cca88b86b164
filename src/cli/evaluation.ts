/** Scoring a directory of gold and telling the result; loaded by `eval` alone. */
import { Chalk } from 'chalk';
import {
  type DocumentScore,
  f1,
  precision,
  recall,
  scoreDocument,
  TASKS,
  type Task,
  type Totals,
  total,
  withAttribute,
} from '../evaluate/index.ts';
import type { Notice } from '../model/notice.ts';
import { type Cell, grid } from '../write/grid.ts';
import { findGold, readGold } from './gold-files.ts';

export interface Evaluation {
  documents: (DocumentScore & { text: string })[];
  totals: Record<Task, Totals>;
}

/** `read` parses the file of that name. */
export async function evaluate(directory: string, read: (path: string) => Promise<{ notice: Notice; text: string }>): Promise<Evaluation> {
  const documents: Evaluation['documents'] = [];
  for (const file of findGold(directory)) {
    const gold = readGold(file.gold);
    const { notice, text } = await read(file.source);
    documents.push({ ...scoreDocument(file.name, gold, notice, text), text });
  }
  return { documents, totals: total(documents) };
}

export function ungrounded({ documents }: Evaluation): number {
  return documents.reduce((n, d) => n + d.ungrounded, 0);
}

/** `summary` has, for each attribute, its share among the matched; `attributes` counts it into precision, recall and F1. */
export function asJson(evaluation: Evaluation): object {
  const rates = (tally: Parameters<typeof f1>[0]) => ({ f1: f1(tally), precision: precision(tally), recall: recall(tally) });
  const byTask = <T>(value: (task: Task, totals: Totals) => T) =>
    Object.fromEntries(TASKS.map((task) => [task, value(task, evaluation.totals[task])]));
  const byAttribute = <T>(totals: Totals, value: (key: string) => T) =>
    Object.fromEntries(Object.keys(totals.attributes).map((key) => [key, value(key)]));
  return {
    summary: byTask((_, totals) => ({ ...rates(totals), ...byAttribute(totals, (key) => share(totals.attributes[key]!)) })),
    attributes: byTask((_, totals) => byAttribute(totals, (key) => rates(withAttribute(totals, key)))),
    ungrounded: ungrounded(evaluation),
    documents: evaluation.documents.map(({ name, tasks }) => ({
      name,
      ...byTask((task) => f1({ right: tasks[task].right, extra: tasks[task].extra.length, missed: tasks[task].missed.length })),
    })),
  };
}

function share({ right, of }: { right: number; of: number }): number {
  return of === 0 ? 1 : right / of;
}

/** Percentages by task, each attribute below its task. */
export function asTable(evaluation: Evaluation, width: number, colour: boolean): string {
  const { bold, dim } = new Chalk({ level: colour ? 1 : 0 });
  const percent = (x: number) => (x * 100).toFixed(1);
  const columns = ['Task', 'Precision', 'Recall', 'F1', 'Right', 'Extra', 'Missed', 'Of matched'].map((header, i) => ({
    header,
    align: i === 0 ? ('left' as const) : ('right' as const),
  }));
  const rows = TASKS.flatMap((task): Cell[][] => {
    const totals = evaluation.totals[task];
    const line = (name: string, tally: Parameters<typeof f1>[0], matched: string, style?: Cell['style']): Cell[] =>
      [
        name,
        ...[precision(tally), recall(tally), f1(tally)].map(percent),
        ...[tally.right, tally.extra, tally.missed].map(String),
        matched,
      ].map((text) => ({ text, ...(style && { style }) }));
    return [
      line(task, totals, '', bold),
      ...Object.entries(totals.attributes).map(([key, attribute]) =>
        line(`  ${key}`, withAttribute(totals, key), percent(share(attribute))),
      ),
    ];
  });
  const { length } = evaluation.documents;
  const wrong = ungrounded(evaluation);
  const foot = `${length} ${length === 1 ? 'document' : 'documents'}, ${wrong} ${wrong === 1 ? 'span' : 'spans'} whose text is not the source's`;
  return `${[...grid(columns, rows, width, dim), '', foot].join('\n')}\n`;
}

/** One line a mistake: document, task, what was missed, made up or got wrong, and where it stands. */
export function* mistakes({ documents }: Evaluation, only: Task | null): Generator<string> {
  const show = (value: unknown) =>
    JSON.stringify(value, (_, v) => (typeof v === 'string' && v.length > 120 ? `${v.slice(0, 120)}…` : v)) ?? 'null';
  for (const { name, tasks, text } of documents) {
    const context = (at: object) =>
      'start' in at && typeof at.start === 'number'
        ? `   …${text.slice(Math.max(0, at.start - 15), at.start + 25).replace(/\n/g, '⏎')}…`
        : '';
    for (const task of TASKS) {
      if (only !== null && only !== task) continue;
      for (const gold of tasks[task].missed) yield `${name} ${task} MISSED ${show(gold)}${context(gold)}\n`;
      if (task !== 'document') for (const got of tasks[task].extra) yield `${name} ${task} EXTRA  ${show(got)}${context(got)}\n`;
      for (const [key, { wrong }] of Object.entries(tasks[task].attributes)) {
        for (const [gold, got] of wrong) {
          const value = (item: object) => (item as Record<string, unknown>)[key] ?? null;
          yield `${name} ${task}.${key} WANTED ${show(value(gold))} GOT ${show(value(got))}${context(gold)}\n`;
        }
      }
    }
  }
}
