/** The year that dates without one are counted from, and the one that plans are for. */
import type { DateMentionDraft, YearContext } from '../extract/dates.ts';
import type { Frame } from '../structure/chrome.ts';
import type { Title } from '../structure/document.ts';
import type { Interpretation } from '../structure/drafts.ts';
import { type Range, spansOf } from '../structure/spans.ts';
import type { Clean } from '../text/clean.ts';
import { PLAN_TITLE } from './planned.ts';
import { inLines, type Places, type When } from './when.ts';

interface Day {
  year: number;
  month: number;
  day: number;
}

/** What the years of a document are told from. */
export interface Reckoning extends Places {
  title: Title | null;
  titleEnd: number;
  structure: Interpretation;
  drafts: readonly DateMentionDraft[];
}

export function yearContext(document: Reckoning, when: When): YearContext {
  const { text, structure, drafts, closing, kind } = document;
  const spokenAt = spokenOf(drafts, when);
  const base = baseOf(document, when, spokenAt);
  const plan = planOf(document);
  const spoken = spokenAt.year > 0 ? spokenAt : dayOf(drafts, when.published);
  return {
    base,
    answered: base,
    isStatement: spansOf(statementSpans(structure)),
    // what a report says of itself was done by then; minutes and notices say what shall be
    // but for 剩余部分10月底前清运完毕
    isDue: (end) =>
      DUE.test(text.text.slice(end, end + 12)) && (kind === 'other' || LEFT.test(text.text.slice(Math.max(0, end - 30), end))),
    // 任职期间(2020年9月至2022年12月)…,7月18日发来审计报告: what a bracket tells in passing is not the year of what follows
    isAside: (start, end) => text.text[start - 1] === '(' && text.text[end] === ')',
    spoken,
    thisYear: thisYear(document, when, spoken),
    inspected: when.period >= 0 || when.feedback >= 0,
    boundaries: boundariesOf(text, structure),
    planFrom: plan.from,
    closing,
    feedbackAt: when.feedback >= 0 ? drafts[when.feedback]!.start : -1,
    planYear: kind === 'work-report' ? plan.year : 0,
  };
}

/** 9月13日下班前, 9月13日17:00之前 */
const DUE = /^(?:\([^()]{2,4}\))?(?:[上下]班|中午|[上下]午)?(?:\d{1,2}[:时点](?:\d{2}分?)?)?[之以]?前/;

const LEFT = /(?:剩余|余下|其余|尚未|限期|责令|答应|承诺|保证|约定)[^。;；\n]*$/;

function dayOf(drafts: readonly DateMentionDraft[], k: number): Day {
  const d = k >= 0 ? drafts[k]!.from : null;
  return d ? { year: d.year, month: d.month, day: d.day } : { year: 0, month: 0, day: 0 };
}

/** The day on which the document speaks. */
function spokenOf(drafts: readonly DateMentionDraft[], { spoken, signed, published }: When): Day {
  return dayOf(drafts, spoken >= 0 ? spoken : signed >= 0 ? signed : published);
}

/**
 * The year of 今年: that of the speech, the signature or the page. A page put up in the first months that tells in its overview what was heard or
 * done in an autumn of 今年 was written the year before.
 */
function thisYear({ text: { text: t }, drafts, overview }: Reckoning, { spoken, signed }: When, { year, month }: Day): number {
  if (year === 0 || spoken >= 0 || signed >= 0 || month > LATEST_POSTED) return year;
  const isBefore = drafts.some(
    (d) =>
      d.from.relative === 0 &&
      d.from.month - month >= HALF_A_YEAR &&
      !d.planned &&
      d.start < overview.end &&
      HAPPENED.test(t.slice(d.end, d.end + 60)),
  );
  return isBefore ? year - 1 : year;
}

const LATEST_POSTED = 3;
const HALF_A_YEAR = 6;
const HAPPENED = /^[^。;；]{0,50}(?:听取(?:和|并|、)|审议了|反馈了|[进举]行了|召开了|开展了|印发了|完成了|通报了|已)/;

function baseOf({ kind, frame, title, titleEnd, lead, drafts }: Reckoning, { period, feedback }: When, spokenAt: Day): Day {
  if (period >= 0 && drafts[period]!.to) {
    const base = endOfPeriod(drafts, period, frame, lead.end, spokenAt);
    if (base.year > 0) return base;
  } else if (feedback >= 0) {
    const base = dayOf(drafts, feedback);
    if (base.year > 0) return base;
  }
  const titleYear = drafts.find((d) => title && d.start < titleEnd && d.from.year > 0)?.from.year ?? 0;
  if (kind === 'work-report' && titleYear > 0) return { year: titleYear, month: 1, day: 1 };
  const firstFull = drafts.findIndex((d) => d.from.year > 0 && d.from.month > 0);
  // a date far down in an answer says nothing of those above it, where the document says when it speaks
  const isNear = firstFull >= 0 && (drafts[firstFull]!.start < lead.end || spokenAt.year === 0);
  if (isNear && !inLines(frame, drafts[firstFull]!.start)) return dayOf(drafts, firstFull);
  const year = spokenAt.year || titleYear || drafts.find((d) => d.from.year > 0)?.from.year || 0;
  return { year, month: 1, day: 1 };
}

/** The last day of the inspection: in the year that is printed with it, or that of another date of the lead. */
function endOfPeriod(drafts: readonly DateMentionDraft[], period: number, frame: Frame, leadEnd: number, spokenAt: Day): Day {
  const { from, to } = drafts[period]!;
  const month = to!.month || from.month;
  // an end further back than an inspection may last is a slip, and so is one of the next year after the day the document speaks
  const runsOver =
    month < from.month &&
    month + 12 - from.month <= LONGEST_INSPECTION &&
    from.year > 0 &&
    !isAfter({ year: from.year + 1, month, day: to!.day }, spokenAt);
  const isNextYear = to!.year === 0 && (to!.anaphoric === 1 || runsOver);
  // 去年9月下旬到11月上旬
  const told = from.relative !== null && spokenAt.year > 0 ? spokenAt.year + from.relative : 0;
  const printed = to!.year || from.year || told;
  const beside = (): number =>
    drafts.find((d, k) => k !== period && d.from.year > 0 && d.from.month > 0 && d.start < leadEnd && !inLines(frame, d.start))?.from
      .year ?? spokenAt.year;
  return { year: isNextYear ? from.year + 1 : printed || beside(), month, day: to!.day };
}

/** In months. */
const LONGEST_INSPECTION = 8;

function isAfter(a: Day, b: Day): boolean {
  return b.year > 0 && (a.year > b.year || (a.year === b.year && a.month > b.month && b.month > 0));
}

/** Where plans begin, and the year they are for. */
function planOf({ text, kind, title, titleEnd, leadEnd, structure, drafts }: Reckoning): { from: number; year: number } {
  // 整改方案: all of it is still to come
  const isPlan = kind === 'other' && title !== null && (PLAN_TITLE.test(title.value) || ANNOUNCES.test(title.value));
  const firstPlanned = structure.measures.find((m) => m.scope === 'follow-up' || m.scope === 'plan');
  if (!firstPlanned) return { from: isPlan ? leadEnd : text.length, year: 0 };
  // the heading above the first planned item, with the year it names
  const before = structure.measures[structure.measures.indexOf(firstPlanned) - 1]?.start ?? -1;
  const above = structure.headings.find((h) => h.mark.start > before && h.mark.start <= firstPlanned.start && h.end >= firstPlanned.end);
  const from = above ? above.mark.start : firstPlanned.start;
  const named = drafts.find((d) => d.start >= from && d.start < firstPlanned.start && d.yearOnly && d.from.year > 0);
  const titled = drafts.filter((d) => title && d.start < titleEnd && d.from.year > 0);
  const onlyPlans = kind === 'work-report' && structure.measures.every((m) => m.scope === 'plan');
  // 上半年总结及下半年打算 stay within the year
  const isSameYear = titled.length > 1 || onlyPlans || /[上下]半年|季度/.test(title?.value ?? '');
  const last = titled[titled.length - 1]?.from.year;
  const year = named?.from.year ?? (last === undefined ? 0 : isSameYear ? last : last + 1);
  return { from: isPlan ? leadEnd : onlyPlans ? 0 : from, year };
}

/** 2025年第二批公开招聘工作人员公告: what it announces comes after it. */
const ANNOUNCES =
  /(?:招聘|招录|招考|选聘|选调|遴选|报名|招生|征集|征求|竞聘|招募)[^,，。;；]{0,30}(?:公告|通知|启事|简章|公示)(?:\([^)]*\))?$/;

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

/** Beginnings of paragraphs, issues and measures: a year does not carry over them. */
function boundariesOf(text: Clean, structure: Interpretation): number[] {
  const at: number[] = [];
  for (let i = text.text.indexOf('\n'); i >= 0; i = text.text.indexOf('\n', i + 1)) at.push(i + 1);
  for (const i of structure.issues) at.push(i.range.start);
  for (const m of structure.measures) at.push(m.start);
  return at.sort((a, b) => a - b);
}
