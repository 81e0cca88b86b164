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
  ['a noun that ends like a connective', '列支疗养等费用18.3万元。', ['费用 18.3万元']],
];

describe('what is counted', () => {
  test.each(CASES)('%s', (_, text, expected) => {
    expect(subjects(text)).toEqual(expected);
  });
});
