/** Asking a database and printing the answer; loaded by `query` alone. */
import { openCorpus } from '../corpus/corpus.ts';
import { QUESTION_COLUMNS, QUESTIONS, type Question, questionNamed } from '../corpus/questions.ts';
import type { Lang } from '../model/vocabulary.ts';
import { type Records, writeRecords } from '../write/records.ts';
import { wrap } from '../write/wrap.ts';
import type { QueryCommandOptions } from './commands/query.ts';
import { readInput } from './input.ts';
import type { Io } from './io.ts';
import { writeOutput } from './output-file.ts';
import { layoutOf } from './settings.ts';
import { usage } from './usage.ts';

export async function runQuery(path: string | undefined, asked: string | undefined, options: QueryCommandOptions, io: Io): Promise<void> {
  const { toTerminal, ...layout } = layoutOf(options, io, options.output);
  if (options.list) {
    await io.stdout.write(options.format === 'json' || options.format === 'ndjson' ? listJson() : listText(layout));
    return;
  }
  if (path === undefined) throw usage('no database is named', 'rectify query corpus.duckdb completion-by-unit, or --list');
  if (asked === undefined) throw usage('nothing is asked', 'give SQL or the name of a ready question; --list shows them');
  const query = asked === '-' ? new TextDecoder().decode(await readInput('-', io)) : asked;
  const question = questionNamed(query);
  if (question === undefined && /^[a-z]+(?:-[a-z]+)*$/.test(query))
    throw usage(`there is no ready question ${query}`, near(query) ?? 'rectify query --list shows them');

  const corpus = await openCorpus(path);
  try {
    const found = await corpus.query(query, options.param);
    const written = writeRecords(question ? labelled(found, question) : found, options.format ?? (toTerminal ? 'table' : 'ndjson'), {
      ...layout,
      most: options.limit,
    });
    await writeOutput(options.output, io, written);
  } finally {
    corpus.close();
  }
}

/** completion → completion-by-unit, completion-by-year, … */
function near(name: string): string | null {
  const found = QUESTIONS.filter(
    (question) => question.name.startsWith(name) || name.split('-').some((part) => question.name.split('-').includes(part)),
  );
  return found.length === 0 ? null : `did you mean ${found.map((question) => question.name).join(', ')}?`;
}

function labelled({ columns, rows }: Records, { vocabularies }: Question): Records {
  return {
    columns: columns.map((column) => {
      const label = QUESTION_COLUMNS[column.name];
      const vocabulary = vocabularies?.[column.name];
      return { ...column, ...(label && { label }), ...(vocabulary && { vocabulary }) };
    }),
    rows,
  };
}

function listText({ lang, width }: { lang: Lang; width: number }): string {
  const indented = (text: string) => wrap(text, width - 2).map((line) => `  ${line}`);
  return QUESTIONS.map(({ name, about, sql, params = {} }) => {
    const given = Object.entries(params).flatMap(([key, param]) => indented(`--param ${key}=…  ${param.about[lang]}`));
    return `${[name, ...indented(about[lang]), ...given, '', sql.replace(/^/gm, '    ')].join('\n')}\n`;
  }).join('\n');
}

function listJson(): string {
  const list = QUESTIONS.map(({ name, about, sql, params = {} }) => ({ name, about, params, sql }));
  return `${JSON.stringify(list, null, 2)}\n`;
}
