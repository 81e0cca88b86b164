import { describe, expect, test } from 'vitest';
import { parseNotice } from '../../src/pipeline.ts';

/** One problem with the answer given, and a second one that ends it. */
const status = (answer: string): string => {
  const { issues } = parseNotice(
    [
      '中共某县水务局党组关于巡察整改进展情况的通报',
      '根据县委统一部署，县委第二巡察组对县水务局党组开展了巡察。现将整改情况予以公布。',
      '一、反馈问题整改情况',
      '1.关于“学习不深入”问题。',
      answer,
      '2.关于“监督不力”问题。',
      '一是健全制度。二是开展检查。',
    ].join('\n'),
  );
  return issues[0]!.statusText === null ? issues[0]!.status : `${issues[0]!.status} ${issues[0]!.statusText}`;
};

const ITEMS = '一是制定计划。二是召开会议。';

const CASES: readonly (readonly [answer: string, expected: string])[] = [
  ['整改情况：正在按序时推进。1.摸清底数。2.分期治理。', 'in-progress 正在按序时推进'],
  ['整改情况：取缔企业4家，该问题已于2025年3月通过市级验收并销号。', 'completed 验收并销号'],
  // a rate states nothing
  ['办理转办事项1204件，按期办结率99.1%。', 'unstated'],
  // behind the sum that the problem is about, before what was done
  ['涉及金额12.6万元。已整改。相关单位已停止收费，退还群众6.2万元。', 'completed 已整改'],
  ['涉及金额7038.68万元，部分整改。已追缴入库5038.68万元，剩余2000万元列入明年计划。', 'in-progress 部分整改'],
  ['涉及金额12.6万元。相关单位已停止收费，退还群众6.2万元。', 'unstated'],
  // 整改中 tells when
  ['整改中，我局坚持效率优先。首先，清退绩效41.6万元。其次，实行末等调整，已完成整改。', 'completed 已完成整改'],
  // what the answer ends with is under way
  ['全县医疗废物由邻县协同处置；处置中心项目已完成选址，正在开展主体施工，预计2025年底投运。', 'in-progress 正在开展主体施工'],
  ['对正在施工的项目登记造册，清单按月更新。', 'unstated'],
  ['阶段性目标基本完成。1.分类治理。2.跟踪管护。', 'basically-completed 基本完成'],
  // done
  [`整改情况：已完成整改。${ITEMS}`, 'completed 已完成整改'],
  ['整改结果：已整改完成。', 'completed 已整改完成'],
  ['整改情况：已销号。', 'completed 已销号'],
  ['整改情况：已全部办结。', 'completed 已全部办结'],
  ['整改情况：完成。', 'completed 完成'],
  [`${ITEMS}\n完成情况：已完成`, 'completed 已完成'],
  [`该问题已完成整改。${ITEMS}`, 'completed 已完成整改'],
  [`${ITEMS}该问题已整改到位。`, 'completed 已整改到位'],
  ['一是制定计划。二是召开会议，已完成整改。', 'completed 已完成整改'],
  [`${ITEMS}该问题已办理完毕。`, 'completed 已办理完毕'],
  [`${ITEMS}这项工作已基本完成。`, 'basically-completed 基本完成'],
  [`${ITEMS}今后将把敬老服务作为常态工作长期坚持。`, 'long-term 长期坚持'],
  [`${ITEMS}截至目前，已完成整改并长期坚持。`, 'completed 已完成整改并长期坚持'],
  [`整改情况：已完成并长期坚持。${ITEMS}`, 'completed 已完成并长期坚持'],
  ['整改情况：己全部整改到位。', 'completed 己全部整改到位'],
  ['整改完成情况：已于2024年9月完成整改并销号。', 'completed 已于2024年9月完成整改并销号'],
  [`【整改状态】已完成\n【整改措施】${ITEMS}`, 'completed 已完成'],
  // in a sentence of its own, with more behind it
  ['组织6个部门研讨，收集意见54条。该问题已完成整改。目前正在起草实施方案。', 'completed 已完成整改'],
  ['清查器具423件。该问题已完成整改。调剂余缺12件。该问题正在整改。培训2次。', 'unstated'],
  // mostly
  [`整改情况：基本完成。${ITEMS}`, 'basically-completed 基本完成'],
  ['整改状态：阶段性完成', 'basically-completed 阶段性完成'],
  ['整改进展：取得阶段性成效，长期坚持。', 'basically-completed 取得阶段性成效'],
  // under way
  [`整改情况：未完成。${ITEMS}`, 'in-progress 未完成'],
  [`整改情况：尚未完成整改。${ITEMS}`, 'in-progress 尚未完成整改'],
  ['整改情况：正在有序推进。', 'in-progress 正在有序推进'],
  ['整改情况：整改中。', 'in-progress 整改中'],
  ['整改情况：申请延期整改。', 'in-progress 申请延期整改'],
  [`整改情况：部分整改。${ITEMS}`, 'in-progress 部分整改'],
  [`${ITEMS}目前，该项整改任务正在推进，预计2025年4月完成。`, 'in-progress 正在推进'],
  ['整改结果：采取集中办公的办法，已完成编报6个，批复4个；剩余2个因资料缺失，正在补办手续，正在整改。', 'in-progress 正在整改'],
  ['整改结果：已完成整改。后续管护正在整改。', 'completed 已完成整改'],
  ['整改情况：对3份合同开展评估，该线索正在办理。', 'in-progress 正在办理'],
  // to stay
  [`整改情况：持续整改。${ITEMS}`, 'long-term 持续整改'],
  ['整改状态：长期坚持', 'long-term 长期坚持'],
  // not begun
  ['整改情况：未启动整改。', 'not-started 未启动整改'],
  // words that look like a status
  [`整改情况：${ITEMS}`, 'unstated'],
  [`整改措施：${ITEMS}\n完成情况：见附件。`, 'unstated'],
  ['整改情况：未发现相关问题。已制定计划。', 'unstated'],
  ['一是制定计划，确保按期完成整改。二是推动问题整改到位。', 'unstated'],
  ['一是已完成筛查2.53万人。二是完成可研编制，并报评审。', 'unstated'],
  ['一是制定计划。二是对已完成整改的问题开展回头看，对正在整改的问题加快推进。', 'unstated'],
  [`整改时限：长期坚持\n整改措施：${ITEMS}`, 'unstated'],
  [`整改类型：立行立改\n整改情况：${ITEMS}`, 'unstated'],
  ['一是不断完善制度。二是将于年底前完成采购。', 'unstated'],
  ['一是一旦整改完成，及时销号。二是力争完成改造。', 'unstated'],
  // what is left
  ['已批复20个项目，剩余6个正在补充资料。', 'in-progress 正在补充资料'],
  ['完成修复16千米。目前剩余8.5千米岸线正在施工，预计2025年12月完工。', 'in-progress 正在施工'],
  ['收回7310万元，余下1062万元因涉及未决诉讼，正在逐笔清理。', 'in-progress 正在逐笔清理'],
  ['剩余6个正在补充资料，后由省厅批复。', 'unstated'],
  ['走访正在施工的工地6处。', 'unstated'],
  ['一是完成改造2座。二是力争2025年6月底前投用，目前仍在推进。', 'in-progress 仍在推进'],
  ['补录设备87台，账实相符，问题销号。', 'completed 销号'],
  ['整改隐患213处，余下17处月底前整改到位。', 'unstated'],
  ['整改隐患213处，其余17处已于月底前整改到位。', 'completed 已于月底前整改到位'],
];

describe('the status of a problem', () => {
  test.each(CASES)('%s', (answer, expected) => {
    expect(status(answer)).toBe(expected);
  });
});

const GROUPS: readonly (readonly [heading: string, expected: string])[] = [
  ['已整改完成的问题', 'completed'],
  ['已完成整改的问题（12个）', 'completed'],
  ['正在整改的问题', 'in-progress'],
  ['基本完成整改的问题', 'basically-completed'],
  ['需长期坚持的问题', 'long-term'],
  ['未完成整改的问题', 'in-progress'],
  ['反馈问题整改情况', 'unstated'],
];

describe('a heading that groups problems by status', () => {
  test.each(GROUPS)('%s', (heading, expected) => {
    const { issues } = parseNotice(
      [
        '中共某县水务局党组关于巡察整改进展情况的通报',
        '现将整改情况予以公布。',
        `一、${heading}`,
        '1.关于“学习不深入”问题。',
        ITEMS,
        '2.关于“监督不力”问题。',
        ITEMS,
      ].join('\n'),
    );
    expect(issues.map((i) => [i.role, i.status])).toEqual([
      ['problem', expected],
      ['problem', expected],
    ]);
  });
});
