/**
 * The closed vocabularies of the output contract, each value with its Chinese and English label.
 *
 * Glossary: issue 问题 · aspect 方面 · clue 问题线索 · shortcoming 不足 · measure 措施 · outcome 成效 · sanction 处分/处理 ·
 * citation 引用文件 · finding 疑点 · ledger 台账 · headline 总体数据 · unit 单位 · inspector 巡察（巡视、督察、审计）机构.
 */

export type Lang = 'zh' | 'en';
export type Labels = Readonly<Record<Lang, string>>;

const label = (zh: string, en: string): Labels => ({ zh, en });

export const DOCUMENT_KINDS = {
  rectification: label('巡视巡察整改', 'inspection rectification'),
  assessment: label('人大评议整改', "people's-congress assessment"),
  'audit-rectification': label('审计整改', 'audit rectification'),
  'environmental-rectification': label('生态环保督察整改', 'environmental rectification'),
  'work-report': label('工作报告', 'work report'),
  other: label('其他', 'other'),
} as const;

export const ISSUE_ROLES = {
  aspect: label('方面', 'aspect'),
  problem: label('问题', 'problem'),
  clue: label('问题线索', 'clue'),
  shortcoming: label('不足', 'shortcoming'),
} as const;

export const ISSUE_STATUSES = {
  completed: label('已完成', 'completed'),
  'basically-completed': label('基本完成', 'basically completed'),
  'in-progress': label('正在整改', 'in progress'),
  'long-term': label('长期坚持', 'long-term'),
  'not-started': label('未启动', 'not started'),
  unstated: label('未说明', 'unstated'),
} as const;

export const MEASURE_SCOPES = {
  issue: label('问题整改', 'issue'),
  organization: label('组织领导', 'organization'),
  'follow-up': label('下一步', 'follow-up'),
  work: label('工作成绩', 'work done'),
  plan: label('工作计划', 'plan'),
} as const;

export const COUNT_KINDS = {
  quantity: label('数量', 'quantity'),
  money: label('金额', 'money'),
  ratio: label('比率', 'ratio'),
  duration: label('时长', 'duration'),
  measure: label('度量', 'measure'),
  age: label('年龄', 'age'),
} as const;

export const BOUNDS = {
  exact: label('', ''),
  over: label('超过', 'over'),
  'at-least': label('至少', 'at least'),
  'at-most': label('至多', 'at most'),
  about: label('约', 'about'),
} as const;

export const MODALITIES = {
  actual: label('实际', 'actual'),
  target: label('目标', 'target'),
} as const;

export const CHANGES = {
  increase: label('增加', 'increase'),
  decrease: label('减少', 'decrease'),
} as const;

export const CITATION_ACTIONS = {
  issued: label('制定印发', 'issued'),
  revised: label('修订', 'revised'),
  followed: label('依据', 'followed'),
  forwarded: label('转发', 'forwarded'),
  named: label('提及', 'named'),
} as const;

/** Sanction actions keep their Chinese name as value; the English label is for `--lang en` only. */
export const SANCTION_ACTIONS = {
  谈话提醒: label('谈话提醒', 'talk and reminder'),
  批评教育: label('批评教育', 'criticism and education'),
  诫勉: label('诫勉', 'admonition'),
  责令检查: label('责令检查', 'ordered self-criticism'),
  通报批评: label('通报批评', 'circulated criticism'),
  党内警告: label('党内警告', 'Party warning'),
  党内严重警告: label('党内严重警告', 'serious Party warning'),
  撤销党内职务: label('撤销党内职务', 'removal from Party posts'),
  留党察看: label('留党察看', 'probation within the Party'),
  开除党籍: label('开除党籍', 'expulsion from the Party'),
  党内除名: label('党内除名', 'removal from the Party rolls'),
  政务警告: label('政务警告', 'administrative warning'),
  记过: label('记过', 'demerit'),
  记大过: label('记大过', 'serious demerit'),
  降级: label('降级', 'demotion'),
  撤职: label('撤职', 'removal from post'),
  开除公职: label('开除公职', 'dismissal from public office'),
  调离岗位: label('调离岗位', 'transfer from post'),
  免职: label('免职', 'relief of duties'),
  约谈: label('约谈', 'summoned talk'),
  移送司法: label('移送司法', 'referral to the judiciary'),
  立案: label('立案', 'case filed'),
  党纪处分: label('党纪处分', 'Party discipline'),
  政务处分: label('政务处分', 'administrative discipline'),
  党纪政务处分: label('党纪政务处分', 'Party or administrative discipline'),
} as const;

export const CONTACT_TYPES = {
  phone: label('电话', 'phone'),
  mobile: label('手机', 'mobile'),
  fax: label('传真', 'fax'),
  email: label('电子邮箱', 'e-mail'),
  address: label('地址', 'address'),
  postcode: label('邮编', 'postcode'),
  mailbox: label('邮政信箱', 'mailbox'),
  website: label('网站', 'website'),
  hours: label('受理时间', 'hours'),
  person: label('联系人', 'person'),
} as const;

export const HEADLINE_KEYS = {
  'issues.aspects': label('反馈方面', 'aspects'),
  'issues.total': label('反馈问题', 'problems'),
  'issues.completed': label('已完成问题', 'problems completed'),
  'issues.inProgress': label('正在整改问题', 'problems in progress'),
  'issues.completionRate': label('整改完成率', 'completion rate'),
  'measures.total': label('整改措施', 'measures'),
  'measures.completed': label('已完成措施', 'measures completed'),
  'measures.inProgress': label('推进中措施', 'measures in progress'),
  'clues.total': label('移交线索', 'clues'),
  'clues.closed': label('办结线索', 'clues closed'),
  'people.handled': label('处理人数', 'people handled'),
  'people.transferred': label('调离岗位', 'transferred'),
  'people.admonished': label('诫勉', 'admonished'),
  'people.criticised': label('批评教育', 'criticised'),
  'people.reminded': label('谈话提醒', 'reminded'),
  'people.partySanctioned': label('党纪处分', 'Party discipline'),
  'people.governmentSanctioned': label('政务处分', 'administrative discipline'),
  'people.partyGovernmentSanctioned': label('党纪政务处分', 'Party or administrative discipline'),
  'people.investigated': label('立案', 'cases filed'),
  'rules.created': label('新建制度', 'rules created'),
  'rules.revised': label('修订制度', 'rules revised'),
  'funds.recovered': label('收回资金', 'funds recovered'),
  'meetings.partyCommittee': label('党委（党组）会议', 'Party committee meetings'),
  'meetings.special': label('专题会议', 'special meetings'),
} as const;

export const SEVERITIES = {
  error: label('错误', 'error'),
  warning: label('警告', 'warning'),
  info: label('提示', 'info'),
} as const;

/** What speaks for or against a page being a notice (see `rectify detect`). */
export const DETECTION_CUES = {
  'title-result': { ...label('标题称整改情况', 'titled as a report on rectification'), side: 'for' },
  'title-work': { ...label('标题称工作总结或要点', 'titled as a report on work'), side: 'for' },
  announced: { ...label('声明公布整改情况', 'says that it makes a rectification public'), side: 'for' },
  issue: { ...label('列出问题', 'names an issue'), side: 'for' },
  answer: { ...label('逐项作答', 'answers it'), side: 'for' },
  status: { ...label('说明已完成', 'says that it is done'), side: 'for' },
  act: { ...label('有数据的措施', 'names what was done, with a figure'), side: 'for' },
  'title-announcement': { ...label('标题称进驻或受理公告', 'titled as an announcement of an inspection'), side: 'against' },
  'title-meeting': { ...label('标题称会议', 'titled as news of a meeting'), side: 'against' },
  'title-visit': { ...label('标题称检查调研', 'titled as news of a visit'), side: 'against' },
  'title-other': { ...label('标题称其他文种', 'titled as another document'), side: 'against' },
  template: { ...label('范文模板', 'is there to be copied'), side: 'against' },
  placeholder: { ...label('有待填写', 'is left to be filled in'), side: 'against' },
  reference: { ...label('词条、论文、广告等', 'explains, asks or advertises'), side: 'against' },
  listing: { ...label('标题列表', 'lists titles'), side: 'against' },
  meeting: { ...label('会议报道用语', 'reports on a meeting'), side: 'against' },
  reception: { ...label('受理来信来访', 'receives complaints'), side: 'against' },
  demand: { ...label('要求或部署整改', 'asks for what is not yet done'), side: 'against' },
} as const satisfies Readonly<Record<string, Labels & { side: 'for' | 'against' }>>;

export type DetectionCue = keyof typeof DETECTION_CUES;
export type DocumentKind = keyof typeof DOCUMENT_KINDS;
export type IssueRole = keyof typeof ISSUE_ROLES;
export type IssueStatus = keyof typeof ISSUE_STATUSES;
export type MeasureScope = keyof typeof MEASURE_SCOPES;
export type CountKind = keyof typeof COUNT_KINDS;
export type Bound = keyof typeof BOUNDS;
export type Modality = keyof typeof MODALITIES;
export type Change = keyof typeof CHANGES;
export type CitationAction = keyof typeof CITATION_ACTIONS;
export type SanctionAction = keyof typeof SANCTION_ACTIONS;
export type ContactType = keyof typeof CONTACT_TYPES;
export type HeadlineKey = keyof typeof HEADLINE_KEYS;
export type Severity = keyof typeof SEVERITIES;

/** The keys of a vocabulary, typed, in declaration order. */
export function values<T extends string>(vocabulary: Readonly<Record<T, Labels>>): [T, ...T[]] {
  return Object.keys(vocabulary) as [T, ...T[]];
}
