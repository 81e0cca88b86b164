/** Numbers, dates and links as people read them. No locale is consulted, so that output is the same everywhere. */
import { PHRASES } from '../model/labels.ts';
import type { Count, DateMention, HeadlineFigure } from '../model/notice.ts';
import type { Bound, HeadlineKey, Lang } from '../model/vocabulary.ts';

const BOUND_SIGNS: Readonly<Record<Bound, string>> = { exact: '', over: '>', 'at-least': '≥', 'at-most': '≤', about: '≈' };

/** Chinese readers get 万 and 亿, others thousands separators; neither is rounded. */
export function formatNumber(value: number, lang: Lang): string {
  if (lang === 'zh') {
    if (Math.abs(value) >= 1e8) return `${grouped(scaled(value, 1e8))}亿`;
    if (Math.abs(value) >= 1e4) return `${grouped(scaled(value, 1e4))}万`;
  }
  return grouped(value);
}

function scaled(value: number, by: number): number {
  return Number((value / by).toPrecision(15));
}

function grouped(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  return whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
}

/** A count's value with its sign and unit: `>190万元`, `3–5名`, `95.3%`. */
export function formatCount({ value, min, max, unit, bound }: Pick<Count, 'value' | 'min' | 'max' | 'unit' | 'bound'>, lang: Lang): string {
  const number =
    value !== null
      ? formatNumber(value, lang)
      : [min, max].map((n) => (n === null ? '' : formatNumber(n, lang))).join(lang === 'zh' ? '～' : '–');
  const space = lang === 'en' && /^\p{L}/u.test(unit) ? ' ' : '';
  return `${BOUND_SIGNS[bound]}${number}${space}${unit}`;
}

/** A headline figure with the unit that its key implies. */
export function formatFigure(key: HeadlineKey, { value, bound }: Pick<HeadlineFigure, 'value' | 'bound'>, lang: Lang): string {
  const unit = key === 'issues.completionRate' ? '%' : key.startsWith('funds.') ? '元' : '';
  return formatCount({ value, min: null, max: null, unit, bound }, lang);
}

/** `2024-03-18`, `2024-03-18 至 2024-06-07`, `2023-01-01 至` where the end is open. */
export function formatPeriod({ from, to }: Pick<DateMention, 'from' | 'to'>, lang: Lang): string {
  if (from === to) return from ?? '';
  return `${from ?? ''} ${PHRASES.to[lang]} ${to ?? ''}`.trim();
}

/** The measure and issue that a mention belongs to: `i3 m7`. */
export function formatLinks({ issue, measure }: { issue: string | null; measure: string | null }): string {
  return [issue, measure].filter((id) => id !== null).join(' ');
}
