/** What `detect` answers, as a table, JSON or NDJSON. */
import { Chalk } from 'chalk';
import type { Detected, Failure } from '../model/notice.ts';
import { DETECTION_CUES, DOCUMENT_KINDS } from '../model/vocabulary.ts';
import { displayWidth } from './display-width.ts';
import { onOneLine, wrap } from './wrap.ts';
import type { WriteOptions } from './writer.ts';

export type DetectionFormat = 'table' | 'json' | 'ndjson';
type Layout = Omit<WriteOptions, 'only'>;
type WriteDetections = (results: AsyncIterable<Detected | Failure>, layout: Layout) => AsyncIterable<string>;

const NOTICE = { zh: '是整改通报或工作报告', en: 'a notice' };
const NO_NOTICE = { zh: '不是', en: 'no notice' };
const NO_WORDS = { zh: '没有任何相关词语', en: 'has none of the words that a notice has' };
const INDENT = 4;

export const DETECTION_WRITERS: Readonly<Record<DetectionFormat, WriteDetections>> = {
  table: writeTable,
  json: writeJson,
  async *ndjson(results) {
    for await (const result of results) yield `${JSON.stringify(result)}\n`;
  },
};

/** One input as an object, several as an array. */
async function* writeJson(results: AsyncIterable<Detected | Failure>, { pretty, several }: Layout): AsyncIterable<string> {
  const space = pretty ? 2 : undefined;
  let before = '[';
  for await (const result of results) {
    const element = JSON.stringify(result, null, space);
    if (!several) {
      yield `${element}\n`;
      continue;
    }
    yield `${before}\n${pretty ? element.replace(/^/gm, '  ') : element}`;
    before = ',';
  }
  if (several) yield before === '[' ? '[]\n' : '\n]\n';
}

/** A line for each input, below it the cues, one place of each; what could not be read is said on standard error. */
async function* writeTable(results: AsyncIterable<Detected | Failure>, { lang, colour, width }: Layout): AsyncIterable<string> {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  let before = '';
  for await (const result of results) {
    if ('error' in result) continue;
    const { notice, kind, evidence } = result.detect;
    const answer = notice ? `${NOTICE[lang]} · ${DOCUMENT_KINDS[kind][lang]}` : NO_NOTICE[lang];
    const lines = wrap(`${onOneLine(result.source.name)}: ${answer}`, width).map((line) => (notice ? chalk.green(line) : line));
    const first = new Map(evidence.map((found) => [found.cue, found]).reverse() as [string, (typeof evidence)[number]][]);
    const shown = evidence.filter((found) => first.get(found.cue) === found);
    const label = (found: (typeof evidence)[number]) => DETECTION_CUES[found.cue][lang];
    const widest = Math.max(0, ...shown.map((found) => displayWidth(label(found))));
    for (const found of shown) {
      const sign = found.side === 'for' ? chalk.green('+') : chalk.red('−');
      const pad = ' '.repeat(widest - displayWidth(label(found)));
      const room = Math.max(10, width - INDENT - 2 - widest - 2);
      lines.push(`${' '.repeat(INDENT)}${sign} ${label(found)}${pad}  ${cut(onOneLine(found.words), room)}`);
    }
    if (shown.length === 0) lines.push(' '.repeat(INDENT) + chalk.dim(NO_WORDS[lang]));
    yield `${before}${lines.join('\n')}\n`;
    before = '\n';
  }
}

/** So much of the words as fits, with what says that there is more. */
function cut(words: string, room: number): string {
  if (displayWidth(words) <= room) return words;
  return `${wrap(words, room - displayWidth(MORE))[0]}${MORE}`;
}

const MORE = '…';
