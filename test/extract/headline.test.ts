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
    'key figures in a table',
    '主要数据见下表：\n| 事项 | 数量 |\n| --- | --- |\n| 反馈问题 | 3个方面10个 |\n| 其中：已完成整改 | 8个 |\n| 正在整改 | 2个 |\n| 整改措施 | 36条，已完成33条 |\n| 整改专题会 | 4次 |\n| 新建制度、修订制度 | 7项、12项 |\n| 其中：诫勉、谈话提醒 | 2人、8人 |',
    {
      'issues.aspects': 3,
      'issues.total': 10,
      'issues.completed': 8,
      'issues.inProgress': 2,
      'measures.total': 36,
      'measures.completed': 33,
      'meetings.special': 4,
      'rules.created': 7,
      'rules.revised': 12,
      'people.admonished': 2,
      'people.reminded': 8,
    },
  ],
  [
    'made good to the bottom, and still under way',
    '巡察组所提三个方面10个问题，整改见底7个，阶段性完成2个，仍在推进1个；38条举措落地33条，余下5条正在加紧推进。',
    {
      'issues.aspects': 3,
      'issues.total': 10,
      'issues.completed': 7,
      'issues.inProgress': 1,
      'measures.total': 38,
      'measures.completed': 33,
      'measures.inProgress': 5,
    },
  ],
  ['rules that were made, including what they are', '立、改制度19个，包括新立11个、修改8个。', { 'rules.created': 11, 'rules.revised': 8 }],
  ['rules zipped', '规章制度方面，修订和新建分别为11项、6项。', { 'rules.created': 6, 'rules.revised': 11 }],
  [
    'meetings and people zipped',
    '党组会、专题会、调度会分别召开6次、3次、9次。党纪处分、诫勉、谈话提醒分别为0人、1人、8人。',
    {
      'meetings.partyCommittee': 6,
      'meetings.special': 3,
      'people.partySanctioned': 0,
      'people.admonished': 1,
      'people.reminded': 8,
    },
  ],
  ['cases are not all who were handled', '立案审查2人（政务警告1人、党内警告1人）。', { 'people.investigated': 2 }],
  ['rules first', '8项制度为新建，6项制度作了修改。', { 'rules.created': 8, 'rules.revised': 6 }],
  ['meetings beside what is done every week', '专班每周碰头一次，前后召开总支会议9次。', { 'meetings.partyCommittee': 9 }],
  ['how often the committee met', '局党组召开10次会议研究整改事项。', { 'meetings.partyCommittee': 10 }],
  [
    'all of them improved, all of them in place',
    '反馈问题计3个，均已改到位；整改措施计14条，全部落到位。',
    { 'issues.total': 3, 'issues.completed': 3, 'measures.total': 14, 'measures.completed': 14 },
  ],
  [
    'fields',
    '四个领域9个问题已完成整改6个，正在整改3个。',
    { 'issues.aspects': 4, 'issues.total': 9, 'issues.completed': 6, 'issues.inProgress': 3 },
  ],
  [
    'the rest, in a sentence of its own',
    '巡察组反馈的问题有4个。其中，3个问题已经整改销号。剩余的1个正在有序推进。',
    { 'issues.total': 4, 'issues.completed': 3, 'issues.inProgress': 1 },
  ],
  [
    'levels are no aspects',
    '街道层面问题14个，社区层面问题24个。两个层面共38个问题，整改完成31个。',
    { 'issues.total': 38, 'issues.completed': 31 },
  ],
  ['funds in parts and all of them', '追缴承包费42.7万元、清退取暖费6.18万元，累计48.88万元。', { 'funds.recovered': 488800 }],
  ['funds below their topic', '收回资金方面：截留的补贴31.8万元，多付的监理费4.25万元，两笔合计36.05万元。', { 'funds.recovered': 360500 }],
  ['no sum of what was recovered', '追缴承包费42.7万元，投入资金58万元，累计投入100.7万元。', { 'funds.recovered': 427000 }],
  ['meetings zipped', '党组会议、专题调度会议分别召开7次、9次。', { 'meetings.partyCommittee': 7, 'meetings.special': 9 }],
  [
    'meetings named before',
    '镇党委会议专题听取汇报，次数达12次；另开整改专题推进会，前后5次。',
    { 'meetings.partyCommittee': 12, 'meetings.special': 5 },
  ],
  ['meetings by quarter and in all', '党总支会议，三季度开了6次，四季度开了4次，合起来10次。', { 'meetings.partyCommittee': 10 }],
  ['rounds of checking are no meetings', '召开整改部署会，建立台账，先后四轮上门复核。', {}],
  ['rules by one word each', '制度建设上，立3项、改2项、废4项。', { 'rules.created': 3, 'rules.revised': 2 }],
  ['new rules and old', '建章立制方面：新规出台11个，旧规修订15个、废除8个。', { 'rules.created': 11, 'rules.revised': 15 }],
  ['people under a word for them', '受到处理的干部六人：政务警告一人，诫勉一人。', { 'people.handled': 6, 'people.admonished': 1 }],
  [
    'numbers last',
    '反馈的3个方面7个问题中，完成整改数为5个，正在整改数为1个，需长期坚持的为1个；整改措施总数为58条，其中已完成52条、尚在推进6条。',
    {
      'issues.aspects': 3,
      'issues.total': 7,
      'issues.completed': 5,
      'issues.inProgress': 1,
      'measures.total': 58,
      'measures.completed': 52,
      'measures.inProgress': 6,
    },
  ],
  [
    'one more, in words',
    '反馈的八个问题已整改七个，还有一个正在整改。',
    { 'issues.total': 8, 'issues.completed': 7, 'issues.inProgress': 1 },
  ],
  [
    'tasks beside the problems',
    '反馈的8个问题，完成整改6个，正在整改2个；39项整改任务完成35项。',
    { 'issues.total': 8, 'issues.completed': 6, 'issues.inProgress': 2, 'measures.total': 39, 'measures.completed': 35 },
  ],
  [
    'clues closed before they are named',
    '反馈的4个问题已全部完成整改。办结移交问题线索1件。',
    { 'issues.total': 4, 'issues.completed': 4, 'clues.closed': 1 },
  ],
  [
    'rules behind a topic',
    '反馈问题4个。制度方面，新制定的有11项，修订的有8项。',
    { 'issues.total': 4, 'rules.created': 11, 'rules.revised': 8 },
  ],
  [
    'one person, in words',
    '反馈问题4个。处理4人，其中诫勉一人、批评教育三人。',
    { 'issues.total': 4, 'people.handled': 4, 'people.admonished': 1, 'people.criticised': 3 },
  ],
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
  [
    'what is being pushed on',
    '反馈的7个问题中，已完成整改5个、基本完成整改1个、正在推进整改1个。',
    { 'issues.total': 7, 'issues.completed': 5, 'issues.inProgress': 1 },
  ],
  ['problems handed out one by one', '制定“一方案三清单”，10个问题逐个落实到处室。', { 'issues.total': 10 }],
  [
    'rules under their heading word',
    '反馈问题10条，销号7条。建章立制方面，新出台4件，修改6件。',
    { 'issues.total': 10, 'issues.completed': 7, 'rules.created': 4, 'rules.revised': 6 },
  ],
  [
    'measures into which problems are broken down',
    '将反馈的3个方面6个问题拆分为29条具体举措。',
    { 'issues.aspects': 3, 'issues.total': 6, 'measures.total': 29 },
  ],
  [
    'an earlier inspection',
    '此前，县委巡察组2020年对本局开展过常规巡察，反馈问题30个，已整改28个。\n本次反馈问题19个，已整改16个。',
    { 'issues.total': 19, 'issues.completed': 16 },
  ],
  [
    'kinds one by one and together',
    '反馈的3个方面14个问题，立行立改、限期整改、持续整改三类分别完成6个、4个、2个，共完成12个。',
    { 'issues.aspects': 3, 'issues.total': 14, 'issues.completed': 12 },
  ],
  [
    'what is counted apart',
    '反馈问题24个，完成整改20个。边巡边改的8项事项全部办结，不计入上述。',
    { 'issues.total': 24, 'issues.completed': 20 },
  ],
  [
    'in all, in a sentence of its own',
    '巡察反馈问题共36个。首次公开时完成25个，本次新增完成9个；累计完成34个。',
    { 'issues.total': 36, 'issues.completed': 34 },
  ],
  ['one problem that was split', '反馈问题7个，第3个问题拆为两个问题分别整改。', { 'issues.total': 7 }],
  ['an adjective', '反馈了6个方面18个突出问题。', { 'issues.aspects': 6, 'issues.total': 18 }],
  [
    'disclosed, and found where one looked for more',
    '对国家警示片披露和对照排查的4个问题开展整改。其中3个问题已完成整改，1个问题尚在整改。',
    { 'issues.total': 4, 'issues.completed': 3, 'issues.inProgress': 1 },
  ],
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
  [
    'units between aspects and issues',
    '审计报告反映涉及4个方面、29个单位共计50项具体问题，已整改40项，正在整改10项。',
    { 'issues.aspects': 4, 'issues.total': 50, 'issues.completed': 40, 'issues.inProgress': 10 },
  ],
  ['tasks that the unit set itself', '党组专题研究整改方案，确定问题清单，提出87项整改任务。', { 'measures.total': 87 }],
  [
    'the rest of the tasks',
    '反馈的66项整改任务，已整改完成27项，其余39项整改任务正积极推进。',
    { 'issues.total': 66, 'issues.completed': 27, 'issues.inProgress': 39 },
  ],
  [
    'not done, but on schedule',
    '督察反馈问题41项，已完成整改25项，未完成但达到序时进度16项。',
    { 'issues.total': 41, 'issues.completed': 25, 'issues.inProgress': 16 },
  ],
  ['not done', '督察反馈问题41项，已完成整改25项，未完成16项。', { 'issues.total': 41, 'issues.completed': 25 }],
  [
    'done and kept up',
    '反馈的38个问题，已整改完成并长期坚持31个，需长期坚持5个，正在推进2个。',
    { 'issues.total': 38, 'issues.completed': 31, 'issues.inProgress': 2 },
  ],
  [
    'kinds of problems, and the problems',
    '反馈的4个方面12类问题，细化成39个具体问题，已完成整改35个。',
    { 'issues.aspects': 4, 'issues.total': 39, 'issues.completed': 35 },
  ],
  ['what is done, with a part of it', '已整改完成34个（含立行立改问题2个），阶段性完成3个。', { 'issues.completed': 34 }],
  ['clues and whom they are about', '移交问题线索2件3人，均已办结。', { 'clues.total': 2, 'clues.closed': 2 }],
  [
    'by the schedule',
    '反馈的128项问题，106项已如期完成，其余22项正按时序推进。',
    { 'issues.total': 128, 'issues.completed': 106, 'issues.inProgress': 22 },
  ],
  ['those that concern the unit', '报告涉及我县的14个问题，已完成整改11个。', { 'issues.total': 14, 'issues.completed': 11 }],
  ['what some of many reached is no rate of the whole', '各党组织中，反馈问题整改完成率达到100%的51个，80%以下的4个。', {}],
  [
    'money of one field among all that was found',
    '审计查出问题50项，收回资金90万元。财政部门预算执行问题6项，涉及金额200万元，其中追缴资金77万元。',
    { 'issues.total': 50, 'funds.recovered': 900000 },
  ],
  [
    'money beside the problems of the whole',
    '审计查出问题50项，涉及金额200万元，追缴资金77万元。',
    { 'issues.total': 50, 'funds.recovered': 770000 },
  ],
  ['大方面', '反馈5大方面14个问题。', { 'issues.aspects': 5, 'issues.total': 14 }],
  ['number last', '反馈问题20项，已完成整改18项，正在整改2项。', { 'issues.total': 20, 'issues.completed': 18, 'issues.inProgress': 2 }],
  [
    'closed, and still under way',
    '反馈问题20个，已闭环18个，另有2个还在改。',
    { 'issues.total': 20, 'issues.completed': 18, 'issues.inProgress': 2 },
  ],
  [
    'all of both',
    '反馈的14个问题、31条整改措施均已落实。',
    { 'issues.total': 14, 'issues.completed': 14, 'measures.total': 31, 'measures.completed': 31 },
  ],
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
  [
    'fields for aspects',
    '审计查出的4个领域12个问题，已完成整改9个，正在整改3个。',
    {
      'issues.aspects': 4,
      'issues.total': 12,
      'issues.completed': 9,
      'issues.inProgress': 3,
    },
  ],
  ['fields that are no aspects', '在6个领域开展整治，反馈的12个问题已完成整改9个。', { 'issues.total': 12, 'issues.completed': 9 }],
  ['problems that need to be improved', '审议意见指出7个需要改进的问题。', { 'issues.total': 7 }],
  ['a rate that a rule sets', '整改完成率低于80%的单位，对主要负责人进行提醒。', {}],
];

const MEASURES: readonly Case[] = [
  ['number first', '61条整改措施中，56条完成，5条正在推进。', { 'measures.total': 61, 'measures.completed': 56, 'measures.inProgress': 5 }],
  [
    'in plain words',
    '定下的35条整改措施做完31条，还有4条在做。',
    { 'measures.total': 35, 'measures.completed': 31, 'measures.inProgress': 4 },
  ],
  [
    'the rest by plan',
    '细化的21条整改措施已落实18条，其余3条按计划实施。',
    { 'measures.total': 21, 'measures.completed': 18, 'measures.inProgress': 3 },
  ],
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
  ['number first', '3件问题线索中，2件办结，1件继续核查。', { 'clues.total': 3, 'clues.closed': 2 }],
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
  ['number first', '8项制度新建，10项制度修订。', { 'rules.created': 8, 'rules.revised': 10 }],
  ['old rules changed', '新立村级制度4项，改了老制度3项。', { 'rules.created': 4, 'rules.revised': 3 }],
  ['new and revised', '新制定制度38项，修改完善36项。', { 'rules.created': 38, 'rules.revised': 36 }],
  ['number first', '新建8项制度，修订5项制度。', { 'rules.created': 8, 'rules.revised': 5 }],
  ['a joint figure is nobody’s', '共新建、修订、完善制度12项。', {}],
  ['建立完善 is joint', '建立完善规章制度768个。', {}],
  ['出台', '出台13个规章制度。', { 'rules.created': 13 }],
];

const MONEY: readonly Case[] = [
  ['number first', '17.46万元款项清退收缴到位。', { 'funds.recovered': 174600 }],
  ['over', '收回清退违规资金190余万元。', { 'funds.recovered': 'over 1900000' }],
  ['追缴', '追缴资金7.132万元。', { 'funds.recovered': 71320 }],
  ['清退', '清退违规发放津补贴54410元。', { 'funds.recovered': 54410 }],
  ['other money', '投入资金120万元。', {}],
];

const MEETINGS: readonly Case[] = [
  ['what the committee met for', '学院党委先后召开党委会专题研究审计整改4次。', { 'meetings.partyCommittee': 4 }],
  ['number last', '先后召开党组会议11次、整改推进会3次。', { 'meetings.partyCommittee': 11, 'meetings.special': 3 }],
  ['number first', '召开3次局党组会议、4场推进会。', { 'meetings.partyCommittee': 3, 'meetings.special': 4 }],
  ['党委会', '召开党委会5次、专题会议6次。', { 'meetings.partyCommittee': 5, 'meetings.special': 6 }],
  ['a democratic life meeting is another', '召开专题民主生活会1次。', {}],
  ['the meetings behind their number', '学院党委3次召开会议研究整改。', { 'meetings.partyCommittee': 3 }],
  ['the committee of a Party branch', '召开支委会5次。', { 'meetings.partyCommittee': 5 }],
];

/** The same things as other offices put them. */
const IN_OTHER_WORDS: readonly Case[] = [
  [
    '巡察组反馈问题23个，目前已',
    '巡察组反馈问题23个，目前已完成整改19个、基本完成2个、正推进2个。',
    { 'issues.total': 23, 'issues.completed': 19, 'issues.inProgress': 2 },
  ],
  [
    '区委巡察组向我局党组反馈了四',
    '区委巡察组向我局党组反馈了四个方面、19个具体问题，目前整改完成17个，完成率89.5%，2个正在整改。',
    { 'issues.aspects': 4, 'issues.total': 19, 'issues.completed': 17, 'issues.completionRate': 89.5, 'issues.inProgress': 2 },
  ],
  [
    '截至4月20日，反馈指出的1',
    '截至4月20日，反馈指出的15个问题已销号13个，剩余2个正在按计划推进。',
    { 'issues.total': 15, 'issues.completed': 13, 'issues.inProgress': 2 },
  ],
  ['对巡察反馈的3大类12个问题', '对巡察反馈的3大类12个问题，已全部整改到位。', { 'issues.total': 12, 'issues.completed': 12 }],
  [
    '巡察指出的31个问题，完成整',
    '巡察指出的31个问题，完成整改29个，整改率93.5%，余下2个持续推进。',
    { 'issues.total': 31, 'issues.completed': 29, 'issues.completionRate': 93.5 },
  ],
  [
    '反馈意见共涉及5个方面20个',
    '反馈意见共涉及5个方面20个问题，其中已完成18个，正在办理2个。',
    { 'issues.aspects': 5, 'issues.total': 20, 'issues.completed': 18, 'issues.inProgress': 2 },
  ],
  ['27个问题中已改25个、在改', '27个问题中已改25个、在改2个。', { 'issues.total': 27, 'issues.completed': 25, 'issues.inProgress': 2 }],
  [
    '截至目前，16个反馈问题全部',
    '截至目前，16个反馈问题全部完成整改，完成率100%。',
    { 'issues.total': 16, 'issues.completed': 16, 'issues.completionRate': 100 },
  ],
  [
    '截至目前，已完成14个问题的',
    '截至目前，已完成14个问题的整改，另有3个问题正在整改。',
    { 'issues.completed': 14, 'issues.inProgress': 3 },
  ],
  [
    '巡察反馈4个方面11项38条',
    '巡察反馈4个方面11项38条问题，已完成整改36条，2条正在推进。',
    { 'issues.aspects': 4, 'issues.total': 38, 'issues.completed': 36, 'issues.inProgress': 2 },
  ],
  [
    '县委巡察反馈的具体问题共计2',
    '县委巡察反馈的具体问题共计22条，已整改完成20条，未完成2条。',
    { 'issues.total': 22, 'issues.completed': 20 },
  ],
  ['反馈的18个问题，整改完成率', '反馈的18个问题，整改完成率达94.4%。', { 'issues.total': 18, 'issues.completionRate': 94.4 }],
  [
    '24个问题完成整改的有22个',
    '24个问题完成整改的有22个，占91.7%；正在整改的有2个，占8.3%。',
    { 'issues.total': 24, 'issues.completed': 22, 'issues.inProgress': 2, 'issues.completionRate': 91.7 },
  ],
  ['问题总数35个，已完成33个', '问题总数35个，已完成33个，未完成2个。', { 'issues.total': 35, 'issues.completed': 33 }],
  ['确保年底前整改完成率达到95', '确保年底前整改完成率达到95%以上。', {}],
  ['对2023年自查发现的8个问', '对2023年自查发现的8个问题一并整改。', {}],
  ['巡察反馈问题34个，细化为5', '巡察反馈问题34个，细化为52个具体问题，完成整改51个。', { 'issues.total': 34, 'issues.completed': 51 }],
  [
    '围绕14个问题，研究制定了4',
    '围绕14个问题，研究制定了43条整改措施，目前已落实41条，其余2条正在推进。',
    { 'issues.total': 14, 'measures.total': 43, 'measures.completed': 41, 'measures.inProgress': 2 },
  ],
  [
    '逐项细化整改举措65项，已完',
    '逐项细化整改举措65项，已完成61项，正在实施4项。',
    { 'measures.total': 65, 'measures.completed': 61, 'measures.inProgress': 4 },
  ],
  [
    '将16个问题细化分解为48项',
    '将16个问题细化分解为48项整改任务，已完成45项。',
    { 'issues.total': 16, 'measures.total': 48, 'measures.completed': 45 },
  ],
  ['建立问题、任务、责任“三张清', '建立问题、任务、责任“三张清单”，明确整改措施88条。', { 'measures.total': 88 }],
  ['提出了57条切实可行的整改措', '提出了57条切实可行的整改措施，全部落实到位。', { 'measures.total': 57, 'measures.completed': 57 }],
  [
    '72条整改措施中，已落实70',
    '72条整改措施中，已落实70条，正在落实2条。',
    { 'measures.total': 72, 'measures.completed': 70, 'measures.inProgress': 2 },
  ],
  ['制定措施54条并全部完成', '制定措施54条并全部完成。', { 'measures.total': 54, 'measures.completed': 54 }],
  [
    '巡察移交的信访件7件已全部办',
    '巡察移交的信访件7件已全部办结，问题线索5件，办结4件，正在核查1件。',
    { 'clues.total': 5, 'clues.closed': 4 },
  ],
  ['移交问题线索9条，已了结8条', '移交问题线索9条，已了结8条。', { 'clues.total': 9, 'clues.closed': 8 }],
  ['收到移交线索3件，均已核查完', '收到移交线索3件，均已核查完毕。', { 'clues.total': 3, 'clues.closed': 3 }],
  ['对巡察移交的6条问题线索，已', '对巡察移交的6条问题线索，已办结6条。', { 'clues.total': 6, 'clues.closed': 6 }],
  [
    '共处理党员干部19人，其中给',
    '共处理党员干部19人，其中给予党纪处分3人、诫勉谈话5人、批评教育11人。',
    { 'people.handled': 19, 'people.partySanctioned': 3, 'people.admonished': 5, 'people.criticised': 11 },
  ],
  [
    '问责28人次，党纪政务处分6',
    '问责28人次，党纪政务处分6人，组织处理22人。',
    { 'people.handled': 28, 'people.partyGovernmentSanctioned': 6 },
  ],
  ['立案2件2人，给予政务处分1', '立案2件2人，给予政务处分1人。', { 'people.investigated': 2, 'people.governmentSanctioned': 1 }],
  ['批评教育、责令检查共13人', '批评教育、责令检查共13人。', {}],
  [
    '追究责任21人，调离岗位2人',
    '追究责任21人，调离岗位2人，提醒谈话19人。',
    { 'people.handled': 21, 'people.transferred': 2, 'people.reminded': 19 },
  ],
  ['约谈相关负责人14人次，开展', '约谈相关负责人14人次，开展谈心谈话86人次。', { 'people.reminded': 14 }],
  ['9名责任人受到处理，其中党纪', '9名责任人受到处理，其中党纪立案1人。', { 'people.handled': 9, 'people.investigated': 1 }],
  ['党内警告2人，诫勉1人', '党内警告2人，诫勉1人。', { 'people.admonished': 1 }],
  ['给予6人党纪处分、3人政务处', '给予6人党纪处分、3人政务处分。', { 'people.partySanctioned': 6, 'people.governmentSanctioned': 3 }],
  ['新出台制度9个、修订制度14', '新出台制度9个、修订制度14个。', { 'rules.created': 9, 'rules.revised': 14 }],
  ['建立完善制度23项，其中新建', '建立完善制度23项，其中新建8项，修订15项。', { 'rules.created': 8, 'rules.revised': 15 }],
  ['共制定制度11项、修订6项', '共制定制度11项、修订6项、废止3项。', { 'rules.created': 11, 'rules.revised': 6 }],
  ['新建规章制度16项，完善21', '新建规章制度16项，完善21项。', { 'rules.created': 16, 'rules.revised': 21 }],
  ['出台管理办法5个，修订内控制', '出台管理办法5个，修订内控制度12项。', { 'rules.created': 5, 'rules.revised': 12 }],
  ['健全完善制度机制29项', '健全完善制度机制29项。', {}],
  ['制度“立改废”27项，其中新', '制度“立改废”27项，其中新立12项、修改13项、废止2项。', { 'rules.created': 12, 'rules.revised': 13 }],
  ['制发制度文件7份，修改完善9', '制发制度文件7份，修改完善9份。', { 'rules.created': 7, 'rules.revised': 9 }],
  ['新增、修订制度17项', '新增、修订制度17项。', {}],
  ['追回资金合计35.6万元', '追回资金合计35.6万元。', { 'funds.recovered': 356000 }],
  ['收缴违规资金12.3万元，退', '收缴违规资金12.3万元，退还群众4.1万元。', { 'funds.recovered': 123000 }],
  ['清退违规补贴1.86万元', '清退违规补贴1.86万元。', { 'funds.recovered': 18600 }],
  ['挽回经济损失200万元', '挽回经济损失200万元。', {}],
  ['已收回欠缴租金、违规报销等款', '已收回欠缴租金、违规报销等款项共58.4万元。', { 'funds.recovered': 584000 }],
  ['上缴财政资金90万元', '上缴财政资金90万元。', {}],
  ['应追缴资金14万元，已追缴9', '应追缴资金14万元，已追缴9万元。', { 'funds.recovered': 90000 }],
  ['退缴违规领取的津贴补贴3.2', '退缴违规领取的津贴补贴3.27万元。', { 'funds.recovered': 32700 }],
  ['追缴退赔资金合计1,026.', '追缴退赔资金合计1,026.5万元。', { 'funds.recovered': 10265000 }],
  ['召开县委常委会会议2次、专题', '召开县委常委会会议2次、专题会议5次研究整改。', { 'meetings.partyCommittee': 2, 'meetings.special': 5 }],
  ['党组先后9次召开会议研究，开', '党组先后9次召开会议研究，开展督导6次。', { 'meetings.partyCommittee': 9 }],
  [
    '局党组召开党组会7次，领导小',
    '局党组召开党组会7次，领导小组会议3次，专题推进会4次。',
    { 'meetings.partyCommittee': 7, 'meetings.special': 3 },
  ],
  ['组织召开整改工作推进会、调度', '组织召开整改工作推进会、调度会共8次。', { 'meetings.special': 8 }],
  ['召开党委会研究整改工作6次', '召开党委会研究整改工作6次。', { 'meetings.partyCommittee': 6 }],
  ['a body that met for one matter', '局党组专题会议6次、整改调度会4次。', { 'meetings.partyCommittee': 6, 'meetings.special': 4 }],
  ['enlarged meetings', '先后召开党委（扩大）会议9次、推进会3次。', { 'meetings.partyCommittee': 9, 'meetings.special': 3 }],
  ['机关党组6次开会', '机关党组6次开会、4次与相关委室会商。', { 'meetings.partyCommittee': 6 }],
  ['学院党委开会8次', '学院党委开会8次议整改。', { 'meetings.partyCommittee': 8 }],
  [
    '7个问题，4个改完',
    '7个问题，4个改完、2个见到阶段性效果、1个正抓紧。',
    { 'issues.total': 7, 'issues.completed': 4, 'issues.inProgress': 1 },
  ],
  ['31条措施落实了28条', '31条措施落实了28条。', { 'measures.total': 31, 'measures.completed': 28 }],
  ['问题10个，方面3个', '问题10个，方面3个；已完成7个。', { 'issues.total': 10, 'issues.aspects': 3, 'issues.completed': 7 }],
  ['按行：措施、制度', '措施:制定27条。\n制度:新建10项,修订12项。', { 'measures.total': 27, 'rules.created': 10, 'rules.revised': 12 }],
  ['制度出台6项', '制度出台6项。', { 'rules.created': 6 }],
  ['制度“立改废”合计23项，即', '制度“立改废”合计23项，即新立6项、修改14项、废止3项。', { 'rules.created': 6, 'rules.revised': 14 }],
  ['共动了制度12项，其中修订9', '共动了制度12项，其中修订9项。', { 'rules.revised': 9 }],
  ['清收挽回资金418.3万元', '清收挽回资金418.3万元。', { 'funds.recovered': 4183000 }],
  ['退回劳务费、差旅费17580元', '退回劳务费、差旅费17580元。', { 'funds.recovered': 17580 }],
  [
    '党纪处分和政务处分均0人',
    '党纪处分和政务处分均0人，诫勉0人。',
    { 'people.partySanctioned': 0, 'people.governmentSanctioned': 0, 'people.admonished': 0 },
  ],
  [
    '两个层面共38个问题',
    '街道层面问题14个，已改11个；社区层面问题24个，已改20个。两个层面共38个问题，整改完成31个。',
    { 'issues.total': 38, 'issues.completed': 31 },
  ],
  ['落实到7个委室、44项整改任务', '将反馈的12个问题落实到7个委室、44项整改任务。', { 'issues.total': 12, 'measures.total': 44 }],
  ['集团党委召开专题党委会4次', '集团党委召开专题党委会4次。', { 'meetings.partyCommittee': 4 }],
];

const ALL = {
  issues: ISSUES,
  measures: MEASURES,
  clues: CLUES,
  people: PEOPLE,
  rules: RULES,
  money: MONEY,
  meetings: MEETINGS,
  'in other words': IN_OTHER_WORDS,
};

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

test.each([
  ['整改期间，我局共收回资金8.6万元，新建制度3项。', { 'funds.recovered': 86000, 'rules.created': 3 }],
  ['通过此次整改，累计追回补贴5万元，修订制度4项。', { 'funds.recovered': 50000, 'rules.revised': 4 }],
])('what it all came to below the last answer: %s', (sentence, expected) => {
  expect(headline(`${overview('县水务局党组高度重视。')}\n${sentence}欢迎监督。联系电话：0571-88326100。\n`)).toEqual(expected);
});

test.each([
  [
    'who took on some of them',
    '局长、总工程师分别领办3项、2项重点整改任务。反馈的14个问题已完成整改10个。',
    { 'issues.total': 14, 'issues.completed': 10 },
  ],
  ['one leader', '党组书记带头领办4个突出问题。反馈的14个问题已完成整改10个。', { 'issues.total': 14, 'issues.completed': 10 }],
  [
    'the party committee takes on all of them',
    '党组全面认领反馈的14个问题，已完成整改10个。',
    { 'issues.total': 14, 'issues.completed': 10 },
  ],
  [
    'its share of all',
    '反馈的20个问题，完成整改17项，占85%。',
    { 'issues.total': 20, 'issues.completed': 17, 'issues.completionRate': 85 },
  ],
  ['a share of something else', '反馈的20个问题已完成整改17个。党员占职工的85%。', { 'issues.total': 20, 'issues.completed': 17 }],
  [
    'fields in a bracket',
    '全部12个问题（涉及3个方面）中，整改完成9个。',
    { 'issues.aspects': 3, 'issues.total': 12, 'issues.completed': 9 },
  ],
  [
    'all who were dealt with, by kind',
    '提醒、批评干部5人（谈话提醒3人，批评教育2人）。',
    { 'people.handled': 5, 'people.reminded': 3, 'people.criticised': 2 },
  ],
  ['who was trained, by kind', '培训干部5人（中层3人，青年2人）。', {}],
  ['letters that were handed over', '巡察组移交的3件信访件全部办结。', { 'clues.total': 3, 'clues.closed': 3 }],
  [
    'clues, closed far behind',
    '巡察组移交问题线索6条，涉及物资采购、公务接待等事项，县纪委监委逐条核查，均已办结。',
    { 'clues.total': 6, 'clues.closed': 6 },
  ],
  ['solved', '反馈的9个问题，已解决6个，正在推进3个。', { 'issues.total': 9, 'issues.completed': 6, 'issues.inProgress': 3 }],
  [
    'under way together with others',
    '反馈9个问题，已整改完成8个，还有1个正在统筹推进。',
    { 'issues.total': 9, 'issues.completed': 8, 'issues.inProgress': 1 },
  ],
  ['made to hurry', '对3个整改不力的站所负责人约谈。', {}],
  ['held to account', '对3名失职的站所负责人约谈。', { 'people.reminded': 3 }],
])('what the leaders do and what it comes to: %s', (_name, text, expected) => {
  expect(headline(overview(text))).toEqual(expected);
});

test('the tasks into which the problems of a review are divided are no measures', () => {
  const review = `关于水库移民工作审议意见研究处理情况的报告
市人大常委会：
市八届人大常委会第十五次会议听取审议了水库移民工作报告，指出6个问题。现将研究处理情况报告如下：
一、组织推进情况
局党组把问题分解成19项任务。截至10月底，6个问题已解决4个，正在推进2个。
`;
  expect(headline(review)).toEqual({ 'issues.total': 6, 'issues.completed': 4, 'issues.inProgress': 2 });
});

test('whom an earlier year held to account is none of this rectification', () => {
  expect(headline(overview('去年11月的推进会上，2名负责人被约谈，各单位要引以为戒。'))).toEqual({});
});

test('the opinions of a review are what is to be put right, the tasks made of them what is done about it', () => {
  const review = `关于对县卫生健康局工作评议意见整改落实情况的报告
主任、各位副主任、各位委员：
县十八届人大常委会对县卫生健康局工作开展了评议，提出5个方面12条意见建议。现将整改落实情况报告如下：
一、强化责任
将12条意见细化为31项整改任务，截至9月底，已完成24项，完成率77.4%。
`;
  expect(headline(review)).toEqual({
    'issues.aspects': 5,
    'issues.total': 12,
    'measures.total': 31,
    'measures.completed': 24,
  });
});

test('opinions that were counted once are counted on, whatever stands between', () => {
  const reply = `关于学前教育工作审议意见研究处理情况的报告
县人大常委会：
审议意见共5条，县政府细化为21条办理措施。截至10月底，5条意见中办结3条、正在办理2条。
`;
  expect(headline(reply)).toEqual({ 'issues.total': 5, 'issues.completed': 3, 'issues.inProgress': 2, 'measures.total': 21 });
});

test('how many of the measures', () => {
  expect(headline(overview('巡察指出14个问题，完成整改10个；已落实57条整改措施中的51条，剩余6条正在推进。'))).toMatchObject({
    'issues.total': 14,
    'issues.completed': 10,
    'measures.total': 57,
    'measures.completed': 51,
  });
});

test('rules: a sum of both is neither, a group for them is none', () => {
  expect(headline(overview('下设综合协调、建章立制3个工作专班。建章立制25项，其中新建制度14项、修订制度11项。'))).toEqual({
    'rules.created': 14,
    'rules.revised': 11,
  });
});

test('a report of work states the rules that were made', () => {
  const report =
    '青屏县水利局2024年工作总结和2025年工作计划\n一、2024年工作总结\n（一）依法行政扎实推进。全年新建制度7项、修订制度9项。\n（二）工程建设提质增效。建成水库2座。\n二、2025年工作计划\n（一）抓好防汛。';
  expect(headline(report)).toEqual({ 'rules.created': 7, 'rules.revised': 9 });
});
