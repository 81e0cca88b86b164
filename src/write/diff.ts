/** What `diff` found, as text for the terminal. */
import { Chalk } from 'chalk';
import { CONTRADICTIONS, type FigureMove, type IssueChange, type MeasureChange, type NoticeDiff } from '../model/analysis.ts';
import { HEADLINE_KEYS, ISSUE_STATUSES, type Lang } from '../model/vocabulary.ts';
import { formatFigure } from './figures.ts';
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
  const sign = { same: ' ', changed: '~', added: '+', dropped: '-', split: '<', merged: '>' } as const;
  const paint = {
    same: chalk.dim,
    changed: chalk.yellow,
    added: chalk.green,
    dropped: chalk.red,
    split: chalk.yellow,
    merged: chalk.yellow,
  };
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
            show(key, earlier?.value ?? null),
            show(key, later?.value ?? null),
            difference === null ? '' : `${difference > 0 ? '+' : ''}${show(key, difference)}`,
          ].map((text) => ({ text })),
        ),
        width,
        chalk.dim,
      ),
    ]);

  const shown = diff.issues.filter(({ change }) => all || change !== 'same');
  const titled = (title: string, status: string) => `${title} [${status}]`;
  const blockOf = ({ change, title, earlier, later, parts, measures }: IssueChange): string[] => {
    const [from, to] = [earlier, later].map((side) => side && ISSUE_STATUSES[side.status][lang]);
    const status = from && to ? (from === to ? to : `${from} → ${to}`) : (to ?? from ?? '');
    const reworded =
      earlier && later && earlier.text !== later.text ? line('    ', `${say('原题', 'was')}: ${earlier.text}`, chalk.dim) : [];
    const others = (parts ?? []).flatMap((part) =>
      line(
        `    ${change === 'split' ? say('拆为', 'now') : say('原为', 'was')}: `,
        titled(part.text, ISSUE_STATUSES[part.status][lang]),
        (text) => text,
      ),
    );
    return [...line(`${sign[change]} `, titled(title, status), paint[change]), ...reworded, ...others, ...measures.flatMap(measure)];
  };
  if (shown.length > 0) blocks.push([chalk.bold(say('问题', 'Issues')), ...shown.flatMap(blockOf)]);

  const others = diff.measures.flatMap(measure);
  if (others.length > 0) blocks.push([chalk.bold(say('其他措施', 'Other measures')), ...others]);

  const count = (change: IssueChange['change']) => diff.issues.filter((i) => i.change === change).length;
  const moves = (status: IssueChange['status']) => diff.issues.filter((i) => i.status === status).length;
  const regrouped = (['split', 'merged'] as const).flatMap((change) => {
    const n = count(change);
    return n === 0 ? [] : [say(`${change === 'split' ? '拆分' : '合并'}${n}`, `${n} ${change}`)];
  });
  blocks.push([
    say(
      `问题：${[`变化${count('changed')}`, ...regrouped, `新增${count('added')}`, `不再出现${count('dropped')}`, `未变${count('same')}`].join('，')}；进展${moves('forward')}，倒退${moves('backward')}`,
      `issues: ${[`${count('changed')} changed`, ...regrouped, `${count('added')} added`, `${count('dropped')} dropped`, `${count('same')} the same`].join(', ')}; ${moves('forward')} moved forward, ${moves('backward')} back`,
    ),
  ]);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;

  function show(key: FigureMove['key'], value: number | null): string {
    return value === null ? '–' : formatFigure(key, { value, bound: 'exact' }, lang);
  }
}
