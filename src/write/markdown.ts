/** GitHub-flavoured Markdown: the table's overview for documents and issues, or lists in full. */
import { ENTITY_LABELS, FIELD_LABELS, PHRASES } from '../model/labels.ts';
import type { Notice } from '../model/notice.ts';
import { CONTACT_TYPES, HEADLINE_KEYS, ISSUE_ROLES, ISSUE_STATUSES, type Labels, SEVERITIES } from '../model/vocabulary.ts';
import { DOCUMENT_FIELDS, figures, rowsFor } from './fields.ts';
import { formatFigure } from './figures.ts';
import { findingCount, findingMarks, references } from './finding-marks.ts';
import { inline, type MarkdownColumn, markdownTable } from './markdown-table.ts';
import { depths, tallyByIssue } from './tally.ts';
import { type Entity, isFailure, type WriteOptions, type Writer } from './writer.ts';

export const markdown: Writer = {
  name: 'markdown',
  extension: 'md',
  async *write(results, options) {
    let before = '';
    for await (const result of results) {
      if (isFailure(result)) continue; // said on standard error
      const page: Page = { ...options, notice: result, say: (labels) => labels[options.lang] };
      const blocks = options.only ? options.only.map((entity) => list(entity, page)) : overview(page);
      yield `${before}${[[`# ${inline(result.document.title ?? page.say(PHRASES.untitled))}`], ...blocks]
        .filter((lines) => lines.length > 0)
        .map((lines) => lines.join('\n'))
        .join('\n\n')}\n`;
      before = '\n';
    }
  },
};

interface Page extends WriteOptions {
  notice: Notice;
  say(labels: Labels): string;
}

function overview({ notice, lang, say }: Page): string[][] {
  const marks = findingMarks(notice);
  const { evidence } = notice.document;
  const card = DOCUMENT_FIELDS.flatMap(({ label, value }) => {
    const text = value(notice.document, lang);
    const mark = references(marks.at(evidence[label as keyof typeof evidence]));
    return text === '' ? [] : [`- **${say(FIELD_LABELS[label])}**: ${inline(text + mark)}`];
  });
  const count = findingCount(notice.findings, lang);
  if (count !== '') card.push(`- **${say(FIELD_LABELS.findings)}**: ${inline(count)}`);
  const headline = figures(notice.headline).map(([key, figure]) => [
    say(HEADLINE_KEYS[key]),
    formatFigure(key, figure, lang) + references(marks.at(figure)),
  ]);
  const tallies = tallyByIssue(notice);
  const depth = depths(notice.issues);
  const issues = notice.issues.map((issue) => {
    const tally = tallies.get(issue.id);
    const role = issue.role === 'problem' ? '' : ` (${say(ISSUE_ROLES[issue.role])})`;
    return [
      `${'&emsp;'.repeat(depth.get(issue.id) ?? 0)}${issue.number ?? ''}`,
      `${issue.title}${role}${references(marks.of(issue))}`,
      issue.role === 'aspect' && issue.status === 'unstated' ? '' : say(ISSUE_STATUSES[issue.status]),
      ...[tally?.measures, tally?.counts, tally?.sanctions].map((n) => (n ? String(n) : '')),
    ];
  });
  const columns: MarkdownColumn[] = [
    ...(['number', 'title', 'status'] as const).map((label): MarkdownColumn => [say(FIELD_LABELS[label])]),
    ...(['measures', 'counts', 'sanctions'] as const).map((label): MarkdownColumn => [say(FIELD_LABELS[label]), 'right']),
  ];
  const contacts = notice.contacts.map((c) => `- **${say(CONTACT_TYPES[c.type])}**: ${inline(c.value + references(marks.at(c)))}`);
  const findings = notice.findings.map((f, k) => `${k + 1}. **${say(SEVERITIES[f.severity])}** \`${f.rule}\`: ${inline(f.message)}`);
  return [
    card,
    ...section(
      say(ENTITY_LABELS.headline),
      headline.length > 0 ? markdownTable([[say(FIELD_LABELS.figure)], [say(FIELD_LABELS.value), 'right']], headline) : [],
    ),
    ...section(say(ENTITY_LABELS.issues), issues.length > 0 ? markdownTable(columns, issues) : []),
    ...section(say(ENTITY_LABELS.contacts), contacts),
    ...section(say(ENTITY_LABELS.findings), findings),
  ];
}

function section(heading: string, body: string[]): string[][] {
  return body.length === 0 ? [] : [[`## ${heading}`], body];
}

function list(entity: Entity, { notice, lang, say }: Page): string[] {
  const heading = `## ${say(ENTITY_LABELS[entity])}`;
  if (entity === 'document') {
    const rows = DOCUMENT_FIELDS.map(({ label, value }) => [say(FIELD_LABELS[label]), value(notice.document, lang)]);
    return [heading, '', ...markdownTable([[say(FIELD_LABELS.figure)], [say(FIELD_LABELS.value)]], rows)];
  }
  const [fields, items] = rowsFor(entity, notice);
  if (items.length === 0) return [heading, '', say(PHRASES.none)];
  return [
    heading,
    '',
    ...markdownTable(
      fields.map((f) => [say(FIELD_LABELS[f.label]), f.align]),
      items.map((item) => fields.map((field) => field.value(item, lang))),
    ),
  ];
}
