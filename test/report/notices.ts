/** Notices for the report's tests, rendered by the build, because only it holds the page's own code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure, Notice } from '../../src/model/notice.ts';
import { parseNotice } from '../../src/pipeline.ts';
import type { Report, ReportOptions } from '../../src/report/page.ts';

const NOTICES = join(import.meta.dirname, '../../fixtures/notices');

export function fixture(name: string): Notice {
  return parseNotice(readFileSync(join(NOTICES, name, 'source.txt'), 'utf8'), { name, withText: true });
}

export function fixtures(): Notice[] {
  return readdirSync(NOTICES).sort().map(fixture);
}

export async function render(results: Iterable<Notice | Failure>, options: ReportOptions = { lang: 'zh' }): Promise<Report> {
  const built = new URL('../../dist/report.js', import.meta.url).href;
  const { renderReport } = (await import(/* @vite-ignore */ built)) as typeof import('../../src/report/page.ts');
  return renderReport(results, options);
}

/** Text that would do harm wherever it were taken for markup, script, style or an address. */
export const HOSTILE = [
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(2)>',
  '"><svg onload=alert(3)>',
  "' onmouseover='alert(4)",
  '</style><style>*{display:none}</style>',
  '<!-- --><![CDATA[ ]]>&lt;b&gt;&#60;script&#62;',
  'javascript:alert(5)',
  '$\u007Balert(6)}`;alert(7)//',
  'a\u2028b\u2029c\u0000d\u202Ee\uFEFFf\uD800g',
  '<a href="https://example.invalid/x">x</a><link rel=stylesheet href=//example.invalid/y>',
].join('');

/** A notice whose every part tries. */
export function hostileNotice(): Notice {
  const text = [
    `中共${HOSTILE}委员会关于县委第三巡察组反馈意见整改进展情况的通报`,
    `根据县委统一部署，2023年11月6日至2024年1月12日，县委第三巡察组对${HOSTILE}党支部开展了巡察。2024年2月28日，县委第三巡察组反馈了巡察意见。`,
    `巡察反馈的3个问题，已完成整改2个，收回资金86.4万元，诫勉2人。`,
    `一、反馈意见整改落实情况`,
    `1.${HOSTILE}落实不到位。`,
    `整改情况：已完成整改。一是${HOSTILE}。制定《${HOSTILE}》，给予诫勉1人${HOSTILE}。二是收回资金3万元。`,
    `2.房屋租金清收不力。`,
    `整改情况：正在整改。一是清收租金。${HOSTILE}`,
    `联系电话：0576-88536315；邮政信箱：${HOSTILE}；电子邮箱：x@example.invalid`,
  ].join('\n');
  const notice = parseNotice(text, { name: HOSTILE, withText: true });
  const [first] = notice.issues;
  return {
    ...notice,
    issues: notice.issues.map((issue) => ({ ...issue, number: HOSTILE, leaders: [HOSTILE], outcome: HOSTILE, statusText: HOSTILE })),
    findings: [
      {
        rule: HOSTILE,
        severity: 'error',
        message: HOSTILE,
        expected: HOSTILE,
        actual: HOSTILE,
        start: first?.start ?? 0,
        end: first?.end ?? 5,
        related: [],
      },
    ],
  };
}
