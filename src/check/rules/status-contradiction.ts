import {
  ACCEPTANCE,
  BESIDE_THE_POINT,
  DONE_AFTER_ALL,
  IN_PROGRESS,
  NOT_YET,
  ROUTINE,
  STILL_PLANNED,
  UNDER_WAY,
  UNFINISHED_CUE,
} from '../../lexicon/unfinished.ts';
import { IN_QUOTE, IN_TITLE } from '../../text/zones.ts';
import { clauseOf, quote } from '../phrases.ts';
import { firstFrom, type Range, type Reading } from '../reading.ts';
import type { Report, Rule } from '../rule.ts';

export const statusContradiction: Rule = {
  id: 'status/contradiction',
  severity: 'error',
  what: { zh: '称已完成的问题，正文却说尚未办妥', en: 'a problem is called completed while its answer says that it is not done' },
  why: {
    zh: '“已完成整改”是对外的承诺。正文写着正在谋划、尚未启用，就是虚假整改、纸面整改的嫌疑。',
    en: '“Completed” is a promise to the public. Where the answer says that the work is being planned or is not in use yet, the completion is on paper only.',
  },
  fires: `中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报
二、反馈问题整改情况
（一）关于国有资产底数不清的问题
整改情况：已完成整改。委托第三方机构开展资产清查，资产监管平台正在走招标程序，尚未投入使用。
（二）关于合同管理不规范的问题
整改情况：已完成整改。清理存量合同128份。`,
  silent: `中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报
二、反馈问题整改情况
（一）关于国有资产底数不清的问题
整改情况：已完成整改。委托第三方机构开展资产清查，对正在实施的项目同步登记入账，资产巡查常态化推进。
（二）关于合同管理不规范的问题
整改情况：已完成整改。清理存量合同128份。`,
  find(reading) {
    const { notice, structure, t, text } = reading;
    const reports: Report[] = [];
    for (let k = 0; k < notice.issues.length; k++) {
      const issue = notice.issues[k]!;
      if (issue.status !== 'completed' || issue.role === 'shortcoming' || issue.role === 'aspect') continue;
      const places: Range[] = [];
      for (const answer of answersOf(reading, k)) addUnfinished(places, reading, answer);
      if (places.length === 0) continue;
      const [first, ...others] = joined(t, places) as [Range, ...Range[]];
      const said = structure.issues[k]!.statusText;
      const words = quote(text, first);
      // 发现11个,已整改10个,余1个计划10月底前完成: one sentence tells both
      if (said && said.end <= first.start && IS_REST.test(words) && !/[。\n]/.test(t.slice(said.end, first.start))) continue;
      const status = said ? quote(text, said) : '已完成';
      reports.push({
        start: first.start,
        end: first.end,
        message: {
          zh: `该问题标为“${status}”，但正文称“${words}”；如未办妥，应如实标注整改状态，如属后续工作，应写明`,
          en: `the problem is called completed (“${status}”), but the answer says “${words}”; if it is not done, its status should say so; if this is later work, say that`,
        },
        expected: 'completed',
        actual: words,
        related: [...(said ? [said] : []), ...others],
      });
    }
    return reports;
  },
};

const IS_REST = /^“?(?:余|剩余|余下|剩下|其余|另有|还有|尚有)/;
/** 其他14个问题整改情况见附件1,其中13个已完成,1个正在整改。 below the last answer */
const LONGEST_REST = 120;
const OF_THE_OTHERS = /^其[他它余](?:的)?\d{1,3}[个项条](?:具体)?(?:问题|事项)/;
const NOMINAL = /的[\u4e00-\u9fff\d“”]{1,14}$/;
const DONE_NEXT =
  /^(?:现|目前|现在)?(?:已|均已|全部|都已|也已)[^。;]{0,16}(?:完成|到位|办结|归还|收回|拆除|建成|投入使用|投用|销号|解决|整改|拨付|办理)/;

/** The answer of an issue without its statement: its fields that answer, else its measures. */
function answersOf({ structure, measuresOf }: Reading, k: number): Range[] {
  const issue = structure.issues[k]!;
  const fields = issue.fields.filter((f) => f.field === 'answer' || f.field === 'completion' || f.field === 'outcome');
  // beside 整改状态：已完成 alone the answer stands in no field
  if (fields.some((f) => f.field !== 'completion')) return fields;
  const measures = measuresOf(k);
  const first = measures[0];
  return first ? [{ start: first.start, end: Math.max(issue.range.end, measures[measures.length - 1]!.end) }] : fields;
}

/** Adds the clauses of an answer that say that something is not done. */
function addUnfinished(places: Range[], { t, zones, notice, dates }: Reading, { start, end }: Range): void {
  const answer = t.slice(start, end);
  UNFINISHED_CUE.lastIndex = 0;
  for (let m = UNFINISHED_CUE.exec(answer); m; m = UNFINISHED_CUE.exec(answer)) {
    const at = start + m.index;
    if (zones.flags[at]! & (IN_QUOTE | IN_TITLE)) continue;
    if (
      OF_THE_OTHERS.test(
        t
          .slice(Math.max(0, at - LONGEST_REST), at)
          .split('\n')
          .at(-1)!,
      )
    )
      continue;
    const clause = clauseOf(t, { start: at, end: at + m[0].length }, 80);
    clause.start = Math.max(clause.start, start);
    clause.end = Math.min(clause.end, end);
    if (places.some((p) => p.start === clause.start)) continue;
    const words = t.slice(clause.start, clause.end);
    const from = at - clause.start;
    // 整改中,公司收回本金45万元: when
    if (/^(?:集中)?整改中$/.test(words) && t[clause.end] === ',') continue;
    if (ROUTINE.test(words) || BESIDE_THE_POINT.test(words)) continue;
    const rest = words.slice(from);
    if (DONE_AFTER_ALL.test(rest.slice(2)) || ACCEPTANCE.test(rest)) continue;
    // 正在实施的项目: names a thing
    if (
      /^(?:正在|尚未|仍未|仍在|尚在|还在|未能)[^,，]{1,12}的[\u4e00-\u9fff]/.test(rest) &&
      !/(?:正在|尚未|仍在).{1,8}(?:$|之中$)/.test(rest)
    )
      continue;
    // 正在办理的26件申请,均已拨付: said to be done in the next clause
    if (NOMINAL.test(rest) && t[clause.end] === ',' && DONE_NEXT.test(t.slice(clause.end + 1, clause.end + 24))) continue;
    const under = UNDER_WAY.test(rest) || NOT_YET.test(rest) || IN_PROGRESS.test(words.slice(Math.max(0, from - 2)));
    if (under || (STILL_PLANNED.test(rest) && isAhead(clause))) places.push(clause);
  }

  /** The planned day lies after the notice was published. */
  function isAhead(clause: Range): boolean {
    const published = notice.document.publishedDate;
    const day = dates[firstFrom(dates, clause.start, (d) => d.start)];
    return published !== null && day !== undefined && day.end <= clause.end && day.to !== null && day.to > published;
  }
}

/** Clauses side by side are one place. */
function joined(t: string, places: Range[]): Range[] {
  const out: Range[] = [];
  for (const place of places.sort((a, b) => a.start - b.start)) {
    const last = out[out.length - 1];
    if (last && place.start - last.end <= 1 && t[last.end] === ',') last.end = place.end;
    else out.push({ ...place });
  }
  return out;
}
