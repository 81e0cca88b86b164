/** Which meetings a number of times counts: those of the party committee, or those held for the rectification. */
import type { HeadlineKey } from '../model/vocabulary.ts';
import type { QuantityDraft } from './quantities.ts';

const PARTY_MEETING =
  /(?:支委|党委|党组|党支部|支部|党总支|总支|党工委|常委|党委常委|校委)(?:先后|共|累计)?(?:召?开)?(?:\([^)]*\))?(?:委员会|委员|扩大)?(?:\([^)]*\))?(?:会|会议|常委会|常委会议|党委会|党组会|常委会会议|会会议)$/;
/** 院党组专题会议7次: the body itself met. */
const BODY_MET = /(?:党委|党组|支委|总支|党工委)专题(?:研究)?会议?$/;
const SPECIAL_MEETING =
  /(?:专题(?!党委会|党组会|常委会|总支会|支委会)|专项|推进|调度|专班|部署|领导小组|工作专?班)[\u4e00-\u9fff“”]{0,8}(?:会|会议)$|(?:推进会|调度会|专题会|专题会议|推进会议|领导小组会议?)$/;
/** 党组(扩大)会议8次: the bracket ends the clause before. */
function isEnlarged(t: string, from: number, pre: string): boolean {
  return /^会议?$/.test(pre) && /(?:党委|党组|支委|总支|党工委|支部|常委会?)\((?:扩大)\)$/.test(t.slice(Math.max(0, from - 9), from));
}

const NOT_SPECIAL = /民主生活会|组织生活会|党课|学习|反馈会|培训|读书会|座谈/;

/** What stands before a figure: its sentence, its clause and the words of the clause. */
export interface Before {
  /** Where the sentence begins. */
  readonly sentence: number;
  /** Where the clause begins. */
  readonly from: number;
  /** The words of the clause, without what only leads up to the figure. */
  readonly pre: string;
  /** The text right before the figure, further back than its clause. */
  readonly lead: string;
}

export function meetingsOf(
  t: string,
  c: QuantityDraft,
  { sentence, from, pre, lead }: Before,
): { key: HeadlineKey; weight: number } | null {
  // 总支会开了5次
  const name = /[,，。;；:：、和]?([\u4e00-\u9fff“”()]{2,24}?)(?:先后)?(?:召?开|举行)?(?:合起来|合计|累计)?也?$/.exec(pre)?.[1] ?? '';
  const after = /^[\u4e00-\u9fff“”]{0,16}?(?:会议|会)(?!议|商|同|谈)/.exec(t.slice(c.tail, c.tail + 22))?.[0] ?? '';
  const meeting =
    zippedMeeting(lead) ??
    (/会|议/.test(name.slice(-4)) || /会(?:议)?(?:专题)?研究/.test(name) ? name : after || meetingBefore(t, sentence, from, c));
  // 每周碰头一次,前后召开总支会议9次: what is said of every week ends with its clause
  if (!meeting || NOT_SPECIAL.test(meeting) || /每(?:月|季|年|周|半)[^,，;；]{0,14}$/.test(lead.slice(-16))) return null;
  // 三季度开了6次,四季度开了4次,合起来10次
  const weight = /(?:合起来|合计|共计|累计)(?:也是)?$/.test(t.slice(from, c.head)) ? 2 : 1;
  const byCommittee =
    COMMITTEE_STUDIED.test(name) ||
    (PARTY_MEETING.test(meeting) && !SPECIAL_MEETING.test(meeting)) ||
    BODY_MET.test(meeting) ||
    isEnlarged(t, from, pre) ||
    // 党组6次开会, 党组召开10次会议
    (/^(?:召?开会议?|(?:召开)?(?:专题)?会议)$/.test(after) && /(?:党委|党组|支部|总支|党工委)(?:先后|共)*(?:召开)?$/.test(pre));
  if (byCommittee) return { key: 'meetings.partyCommittee', weight };
  return SPECIAL_MEETING.test(meeting) ? { key: 'meetings.special', weight } : null;
}

const COMMITTEE_STUDIED = /^[\u4e00-\u9fff]{0,12}?(?:常委会|党委会|党组会)(?:会?议)?(?:(?:专题)?研究|就[\u4e00-\u9fff]{2,10}(?:议|研究)$)/;

/** 党组会议、专题会、调度会议分别召开|7次、3次、9次 */
function zippedMeeting(lead: string): string | null {
  if (!lead.includes('分别')) return null;
  const m =
    /((?:[\u4e00-\u9fff“”]{2,16}会议?[、和及]){1,4}[\u4e00-\u9fff“”]{2,16}会议?)分别(?:先后|共)?(?:召?开|举行)?了?((?:\d{1,3}[次场][、和及]){0,4})$/.exec(
      lead,
    );
  return m && (m[1]!.split(/[、和及]/)[m[2]!.split(/[次场]/).length - 1] ?? null);
}

/** 党委会议专题听取汇报,次数达|12次; 推进会,前后|5次: the meeting named in a clause before one that only counts. */
function meetingBefore(t: string, sentence: number, from: number, { head, tail }: QuantityDraft): string {
  if (!ONLY_COUNTS.test(t.slice(from, head)) || !/[,，。;；、\n)]/.test(t[tail] ?? '\n')) return '';
  const clauses = t.slice(Math.max(sentence, from - LONGEST_BACK), from).split(/[,，]/);
  for (let k = clauses.length - 1; k >= Math.max(0, clauses.length - 4); k--) {
    const m = /([\u4e00-\u9fff“”]{2,16}?(?:会议|会(?!同|商)))(?:专题|研究|听取|上|[^\u4e00-\u9fff]|$)/.exec(
      clauses[k]!.replace(/^(?:另外?|再)?(?:召?开)?/, ''),
    );
    if (m) return m[1]!;
  }
  return '';
}

const ONLY_COUNTS = /^(?:次数|前后|先后|合起来|合计|累计|总共|共|也|是|就|达到?|为|[一二三四]季度|[上下]半年|开了?|召开了?)+$/;
const LONGEST_BACK = 80;
