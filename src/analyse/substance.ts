import { CONCRETE_VERBS, FILLER, FORMULAS } from '../lexicon/formulas.ts';
import type { SubstanceClass, SubstanceEvidence } from '../model/analysis.ts';
import type { Measure, Notice } from '../model/notice.ts';

export interface Classed {
  class: SubstanceClass;
  evidence: SubstanceEvidence[];
}

type Linked = { start: number; end: number; text: string };

/** Of each measure, by id, what can be checked in it, else what was done, else the formulas that it consists of. */
export function substanceOf(notice: Notice): Map<string, Classed> {
  const { counts, dates, citations, sanctions } = notice;
  const result = new Map<string, Classed>();
  const lists = [counts, dates, citations, sanctions].map((items) => [...(items as Linked[])].sort((a, b) => a.start - b.start));
  for (const measure of notice.measures) {
    const [c, d, b, x] = lists.map((items) => within(items, measure));
    const evidence = verifiable(measure, {
      counts: c as typeof counts,
      dates: d as typeof dates,
      citations: b as typeof citations,
      sanctions: x as typeof sanctions,
    });
    result.set(measure.id, evidence.length > 0 ? { class: 'verifiable', evidence } : plainly(measure));
  }
  return result;
}

/** Items of a list in order of place that stand within a measure, found by bisection. */
function within<T extends Linked>(items: readonly T[], { start, end }: Measure): T[] {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let i = low; i < items.length && items[i]!.start < end; i++) if (items[i]!.end <= end) found.push(items[i]!);
  return found;
}

/** Sanctions that name an action alone (对责任人批评教育) are no person; a routine's frequency (每季度一次) is a rule, not a result. */
function verifiable(measure: Measure, found: Pick<Notice, 'counts' | 'dates' | 'citations' | 'sanctions'>): SubstanceEvidence[] {
  const evidence: SubstanceEvidence[] = [];
  const add = (kind: SubstanceEvidence['kind'], { start, end, text }: Linked) => evidence.push({ kind, text, start, end });
  for (const count of found.counts) if (!isRoutine(count, measure)) add('figure', count);
  for (const citation of found.citations) if (isIssued(citation, measure)) add('document', citation);
  for (const date of found.dates) add('date', date);
  for (const sanction of found.sanctions) if (sanction.people !== null) add('person', sanction);
  for (const match of measure.text.matchAll(PERSON)) add('person', placed(match, measure));
  for (const match of measure.text.matchAll(PLACE)) add('place', placed(match, measure));
  return evidence.sort((a, b) => a.start - b.start);
}

/** 葛某, 李某某, 宋某甲 */
const PERSON = /[\u4e00-\u9fff]某(?:某|[甲乙丙丁])?(?=[\u4e00-\u9fff，,、。；;（(]|$)/g;
/** 南岭水厂, 黄陂水库, 城东污水处理厂, 幸福社区, 光明路: a name of two or more characters before a word for a place that is built or bounded. */
const PLACE =
  /(?<=[在至到于对、，,。；;和与及将由]|^)(?!各|全|本|该|每|有关|相关|所有|部分|重点|基层|农村|城区|我|下属|辖区|沿线|一些|多个|其他|乡镇)[\u4e00-\u9fff]{2,4}(?:水厂|水库|污水处理厂|公园|大厦|广场|校区|小区|社区|村委会|车站|客运站|码头|矿区|大桥|隧道|纪念馆|革命旧址|烈士陵园|卫生院|监狱|看守所)/g;
const ROUTINE = /每(?:年|月|季度?|周|半年|学期|天|日|两月|次|人)[^，,。；;]{0,16}$|不(?:少于|低于|超过|得少于)$|至少$/;
const ISSUING =
  /(?:制定|出台|印发|修订|修改|完善|重订|下发|编制|制订|发布|起草|建立|健全|签订|新建|重新修订|细化|汇编|研究通过|审议通过)[^。；;]{0,40}$/;

function isRoutine(count: Notice['counts'][number], measure: Measure): boolean {
  const before = measure.text.slice(Math.max(0, count.start - measure.start - 24), count.start - measure.start);
  return count.modality === 'target' || ROUTINE.test(before) || (count.kind === 'duration' && count.modality !== 'actual');
}

function isIssued({ action, start, number }: Notice['citations'][number], measure: Measure): boolean {
  if (action === 'issued' || action === 'revised' || number !== null) return true;
  return action === 'named' && ISSUING.test(measure.text.slice(Math.max(0, start - measure.start - 48), start - measure.start));
}

function placed(match: RegExpMatchArray, measure: Measure): Linked {
  const start = measure.start + match.index!;
  return { start, end: start + match[0].length, text: match[0] };
}

const BY_FIRST = new Map<string, string[]>();
for (const formula of FORMULAS)
  BY_FIRST.set(
    formula[0]!,
    [...(BY_FIRST.get(formula[0]!) ?? []), formula].sort((a, b) => b.length - a.length),
  );

/** The formulas of a text with their places, longest first at each. */
export function formulasIn(text: string): { text: string; start: number; end: number }[] {
  const found: { text: string; start: number; end: number }[] = [];
  for (let i = 0; i < text.length; i++) {
    const formula = BY_FIRST.get(text[i]!)?.find((f) => text.startsWith(f, i));
    if (!formula) continue;
    found.push({ text: formula, start: i, end: i + formula.length });
    i += formula.length - 1;
  }
  return found;
}

/** A measure in which nothing can be checked: concrete where some clause says an act with its object beyond the formulas. */
function plainly(measure: Measure): Classed {
  const { text, start: base } = measure;
  const formulas = formulasIn(text);
  const acts: SubstanceEvidence[] = [];
  let offset = 0;
  for (const clause of text.split(/(?<=[，,。；;：:、！!\n])/)) {
    const act = actIn(clause);
    if (act) acts.push({ kind: 'action', text: act.text, start: base + offset + act.at, end: base + offset + act.at + act.text.length });
    offset += clause.length;
  }
  if (acts.length > 0) return { class: 'concrete', evidence: acts };
  return {
    class: 'formulaic',
    evidence: formulas.map((f) => ({ kind: 'formula', text: f.text, start: base + f.start, end: base + f.end })),
  };
}

/** A concrete verb with an object that is more than filler: 更换公示牌, not 开展工作. */
function actIn(clause: string): { text: string; at: number } | null {
  for (const verb of CONCRETE_VERBS) {
    const at = clause.indexOf(verb);
    if (at < 0) continue;
    const object = strip(clause.slice(at + verb.length));
    const before = strip(clause.slice(0, at));
    if (object.length >= 2 || before.length >= 4) return { text: clause.replace(/[，,。；;：:、！!\n\s]+$/, '').slice(at), at };
  }
  return null;
}

/** What is left of a piece of text without formulas, filler and punctuation. */
function strip(text: string): string {
  let rest = '';
  let at = 0;
  for (const { start, end } of formulasIn(text)) {
    rest += `${text.slice(at, start)} `;
    at = end;
  }
  rest += text.slice(at);
  return rest
    .split(/[^\u4e00-\u9fffA-Za-z0-9]+/)
    .filter((piece) => piece !== '' && !FILLER.test(piece))
    .join('');
}
