import { isExact, phraseStart, quote, sentenceStart, wordsOf } from '../phrases.ts';
import { type Figure, once, type Reading } from '../reading.ts';
import type { Report, Rule } from '../rule.ts';
import { oneOf, signOf } from '../signs.ts';
import { findTranspositions } from '../transpositions.ts';

type Valued = Figure & { value: number };

export const totalsConflict: Rule = {
  id: 'totals/conflict',
  severity: 'error',
  what: { zh: '同一数字前后不一', en: 'the same figure is stated twice with different values' },
  why: {
    zh: '同一个总数前后写法不同，至少有一处是错的，引用者无从取舍。',
    en: 'Of two values for one total at least one is wrong, and whoever quotes the notice cannot tell which.',
  },
  fires: `中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报
一、总体情况
县委巡察组反馈的5个方面18个问题，已全部完成整改。
二、组织领导
召开专题民主生活会，聚焦巡察反馈的5个方面16个问题开展批评和自我批评。`,
  silent: `中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报
一、总体情况
县委巡察组反馈的5个方面18个问题，已全部完成整改。
二、组织领导
召开专题民主生活会，聚焦巡察反馈的5个方面18个问题开展批评和自我批评；对选人用人专项检查反馈的4个问题同步整改。`,
  find(reading) {
    const { t, counts, notice } = reading;
    if (notice.document.kind === 'other' || notice.document.kind === 'work-report') return [];
    const isMerged = once(() => MERGED.test(t));
    const first = new Map<string, Valued>();
    const reports: Report[] = [];
    for (const figure of counts) {
      if (figure.kind !== 'quantity' || figure.unit.length > 3) continue;
      if (figure.unit.length < 2 && !signOf(followsTotal, t.charCodeAt(figure.tail))) continue;
      if (!isExact(figure) || !TOTALS.has(figure.unit)) continue;
      const key = keyOf(t, figure);
      const whole = key === null && isWholeSoFar(t, figure) && !isMerged() ? wholeBefore(reading, figure) : undefined;
      if (key === null && !whole) continue;
      const earlier = whole ?? first.get(key!);
      if (!earlier) first.set(key!, figure);
      else if (earlier.value !== figure.value) {
        const words = wordsOf(reading, figure, 20);
        const before = wordsOf(reading, earlier, 20);
        reports.push(
          atOdds(figure, earlier, {
            zh: `“${words}”与前文“${before}”不一致；如所指不同，应写明`,
            en: `“${words}” is at odds with “${before}” before; if they are not the same thing, say what each counts`,
          }),
        );
      }
    }
    return [...reports, ...repeated(reading, isMerged), ...transposed(reading)];
  },
};

/** A figure and what was told before. */
function atOdds(figure: Valued, earlier: Valued, message: Report['message']): Report {
  const { start, end } = earlier;
  return { start: figure.start, end: figure.end, message, expected: earlier.value, actual: figure.value, related: [{ start, end }] };
}

function phraseOf({ t, text }: Reading, { head, end }: Figure): string {
  return quote(text, { start: phraseStart(t, head), end });
}

/** 全县…无障碍改造826户, further on 862户: digits that changed places. */
function transposed(reading: Reading): Report[] {
  return findTranspositions(reading).map(({ figure, earlier }) => {
    const [words, other] = [phraseOf(reading, figure), phraseOf(reading, earlier)];
    return atOdds(figure, earlier, {
      zh: `“${words}”与前文“${other}”数字相同而次序不同，疑有一处写颠倒；如所指不同，应写明`,
      en: `“${words}” has the digits of “${other}” before in another order; one of them seems to be turned round; if they are not the same thing, say what each counts`,
    });
  });
}

/** 追回各类资金|54.7万元, 制定整改措施|36条: of the whole, where it stands outside all problems. */
const RESULT = /(?:追回|清退|收缴|收回|追缴|退缴|挽回|清缴|上缴)(?:了)?([\u4e00-\u9fff]{2,10}?)(?:合计|共计|共|总计)?$/;
const MEASURES_BEFORE = /(?:制定|提出|形成|细化)(?:了|的|为)?(?:(?:整改|具体)*(?:措施|举措))?$|[,，]措施$/;
const MEASURES = /(?:措施|举措)$/;
const MEASURES_AFTER = /^(?:整改|具体)*(?:措施|举措)/;
/** Of a part of the time, of the money or of the units. */
const IN_PART = /其中|截[至止]|首批|第[一二三四五]批|20\d\d年|上半年|下半年|季度|新增|增补|补充|另|延伸|自查|调整|由\d/;

/** The same figure in the same words twice, once in the overview and once behind the problems. */
function repeated(reading: Reading, isMerged: () => boolean): Report[] {
  const { t, counts, structure } = reading;
  const last = structure.issues.reduce((at, issue) => Math.max(at, issue.range.end), 0);
  const tellings = new Map<string, { figure: Valued; said: string | null; near: string | null }>();
  const reports: Report[] = [];
  for (const figure of counts) {
    if (figure.start >= structure.issuesStart && figure.start < last) continue;
    if (!isExact(figure) || !(figure.kind === 'money' || (figure.kind === 'quantity' && (figure.unit === '条' || figure.unit === '项'))))
      continue;
    const about = figure.kind === 'money' ? moneyKey(t, figure) : (measuresKey(t, figure) ?? rulesKey(t, figure));
    if (about === null) continue;
    const before = t.slice(sentenceStart(t, figure.head, 80), figure.head);
    const said = AS_OF.exec(before);
    if (IN_PART.test(said ? before.replace(said[0], '') : before)) continue;
    const paragraph = t
      .slice(Math.max(0, figure.head - 200), figure.head)
      .split('\n')
      .at(-1)!;
    const told = { figure, said: said?.[1] ?? null, near: AS_OF.exec(paragraph)?.[1] ?? null };
    const first = tellings.get(about);
    if (!first) tellings.set(about, told);
    else if (
      first.figure.value !== figure.value &&
      // neither as of a day of its own, or both as of the same
      ((first.said === null && told.said === null) || (first.near !== null && first.near === told.near)) &&
      t.slice(first.figure.end, figure.start).includes('\n') &&
      (figure.kind === 'money' || !isMerged())
    ) {
      const earlier = first.figure;
      const [words, other] = [phraseOf(reading, figure), phraseOf(reading, earlier)];
      reports.push(
        atOdds(figure, earlier, {
          zh: `“${words}”与前文“${other}”不一致；如统计口径或时点不同，应写明`,
          en: `“${words}” is at odds with “${other}” before; if they were counted otherwise or at another time, say so`,
        }),
      );
    }
  }
  return reports;
}

const AS_OF = /截[至止]到?([^,，。;；]{2,14}?)[,，]/;

/** 共制定制度|18项, 整改中修订制度|21项: what was made, of the whole. */
function rulesKey(t: string, { head }: Figure): string | null {
  if (t[head - 1] !== '度' && t[head - 1] !== '件') return null;
  const m =
    /(?:^|[,，。;；\n])(?:整改(?:中|期间|以来))?(?:共|累计|合计|先后)*(制定|新建|新制定|出台|修订|修订完善)(?:各类|相关|规章|管理|内控|内部)*制度(?:文件)?$/.exec(
      t.slice(Math.max(0, phraseStart(t, head) - 1), head),
    );
  return m ? `${m[1]}制度` : null;
}

function moneyKey(t: string, { head }: Figure): string | null {
  const m = RESULT.exec(t.slice(phraseStart(t, head), head));
  return m ? m[0].replace(/(?:合计|共计|共|总计)$/, '') : null;
}

function measuresKey(t: string, { head, tail, unit }: Figure): string | null {
  const before = t.slice(Math.max(0, head - 12), head);
  // 目前,|54条整改措施已落实49条: of all of them
  if (
    /^(?:整改|具体)*(?:措施|举措)(?:中|已|均|全部)/.test(t.slice(tail, tail + 10)) &&
    /^(?:目前,|截[至止][^,。;]{3,16},)?$/.test(t.slice(sentenceStart(t, head, 24), head))
  )
    return `措施${unit}`;
  return MEASURES_BEFORE.test(before) && (MEASURES.test(before) || MEASURES_AFTER.test(t.slice(tail, tail + 8))) ? `措施${unit}` : null;
}

/** 巡察反馈的9个方面26个|问题: the verb, then perhaps the count of aspects, then this figure. */
const GIVEN = /(?:反馈|指出|查出|提出)的?(?:\d+|[一二三四五六七八九十]+)?(?:个|大|项)?(?:方面|大类|类)?(?:的|共|、)?$/;
const ORGAN = /巡[察视]|督察|审计|评议|审议|检查/;
const TOTALS = new Set(['个', '项', '条', '方面', '大方面', '类', '']);
/** 方面, 大方面, 问题, 具体问题, 突出问题 */
const followsTotal = oneOf('方大问具突');
/** Another inspection's figure. */
const OTHER =
  /对照[^,。;]{2,24}(?:局|委|院|校|镇|乡|公司|单位|支部)[^,。;]{0,6}(?:反馈|发现)|专项检查|选人用人|意识形态|上[一]?轮|上次|以往|历次|历年|前几轮|以来|同步|回头看|此前|首轮|延伸|另|[一二三四五六七八九十\d]届|第[一二三四五六七八九十\d]+[轮批次]|20\d\d年(?:度)?[^月]|群众|信访|共性|个性|自查/;

/** 将26个问题归并为20个事项: other totals are the same whole. */
const MERGED = /(?:合并|归并|整合|拆分|细分|分解|并入|新增|调整)[^。;\n]{0,16}(?:问题|事项|任务)/;

/** 截至11月30日,|16项问题中: at the start of a sentence, of all of them. */
function isWholeSoFar(t: string, { head, tail }: Figure): boolean {
  if (!/^(?:具体)?问题中/.test(t.slice(tail, tail + 5))) return false;
  return /^(?:目前,|截[至止][^,。;]{3,16},)$/.test(t.slice(sentenceStart(t, head, 24), head));
}

function wholeBefore({ headline, counts }: Reading, figure: Figure): Valued | undefined {
  const total = headline['issues.total'];
  if (!total || total.end > figure.start) return undefined;
  // 反馈问题32个,遗留问题4个,共36个
  if (counts.some((c) => c.start < figure.start && c.value === figure.value && c.unit === figure.unit)) return undefined;
  const stated = counts.find((c) => c.start >= total.start && c.start < total.end && c.value === total.value);
  return stated && isExact(stated) && stated.unit === figure.unit ? stated : undefined;
}

/** Which total of the whole a figure states; null where it states another. */
function keyOf(t: string, figure: Figure): string | null {
  const after = t.slice(figure.tail, figure.tail + 8);
  const noun =
    figure.unit.endsWith('方面') || /^(?:大)?方面/.test(after) ? '方面' : /^(?:具体|突出)?问题(?!线索)/.test(after) ? '问题' : null;
  if (noun === null) return null;
  const before = t.slice(sentenceStart(t, figure.head, 40), figure.head);
  const given = GIVEN.exec(before);
  if (!given || OTHER.test(before)) return null;
  // the verb belongs to this phrase: 反馈后,排查出12个问题 does not count
  if (!/反馈|指出|查出|提出/.test(t.slice(phraseStart(t, figure.head, 40), figure.head))) return null;
  const organ = ORGAN.exec(before.slice(Math.max(0, given.index - 8), given.index))?.[0] ?? '';
  // 对街道党工委反馈的12个问题; 对社区党组织反馈的18个问题
  const of = /对([^,，。;；]{2,20})$/.exec(before.slice(0, given.index))?.[1] ?? '';
  return `${organ}${noun}${of}`.replace('巡视', '巡察');
}
