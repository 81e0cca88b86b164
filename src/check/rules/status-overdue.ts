import { ISSUE_STATUSES } from '../../model/vocabulary.ts';
import { quote } from '../phrases.ts';
import { firstFrom, type Reading } from '../reading.ts';
import type { Report, Rule } from '../rule.ts';

export const statusOverdue: Rule = {
  id: 'status/overdue',
  severity: 'warning',
  what: { zh: '时限已过而未完成', en: 'the time limit is past and the problem is not completed' },
  why: {
    zh: '公布时已过整改时限却仍未完成，应当说明原因和新的时限。',
    en: 'A problem that is open after its time limit calls for a reason and a new date.',
  },
  fires: `中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报
根据县委统一部署，2024年1月8日至3月7日，县委第二巡察组对县水务局党组开展了巡察，4月5日反馈了巡察意见。
二、反馈问题整改情况
（一）关于工程管理粗放的问题
整改时限：2024年6月30日前
整改措施：倒排工期，协调解决用地问题17个。
完成情况：正在推进。
（二）关于合同管理不规范的问题
整改时限：2024年6月30日前
整改措施：清理存量合同128份。
完成情况：已完成。
中共望江县水务局党组
2024年9月10日`,
  silent: `中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报
根据县委统一部署，2024年1月8日至3月7日，县委第二巡察组对县水务局党组开展了巡察，4月5日反馈了巡察意见。
二、反馈问题整改情况
（一）关于工程管理粗放的问题
整改时限：2024年12月31日前
整改措施：倒排工期，协调解决用地问题17个。
完成情况：正在推进。
（二）关于合同管理不规范的问题
整改时限：2024年6月30日前
整改措施：清理存量合同128份。
完成情况：已完成。
中共望江县水务局党组
2024年9月10日`,
  find(reading) {
    const { notice, structure, text, dates } = reading;
    const published = notice.document.publishedDate;
    if (published === null) return [];
    const reports: Report[] = [];
    for (let k = 0; k < notice.issues.length; k++) {
      const issue = notice.issues[k]!;
      if (issue.deadline === null || !OPEN.has(issue.status) || issue.deadline >= published || !/^\d{4}-/.test(issue.deadline)) continue;
      const field = structure.issues[k]!.deadline;
      if (!field) continue;
      const from = firstFrom(dates, field.start, (d) => d.start);
      const day = dates.slice(from, from + MOST_DAYS).find((d) => d.to === issue.deadline);
      // a year that is only inferred may be the next one
      if (!day || day.end > field.end || day.inferred) continue;
      const words = quote(text, day);
      reports.push({
        start: day.start,
        end: day.end,
        message: {
          zh: `整改时限“${words}”早于公布日期${published}，而状态仍为“${ISSUE_STATUSES[issue.status].zh}”；应说明原因和新的时限`,
          en: `the time limit “${words}” is before the notice's date ${published}, but the problem is ${ISSUE_STATUSES[issue.status].en}; give the reason and a new date`,
        },
        expected: `≥${published}`,
        actual: issue.deadline,
        related: structure.issues[k]!.statusText ? [structure.issues[k]!.statusText!] : [],
      });
    }
    return [...reports, ...planned(reading, published)];
  },
};

const PLANNED = /(?<!原)(?:计划|预计|拟)(?:于|在)?$/;
const TO_BE_DONE = /^(?:底|前|之前|底前|末|初)?[\u4e00-\u9fff]{0,6}(?:完成|完工|建成|竣工|投用|到位|办结)/;

/** …,正在施工,计划2023年9月底前完成。正在整改。: a day that was planned and is past, in the answer of a problem that is open. */
function planned({ notice, structure, dates, t, text }: Reading, published: string): Report[] {
  const reports: Report[] = [];
  for (let k = 0; k < notice.issues.length; k++) {
    const { status, deadline, role } = notice.issues[k]!;
    if (!OPEN.has(status) || deadline !== null || role !== 'problem') continue;
    const { range, statusText } = structure.issues[k]!;
    for (let d = firstFrom(dates, range.start, (x) => x.start); d < dates.length && dates[d]!.end <= range.end; d++) {
      const day = dates[d]!;
      if (day.inferred || day.to === null || day.to >= published) continue;
      if (!PLANNED.test(t.slice(Math.max(0, day.start - 4), day.start)) || !TO_BE_DONE.test(t.slice(day.end, day.end + 12))) continue;
      const words = quote(text, day);
      reports.push({
        start: day.start,
        end: day.end,
        message: {
          zh: `计划“${words}”完成，早于公布日期${published}，而状态仍为“${ISSUE_STATUSES[status].zh}”；应说明原因和新的时限`,
          en: `it was to be done by “${words}”, which is before the notice's date ${published}, but the problem is ${ISSUE_STATUSES[status].en}; give the reason and a new date`,
        },
        expected: `≥${published}`,
        actual: day.to,
        related: statusText ? [statusText] : [],
      });
      break;
    }
  }
  return reports;
}

/** A time limit is one day, and perhaps another to which it was put off. */
const MOST_DAYS = 4;

const OPEN: ReadonlySet<string> = new Set(['basically-completed', 'in-progress', 'not-started']);
