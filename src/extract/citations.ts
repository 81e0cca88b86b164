import type { CitationAction } from '../model/vocabulary.ts';
import type { Clean } from '../text/clean.ts';
import type { Zones } from '../text/zones.ts';

export interface CitationDraft {
  start: number;
  end: number;
  title: { start: number; end: number };
  action: CitationAction;
  number: { start: number; end: number } | null;
}

/** What is done with the documents that follow; the verb nearest to 《 decides. */
const ACTIONS: readonly [CitationAction, RegExp][] = [
  ['revised', /(?:修订|修改|修改完善|完善|修编|重新修订|修订完善|调整|优化)(?:了|完善|印发|出台)?$/],
  ['forwarded', /(?:转发|传达|转)(?:了)?$/],
  [
    'issued',
    /(?:印发|出台|制定|制订|下发|发布|起草|编制|拟定|拟订|建立|研究制定|联合印发|联发|发文|形成|签订|新建|新制定|草拟|推出|颁布|完善出台|制发|出具)(?:了|实施|出台|印发|下发|并印发)?$/,
  ],
  [
    'followed',
    /(?:根据|按照|依据|执行|落实|贯彻|贯彻落实|遵照|对照|围绕|学习|宣贯|严格落实|参照|依照|遵守|讲解|学习贯彻|贯彻执行|违反)(?:了|执行|好)?$/,
  ],
];
/** Between the verb and the title: 了 《甲》《乙》和 */
const NOTHING = /^[了的新]*$/;
const NUMBER = /^[((]?([\u4e00-\u9fff]{1,12}(?:〔|\[|【|\()(?:19|20)\d{2}(?:〕|\]|】|\))(?:第)?\d{1,4}号)[))]?/;

/** All documents named in 《》, with what is done with them and the document number that follows. */
export function findCitations(text: Clean, zones: Zones): CitationDraft[] {
  const t = text.text;
  const out: CitationDraft[] = [];
  let chain: CitationAction = 'named';
  let chainEnd = -1;
  for (const span of zones.titles) {
    const before = t.slice(Math.max(0, span.start - 14), span.start);
    let action: CitationAction = 'named';
    if (chainEnd >= 0 && span.start - chainEnd <= 4 && /^[、和及与以等]*$/.test(t.slice(chainEnd, span.start))) action = chain;
    else {
      const clause = before.replace(/^.*[,，。;；:：\n]/s, '');
      for (const [a, pattern] of ACTIONS) {
        if (pattern.test(clause)) {
          action = a;
          break;
        }
      }
      if (action === 'named') {
        // 制定医院《…》, 与市医保局联合发文《…》, 印发关于…的《…》
        const m = /(修订|修改|完善|转发|印发|出台|制定|制订|下发|发布|根据|按照|依据|落实|执行|贯彻)([\u4e00-\u9fff]{1,6})$/.exec(clause);
        if (m && !NOTHING.test(m[2]!))
          action = /修订|修改|完善/.test(m[1]!)
            ? 'revised'
            : m[1] === '转发'
              ? 'forwarded'
              : /根据|按照|依据|落实|执行|贯彻/.test(m[1]!)
                ? 'followed'
                : 'issued';
      }
      // 将《…》印发, 对《…》进行修订
      const after = t.slice(span.end, span.end + 12);
      if (action === 'named' || action === 'followed') {
        if (/^(?:进行|予以|作|进行了|进行全面)?(?:修订|修改|完善)/.test(after)) action = 'revised';
        else if (/^(?:已)?(?:印发|出台|发布|制定)/.test(after)) action = 'issued';
      }
    }
    const n = NUMBER.exec(t.slice(span.end, span.end + 40));
    let number: CitationDraft['number'] = null;
    if (n) {
      const s = span.end + n[0].indexOf(n[1]!);
      number = { start: s, end: s + n[1]!.length };
    }
    out.push({ start: span.start, end: span.end, title: { start: span.start + 1, end: span.end - 1 }, action, number });
    chain = action;
    chainEnd = n ? span.end + n[0].length : span.end;
  }
  return out;
}
