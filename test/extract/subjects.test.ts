import { describe, expect, test } from 'vitest';
import { subjects } from '../notation.ts';

type Case = readonly [name: string, text: string, expected: readonly string[]];

const CASES: readonly Case[] = [
  ['a noun behind the number', '培训14名中层干部。', ['中层干部 14名']],
  ['a noun before it', '购置救护车3台。', ['救护车 3台']],
  ['the last of a list with 等', '招聘法律、风控、科技等专业人才22名。', ['专业人才 22名']],
  ['a noun that is not clear without its list', '补助、奖励费等资金12万元。', ['补助、奖励费等资金 12万元']],
  ['some of those counted just before', '抽查的46个标段中，有8个存在围标嫌疑。', ['标段 46个', '标段 8个']],
  ['from one value to another', '办件时长由35分钟压缩到18分钟。', ['办件时长 35分钟', '办件时长 18分钟']],
  ['a verb that begins behind the noun', '4所学校多收课后服务费。', ['学校 4所']],
  ['a verb in front of it', '违规占用岸线11处。', ['岸线 11处']],
  ['more words of change', '备案时限由15个工作日压缩为6个工作日。', ['备案时限 15个工作日', '备案时限 6个工作日']],
  ['a share of change', '应收账款余额由2亿元压降到1亿元，降幅50%。', ['应收账款余额 2亿元', '应收账款余额 1亿元', '应收账款余额 50%']],
  ['线上缴费 is no 上缴', '线上缴费率达96.4%。', ['线上缴费率 96.4%']],
  ['中等 is no 等', '优良中等路率由86.9%提升到92.4%。', ['优良中等路率 86.9%', '优良中等路率 92.4%']],
  ['日均 is no date', '日均客运量回升至21.3万人次。', ['日均客运量 21.3万人次']],
  ['a year between a noun and its number', '登记学生由2022年的412人降至338人。', ['学生 412人', '学生 338人']],
  ['有效, 有机: no 有', '受理有效举报12件，发展有机茶叶2000亩。', ['有效举报 12件', '有机茶叶 2000亩']],
  ['其他, 其它: no 其', '其他问题1个，其它方面2件。', ['其他问题 1个', '其它方面 2件']],
  ['到位 is no 到', '整改到位资金36万元。', ['整改到位资金 36万元']],
  ['共计 before a verb', '共计减少财政拨款68万元。', ['财政拨款 68万元']],
  ['a rate named by a verb', '见面率、答复率均为100%。', ['见面率、答复率 100%']],
  ['平均 by itself', '平均降幅5.6%。', ['平均降幅 5.6%']],
  ['国有 is no 有', '检查25个省属国有企业党委。', ['省属国有企业党委 25个']],
  ['those that were inspected', '向40家被巡察单位反馈。', ['被巡察单位 40家']],
  ['an adverb, a verb behind the noun', '32个问题认真整改，34个部门承办，5个项目封顶。', ['问题 32个', '部门 34个', '项目 5个']],
  ['a group and where it came from', '7个督察组于4月进驻。', ['督察组 7个']],
  ['behind the title of a report', '《审计报告》中要求立行立改的86个问题。', ['问题 86个']],
  ['a class in brackets', '问题已经列入规划逐步解决的(A类)有64件。', ['(A类) 64件']],
  ['a share of those below a rate', '完成率80%以下的4个。', ['完成率 80%', 'null 4个']],
  ['units of which the possessive tells what was done to both', '完成对4家二级单位和9家三级企业的巡察。', ['二级单位 4家', '三级企业 9家']],
  ['在册, 停用: no 在, no 用', '在册社区矫正对象158人，停用19个。', ['在册社区矫正对象 158人', '停用 19个']],
  [
    'a noun with 调, one behind 整改, a verb with 批评',
    '召开1次调度会，整改时限由3个月压缩至45天，通报批评3人。',
    ['调度会 1次', '整改时限 3个月', '整改时限 45天', '通报批评 3人'],
  ],
  ['a noun with 对', '维修两台水泵和两台对冲泵。', ['水泵 两台', '对冲泵 两台']],
  ['a sum of both', '29个单位(部门)共计50项问题。', ['单位(部门) 29个', '问题 50项']],
  ['a noun that ends like a connective', '列支疗养等费用18.3万元。', ['费用 18.3万元']],
  ['what is left', '完成改造51家，其余13家正在安装设备，另有1家正在核实。', ['改造 51家', '其余 13家', '另有 1家']],
  ['what is left, named', '完成剩余27座矿山修复。', ['矿山修复 27座']],
  ['a place that acts', '向周边3个村群众说明情况，对8个村开展检查。', ['村群众 3个', '村 8个']],
  ['how many and how large', '拆除厂棚5座、1860平方米。', ['厂棚 5座', '厂棚 1860平方米']],
  ['within which time', '预警信息10分钟内直达到户。', ['预警信息 10分钟']],
  ['by when it is demanded', '要求在90日内报告结果。', ['报告结果 90日']],
  ['a rate that went up', '服务对象满意率由84.2%上升到95.1%。', ['服务对象满意率 84.2%', '服务对象满意率 95.1%']],
  [
    'from a number to another',
    '热线坐席由8个扩充到14个，安置标准由3万元提至5万元。',
    ['热线坐席 8个', '热线坐席 14个', '安置标准 3万元', '安置标准 5万元'],
  ],
  ['what is done with it', '将门票收入38.6万元全额上缴，结余专户9.2万元滞留账上。', ['门票收入 38.6万元', '结余专户 9.2万元']],
  ['what is done, and to nobody in particular', '对2人批评教育，先后两次听取汇报。', ['批评教育 2人', '听取汇报 两次']],
  ['what is done with it belongs to a noun', '成立5人联合检查组，改造3个改造项目。', ['联合检查组 5人', '改造项目 3个']],
  ['compared with what was', '群众满意率96.5%，比整改前提高4.1个百分点。', ['群众满意率 96.5%', '群众满意率 4.1个百分点']],
  ['what is left of them', '清理合同156份，规范149份，另外7份进入诉讼。', ['合同 156份', '规范 149份', '规范 7份']],
  [
    'shares of parts side by side',
    '会议期间158件、闭会期间28件，分别占84.9%、15.1%。',
    ['会议期间 158件', '闭会期间 28件', '会议期间 84.9%', '闭会期间 15.1%'],
  ],
  ['the share of a part', '投票满意的318人，占68.8%。', ['投票满意 318人', '投票满意 68.8%']],
  [
    'two that changed',
    '门面、鱼塘租金由4800元、3000元涨到6600元、4200元。',
    ['门面 4800元', '鱼塘租金 3000元', '门面 6600元', '鱼塘租金 4200元'],
  ],
  ['how often what is done', '镇党建办每季度抽查1次。', ['抽查 1次']],
  ['what was done with the money', '清退、追回资金92万元。', ['清退、追回资金 92万元']],
  ['what is said of those that are counted', '对3个正在整改的问题挂牌督办。', ['问题 3个']],
  ['the rest of a whole that is named', '巡察组指出15个问题，整改12个，其余3个正在推进。', ['问题 15个', '整改 12个', '问题 3个']],
  ['who took part', '邀请县人大代表6名参与整改。', ['县人大代表 6名']],
];

describe('what is counted', () => {
  test.each(CASES)('%s', (_, text, expected) => {
    expect(subjects(text)).toEqual(expected);
  });
});
