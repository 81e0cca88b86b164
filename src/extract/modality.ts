import type { Change, Modality } from '../model/vocabulary.ts';
import { has, newClass, setOf } from '../text/chars.ts';
import type { Clean } from '../text/clean.ts';
import { COMMA, FULL_STOP, PAREN, runBack, runOn, SENTENCE } from '../text/edges.ts';
import type { QuantityDraft } from './quantities.ts';

/** Parts of a text in which planned or demanded figures are the rule. Sorted, not overlapping. */
export interface PlannedZone {
  start: number;
  end: number;
  /** goal: 整改目标; action: planned measures; outlook: 下一步 and next year's plan. */
  why: 'goal' | 'action' | 'outlook';
}

/** From here on in the sentence figures are planned. */
const PLANNED =
  /(?<=^|[,，。;；:：、)年月底前]|[全我本][市县区镇乡省州旗校院局系])计划(?![的书表]|(?:财务|生育|发展|规划|统计|建设|信息)*[处科部股室司局委])|计划(?=[\d一二两三]{1,4}[年月]|于|在\d|投入|投资|引进|招录|招聘)|力争|争取(?![^,，。;；]{0,14}(?:资金|补助|项目|编制|批复|债券|经费|支持|贷款|指标|名额|专款))|预计(?!规模|数|值|总[额量数])|确保|原定(?!于)|拟(?=[建投引开招增购选派遴于在通用对将利设]|新建|追加|压减|罚款|保留|分别)(?![^\d,，。;；]{1,8}的)|谋划(?:实施|建设|推进)(?![,，。;；、])|将(?:于|在|投资|投入|建成|新建|达到|再|新增|完成|组织|开展|建设|实现|设立|设置|启动)|(?<=建成|投产|投用|完工|竣工|达产|投运|完成)后[,，]?(?:可|将|能)|届时|目标(?:是|为)|有望|预期|明年|下一?步|到\d{4}年(?:底|末)?[,，]?(?:力争|实现|达到)/y;
/** What ends a plan within a sentence: something done. */
const DONE = /已经?|目前|现有|现已|截至|累计|共计|完成了|实现了|达到了|[仅只]完成|实际(?!需|控制)/;
/** What exists is not planned, whatever is done with it. */
const EXISTING =
  /(?:现有|已有|原有|既有|目前|已|上年|去年|(?<![实体展呈发出兑再表涌])现|以往|历年|(?:剩余|其余|余下)的?|在建的?|全(?:[县市区省镇乡校院州旗]|街道|系统)|(?:没有?|[尚还暂]?未|仍在|正在)[\u4e00-\u9fff]{1,4}的|对[^,，。;；\d]{2,14}的|反馈的|指出的|提出的|对|覆盖全部|对(?:全[县市区省镇乡校院]|辖区)[^,，。;；]{2,30}、)$/;
/** Demands: 每次至少…, 单笔不超过… */
const DEMAND = /(?:不少于|不短于|不长于|不低于|至少|不超过|不高于|不得超过|不得少于|不得低于|不得高于|最多|至多|不大于|不小于|不多于)$/;
const ROUTINE =
  /每(?:[年月周季天日次]|半年|季度|个|家|名|人|村|校|院|户|届|学期|半月|两周|\d)|单[笔次个]|统一|原则上|必须|(?<![响对供相反适效])应当?|须|要求|明确|规定|每[\u4e00-\u9fff]{1,8}(?:至少|不少于|不低于)|年均|全年|今后|督促|责[令成]|限[定期时]|(?:以|之)?内|建设|收取|控制|保持/;
/** 至少提供两条, 不得超过年度投资总额的10% */
const DISTANT_DEMAND = /(?:至少|不少于)[^,，。;；、:：\d]{0,11}$|不(?:得)?(?:超过|高于|低于|少于)[\u4e00-\u9fff]{1,10}的$/;
/** 按不低于职工总数1%的比例 */
const DEMANDED_SHARE = /不得?(?:超过|高于|低于|少于|大于|小于)[\u4e00-\u9fff]{1,10}$/;
/** A condition in a rule describes, it does not demand. */
const CONDITION = /^(?:的|以上的|及以上的|以下的)/;

const PLANNED_OPENING = newClass('计力争预确拟谋将届目有明下到后原');
/** And the characters that stand behind those in it. */
const secondOfPlanned = setOf('追压罚分利设启定划争取计期保建投引开招增购选派遴时于在通用对将新达再完组实标望年一步,，可能0123456789');

/** Where a plan or hope is announced, in order: one pass for a whole text. */
export function findPlans(text: Clean): number[] {
  const { classes, codes, length } = text;
  const at: number[] = [];
  for (let i = runOn(classes, 0, length, PLANNED_OPENING); i < length; i = runOn(classes, i + 1, length, PLANNED_OPENING)) {
    if (!has(secondOfPlanned, codes[i + 1]!)) continue;
    PLANNED.lastIndex = i;
    if (PLANNED.test(text.text)) at.push(i);
  }
  return at;
}

/** The last of some sorted positions in [from, to), or -1. */
function lastBefore(sorted: readonly number[], to: number, from: number): number {
  let lo = 0;
  let hi = sorted.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (sorted[mid]! < to) lo = mid + 1;
    else hi = mid;
  }
  const at = lo > 0 ? sorted[lo - 1]! : -1;
  return at >= from ? at : -1;
}

/** The last characters of what `EXISTING` and `DEMAND` find, for a quick no. */
const endsExisting = setOf('有前已年现往余的对建县市区省镇乡校院州旗道统下部、');
const endsDemand = setOf('于少过低高多');
const OF = '的'.charCodeAt(0);
const HAVE = '有'.charCodeAt(0);

function holdsHave(clause: string): boolean {
  for (let i = 1; i < clause.length; i++) if (clause.charCodeAt(i) === HAVE) return true;
  return false;
}

/** Whether a figure says what is, or what shall be. */
export function modalityOf(text: Clean, count: QuantityDraft, zone: PlannedZone | null, plans: readonly number[]): Modality {
  if (count.kind === 'age' && !/(?:寿命|期望寿命)[^,，。]{0,8}$/.test(text.text.slice(Math.max(0, count.head - 14), count.head)))
    return 'actual';
  const t = text.text;
  const sentence = runBack(text.classes, count.head, count.head - 140, SENTENCE);
  const clause = t.slice(runBack(text.classes, count.head, sentence, COMMA | PAREN), count.head);
  const after = t.slice(count.tail, count.tail + 14);
  if (zone?.why === 'goal') return 'target';
  const bound = t.slice(count.head, count.start);
  // 每季度对不少于两个村开展抽查
  const isDemanded = clause.endsWith('对') && DEMAND.test(bound) && ROUTINE.test(clause);
  // 计划四季度对3个项目开展审计
  const isPlannedFor = clause.endsWith('对') && /(?:计划|拟)(?:于|在)?[^,，。;；]{0,12}对$/.test(clause);
  if (!isDemanded && !isPlannedFor && has(endsExisting, t.charCodeAt(count.head - 1)) && EXISTING.test(clause)) return 'actual';
  if (holdsHave(clause) && /现有|已有|原有/.test(clause)) return 'actual';
  if (zone) {
    // 由88%提升到100%: from what there is; 对低于85分的企业: what it is done to
    if (RISES_FROM.test(clause) && RISES_TO.test(after)) return 'actual';
    if (DONE_TO.test(clause) && DESCRIBES.test(t.slice(count.end, count.end + 8))) return 'actual';
    // 抓好三项工作:(一)…; 12个二级学院轮审全覆盖; 总投资9.8亿元的项目5月底前投产: what the plan itself has, or what there is
    if (
      zone.why === 'outlook' &&
      count.kind === 'quantity' &&
      (LISTS.test(t.slice(count.tail, count.tail + 16)) || COVERED.test(after) || TAKEN_BY.test(t.slice(count.tail, count.tail + 26)))
    )
      return 'actual';
    if (zone.why === 'outlook' && count.kind === 'money' && text.codes[count.tail] === OF && /总投资(?:额)?$/.test(clause)) return 'actual';
    // 立案12个月以上的未结案件, 把53项新建和修订的制度汇编成册
    if (
      count.kind === 'duration' &&
      (/^及?以[上下]的/.test(t.slice(count.end, count.end + 4)) || (text.codes[count.tail] === OF && clause.endsWith('满')))
    )
      return 'actual';
    if (count.kind === 'quantity' && TAKEN.test(clause) && INTO.test(after)) return 'actual';
    if (zone.why === 'outlook' && toldSoFar(t, count.head)) return 'actual';
    if (zone.why === 'outlook')
      return FOUND.test(t.slice(sentence, count.head)) ||
        /去年|上年(?!度)|往年/.test(t.slice(sentence, count.head)) ||
        // 紧盯2个未完成问题
        (count.kind === 'quantity' && LEFT_OPEN.test(after)) ||
        (/^(?:围绕|以|对|针对|依托|按照|根据)(?:(?!每)[^,，]){0,10}$|(?:剩余|尚未[^,，]{0,6}|余下)$/.test(clause) &&
          count.kind === 'quantity' &&
          isWhole(after))
        ? 'actual'
        : 'target';
    // planned measures of an environmental task: thresholds describe
    if (count.kind === 'duration' && /以上|以下/.test(t.slice(count.end, count.tail))) return 'actual';
    if (!/现有|已|目前|截至|完成了|以.{0,6}为依托/.test(clause)) return 'target';
  }
  if (has(endsEstimate, t.charCodeAt(count.head - 1)) && ESTIMATE.test(t.slice(Math.max(0, count.head - 10), count.head))) return 'target';
  // 占年度计划52亿元的91%
  if (OF_PLAN.test(clause)) return 'target';
  const planned = lastBefore(plans, count.head, sentence);
  if (planned >= 0 && !(RISES_FROM.test(clause) && RISES_TO.test(after))) {
    const between = t.slice(planned, count.head);
    if (!DONE.test(between.slice(2))) return 'target';
  }
  // 主要预期目标是:A增长6%;B增长8%;…: the list goes on behind each semicolon
  const listed = planned < 0 ? lastBefore(plans, sentence, count.head - LONGEST_LIST) : -1;
  if (
    listed >= 0 &&
    LISTS_PLANS.test(t.slice(Math.max(0, listed - 5), listed + 6)) &&
    runBack(text.classes, sentence, listed, FULL_STOP) === listed &&
    !DONE.test(t.slice(listed, count.head))
  )
    return 'target';
  const edge = t.slice(Math.max(0, count.start - 14), count.start);
  const last = t.charCodeAt(count.start - 1);
  if (
    (has(endsDemand, last) && DEMAND.test(edge.slice(-5))) ||
    ((last === OF || edge.includes('少')) && DISTANT_DEMAND.test(edge)) ||
    (count.kind === 'ratio' && DEMANDED_SHARE.test(edge))
  ) {
    if (CONDITION.test(after) && !/^的(?:标准|比例)/.test(after)) return 'actual';
    return /已|达到了|实现了|均达|累计|有的|发现/.test(clause) && !MUST.test(clause) ? 'actual' : 'target';
  }
  // 3年内建设不少于3个, 个工作日内核销
  if (
    count.kind === 'duration' &&
    count.bound === 'at-most' &&
    !DONE.test(clause) &&
    !AVERAGED.test(clause) &&
    !/不足|不到|不满/.test(bound) &&
    // 年均使用不足60学时的设备 describes
    text.codes[count.tail] !== OF &&
    (DEMAND_AHEAD.test(t.slice(count.tail, count.tail + 20)) || ROUTINE.test(clause) || /(?:要在|限)$/.test(clause))
  )
    return 'target';
  // 把大额贷款占比控制在25%以内
  if (count.bound === 'at-most' && count.kind !== 'duration' && HELD_DOWN.test(t.slice(Math.max(sentence, count.head - 40), count.head)))
    return 'target';
  // 须经5名以上专家论证
  if (clause.includes('须') && MUST.test(clause)) return 'target';
  // 制定每年增长4个百分点的提升计划
  if (text.codes[count.tail] === OF && /^的[^,，。]{0,8}(?:计划|目标|任务)/.test(after)) return 'target';
  return 'actual';
}

/** 截至2025年1月底,已完成整改9个,…: what a plan tells of the time before it, to the end of the paragraph. */
export function toldSoFar(t: string, at: number): boolean {
  const from = Math.max(at - LONGEST_LIST, t.lastIndexOf('\n', at - 1) + 1);
  return SO_FAR.test(t.slice(from, at));
}

const SO_FAR = /截[至止](?:目前|\d{4}年|\d{1,2}月)[^。\n]{0,12}[,，](?:已|累计|完成|共)/;

const LONGEST_LIST = 400;
const LISTS_PLANS = /(?:预期|奋斗|工作|主要|发展)目标(?:任务)?(?:是|为|:)|(?:下一?步|下一?阶段|接下来)[,，]?(?:计划|拟)/;

const OF_PLAN = /(?:占|完成了?|为|达)(?:年度|全年|当年|预定)?(?:计划|目标任务|任务|目标)(?:总[量数])?$/;
const TAKEN = /[把将]$/;
const INTO = /^[^,，。;；\d]{2,10}的[^,，。;；\d]{2,6}(?:纳入|列入|汇编|固化|转化)/;
const ESTIMATE = /目标值$|(?<![核审调追]减|超)(?:概算总?(?:投资|金额)|(?:估算|匡算)总?(?:投资|金额)?)约?$/;
const endsEstimate = setOf('算总资额约值');
const HELD_DOWN = /[把将](?![^,，。;；]{0,24}已)[^,，。;；\d]{2,24}控制在[^,，。;；\d]{0,6}$/;
const MUST = /(?<![无毋])须(?:经|有|由|在|达到?|满|提前|至少)[^,，。;；、\d的]{0,10}$/;
/** 均在24小时内完成, 平均响应时间缩短到5分钟以内: how it has become. */
const AVERAGED =
  /均(?:已)?在$|(?:分之[一二三四五]|%)的[^,，。;；]{1,6}在$|(?:平均|时间|时长|用时|周期)[^,，。;；]{0,14}(?:缩短|压缩|压减|降低?)[到至为]?$/;
const LEFT_OPEN = /^(?:尚?未|还没|没有|正在|仍在|暂未)[\u4e00-\u9fff]{1,6}?的?(?:问题|事项|任务|措施)/;
const LISTS = /^(?:重点)?(?:工作|任务|方面|大?事|环节|举措)[\u4e00-\u9fff]{0,8}[:：]/;
const COVERED = /^[\u4e00-\u9fff]{1,10}(?:全覆盖|全部“)/;
/** 4项任务由市级领导领办 */
const TAKEN_BY = /^[\u4e00-\u9fff]{1,8}由[\u4e00-\u9fff]{2,10}(?:领办|负责|包案|包到|包抓|牵头|督办)/;
const RISES_FROM = /(?:由|从)[^,，。;；]{0,10}$/;
const RISES_TO =
  /^[^,，。;；\d]{0,8}(?:提高|提升|增加|增长|扩大|压缩|缩短|压减|降低|下降|上升|调整|减少|[增升降减])[^,，。;；\d]{0,2}[到至为]/;
const DONE_TO = /(?:对|针对)[^,，。;；按给予以]{0,24}$/;
const DESCRIBES = /^(?:及?以[上下内])?的[\u4e00-\u9fff\d]/;

/** 督察指出,42家企业中有27家…; 反馈的22个问题: found before the plan was made. */
const FOUND = /指出[,，:：]|反馈的|发现[,，:：]/;

const DEMAND_AHEAD =
  /^(?:内)?(?:[^,，。;；]{0,10}(?:不少于|至少|不低于)|核销|办结(?!率|[\d了])|办理|回应|(?:向[^,，。;；]{2,14})?反映|通过以下|完成(?!了)|答复|反馈|响应|上门|到场|须|应当?|必须|(?:整改|拨付|修复|处置|补[课报缴录]|清[理运退])到位|报送|缴清|建设|不得|不能|禁止|不再)/;

function isWhole(after: string): boolean {
  return /^(?:[,，。;；、的“]|[\u4e00-\u9fff])/.test(after);
}

const INCREASE = /(?:增长|上升|提高|提升|增加|上涨|扩大|增幅|新增长|净增|增收)(?:了|约|近|超过?|达)*$/;
const DECREASE = /(?:下降|降低|减少|缩短|压减|回落|缩减|降幅|减幅|压降|压缩|收窄|削减|下滑)(?:了|约|近|超过?|达)*$/;

/** The last characters of what `INCREASE` and `DECREASE` find. */
const ENDS_CHANGE = setOf('长升高加涨大幅增收降低少短减落缩窄滑了约近超过达');

const MOVEMENT = newClass('长升高加涨大幅收降低少短减落缩窄滑');

/** 同比增长12.3%, 减少6天; a level (增至68个) is no change. */
export function changeOf(text: Clean, count: QuantityDraft, previous: QuantityDraft | null, previousChange: Change | null): Change | null {
  let moved = false;
  for (let i = Math.max(0, count.start - 4); i < count.start; i++) if (text.classes[i]! & MOVEMENT) moved = true;
  const before = moved ? text.text.slice(Math.max(0, count.start - 8), count.start) : '';
  if (!moved || !has(ENDS_CHANGE, text.codes[count.start - 1]!)) {
    // nothing moves here, unless a list carries on
  } else if (INCREASE.test(before)) return 'increase';
  else if (DECREASE.test(before)) return 'decrease';
  // 同比增长9.63%、40.04%
  if (
    previous &&
    previousChange &&
    previous.kind === count.kind &&
    count.head === previous.tail + 1 &&
    /^[、和]$/.test(text.text[previous.tail]!)
  )
    return previousChange;
  return null;
}
