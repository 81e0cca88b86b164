import { expect, test } from 'vitest';
import { parseNotice } from '../../src/index.ts';

/** Title and lead of a notice that says nothing more of its problems than their list. */
const notice = (body: string): string =>
  `中共松坪县档案馆党组关于巡察整改进展情况的通报\n\n2024年3月4日至4月12日，县委第三巡察组对县档案馆党组进行了巡察，5月20日反馈了意见。现将整改进展情况公布如下。\n\n${body}\n\n中共松坪县档案馆党组\n2024年11月8日\n`;

const titles = (body: string): string[] => parseNotice(notice(body)).issues.map(({ title }) => title);
const said = (body: string): string[] => parseNotice(notice(body)).measures.map(({ text }) => text);

const THREE = ['接收移交不积极', '库房温湿度调控乏力', '查档窗口服务脱节'];
const ANSWERS = ['接收到期档案1.2万卷。', '更换恒湿机6台，日均记录4次。', '窗口延时服务至18时，受理查档430人次。'];
const items = (marker: (n: number) => string, between = '。'): string =>
  THREE.map((title, i) => `${marker(i + 1)}${title}${between}${ANSWERS[i]}`).join('\n');

test.each([
  ['a class', (n: number) => `第${n}类 `],
  ['an article', (n: number) => `第${'一二三'[n - 1]}条：`],
  ['a number of the ledger', (n: number) => `${n}号　`],
  ['a code', (n: number) => `A-${n}　`],
  ['a code of two parts', (n: number) => `B1-${n} `],
  ['a number in a circle', (n: number) => '①②③'[n - 1]!],
  ['其一', (n: number) => `其${'一二三'[n - 1]}，`],
  ['a dash', () => '——'],
  ['a number that goes on from an earlier notice', (n: number) => `${n + 7}.`],
])('problems are known by the form of their list: %s', (_, marker) => {
  expect(titles(`二、逐条说明\n${items(marker)}`)).toEqual(THREE);
  expect(said(`二、逐条说明\n${items(marker)}`)).toEqual(ANSWERS);
});

test('the answer may stand in a paragraph of its own', () => {
  const body = THREE.map((title, i) => `第${i + 1}项　${title}\n${ANSWERS[i]}`).join('\n');
  expect(titles(body)).toEqual(THREE);
});

test('chapters of other forms hold them', () => {
  const body = `【一】业务工作（2个问题）\n①${THREE[0]}。${ANSWERS[0]}（整改到位）\n②${THREE[1]}。${ANSWERS[1]}（部分整改）\n【二】窗口服务（1个问题）\n③${THREE[2]}。${ANSWERS[2]}（整改到位）`;
  expect(titles(body)).toEqual(['业务工作', THREE[0], THREE[1], '窗口服务', THREE[2]]);
  expect(parseNotice(notice(body)).issues.map(({ status }) => status)).toEqual([
    'unstated',
    'completed',
    'in-progress',
    'unstated',
    'completed',
  ]);
});

test('a heading of states gives them to what stands below it, whatever it calls that', () => {
  const body = `【已经整改到位的】\n1.${THREE[0]}\n${ANSWERS[0]}\n2.${THREE[1]}\n${ANSWERS[1]}\n【需要长期坚持的】\n3.${THREE[2]}\n${ANSWERS[2]}`;
  expect(parseNotice(notice(body)).issues.map(({ title, status }) => [title, status])).toEqual([
    [THREE[0], 'completed'],
    [THREE[1], 'completed'],
    [THREE[2], 'long-term'],
  ]);
});

test('a list that tells little is taken for what the lists of the chapters beside it are', () => {
  const body = `一、收集工作方面\n1.${THREE[0]}。${ANSWERS[0]}\n2.年代较早的散存各处。征集老照片230张。\n二、保管工作方面\n3.库房漏雨整治不及时。${ANSWERS[1]}\n4.消毒不规范。消毒1.1万卷。\n三、利用工作方面\n5.开放鉴定滞后。开放档案3400件。\n6.展厅参观的人不多。接待学生21批。`;
  expect(titles(body)).toContain('年代较早的散存各处');
  expect(titles(body)).toContain('展厅参观的人不多');
});

test.each([
  ['acts', '1.强化组织领导。成立专班4个。\n2.压实整改责任。签订责任书17份。\n3.严格督查督办。召开调度会6次。'],
  ['sums set off by dashes', '——追回资金：41.2万元；\n——上缴财政：12.7万元；\n——补充投入：18.3万元。'],
  [
    'plans',
    '三、下一步打算\n第一条：持续巩固整改成果。每季度检查1次。\n第二条：完善长效机制。修订制度5项。\n第三条：加强队伍建设。培训40人次。',
  ],
])('%s are no problems', (_, body) => {
  expect(titles(`二、工作开展情况\n${body}`)).toEqual([]);
});
