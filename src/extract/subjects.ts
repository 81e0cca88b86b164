import { type CharSet, CLASS, DIGIT, has, LETTER, newClass, setOf } from '../text/chars.ts';
import type { Clean } from '../text/clean.ts';
import { holdsAny, openingsOf } from '../text/openings.ts';
import type { Zones } from '../text/zones.ts';
import type { QuantityDraft } from './quantities.ts';

export interface Subject {
  start: number;
  end: number;
}

/** What was found for the counts before. */
type Subjects = readonly (Subject | null)[];

/** What may stand between a noun and its number: 共 达到 分别为 由 增至 … stripped from the right, again and again. */
const CONNECTIVE =
  /(?:力争|争取|共计|合计|总计|累计|共有|共为|总共|仅有|只有|分别为|分别达到|分别达|分别是|分别有|分别占|分别|达到了|达到|达|提高到|提升到|增加到|下降到|降低到|减少到|扩大到|上升到|上升为|压减到|压减至|压缩到|压缩至|细化为|细化成|提升至|上升至|增加至|下降至|降低至|提高至|减少至|缩短至|扩大至|增至|升至|降至|减至|涨至|升到|降到|增长|下降|减少|增加|上升|提高|提升|降低|缩短|扩大|压减|同比|环比|(?:较|比)(?:年初|年末|期初|上年末)|较上年|较去年|比上年|比去年|较上年同期|保持在|稳定在|控制在|维持在|约为|约|近|超过|超|逾|至少|不少于|不低于|不超过|不高于|小于|低于|高于|突破|(?<![行作])为|(?<![国所拥享持])有|平均|均|各|由|从|(?<![意方导流走面志倾取去])向|至|到|了|(?<![通经])过|的|是|在|以|将|把|按|(?<![费专信公日通适应使利商军民食药作效占停启禁废])用|给|每|另有|另|其中有|其中|其余|剩余|剩下|还有|(?<![返归退偿交])还|又|再|余|先后|已|也|就|都|占|(?<![联综结组整混])合|(?<![设统会审估])计|(?<![平高中初])等|仅|(?<!船)只|尚有|尚|仍有|仍|(?<!公)共|存在|涉及到|涉及|高达|多达|长达|缩减至|缩减到|(?:压缩|压减|缩短|缩减|减|增|降|升|调整|变)为|(?:提|压|压降|减|增|缩|缩短|扩|调整|优化)[至到]|压缩|压降|加快|(?:回升|回落|攀升|跃升|上浮|下浮)[至到]?|(?:较|比)(?:审计|整改|巡[察视]|原|此前|之前)[\u4e00-\u9fff]{0,4}|净增|净减|增幅|降幅|涨幅|高出|高于|不到|不足|：|:|=)$/;

/** The last characters of those words, for a quick no. */
const CONNECTIVE_END = setOf(
  ':=下中为也了于仅仍从以低余共再减别到加升占又及另只各合后在均大将少尚就已年成把按是有期每比用由的短破等约给至计超达过近还逾都长降高：快幅向共争取初末期出足缩落浮时同',
);

/** The last characters of `DATE_AT_END`. */
const endsDate = setOf('年月底末初度');

function connectiveAtEnd(chunk: string): RegExpExecArray | null {
  return has(CONNECTIVE_END, chunk.charCodeAt(chunk.length - 1)) ? CONNECTIVE.exec(chunk) : null;
}

/** 学生由2022年的412人降至338人 */
const DATE_AT_END = /(?:由|从|较|比)(?:(?:19|20)\d{2} ?年)(?:\d{1,2} ?月)?(?:底|末|初|度)?$/;

function dateAtEnd(chunk: string): RegExpExecArray | null {
  return has(endsDate, chunk.charCodeAt(chunk.length - 1)) ? DATE_AT_END.exec(chunk) : null;
}

/** Verbs that never stand inside a noun: what they govern begins behind them. The last one in a clause decides. */
const STRONG_VERBS =
  /(?:召开了?|开展了?|举办了?|(?<![党群社基])组织了?(?!关系|生活|部|处理|机构|收入|领导|架构|建设|体系)|完成了?(?!率|情况|时限)|新增|增设|新建|建成|新设|制定了?|制订|修订了?|出台了?|印发了?|下发了?|收回|清退|追回|追缴|(?<!线)上缴|补缴|退回|收缴|补收|核销|查处|处置了?|排查出?|发现了?(?!问题)|争取|引入|拨付|支付了?(?!方式)|发放了?(?!率)|招录(?!计划)|引进|选派|选拔|提拔|配备|配齐|增配|购置|更换|修复(?!费|面积|率|任务|方案)|投用|创建|创成|培育了?|遴选|评选|入选|获评|荣获|受理|办结|化解|答复|回访|走访|慰问|惠及|吸引|参加|邀请|签订|签署|收集|征集|梳理出?|设立了?|成立了?|撤销|清理|清除|拆除|取缔|关停|淘汰|清运|栽植|补植|疏浚|铺设|接入|推出|推送|刊发|张贴|印制|开出|送达|发出|提出|移送|核实|归还|置换|偿还|募集|筹集|筹措|整合|撬动|兑现|推荐|提供|拿出|设置|聘请|选聘|聘任|力争|确保|维持|停发|参股|约见|撤除|补录|补充完善|疏导|面访|处理(?!率|费|能力|设施|量|设备|系统|规模|站|厂|池|工艺)|追究|罚没|缴纳|面向|涉及|覆盖(?!率|面)|带动|压减|节约|节省|减免|拉动|招聘|培养(?!对象|方案|计划)|承办(?!总数|单位|部门)|收到|举行|立案|抽查|倾斜|安装|派出|组建|评定|认定|表彰|命名|通报(?!批评)|曝光|转办|交办|督办|解决了?|投入|投资(?!额|占比|比重|收益|项目|完成|回报|总)|处以|吊销|注销|录入|登记|改造了?(?=[\u4e00-\u9fff]{4,})|检查(?!员|站|组)(?=[\u4e00-\u9fff]{3,})|培训(?=[\u4e00-\u9fff]{3,})|落实(?=[\u4e00-\u9fff]{2,})|整改(?=隐患|问题)|退出|删除|盘活|优化调整|调整(?=干部|岗位|账)|占用|派驻|出租(?!收|率|面)|投放|布设|开通|聘任|废止|锁定|扣减|停招|超职数配备|腾退|清收|压降|骗取|套取|收受|冒领|虚报|侵占|挪用|截留|坐支|私设|撤并|合并(?!症)|关闭|取消|谋划储备|会签|推广(?!面积|率|站|活动|中心|应用)|认领|领衔办理|作出|扣罚|虚列|漏报|错发|漏缴|捣毁|抓获|破获|(?<!整)改建(?!议)|迁建|翻建|达成(?!率)|收取|清查|协商共享|共建(?!单位|共|协议|领域)|逐笔核对|归纳出?|收储|回购|垫付|比对(?=[\u4e00-\u9fff]{2,})|查出|查明|揪出|摸清|改由|派员|聘用|运用|已完成|已)/g;

/** Verbs that may also end a noun (宣传, 管理, 指导): stripped only where the clause begins with them. */
const LEADING_VERBS =
  /^(?:实现|保障(?=低保|特困|困难|重点|残疾|对象)|清欠|建设|安排|办理|接待|服务(?!对象)|救助|帮扶|调解|宣讲|宣传|学习|研讨|调研|征求|采纳|推动|推进|深化|扩大|减少|增加|选树|申报|启动|实施|联合|集中|指导|帮助|协调|划定|核减|审减|减负|压降|签批|批示|批准|核准|发送|推广|受益|全职|动态|再|拟|处(?![理置罚级方])|报名|发生|出现|收取|征收|结清|认领|检查|巡查|核查|查验|审查|审计|评估|验收|通过|取得|创造|盘活|出租|处罚|起诉|执行|购买|维修|改造|升级|打造|开设|开工|竣工|整改(?!到位|时限|期限)|调整|形成|建立了?|健全|完善|治理|恢复|上线|发布|选举|发展|转正|吸收|产生|消除|问责|追责|占(?![比地用])|有(?![机效限关色益])|对(?!象)|向|为|与|和|给予|予以|进行了?|把|将|从|在(?![册校职编岗建线])|因|由|经(?![费济营办验开])|按|以|到(?!位)|至|及|并)+/;

const LEADING =
  /^(?:其中|凡|同时|并且?|也|就(?![地业医近诊餐读])|或者?|已经?|共计|合计|总计|共|累计|先后|全年|全市|全县|全区|全省|全镇|全院|全校|现有|目前|截至目前|整改期间|巡察期间|期间|各单位|各部门|还|以及|和|及|与|、|今年|当年|年内|其(?![他它余中])|我局|我县|我市|县里|市里|通过|按照|针对|对|向|将|由|从|在(?![册校职编岗建线])|于|年度|年(?![均租销度处]|产[值量出])|月(?![均租]|产[值量])|份|日(?![均处供常]|产[值量])|以来|前(?![置沿期线端瞻])|后(?![备勤续台])|末|底(?![线数层册价])|初(?![中级步心审信次始]))+/;

/** A marker of the outline. */
const IN_MARKER = 128;

const BOUNDARY = newClass(',。;:\n()|\t、!?【】');
const BAR = '|'.charCodeAt(0);
const FIRST_CELL = /^\|?(?:其中[:,]?)?([\u4e00-\u9fff、“”]{2,16})\|$/;
const DUN = '、'.charCodeAt(0);
const POSSESSIVE = '的'.charCodeAt(0);
const OTHERS = '等'.charCodeAt(0);
const OPEN_PAREN = '('.charCodeAt(0);
const CLOSE_TITLE = '》'.charCodeAt(0);
/** Between the words and the number only the days. */
const NOTICE_PERIOD =
  /((?:公示|公告|张贴|受理|公布)(?:时间|期限|期间|日期|期))(?:[为:：从自是]|[\d年月日上中下午至到—~\-./起止\s])*[(,，]?(?:共|计|共计)?$/;
const MIDDLE = '中'.charCodeAt(0);
const SUFFERED = '被'.charCodeAt(0);
const separatesNouns = setOf('、和与及');

/** Function words: no noun goes past them. */
const FUNCTION_WORD =
  /(?:已经?|均(?!衡)|未(?!成年|来|结案|决案|检)|被|并(?!购)|将(?!军)|因(?!素)|按(?!揭)|(?<!行|作|认|成)为(?!民)|与|和(?!单位|部门|个人(?!所得))|及|等(?!级|候)|的|是|(?<!存|所|现|正)在(?!校|职|编|建|册|岗|线|校)|从(?!医|业|事)|向|至|(?<!达|得|受|做|收)到(?!位|期|账)|仍|尚|使|让|逐|且|或|又|再|(?<![关属等位用由基处低高小大多少对至])于|予以|给予|全部|全面(?=反馈|落实|完成|开展|推进)|共计|合计|总计|同时|(?<!级)以[上下]|分别|依法|因为|由于|(?<!来|自|缘|事)由(?!来)|(?<!针|面|结|绝|配|应|核|相)对(?!口|象|外|接|冲|联|标)|(?<!可|加|所|难|得|足|予|何)以(?!上|下|内|来)|自(?!治|然|主|动|评|查|愿|媒|建|产)|“|”|‘|’|《|》)/;
/** Predicates: where one begins after the noun, the noun ends. */
const PREDICATE =
  /(?:进行|开展|实行|实施|完成|建立|获得|获(?!得)|申报|达到|提交|参加|参与|调离|拖欠|借款(?!人)|报名|用于|用来|通过|提供|结合|受到|接受|中有|共有|签订|纳入|挂账|追回|收回|上缴|归还|认领|反馈(?!问题|意见)|指出|发现(?!问题)|独立|单独|超过|滞拨|多计|少计|提升|提高|下降|增加|减少|达(?!标)|可(?!研|行|再)|不(?!足|良|动产|合|符|规)|没|要(?!求|素|点|闻)|应(?!急|用|届)|须|需(?!求)|能(?!力|源|手|耗)|无(?!障|偿|害|人机)|更新|更换|足额|调整(?!账)|抵顶|细化|正在|逐一|一律|普遍|逾期|违规|擅自|截至|至今|起(?!草)|承担|多收|多付|少缴|取得|义务|晚于|早于|滞留|结存|形同|派驻|存在|领取|采用|违反|仍在|负责(?!人)|组成(?!人员|部门)|说明(?!书)|转入|列入|落户|入驻|落地|投用|开工|竣工|封顶|完工|启动|出台|印发|制定|修订|作为|给(?!排|水)|(?<![国所拥享持公共])有|正(?=积极|加快|有序|抓紧|在)|认真|根据|得到|作出|承办(?!单位|部门)|具体(?=承办|负责|办理)|保持|建成|加装|铺设|增设|设立|开通|开设|举办|引入|上浮|把(?![关手握])|重新|挂牌(?=督办|整治)|逐[个项条一户件]|推行|退回|当场|装上|递交|喝上|补办|一致(?=认为|同意)|恢复(?=正常|供)|突破|收到|协商|核对|暂停|每(?=人|季|学|月|周|半)|入选|接入(?![率点])|担任|补开|解除|申请(?!人|书|材料|表)|编入|扣[减分]|提起|重复(?=收|报|领|发|享|参|申|缴|支)|缺少|(?<=[种家户人所])高于|(?<=[种家户人所])低于)/;

/** Between what something was and what it became: 由8个|扩充到|14个. */
const CHANGED_TO =
  /^(?:了|大幅|逐步|进一步)?[增减降升提涨扩压缩延充调整合并精简优化归变恢复改转下上拓展拉放宽短长少加大回落跌攀突破翻]{1,4}(?:至|到|为|成)了?(?:每(?:季度|半年|[年月周天日]))?$/;
const changesFrom = setOf('由从');

/** Between a whole and some of it: 标段中,有 */
const AMONG = /^[^。;\n]{0,24}中[,，]?(?:仍|尚|还|仅|只|已)?有?$/;

/** Words that only lead to a number: no subject by themselves. */
const NO_NOUN =
  /^(?:平均|以[上下内]|[我本全][省市县区镇乡局院校]|对|对于|含|来|占|分别占?|提前|扣|由|从|向|给|把|将|年|月|整|以来|同比|环比|其|每(?:[月周年日天季次半]|季度|半年|学期)|先后|前后|累计|一共|至少|多次|分|每|(?:增|降|升|减|提高|降低|缩短|上升|下降|提升|扩大|压减|增加|减少)[至到](?:\d.*)?)$/s;

const startsNoNoun = openingsOf(NO_NOUN);
const startsStrongVerb = openingsOf(STRONG_VERBS);
const startsLeadingVerb = openingsOf(LEADING_VERBS);
const startsLeading = openingsOf(LEADING);
const startsQuote = setOf('“”‘’《》');
const joinsNouns = setOf('和与及');

/**
 * For each count the noun phrase that it counts: after the number (14名中层干部) or before it (救护车3台). One that leans on an earlier
 * count takes what was found there.
 */
export function findSubjects(text: Clean, zones: Zones, counts: readonly QuantityDraft[]): (Subject | null)[] {
  const subjects: (Subject | null)[] = [];
  for (let k = 0; k < counts.length; k++) subjects.push(trim(text, nounOf(text, zones, counts, k, subjects)));
  return subjects;
}

function trim(text: Clean, found: Subject | null): Subject | null {
  if (!found) return null;
  let { start, end } = found;
  while (start < end && isStop(text.codes[start]!)) start++;
  while (end > start && isStop(text.codes[end - 1]!)) end--;
  if (!holdsWord(text, start, end)) return null;
  return has(startsNoNoun, text.codes[start]!) && NO_NOUN.test(text.text.slice(start, end)) ? null : { start, end };
}

/** Whether there is any Chinese or Latin letter. */
function holdsWord({ codes }: Clean, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const c = codes[i]!;
    if ((c >= 0x3400 && c <= 0x9fff) || CLASS[c]! & LETTER) return true;
  }
  return false;
}

function endsPhrase(text: Clean, i: number): boolean {
  return (text.classes[i]! & BOUNDARY) !== 0;
}

function isStop(code: number): boolean {
  return code === 0x20 || code === 0x2e || ((CLASS[code]! & BOUNDARY) !== 0 && code !== 0x28 && code !== 0x29);
}

function nounOf(text: Clean, zones: Zones, counts: readonly QuantityDraft[], k: number, subjects: Subjects): Subject | null {
  const c = counts[k]!;
  const t = text.text;
  if (c.column) return c.column;
  // |整改措施|36条|: the first cell of a row tells what the second counts
  if (text.codes[c.head - 1] === BAR) {
    const line = t.lastIndexOf('\n', c.head - 1) + 1;
    const label = FIRST_CELL.exec(t.slice(line, c.head));
    if (label) return { start: line + label[0].length - 1 - label[1]!.length, end: c.head - 1 };
  }
  if (c.kind === 'duration' && /(?:连续|持续)$/.test(t.slice(Math.max(0, c.head - 2), c.head))) {
    // a streak counts nothing but itself, unless it says what went on
    if (!/^(?:未|没|研究|开会)/.test(t.slice(c.end, c.end + 2))) return null;
    let e = c.end;
    while (e < text.length && e - c.end < 8 && !endsPhrase(text, e) && !/\d/.test(t[e]!)) e++;
    return { start: c.end, end: e };
  }
  // 公示时间:3月12日至3月25日,共10个工作日
  if (c.kind === 'duration') {
    const notice = NOTICE_PERIOD.exec(t.slice(Math.max(0, c.head - 50), c.head));
    if (notice) {
      const start = Math.max(0, c.head - 50) + notice.index;
      return { start, end: start + notice[1]!.length };
    }
  }
  // 46个标段中,有8个存在…: some of those counted just before
  const previous = k > 0 ? counts[k - 1]! : null;
  if (
    previous &&
    previous.unit === c.unit &&
    c.head - previous.end <= 30 &&
    within(text.codes, MIDDLE, previous.end, c.head - previous.end - 1) >= 0 &&
    AMONG.test(t.slice(previous.end, c.head))
  )
    return subjects[k - 1]!;
  // 热线坐席由8个扩充到14个: both are of the seats; 分别由4800元、3000元涨到6600元、4200元: each of its own
  const changed = changedFrom(text, counts, k);
  if (changed >= 0) return subjects[changed]!;
  // 会议期间158件、闭会期间28件,分别占84.9%、15.1%
  const part = shareOf(text, counts, k);
  if (part >= 0 && subjects[part]) return subjects[part]!;
  // 三是优化考核指标。由128项精简为79项; 把代编预算由上年的1.82亿元压减到9460万元: named before it changes
  const changing = changingNoun(text, counts, k);
  if (changing) return changing;
  const before = trim(text, nounBefore(text, zones, counts, k, subjects));
  const next = k + 1 < counts.length ? counts[k + 1]! : null;
  if (before && next && next.head - c.tail <= 7 && has(changesFrom, text.codes[c.head - 1]!) && CHANGED_TO.test(t.slice(c.tail, next.head)))
    return before;
  if (c.kind === 'ratio') return before ?? nounAfter(text, c);
  // 预警信息10分钟内直达到户, but 应当在60日内整改完毕
  if (c.kind === 'duration' && c.bound === 'at-most' && before && !DEMANDS.test(t.slice(before.start, before.end))) return before;
  // 召开会议3次专题研究; 引入加工企业一家盘活闲置车间: what was counted, then what it did
  if (
    before &&
    before.end === c.head &&
    (c.unit === '次'
      ? MEETING.test(t.slice(before.start, before.end)) && STUDIED.test(t.slice(c.tail, c.tail + 4))
      : STARTS_ACT.test(t.slice(c.tail, c.tail + 3)))
  )
    return before;
  // 总投资1.28亿元的实训中心, 房产租金274.96万元坐收坐支: how much of what stands right before it
  if (
    before &&
    before.end === c.head &&
    (c.kind === 'money' || c.kind === 'measure') &&
    !ENDS_ACT.test(t.slice(before.start, before.end)) &&
    !FUNDS.test(t.slice(c.tail, c.tail + 2))
  )
    return before;
  // 组织执法人员46名封闭培训3天: people right before their number are who is counted
  if (
    before &&
    before.end === c.head &&
    PEOPLE.has(c.unit) &&
    text.codes[c.tail] !== POSSESSIVE &&
    PERSONS.test(t.slice(before.start, before.end))
  )
    return before;
  return nounAfter(text, c) ?? before ?? nounAfter(text, c, true);
}

const ENDS_ACT =
  /(?:完成|建设|投入|实现|发放|建成|新增|超过|设立|安排|争取|配套|铺设|支付|拨付|追回|收回|清退|用于|筹措|落实|整合|供应|提供|返还|退还|补发|投放|缴纳|上缴|归还|管理|覆盖|组织)$/;
const FUNDS = /^(?:资金|款项|经费|补助|补贴|奖金|贷款|专项|扶持)/;
const MEETING = /会议?$/;
const STUDIED = /^(?:专题|集中|逐[项条])?(?:研究|审议|部署|听取|推进|调度)/;
const STARTS_ACT =
  /^(?:盘活|淘汰|取缔|关停|清运|铺设|推送|张贴|送达|移送|核实|归还|置换|偿还|筹措|兑现|提供|聘请|维持|停发|补录|追究|缴纳|带动|压减|节省|减免|拉动|吊销|注销|用于|投入(?!品)|入驻|进驻|赴|前往|奔赴|下沉|包联|包保|轮流|参与|开展|进行|负责(?!人)|组成|组建|编制(?!数)|核查|清理|整治)/;
const PEOPLE: ReadonlySet<string> = new Set(['人', '名', '位']);
const PERSONS =
  /(?:[^党社动委成学会]员|人员|党员|学员|干部|骨干|教师|医师|医生|护士|代表|群众|职工|居民|村民|专家|人才|学生|[干辅民法]警|法官|检察官|工程师|志愿者|毕业生|业主|家长|书记|主任|所长|站长|校长)$/;

/** Of a figure from which something changes: the noun before 由, in its clause or at the end of the sentence before. */
function changingNoun(text: Clean, counts: readonly QuantityDraft[], k: number): Subject | null {
  const c = counts[k]!;
  const next = counts[k + 1];
  if (!next || next.kind !== c.kind || next.head - c.tail > 9 || !CHANGED_TO.test(text.text.slice(c.tail, next.head))) return null;
  const t = text.text;
  const m = CHANGES_FROM.exec(t.slice(Math.max(0, c.head - 40), c.head));
  if (!m) return null;
  const from = c.head - m[0].length;
  // 由 opens the clause: what the sentence before was about
  const end = m[1] ? from + m[1].length : from - 1;
  if (!m[1] && !/[。,，:：;；]/.test(t[from - 1] ?? '')) return null;
  let s = end;
  while (s > 0 && end - s < 20 && !endsPhrase(text, s - 1)) s--;
  s += t.slice(s, Math.max(s, end - 2)).lastIndexOf('的') + 1;
  const words = t.slice(s, end);
  const lead = CHANGING_LEAD.exec(words)?.[0].length ?? 0;
  return words.length - lead >= 2 && words.length - lead <= 14 && !/\d/.test(words.slice(lead)) ? { start: s + lead, end } : null;
}

const CHANGES_FROM =
  /([\u4e00-\u9fff]{2,16})?[由从](?:(?:上年|去年|原来?|此前|最初|整改前|审计时|巡察时)的?|每(?:季度|半年|[年月周天日]))?$/;
/** What stands before the noun that changes: a marker, an adverb, the verb of a heading, 把. */
const CHANGING_LEAD =
  /^(?:[一二三四五六七八九十]是|[①-⑩]|目前|使|把|将|其中|同时|并|再|(?:进一步|持续|着力)?(?:优化|精简|压减|调整|规范|统一|提高|提升|降低|缩短|压缩|扩大|增加|完善|改进|控制|推动)(?!率)|今年|全[市县区镇乡院校]|20\d{2}年)+/;

/** `acting`: what is done counts too (先后两次听取汇报). */
function nounAfter(text: Clean, c: QuantityDraft, acting = false): Subject | null {
  const t = text.text;
  let s = c.tail;
  if (text.codes[s] === POSSESSIVE) s++;
  let limit = s;
  let quote = -1;
  while (limit < text.length && limit - s < 30) {
    const code = text.codes[limit]!;
    if (code === 0x28) {
      // 县(市、区)卫健局
      const close = within(text.codes, 0x29, limit, 8);
      if (close > 0 && limit > s) {
        limit = close + 1;
        continue;
      }
      break;
    }
    if (code === 0x201c) {
      // 1家“医防护”儿童健康管理中心
      const close = within(text.codes, 0x201d, limit, 18);
      if (close < 0) break;
      quote = limit;
      limit = close + 1;
      continue;
    }
    if (endsPhrase(text, limit)) break;
    limit++;
  }
  if (limit === s) return null;
  if (quote === s) {
    const close = t.indexOf('”', s);
    const rest = nounLength(t.slice(close + 1, limit));
    if (rest >= 2) return { start: close + 1, end: close + 1 + rest };
    return { start: s + 1, end: close };
  }
  const chunk = t.slice(s, limit);
  // 46个标段中,有8个…
  const inside = text.codes[limit - 1] === MIDDLE && /[^初高集途]中$/.test(chunk) ? 1 : 0;
  const size = Math.min(nounLength(chunk, acting), chunk.length - inside);
  if (size === 0) {
    // 对3个|正在整改的问题: what is counted is named behind what is said of it
    const said = SAID_OF.exec(chunk);
    const named = said && /[对将把向给为由有与和]$/.test(t.slice(c.head - 1, c.head)) ? nounLength(chunk.slice(said[0].length)) : 0;
    return named >= 2 ? { start: s + said![0].length, end: s + said![0].length + named } : null;
  }
  // 1家履职不力的监理单位: the head noun follows 的
  const of = chunk.indexOf('的');
  if (
    of > 0 &&
    of <= 12 &&
    size <= of &&
    !/[\d和与及]/.test(chunk.slice(0, of)) &&
    !/^[\u4e00-\u9fff]{2,8}(?:问题|项目|单位|人员|学生|村|户|企业)$/.test(chunk.slice(0, of))
  ) {
    const head = nounLength(chunk.slice(of + 1));
    if (head >= 2 && (size < of || QUALIFIES.test(chunk.slice(0, of)))) return { start: s + of + 1, end: s + of + 1 + head };
  }
  let end = s + Math.min(size, 16);
  // no bracket that is not closed: 县市区(开发区、功…
  const open = lastOf(OPEN_PAREN, text.codes, s + 1, end + 1);
  if (open > s && !t.slice(open, end).includes(')')) end = open;
  return { start: s, end };
}

/** 1家|审核失实|的造价咨询机构, 62名|符合条件|的患者 */
const QUALIFIES =
  /(?:不[\u4e00-\u9fff]{1,2}|未[\u4e00-\u9fff]{2,4}|失[实职责察管信]|滞后|迟缓|突出|薄弱|偏[高低大小]|闲置|超标|违规|逾期|符合条件|面较?[广大宽]|较[大多高差]|有意愿|有困难)$/;

const SAID_OF = /^[\u4e00-\u9fff]{2,10}?的(?=[\u4e00-\u9fff]{2})/;

/** The first `mark` at most `reach` characters on, or -1. */
function within(codes: Uint16Array, mark: number, from: number, reach: number): number {
  for (let i = from; i <= from + reach && i < codes.length; i++) if (codes[i] === mark) return i;
  return -1;
}

/** What no noun begins with: a verb, a function word. */
const NO_SUBJECT =
  /^(?:约(?![谈定])|用于|用来|更新|更换|足额|对(?![冲口外接联标账])|因|从|正在|调整|归还|上缴|按|并|全部|已|未|拨付|获|予以|进行|细化|降|升|增|涨(?!幅)|跌(?!幅)|提升|提高|减|转|调(?![度研解查剂])|作为|完成|通过|给予|到|至|以|将|均|在(?![职校建册])|由|为|被|逐|可|不|仍|尚|以上|左右|之|其|抵顶|达|内|后|前|里|上|下(?!属|级|辖|岗|派)|中(?!层|小|青|心|央|医|学|高|型|国|药|介|标|队)|时(?!政)|压缩|压降|缩短|缩减|下调|上调|充实|扩大|逾期|废止|整改到位|报(?!告|名)|落实|共(?!建|享|性|有产)|分别|参与|建成|召开|开展|需|要(?![点素件求务闻案])|是|有|或|和|与|及)/;
/** What is done with things that are named before their number: 结余58.3万元|滞留…, 残值6000元|入账. No counted noun begins with these. */
const ACTIONS: ReadonlySet<string> = new Set(
  (
    '听取 担任 滞留 重新 统筹 送达 精简 退还 逐条 逐项 逐户 逐一 逐人 逐件 逐处 逐家 自动 全额 签订 签下 实行 实施 收回 列入 列支 依法 依规 依纪 给予 报废 拨付 ' +
    '发放 发给 优化 扩充 下调 上调 进入 返还 缴入 缴存 缴回 缴清 划转 划入 划拨 划回 转入 转出 转交 转至 转为 转到 用作 用来 存放 停业 停产 停工 停运 停用 查封 封停 关闭 搬离 ' +
    '退缴 退出 补缴 补齐 补录 补办 补交 补发 补记 补签 合并 归还 归入 归集 归村 归个 调入 调出 调至 辞去 辞职 离职 兼任 轮流 驻点 接力 接续 跟进 跟踪 盯办 盯守 坐诊 义务 带动 走访 送到 ' +
    '送至 寄送 打通 接通 引入 面对 面向 恢复 构成 传达 传阅 下达 下发 下放 发函 发文 交由 交镇 交给 移交 移送 提交 报送 报经 报请 上报 上传 入账 入库 到账 投用 投运 核减 折价 折算 折合 ' +
    '抵扣 抵消 冲抵 扣回 追回 打入 汇入 交付 付给 付清 结清 还清 清零 清偿 清退 清空 清运 修建 改建 购买 购置 改种 改为 改作 增设 欠付 挂在 晚于 早于 高于 低于 没有 ' +
    '随之 随即 悉数 一并 一次 未经 却只 就近 据实 如数 如期 按期 按时 按月 按季 按年 预计 约定 首次 全程 当场 当面 分类 分批 分期 分组 分赴 分头 轮训 写出 不予 不再 留了 ' +
    '存入 存在 存续 存回 存至 堆放 失去 丧失 丢失 流失 荒废 出现 发生 指出 提出 推倒 拆除 打捞 清出 清理 清除 落户 留用 留存 暂存 备查 归档 ' +
    '收看 观看 观摩 旁听 视察 到场 到会 出席 参会 赴任 上任 去世 获得 荣获 夺得 批评 诫勉 谈话 提醒 参加 受到 打分 打造 置换 修缮 扩建 整治 供患 供群 给患 浇上 种植 栽植 '
  )
    .trim()
    .split(' '),
);
/** The same where the word alone may begin a noun as well: 4次集中会商, but 4次集中学习会. */
const ACTING =
  /^(?:现场(?:[办评督查调核]|会商|协调)|集中(?:办[理公]|会商)|专题(?:听取|会商)|挂牌(?:督办|整治)|没(?!收)|却|才(?![能干艺])|都(?![市会])|即(?!时)|且|若|每|拟(?!态)|必[须轮]|应(?![急用届收付缴对])|计划(?:于|在|\d|年)|补贴(?:到|给)|研究(?:整改|推进|部署|解决|落实)|正在|改造(?!小区|对象|项目|工程|任务|户)|建设(?!者|小组|任务|项目|工程|单位|内容)|组成(?![人的])|登记(?:在|造册|入)|集体(?:研究|讨论|决策)|开会|议(?!题|案|事|程)|写(?!作)|交(?:县|区|市|镇|乡|村)|送(?!教|货)|缺(?![陷口额勤])|无(?![人障线偿害主证缝烟][机碍路]?)|有序|重点(?:培养|跟踪|督办|整治|打造)|务工(?!人)|租赁给|借(?:给|支)|停(?!车|放))/;
const startsActing = openingsOf(ACTING);
const isPlace = setOf('村县镇乡校楼站');
const startsNoSubject = openingsOf(NO_SUBJECT);

const DEMANDS = /^(?:[必应]?须|应当?|需要?|限期|要求)|(?:应当?|限期|要求|必?须|响应|[后前起])$/;
const INSPECTED = /^被(?:巡[察视]|审计|督察|检查|评议|监督)(?=[\u4e00-\u9fff])/;

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** How many characters at the start of a chunk are a noun phrase; 0 where it begins with a verb or function word. */
function nounLength(chunk: string, acting = false): number {
  // 40家被巡察单位: the participle belongs to the noun
  const participle = chunk.charCodeAt(0) === SUFFERED ? INSPECTED.exec(chunk) : null;
  if (participle) {
    const rest = nounLength(chunk.slice(participle[0].length));
    return rest > 0 ? participle[0].length + rest : 0;
  }
  if (has(startsNoSubject, chunk.charCodeAt(0)) && NO_SUBJECT.test(chunk)) return 0;
  if (!acting && (ACTIONS.has(chunk.slice(0, 2)) || (has(startsActing, chunk.charCodeAt(0)) && ACTING.test(chunk)))) return 0;
  let end = chunk.length;
  for (let i = 0; i < end; i++) if (isDigit(chunk.charCodeAt(i))) end = i;
  const f = FUNCTION_WORD.exec(chunk);
  if (f && f.index < end) end = f.index;
  const p = PREDICATE.exec(chunk.slice(1));
  // 8个|村|开展…: a place of one character may act too
  if (p && (p.index >= 1 || has(isPlace, chunk.charCodeAt(0))) && p.index + 1 < end) end = p.index + 1;
  return end;
}

/** The chunk before the number, back to the last boundary, without what only connects. */
/** Words longer than this are a clause: somebody does something to what is counted. */
const LONGEST_NOUN = 8;
/** What governs the noun of such a clause, or the deed that an occasion counts. */
const GOVERNS =
  /领办|抽取|盘点|查看|约请|调剂|吸纳|尚有|选送|开放|发展(?=党员|会员|用户)|补充(?=人员)|移交(?=问题)|撰写|加装|核定|接听|拦截|抽调|积存|监测到|获得|具有|解除|享受/g;
const GOVERNS_QUOTED = /^(?:运用|依托|围绕|利用|参加|选优配强)[^”]*”/s;
const TOWARDS =
  /[赴请约]|到(?!位|期|账|达|场)|向(?!导)|在(?!职|岗|建|册|校|线)|(?<![核针应相面比查校])对(?!口|象|外|接|标|照|比)|由(?!来|每)|和(?!谐|解)|为(?!民|期)/g;
const startsGoverns = openingsOf(GOVERNS);
const CLOSE_QUOTE = '”';

/** How many of the first characters of a clause to leave out, so that the noun is left: 班子成员赴|基层督导 63人次, 市级复核组随机抽取|机井 60眼. */
function clauseBefore(chunk: string, occasion: boolean): number {
  let cut = lastEnd(GOVERNS, startsGoverns, chunk);
  if (cut === 0 && chunk.includes(CLOSE_QUOTE)) cut = GOVERNS_QUOTED.exec(chunk)?.[0].length ?? 0;
  if (cut > 0 && chunk.length - cut >= 2) return cut;
  cut = occasion ? lastEnd(TOWARDS, null, chunk) : 0;
  return cut > 0 && chunk.length - cut >= 2 ? cut : 0;
}

/** Where the last match of a pattern ends, or 0. */
function lastEnd(pattern: RegExp, openings: CharSet | null, chunk: string): number {
  let open = openings === null;
  for (let i = 0; !open && i < chunk.length; i++) open = has(openings!, chunk.charCodeAt(i));
  if (!open) return 0;
  let end = 0;
  pattern.lastIndex = 0;
  for (let m = pattern.exec(chunk); m; m = pattern.exec(chunk)) end = m.index + m[0].length;
  return end;
}

function nounBefore(text: Clean, zones: Zones, counts: readonly QuantityDraft[], k: number, subjects: Subjects): Subject | null {
  const c = counts[k]!;
  const t = text.text;
  let s = c.head;
  const previous = k > 0 ? counts[k - 1]! : null;
  const stopAt = Math.max(0, c.head - 44, previous ? previous.tail : 0);
  let listed = false;
  while (s > stopAt) {
    const code = text.codes[s - 1]!;
    if (zones.flags[s - 1]! & IN_MARKER) break;
    if (endsPhrase(text, s - 1) && !(zones.flags[s - 1]! & 2)) {
      if (code !== DUN) {
        if (code === 0x29) {
          // 村卫生室(站)规范化建设率: a bracket inside the noun
          let open = s - 1;
          while (open >= stopAt && s - open <= 18 && t[open] !== '(') open--;
          if (open >= stopAt && s - open <= 18 && !/\d/.test(t.slice(open, s))) {
            s = open;
            continue;
          }
        }
        break;
      }
      // A、B X%、Y% : the list of nouns before the figures belongs together
      if (previous && s - 1 <= previous.tail) break;
      listed = true;
    }
    s--;
  }
  // 厂棚5座、1860平方米; 欠税187户、4327.9万元: the same counted another way
  if (
    previous &&
    c.unit !== previous.unit &&
    previous.kind !== 'age' &&
    c.kind !== 'ratio' &&
    previous.kind !== 'ratio' &&
    // 低保对象412户687人
    (c.head === previous.tail || (c.head - previous.tail === 1 && text.codes[previous.tail] === DUN))
  )
    return subjects[k - 1]!;
  const kinds = kindsBefore(text, counts, k);
  if (kinds) return kinds;
  // figures in a row share the noun before the first: 90.45%、79.18%
  if (previous && s >= c.head - 1 && previous.kind === c.kind && areLinks(text.codes, previous.tail, c.head)) {
    return zipped(text, counts, k, subjects);
  }
  let chunk = t.slice(s, c.head);
  // 发放慰问金69.3万元,户均1500元
  if (chunk.length <= 4 && PER_HEAD.test(chunk)) {
    const leant = leaning(text, counts, k, subjects, false);
    if (leant) return leant;
  }
  if (listed || holdsAny(joinsNouns, text.codes, s, c.head)) {
    const z = zipStart(text, zones, counts, k, chunk, s);
    if (z) return z;
  }
  let end = c.head;
  for (;;) {
    const m = connectiveAtEnd(chunk) ?? dateAtEnd(chunk);
    if (!m || m[0].length === chunk.length) {
      if (m && m[0].length === chunk.length) {
        chunk = '';
      }
      break;
    }
    chunk = chunk.slice(0, m.index);
    end -= m[0].length;
  }
  if (chunk === '') {
    // nothing but connectives: look one clause back for the noun of an elided subject
    return elided(text, counts, k, subjects);
  }
  if (ONLY_WHEN.test(chunk)) return leaning(text, counts, k, subjects, false);
  if (LEANING.test(chunk) || (c.kind === 'ratio' && SHARE_OF_WHOLE.test(chunk))) {
    const leant = leaning(text, counts, k, subjects, /^[余剩另]/.test(chunk));
    if (leant) return leant;
  }
  // strip dates and leading adverbs
  const lead = has(startsLeading, chunk.charCodeAt(0)) ? LEADING.exec(chunk) : null;
  if (lead && lead[0].length < chunk.length) {
    s += lead[0].length;
    chunk = chunk.slice(lead[0].length);
  }
  // without a digit there is no date to strip
  const dated = !holdsDigit(text, s, c.head)
    ? null
    : /^.*\d(?:年|月|日|季度)(?:底|末|初|前|后|度|份|以来|上半年|下半年|上旬|中旬|下旬)*/s.exec(chunk);
  if (dated && dated[0].length < chunk.length) {
    s += dated[0].length;
    chunk = chunk.slice(dated[0].length);
  }
  // behind the last verb that cannot belong to the noun
  let cut = 0;
  if (holdsAny(startsStrongVerb, text.codes, s, s + chunk.length)) {
    STRONG_VERBS.lastIndex = 0;
    for (let m = STRONG_VERBS.exec(chunk); m; ) {
      const at = m.index + m[0].length;
      // 答复率, 查处率: the rate of it; 部门联合抽查占比
      if (chunk.length - at >= 2 && chunk[at] !== '率' && !DEPENDENT.test(chunk.slice(at))) cut = at;
      m = holdsAny(startsStrongVerb, text.codes, s + at, s + chunk.length) ? STRONG_VERBS.exec(chunk) : null;
    }
  }
  s += cut;
  chunk = chunk.slice(cut);
  // 收回、清退资金: what is left names too little without what was done
  if (cut > 0 && BARE_FUNDS.test(chunk)) {
    const acts = RUN_OF_ACTS.exec(t.slice(s - cut, s));
    if (acts) {
      s -= acts[0].length;
      return { start: s, end };
    }
  }
  const leadingVerb = has(startsLeadingVerb, chunk.charCodeAt(0)) ? LEADING_VERBS.exec(chunk) : null;
  if (leadingVerb && chunk.length - leadingVerb[0].length >= 2) {
    s += leadingVerb[0].length;
    chunk = chunk.slice(leadingVerb[0].length);
  }
  const possessive = lastOf(POSSESSIVE, text.codes, s, s + chunk.length) - s;
  if (possessive > 0 && chunk.length - possessive - 1 >= 2 && chunk.length > 7) {
    s += possessive + 1;
    chunk = chunk.slice(possessive + 1);
  }
  // 法律、风控、科技等专业人才; 补助、奖励费等资金 is not clear without its list
  const others = lastOf(OTHERS, text.codes, s, s + chunk.length) - s;
  if (others > 0 && !'中高初平同优均'.includes(chunk[others - 1]!) && chunk.length - others - 1 >= 2 && !chunk.endsWith('等资金')) {
    s += others + 1;
    chunk = chunk.slice(others + 1);
  }
  // 《审计报告》中要求立行立改的1786个
  const book = lastOf(CLOSE_TITLE, text.codes, s, s + chunk.length) - s;
  const behind = book < 0 ? null : /^(?:中|里)?(?:要求|提出|反映|指出)?的?/.exec(chunk.slice(book + 1))!;
  if (behind && chunk.length - book - 1 - behind[0].length >= 2) {
    s += book + 1 + behind[0].length;
    chunk = chunk.slice(book + 1 + behind[0].length);
  }
  // 已列入规划的(A类)
  if (chunk.charCodeAt(0) === POSSESSIVE && chunk.length > 2) {
    s++;
    chunk = chunk.slice(1);
  }
  const quotes = has(startsQuote, chunk.charCodeAt(0)) ? /^[“”‘’《》]+/.exec(chunk) : null;
  if (quotes && !chunk.includes('”', quotes[0].length)) {
    s += quotes[0].length;
    chunk = chunk.slice(quotes[0].length);
  }
  // 镇党建办每季度抽查1次: how often what is done
  const often = OCCASIONS.has(c.unit) ? HOW_OFTEN.exec(chunk) : null;
  if (often && chunk.length - often[0].length >= 2) {
    s += often[0].length;
    chunk = chunk.slice(often[0].length);
  }
  if (chunk.length > LONGEST_NOUN) {
    const drop = clauseBefore(chunk, OCCASIONS.has(c.unit));
    s += drop;
    chunk = chunk.slice(drop);
  }
  if (chunk.length > 22) {
    const drop = chunk.length - 22;
    s += drop;
  }
  return end > s ? { start: s, end } : null;
}

/** What compares with, or is left of, what was counted just before, and names nothing itself: 比上年末, 两笔, 余下. */
const LEANING =
  /^(?:(?:也|已|却|分别)?(?:较|比(?![例重率赛武选价对照邻])|高于|低于|高出|超出|高过|优于|多于|少于)[^,、]*|占(?:全|其|总)[^,、]*|(?:是|相当于)(?:去年|上年|同期)[^,、]*|余下|剩下|另外|另有|[两三四五六几][笔项者]|[岁年分]?以[上下内]的?|岁|最[高低多少快慢长短大小]|(?:最高|最大|平均)?超标|人均|户均|日均|月均|年均)$/;

const LACKS = /^(?:未(?!备|成|来|完)|没|无(?![障人偿])|缺(?!口)|不(?![锈动合良明]))/;

const PER_HEAD = /^[人户村亩店班校]均(?:约|达|为|仅)?$/;

/** Of a rate: the share of a whole that is no more than named. */
const SHARE_OF_WHOLE =
  /^(?:占[^,、]{1,14}(?:数|量|额|长|计划|任务|目标|面积|比重|比例)的?|(?:为|完成了?)?(?:年度|全年|当年)(?:任务|计划|预算|目标)的?)$/;

/** The subject of a figure before in the sentence that is of one kind with this, or of one unit, if there is one. */
function leaning(text: Clean, counts: readonly QuantityDraft[], k: number, subjects: Subjects, sameUnit: boolean): Subject | null {
  const c = counts[k]!;
  for (let p = k - 1; p >= 0 && p >= k - 3; p--) {
    const previous = counts[p]!;
    if (c.head - previous.end > 48 || /[。\n]/.test(text.text.slice(previous.end, c.head))) return null;
    if (
      subjects[p] &&
      (!sameUnit || previous.unit === c.unit) &&
      (previous.kind === c.kind || c.kind === 'ratio' || previous.kind === 'age')
    )
      return subjects[p]!;
  }
  return null;
}

const OCCASIONS: ReadonlySet<string> = new Set(['次', '回', '趟', '轮', '场', '遍']);
const HOW_OFTEN =
  /^.*每(?:季度|半[年月]|学期|两周|个?月|工作日|[年月周天日季班])(?:至少|书面|定期|集中|向[\u4e00-\u9fff]{2,12}?(?=报告|汇报|通报|公布|公开))?/;

/** What is nothing by itself: of what is done (新出台制度 beside 修订制度). */
const DEPENDENT = /^(?:占比|比例|比重|强度|时间|时限|时长|周期|频次|能力|成本|速度|制度|整改|使用|就业|调查)$/;

const BARE_FUNDS = /^(?:各类|违规|违纪)?(?:资金|款项?|金额|经费)$/;
const RUN_OF_ACTS = /(?:[\u4e00-\u9fff]{2}[、和及])*[\u4e00-\u9fff]{2}$/;

/** The subject of the largest figure of the unit before in the sentence: 15个问题完成12个,其余3个. */
function wholeBefore(text: Clean, counts: readonly QuantityDraft[], k: number, subjects: Subjects): Subject | null {
  const c = counts[k]!;
  let best = -1;
  for (let p = k - 1; p >= 0 && p >= k - 4; p--) {
    const previous = counts[p]!;
    if (c.head - previous.end > 60 || /[。\n]/.test(text.text.slice(previous.end, c.head))) break;
    if (subjects[p] && previous.unit === c.unit && (best < 0 || (previous.value ?? 0) > (counts[best]!.value ?? 0))) best = p;
  }
  // 完成改造51家,其余13家: what was done is not done to those
  if (best < 0 || /(?:完成|已)$/.test(text.text.slice(Math.max(0, subjects[best]!.start - 2), subjects[best]!.start))) return null;
  return subjects[best]!;
}

/** 到2026年底不高于65% */
const ONLY_WHEN = /^(?:(?:力争|争取|确保)?到|至|截至)?(?:20\d{2} ?年)(?:\d{1,2} ?月)?(?:年?[底末初])?(?:以?前)?$/;

/** Whether nothing but 、 和 及 and commas stands there. */
function areLinks(codes: Uint16Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!has(isLink, codes[i]!)) return false;
  return true;
}

const isLink = setOf('、和及,');

function isOneLink(codes: Uint16Array, start: number, end: number): boolean {
  return end === start + 1 && has(isLink, codes[start]!);
}

/** Where the last of some characters is this one, or one before the first. */
function lastOf(code: number, codes: Uint16Array, start: number, end: number): number {
  let i = end - 1;
  while (i >= start && codes[i] !== code) i--;
  return i;
}

function holdsDigit(text: Clean, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text.classes[i]! & DIGIT) return true;
  return false;
}

/** Items of a noun list: A和B, A、B、C, A与B. */
function splitNouns(chunk: string): [number, number][] {
  const out: [number, number][] = [];
  let s = 0;
  for (let i = 0; i <= chunk.length; i++) {
    if (i < chunk.length && !has(separatesNouns, chunk.charCodeAt(i))) continue;
    if (i > s) out.push([s, i]);
    s = i + 1;
  }
  return out;
}

/** The first figure of a zipped list: its noun is the first of the list. */
function zipStart(text: Clean, _zones: Zones, counts: readonly QuantityDraft[], k: number, chunk: string, s: number): Subject | null {
  const size = zipSize(text, counts, k);
  if (size < 2) return null;
  const nouns = splitNouns(chunk);
  if (nouns.length !== size) return null;
  const [a, b] = nouns[0]!;
  const lead = LEADING.exec(chunk.slice(a, b));
  const from = a + (lead && lead[0].length < b - a ? lead[0].length : 0);
  return { start: s + from, end: s + b };
}

/** A clause holds no more nouns than this to zip figures with. */
const LONGEST_ZIP = 32;

/** How many figures of one kind stand side by side from k on. */
function zipSize(text: Clean, counts: readonly QuantityDraft[], k: number): number {
  let n = 1;
  while (
    n < LONGEST_ZIP &&
    k + n < counts.length &&
    isOneLink(text.codes, counts[k + n - 1]!.tail, counts[k + n]!.head) &&
    counts[k + n]!.kind === counts[k]!.kind
  )
    n++;
  return n;
}

/** Where the list begins that holds a figure among others of its kind, with nothing but 、 和 及 between them. */
function firstOfList(text: Clean, counts: readonly QuantityDraft[], k: number): number {
  let first = k;
  while (
    first > 0 &&
    k - first < LONGEST_ZIP &&
    counts[first - 1]!.kind === counts[k]!.kind &&
    isOneLink(text.codes, counts[first - 1]!.tail, counts[first]!.head)
  )
    first--;
  return first;
}

/** The figure from which one changed to this: the one before, or the one in its place in a list of as many; -1 where there is none. */
function changedFrom(text: Clean, counts: readonly QuantityDraft[], k: number): number {
  const first = firstOfList(text, counts, k);
  const previous = first > 0 ? counts[first - 1]! : null;
  const head = counts[first]!;
  if (!previous || previous.kind !== head.kind || head.head - previous.tail > 7) return -1;
  if (!CHANGED_TO.test(text.text.slice(previous.tail, head.head))) return -1;
  const size = zipSize(text, counts, first);
  const from = firstOfList(text, counts, first - 1);
  return first - from >= size ? k - size : first - 1;
}

/** The figure of which a rate is the share, 占 or 分别占 right behind a list of as many figures; -1 where there is none. */
function shareOf(text: Clean, counts: readonly QuantityDraft[], k: number): number {
  const c = counts[k]!;
  if (c.kind !== 'ratio') return -1;
  const first = firstOfList(text, counts, k);
  if (first === 0) return -1;
  const head = counts[first]!;
  const previous = counts[first - 1]!;
  if (previous.kind === 'ratio' || !SHARES.test(text.text.slice(previous.tail, head.head))) return -1;
  const size = zipSize(text, counts, first);
  // the parts stand side by side, each with its own words
  let parts = 1;
  const mayDiffer = CHANGES.test(text.text.slice(previous.tail, head.head));
  while (
    parts < size &&
    (mayDiffer || counts[first - 1 - parts]?.unit === previous.unit) &&
    first - 1 - parts >= 0 &&
    head.head - counts[first - 1 - parts]!.head < LONGEST_SHARES
  )
    parts++;
  return parts === size ? k - size : size === 1 ? first - 1 : -1;
}

const SHARES =
  /^[\u4e00-\u9fff]{0,6}[,，](?:(?:分别|依次|各)?占(?:比)?(?:分别|依次|各)?(?:约|为|达)*|(?:同比|环比|比上年|较上年|[较比][\u4e00-\u9fff]{2,8})?(?:分别|依次|各)(?:同比)?(?:增长|下降|上升|减少|增加|提高|降低|压减)(?:了|约)*|(?:同比|环比)(?:增长|下降|上升|减少|增加|提高|降低))$/;
const CHANGES = /(?:分别|依次|各)(?:同比)?[\u4e00-\u9fff]{2}/;
const LONGEST_SHARES = 200;

/** 划分为正常经营、停产歇业、破产重整三类,分别为96户、58户、33户: each of the kinds that were just named, where there are as many. */
function kindsBefore(text: Clean, counts: readonly QuantityDraft[], k: number): Subject | null {
  const first = firstOfList(text, counts, k);
  const size = zipSize(text, counts, first);
  if (size < 2) return null;
  const head = counts[first]!.head;
  const from = Math.max(0, head - LONGEST_KINDS);
  const m = KINDS.exec(text.text.slice(from, head));
  if (!m) return null;
  const names = splitNouns(m[1]!);
  if (names.length !== size) return null;
  const at = from + m.index + m[0].indexOf(m[1]!);
  const [a, b] = names[k - first]!;
  return { start: at + a, end: at + b };
}

const LONGEST_KINDS = 70;
const KINDS =
  /(?:[为成]|分(?!别)|[,，。;；:：])([^,，。;；:：为成\d]{2,50}?)[一二两三四五六七八九十\d]{1,2}(?:类|种|项|级|档|个(?:方面|类别|等级))[\u4e00-\u9fff]{0,4}[,，](?:各|分别|依次)(?:有|为|是)?$/;

/** A later figure of a zipped list: its noun is the one in its place, or the shared one. */
function zipped(text: Clean, counts: readonly QuantityDraft[], k: number, subjects: Subjects): Subject | null {
  let first = k;
  while (
    first > 0 &&
    isOneLink(text.codes, counts[first - 1]!.tail, counts[first]!.head) &&
    counts[first - 1]!.kind === counts[k]!.kind &&
    k - first < 8
  )
    first--;
  const size = zipSize(text, counts, first);
  const head = counts[first]!;
  let s = head.head;
  const stopAt = Math.max(0, head.head - 60, first > 0 ? counts[first - 1]!.tail : 0);
  while (s > stopAt && !(endsPhrase(text, s - 1) && text.codes[s - 1] !== DUN && text.codes[s - 1] !== 0x29 && text.codes[s - 1] !== 0x28))
    s--;
  let chunk = text.text.slice(s, head.head);
  for (let m = connectiveAtEnd(chunk); m && m[0].length < chunk.length; m = connectiveAtEnd(chunk)) chunk = chunk.slice(0, m.index);
  const nouns = splitNouns(chunk);
  if (nouns.length === size) {
    const [a, b] = nouns[k - first]!;
    return { start: s + a, end: s + b };
  }
  return first < k ? subjects[first]! : null;
}

const ONLY_LEADS = /^(?:共|均|已|共计|合计)?(?:涉及|涉|总数)(?:到|的|金额|资金)?$/;
const FAR_BEHIND = 30;

/** 已完成74条 after 80条整改措施; 下降1.5个百分点 after 融资成本由6.8%降至5.3%: the words that stand directly before, else the noun of the clause before. */
function elided(text: Clean, counts: readonly QuantityDraft[], k: number, subjects: Subjects): Subject | null {
  const t = text.text;
  const c = counts[k]!;
  let s = c.head;
  while (s > 0 && c.head - s < 16 && !endsPhrase(text, s - 1)) s--;
  const own = t.slice(s, c.head);
  const previous = k > 0 ? counts[k - 1]! : null;
  if (
    previous &&
    c.head - previous.end <= 24 &&
    (c.kind === previous.kind || c.kind === 'ratio') &&
    !/[。\n]/.test(t.slice(previous.end, c.head)) &&
    /同比|环比|增长|下降|降至|升至|增至|提高|提升|减少|增加|上升|由|到|至|缩短|压减|压缩|压降|细化|其中|较|降低|升高|上涨|占|降幅|增幅|涨幅|净增|净减|加快|高出|减为|增为/.test(
      own,
    )
  ) {
    return subjects[k - 1]!;
  }
  // 兼职补贴44.5万元,涉及16人: what was counted before is what they are concerned with
  if (
    previous &&
    ONLY_LEADS.test(own) &&
    c.head - previous.end <= FAR_BEHIND &&
    !/[。\n]/.test(t.slice(previous.end, c.head)) &&
    subjects[k - 1]
  )
    return subjects[k - 1]!;
  const word = /[\u4e00-\u9fff]{2,8}$/.exec(own.replace(/(?:共|共计|了|过|的|为|有|各|约|近|超过?|至少|达到?)+$/, ''));
  if (word && !/^(?:其中|另有|其余|剩余|剩下|只有|仅有|分别|同比|环比|增长|下降)$/.test(word[0])) {
    const at = own.indexOf(word[0]);
    return { start: s + at, end: s + at + word[0].length };
  }
  // 其余13家正在安装设备: what is left of those before
  const left = /(?:其余|剩余|余下|剩下|另有)(?=的?$)/.exec(own);
  if (left) {
    const all = wholeBefore(text, counts, k, subjects);
    if (all) return all;
  }
  if (left) return { start: s + left.index, end: s + left.index + left[0].length };
  // 抽查20个在建工地,8个未落实
  const whole =
    c.kind === 'quantity' && own === '' && LACKS.test(t.slice(c.tail, c.tail + 2)) ? wholeBefore(text, counts, k, subjects) : null;
  if (whole) return whole;
  // only what follows may tell: 只有1人提供学习笔记
  let e = c.tail;
  while (e < text.length && e - c.tail < 12 && !endsPhrase(text, e)) e++;
  if (
    e - c.tail >= 2 &&
    /^[\u4e00-\u9fff]/.test(t[c.tail]!) &&
    c.kind === 'quantity' &&
    !/^(?:对|因|按|已|在|其|均|不|未)/.test(t.slice(c.tail, c.tail + 1))
  )
    return { start: c.tail, end: e };
  return null;
}
