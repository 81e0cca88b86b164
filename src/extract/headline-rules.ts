/** Which rules a figure counts: those made or those revised. */
import type { HeadlineKey } from '../model/vocabulary.ts';
import { has, setOf } from '../text/chars.ts';
import { openingsOf, opensWith } from '../text/openings.ts';
import type { QuantityDraft } from './quantities.ts';

export const ACTS_ON_RULES = /^(?:即|其中)?(?:立|改|新?(?:建立|制定|制订|出台|订立)|新[建定立增]|修订|改订|修改|完善)(?:完善|出台)?$/;

/** The last characters of 制度, 规矩, 办法, 规范性文件, 制度“立改废”, 制度修订 and the like. */
const ENDS_RULES = setOf('度”章矩制法定范件台订立改善');
const RULES = /^(?:规章|管理|内控|配套|长效|工作|内部|相关|各类)*(?:制度|规章|机制|制度机制|管理办法)/;
const STARTS_RULES = openingsOf(RULES);

/** rules.created, rules.revised, null for a joint figure, undefined where the figure counts no rules. */
export function ruleKey(pre: string, post: string, t: string, c: QuantityDraft, running: boolean): HeadlineKey | null | undefined {
  if (pre === '建章立制') {
    if (/^(?:工作)?(?:专班|小组|组|专项)/.test(post)) return undefined;
    // 建章立制25项,其中新建制度14项
    return /^[,，]其中新/.test(t.slice(c.tail, c.tail + 4)) ? null : 'rules.created';
  }
  const zipped = running || /制度|规章|机制/.test(t.slice(Math.max(0, c.head - 40), c.head)) ? zippedRules(t, c) : undefined;
  if (zipped !== undefined) return zipped;
  const nounPre =
    has(ENDS_RULES, pre.charCodeAt(pre.length - 1)) &&
    /(?:制度|制度“[立改废建释]{2,4}”|规章|规矩|机制|办法|制度机制|制度规定|制度规范|规章制度|管理制度|制度文件|规范性文件)(?:文件|机制|办法)?$|制度(?:已|新)?(?:出台|制定|制订|建立|修订|修改|完善)$|[新旧老](?:规|办法|制度|规定)(?:出台|制定|修订|修改|完善)$/.test(
      pre,
    );
  const nounPost = opensWith(RULES, STARTS_RULES, post);
  if (!nounPre && !nounPost && !running) return undefined;
  // 废止制度4项,修订9项,新建7项
  if (/(?:废止|清理|停用)[^,，。;；]{0,6}$/.test(pre)) return null;
  // 制度“立改废”27项
  if (nounPre && pre.endsWith('”')) return null;
  // 制定、修订完善制度12项: look back over the listed verbs
  let from = c.head - pre.length;
  const floor = Math.max(0, c.head - 40);
  while (from > floor && /[、和及\u4e00-\u9fff]/.test(t[from - 1]!) && !/[\d]/.test(t[from - 1]!)) from--;
  const phrase = t.slice(from, c.head);
  // 8项制度新建,10项制度修订
  const became =
    nounPost && pre === ''
      ? /^[^,，。;；、]*?(?:制度|规章|机制|办法)(?:已|均|得到|完成|属|为|系|作了|进行了?|做了)?(新建|新订|新制定|制定|出台|建立|修订|修改|完善)$/.exec(
          post,
        )?.[1]
      : undefined;
  if (became) return /修|完善/.test(became) ? 'rules.revised' : 'rules.created';
  const created = /新建|新定|立下|新制定|新出台|新立|新订|新增|制定|制订|制发|订立|出台|建立|印发/.test(phrase) || pre === '立';
  const revised = /修订|改订|修改|完善|修编|健全(?!完善)/.test(phrase) || /^改(?:了?[老旧原][\u4e00-\u9fff]{2,4})?$/.test(pre);
  // 共动了制度12项,其中修订9项
  if (!created && !revised)
    return nounPre && /^[,，](?:其中|即|包括|分别)|^\((?:其中)?(?:新|修|改|废)/.test(t.slice(c.tail, c.tail + 3)) ? null : undefined;
  if ((created && revised) || /(?:建立|健全)(?:健全|完善)/.test(phrase) || /^[,，]其中新/.test(t.slice(c.tail, c.tail + 4))) {
    // 建立健全, 建立完善 stand for one joint act; so does 健全制度24个,其中新建10个
    return null;
  }
  if (/整改方案|清单|台账/.test(phrase)) return undefined;
  return created ? 'rules.created' : 'rules.revised';
}

/** 规章制度方面,修订和新建分别为|11项、6项: null where the act is neither. */
export function zippedRules(t: string, { head }: QuantityDraft): HeadlineKey | null | undefined {
  const m = ZIPPED.exec(t.slice(Math.max(0, head - LONGEST_ZIP), head));
  const act = m?.[m[3] === undefined ? 1 : 2];
  if (act === undefined) return undefined;
  return /新|制[定订]|出台|建立/.test(act) ? 'rules.created' : /修|改|完善/.test(act) ? 'rules.revised' : null;
}

const ACTS = '(新建|新立|新订|新制[定订]|制[定订]|出台|建立|修订|修改|完善|废止)';
const ZIPPED = new RegExp(
  `${ACTS}(?:规章|管理|内控)*(?:制度)?[、和及与]${ACTS}(?:完善)?(?:规章|管理|内控)*(?:制度)?(?:分别(?:为|是|有)?|\\|)(\\d+[项个件份部][、和及])?$`,
);
const LONGEST_ZIP = 30;
