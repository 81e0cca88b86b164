import {
  ALL_CLOSED,
  ALL_DONE_NEXT,
  CLUES_NOUN,
  DONE,
  DONE_AFTER,
  DONE_STRICT,
  ISSUES_NOUN,
  MEASURES_NOUN,
  NOT_PLAIN,
  ONGOING,
  ONGOING_AFTER,
  TO_BE_DONE,
} from '../lexicon/overview.ts';
import type { DocumentKind, HeadlineKey } from '../model/vocabulary.ts';
import { has, setOf } from '../text/chars.ts';
import type { Clean } from '../text/clean.ts';
import { openingsOf, opensWith } from '../text/openings.ts';
import { recoveredWeight } from './headline-funds.ts';
import { meetingsOf } from './headline-meetings.ts';
import { handledPeople, PERSON, sanctionedPeople } from './headline-people.ts';
import { ACTS_ON_RULES, ruleKey, zippedRules } from './headline-rules.ts';
import { type Around, aroundOf, type HeadlineDraft, inWords, type Weighted } from './overview-figures.ts';
import type { QuantityDraft } from './quantities.ts';
import type { SanctionDraft } from './sanctions.ts';

/** What the sentence is counting: set by the last total, used by the bare figures after it (已完成21个,正在整改5个). */
type Topic = 'issues' | 'measures' | 'clues' | 'rules' | 'people' | 'other' | null;

const THING: ReadonlySet<string> = new Set(['个', '项', '条', '件', '类', '大类', '小类', '条次', '方面', '大方面', '起', '宗', '款']);
const KINDS: ReadonlySet<string> = new Set(['类', '大类', '小类']);
const OCCASION: ReadonlySet<string> = new Set(['次', '场', '场次', '轮', '个', '回']);
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
  const overview = new Overview(kind);
  for (let k = 0; k < counts.length; k++) {
    const figure = inOverview(counts[k]!.start) ? aroundOf(text, counts, k) : null;
    if (figure && overview.read(figure) === 'next-too') k++;
  }
  const headline: HeadlineDraft = {};
  for (const found of [overview.found, sanctionedPeople(text, counts, sanctions, inOverview, overview.found)])
    for (const [key, { start, end, value, bound }] of found) headline[key] = { start, end, value, bound };
  return headline;
}

/** What a figure counts, by the words right behind it. */
interface Nouns {
  issues: boolean;
  measures: boolean;
  clues: boolean;
}

/** Reads the figures of an overview in their order: what one counts may be said with another before it. */
class Overview {
  readonly found = new Map<HeadlineKey, Weighted>();
  readonly #kind: DocumentKind;
  readonly #units = { issues: '', measures: '' };
  #topic: Topic = null;
  #aboutOf: Topic = null;
  /** The topic of an earlier sentence: 查出9个问题。…开展督办。截至11月底,已完成整改6个 */
  #lately: Topic = null;
  #sentence = -1;

  constructor(kind: DocumentKind) {
    this.#kind = kind;
  }

  /** The first mention counts, unless a later one says more plainly what it is about. */
  #put(key: HeadlineKey, c: QuantityDraft, weight = 1): void {
    const had = this.found.get(key);
    if (c.value === null || (had && weight <= had.weight)) return;
    // of the whole, what is stated of a part before is no figure
    if (key === 'issues.total' && weight === 3) {
      this.found.delete('issues.completed');
      this.found.delete('issues.inProgress');
    }
    this.found.set(key, { start: c.start, end: c.end, value: c.value, bound: c.bound, weight });
    if (key === 'issues.total') this.#units.issues = c.unit;
    else if (key === 'measures.total') this.#units.measures = c.unit;
  }

  /** 三类分别完成6个、4个、2个,共完成12个 */
  #isAllDone(about: 'issues' | 'measures', pre: string, value: number): boolean {
    const before = this.found.get(`${about}.completed`);
    const total = this.found.get(`${about}.total`);
    return /^即?共/.test(pre) && before !== undefined && total !== undefined && value > before.value && value <= total.value;
  }

  /** Reads one figure, or with it the next one. */
  read(a: Around): 'next-too' | undefined {
    const { t, c, following, pre, sentence } = a;
    this.#followTopic(a);
    // 此前,…开展过常规巡视,2021年1月反馈问题30个,…: of another inspection
    if (opensWith(BEFORE_THIS, STARTS_BEFORE_THIS, t.slice(sentence, sentence + 8))) return;
    if (thingsApart(t, c, following) && zippedRules(t, c) === undefined) return;
    const labelled = this.#resumeTopic(a);
    if (c.kind === 'money') {
      const weight = recoveredWeight(a, this.found, this.#kind === 'work-report');
      if (weight > 0) this.#put('funds.recovered', c, weight);
      return;
    }
    if (c.kind === 'ratio') {
      if (this.#isCompletionRate(a)) this.#put('issues.completionRate', c);
      return;
    }
    if (OCCASION.has(c.unit) && c.unit !== '个') {
      const held = meetingsOf(t, c, a);
      if (held) this.#put(held.key, c, held.weight);
      return;
    }
    if (PERSON.has(c.unit)) {
      const handled = handledPeople(a);
      if (handled) this.#put('people.handled', c);
      if (handled === 'named') this.#topic = 'people';
      return;
    }
    // a work report states no figures of a rectification beyond people, money and rules
    if (this.#kind === 'work-report') {
      this.#readRules(a, this.#topic === 'rules');
      return;
    }
    if (this.#takesUpTotal(a)) return;
    if (this.#readSomeAmongAll(a)) return 'next-too';
    const nouns = this.#nounsOf(a);
    if (this.#readAspects(a)) return;
    const thing = isThing(c);
    // 制度文件7份 and the bare figures after it
    if (!thing && c.unit !== '份' && c.unit !== '部') return;
    if (c.unit === '个' && /^(?:月|工作日|小时|单位|部门|村|镇|乡|科室|支部)/.test(a.post)) return;
    if (this.#readTotalBehindAspects(a) || this.#readClues(a, nouns.clues)) return;
    // 对19项问题整改成效逐项核查: looked at, not fed back
    if ((pre.endsWith('对') || pre.endsWith('就')) && /核查|抽查|抽检|回访|复核|检查/.test(a.post)) return;
    // 书记、院长分别领衔6项、5项重点整改任务: what each of them took on
    if ((nouns.issues || /^[、和及]\d+[个项条件]/.test(t.slice(c.tail, c.tail + 6))) && TAKEN_ON.test(a.lead.slice(-40))) return;
    if (this.#readRules(a, this.#isAmongRules(a)) || !thing) return;
    // 反馈A、B、C三类问题,A类2个、B类4个、C类13个,共19个
    if (this.#topic === 'issues' && this.#units.issues === '类' && c.unit !== '类' && pre === '' && /[,，]共计?$/.test(a.lead)) {
      this.#put('issues.total', c, 1);
      return;
    }
    // what the unit found by itself is not what was fed back
    if (/(?:民主生活会|查摆|自查|自行|排查|对照检查)(?!.*(?:反馈|指出))(?<!披露[^。;；]{0,20})/.test(a.lead.slice(-60))) return;
    if (
      nouns.measures ||
      /(?:整改)?(?:措施|举措)(?:定了?)?$/.test(pre) ||
      (this.#topic === 'measures' && labelled && /^(?:制定|细化|提出|共)?$/.test(pre))
    ) {
      this.#readMeasures(a);
      this.#topic = 'measures';
      return;
    }
    if (/(?:措施|举措)(?=已|均|全部|正在|完成|落实|落地|办结)/.test(pre)) this.#topic = 'measures';
    // 58项任务完成53项: of what was made of the problems
    else if (/(?:问题|事项|任务)(?=已|均|全部|正在|完成|整改)/.test(pre) && !(this.#topic === 'measures' && /任务/.test(pre)))
      this.#topic = 'issues';
    const isTask = this.#isTask(a);
    if (nouns.issues || isTask || PROBLEMS_BEFORE.test(pre)) this.#readIssues(a, nouns.issues, isTask);
    else this.#readBare(a);
    return;
  }

  /** Where a sentence begins the topic ends, but where it goes on about what was counted before it. */
  #followTopic({ t, sentence }: Around): void {
    if (this.#topic === 'issues' || this.#topic === 'measures') this.#lately = this.#topic;
    if (sentence === this.#sentence) return;
    this.#sentence = sentence;
    // 截至目前,已经改完7个 goes on about what the sentence before counted
    if (t[sentence] === '|' || GOES_ON.test(t.slice(sentence, sentence + 12))) this.#topic ??= this.#lately;
    else {
      this.#topic = null;
      this.#aboutOf = null;
    }
  }

  /** Takes up the topic of an earlier sentence or of the label before the figure; whether a label named it. */
  #resumeTopic({ text, t, from, pre, sentence }: Around): boolean {
    if (this.#topic === null && this.#lately !== null) {
      if (/^(?:累计|合计|总共)(?:已)?(?:完成|整改|办结|销号)$/.test(pre)) this.#topic = this.#lately;
      // 边学边改,到1月底,改好的5个; …,现已完成整改6个
      else if (/^(?:现|目前|我[局院校委镇乡])*(?:已经?)?(?:完成整改|整改完成|整改到位|销号)$/.test(pre)) this.#topic = this.#lately;
      else if (
        isComma(text.codes[from - 1]) &&
        /[,，;；](?:截[至止]|到)[^,，。;；]{2,14}[,，]$/.test(t.slice(Math.max(sentence, from - 20), from))
      )
        this.#topic = this.#lately;
    }
    // 措施:制定27条
    const label = isColon(text.codes[from - 1])
      ? /(?:^|[\n。;；])(?:整改)?(措施|举措|制度|问题)[:：]$/.exec(t.slice(Math.max(0, from - 6), from))?.[1]
      : undefined;
    if (label) this.#topic = label === '制度' ? 'rules' : label === '问题' ? 'issues' : 'measures';
    return label !== undefined;
  }

  #isCompletionRate({ t, c, previous, pre, lead }: Around): boolean {
    if (
      this.#kind !== 'work-report' &&
      // 整改完成率不低于60% is what is wanted
      !(c.bound === 'at-least' && c.head < c.start) &&
      /(?:整改|总体|问题|任务)?(?:整改)?(?:完成|销号)率$|整改率$|办结率$/.test(pre) &&
      !/措施|时序|按期/.test(pre) &&
      // 整改完成率达到100%的51个: of how many it is told, not of the whole
      !/^(?:以[上下])?的(?:(?:有|共)?\d|单位|部门|地区|县|市|区|乡|镇|企业|,|,|由|将)/.test(t.slice(c.tail, c.tail + 6)) &&
      !/(?:确保|力争|争取)[^,，。;；]*$/.test(lead) &&
      // 措施完成35条,完成率92.1%
      !(this.#topic === 'measures' && /(?:^|[^改])完成率$|办结率$/.test(pre)) &&
      !(/办结率$/.test(pre) && /信访|投诉|举报|案件|诉求|件/.test(lead.slice(-30)))
    )
      return true;
    // 完成整改26项,占83.9%
    return (
      previous !== undefined &&
      this.found.get('issues.completed')?.start === previous.start &&
      SHARE_OF_ALL.test(t.slice(previous.tail, c.head))
    );
  }

  /** 5条意见中办结3条, 8项任务中已完成3项: of the opinions or tasks, whatever was counted between. */
  #takesUpTotal({ c, post }: Around): boolean {
    if (
      (this.#kind !== 'assessment' && this.#kind !== 'environmental-rectification') ||
      !THING.has(c.unit) ||
      !/^(?:(?:审议|评议)?意见|(?:整改)?任务)[中里]/.test(post) ||
      this.found.get('issues.total')?.value !== c.value
    )
      return false;
    this.#topic = 'issues';
    return true;
  }

  /** 已落实57条整改措施中的51条 */
  #readSomeAmongAll({ c, following, pre, post, carriesOn }: Around): boolean {
    const among = following && carriesOn ? /^(?:整改)?(?:(措施|举措)|(?:具体)?问题)中的?$/.exec(post) : null;
    if (!among || !DONE_STRICT.test(pre) || following!.value === null || following!.value > c.value) return false;
    const about = among[1] ? 'measures' : 'issues';
    this.#put(`${about}.total`, c);
    this.#put(`${about}.completed`, following!);
    this.#topic = about;
    return true;
  }

  #nounsOf(a: Around): Nouns {
    const { t, c, pre, post, sentence, lead } = a;
    // 针对问题制定措施,共16条
    const together = (pre === '' || pre === '共') && /(?:措施|举措)[,，]共?$/.test(t.slice(Math.max(sentence, c.head - 6), c.head));
    return {
      issues: this.#isOpinions(a) || opensWith(ISSUES_NOUN, STARTS_ISSUES_NOUN, post),
      measures: this.#areTasks(a) || together || opensWith(MEASURES_NOUN, STARTS_MEASURES_NOUN, post),
      // 巡察组移交的4件信访件
      clues:
        opensWith(CLUES_NOUN, STARTS_CLUES_NOUN, post) || (/^信访(?:举报)?件/.test(post) && /巡[察视]组?(?:移交|转交|交办)的?$/.test(lead)),
    };
  }

  /** Of a review the opinions are what is to be put right. */
  #isOpinions({ c, pre, post, lead }: Around): boolean {
    return (
      this.#kind === 'assessment' &&
      THING.has(c.unit) &&
      (/^(?:审议|评议)意见/.test(post) ||
        /(?:审议|评议)意见$/.test(pre) ||
        // 评议提出5个方面12条意见建议
        (/^(?:具体|整改)?(?:意见|建议)/.test(post) && /评议|审议|提出|指出|反馈|将$/.test(lead)))
    );
  }

  /** 8个问题…细化为29条整改任务: what is to be done about them. */
  #areTasks({ t, c, pre, post, lead }: Around): boolean {
    const kind = this.#kind;
    const total = this.found.get('issues.total');
    const isNoun = post.startsWith('整改任务');
    // a review is answered by measures: the tasks only say who does them
    if (total !== undefined && kind !== 'assessment') {
      if (
        kind !== 'environmental-rectification' &&
        /^任务(?![、,和及]\d+[条项个](?:整改)?(?:措施|举措))/.test(t.slice(c.tail, c.tail + 14))
      )
        return true;
      // 反馈的8个问题完成整改6个;39项整改任务完成35项
      if (isNoun && this.found.has('issues.completed') && c.value > total.value) return true;
    }
    // 转化为12项整改任务、54条措施: the measures are told apart from the tasks
    if (!isNoun || /^整改任务[、,和及]\d+[条项个](?:具体|整改)?(?:措施|举措)/.test(t.slice(c.tail, c.tail + 16))) return false;
    return (
      // 党组专题研究,提出87项整改任务
      (kind === 'rectification' && /(?:提出|明确|确定|制定)(?:了)?$/.test(pre) && !/[察视]组[^,，。;；]{0,12}$/.test(pre)) ||
      (/问题|意见/.test(lead) && TO_BE_DONE.test(lead)) ||
      (this.found.has('measures.total') && this.#units.measures === c.unit && this.#units.issues !== c.unit)
    );
  }

  /** Whether a figure counts the aspects of the problems, or something else that is 方面. */
  #readAspects({ t, c, previous, pre, post, lead }: Around): boolean {
    const afterTotal = previous !== undefined && this.found.get('issues.total')?.start === previous.start;
    // 问题10个,方面3个; 6个问题(涉及3个方面)
    if (
      isThing(c) &&
      afterTotal &&
      ((pre === '方面' && this.#topic === 'issues') ||
        (post.startsWith('方面') && /^(?:具体)?问题\(涉及$/.test(t.slice(previous.tail, c.head))))
    ) {
      this.#put('issues.aspects', c);
      return true;
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
        this.#put('issues.aspects', c);
      this.#topic = 'issues';
      return true;
    }
    if (c.unit !== '方面' && c.unit !== '大方面' && !(THING.has(c.unit) && post.startsWith('方面'))) return false;
    const ahead = t.slice(c.tail, c.tail + 26);
    if (
      (this.#kind === 'assessment' && /^方面\d+[条项个](?:具体)?(?:意见|建议)/.test(ahead)) ||
      /^(?:方面)?(?:的)?(?:存在的?)?(?:共)?(?:\d+|[一二三四五六七八九十]+)?(?:大?类|个|项|条)?(?:具体|突出|主要)*(?:的)?[,，、]?(?:共?\d+[个项条](?:具体|突出|主要)?)?问题/.test(
        ahead,
      ) ||
      // 涉及4个方面、29个单位共计50项具体问题
      /^方面[、,，和及]\d+[个家](?:单位|部门|地区|乡镇)[^,，。;；\d]{0,10}\d+[个项条](?:具体|突出|主要)*问题/.test(
        t.slice(c.tail, c.tail + 40),
      ) ||
      (/(?:反馈|指出|发现|查出)/.test(lead) && (/问题/.test(ahead.slice(0, 16)) || /问题[^,，。;；]{0,6}$/.test(lead)))
    ) {
      this.#put('issues.aspects', c);
      this.#topic = 'issues';
      this.#aboutOf = 'issues';
    }
    return true;
  }

  /** 反馈的问题涉及3个方面共计7项 */
  #readTotalBehindAspects({ t, c, previous }: Around): boolean {
    if (
      this.#topic !== 'issues' ||
      this.found.has('issues.total') ||
      !previous ||
      this.found.get('issues.aspects')?.start !== previous.start ||
      !(
        /^方面,?(?:共计?|合计|总计|计)$/.test(t.slice(previous.tail, c.head)) ||
        /^方面\n?\d+[个项条]\|/.test(t.slice(previous.tail, c.tail + 1))
      )
    )
      return false;
    this.#put('issues.total', c);
    return true;
  }

  #readClues({ t, c, pre, post, carriesOn }: Around, named: boolean): boolean {
    // 问题线索办结4件
    if (/线索(?:已)?(?:办结|了结|查结)$|^(?:已|共)?(?:办结|了结|查结)[^,，。;；]{0,6}线索$/.test(pre)) {
      this.#put('clues.closed', c);
      this.#topic = 'clues';
      return true;
    }
    if (named || (/线索(?:移交|移送)?(?:[\u4e00-\u9fff]{0,3}纪[\u4e00-\u9fff]{1,4})?$/.test(pre) && !/办结|了结|查结/.test(pre))) {
      const done =
        /^(?:[\u4e00-\u9fff]{0,8}(?:线索|信访件))[,，]?(?:均|全部)?(?:已|均已|全部)+(?:办结|了结|查结|处置)(?!了?\d)/.test(
          t.slice(c.tail, c.tail + 24),
        ) || /^(?:均|全部|已全部)(?:已)?(?:办结|了结|查结)/.test(post);
      this.#put(/办结|了结|查结/.test(pre) ? 'clues.closed' : 'clues.total', c);
      if ((done && !carriesOn) || ALL_CLOSED.test(t.slice(c.tail, c.tail + 90))) this.#put('clues.closed', c, 2);
      this.#topic = 'clues';
      return true;
    }
    if (
      this.#topic === 'clues' &&
      (/(?:办结|了结|查结|处置完毕)(?:了)?$/.test(pre) ||
        (/其中$/.test(pre) && /^已(?:办结|了结|查结)/.test(post)) ||
        // 3件问题线索中,2件办结
        (pre === '' && /^已?(?:办结|了结|查结)$/.test(post)))
    ) {
      this.#put('clues.closed', c);
      return true;
    }
    return false;
  }

  /** 制度方面,新制定11个、修订20个 */
  #isAmongRules({ t, from, pre, sentence }: Around): boolean {
    return (
      this.#topic === 'rules' ||
      (ACTS_ON_RULES.test(pre) && /(?:制度|建章立制)[^,，。;；\d]{0,14}[,，:：]$/.test(t.slice(Math.max(sentence, from - 20), from)))
    );
  }

  #readRules({ t, c, pre, post }: Around, among: boolean): boolean {
    const key = ruleKey(pre, post, t, c, among);
    if (key === undefined) return false;
    if (key) this.#put(key, c);
    this.#topic = 'rules';
    return true;
  }

  #readMeasures({ t, c, previous, from, pre, post, carriesOn }: Around): void {
    const own = pre.replace(/(?:整改)?(?:具体)?(?:措施|举措)(?:定了?)?$/, '');
    if (DONE_AFTER.test(post)) {
      if (carriesOn) this.#put('measures.total', c);
      else if (this.#topic === 'measures' && this.found.get('measures.total') && !/全部|均/.test(post)) this.#put('measures.completed', c);
      else if (this.found.get('measures.total') && /^[^,，]{0,6}(?:措施|举措)?已/.test(post) && !/均|全部|都/.test(post))
        this.#put('measures.completed', c);
      else {
        this.#put('measures.total', c);
        if (/均|全部|都/.test(post.slice(0, 16))) this.#put('measures.completed', c);
      }
    } else if (ONGOING_AFTER.test(post)) this.#put('measures.inProgress', c);
    else if (DONE_STRICT.test(own) && !NOT_PLAIN.test(own)) this.#put('measures.completed', c);
    else if (ONGOING.test(own)) this.#put('measures.inProgress', c);
    else if (
      own === '' &&
      previous &&
      t.slice(previous.tail, from) === '、' &&
      this.found.get('issues.completed')?.start === previous.start
    ) {
      // 已完成整改问题17个、整改措施50条
      this.#put('measures.completed', c);
    } else if (!NOT_PLAIN.test(own)) {
      this.#put('measures.total', c);
      if (ALL_DONE_NEXT.test(t.slice(c.tail, c.tail + 40))) this.#put('measures.completed', c);
    }
  }

  /** To an inspection of the environment tasks and letters are the problems. */
  #isTask({ pre, lead }: Around): boolean {
    return (
      (this.#kind === 'environmental-rectification' &&
        /(?:整改任务|(?:信访|举报|投诉)+件|^(?:[^,，。;；]{0,8}(?:列出|梳理|分解|细化)(?:为|成|出)?)任务)$/.test(pre)) ||
      (this.#kind === 'other' && /整改任务$/.test(pre) && /督察/.test(lead))
    );
  }

  #readIssues({ t, c, pre, post, carriesOn, lead }: Around, named: boolean, isTask: boolean): void {
    // 12类问题…细化成39个具体问题: kinds of them, where they are counted one by one too
    const fedBack = KINDS.has(c.unit) ? 0 : totalWeight(lead, pre, post);
    const next = t.slice(c.tail + post.length, c.tail + post.length + 10);
    const own = pre.replace(/(?:反馈的?)?(?:问题|整改任务|(?:信访|举报|投诉)+件|(?:审议|评议)意见)(?:清单|总数|数量|数)?$/, '');
    // 2项问题基本完成 is no total; 其中5项问题已整改完成 says how many are done
    if (named && /^(?:具体)?问题(?:已)?(?:基本|阶段性|部分)/.test(post)) {
      this.#topic = 'issues';
      return;
    }
    if (named && /其中$/.test(own) && DONE_AFTER.test(post) && !carriesOn && this.found.get('issues.total')) {
      this.#put('issues.completed', c);
      this.#topic = 'issues';
      return;
    }
    if (/其中|另有|包括|含|立行立改|(?<!^[大小])类$/.test(own) && !DONE_STRICT.test(own)) {
      // 其中涉及我县问题5个 is the number that concerns the unit, where no other is stated
      if (/涉及/.test(own)) this.#put('issues.total', c, 0);
      this.#topic = 'issues';
      return;
    }
    if (named && DONE_AFTER.test(post)) {
      if (carriesOn) this.#put('issues.total', c, fedBack);
      else if (this.found.get('issues.total') && this.#aboutOf === 'issues' && !/均|全部|都/.test(post)) this.#put('issues.completed', c);
      else if (/已/.test(post.slice(0, 18)) && /^[,，、;；]?(?:其余|剩余)?\d/.test(next.slice(0, 6)) && !/均|全部|都/.test(post)) {
        // 41个问题已完成整改,3个问题尚在整改中 : both are parts; 18个问题已完成整改14个 : a total
        this.#put('issues.completed', c);
      } else {
        if (relevant(lead, pre, post, next)) this.#put('issues.total', c, fedBack);
        this.#put('issues.completed', c);
      }
    } else if (named && ONGOING_AFTER.test(post)) this.#put('issues.inProgress', c);
    else if (NOT_PLAIN.test(own) && own.length > 0 && /完成|整改|推进|坚持/.test(own)) {
      // 基本完成, 阶段性完成: no key of their own
    } else if (ONGOING.test(own)) this.#put('issues.inProgress', c);
    else if (DONE.test(own) && DONE_STRICT.test(own) && own.length > 0) this.#put('issues.completed', c);
    else if (relevant(lead, pre, post, next)) {
      // 信访件6件,涉及问题7个: a letter may tell of more than one
      this.#put('issues.total', c, isTask && pre.endsWith('件') ? Math.min(fedBack, LETTERS) : fedBack);
      if (ALL_DONE_NEXT.test(t.slice(c.tail, c.tail + 40))) this.#put('issues.completed', c);
    }
    this.#topic = 'issues';
    this.#aboutOf = 'issues';
  }

  /** A figure that names nothing: what it counts was said before. */
  #readBare({ t, c, pre, post, lead }: Around): void {
    const statusPre = pre.replace(/^.*(?:问题|措施|事项|任务)(?=(?:已|均|全|完|整改|正|仍|尚|基本|未))/, '');
    // 已整改七个,还有一个正在整改: an article, no count of its own
    if (this.#topic === 'issues' && !this.found.has('issues.inProgress')) {
      const one = ONE_MORE.exec(t.slice(c.tail, c.tail + 24));
      if (one) {
        const at = c.tail + one[0].indexOf('一');
        this.found.set('issues.inProgress', inWords(at));
      }
    }
    // 三个月内完成24条 is when, 牵头完成148条 is one leader's
    if (/(?:[\d一二三四五六七八九十半]个?[年月日天][内前]|月底前|牵头)(?:完成|整改)(?:整改任务)?$/.test(lead)) return;
    if (this.#topic !== 'issues' && this.#topic !== 'measures' && !(this.#topic === null && /整改/.test(lead))) return;
    // 8个问题…41条措施。…已完成7个: the unit tells which of the two is meant
    const about: 'issues' | 'measures' =
      this.#topic === 'measures' && !(this.#units.issues === c.unit && this.#units.measures !== c.unit) ? 'measures' : 'issues';
    const relevantTopic = this.#topic !== null || /问题/.test(lead) || /^\((?:含|其中)[^()\d]{0,12}问题/.test(t.slice(c.tail, c.tail + 20));
    if (!relevantTopic) return;
    // 未完成但达到序时进度16项
    const onTime = statusPre.replace(/^(?:尚)?未(?:完成|销号)(?:整改)?[,，、]?但?已?/, '');
    if (onTime !== statusPre && ONGOING.test(onTime)) this.#put(`${about}.inProgress`, c);
    if (NOT_PLAIN.test(statusPre) && !/^(?:其余|其他|剩余)/.test(statusPre)) return;
    if (ONGOING.test(statusPre) || ONGOING_AFTER.test(post)) this.#put(`${about}.inProgress`, c);
    else if (DONE_AFTER.test(post) && !DONE.test(statusPre)) this.#put(`${about}.completed`, c);
    else if (DONE.test(statusPre) && DONE_STRICT.test(statusPre))
      this.#put(
        `${about}.completed`,
        c,
        /(?:累计|合计|总共)(?:完成|整改|办结|销号|已)/.test(pre) || this.#isAllDone(about, pre, c.value) ? 2 : 1,
      );
  }
}

const PROBLEMS_BEFORE = /(?:反馈|指出|发现|查出|交办|督察|巡[察视]|审计|共性|具体|存在)?(?:的)?问题(?:清单|总数|数量|数)?$/;

/** 截至目前, 其余, 总体看: the sentence goes on about what the one before it counted. */
const GOES_ON =
  /^(?:截至|截止|目前|现已|其余|剩余|余下|到目前|经(?:过)?[^,，。;；]{0,6}整改|(?:集中)?整改(?:期间|以来|中|工作)|到(?:今年)?\d{1,4}[月年]|总体看|总的来看|[(（])/;

function isThing({ unit }: QuantityDraft): boolean {
  return THING.has(unit) || unit === '';
}

function isComma(code: number | undefined): boolean {
  return code === 0x2c || code === 0xff0c;
}

function isColon(code: number | undefined): boolean {
  return code === 0x3a || code === 0xff1a;
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

/** Some of the leaders took on some of the problems. */
const TAKEN_ON =
  /(?:书记|[院校局镇乡市县区处厂站]长|主任|经理|主席|领导|成员|同志|带头|分别)(?:同志)?(?:分别|各自?|带头|主动|亲自|牵头)*(?:领衔|领办|领题|牵头|认领|包保|包抓|包联|督办|挂帅)(?:督办|整改|办理|解决|推进)?(?:了)?(?:\d+[个项条件][、和及])?$/;

/** How plainly a number of letters is the number of problems. */
const LETTERS = 0.5;

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
    /整改|已改|改[好完]|^(?:督察|巡[察视]|审计)?(?:反馈|交办|指出|移交)|^(?:具体)?问题[、和及与](?=$|\d+[条项](?:整改)?(?:措施|举措))|^[^,，。]{0,8}问题[都均]有|^(?:具体)?问题(?:逐[个项条一]|(?:已|共)?(?:完成|整改|办结|销号)$)/.test(
      post,
    ) ||
    // 7个问题,4个改完、… ; 问题10个,方面3个
    /^[,，;；](?:(?:其中|已|现已)?\d+[个项条](?:已|改|完成|整改|基本|销号|办结)|方面\d|已(?:完成|整改)|(?:整改)?完成)/.test(next)
  );
}
