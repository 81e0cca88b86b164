import { describe, expect, test } from 'vitest';
import { substanceOf } from '../../src/analyse/substance.ts';
import { fixture, fixtureNames, noticeOf } from './notice.ts';

/** The class of an answer that is one measure, and what it rests on. */
function classed(answer: string) {
  const notice = noticeOf([`管护不到位|${answer}`]);
  const measure = notice.measures.find(({ issue }) => issue !== null)!;
  const { class: is, evidence } = substanceOf(notice).get(measure.id)!;
  return { is, evidence: evidence.map(({ kind, text }) => `${kind} ${text}`) };
}

describe('verifiable: something could be looked up, counted or asked', () => {
  test.each([
    ['清退误餐费3.2万元', 'figure 3.2万元'],
    ['出台《水库巡查办法》', 'document 《水库巡查办法》'],
    ['向县政府报送《关于水价调整的请示》', 'document 《关于水价调整的请示》'],
    ['修订公务用车使用规定并张贴上墙', 'document 修订公务用车使用规定'],
    ['与供电公司签订线路移交协议', 'document 签订线路移交协议'],
    ['于2024年5月20日重新选举', 'date 2024年5月20日'],
    ['把闲置设备搬到青禾县中医院使用', 'place 青禾县中医院'],
    ['由市第二人民医院派人坐诊', 'place 市第二人民医院'],
    ['约谈了葛某，责令其退钱', 'person 葛某'],
    ['力争年底前建成泵站2座', 'figure 2座'],
  ])('%s', (answer, evidence) => {
    const found = classed(answer);
    expect(found.is).toBe('verifiable');
    expect(found.evidence.some((e) => e.startsWith(evidence.split(' ')[0]!) && e.includes(evidence.split(' ')[1]!))).toBe(true);
  });
});

describe('concrete: an act with its object, and nothing to look up', () => {
  test.each([
    '更换公示牌，清理仓库里的旧档案',
    // a routine is a rule for good
    '每季度至少两名班子成员到窗口值守',
    '开展污水管网错接混接普查',
    '督促各公立医院张贴收费标准',
    // what was found is not what is done
    '针对巡察反馈的9个方面26个问题建立认领台账，逐条张贴在公示栏',
    '按照《医疗废物处置条例》登记去向并封存样品',
  ])('%s', (answer) => {
    expect(classed(answer).is).toBe('concrete');
  });
});

describe('formulaic: nothing but the formulas of the genre', () => {
  test.each([
    '提高政治站位，加强学习，压实责任',
    '坚持目标不变、力度不减，举一反三，标本兼治，推动高质量发展',
    '开展“回头看”，确保整改到位',
    '坚决执行决策部署，不折不扣抓好落实',
    '认真制定学习计划，集中领学、个人自学，学以致用',
    '完善采购机制，加强流程管理，强化责任意识',
    // a law that is kept is no act
    '严格按照《档案法》要求，规范管理',
  ])('%s', (answer) => {
    expect(classed(answer).is).toBe('formulaic');
  });
});

test('the evidence stands in the notice', () => {
  for (const name of fixtureNames) {
    const notice = fixture(name);
    for (const { evidence } of substanceOf(notice).values())
      for (const { start, end, text } of evidence) expect(notice.source.text!.slice(start, end)).toBe(text);
  }
});
