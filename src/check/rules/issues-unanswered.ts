import { short } from '../phrases.ts';
import type { Report, Rule } from '../rule.ts';

export const issuesUnanswered: Rule = {
  id: 'issues/unanswered',
  severity: 'warning',
  what: { zh: '问题没有写整改措施', en: 'a problem without a measure' },
  why: {
    zh: '逐项公开，就要逐项说明做了什么；只写问题不写措施，等于没有回答。',
    en: 'A notice that answers problem by problem owes each one an answer; stating the problem alone is none.',
  },
  fires: `中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报
二、反馈问题整改情况
（一）关于学习不深入的问题
整改情况：组织集中学习6次，交流研讨4次。
（二）关于制度不健全的问题
整改情况：
（三）关于管理不规范的问题
整改情况：清理合同11份，修订合同管理办法。`,
  silent: `中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报
二、反馈问题整改情况
（一）关于学习不深入的问题
整改情况：组织集中学习6次，交流研讨4次。
（二）关于制度不健全的问题
整改情况：修订财务制度。
（三）关于管理不规范的问题
整改情况：清理合同11份，修订合同管理办法。`,
  find(reading) {
    const { notice, structure, measuresOf } = reading;
    const problems = reading.problems();
    const unanswered = problems.filter((k) => measuresOf(k).length === 0);
    // a notice that answers few of its problems one by one answers them elsewhere
    if (problems.length < 2 || unanswered.length * 3 > problems.length) return [];
    return unanswered.map((k): Report => {
      const { start, end } = structure.issues[k]!.title;
      const title = notice.issues[k]!.title;
      return {
        start,
        end,
        message: {
          zh: `问题“${short(title)}”没有写整改措施；如与别的问题合并作答，应写明`,
          en: `the problem “${short(title)}” has no measure; if it is answered together with another, say so`,
        },
        expected: null,
        actual: null,
      };
    });
  },
};
