/** The rules of `check`, explained: a list of all, or one in full. */
import { Chalk } from 'chalk';
import { type Labels, type Lang, SEVERITIES, type Severity } from '../model/vocabulary.ts';
import { grid } from './grid.ts';
import { markdownTable } from './markdown-table.ts';
import { wrap } from './wrap.ts';

export interface ExplainedRule {
  readonly id: string;
  readonly severity: Severity;
  readonly what: Labels;
  readonly why: Labels;
  readonly fires: string;
  readonly silent: string;
}

const label = (zh: string, en: string): Labels => ({ zh, en });
const WORDS = {
  rule: label('规则', 'Rule'),
  severity: label('程度', 'Severity'),
  what: label('查什么', 'What it finds'),
  why: label('为什么要紧', 'Why it matters'),
  fires: label('会报', 'Fires on'),
  silent: label('不报', 'Silent on'),
} as const;

export interface ExplainOptions {
  lang: Lang;
  colour: boolean;
  width: number;
}

/** One rule: what, why, an example that fires and one that does not. */
export function explainRule(rule: ExplainedRule, { lang, colour, width }: ExplainOptions): string {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const tone = { error: chalk.red, warning: chalk.yellow, info: chalk.blue }[rule.severity];
  const example = (text: string) => text.split('\n').flatMap((line) => wrap(line, width - 4).map((piece) => `    ${piece}`));
  return `${[
    `${chalk.bold(rule.id)}  ${tone(SEVERITIES[rule.severity][lang])}`,
    ...wrap(rule.what[lang], width),
    '',
    chalk.bold(WORDS.why[lang]),
    ...wrap(rule.why[lang], width),
    '',
    chalk.bold(WORDS.fires[lang]),
    ...example(rule.fires),
    '',
    chalk.bold(WORDS.silent[lang]),
    ...example(rule.silent),
  ].join('\n')}\n`;
}

/** All of them, by id, with what they find. */
export function listRules(rules: readonly ExplainedRule[], { lang, colour, width }: ExplainOptions): string {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const tones = { error: chalk.red, warning: chalk.yellow, info: chalk.blue };
  const columns = [{ header: WORDS.rule[lang] }, { header: WORDS.severity[lang] }, { header: WORDS.what[lang], flexible: true }];
  const rows = byId(rules).map((rule) => [
    { text: rule.id, style: chalk.bold },
    { text: SEVERITIES[rule.severity][lang], style: tones[rule.severity] },
    { text: rule.what[lang] },
  ]);
  return `${grid(columns, rows, width, chalk.dim).join('\n')}\n`;
}

/** The same for a README. */
export function listRulesInMarkdown(rules: readonly ExplainedRule[], lang: Lang): string {
  const headers = [[WORDS.rule[lang]], [WORDS.severity[lang]], [WORDS.what[lang]], [WORDS.why[lang]]] as const;
  const rows = byId(rules).map((rule) => [`\`${rule.id}\``, SEVERITIES[rule.severity][lang], rule.what[lang], rule.why[lang]]);
  return `${markdownTable(headers, rows, (text) => text.replaceAll('|', '\\|')).join('\n')}\n`;
}

function byId(rules: readonly ExplainedRule[]): ExplainedRule[] {
  return [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
}
