import { createHash } from 'node:crypto';
import { documentFields, titleEndOf } from './assemble/fields.ts';
import { toNotice } from './assemble/notice.ts';
import { announcedZones, CALLS_OTHERS, calledFor, PLAN_TITLE, plannedZones } from './assemble/planned.ts';
import type { Stages } from './assemble/stages.ts';
import type { When } from './assemble/when.ts';
import { type Choice, chosen } from './check/select.ts';
import { findCitations } from './extract/citations.ts';
import { plannedCells, tableFigures } from './extract/column-units.ts';
import { findContacts } from './extract/contacts.ts';
import { type ResolvedDate, resolveDates } from './extract/dates.ts';
import { findHeadline } from './extract/headline.ts';
import { type PlannedZone, toldSoFar } from './extract/modality.ts';
import { findQuantities, IN_CHROME, IN_CONTACT, IN_MARKER, type QuantityDraft } from './extract/quantities.ts';
import { findSanctions } from './extract/sanctions.ts';
import { shareBounds, supplyUnits } from './extract/shared-units.ts';
import type { Notice, Source } from './model/notice.ts';
import type { HeadlineKey, Lang } from './model/vocabulary.ts';
import { run, type Steps } from './steps.ts';
import { findFrame } from './structure/chrome.ts';
import { invitations } from './structure/closing.ts';
import { documentKind, findSignature, findTitle } from './structure/document.ts';
import { interpret } from './structure/interpret.ts';
import { outline } from './structure/outline.ts';
import { lineEnd } from './structure/sentences.ts';
import { spansOf } from './structure/spans.ts';
import { fillFromSummary } from './structure/summary-table.ts';
import type { Node } from './structure/tree.ts';
import { type Clean, clean } from './text/clean.ts';
import { type PlacedFinding, placeFindings } from './text/places.ts';
import { encodeUtf8 } from './text/utf8.ts';
import { findZones, IN_TITLE } from './text/zones.ts';

export interface ParseOptions {
  /** The input's name, for `source.name`. */
  name?: string;
  /** Keep `source.text` in the result. */
  withText?: boolean;
  /** The language of the findings' messages; Chinese where none is given. */
  lang?: Lang;
}

/** Parses the text of one notice. Offsets index `text` in UTF-16 code units. Never throws on any text. */
export function parseNotice(text: string, options: ParseOptions = {}): Notice {
  const bytes = encodeUtf8(text);
  const source: Source = {
    name: options.name ?? '',
    format: 'text',
    encoding: 'utf-8',
    encodingCertainty: 'stated',
    bytes: bytes.length,
    chars: text.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  return parseSource(text, source, options);
}

export interface CheckOptions extends Choice {
  /** The language of the messages; Chinese where none is given. */
  lang?: Lang;
}

/**
 * What does not add up in the text of one notice: each finding with its rule, severity, message, line and column (from 1, in
 * characters), span, words, and the places that bear on it; in document order. `only` and `disable` take rule ids or groups
 * (`totals/status`, `totals`); what is neither chooses nothing. Never throws on any text.
 */
export function check(text: string, { lang, ...choice }: CheckOptions = {}): PlacedFinding[] {
  const wanted = chosen(choice);
  const { findings } = parseNotice(text, { lang: lang ?? 'zh' });
  return placeFindings(
    text,
    findings.filter(({ rule }) => wanted(rule)),
  );
}

type SourceOptions = Pick<ParseOptions, 'withText' | 'lang'>;

/** Parses a text whose source (bytes, format, encoding) is already known. */
export function parseSource(text: string, source: Source, options: SourceOptions = {}): Notice {
  return run(parsing(text, source, options));
}

/** The same, with pauses, for several notices side by side. */
export function* parsing(text: string, source: Source, options: SourceOptions = {}): Steps<Notice> {
  const stages = yield* extracting(text);
  return yield* toNotice(stages, options.withText ? { ...source, text } : source, options.lang ?? 'zh');
}

function* extracting(source: string): Steps<Stages> {
  const text = clean(source);
  yield;
  const zones = findZones(text);
  const frame = findFrame(text);
  yield;
  const oneLine = isOneLine(text);
  const title = findTitle(text, frame);
  yield;
  const body = outline(text, zones, frame, oneLine);
  yield;
  const leadEnd = endOfLead(body.root, body.closing);
  const kind = documentKind(title?.formal ? title.value : '', text.text.slice(0, Math.min(leadEnd, 4000)), {
    hasAnswers: body.hasAnswers,
    framedIssues: body.framedIssues,
    firstHeading: firstHeadingOf(text, body.root),
  });
  const structure = interpret(text, zones, body.root, kind, title?.value ?? '', oneLine);
  if (body.summary.length > 0) fillFromSummary(text, structure.issues, body.summary);
  yield;
  for (const l of frame.lines) for (let i = l.start; i < l.end; i++) zones.flags[i]! |= IN_CHROME;
  const contactsFrom = kind === 'other' ? 0 : Math.min(body.closing, frame.end);
  let contacts = findContacts(text, zones.flags, contactsFrom, frame.end);
  if (contacts.length === 0 && kind !== 'other')
    contacts = invitations(text, oneLine, body.root.children[0]?.mark.start ?? 0, contactsFrom).flatMap((r) =>
      findContacts(text, zones.flags, r.start, r.end),
    );
  for (const c of contacts) for (let i = c.start; i < c.end; i++) zones.flags[i]! |= IN_CONTACT;
  flagMarkers(body.root, zones.flags);
  yield;
  const found = findQuantities(text, zones);
  found.counts = withTableFigures(found.counts, tableFigures(text, zones));
  yield;
  const drafts = found.dates;
  // a short notice without headings is all lead
  const signatureFrom = body.root.children.length > 0 ? leadEnd : titleEndOf(title);
  const signature = findSignature(text, signatureFrom, frame.end);
  const known = { text, frame, kind, title, leadEnd, drafts, structure, signature, closing: body.closing };
  const { fields, when, context } = documentFields(known);
  yield;
  const fed = when.feedback < 0 ? null : (resolveDates(drafts.slice(0, when.feedback + 1), context)[when.feedback]?.from ?? null);
  if (fed) {
    // once the feedback has its year, what was done about it is counted from there
    context.answered = { year: Number(fed.slice(0, 4)), month: Number(fed.slice(5, 7)), day: Number(fed.slice(8, 10)) };
  }
  const dates = resolveDates(drafts, context);
  fields.period = periodOf(dates, when);
  fields.feedback = pick(dates, when.feedback);
  fields.published = pick(dates, when.published);
  supplyUnits(text, found.counts);
  shareBounds(text, found.counts);
  yield;
  let planned = plannedZones(text, kind, structure);
  if (kind === 'work-report') planned = planned.concat(plannedCells(text).map((c): PlannedZone => ({ ...c, why: 'goal' })));
  // a plan for rectification: what it announces is no figure of a result, and whom it threatens is not yet held to account
  const announced = kind === 'other' && title !== null && PLAN_TITLE.test(title.value);
  if (announced) planned = planned.concat(announcedZones(body.root, leadEnd, body.closing));
  else if (kind === 'other' && title && CALLS_OTHERS.test(title.value)) planned = planned.concat(calledFor(text, body.root));
  planned.sort((a, b) => a.start - b.start || b.end - a.end);
  const followUps = spansOf(structure.measures.filter((m) => m.scope === 'follow-up' || m.scope === 'plan'));
  const sanctions = findSanctions(text, zones, found.counts).filter((x) => x.people !== null || !(announced || followUps(x.start)));
  yield;
  const citations = findCitations(text, zones);
  yield;
  const answered = structure.issues.filter((i) => i.role !== 'shortcoming');
  // answers by number stand outside the range of their problem
  const inAnswers = spansOf([...answered.map((i) => i.range), ...structure.measures.filter((m) => m.issue !== null)]);
  const headlineOf = (isTold: (at: number) => boolean) =>
    findHeadline(
      text,
      found.counts,
      sanctions,
      (at) => isTold(at) && !followUps(at) && (zones.flags[at]! & (IN_CHROME | IN_TITLE)) === 0,
      kind,
    );
  let headline = headlineOf((at) => !inAnswers(at));
  // of one task by itself: what was done about it is the whole, where it tells how many were held to account in all
  if (kind === 'environmental-rectification' && answered.length === 1) {
    const whole = headlineOf(() => true);
    if (whole['people.handled']) headline = whole;
  }
  yield;
  if (announced)
    for (const key of Object.keys(headline) as HeadlineKey[])
      if (!PLANNED_FIGURES.has(key) && !toldSoFar(text.text, headline[key]!.start)) delete headline[key];
  return {
    text,
    zones,
    frame,
    root: body.root,
    structure,
    fields,
    dates,
    damaged: found.damaged,
    counts: found.counts,
    planned,
    sanctions,
    citations,
    contacts,
    headline,
  };
}

/** In order, without those of the table that are read already. */
function withTableFigures(counts: QuantityDraft[], figures: readonly QuantityDraft[]): QuantityDraft[] {
  if (figures.length === 0) return counts;
  const read = spansOf(counts);
  return counts.concat(figures.filter((f) => !read(f.start))).sort((a, b) => a.start - b.start);
}

function flagMarkers({ children }: Node, flags: Uint8Array): void {
  for (const child of children) {
    for (let i = child.mark.start; i < child.mark.end; i++) flags[i]! |= IN_MARKER;
    flagMarkers(child, flags);
  }
}

/** What a plan for rectification states as a fact: what there is to be done. */
const PLANNED_FIGURES: ReadonlySet<HeadlineKey> = new Set(['issues.aspects', 'issues.total', 'measures.total', 'clues.total']);

function pick(dates: readonly ResolvedDate[], index: number): ResolvedDate | null {
  const d = index >= 0 ? dates[index] : undefined;
  return d && d.from !== null ? d : null;
}

/** From one mention, or from the day it began to the day it ended where two mentions tell them. */
function periodOf(dates: readonly ResolvedDate[], { period, periodEnd }: When): ResolvedDate | null {
  const begun = pick(dates, period);
  const ended = pick(dates, periodEnd);
  return begun && ended ? { ...begun, end: ended.end, to: ended.to } : begun;
}

/** One long line holds most of the text, so that gaps stand for paragraphs. */
function isOneLine(text: Clean): boolean {
  let longest = 0;
  let s = 0;
  while (s < text.length) {
    let e = text.text.indexOf('\n', s);
    if (e < 0) e = text.length;
    longest = Math.max(longest, e - s);
    s = e + 1;
  }
  return longest > 600 ? longest > text.length * 0.4 : longest > 250 && longest > text.length * 0.9;
}

function firstHeadingOf(text: Clean, { children }: Node): string {
  const first = children[0];
  return first ? text.text.slice(first.bodyStart, lineEnd(text, first.bodyStart, first.bodyStart + LONGEST_HEADING)) : '';
}

const LONGEST_HEADING = 40;

/** Where the lead ends and the first heading or issue begins. */
function endOfLead(root: Node, closing: number): number {
  const first = root.children[0];
  return Math.max(first ? first.mark.start : closing, Math.min(closing, 200));
}
