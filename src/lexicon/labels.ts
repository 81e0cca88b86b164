import { has } from '../text/chars.ts';
import { openingsOf } from '../text/openings.ts';

/** What a labelled field of an issue holds. */
export type Field =
  | 'problem' // 反馈问题：
  | 'target' // 整改目标：
  | 'answer' // 整改措施： 整改情况：
  | 'completion' // 完成情况： 整改状态：
  | 'outcome' // 整改成效：
  | 'leaders' // 责任领导：
  | 'units' // 责任单位：
  | 'deadline' // 整改时限：
  | 'number' // 序号 (only as a table's column)
  | 'aspect' // 问题类别, 方面 (only as a table's column)
  | 'note' // 备注, 说明: below a table or in it
  | 'other'; // 整改类型, 涉及金额: a label that ends the field before it

/** Labels as printed, without colon or brackets. To add one is one word here and one case in test/structure/layouts.test.ts. */
const ROWS: readonly [Field, string][] = [
  [
    'problem',
    '反馈问题 反馈的问题 巡察组指出 巡视组指出 审计指出 巡察指出 反馈指出 问题描述 存在问题 存在的问题 问题表现 具体问题 主要问题 反馈意见 督察反馈问题 督察反馈意见 巡察反馈问题 巡视反馈问题 审计发现问题 发现问题 问题内容 具体表现 反馈问题描述 整改问题 问题事项 整改事项 审计查出问题 问题 问题清单 反馈问题内容 反馈意见内容 具体情况 问题概述 举报内容 信访内容 反映内容 投诉内容 反映问题 反映的问题 来电内容 来信内容 来访内容 来件内容 投诉举报内容 转办内容 交办内容 问题表述 交办问题 交办问题基本情况 信访件内容 群众反映 举报问题 审议意见 评议意见 督察意见 审计意见 代表意见 审计情况 检查情况 检查发现 审计发现 督察发现 意见内容 反映 反映情况 举报事项 信访事项 信访问题 基本情况 问题基本情况 披露情况 披露问题',
  ],
  ['target', '整改目标 目标 目标要求 整改要求 目标任务 整改目标要求 工作目标 整改标准 预期目标 总体目标 治理目标 销号标准 达标要求'],
  [
    'answer',
    '整改情况 答 答题 答复 我们的整改 我们的做法 怎么改的 怎么改 怎样改 怎样改的 如何改 如何整改 咋改的 咋改 咋办的 怎么办的 整改落实情况 整改进展 整改进展情况 整改措施 整改措施及成效 整改措施和成效 整改措施及完成情况 整改措施及进展 整改措施及进展情况 整改措施及落实情况 整改举措 举措 具体措施 主要措施 采取措施 采取的措施 工作措施 落实措施 整改做法 主要做法 具体做法 整改情况及成效 整改落实 整改工作情况 整改内容 整改具体措施 具体整改措施 整改工作措施 整改落实措施 措施 整改情况说明 落实整改情况 整改工作 主要整改措施 整改工作开展情况 整改推进情况 整改工作进展 整改任务 整改办法 整改 整改具体情况 具体整改情况 整改结果及成效 主要整改举措 已采取措施 已采取的措施 采取的整改措施 整改完成情况及成效 整改过程 处理情况 处理和整改情况 处理及整改情况 查处整改情况 处置情况 办理及整改情况 研究处理情况 研究办理情况 落实处理情况 办理落实情况',
  ],
  [
    'completion',
    '完成情况 整改完成情况 整改状态 整改进度 销号情况 办理情况 落实情况 完成状态 任务完成情况 目前进展 目前进展情况 进展情况 整改结论 是否完成 当前进展 完成进度 完成程度 整改完成状态 状态 进展 目前状态 当前状态 办理状态 办结情况 办理进度 工作进展 整改结果 办理结果 处理结果 评估结论 评估结果 评议结论 核验结论 核验结果 认定结论 认定结果 结果 改成啥样 改成什么样 改得怎样 改得怎么样 改得如何 改得咋样 改到哪一步 改到哪了 改的结果',
  ],
  ['outcome', '整改成效 改后 整改效果 取得成效 主要成效 成效 工作成效 整改成果 整改取得成效 取得的成效 实施成效 效果'],
  [
    'leaders',
    '责任领导 牵头领导 责任人 分管领导 整改责任人 包案领导 牵头责任人 主要责任人 直接责任人 包抓领导 整改领导 责任校领导 责任院领导 牵头校领导 责任局领导 责任县领导 责任人员 第一责任人 督导领导 牵头县领导 责任主体 整改牵头领导 责任党委委员 责任党组成员 整改责任领导 整改责任',
  ],
  [
    'units',
    '责任单位 责任部门 牵头单位 牵头部门 责任科室 配合单位 整改责任单位 主要责任单位 协办单位 整改单位 配合部门 责任股室 牵头科室 整改责任部门 责任处室 责任地区 承办单位 牵头责任单位 主办单位 督导单位 验收单位 协同单位 实施单位 责任单位及部门 责任支部 牵头股室 责任县区 责任车间 配合科室 责任处(科)室 验收销号单位 整改主体 整改实施主体',
  ],
  [
    'deadline',
    '整改时限 完成时限 整改期限 完成时间 整改完成时限 办结时限 完成期限 时限要求 整改时间 时限 整改完成时间 计划完成时间 预计完成时间 整改完成期限 办结时间 期限',
  ],
  ['number', '序号 编号 问题编号 序 问题序号'],
  ['aspect', '问题类别 问题分类 所属方面 方面 类别 问题类型 反馈方面 领域'],
  ['note', '备注 填表说明 填报说明 注'],
  [
    'other',
    '整改类型 整改类别 涉及金额 问题金额 整改金额 下一步打算 下一步计划 下一步工作 下一步措施 下一步 下步打算 下步计划 下一步工作打算 下一步安排 下一步工作安排 佐证材料 督导情况 验收情况 公示时间 公示期 整改依据 责任追究情况 问责情况 追责问责情况 下步措施 下一步举措 后续措施 后续工作 问题来源 问题性质 验收标准 整改分类 下一步整改措施 受理编号 交办编号 交办信访件编号 信访件编号 来电编号 来信编号 案件编号 责任单位与时限 责任单位及时限 责任单位和时限 责任单位及整改时限 责任单位和整改时限 公示时间及意见反馈 公示时间及联系方式 公示期及联系方式 公示期限及联系方式 公示时间及方式 信访编号 转办编号 举报编号 调查核实 调查核实情况 核查情况 核实情况 是否属实 行政区域 污染类型 原因 原因分析 问题原因 记者回访 回访 复核意见 依据 产生原因 问题成因 成因分析 成因 存在原因 验收结论 验收意见 销号意见',
  ],
];

export const LABELS: ReadonlyMap<string, Field> = (() => {
  const map = new Map<string, Field>();
  for (const [field, row] of ROWS) for (const word of row.split(' ')) if (!map.has(word)) map.set(word, field);
  return map;
})();

/** Labels only in brackets: elsewhere the words mean too much else. */
export const IN_BRACKETS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['目标', 'target'],
  ['举措', 'answer'],
  ['做法', 'answer'],
  ['办法', 'answer'],
  ['对策', 'answer'],
  ['整治', 'answer'],
  ['整治情况', 'answer'],
  ['治理', 'answer'],
  ['处置', 'answer'],
  ['查处', 'answer'],
  ['长效', 'answer'],
  ['长效机制', 'answer'],
  ['行动', 'answer'],
  ['进度', 'completion'],
  ['结论', 'completion'],
  ['责任', 'units'],
  ['金额', 'other'],
  ['来源', 'other'],
  ['原因', 'other'],
  ['打算', 'other'],
]);

export const LONGEST_LABEL = Math.max(...[...LABELS.keys()].map((k) => k.length));

/** Labels that are not in the list but are built like one: 整改…措施, 责任…领导. */
const SHAPES: readonly [RegExp, Field][] = [
  [
    /^(?:已|所|目前)?(?:整改|落实|采取|改进|具体|主要|重点|治理|整治|工作|应对|解决).{0,6}(?:措施|举措|做法|办法)(?:(?:及|和|与|、).{2,4})?$/,
    'answer',
  ],
  [/^(?:整改|改进|整治).{0,8}(?:情况|进展)(?:(?:及|和|与|、)(?:成效|效果))?$/, 'answer'],
  [/^措施(?:落实|执行|推进)(?:情况|进展)?$/, 'answer'],
  [/^(?:整改|工作|取得|达到|实现|实际|初步|阶段性?).{0,4}(?:成效|效果|成果)$/, 'outcome'],
  [/^(?:落实|开展|推进)整改(?:情况)?$/, 'answer'],
  // 咱们这么改, 我们是这样改的
  [/^(?:咱们?|我们|村里|支部|学校|局里|大家)?(?:是)?(?:这么|这样|怎么|怎样|如何)(?:改|办|做|解决|处理)的?$/, 'answer'],
  [/^改的?(?:情况|做法|办法|过程)$/, 'answer'],
  [/^(?:责任|牵头|分管|包抓|整改责任|督办|挂牌).{0,4}(?:领导|责任人|负责人)$/, 'leaders'],
  [/^(?:责任|牵头|配合|整改|协办|督导|验收).{0,6}(?:单位|部门|科室|处室|股室|支部)$/, 'units'],
  [/^(?:目前|当前)?(?:整改|办理|落实|处理|完成)?(?:完成)?(?:状态|结果|进度|结论)$/, 'completion'],
  [/^(?:整改|完成|办结|销号).{0,4}(?:时限|期限|时间)$/, 'deadline'],
  [/^(?:反馈|存在|发现|查出|指出).{0,4}问题$/, 'problem'],
  [/^(?:问题|主要|具体|突出)+表现(?:形式)?$/, 'problem'],
  [/^下一?步.{0,8}$/, 'other'],
  [/^(?:后续|今后)(?:整改|工作)?(?:安排|打算|计划|举措|打法|步骤)$/, 'other'],
];

/** The shapes that a label can have by its first character, in their order. */
const SHAPES_BY_FIRST = SHAPES.map(([shape, field]) => ({ first: openingsOf(shape), shape, field }));

/** The field that a label names, or null. `word` is folded and without colon, brackets or white space. */
export function fieldOf(word: string): Field | null {
  const known = LABELS.get(word);
  if (known) return known;
  if (word.length < 2 || word.length > 14) return null;
  const code = word.charCodeAt(0);
  for (const { first, shape, field } of SHAPES_BY_FIRST) if (has(first, code) && shape.test(word)) return field;
  return null;
}

/** What the last word of a label tells of its field, where nothing else does: 督察所指, 采取办法, 见到成效. */
const HEADS: readonly [RegExp, Field][] = [
  // 拟达效果, 应到程度: what is to come of it; 办结情形, 推进情况, 眼下成色: how far it is
  [/^(?:拟|应|需|须|预期|预定|预计|计划|期望)(?:要)?(?:达|到|办|完|实现|成|取得).{0,5}$/, 'target'],
  [/^(?:办结|办理|办成|完成|推进|进展|落实|销号|销账|改进|达标|整改|完工|兑现).{0,2}(?:情形|情况|状况|现况|成色)$/, 'completion'],
  [/^(?:眼下|目前|当前|现阶段|如今).{1,4}$/, 'completion'],
  [/^(?:已|所|已经)(?:干|做|办|采取|开展)的?(?:活|事|工作|事情)?$/, 'answer'],
  [
    /(?:所指|所提|所述|指出|反映|发现|认定|问题|表现|情形|短板|症结|病灶|事由|由来|缘由|缘起|诉求|描述|意见|(?:问题|诉求|反映|信访|任务)内容|任务原文|(?:查出|查见|指出|点到|点出|反馈|督察|审计|巡察)的?(?:事项|事))$/,
    'problem',
  ],
  [/(?:目标|要求|标准)$/, 'target'],
  [/(?:办法|做法|作法|措施|举措|动作|行动|对策|招法|药方|整改|处置|处理|查处|应对|回应|经过|过程|怎么改|怎么办)$/, 'answer'],
  [/(?:进度|进展|程度|结论|状态|结果|现状|完成|成色)$/, 'completion'],
  [/(?:成效|效果|实效|疗效|实绩|见效|变化|成果|收获)$/, 'outcome'],
  [/(?:领导|责任人|负责人|包案人)$/, 'leaders'],
  [/(?:单位|部门|科室|处室|主体)$/, 'units'],
  [/(?:时限|期限|时间|时点|节点|日期)$/, 'deadline'],
];

/** The field of a label that no list has, by its last word; null where that tells none. */
export function fieldByHead(word: string): Field | null {
  return HEADS.find(([head]) => head.test(word))?.[1] ?? null;
}

/** Fewest times that a form repeats its labels. */
const FEWEST_REPEATS = 3;

/** Most characters of a label that a form has less often. */
const LONGEST_RARE_LABEL = 5;

/**
 * The fields of labels that no list has but that lines begin with again and again, as a form does for each of its problems: 督察所指：
 * 采取办法： 办理进度：. Empty where no such line tells a problem or none an answer.
 *
 * @param words what stands in front of the colon of each line that has one, folded; 问题3 and 意见之二 are one more 问题 and 意见
 */
export function formOf(words: readonly string[]): ReadonlyMap<string, Field> {
  const times = new Map<string, number>();
  for (const word of words) {
    const label = withoutNumber(word);
    times.set(label, (times.get(label) ?? 0) + 1);
  }
  const form = new Map<string, Field>();
  const fields = new Set<Field>();
  for (const [word, n] of times) {
    if (n < FEWEST_REPEATS) continue;
    const known = fieldOf(word);
    const field = known ?? fieldByHead(word) ?? 'other';
    fields.add(field);
    if (known === null) form.set(word, field);
  }
  // 推进情况 once among the 推进现状
  if (form.size > 0)
    for (const [word, n] of times) {
      if (n >= FEWEST_REPEATS || word.length > LONGEST_RARE_LABEL || fieldOf(word) !== null) continue;
      const field = fieldByHead(word);
      if (field !== null && fields.has(field)) form.set(word, field);
    }
  return fields.has('problem') && fields.has('answer') ? form : NO_FORM;
}

/** 查见情形3, 意见之二: the label without its number. */
export function withoutNumber(word: string): string {
  return word.replace(/\d+$|之[一二三四五六七八九十]+$/, '');
}

const NO_FORM: ReadonlyMap<string, Field> = new Map();
