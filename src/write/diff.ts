/** What `diff` found, as text for the terminal. */
import { Chalk } from 'chalk';
import { CONTRADICTIONS, type FigureMove, type IssueChange, type MeasureChange, type NoticeDiff } from '../model/analysis.ts';
import { HEADLINE_KEYS, ISSUE_STATUSES, type Lang } from '../model/vocabulary.ts';
import { formatNumber } from './figures.ts';
import { grid } from './grid.ts';
import { onOneLine, wrap } from './wrap.ts';

export interface DiffWriteOptions {
  lang: Lang;
  colour: boolean;
  width: number;
  /** Also what stayed the same. */
  all: boolean;
}

export function writeDiff(diff: NoticeDiff, { lang, colour, width, all }: DiffWriteOptions): string {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const say = (zh: string, en: string) => (lang === 'zh' ? zh : en);
  const sign = { same: ' ', changed: '~', added: '+', dropped: '-' } as const;
  const paint = { same: chalk.dim, changed: chalk.yellow, added: chalk.green, dropped: chalk.red };
  const blocks: string[][] = [];
  const line = (prefix: string, text: string, style: (s: string) => string): string[] =>
    wrap(onOneLine(text), width - prefix.length).map((piece, i) => style((i === 0 ? prefix : ' '.repeat(prefix.length)) + piece));
  const measure = ({ change, earlier, later, similarity }: MeasureChange): string[] => {
    if (change === 'same') return all ? line('      ', later!.text, chalk.dim) : [];
    const alike = change === 'changed' ? ` (${Math.round(similarity * 100)}%)` : '';
    return line(`    ${sign[change]} `, (later ?? earlier)!.text + alike, paint[change]);
  };
  const name = ({ notice, date }: NoticeDiff['earlier']) => (date ? `${notice} (${date})` : notice);
  blocks.push([`--- ${name(diff.earlier)}`, `+++ ${name(diff.later)}`]);

  if (diff.contradictions.length > 0)
    blocks.push([
      chalk.bold(say('矛盾', 'Contradictions')),
      ...diff.contradictions.flatMap(({ rule, message }) =>
        line('! ', `${CONTRADICTIONS[rule][lang]}${lang === 'zh' ? '：' : ': '}${message[lang]}`, chalk.red),
      ),
    ]);

  const moved = diff.headline.filter(({ difference }) => all || difference !== 0);
  if (moved.length > 0)
    blocks.push([
      chalk.bold(say('总体数据', 'Headline figures')),
      ...grid(
        [
          { header: say('项目', 'Figure'), flexible: true },
          { header: say('前', 'Earlier'), align: 'right' },
          { header: say('后', 'Later'), align: 'right' },
          { header: say('变化', 'Change'), align: 'right' },
        ],
        moved.map(({ key, earlier, later, difference }) =>
          [
            HEADLINE_KEYS[key][lang],
            show(earlier),
            show(later),
            difference === null ? '' : `${difference > 0 ? '+' : ''}${formatNumber(difference, lang)}`,
          ].map((text) => ({ text })),
        ),
        width,
        chalk.dim,
      ),
    ]);

  const shown = diff.issues.filter(({ change }) => all || change !== 'same');
  const blockOf = ({ change, title, earlier, later, measures }: IssueChange): string[] => {
    const [from, to] = [earlier, later].map((side) => side && ISSUE_STATUSES[side.status][lang]);
    const status = from && to ? (from === to ? to : `${from} → ${to}`) : (to ?? from ?? '');
    const reworded =
      earlier && later && earlier.text !== later.text ? line('    ', `${say('原题', 'was')}: ${earlier.text}`, chalk.dim) : [];
    return [...line(`${sign[change]} `, `${title} [${status}]`, paint[change]), ...reworded, ...measures.flatMap(measure)];
  };
  if (shown.length > 0) blocks.push([chalk.bold(say('问题', 'Issues')), ...shown.flatMap(blockOf)]);

  const others = diff.measures.flatMap(measure);
  if (others.length > 0) blocks.push([chalk.bold(say('其他措施', 'Other measures')), ...others]);

  const unchanged = diff.issues.length - diff.issues.filter(({ change }) => change !== 'same').length;
  const count = (change: IssueChange['change']) => diff.issues.filter((i) => i.change === change).length;
  blocks.push([
    say(
      `问题：变化${count('changed')}，新增${count('added')}，不再出现${count('dropped')}，未变${unchanged}；进展${diff.issues.filter((i) => i.status === 'forward').length}，倒退${diff.issues.filter((i) => i.status === 'backward').length}`,
      `issues: ${count('changed')} changed, ${count('added')} added, ${count('dropped')} dropped, ${unchanged} the same; ${diff.issues.filter((i) => i.status === 'forward').length} moved forward, ${diff.issues.filter((i) => i.status === 'backward').length} back`,
    ),
  ]);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;

  function show(side: FigureMove['earlier']): string {
    return side === null ? '–' : formatNumber(side.value, lang);
  }
}
