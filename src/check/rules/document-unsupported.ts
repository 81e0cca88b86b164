import type { Rule } from '../rule.ts';

export const documentUnsupported: Rule = {
  id: 'document/unsupported',
  severity: 'info',
  what: { zh: '不是整改通报一类的文件', en: 'the document is not of a kind that is read in full' },
  why: {
    zh: '巡察公告、新闻、方案等没有“问题—措施”的结构，问题和措施一栏为空并不是没有问题。',
    en: 'Announcements, news and plans have no problems and measures; that none are listed does not mean that there are none.',
  },
  fires:
    '【巡察公告】县委第六巡察组关于对县水务局党组开展常规巡察的公告\n根据县委统一安排，2025年4月8日至6月6日，县委第六巡察组对县水务局党组开展常规巡察。现将有关事项公告如下：\n值班电话：0736-6612380。',
  silent:
    '中共望江县水务局党组关于县委第六巡察组反馈意见整改进展情况的通报\n根据县委统一安排，2024年4月8日至6月6日，县委第六巡察组对县水务局党组开展了巡察，7月10日反馈了巡察意见。现将整改情况公布如下。\n一、关于学习不深入的问题\n整改情况：已完成整改。组织集中学习6次。',
  find({ notice, t, dates }) {
    if (notice.document.kind !== 'other' || t.length === 0) return [];
    void dates;
    const end = t.indexOf('\n', 1);
    const start = t[0] === '\n' ? 1 : 0;
    return [
      {
        start,
        end: Math.min(end < 0 ? t.length : end, start + 60, t.length),
        message: {
          zh: '不像整改通报、整改报告或工作报告：只读取数字、日期和联系方式，不读取问题和措施',
          en: 'this reads like none of the supported kinds of notice: figures, dates and contacts are given, problems and measures are not',
        },
        expected: null,
        actual: 'other',
      },
    ];
  },
};
