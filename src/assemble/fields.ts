/** The fields of the document: kind, title, unit, inspector, round and the dates that say when. */
import type { DateMentionDraft, YearContext } from '../extract/dates.ts';
import type { DocumentKind } from '../model/vocabulary.ts';
import type { Frame } from '../structure/chrome.ts';
import { findInspector, findRound, inspectedUnit, isSignature, type Signature, unitInTitle, unitOfSpeaker } from '../structure/document.ts';
import type { Interpretation } from '../structure/drafts.ts';
import type { Range } from '../structure/spans.ts';
import { hasAny } from '../text/chars.ts';
import type { Clean } from '../text/clean.ts';
import { CALLS_OTHERS } from './planned.ts';
import type { Fields } from './stages.ts';
import { findWhen, type Places, type When } from './when.ts';
import { yearContext } from './years.ts';

export function titleEndOf(title: Fields['title']): number {
  return title ? title.parts[title.parts.length - 1]!.end : 0;
}

/** What is known of a document when its fields are read. */
export interface Known {
  text: Clean;
  frame: Frame;
  kind: DocumentKind;
  title: Fields['title'];
  leadEnd: number;
  drafts: readonly DateMentionDraft[];
  structure: Interpretation;
  signature: Signature | null;
  closing: number;
}

export function documentFields(known: Known): { fields: Fields; when: When; context: YearContext } {
  const { text, frame, kind, title, leadEnd, drafts, structure, signature, closing } = known;
  const t = text.text;
  const titleEnd = titleEndOf(title);
  const chromeEnd = frame.lines.filter((l) => l.end <= leadEnd).reduce((n, l) => Math.max(n, l.end), 0);
  let start = Math.max(titleEnd, chromeEnd > titleEnd && chromeEnd < leadEnd ? chromeEnd : 0);
  if (start >= leadEnd) start = titleEnd;
  const lead: Range = { start, end: Math.min(leadEnd, start + 3000) };
  const overview: Range = { start, end: Math.min(structure.issuesStart, start + 12000) };
  const titleRange: Range = title ? { start: title.parts[0]!.start, end: titleEnd } : { start: 0, end: 0 };
  const places: Places = { text, kind, frame, lead, leadEnd, overview, signature, closing };
  const when = findWhen(places, drafts);
  const context = yearContext({ text, kind, frame, lead, leadEnd, overview, signature, closing, title, titleEnd, structure, drafts }, when);

  const reviewer = kind === 'assessment' && title ? reviewerInTitle(t, title) : null;
  const unit = findUnit(text, kind, reviewer ? null : title, lead, signature, structure, overview);
  const isReport = kind === 'work-report';
  // an inspector in the title is often the unit's own superior; that of an audit or a review is not
  const rank = (r: Range): number => (r === titleRange && kind !== 'audit-rectification' && kind !== 'assessment' ? 1 : 0);
  const inspectorPlaces = [titleRange, lead, overview].filter((r) => r.end > r.start).sort((a, b) => rank(a) - rank(b));
  const inspector = isReport ? null : (reviewer ?? findInspector(t, kind, inspectorPlaces));
  const round = isReport ? null : findRound(t, [titleRange, lead, overview]);
  return { fields: { kind, title, unit, inspector, round, period: null, feedback: null, published: null }, when, context };
}

/** 某区人大常委会代表工作委员会关于…的评估报告: who reviews others reports on them, not on itself. */
function reviewerInTitle(t: string, title: NonNullable<Fields['title']>): Range | null {
  const name = unitInTitle(title.value);
  if (!name || !/人大|人民代表大会|政协|评[估议]组|检查组/.test(name) || !/(?:评估|评议|检查|视察|调研)(?:情况)?的?报告$/.test(title.value))
    return null;
  const at = t.indexOf(name, title.parts[0]!.start);
  return at < 0 ? null : { start: at, end: at + name.length };
}

function findUnit(
  text: Clean,
  kind: DocumentKind,
  title: Fields['title'],
  lead: Range,
  signature: Signature | null,
  structure: Interpretation,
  overview: Range,
): Fields['unit'] {
  const t = text.text;
  // 关于召开…推进会的通知: who calls others together is not who is reported on
  if (kind === 'other' && title && CALLS_OTHERS.test(title.value)) return null;
  const entrusted = entrustingGovernment(t, lead);
  const filler = kind === 'environmental-rectification' ? null : fillingUnit(text);
  if (title) {
    const value = unitInTitle(title.value);
    // 罗桥区2023年…问题整改台账 of which a bureau says that it filled it in
    if (value && filler && /[省市县区旗州]$/.test(value)) return filler;
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
      ? /^(?:关于)?(?!关于)([\u4e00-\u9fff]{2,8}?(?:省|县|市|区|旗|州|盟))(?=第|贯彻|落实|中央|省|市|生态|突出|整改|督察)/.exec(title.value)
      : null;
  if (region && (!signature || /办公室$|领导小组$/.test(t.slice(signature.units[0]!.start, signature.units[0]!.end)))) {
    const at = t.indexOf(region[1]!, title!.parts[0]!.start);
    return { value: region[1]!, range: { start: at, end: at + region[1]!.length } };
  }
  const isOffice = signature !== null && /办公室$|领导小组$/.test(t.slice(signature.units[0]!.start, signature.units[0]!.end));
  if (kind === 'environmental-rectification' && (!signature || isOffice)) {
    const responsible = responsibleUnit(text, structure);
    if (responsible) return responsible;
  }
  if (signature && signature.units.length > 0) {
    const units = signature.units;
    const start = units[0]!.start;
    const end = units[units.length - 1]!.end;
    return { value: units.map((u) => t.slice(u.start, u.end)).join(''), range: { start, end } };
  }
  if (entrusted) return entrusted;
  if (filler) return filler;
  const below = title ? signedBelowTitle(text, titleEndOf(title)) : null;
  if (below) return { value: t.slice(below.start, below.end), range: below };
  const object = kind === 'work-report' ? null : inspectedUnit(t.slice(lead.start, lead.end));
  if (object) {
    const named = namedBody(t, object.text, overview);
    if (named) return named;
    const start = lead.start + object.index;
    return { value: object.text, range: { start, end: lead.start + object.end } };
  }
  return null;
}

/** 我院党组 by the name that it has elsewhere in the overview, at the start of a clause: 市法院党组认真履行主体责任. */
function namedBody(t: string, own: string, overview: Range): Fields['unit'] {
  const self = /^[我本]([局院校委镇乡站所]|公司|中心|街道|集团)(党组|党委|党支部|党总支|党工委)$/.exec(own);
  if (!self) return null;
  const name = new RegExp(
    `(?<![\\u4e00-\\u9fff])(?:中共)?(?![各该全由经向在于从为受和与及])(?:(?![我本对])[\\u4e00-\\u9fff]){1,16}?${self[1]}${self[2]}`,
  );
  const m = name.exec(t.slice(overview.start, overview.end));
  if (!m) return null;
  const start = overview.start + m.index;
  return { value: m[0], range: { start, end: start + m[0].length } };
}

/** 整改责任单位：县住房和城乡建设局 of the one task that a notice is about. */
function responsibleUnit({ text: t }: Clean, { issues }: Interpretation): Fields['unit'] {
  const problems = issues.filter((i) => i.role === 'problem');
  const range = problems.length === 1 ? problems[0]!.units : null;
  const value = range ? t.slice(range.start, range.end).trim() : '';
  return range && /^[\u4e00-\u9fff、()]{2,40}$/.test(value) ? { value, range } : null;
}

/** 关于上半年工作情况的报告 | 水口镇人民政府 | (2024年7月8日), or ——…在…会议上 | 岚湾区市场监督管理局局长 翁某 */
function signedBelowTitle(text: Clean, from: number): Range | null {
  for (let start = from + 1, n = 0; n < 3; n++) {
    const end = text.text.indexOf('\n', start);
    if (end < 0 || end - start > LONGEST_BELOW_TITLE) return null;
    const line = text.text.slice(start, end);
    if (n === 0 && isSignature(line)) return { start, end };
    const unit = unitOfSpeaker(line);
    // an audit office reports on what others have put right
    if (unit && !/审计[局厅]$/.test(unit)) {
      const at = text.text.indexOf(unit, start);
      return { start: at, end: at + unit.length };
    }
    start = end + 1;
  }
  return null;
}

const LONGEST_BELOW_TITLE = 60;

/** 填报单位:罗桥区人力资源和社会保障局, above a table or below it. */
function fillingUnit({ text: t, length, gap, lineOpenings }: Clean): Fields['unit'] {
  if (!hasAny(lineOpenings, '填制编公')) return null;
  const m = /(?:^|\n)(?:填报|制表|编报|公开)(?:单位|部门)(?:\((?:盖章|公章)\))?[:：](?=[\u4e00-\u9fff])/.exec(t);
  if (!m) return null;
  const start = m.index + m[0].length;
  let end = start;
  while (end < length && /[\u4e00-\u9fff]/.test(t[end]!) && (end === start || gap[end] === 0)) end++;
  return end - start >= 3 && end - start <= 40 ? { value: t.slice(start, end), range: { start, end } } : null;
}

/** 受市人民政府委托,我向…报告; 我代表市人民政府,向常委会报告 */
function entrustingGovernment(t: string, lead: Range): Fields['unit'] {
  const m = /(?:受|我代表)([\u4e00-\u9fff]{0,8}人民政府|[省市县区州旗]政府)(?:的?委托|[,，]?向)/.exec(t.slice(lead.start, lead.end));
  if (!m) return null;
  const start = lead.start + m.index + m[0].indexOf(m[1]!);
  return { value: m[1]!, range: { start, end: start + m[1]!.length } };
}
