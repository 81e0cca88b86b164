import { IN_DOC_NUMBER, IN_TITLE } from '../../text/zones.ts';
import type { Report, Rule } from '../rule.ts';

export const textPlaceholder: Rule = {
  id: 'text/placeholder',
  severity: 'warning',
  what: { zh: '残留占位符或起草说明', en: 'a placeholder or drafting note was left in' },
  why: {
    zh: '“XX个”“待补充”留在公开文本里，说明数字没有填，或者套用了模板。',
    en: 'XX个 or 待补充 in a published notice means that a figure was never filled in, or that a template was copied.',
  },
  fires:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n一、总体情况\n收到反馈意见后，先后召开党组会议XX次、专题会议5次，制定整改措施31条。',
  silent:
    '中共望江县水务局党组关于县委第二巡察组反馈意见整改情况的通报\n一、总体情况\n收到反馈意见后，先后召开党组会议6次、专题会议5次，清理X光机2台，某某医院“XX计划”同步整改。',
  find(reading) {
    const { t, zones, frame } = reading;
    const reports: Report[] = [];
    let behind = 0;
    for (const start of reading.notable().placeholders) {
      if (start >= frame.end) break;
      // XX年X月 is one
      if (start < behind || (start === behind + 1 && behind > 0)) continue;
      PLACEHOLDER.lastIndex = start;
      const m = PLACEHOLDER.exec(t);
      if (!m) continue;
      behind = start + m[0].length;
      const flags = zones.flags[start]!;
      if (flags & IN_TITLE && !/^《?[X×x]{2,}/.test(m[0])) continue;
      if (flags & IN_DOC_NUMBER) continue;
      if (frame.lines.some((l) => l.start <= start && start < l.end)) continue;
      if (isForm(t, start)) continue;
      const words = m[0].trim();
      reports.push({
        start,
        end: start + m[0].length,
        message: {
          zh: `“${words}”像是占位符或起草说明，公布前应填实或删去`,
          en: `“${words}” looks like a placeholder or a drafting note; fill it in or delete it before publishing`,
        },
        expected: null,
        actual: words,
      });
    }
    return reports;
  },
};

/** 张贴“XX小区XX年度维修资金使用情况公示”: how a form is called that others fill in. */
function isForm(t: string, at: number): boolean {
  const from = Math.max(0, at - LONGEST_NAME);
  const before = t.slice(from, at + 1);
  const open = from + Math.max(before.lastIndexOf('“'), before.lastIndexOf('《'));
  if (open < from) return false;
  const close = open + t.slice(open, open + LONGEST_NAME + 1).indexOf(t[open] === '“' ? '”' : '》');
  if (close < at) return false;
  return (
    FORM.test(t.slice(open + 1, close)) ||
    FORM_BEFORE.test(t.slice(Math.max(0, open - 8), open)) ||
    FORM_BEHIND.test(t.slice(close + 1, close + 9))
  );
}

const LONGEST_NAME = 40;
const FORM = /(?:公示|公告|通知|清单|台账|[表单函书卡证牌]|告知|承诺|模板|样式|字样|标识|编号)(?:\([^()]{1,8}\))?$/;
const FORM_BEFORE = /(?:格式|样式|模板|标注|注明|统一为|形如|统一用|编号)[为:]?$/;
const FORM_BEHIND = /^(?:的)?(?:字样|格式|样式|模板|样表|形式|模式|编号)/;

/**
 * XX个, ××月××日, 20XX年, **万元, ___次, 第X次, XX局, 待补充, (此处填写…), 【待核实】. X光, 3×5米 and X项目 are no placeholders, 某某 is how people
 * are anonymised.
 */
const PLACEHOLDER = new RegExp(
  [
    '(?<![A-Za-z0-9])[X×x*]{1,2}月(?:[X×x*]{1,2}日)?',
    '(?<![A-Za-z0-9+])(?:[X×]{1,4}|x{2,4}|\\*{2,4}|_{2,}|□{2,})(?=个|项(?!目)|条|件|次|人|名|年|月|日|万元|元|%|亿元|家|份|起|场|期|册|亩|公里)',
    '(?<=19|20)[X×x*]{2}(?=年)',
    '(?<=第)[X×x*]{1,3}(?=[次届轮批组])',
    '(?<![A-Za-z0-9])[X×]{2,4}(?=市|县|区|镇|乡|村|局|委|公司|学校|医院|单位|同志|部门|党组|党委|党支部|支部|街道|审核|审批|审定|批准|同意|牵头|负责)',
    '[待需](?:补充|填写|补录|核实后填写)(?=[)）】。;,\\n]|$)',
    '[(【[](?:此处|这里|请(?:填写|补充|核实|注明|删除)|待(?:核实|补充|定稿|填)|注:?(?:此处|请)|根据实际情况|可(?:根据|结合)实际|具体(?:数字|内容)(?:待|请)|填写说明|起草说明|XX|××)[^)】\\]\\n]{0,40}[)】\\]]',
    '(?:此处|这里)(?:补充|填写|插入|待补|待填|需补)[\\u4e00-\\u9fff]{0,12}',
    '(?:TODO|TBD|FIXME)(?![A-Za-z])',
  ].join('|'),
  'y',
);
