import { ORDERED_CHECK, SANCTION_WORDS } from '../lexicon/sanctions.ts';
import type { SanctionAction } from '../model/vocabulary.ts';
import { newClass } from '../text/chars.ts';
import type { Clean } from '../text/clean.ts';
import { COMMA, PAREN, runBack, runOn, SENTENCE } from '../text/edges.ts';
import { IN_NAME, IN_TITLE, type Zones } from '../text/zones.ts';
import { IN_CHROME, type QuantityDraft } from './quantities.ts';

export interface SanctionDraft {
  start: number;
  end: number;
  action: SanctionAction;
  people: number | null;
  /** The figure of these people, where it stands apart from its words: 诫勉、谈话提醒分别为1人、|8人|. */
  figure?: QuantityDraft;
}

const BY_FIRST: ReadonlyMap<number, readonly [string, SanctionAction][]> = (() => {
  const map = new Map<number, [string, SanctionAction][]>();
  for (const row of SANCTION_WORDS) {
    const c = row[0].charCodeAt(0);
    const list = map.get(c);
    if (list) list.push(row);
    else map.set(c, [row]);
  }
  for (const list of map.values()) list.sort((a, b) => b[0].length - a[0].length);
  return map;
})();
const ORDER = '责'.charCodeAt(0);
const MAKE = '令'.charCodeAt(0);
const DEMAND = '成'.charCodeAt(0);
const MOVE = '调'.charCodeAt(0);
const AWAY = '离'.charCodeAt(0);
const MOVED_FROM_POST = /调离[\u4e00-\u9fff]{0,6}岗位/y;

const REMOVE = '免'.charCodeAt(0);
const GO = '去'.charCodeAt(0);
/** 并免去其处长职务; without 其 and without somebody named it may be a reshuffle */
const REMOVED_FROM_OFFICE = /免去(?:其[\u4e00-\u9fff]{0,16}|[\u4e00-\u9fff]{1,2}某某?的?[\u4e00-\u9fff]{0,16})?职务/y;
/** 因账目不清被免去保管员职务 */
const OFFICE_TAKEN = /免去[\u4e00-\u9fff]{1,16}职务/y;
/** Why people move who did nothing wrong. */
const RESHUFFLED =
  /工作(?:调动|需要|变动)|结合[^,，。;；]{0,8}调整|换届|退休|到龄|另有任用|提拔|晋升|亲属|回避|轮岗|任职年限|任期|竞聘|定期交流|健康/;

const STRIKE = '除'.charCodeAt(0);
const STRUCK_OFF = /除名(?=处[置理分]|[,，。;；、)）\n\d]|$)/y;

const FIRST = newClass(String.fromCharCode(...BY_FIRST.keys(), STRIKE));

/** Prevention, rules and threats are no sanctions. */
const HYPOTHETICAL =
  /(?:凡|一律|视情|如果|若|对于?.{0,12}的[,，]|将依|依规依纪(?:给予|予以)|严格按照|情节(?:严重|轻重)|必须|应当|要求.{0,8}给予|可以给予|从严(?!治党|管理)|坚决|建立.{0,10}(?:制度|机制)|制度|办法|规定|条例|综合运用|运用)[^。;；]*$/;
/** 对4家子公司负责人, 对2个滞后的学院党委书记 */
const OF_SOME =
  /对(?:[^,，。;；、\d]{1,10}的)?(\d{1,3})[家个所](?:[^,，。;；、\d]{1,16})(?:负责人|书记|院长|校长|主任|局长|经理|所长|站长|镇长)(?:分别|逐一|集体|进行|予以|给予|实施|开展)*了?$/;
/** A person or persons, not a body. */
const PERSON =
  /人(?!大|民|才|社|力)|名|某|同志|责任人|负责人|干部|职工|领导|书记|主任|局长|院长|校长|镇长|秘书|秘书长|[部处股站队行]长|董事长|总监|经理|所长|科长|员(?!会|单位)|会计|出纳|其|党员|分管|主管|当事/;

const COUNTED_ALREADY = /\((?:其中)?有(?:\d{1,2}|[一两二三四五])[人名]先受[^()。\n]*$/;
const LONGEST_REMARK = 40;

/** Mentions of persons being held to account, in document order. */
export function findSanctions(text: Clean, zones: Zones, counts: readonly QuantityDraft[]): SanctionDraft[] {
  const { codes, classes, length } = text;
  const t = text.text;
  const found: SanctionDraft[] = [];
  for (let i = runOn(classes, 0, length, FIRST); i < length; i = runOn(classes, i + 1, length, FIRST)) {
    const c = codes[i]!;
    if (zones.flags[i]! & (IN_TITLE | IN_NAME | IN_CHROME)) continue;
    let hit: [number, SanctionAction] | null = null;
    if (c === ORDER && (codes[i + 1] === MAKE || codes[i + 1] === DEMAND)) {
      ORDERED_CHECK.lastIndex = i;
      const m = ORDERED_CHECK.exec(t);
      if (m) hit = [m[0].length, '责令检查'];
    }
    if (c === MOVE && codes[i + 1] === AWAY) {
      MOVED_FROM_POST.lastIndex = i;
      const m = MOVED_FROM_POST.exec(t);
      if (m) hit = [m[0].length, '调离岗位'];
    }
    if (c === REMOVE && codes[i + 1] === GO) {
      REMOVED_FROM_OFFICE.lastIndex = i;
      const m = REMOVED_FROM_OFFICE.exec(t);
      if (m && !(m[0].includes('某') && RESHUFFLED.test(sentenceBefore(text, i)))) hit = [m[0].length, '免职'];
      else if (t[i - 1] === '被') {
        OFFICE_TAKEN.lastIndex = i;
        const taken = OFFICE_TAKEN.exec(t);
        if (taken && !RESHUFFLED.test(sentenceBefore(text, i))) hit = [taken[0].length, '免职'];
      }
    }
    if (c === STRIKE) {
      STRUCK_OFF.lastIndex = i;
      if (STRUCK_OFF.test(t) && /党员|党籍|党组织|[退脱]党/.test(sentenceBefore(text, i))) hit = [2, '党内除名'];
    }
    if (!hit) {
      for (const [word, action] of BY_FIRST.get(c) ?? []) {
        if (t.startsWith(word, i)) {
          hit = [word.length, action];
          break;
        }
      }
    }
    // (有1人先受诫勉、后受政务警告,不重复计算): of one who is counted already
    if (hit && COUNTED_ALREADY.test(t.slice(Math.max(0, i - LONGEST_REMARK), i))) continue;
    if (!hit || (t.startsWith('调整岗位', i) && RESHUFFLED.test(sentenceBefore(text, i)))) continue;
    found.push({ start: i, end: i + hit[0], action: hit[1], people: null });
    i += hit[0] - 1;
  }
  if (found.length === 0) return found;
  return withPeople(text, found, counts);
}

function sentenceBefore(text: Clean, at: number): string {
  return text.text.slice(runBack(text.classes, at, at - 80, SENTENCE), at);
}

/** Groups sanctions that stand side by side, finds their people and drops what holds nobody to account. */
function withPeople(text: Clean, found: SanctionDraft[], counts: readonly QuantityDraft[]): SanctionDraft[] {
  const t = text.text;
  const kept: SanctionDraft[] = [];
  let k = 0;
  let c = 0;
  while (k < found.length) {
    let last = k;
    while (
      last + 1 < found.length &&
      found[last + 1]!.start - found[last]!.end <= 6 &&
      /^(?:处分|处理|的?决定)?(?:[、和及与]|[、,]?并)?(?:给予|予以|受到)?$/.test(t.slice(found[last]!.end, found[last + 1]!.start))
    )
      last++;
    const group = found.slice(k, last + 1);
    k = last + 1;
    const first = group[0]!;
    const tail = group[group.length - 1]!;
    // the clause and the sentence in which they stand
    const sentence = runBack(text.classes, first.start, first.start - 160, SENTENCE);
    const clause = runBack(text.classes, first.start, sentence, COMMA | PAREN);
    // what an earlier sanction of the clause took is not this one's
    const earlier = kept.length > 0 ? kept[kept.length - 1]!.end : 0;
    const { from, to } = withoutAgent(text, Math.max(clause, earlier), first.start, Math.max(sentence, earlier));
    const before = t.slice(from, to);
    const wide = t.slice(sentence, first.start);
    const after = t.slice(tail.end, tail.end + 24);
    // a number right behind: 诫勉2人, 谈话提醒 3人次, 党内警告处分1人
    while (c < counts.length && counts[c]!.end <= first.start) c++;
    // 党纪处分和政务处分均0人, 党纪政务处分和组织处理均为0人: so many each
    const each = counts[c];
    if (each && each.value !== null && each.unit === '人' && each.head - tail.end <= 14 && EACH.test(t.slice(tail.end, each.head))) {
      for (const s of group) kept.push(Object.assign(s, { people: each.value }));
      continue;
    }
    const zipped = zippedPeople(t, counts, c, group.length, tail.end);
    if (zipped) {
      group.forEach((s, n) => {
        kept.push(Object.assign(s, { people: zipped[n]!.value, figure: zipped[n]! }));
      });
      continue;
    }
    const behind = nextCount(counts, c, tail.end, t);
    const numberBehind = behind !== null && NUMBER_BEHIND.test(t.slice(tail.end, behind.head));
    // 诫勉一人: no count of its own, yet it says how many
    if (group.length === 1 && ONE_BEHIND.test(after)) {
      kept.push(Object.assign(first, { people: 1 }));
      continue;
    }
    if (numberBehind) {
      if (behind.value === null) continue;
      // 给予1人党纪处分、诫勉2人: the number before is of the first, that behind of the second
      const ahead =
        group.length === 2 ? counts.slice(Math.max(0, c - 3), c).findLast((x) => x.head >= clause && x.tail <= first.start) : undefined;
      if (ahead && ahead.value !== null && PEOPLE_AHEAD.test(t.slice(ahead.start, first.start))) {
        kept.push(Object.assign(first, { people: ahead.value }), Object.assign(tail, { people: behind.value }));
        continue;
      }
      for (const s of group) {
        s.people = group.length > 1 ? null : behind.value;
        kept.push(s);
      }
      continue;
    }
    // 被开除公职或有舞弊记录的,不得报名: who may not apply
    if (BARRED.test(t.slice(tail.end, tail.end + 60))) continue;
    const object = group.length === 1 ? objectBehind(counts[c], tail.end, t) : null;
    if (object === null && HYPOTHETICAL.test(wide) && !/某|[0-9一二两三四五六七八九十]+[名人]/.test(wide) && !OF_SOME.test(before))
      continue;
    const words = t.slice(first.start + 2, first.end);
    const inside = first.action === '责令检查' || words.includes('某') ? words : '';
    const people = peopleBefore(t, before, wide, counts, from, first.start, after, inside);
    // 甲、乙分别予以诫勉和通报批评: one each; 对4人分别予以诫勉和通报批评: nobody knows how many each
    if (people.number !== null && group.length > 1 && /分别/.test(before)) people.number = people.number === group.length ? 1 : null;
    // 对城东小学、滨湖中学校长分别给予党内警告、诫勉: as many of them as sanctions
    else if (group.length > 1 && headsNamed(before) === group.length) people.number = 1;
    // 对…1名社区工作者批评教育,责令其作出检查: the same
    const previous = kept.at(-1);
    if (people.number === null && words.includes('其') && previous && /^[,，、]?(?:并|同时)?$/.test(t.slice(previous.end, first.start)))
      people.number = previous.people;
    // 给予祝某党内警告处分,提醒谈话相关人员5人: the clause names nobody else
    if (object !== null && (people.number === null || !/[名人某]/.test(before))) {
      people.number = object;
      people.behind = true;
    }
    // 11人接受批评教育、提醒谈话: one or the other, nobody knows how many each
    if ((people.number ?? 0) > 1 && group.length > 1 && group.every((s) => MILD.has(s.action)) && t[first.end] === '、')
      people.number = null;
    const stands = group.filter((s) => holdsToAccount(s, before, wide, after, people, to < first.start));
    for (const s of stands) {
      s.people = people.number;
      kept.push(s);
    }
  }
  return kept;
}

/**
 * Where it is said who was held to account, without who did it: 2名工作人员|由分管领导当面|提醒谈话. A clause that names only the latter
 * (副局长项某,由纪工委立案) tells of those of the clause before.
 */
function withoutAgent(text: Clean, from: number, to: number, sentence: number): { from: number; to: number } {
  const agent = AGENT.exec(text.text.slice(from, to));
  if (!agent) return { from, to };
  if (agent.index > 0 || from <= sentence) return { from, to: from + agent.index };
  return { from: Math.max(sentence, runBack(text.classes, from - 1, sentence, COMMA | PAREN)), to: from - 1 };
}

const AGENT =
  /[由被][\u4e00-\u9fff]{0,10}(?:纪委(?:监委)?|监委|纪工委|纪检组|党委|党组|党工委|领导|书记|主任|[局院校厂镇乡]长|负责人)(?:当面|逐一|集体|分别|依[规法纪]+|进行|予以|给予|实施)*$/;

const BARRED = /^[^。;；\n]{0,40}不(?:得|予|能)(?:报名|报考|应聘|参加|录用|聘用|招录|申报|推荐)/;

/** Of these a person receives one. */
const MILD: ReadonlySet<SanctionAction> = new Set(['批评教育', '谈话提醒', '责令检查', '约谈']);

/** 约谈…负责人3名: how many are told behind the words. */
function objectBehind(count: QuantityDraft | undefined, end: number, t: string): number | null {
  if (!count || count.start < end || count.start - end > 20 || !/^(?:人|名|人次)$/.test(count.unit)) return null;
  return /^[\u4e00-\u9fff“”()]*$/.test(t.slice(end, count.start)) &&
    /(?:人|长|员|责任人|干部|领导|主任|书记|经理|法官|医生|教师|民警|干警|职工)等?$/.test(t.slice(end, count.head))
    ? count.value
    : null;
}

/** 诫勉|2人, 受到党纪处分的为|0人, 政务处分人数为|3人 */
const NUMBER_BEHIND = /^(?:处分|处理|谈话|等)?(?:人员)?(?:人数|数量?)?的?[了共]?(?:分别|各|共计|有|为|是|达)?(?:\d+[件起宗])?$/;

const ONE_BEHIND = /^(?:处分|处理|谈话)?的?[了共]?(?:有|为)?(?:一[人名](?!次|以上|多))/;

/** 党纪处分、诫勉、谈话提醒分别为|0人、1人、8人: one number each, in their order; null where these do not stand there. */
function zippedPeople(t: string, counts: readonly QuantityDraft[], from: number, size: number, end: number): QuantityDraft[] | null {
  const first = counts[from];
  if (size < 2 || !first || first.head - end > 12 || !ZIPPED.test(t.slice(end, first.head))) return null;
  const people: QuantityDraft[] = [];
  for (let k = from; k < from + size; k++) {
    const c = counts[k];
    if (!c || c.value === null || !/^(?:人|名|人次)$/.test(c.unit)) return null;
    if (k > from && !/^[、,，和及与]$/.test(t.slice(counts[k - 1]!.tail, c.head))) return null;
    people.push(c);
  }
  return people;
}

function headsNamed(before: string): number {
  const named = before.includes('分别') ? EACH_OF.exec(before) : null;
  return named ? named[1]!.split(/[、和及与]/).length : 0;
}

const EACH_OF = /对([^对,，。;；\d]{4,60}(?:校长|院长|园长|局长|所长|主任|书记|经理|站长|科长|负责人))分别(?:给予|予以|受到)?$/;

/** 1人|党纪处分 */
const PEOPLE_AHEAD = /^\d{1,3}[人名](?:给予|予以|受到)?$/;

const ZIPPED = /^(?:处分|处理)?的?(?:人员|人数)?(?:(?:各|分别|依次)(?:为|是|有)?|\|)$/;

const EACH = /^(?:[、和及与][\u4e00-\u9fff]{2,6}?)?均(?:为|是)?$/;

function nextCount(counts: readonly QuantityDraft[], from: number, at: number, t: string): QuantityDraft | null {
  for (let k = from; k < counts.length && counts[k]!.head - at <= 6; k++) {
    const c = counts[k]!;
    // 立案2件2人
    if (c.head < at || (/^[件起宗]$/.test(c.unit) && counts[k + 1]?.head === c.end)) continue;
    return /^(?:人|名|人次|人(?:次))$/.test(c.unit) && !/^[\u4e00-\u9fff]{0,8}(?:给予|予以|受到)/.test(t.slice(c.end, c.end + 12))
      ? c
      : null;
  }
  return null;
}

/** Between 3名 and 2名 in 3名场长、2名会计; not where the first have been dealt with (9名内勤批评教育、11名…). */
const TOGETHER = /^(?!.*(?:教育|谈话|诫勉|警告|处分|约谈|检查|通报|岗位|免职|撤职|记过|降级))[^,，。;；、将其中]{1,14}[、和及与]$/;

interface People {
  number: number | null;
  /** Somebody is named or counted. */
  somebody: boolean;
  /** Counted behind the words: 谈话提醒履责不力的干部11人. */
  behind?: boolean;
}

/** 对2名干部予以诫勉, 给予时任副总经理吴某党内警告, 对其进行约谈 */
function peopleBefore(
  t: string,
  before: string,
  wide: string,
  counts: readonly QuantityDraft[],
  clause: number,
  start: number,
  after: string,
  inside: string,
): People {
  // 无人被移送司法机关
  if (/无一?人(?:被|受到|受)?(?:给予|予以)?$/.test(before)) return { number: 0, somebody: true };
  let number: number | null = null;
  // 3名场长、2名会计: together
  let last = start;
  for (let k = lowerBound(counts, clause); k < counts.length && counts[k]!.start < start; k++) {
    const c = counts[k]!;
    if (
      /^(?:人|名|位|个)$/.test(c.unit) &&
      c.value !== null &&
      // 三个党支部书记: each has one
      !(
        c.unit === '个' &&
        !/^(?:干部|人|责任人|负责人|[\u4e00-\u9fff]{2,6}?(?:书记|主任|[院校局镇乡县区站所科处]长)(?![^,，。;；、]{0,4}的))/.test(
          t.slice(c.end, c.end + 12),
        )
      )
    ) {
      // 常某和2名副矿长: who is named counts too
      const listed: RegExpExecArray | null =
        number === null ? /(?:^|[对将给予])([^对将给予]*某某?)[、和及与](?:其他)?$/.exec(t.slice(clause, c.head)) : null;
      // 对服务中心负责人及4名村文书: so does who is told by his office
      const office: RegExpExecArray | null =
        listed || number !== null ? null : /[对将给予]([^对将给予]{2,20})[、和及与]$/.exec(t.slice(clause, c.head));
      number =
        number !== null && TOGETHER.test(t.slice(last, c.start))
          ? number + c.value
          : c.value + (listed ? countNames(listed[1]!) : office ? (countOffices(office[1]!) ?? 0) : 0);
      last = c.end;
    }
  }
  const said = before.replace(/(?:分别|逐一)?(?:给予|予以|进行|实施|开展|作出)$/, '');
  const object = /(?:给予|对|将|责令|予以|约谈|其中)([^给予对将]*)$/.exec(said)?.[1] ?? said;
  const some = number === null ? OF_SOME.exec(before) : null;
  // 6个县党政主要负责人, 3家单位分管采购的负责人: nobody knows how many of each
  if (some) return { number: /党政|班子|的(?:主要|直接|分管)?(?:负责人|领导)/.test(some[0]) ? null : Number(some[1]), somebody: true };
  if (number !== null) return { number, somebody: true };
  if (countNames(before) > 0) return { number: countNames(object.includes('某') ? object : before), somebody: true };
  // 责令2名干部作出检查
  if (inside !== '')
    for (let k = lowerBound(counts, start); k < counts.length && counts[k]!.start < start + 2 + inside.length; k++)
      if (/^(?:人|名|位)$/.test(counts[k]!.unit)) return { number: counts[k]!.value, somebody: true };
  // 责令李某作出检查: who is named stands inside the words
  if (inside !== '' && PERSON.test(inside)) return { number: countNames(inside) || null, somebody: true };
  // 约谈进度滞后的4名二级单位负责人
  if (inside === '' && !PERSON.test(before)) {
    const object = /^了?[^,，。;；\d]{0,16}(\d{1,3})[名位](?=[^,，。;；]{0,12}(?:负责人|责任人|干部|领导|人员|同志))/.exec(after);
    if (object) return { number: Number(object[1]), somebody: true };
  }
  const behindNames = /^(?:了)?[^,，。;；]{0,14}某/.test(after);
  if (behindNames) return { number: countNames(after.replace(/[,，。;；].*$/s, '')), somebody: true };
  // pronouns look back to the sentence
  if (/其(?!中|他|余)|本人/.test(before) || !PERSON.test(before)) {
    const n = countNames(wide);
    if (n > 0) return { number: n, somebody: true };
    for (let k = lowerBound(counts, start - wide.length); k < counts.length && counts[k]!.start < start; k++) {
      const c = counts[k]!;
      // 涉及3人,由本人作书面说明
      const between = t.slice(c.end, start);
      if (
        /^(?:人|名)$/.test(c.unit) &&
        c.value !== null &&
        (/^[^,，。;；]{0,12}$/.test(between) || /^[,，]由?本人[^,，。;；]{0,12}$/.test(between))
      )
        return { number: c.value, somebody: true };
    }
  }
  // …大队长谭某公车私用。经查属实,纪委给予其党内警告: the only one named in the sentence before
  if (/其(?!中|他|余)/.test(before)) {
    const sentence = start - wide.length;
    const near = t.slice(Math.max(0, sentence - LONGEST_PREVIOUS), sentence);
    const previous = near.slice(near.lastIndexOf('\n') + 1);
    if (countNames(previous) === 1) return { number: 1, somebody: true };
  }
  // 对…职工张建国批评教育: one person, named after what he is
  const named =
    /(?:职工|干部|同志|书记|主任|局长|院长|校长|镇长|经理|所长|科长|队长|站长|会计|出纳|医生|教师|人员|员)([\u4e00-\u9fff]{2,3})(?:同志)?(?:进行|予以|给予)?$/.exec(
      object.replace(/(?:进行|予以|给予|的)$/, ''),
    );
  if (named && !/^(?:进行|予以|给予|开展|受到|[的了])/.test(named[1]!) && !/[、和等]/.test(object)) return { number: 1, somebody: true };
  // 办公室主任被诫勉谈话, 对分管副院长、人事秘书批评教育: each office has one holder
  return { number: countOffices(object), somebody: PERSON.test(before) };
}

const LONGEST_PREVIOUS = 80;

const OFFICE =
  /(?:主任|书记|[局院校镇乡县区市站所科处股部队行厂场组会]长|秘书长?|董事长|经理|总监|会计|出纳|法定代表人|(?:经办|审核|审批|复核)人|(?:管理|驾驶|保管|报账|采购|核算|统计|档案)员|文书|(?:组织|宣传|纪检|统战|生活|青年)委员|(?:[科部室处股办所站队]|中心|财务|设备|项目)负责人)$/;
/** Offices of which there are many, or a body that has several. */
const OF_MANY = /各|等|们|相关|有关|乡镇|镇街|企业|单位|部门|科室|社区|[村居]|班子|支部|所属|下属|基层|中层|部分|人员/;

/** How many holders of offices are named, each by an office that has one; null where that is not sure. */
function countOffices(words: string): number | null {
  // 对原企业法定代表人移交公安机关立案侦查
  // 原村会计因经办不实被镇纪委…
  const who = words
    .replace(/^原?[本该]?村(?=会计|出纳|文书|书记|主任)/, '')
    .replace(/因[^,，。;；]{2,16}(?:被[^,，。;；]{0,8})?$/, '')
    .replace(/移[交送](?:公安|司法)机关$/, '')
    .replace(/(?:被|分别|逐一|进行|予以|给予|受到|实施|开展|作出|了)+$/, '');
  // 第三党支部书记、组织委员; 桃李社区党委书记; 双河村驻村工作队队长、村党支部书记: of one body, which is named
  const named = who.replace(ONE_BODY, '');
  const offices = named.split(/[、和及与]/).map((office, k) => (k > 0 && named !== who ? office.replace(SAME_BODY, '') : office));
  // 其中一户企业原董事长: of one body
  offices[0] = offices[0]!.replace(/^原(?:企业|单位|公司)|^[^、和及与]{0,6}[一1][家户个](?:企业|单位|部门|公司|社区|乡镇)/, '');
  if (who.length === 0 || offices.some((office) => OF_MANY.test(office))) return null;
  return offices.every((office) => OFFICE.test(office)) ? offices.length : null;
}

const ONE_BODY =
  /^(?:第[一二三四五六七八九十\d]{1,2}(?:党?总?支部|党委|[支中大]队)|(?!各|相关|有关|部分|涉事|问题|[所下]辖|辖区|多个|几个|其他|全体|所有)[\u4e00-\u9fff]{2,4}?(?:社区|村)(?:[居村]委会)?(?:原|时任)?(?:驻村工作队|党委|党?总支|党?支部)?)(?=(?:第一)?书记|主任|会计|文书|出纳|报账员|队长)/;
const SAME_BODY = /^(?:该)?(?:村|社区|支部)?(?:党委|党?总支|党?支部)?(?=书记|主任|会计|文书|出纳|报账员|队长|委员)/;

/** 邵某, 李某某; not 某院, 某村, 某处 */
const NAMES = /[\u4e00-\u9fff]{1,2}某某?(?![院局村县镇乡市区校厂社科]|公司|集团|单位|企业|支部|部门|项目|处(?![分理以罚]))/g;

function countNames(s: string): number {
  return new Set(s.match(NAMES) ?? []).size;
}

function lowerBound(counts: readonly QuantityDraft[], at: number): number {
  let lo = 0;
  let hi = counts.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (counts[mid]!.start < at) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

/** 5名村干部谈话提醒 in a cell, without any word of handling. */
const COUNTED = /(?:^|[,，;；|\n])[0-9一二两三四五六七八九十]{1,3}[名位个][\u4e00-\u9fff]{0,4}(?:干部|职工|教师|责任人|员)$/;

function holdsToAccount(s: SanctionDraft, before: string, wide: string, after: string, people: People, byAgent: boolean): boolean {
  switch (s.action) {
    case '约谈': {
      // 2名成员由镇党委约谈
      if (byAgent && people.number !== null) return true;
      if (/(?:主动|廉政|任前|常态化|定期|开展|集体|制度|提醒)$/.test(before) && !/对|向/.test(before)) return false;
      if (/[,，。;；、:：]|$/y.test(after.slice(0, 1)) && !/对|被|将|进行$/.test(before)) return false;
      if (/^(?:制度|机制|办法|函|会|整改(?!不|迟|滞|缓)|等)/.test(after)) return false;
      // 对4家欠款企业逐一约谈
      if (/(?:企业|公司|单位|机构|商户)(?:逐一|分别|集体|逐家)?(?:进行|开展)?$/.test(before)) return false;
      if (/^了?(?:相关|有关|信访|上访|来访|缠访)*(?:群众|村民|居民|家长|学生|用户|用水|信访人|当事人|客户)/.test(after)) return false;
      // 约谈企业13家 is no sanction of a person; 约谈企业负责人3名 is
      if (
        /^了?(?:相关|有关|涉事|重点|货运|施工|运营|物业|供餐|供货|配送|问题|违规|失信)*(?:企业|公司|单位|商户|机构|门店|业主|平台|商家)(?=\d|[,，。;；、后]|$)/.test(
          after,
        )
      )
        return false;
      return /(?:被|对.{1,24}(?:进行|开展|予以|实施)?了?(?:集中)?)$/.test(before) || /^(?:了)?[\u4e00-\u9fff“《《]/.test(after);
    }
    case '通报批评':
      return (
        PERSON.test(before) &&
        people.somebody &&
        (/[0-9一二两三四五六七八九十][名人]|某/.test(before) ||
          !/(?:单位|部门|支部|党委|党组|公司|医院|学校|镇|街道|局|县|市|区|科室|村)(?:被|予以|给予|进行|受到)?[^某名人]{0,6}$/.test(before))
      );
    case '立案':
      return (
        (people.number !== null && (/某|[人名]/.test(before) || /长被$/.test(before))) ||
        (/^(?:审查|调查|查处)?[^,，。;；]{0,6}某/.test(after) && people.somebody)
      );
    case '谈话提醒':
    case '批评教育':
      return (
        people.behind === true ||
        (people.somebody && (/对|给予|予以|受到|接受|被|将|进行|分别|其中|某|由/.test(before + wide) || COUNTED.test(before)))
      );
    case '免职':
    case '降级':
    case '调离岗位':
      return people.somebody && !/[不防未]$/.test(before);
    case '诫勉':
      return people.somebody || /给予|予以|对|被|受到/.test(before);
    case '党纪处分':
    case '政务处分':
    case '党纪政务处分':
      return people.somebody && !/^(?:条例|规定|法|决定)/.test(after);
    default:
      return people.somebody || /给予|予以|被|受到/.test(before);
  }
}
