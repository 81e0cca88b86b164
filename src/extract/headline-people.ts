/** How many people an overview tells as held to account, in all and by what was done. */
import type { HeadlineKey, SanctionAction } from '../model/vocabulary.ts';
import type { Clean } from '../text/clean.ts';
import { CLAUSE, FULL_STOP, runBack } from '../text/edges.ts';
import { type Around, type Found, inWords, type Weighted } from './overview-figures.ts';
import type { QuantityDraft } from './quantities.ts';
import type { SanctionDraft } from './sanctions.ts';

export const PERSON: ReadonlySet<string> = new Set(['人', '名', '人次', '位']);
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

/** Whether a number of people is that of all who were held to account; `named`: the words before it say so. */
export function handledPeople({ t, c, counts, k, from, pre, post, sentence }: Around): 'named' | 'told' | null {
  // 党纪政务处分4人、诫勉7人、提醒谈话20人,共计31人
  // 立案审查2人(政务警告1人、党内警告1人) counts cases
  if (isSumOfSanctions(t, sentence, from, c) || (!/立案/.test(pre) && isSumOfBracket(t, c, counts, k))) return 'told';
  if (/^[^,，。;；]{0,4}由有关部门|^[^,，。;；]{0,12}另行处理/.test(post)) return null;
  if (HANDLED.test(pre) && !/党纪|政务|其中|分别|给予.{0,6}处分$|信访/.test(pre)) return 'named';
  if (SUFFERED.test(pre) || (HANDLED_BEHIND.test(post) && !/党纪|政务/.test(post))) return 'told';
  return null;
}

const HANDLED =
  /(?:组织处理|追责问责|问责追责|追究责任|问责处理|责任追究|追责|问责|处理|处分处理|处理处分|惩处)(?:和(?:纪律)?处分)?(?:了)?(?:相关|有关)?(?:责任|违纪|党员|领导|公职|村组?|中层|管理|医务|工作|涉案|失职|失责|干部)*(?:人员|人|干部|党员干部|责任人|公职人员|干警|民警|职工|教职工|员工|教师|党员|负责人)?均?$/;
const SUFFERED = /^受到(?:处理|追责|问责)的?(?:相关|有关)?(?:干部|人员|党员|党员干部|责任人|职工)?$/;
const HANDLED_BEHIND =
  /^(?:[\u4e00-\u9fff]{0,8})?(?:被|受到|予以|给予|进行了?|实施)?(?:追责问责|组织处理|问责|责任追究|处理|(?<=被)追责)(?:$|处理)/;

/** The figures of single sanctions: the number right behind one, else the first shortly before it. Of a key that is known already none. */
export function sanctionedPeople(
  text: Clean,
  counts: readonly QuantityDraft[],
  sanctions: readonly SanctionDraft[],
  inOverview: (at: number) => boolean,
  known: Found,
): ReadonlyMap<HeadlineKey, Weighted> {
  const t = text.text;
  const out = new Map<HeadlineKey, Weighted>();
  let near = 0;
  // 对2名书记约谈 on the way is no total where 提醒谈话15人 is one
  const reminded = sanctions.some((s) => s.action === '谈话提醒' && s.people !== null && inOverview(s.start));
  for (const s of sanctions) {
    if (s.people === null || !inOverview(s.start) || (s.action === '约谈' && reminded)) continue;
    if (s.action === '约谈' && LAGGARDS.test(t.slice(runBack(text.classes, s.start, s.start - 40, CLAUSE), s.start))) continue;
    const key = ACTION_KEYS[s.action];
    if (!key || known.has(key) || out.has(key) || isOfAnotherYear(text, s.start)) continue;
    while (near < counts.length && counts[near]!.end < s.start - 29) near++;
    let c: QuantityDraft | null = s.figure ?? null;
    for (let i = near; !s.figure && i < counts.length && counts[i]!.start < s.end + 8; i++) {
      const x = counts[i]!;
      if (x.value !== s.people) continue;
      if (x.start >= s.end ? /^(?:人|名|人次)$/.test(x.unit) : c === null && x.end <= s.start && /^(?:人|名|位|个)$/.test(x.unit)) c = x;
      if (c && c.start >= s.end) break;
    }
    if (c) out.set(key, { start: c.start, end: c.end, value: s.people, bound: c.bound, weight: 1 });
    else if (s.people === 1) {
      // 诫勉一人: the figure is no count, being an article too
      const at = t.slice(s.end, s.end + 6).indexOf('一');
      if (at >= 0 && /^一[人名]/.test(t.slice(s.end + at, s.end + at + 2))) out.set(key, inWords(s.end + at));
    }
  }
  return out;
}

/** 约谈 to make those hurry who lag behind with what they have to put right. */
const LAGGARDS = /进[度展](?:滞后|缓慢|迟缓)|改而[^,，。;；]{0,4}|整改[^,，。;；]{0,4}(?:不力|滞后|迟缓|缓慢|不到位)/;

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
