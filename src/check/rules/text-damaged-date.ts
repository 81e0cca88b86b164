import { quote } from '../phrases.ts';
import type { Report, Rule } from '../rule.ts';

export const textDamagedDate: Rule = {
  id: 'text/damaged-date',
  severity: 'warning',
  what: { zh: '日期缺字', en: 'a date has lost characters' },
  why: {
    zh: '网页转载常丢“年”“月”，2024117日是1月17日还是11月7日就说不清了。',
    en: 'Web pages drop 年 and 月; whether 2024117日 is 17 January or 7 November is then anybody’s guess.',
  },
  fires:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n根据县委统一部署，2024年3月10日至5月15日，县委第二巡察组对县水务局党组开展了巡察，2024117日反馈了巡察意见。',
  silent:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n根据县委统一部署，2024年3月10日至5月15日，县委第二巡察组对县水务局党组开展了巡察，2024年11月7日反馈了巡察意见。',
  find({ t, text, dates, damaged }) {
    const reports: Report[] = [];
    for (const { start, end } of damaged) {
      const words = quote(text, { start, end });
      reports.push({
        start,
        end,
        message: {
          zh: `“${words}”缺“年”或“月”，有不止一种读法；请补全`,
          en: `“${words}” has lost its 年 or 月 and can be read in more than one way; complete it`,
        },
        expected: null,
        actual: words,
      });
    }
    for (const d of dates) {
      if (!d.inferred || d.from === null || damaged.some((x) => x.start < d.end && d.start < x.end)) continue;
      if (!LOST.test(t.slice(d.start, d.end))) continue;
      const words = quote(text, d);
      const days = d.to === null || d.to === d.from ? d.from : `${d.from}/${d.to}`;
      reports.push({
        start: d.start,
        end: d.end,
        message: {
          zh: `“${words}”缺“年”或“月”，按${days}读取；请补全`,
          en: `“${words}” has lost its 年 or 月 and is read as ${days}; complete it`,
        },
        expected: days,
        actual: words,
      });
    }
    if (t.includes('年月') || t.includes('月日'))
      for (const m of t.matchAll(EMPTY)) {
        const at = { start: m.index, end: m.index + m[0].length };
        const words = quote(text, at);
        reports.push({
          ...at,
          message: { zh: `“${words}”缺月份或日期的数字；请补全`, en: `“${words}” has lost the number of its month or day; complete it` },
          expected: null,
          actual: words,
        });
      }
    return reports;
  },
};

/** 2025年月9日, 2025年3月日 */
const EMPTY = /(?<!\d)20\d{2}年(?:月\d{1,2}日|\d{1,2}月日(?![均常前夜报记产志]))/g;
/** 2024717日, 20249月, 2024年717日, 830日: more digits than a day or month has. */
const LOST = /\d{5,}[月日]|(?<!\d)\d{3}日|年\d{3,4}日/;
