/** Findings as linters print them: `file:line:column  severity  message  rule`, and below it the words of the notice, underlined. */
import { Chalk, type ChalkInstance } from 'chalk';
import type { Span } from '../model/notice.ts';
import { SEVERITIES, type Severity } from '../model/vocabulary.ts';
import { lineStarts, type PlacedFinding, placeOf } from '../text/places.ts';
import { displayWidth } from './display-width.ts';
import { excerptOf, type Mark } from './excerpt.ts';
import { addTo, emptyTally, type FindingsOptions, type FindingsWriter, placedOf, placeName, tallyText } from './findings.ts';
import { onOneLine, wrap } from './wrap.ts';

/** More places than this that bear on a finding are only counted. */
const MOST_EXCERPTS = 4;

export const text: FindingsWriter = async function* (results, options) {
  const chalk = new Chalk({ level: options.colour ? 1 : 0 });
  const tally = emptyTally();
  for await (const result of results) {
    addTo(tally, result);
    if ('error' in result) continue; // said on standard error
    for (const finding of placedOf(result)) {
      const tone = TONES(chalk)[finding.severity];
      const lines = headOf(`${onOneLine(result.name)}:${placeName(finding)}`, finding, options, chalk, tone);
      if (result.text !== null && 'line' in finding) lines.push(...excerpts(result.text, finding, options, chalk, tone));
      yield `${lines.join('\n')}\n\n`;
    }
  }
  const tone = tally.error > 0 ? chalk.red : tally.warning > 0 ? chalk.yellow : tally.failures > 0 ? chalk.yellow : chalk.green;
  yield `${tone(tallyText(tally, options.lang))}\n`;
};

type Paint = (line: string) => string;

const TONES = (chalk: ChalkInstance): Readonly<Record<Severity, Paint>> => ({ error: chalk.red, warning: chalk.yellow, info: chalk.blue });

/** On one line, or, to be read on a terminal, the message wrapped beside the place, or below it where that leaves too little room. */
function headOf(
  place: string,
  { severity, message, rule }: Pick<PlacedFinding, 'severity' | 'message' | 'rule'>,
  { lang, width, wrap: wraps }: FindingsOptions,
  chalk: ChalkInstance,
  tone: Paint,
): string[] {
  const label = SEVERITIES[severity][lang];
  const head = `${chalk.bold(place)}  ${tone(label)}`;
  const said = onOneLine(message);
  const taken = displayWidth(place) + 2 + displayWidth(label) + 2;
  if (!wraps || taken + displayWidth(said) + 2 + displayWidth(rule) <= width) return [`${head}  ${said}  ${chalk.dim(rule)}`];
  const beside = taken <= width / 2;
  const indent = beside ? taken : 4;
  const lines = wrap(said, width - indent).map((line) => ' '.repeat(indent) + line);
  if (displayWidth(lines.at(-1)!) + 2 + displayWidth(rule) <= width) lines[lines.length - 1] += `  ${chalk.dim(rule)}`;
  else lines.push(' '.repeat(indent) + chalk.dim(rule));
  if (!beside) return [head, ...lines];
  return [`${head}  ${lines[0]!.slice(indent)}`, ...lines.slice(1)];
}

/** The words at fault, and the places that bear on them: in the same piece of text where they fit, else each in its own. */
function excerpts(source: string, finding: PlacedFinding, { width, lang }: FindingsOptions, chalk: ChalkInstance, tone: Paint): string[] {
  const starts = lineStarts(source);
  let marks: Mark[] = [
    { start: finding.start, end: finding.end, sign: '^' },
    ...finding.related.map(({ start, end }): Mark => ({ start, end, sign: '-' })),
  ];
  const gutterOf = (offset: number) => {
    const { line, column } = placeOf(source, starts, offset);
    return `${line}:${column}`;
  };
  const gutter = Math.max(5, ...marks.map((m) => gutterOf(m.start).length));
  const rows: string[] = [];
  let more = 0;
  for (let n = 0; marks.length > 0; n++) {
    if (n >= MOST_EXCERPTS) {
      more = marks.length;
      break;
    }
    const [first, ...others] = marks as [Mark, ...Mark[]];
    const { text, marks: below, shown } = excerptOf(source, lineAt(source, starts, first.start), [first, ...others], width - gutter - 5);
    const underlines = below.map((m) => (m.sign === ' ' ? m.text : m.sign === '^' ? tone(m.text) : chalk.cyan(m.text))).join('');
    rows.push(
      `  ${chalk.dim(`${gutterOf(first.start).padStart(gutter)} │`)} ${text}`,
      `  ${' '.repeat(gutter)} ${chalk.dim('│')} ${underlines}`,
    );
    marks = marks.filter((m) => !shown.includes(m));
  }
  if (more > 0)
    rows.push(
      `  ${' '.repeat(gutter)} ${chalk.dim(`│ ${lang === 'zh' ? `另有${more}处相关` : `and ${more} more places that bear on it`}`)}`,
    );
  return rows;
}

function lineAt(source: string, starts: readonly number[], offset: number): Span {
  const { line } = placeOf(source, starts, offset);
  const start = starts[line - 1]!;
  let end = starts[line] ?? source.length;
  while (end > start && /[\r\n]/.test(source[end - 1]!)) end--;
  return { start, end };
}
