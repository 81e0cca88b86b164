import { describe, expect, test } from 'vitest';
import { issues, measures } from '../notation.ts';

/** Title, lead and closing are the same for all; what is between them differs. */
const notice = (...body: string[]) =>
  [
    '中共某县水务局党组关于巡察整改进展情况的通报',
    '根据县委统一部署，2024年3月18日至6月7日，县委第二巡察组对县水务局党组开展了巡察。7月26日，反馈了巡察意见。现将整改情况予以公布。',
    ...body,
    '欢迎广大干部群众对巡察整改落实情况进行监督。联系电话：0576-88536315。',
  ].join('\n');

interface Layout {
  readonly name: string;
  readonly text: string;
  readonly issues: readonly string[];
  readonly measures: readonly string[];
}

const TWO_ISSUES = ['problem: 学习不深入', 'problem: 监督不到位'];

const LAYOUTS: readonly Layout[] = [
  {
    name: '关于“…”问题 and 一是',
    text: notice(
      '一、反馈问题整改情况',
      '1.关于“学习不深入”问题。',
      '一是制定学习计划。二是召开专题会。',
      '2.关于“监督不到位”问题。',
      '一是健全制度；二是开展检查。',
    ),
    issues: TWO_ISSUES,
    measures: ['i1 issue 一是: 制定学习计划', 'i1 issue 二是: 召开专题会', 'i2 issue 一是: 健全制度', 'i2 issue 二是: 开展检查'],
  },
  {
    name: 'aspects above problems',
    text: notice(
      '一、反馈问题整改情况',
      '（一）聚焦理论学习方面',
      '1.关于“学习不深入”问题。',
      '一是制定学习计划。二是召开专题会。',
      '（二）聚焦从严治党方面',
      '1.关于“监督不到位”问题。',
      '一是健全制度。二是开展检查。',
    ),
    issues: ['aspect: 聚焦理论学习方面', '  problem: 学习不深入', 'aspect: 聚焦从严治党方面', '  problem: 监督不到位'],
    measures: ['i2 issue 一是: 制定学习计划', 'i2 issue 二是: 召开专题会', 'i4 issue 一是: 健全制度', 'i4 issue 二是: 开展检查'],
  },
  {
    name: 'labels on lines of their own',
    text: notice(
      '一、反馈问题整改情况',
      '1.学习不深入。2022年只学了1次。',
      '整改措施：一是制定学习计划。二是召开专题会。',
      '整改成效：学习氛围浓厚。',
      '完成情况：已完成。',
      '2.监督不到位。',
      '整改措施：健全制度，开展检查。',
      '完成情况：正在整改。',
    ),
    issues: ['problem: 学习不深入 (completed)', 'problem: 监督不到位 (in-progress)'],
    measures: ['i1 issue 一是: 制定学习计划', 'i1 issue 二是: 召开专题会', 'i2 issue ·: 健全制度，开展检查'],
  },
  {
    name: 'labels glued to the sentence before',
    text: notice(
      '一、反馈问题整改情况',
      '1.学习不深入。2022年只学了1次。整改情况：已完成整改。一是制定学习计划。二是召开专题会。',
      '2.监督不到位。整改情况：正在整改。一是健全制度。二是开展检查。',
    ),
    issues: ['problem: 学习不深入 (completed)', 'problem: 监督不到位 (in-progress)'],
    measures: ['i1 issue 一是: 制定学习计划', 'i1 issue 二是: 召开专题会', 'i2 issue 一是: 健全制度', 'i2 issue 二是: 开展检查'],
  },
  {
    name: '【】 labels',
    text: notice(
      '一、反馈问题整改情况',
      '1.学习不深入。',
      '【整改进展】已完成整改。',
      '【整改措施】一是制定学习计划。二是召开专题会。',
      '2.监督不到位。',
      '【整改进展】正在推进。',
      '【整改措施】一是健全制度。二是开展检查。',
    ),
    issues: ['problem: 学习不深入 (completed)', 'problem: 监督不到位 (in-progress)'],
    measures: ['i1 issue 一是: 制定学习计划', 'i1 issue 二是: 召开专题会', 'i2 issue 一是: 健全制度', 'i2 issue 二是: 开展检查'],
  },
  {
    name: '问题1：, numbered across sections',
    text: notice(
      '（一）聚焦理论学习方面',
      '问题1：学习不深入。',
      '整改情况：一是制定学习计划。二是召开专题会。',
      '（二）聚焦从严治党方面',
      '问题2：监督不到位。',
      '整改情况：一是健全制度。二是开展检查。',
    ),
    issues: ['aspect: 聚焦理论学习方面', '  problem: 学习不深入', 'aspect: 聚焦从严治党方面', '  problem: 监督不到位'],
    measures: ['i2 issue 一是: 制定学习计划', 'i2 issue 二是: 召开专题会', 'i4 issue 一是: 健全制度', 'i4 issue 二是: 开展检查'],
  },
  {
    name: '反馈问题一： in Chinese numerals',
    text: notice(
      '反馈问题一：学习不深入。',
      '整改情况：一是制定学习计划。二是召开专题会。',
      '反馈问题二：监督不到位。',
      '整改情况：一是健全制度。二是开展检查。',
    ),
    issues: TWO_ISSUES,
    measures: ['i1 issue 一是: 制定学习计划', 'i1 issue 二是: 召开专题会', 'i2 issue 一是: 健全制度', 'i2 issue 二是: 开展检查'],
  },
  {
    name: '反馈问题： without numbers',
    text: notice(
      '反馈问题：学习不深入。',
      '整改情况：一是制定学习计划。二是召开专题会。',
      '反馈问题：监督不到位。',
      '整改情况：一是健全制度。二是开展检查。',
    ),
    issues: TWO_ISSUES,
    measures: ['i1 issue 一是: 制定学习计划', 'i1 issue 二是: 召开专题会', 'i2 issue 一是: 健全制度', 'i2 issue 二是: 开展检查'],
  },
  {
    name: 'paragraphs 针对“…”问题 without markers',
    text: notice('二、反馈问题整改情况', '针对“学习不深入”问题，制定学习计划，召开专题会。', '针对“监督不到位”问题，健全制度，开展检查。'),
    issues: TWO_ISSUES,
    measures: ['i1 issue ·: 制定学习计划，召开专题会', 'i2 issue ·: 健全制度，开展检查'],
  },
  {
    name: 'measures by 第一',
    text: notice(
      '一、反馈问题整改情况',
      '1.关于“学习不深入”问题。',
      '第一，制定学习计划。第二，召开专题会。',
      '2.关于“监督不到位”问题。',
      '第一，健全制度。第二，开展检查。',
    ),
    issues: TWO_ISSUES,
    measures: ['i1 issue 第一: 制定学习计划', 'i1 issue 第二: 召开专题会', 'i2 issue 第一: 健全制度', 'i2 issue 第二: 开展检查'],
  },
  {
    name: 'measures by 首先、其次、最后',
    text: notice(
      '一、反馈问题整改情况',
      '1.关于“学习不深入”问题。',
      '首先，制定学习计划。其次，召开专题会。最后，开展测试。',
      '2.关于“监督不到位”问题。',
      '首先，健全制度。其次，开展检查。',
    ),
    issues: TWO_ISSUES,
    measures: [
      'i1 issue 首先: 制定学习计划',
      'i1 issue 其次: 召开专题会',
      'i1 issue 最后: 开展测试',
      'i2 issue 首先: 健全制度',
      'i2 issue 其次: 开展检查',
    ],
  },
  {
    name: 'measures by 一方面、另一方面',
    text: notice(
      '一、反馈问题整改情况',
      '1.关于“学习不深入”问题。',
      '一方面，制定学习计划。另一方面，召开专题会。',
      '2.关于“监督不到位”问题。',
      '一方面健全制度，另一方面开展检查。',
    ),
    issues: TWO_ISSUES,
    measures: [
      'i1 issue 一方面: 制定学习计划',
      'i1 issue 另一方面: 召开专题会',
      'i2 issue 一方面: 健全制度',
      'i2 issue 另一方面: 开展检查',
    ],
  },
  {
    name: 'measures by （1）',
    text: notice(
      '一、反馈问题整改情况',
      '1.关于“学习不深入”问题。',
      '（1）制定学习计划。',
      '（2）召开专题会。',
      '2.关于“监督不到位”问题。',
      '（1）健全制度。',
      '（2）开展检查。',
    ),
    issues: TWO_ISSUES,
    measures: ['i1 issue (1): 制定学习计划', 'i1 issue (2): 召开专题会', 'i2 issue (1): 健全制度', 'i2 issue (2): 开展检查'],
  },
  {
    name: 'measures by ①',
    text: notice(
      '一、反馈问题整改情况',
      '1.关于“学习不深入”问题。',
      '①制定学习计划。②召开专题会。',
      '2.关于“监督不到位”问题。',
      '①健全制度。②开展检查。',
    ),
    issues: TWO_ISSUES,
    measures: ['i1 issue ①: 制定学习计划', 'i1 issue ②: 召开专题会', 'i2 issue ①: 健全制度', 'i2 issue ②: 开展检查'],
  },
  {
    name: 'measures by ——',
    text: notice(
      '一、反馈问题整改情况',
      '1.关于“学习不深入”问题。',
      '——制定学习计划。',
      '——召开专题会。',
      '2.关于“监督不到位”问题。',
      '——健全制度。',
      '——开展检查。',
    ),
    issues: TWO_ISSUES,
    measures: ['i1 issue ——: 制定学习计划', 'i1 issue ——: 召开专题会', 'i2 issue ——: 健全制度', 'i2 issue ——: 开展检查'],
  },
  {
    name: 'measures by 1. under （一）',
    text: notice(
      '一、反馈问题整改情况',
      '（一）关于“学习不深入”问题。',
      '1.制定学习计划。',
      '2.召开专题会。',
      '（二）关于“监督不到位”问题。',
      '1.健全制度。',
      '2.开展检查。',
    ),
    issues: TWO_ISSUES,
    measures: ['i1 issue 1: 制定学习计划', 'i1 issue 2: 召开专题会', 'i2 issue 1: 健全制度', 'i2 issue 2: 开展检查'],
  },
  {
    name: 'problems by （1） directly below （一）',
    text: notice(
      '一、反馈问题整改情况',
      '（一）理论学习方面',
      '（1）关于“学习不深入”问题。',
      '一是制定学习计划。二是召开专题会。',
      '（二）从严治党方面',
      '（1）关于“监督不到位”问题。',
      '一是健全制度。二是开展检查。',
    ),
    issues: ['aspect: 理论学习方面', '  problem: 学习不深入', 'aspect: 从严治党方面', '  problem: 监督不到位'],
    measures: ['i2 issue 一是: 制定学习计划', 'i2 issue 二是: 召开专题会', 'i4 issue 一是: 健全制度', 'i4 issue 二是: 开展检查'],
  },
  {
    name: '一要、二要',
    text: notice(
      '一、反馈问题整改情况',
      '1.关于“学习不深入”问题。',
      '一要制定学习计划。二要召开专题会。',
      '2.关于“监督不到位”问题。',
      '健全制度。',
    ),
    issues: TWO_ISSUES,
    measures: ['i1 issue 一要: 制定学习计划', 'i1 issue 二要: 召开专题会', 'i2 issue ·: 健全制度'],
  },
  {
    name: 'a skipped number',
    text: notice(
      '一、反馈问题整改情况',
      '1.关于“学习不深入”问题。',
      '一是制定学习计划。二是召开专题会。',
      '3.关于“监督不到位”问题。',
      '一是健全制度。三是开展检查。',
    ),
    issues: TWO_ISSUES,
    measures: ['i1 issue 一是: 制定学习计划', 'i1 issue 二是: 召开专题会', 'i2 issue 一是: 健全制度', 'i2 issue 三是: 开展检查'],
  },
  {
    name: 'a repeated number',
    text: notice(
      '一、反馈问题整改情况',
      '1.关于“学习不深入”问题。',
      '一是制定学习计划。二是召开专题会。二是开展测试。',
      '1.关于“监督不到位”问题。',
      '一是健全制度。二是开展检查。',
    ),
    issues: TWO_ISSUES,
    measures: [
      'i1 issue 一是: 制定学习计划',
      'i1 issue 二是: 召开专题会',
      'i1 issue 二是: 开展测试',
      'i2 issue 一是: 健全制度',
      'i2 issue 二是: 开展检查',
    ],
  },
  {
    name: 'mixed marker punctuation',
    text: notice(
      '一、反馈问题整改情况',
      '1．关于“学习不深入”问题。',
      '一是制定学习计划。二是召开专题会。',
      '2、关于“监督不到位”问题。',
      '一是健全制度。二是开展检查。',
    ),
    issues: TWO_ISSUES,
    measures: ['i1 issue 一是: 制定学习计划', 'i1 issue 二是: 召开专题会', 'i2 issue 一是: 健全制度', 'i2 issue 二是: 开展检查'],
  },
  {
    name: 'the first chapter is 1、, the next is 二、',
    text: notice(
      '1、组织落实整改情况',
      '成立领导小组。',
      '二、反馈问题整改情况',
      '（一）关于“学习不深入”问题。',
      '一是制定学习计划。二是召开专题会。',
      '（二）关于“监督不到位”问题。',
      '健全制度。',
    ),
    issues: TWO_ISSUES,
    measures: ['i1 issue 一是: 制定学习计划', 'i1 issue 二是: 召开专题会', 'i2 issue ·: 健全制度'],
  },
  {
    name: 'straight quotes',
    text: notice(
      '一、反馈问题整改情况',
      '1.关于"学习不深入"问题。',
      '一是制定"三学"计划。二是召开专题会。',
      '2.关于"监督不到位"问题。',
      '健全制度。',
    ),
    issues: TWO_ISSUES,
    measures: ['i1 issue 一是: 制定"三学"计划', 'i1 issue 二是: 召开专题会', 'i2 issue ·: 健全制度'],
  },
  {
    name: 'traditional quotes',
    text: notice(
      '一、反馈问题整改情况',
      '1.关于「学习不深入」问题。',
      '一是制定学习计划。二是召开专题会。',
      '2.关于『监督不到位』问题。',
      '健全制度。',
    ),
    issues: TWO_ISSUES,
    measures: ['i1 issue 一是: 制定学习计划', 'i1 issue 二是: 召开专题会', 'i2 issue ·: 健全制度'],
  },
  {
    name: 'no quotes',
    text: notice(
      '一、反馈问题整改情况',
      '1.关于学习不深入的问题。',
      '一是制定学习计划。二是召开专题会。',
      '2.针对监督不到位问题，健全制度。',
    ),
    issues: TWO_ISSUES,
    measures: ['i1 issue 一是: 制定学习计划', 'i1 issue 二是: 召开专题会', 'i2 issue ·: 健全制度'],
  },
  {
    name: 'a quotation mark lost at the end',
    text: notice(
      '一、反馈问题整改情况',
      '1.关于“学习不深入问题。',
      '一是制定学习计划。二是召开专题会。',
      '2.关于“监督不到位”问题。',
      '健全制度。',
    ),
    issues: TWO_ISSUES,
    measures: ['i1 issue 一是: 制定学习计划', 'i1 issue 二是: 召开专题会', 'i2 issue ·: 健全制度'],
  },
  {
    name: 'a quotation mark lost at the start',
    text: notice(
      '一、反馈问题整改情况',
      '1.关于学习不深入”问题。',
      '一是制定学习计划。二是召开专题会。',
      '2.关于“监督不到位”问题。',
      '健全制度。',
    ),
    issues: TWO_ISSUES,
    measures: ['i1 issue 一是: 制定学习计划', 'i1 issue 二是: 召开专题会', 'i2 issue ·: 健全制度'],
  },
  {
    name: 'inner quotes and two sentences in one quotation',
    text: notice(
      '一、反馈问题整改情况',
      '1.关于“‘一把手’监督不到位。局党组未听取汇报”问题。',
      '一是制定学习计划。二是召开专题会。',
      '2.关于“监督不到位”问题。',
      '健全制度。',
    ),
    issues: ['problem: ‘一把手’监督不到位。局党组未听取汇报', 'problem: 监督不到位'],
    measures: ['i1 issue 一是: 制定学习计划', 'i1 issue 二是: 召开专题会', 'i2 issue ·: 健全制度'],
  },
  {
    name: '针对关于 doubled, and a space before the quotation',
    text: notice('一、反馈问题整改情况', '1.针对关于 “学习不深入”的问题，制定学习计划。', '2.针对 “监督不到位”的问题，健全制度。'),
    issues: TWO_ISSUES,
    measures: ['i1 issue ·: 制定学习计划', 'i2 issue ·: 健全制度'],
  },
  {
    name: 'grouped by status',
    text: notice(
      '一、已整改完成的问题',
      '1.关于“学习不深入”问题。',
      '制定学习计划。',
      '二、正在整改的问题',
      '1.关于“监督不到位”问题。',
      '健全制度。',
    ),
    issues: ['problem: 学习不深入 (completed)', 'problem: 监督不到位 (in-progress)'],
    measures: ['i1 issue ·: 制定学习计划', 'i2 issue ·: 健全制度'],
  },
  {
    name: 'next steps in a chapter',
    text: notice(
      '一、反馈问题整改情况',
      '1.关于“学习不深入”问题。',
      '制定学习计划。',
      '2.关于“监督不到位”问题。',
      '健全制度。',
      '二、下一步工作打算',
      '（一）持续推进整改。紧盯问题。',
      '（二）健全长效机制。举一反三。',
    ),
    issues: TWO_ISSUES,
    measures: ['i1 issue ·: 制定学习计划', 'i2 issue ·: 健全制度', '- follow-up (一): 持续推进整改', '- follow-up (二): 健全长效机制'],
  },
  {
    name: 'next steps in a paragraph',
    text: notice(
      '一、反馈问题整改情况',
      '1.关于“学习不深入”问题。',
      '制定学习计划。',
      '2.关于“监督不到位”问题。',
      '健全制度。',
      '下一步，县水务局党组将做好以下工作。一是持续推进整改。二是健全长效机制。',
    ),
    issues: TWO_ISSUES,
    measures: ['i1 issue ·: 制定学习计划', 'i2 issue ·: 健全制度', '- follow-up 一是: 持续推进整改', '- follow-up 二是: 健全长效机制'],
  },
  {
    name: 'organisation in a chapter',
    text: notice(
      '一、组织落实巡察整改情况',
      '一是提高政治站位。二是压实整改责任。',
      '二、反馈问题整改情况',
      '1.关于“学习不深入”问题。',
      '制定学习计划。',
      '2.关于“监督不到位”问题。',
      '健全制度。',
    ),
    issues: TWO_ISSUES,
    measures: [
      '- organization 一是: 提高政治站位',
      '- organization 二是: 压实整改责任',
      'i1 issue ·: 制定学习计划',
      'i2 issue ·: 健全制度',
    ],
  },
  {
    name: 'clues',
    text: notice(
      '一、反馈问题整改情况',
      '1.关于“学习不深入”问题。',
      '制定学习计划。',
      '2.关于“监督不到位”问题。',
      '健全制度。',
      '二、移交问题线索办理情况',
      '1.关于某站违规收费的问题线索。',
      '已办结，批评教育1人。',
    ),
    issues: [...TWO_ISSUES, 'clue: 某站违规收费 (completed)'],
    measures: ['i1 issue ·: 制定学习计划', 'i2 issue ·: 健全制度', 'i3 issue ·: 已办结，批评教育1人'],
  },
  {
    name: 'shortcomings that the text admits',
    text: notice(
      '一、反馈问题整改情况',
      '1.关于“学习不深入”问题。',
      '制定学习计划。',
      '2.关于“监督不到位”问题。',
      '健全制度。',
      '二、存在的主要问题',
      '（一）个别支部整改标准不高。',
      '（二）长效机制还不健全。',
    ),
    issues: [...TWO_ISSUES, 'shortcoming: 个别支部整改标准不高', 'shortcoming: 长效机制还不健全'],
    measures: ['i1 issue ·: 制定学习计划', 'i2 issue ·: 健全制度'],
  },
];

describe.each(LAYOUTS)('$name', (layout) => {
  test('issues', () => {
    expect(issues(layout.text)).toEqual(layout.issues);
  });

  test('measures', () => {
    expect(measures(layout.text)).toEqual(layout.measures);
  });
});
