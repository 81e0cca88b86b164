import { CONCRETE_VERBS, FILLER, FORMULAS, ISSUED_DOCUMENT, NOUN_TAILS, SOFT_VERBS } from '../lexicon/formulas.ts';
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
  for (const count of found.counts) if (isResult(count, measure)) add('figure', count);
  for (const citation of found.citations) if (isIssued(citation, measure)) add('document', citation);
  for (const match of measure.text.matchAll(ISSUED_DOCUMENT)) add('document', placed(match, measure));
  for (const date of found.dates) add('date', date);
  for (const sanction of found.sanctions) if (sanction.people !== null) add('person', sanction);
  for (const match of measure.text.matchAll(PERSON)) add('person', placed(match, measure));
  for (const pattern of [PLACE, INSTITUTION]) for (const match of measure.text.matchAll(pattern)) add('place', placed(match, measure));
  return evidence.sort((a, b) => a.start - b.start);
}

/** 葛某, 李某某, 宋某甲 */
const PERSON = /[\u4e00-\u9fff]某(?:某|[甲乙丙丁])?(?=[\u4e00-\u9fff，,、。；;（(]|$)/g;
/** What no name of a place begins with. */
const NO_NAME =
  '(?!各|全|本|该|每|有关|相关|所有|部分|重点|基层|农村|城区|我|下属|辖区|沿线|一些|多个|其他|乡镇|公立|民营|大型|二级|三级|受援|城市|定点|委属|督促|指导|承担|持续|提高|提升|推动|安排|组织)';
/** 南岭水厂, 黄陂水库, 城东污水处理厂, 幸福社区: a name of two or more characters before a word for a place that is built or bounded. */
const PLACE = new RegExp(
  `(?<=[在至到于对、，,。；;和与及将由]|^)${NO_NAME}[\\u4e00-\\u9fff]{2,4}(?:水厂|水库|污水处理厂|公园|大厦|广场|校区|小区|社区|村委会|车站|客运站|码头|矿区|大桥|隧道|纪念馆|革命旧址|烈士陵园|卫生院|监狱|看守所)`,
  'g',
);
/** A character of a name: none that joins, counts all, or ends a verb. */
const IN_NAME = '(?:(?![全各本我该每举办开展对与和在到及将由向为的小大等局委、])[\\u4e00-\\u9fff])';
const HOUSES = '(?:医院|卫生院|卫生室|保健院|中学|小学|幼儿园|大学|学院|福利院|敬老院|博物馆|图书馆|体育馆|有限公司|集团公司)';
/** 青禾县中医院, 石桥镇中心小学, 市第一人民医院, 康宁医院: an institution with the name of its place, its number or its own. */
const INSTITUTION = new RegExp(
  `(?:${IN_NAME}{1,4}[省市县区镇乡村]|[省市县区镇])(?!公立|民营|级)(?:第[一二三四五六七八九十]+|[一二三四五六七八九]|${IN_NAME}{1,4})?(?:人民|中心|保健)?${HOUSES}` +
    `|${IN_NAME}{2}(?<!公立|民营|各级|二级|三级|基层|定点|县级|市级|成员|牵头|委属|城市|专科|综合|合作|有关|相关|精神|联网|所属|直属|医疗)(?:医院|大学)(?=[，,、。；;落开创签]|$)`,
  'g',
);
/** 每季度至少召开一次, 每年不少于两名: a rule for good, and nothing that was or will be there once. */
const ROUTINE = /每(?:年|月|季度?|周|半年|学期|天|日|两月|次|人|名|个)[^，,。；;]{0,20}$/;
/** 针对巡察反馈的9方面26个问题: what was found, and not what is done. */
const FOUND = /(?:反馈|指出|认领|聚焦|针对|梳理出?|移交)[^，,。；;]{0,12}$/;
const FINDINGS = /^(?:个|项|类|大类)?(?:方面|问题|具体问题|突出问题)/;
/** 四个产业链条, 三项制度: small numerals in words count parts of a plan more often than anything that can be looked at. */
const PARTS = new Set(['个', '项', '方面', '类', '条', '大', '级']);
const ISSUING =
  /(?:制定|出台|印发|修订|修改|完善|重订|下发|编制|制订|发布|起草|建立|健全|签订|新建|重新修订|细化|汇编|研究通过|审议通过|报送|提交|上报|签署|联发|形成)[^。；;]{0,40}$/;

function isResult(count: Notice['counts'][number], { text, start }: Measure): boolean {
  const [from, to] = [count.start - start, count.end - start];
  const before = text.slice(Math.max(0, from - 28), from);
  if (ROUTINE.test(before)) return false;
  if (FOUND.test(before.replace(/\d+个?方面$/, '')) && (FINDINGS.test(count.unit) || FINDINGS.test(text.slice(to, to + 4)))) return false;
  if (count.kind === 'duration') return count.modality === 'actual';
  return count.kind !== 'quantity' || /[\d０-９]/.test(count.text) || !PARTS.has(count.unit);
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

const IS_NOUN = new RegExp(`^(?:${NOUN_TAILS.join('|')})+(?:$|[的等和与及、，,。；;：:！!\\s])`);

/** A verb with an object that is more than filler: 更换公示牌, not 开展工作; one that is said of anything needs more of an object. */
function actIn(clause: string): { text: string; at: number } | null {
  // what a document is called is done by nobody: 按照《医疗废物处置条例》操作
  const said = clause.replace(/《[^》]*》?|[^《]*》/g, (title) => ' '.repeat(title.length));
  const end = clause.replace(/[，,。；;：:、！!\n\s]+$/, '');
  for (const [verbs, least] of [[CONCRETE_VERBS, 2] as const, [SOFT_VERBS, 4] as const])
    for (const verb of verbs) {
      const at = said.indexOf(verb);
      if (at < 0 || IS_NOUN.test(said.slice(at + verb.length))) continue;
      const object = strip(said.slice(at + verb.length));
      if (object.length >= least || (least === 2 && strip(said.slice(0, at)).length >= 4)) return { text: end.slice(at), at };
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
