/** The fields of the document: unit, inspector, round, dates; and from them the year that dates are counted from. */
import type { DateMentionDraft, YearContext } from '../extract/dates.ts';
import type { DocumentKind } from '../model/vocabulary.ts';
import type { Frame } from '../structure/chrome.ts';
import { findInspector, findRound, type findSignature, inspectedUnit, unitInTitle } from '../structure/document.ts';
import type { Interpretation } from '../structure/drafts.ts';
import { type Range, spansOf } from '../structure/spans.ts';
import { LF } from '../text/chars.ts';
import { type Clean, GAP_NONE } from '../text/clean.ts';
import { runBack, runOn, SENTENCE } from '../text/edges.ts';
import { PLAN_TITLE } from './planned.ts';
import type { Fields } from './stages.ts';

export function titleEndOf(title: Fields['title']): number {
  return title ? title.parts[title.parts.length - 1]!.end : 0;
}

/** How the findings reached the unit: fed back; of an audit also delivered; of a review also handed over. */
const FED_BACK = {
  inspection: /反馈(?!意见整改|问题整改|意见.{0,6}推进会)/,
  audit: /反馈(?!意见整改|问题整改)|(?:送达|出具|印发|下达)[^,，。]{0,24}审计(?:报告|结果|决定)|送达审计/,
  review: /反馈(?!意见整改|问题整改)|交办|转交|(?:以|印发).{0,40}(?:审议|评议)意见/,
} as const;

interface FieldContext extends YearContext {
  period: number;
  feedback: number;
  published: number;
}

export function documentFields(
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
