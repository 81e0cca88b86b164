import { describe, expect, test } from 'vitest';
import { sanctions } from '../notation.ts';

type Case = readonly [name: string, text: string, expected: readonly string[]];

const HELD: readonly Case[] = [
  ['as many heads as sanctions', '对城东小学、滨湖中学校长分别给予党内警告、诫勉处理。', ['党内警告=党内警告 1', '诫勉=诫勉 1']],
  ['the number before the first and behind the second', '给予1人党纪处分、诫勉2人。', ['党纪处分=党纪处分 1', '诫勉=诫勉 2']],
  ['companies called in', '约谈供餐企业36家。', []],
  ['each has one', '对排名靠后的三个党支部书记进行约谈。', ['约谈=约谈 3']],
  ['themselves, behind a comma', '退还私车加油费0.96万元，涉及3人，由本人作书面说明并责令检查。', ['责令检查=责令检查 3']],
  ['nobody', '6人被谈话提醒，无人被移送司法机关。', ['谈话提醒=谈话提醒 6', '移送司法机关=移送司法 0']],
  ['the only one named in the sentence before', '原大队长谭某公车私用。经查属实，县纪委给予其党内警告处分。', ['党内警告=党内警告 1']],
  ['an office and a number', '对服务中心负责人及4名村文书予以批评教育。', ['批评教育=批评教育 5']],
  ['called in, counted behind the words', '约谈进度滞后的4名二级单位负责人。', ['约谈=约谈 4']],
  ['one or the other of two mild ones', '11人接受批评教育、提醒谈话。', ['批评教育=批评教育 null', '提醒谈话=谈话提醒 null']],
  ['called in by whom', '2名村“两委”成员由镇党委约谈。', ['约谈=约谈 2']],
  ['who may not apply', '受过刑事处罚、被开除公职或有考试舞弊记录的，不得报名。', []],
  [
    'one each of two named at bodies that are not',
    '给予厅属某院原院长邵某党内严重警告处分，给予田某政务记过处分。',
    ['党内严重警告=党内严重警告 1', '政务记过=记过 1'],
  ],
  ['one, in words', '给予党纪处分一人、诫勉一人、批评教育两人。', ['党纪处分=党纪处分 1', '诫勉=诫勉 1', '批评教育=批评教育 2']],
  ['number last', '受到党纪处分的为0人，诫勉人数为7人，政务处分的有2人。', ['党纪处分=党纪处分 0', '诫勉=诫勉 7', '政务处分=政务处分 2']],
  ['by whom', '对推诿扯皮的2名工作人员，由分管领导当面提醒谈话。', ['提醒谈话=谈话提醒 2']],
  ['by whom, of one named in the clause before', '规划股副股长项某，由纪委立案审查。', ['立案审查=立案 1']],
  ['made to write a self-criticism', '责成敬老院院长唐某写出书面检查。', ['责成敬老院院长唐某写出书面检查=责令检查 1']],
  ['heads of some bodies, with why', '对落实不力的3个村党支部书记进行集体约谈。', ['约谈=约谈 3']],
  [
    'several actions for some people, nobody knows which',
    '对4名负责人分别予以批评教育、责令检查。',
    ['批评教育=批评教育 null', '责令检查=责令检查 null'],
  ],
  ['two offices of a named branch', '对第三党支部书记、组织委员批评教育。', ['批评教育=批评教育 2']],
  ['an office of a named community', '对桃李社区党委书记谈话提醒。', ['谈话提醒=谈话提醒 1']],
  ['two offices of a named village', '对双河村驻村工作队队长、村党支部书记批评教育。', ['批评教育=批评教育 2']],
  ['offices of many communities', '对相关社区党委书记谈话提醒。', ['谈话提醒=谈话提醒 null']],
  ['some of whom one is named', '约谈时任村委会主任等3人。', ['约谈=约谈 3']],
  ['the same person again', '对1名社区工作者批评教育，责令其书面检查。', ['批评教育=批评教育 1', '责令其书面检查=责令检查 1']],
  ['how many inside the words', '责令2名干部作出书面检查。', ['责令2名干部作出书面检查=责令检查 2']],
  ['two for one person', '给予刘某党内严重警告处分并免职。', ['党内严重警告=党内严重警告 1', '免职=免职 1']],
  ['removed from office', '给予原处长封某党内警告处分并免去其处长职务。', ['党内警告=党内警告 1', '免去其处长职务=免职 1']],
  ['the people behind a bracket', '约谈村（社区）党组织书记15人。', ['约谈=约谈 15']],
  ['a number behind', '诫勉谈话2人、批评教育3人。', ['诫勉谈话=诫勉 2', '批评教育=批评教育 3']],
  ['a number in front', '对2名干部予以诫勉。', ['诫勉=诫勉 2']],
  ['an office handed over to the police', '对原企业法定代表人移交公安机关立案侦查。', ['立案侦查=立案 1']],
  ['a case that is handed over', '对2家企业违法线索移交公安机关立案侦查。', []],
  ['each with people of its own', '对1名校长予以免职、2名副校长诫勉。', ['免职=免职 1', '诫勉=诫勉 2']],
  ['a Chinese number', '对三名责任人进行批评教育。', ['批评教育=批评教育 3']],
  ['zero', '政务处分0人。', ['政务处分=政务处分 0']],
  ['a joint figure', '责令检查、批评教育、谈话提醒24人。', ['责令检查=责令检查 null', '批评教育=批评教育 null', '谈话提醒=谈话提醒 null']],
  ['one named', '给予李某党内警告处分。', ['党内警告=党内警告 1']],
  ['two named', '给予李某、王某党内严重警告处分。', ['党内严重警告=党内严重警告 2']],
  ['an office', '给予原副局长张某某政务记过处分。', ['政务记过=记过 1']],
  ['a big demerit', '对1人予以记大过处分，对2人予以提醒谈话。', ['记大过=记大过 1', '提醒谈话=谈话提醒 2']],
  ['dismissed from party and office', '给予赵某开除党籍、开除公职处分。', ['开除党籍=开除党籍 1', '开除公职=开除公职 1']],
  ['留党察看', '给予钱某留党察看一年处分。', ['留党察看=留党察看 1']],
  ['撤销党内职务', '给予孙某撤销党内职务处分。', ['撤销党内职务=撤销党内职务 1']],
  ['transferred', '将2名工作人员调离岗位。', ['调离岗位=调离岗位 2']],
  ['约谈 of persons', '约谈4名股室负责人。', ['约谈=约谈 4']],
  ['an order to examine oneself', '责令相关责任人李某作出书面检查。', ['责令相关责任人李某作出书面检查=责令检查 1']],
  ['zero each', '党纪处分和政务处分均0人。', ['党纪处分=党纪处分 0', '政务处分=政务处分 0']],
  ['the holder of an office', '对财务科负责人予以诫勉，对分管副院长、人事秘书批评教育。', ['诫勉=诫勉 1', '批评教育=批评教育 2']],
  ['who did it', '对经办人、审核人批评教育，对仓库管理员提醒谈话。', ['批评教育=批评教育 2', '提醒谈话=谈话提醒 1']],
  ['many who did it', '对各单位经办人批评教育。', ['批评教育=批评教育 null']],
  ['offices of which there are many', '对乡镇党委书记进行约谈。', ['约谈=约谈 null']],
  ['the heads of some bodies', '对4家子公司负责人谈话提醒，约谈整改不力的社区书记2名。', ['谈话提醒=谈话提醒 4', '约谈=约谈 2']],
  ['two groups together', '对3名林场场长、2名会计批评教育。', ['批评教育=批评教育 5']],
  ['two groups apart', '对9名内勤批评教育、11名审批人提醒谈话。', ['批评教育=批评教育 9', '提醒谈话=谈话提醒 11']],
  ['nobody counted', '对相关责任人进行了批评教育。', ['批评教育=批评教育 null']],
  ['党纪政务处分 together', '给予党纪政务处分5人。', ['党纪政务处分=党纪政务处分 5']],
  ['立案', '对周某立案审查调查。', ['立案审查调查=立案 1']],
  ['the head of an office', '对财务部负责人作出免职处理。', ['免职=免职 1']],
  ['the head of an office in a place', '对昭阳区城管局渣土办负责人提醒谈话。', ['提醒谈话=谈话提醒 1']],
  ['the head of one body among many', '其中一户企业原董事长被立案审查调查。', ['立案审查调查=立案 1']],
  ['several bodies, each with more heads than one', '对6个县党政主要负责人进行约谈。', ['约谈=约谈 null']],
  ['several bodies with a head each', '对6个乡镇党委书记进行约谈。', ['约谈=约谈 6']],
  ['counted without a word of handling', '| 5名村干部谈话提醒，退回话费5860元。', ['谈话提醒=谈话提醒 5']],
  ['taken from office', '仓库管理员孔某因私借物资被免去保管员职务。', ['免去保管员职务=免职 1']],
  ['somebody taken from office', '免去罗某站长职务。', ['免去罗某站长职务=免职 1']],
  ['struck off the list of members', '对1名失联两年的党员予以除名。', ['除名=党内除名 1']],
  ['struck off, with a word of handling', '对3名长期不缴纳党费的党员作除名处理。', ['除名=党内除名 3']],
  [
    'to the prosecutor',
    '出纳员万某被移送检察院审查起诉，会计殷某已移送审查起诉。',
    ['移送检察院审查起诉=移送司法 1', '移送审查起诉=移送司法 1'],
  ],
  ['those in charge of something at some bodies', '对3家单位分管采购的负责人进行约谈。', ['约谈=约谈 null']],
  ['who is counted behind, below a sentence on rules', '新订制度3项，谈话提醒机关干部4人。', ['谈话提醒=谈话提醒 4']],
  ['others than who was named before', '给予祝某党内警告处分，提醒谈话相关人员6人。', ['党内警告=党内警告 1', '提醒谈话=谈话提醒 6']],
  [
    'each in a part of the sentence',
    '对失职的5名队员提醒谈话、对副大队长单某给予政务警告处分。',
    ['提醒谈话=谈话提醒 5', '政务警告=政务警告 1'],
  ],
  ['named and counted', '将原队长庞某和2名副队长调离岗位。', ['调离岗位=调离岗位 3']],
  ['the office and why', '原村会计因记账不实被镇纪委批评教育。', ['批评教育=批评教育 1']],
  ['heads of many', '对有关企业原负责人批评教育。', ['批评教育=批评教育 null']],
];

const NOT_HELD: readonly (readonly [name: string, text: string])[] = [
  ['those who complain', '由包案领导带案下访、见面约谈群众。'],
  ['a body', '对3个工作不力的单位通报批评。'],
  ['prevention', '开展廉政提醒谈话，做到抓早抓小。'],
  ['a reshuffle in the passive', '因到龄退休，贾某被免去副镇长职务。'],
  ['a reshuffle of somebody named', '因工作调动，免去唐某副站长职务。'],
  ['posts changed to keep relatives apart', '排查亲属关系46对，按规定调整岗位12人。'],
  ['a body struck off a list', '将2家机构从备选名录中除名。'],
  ['a case for the prosecutor', '将1件涉嫌犯罪线索移送检察院。'],
  ['a rule', '出台《诫勉谈话实施办法》。'],
  ['a threat', '凡违反规定的，一律给予党纪处分。'],
  ['an education in the abstract', '坚持批评教育与组织处理相结合。'],
  ['staffing', '因工作调动，免去其副书记职务。'],
  ['a routine', '建立常态化约谈机制。'],
  ['the four forms', '运用“四种形态”。'],
  ['a case of the enforcers', '对违法排污企业立案查处12起。'],
];

describe('persons held to account', () => {
  test.each(HELD)('%s', (_name, text, expected) => {
    expect(sanctions(text)).toEqual(expected);
  });
});

describe('what holds nobody to account', () => {
  test.each(NOT_HELD)('%s', (_name, text) => {
    expect(sanctions(text)).toEqual([]);
  });
});

test('what is threatened in an outlook holds nobody to account', () => {
  const notice = (next: string) =>
    `关于审计整改情况的报告\n一、反馈问题整改情况\n1.关于账实不符的问题。整改情况：盘点入账。\n2.关于公开不及时的问题。整改情况：补充公开。\n二、下一步打算\n一是逐项跟踪。二是${next}。`;
  expect(sanctions(notice('对敷衍整改的单位主要负责人进行约谈'))).toEqual([]);
  expect(sanctions(notice('深化警示教育，此前已对2名负责人进行约谈'))).toEqual(['约谈=约谈 2']);
});
