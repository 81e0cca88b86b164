/** The first view: cards, findings, charts, and the table of all issues. */
import { FOUR_FORM_LABELS, SUBSTANCE_CLASSES } from '../../model/analysis.ts';
import {
  type HeadlineKey,
  ISSUE_STATUSES,
  type Labels,
  SANCTION_ACTIONS,
  SEVERITIES,
  type Severity,
  values,
} from '../../model/vocabulary.ts';
import { formatNumber } from '../../write/figures.ts';
import type { FindingRow } from '../contents.ts';
import {
  type Addend,
  countStatuses,
  daysBetween,
  isProblem,
  median,
  type StatusCounts,
  sanctionsByAction,
  statedSum,
  statusByTheme,
  statusByUnit,
  substanceByUnit,
  timeline,
  unitOf,
} from '../figures.ts';
import { type Bar, bars, disclosure, figureTable, legend, linkedTable, openNow, spans } from './charts.ts';
import { append, h } from './dom.ts';
import { noticeAddress, type Page } from './page.ts';
import { issueTable, parseQuery, type Query, queryAddress } from './table.ts';

export interface Overview {
  element: HTMLElement;
  /** Follows the address, which holds the filters. */
  apply(address: string): void;
  shown(): void;
  print(on: boolean): void;
}

/** Units and notices that a chart shows; the table has them all. */
const CHARTED = 12;

export function overview(page: Page, address: string): Overview {
  const { contents, say } = page;
  const table = issueTable(page, (query) => {
    history.replaceState(null, '', queryAddress(query));
    table.apply(query);
  });
  const charts: Draw[] = [];
  const element = h('div', { class: 'overview' });
  append(element, [
    h('h1', {}, contents.title ?? say('report')),
    cards(page),
    failures(page),
    findings(page),
    h(
      'div',
      { class: 'charts' },
      ...[
        statusChart(page, charts),
        themesChart(page, charts),
        substanceChart(page, charts),
        sanctionsChart(page, charts),
        timelineChart(page, charts),
      ].filter((c) => c !== null),
    ),
    contents.issues.length > 0 && table.element,
    notices(page),
  ]);
  table.apply(parseQuery(address));
  let width = 0;
  /** Boxes that are open for the printer alone. */
  let closed: HTMLDetailsElement[] = [];
  return {
    element,
    apply(next) {
      table.apply(parseQuery(next));
      if (next.includes('?')) table.element.scrollIntoView();
    },
    shown() {
      const draw = () => {
        if (element.clientWidth === width || element.clientWidth === 0) return;
        width = element.clientWidth;
        for (const chart of charts) chart();
      };
      new ResizeObserver(draw).observe(element);
      draw();
      table.shown();
      if (address.includes('?')) table.element.scrollIntoView();
    },
    print(on) {
      table.print(on);
      // two beside each other, an odd last one across the page, as the style has it
      for (const [at, chart] of charts.entries())
        chart(on ? PRINT_WIDTH[at === charts.length - 1 && charts.length % 2 === 1 ? 'whole' : 'half'] : undefined);
      if (on) closed = [...element.querySelectorAll<HTMLDetailsElement>('.findings details:not([open])')];
      for (const details of closed) {
        if (on) openNow(details);
        else details.open = false;
      }
    },
  };
}

// ----------------------------------------------------------------------------------------------------------------- cards

function cards(page: Page): HTMLElement {
  const { contents, lang, say } = page;
  // counts in full; sums of money in the words that people use for them, the digits in the list behind the card
  const number = (value: number) => formatNumber(Math.round(value * 100) / 100, 'en');
  const money = (value: number) => {
    const [by, unit] = lang === 'en' ? [1, ' CNY'] : value >= 1e8 ? [1e8, '亿元'] : value >= 1e4 ? [1e4, '万元'] : [1, '元'];
    return `${number(value / by)}${unit}`;
  };
  const problems = contents.issues.filter(isProblem);
  const { completed, unstated } = countStatuses(problems);
  // as in every other figure of the tool, a rate leaves out what has no status
  const withStatus = problems.length - unstated;
  const stated = (...keys: HeadlineKey[]) => {
    const addends = keys.flatMap((key) => statedSum(contents, key).addends).sort((a, b) => a.n - b.n);
    return { value: addends.reduce((sum, { value }) => sum + value, 0), addends };
  };
  const list = h('ul', { class: 'cards' });
  const card = (
    name: string,
    value: string,
    note: string | Node | null,
    to: Partial<{ href: string; sources: readonly Addend[]; format: (value: number) => string }>,
  ) => {
    const inner = [h('span', { class: 'name' }, name), h('strong', {}, value)];
    const open = to.sources && to.sources.length > 0 ? () => page.showSources(name, to.sources!, to.format ?? number) : null;
    list.append(
      h(
        'li',
        {},
        open
          ? h('button', { type: 'button', class: 'figure', onclick: open, 'aria-haspopup': 'dialog' }, ...inner)
          : to.href
            ? h('a', { class: 'figure', href: to.href }, ...inner)
            : h('span', { class: 'figure' }, ...inner),
        note && h('span', { class: 'note' }, note),
      ),
    );
  };
  const sourceButton = (text: string, title: string, addends: readonly Addend[]) =>
    h('button', { type: 'button', class: 'link', onclick: () => page.showSources(title, addends, number) }, text);

  const total = stated('issues.total');
  const statedCompleted = stated('issues.completed');
  card(say('notices'), number(contents.notices.length), null, { href: '#notices' });
  card(
    say('problemsListed'),
    number(problems.length),
    total.addends.length > 0 ? sourceButton(`${say('problemsStated')} ${number(total.value)}`, say('problemsStated'), total.addends) : null,
    { href: queryAddress({ ...parseQuery(''), role: 'problem' }) },
  );
  card(
    say('completedListed'),
    number(completed),
    h(
      'span',
      {},
      withStatus > 0 ? `${((completed / withStatus) * 100).toFixed(1)}%` : '',
      statedCompleted.addends.length > 0 && ' · ',
      statedCompleted.addends.length > 0 &&
        sourceButton(`${say('problemsStated')} ${number(statedCompleted.value)}`, say('problemsStated'), statedCompleted.addends),
    ),
    { href: queryAddress({ ...parseQuery(''), role: 'problem', status: 'completed' }) },
  );
  const measures = contents.notices.reduce((sum, notice) => sum + notice.measures, 0);
  card(say('measuresListed'), number(measures), problems.length > 0 ? perProblem(page, measures / problems.length) : null, {
    href: queryAddress({ ...parseQuery(''), sort: 'measures', descending: true }),
  });
  const people = stated('people.handled');
  if (people.addends.length > 0)
    card(say('peopleHandled'), number(people.value), ofNotices(page, people.addends), { sources: people.addends });
  const funds = stated('funds.recovered');
  if (funds.addends.length > 0)
    card(say('fundsRecovered'), money(funds.value), ofNotices(page, funds.addends), { sources: funds.addends, format: money });
  const rules = stated('rules.created', 'rules.revised');
  if (rules.addends.length > 0) card(say('rules'), number(rules.value), ofNotices(page, rules.addends), { sources: rules.addends });
  card(say('findings'), number(contents.findings.length), severityNote(page), { href: '#findings' });
  // the two anchors on this page would be addresses of the page itself
  for (const [href, id] of [
    ['#notices', 'notices'],
    ['#findings', 'findings'],
  ])
    list.querySelector(`a[href="${href}"]`)?.addEventListener('click', (event) => {
      event.preventDefault();
      const target = document.getElementById(id!);
      target?.scrollIntoView();
      target?.focus({ preventScroll: true });
    });
  return list;
}

function ofNotices({ lang, contents }: Page, addends: readonly Addend[]): string {
  const n = new Set(addends.map((a) => a.n)).size;
  const all = contents.notices.length;
  return lang === 'zh' ? `${all} 篇中 ${n} 篇写明` : `stated by ${n} of ${all}`;
}

function perProblem({ lang }: Page, measures: number): string {
  return lang === 'zh' ? `平均每个问题 ${measures.toFixed(1)} 条` : `${measures.toFixed(1)} a problem`;
}

function moreUnits({ lang }: Page, n: number): string {
  return lang === 'zh' ? `其余 ${n} 个单位见下表` : `${n} more in the table below`;
}

function severityNote({ contents, label }: Page): string | null {
  const parts = values(SEVERITIES).flatMap((severity) => {
    const n = contents.findings.filter((f) => f.severity === severity).length;
    return n > 0 ? [`${label(SEVERITIES[severity])} ${n}`] : [];
  });
  return parts.length > 0 ? parts.join(' · ') : null;
}

// -------------------------------------------------------------------------------------------------------------- findings

function failures({ contents, say }: Page): HTMLElement | null {
  if (contents.failures.length === 0) return null;
  return disclosure(
    `${say('failures')}: ${contents.failures.length}`,
    () => {
      const list = h('ul', {});
      append(
        list,
        contents.failures.map(({ name, code, message }) => h('li', {}, h('code', {}, code), ` ${name}: ${message}`)),
      );
      return list;
    },
    { class: 'failures' },
  );
}

function findings(page: Page): HTMLElement {
  const { contents, say, label } = page;
  const section = h(
    'section',
    { class: 'findings', id: 'findings', tabindex: -1, 'aria-labelledby': 'findings-title' },
    h('h2', { id: 'findings-title' }, say('findings')),
    h('p', { class: 'note' }, contents.findings.length > 0 ? say('findingsNote') : say('noFindings')),
  );
  const severities = values(SEVERITIES);
  const rank = (severity: Severity) => severities.indexOf(severity);
  const byRule = new Map<string, FindingRow[]>();
  for (const finding of contents.findings) byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]);
  const groups = [...byRule].sort(
    ([a, x], [b, y]) => rank(x[0]!.severity) - rank(y[0]!.severity) || y.length - x.length || (a < b ? -1 : 1),
  );
  for (const [at, [rule, rows]] of groups.entries()) {
    const { severity } = rows[0]!;
    const details = disclosure(
      h(
        'span',
        { class: 'rule' },
        h('span', { class: `badge v-${severity}` }, label(SEVERITIES[severity])),
        h('span', { class: 'what' }, ruleName(page, rule)),
        h('strong', {}, rows.length),
        h('code', {}, rule),
      ),
      () => findingList(page, rows),
    );
    section.append(details);
    if (at === 0) details.open = true;
  }
  return section;
}

/** What a rule finds, in words; a rule of a newer version that wrote the notice has only its id. */
function ruleName({ contents, label }: Page, rule: string): string {
  const what = contents.rules[rule];
  return what ? label(what) : rule;
}

const STEP = 20;

function findingList(page: Page, rows: readonly FindingRow[]): Node {
  const list = h('ul', { class: 'finding-list' });
  const more = h('button', { type: 'button', class: 'more' });
  const grow = () => {
    const from = list.childElementCount;
    append(
      list,
      rows
        .slice(from, from + STEP)
        .map((finding) =>
          h(
            'li',
            {},
            h(
              'a',
              { href: noticeAddress(finding.n, finding.id) },
              h('span', { class: 'message' }, finding.message),
              h('span', { class: 'unit' }, unitOf(page.contents, finding.n)),
            ),
          ),
        ),
    );
    const left = rows.length - list.childElementCount;
    more.hidden = left === 0;
    more.textContent = `${page.say('more')} ${Math.min(left, STEP)} / ${left}`;
  };
  more.addEventListener('click', grow);
  grow();
  return h('div', {}, list, more);
}

// ---------------------------------------------------------------------------------------------------------------- charts

/** Draws a chart as wide as its place, or as told. */
type Draw = (width?: number) => void;

/** What an A4 page has room for, in CSS pixels. */
const PRINT_WIDTH = { whole: 640, half: 295 } as const;

/** A titled box whose chart is drawn again when its width changes. */
function chartBox(title: string, charts: Draw[], draw: (width: number) => Node, ...rest: (Node | null)[]): HTMLElement {
  const canvas = h('div', { class: 'canvas' });
  charts.push((width = Math.max(240, canvas.clientWidth)) => {
    canvas.replaceChildren(draw(width));
  });
  const box = h('section', { class: 'chart-box', 'aria-label': title }, h('h2', {}, title));
  append(box, [rest[0] ?? null, canvas, ...rest.slice(1)]);
  // each chart has such a box: read alone, its name must say of what
  const summary = box.querySelector('summary');
  summary?.setAttribute('aria-label', `${title}: ${summary.textContent}`);
  return box;
}

function statusChart(page: Page, charts: Draw[]): HTMLElement | null {
  const { contents, say, label } = page;
  const units = statusByUnit(contents);
  if (units.length === 0) return null;
  const statuses = values(ISSUE_STATUSES);
  const bar = (name: string, counts: StatusCounts, query: Partial<Query>): Bar => ({
    name,
    total: String(statuses.reduce((sum, status) => sum + counts[status], 0)),
    href: queryAddress({ ...parseQuery(''), ...query, role: 'problem' }),
    parts: partsOf(page, ISSUE_STATUSES, counts, (status) => ({ ...query, role: 'problem', status })),
  });
  const problems = contents.issues.filter(isProblem);
  const all = bar(say('allUnits'), countStatuses(problems), {});
  const each = units.map(({ unit, counts }) => bar(unit, counts, { unit }));
  const rows = units.length > 1 ? [all, ...each] : each;
  const used = statuses
    .filter((status) => all.parts.some(({ key }) => key === status))
    .map((key) => ({ key, label: label(ISSUE_STATUSES[key]) }));
  return chartBox(
    say('statusByUnit'),
    charts,
    (width) => bars(rows.slice(0, CHARTED + 1), { share: true, label: say('statusByUnit'), width }),
    legend(used),
    units.length > CHARTED ? h('p', { class: 'note' }, moreUnits(page, units.length - CHARTED)) : null,
    figureTable(say('asTable'), rows.slice(0, 200), used),
  );
}

/** The pieces of a bar, one for each value of a vocabulary that occurs. */
function partsOf<T extends string>(
  { label }: Page,
  vocabulary: Readonly<Record<T, Labels>>,
  counts: Readonly<Record<T, number>>,
  query: (value: T) => Partial<Query>,
): Bar['parts'] {
  return values(vocabulary).flatMap((key) =>
    counts[key] > 0
      ? [{ key, label: label(vocabulary[key]), value: counts[key], href: queryAddress({ ...parseQuery(''), ...query(key) }) }]
      : [],
  );
}

function themesChart(page: Page, charts: Draw[]): HTMLElement | null {
  const { contents, say, label } = page;
  const names = new Map(contents.themes.map((theme) => [theme.id, label(theme.label)]));
  const rows = statusByTheme(contents).map(
    ({ theme, total, counts }): Bar => ({
      name: names.get(theme) ?? theme,
      total: String(total),
      href: queryAddress({ ...parseQuery(''), theme, role: 'problem' }),
      parts: partsOf(page, ISSUE_STATUSES, counts, (status) => ({ theme, role: 'problem', status })),
    }),
  );
  if (rows.length === 0) return null;
  const used = values(ISSUE_STATUSES)
    .filter((status) => rows.some(({ parts }) => parts.some(({ key }) => key === status)))
    .map((key) => ({ key, label: label(ISSUE_STATUSES[key]) }));
  return chartBox(
    say('themesChart'),
    charts,
    (width) => bars(rows.slice(0, CHARTED + 1), { share: false, label: say('themesChart'), width }),
    legend(used),
    h('p', { class: 'note' }, say('themesNote')),
    figureTable(say('asTable'), rows, used),
  );
}

function substanceChart(page: Page, charts: Draw[]): HTMLElement | null {
  const { contents, say, label } = page;
  const { all, units } = substanceByUnit(contents);
  const bar = (name: string, counts: typeof all, query: Partial<Query>): Bar => {
    const total = values(SUBSTANCE_CLASSES).reduce((sum, c) => sum + counts[c], 0);
    return {
      name,
      total: `${Math.round((counts.verifiable / total) * 100)}%`,
      href: queryAddress({ ...parseQuery(''), ...query }),
      parts: partsOf(page, SUBSTANCE_CLASSES, counts, (substance) => ({ ...query, substance })),
    };
  };
  if (values(SUBSTANCE_CLASSES).every((c) => all[c] === 0)) return null;
  const rows = [bar(say('allUnits'), all, {}), ...units.map(({ unit, counts }) => bar(unit, counts, { unit }))];
  const classes = values(SUBSTANCE_CLASSES).map((key) => ({ key, label: label(SUBSTANCE_CLASSES[key]) }));
  return chartBox(
    say('substanceChart'),
    charts,
    (width) => bars(rows.slice(0, CHARTED + 1), { share: true, label: say('substanceChart'), width }),
    legend(classes),
    h('p', { class: 'note' }, say('substanceNote')),
    figureTable(say('asTable'), rows.slice(0, 200), classes),
  );
}

function sanctionsChart(page: Page, charts: Draw[]): HTMLElement | null {
  const { contents, say, label } = page;
  const figures = sanctionsByAction(contents);
  if (figures.length === 0) return null;
  const rows = figures.map(
    ({ action, form, value, addends }): Bar => ({
      name: label(SANCTION_ACTIONS[action]),
      total: String(value),
      href: noticeAddress(addends[0]!.n, addends[0]!.id),
      parts: [{ key: `form-${form}`, label: say('people'), value, href: noticeAddress(addends[0]!.n, addends[0]!.id) }],
    }),
  );
  const forms = values(FOUR_FORM_LABELS)
    .filter((form) => figures.some((figure) => figure.form === form))
    .map((form) => ({ key: `form-${form}`, label: label(FOUR_FORM_LABELS[form]) }));
  const people = (n: number) => `${n} ${say('people')}`;
  const box = chartBox(
    say('sanctionsChart'),
    charts,
    (width) => bars(rows, { share: false, label: say('sanctionsChart'), width }),
    legend(forms),
    h('p', { class: 'note' }, say('sanctionsNote')),
    figureTable(say('asTable'), rows, forms),
  );
  // a bar of several sentences opens their list; the address behind it is that of the first
  box.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    if (!link) return;
    const figure = figures.find((_, at) => (link.getAttribute('href') ?? link.getAttribute('xlink:href')) === rows[at]!.parts[0]!.href);
    if (!figure || figure.addends.length < 2) return;
    event.preventDefault();
    page.showSources(label(SANCTION_ACTIONS[figure.action]), figure.addends, people);
  });
  return box;
}

function timelineChart(page: Page, charts: Draw[]): HTMLElement | null {
  const { contents, say } = page;
  const all = timeline(contents);
  if (all.length === 0) return null;
  const middle = median(all.flatMap(({ feedback, published }) => (feedback && published ? [daysBetween(feedback, published)] : [])));
  const rows = all.slice(-CHARTED);
  const id = ({ published, feedback }: (typeof rows)[number]) =>
    published ? 'f-publishedDate' : feedback ? 'f-feedbackDate' : 'f-inspectionPeriod';
  return chartBox(
    say('timelineChart'),
    charts,
    (width) =>
      spans(
        rows.map((row) => ({ ...row, name: row.unit, href: noticeAddress(row.n, id(row)) })),
        { label: say('timelineChart'), width },
      ),
    legend([
      { key: 'inspection', label: say('inspection') },
      { key: 'feedback', label: say('feedback') },
      { key: 'published', label: say('published') },
    ]),
    middle === null ? null : h('p', { class: 'note' }, `${say('timelineMedian')}: `, h('strong', {}, middle)),
    linkedTable(
      say('asTable'),
      [say('inspection'), say('feedback'), say('published')],
      all.slice(-200).map(({ n, unit, from, to, feedback, published }) => {
        const cell = (text: string | null, id: string) => (text === null ? null : { text, href: noticeAddress(n, id) });
        return {
          name: unit,
          cells: [
            cell(from && to ? `${from} – ${to}` : (from ?? to), 'f-inspectionPeriod'),
            cell(feedback, 'f-feedbackDate'),
            cell(published, 'f-publishedDate'),
          ],
        };
      }),
    ),
  );
}

// --------------------------------------------------------------------------------------------------------------- notices

function notices({ contents, say }: Page): HTMLElement {
  const list = h('ol', { class: 'notice-list' });
  const problems = new Map<number, number>();
  for (const { n } of contents.issues.filter(isProblem)) problems.set(n, (problems.get(n) ?? 0) + 1);
  const more = h('button', { type: 'button', class: 'more' });
  const grow = () => {
    const from = list.childElementCount;
    append(
      list,
      contents.notices.slice(from, from + 50).map((notice, at) => {
        const n = from + at;
        const facts = [notice.inspector, notice.round, notice.publishedDate ?? notice.feedbackDate].filter((fact) => fact !== null);
        return h(
          'li',
          {},
          h(
            'a',
            { href: noticeAddress(n) },
            h('span', { class: 'title' }, notice.title ?? notice.unit ?? notice.name),
            h('span', { class: 'facts' }, [...facts, `${problems.get(n) ?? 0} ${say('problems')}`].join(' · ')),
          ),
        );
      }),
    );
    const left = contents.notices.length - list.childElementCount;
    more.hidden = left === 0;
    more.textContent = `${say('more')} ${Math.min(left, 50)} / ${left}`;
  };
  more.addEventListener('click', grow);
  grow();
  return h('section', { id: 'notices', tabindex: -1, class: 'notices' }, h('h2', {}, say('notices')), list, more);
}
