import type { ContactType } from '../model/vocabulary.ts';
import { type CharSet, CLASS, DIGIT, has, isHan, setOf } from '../text/chars.ts';
import { type Clean, GAP_NONE, GAP_WIDE } from '../text/clean.ts';
import { IN_CHROME } from './quantities.ts';

export interface ContactDraft {
  start: number;
  end: number;
  type: ContactType;
  value: string;
  label: string | null;
}

type Kind = 'phone' | 'fax' | 'email' | 'mailbox' | 'address' | 'postcode' | 'person' | 'hours' | 'website';

/** What each group of `LABEL` announces. Named groups would cost an object each match. */
const KINDS: readonly Kind[] = ['phone', 'fax', 'email', 'mailbox', 'postcode', 'address', 'person', 'hours', 'website'];

/** Contact labels; the longest that fits is taken. Each is tried only where its key character stands. */
const LABEL =
  /(电话(?:给|找)[\u4e00-\u9fff]{2,12}(?=[:：]\d)|(?:联系|举报|监督|咨询|受理|值班|投诉|信访|办公|服务|反映|来电|热线|专用|固定|巡察|巡视|专门|值守|公示|反馈|联系人){0,4}(?:手机(?:号码?)?|座机|热线电话|电话(?:号码)?|专线|热线)(?!时间|时段)|(?:拨打|请拨|致电|来电|直拨|拨通)(?=[:：]?[(\d])|(?:咨询|举报|投诉|监督|反映|报修)(?=[:：](?:\(0\d|0\d{2,3}-\d|1[3-9]\d{9}(?!\d)|[2-8]\d{6,7}(?!\d))))|(传真(?:电话|号码)?(?:发?至|到)?)|((?:电子|联系|举报|监督|反馈|公共|工作|专用|意见){0,4}(?:邮箱|邮件|电邮|信箱地址|(?<=电子)信箱|E-?mail|email|EMAIL)(?:地址)?)|((?:邮政)?(?:专用|专门)?(?:邮政)?(?:信箱))|(邮政编码|邮编|编码)|((?:联系|通[信讯]|邮寄|办公|来信|来访|接访|单位|邮政|收信|寄送|接待|信件|现场|书面){0,4}地址|[馆校院所社园]址(?=[:：])|(?:联系|办公|来信|来访|接访|接待|受理|现场){1,3}地点|来访接待(?=[:：])|来信来[访电](?=[:：])|(?:来信|信件|信函)寄(?:至|到|往)?(?=[\u4e00-\u9fff]{4,})|来[信访](?=[:：])|(?:来信|来函|信函|信件|函件|书面(?:材料|意见|反馈))(?:可|请)?(?:寄送|邮?寄)(?:至|到|往)?|(?:写信|来信|来函|邮?寄|寄送)(?:至|到|往)(?=[\u4e00-\u9fff])|(?:来信|来函|写信|邮寄|函寄)(?=[\u4e00-\u9fff]{2,20}(?:路|街|道|巷|弄|里|村|社区|大厦)[\u4e00-\u9fff]{0,4}\d{1,5}号))|(联系人(?:[及和、与](?:联系)?(?:电话|方式))?|收[件信]人|联络人|接收人|受理人员?|接[访待]人员?(?=[:：]))|((?:受理|接听|咨询|办公|工作|接待|接访|来访|值班|电话|举报|服务|接收|(?:[和及与]|并可)?[收发]?短信){0,4}(?:时间|时段))|((?:网|官)(?:站|址)(?:地址)?|官方网站)/g;

const PHONE =
  /(?:\(0\d{2,3}\)|0\d{2,3}(?=[-—~ ()转]|\d{7,8}(?!\d)))?[-—~ ]{0,3}(?:400[- ]?\d{3}[- ]?\d{4}|1[3-9]\d[- ]?\d{4}[- ]?\d{4}|1\d{4}(?!\d)|\d{3,4}[- ]\d{4}(?!\d)(?! \d{3}(?!\d))|\d{4}[- ]\d{3}(?!\d)|\d{5,13})(?:(?:-|—|转|转接|转分机|分机:?)\d{1,6}(?!\d))?/g;
/** A number with its area code behind the name of a body or person: no label is needed to know it. */
const NAMED_PHONE = /(?<=[\u4e00-\u9fff]):0\d{2,3}-\d{7,8}(?:(?:转|转接|转分机|分机:?)\d{1,6})?(?!\d)/g;
const EMAIL = /[A-Za-z0-9][A-Za-z0-9._+-]{0,63}\s?(?:@|\(at\)|\[at\]|#|\(@\))\s?[A-Za-z0-9][A-Za-z0-9.-]{0,80}/g;
const URL = /(?:https?:\/\/|www\.)[A-Za-z0-9./_?=&%#:~-]{4,120}/g;

/** Behind its label a site needs no www. */
const DOMAIN = /^[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,40})*\.(?:cn|com|net|org|gov|edu)(?:\/[A-Za-z0-9./_?=&%#:~-]*)?/;

const SURNAMES =
  '王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚温庄柯鲁葛翁骆殷聂梅盛童霍翟褚甘柴覃舒柳屈兰阮凌樊祝符焦鲍耿庞冉娄欧辛苗涂岳詹佘滕穆裴蓝俞';

/** A person by office and name right before the label of a telephone. */
const NAMED_BEFORE = /(?:主任|书记|委员|干事|[科局股站所处部]长|专干|同志)(?!会)([\u4e00-\u9fff]{2,3})[,，]$/;

/** 纪委书记邵敏|手机138… : a name by its surname. */
const NAMED_RIGHT_BEFORE = new RegExp(
  `(?:主任|书记|委员|干事|[科局股站所处部]长|专干|同志)((?=[${SURNAMES}])(?!.会)[\\u4e00-\\u9fff]{2,3})$`,
);

/** 13807362451(田国富): whom the number reaches, where it begins like a name. */
const NAMED_BEHIND = new RegExp(
  `^\\(([${SURNAMES}](?!天)[\\u4e00-\\u9fff]{1,2}|[\\u4e00-\\u9fff]某某?|[\\u4e00-\\u9fff]{1,2}(?:老师|同志|先生|女士))\\)|^\\([\\u4e00-\\u9fff]{2,8}(?:主任|书记|[科局股站所处部]长|委员)((?!\\))[\\u4e00-\\u9fff]{2,3})\\)`,
);

/** 可到村部找监委会主任武春生,晚上打他手机; 打电话给村支书耿长顺:138…: whom to turn to, by office and name. */
const TURN_TO = new RegExp(
  `(?:找|联系|电话给|打给)[\\u4e00-\\u9fff]{0,14}?(?:主任|支书|书记|委员|干事|组长|专干|同志)((?=[${SURNAMES}])[\\u4e00-\\u9fff]{2,3}?)(?=反映|当面|面谈|提|[,，。:：(])`,
  'g',
);
/** 找文静同志: whatever the name begins with. */
const FELLOW = /找([\u4e00-\u9fff]{2,3})(?:同志|老师|女士|先生)/g;
const TURNS_TO = ['找', '联系', '电话给', '打给'];

const COMMA_NAME = new RegExp(`^[,，](?=[${SURNAMES}])[\\u4e00-\\u9fff]{2,3}(?=[,，。;；、(\\n])`);

/** What is written to, before the bracket that tells where that is. */
const ADDRESS_IN_BRACKET = /^[\u4e00-\u9fff“”]{3,30}\((?=[\u4e00-\u9fff]{2,24}\d{1,5}号[^()]*$)/;

/** 暖阳街31号一楼(工作日8:30-17:00) */
const HOURS_BEHIND = /^[((]((?:工作日|周[一1]至周[五日56]|每[天日])[^()\d]{0,6}\d{1,2}[:：]\d{2}[-—~至][^()]{3,30})[))]/;

/** 请在规定时间(工作日8:00-12:00、14:30-18:00)反映; 请在工作日(8:30—17:30)反映 */
const HOURS_IN_BRACKET =
  /(?:\((?=工作日|周[一1]至周[五5]|每[天日])|(?<=工作日)\((?=\d|[上下]午))([^()\d]{0,12}\d{1,2}[:：]\d{2}[-—~至][^()]{3,30})\)/g;

/** The words under a mailbox label that make it a street address. */
const STREET = /[路街道巷弄]|[省市县区镇乡村](?!委)|大厦|楼/;

/**
 * The notice's own contact details, in document order. Looked for after the body (from `from` on), where labels name them; numbers in
 * site chrome are never taken.
 */
export function findContacts(text: Clean, flags: Uint8Array, from: number, to: number): ContactDraft[] {
  const t = text.text;
  const region = t.slice(from, to);
  const labels: { kind: Kind; start: number; end: number; label: string }[] = [];
  const people: ContactDraft[] = [];
  LABEL.lastIndex = 0;
  for (let m = LABEL.exec(region); m; m = LABEL.exec(region)) {
    const kind = KINDS.find((_, k) => m![k + 1] !== undefined)!;
    const start = from + m.index;
    if (flags[start]! & IN_CHROME) continue;
    // 临江县16号信箱 is what the label announced
    if (kind === 'mailbox' && t[start - 1] === '号') continue;
    let end = start + m[0].length;
    const label = m[0];
    // (可接收短信), 号码, 为, 是, :
    const rest = /^(?:\((?!\d)[^)]{0,20}\))?(?:号码|如下|为|是|:|设在|地址)*(?:\((?!\d)[^)]{0,12}\))?[:：\t|]?/.exec(
      t.slice(end, end + 40),
    )!;
    const opened =
      rest[0].length > 0 ||
      /[请可](?:寄送|邮?寄)$/.test(label) ||
      /(?:[至到往]|信寄|件寄|函寄)$/.test(label) ||
      (kind === 'hours' && /^(?:工作日|周[一1]|每[天日周]|[上下]午|星期)/.test(t.slice(end, end + 3))) ||
      /^(?:来信|来函|写信|邮寄|函寄)$/.test(label) ||
      /[\d(A-Za-z第“]/.test(t[end] ?? '') ||
      // 反映意见:邮寄地址某市法治路66号
      (kind === 'address' && /地址$/.test(label) && /[:：,，;；。]/.test(t[start - 1] ?? '') && /[\u4e00-\u9fff]/.test(t[end] ?? '')) ||
      (kind === 'person' && /^[\u4e00-\u9fff]{2,4}[,，。;；、()\n]/.test(t.slice(end, end + 5)));
    if (!opened) continue;
    if (kind === 'hours' && !/受理|接听|咨询|办公|工作|接待|接访|来访|值班|电话|举报|服务|接收/.test(label)) continue;
    end += rest[0].length;
    if (kind === 'phone') {
      // 打电话给村务监督委员会主任罗长根,电话:…
      const before = t.slice(Math.max(from, start - 10), start);
      const named = NAMED_BEFORE.exec(before) ?? (/^(?:手机|电话|座机)/.test(label) ? NAMED_RIGHT_BEFORE.exec(before) : null);
      if (named) {
        const at = start - named[0].length + named[0].indexOf(named[1]!, 2);
        people.push({ start: at, end: at + named[1]!.length, type: 'person', value: named[1]!, label: null });
      }
    }
    labels.push({ kind, start, end, label });
  }
  const out: ContactDraft[] = people;
  for (let k = 0; k < labels.length; k++) {
    const l = labels[k]!;
    const limit = Math.min(labels[k + 1]?.start ?? to, l.end + 200);
    readField(text, l.kind, l.label, l.end, limit, out, flags);
  }
  const taken = new Uint8Array(to - from);
  const take = (c: ContactDraft): void => {
    taken.fill(1, c.start - from, c.end - from);
  };
  const isFree = (s: number, e: number): boolean => (flags[s]! & IN_CHROME) === 0 && !taken.subarray(s - from, e - from).includes(1);
  out.forEach(take);
  // 邮政信箱638号, 第18004号信箱 : the number may stand before its label too
  for (const m of region.includes('信箱') ? region.matchAll(/第?([A-Z]?\d{1,6})号(?:邮政)?(?:专用|专门)?(?:邮政)?信箱/g) : []) {
    const s = from + m.index + m[0].indexOf(m[1]!);
    if (!isFree(s, s + 1)) continue;
    out.push({ start: s, end: s + m[1]!.length, type: 'mailbox', value: m[1]!, label: null });
    take(out[out.length - 1]!);
  }
  for (const m of TURNS_TO.some((w) => region.includes(w))
    ? [...region.matchAll(TURN_TO), ...(region.includes('找') ? region.matchAll(FELLOW) : [])]
    : []) {
    const s = from + m.index + m[0].lastIndexOf(m[1]!);
    if (!isFree(s, s + m[1]!.length)) continue;
    out.push({ start: s, end: s + m[1]!.length, type: 'person', value: m[1]!, label: null });
    take(out[out.length - 1]!);
  }
  for (const m of /[@#]|at[)\]]/.test(region) ? region.matchAll(EMAIL) : []) {
    const s = from + m.index;
    if (!isFree(s, s + m[0].length)) continue;
    pushEmail(text, s, s + m[0].length, null, out);
    take(out[out.length - 1]!);
  }
  for (const m of /:\/\/|www\./.test(region) ? region.matchAll(URL) : []) {
    const s = from + m.index;
    if (!isFree(s, s + m[0].length)) continue;
    out.push({ start: s, end: s + m[0].length, type: 'website', value: m[0], label: null });
    take(out[out.length - 1]!);
  }
  // 东城热力公司:0483-2275566转3
  for (const m of region.includes(':0') ? region.matchAll(NAMED_PHONE) : []) {
    const s = from + m.index + 1;
    if (!isFree(s, s + m[0].length - 1)) continue;
    out.push({ start: s, end: from + m.index + m[0].length, type: 'phone', value: phoneValue(m[0].slice(1)), label: null });
    take(out[out.length - 1]!);
  }
  for (const m of /\((?:工作日|周|每)|工作日\(/.test(region) ? region.matchAll(HOURS_IN_BRACKET) : []) {
    const s = from + m.index + 1;
    if (isFree(s, s + m[1]!.length)) out.push({ start: s, end: s + m[1]!.length, type: 'hours', value: m[1]!, label: null });
  }
  out.sort((a, b) => a.start - b.start);
  return out;
}

function stopAt({ codes }: Clean, start: number, limit: number, stops: CharSet): number {
  let e = start;
  while (e < limit && !has(stops, codes[e]!)) e++;
  return e;
}

const STOP = setOf('。;；\n');
const PHONE_STOP = setOf('。\n');
const MAILBOX_STOP = setOf('。;；\n,，');
const HOURS_STOP = setOf('。;；\n)）');
const MAY_END_ADDRESS = setOf(',，(');

function readField(text: Clean, kind: Kind, label: string, start: number, limit: number, out: ContactDraft[], flags: Uint8Array): void {
  const t = text.text;
  let s = start;
  while (s < limit && /[:：\s、]/.test(t[s]!)) s++;
  switch (kind) {
    case 'phone':
    case 'fax': {
      const end = stopAt(text, s, limit, PHONE_STOP);
      PHONE.lastIndex = 0;
      const field = t.slice(s, end);
      for (let m = PHONE.exec(field); m; m = PHONE.exec(field)) {
        const lead = /^[-—~ ]+/.exec(m[0])?.[0].length ?? 0;
        const a = s + m.index + lead;
        const b = s + m.index + m[0].length;
        if (CLASS[text.codes[b] ?? 0]! & DIGIT || CLASS[text.codes[a - 1] ?? 0]! & DIGIT) continue;
        if (flags[a]! & IN_CHROME) continue;
        // a clock time, a room or a case number is no phone
        if (
          /^[:时点号楼室]/.test(t.slice(b, b + 1)) || t[a - 1] === ':'
            ? /\d:\d/.test(t.slice(a - 3, a + 2)) || /^[时点楼室]/.test(t.slice(b, b + 1))
            : false
        )
          continue;
        const value = phoneValue(t.slice(a, b));
        const digits = value.replace(/\D/g, '');
        // 0513-85910267(传真)
        const type: ContactType =
          kind === 'fax' || /^\(传真\)/.test(t.slice(b, b + 4)) ? 'fax' : /^1[3-9]\d{9}$/.test(digits) ? 'mobile' : 'phone';
        out.push({ start: a, end: b, type, value: type === 'mobile' ? digits : value, label });
        // 0710-7623398(工作日8:30—17:30)
        const times = /^[,，]((?:工作日|每天|周一至周[五日])\d{1,2}[:：]\d{2}[-—~至]+\d{1,2}[:：]\d{2})/.exec(t.slice(b, b + 40));
        if (times) out.push({ start: b + 1, end: b + 1 + times[1]!.length, type: 'hours', value: times[1]!, label: null });
        const hours =
          /^\((?![^()]{0,8}时[间段])(?:(?:(?!\d[:：点时])[^()]){1,20}[,，;；](?=[^()]{0,12}\d{1,2}[:：点]))?(?:人工(?:服务|接听|坐席))?((?:工作日|每天|周一|上班)?[^()]{0,12}\d{1,2}[:：点]\d{0,2}[^()]{0,30})\)/.exec(
            t.slice(b, b + 50),
          );
        if (hours) {
          const at = b + hours[0].length - 1 - hours[1]!.length;
          // 工作日8:00—11:30接听
          const value = hours[1]!.replace(/(?<=\d)[^\d]{0,2}(?:接听|接待|受理|值守|拨打)$/, '');
          out.push({ start: at, end: at + value.length, type: 'hours', value, label: null });
        }
        const named = NAMED_BEHIND.exec(t.slice(b, b + 16));
        if (named) {
          const value = (named[1] ?? named[2])!;
          const at = b + named[0].length - 1 - value.length;
          out.push({ start: at, end: at + value.length, type: 'person', value, label: null });
        }
      }
      return;
    }
    case 'email': {
      EMAIL.lastIndex = 0;
      const end = stopAt(text, s, limit, STOP);
      const field = t.slice(s, end);
      let any = false;
      for (let m = EMAIL.exec(field); m; m = EMAIL.exec(field)) {
        pushEmail(text, s + m.index, s + m.index + m[0].length, label, out);
        any = true;
      }
      if (!any) {
        const m = /^[A-Za-z0-9._@-]{4,60}/.exec(field);
        if (m && /[A-Za-z]/.test(m[0])) out.push({ start: s, end: s + m[0].length, type: 'email', value: m[0], label });
      }
      return;
    }
    case 'postcode': {
      const m = /^\d{4,8}(?!\d)/.exec(t.slice(s, limit));
      if (m) out.push({ start: s, end: s + m[0].length, type: 'postcode', value: m[0], label });
      return;
    }
    case 'mailbox': {
      const end = stopAt(text, s, limit, MAILBOX_STOP);
      const field = t.slice(s, end);
      const m =
        /^[^\d]{0,24}?(?:第)?([A-Z]?\d{1,6})号?(?:邮政|专用|专门)*(?:信箱|邮箱(?=转|$))/.exec(field) ??
        /^[^\d]{0,12}?(?:第)?(\d{1,6})(?:号|$|(?=[(（]))/.exec(field);
      if (m && (/[信邮]箱$/.test(m[0]) || !STREET.test(field.slice(0, m[0].length)))) {
        const a = s + m[0].indexOf(m[1]!);
        out.push({ start: a, end: a + m[1]!.length, type: 'mailbox', value: m[1]!, label });
      } else if (/@|\(at\)/.test(field)) readField(text, 'email', label, s, limit, out, flags);
      else if (STREET.test(field)) readField(text, 'address', label, s, limit, out, flags);
      return;
    }
    case 'address': {
      let end = s;
      while (end < limit && !has(STOP, text.codes[end]!)) {
        if (
          has(MAY_END_ADDRESS, text.codes[end]!) &&
          (/^[,，((](?:邮编|邮政编码|编码|联系|电话|传真|收件|电子|请|信封|\d{6})/.test(t.slice(end, end + 8)) ||
            HOURS_BEHIND.test(t.slice(end, end + 40)))
        )
          break;
        end++;
      }
      const hours = HOURS_BEHIND.exec(t.slice(end, end + 40));
      while (end > s && /[,，、((:：\s|]/.test(t[end - 1]!)) end--;
      // …督察整改办收
      if (t[end - 1] === '收' && end - s > 8) end--;
      // 来信寄至市公交集团纪委(站前大道201号,343009): the bracket tells where
      const inBracket = ADDRESS_IN_BRACKET.exec(t.slice(s, end));
      if (inBracket) s += inBracket[0].length;
      if (end - s < 4 || /^(?:详见|见附)/.test(t.slice(s, end))) return;
      // 来信寄：某县A0018号专用邮政信箱
      const box = /^[^\d]{0,12}?第?([A-Z]?\d{1,6})号?(?:邮政|专用|专门)*信箱$/.exec(t.slice(s, end));
      if (box) {
        const at = s + box[0].lastIndexOf(box[1]!);
        out.push({ start: at, end: at + box[1]!.length, type: 'mailbox', value: box[1]!, label });
        return;
      }
      // 37号邮政信箱或某路258号
      const either = /^[^\d]{0,12}?第?([A-Z]?\d{1,6})号(?:邮政|专用|专门)*信箱(?:或者?|、)(?=[\u4e00-\u9fff]{4,})/.exec(t.slice(s, end));
      if (either) {
        const at = s + either[0].indexOf(either[1]!);
        out.push({ start: at, end: at + either[1]!.length, type: 'mailbox', value: either[1]!, label });
        s += either[0].length;
      }
      out.push({ start: s, end, type: 'address', value: t.slice(s, end), label });
      if (hours) out.push({ start: end + 1, end: end + 1 + hours[1]!.length, type: 'hours', value: hours[1]!, label: null });
      const post = /^[,，((]?(\d{6})(?!\d)/.exec(t.slice(end, end + 8));
      if (post) out.push({ start: end + post[0].length - 6, end: end + post[0].length, type: 'postcode', value: post[1]!, label: null });
      return;
    }
    case 'person': {
      let a = s;
      for (;;) {
        let e = a;
        while (e < limit && isHan(text.codes[e]!) && e - a < 6 && !(e - a >= 2 && text.gap[e] === GAP_WIDE)) e++;
        let name = t.slice(a, e).replace(/(?:同志|先生|女士|老师|主任|科长|书记|电话|联系).*$/, '');
        // 方女士 is how the notice calls the person
        if (name.length === 1) name = t.slice(a, e).replace(/(?:电话|联系).*$/, '');
        // 局财务科 鲍老师
        const office = /^[\u4e00-\u9fff]{2,10}[科室办处局股]$/.test(t.slice(a, e)) || name.length > 4 ? nameAfterGap(text, a, limit) : null;
        if (office) {
          out.push({ ...office, type: 'person', value: t.slice(office.start, office.end), label });
          return;
        }
        if (name.length > 4) name = '';
        if (name.length < 2) return;
        out.push({ start: a, end: a + name.length, type: 'person', value: name, label });
        // 闵志远　卢晴
        if (e - a >= 2 && text.gap[e] === GAP_WIDE && /^[\u4e00-\u9fff]{2,3}(?=[\n,，。;；]|$)/.test(t.slice(e, e + 4))) {
          a = e;
          continue;
        }
        // 覃工,邓工;
        const another = COMMA_NAME.test(t.slice(e, e + 5));
        if (t[e] !== '、' && !another) {
          // 联系人及电话:高某 0913-7752019
          if (label.length > 4) readField(text, 'phone', label, e, limit, out, flags);
          return;
        }
        a = e + 1;
      }
    }
    case 'hours': {
      let end = stopAt(text, s, limit, HOURS_STOP);
      // 14:00-17:00　某某公司: behind a gap the signature
      for (let i = s + 1; i < end; i++)
        if (text.gap[i] !== GAP_NONE && isHan(text.codes[i]!) && !/^(?:[上下]午|周|星期|法定|节假)/.test(t.slice(i, i + 2))) end = i;
      while (end > s && /[,，、:：\s((]/.test(t[end - 1]!)) end--;
      // 9:00至16:30,节假日除外
      const times = t.slice(s, end).replace(/[,，、](?:法定)?(?:节假日|双休日|周末)[^,，]{0,6}$/, '');
      end = s + times.length;
      const field = t.slice(s, end);
      if (/^[^\d]{0,16}(?:\d{1,2}|[一二两三四五六七八九十]{1,3})[:：点时]/.test(field) && field.length <= 60)
        out.push({ start: s, end, type: 'hours', value: field, label });
      return;
    }
    case 'website': {
      URL.lastIndex = 0;
      const field = t.slice(s, limit);
      const m = URL.exec(field) ?? DOMAIN.exec(field);
      if (m) out.push({ start: s + m.index, end: s + m.index + m[0].length, type: 'website', value: m[0], label });
      return;
    }
  }
}

/** The short name behind an office and a gap. */
function nameAfterGap(text: Clean, start: number, limit: number): { start: number; end: number } | null {
  for (let i = start + 2; i < Math.min(limit, start + 14) && isHan(text.codes[i]!); i++) {
    if (text.gap[i] === GAP_NONE) continue;
    let e = i;
    while (e < limit && isHan(text.codes[e]!)) e++;
    return e - i >= 2 && e - i <= 4 ? { start: i, end: e } : null;
  }
  return null;
}

function pushEmail(text: Clean, start: number, end: number, label: string | null, out: ContactDraft[]): void {
  let e = end;
  while (e > start && /[.\-_]/.test(text.text[e - 1]!)) e--;
  const raw = text.text.slice(start, e);
  out.push({ start, end: e, type: 'email', value: raw.replace(/\s/g, '').replace(/\(at\)|\[at\]|\(@\)|#/, '@'), label });
}

/** （0817）6632058 → 0817-6632058; 0576--88536315转802 → 0576-88536315-802 */
export function phoneValue(printed: string): string {
  const p = printed
    .replace(/[()]/g, ' ')
    .replace(/[—~]+|-{2,}/g, '-')
    .trim();
  const ext = /(?:转接?|转分机|分机:?)\s*(\d{1,6})$/.exec(p);
  let main = ext ? p.slice(0, ext.index) : p;
  main = main.replace(/\s*-\s*|\s+/g, '-').replace(/-+$/, '');
  const glued = /^(0(?:10|2\d|[3-9]\d{2}))(\d{7,8})$/.exec(main);
  if (glued) main = `${glued[1]}-${glued[2]}`;
  const split = /^(0\d{2,3})-(\d{3,4})-(\d{4})$/.exec(main) ?? /^(0\d{3})-(\d{4})-(\d{3})$/.exec(main);
  if (split) main = `${split[1]}-${split[2]}${split[3]}`;
  const local = /^(\d{3,4})-(\d{4})$/.exec(main);
  if (local && !main.startsWith('0') && !/^400/.test(main)) main = `${local[1]}${local[2]}`;
  return ext ? `${main}-${ext[1]}` : main;
}
