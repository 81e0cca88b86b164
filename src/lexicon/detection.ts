/**
 * What tells a notice of rectification from what resembles it. Patterns meet the text as it is printed, before it is folded: full-width
 * and half-width, with or without a space. Literal words are looked for as such, which costs next to nothing; a pattern is only tried on
 * lines of a title's length, or where a literal word was found.
 */
import type { DetectionCue } from '../model/vocabulary.ts';

/** Without one of these nothing else is looked at: a page that has none is no notice. */
export const TOPIC = [
  '整改',
  '整 改',
  '工作总结',
  '工作要点',
  '工作报告',
  '工作计划',
  '审议意见',
  '评议意见',
  '代表建议',
  '工作情况',
  '工作完成情况',
  '研究处理',
];

export interface TitlePattern {
  cue: DetectionCue;
  pattern: RegExp;
}

/** Titles of other documents, which decide whatever the text says. The first that fits is taken. */
export const OTHER_TITLES: readonly TitlePattern[] = [
  // 范文, 模板, 怎么写, 5篇: to be copied
  {
    cue: 'template',
    pattern:
      /范文|模板|范本|样本|参考格式|\(格式\)|怎么写|如何写|[\d一二三四五六七八九十]+篇|最新版|通用版|完整版|心得|体会|PPT|word版|[X×✕]{2,}|某某/i,
  },
  // …是什么意思, …_百科, 写好…: about such documents
  {
    cue: 'reference',
    pattern:
      /是什么|什么意思|百科|词典|问答|解读|访谈|研究$|对策|思考|浅[谈析议]|探[析讨]|论文|写好|如何|怎样|几招|[？?]|概述|(?:办法|规定|条例|细则|规程|指南|手册|流程)(?:[(（].{1,8}[)）])?$|有限(?:责任)?公司$|服务[-—_|]|[|_].{2,20}[|_]/,
  },
  // 进驻公告, 信访举报受理公告
  {
    cue: 'title-announcement',
    pattern:
      /进驻|巡[察视](?:工作)?(?:的)?(?:预)?公告|受理公告|开展.{0,12}巡[察视](?:工作)?(?:的)?(?:公告|公示)|联系方式|联系我们|分组情况/,
  },
  // 反馈会, 动员部署会, 推进会, …召开, …向…反馈
  {
    cue: 'title-meeting',
    pattern:
      /(?:反馈|动员|推进|部署|座谈|约谈|民主生活|组织生活|调度|汇报|协调|交流|培训|通报|工作)会(?:议)?(?:上|$|召开|举行|[_\-—|])|召开|举行|举办|启动|听取|(?:巡[察视]|督察|审计)组?.{0,6}向.{2,30}反馈|反馈.{0,12}(?:巡[察视]|督察)(?:情况|意见)$|动员(?:讲话)?$|讲话|发言|表态/,
  },
  // 整改方案, …的通知, 招标公告, 任免的通知, 处罚决定书
  {
    cue: 'title-other',
    pattern:
      /方案|(?:的|工作)通知(?:\(|$)|招标|中标|采购公告|任免|决定书?$|整治行动|复函|来信|回复$|启事|招聘|公开课|(?:发现|存在)(?:的)?(?:主要|共性|突出|典型|普遍)*问题(?:的)?(?:通报)?$|共性问题|审计(?:结果)?公告$|审计工作报告$|(?:的)审计(?:工作)?报告$/,
  },
];

/** 市领导检查…整改情况, 副市长调研…: news of a visit, which ends like the title of a report. */
export const VISIT_TITLE =
  /(?:领导|书记|市长|县长|区长|镇长|主任|局长|组长|省长|部长|同志|一行|纪委|人大|政协|委员)[^关]{0,6}(?:检查|调研|督导|督查|督办|听取|视察|暗访|走访|察看|现场)/;

/** Titles of what reports on rectification. */
export const RESULT_TITLE =
  /整改(?:工作)?(?:进展|落实|完成|推进|结果|任务|事项|成效)*(?:的)?(?:情况|进展|结果|报告|公告|台账|清单|成效|销号|公示|公开|通报|说明)|(?:研究处理|办理|落实|再整改|整改落实|集中整改).{0,6}(?:情况|进展|结果)(?:的)?(?:报告|通报|公示|公告|函)?|(?:反馈|审议|评议|询问|督察)(?:意见|问题).{0,10}(?:整改|落实|办理|处理)|(?:评议|评估).{0,8}报告|整改[:：]|整改进行时|整改.{0,2}回音/;

/** …整改情况的通报: a title that ends so is of a report, whatever meeting or plan it names before. */
export const RESULT_END = /整改(?:工作)?(?:进展|落实|完成)*(?:的)?情况(?:的)?(?:通报|报告|公示|公告|公开|函|说明)(?:[（(].{1,10}[)）])?$/;

/** What the report is on: without one of these in the title or the lead, a rectification is of no supervision. */
export const SUPERVISION = /巡[察视]|巡查|督察|督查|审计|评议|审议意见|询问|执法检查|代表建议|反馈|环保|环境保护|保护地|人大|视察/;

/** Titles of reports on a year's work. */
export const WORK_TITLE =
  /(?:工作|年度?|全年|上半年|党建)(?:的)?(?:工作)?(?:总结|要点|打算|思路)|政府工作报告|(?:年度?|上半年|半年|一年|季度).{0,8}工作(?:的)?(?:完成)?(?:情况|报告|计划|安排|重点)|工作(?:完成)?情况(?:和|及|暨).{0,10}(?:打算|计划|安排|思路)/;

/** Titles of a personal kind, which resemble reports on work. */
export const PERSONAL_TITLE = /个人|述职|转正|实习|学生|班主任|教学工作总结|教师|办公室年终|年终(?:工作)?总结范|自我/;

export interface WordCue {
  cue: DetectionCue;
  /** Of two characters or more. */
  words: readonly string[];
  /** Must fit where the word stands, from its beginning. */
  check?: RegExp;
}

/** Words that count; how many of a cue are needed is said where the answer is decided (detect/detect.ts). */
export const WORD_CUES: readonly WordCue[] = [
  // 现将整改情况公布如下, 现将有关情况函复如下
  {
    cue: 'announced',
    words: ['现将', '现公示', '现通报', '现就', '将有关', '情况如下', '报告如下', '情况函复'],
    check:
      /(?:现[将就公通]|将有关)[^。\n]{0,60}?(?:整改|处理|落实|办理|有关|进展|示|报)[^。\n]{0,40}?(?:通报|公布|公告|公示|公开|报告|函复|如下|说明)(?:如下)?|(?:情况|报告|函复)(?:函复)?如下|现(?:公示|通报)整改情况/y,
  },
  // 整改情况：已完成整改, 整改结果：
  {
    cue: 'answer',
    words: [
      '整改情况',
      '整改结果',
      '整改落实情况',
      '整改完成情况',
      '整改措施及成效',
      '整改成效',
      '整改进展',
      '完成情况',
      '整改状态',
      '验收情况',
    ],
    check: /(?:整改(?:情况|结果|落实情况|完成情况|措施及成效|成效|进展|状态)|完成情况|验收情况)[ \u3000]?[:：\t｜|\n]/y,
  },
  // 已完成整改, 已办结, 均已整改到位; 已重新招标
  {
    cue: 'status',
    words: [
      '已完成',
      '已整改',
      '已办结',
      '已销号',
      '已全部',
      '已验收',
      '已清退',
      '已收回',
      '已追',
      '已上缴',
      '已退',
      '已解决',
      '已解除',
      '已重新',
      '已与',
      '已按',
      '已补',
      '已于',
      '均已',
      '现已',
      '整改完成',
      '完成整改',
      '整改销号',
      '；已',
      ';已',
      '。已',
      '——已',
    ],
    check: /(?!.{0,6}(?:情况|率|后[，,]|的问题|要))(?!(?:整改完成|完成整改)[的后时情])/y,
  },
  // 针对“…”问题, 关于…的问题。, 问题1：, 反馈问题：
  {
    cue: 'issue',
    words: ['针对', '关于', '反馈问题', '问题1', '问题一', '问题描述'],
    check:
      /针对(?:关于)?(?:[“"「][^\n”"」]{3,80}[”"」](?:的?问题)?|[^，,。；;\n]{4,50}(?:的)?(?:问题|意见|方面))|关于(?:[“"「][^\n”"」]{3,80}[”"」](?:的?问题)?|[^，,。；;\n《》]{4,50}(?:的)?问题(?=[。：:，,\n]|的?整改))|反馈问题(?:[一二三四五六七八九十\d]{1,3})?[:：\t]|问题(?:[1一](?![\d个])|描述[:：])/y,
  },
  // what was done and can be counted: 追回资金6.4万元, 补建用房27处
  {
    cue: 'act',
    words: [
      '追回',
      '追缴',
      '收回',
      '清退',
      '退还',
      '退回',
      '退缴',
      '补发',
      '补缴',
      '兑付',
      '挽回',
      '修订',
      '新增',
      '新建',
      '补建',
      '拆除',
      '关停',
      '查处',
      '立案',
      '处置',
      '约谈',
      '批评教育',
      '诫勉',
      '谈话提醒',
      '提醒谈话',
      '处分',
      '问责',
      '整治',
      '清理',
      '清淤',
      '安装',
      '更换',
      '培训',
      '召开',
      '建成',
      '改造',
      '招录',
      '新招',
      '引进',
      '签订',
      '核减',
      '盘活',
      '化解',
      '办结',
      '补植',
      '投入',
      '修复',
      '开展',
      '完成',
      '下降',
      '提高到',
      '升至',
      '出台',
      '扣减',
      '退出',
      '建立',
    ],
    check: /[^，,。；;\n]{2,24}?(?<!第)\d/y,
  },
  // to be copied
  {
    cue: 'template',
    words: [
      '小编',
      '范文',
      '供大家参考',
      '模板',
      '下载全文',
      '下载本文',
      '收藏本',
      '欢迎下载',
      '此处填写',
      '逐条写明',
      '公众号回复',
      '阅读全文',
      'VIP',
      '会员可',
      '概述组织领导',
      '免费阅读',
      '文档简介',
      '此处省略',
    ],
  },
  // about such documents; questions, articles, advertisements, decisions, rules
  {
    cue: 'reference',
    words: [
      '【拼音】',
      '近义词',
      '词条',
      '参考资料：',
      '参考资料:',
      '摘要：',
      '摘要:',
      '摘 要】',
      '【摘要】',
      '关键词：',
      '关键词:',
      '【关键词】',
      '最佳答案',
      '请采纳',
      '帮助请',
      '点赞',
      '微信同号',
      '服务热线',
      '主持人：',
      '主持人:',
      '笔者',
      '作者单位',
      '网友您好',
      '新华网',
      '投标人资格',
      '当事人：',
      '当事人:',
      '行政复议',
      '现货秒发',
    ],
  },
  // news of a meeting
  {
    cue: 'meeting',
    words: [
      '会议强调',
      '会议指出',
      '会议要求',
      '会上',
      '参加会议',
      '出席',
      '列席',
      '会议由',
      '表态发言',
      '表示，',
      '表示,',
      '强调，',
      '强调,',
      '反馈会',
      '通报了',
      '听取了',
      '日前',
      '近日',
      '昨日',
      '陪同',
      '主持召开',
      '会议认为',
      '反馈指出',
      '反馈要求',
      '督察指出',
      '督察要求',
      '同志指出',
      '动员讲话',
      '讯（',
      '讯(',
      '记者',
    ],
  },
  // of an inspection that begins
  {
    cue: 'reception',
    words: ['值班电话', '受理', '来信来电', '来电来访', '来信、来电', '举报', '巡察组将', '督察组将', '邮政信箱', '特此公告', '短信手机'],
  },
  // what is to be done, or only what is wrong
  {
    cue: 'demand',
    words: [
      '整改时限',
      '完成时限',
      '责任领导',
      '制定整改方案',
      '研究制定',
      '日内',
      '提交整改报告',
      '工作要求',
      '应抓紧',
      '限期整改',
      '整改方案',
      '有关事项通知',
      '领导小组',
      '逾期',
      '主要问题如下',
      '发现主要问题',
      '也发现一些问题',
      '主要问题：',
      '主要问题:',
      '主要表现为',
      '整改意见',
      '建议',
    ],
  },
];

/** XX局, ××年, **项, X月X日: left to be filled in. */
export const PLACEHOLDER = /[XＸ×✕]{2,}|\*{1,3}(?=[年月日局县镇第个项])|[XＸ×](?=[年月日个项万人次])/g;
