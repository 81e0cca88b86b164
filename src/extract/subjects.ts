import type { Clean } from '../text/clean.ts';
import type { Zones } from '../text/zones.ts';
import type { QuantityDraft } from './quantities.ts';

export interface Subject {
  start: number;
  end: number;
}

/** What may stand between a noun and its number: 共 达到 分别为 由 增至 … stripped from the right, again and again. */
const CONNECTIVE =
  /(?:共计|合计|总计|累计|共有|共为|总共|仅有|只有|分别为|分别达到|分别达|分别是|分别有|分别占|分别|达到了|达到|达|提高到|提升到|增加到|下降到|降低到|减少到|扩大到|压减到|压减至|压缩到|压缩至|细化为|细化成|提升至|上升至|增加至|下降至|降低至|提高至|减少至|缩短至|扩大至|增至|升至|降至|减至|涨至|升到|降到|增长|下降|减少|增加|上升|提高|提升|降低|缩短|扩大|压减|同比|环比|较上年|较去年|比上年|比去年|较上年同期|保持在|稳定在|控制在|维持在|约为|约|近|超过|超|逾|至少|不少于|不低于|不超过|不高于|小于|低于|高于|突破|为|有|均|各|由|从|至|到|了|过|的|是|在|以|将|把|按|用|给|每|另有|另|其中有|其中|其余|剩余|剩下|还有|还|又|再|余|先后|已|也|就|都|占|合|计|等|仅|只|尚有|尚|仍有|仍|存在|涉及到|涉及|高达|多达|长达|缩减至|：|:|=)$/;

/** Verbs and adverbs after which the counted noun begins. Longest first within a first character is not needed: the latest match wins. */
const VERBS =
  /(?:召开了?|组织召开|组织开展|开展了?|举办了?|组织了?|完成了?|实现|新增|增设|新建|建成|新设|制定了?|制订|修订了?|出台了?|印发了?|下发了?|收回|清退|追回|追缴|上缴|补缴|退回|收缴|追缴|补收|核销|处理|查处|处置|排查出?|发现了?|整改了?|落实|投入|投资|争取|安排|拨付|支付|发放|减免|节约|节省|招录|招聘|引进|培养|培训|选派|选拔|提拔|调整|配备|配齐|增配|购置|购买|更换|修复|维修|改造|升级|建设|新开|开设|开工|竣工|投用|创建|创成|打造|培育|遴选|评选|表彰|推荐|入选|获评|获得|荣获|接待|受理|办理|办结|化解|调解|答复|回访|走访|慰问|帮扶|救助|服务|惠及|覆盖|带动|吸引|参加|参与|邀请|约谈|谈话|签订|签署|签约|收集|征集|梳理出?|形成|建立了?|健全|完善|设立了?|成立了?|撤销|清理|清除|拆除|取缔|关停|淘汰|清运|栽植|种植|补植|恢复|治理|疏浚|铺设|安装|接入|上线|推出|推送|发布|刊发|播放|张贴|印制|编印|开出|下达|送达|发出|提出|提交|报送|移交|移送|转办|交办|督办|督导|检查|巡查|抽查|核查|查验|审查|审计|评估|评审|验收|通过|取得|创造|拉动|补充完善|补充|完善|补录|登记|盘活|出租|处以|罚款|处罚|立案|起诉|胜诉|结案|执行|到位|下沉|轮训|宣讲|宣传|学习|研讨|交流|调研|征求|采纳|解决了?|推动|推进|深化|扩大|减少|压减|提供|拿出|设置|拥有|共有|现有|配置|配有|存有|登记在册|纳入|对|向|为|与|和|给予|予以|进行|选聘|聘请|聘任|增聘|选举|发展|转正|吸收|新任|产生|消除|通报|曝光|问责|追责|选树|命名|认定|申报|立项|启动|实施|承办|举行|联合|集中|指导|帮助|协调|疏导|面访|划定|核实|核减|审减|归还|归集|减负|压降|置换|偿还|化解|募集|筹集|筹措|整合|撬动|兑现|落地|签批|批示|批准|核准|注销|吊销|撤回|撤除|删除|发送|推广|覆盖|惠及|受益|全职引进|力争|计划|确保|预计|争取|动态维持|维持|再出台|拟|新立|处|参加|报名|抽查的?|发生|出现|收取|征收|结清|缴纳|认领)/g;

const LEADING = /^(?:其中|同时|并且?|也|已经?|共|累计|先后|全年|全市|全县|全区|全省|全镇|全院|全校|现有|目前|截至目前|整改期间|巡察期间|期间|各单位|各部门|还|以及|和|及|与|、|今年|当年|年内|其|我局|我县|我市|县里|市里|通过|按照|针对|对|向|将|由|从|在|于|年度|年|月|份|日|以来|前|后|末|底|初)+/;

const BOUNDARY = new Set([...',，。;；:：\n()（）|\t、!?'].map((c) => c.charCodeAt(0)));
const DUN = '、'.charCodeAt(0);

/** Where the noun after the number ends: verbs, particles and the like. */
const AFTER_STOP =
  /(?:予以|给予|进行|开展|实行|实施|完成|建立|已|均|全部|全|未|按|被|获|申报|达|提交|参加|参与|调离|拖欠|借款|报名|获得|用于|用来|在|对|为|将|因|由|从|到|至|与|和|及|以及|并|等|不|没|尚|仍|还|可|能|要|应|须|需|分别|同时|通过|提供|结合|受到|接受|存在|中有|中的|中|内|里|上|下|以上|的|是|有|自|于|向|把|使|让|逐|一次|逐一|依法|正在|正式|无|共|出|增加|减少|签订|党员人数|投资|建设性|配套|总|之|其|且|或|也|都|就|才|又|再|当|时|后|前|“|”|《|》|提升|提高|下降|纳入|挂账|闲置|滞|收|追|退|上缴|归还|落实|启动|开工|竣工|投入|转|办|认领|反馈|指出|整改|发现|暂|始终|继续|陆续|逐步|相继|先后|集中|独立|单独|设|评|滞拨|屡|违规|虚|超|多计|少计)/;

/** The noun phrase that a count counts: after the number (14名中层干部) or before it (救护车3台). */
export function findSubject(text: Clean, zones: Zones, counts: readonly QuantityDraft[], k: number): Subject | null {
  const c = counts[k]!;
  const t = text.text;
  const before = nounBefore(text, zones, counts, k);
  const after = nounAfter(text, c);
  const nextChar = t[c.tail] ?? '\n';
  if (c.kind === 'duration' && /连续|持续$/.test(t.slice(Math.max(0, c.head - 2), c.head))) {
    // a streak counts nothing but itself
    if (!/^(?:未|没|研究|开会)/.test(t.slice(c.end, c.end + 2))) return null;
    return after ?? before;
  }
  if (c.kind === 'ratio') return before ?? after;
  if (c.kind === 'age') return after ?? before;
  if (c.kind === 'money' || c.kind === 'measure') {
    if (after && (nextChar === '的' || !before)) return after;
    if (before && /^(?:由|从)?$/.test('') && !isBareVerb(t.slice(before.start, before.end))) return before;
    return after ?? before;
  }
  if (after && !(nextChar === '的' && before && c.kind === 'duration')) {
    if (c.unit === '次' || c.unit === '人次' || c.unit === '场次' || c.unit === '场') {
      if (before && !isBareVerb(t.slice(before.start, before.end)) && /^(?:以上|对|到|赴)/.test(t.slice(c.tail, c.tail + 2))) return before;
    }
    return after;
  }
  return before;
}

function isBareVerb(s: string): boolean {
  VERBS.lastIndex = 0;
  const m = VERBS.exec(s);
  return m !== null && m.index === 0 && m[0].length >= s.length;
}

function nounAfter(text: Clean, c: QuantityDraft): Subject | null {
  const t = text.text;
  let s = c.tail;
  if (t[s] === '的') s++;
  if (t[s] === '(' || t[s] === '“') {
    // 1家“医防护”儿童健康管理中心
    if (t[s] === '(') return null;
  }
  let limit = s;
  while (limit < text.length && limit - s < 26 && !BOUNDARY.has(text.codes[limit]!)) limit++;
  if (limit === s) return null;
  let chunk = t.slice(s, limit);
  if (chunk.startsWith('“')) {
    const close = chunk.indexOf('”');
    if (close > 0 && close < 18) {
      const rest = chunk.slice(close + 1);
      const stop = AFTER_STOP.exec(rest);
      const tail = stop ? rest.slice(0, stop.index) : rest;
      if (tail.length >= 2 && tail.length <= 12) return { start: s + close + 1, end: s + close + 1 + tail.length };
      return { start: s + 1, end: s + close };
    }
    return null;
  }
  const stop = AFTER_STOP.exec(chunk);
  if (stop && stop.index === 0) {
    // only 1次落实“第一议题”制度: a predicate, where nothing better stands
    return null;
  }
  if (stop && stop[0] === '的' && stop.index <= 10) {
    // 1家履职不力的监理单位: the head noun follows
    const rest = chunk.slice(stop.index + 1);
    const again = AFTER_STOP.exec(rest);
    const head = again ? rest.slice(0, again.index) : rest;
    if (head.length >= 2 && head.length <= 12) return { start: s + stop.index + 1, end: s + stop.index + 1 + head.length };
  }
  if (stop) chunk = chunk.slice(0, stop.index);
  if (/\d/.test(chunk)) chunk = chunk.replace(/\d.*$/s, '');
  if (chunk.length < 1) return null;
  return { start: s, end: s + Math.min(chunk.length, 14) };
}

/** The chunk before the number, back to the last boundary, without what only connects. */
function nounBefore(text: Clean, zones: Zones, counts: readonly QuantityDraft[], k: number): Subject | null {
  const c = counts[k]!;
  const t = text.text;
  let s = c.head;
  const previous = k > 0 ? counts[k - 1]! : null;
  const stopAt = Math.max(0, c.head - 44, previous ? previous.tail : 0);
  let listed = false;
  while (s > stopAt) {
    const code = text.codes[s - 1]!;
    if (BOUNDARY.has(code) && !(zones.flags[s - 1]! & 2)) {
      if (code !== DUN) {
        if (code === 0x29) {
          // 村卫生室(站)规范化建设率: a bracket inside the noun
          const open = t.lastIndexOf('(', s - 1);
          if (open >= stopAt && s - open <= 10 && s < c.head) {
            s = open;
            continue;
          }
        }
        break;
      }
      // A、B X%、Y% : the list of nouns before the figures belongs together
      if (previous && s - 1 <= previous.tail) break;
      listed = true;
    }
    s--;
  }
  // figures in a row share the noun before the first: 90.45%、79.18%
  if (previous && s >= c.head - 1 && t.slice(previous.tail, c.head).replace(/[、和及,]/g, '') === '' && previous.kind === c.kind && k > 0) {
    return zipped(text, zones, counts, k);
  }
  let chunk = t.slice(s, c.head);
  if (listed) {
    const z = zipStart(text, zones, counts, k, chunk, s);
    if (z) return z;
  }
  let end = c.head;
  for (;;) {
    const m = CONNECTIVE.exec(chunk);
    if (!m || m[0].length === chunk.length) {
      if (m && m[0].length === chunk.length) {
        chunk = '';
      }
      break;
    }
    chunk = chunk.slice(0, m.index);
    end -= m[0].length;
  }
  if (chunk === '') {
    // nothing but connectives: look one clause back for the noun of an elided subject
    return elided(text, zones, counts, k);
  }
  // strip dates and leading adverbs
  const lead = LEADING.exec(chunk);
  if (lead && lead[0].length < chunk.length) {
    s += lead[0].length;
    chunk = chunk.slice(lead[0].length);
  }
  const digits = /^.*\d(?:年|月|日|季度|月底|年底|日前|年度|月份|[\u4e00-\u9fff]{0,2}(?:以来))*/s.exec(chunk);
  if (digits && digits[0].length < chunk.length && !/[A-Za-z]\d/.test(digits[0].slice(-3))) {
    s += digits[0].length;
    chunk = chunk.slice(digits[0].length);
  }
  // after the last verb
  if (chunk.length > 2) {
    let cut = 0;
    VERBS.lastIndex = 0;
    for (let m = VERBS.exec(chunk); m; m = VERBS.exec(chunk)) {
      const at = m.index + m[0].length;
      if (at < chunk.length - 1 && !(/[率数额量比例]$/.test(chunk) && m.index > 0 && chunk.length - at < 4)) {
        if (m.index === cut || chunk.length > 10 || m.index === 0) cut = at;
      }
    }
    if (cut > 0 && chunk.length - cut >= 2) {
      s += cut;
      chunk = chunk.slice(cut);
    }
  }
  const possessive = chunk.lastIndexOf('的');
  if (possessive > 0 && chunk.length - possessive - 1 >= 2 && chunk.length > 12) {
    s += possessive + 1;
    chunk = chunk.slice(possessive + 1);
  }
  chunk = chunk.replace(/^[“”‘’《》]+/, (q) => {
    if (chunk.includes('”', q.length)) return q;
    s += q.length;
    return '';
  });
  if (chunk.length > 22) {
    const drop = chunk.length - 22;
    s += drop;
  }
  return end > s ? { start: s, end } : null;
}

/** Items of a noun list: A和B, A、B、C, A与B. */
function splitNouns(chunk: string): [number, number][] {
  const out: [number, number][] = [];
  let s = 0;
  for (let i = 0; i <= chunk.length; i++) {
    const c = chunk[i];
    if (i < chunk.length && c !== '、' && c !== '和' && c !== '与' && c !== '及') continue;
    if (i > s) out.push([s, i]);
    s = i + 1;
  }
  return out;
}

/** The first figure of a zipped list: its noun is the first of the list. */
function zipStart(text: Clean, _zones: Zones, counts: readonly QuantityDraft[], k: number, chunk: string, s: number): Subject | null {
  const size = zipSize(text, counts, k);
  if (size < 2) return null;
  const nouns = splitNouns(chunk);
  if (nouns.length !== size) return null;
  const [a, b] = nouns[0]!;
  const lead = LEADING.exec(chunk.slice(a, b));
  const from = a + (lead && lead[0].length < b - a ? lead[0].length : 0);
  return { start: s + from, end: s + b };
}

/** How many figures of one kind stand side by side from k on. */
function zipSize(text: Clean, counts: readonly QuantityDraft[], k: number): number {
  let n = 1;
  while (k + n < counts.length && /^[、和及,]$/.test(text.text.slice(counts[k + n - 1]!.tail, counts[k + n]!.head)) && counts[k + n]!.kind === counts[k]!.kind) n++;
  return n;
}

/** A later figure of a zipped list: its noun is the one in its place, or the shared one. */
function zipped(text: Clean, zones: Zones, counts: readonly QuantityDraft[], k: number): Subject | null {
  let first = k;
  while (first > 0 && /^[、和及,]$/.test(text.text.slice(counts[first - 1]!.tail, counts[first]!.head)) && counts[first - 1]!.kind === counts[k]!.kind && k - first < 8) first--;
  const size = zipSize(text, counts, first);
  const head = counts[first]!;
  let s = head.head;
  const stopAt = Math.max(0, head.head - 60, first > 0 ? counts[first - 1]!.tail : 0);
  while (s > stopAt && !(BOUNDARY.has(text.codes[s - 1]!) && text.codes[s - 1] !== DUN && text.codes[s - 1] !== 0x29 && text.codes[s - 1] !== 0x28)) s--;
  let chunk = text.text.slice(s, head.head);
  let end = head.head;
  for (let m = CONNECTIVE.exec(chunk); m && m[0].length < chunk.length; m = CONNECTIVE.exec(chunk)) {
    chunk = chunk.slice(0, m.index);
    end -= m[0].length;
  }
  const nouns = splitNouns(chunk);
  if (nouns.length === size) {
    const [a, b] = nouns[k - first]!;
    return { start: s + a, end: s + b };
  }
  return first < k ? findSubject(text, zones, counts, first) : null;
}

/** 已完成74条 after 80条整改措施; 下降1.5个百分点 after 融资成本由6.8%降至5.3%: the words that stand directly before, else the noun of the clause before. */
function elided(text: Clean, zones: Zones, counts: readonly QuantityDraft[], k: number): Subject | null {
  const t = text.text;
  const c = counts[k]!;
  let s = c.head;
  while (s > 0 && c.head - s < 16 && !BOUNDARY.has(text.codes[s - 1]!)) s--;
  const own = t.slice(s, c.head);
  const previous = k > 0 ? counts[k - 1]! : null;
  if (previous && c.head - previous.end <= 24 && (c.kind === previous.kind || c.kind === 'ratio') && !/[。\n]/.test(t.slice(previous.end, c.head)) && /同比|环比|增长|下降|降至|升至|增至|提高|提升|减少|增加|上升|由|到|至|缩短|压减|细化|其中|较/.test(own)) {
    return findSubject(text, zones, counts, k - 1);
  }
  const word = /[\u4e00-\u9fff]{2,8}$/.exec(own.replace(/(?:共|共计|了|过|的|为|有|各|约|近|超过?|至少|达到?)+$/, ''));
  if (word && !/^(?:其中|另有|其余|剩余|只有|仅有|分别|同比|环比|增长|下降)$/.test(word[0])) {
    const at = own.indexOf(word[0]);
    return { start: s + at, end: s + at + word[0].length };
  }
  // only what follows may tell: 只有1人提供学习笔记
  let e = c.tail;
  while (e < text.length && e - c.tail < 12 && !BOUNDARY.has(text.codes[e]!)) e++;
  if (e - c.tail >= 2 && /^[\u4e00-\u9fff]/.test(t[c.tail]!) && c.kind === 'quantity' && !/^(?:对|因|按|已|在|其|均|不|未)/.test(t.slice(c.tail, c.tail + 1))) return { start: c.tail, end: e };
  return null;
}
