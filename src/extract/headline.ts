import type { Bound, DocumentKind, HeadlineKey, SanctionAction } from '../model/vocabulary.ts';
import { has, setOf } from '../text/chars.ts';
import type { Clean } from '../text/clean.ts';
import { CLAUSE, ENUMERATION, FULL_STOP, runBack, runOn } from '../text/edges.ts';
import { openingsOf, opensWith } from '../text/openings.ts';
import { meetingsOf } from './headline-meetings.ts';
import { ACTS_ON_RULES, ruleKey } from './headline-rules.ts';
import type { QuantityDraft } from './quantities.ts';
import type { SanctionDraft } from './sanctions.ts';

export interface FigureDraft {
  start: number;
  end: number;
  value: number;
  bound: Bound;
}

export type HeadlineDraft = Partial<Record<HeadlineKey, FigureDraft>>;

interface Weighted extends FigureDraft {
  /** How plainly it is said what the figure is about. */
  readonly weight: number;
}

/** What the sentence is counting: set by the last total, used by the bare figures after it (已完成21个,正在整改5个). */
type Topic = 'issues' | 'measures' | 'clues' | 'rules' | 'people' | 'other' | null;

const THING: ReadonlySet<string> = new Set(['个', '项', '条', '件', '类', '大类', '小类', '条次', '方面', '大方面', '起', '宗', '款']);
const KINDS: ReadonlySet<string> = new Set(['类', '大类', '小类']);
const OCCASION: ReadonlySet<string> = new Set(['次', '场', '场次', '轮', '个', '回']);
const PERSON: ReadonlySet<string> = new Set(['人', '名', '人次', '位']);
const DONE =
  /(?:已|均已|全部|已经|按期|按时)?(?:完成整改(?:任务)?|整改完成|完成|整改到位|整改落实到位|已整改|整改完毕|改完|改好|改彻底|彻底解决|已经?解决|见效|见底|清零|已改|做完|改到位|落实到位|已落实|落实|兑现|落地|闭环|对账销号|办结|销号|整改销号|完成销号|整改)(?:的|了)?(?:问题|事项|任务|整改措施|措施|具体问题)?(?:有|共|共有|数)?$/;
const DONE_STRICT =
  /(?:完成整改|整改完成|整改完毕|改完|做完|改好|改彻底|彻底解决|见效|见底|清零|已改$|改到位|已完成|全部完成|完成|整改到位|已整改|办结|销号|已落实|落实到位|落实|兑现|落地|闭环|解决)/;
const ONGOING =
  /(?:正在|仍在|尚在|还在|正)(?:有序|持续|加快|加紧|积极|抓紧|稳步|协调|全力|统筹|推进(?=整改)){0,2}(?:整改|改|推进|办理|落实|实施|进行|办(?!公))(?:中|的)?(?:问题|事项|任务|措施)?(?:有|共)?$|(?:整改|推进|进行|办理|实施|落实)中(?:的)?(?:问题|事项)?(?:有)?$|^推进(?:中)?(?:的)?$|^在[改办](?:的)?(?:有)?$|^按?(?:序时|时序|计划)推进$|^持续实施$|(?:达到|符合|按)(?:了)?(?:序时|时序)进度(?:要求)?(?:推进|整改)?(?:的)?(?:问题|事项|任务)?(?:有|共)?$/;
const NOT_PLAIN = /基本|阶段性|部分|未|尚未|没有|长期|延期|立行立改|限期|分阶段|不属实/;
const DONE_AFTER =
  /^(?:具体|反馈)?(?:问题|事项|(?:整改)?(?:任务|措施|举措))?[,，]?(?:现|目前)?(?:均|都|全部|已全部|已经|现已|已)+(?:按期|按时|如期|全部|已)*(?:完成(?:了)?整改|整改完成|整改完毕|整改到位|完成|整改|改完|改好|办结|销号|落实|落地|解决)|^(?:问题|事项)?完成(?:了)?整改|^(?:个)?(?:具体)?(?:问题|事项|任务|措施)?(?:完成整改|整改完成|整改到位|整改完毕|改[完好]|彻底解决|已经?见效)|^(?:整改任务)?(?:落实到位|落地|对账销号|销号)|^已?(?:完成|落实|办结|兑现|做完)$/;
/** 29个问题,均已完成整改: all of them, said in the next clause. */
const ALL_DONE_NEXT =
  /^(?:问题[、和及]\d{1,3}[条项](?:整改)?(?:措施|举措)(?:现?已?均|全部|都)已?(?:经)?(?:落实|完成|整改)|(?:[^,，。;；:：\n\d]{0,14}[,，]|并)(?:目前|现|截至目前|截止目前)?[,，]?(?:现?已?均|现?已?全部|都)(?:已经?)?(?:全部)?(?:按期|按时|如期)?(?:全部)?(?:完成|整改|办结|落实|销号|改到位|改完|改好|落到位|见效)|[,，](?:目前|现)?全部(?:落到位|改到位|见效|改完|改好))/;
const ONGOING_AFTER =
  /^(?:问题|事项)?(?:正(?:在)?抓紧|在(?:加紧|抓紧|积极)(?:整改|办理|推进)|按(?:照)?[^,，。;；:：]{0,8}(?:推进|实施|落实|进行|办理)|在[做改办](?=$|[,，。;；])|[仍还]在解决|仍需[^,，。;；]{0,8}[,，、]正在整改)|^(?:具体)?(?:问题|事项|整改任务|任务|整改措施|措施)?(?:正在|仍在|尚在|还在|正|均正?在?)(?:有序|持续|加快|加紧|积极|抓紧|稳步|协调|全力|统筹|推进(?=整改)|按(?:照|计划|既定|整改|(?:序时|时序)?(?:进度|节点)(?:要求)?|序时|时序)*){0,2}(?:整改|推进|办理|落实|实施|进行|改(?!造)|办(?!公))|^(?:问题|事项|任务|措施)?(?:已)?(?:达到|符合|按)(?:了)?(?:序时|时序)进度|^(?:问题|事项|措施)?(?:整改|推进)中|^在(?:整改|推进|办理)中|^有序推进/;

/** 问题线索4件,均已办结 */
const ALL_CLOSED =
  /^(?:问题)?(?:线索)?(?:\d+人)?[,，](?:现|目前)?(?:均|都|已|全部)+(?:办结|了结|查结|(?:处置|核查|办理|调查)完毕)(?!了?\d)|^[^。;；\d]{2,80}[,，](?:现|目前)?(?:均|全部)已(?:全部)?(?:办结|了结|查结)/;

/** 已整改完成并长期坚持31个: done, whatever is kept up. */
const LASTING = /(?<=(?:完成整改|整改完成|已完成|整改到位))并(?:将|需)?(?:长期|持续)(?:坚持|巩固)(?:的)?$/;

const ACTION_KEYS: Partial<Record<SanctionAction, HeadlineKey>> = {
  调离岗位: 'people.transferred',
  诫勉: 'people.admonished',
  批评教育: 'people.criticised',
  谈话提醒: 'people.reminded',
  约谈: 'people.reminded',
  党纪处分: 'people.partySanctioned',
  政务处分: 'people.governmentSanctioned',
  党纪政务处分: 'people.partyGovernmentSanctioned',
  立案: 'people.investigated',
};

/** 将12个问题落实到7个委室、44项整改任务 */
const TO_BE_DONE = /(?:分解|细化|拆解|梳理|形成|列出|转化|落实)(?:为|成|出|形成|到)?(?:[\u4e00-\u9fff]{0,4}\d*[\u4e00-\u9fff]{0,6}、)?$/;

const ISSUES_NOUN =
  /^(?:具体|突出|主要|反馈|整改|重点|共性|个性|方面的?|(?:需要?|亟[需待]|应当?|有待)(?:改进|整改|解决|关注|完善|研究|加强)的)*(?:的)?(?:问题|事项|整改任务)(?!线索|清单)/;
const MEASURES_NOUN = /^(?:具体|整改|处理|办理|落实|切实|可行|有效|有力|针对性|的)*(?:措施|举措)/;
const CLUES_NOUN = /^(?:移交|移送|反馈|巡[察视]移交|转交)*(?:的)?(?:问题|信访)?线索/;
const STARTS_ISSUES_NOUN = openingsOf(ISSUES_NOUN);
const STARTS_MEASURES_NOUN = openingsOf(MEASURES_NOUN);
const STARTS_CLUES_NOUN = openingsOf(CLUES_NOUN);

/**
 * The figures that describe the whole rectification, from the counts of the overview: number last (已完成整改21个) and number first
 * (41个问题已完成整改). A joint figure for several actions is given to none of them.
 */
export function findHeadline(
  text: Clean,
  counts: readonly QuantityDraft[],
  sanctions: readonly SanctionDraft[],
  inOverview: (at: number) => boolean,
  kind: DocumentKind,
): HeadlineDraft {
  const wholeReport = kind === 'work-report';
  const t = text.text;
  const out = new Map<HeadlineKey, Weighted>();
  // the first mention counts, unless a later one says more plainly what it is about
  const put = (key: HeadlineKey, c: QuantityDraft, weight = 1): void => {
    const had = out.get(key);
    if (c.value === null || (had && weight <= had.weight)) return;
    // of the whole, what is stated of a part before is no figure
    if (key === 'issues.total' && weight === 3) {
      out.delete('issues.completed');
      out.delete('issues.inProgress');
    }
    out.set(key, { start: c.start, end: c.end, value: c.value, bound: c.bound, weight });
    if (key === 'issues.total') units.issues = c.unit;
    else if (key === 'measures.total') units.measures = c.unit;
  };
  const units = { issues: '', measures: '' };
  /** 三类分别完成6个、4个、2个,共完成12个 */
  const isAllDone = (about: 'issues' | 'measures', pre: string, c: QuantityDraft): boolean => {
    const before = out.get(`${about}.completed`);
    const total = out.get(`${about}.total`);
    return /^即?共/.test(pre) && before !== undefined && total !== undefined && c.value! > before.value && c.value! <= total.value;
  };
  let topic: Topic = null;
  let sentence = -1;
  let aboutOf: Topic = null;
  /** The topic of an earlier sentence: 查出9个问题。…开展督办。截至11月底,已完成整改6个 */
  let lately: Topic = null;
  for (let k = 0; k < counts.length; k++) {
    const c = counts[k]!;
    if (c.value === null || !inOverview(c.start)) continue;
    const previous = k > 0 ? counts[k - 1]! : null;
    const from = runBack(text.classes, c.head, Math.max(c.head - 60, previous ? previous.tail : 0), CLAUSE | ENUMERATION);
    const pre = withoutLeadUp(t.slice(from, c.head));
    const to = runOn(text.classes, c.tail, Math.min(text.length, c.tail + 40), CLAUSE);
    const following = counts[k + 1];
    // 18个问题已完成整改14个: the next figure ends what is said of this one
    const carriesOn = following !== undefined && following.head < to;
    const post = t.slice(c.tail, carriesOn ? following.head : to);
    const s = runBack(text.classes, c.head, c.head - 400, FULL_STOP);
    if (topic === 'issues' || topic === 'measures') lately = topic;
    if (s !== sentence) {
      sentence = s;
      // 截至目前,已经改完7个 goes on about what the sentence before counted
      if (
        !/^(?:截至|截止|目前|现已|其余|剩余|余下|到目前|经(?:过)?[^,，。;；]{0,6}整改|(?:集中)?整改(?:期间|以来|中|工作)|到(?:今年)?\d{1,4}[月年]|总体看|总的来看|[(（])/.test(
          t.slice(s, s + 12),
        )
      ) {
        topic = null;
        aboutOf = null;
      } else topic ??= lately;
    }
    // 此前,…开展过常规巡视,2021年1月反馈问题30个,…: of another inspection
    if (opensWith(BEFORE_THIS, STARTS_BEFORE_THIS, t.slice(s, s + 8))) continue;
    if (thingsApart(t, c, following)) continue;
    if (topic === null && lately !== null && /^(?:累计|合计|总共)(?:已)?(?:完成|整改|办结|销号)$/.test(pre)) topic = lately;
    // 边学边改,到1月底,改好的5个; …,现已完成整改6个
    if (topic === null && lately !== null) {
      if (/^(?:现|目前|我[局院校委镇乡])*(?:已经?)?(?:完成整改|整改完成|整改到位|销号)$/.test(pre)) topic = lately;
      else if (
        isComma(text.codes[from - 1]) &&
        /[,，;；](?:截[至止]|到)[^,，。;；]{2,14}[,，]$/.test(t.slice(Math.max(s, from - 20), from))
      )
        topic = lately;
    }
    const lead = t.slice(Math.max(s, c.head - 120), c.head);
    // 措施:制定27条
    const labelled = isColon(text.codes[from - 1])
      ? /(?:^|[\n。;；])(?:整改)?(措施|举措|制度|问题)[:：]$/.exec(t.slice(Math.max(0, from - 6), from))?.[1]
      : undefined;
    if (labelled) topic = labelled === '制度' ? 'rules' : labelled === '问题' ? 'issues' : 'measures';
    const thing = THING.has(c.unit) || c.unit === '';

    if (c.kind === 'money') {
      // 收回、上缴资金41.6万元
      const listedVerb = /^(?:上缴|退还|退缴|归还)/.test(pre) && /(?:收回|追回|清退|追缴|收缴|退回)、$/.test(t.slice(from - 3, from));
      const listed =
        /等(?:资金|款项?|费用)?$/.test(pre) &&
        /(?:清退|追缴|追回|退还|收回)(?:违规|违纪|多|欠|应|被)[^,，。;；\d]{2,24}等(?:资金|款项?|费用)?(?:合计|共计?)?$/.test(lead);
      // 退回劳务费、差旅费17580元
      const listedFees =
        /^(?:[^,，。;；\d]{0,6}[费款金贴]|挽回资金)$/.test(pre) &&
        /(?:清退|收回|追缴|追回|退缴|退还|退回|收缴)[^,，。;；\d]{0,20}、$/.test(t.slice(Math.max(s, from - 26), from));
      if (
        (listedVerb ||
          listed ||
          listedFees ||
          /(?:清退|收回|追缴|追回|退缴|清缴|退还|清收|追偿|退回|收缴|退赔|追赔)[^,，。;；\d]{0,16}$/.test(pre)) &&
        !/应|拟|将|计划|挽回(?!资金|款)/.test(pre) &&
        // 财政部门预算执行问题6项,涉及金额2.3亿元,其中:追缴资金770万元: of one field among all that was found
        !(
          out.get('issues.total') &&
          out.get('issues.total')!.start < s &&
          /问题\d+[个项条][,，](?:涉及|问题)(?:问题|违规)?(?:资金|金额)/.test(t.slice(Math.max(s, c.head - 200), c.head))
        ) &&
        // what others had to give back to those who paid it
        !(
          wholeReport &&
          /退还(?:企业|群众|消费者|经营主体|商户|业主|家长)|责令退赔|为[^,，。;；]{2,20}追回|(?:帮助|协助|支持)[^,，。;；]{0,8}追回|追偿[^,，。;；]{0,6}(?:生态|环境|损害|修复)/.test(
            t.slice(Math.max(s, c.head - 24), c.head),
          )
        )
      )
        put('funds.recovered', c, SUM_OF_FUNDS.test(t.slice(from, c.head)) && isSumOfMoney(counts, k, s) ? 2 : 1);
      // 17.46万元款项清退收缴到位
      else if (!wholeReport && pre === '' && FUNDS_CAME_BACK.test(post)) put('funds.recovered', c);
      // 追缴承包费42.7万元、清退取暖费6.18万元,累计48.88万元: all of it
      else if (
        (out.get('funds.recovered') || ABOUT_FUNDS.test(lead)) &&
        SUM_OF_FUNDS.test(t.slice(from, c.head)) &&
        isSumOfMoney(counts, k, s)
      )
        put('funds.recovered', c, 2);
      continue;
    }
    if (c.kind === 'ratio') {
      if (
        !wholeReport &&
        // 整改完成率不低于60% is what is wanted
        !(c.bound === 'at-least' && c.head < c.start) &&
        /(?:整改|总体|问题|任务)?(?:整改)?(?:完成|销号)率$|整改率$|办结率$/.test(pre) &&
        !/措施|时序|按期/.test(pre) &&
        // 整改完成率达到100%的51个: of how many it is told, not of the whole
        !/^(?:以[上下])?的(?:(?:有|共)?\d|单位|部门|地区|县|市|区|乡|镇|企业|,|,|由|将)/.test(t.slice(c.tail, c.tail + 6)) &&
        !/(?:确保|力争|争取)[^,，。;；]*$/.test(lead) &&
        // 措施完成35条,完成率92.1%
        !(topic === 'measures' && /(?:^|[^改])完成率$|办结率$/.test(pre)) &&
        !(/办结率$/.test(pre) && /信访|投诉|举报|案件|诉求|件/.test(lead.slice(-30)))
      )
        put('issues.completionRate', c);
      // 完成整改26项,占83.9%
      else if (previous && out.get('issues.completed')?.start === previous.start && SHARE_OF_ALL.test(t.slice(previous.tail, c.head)))
        put('issues.completionRate', c);
      continue;
    }
    if (OCCASION.has(c.unit)) {
      const held = c.unit === '个' ? null : meetingsOf(t, c, { sentence: s, from, pre, lead });
      if (held) put(held.key, c, held.weight);
      if (c.unit !== '个') continue;
    }
    if (PERSON.has(c.unit)) {
      // 党纪政务处分4人、诫勉7人、提醒谈话20人,共计31人
      if (isSumOfSanctions(t, s, from, c) || isSumOfBracket(t, c, counts, k)) put('people.handled', c);
      else if (/^[^,，。;；]{0,4}由有关部门|^[^,，。;；]{0,12}另行处理/.test(post)) continue;
      else if (
        /(?:组织处理|追责问责|问责追责|追究责任|问责处理|责任追究|追责|问责|处理|处分处理|处理处分|惩处)(?:和(?:纪律)?处分)?(?:了)?(?:相关|有关)?(?:责任|违纪|党员|领导|公职|村组?|中层|管理|医务|工作|涉案|失职|失责|干部)*(?:人员|人|干部|党员干部|责任人|公职人员|干警|民警|职工|教职工|员工|教师|党员|负责人)?均?$/.test(
          pre,
        ) &&
        !/党纪|政务|其中|分别|给予.{0,6}处分$|信访/.test(pre)
      ) {
        put('people.handled', c);
        topic = 'people';
      } else if (
        /^受到(?:处理|追责|问责)的?(?:相关|有关)?(?:干部|人员|党员|党员干部|责任人|职工)?$/.test(pre) ||
        (/^(?:[\u4e00-\u9fff]{0,8})?(?:被|受到|予以|给予|进行了?|实施)?(?:追责问责|组织处理|问责|责任追究|处理|(?<=被)追责)(?:$|处理)/.test(
          post,
        ) &&
          !/党纪|政务/.test(post))
      )
        put('people.handled', c);
      continue;
    }

    // a work report states no figures of a rectification beyond people and money
    if (wholeReport) {
      const own = ruleKey(pre, post, t, c, topic === 'rules');
      if (own) put(own, c);
      if (own !== undefined) topic = 'rules';
      continue;
    }
    // of a review the opinions are what is to be put right
    const opinions =
      kind === 'assessment' &&
      THING.has(c.unit) &&
      (/^(?:审议|评议)意见/.test(post) ||
        /(?:审议|评议)意见$/.test(pre) ||
        // 评议提出5个方面12条意见建议
        (/^(?:具体|整改)?(?:意见|建议)/.test(post) && /评议|审议|提出|指出|反馈|将$/.test(lead)));
    // 5条意见中办结3条, 8项任务中已完成3项: of the opinions or tasks, whatever was counted between
    if (
      (kind === 'assessment' || kind === 'environmental-rectification') &&
      THING.has(c.unit) &&
      /^(?:(?:审议|评议)?意见|(?:整改)?任务)[中里]/.test(post) &&
      out.get('issues.total')?.value === c.value
    ) {
      topic = 'issues';
      continue;
    }
    // 已落实57条整改措施中的51条
    const amongThem = following && carriesOn ? /^(?:整改)?(?:(措施|举措)|(?:具体)?问题)中的?$/.exec(post) : null;
    if (amongThem && DONE_STRICT.test(pre) && c.value !== null && following!.value !== null && following!.value <= c.value) {
      const about = amongThem[1] ? 'measures' : 'issues';
      put(`${about}.total`, c);
      put(`${about}.completed`, following!);
      topic = about;
      k++;
      continue;
    }
    const isTaskNoun = post.startsWith('整改任务');
    // 8个问题…细化为29条整改任务: what is to be done about them
    const tasks =
      (out.get('issues.total') !== undefined &&
        // a review is answered by measures: the tasks only say who does them
        kind !== 'assessment' &&
        ((kind !== 'environmental-rectification' &&
          /^任务(?![、,和及]\d+[条项个](?:整改)?(?:措施|举措))/.test(t.slice(c.tail, c.tail + 14))) ||
          // 反馈的8个问题完成整改6个;39项整改任务完成35项
          (isTaskNoun && out.get('issues.completed') !== undefined && (c.value ?? 0) > (out.get('issues.total')!.value ?? 0)))) ||
      // 党组专题研究,提出87项整改任务
      (isTaskNoun && kind === 'rectification' && /(?:提出|明确|确定|制定)(?:了)?$/.test(pre) && !/[察视]组[^,，。;；]{0,12}$/.test(pre)) ||
      (isTaskNoun && /问题|意见/.test(lead) && TO_BE_DONE.test(lead)) ||
      (isTaskNoun && out.get('measures.total') !== undefined && units.measures === c.unit && units.issues !== c.unit);
    const issuesNoun = opinions || opensWith(ISSUES_NOUN, STARTS_ISSUES_NOUN, post);
    const together = (pre === '' || pre === '共') && /(?:措施|举措)[,，]共?$/.test(t.slice(Math.max(s, c.head - 6), c.head));
    const measuresNoun = tasks || together || opensWith(MEASURES_NOUN, STARTS_MEASURES_NOUN, post);
    // 巡察组移交的4件信访件
    const cluesNoun =
      opensWith(CLUES_NOUN, STARTS_CLUES_NOUN, post) || (/^信访(?:举报)?件/.test(post) && /巡[察视]组?(?:移交|转交|交办)的?$/.test(lead));
    // 问题10个,方面3个
    if (pre === '方面' && thing && topic === 'issues' && out.get('issues.total')?.start === previous?.start) {
      put('issues.aspects', c);
      continue;
    }
    // 6个问题(涉及3个方面)
    if (
      thing &&
      previous &&
      post.startsWith('方面') &&
      out.get('issues.total')?.start === previous.start &&
      /^(?:具体)?问题\(涉及$/.test(t.slice(previous.tail, c.head))
    ) {
      put('issues.aspects', c);
      continue;
    }
    // 审计查出的4个领域12个问题
    if (
      THING.has(c.unit) &&
      post.length <= 4 &&
      /^(?:领域|板块|层面)的?(?:共)?$/.test(post) &&
      /^\D{2,4}\d+[个项条](?:具体|突出)?问题/.test(t.slice(c.tail, c.tail + 14))
    ) {
      if (
        /反馈|指出|发现|查出/.test(lead) ||
        (/^(?:领域|板块)/.test(post) && /^\D{2,4}\d+[个项条]问题,?(?:已|均|全部)?(?:完成|整改)/.test(t.slice(c.tail, c.tail + 20)))
      )
        put('issues.aspects', c);
      topic = 'issues';
      continue;
    }
    if (c.unit === '方面' || c.unit === '大方面' || (THING.has(c.unit) && post.startsWith('方面'))) {
      const ahead = t.slice(c.tail, c.tail + 26);
      if (
        (kind === 'assessment' && /^方面\d+[条项个](?:具体)?(?:意见|建议)/.test(ahead)) ||
        /^(?:方面)?(?:的)?(?:存在的?)?(?:共)?(?:\d+|[一二三四五六七八九十]+)?(?:大?类|个|项|条)?(?:具体|突出|主要)*(?:的)?[,，、]?(?:共?\d+[个项条](?:具体|突出|主要)?)?问题/.test(
          ahead,
        ) ||
        // 涉及4个方面、29个单位共计50项具体问题
        /^方面[、,，和及]\d+[个家](?:单位|部门|地区|乡镇)[^,，。;；\d]{0,10}\d+[个项条](?:具体|突出|主要)*问题/.test(
          t.slice(c.tail, c.tail + 40),
        ) ||
        (/(?:反馈|指出|发现|查出)/.test(lead) && (/问题/.test(ahead.slice(0, 16)) || /问题[^,，。;；]{0,6}$/.test(lead)))
      ) {
        put('issues.aspects', c);
        topic = 'issues';
        aboutOf = 'issues';
      }
      continue;
    }
    // 制度文件7份 and the bare figures after it
    const document = c.unit === '份' || c.unit === '部';
    if (!thing && !document) continue;
    if (c.unit === '个' && /^(?:月|工作日|小时|单位|部门|村|镇|乡|科室|支部)/.test(post)) continue;

    // 反馈的问题涉及3个方面共计7项
    if (
      topic === 'issues' &&
      !out.get('issues.total') &&
      previous &&
      out.get('issues.aspects')?.start === previous.start &&
      /^方面,?(?:共计?|合计|总计|计)$/.test(t.slice(previous.tail, c.head))
    ) {
      put('issues.total', c);
      continue;
    }
    // what the figure is a total of
    // 问题线索办结4件
    if (/线索(?:已)?(?:办结|了结|查结)$|^(?:已|共)?(?:办结|了结|查结)[^,，。;；]{0,6}线索$/.test(pre)) {
      put('clues.closed', c);
      topic = 'clues';
      continue;
    }
    if (cluesNoun || (/线索(?:移交|移送)?(?:[\u4e00-\u9fff]{0,3}纪[\u4e00-\u9fff]{1,4})?$/.test(pre) && !/办结|了结|查结/.test(pre))) {
      const done =
        /^(?:[\u4e00-\u9fff]{0,8}(?:线索|信访件))[,，]?(?:均|全部)?(?:已|均已|全部)+(?:办结|了结|查结|处置)(?!了?\d)/.test(
          t.slice(c.tail, c.tail + 24),
        ) || /^(?:均|全部|已全部)(?:已)?(?:办结|了结|查结)/.test(post);
      if (/办结|了结|查结/.test(pre)) put('clues.closed', c);
      else put('clues.total', c);
      if ((done && !carriesOn) || ALL_CLOSED.test(t.slice(c.tail, c.tail + 90))) put('clues.closed', c, 2);
      topic = 'clues';
      continue;
    }
    if (
      topic === 'clues' &&
      (/(?:办结|了结|查结|处置完毕)(?:了)?$/.test(pre) ||
        (/其中$/.test(pre) && /^已(?:办结|了结|查结)/.test(post)) ||
        // 3件问题线索中,2件办结
        (pre === '' && /^已?(?:办结|了结|查结)$/.test(post)))
    ) {
      put('clues.closed', c);
      continue;
    }
    // 对19项问题整改成效逐项核查: looked at, not fed back
    if ((pre.endsWith('对') || pre.endsWith('就')) && /核查|抽查|抽检|回访|复核|检查/.test(post)) continue;
    // 书记、院长分别领衔6项、5项重点整改任务: what each of them took on
    if ((issuesNoun || /^[、和及]\d+[个项条件]/.test(t.slice(c.tail, c.tail + 6))) && TAKEN_ON.test(lead.slice(-40))) continue;
    // 12类问题…细化成39个具体问题: kinds of them, where they are counted one by one too
    const fedBack = KINDS.has(c.unit) ? 0 : totalWeight(lead, pre, post);
    // 制度方面,新制定11个、修订20个
    const amongRules =
      topic === 'rules' ||
      (ACTS_ON_RULES.test(pre) && /(?:制度|建章立制)[^,，。;；\d]{0,14}[,，:：]$/.test(t.slice(Math.max(s, from - 20), from)));
    const rule = ruleKey(pre, post, t, c, amongRules);
    if (rule !== undefined) {
      if (rule) put(rule, c);
      topic = 'rules';
      continue;
    }
    if (!thing) continue;
    // 反馈A、B、C三类问题,A类2个、B类4个、C类13个,共19个
    if (topic === 'issues' && units.issues === '类' && c.unit !== '类' && pre === '' && /[,，]共计?$/.test(lead)) {
      put('issues.total', c, 1);
      continue;
    }
    // what the unit found by itself is not what was fed back
    if (/(?:民主生活会|查摆|自查|自行|排查|对照检查)(?!.*(?:反馈|指出))(?<!披露[^。;；]{0,20})/.test(lead.slice(-60))) continue;
    if (measuresNoun || /(?:整改)?(?:措施|举措)$/.test(pre) || (topic === 'measures' && labelled && /^(?:制定|细化|提出|共)?$/.test(pre))) {
      const own = pre.replace(/(?:整改)?(?:具体)?(?:措施|举措)$/, '');
      if (DONE_AFTER.test(post)) {
        if (carriesOn) put('measures.total', c);
        else if (topic === 'measures' && out.get('measures.total') && !/全部|均/.test(post)) put('measures.completed', c);
        else if (out.get('measures.total') && /^[^,，]{0,6}(?:措施|举措)?已/.test(post) && !/均|全部|都/.test(post))
          put('measures.completed', c);
        else {
          put('measures.total', c);
          if (/均|全部|都/.test(post.slice(0, 16))) put('measures.completed', c);
        }
      } else if (ONGOING_AFTER.test(post)) put('measures.inProgress', c);
      else if (DONE_STRICT.test(own) && !NOT_PLAIN.test(own)) put('measures.completed', c);
      else if (ONGOING.test(own)) put('measures.inProgress', c);
      else if (own === '' && previous && t.slice(previous.tail, from) === '、' && out.get('issues.completed')?.start === previous.start) {
        // 已完成整改问题17个、整改措施50条
        put('measures.completed', c);
      } else if (!NOT_PLAIN.test(own)) {
        put('measures.total', c);
        if (ALL_DONE_NEXT.test(t.slice(c.tail, c.tail + 40))) put('measures.completed', c);
      }
      topic = 'measures';
      continue;
    }
    const isTask =
      (kind === 'environmental-rectification' &&
        /(?:整改任务|(?:信访|举报|投诉)+件|^(?:[^,，。;；]{0,8}(?:列出|梳理|分解|细化)(?:为|成|出)?)任务)$/.test(pre)) ||
      (kind === 'other' && /整改任务$/.test(pre) && /督察/.test(lead));
    const statusPre = pre.replace(/^.*(?:问题|措施|事项|任务)(?=(?:已|均|全|完|整改|正|仍|尚|基本|未))/, '');
    if (/(?:措施|举措)(?=已|均|全部|正在|完成|落实|落地|办结)/.test(pre)) topic = 'measures';
    // 58项任务完成53项: of what was made of the problems
    else if (/(?:问题|事项|任务)(?=已|均|全部|正在|完成|整改)/.test(pre) && !(topic === 'measures' && /任务/.test(pre))) topic = 'issues';
    const inIssues = topic === 'issues' || topic === 'measures';
    if (
      issuesNoun ||
      isTask ||
      /(?:反馈|指出|发现|查出|交办|督察|巡[察视]|审计|共性|具体|存在)?(?:的)?问题(?:清单|总数|数量|数)?$/.test(pre)
    ) {
      const own = pre.replace(/(?:反馈的?)?(?:问题|整改任务|(?:信访|举报|投诉)+件|(?:审议|评议)意见)(?:清单|总数|数量|数)?$/, '');
      // 2项问题基本完成 is no total; 其中5项问题已整改完成 says how many are done
      if (issuesNoun && /^(?:具体)?问题(?:已)?(?:基本|阶段性|部分)/.test(post)) {
        topic = 'issues';
        continue;
      }
      if (issuesNoun && /其中$/.test(own) && DONE_AFTER.test(post) && !carriesOn && out.get('issues.total')) {
        put('issues.completed', c);
        topic = 'issues';
        continue;
      }
      if (/其中|另有|包括|含|立行立改|(?<!^[大小])类$/.test(own) && !DONE_STRICT.test(own)) {
        // 其中涉及我县问题5个 is the number that concerns the unit, where no other is stated
        if (/涉及/.test(own)) put('issues.total', c, 0);
        topic = 'issues';
        continue;
      }
      if (issuesNoun && DONE_AFTER.test(post)) {
        if (carriesOn) put('issues.total', c, fedBack);
        else if (out.get('issues.total') && aboutOf === 'issues' && !/均|全部|都/.test(post)) put('issues.completed', c);
        else if (
          /已/.test(post.slice(0, 18)) &&
          /^[,，、;；]?(?:其余|剩余)?\d/.test(t.slice(c.tail + post.length, c.tail + post.length + 6)) &&
          !/均|全部|都/.test(post)
        ) {
          // 41个问题已完成整改,3个问题尚在整改中 : both are parts; 18个问题已完成整改14个 : a total
          put('issues.completed', c);
        } else {
          if (relevant(lead, pre, post, t.slice(c.tail + post.length, c.tail + post.length + 10))) put('issues.total', c, fedBack);
          put('issues.completed', c);
        }
      } else if (issuesNoun && ONGOING_AFTER.test(post)) put('issues.inProgress', c);
      else if (NOT_PLAIN.test(own) && own.length > 0 && /完成|整改|推进|坚持/.test(own)) {
        // 基本完成, 阶段性完成: no key of their own
      } else if (ONGOING.test(own)) put('issues.inProgress', c);
      else if (DONE.test(own) && DONE_STRICT.test(own) && own.length > 0) put('issues.completed', c);
      else if (relevant(lead, pre, post, t.slice(c.tail + post.length, c.tail + post.length + 10))) {
        // 信访件6件,涉及问题7个: a letter may tell of more than one
        put('issues.total', c, isTask && pre.endsWith('件') ? Math.min(fedBack, LETTERS) : fedBack);
        if (ALL_DONE_NEXT.test(t.slice(c.tail, c.tail + 40))) put('issues.completed', c);
      }
      topic = 'issues';
      aboutOf = 'issues';
      continue;
    }
    // 已整改七个,还有一个正在整改: an article, no count of its own
    if (topic === 'issues' && !out.has('issues.inProgress')) {
      const one = ONE_MORE.exec(t.slice(c.tail, c.tail + 24));
      if (one) {
        const at = c.tail + one[0].indexOf('一');
        out.set('issues.inProgress', inWords(at));
      }
    }
    // 三个月内完成24条 is when, 牵头完成148条 is one leader's
    if (/(?:[\d一二三四五六七八九十半]个?[年月日天][内前]|月底前|牵头)(?:完成|整改)(?:整改任务)?$/.test(lead)) continue;
    if (inIssues || (topic === null && /整改/.test(lead))) {
      // 8个问题…41条措施。…已完成7个: the unit tells which of the two is meant
      const about: 'issues' | 'measures' =
        topic === 'measures' && !(units.issues === c.unit && units.measures !== c.unit) ? 'measures' : 'issues';
      const relevantTopic = topic !== null || /问题/.test(lead) || /^\((?:含|其中)[^()\d]{0,12}问题/.test(t.slice(c.tail, c.tail + 20));
      if (!relevantTopic) continue;
      // 未完成但达到序时进度16项
      const onTime = statusPre.replace(/^(?:尚)?未(?:完成|销号)(?:整改)?[,，、]?但?已?/, '');
      if (onTime !== statusPre && ONGOING.test(onTime)) put(`${about}.inProgress`, c);
      if (NOT_PLAIN.test(statusPre) && !/^(?:其余|其他|剩余)/.test(statusPre)) continue;
      if (ONGOING.test(statusPre) || ONGOING_AFTER.test(post)) put(`${about}.inProgress`, c);
      else if (DONE_AFTER.test(post) && !DONE.test(statusPre)) put(`${about}.completed`, c);
      else if (DONE.test(statusPre) && DONE_STRICT.test(statusPre))
        put(`${about}.completed`, c, /(?:累计|合计|总共)(?:完成|整改|办结|销号|已)/.test(pre) || isAllDone(about, pre, c) ? 2 : 1);
    }
  }
  // the number right behind a sanction, else the first shortly before it
  let near = 0;
  // 对2名书记约谈 on the way is no total where 提醒谈话15人 is one
  const reminded = sanctions.some((s) => s.action === '谈话提醒' && s.people !== null && inOverview(s.start));
  for (let k = 0; k < sanctions.length; k++) {
    const s = sanctions[k]!;
    if (s.people === null || !inOverview(s.start) || (s.action === '约谈' && reminded)) continue;
    if (s.action === '约谈' && LAGGARDS.test(t.slice(runBack(text.classes, s.start, s.start - 40, CLAUSE), s.start))) continue;
    const key = ACTION_KEYS[s.action];
    if (!key || out.has(key) || isOfAnotherYear(text, s.start)) continue;
    while (near < counts.length && counts[near]!.end < s.start - 29) near++;
    let c: QuantityDraft | null = null;
    for (let i = near; i < counts.length && counts[i]!.start < s.end + 8; i++) {
      const x = counts[i]!;
      if (x.value !== s.people) continue;
      if (x.start >= s.end ? /^(?:人|名|人次)$/.test(x.unit) : c === null && x.end <= s.start && /^(?:人|名|位|个)$/.test(x.unit)) c = x;
      if (c && c.start >= s.end) break;
    }
    if (c) put(key, c);
    else if (s.people === 1) {
      // 诫勉一人: the figure is no count, being an article too
      const at = t.slice(s.end, s.end + 6).indexOf('一');
      if (at >= 0 && /^一[人名]/.test(t.slice(s.end + at, s.end + at + 2))) out.set(key, inWords(s.end + at));
    }
  }
  const headline: HeadlineDraft = {};
  for (const [key, { start, end, value, bound }] of out) headline[key] = { start, end, value, bound };
  return headline;
}

const FUNDS_CAME_BACK =
  /^(?:违规|违纪|问题)?(?:资金|款项?)(?:已|均|全部|已全部)?(?:(?:清退|收缴|追缴|收回|追回|退缴|清收)(?:到位|完毕)?)+$/;

const ABOUT_FUNDS =
  /(?:收回|追缴|清退|追回|挽回|退缴)(?:资金|款项)?方面[:：,，][^。]*$|资金(?:收回|追缴|清退|追回|退缴)方面[:：,，][^。]*$/;
const SUM_OF_FUNDS =
  /^(?:以上|上述)?(?:[两三四五六七八九]|\d)?[笔项块类者]?(?:共计?|合计|累计|总计|总共)(?:收回|清退|追回|追缴|退缴|挽回|收缴|、)*(?:各类|违规)?(?:资金|款项|金额)?(?:约|为|达)?$/;

/** Whether an amount is that of some right before it in its sentence taken together. */
function isSumOfMoney(counts: readonly QuantityDraft[], k: number, sentence: number): boolean {
  const total = counts[k]!.value ?? 0;
  let sum = 0;
  for (let j = k - 1; j >= 0 && counts[j]!.start >= sentence; j--) {
    const part = counts[j]!;
    if (part.kind !== 'money' || part.value === null) continue;
    sum += part.value;
    if (Math.abs(sum - total) <= total * 0.001) return true;
    if (sum > total) return false;
  }
  return false;
}

/** 一个, 一人: a figure that is no count, being an article too. */
function inWords(start: number): Weighted {
  return { start, end: start + 2, value: 1, bound: 'exact', weight: 1 };
}

const ONE_MORE = /^(?:问题)?[,，、](?:还有|另有|尚有|其余|剩余|剩下)的?一[个项条](?:问题)?(?:正在|仍在|尚在|还在)/;

const BEFORE_THIS = /^\n?(?:此前|在此之前|早在|上一?轮|前一?轮|上次)/;
const STARTS_BEFORE_THIS = openingsOf(BEFORE_THIS);

/** The last characters of 应完成的, 拆为 and the like. */
const ENDS_APART = setOf('成改结的为');

/** Figures of things that are no figures of the whole: 应完成的|36个, 拆为|两个问题, 8项|全部办结,不计入上述, 分别完成|6个、4个、2个. */
function thingsApart(t: string, c: QuantityDraft, following: QuantityDraft | undefined): boolean {
  if (!THING.has(c.unit)) return false;
  const before = t.slice(Math.max(0, c.head - 10), c.head);
  if (has(ENDS_APART, before.charCodeAt(before.length - 1))) {
    if (/应(?:完成|整改|办结)的?$/.test(before)) return true;
    if (/(?:拆|拆分|合并|归并|并)[成为]$/.test(before) && !/^(?:方面|(?:具体|整改)*(?:措施|举措))/.test(t.slice(c.tail, c.tail + 8)))
      return true;
  }
  if (/^[^。;；\n]{0,14}(?:不计入|不列入|未计入|另行计算|另计)/.test(t.slice(c.tail, c.tail + 20))) return true;
  return t[c.tail] === '、' && following?.head === c.tail + 1 && following.unit === c.unit && /分别[\u4e00-\u9fff]{0,6}$/.test(before);
}

/** The words before a figure without what only leads up to it. */
function withoutLeadUp(words: string): string {
  const plain = has(ENDS_LEAD_UP, words.charCodeAt(words.length - 1)) ? words.replace(LEAD_UP, '') : words;
  return has(ENDS_LASTING, plain.charCodeAt(plain.length - 1)) ? plain.replace(LASTING, '') : plain;
}

/** Also 新制定的有, 完成整改数为, 措施总数 */
const LEAD_UP = /(?:的|总?数量?)?(?:约|共计|[一总拢]共|共|计|合计|累计|总计|达|达到|分别|各|为|是|有|了)+$|总?数量?$/;
const ENDS_LEAD_UP = setOf('约共计达到别各为是有了数量');
const ENDS_LASTING = setOf('持固的');

function isComma(code: number | undefined): boolean {
  return code === 0x2c || code === 0xff0c;
}

function isColon(code: number | undefined): boolean {
  return code === 0x3a || code === 0xff1a;
}

/** Some of the leaders took on some of the problems. */
const TAKEN_ON =
  /(?:书记|[院校局镇乡市县区处厂站]长|主任|经理|主席|领导|成员|同志|带头|分别)(?:同志)?(?:分别|各自?|带头|主动|亲自|牵头)*(?:领衔|领办|领题|牵头|认领|包保|包抓|包联|督办|挂帅)(?:督办|整改|办理|解决|推进)?(?:了)?(?:\d+[个项条件][、和及])?$/;

/** 约谈 to make those hurry who lag behind with what they have to put right. */
const LAGGARDS = /进[度展](?:滞后|缓慢|迟缓)|改而[^,，。;；]{0,4}|整改[^,，。;；]{0,4}(?:不力|滞后|迟缓|缓慢|不到位)/;

/** How plainly a number of letters is the number of problems. */
const LETTERS = 0.5;

/** 去年11月召开的同类会议上,2名负责人被约谈 */
function isOfAnotherYear({ text: t, classes }: Clean, at: number): boolean {
  return /去年|上年(?!度)|往年|前年/.test(t.slice(runBack(classes, at, at - 120, FULL_STOP), at));
}

/** 给予处分4人、诫勉7人、谈话提醒20人,共计31人: whoever is counted was held to account. */
function isSumOfSanctions(t: string, sentence: number, from: number, c: QuantityDraft): boolean {
  if (!/^(?:共计|合计|总计|共)(?:处理|问责|追责)?$/.test(t.slice(from, c.head))) return false;
  const listed = t.slice(sentence, from).match(/(?:处分|警告|诫勉|谈话|批评教育|约谈|通报)[^,，。;；、\d]{0,8}\d+[人名]/g);
  return listed !== null && listed.length >= 2;
}

/** 提醒、批评本单位干部7人(谈话提醒5人,批评教育2人): the bracket names all. */
function isSumOfBracket(t: string, c: QuantityDraft, counts: readonly QuantityDraft[], k: number): boolean {
  if (t[c.tail] !== '(' || c.value === null) return false;
  const close = c.tail + t.slice(c.tail, c.tail + LONGEST_BRACKET + 1).indexOf(')');
  if (close < c.tail) return false;
  let sum = 0;
  let parts = 0;
  for (let i = k + 1; i < counts.length && counts[i]!.end <= close; i++) {
    const part = counts[i]!;
    const label = t.slice(counts[i - 1]!.tail, part.head);
    if (
      !PERSON.has(part.unit) ||
      part.value === null ||
      !/(?:处分|警告|诫勉|谈话|提醒|批评|约谈|通报|检查|岗位|免职)[^,，、;；]{0,4}$/.test(label)
    )
      return false;
    sum += part.value;
    parts++;
  }
  return parts >= 2 && sum === c.value;
}

const LONGEST_BRACKET = 80;
const SHARE_OF_ALL = /^(?:问题)?[,，]占(?:比|(?:全部|反馈)?(?:问题)?(?:总数|总量)?的?)(?:约|为|达)?$/;

/** How plainly a number of problems is the number that was fed back: 反馈的26个问题 more than 现场督查发现问题3个. */
function totalWeight(lead: string, pre: string, post: string): number {
  // 街道层面问题14个,…;两个层面共38个问题
  if ((lead.endsWith('共') || lead.endsWith('计')) && /[两三四二2-4]个(?:层面|层级|部分|方面)(?:共|共计|合计)$/.test(lead)) return 3;
  const near = lead.slice(-40) + pre + post;
  if (/自查|查摆|排查|督导[^。;；]{0,10}反馈|现场(?:督[查导]|反馈)|监督检查|抽查|整改建议|本单位|内部/.test(lead.slice(-30))) return 0;
  return /反馈|指出|查出|交办|巡[察视]组|督察组|审计/.test(near) ? 2 : 1;
}

function relevant(lead: string, pre: string, post: string, next: string): boolean {
  // 针对6个问题制定措施42条
  if (/(?:针对|围绕|就|将|把|对)$/.test(pre) && /(?:制定|细化|列出|分解|拆解|研究|提出|确定)/.test(post + next)) return true;
  return (
    /反馈|指出|点出|发现|查出|披露|曝光|公开|督察|巡[察视]|审计|交办|转办|提出|移交|整改|梳理|列出|认领|共|方面|总|全部|涉及[我本]/.test(
      lead + pre,
    ) ||
    /整改|已改|改[好完]|^(?:督察|巡[察视]|审计)?(?:反馈|交办|指出|移交)|^[^,，。]{0,8}问题[都均]有|^(?:具体)?问题(?:逐[个项条一]|(?:已|共)?(?:完成|整改|办结|销号)$)/.test(
      post,
    ) ||
    // 7个问题,4个改完、… ; 问题10个,方面3个
    /^[,，;；](?:(?:其中|已|现已)?\d+[个项条](?:已|改|完成|整改|基本|销号|办结)|方面\d|已(?:完成|整改)|(?:整改)?完成)/.test(next)
  );
}
