import { isExact, phraseStart, sentenceEnd, sentenceStart, wordsOf } from '../phrases.ts';
import { type Figure, firstFrom, type Reading } from '../reading.ts';
import type { Report, Rule } from '../rule.ts';

export const totalsListed: Rule = {
  id: 'totals/listed',
  severity: 'error',
  what: { zh: '所称问题数与逐项列出的问题数不符', en: 'the number of problems stated is not the number listed' },
  why: {
    zh: '通报要对每一个反馈问题作出交代。列出的少了，就有问题没有公开整改情况；多了，就是总数写错。',
    en: 'A notice answers for every problem it was given. Where fewer are listed, one is not answered for; where more are, the total is wrong.',
  },
  fires: `中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报
一、总体情况
县委巡察组反馈的4个问题，已全部完成整改。
二、反馈问题整改情况
（一）关于学习不深入的问题
整改情况：已完成整改。组织集中学习6次。
（二）关于制度不健全的问题
整改情况：已完成整改。修订财务制度。
（三）关于管理不规范的问题
整改情况：已完成整改。清理合同11份。`,
  silent: `中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报
一、总体情况
县委巡察组反馈的3个问题，已全部完成整改。
二、反馈问题整改情况
（一）关于学习不深入的问题
整改情况：已完成整改。组织集中学习6次。
（二）关于制度不健全的问题
整改情况：已完成整改。修订财务制度。
（三）关于管理不规范的问题
整改情况：已完成整改。清理合同11份。`,
  find(reading) {
    return [...whole(reading), ...sections(reading), ...admitted(reading)];
  },
};

/** Words with which an overview says that not all problems are told, or not one by one. */
const SELECTED =
  /部分问题(?:的)?整改情况|(?:选取|节选|摘要)|涉密|(?:需要?|应当?|可以?)(?:向社会)?公开的|不(?:宜|予)公开|(?:主要|重点|典型|突出)问题整改(?:情况|进展)(?:通报|公布|公开|报告)?如下/;
/** 将26个问题归并为|20|个事项: how many headings there are then. */
const MERGED_INTO =
  /(?:合并|归并|整合|归纳|梳理|拆分|细分|分解|合)[,，]?(?:(?:成|为|形成)[^。;\n\d]{0,8}(\d+)[^。;\n]{0,8}(?:问题|事项|任务)|[^。;\n]{0,16}按(\d+)[项个条])/g;
/** 第3项对应审计报告第3、4个问题; 与第六条一并整改: one heading stands for several. */
const JOINT = /第[^。;,，\n]{1,6}[项个条](?:问题)?对应[^。;\n]{0,12}第|与第[^。;\n]{1,20}(?:合并|一并)(?:整改|答复|公布|列示|说明)/;
/** 立行立改的3个: not all of them. */
const SOME = /立行立改|立即整改|限期整改|长期|其中|首批|第一批|部分|重点|剩余|其余|公开的$/;
const GIVEN = /现将|反馈|指出|发现|查出|审计|督察|巡[察视]|评议|审议|交办|提出|梳理|认领/;

function whole(reading: Reading): Report[] {
  const { t, notice, structure } = reading;
  if (notice.document.kind === 'work-report' || notice.document.kind === 'other') return [];
  const problems = reading.problems();
  if (problems.length < 2) return [];
  // 3-5.关于… stands for three
  const listed = problems.reduce((n, k) => n + sharedBy(notice.issues[k]!.number), 0);
  let first: (Figure & { value: number }) | null = null;
  for (const { noun, total } of reading.tallies()) {
    if (total.start >= structure.issuesStart || !isExact(total) || (noun !== '问题' && noun !== '意见')) continue;
    // of the totals behind the first only the one that is listed makes a difference
    if ((first !== null && total.value !== listed) || !isGiven(t, total)) continue;
    if (total.value === listed) return [];
    first = total;
  }
  // 指出6个方面的问题, with no other total above five problems: each of them is one of these
  first ??= fewerThanAspects(reading, problems.length);
  if (first === null || isSplit(reading, first, listed)) return [];
  // 9个方面26个问题, the items being the aspects; or the list holds the clues too
  const clues = reading.headline['clues.total']?.value ?? 0;
  if (listed === reading.headline['issues.aspects']?.value || listed === clues + first.value) return [];
  // a list at another level than the total is counted at
  if (Math.abs(listed - first.value) > Math.max(2, first.value * 0.2)) return [];
  if (SELECTED.test(t.slice(0, structure.issuesStart).slice(-6000)) || isMerged(t, listed)) return [];
  const words = wordsOf(reading, first);
  const titleOf = (k: number) => structure.issues[k]!.title;
  return [
    {
      start: first.start,
      end: first.end,
      message: {
        zh: `称“${words}”，逐项列出的是${listed}个；${listed < first.value ? '如有问题不公开，应予说明' : '如列入了自查或移交的问题，应分开列'}`,
        en: `“${words}” are stated, but ${listed} are listed; ${listed < first.value ? 'if some are not made public, say so' : 'if problems from elsewhere are among them, list these apart'}`,
      },
      expected: first.value,
      actual: listed,
      related: [titleOf(problems[0]!), titleOf(problems[problems.length - 1]!)],
    },
  ];
}

/** The number of aspects, where the problems are numbered, stand below none and are one fewer. */
function fewerThanAspects({ headline, notice, counts }: Reading, listed: number): (Figure & { value: number }) | null {
  const aspects = headline['issues.aspects'];
  if (!aspects || headline['issues.total'] || listed !== aspects.value - 1) return null;
  if (notice.issues.some(({ parent, number }) => parent !== null || number === null)) return null;
  const figure = counts.find((c) => c.start === aspects.start);
  return figure && isExact(figure) ? figure : null;
}

/** 指出问题10个,其中本馆单独整改的8个,局党组牵头的2个: those that are this unit's own. */
function isSplit({ t, counts, tallies }: Reading, total: Figure, listed: number): boolean {
  const states = new Set(tallies().flatMap((x) => x.states.map((s) => s.figure)));
  // 反馈问题6个。现将其中由我局牵头的5个问题…: in the next sentence too
  const end = sentenceEnd(t, sentenceEnd(t, total.tail, LONGEST_SPLIT) + 1, LONGEST_SPLIT);
  for (let k = firstFrom(counts, total.tail, (c) => c.start); k < counts.length && counts[k]!.start < end; k++) {
    const c = counts[k]!;
    if (c.value !== listed || c.unit !== total.unit || states.has(c)) continue;
    if (/其中|单独|分别|涉及|公开|公示|列[入出]|由本|牵头/.test(t.slice(Math.max(total.tail, c.head - 16), c.head))) return true;
  }
  return false;
}

const LONGEST_SPLIT = 80;

/** Whether the text says that problems were put together, into as many as are listed where it says how many. */
function isMerged(t: string, listed: number): boolean {
  if (JOINT.test(t)) return true;
  for (const m of t.matchAll(MERGED_INTO)) if (Number(m[1] ?? m[2]) === listed) return true;
  return false;
}

/** How many problems share a number: 3 of 3-5. */
function sharedBy(number: string | null): number {
  const m = number === null || number.length < 3 ? null : /^(\d{1,3})[-—~、至](\d{1,3})$/.exec(number);
  return m && Number(m[2]) > Number(m[1]) ? Number(m[2]) - Number(m[1]) + 1 : 1;
}

/** 相互提出批评意见28条, 征求意见建议36条: nobody answers these one by one. */
const OWN = /批评|相互|互相|征求|征集|收集|听取/;

/** Whether a total is of all the problems that were given. */
function isGiven(t: string, { head }: Figure): boolean {
  const phrase = t.slice(phraseStart(t, head), head);
  return !SOME.test(phrase) && !OWN.test(phrase) && GIVEN.test(t.slice(sentenceStart(t, head), sentenceEnd(t, head, 24)));
}

const LONGEST_HEADING = 40;
const SECTION_TOTAL = /^[^。\n]{0,40}?(?:方面|领域)[:：,]?(?:共|存在|涉及|发现|查出|反馈)*$/;

/** 财政收支管理方面:问题4项, above a list of three. */
function sections({ t, notice, structure, tallies }: Reading): Report[] {
  const reports: Report[] = [];
  let parents: ReadonlyMap<string, Section> | null = null;
  for (const { noun, total } of tallies()) {
    if (noun !== '问题' || !isExact(total) || total.start < structure.issuesStart - 400) continue;
    const s = sentenceStart(t, total.head, LONGEST_HEADING + 3);
    if (total.head - s > LONGEST_HEADING + 2) continue;
    const words = t.slice(s, total.head);
    const before = words.endsWith('问题') ? words.slice(0, -2) : words;
    if (before.length > LONGEST_HEADING || !SECTION_TOTAL.test(before)) continue;
    const at = firstFrom(structure.issues, total.end, (i) => i.range.start);
    const first = notice.issues[at];
    const owner = first && first.section !== null ? (parents ??= parentsOf(notice.outline)).get(first.section) : undefined;
    if (!first || !owner) continue;
    let listed = 0;
    for (let k = at; k < notice.issues.length && notice.issues[k]!.start < owner.range.end && listed <= total.value + 2; k++)
      if (notice.issues[k]!.parent === first.parent && notice.issues[k]!.role === 'problem') listed++;
    if (listed < 1 || listed === total.value || Math.abs(listed - total.value) > 2) continue;
    reports.push({
      start: total.start,
      end: total.end,
      message: {
        zh: `本部分称有${total.value}个问题，其下列出的是${listed}个`,
        en: `this part states ${total.value} problems, but ${listed} are listed below it`,
      },
      expected: total.value,
      actual: listed,
    });
  }
  return reports;
}

/** 还有五个方面的不足:一是…四是…: of what the notice itself admits. */
function admitted({ t, counts, notice, structure }: Reading): Report[] {
  const own = notice.issues.flatMap(({ role }, k) => (role === 'shortcoming' ? [structure.issues[k]!.range.start] : []));
  if (own.length < 2) return [];
  const k = counts.findLastIndex((c) => c.start < own[0]!);
  const total = counts[k];
  if (!total || !isExact(total) || total.kind !== 'quantity' || !ADMITTED.test(t.slice(total.end - total.unit.length, own[0]!))) return [];
  const listed = own.length;
  if (listed === total.value || Math.abs(listed - total.value) > 2) return [];
  return [
    {
      start: total.start,
      end: total.end,
      message: {
        zh: `称“${t.slice(total.start, total.end)}”不足，逐项列出的是${listed}个`,
        en: `${total.value} shortcomings are stated, but ${listed} are listed`,
      },
      expected: total.value,
      actual: listed,
    },
  ];
}

/** Between the number and the first item. */
const ADMITTED =
  /^(?:个|项|条|点)?(?:方面)?的?(?:主要|突出|明显)?(?:的)?(?:不足|短板|弱项|差距|困难|问题|薄弱环节)(?:[和与、](?:不足|短板|弱项|差距|困难|问题))?(?:[:：,，]|。)\n?(?:[一1]是|第一[,，、]|1[.、]|\([一1]\)|①|——|主要表现在[:：,，]?)?$/;

type Section = Reading['notice']['outline'][number];

/** The section right above each one that is not at the top, by its id. */
function parentsOf(sections: readonly Section[], parents = new Map<string, Section>()): Map<string, Section> {
  for (const section of sections) {
    for (const { id } of section.children) parents.set(id, section);
    parentsOf(section.children, parents);
  }
  return parents;
}
