/** The table of all issues: filters, search, sorting; only the rows in view are in the document. */
import { SUBSTANCE_CLASSES, type SubstanceClass } from '../../model/analysis.ts';
import { ISSUE_ROLES, ISSUE_STATUSES, type IssueRole, type IssueStatus, values } from '../../model/vocabulary.ts';
import type { Contents, IssueRow } from '../contents.ts';
import { unitOf } from '../figures.ts';
import { h } from './dom.ts';
import { noticeAddress, type Page } from './page.ts';

const COLUMNS = ['number', 'issue', 'status', 'unit', 'measures', 'counts', 'sanctions', 'findings'] as const;
type Column = (typeof COLUMNS)[number];

/** What the address of the overview holds: `#/?q=…&status=…&sort=-measures`. */
export interface Query {
  q: string;
  status: IssueStatus | '';
  role: IssueRole | '';
  unit: string;
  theme: string;
  /** Issues with a measure of this class. */
  substance: SubstanceClass | '';
  findings: boolean;
  sort: Column | null;
  descending: boolean;
}

export function parseQuery(address: string): Query {
  const params = new URLSearchParams(address.replace(/^#\/\??/, ''));
  const one = <T extends string>(key: string, known: readonly T[]): T | '' => known.find((value) => value === params.get(key)) ?? '';
  const sort = params.get('sort') ?? '';
  return {
    q: params.get('q') ?? '',
    status: one('status', values(ISSUE_STATUSES)),
    role: one('role', values(ISSUE_ROLES)),
    unit: params.get('unit') ?? '',
    theme: params.get('theme') ?? '',
    substance: one('substance', values(SUBSTANCE_CLASSES)),
    findings: params.has('findings'),
    sort: COLUMNS.find((column) => column === sort.replace(/^-/, '')) ?? null,
    descending: sort.startsWith('-'),
  };
}

export function queryAddress({ q, status, role, unit, theme, substance, findings, sort, descending }: Query): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries({ q, status, role, unit, theme, substance })) if (value !== '') params.set(key, value);
  if (findings) params.set('findings', '1');
  if (sort) params.set('sort', `${descending ? '-' : ''}${sort}`);
  const text = params.toString();
  return `#/${text === '' ? '' : `?${text}`}`;
}

/** Issues that match, in the order asked for; without one, those with findings come first. */
export function select(contents: Contents, query: Query): IssueRow[] {
  const words = query.q.toLowerCase().split(/\s+/).filter(Boolean);
  const units = new Map<number, string>();
  const unit = (n: number) => {
    let name = units.get(n);
    if (name === undefined) units.set(n, (name = unitOf(contents, n)));
    return name;
  };
  const rows = contents.issues.filter((issue) => {
    if (query.status && issue.status !== query.status) return false;
    if (query.role && issue.role !== query.role) return false;
    if (query.findings && issue.findings === 0) return false;
    if (query.theme && !issue.themes.includes(query.theme)) return false;
    if (query.substance && !issue.substance[query.substance]) return false;
    if (query.unit && unit(issue.n) !== query.unit) return false;
    if (words.length === 0) return true;
    const text = `${issue.title} ${unit(issue.n)} ${contents.notices[issue.n]!.title ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const { sort } = query;
  const statuses = values(ISSUE_STATUSES);
  const keys: Record<Column, (issue: IssueRow) => string | number> = {
    number: ({ number }) => Number.parseInt(number ?? '', 10) || 0,
    issue: ({ title }) => title,
    status: ({ status }) => statuses.indexOf(status),
    unit: ({ n }) => unit(n),
    measures: ({ measures }) => measures,
    counts: ({ counts }) => counts,
    sanctions: ({ sanctions }) => sanctions,
    findings: ({ findings }) => findings,
  };
  if (sort === null) return [...rows.filter((row) => row.findings > 0), ...rows.filter((row) => row.findings === 0)];
  const key = keys[sort];
  const sign = query.descending ? -1 : 1;
  return rows
    .map((row, at) => ({ row, at, by: key(row) }))
    .sort((a, b) => (a.by < b.by ? -sign : a.by > b.by ? sign : a.at - b.at))
    .map(({ row }) => row);
}

export interface IssueTable {
  element: HTMLElement;
  apply(query: Query): void;
  /** Measures itself once it is in the document. */
  shown(): void;
  print(on: boolean): void;
}

const NUMERIC: ReadonlySet<Column> = new Set(['measures', 'counts', 'sanctions', 'findings']);
const OVERSCAN = 8;
const PRINTED = 300;

export function issueTable(page: Page, go: (query: Query) => void): IssueTable {
  const { contents, say, label } = page;
  let query = parseQuery('');
  let rows: IssueRow[] = [];
  let printing = false;
  const built = new Map<number, HTMLElement>();

  const search = h('input', {
    type: 'search',
    id: 'q',
    placeholder: say('search'),
    'aria-label': say('search'),
    autocomplete: 'off',
    oninput: () => go({ ...query, q: search.value }),
  });
  const choice = (id: string, name: string, options: readonly (readonly [string, string])[], pick: (value: string) => void) => {
    const select = h('select', { id, onchange: () => pick(select.value) }, h('option', { value: '' }, `${name}: ${say('any')}`));
    for (const [value, text] of options) select.append(h('option', { value }, text));
    select.setAttribute('aria-label', name);
    return select;
  };
  const used = (key: 'status' | 'role') => new Set<string>(contents.issues.map((issue) => issue[key]));
  const statuses = used('status');
  const roles = used('role');
  const status = choice(
    'filter-status',
    say('status'),
    values(ISSUE_STATUSES).flatMap((s) => (statuses.has(s) ? [[s, label(ISSUE_STATUSES[s])] as const] : [])),
    (value) => go({ ...query, status: value as IssueStatus | '' }),
  );
  const role = choice(
    'filter-role',
    say('role'),
    values(ISSUE_ROLES).flatMap((r) => (roles.has(r) ? [[r, label(ISSUE_ROLES[r])] as const] : [])),
    (value) => go({ ...query, role: value as IssueRole | '' }),
  );
  const names = [...new Set(contents.notices.map((_, n) => unitOf(contents, n)))].sort();
  const unit = choice(
    'filter-unit',
    say('unit'),
    names.map((name) => [name, name] as const),
    (value) => go({ ...query, unit: value }),
  );
  const theme = choice(
    'filter-theme',
    say('themeFilter'),
    contents.themes.map((known) => [known.id, label(known.label)] as const),
    (value) => go({ ...query, theme: value }),
  );
  const substance = choice(
    'filter-substance',
    say('substance'),
    values(SUBSTANCE_CLASSES).map((name) => [name, label(SUBSTANCE_CLASSES[name])] as const),
    (value) => go({ ...query, substance: value as SubstanceClass | '' }),
  );
  const findings = h('input', { type: 'checkbox', id: 'filter-findings', onchange: () => go({ ...query, findings: findings.checked }) });
  const clear = h('button', { type: 'button', class: 'clear', onclick: () => go(parseQuery('')) }, say('clear'));
  const count = h('p', { class: 'count', role: 'status' });

  const headers = new Map<Column, HTMLElement>();
  const head = h('div', { role: 'row', class: 'tr th', 'aria-rowindex': 1 });
  for (const column of COLUMNS) {
    const name = say(column);
    const cell = h(
      'div',
      { role: 'columnheader', class: `c-${column}` },
      h(
        'button',
        {
          type: 'button',
          onclick: () => {
            // figures are wanted largest first
            const start = NUMERIC.has(column);
            go({ ...query, sort: column, descending: query.sort === column ? !query.descending : start });
          },
        },
        name,
      ),
    );
    headers.set(column, cell);
    head.append(cell);
  }
  const body = h('div', { role: 'rowgroup', class: 'tbody' });
  const table = h('div', { role: 'table', class: 'table', 'aria-label': say('issuesTable') }, h('div', { role: 'rowgroup' }, head), body);
  const scroller = h('div', { class: 'scroller', tabindex: 0, role: 'region', 'aria-label': say('issuesTable') }, table);
  const empty = h('p', { class: 'empty' }, say('none'));
  let asked = false;
  scroller.addEventListener(
    'scroll',
    () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        render();
      });
    },
    { passive: true },
  );
  const element = h(
    'section',
    { class: 'issues', id: 'issues', 'aria-labelledby': 'issues-title' },
    h('h2', { id: 'issues-title' }, say('issuesTable')),
    h(
      'div',
      { class: 'filters' },
      search,
      status,
      theme,
      unit,
      substance,
      role,
      h('label', { class: 'check' }, findings, say('withFindings')),
      clear,
    ),
    count,
    scroller,
    empty,
  );

  const rowHeight = () => Number.parseFloat(getComputedStyle(scroller).getPropertyValue('--row')) || 52;

  function row(at: number): HTMLElement {
    const issue = rows[at]!;
    const number = (column: 'measures' | 'counts' | 'sanctions' | 'findings', value: number) =>
      h(
        'div',
        { role: 'cell', class: `c-${column} num${value === 0 ? ' zero' : ''}` },
        h('span', { class: 'in-card' }, say(column)),
        // a way for the mouse; by keyboard the title is one stop for the whole row
        value === 0 ? '·' : h('a', { href: noticeAddress(issue.n, issue.first[column] ?? issue.id), tabindex: -1 }, String(value)),
      );
    return h(
      'div',
      { role: 'row', class: 'tr', 'aria-rowindex': at + 2 },
      h('div', { role: 'cell', class: 'c-number' }, issue.number ?? ''),
      h(
        'div',
        { role: 'cell', class: 'c-issue' },
        h(
          'a',
          { href: noticeAddress(issue.n, issue.id), title: issue.title },
          issue.role !== 'problem' && h('span', { class: 'role' }, label(ISSUE_ROLES[issue.role])),
          issue.title || say('untitled'),
        ),
      ),
      h('div', { role: 'cell', class: 'c-status' }, h('span', { class: `badge s-${issue.status}` }, label(ISSUE_STATUSES[issue.status]))),
      h('div', { role: 'cell', class: 'c-unit', title: unitOf(contents, issue.n) }, unitOf(contents, issue.n)),
      number('measures', issue.measures),
      number('counts', issue.counts),
      number('sanctions', issue.sanctions),
      number('findings', issue.findings),
    );
  }

  function render(): void {
    const height = rowHeight();
    const first = printing ? 0 : Math.max(0, Math.floor(scroller.scrollTop / height) - OVERSCAN);
    const last = printing
      ? Math.min(rows.length, PRINTED)
      : Math.min(rows.length, Math.ceil((scroller.scrollTop + (scroller.clientHeight || 600)) / height) + OVERSCAN);
    body.style.height = printing ? 'auto' : `${rows.length * height}px`;
    for (const [at, built_] of built) {
      // what has the focus stays, or the focus would be lost
      if ((at < first || at >= last) && !built_.contains(document.activeElement)) {
        built_.remove();
        built.delete(at);
      }
    }
    for (let at = first; at < last; at++) {
      let element = built.get(at);
      if (!element) {
        element = row(at);
        built.set(at, element);
        // in document order, for Tab and for screen readers
        const next = [...built.keys()].filter((other) => other > at).sort((a, b) => a - b)[0];
        body.insertBefore(element, next === undefined ? null : built.get(next)!);
      }
      element.style.transform = printing ? '' : `translateY(${at * height}px)`;
    }
  }

  return {
    element,
    apply(next) {
      query = next;
      rows = select(contents, query);
      if (search.value !== query.q) search.value = query.q;
      status.value = query.status;
      role.value = query.role;
      unit.value = query.unit;
      theme.value = query.theme;
      substance.value = query.substance;
      findings.checked = query.findings;
      clear.hidden = queryAddress({ ...query, sort: null }) === '#/';
      count.textContent =
        page.lang === 'zh'
          ? `${rows.length} ${say('shown')}，${say('of')} ${contents.issues.length} 条`
          : `${rows.length} ${say('of')} ${contents.issues.length} ${say('shown')}`;
      table.setAttribute('aria-rowcount', String(rows.length + 1));
      for (const [column, cell] of headers) {
        if (query.sort === column) cell.setAttribute('aria-sort', query.descending ? 'descending' : 'ascending');
        else cell.removeAttribute('aria-sort');
      }
      for (const element of built.values()) element.remove();
      built.clear();
      scroller.scrollTop = 0;
      scroller.hidden = rows.length === 0;
      empty.hidden = rows.length > 0;
      render();
    },
    shown() {
      new ResizeObserver(render).observe(scroller);
      render();
    },
    print(on) {
      printing = on;
      if (on && rows.length > PRINTED) element.dataset.printed = `${say('printNote')} ${PRINTED} / ${rows.length}`;
      else delete element.dataset.printed;
      render();
    },
  };
}
