import type { Lang } from '../../model/vocabulary.ts';
import { quote, sentenceStart } from '../phrases.ts';
import { firstFrom, type Range, type Reading } from '../reading.ts';
import type { Report, Rule } from '../rule.ts';

export const datesOrder: Rule = {
  id: 'dates/order',
  severity: 'error',
  what: { zh: '日期先后颠倒', en: 'dates are in the wrong order' },
  why: {
    zh: '先反馈后巡察、起始晚于结束，说明至少有一个日期写错，整改期限也就无从算起。',
    en: 'Where a period ends before it begins, or feedback comes before the inspection, at least one date is wrong and no time limit can be counted from it.',
  },
  fires:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n根据县委统一部署，2024年4月10日至6月15日，县委第二巡察组对县卫生健康局党组开展了巡察，并于2024年3月28日反馈了巡察意见。',
  silent:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n根据县委统一部署，2023年11月10日至次年1月15日，县委第二巡察组对县卫生健康局党组开展了巡察，并于2024年3月28日反馈了巡察意见。',
  find(reading) {
    const { notice, dates } = reading;
    const { inspectionPeriod: period, feedbackDate, publishedDate, evidence } = notice.document;
    const reports: Report[] = [];
    const at = (span: Range | undefined): Range | null => (span ? clean(reading, span) : null);
    // “3月28日”（2024-03-28）: the day that it is read as, where a part of it is not printed
    const said = (range: Range, day: string, lang: Lang) => {
      const words = quote(reading.text, range);
      if (/^\d{4}年/.test(words)) return `“${words}”`;
      return lang === 'zh' ? `“${words}”（${day}）` : `“${words}” (${day})`;
    };
    const feedback = at(evidence.feedbackDate);
    const inspected = at(evidence.inspectionPeriod);
    const published = at(evidence.publishedDate);

    for (const d of dates) {
      if (d.from === null || d.to === null || d.to >= d.from) continue;
      const words = quote(reading.text, d);
      reports.push({
        start: d.start,
        end: d.end,
        message: {
          zh: `“${words}”的结束日期早于开始日期（${d.from} → ${d.to}）`,
          en: `“${words}” ends before it begins (${d.from} → ${d.to})`,
        },
        expected: `≥${d.from}`,
        actual: d.to,
      });
    }
    reports.push(...works(reading));
    const end = period?.to ?? period?.from ?? null;
    if (feedback && end && feedbackDate !== null && feedbackDate < end && !reports.some((r) => inspected && r.start === inspected.start)) {
      reports.push({
        ...feedback,
        message: {
          zh: `反馈日期${said(feedback, feedbackDate, 'zh')}早于检查结束日期${inspected ? said(inspected, end, 'zh') : end}；请核对年份和月份`,
          en: `the feedback of ${said(feedback, feedbackDate, 'en')} comes before the end of the inspection (${end}); check the year and month`,
        },
        expected: `≥${end}`,
        actual: feedbackDate,
        related: inspected ? [inspected] : [],
      });
    }
    if (published && feedback && feedbackDate !== null && publishedDate !== null && publishedDate < feedbackDate) {
      reports.push({
        ...published,
        message: {
          zh: `公布日期${said(published, publishedDate, 'zh')}早于反馈日期${feedbackDate}；请核对年份和月份`,
          en: `the notice is dated ${said(published, publishedDate, 'en')}, before the feedback of ${feedbackDate}; check the year and month`,
        },
        expected: `≥${feedbackDate}`,
        actual: publishedDate,
        related: [feedback],
      });
    }
    // a day of publication that is wrong anyhow is told once
    if (publishedDate !== null && !reports.some((r) => r.start === published?.start))
      reports.push(...asOf(reading, publishedDate, published));
    return reports;
  },
};

const BEGINS = /^(?:正式)?(?:进场(?:施工)?|开工(?:建设)?|动工|启动(?:建设|施工)|开始施工|破土)/;
const ENDS = /^[\u4e00-\u9fff]{0,4}(?:完工|竣工|建成|交付(?:使用)?|通过(?:竣工)?验收)/;
/** Between the two days of one sentence. */
const SAME_WORKS = /^[^。;\n]{2,24}$/;

/** 工程于2024年3月20日进场施工,2024年3月5日全部完工: days that are printed whole. */
function works({ t, text, dates }: Reading): Report[] {
  const reports: Report[] = [];
  for (let k = 1; k < dates.length; k++) {
    const [begun, done] = [dates[k - 1]!, dates[k]!];
    if (begun.from === null || done.to === null || done.to >= begun.from || begun.inferred || done.inferred) continue;
    if (!BEGINS.test(t.slice(begun.end, begun.end + 12)) || !ENDS.test(t.slice(done.end, done.end + 12))) continue;
    if (!SAME_WORKS.test(t.slice(begun.end, done.start))) continue;
    reports.push({
      start: done.start,
      end: done.end,
      message: {
        zh: `完工日期“${quote(text, done)}”早于开工日期“${quote(text, begun)}”`,
        en: `the works end on “${quote(text, done)}”, before they begin on “${quote(text, begun)}”`,
      },
      expected: `≥${begun.from}`,
      actual: done.to,
      related: [{ start: begun.start, end: begun.end }],
    });
  }
  return reports;
}

/** 截至2025年8月底,已完成…: a state of things that lies after the day on which it is told. */
function asOf({ t, text, dates, structure, notice }: Reading, day: string, published: Range | null): Report[] {
  if (notice.document.kind === 'other') return [];
  const reports: Report[] = [];
  for (const d of dates) {
    if (d.from === null || d.inferred || d.start > structure.issuesStart || d.from <= day) continue;
    if (!/截[至止](?:到)?$/.test(t.slice(Math.max(0, d.start - 4), d.start)) || d.start - 2 > sentenceStart(t, d.start) + 2) continue;
    if (!/^(?:底|末|,|[\u4e00-\u9fff]{0,6},)?[^。\n]{0,60}(?:已|共|均|全部|累计)/.test(t.slice(d.end, d.end + 80))) continue;
    reports.push({
      start: d.start,
      end: d.end,
      message: {
        zh: `统计截止日期“${quote(text, d)}”晚于公布日期${day}`,
        en: `the figures are as of “${quote(text, d)}”, after the notice's own date ${day}`,
      },
      expected: `≤${day}`,
      actual: d.from,
      related: published ? [published] : [],
    });
  }
  return reports;
}

/** The clean span of a span of the source: dates are read there, and their order is the same. */
function clean({ notice, dates }: Reading, span: Range): Range | null {
  const k = firstFrom(notice.dates, span.start, (d) => d.start);
  const d = notice.dates[k]?.start === span.start && notice.dates[k]?.end === span.end ? dates[k] : undefined;
  return d ? { start: d.start, end: d.end } : null;
}
