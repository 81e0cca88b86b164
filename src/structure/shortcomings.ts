/** What a notice admits of itself: shortcomings that remain. */
import { PROBLEM_CUE } from '../lexicon/headings.ts';
import { statusOf } from '../lexicon/statuses.ts';
import { has, LF, setOf } from '../text/chars.ts';
import { type Context, newIssue } from './drafts.ts';
import { markerNumber } from './headings.ts';
import { sentenceEnd, trimEnd, trimStart } from './sentences.ts';
import { descendants, type List, type Node } from './tree.ts';

export function addShortcoming(ctx: Context, node: Node): void {
  if (node.children.length > 0) {
    for (const c of node.children) addShortcoming(ctx, c);
    return;
  }
  const { text, zones } = ctx;
  const start = trimStart(text, node.bodyStart, node.end);
  const stop = sentenceEnd(text, zones, start, node.end, true);
  pushShortcoming(ctx, start, trimEnd(text, start, stop), node);
}

function pushShortcoming(ctx: Context, start: number, end: number, node: Node | null): void {
  const { text } = ctx;
  while (end > start && /[。;；,，]/.test(text.text[end - 1]!)) end--;
  if (end - start < 4) return;
  const clause = text.text.slice(start, end);
  const found = /长期坚持|持续整改|正在整改|正在推进/.exec(clause);
  const status = found ? statusOf(found[0]) : null;
  const issue = newIssue({
    role: 'shortcoming',
    number: node ? markerNumber(ctx, node) : null,
    title: { start, end },
    parent: null,
    range: { start: node ? node.mark.start : start, end },
    node,
  });
  issue.status = status?.status ?? 'unstated';
  if (found) issue.statusText = { start: start + found.index, end: start + found.index + found[0].length };
  ctx.issues.push(issue);
}

/** The shortcomings of a section: its items but for the lists of what is planned, else the clauses of 主要表现在：A；B；C。 */
export function addShortcomings(ctx: Context, node: Node, planned: readonly List[] = []): void {
  const leaves = [...descendants(node)].filter((n) => n.children.length === 0 && !planned.includes(n.list));
  if (leaves.length > 0) {
    for (const leaf of leaves) addShortcoming(ctx, leaf);
    return;
  }
  // 存在的主要问题：A；B；C。
  if (node.mark.kind === 'cue' && node.labels.length > 0) {
    pushClauses(ctx, node.labels[0]!.end, sentenceEnd(ctx.text, ctx.zones, node.labels[0]!.end, node.end));
    return;
  }
  listedShortcomings(ctx, node.mark.kind === 'virtual' ? node.mark.start : node.bodyStart, node.end, node.mark.kind !== 'virtual');
}

const SEMICOLONS = setOf(';；');

const LISTS_SHORTCOMINGS =
  /(?:问题|不足|差距|距离|短板|弱项|困难|薄弱环节|不尽如?人意)[^。:：]{0,24}(?:主要)?(?:表现|体现|反映)?(?:在|为|是|有|如下)?[:：]/;

export function listedShortcomings(ctx: Context, start: number, end: number, headed = false): void {
  const { text, zones } = ctx;
  const m = LISTS_SHORTCOMINGS.exec(text.text.slice(start, Math.min(end, start + 400)));
  // 五、存在的不足 | 认识还有差距；制度执行还需加强。: below such a heading nothing need lead in
  const plain = m || !headed ? -1 : text.text.indexOf('\n', start) + 1;
  if (!m && (plain <= 0 || plain >= end)) return;
  const s = trimStart(text, m ? start + m.index + m[0].length : plain, end);
  let stop = sentenceEnd(text, zones, s, end);
  // a line each: …不够具体； | …还不强。
  while (stop < end && text.codes[stop] === LF && has(SEMICOLONS, text.codes[stop - 1]!)) stop = sentenceEnd(text, zones, stop + 1, end);
  if (!m && !PROBLEM_CUE.test(text.text.slice(s, stop))) return;
  pushClauses(ctx, s, stop);
}

function pushClauses(ctx: Context, start: number, stop: number): void {
  const { text, zones } = ctx;
  const byCommas = isJudgedList(text.text.slice(start, Math.min(stop, start + LONGEST_JUDGED + 1)));
  // 对照全年目标,我们也看到,…
  const seen = SEEN.exec(text.text.slice(start, Math.min(stop, start + 40)));
  for (let s = start + (seen?.[0].length ?? 0); s < stop; ) {
    let e = sentenceEnd(text, zones, s, stop, true);
    const comma = byCommas ? text.text.indexOf(',', s) : -1;
    if (comma >= 0 && comma < e) e = comma;
    pushShortcoming(ctx, trimStart(text, s, e), trimEnd(text, s, e), null);
    s = e + 1;
  }
}

const SEEN = /^[^。;；:：]{0,24}(?:看到|认识到|意识到)[,，:：]/;

const LONGEST_JUDGED = 300;

/** 资源总量不足,师资有待提升,改革还需深化: every clause is a judgement of its own. */
function isJudgedList(words: string): boolean {
  if (words.length > LONGEST_JUDGED) return false;
  const clauses = words.split(',');
  return (
    clauses.length > 1 &&
    clauses.every((c) => c.length >= 8 && c.length <= 30 && !/[;；]/.test(c) && (PROBLEM_CUE.test(c.slice(-8)) || HELD_BACK.test(c)))
  );
}

/** 土地指标紧张影响个别学校开工, 教师引进难度大, 数据尚未完全打通. What such a clause goes on with (…,影响进度) is the same shortcoming. */
const HELD_BACK =
  /^(?!影响|制约|导致|造成|使|难以|尚未|紧张|受|致).*(?:紧张|制约|影响|难度(?:较|很|还)?大|压力(?:较|很|还)?大|尚未|跟不上|不易)/;

const IN_PASSING =
  /(?:(?<=^|[\n。])(?:工作中)?存在的?(?:主要|突出)?(?:不足|短板|差距|困难)|(?:还有|仍有|还存在|仍存在|尚存在|尚有|也存在|存在(?:着|一些|不少)|[也还](?:清醒地?|深刻)?(?:看到|认识到|意识到))[^。:：\n]{0,20}(?:差距|距离|不足|短板|弱项|问题|困难|薄弱环节)|问题[^。:：\n]{0,6}(?:还|仍|尚)需要?(?:一个|一定的?)?(?:过程|时间))[^。:：\n]{0,14}(?:是|有|表现在|表现为|体现在|如下)?[:：]/g;

const FOUND_BY_OTHERS = /(?:指出|反馈|发现|查出|认为|反映)[^。;；\n]*$/;

/** A quick look whether there can be any. */
const MAY_ADMIT = /(?:存在|[还仍尚][有需]|看到|识到)[^。:：\n]{0,50}[:：]/;

/** 工作中还有不小差距,主要是:A;B。 in a paragraph of another section. */
export function admittedInPassing(ctx: Context, end: number): void {
  if (ctx.issues.some((i) => i.role === 'shortcoming')) return;
  const t = ctx.text.text;
  if (!MAY_ADMIT.test(t)) return;
  IN_PASSING.lastIndex = 0;
  let next = 0;
  let coveredTo = 0;
  // issues are in document order here, and the places looked at rise
  const covered = (at: number): boolean => {
    for (; next < ctx.issues.length && ctx.issues[next]!.range.start <= at; next++)
      coveredTo = Math.max(coveredTo, ctx.issues[next]!.range.end);
    return at < coveredTo;
  };
  for (let m = IN_PASSING.exec(t); m && m.index < end; m = IN_PASSING.exec(t)) {
    const at = m.index;
    if (covered(at)) continue;
    // 巡察指出我局存在一些问题:… is what others found
    if (FOUND_BY_OTHERS.test(t.slice(Math.max(0, at - 30), at))) continue;
    const from = at + m[0].length;
    if (/^(?:一是|第一|1[.、]|\(1\)|①|首先)/.test(t.slice(from, from + 3))) continue;
    listedShortcomings(ctx, Math.max(0, at), end);
    return;
  }
}
