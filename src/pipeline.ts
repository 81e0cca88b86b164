import { transcode } from 'node:buffer';
import { createHash } from 'node:crypto';
import { findFindings } from './check/index.ts';
import { type Choice, chosen } from './check/select.ts';
import { findCitations } from './extract/citations.ts';
import { findContacts } from './extract/contacts.ts';
import { type DateMentionDraft, type ResolvedDate, resolveDates, type YearContext } from './extract/dates.ts';
import { findHeadline } from './extract/headline.ts';
import { changeOf, findPlans, modalityOf, type PlannedZone } from './extract/modality.ts';
import { findQuantities, IN_CHROME, IN_CONTACT, IN_MARKER, type QuantityDraft } from './extract/quantities.ts';
import { findSanctions } from './extract/sanctions.ts';
import { findSubjects } from './extract/subjects.ts';
import { CLOSING_OPENING, FOLLOW_UP_OPENING, PROBLEM_CUE } from './lexicon/headings.ts';
import type { Count, Notice, Section, Source, Span } from './model/notice.ts';
import type { Change, DocumentKind, HeadlineKey, Lang } from './model/vocabulary.ts';
import { type Frame, findFrame } from './structure/chrome.ts';
import {
  documentKind,
  findInspector,
  findRound,
  findSignature,
  findTitle,
  inspectedUnit,
  type Title,
  unitInTitle,
} from './structure/document.ts';
import { type Interpretation, interpret, isParagraphStart, type Range } from './structure/interpret.ts';
import { findMarks, type LabelMark, type Mark } from './structure/marks.ts';
import { trimEnd, trimStart } from './structure/sentences.ts';
import { findTables } from './structure/tables.ts';
import { buildTree, type Node } from './structure/tree.ts';
import { newClass, tableOf } from './text/chars.ts';
import { type Clean, clean, GAP_NONE, sourceEnd, sourceStart } from './text/clean.ts';
import { runBack, runOn, SENTENCE } from './text/edges.ts';
import { type PlacedFinding, placeFindings } from './text/places.ts';
import { closeOf, findZones, IN_TITLE, type Zones } from './text/zones.ts';

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
  const bytes = encode(text);
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

/** The text in UTF-8; lone surrogates become U+FFFD. */
function encode(text: string): Uint8Array {
  // several times as fast as Buffer.from, but only for well-formed text and where Node has its Unicode library
  const isWellFormed = (text as { isWellFormed?: () => boolean }).isWellFormed?.() ?? false;
  return isWellFormed && transcode ? transcode(Buffer.from(text, 'utf16le'), 'utf16le', 'utf8') : Buffer.from(text, 'utf8');
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

/** Parses a text whose source (bytes, format, encoding) is already known. */
export function parseSource(text: string, source: Source, options: Pick<ParseOptions, 'withText' | 'lang'> = {}): Notice {
  return toNotice(runStages(text), options.withText ? { ...source, text } : source, options.lang ?? 'zh');
}

// ---------------------------------------------------------------------------------------------------------------- stages

interface Fields {
  kind: DocumentKind;
  title: Title | null;
  unit: { value: string; range: Range } | null;
  inspector: Range | null;
  round: Range | null;
  period: ResolvedDate | null;
  feedback: ResolvedDate | null;
  published: ResolvedDate | null;
}

interface Stages {
  text: Clean;
  zones: Zones;
  frame: Frame;
  root: Node;
  structure: Interpretation;
  fields: Fields;
  dates: ResolvedDate[];
  damaged: Range[];
  counts: QuantityDraft[];
  planned: PlannedZone[];
  sanctions: ReturnType<typeof findSanctions>;
  citations: ReturnType<typeof findCitations>;
  contacts: ReturnType<typeof findContacts>;
  headline: ReturnType<typeof findHeadline>;
}

const LF = 10;

function runStages(source: string): Stages {
  const text = clean(source);
  const zones = findZones(text);
  const frame = findFrame(text);
  const oneLine = isOneLine(text);
  const title = findTitle(text, frame);
  const body = outline(text, zones, frame, oneLine);
  const leadEnd = endOfLead(text, body.root);
  const kind = documentKind(title?.formal ? title.value : '', text.text.slice(0, Math.min(leadEnd, 4000)), body);
  const structure = interpret(text, zones, body.root, kind, title?.value ?? '', oneLine);
  for (const l of frame.lines) zones.flags.fill(zones.flags[l.start]! | IN_CHROME, l.start, l.end);
  const contactsFrom = kind === 'other' ? 0 : Math.min(body.closing, frame.end);
  const contacts = findContacts(text, zones.flags, contactsFrom, frame.end);
  for (const c of contacts) for (let i = c.start; i < c.end; i++) zones.flags[i]! |= IN_CONTACT;
  flagMarkers(body.root, zones.flags);
  const found = findQuantities(text, zones);
  const drafts = found.dates;
  // a short notice without headings is all lead
  const signatureFrom = body.root.children.length > 0 ? leadEnd : titleEndOf(title);
  const signature = findSignature(text, signatureFrom, frame.end);
  const { fields, context } = documentFields(text, frame, kind, title, leadEnd, drafts, structure, signature, body.closing);
  const fed = context.feedback < 0 ? null : (resolveDates(drafts.slice(0, context.feedback + 1), context)[context.feedback]?.from ?? null);
  if (fed) {
    // once the feedback has its year, what was done about it is counted from there
    const [year, month, day] = fed.split('-').map(Number) as [number, number, number];
    context.answered = { year, month, day };
  }
  const dates = resolveDates(drafts, context);
  fields.period = pick(dates, context.period);
  fields.feedback = pick(dates, context.feedback);
  fields.published = pick(dates, context.published);
  supplyUnits(text, found.counts);
  shareBounds(text, found.counts);
  const planned = plannedZones(kind, structure);
  // a plan for rectification: what it announces is no figure of a result, and whom it threatens is not yet held to account
  const announced = kind === 'other' && title !== null && PLAN_TITLE.test(title.value);
  if (announced) planned.push({ start: leadEnd, end: body.closing, why: 'outlook' });
  const sanctions = findSanctions(text, zones, found.counts).filter((x) => !announced || x.people !== null);
  const citations = findCitations(text, zones);
  const inAnswers = spansOf(structure.issues.filter((i) => i.role !== 'shortcoming').map((i) => i.range));
  const followUps = spansOf(structure.measures.filter((m) => m.scope === 'follow-up' || m.scope === 'plan'));
  const headline = findHeadline(
    text,
    found.counts,
    sanctions,
    (at) => !inAnswers(at) && !followUps(at) && (zones.flags[at]! & (IN_CHROME | IN_TITLE)) === 0,
    kind,
  );
  if (announced) for (const key of Object.keys(headline) as HeadlineKey[]) if (!PLANNED_FIGURES.has(key)) delete headline[key];
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

function flagMarkers({ children }: Node, flags: Uint8Array): void {
  for (const child of children) {
    for (let i = child.mark.start; i < child.mark.end; i++) flags[i]! |= IN_MARKER;
    flagMarkers(child, flags);
  }
}

/** What a plan for rectification states as a fact: what there is to be done. */
const PLANNED_FIGURES: ReadonlySet<HeadlineKey> = new Set(['issues.aspects', 'issues.total', 'measures.total', 'clues.total']);

function titleEndOf(title: Fields['title']): number {
  return title ? title.parts[title.parts.length - 1]!.end : 0;
}

function pick(dates: readonly ResolvedDate[], index: number): ResolvedDate | null {
  const d = index >= 0 ? dates[index] : undefined;
  return d && d.from !== null ? d : null;
}

/** How the findings reached the unit: fed back; of an audit also delivered; of a review also handed over. */
const FED_BACK = {
  inspection: /反馈(?!意见整改|问题整改|意见.{0,6}推进会)/,
  audit: /反馈(?!意见整改|问题整改)|(?:送达|出具|印发|下达)[^,，。]{0,24}审计(?:报告|结果|决定)|送达审计/,
  review: /反馈(?!意见整改|问题整改)|交办|转交|(?:以|印发).{0,40}(?:审议|评议)意见/,
} as const;

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
  return longest > 600 && longest > text.length * 0.4;
}

// ---------------------------------------------------------------------------------------------------------------- outline

const CUE =
  /(?:针对|关于|对于|就)(?:关于|针对|反馈的|指出的)?(?:“[^\n]{4,160}?”|(?:[^,，。;；:：\n“”]|“[^”\n]{1,30}”){4,80}?(?:的)?(?:问题|意见|建议))(?:的?(?:问题|方面|意见|建议|情况))?(?=[,，。:：;；\n]|的?整改|$)/y;
const PROBLEM_OPENING = /^(?:针对|关于|对于|就)(?:关于|针对|反馈的|指出的)?(?:“|.{3,80}?(?:问题|意见|方面|不到位|不够|不足))/;

function outline(
  text: Clean,
  zones: Zones,
  frame: Frame,
  oneLine: boolean,
): { root: Node; closing: number; hasAnswers: boolean; framedIssues: number } {
  const found = findMarks(text, zones);
  const tables = findTables(text);
  let marks: Mark[] = found.marks;
  let labels: LabelMark[] = found.labels;
  if (tables.rows.length > 0) {
    const quiet = spansOf(tables.quiet);
    const inTable = spansOf(tables.spans);
    marks = marks.filter((m) => !quiet(m.start) && !(inTable(m.start) && m.kind === 'problem')).concat(tables.rows);
    labels = labels.filter((l) => !inTable(l.start)).concat(tables.labels);
    marks.sort((a, b) => a.start - b.start);
    labels.sort((a, b) => a.start - b.start);
  }
  if (frame.lines.length > 0) {
    const chrome = frame.lines;
    const inFrame = (at: number): boolean => chrome.some((l) => at >= l.start && at < l.end);
    marks = marks.filter((m) => !inFrame(m.start));
    labels = labels.filter((l) => !inFrame(l.start));
  }
  ({ marks, labels } = headingLabels(text, marks, labels));
  ({ marks, labels } = numberedLabels(marks, labels));
  marks = marks.concat(unmarkedAspects(text, marks)).sort((a, b) => a.start - b.start);
  let framedIssues = 0;
  let lastSignal = 0;
  const isProblem = (m: Mark): boolean =>
    (text.classes[m.end]! & CUE_OPENING) !== 0 && PROBLEM_OPENING.test(text.text.slice(m.end, m.end + 100));
  for (const m of marks) {
    if (isProblem(m)) {
      framedIssues++;
      lastSignal = Math.max(lastSignal, m.end);
    } else if (m.kind === 'problem' || m.kind === 'row') lastSignal = Math.max(lastSignal, m.end);
  }
  for (const l of labels) if (l.field !== 'other' && l.field !== 'problem') lastSignal = Math.max(lastSignal, l.end);
  const cues = [
    ...findCues(text, zones, oneLine, marks, labels),
    ...findBareTitles(text, marks, labels),
    ...findJudgedLines(text, marks, labels),
  ].sort((a, b) => a.start - b.start);
  if (cues.length > 0) {
    framedIssues += cues.length;
    lastSignal = Math.max(lastSignal, cues[cues.length - 1]!.end);
    marks = marks.concat(cues).sort((a, b) => a.start - b.start);
  }
  const virtual: Mark[] = [];
  const closing = findClosing(text, oneLine, lastSignal, marks, frame.end, virtual);
  if (virtual.length > 0) marks = marks.concat(virtual).sort((a, b) => a.start - b.start || (a.kind === 'virtual' ? -1 : 1));
  const root = buildTree({ text, marks, labels, end: Math.min(closing, startOfSignature(text, lastSignal, closing)), isProblem });
  const hasAnswers = labels.filter((l) => l.field === 'answer' || l.field === 'completion').length >= 2 || tables.rows.length > 0;
  return { root, closing, hasAnswers, framedIssues };
}

/** 一、整改任务 二、整改目标 三、整改措施: headings that are field labels of one single issue. */
function headingLabels(text: Clean, marks: Mark[], labels: LabelMark[]): { marks: Mark[]; labels: LabelMark[] } {
  const at = new Map(labels.map((l) => [l.start, l]));
  const ends = new Set(marks.map((m) => m.end));
  // (一)存在的主要问题 on a line of its own is a heading, not a field
  const plain = { marks, labels: labels.filter((l) => !(l.bare && ends.has(l.start))) };
  const headed = marks.filter(
    (m) =>
      (m.kind === 'han' || m.kind === 'digit' || m.kind === 'han-paren') &&
      m.paragraph &&
      at.get(m.end) &&
      isWholeLine(text, at.get(m.end)!),
  );
  if (headed.length < 2) return plain;
  const kinds = headed.filter((m) => m.kind === headed[0]!.kind);
  const fields = new Set(kinds.map((m) => at.get(m.end)!.field));
  // the same field twice is a field of several issues, whose markers are something else
  const words = kinds.map((m) => at.get(m.end)!.text);
  if (kinds.length < 2 || fields.size < 2 || !words.some((w) => /目标|任务$/.test(w)) || !words.some((w) => /措施|完成情况|举措/.test(w)))
    return plain;
  if (kinds.length > fields.size + 2) return plain;
  const gone = new Set(kinds);
  const first = at.get(kinds[0]!.end)!;
  const moved = labels.map((l) => {
    const mark = kinds.find((m) => m.end === l.start);
    if (!mark) return l;
    // 整改任务 at the top is what was found, not what was done
    const field = l === first && l.field === 'answer' ? 'problem' : l.field;
    return { ...l, field, start: mark.start, line: true } as LabelMark;
  });
  return { marks: marks.filter((m) => !gone.has(m)), labels: moved };
}

/** 问题一：… (一)问题表现：… (二)整改措施：… again and again: the numbers count the fields of an issue, they head nothing. */
function numberedLabels(marks: Mark[], labels: LabelMark[]): { marks: Mark[]; labels: LabelMark[] } {
  const at = new Map(labels.map((l) => [l.start, l]));
  const dropped = new Set<Mark>();
  for (const kind of ['han-paren', 'digit', 'digit-paren', 'circled'] as const) {
    const own = marks.filter((m) => m.kind === kind && m.paragraph);
    const headed = own.filter((m) => at.has(m.end));
    if (headed.length < 4 || headed.length < own.length) continue;
    const words = headed.map((m) => at.get(m.end)!.text);
    const fields = new Set(headed.map((m) => at.get(m.end)!.field));
    if (fields.size >= 2 && fields.has('answer') && new Set(words).size <= words.length / 2) for (const m of headed) dropped.add(m);
  }
  if (dropped.size === 0) return { marks, labels };
  const starts = new Map([...dropped].map((m) => [m.end, m.start]));
  return {
    marks: marks.filter((m) => !dropped.has(m)),
    labels: labels.map((l) => (starts.has(l.start) ? { ...l, start: starts.get(l.start)!, line: true } : l)),
  };
}

const ASPECT_LINE = /^[^\d,，。;；:：、!！?？|\t]{4,30}方面(?:的问题|存在的?问题|问题整改情况|整改情况)?$/;

const JUDGED_LINE = /^[^\d,。;:!?|\t]{5,40}$/;

/** Lines 理论学习方面 between numbered problems, without a marker of their own: aspects, in a document that numbers none. */
function unmarkedAspects(text: Clean, marks: readonly Mark[]): Mark[] {
  if (marks.some((m) => m.kind === 'han-paren')) return [];
  const starts = new Set(marks.map((m) => m.start));
  const out: Mark[] = [];
  for (const m of marks) {
    // the line above a paragraph's marker
    if (m.kind !== 'digit' && m.kind !== 'problem' && m.kind !== 'digit-paren') continue;
    if (m.start === 0 || text.codes[m.start - 1] !== LF) continue;
    const end = m.start - 1;
    const start = runBack(text.classes, end, end - 40, SENTENCE);
    if (start > 0 && text.codes[start - 1] !== LF) continue;
    const line = text.text.slice(start, end);
    if (ASPECT_LINE.test(line) || (m.kind === 'problem' && JUDGED_LINE.test(line) && PROBLEM_CUE.test(line) && !starts.has(start)))
      out.push({ kind: 'han-paren', value: out.length + 1, start, end: start, line: true, paragraph: true });
  }
  return out.length >= 2 ? out : [];
}

function isWholeLine(text: Clean, label: LabelMark): boolean {
  const c = text.codes[label.end];
  return c === LF || c === undefined || label.end >= text.length;
}

const PLAN_TITLE = /(?:方案|计划|安排)(?:\([^)]*\))?$/;

/** Fields that follow the title of an issue, not another field. */
const FIRST_FIELDS: ReadonlySet<string> = new Set(['answer', 'target', 'completion', 'leaders', 'units']);

/**
 * Titles on a line of their own, without any marker, right above the first field of their issue (整改情况：…), again and again.
 * Only a judgement counts, or a line that ends without a stop.
 */
function findBareTitles(text: Clean, marks: readonly Mark[], labels: readonly LabelMark[]): Mark[] {
  const t = text.text;
  const markStarts = new Set(marks.map((m) => m.start));
  const labelStarts = new Set(labels.map((l) => l.start));
  const bareStarts = new Set(labels.filter((l) => l.bare || text.codes[l.end] === LF).map((l) => l.start));
  const titles: Mark[] = [];
  const above = new Map<string, number>();
  for (const label of labels) {
    if (!label.line || !FIRST_FIELDS.has(label.field) || label.start < 2) continue;
    const end = label.start - 1;
    const start = t.lastIndexOf('\n', end - 1) + 1;
    const line = t.slice(start, end);
    // 问题表现 | 闲置仓房多年未清 | 整改措施: the line is a field, not a title
    if (start > 1 && bareStarts.has(t.lastIndexOf('\n', start - 2) + 1)) continue;
    if (line.length < 5 || line.length > 70 || markStarts.has(start) || labelStarts.has(start) || /[:：|\t]/.test(line)) continue;
    if (!(/[^。;；]$/.test(line) || PROBLEM_CUE.test(line)) || (line.match(/。/g)?.length ?? 0) > 1) continue;
    above.set(label.text, (above.get(label.text) ?? 0) + 1);
    titles.push({ kind: 'cue', value: 0, start, end: start, line: true, paragraph: true });
  }
  const most = Math.max(0, ...above.values());
  return most >= 2 ? titles : [];
}

/**
 * Problems on lines of their own, without marker, field or stop, each above the paragraphs that answer it, below numbered headings:
 * （一）法治建设有差距 / 行政执法监督“宽松软” / 第一，… Told by most of such lines being judgements.
 */
function findJudgedLines(text: Clean, marks: readonly Mark[], labels: readonly LabelMark[]): Mark[] {
  const t = text.text;
  const heading = marks.find((m) => m.kind === 'han-paren' && m.line);
  if (!heading || labels.some((l) => l.field === 'answer') || marks.some((m) => m.kind === 'problem' || m.kind === 'row')) return [];
  const markStarts = new Set(marks.map((m) => m.start));
  const lines: Mark[] = [];
  let judged = 0;
  for (let start = t.indexOf('\n', heading.start) + 1; start > 0 && start < text.length; ) {
    const next = t.indexOf('\n', start);
    if (next < 0) break;
    const size = next - start;
    if (size >= 4 && size <= 40 && !markStarts.has(start)) {
      const line = t.slice(start, next);
      const after = t.indexOf('\n', next + 1);
      if (!/[。;；:：|\t]/.test(line) && /[。;]$/.test(t.slice(next + 1, after < 0 ? text.length : after))) {
        lines.push({ kind: 'cue', value: 0, start, end: start, line: true, paragraph: true });
        if (PROBLEM_CUE.test(line) || /[“”]$/.test(line)) judged++;
      }
    }
    start = next + 1;
  }
  return judged >= 3 && judged >= lines.length * 0.6 ? lines : [];
}

const CUE_OPENING = newClass('针关对就');

/** Paragraphs 针对“…”问题,… that open an issue without a marker. */
function findCues(text: Clean, zones: Zones, oneLine: boolean, marks: readonly Mark[], labels: readonly LabelMark[]): Mark[] {
  const t = text.text;
  const taken = new Set<number>();
  for (const m of marks) taken.add(m.end);
  for (const l of labels) taken.add(l.end);
  const out: Mark[] = [];
  for (let i = 0; i < text.length; i++) {
    if ((text.classes[i]! & CUE_OPENING) === 0) continue;
    if (!(i === 0 || text.codes[i - 1] === LF || text.gap[i]! !== GAP_NONE)) continue;
    if (!isParagraphStart(text, oneLine, i) || taken.has(i) || zones.flags[i]! & IN_TITLE) continue;
    CUE.lastIndex = i;
    const m = CUE.exec(t);
    if (!m) continue;
    const line = t.slice(i, lineEnd(text, i, i + 400));
    if (/(?:通报|报告|公告|公示|函|通知)(?:\|*)?$/.test(line) && line.length < 90) continue;
    if (
      /^(?:针对|对于|对|就)(?:已|正在|尚未|需要|整改|未|能够|巡[察视](?:组)?(?:反馈|指出)的?问题|反馈的?问题|上述|以上|存在的?问题)/.test(
        line,
      )
    )
      continue;
    out.push({ kind: 'cue', value: 0, start: i, end: i, line: text.codes[i - 1] === LF || i === 0, paragraph: true });
  }
  if (out.length === 1 && !/“/.test(t.slice(out[0]!.start, out[0]!.start + 8))) return [];
  return out;
}

const SHORTCOMING_OPENING =
  /^(?:在(?:肯定|总结|取得|看到|充分肯定).{0,30}(?:同时|成绩)|(?:同时|但是?|但同时|与此同时)?[,，]?(?:我们|我局|我委)?也?(?:清醒|深刻|充分)(?:地)?(?:认识|看)到|(?:虽然|尽管|回顾).{0,60}(?:问题|不足|差距|短板))/;

const FULL_STOP_CODE = '。'.charCodeAt(0);
const CLOSING_CHARACTER = tableOf('(大村居党群欢如特以专请接公监本联咨举反通邮电来意干社广附我单');
/** 五、公示期与联系方式 */
const CONTACT_HEADING =
  /^[^。;；]{0,10}(?:公示|联系方式|监督(?:举报)?(?:方式|电话|渠道)|接受监督|反馈(?:方式|渠道)|举报)[^。;；]{0,16}[。:：]?$/;

/** Where the body ends: the first closing words after the last sign of an answer. Un-numbered headings on the way become marks. */
function findClosing(text: Clean, oneLine: boolean, lastSignal: number, marks: readonly Mark[], end: number, virtual: Mark[]): number {
  const t = text.text;
  let followUp = false;
  const lastMark = marks.length > 0 ? marks[marks.length - 1]!.end : 0;
  const lastChapter = startOfLast(
    marks,
    (x) => (x.kind === 'han' || x.kind === 'han-paren') && !/^.{0,12}(?:联系|公示|监督|意见反馈)/.test(t.slice(x.end, x.end + 20)),
  );
  let inFollowUp = false;
  let m = 0;
  for (let i = Math.max(0, lastSignal); i < end; i++) {
    const before = text.codes[i - 1];
    const lineStart = i === 0 || before === LF;
    const gapped = text.gap[i]! !== GAP_NONE;
    const afterStop = before === FULL_STOP_CODE;
    if (!lineStart && !gapped && !afterStop) continue;
    while (m < marks.length && marks[m]!.start < i) {
      const k = marks[m]!.kind;
      if (k === 'han' || k === 'han-paren')
        inFollowUp = /^.{0,20}(?:下一?步|今后|巩固|打算)/.test(t.slice(marks[m]!.end, marks[m]!.end + 30));
      m++;
    }
    const paragraph = isParagraphStart(text, oneLine, i);
    const head = t.slice(i, i + 60);
    if (paragraph || (gapped && !oneLine)) {
      if (!followUp && !inFollowUp && FOLLOW_UP_OPENING.test(head) && !/^下一?步[:：]?$/.test(head.split('\n')[0]!)) {
        const body = t.slice(i, i + 400);
        if (i > lastSignal && body.length > 10 && marks[m - 1]?.end !== i) {
          virtual.push({ kind: 'virtual', value: 0, start: i, end: i, line: lineStart, paragraph: true });
          followUp = true;
          continue;
        }
      }
      if (SHORTCOMING_OPENING.test(head)) {
        virtual.push({ kind: 'virtual', value: 0, start: i, end: i, line: lineStart, paragraph: true });
        continue;
      }
    }
    const c = head[0]!;
    if (CLOSING_CHARACTER[c.charCodeAt(0)] !== 1) continue;
    if (!CLOSING_OPENING.test(head)) continue;
    if (
      !paragraph &&
      !/^(?:欢迎|(?:大家|[村居]民|群众).{0,10}对.{0,12}意见|联系(?:电话|方式|人)|监督(?:举报)?电话|如(?:有|对)|特此|公示(?:时间|期))/.test(
        head,
      )
    )
      continue;
    // 附件:1.清单 2.目录 : the numbers are those of the attachments
    if (/^(?:公示|附(?!件[:：]))/.test(head) && i < lastMark) continue;
    if (i < lastChapter) continue;
    // a heading of its own: 五、公示期与联系方式
    for (let k = marks.length - 1; k >= 0; k--) {
      const x = marks[k]!;
      if (x.start >= i) continue;
      const between = t.slice(x.end, i);
      if (x.end > lastSignal && between.length <= 60 && (between === '' || CONTACT_HEADING.test(between.split('\n', 1)[0]!)))
        return x.start;
      break;
    }
    const heading = marks.find((x) => x.end === i);
    return heading ? heading.start : i;
  }
  // headings that announce the contacts
  const lastHan = startOfLast(marks, (x) => x.kind === 'han');
  for (const x of marks) {
    if (
      x.start > lastSignal &&
      x.start >= lastHan &&
      (x.kind === 'han' || x.kind === 'han-paren') &&
      /^.{0,10}(?:公示(?:期|时间)|联系方式|监督(?:方式|电话)|意见反馈)/.test(t.slice(x.end, x.end + 20))
    )
      return x.start;
  }
  return end;
}

/** Where the signature, or the date that stands for it, begins: no item reaches into it. */
function startOfSignature(text: Clean, from: number, to: number): number {
  const end = trimEnd(text, from, to);
  const line = text.text.lastIndexOf('\n', end - 1) + 1;
  if (line <= from) return to;
  const signature = findSignature(text, from, to);
  if (signature && signature.start > from) return signature.start;
  return /^(?:\d{4}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$/.test(
    text.text.slice(line, end),
  )
    ? line
    : to;
}

function startOfLast(marks: readonly Mark[], is: (mark: Mark) => boolean): number {
  for (let k = marks.length - 1; k >= 0; k--) if (is(marks[k]!)) return marks[k]!.start;
  return -1;
}

/** The end of the line in which `i` stands, looked for up to `limit`. */
function lineEnd(text: Clean, i: number, limit: number): number {
  const stop = Math.min(text.length, limit);
  let e = i;
  while (e < stop && text.codes[e] !== LF) e++;
  return e;
}

/** Where the lead ends and the first heading or issue begins. */
function endOfLead(text: Clean, root: Node): number {
  const first = root.children[0];
  const at = first ? first.mark.start : text.length;
  return Math.max(at, Math.min(text.length, 200));
}

// ---------------------------------------------------------------------------------------------------------------- fields

interface FieldContext extends YearContext {
  period: number;
  feedback: number;
  published: number;
}

function documentFields(
  text: Clean,
  frame: Frame,
  kind: DocumentKind,
  title: Fields['title'],
  leadEnd: number,
  drafts: readonly DateMentionDraft[],
  structure: Interpretation,
  signature: ReturnType<typeof findSignature>,
  closing: number,
): { fields: Fields; context: FieldContext } {
  const t = text.text;
  const titleEnd = title ? title.parts[title.parts.length - 1]!.end : 0;
  const chromeEnd = frame.lines.filter((l) => l.end <= leadEnd).reduce((n, l) => Math.max(n, l.end), 0);
  let leadStart = Math.max(titleEnd, chromeEnd > titleEnd && chromeEnd < leadEnd ? chromeEnd : 0);
  if (leadStart >= leadEnd) leadStart = titleEnd;
  const lead: Range = { start: leadStart, end: Math.min(leadEnd, leadStart + 3000) };
  const overview: Range = { start: leadStart, end: Math.min(structure.issuesStart, leadStart + 12000) };
  const titleRange: Range = title ? { start: title.parts[0]!.start, end: titleEnd } : { start: 0, end: 0 };

  // dates that say when
  let period = -1;
  let feedback = -1;
  let published = -1;
  let spoken = -1;
  const INSPECT = /巡[察视]|督察|审计|评议|检查|进驻/;
  const searchEnd = kind === 'work-report' ? 0 : lead.end;
  for (let k = 0; k < drafts.length; k++) {
    const d = drafts[k]!;
    if (d.start < leadStart || d.start >= Math.max(searchEnd, lead.end)) continue;
    const s = sentenceAround(text, d.start, d.end);
    const sentence = t.slice(s.start, s.end);
    const afterDate = t.slice(d.end, s.end);
    const beforeDate = t.slice(s.start, d.start);
    if (kind === 'work-report') continue;
    if (
      period < 0 &&
      d.to &&
      !d.open &&
      INSPECT.test(sentence) &&
      !/整改期|集中整改/.test(beforeDate.slice(-8)) &&
      !/^(?:前|期间,?整改)/.test(afterDate) &&
      !d.yearOnly
    ) {
      period = k;
      continue;
    }
    if (feedback < 0 && !d.to && !d.open && d.from.day > 0 && /反馈(?:时间|日期)[:：]?$/.test(beforeDate)) {
      feedback = k;
      continue;
    }
    if (
      feedback < 0 &&
      !d.to &&
      !d.open &&
      (d.from.day > 0 || d.from.month > 0) &&
      FED_BACK[kind === 'audit-rectification' ? 'audit' : kind === 'assessment' ? 'review' : 'inspection'].test(sentence) &&
      !/上反馈后|整改情况反馈/.test(sentence)
    ) {
      const f = afterDate.search(FED_BACK[kind === 'audit-rectification' ? 'audit' : kind === 'assessment' ? 'review' : 'inspection']);
      const next = drafts[k + 1];
      // the date nearest to the word is the one that is meant
      const clauseHasFeedback = f >= 0 && f < 120 && !(next && next.start < d.end + f && next.from.day > 0);
      if (clauseHasFeedback && afterDate[0] !== '《') {
        feedback = k;
      }
    }
  }
  // a feedback date outside the lead: 二、… 2024年7月26日,巡察组反馈
  for (let k = 0; feedback < 0 && k < drafts.length && kind !== 'work-report'; k++) {
    const d = drafts[k]!;
    if (d.start < lead.end || d.start >= overview.end) continue;
    const s = sentenceAround(text, d.start, d.end);
    if (
      !d.to &&
      !d.open &&
      d.from.day > 0 &&
      /^[^。;；]{0,60}(?:巡[察视]|督察|审计|评议)[^。;；]{0,40}反馈/.test(t.slice(d.end, s.end)) &&
      !/反馈(?:问题|意见).{0,6}(?:整改|方案)/.test(t.slice(d.end, s.end))
    )
      feedback = k;
  }
  for (let k = 0; k < drafts.length; k++) {
    const d = drafts[k]!;
    if (
      spoken < 0 &&
      d.start < lead.start + 3000 &&
      /——$|^$/.test(t.slice(Math.max(0, d.start - 2), d.start)) &&
      t.slice(Math.max(0, d.start - 2), d.start) === '——' &&
      /^(?:在|于)/.test(t.slice(d.end, d.end + 2))
    )
      spoken = k;
    if (published < 0 && (d.start < lead.end || d.start > closing) && d.from.day > 0 && !d.to) {
      const label = t.slice(Math.max(0, d.start - 8), d.start);
      if (
        /(?:发布|发表|更新|公开)(?:时间|日期)[:：]?$|^(?:时间|日期)[:：]$|[\n|](?:时间|日期)[:：]$/.test(label.replace(/\s/g, '')) ||
        (inLines(frame, d.start) && d.from.year > 0 && published < 0 && !/成文/.test(label))
      )
        published = k;
    }
  }
  // the date of the signature
  let signed = -1;
  for (let k = drafts.length - 1; k >= 0; k--) {
    const d = drafts[k]!;
    if (d.end > frame.end) continue;
    if (d.start < Math.min(closing, frame.end - 1) - 4000) break;
    if (d.from.day > 0 && !d.to && !d.open && d.from.year > 0) {
      const lineStart = d.start === 0 || text.codes[d.start - 1] === LF || text.gap[d.start]! !== GAP_NONE;
      const lineEnd =
        d.end >= text.length ||
        text.codes[d.end] === LF ||
        /^(?:印发|发布|公布)(?:\n|$)/.test(t.slice(d.end, d.end + 3)) ||
        text.codes[d.end] === 124 ||
        text.gap[d.end]! !== GAP_NONE;
      if (
        (lineStart || (signature !== null && d.start >= signature.start)) &&
        lineEnd &&
        (d.start > leadEnd || (signature !== null && d.start >= signature.start))
      ) {
        signed = k;
        break;
      }
    }
  }
  if (published < 0) published = signed;

  const unit = findUnit(text, kind, title, lead, signature);
  const inspector =
    kind === 'work-report'
      ? null
      : findInspector(
          t,
          kind,
          [titleRange, lead, overview]
            .filter((r) => r.end > r.start)
            .sort((a, b) =>
              kind === 'audit-rectification' || kind === 'assessment' ? 0 : (a === titleRange ? 1 : 0) - (b === titleRange ? 1 : 0),
            ),
        );
  const round = kind === 'work-report' ? null : findRound(t, [titleRange, lead, overview]);

  // years
  const ref = (k: number): { year: number; month: number; day: number } => {
    const d = k >= 0 ? drafts[k]! : null;
    return d ? { year: d.from.year, month: d.from.month, day: d.from.day } : { year: 0, month: 0, day: 0 };
  };
  const spokenAt = spoken >= 0 ? ref(spoken) : signed >= 0 ? ref(signed) : ref(published);
  const p = period >= 0 ? drafts[period]! : null;
  let base = { year: 0, month: 0, day: 0 };
  if (p) {
    let y = p.to!.year || p.from.year;
    if (y === 0) {
      const anchor =
        drafts.find((d, k) => k !== period && d.from.year > 0 && d.from.month > 0 && d.start < lead.end)?.from.year ?? spokenAt.year;
      y = anchor;
    }
    const endMonth = p.to!.month || p.from.month;
    if (p.to!.year === 0 && (p.to!.anaphoric === 1 || (endMonth < p.from.month && p.from.year > 0))) y = p.from.year + 1;
    base = { year: y, month: endMonth, day: p.to!.day };
  } else if (feedback >= 0 && ref(feedback).year > 0) base = ref(feedback);
  if (base.year === 0) {
    const titleYear = drafts.find((d) => title && d.start < titleEnd && d.from.year > 0)?.from.year ?? 0;
    const firstFull = drafts.find((d) => d.from.year > 0 && d.from.month > 0)?.from ?? null;
    if (kind === 'work-report' && titleYear > 0) base = { year: titleYear, month: 1, day: 1 };
    else if (firstFull && !inLines(frame, drafts.find((d) => d.from === firstFull)!.start))
      base = { year: firstFull.year, month: firstFull.month, day: firstFull.day };
    else if (spokenAt.year > 0) base = { year: spokenAt.year, month: 1, day: 1 };
    else base = { year: titleYear || drafts.find((d) => d.from.year > 0)?.from.year || 0, month: 1, day: 1 };
  }
  const boundaries = boundariesOf(text, structure);
  const firstPlanned = structure.measures.find((m) => m.scope === 'follow-up' || m.scope === 'plan');
  let planFrom = text.length;
  let planYear = 0;
  if (firstPlanned) {
    // the heading above the first planned item, with the year it names
    const above = structure.headings.filter((h) => h.mark.start <= firstPlanned.start && h.end >= firstPlanned.end);
    planFrom = above.length > 0 ? above[0]!.mark.start : firstPlanned.start;
    const named = drafts.find((d) => d.start >= planFrom && d.start < firstPlanned.start && d.yearOnly && d.from.year > 0) ?? null;
    const titled = drafts.filter((d) => title && d.start < titleEnd && d.from.year > 0);
    const onlyPlans = kind === 'work-report' && structure.measures.every((m) => m.scope === 'plan');
    // 上半年总结及下半年打算 stay within the year
    const sameYear = /下半年|四季度/.test(title?.value ?? '');
    planYear =
      named?.from.year ??
      (titled.length > 1 || sameYear || onlyPlans
        ? (titled[titled.length - 1]?.from.year ?? 0)
        : titled.length === 1
          ? titled[0]!.from.year + 1
          : 0);
    if (onlyPlans) planFrom = 0;
  }
  // 整改方案: all of it is still to come
  if (kind === 'other' && title && PLAN_TITLE.test(title.value)) planFrom = leadEnd;
  const fallbackSpoken = spokenAt.year > 0 ? spokenAt : ref(published);
  const context: FieldContext = {
    base,
    answered: base,
    isStatement: spansOf(statementSpans(structure)),
    spoken: fallbackSpoken,
    inspected: period >= 0 || feedback >= 0,
    boundaries,
    planFrom,
    closing,
    feedbackAt: feedback >= 0 ? drafts[feedback]!.start : -1,
    planYear: kind === 'work-report' ? planYear : 0,
    period,
    feedback,
    published,
  };
  return { fields: { kind, title, unit, inspector, round, period: null, feedback: null, published: null }, context };
}

/** What was found: in each issue the part before its answer. */
function statementSpans(structure: Interpretation): Range[] {
  const first = new Map<number, number>();
  for (const m of structure.measures) if (m.issue !== null && !first.has(m.issue)) first.set(m.issue, m.start);
  const spans: Range[] = [];
  structure.issues.forEach((issue, k) => {
    if (issue.role !== 'problem' && issue.role !== 'clue') return;
    const answer = issue.fields.find((f) => f.field === 'answer' || f.field === 'completion')?.start ?? first.get(k) ?? issue.title.end;
    spans.push({ start: issue.range.start, end: Math.min(answer, first.get(k) ?? answer) });
  });
  return spans;
}

function inLines(frame: Frame, at: number): boolean {
  return frame.lines.some((l) => at >= l.start && at < l.end);
}

function sentenceAround(text: Clean, start: number, end: number): Range {
  return {
    start: runBack(text.classes, start, start - 200, SENTENCE),
    end: runOn(text.classes, end, Math.min(text.length, end + 200), SENTENCE),
  };
}

function findUnit(
  text: Clean,
  kind: DocumentKind,
  title: Fields['title'],
  lead: Range,
  signature: ReturnType<typeof findSignature>,
): Fields['unit'] {
  const t = text.text;
  const entrusted = entrustingGovernment(t, lead);
  if (title) {
    const value = unitInTitle(title.value);
    // 关于津沙县2023年度…: of the place the government reports, where the lead names it
    if (value && entrusted && title.value.startsWith('关于') && /[省市县区旗州镇乡]$/.test(value)) return entrusted;
    if (value) {
      const part = title.parts.find((p) => t.slice(p.start, p.end).includes(value)) ?? title.parts[0]!;
      const at = t.indexOf(value, part.start);
      if (at >= 0) return { value, range: { start: at, end: at + value.length } };
    }
  }
  const region =
    kind === 'environmental-rectification' && title
      ? /^([\u4e00-\u9fff]{2,8}?(?:省|县|市|区|旗|州|盟))(?=第|贯彻|落实|中央|省|生态|整改|督察)/.exec(title.value)
      : null;
  if (region && signature && /办公室$|领导小组$/.test(t.slice(signature.units[0]!.start, signature.units[0]!.end))) {
    const at = t.indexOf(region[1]!, title!.parts[0]!.start);
    return { value: region[1]!, range: { start: at, end: at + region[1]!.length } };
  }
  if (signature && signature.units.length > 0) {
    const units = signature.units;
    const start = units[0]!.start;
    const end = units[units.length - 1]!.end;
    return { value: units.map((u) => t.slice(u.start, u.end)).join(''), range: { start, end } };
  }
  if (entrusted) return entrusted;
  const object = kind === 'work-report' ? null : inspectedUnit(t.slice(lead.start, lead.end));
  if (object) {
    const start = lead.start + object.index;
    return { value: object.text, range: { start, end: start + object.text.length } };
  }
  return null;
}

/** 受市人民政府委托,我向…报告 */
function entrustingGovernment(t: string, lead: Range): Fields['unit'] {
  const m = /受([\u4e00-\u9fff]{0,8}人民政府)(?:的)?委托/.exec(t.slice(lead.start, lead.end));
  if (!m) return null;
  const start = lead.start + m.index + 1;
  return { value: m[1]!, range: { start, end: start + m[1]!.length } };
}

/** Beginnings of paragraphs, issues and measures: a year does not carry over them. */
function boundariesOf(text: Clean, structure: Interpretation): Int32Array {
  const at: number[] = [];
  for (let i = text.text.indexOf('\n'); i >= 0; i = text.text.indexOf('\n', i + 1)) at.push(i + 1);
  for (const i of structure.issues) at.push(i.range.start);
  for (const m of structure.measures) at.push(m.start);
  return Int32Array.from(at).sort();
}

// ---------------------------------------------------------------------------------------------------------------- counts

/** A magnitude without a unit takes the unit of its neighbour, or 元 where the words say money. */
function supplyUnits(text: Clean, counts: QuantityDraft[]): void {
  for (let k = counts.length - 1; k >= 0; k--) {
    const c = counts[k]!;
    if (!c.unitless) continue;
    const t = text.text;
    const around = t.slice(Math.max(0, c.start - 30), c.start) + t.slice(c.end, c.end + 14);
    const next = counts[k + 1];
    const previous = counts[k - 1];
    const near = (n: QuantityDraft | undefined): boolean =>
      n !== undefined &&
      !n.unitless &&
      !/[。\n]/.test(n.start > c.start ? t.slice(c.end, n.start) : t.slice(n.end, c.start)) &&
      Math.abs(n.start - c.start) < 60;
    if (/资金|金额|经费|基金|款|费|投资|投入|补助|工资|收入|支出|债|租金|价|资产|津贴|补贴|奖金|罚|缴|购|预算|贷/.test(around)) {
      c.unit = '元';
      c.kind = 'money';
    } else if (
      /(?:学生|在校生|毕业生|新生|居民|群众|职工|党员|老人|老年人|儿童|妇女|人员|体检|人群|人口|患者)[^,，。;；]{0,8}$/.test(
        t.slice(Math.max(0, c.start - 16), c.start),
      ) ||
      /^(?:名)?(?:学生|在校生|居民|群众|职工|党员|老人|儿童|妇女|人员|游客|患者)/.test(t.slice(c.end, c.end + 4))
    ) {
      c.unit = '人';
    } else if (near(next)) {
      c.unit = next!.unit;
      c.kind = next!.kind;
    } else if (near(previous)) {
      c.unit = previous!.unit;
      c.kind = previous!.kind;
    }
  }
  let kept = 0;
  for (const c of counts) if (!c.unitless || c.unit !== '' || /^[,，。;；、)）(（\n]/.test(text.text[c.end] ?? '\n')) counts[kept++] = c;
  counts.length = kept;
}

/** 保持在70%、80%以上: a bound printed once holds for each number of the list. */
function shareBounds(text: Clean, counts: QuantityDraft[]): void {
  const listed = (a: QuantityDraft, b: QuantityDraft): boolean => /^[、和及]$/.test(text.text.slice(a.tail, b.head)) && a.unit === b.unit;
  for (let k = counts.length - 2; k >= 0; k--) {
    const a = counts[k]!;
    const b = counts[k + 1]!;
    if (a.bound === 'exact' && b.bound !== 'exact' && b.tail > b.end && listed(a, b)) a.bound = b.bound;
  }
  let given = false;
  for (let k = 1; k < counts.length; k++) {
    const a = counts[k - 1]!;
    const b = counts[k]!;
    // 分别不少于1次、2次、4次
    given = b.bound === 'exact' && a.bound !== 'exact' && (given || a.head < a.start) && listed(a, b);
    if (given) b.bound = a.bound;
  }
}

/** 到2025年底培育10家, 2025年6月底前完成: the days that were still to come when the notice was published. */
function futureDates(text: Clean, dates: readonly ResolvedDate[], published: string | null): number[] {
  if (published === null) return [];
  const at: number[] = [];
  for (const d of dates) {
    if (d.from === null || d.from <= published) continue;
    const before = text.text[d.start - 1] ?? '';
    if (
      /[到至于在]/.test(before) ||
      /^(?:底|末|年)?(?:以?前|之前|底前)/.test(text.text.slice(d.end, d.end + 4)) ||
      text.text[d.end - 1] === '底'
    )
      at.push(d.start);
  }
  return at;
}

/** Parts in which figures are planned: goals, the measures of environmental tasks, next steps and plans. */
function plannedZones(kind: DocumentKind, structure: Interpretation): PlannedZone[] {
  const zones: PlannedZone[] = [];
  for (const issue of structure.issues) {
    const hasGoal = issue.fields.some((f) => f.field === 'target');
    const acts = (hasGoal || kind === 'environmental-rectification') && issue.fields.some((f) => f.field === 'completion');
    for (let k = 0; k < issue.fields.length; k++) {
      const f = issue.fields[k]!;
      const end = f.end;
      if (f.field === 'target') zones.push({ start: f.start, end, why: 'goal' });
      else if (f.field === 'answer' && acts) zones.push({ start: f.start, end, why: 'action' });
    }
  }
  const { measures } = structure;
  const starts = measures.map((m) => m.start);
  const outlookStarts: number[] = [];
  const planHeads = new Set<Node>();
  /** How many of the measures before each one are plans. */
  const plansBefore = new Int32Array(measures.length + 1);
  for (let k = 0; k < measures.length; k++) {
    const m = measures[k]!;
    plansBefore[k + 1] = plansBefore[k]! + (m.scope === 'plan' ? 1 : 0);
    if (m.scope === 'plan' || m.scope === 'follow-up') {
      zones.push({ start: m.start, end: m.end, why: 'outlook' });
      outlookStarts.push(m.start);
      for (let node = m.node?.parent ?? null; node?.parent && !planHeads.has(node); node = node.parent) planHeads.add(node);
    }
  }
  // lead-ins between a plan's heading and its items
  for (const node of planHeads) {
    const first = outlookStarts[lastAtOrBefore(outlookStarts, node.mark.start - 1) + 1];
    if (first !== undefined && first > node.bodyStart) zones.push({ start: node.bodyStart, end: first, why: 'outlook' });
  }
  for (const h of structure.headings) {
    const first = lastAtOrBefore(starts, h.mark.start - 1) + 1;
    let after = lastAtOrBefore(starts, h.end) + 1;
    while (after > first && measures[after - 1]!.end > h.end) after--;
    if (after > first && plansBefore[after]! - plansBefore[first]! === after - first && !planHeads.has(h))
      zones.push({ start: h.bodyStart, end: starts[first]!, why: 'outlook' });
  }
  zones.sort((a, b) => a.start - b.start || b.end - a.end);
  return zones;
}

/** A test whether a position lies in one of some spans; spans are sorted and merged once. */
function spansOf(spans: readonly Range[]): (at: number) => boolean {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const starts: number[] = [];
  const ends: number[] = [];
  for (const s of sorted) {
    const last = ends.length - 1;
    if (last >= 0 && s.start <= ends[last]!) ends[last] = Math.max(ends[last]!, s.end);
    else {
      starts.push(s.start);
      ends.push(s.end);
    }
  }
  return (at) => {
    const k = lastAtOrBefore(starts, at);
    return k >= 0 && at < ends[k]!;
  };
}

function lastAtOrBefore(starts: readonly number[], at: number): number {
  let lo = 0;
  let hi = starts.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (starts[mid]! <= at) lo = mid + 1;
    else hi = mid;
  }
  return lo - 1;
}

// ---------------------------------------------------------------------------------------------------------------- output

/**
 * Puts the drafts into the shape of the contract. Every object is one literal with its fields in the order of the output: objects made of
 * spread parts cost several times as much.
 */
function toNotice(s: Stages, source: Source, lang: Lang): Notice {
  const structured = toOutline(s);
  const document = toDocument(s);
  const headline = toHeadline(s);
  const dates = toDates(s, structured);
  const contacts = toContacts(s);
  const { outline, issues } = structured;
  const findings = findFindings(s, { schemaVersion: 1, source, document, headline, outline, issues, dates, contacts }, lang);
  const measures = toMeasures(s, structured);
  letGo(s);
  const counts = toCounts(s, structured);
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
  const inIssues = nest(structure.issues.map((i, k) => ({ start: i.range.start, end: i.range.end, id: issueIds[k]! })));

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
  return s.structure.measures.map((d, k) => ({
    id: `m${k + 1}`,
    issue: d.issue === null ? null : issues[d.issue]!.id,
    scope: d.scope,
    marker: d.marker ? withoutPunctuation(t, d.marker) : null,
    headline: sourceText(text, d.headline),
    text: sourceText(text, d),
    start: spanStart(text, d.start),
    end: spanEnd(text, d.start, d.end),
    status: d.status,
    section: sectionAt(d.start),
  }));
}

function toCounts(s: Stages, { inSections, inIssues, inMeasures }: Structured): Notice['counts'] {
  const { text } = s;
  const sectionAt = sweep(inSections);
  const issueAt = sweep(inIssues);
  const measureAt = sweep(inMeasures);
  let z = 0;
  let previous: QuantityDraft | null = null;
  let previousChange: Change | null = null;
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
    previous = c;
    previousChange = change;
    const subject = subjects[k]!;
    return {
      id: `c${k + 1}`,
      text: sourceText(text, c),
      start: spanStart(text, c.start),
      end: spanEnd(text, c.start, c.end),
      value: c.value,
      min: c.min,
      max: c.max,
      unit: c.unit,
      kind: c.kind,
      bound: c.bound,
      modality: modalityOf(text, c, zone, plans),
      change,
      subject: subject ? sourceText(text, subject) : null,
      issue: issueAt(c.start),
      measure: measureAt(c.start),
      section: sectionAt(c.start),
    };
  });
}

function toDates(s: Stages, { inIssues, inMeasures }: Structured): Notice['dates'] {
  const { text } = s;
  const issueAt = sweep(inIssues);
  const measureAt = sweep(inMeasures);
  return s.dates.map((d, k) => ({
    id: `d${k + 1}`,
    text: sourceText(text, d),
    start: spanStart(text, d.start),
    end: spanEnd(text, d.start, d.end),
    from: d.from,
    to: d.to,
    inferred: d.inferred,
    issue: issueAt(d.start),
    measure: measureAt(d.start),
  }));
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
    unit: fields.unit ? fields.unit.value : null,
    inspector: fields.inspector ? sourceText(text, fields.inspector) : null,
    round: fields.round ? sourceText(text, fields.round) : null,
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

function spanStart(text: Clean, start: number): number {
  return sourceStart(text, start);
}

/** An empty clean span is an empty source span at its start. */
function spanEnd(text: Clean, start: number, end: number): number {
  return end <= start ? sourceStart(text, start) : sourceEnd(text, end);
}

function sourceSpan(text: Clean, r: Range): Span {
  return { start: spanStart(text, r.start), end: spanEnd(text, r.start, r.end) };
}

/** 一、 → 一 */
function withoutPunctuation(t: string, marker: Range): string {
  let { end } = marker;
  while (end > marker.start && MARKER_TAIL[t.charCodeAt(end - 1)] === 1) end--;
  return t.slice(marker.start, end);
}

const MARKER_TAIL = tableOf(',，、:：. \t\n');

/** The source slice of a clean span. */
function sourceText(text: Clean, r: Range): string {
  return r.end <= r.start ? '' : text.source.slice(sourceStart(text, r.start), sourceEnd(text, r.end));
}

const BETWEEN_NAMES = tableOf('、,，;；\n|\t');

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
    if (depth === 0 && BETWEEN_NAMES[c.charCodeAt(0)] === 1) {
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

/** The day of a deadline where it names one (…4月30日前), else the printed words. Asked for rising places. */
function deadlines(s: Stages): (deadline: Range) => string {
  let k = 0;
  return (deadline) => {
    while (k > 0 && s.dates[k - 1]!.start >= deadline.start) k--;
    while (k < s.dates.length && s.dates[k]!.start < deadline.start) k++;
    for (let i = k; i < s.dates.length && s.dates[i]!.start < deadline.end; i++) {
      const day = s.dates[i]!;
      if (day.end <= deadline.end && day.to) return day.to;
    }
    return sourceText(s.text, deadline);
  };
}

interface Labelled {
  start: number;
  end: number;
  id: string;
}

interface Nested extends Labelled {
  /** The span around this one. */
  readonly outer: Nested | null;
}

/** Orders spans that are nested or disjoint, outer ones first, and tells of each which one is around it. */
function nest(spans: Labelled[]): readonly Nested[] {
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  let open: Nested | null = null;
  return spans.map(({ start, end, id }) => {
    while (open && open.end <= start) open = open.outer;
    open = { start, end, id, outer: open };
    return open;
  });
}

/** Tells the innermost of nested spans that holds a position. Asked for positions that (mostly) rise, all answers take one sweep. */
function sweep(nested: readonly Nested[]): (at: number) => string | null {
  let k = -1;
  return (at) => {
    while (k + 1 < nested.length && nested[k + 1]!.start <= at) k++;
    while (k >= 0 && nested[k]!.start > at) k--;
    for (let span = k >= 0 ? nested[k]! : null; span; span = span.outer) if (at < span.end) return span.id;
    return null;
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
