import { describe, expect, test } from 'vitest';
import type { DocumentKind } from '../../src/model/vocabulary.ts';
import { parseNotice } from '../../src/pipeline.ts';
import { issues } from '../notation.ts';

/** Where the page kept its title for itself, the first sentences tell what the document is. */
const KINDS: readonly (readonly [kind: DocumentKind, lead: string])[] = [
  [
    'audit-rectification',
    '2019年11月20日在岚河市第八届人大常委会第十九次会议上\n市审计局局长 卫某某\n主任、各位副主任、各位委员:\n我受市人民政府委托，向市人大常委会报告我市2018年度本级预算执行和其他财政收支审计查出问题的整改情况，请予审议。\n一、总体情况\n市政府召开常务会议研究。',
  ],
  ['audit-rectification', '2024年3月，县审计局对我局进行了审计。现将审计发现问题的整改结果公告如下。\n一、总体情况\n局党组召开会议研究。'],
  [
    'environmental-rectification',
    '按照省生态环境保护督察整改验收销号办法，现将2023年省生态环境保护督察反馈问题第7项“堆场扬尘污染”整改任务落实情况进行公示。公示时间为2025年1月21日至2月8日。',
  ],
  [
    'environmental-rectification',
    '中央环保督察反馈意见第二十七项整改任务，经县委、县政府及相关部门努力已完成，现将有关情况公示如下：\n一、整改任务\n管网建设滞后。\n二、整改完成情况\n已建成管网8公里。',
  ],
  [
    'audit-rectification',
    '——2024年11月26日在岚河省第十四届人大常委会第十三次会议上\n省审计厅厅长 卫某\n省人大常委会：\n省政府高度重视审计查出问题整改工作，向11个设区市、33家单位印发整改通知。现将有关情况报告如下：\n一、整改工作部署和成效\n取得成效。',
  ],
  [
    'assessment',
    '主任、各位副主任、各位委员：\n现将县人大常委会养老服务工作审议意见的研究处理情况报告如下。\n一、总体情况\n县政府召开会议研究。',
  ],
  [
    'work-report',
    '按照绩效考评要求，我局对照职责清单逐项梳理年度任务完成情况。\n一、总体情况\n2023年，46项任务全部完成。\n二、主要做法\n一是建成医院2所。',
  ],
  ['work-report', '2023年，我局攻坚克难，建成医院2所。\n一、工作总结\n（一）建设提速。开工项目5个。'],
  // what was audited, what shall be done, and another's news are none of them
  [
    'other',
    '主任、各位副主任、各位委员：\n我受市人民政府委托，报告2018年度市级预算执行和其他财政收支的审计情况，请予审议。\n一、总体情况\n完成审计项目18个。',
  ],
  ['other', '为做好审计发现问题整改工作，现将整改工作方案印发给你们，整改情况请于月底前报告。'],
  ['other', '7月3日，县委第二巡察组进驻县供销社，开展为期两个月的巡察。值班电话：0571-88326100。'],
];

test.each(KINDS)('%s: %s', (kind, lead) => {
  expect(parseNotice(lead).document.kind).toBe(kind);
});

type Known = readonly [name: string, lead: string, expected: Readonly<Record<string, unknown>>];

const FIELDS: readonly Known[] = [
  [
    'brackets between the names of two units, and a month inside them',
    '根据市委统一部署，2022年4月上旬至6月中旬，市委第一巡察组对岚河城投集团有限公司（以下简称“城投”）、岚河水务集团有限公司（以下简称“水务”）（2家企业已于2022年12月重组）开展了巡察，并于2022年8月反馈了巡察意见。现将整改进展情况予以公布。',
    { unit: '岚河城投集团有限公司、岚河水务集团有限公司', feedbackDate: '2022-08-01' },
  ],
  [
    'what is only said of a name stands inside it',
    '2018年2月23日至5月23日，中央第九巡视组对岚河集团有限公司（以下简称集团）党委进行了巡视。2018年7月15日，反馈了巡视意见。现将整改进展情况予以公布。',
    { unit: '岚河集团有限公司党委', inspector: '中央第九巡视组' },
  ],
  [
    'how many were inspected names none of them',
    '市委巡察组对全市5个单位党组织开展常规巡察，反馈了巡察意见。现将整改进展情况予以公布。',
    { unit: null },
  ],
  [
    'the unit by the name that it has further down',
    '2020年6月1日至8月31日，七届市委第十二轮巡察一组对我院党组开展了巡察，并于2020年10月14日反馈了巡察意见。现将整改进展情况予以公布。\n一、提高政治站位\n岚河市法院党组认真履行主体责任。\n（一）加强领导。召开党组会8次。',
    { unit: '岚河市法院党组' },
  ],
  [
    'the unit that is named nowhere',
    '2020年6月1日至8月31日，市委第一巡察组对我院党组开展了巡察，并于2020年10月14日反馈了巡察意见。现将整改进展情况予以公布。',
    { unit: '我院党组' },
  ],
  [
    'groups that are only counted, named by their committee later on',
    '2021年11月8日至12月20日，区委组建4个巡察组对区司法局党组开展常规巡察。2022年1月27日，区委4个巡察组反馈了巡察意见。现将整改进展情况予以公布。',
    { inspector: '区委4个巡察组', feedbackDate: '2022-01-27' },
  ],
  [
    'a group that was set up of people from several offices',
    '2020年8月，区纪委监委、区委组织部组成专项督查组，对区司法局党组巡察整改情况开展督查。现将整改进展情况予以公布。',
    { inspector: '专项督查组' },
  ],
  [
    'the month of the inspection is not that of the feedback',
    '校党委于2020年11月下旬对文学院党委开展了巡察工作，学院根据反馈意见制定了整改方案，12个方面32个问题已整改到位。现将整改情况予以公布。',
    { inspectionPeriod: { from: '2020-11-21', to: '2020-11-30' }, feedbackDate: null },
  ],
  [
    'a government that is named without 人民',
    '受省政府委托，省审计厅厅长在省人大常委会会议上报告了2021年度省级预算执行审计查出问题的整改情况。\n一、总体情况\n共反映问题63个。',
    { unit: '省政府' },
  ],
  [
    '审计署 and the verb behind it',
    '受国务院委托，审计署发布审计查出问题整改情况。现将审计发现问题的整改结果公告如下。',
    { inspector: '审计署' },
  ],
];

const read = ({ document, source }: ReturnType<typeof parseNotice>): Record<string, unknown> => {
  const words = source.text!;
  const inspector = document.evidence.inspector;
  expect(inspector ? words.slice(inspector.start, inspector.end) : null).toBe(document.inspector);
  return { ...document };
};

test.each(FIELDS)('%s', (_, lead, expected) => {
  expect(read(parseNotice(lead, { withText: true }))).toMatchObject(expected);
});

test('a page that forwards a report is of the day it was signed, above the report', () => {
  const { document } = parseNotice(
    `岚河市卫生健康委关于印发2016年工作总结的通知
各区县卫生健康局：
现印发给你们。
岚河市卫生健康委
2017年2月22日
2016年全市卫生健康工作总结
2016年，全市卫生健康工作取得新进展。
一、深化改革
1.深化公立医院改革。一是完善考核。二是控制费用。`,
  );
  expect(document).toMatchObject({ kind: 'work-report', publishedDate: '2017-02-22' });
});

test('the day of the news is not that of the feedback that it looks back on', () => {
  const { document } = parseNotice(
    '1月16日，记者获悉，自中央第五生态环境保护督察组向我省反馈督察意见后，我省积极整改。2018年11月3日至12月3日，中央第五生态环境保护督察组对我省开展督察，并于2019年5月9日反馈了督察意见。',
  );
  expect(document).toMatchObject({ inspector: '中央第五生态环境保护督察组', feedbackDate: '2019-05-09' });
});

test('kinds that are told apart are no measures', () => {
  const { document, measures } = parseNotice(
    `2020年度人大建议办理总体情况
市政府共收到代表建议128件，所提建议分为三类：一是财政经济类20件；二是内务司法类7件；三是城乡建设类101件。`,
  );
  expect(document).toMatchObject({ kind: 'assessment', title: '2020年度人大建议办理总体情况' });
  expect(measures).toEqual([]);
});

const METADATA = `• 文件名称:
    中共岚河县文化局党组关于巡察整改情况的通报
  • 发布机构:
    县文化局
  • 成文日期:
    2023-05-04
  • 中共岚河县文化局党组关于巡察整改情况的通报
    日期:2023-05-04 08:46:31 来源:县文化局
    根据县委统一部署，2022年9月16日至10月18日，县委第二巡察组对县文化局党组进行了巡察。2023年1月17日，反馈了巡察意见。现将整改情况予以公布。
    1.关于“学习不深入”问题的整改
    一是制定学习计划。
`;

test('a bullet before the title is that of a list of metadata', () => {
  const { document, measures } = parseNotice(METADATA);
  expect(document).toMatchObject({
    title: '中共岚河县文化局党组关于巡察整改情况的通报',
    unit: '中共岚河县文化局党组',
    inspectionPeriod: { from: '2022-09-16', to: '2022-10-18' },
  });
  expect(measures.map((m) => m.headline)).toEqual(['制定学习计划']);
  const bullets = parseNotice(`${METADATA}    ●制定巡察整改方案\n    ●召开专题会2次\n`);
  expect(bullets.measures.map((m) => m.headline)).toContain('制定巡察整改方案');
});

test('a title that runs into where it was read out', () => {
  const { document } = parseNotice(
    '岚河市2022年度绩效审计查出问题整改情况的报告——2023年4月在岚河市七届人大常委会第十七次会议上\n现报告岚河市2022年度绩效审计查出问题的整改情况，请予审议。',
  );
  expect(document).toMatchObject({ kind: 'audit-rectification', title: '岚河市2022年度绩效审计查出问题整改情况的报告', unit: '岚河市' });
});

test('the unit of a notice about one task is the one responsible, not the office that signs', () => {
  const task = (unit: string) =>
    parseNotice(
      `现将中央环保督察反馈意见第七项整改任务完成情况公示如下：
一、整改任务
管网建设滞后。
二、整改责任单位
${unit}
三、整改完成情况
已建成管网8公里。
岚河县环境保护督察整改工作领导小组办公室
2020年3月27日`,
    ).document.unit;
  expect(task('岚河县住房和城乡建设局')).toBe('岚河县住房和城乡建设局');
});

describe('what is a problem', () => {
  const audit = (...body: string[]) =>
    ['岚河市人民政府关于2022年水污染防治审计调查发现问题整改情况的函', '省审计厅：', '现将整改情况函告如下：', ...body].join('\n');

  test('a heading that is called a problem by the sentence below it', () => {
    const text = audit(
      '一、总体情况',
      '审计报告涉及我市的25个问题均已制定措施。',
      '二、具体整改情况',
      '（一）年度水质约束性指标任务未完成。',
      '该问题已完成整改。一是制定实施计划。二是纳入考核。',
    );
    expect(issues(text)).toEqual(['problem: 年度水质约束性指标任务未完成 (completed)']);
  });

  test('the same sentence behind the last item of an answer makes no problem of it', () => {
    const text = audit('一、具体整改情况', '1.关于档案资料缺失的问题', '①逐卷清点档案。', '②指定专人管档。', '该问题已完成整改。');
    expect(issues(text)).toEqual(['problem: 档案资料缺失 (completed)']);
  });

  test('the one item of the field that states it', () => {
    const text = [
      '突出生态环境问题整改验收销号公示',
      '现将问题整改完成情况公示如下：',
      '一、整改问题',
      '（一）唐溪大道段有垃圾流入河道，污染水体。',
      '二、整改实施主体',
      '青石园区管委会',
      '三、重点措施',
      '（一）打捞清理河道。',
      '四、目标任务',
      '（一）完成清理工作',
      '五、整改完成情况',
      '（一）河段水面无垃圾。',
    ].join('\n');
    expect(issues(text)).toEqual(['problem: 唐溪大道段有垃圾流入河道,污染水体'.replace(',', '，')]);
  });

  test('整改任务 above the other fields is what was found, below a title what is to be done', () => {
    const title = '青石区生态环境保护督察反馈问题整改情况公示';
    const fields = ['整改目标：健全机制。', '整改完成情况：', '1、召开推进会4次。', '2、每月调度预警。'];
    expect(issues([title, '整改任务：个别部门慢作为。', ...fields].join('\n'))).toEqual(['problem: 个别部门慢作为 (completed)']);
    expect(
      issues(
        [
          title,
          '1.关于堆场扬尘的问题',
          '整改任务：覆盖堆场。',
          '完成情况：已完成。',
          '2.关于污水直排的问题',
          '整改任务：接通管网。',
          '完成情况：正在整改。',
        ].join('\n'),
      ),
    ).toEqual(['problem: 堆场扬尘 (completed)', 'problem: 污水直排 (in-progress)']);
  });
});
