/** From the stages to the contract. */
import { findFindings } from '../check/index.ts';
import { changeOf, findPlans, modalityOf, type PlannedZone } from '../extract/modality.ts';
import type { QuantityDraft } from '../extract/quantities.ts';
import { findSubjects } from '../extract/subjects.ts';
import type { Count, Notice, Section, Source } from '../model/notice.ts';
import type { Change, HeadlineKey, Lang, Modality } from '../model/vocabulary.ts';
import type { Steps } from '../steps.ts';
import { trimEnd, trimStart } from '../structure/sentences.ts';
import type { Range } from '../structure/spans.ts';
import type { Node } from '../structure/tree.ts';
import { has, LF, setOf } from '../text/chars.ts';
import { type Clean, sourceSpan } from '../text/clean.ts';
import { closeOf } from '../text/zones.ts';
import { titleEndOf } from './fields.ts';
import { type Labelled, type Nested, nest, sweep } from './nesting.ts';
import { futureDates } from './planned.ts';
import { sourceText, spanEnd, spanStart } from './source.ts';
import type { Fields, Stages } from './stages.ts';

/**
 * Puts the drafts into the shape of the contract. Every object is one literal with its fields in the order of the output: objects made of
 * spread parts cost several times as much.
 */
export function* toNotice(s: Stages, source: Source, lang: Lang): Steps<Notice> {
  const structured = toOutline(s);
  yield;
  const document = toDocument(s);
  const headline = toHeadline(s);
  const dates = toDates(s, structured);
  const contacts = toContacts(s);
  yield;
  const { outline, issues } = structured;
  const findings = yield* findFindings(s, { schemaVersion: 1, source, document, headline, outline, issues, dates, contacts }, lang);
  const measures = toMeasures(s, structured);
  letGo(s);
  yield;
  const counts = toCounts(s, structured);
  yield;
  const citations = toCitations(s, structured);
  const sanctions = toSanctions(s, structured);
  return {
    schemaVersion: 1,
    source,
    document,
    headline,
    outline,
    issues,
    measures,
    counts,
    dates,
    citations,
    sanctions,
    contacts,
    findings,
  };
}

/** Nobody looks at the tree any more: of a large notice it takes as much memory as all that is still to be made. */
function letGo(s: Stages): void {
  s.root = { ...s.root, children: [], lists: [], list: { ...s.root.list, nodes: [] } };
  s.structure = { issues: [], measures: [], headings: [], issuesStart: 0 };
}

/** What stands in which section, issue and measure. */
interface Structured extends Pick<Notice, 'outline' | 'issues'> {
  readonly inSections: readonly Nested[];
  readonly inIssues: readonly Nested[];
  readonly inMeasures: readonly Nested[];
}

function toOutline(s: Stages): Structured {
  const { text, structure } = s;
  const t = text.text;
  const sections: Labelled[] = [];
  const outlineTree = sectionTree(s, sections);
  const issueIds = structure.issues.map((_, k) => `i${k + 1}`);
  const issueId = (k: number | null): string | null => (k === null ? null : issueIds[k]!);
  const inSections = nest(sections);
  const inMeasures = nest(structure.measures.map((m, k) => ({ start: m.start, end: m.end, id: `m${k + 1}` })));
  const inIssues = nest([
    ...structure.issues.map((i, k) => ({ start: i.range.start, end: i.range.end, id: issueIds[k]! })),
    // an answer by number stands outside the range of its problem
    ...structure.measures.flatMap(({ issue, start, end }) =>
      issue !== null && start >= structure.issues[issue]!.range.end ? [{ start, end, id: issueIds[issue]! }] : [],
    ),
  ]);

  const sectionAt = sweep(inSections);
  const deadlineOf = deadlines(s);
  const issues: Notice['issues'] = structure.issues.map((d, k) => ({
    id: issueIds[k]!,
    role: d.role,
    number: d.number,
    title: sourceText(text, d.title),
    start: spanStart(text, d.title.start),
    end: spanEnd(text, d.title.start, d.title.end),
    parent: issueId(d.parent),
    section: sectionAt(d.title.start),
    statement: d.statement ? sourceText(text, d.statement) : null,
    status: d.status,
    statusText: d.statusText ? sourceText(text, d.statusText) : null,
    deadline: d.deadline ? deadlineOf(d.deadline) : null,
    leaders: names(t, d.leaders),
    units: names(t, d.units),
    outcome: d.outcome ? sourceText(text, d.outcome) : null,
    range: sourceSpan(text, d.range),
  }));
  return { outline: outlineTree, issues, inSections, inIssues, inMeasures };
}

function toMeasures(s: Stages, { issues, inSections }: Structured): Notice['measures'] {
  const { text } = s;
  const t = text.text;
  const sectionAt = sweep(inSections);
  return s.structure.measures.map((d, k) => {
    const { start, end } = sourceSpan(text, d);
    return {
      id: `m${k + 1}`,
      issue: d.issue === null ? null : issues[d.issue]!.id,
      scope: d.scope,
      marker: d.marker ? withoutPunctuation(t, d.marker) : null,
      headline: sourceText(text, d.headline),
      text: text.source.slice(start, end),
      start,
      end,
      status: d.status,
      section: sectionAt(d.start),
    };
  });
}

function toCounts(s: Stages, { inSections, inIssues, inMeasures }: Structured): Notice['counts'] {
  const { text } = s;
  const sectionAt = sweep(inSections);
  const issueAt = sweep(inIssues);
  const measureAt = sweep(inMeasures);
  let z = 0;
  let previous: QuantityDraft | null = null;
  let previousChange: Change | null = null;
  let previousModality: Modality = 'actual';
  const open: PlannedZone[] = [];
  const plans = findPlans(text);
  for (const at of futureDates(text, s.dates, s.fields.published?.from ?? null)) plans.push(at);
  plans.sort((a, b) => a - b);
  const subjects = findSubjects(text, s.zones, s.counts);
  return s.counts.map((c, k): Count => {
    while (z < s.planned.length && s.planned[z]!.start <= c.start) open.push(s.planned[z++]!);
    while (open.length > 0 && open[open.length - 1]!.end <= c.start) open.pop();
    const zone = open.length > 0 ? open[open.length - 1]! : null;
    const change = changeOf(text, c, previous, previousChange);
    // 分别不少于4次、3次、2次: what is said before the first holds for those beside it
    const carriesOn = previousModality === 'target' && previous !== null && isBeside(text, previous, c);
    const modality = carriesOn ? 'target' : modalityOf(text, c, zone, plans);
    previous = c;
    previousChange = change;
    previousModality = modality;
    const subject = subjects[k]!;
    const { start, end } = sourceSpan(text, c);
    return {
      id: `c${k + 1}`,
      text: text.source.slice(start, end),
      start,
      end,
      value: c.value,
      min: c.min,
      max: c.max,
      unit: printedUnit(text, c),
      kind: c.kind,
      bound: c.bound,
      modality,
      change,
      subject: subject ? sourceText(text, subject) : null,
      issue: issueAt(c.start),
      measure: measureAt(c.start),
      section: sectionAt(c.start),
    };
  });
}

/** Whether two figures of one unit are parted by nothing but 、 or 和. */
function isBeside({ codes }: Clean, a: QuantityDraft, b: QuantityDraft): boolean {
  return a.kind === b.kind && a.unit === b.unit && b.head === a.tail + 1 && has(BESIDE, codes[a.tail]!);
}

const BESIDE = setOf('、和');

/** 烟草专卖局（公司）党组: a name keeps the brackets that it is printed with, where it stands in one piece. */
function asPrinted(text: Clean, { value, range }: NonNullable<Fields['unit']>): string {
  return text.text.slice(range.start, range.end) === value ? sourceText(text, range).replace(/\s/g, '') : value;
}

/** 台（套） keeps the brackets that are printed. */
function printedUnit(text: Clean, count: QuantityDraft): string {
  if (!count.unit.endsWith(')')) return count.unit;
  const printed = sourceText(text, count).replace(/\s/g, '').slice(-count.unit.length);
  return printed.replace(/（/g, '(').replace(/）/g, ')') === count.unit ? printed : count.unit;
}

function toDates(s: Stages, { inIssues, inMeasures }: Structured): Notice['dates'] {
  const { text } = s;
  const issueAt = sweep(inIssues);
  const measureAt = sweep(inMeasures);
  return s.dates.map((d, k) => {
    const { start, end } = sourceSpan(text, d);
    return {
      id: `d${k + 1}`,
      text: text.source.slice(start, end),
      start,
      end,
      from: d.from,
      to: d.to,
      inferred: d.inferred,
      issue: issueAt(d.start),
      measure: measureAt(d.start),
    };
  });
}

function toCitations(s: Stages, { inIssues, inMeasures }: Structured): Notice['citations'] {
  const { text } = s;
  const issueAt = sweep(inIssues);
  const measureAt = sweep(inMeasures);
  return s.citations.map((c, k) => ({
    id: `b${k + 1}`,
    title: sourceText(text, c.title),
    action: c.action,
    number: c.number ? sourceText(text, c.number) : null,
    text: sourceText(text, c),
    start: spanStart(text, c.start),
    end: spanEnd(text, c.start, c.end),
    issue: issueAt(c.start),
    measure: measureAt(c.start),
  }));
}

function toSanctions(s: Stages, { inIssues, inMeasures }: Structured): Notice['sanctions'] {
  const { text } = s;
  const issueAt = sweep(inIssues);
  const measureAt = sweep(inMeasures);
  return s.sanctions.map((x, k) => ({
    id: `x${k + 1}`,
    action: x.action,
    people: x.people,
    text: sourceText(text, x),
    start: spanStart(text, x.start),
    end: spanEnd(text, x.start, x.end),
    issue: issueAt(x.start),
    measure: measureAt(x.start),
  }));
}

function toContacts(s: Stages): Notice['contacts'] {
  const { text } = s;
  return s.contacts.map((c, k) => ({
    id: `k${k + 1}`,
    type: c.type,
    value: c.value,
    label: c.label,
    text: sourceText(text, c),
    start: spanStart(text, c.start),
    end: spanEnd(text, c.start, c.end),
  }));
}

function toHeadline(s: Stages): Notice['headline'] {
  const { text } = s;
  const headline: Notice['headline'] = {};
  for (const key in s.headline) {
    const f = s.headline[key as HeadlineKey]!;
    headline[key as HeadlineKey] = {
      value: f.value,
      bound: f.bound,
      text: sourceText(text, f),
      start: spanStart(text, f.start),
      end: spanEnd(text, f.start, f.end),
    };
  }
  return headline;
}

function toDocument(s: Stages): Notice['document'] {
  const { text, fields } = s;
  const evidence: Notice['document']['evidence'] = {};
  const note = (key: keyof typeof evidence, r: Range | null): void => {
    if (r) evidence[key] = sourceSpan(text, r);
  };
  if (fields.title) note('title', { start: fields.title.parts[0]!.start, end: titleEndOf(fields.title) });
  note('unit', fields.unit?.range ?? null);
  note('inspector', fields.inspector);
  note('round', fields.round);
  note('inspectionPeriod', fields.period);
  note('feedbackDate', fields.feedback);
  note('publishedDate', fields.published);
  return {
    kind: fields.kind,
    title: fields.title ? fields.title.parts.map((p) => unwrapped(sourceText(text, p))).join('') : null,
    unit: fields.unit ? asPrinted(text, fields.unit) : null,
    inspector: fields.inspector ? sourceText(text, fields.inspector) : null,
    // a title may break within it
    round: fields.round ? sourceText(text, fields.round).replace(/\s/g, '') : null,
    inspectionPeriod: fields.period ? { from: fields.period.from, to: fields.period.to } : null,
    feedbackDate: fields.feedback?.from ?? null,
    publishedDate: fields.published?.from ?? null,
    evidence,
  };
}

/** A title in one line, though a hard wrap or spaces for looks run through it: 整改情况的通\n报. */
function unwrapped(title: string): string {
  return title.replace(/(?<=[^\x21-\x7e])\s+|\s+(?=[^\x21-\x7e])/g, '').replace(/\s+/g, ' ');
}

/** 一、 → 一 */
function withoutPunctuation(t: string, marker: Range): string {
  let { end } = marker;
  while (end > marker.start && has(MARKER_TAIL, t.charCodeAt(end - 1))) end--;
  return t.slice(marker.start, end);
}

const MARKER_TAIL = setOf(',，、:：. \t\n');

const BETWEEN_NAMES = setOf('、,，;；\n|\t');

/** 责任领导：甲（书记）、乙 → names, split at list commas outside brackets. */
function names(t: string, r: Range | null): string[] {
  if (!r) return [];
  const out: string[] = [];
  let depth = 0;
  let s = r.start;
  for (let i = r.start; i <= r.end; i++) {
    const c = i < r.end ? t[i]! : '、';
    if (c === '(') depth++;
    else if (c === ')') depth = Math.max(0, depth - 1);
    if (depth === 0 && has(BETWEEN_NAMES, c.charCodeAt(0))) {
      const a = trimStartOf(t, s, i);
      const name = t.slice(a, i).trim();
      if (name) out.push(name);
      s = i + 1;
    }
  }
  return out;
}

function trimStartOf(t: string, s: number, e: number): number {
  while (s < e && /\s/.test(t[s]!)) s++;
  return s;
}

/** 2023年10月31日(延期至|2024年12月31日) */
const PUT_OFF = /(?:延期|延长|顺延|推迟|展期|延|调整|变更|修订)(?:到|至|为)$/;

/** The day of a deadline where it names one (…4月30日前), the one to which it was put off, else the printed words. Asked for rising places. */
function deadlines(s: Stages): (deadline: Range) => string {
  let k = 0;
  return (deadline) => {
    while (k > 0 && s.dates[k - 1]!.start >= deadline.start) k--;
    while (k < s.dates.length && s.dates[k]!.start < deadline.start) k++;
    let first: string | null = null;
    for (let i = k; i < s.dates.length && s.dates[i]!.end <= deadline.end; i++) {
      const day = s.dates[i]!;
      if (!day.to) continue;
      if (PUT_OFF.test(s.text.text.slice(Math.max(deadline.start, day.start - 6), day.start))) return day.to;
      first ??= day.to;
    }
    return first ?? sourceText(s.text, deadline);
  };
}

function sectionTree(s: Stages, flat: Labelled[]): Section[] {
  const { text, structure, zones } = s;
  const heads = new Set(structure.headings);
  const roots: Section[] = [];
  const stack: { node: Node; section: Section }[] = [];
  let count = 0;
  for (const node of heads) {
    while (stack.length > 0 && stack[stack.length - 1]!.node.end <= node.mark.start) stack.pop();
    const start = trimStart(text, node.bodyStart, node.end);
    let end = start;
    let l = 0;
    const atLabel = (at: number): boolean => {
      while (l < node.labels.length && node.labels[l]!.start < at) l++;
      return node.labels[l]?.start === at;
    };
    while (
      end < node.end &&
      text.codes[end] !== LF &&
      text.text[end] !== '。' &&
      end - start < 160 &&
      !(node.children[0] && end >= node.children[0].mark.start) &&
      !(end > start && atLabel(end))
    ) {
      const close = closeOf(zones, end);
      end = close > end && close < node.end && close - start < 160 ? close + 1 : end + 1;
    }
    end = trimEnd(text, start, Math.min(end, node.end));
    const from = end > start ? start : node.mark.start;
    const section: Section = {
      id: `s${++count}`,
      level: stack.length + 1,
      marker: node.mark.end > node.mark.start && node.mark.kind !== 'row' ? text.text.slice(node.mark.start, node.mark.end).trim() : null,
      title: sourceText(text, { start, end }),
      start: spanStart(text, from),
      end: spanEnd(text, from, Math.max(end, start)),
      range: sourceSpan(text, { start: node.mark.start, end: trimEnd(text, node.mark.start, node.end) }),
      children: [],
    };
    flat.push({ start: node.mark.start, end: node.end, id: section.id });
    (stack.length > 0 ? stack[stack.length - 1]!.section.children : roots).push(section);
    stack.push({ node, section });
  }
  return roots;
}
