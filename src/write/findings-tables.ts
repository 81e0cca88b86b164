/** Findings as a table for the terminal and for Markdown, a part for each notice, the count on top. */
import { Chalk } from 'chalk';
import { FIELD_LABELS } from '../model/labels.ts';
import type { Finding } from '../model/notice.ts';
import { type Labels, SEVERITIES } from '../model/vocabulary.ts';
import type { PlacedFinding } from '../text/places.ts';
import { addTo, type Checked, emptyTally, type FindingsWriter, placedOf, placeName, tallyText } from './findings.ts';
import { grid } from './grid.ts';
import { inline, markdownTable } from './markdown-table.ts';
import { onOneLine } from './wrap.ts';

/** The notices with findings, once all are read, because the count comes first. */
async function collect(results: Parameters<FindingsWriter>[0]) {
  const tally = emptyTally();
  const found: Checked[] = [];
  for await (const result of results) {
    addTo(tally, result);
    if (!('error' in result) && result.findings.length > 0) found.push(result);
  }
  return { tally, found };
}

export const table: FindingsWriter = async function* (results, { lang, colour, width }) {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const tones = { error: chalk.red, warning: chalk.yellow, info: chalk.blue };
  const say = (labels: Labels) => labels[lang];
  const { tally, found } = await collect(results);
  yield `${chalk.bold(tallyText(tally, lang))}\n`;
  const columns = [
    { header: say(FIELD_LABELS.place) },
    { header: say(FIELD_LABELS.severity) },
    { header: say(FIELD_LABELS.message), flexible: true },
    { header: say(FIELD_LABELS.rule) },
  ];
  for (const checked of found) {
    const rows = placedOf(checked).map((f) => [
      { text: placeName(f) },
      { text: SEVERITIES[f.severity][lang], style: tones[f.severity] },
      { text: onOneLine(f.message) },
      { text: f.rule, style: chalk.dim },
    ]);
    yield `\n${[chalk.bold(onOneLine(checked.name)), ...grid(columns, rows, width, chalk.dim)].join('\n')}\n`;
  }
};

export const markdown: FindingsWriter = async function* (results, { lang }) {
  const { tally, found } = await collect(results);
  yield `${tallyText(tally, lang)}\n`;
  const words = (f: Finding | PlacedFinding) => ('line' in f ? f.text : '');
  for (const checked of found) {
    const rows = placedOf(checked).map((f) => [placeName(f), SEVERITIES[f.severity][lang], f.message, words(f), f.rule]);
    const headers = (['place', 'severity', 'message', 'text', 'rule'] as const).map((label) => [FIELD_LABELS[label][lang]] as const);
    yield `\n## ${inline(checked.name)}\n\n${markdownTable(headers, rows).join('\n')}\n`;
  }
};
