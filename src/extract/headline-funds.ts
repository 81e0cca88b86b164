/** Which amounts of money an overview tells as recovered. */
import type { Around, Found } from './overview-figures.ts';
import type { QuantityDraft } from './quantities.ts';

/** How plainly an amount says what was recovered; 0 where it says something else. */
export function recoveredWeight(
  { t, c, counts, k, from, pre, post, sentence: s, lead }: Around,
  found: Found,
  wholeReport: boolean,
): number {
  const isSum = () => SUM_OF_FUNDS.test(t.slice(from, c.head)) && isSumOfMoney(counts, k, s);
  // 收回、上缴资金41.6万元
  const listedVerb = /^(?:上缴|退还|退缴|归还)/.test(pre) && /(?:收回|追回|清退|追缴|收缴|退回)、$/.test(t.slice(from - 3, from));
  const listed =
    /等(?:资金|款项?|费用)?$/.test(pre) &&
    /(?:清退|追缴|追回|退还|收回)(?:违规|违纪|多|欠|应|被)[^,，。;；\d]{2,24}等(?:资金|款项?|费用)?(?:合计|共计?)?$/.test(lead);
  // 退回劳务费、差旅费17580元
  const listedFees =
    /^(?:[^,，。;；\d]{0,6}[费款金贴]|挽回资金)$/.test(pre) &&
    /(?:清退|收回|追缴|追回|退缴|退还|退回|收缴)[^,，。;；\d]{0,20}、$/.test(t.slice(Math.max(s, from - 26), from));
  const isRecovered =
    listedVerb ||
    listed ||
    listedFees ||
    /(?:清退|收回|追缴|追回|退缴|清缴|退还|清收|追偿|退回|收缴|退赔|追赔)[^,，。;；\d]{0,16}$/.test(pre);
  if (isRecovered && !/应|拟|将|计划|挽回(?!资金|款)/.test(pre) && !isOfOneField(t, c, s, found) && !(wholeReport && isOfOthers(t, c, s)))
    return isSum() ? 2 : 1;
  // 17.46万元款项清退收缴到位
  if (!wholeReport && pre === '' && FUNDS_CAME_BACK.test(post)) return 1;
  // 追缴承包费42.7万元、清退取暖费6.18万元,累计48.88万元: all of it
  return (found.has('funds.recovered') || ABOUT_FUNDS.test(lead)) && isSum() ? 2 : 0;
}

/** 财政部门预算执行问题6项,涉及金额2.3亿元,其中:追缴资金770万元: of one field among all that was found. */
function isOfOneField(t: string, { head }: QuantityDraft, sentence: number, found: Found): boolean {
  const total = found.get('issues.total');
  return (
    total !== undefined &&
    total.start < sentence &&
    /问题\d+[个项条][,，](?:涉及|问题)(?:问题|违规)?(?:资金|金额)/.test(t.slice(Math.max(sentence, head - 200), head))
  );
}

/** What others had to give back to those who paid it. */
function isOfOthers(t: string, { head }: QuantityDraft, sentence: number): boolean {
  return GIVEN_BACK.test(t.slice(Math.max(sentence, head - 24), head));
}

const GIVEN_BACK =
  /退还(?:企业|群众|消费者|经营主体|商户|业主|家长)|责令退赔|督促[^,，。;；]{0,10}退还|为[^,，。;；]{2,20}追回|(?:帮助|协助|支持)[^,，。;；]{0,8}追回|追偿[^,，。;；]{0,6}(?:生态|环境|损害|修复)/;

const FUNDS_CAME_BACK =
  /^(?:违规|违纪|问题)?(?:资金|款项?)(?:已|均|全部|已全部|悉数|如数|全额)*(?:(?:清退|收缴|追缴|收回|追回|退缴|清收)(?:到位|完毕)?)+$/;

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
