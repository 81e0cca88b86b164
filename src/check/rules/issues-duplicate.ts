import { CLASS, DIGIT, has, isHan, LETTER, setOf } from '../../text/chars.ts';
import { short } from '../phrases.ts';
import type { Report, Rule } from '../rule.ts';

export const issuesDuplicate: Rule = {
  id: 'issues/duplicate',
  severity: 'warning',
  what: { zh: '同一问题列了两次', en: 'the same problem is listed twice' },
  why: {
    zh: '重复的条目会把总数凑齐，却掩盖了没有写出来的另一个问题。',
    en: 'A problem listed twice makes up the number and hides the one that is missing.',
  },
  fires: `中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报
二、反馈问题整改情况
（一）关于财务制度执行不严格的问题
整改情况：修订财务制度。
（二）关于合同管理不规范的问题
整改情况：清理合同11份。
（三）关于财务制度执行不严格的问题
整改情况：开展财务培训2期。`,
  silent: `中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报
二、反馈问题整改情况
（一）关于财务制度执行不严格的问题
整改情况：修订财务制度。
（二）关于合同管理不规范的问题
整改情况：清理合同11份。
（三）关于资产管理制度执行不严格的问题
整改情况：开展资产盘点2次。`,
  find({ notice, structure }) {
    if (!mayRepeat(notice.issues)) return [];
    const first = new Map<string, number>();
    const reports: Report[] = [];
    notice.issues.forEach((issue, k) => {
      if (issue.role !== 'problem') return;
      const key = withoutPunctuation(issue.title);
      if (key.length < 8) return;
      const earlier = first.get(key);
      if (earlier === undefined) {
        first.set(key, k);
        return;
      }
      const { start, end } = structure.issues[k]!.title;
      const number = notice.issues[earlier]!.number;
      reports.push({
        start,
        end,
        message: {
          zh: `“${short(issue.title)}”与前面的问题${number ? `（${number}）` : ''}重复；请核对是否漏写了另一个问题`,
          en: `“${short(issue.title)}” repeats an earlier problem${number ? ` (${number})` : ''}; is another one left out?`,
        },
        expected: null,
        actual: null,
        related: [structure.issues[earlier]!.title],
      });
    });
    return reports;
  },
};

/** Whether any two titles begin alike: asked before they are compared without their punctuation. */
function mayRepeat(issues: Parameters<Rule['find']>[0]['notice']['issues']): boolean {
  const beginnings = new Set<string>();
  for (const { role, title } of issues) {
    if (role !== 'problem') continue;
    const beginning = title.slice(0, 6);
    if (beginnings.has(beginning)) return true;
    beginnings.add(beginning);
  }
  return false;
}

/** A title by its letters and figures; the usual characters are known without asking what Unicode says of them. */
function withoutPunctuation(title: string): string {
  let plain = '';
  for (let i = 0; i < title.length; i++) {
    const code = title.charCodeAt(i);
    if (isHan(code) || (code < 0x80 && (CLASS[code]! & (DIGIT | LETTER)) !== 0)) plain += title[i];
    else if (!has(PUNCTUATION, code)) return title.replace(/[^\p{L}\p{N}]/gu, '');
  }
  return plain;
}

const PUNCTUATION = setOf(' ,.;:!?()[]"\'%-\n\t，。；：！？、（）《》“”‘’【】…—·');
