/** Parts and days that are still to come. */
import type { ResolvedDate } from '../extract/dates.ts';
import type { PlannedZone } from '../extract/modality.ts';
import type { DocumentKind } from '../model/vocabulary.ts';
import type { Interpretation } from '../structure/drafts.ts';
import { lineEnd } from '../structure/sentences.ts';
import { lastAtOrBefore } from '../structure/spans.ts';
import { descendants, type Node } from '../structure/tree.ts';
import type { Clean } from '../text/clean.ts';

export const PLAN_TITLE = /(?:方案|计划|安排)(?:\([^)]*\))?$/;

/** 到2025年底培育10家, 2025年6月底前完成: the days that were still to come when the notice was published. */
export function futureDates(text: Clean, dates: readonly ResolvedDate[], published: string | null): number[] {
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

/** 关于召开…推进会的通知: what others are to do, not what was done. */
export const CALLS_OTHERS = /关于(?:召开|举办|举行|组织|报送|填报|上报|开展|做好).{2,60}(?:通知|函|预通知)(?:\([^)]{1,12}\))?$/;

/** 三、参会人员 四、有关要求 of such a notice: all of it is still to come. */
export function calledFor(text: Clean, { children }: Node): PlannedZone[] {
  return children
    .filter(({ bodyStart, end }) => {
      const heading = text.text.slice(bodyStart, lineEnd(text, bodyStart, Math.min(end, bodyStart + LONGEST_HEADING)));
      return /时间|地点|人员|对象|名额|要求|安排|准备|保障|报名|事项|议程|报送/.test(heading) && !/内容|情况/.test(heading);
    })
    .map(({ bodyStart, end }) => ({ start: bodyStart, end, why: 'outlook' }));
}

const LONGEST_HEADING = 30;

const GOALS_HEADING = /^(?:总体|主要|工作|发展|预期|年度|具体|建设|奋斗)*(?:目标|指标)(?:任务|要求)?$/;

const TELLS_WHAT_WAS_DONE = /进展|情况|成效|结果|完成|采取|经过|过程|^(?:已|所)|做法|落实$/;

/** Longest field that says no more than how far a problem is. */
const LONGEST_STATUS = 10;

/** Parts in which figures are planned: goals, the measures of environmental tasks, next steps and plans. */
export function plannedZones(text: Clean, kind: DocumentKind, structure: Interpretation): PlannedZone[] {
  const zones: PlannedZone[] = [];
  for (const issue of structure.issues) {
    const hasGoal = issue.fields.some((f) => f.field === 'target');
    // 【整改目标】…【整改措施】…【整改进展】…: what shall be done beside what was done
    const told = issue.fields.some(
      (f) =>
        // 办理进度：已销号。 tells of no act: those stand among the measures
        (f.field === 'completion' && f.end - f.start > LONGEST_STATUS) || (hasGoal && f.field === 'answer' && /进展/.test(f.label.text)),
    );
    const acts = (hasGoal || kind === 'environmental-rectification') && told;
    for (let k = 0; k < issue.fields.length; k++) {
      const f = issue.fields[k]!;
      const end = f.end;
      if (f.field === 'target') zones.push({ start: f.start, end, why: 'goal' });
      // 整改进展, 整改情况 tell what was done, whatever stands beside them
      else if (
        f.field === 'answer' &&
        acts &&
        !(issue.title.start >= f.start && issue.title.start < f.end) &&
        !TELLS_WHAT_WAS_DONE.test(f.label.text)
      )
        zones.push({ start: f.start, end, why: 'action' });
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
    // 【总体情况】 above the whole text heads what was done too
    if (first !== undefined && first > node.bodyStart && starts[lastAtOrBefore(starts, node.mark.start - 1) + 1] === first)
      zones.push({ start: node.bodyStart, end: first, why: 'outlook' });
  }
  for (const h of structure.headings) {
    const first = lastAtOrBefore(starts, h.mark.start - 1) + 1;
    let after = lastAtOrBefore(starts, h.end) + 1;
    while (after > first && measures[after - 1]!.end > h.end) after--;
    if (after > first && plansBefore[after]! - plansBefore[first]! === after - first && !planHeads.has(h))
      zones.push({ start: h.bodyStart, end: starts[first]!, why: 'outlook' });
    // 一、工作目标 | 学前教育普惠率提高到94%,…: a paragraph of its own, without items
    const line = lineEnd(text, h.bodyStart, Math.min(h.end, h.bodyStart + LONGEST_HEADING));
    if (after === first && GOALS_HEADING.test(text.text.slice(h.bodyStart, line))) zones.push({ start: line, end: h.end, why: 'outlook' });
  }
  return zones;
}

/** All of a plan but what it says was found: 问题⑤:食堂管理存在漏洞,多付货款11.47万元。|目标:…|举措:… */
export function announcedZones(root: Node, start: number, end: number): PlannedZone[] {
  const zones: PlannedZone[] = [];
  let from = start;
  for (const node of descendants(root)) {
    const answer = node.labels.find((l) => l.field === 'target' || l.field === 'answer');
    if (!answer || answer.start < from || answer.start >= end) continue;
    if (node.mark.start > from) zones.push({ start: from, end: node.mark.start, why: 'outlook' });
    from = answer.start;
  }
  zones.push({ start: from, end, why: 'outlook' });
  return zones;
}
