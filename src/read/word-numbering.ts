/** Automatic numbering of Word files: what Word prints before a paragraph and does not store as text. For DOCX and DOC alike. */
import { formatNumber } from './numbering.ts';

export interface Level {
  start: number;
  format: string;
  text: string;
  /** What follows the number: `tab`, `space` or `nothing`. */
  suffix: string;
  /** The level, counted from 1, at which this one starts anew; 0 never; null at any above. */
  restart: number | null;
  legal: boolean;
  style: string | null;
}

export interface AbstractNumbering {
  levels: Map<number, Level>;
  /** The numbering style in which the levels are, where they are not here. */
  link: string | null;
}

export interface Numbering {
  abstract: string;
  starts: Map<number, number>;
  levels: Map<number, Level>;
}

export interface Style {
  parent: string | null;
  name: string;
  numbering: string | null;
  level: number | null;
}

export interface Styles {
  byId: Map<string, Style>;
  /** The style of a paragraph that names none. */
  paragraph: string | null;
}

export interface NumberingPart {
  abstracts: Map<string, AbstractNumbering>;
  numberings: Map<string, Numbering>;
}

const LEVELS = 9;
/** Style and numbering links are followed no further, for they can go round. */
const LONGEST_CHAIN = 32;

/** What a paragraph says of its numbering; what it leaves out its style says. */
export interface ParagraphNumbering {
  style: string | null;
  numbering: string | null;
  level: number | null;
}

/** Counts a document's numbered paragraphs; call it for each paragraph in order. Returns the number as printed, with what follows it. */
export function createCounter(part: NumberingPart, styles: Styles): (paragraph: ParagraphNumbering) => string {
  const counts = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();

  const fromStyle = (id: string | null): { numbering: string | null; level: number | null; owner: string | null } => {
    let level: number | null = null;
    let current = id;
    for (let n = 0; current !== null && n < LONGEST_CHAIN; n++) {
      const style: Style | undefined = styles.byId.get(current);
      if (!style) break;
      level ??= style.level;
      if (style.numbering !== null) return { numbering: style.numbering, level, owner: current };
      current = style.parent;
    }
    return { numbering: null, level, owner: null };
  };

  const resolve = (id: string): { key: string; levels: Map<number, Level> } | null => {
    let numbering = part.numberings.get(id);
    for (let n = 0; numbering && n < LONGEST_CHAIN; n++) {
      const abstract = part.abstracts.get(numbering.abstract);
      if (!abstract) return null;
      if (abstract.link === null) return { key: numbering.abstract, levels: abstract.levels };
      const linked = fromStyle(abstract.link).numbering;
      numbering = linked === null ? undefined : part.numberings.get(linked);
    }
    return null;
  };

  return (paragraph) => {
    const style = paragraph.style ?? styles.paragraph;
    const inherited = fromStyle(style);
    const id = paragraph.numbering ?? inherited.numbering;
    if (id === null || id === '0') return '';
    const own = part.numberings.get(id);
    const resolved = resolve(id);
    if (!own || !resolved) return '';
    const levelAt = (k: number): Level | undefined => own.levels.get(k) ?? resolved.levels.get(k);
    let at = paragraph.level ?? inherited.level;
    if (at === null && paragraph.numbering === null)
      for (const [k, l] of resolved.levels) if (l.style !== null && l.style === inherited.owner) at = k;
    at = at !== null && at >= 0 && at < LEVELS ? at : 0;
    const level = levelAt(at);
    if (!level) return '';

    let count = counts.get(resolved.key);
    if (!count) counts.set(resolved.key, (count = new Array(LEVELS).fill(undefined)));
    if (!begun.has(id)) {
      begun.add(id);
      for (const k of own.starts.keys()) count[k] = undefined;
    }
    const startOf = (k: number): number => own.starts.get(k) ?? levelAt(k)?.start ?? 1;
    count[at] = count[at] === undefined ? startOf(at) : count[at]! + 1;
    for (let k = at + 1; k < LEVELS; k++) {
      const restart = levelAt(k)?.restart ?? null;
      if (restart === null || at < restart) count[k] = undefined;
    }
    if (level.format === 'bullet') return bullet(level.text);
    const printed = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const k = Number(digit) - 1;
      const format = level.legal && k < at! ? 'decimal' : (levelAt(k)?.format ?? 'decimal');
      return formatNumber(format, count![k] ?? startOf(k));
    });
    if (printed.trim() === '') return '';
    return level.suffix === 'nothing' || /[、，）．。：\s]$/.test(printed) ? printed : `${printed} `;
  };
}

/** Symbol fonts keep their bullets in the private use area. */
function bullet(text: string): string {
  const shown = text.replace(/[\ue000-\uf8ff]/g, '•').trim();
  return shown === '' ? '' : `${shown} `;
}
