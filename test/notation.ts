/** Short notations of what a text is read as, so that a table of cases stays readable. Defaults (quantity, exact, actual) are left out. */
import type { Notice } from '../src/model/notice.ts';
import { parseNotice } from '../src/pipeline.ts';

/** `190余万元=1900000元 money over`, `1-2人=1..2人` */
export function counts(text: string): string[] {
  return parseNotice(text).counts.map((c) => {
    const value = c.value ?? `${c.min}..${c.max}`;
    const notes = [c.kind, c.bound, c.modality].filter((note) => note !== 'quantity' && note !== 'exact' && note !== 'actual');
    return [`${c.text}=${value}${c.unit}`, ...notes].join(' ');
  });
}

/** `救护车 3台` */
export function subjects(text: string): string[] {
  return parseNotice(text).counts.map((c) => `${c.subject} ${c.text}`);
}

/** `10月底=2024-10-31`, `2024年=2024-01-01..2024-12-31`; an open end is left out: `2020年以来=2020-01-01..` */
export function dates(text: string): string[] {
  return dateNotes(parseNotice(text));
}

function dateNotes(notice: Notice): string[] {
  return notice.dates.map((d) => `${d.text}=${d.from}${d.to === d.from ? '' : `..${d.to ?? ''}`}`);
}

/** `phone 0576-88536315` */
export function contacts(text: string): string[] {
  return parseNotice(text).contacts.map((c) => `${c.type} ${c.value}`);
}

/** `诫勉谈话=诫勉 2` */
export function sanctions(text: string): string[] {
  return parseNotice(text).sanctions.map((s) => `${s.text}=${s.action} ${s.people}`);
}

/** `办法 revised 某发〔2024〕3号` */
export function citations(text: string): string[] {
  return parseNotice(text).citations.map((c) => `${c.title} ${c.action}${c.number ? ` ${c.number}` : ''}`);
}

/** `issues.total: 26` */
export function headline(text: string): Record<string, number | string> {
  return Object.fromEntries(
    Object.entries(parseNotice(text).headline).map(([key, f]) => [key, f.bound === 'exact' ? f.value : `${f.bound} ${f.value}`]),
  );
}

/** `problem: 学习不深入`, indented below its aspect; a status that is stated follows in brackets. */
export function issues(text: string): string[] {
  const notice = parseNotice(text);
  const depth = (id: string | null): number => {
    const above = notice.issues.find((i) => i.id === id);
    return above ? 1 + depth(above.parent) : 0;
  };
  return notice.issues.map((i) => {
    const status = i.status === 'unstated' ? '' : ` (${i.status})`;
    return `${'  '.repeat(depth(i.parent))}${i.role}: ${i.title.replace(/\s+/g, '')}${status}`;
  });
}

/** `i1 issue 一是: 建章立制`: issue, scope, marker and headline. */
export function measures(text: string): string[] {
  return parseNotice(text).measures.map((m) => `${m.issue ?? '-'} ${m.scope} ${m.marker ?? '·'}: ${m.headline.replace(/\s+/g, '')}`);
}

/** The whole text of each measure. */
export function measureTexts(text: string): string[] {
  return parseNotice(text).measures.map((m) => m.text);
}
