import { describe, expect, test } from 'vitest';
import { headline } from '../notation.ts';

/** The overview of a notice, before its answers. */
const overview = (text: string) => `中共某县水务局党组关于巡察整改进展情况的通报
根据县委统一部署，县委第二巡察组对县水务局党组开展了巡察。按照有关要求，现将整改情况予以公布。
一、组织落实巡察整改情况
${text}
二、反馈问题整改情况
1.关于“学习不深入”问题。
整改情况：一是召开专题会9次。二是修订制度7项，清退资金3万元。
2.关于“监督不到位”问题。
整改情况：对8人批评教育，问题线索5条已办结。
`;

type Case = readonly [name: string, text: string, expected: Readonly<Record<string, number | string>>];

const ISSUES: readonly Case[] = [
  [
    'aspects and issues',
    '巡察反馈的9个方面26个问题，已完成整改21个，正在整改5个。',
    { 'issues.aspects': 9, 'issues.total': 26, 'issues.completed': 21, 'issues.inProgress': 5 },
  ],
  [
    '方面 without 个',
    '针对反馈的9方面26个问题，已完成整改21个，正在整改5个。',
    { 'issues.aspects': 9, 'issues.total': 26, 'issues.completed': 21, 'issues.inProgress': 5 },
  ],
  ['an adjective', '反馈了6个方面18个突出问题。', { 'issues.aspects': 6, 'issues.total': 18 }],
  [
    'a total, something else, then how far it has come',
    '审计查出4个方面9个问题。县长带队督办5场次。截至11月底，已完成整改6个，正在整改3个。',
    { 'issues.aspects': 4, 'issues.total': 9, 'issues.completed': 6, 'issues.inProgress': 3 },
  ],
  [
    'measures made for the problems',
    '针对6个问题制定措施42条，截至12月10日，已整改到位4个、正在整改1个。',
    { 'issues.total': 6, 'measures.total': 42, 'issues.completed': 4, 'issues.inProgress': 1 },
  ],
  ['a rate of measures is none of problems', '列出措施67项，完成58项，完成率86.6%。', { 'measures.total': 67, 'measures.completed': 58 }],
  ['three levels', '反馈5个方面14个大类40项具体问题。', { 'issues.aspects': 5, 'issues.total': 40 }],
  ['Chinese numerals', '反馈了六个方面十七项具体问题。', { 'issues.aspects': 6, 'issues.total': 17 }],
  ['大方面', '反馈5大方面14个问题。', { 'issues.aspects': 5, 'issues.total': 14 }],
  ['number last', '反馈问题20项，已完成整改18项，正在整改2项。', { 'issues.total': 20, 'issues.completed': 18, 'issues.inProgress': 2 }],
  ['共', '县委巡察组共反馈29个问题，均已完成整改。', { 'issues.total': 29, 'issues.completed': 29 }],
  [
    'number first',
    '巡察反馈的44个问题中，41个问题已完成整改，3个问题尚在整改中。',
    { 'issues.total': 44, 'issues.completed': 41, 'issues.inProgress': 3 },
  ],
  [
    'the figure behind what is done',
    '反馈的18个问题已完成整改14个，正在整改4个。',
    { 'issues.total': 18, 'issues.completed': 14, 'issues.inProgress': 4 },
  ],
  [
    'staged completion has no key',
    '反馈的37个问题，整改完成28个，阶段性完成7个，正在整改2个。',
    { 'issues.total': 37, 'issues.completed': 28, 'issues.inProgress': 2 },
  ],
  [
    'basic completion has no key',
    '反馈的697个问题，完成整改688个，基本完成4个，未完成5个。',
    { 'issues.total': 697, 'issues.completed': 688 },
  ],
  ['all done', '截至目前，反馈的12个问题已全部完成整改。', { 'issues.total': 12, 'issues.completed': 12 }],
  [
    '整改到位; what goes on without an end has no figure of its own',
    '反馈的12个问题，目前已整改到位10个，持续推进2个。',
    { 'issues.total': 12, 'issues.completed': 10 },
  ],
  [
    'a sub-count does not overwrite',
    '反馈的37个问题，已整改完成34个（含立行立改问题2个），正在整改3个。',
    { 'issues.total': 37, 'issues.completed': 34, 'issues.inProgress': 3 },
  ],
  ['a rate', '反馈的25个问题，已完成19个，整改完成率76%。', { 'issues.total': 25, 'issues.completed': 19, 'issues.completionRate': 76 }],
  [
    'an approximate rate',
    '反馈的25个问题已完成15个，完成率近60%。',
    { 'issues.total': 25, 'issues.completed': 15, 'issues.completionRate': 'about 60' },
  ],
  [
    'done over two sentences',
    '巡察反馈4个方面19个问题。截至目前，已完成整改17个，正在整改2个。',
    { 'issues.aspects': 4, 'issues.total': 19, 'issues.completed': 17, 'issues.inProgress': 2 },
  ],
  ['what the unit found by itself does not count', '民主生活会上查摆问题45个。', {}],
];

const MEASURES: readonly Case[] = [
  [
    'made and done',
    '制定整改措施80条，已完成74条，正在整改6条。',
    { 'measures.total': 80, 'measures.completed': 74, 'measures.inProgress': 6 },
  ],
  [
    'number first',
    '制定80条整改措施，已完成74条，正在推进6条。',
    { 'measures.total': 80, 'measures.completed': 74, 'measures.inProgress': 6 },
  ],
  ['all done', '细化为117条整改举措，均已完成。', { 'measures.total': 117, 'measures.completed': 117 }],
  [
    'issues and measures side by side',
    '针对反馈的4个方面19个问题，制定整改措施57条，目前，已完成整改问题17个、整改措施50条。',
    { 'issues.aspects': 4, 'issues.total': 19, 'issues.completed': 17, 'measures.total': 57, 'measures.completed': 50 },
  ],
];

const CLUES: readonly Case[] = [
  ['total and closed', '移交问题线索6件，已办结5件。', { 'clues.total': 6, 'clues.closed': 5 }],
  ['all closed', '巡察组移交的3件问题线索均已办结。', { 'clues.total': 3, 'clues.closed': 3 }],
];

const PEOPLE: readonly Case[] = [
  [
    'by action, in brackets',
    '组织处理45人（其中，调离岗位1人、诫勉2人、批评教育3人、谈话提醒41人）。',
    { 'people.handled': 45, 'people.transferred': 1, 'people.admonished': 2, 'people.criticised': 3, 'people.reminded': 41 },
  ],
  ['a joint figure is nobody’s', '责令检查、批评教育、谈话提醒24人。', {}],
  [
    'zeros',
    '党纪处分0人，政务处分0人，诫勉0人。',
    { 'people.partySanctioned': 0, 'people.governmentSanctioned': 0, 'people.admonished': 0 },
  ],
  [
    '追责问责',
    '累计追责问责17人，其中党纪处分3人、政务处分2人。',
    { 'people.handled': 17, 'people.partySanctioned': 3, 'people.governmentSanctioned': 2 },
  ],
  ['together', '给予党纪政务处分5人，批评教育6人。', { 'people.partyGovernmentSanctioned': 5, 'people.criticised': 6 }],
  ['number first', '对2名责任人给予党纪处分，对3名干部予以诫勉。', { 'people.partySanctioned': 2, 'people.admonished': 3 }],
  ['提醒谈话 and 约谈', '提醒谈话12人次。', { 'people.reminded': 12 }],
  ['立案', '立案审查调查4人。', { 'people.investigated': 4 }],
];

const RULES: readonly Case[] = [
  ['new and revised', '新制定制度38项，修改完善36项。', { 'rules.created': 38, 'rules.revised': 36 }],
  ['number first', '新建8项制度，修订5项制度。', { 'rules.created': 8, 'rules.revised': 5 }],
  ['a joint figure is nobody’s', '共新建、修订、完善制度12项。', {}],
  ['建立完善 is joint', '建立完善规章制度768个。', {}],
  ['出台', '出台13个规章制度。', { 'rules.created': 13 }],
];

const MONEY: readonly Case[] = [
  ['over', '收回清退违规资金190余万元。', { 'funds.recovered': 'over 1900000' }],
  ['追缴', '追缴资金7.132万元。', { 'funds.recovered': 71320 }],
  ['清退', '清退违规发放津补贴54410元。', { 'funds.recovered': 54410 }],
  ['other money', '投入资金120万元。', {}],
];

const MEETINGS: readonly Case[] = [
  ['number last', '先后召开党组会议11次、整改推进会3次。', { 'meetings.partyCommittee': 11, 'meetings.special': 3 }],
  ['number first', '召开3次局党组会议、4场推进会。', { 'meetings.partyCommittee': 3, 'meetings.special': 4 }],
  ['党委会', '召开党委会5次、专题会议6次。', { 'meetings.partyCommittee': 5, 'meetings.special': 6 }],
  ['a democratic life meeting is another', '召开专题民主生活会1次。', {}],
];

const ALL = { issues: ISSUES, measures: MEASURES, clues: CLUES, people: PEOPLE, rules: RULES, money: MONEY, meetings: MEETINGS };

for (const [what, cases] of Object.entries(ALL)) {
  describe(what, () => {
    test.each(cases)('%s', (_name, text, expected) => {
      expect(headline(overview(text))).toEqual(expected);
    });
  });
}

test('figures inside an answer are no headline', () => {
  expect(headline(overview('县水务局党组高度重视。'))).toEqual({});
});
