import { THEMES, type Theme } from '../lexicon/themes.ts';
import type { ThemeEvidence, ThemeMatch } from '../model/analysis.ts';
import type { Issue, Notice } from '../model/notice.ts';

/** How much a term counts by where it stands. */
const PART_WEIGHT: Readonly<Record<ThemeEvidence['in'], number>> = { title: 3, statement: 1, aspect: 0.75, measures: 0.34 };
/** A theme needs this much (a strong term in the title has 9), and this share of the strongest theme's score. */
const THRESHOLD = 2;
const SHARE = 0.7;
const MOST = 3;
/** What a second term of one theme adds in the same part: many words for one thing must not drown another that is named once. */
const FURTHER = 0.5;
/** Answers are long: what they repeat says nothing more, and all of them together must not outweigh the title. */
const MEASURES_CAP = 2;
/** What any answer speaks of, whatever the problem: people held to account, lessons learnt. These themes are told by the problem alone. */
const NOT_BY_ANSWERS: ReadonlySet<string> = new Set(['study', 'responsibility', 'integrity', 'rectification']);

interface Entry {
  term: string;
  themes: { theme: string; weight: number }[];
}

export interface Taxonomy {
  themes: readonly Theme[];
  /** Terms by first character, longest first. */
  terms: ReadonlyMap<string, readonly Entry[]>;
}

/** The documented taxonomy, extended: themes of a known id gain terms (a weight of 0 takes one away), others are added. */
export function taxonomy(extra: readonly Theme[] = []): Taxonomy {
  const themes = new Map<string, Theme>(THEMES.map((theme) => [theme.id, theme]));
  for (const theme of extra) {
    const known = themes.get(theme.id);
    themes.set(theme.id, known ? { ...known, ...theme, terms: { ...known.terms, ...theme.terms } } : theme);
  }
  const entries = new Map<string, Entry>();
  for (const { id, terms } of themes.values()) {
    for (const [term, weight] of Object.entries(terms)) {
      if (weight === 0 || term === '') continue;
      const entry = entries.get(term) ?? { term, themes: [] };
      entry.themes.push({ theme: id, weight });
      entries.set(term, entry);
    }
  }
  const byFirst = new Map<string, Entry[]>();
  for (const entry of entries.values()) {
    const first = entry.term[0]!;
    byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.term.length - a.term.length || (a.term < b.term ? -1 : 1));
  return { themes: [...themes.values()], terms: byFirst };
}

/** Terms of a text, the longest at each place, without those inside a longer one. Quotation marks within a term are passed over. */
function* occurrences(text: string, { terms }: Taxonomy): Generator<Entry> {
  const plain = text.normalize('NFKC').replace(/[“”‘’"'「」\s]/g, '');
  let covered = 0;
  for (let i = 0; i < plain.length; i++) {
    const entry = terms.get(plain[i]!)?.find(({ term }) => plain.startsWith(term, i));
    if (!entry || i < covered) continue;
    covered = i + entry.term.length;
    yield entry;
  }
}

/** Themes of one text in parts, strongest first, each with the terms that speak for it. */
export function classify(parts: readonly (readonly [ThemeEvidence['in'], string])[], themes: Taxonomy): ThemeMatch[] {
  const matches = new Map<string, ThemeMatch>();
  const fromMeasures = new Map<string, number>();
  for (const [part, text] of parts) {
    const seen = new Set<string>();
    const given = new Map<string, number>();
    for (const { term, themes: of } of occurrences(text, themes)) {
      if (seen.has(term)) continue;
      seen.add(term);
      for (const { theme, weight } of of) {
        const before = given.get(theme) ?? 0;
        given.set(theme, before + 1);
        let score = weight * PART_WEIGHT[part] * (before === 0 ? 1 : FURTHER);
        if (part === 'measures') {
          if (NOT_BY_ANSWERS.has(theme)) continue;
          const used = fromMeasures.get(theme) ?? 0;
          score = Math.min(score, MEASURES_CAP - used);
          if (score <= 0) continue;
          fromMeasures.set(theme, used + score);
        }
        const match = matches.get(theme) ?? { theme, score: 0, evidence: [] };
        match.score += score;
        match.evidence.push({ term, weight, in: part });
        matches.set(theme, match);
      }
    }
  }
  const order = new Map(themes.themes.map(({ id }, i) => [id, i]));
  const sorted = [...matches.values()].sort((a, b) => b.score - a.score || order.get(a.theme)! - order.get(b.theme)!);
  const least = Math.max(THRESHOLD, (sorted[0]?.score ?? 0) * SHARE);
  return sorted
    .filter(({ score }) => score >= least)
    .slice(0, MOST)
    .map((m) => ({ ...m, score: Math.round(m.score * 100) / 100 }));
}

/** The themes of an issue: its title first, then its facts, the aspect above it and its answer. */
export function themesOf(issue: Issue, notice: Notice, themes: Taxonomy): ThemeMatch[] {
  const parent = notice.issues.find(({ id }) => id === issue.parent);
  const answer = notice.measures.filter((m) => m.issue === issue.id).map((m) => m.text);
  return classify(
    [
      ['title', issue.title],
      ['statement', issue.statement ?? ''],
      ['aspect', parent?.title ?? ''],
      ['measures', answer.join('\n')],
    ],
    themes,
  );
}
