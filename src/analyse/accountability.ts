import { FORM_OF } from '../lexicon/four-forms.ts';
import { ROLE_WORDS, type Role } from '../lexicon/roles.ts';
import type { AccountabilityPart, SanctionRow } from '../model/analysis.ts';
import type { Notice, Sanction } from '../model/notice.ts';
import { SANCTION_ACTIONS, values } from '../model/vocabulary.ts';
import { type Lookup, stretchOf } from './places.ts';

const SENTENCE_END = /[。；;！!\n]/;
/** 对…给予, 给予…, 由…对…进行: what opens the words for the person. */
const BEFORE_PERSON = /(?:给予|对|将|由|其中|并|及|和|、|，|,|：|:|因)/g;

/** Who was held to account, as far as the words before the sanction (or close behind it) say. */
function whoIs(sanction: Sanction, lookup: Lookup): { who: string | null; role: Role | null } {
  const stretch = stretchOf(sanction, lookup);
  if (!stretch) return { who: null, role: null };
  const { text, at } = stretch;
  let start = at;
  while (start > 0 && !SENTENCE_END.test(text[start - 1]!)) start--;
  const before = text.slice(start, at);
  let best: { at: number; end: number; role: Role } | null = null;
  for (const [word, role] of ROLE_WORDS) {
    const place = before.lastIndexOf(word);
    if (place >= 0 && (best === null || place + word.length > best.end || (place + word.length === best.end && place < best.at)))
      best = { at: place, end: place + word.length, role };
  }
  if (!best) {
    // 李某被开除党籍: a name without a post
    const named = /([\u4e00-\u9fff]某(?:某|[\u4e00-\u9fff](?=被|因))?)[^，。；]{0,8}$/.exec(before);
    return { who: named?.[1] ?? null, role: null };
  }
  // the words from the last opening before the role, with the name that follows it
  let from = 0;
  for (const match of before.slice(0, best.at).matchAll(BEFORE_PERSON)) from = match.index + match[0].length;
  const name = /^[\u4e00-\u9fff]某(?:某)?/.exec(before.slice(best.end))?.[0] ?? '';
  return { who: before.slice(from, best.end) + name, role: best.role };
}

export interface Accountability {
  add(notice: Notice, lookup: Lookup): void;
  result(): AccountabilityPart;
}

export function accumulateAccountability(): Accountability {
  const rows: SanctionRow[] = [];
  return {
    add(notice, lookup) {
      for (const sanction of notice.sanctions) {
        const { action, people, issue, start, end, text } = sanction;
        const { who, role } = whoIs(sanction, lookup);
        rows.push({
          notice: notice.source.name,
          unit: notice.document.unit,
          who,
          role,
          action,
          form: FORM_OF[action],
          people,
          issue,
          start,
          end,
          text,
        });
      }
    },
    result() {
      const roles = new Map<string, AccountabilityPart['roles'][number]>();
      for (const { role, action, form, people, issue } of rows) {
        if (issue === null) continue;
        const key = `${role} ${action}`;
        const row = roles.get(key) ?? { role, action, form, mentions: 0, people: 0 };
        row.mentions++;
        row.people += people ?? 0;
        roles.set(key, row);
      }
      const order = values(SANCTION_ACTIONS);
      const roleOrder = [...new Set(ROLE_WORDS.map(([, role]) => role as string)), null];
      return {
        roles: [...roles.values()].sort(
          (a, b) => roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role) || order.indexOf(a.action) - order.indexOf(b.action),
        ),
        rows,
      };
    },
  };
}
