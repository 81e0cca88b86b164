/** What a search found, for people (the places lit up) and for programs. */
import { Chalk } from 'chalk';
import type { Hit } from '../model/hit.ts';
import { PHRASES } from '../model/labels.ts';
import { ISSUE_STATUSES, type Lang } from '../model/vocabulary.ts';
import { onOneLine, wrap } from './wrap.ts';

export interface HitOptions {
  lang: Lang;
  colour: boolean;
  width: number;
}

export function writeHits(hits: readonly Hit[], format: 'table' | 'json' | 'ndjson', options: HitOptions): string {
  if (format === 'json') return `${JSON.stringify(hits, null, 2)}\n`;
  if (format === 'ndjson') return hits.map((hit) => `${JSON.stringify(hit)}\n`).join('');
  if (hits.length === 0) return `${PHRASES.none[options.lang]}\n`;
  return `${hits.map((hit, i) => block(hit, i + 1, options)).join('\n\n')}\n`;
}

const KINDS = { issue: { zh: '问题', en: 'issue' }, measure: { zh: '措施', en: 'measure' } } as const;
/** Characters that are shown of a text, about a place in its middle. */
const EXCERPT = 120;
/** Without colour, the places stand between these. */
const MARKS = ['【', '】'] as const;

/**
 * ```
 * 1. 望溪县… · 2024-09-10 · measure m7 of i3
 *    …【房屋】【租金】清收…
 *    notices/a.txt:1204–1260
 * ```
 */
function block(hit: Hit, number: number, { lang, colour, width }: HitOptions): string {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const { kind, unit, publishedDate, id, issue, status, name, start, end } = hit;
  const of = issue === null ? '' : lang === 'zh' ? `（${KINDS.issue.zh} ${issue}）` : ` of ${issue}`;
  const state = status === 'unstated' ? [] : [ISSUE_STATUSES[status as keyof typeof ISSUE_STATUSES]?.[lang] ?? status];
  const head = [unit ?? name, ...(publishedDate === null ? [] : [publishedDate]), `${KINDS[kind][lang]} ${id}${of}`, ...state].join(' · ');
  const indent = ' '.repeat(String(number).length + 2);
  const room = width - indent.length;
  const lines = wrap(onOneLine(head), room);
  return [
    `${number}. ${chalk.bold(lines[0]!)}`,
    ...lines.slice(1).map((line) => indent + chalk.bold(line)),
    ...wrap(excerpt(hit), room).map((line) => indent + lit(line, colour ? chalk.yellow : null)),
    ...wrap(`${name}:${start}–${end}`, room).map((line) => indent + chalk.dim(line)),
  ].join('\n');
}

/** The text about the first place, every place in it between marks, on one line. */
function excerpt({ text, places }: Hit): string {
  const first = places[0]?.start ?? 0;
  const from = text.length <= EXCERPT || first < EXCERPT / 2 ? 0 : first - EXCERPT / 4;
  const to = Math.min(text.length, from + EXCERPT);
  let marked = from > 0 ? '…' : '';
  let at = from;
  for (const { start, end } of places) {
    if (end <= from || end > to) continue;
    marked += plain(text.slice(at, start)) + MARKS[0] + text.slice(start, end) + MARKS[1];
    at = end;
  }
  return onOneLine(marked + plain(text.slice(at, to)) + (to < text.length ? '…' : ''));
}

/** The text's own brackets of that kind are not marks. */
function plain(text: string): string {
  return text.replaceAll(MARKS[0], '〔').replaceAll(MARKS[1], '〕');
}

function lit(line: string, paint: ((text: string) => string) | null): string {
  return paint === null
    ? line
    : line
        .replace(/【([^【】]*)】/g, (_, words: string) => paint(words))
        .replace(/【([^【】]*)$/, (_, w: string) => paint(w))
        .replace(/^([^【】]*)】/, (_, w: string) => paint(w));
}
