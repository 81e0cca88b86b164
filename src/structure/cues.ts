/** Problems that a cue opens, 针对…问题 and its like, and those said by who found them. */
import { PROBLEM_CUE, TYPE_GROUP_HEADING } from '../lexicon/headings.ts';
import { has, LF, newClass, setOf } from '../text/chars.ts';
import { type Clean, GAP_NONE, GAP_SPACE, GAP_WIDE } from '../text/clean.ts';
import { COMMA, runBack, runOn, SENTENCE } from '../text/edges.ts';
import { IN_TITLE, type Zones } from '../text/zones.ts';
import type { LabelMark, Mark } from './marks.ts';
import { isParagraphStart, LONGEST_PARAGRAPH, lineEnd } from './sentences.ts';
import { lastAtOrBefore } from './spans.ts';
import { isJudgedFirst, turnedTitle } from './titles.ts';
import { isInlineItem } from './tree.ts';

const CUE =
  /(?:(?:评议|审议|巡[察视]|督察|审计|反馈)(?:工作)?(?:意见|报告|组|反馈)?(?:中)?还?(?:指出|提出|反映|就)(?:了|的)?[:：,，]?“[^\n]{4,160}?”)(?:提出了?(?:意见|建议|问题))?(?=[,，。:：;；\n\u4e00-\u9fff])|(?:针对|关于|对于|就|对(?=(?:反馈|巡[察视]|审计|评议|组|意见|指出|的){0,4}[“‘]))(?:关于|针对|反馈的|(?:巡[察视]|反馈|审计|评议)*(?:组|意见)?指出的|《[^》]{2,40}》(?:指出|提出)的)?(?:“[^\n]{4,160}?”|‘[^\n]{4,160}?’|(?:[^,，。;；:：\n“”]|“[^”\n]{1,30}”){4,80}?(?:的)?(?:问题|意见|建议))(?:的?(?:问题|方面|意见|建议|情况))?(?=[,，。:：;；\n(]|的?整改|$)/y;

export const CUE_OPENING = newClass('针关对就评审巡督反“‘至再说谈提围在');

/** 对正在整改的问题, 针对反馈的问题: speaks of many problems at once. */
const OF_MANY =
  /^(?:针对|对于|对|就)(?:已|正在|尚未|需要|整改|未|能够|巡[察视](?:组)?(?:反馈|指出)的?问题|反馈的?(?:[\d一二三四五六七八九十]+[个项条])?(?:具体)?问题|上述|以上|存在的?问题)/;

/** “标志标牌缺失”：我们重新勘定…, “公文运转周期长”的问题，我们…: quoted problems, each in front of its answer, two at least. */
const QUOTED =
  /(?:“[^”\n]{6,120}”|‘[^’\n]{6,80}’)(?=[:：]|的?问题[,，。:：]|[((〔【](?:反馈问题|问题|序号|编号)?[^))〕】\n]{1,8}[))〕】])/y;

/** 对城东化工园区异味扰民问题,市生态环境局…, paragraph after paragraph. */
const TOWARDS = /对(?:[^,，。;；:：\n“”]|“[^”\n]{1,20}”){4,50}?的?问题[,，]/y;

const JUDGED_CUE = /(?:针对|关于|就)([^,，。;；:：\n]{4,40}?)(?:方面(?:的?问题)?)?[,，]/y;

/** Paragraphs 针对“…”问题,… that open an issue without a marker. */
export function findCues(text: Clean, zones: Zones, oneLine: boolean, marks: readonly Mark[], labels: readonly LabelMark[]): Mark[] {
  const t = text.text;
  const taken = new Set<number>();
  for (const m of marks) taken.add(m.end);
  for (const l of labels) taken.add(l.end);
  const out: Mark[] = [];
  const quoted: Mark[] = [];
  const judged: Mark[] = [];
  const told: Mark[] = [];
  const turned: Mark[] = [];
  const { classes, length } = text;
  for (let i = runOn(classes, 0, length, CUE_OPENING); i < length; i = runOn(classes, i + 1, length, CUE_OPENING)) {
    if (!(i === 0 || text.codes[i - 1] === LF || text.gap[i]! !== GAP_NONE)) continue;
    if (taken.has(i) || zones.flags[i]! & IN_TITLE) continue;
    if (!isParagraphStart(text, oneLine, i) && !(oneLine && endsHeading(text, i, taken))) continue;
    CUE.lastIndex = i;
    QUOTED.lastIndex = i;
    if (QUOTED.test(t)) {
      quoted.push(cueAt(text, i));
      continue;
    }
    if (!CUE.test(t)) {
      TOWARDS.lastIndex = i;
      const towards = TOWARDS.exec(t)?.[0];
      if (towards !== undefined && !SORTS.test(towards) && !OF_MANY.test(towards)) {
        told.push(cueAt(text, i));
        continue;
      }
      // 针对养老服务供给不足,聚焦…: a judgement up to the comma
      JUDGED_CUE.lastIndex = i;
      const about = JUDGED_CUE.exec(t)?.[1];
      if (about !== undefined && isJudgedFirst(about) && !OF_MANY.test(t.slice(i, i + 40))) judged.push(cueAt(text, i));
      else if (turnedTitle(text, i) !== null) turned.push(cueAt(text, i));
      continue;
    }
    const line = t.slice(i, lineEnd(text, i, i + 400));
    if (/(?:通报|报告|公告|公示|函|通知)(?:\|*)?$/.test(line) && line.length < 90) continue;
    if (OF_MANY.test(line)) continue;
    // 关于…反馈问题 | 整改进展的公告: a title over two lines
    if (
      /^[\u4e00-\u9fff]{0,8}整改[\u4e00-\u9fff]{0,10}的?(?:通报|报告|公告|公示)\n/.test(t.slice(i + line.length + 1, i + line.length + 32))
    )
      continue;
    out.push(cueAt(text, i));
  }
  // one by one: a call takes no more than some hundred thousand arguments
  if (quoted.length >= 2) for (const mark of quoted) out.push(mark);
  if (judged.length >= 2 || (judged.length > 0 && out.length >= 2)) for (const mark of judged) out.push(mark);
  if (told.length >= 2 || (told.length > 0 && out.length >= 2)) for (const mark of told) out.push(mark);
  out.sort((a, b) => a.start - b.start);
  // 至于X这一问题, 就Y一事, where the paragraphs around them turn to a problem each
  if (out.length >= FEWEST_BESIDE && turned.length <= out.length) {
    const [first, last] = [out[0]!.start, out.at(-1)!.start];
    for (const mark of turned) if (mark.start > first && mark.start < last) out.push(mark);
    out.sort((a, b) => a.start - b.start);
  }
  if (out.length === 1 && !/“/.test(t.slice(out[0]!.start, out[0]!.start + 8))) return [];
  return out;
}

function cueAt({ codes }: Clean, start: number): Mark {
  return { kind: 'cue', value: 0, start, end: start, line: codes[start - 1] === LF || start === 0, paragraph: true };
}

/** Fewest paragraphs with 针对 or 关于 beside which others may turn to a problem in words of their own. */
const FEWEST_BESIDE = 3;

/** 二、关于居家养老服务 针对“…”的问题,… in a text of one line: a gap alone parts the heading, short and without a stop, from its first problem. */
function endsHeading(text: Clean, i: number, markEnds: ReadonlySet<number>): boolean {
  if (text.gap[i] !== GAP_SPACE && text.gap[i] !== GAP_WIDE) return false;
  // a label's end would be the start itself, a marker stands within
  const start = runBack(text.classes, i, i - LONGEST_HEADING, SENTENCE | COMMA);
  for (let at = start + 1; at <= i - SHORTEST_HEADING; at++) if (markEnds.has(at)) return true;
  return false;
}

const SHORTEST_HEADING = 4;
const LONGEST_HEADING = 40;

/** 对13个项目绩效目标缺失问题, where a sentence begins. */
const SENTENCE_CUE = /(?<=[。;；\n])(?:针对|关于|对于?)(?:[^,，。;；:：\n“”]|“[^”\n]{1,30}”){4,60}?的?问题[,，]/g;

/** Below a heading 对能够立即整改的问题, 对历史遗留问题 sort the work, they name no problem. */
const SORTS =
  /^(?:针对|关于|对于?)(?:(?:能够?[立即整改]|可以|可立|短[期时]|一[时些般]|暂[时未]|立[行即]|马上|即知|难以|难度|重复|复杂|共性|个[性别]|历史|涉及|条件|具[备体]|不[能宜属需具]|属于|较|情况|时间|当[前场]|其[他余])[\u4e00-\u9fff]{0,12}的?问题|[^,，]{0,20}(?:发现|查出|反馈|指出|整改|存在)的?问题)[,，]/;

/** (一)关于X的问题。对A问题,…。对B问题,…: the problems below a problem, told one after the other in the paragraph of its answer. */
export function findSentenceCues(
  text: Clean,
  marks: readonly Mark[],
  labels: readonly LabelMark[],
  isProblem: (mark: Mark) => boolean,
): Mark[] {
  const out: Mark[] = [];
  let l = 0;
  marks.forEach((mark, k) => {
    if (!mark.paragraph) return;
    const chapter = !isProblem(mark);
    // 二、预算单位收支管理问题的整改情况 | 预算单位问题3项。对A问题,…;对B问题,…
    const sorted =
      chapter && has(SORTS_BY_TYPE, text.codes[mark.end] ?? 0) && TYPE_GROUP_HEADING.test(text.text.slice(mark.end, mark.end + 30));
    if (
      chapter &&
      !sorted &&
      !NAMES_FIELD.test(text.text.slice(mark.end, mark.end + 30)) &&
      ((mark.kind !== 'han' && mark.kind !== 'han-paren') ||
        // (一)财政管理审计问题整改情况。涉及4个问题,…: its first sentence is the heading
        !OF_PROBLEMS.test(text.text.slice(mark.end, lineEnd(text, mark.end, mark.end + 60)).split('。', 1)[0]!))
    )
      return;
    while (l < labels.length && labels[l]!.start < mark.start) l++;
    const next = Math.min(labels[l]?.start ?? text.length, marks[k + 1]?.start ?? text.length);
    const line = lineEnd(text, mark.end, Math.min(next, mark.end + LONGEST_PARAGRAPH));
    let end = chapter ? Math.min(next, mark.end + LONGEST_PARAGRAPH) : line;
    // an answer with items or fields of its own is told by those
    const following = marks[k + 1];
    const closed =
      chapter && next === following?.start && (following.line || (sorted && following.paragraph && !isInlineItem(following.kind)));
    if (end >= next && next < text.length && text.codes[next] !== LF && !closed) {
      // what stands below the paragraph has items: the paragraph alone
      if (!chapter || line >= next) return;
      end = line;
    }
    const starts = [...text.text.slice(mark.end, end).matchAll(SENTENCE_CUE)]
      .filter((m) => !chapter || !SORTS.test(m[0]))
      .map((m) => mark.end + m.index);
    if (starts.length >= 2 || (starts.length === 1 && (sorted || (chapter && out.length > 0))))
      for (const start of starts) out.push({ kind: 'cue', value: 0, start, end: start, line: false, paragraph: true });
  });
  return out;
}

/** The first characters of 立行立改类问题 and its like. */
const SORTS_BY_TYPE = setOf('需立即边限分阶持长');

/** (1)服务大局方面。关于A问题,… */
const NAMES_FIELD = /^[^,，。;；:：\n]{2,20}方面(?:的?问题)?[。:：]/;
const OF_PROBLEMS = /(?:问题|方面).{0,12}$|整改(?:落实|进展|完成)?情况$/;

/** 关于A的问题,…。关于B的问题,…: a paragraph that opens so tells one problem after the other, each in the words of the first. */
export function findParallelCues(text: Clean, cues: readonly Mark[], marks: readonly Mark[]): Mark[] {
  const out: Mark[] = [];
  let m = 0;
  cues.forEach((cue, k) => {
    FIRST_OF_PARALLEL.lastIndex = cue.start;
    const first = FIRST_OF_PARALLEL.exec(text.text);
    if (!first) return;
    while (m < marks.length && marks[m]!.start <= cue.start) m++;
    const next = Math.min(marks[m]?.start ?? text.length, cues[k + 1]?.start ?? text.length);
    const end = lineEnd(text, cue.end, Math.min(next, cue.end + LONGEST_PARAGRAPH));
    for (const { index } of text.text.slice(cue.end, end).matchAll(SENTENCE_CUE)) {
      const start = cue.end + index;
      if (text.text.startsWith(first[1]!, start)) out.push({ kind: 'cue', value: 0, start, end: start, line: false, paragraph: true });
    }
  });
  return out;
}

/**
 * 总分馆建设进度偏慢的问题,已新建…,整改到位;特殊群体服务缺位的问题,…: problems and their answers by turns in a paragraph, two at least in each, half of
 * them judgements.
 */
export function findAlternating(text: Clean, zones: Zones, taken: readonly Mark[]): Mark[] {
  if (!MAY_ALTERNATE.test(text.text)) return [];
  const starts = new Set(taken.map((m) => m.start));
  const isFree = (start: number): boolean => !starts.has(start) && (zones.flags[start]! & IN_TITLE) === 0;
  const found = cuesByParagraph(text, ALTERNATING, isFree)
    .filter((told) => told.length >= 2)
    .flat();
  return found.filter((x) => isJudgedFirst(x.words!)).length >= found.length / 2 ? found.map((x) => x.mark) : [];
}

/** What a pattern finds as marks, those of each paragraph together, with the words it keeps. */
function cuesByParagraph(text: Clean, pattern: RegExp, isFree: (start: number) => boolean): { mark: Mark; words: string | undefined }[][] {
  const paragraphs = new Map<number, { mark: Mark; words: string | undefined }[]>();
  let line = -1;
  let next = text.text.indexOf('\n');
  for (const { index: start, 1: words } of text.text.matchAll(pattern)) {
    if (!isFree(start)) continue;
    for (; next >= 0 && next < start; next = text.text.indexOf('\n', next + 1)) line = next;
    const one = { mark: { kind: 'cue', value: 0, start, end: start, line: line === start - 1, paragraph: true } as const, words };
    const told = paragraphs.get(line);
    if (told) told.push(one);
    else paragraphs.set(line, [one]);
  }
  return [...paragraphs.values()];
}

const MAY_ALTERNATE = /问题[,，](?:已|现|正|目前|通过|由|经|立|对)/;
const ALTERNATING =
  /(?<=^|[。;；\n])(?!针对|关于|对|就|[一二三四五六七八九十]是)([\u4e00-\u9fff“”、]{5,30}?)的?问题[,，](?=已|现|正|目前|通过|由|经|立|对)/g;

/** 针对校门口拥堵,我校错时放学…;针对食堂留样不规范,我校…: sentence after sentence turns to a problem, three at least in a paragraph. */
export function findTowards(text: Clean, taken: readonly Mark[]): Mark[] {
  if (!text.text.includes('针对')) return [];
  const starts = new Set(taken.filter((m) => m.kind !== 'cue').map((m) => m.start));
  const isFree = (start: number): boolean => {
    const words = text.text.slice(start, start + 60);
    return !starts.has(start) && !OF_MANY.test(words.slice(0, 40)) && !SORTS.test(words);
  };
  // a heading or item among them: they turn to parts of its problem
  const heads = taken.filter((m) => m.paragraph && m.kind !== 'cue').map((m) => m.start);
  const among = (from: number, to: number): boolean => (heads[lastAtOrBefore(heads, to - 1)] ?? -1) > from;
  return cuesByParagraph(text, TURNS_TO, isFree)
    .map((told) => told.map((x) => x.mark))
    .filter((told) => {
      const [first, last] = [told[0]!.start, told[told.length - 1]!.start];
      return told.length >= 3 && last - first <= told.length * FAR_APART && !among(first, last);
    })
    .flat();
}

const FAR_APART = 220;

const TURNS_TO = /(?<=^|[。;；\n])针对(?:[^,，。;；:：\n“”]|“[^”\n]{1,30}”?){4,40}?[,，](?=[\u4e00-\u9fff])/g;

const FIRST_OF_PARALLEL = /(针对|关于|对于?)(?:[^,，。;；:：\n“”]|“[^”\n]{1,30}”){4,60}?的?问题[,，]/y;

/** 市委巡察组还指出, at the start of a sentence. */
const SAID =
  /(?<=^|[。\n])(?:[\u4e00-\u9fff]{0,8}?(?:巡[察视]|督察|督查|审计|评议|检查)(?:[一二三四五六七八九十第]{0,4})组|反馈意见|审计(?:报告)?)(?:还|又|同时|也|进一步)?(?:指出|反映|认为|提出|发现)[,，:：]?(?=[^,，。;；:：\n“”‘’\d]{6,60}[。,，])/g;

/** A quick look whether anybody says so. */
const MAY_SAY = /(?:组|意见|审计|报告)(?:还|又|同时|也|进一步)?(?:指出|反映|认为|提出|发现)/;

/**
 * 巡察组指出,X不够有力。我院修订…。巡察组还指出,Y不规范。…: problems in running text, each said by those who found it and a judgement;
 * two at least, in a notice that labels no answers.
 */
export function findSaidProblems(text: Clean, zones: Zones, marks: readonly Mark[]): Mark[] {
  if (!MAY_SAY.test(text.text)) return [];
  const out: Mark[] = [];
  const items = new Set(marks.filter((m) => m.paragraph).map((m) => m.end));
  let judged = 0;
  let paragraph = -1;
  for (const m of text.text.matchAll(SAID)) {
    const { index } = m;
    const end = index + m[0].length;
    const line = index === 0 || text.codes[index - 1] === LF;
    if (zones.flags[index]! & IN_TITLE || items.has(index)) continue;
    const stop = lineEnd(text, end, end + LONGEST_PARAGRAPH);
    const rest = text.text.slice(end, stop);
    const said = rest.slice(0, 80).split('。', 1)[0]!;
    // told in the paragraph that answers it, at its start or behind another one
    if (/整改|^(?:了|的)|如下/.test(said) || said.length + 8 > rest.length || !(line || stop === paragraph)) continue;
    paragraph = stop;
    if (PROBLEM_CUE.test(said)) judged++;
    out.push({ kind: 'cue', value: 0, start: index, end, line, paragraph: true });
  }
  return out.length >= 2 && judged >= out.length * 0.5 ? out : [];
}

/** 市政府把“X”列为第11项整改任务, above 整改目标 整改措施 完成情况 of that one: the lead is what says the problem. */
export function findListedTask(text: Clean, labels: readonly LabelMark[]): Mark[] {
  const goals = labels.filter((l) => l.field === 'target');
  if (goals.length !== 1 || labels.some((l) => l.field === 'problem')) return [];
  const m = LISTED_TASK.exec(text.text.slice(0, labels[0]!.start));
  return m ? [{ kind: 'cue', value: 0, start: m.index + 1, end: m.index + 1, line: false, paragraph: true }] : [];
}

const LISTED_TASK = /[把将]“[^”\n]{6,120}”列[为入]/;
