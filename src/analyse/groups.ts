import type { Grouping } from '../model/analysis.ts';
import type { Notice } from '../model/notice.ts';
import { DOCUMENT_KINDS, type Labels } from '../model/vocabulary.ts';

/** What is said of a body to tell which of its organs writes; the body is the same without it. */
const ORGAN = /(?:党组|党委|党工委|党总支|党支部|支部委员会|总支部委员会|总支委员会|(?:工作)?委员会)$/;

/** 中共望溪县城乡建设投资集团有限公司支部委员会 → 望溪县城乡建设投资集团有限公司, so that a unit is one however it signs. */
export function unitKey(unit: string): string {
  const plain = unit.normalize('NFKC').replace(/\s+/g, '');
  const party = plain.startsWith('中共') ? plain.slice(2) : plain;
  // a commission (卫生健康委员会) is a body by itself: only a Party organ's 委员会 goes
  const short = party.replace(plain === party ? /(?:党组|党委|党工委|党总支|党支部)$/ : ORGAN, '');
  return short.length >= 2 ? short : party;
}

/** 谷霖县 of 谷霖县自然资源局 or 中共谷霖县委…: the place that a unit's name begins with. */
const PLACE = /^(?:中共|中国共产党)?(.{1,6}?[县市区旗州])/;
/** The names by which a unit speaks of itself, the longest first: 青禾县水利局, 青禾县. */
export function ownNames(unit: string | null): string[] {
  if (unit === null) return [];
  const key = unitKey(unit);
  const place = PLACE.exec(key)?.[1];
  return place && place !== key ? [key, place] : [key];
}

/** 县委第二巡察组: whose it is goes without saying in its own county, but every county has one. */
const NAMELESS = /^[县市区旗州](?=委)/;

/** 谷霖县委第二巡察组 for the 县委第二巡察组 of a notice of 谷霖县自然资源局; spaces do not make another body. */
export function inspectorKey(inspector: string, unit: string | null): string {
  const plain = inspector.normalize('NFKC').replace(/\s+/g, '');
  const level = NAMELESS.exec(plain)?.[0];
  const place = level && PLACE.exec(unit?.normalize('NFKC').replace(/\s+/g, '') ?? '')?.[1];
  return place?.endsWith(level ?? '\0') ? place + plain.slice(1) : plain;
}

/** The group that a whole notice falls into; `theme` groups issues and is not asked here. */
export function groupOf({ document }: Notice, by: Exclude<Grouping, 'theme'>): { key: string | null; label: Labels } {
  const plain = (text: string | null) => ({ key: text, label: { zh: text ?? '（未说明）', en: text ?? '(not stated)' } });
  switch (by) {
    case 'unit':
      return plain(document.unit === null ? null : unitKey(document.unit));
    case 'inspector':
      return plain(document.inspector === null ? null : inspectorKey(document.inspector, document.unit));
    case 'kind':
      return { key: document.kind, label: DOCUMENT_KINDS[document.kind] };
    case 'year':
      return plain((document.publishedDate ?? document.feedbackDate ?? document.inspectionPeriod?.to ?? null)?.slice(0, 4) ?? null);
  }
}
