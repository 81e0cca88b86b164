import { inUnitsOf } from '../arithmetic.ts';
import { isExact, phraseStart, plain, wordsOf } from '../phrases.ts';
import type { Report, Rule } from '../rule.ts';
import { oneOf, signOf } from '../signs.ts';

export const numbersImpossible: Rule = {
  id: 'numbers/impossible',
  severity: 'error',
  what: { zh: '不可能的数值', en: 'a value that cannot be' },
  why: {
    zh: '占比超过100%、扣除后剩余为负，不需要任何背景就知道写错了。',
    en: 'A share above 100 % or a remainder below zero is wrong whatever the background.',
  },
  fires:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n一、总体情况\n整改期间开展群众满意度测评，群众满意率达到103.5%，较整改前明显提高。',
  silent:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n一、总体情况\n整改期间超额完成清收任务，清收任务完成率达到103.5%，同比增长120%。',
  find(reading) {
    const { t, counts, tallies } = reading;
    const reports: Report[] = [];
    for (let k = 0; k < counts.length; k++) {
      const figure = counts[k]!;
      if (figure.kind !== 'ratio' || !isExact(figure) || figure.unit !== '%') continue;
      if (figure.value > 100) {
        const label = t
          .slice(phraseStart(t, figure.head), figure.head)
          .replace(
            /(?:约|为|是|达到|达|仅|高达|的|至|到|就|均|在|保持|[上下]半年|[去今上]年(?:同期)?|年[初底末]|目前|现在?|\d{1,2}月)+$/,
            '',
          )
          // 数字化率由87.5%提升到104.6%
          .replace(/[由从][^,]{2,16}(?:提升|提高|上升|增加|升|增)$/, '');
        if (!BOUNDED.test(label) || UNBOUNDED.test(label)) continue;
        reports.push({
          start: figure.start,
          end: figure.end,
          message: { zh: `“${wordsOf(reading, figure)}”超过100%`, en: `“${wordsOf(reading, figure)}” is more than 100%` },
          expected: '≤100%',
          actual: figure.value,
        });
        continue;
      }
      if (!signOf(endsShare, t.charCodeAt(figure.head - 1))) continue;
      const run = sharesFrom(t, counts, k);
      if (run.length < 2) continue;
      const sum = run.reduce((n, f) => n + (f.value ?? 0), 0);
      if (sum > 100 + 0.1 * run.length && run.length > 2) {
        reports.push({
          start: figure.start,
          end: run[run.length - 1]!.end,
          message: {
            zh: `各部分占比之和超过100%：${run.map((f) => plain(f.value ?? 0)).join('+')}=${plain(sum)}`,
            en: `the shares add up to more than 100%: ${run.map((f) => plain(f.value ?? 0)).join('+')}=${plain(sum)}`,
          },
          expected: '≤100%',
          actual: Number(sum.toPrecision(12)),
        });
      }
      k += run.length - 1;
    }
    for (const { total, states } of tallies()) {
      const rest = states.find((s) => s.state === 'rest');
      const done = states.filter((s) => s.state !== 'rest');
      if (!isExact(total) || rest || done.length !== 1) continue;
      const figure = done[0]!.figure;
      // 已完成28个,其余正在整改: of 26
      if (
        !isExact(figure) ||
        figure.value < total.value ||
        !/^[^。;]{0,10}[,;]其余[^\d。;]{2,}/.test(t.slice(figure.tail, figure.tail + 24))
      )
        continue;
      const left = total.value - figure.value;
      reports.push({
        start: figure.start,
        end: figure.end,
        message: {
          zh: `“${wordsOf(reading, figure)}”后称还有“其余”，但${plain(total.value)}-${plain(figure.value)}=${plain(left)}`,
          en: `“${wordsOf(reading, figure)}” leaves no rest: ${plain(total.value)}-${plain(figure.value)}=${plain(left)}`,
        },
        expected: `<${inUnitsOf(t, total, total.value)}`,
        actual: figure.value,
        related: [{ start: total.start, end: total.end }],
      });
    }
    return reports;
  },
};

/** Shares and rates of a part of something, which end at the whole. */
const BOUNDED =
  /(?:占|占比|占总数|比重|满意|合格|覆盖|达标|办结|销号|知晓|参与|参学|到课|出勤|到会|参会|参赛|签约|普及|及格|优良|优秀|入学|整改|整改完成|问题完成|成活|修复|抽查|准确|持证|数字化|入库|建档|公开|在线|到岗|报账及时|及时)(?:率|度|比例|面)?$/;
const UNBOUNDED = /增长|增幅|提高|上升|同比|环比|任务|计划|目标|投资|收入|产值|预算|负债|偿债|拨备|进度|时序|执行/;

const endsShare = oneOf('占比为约');
type Figures = Parameters<Rule['find']>[0]['counts'];

/** 占60%、…占35%、…占8%: parallel shares of one whole. */
function sharesFrom(t: string, counts: Figures, k: number): Figures {
  const run = [counts[k]!];
  if (!SHARE.test(t.slice(phraseStart(t, counts[k]!.head), counts[k]!.head))) return run;
  for (let j = k + 1; j < counts.length; j++) {
    const f = counts[j]!;
    const last = run[run.length - 1]!;
    const between = t.slice(last.tail, f.head);
    if (between.length > 30 || /[。\n]/.test(between) || /其中|同时|此外/.test(between)) break;
    if (f.kind !== 'ratio') continue;
    if (!isExact(f) || f.unit !== '%' || !SHARE.test(t.slice(phraseStart(t, f.head), f.head))) break;
    run.push(f);
  }
  return run;
}

/** 满意占60%, 基本满意的占35%: one attribute in several values; 党员占80%、女性占40% are several attributes. */
const SHARE =
  /(?:满意|合格|优秀|优良|良好|一般|[甲乙丙丁ABCD]类|一类|二类|三类|完成|办结|整改|推进|解决|落实|属实|同意|反对|弃权|较好|较差)[^,、。;]{0,10}占(?:比)?(?:为|约)?$/;
