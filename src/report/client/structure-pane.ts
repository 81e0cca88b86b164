/** What was read out of a notice: findings first, then the document, its figures, its issues with their measures, and the rest. */
import { SUBSTANCE_CLASSES, type SubstanceClass } from '../../model/analysis.ts';
import { ENTITY_LABELS, FIELD_LABELS } from '../../model/labels.ts';
import type { Issue, Measure } from '../../model/notice.ts';
import {
  CITATION_ACTIONS,
  CONTACT_TYPES,
  DOCUMENT_KINDS,
  HEADLINE_KEYS,
  type HeadlineKey,
  ISSUE_ROLES,
  ISSUE_STATUSES,
  type IssueStatus,
  MEASURE_SCOPES,
  SANCTION_ACTIONS,
  SEVERITIES,
  values,
} from '../../model/vocabulary.ts';
import { formatCount, formatFigure, formatNumber, formatPeriod } from '../../write/figures.ts';
import type { PackedNotice } from '../contents.ts';
import { headlineId } from '../figures.ts';
import { append, type Child, h, lazily, show } from './dom.ts';
import type { NoticeMark } from './marks.ts';
import type { Pane } from './notice.ts';
import { noticeAddress, type Page } from './page.ts';
import { parseQuery, queryAddress } from './table.ts';

/** Above this many issues, those out of view are not in the document. */
const MANY = 60;

export function structurePane(page: Page, n: number, notice: PackedNotice, marks: readonly NoticeMark[]): Pane {
  const { lang, say, label } = page;
  const { rules } = page.contents;
  const marked = new Set(marks.map(({ id }) => id));
  const element = h('section', { class: 'pane structure', id: 'pane-structure', 'aria-label': say('structure') });
  const hostOf = new Map<string, HTMLElement>();

  /** A link to where an entity stands in the text. */
  const to = (id: string, className: string, ...children: Child[]) =>
    marked.has(id)
      ? h('a', { href: noticeAddress(n, id), 'data-to': id, 'data-e': id, class: className }, ...children)
      : h('span', { class: className }, ...children);
  const section = (title: string, className: string, ...children: Child[]) =>
    h('section', { class: `part ${className}` }, h('h2', {}, title), ...children);
  const listOf = (className: string, items: readonly Node[]) => {
    const ul = h('ul', { class: className });
    append(
      ul,
      items.map((item) => h('li', {}, item)),
    );
    return ul;
  };

  /** What a finding expected or saw: a figure, a status by its name, or words. */
  const said = (value: string | number) =>
    typeof value === 'number' ? formatNumber(value, lang) : value in ISSUE_STATUSES ? label(ISSUE_STATUSES[value as IssueStatus]) : value;

  if (notice.findings.length > 0)
    element.append(
      section(
        label(ENTITY_LABELS.findings),
        'p-findings',
        listOf(
          'finding-list',
          notice.findings.map(({ rule, severity, message, expected, actual }, at) =>
            to(
              `q${at + 1}`,
              'finding',
              h('span', { class: `badge v-${severity}` }, label(SEVERITIES[severity])),
              h('span', { class: 'message' }, message),
              h('span', { class: 'note' }, rules[rule] ? label(rules[rule]) : rule),
              expected !== null &&
                actual !== null &&
                h('span', { class: 'note' }, `${say('expected')} ${said(expected)} · ${say('actual')} ${said(actual)}`),
            ),
          ),
        ),
      ),
    );

  const { document: fields } = notice;
  const card = h('dl', { class: 'card' });
  for (const key of ['kind', 'title', 'unit', 'inspector', 'round', 'inspectionPeriod', 'feedbackDate', 'publishedDate'] as const) {
    const value =
      key === 'inspectionPeriod'
        ? fields.inspectionPeriod && formatPeriod(fields.inspectionPeriod, lang)
        : key === 'kind'
          ? label(DOCUMENT_KINDS[fields.kind])
          : fields[key];
    if (value) append(card, [h('dt', {}, label(FIELD_LABELS[key])), h('dd', {}, to(`f-${key}`, 'field', value))]);
  }
  if (card.firstChild) element.append(section(label(ENTITY_LABELS.document), 'p-document', card));

  const figures = values(HEADLINE_KEYS).flatMap((key: HeadlineKey) => {
    const figure = notice.headline[key];
    return figure
      ? [to(headlineId(key), 'stat', h('span', {}, label(HEADLINE_KEYS[key])), h('strong', {}, formatFigure(key, figure, lang)))]
      : [];
  });
  if (figures.length > 0) element.append(section(label(ENTITY_LABELS.headline), 'p-headline', listOf('stats', figures)));

  // what belongs to a measure, to an issue itself, or to neither
  const chips = new Map<string, HTMLElement[]>();
  const chip = ({ issue, measure }: { issue: string | null; measure: string | null }, element: HTMLElement) => {
    const owner = measure ?? issue ?? '';
    const list = chips.get(owner);
    if (list) list.push(element);
    else chips.set(owner, [element]);
  };
  for (const x of notice.sanctions)
    chip(x, to(x.id, 'chip k-sanctions', label(SANCTION_ACTIONS[x.action]), x.people !== null && h('b', {}, ` ${x.people}`)));
  for (const c of notice.counts)
    chip(
      c,
      to(
        c.id,
        `chip k-counts${c.modality === 'target' ? ' is-target' : ''}`,
        c.subject && h('span', { class: 'subject' }, c.subject),
        h('b', {}, formatCount(c, lang)),
      ),
    );
  for (const d of notice.dates) chip(d, to(d.id, 'chip k-dates', formatPeriod(d, lang) || d.text));
  for (const b of notice.citations)
    chip(b, to(b.id, 'chip k-citations', h('span', { class: 'subject' }, label(CITATION_ACTIONS[b.action])), `《${b.title}》`));
  const chipsOf = (id: string) => {
    const found = chips.get(id);
    return found ? listOf('chips', found) : null;
  };

  const measuresOf = new Map<string, Measure[]>();
  for (const measure of notice.measures) {
    const list = measuresOf.get(measure.issue ?? '');
    if (list) list.push(measure);
    else measuresOf.set(measure.issue ?? '', [measure]);
  }
  const themeNames = new Map(page.contents.themes.map((theme) => [theme.id, label(theme.label)]));
  const classBadge = (name: SubstanceClass | undefined) =>
    name !== undefined && h('span', { class: `class k-${name}` }, label(SUBSTANCE_CLASSES[name]));
  const measureItem = (measure: Measure) =>
    h(
      'div',
      { class: 'measure' },
      to(
        measure.id,
        'measure-link',
        measure.marker && h('b', {}, measure.marker),
        measure.headline || measure.text,
        measure.issue === null && h('small', {}, label(MEASURE_SCOPES[measure.scope])),
        classBadge(notice.judged.substance[measure.id]),
      ),
      chipsOf(measure.id),
    );
  const depths = new Map<string, number>();
  const issueCard = (issue: Issue) => {
    const measures = measuresOf.get(issue.id) ?? [];
    const facts = [issue.deadline, issue.leaders.join('、'), issue.units.join('、')].filter((fact) => fact !== null && fact !== '');
    return h(
      'div',
      { class: 'inner' },
      to(issue.id, 'issue-link', issue.number !== null && h('b', {}, issue.number), h('span', {}, issue.title || say('untitled'))),
      h(
        'p',
        { class: 'facts' },
        issue.role !== 'problem' && h('span', { class: 'role' }, label(ISSUE_ROLES[issue.role])),
        !(issue.role === 'aspect' && issue.status === 'unstated') &&
          h('span', { class: `badge s-${issue.status}`, title: issue.statusText ?? '' }, label(ISSUE_STATUSES[issue.status])),
        ...(notice.judged.themes[issue.id] ?? []).map((theme) =>
          h('a', { class: 'theme', href: queryAddress({ ...parseQuery(''), theme }) }, themeNames.get(theme) ?? theme),
        ),
        ...facts.map((fact) => h('span', {}, fact)),
      ),
      chipsOf(issue.id),
      measures.length > 0 && listOf('measures', measures.map(measureItem)),
      issue.outcome !== null && h('p', { class: 'outcome' }, h('b', {}, label(FIELD_LABELS.outcome)), ' ', issue.outcome),
    );
  };
  if (notice.issues.length > 0) {
    const list = h('div', { class: 'issue-list' });
    for (const issue of notice.issues) {
      const depth = issue.parent === null ? 0 : (depths.get(issue.parent) ?? 0) + 1;
      depths.set(issue.id, depth);
      const host = h('div', { class: `issue-card d-${Math.min(depth, 3)} r-${issue.role}`, 'data-lazy': true });
      const measures = measuresOf.get(issue.id) ?? [];
      const owned = new Set([issue.id, ...measures.map(({ id }) => id)]);
      for (const id of owned) hostOf.set(id, host);
      for (const entity of [...notice.counts, ...notice.dates, ...notice.sanctions, ...notice.citations])
        if (notice.issues.length > MANY && owned.has(entity.measure ?? entity.issue ?? '')) hostOf.set(entity.id, host);
      if (notice.issues.length > MANY) lazily(host, 90 + measures.length * 60, () => issueCard(issue));
      else host.append(issueCard(issue));
      list.append(host);
    }
    element.append(
      section(`${label(ENTITY_LABELS.issues)} ${notice.issues.filter(({ role }) => role !== 'aspect').length}`, 'p-issues', list),
    );
  }

  const outside = measuresOf.get('') ?? [];
  if (outside.length > 0) element.append(section(say('outside'), 'p-outside', listOf('measures', outside.map(measureItem))));
  const loose = chipsOf('');
  if (loose) element.append(section(say('elsewhere'), 'p-elsewhere', loose));
  if (notice.contacts.length > 0) {
    const contacts = h('dl', { class: 'card' });
    for (const { id, type, label: words, value } of notice.contacts)
      append(contacts, [h('dt', {}, words ?? label(CONTACT_TYPES[type])), h('dd', {}, to(id, 'field', value))]);
    element.append(section(label(ENTITY_LABELS.contacts), 'p-contacts', contacts));
  }

  return {
    element,
    find(id) {
      const host = hostOf.get(id);
      if (host) show(host);
      return [...element.querySelectorAll<HTMLElement>(`[data-e~="${CSS.escape(id)}"]`)];
    },
  };
}
