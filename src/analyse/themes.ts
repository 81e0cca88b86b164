import { DEEDS, OF_NO_THEME, THEMES, type Theme } from '../lexicon/themes.ts';
import type { ThemeEvidence, ThemeMatch } from '../model/analysis.ts';
import type { Issue, Notice } from '../model/notice.ts';

/** How much a term counts by where it stands. */
const PART_WEIGHT: Readonly<Record<ThemeEvidence['in'], number>> = { title: 3, statement: 1, aspect: 0.75, measures: 0.34 };
/** A theme needs this much (a hint alone has 3 in the title, a strong term 9), and this share of the strongest theme's score. */
const THRESHOLD = 3.1;
const SHARE = 0.75;
/** Where the title has no more than a hint, one strong term of the facts or of the heading is enough. */
const HINT = 3;
const UNNAMED = 2.2;
/** What the title names with this much, and nothing more strongly, is a theme whatever else is said below it. */
const NAMED = 6;
const MOST = 3;
/** What all but the strongest term of one theme add in the same part: many words for one thing must not drown another that is named once. */
const FURTHER = 0.5;
/** Answers are long: what they repeat says nothing more, and all of them together must not outweigh the title. */
const MEASURES_CAP = 1;
/** What any answer speaks of, whatever the problem: people held to account, lessons learnt. These themes are told by the problem alone. */
const NOT_BY_ANSWERS: ReadonlySet<string> = new Set(['study', 'responsibility', 'integrity', 'rectification']);
/**
 * Themes that say how, by whom or under what heading something was done badly; beside a theme that says what, in one clause, they count
 * less: 安全生产责任压得不实 is about safety, 卫片图斑整改拖拉 about land.
 */
const YIELDING: ReadonlySet<string> = new Set(['deployment', 'responsibility', 'projects', 'internal', 'regulation', 'style']);
const YIELDED = 0.4;
/** Of these, the terms that alone say it name a matter of their own and do not yield: 服务态度生硬 is about style whoever shows it. */
const YIELDING_WEAK: ReadonlySet<string> = new Set(['regulation', 'style']);
/** Of two things named in one clause the later is what was found wanting, the earlier whose it is: 采购领域廉政风险防控薄弱. */
const BEFORE_HEAD = 0.6;
/** A title's further clauses: another matter counts nearly as much as the first, figures that bear the first out half. */
const FURTHER_CLAUSE = 0.85;
const FIGURES_CLAUSE = 0.5;
/** From this weight on a term names a matter rather than hints at it. */
const NAMES = 2;
/** From this on the term alone says it. */
const ALONE = 3;
/** Stands for a few characters of the same clause between the parts of a term. */
const GAP = '…';
const WIDEST_GAP = 8;
/** A clause with figures: 有3所学校…, 两台设备闲置. */
const FIGURES = /\d|[一二两三四五六七八九十百千几数](?:个(?!月)|[家名人户台套处所项件笔份辆间栋座条宗起亩])/;
/** How a clause starts that is an example or a consequence of a matter named before it: 医保基金使用不规范，存在分解住院现象. */
const EXAMPLE = /^(?:存在|部分|个别|少数|有的|如|其中|出现|导致|造成|致使)/;
/** An example of these is a wrong of its own, whatever it is an example of: 财务管理不规范，存在违规发放补贴问题. */
const OWN_WRONG: ReadonlySet<string> = new Set(['integrity', 'style']);
const BETWEEN_CLAUSES = /[，,。；;：:]/;

interface Entry {
  term: string;
  /** What follows within the same clause, for a term of two parts (教师…不足); empty for others. */
  second: string;
  themes: { theme: string; weight: number }[];
}

export interface Taxonomy {
  themes: readonly Theme[];
  /** Terms by their first two characters (those of one by that one), longest first. */
  terms: ReadonlyMap<string, readonly Entry[]>;
}

/** The documented taxonomy, extended: themes of a known id gain terms (a weight of 0 takes one away), others are added. */
export function taxonomy(extra: readonly Theme[] = []): Taxonomy {
  const themes = new Map<string, Theme>(THEMES.map((theme) => [theme.id, theme]));
  for (const theme of extra) {
    const known = themes.get(theme.id);
    themes.set(theme.id, known ? { ...known, ...theme, terms: { ...known.terms, ...theme.terms } } : theme);
  }
  const entries = new Map<string, Entry>(OF_NO_THEME.map((term) => [term, { term, second: '', themes: [] }]));
  for (const { id, terms } of themes.values()) {
    for (const [term, weight] of Object.entries(terms)) {
      if (weight === 0 || term === '') continue;
      const entry = entries.get(term) ?? { term, second: secondPart(term), themes: [] };
      entry.themes.push({ theme: id, weight });
      entries.set(term, entry);
    }
  }
  const byFirst = new Map<string, Entry[]>();
  for (const entry of entries.values()) {
    const first = entry.term.slice(0, Math.min(2, firstPart(entry)));
    const list = byFirst.get(first);
    if (list) list.push(entry);
    else byFirst.set(first, [entry]);
  }
  for (const list of byFirst.values())
    list.sort((a, b) => firstPart(b) - firstPart(a) || b.term.length - a.term.length || (a.term < b.term ? -1 : 1));
  return { themes: [...themes.values()], terms: byFirst };
}

interface Occurrence extends Entry {
  start: number;
  end: number;
}

/** Quotation marks and spaces within a term are passed over. */
const plainText = (text: string) => text.normalize('NFKC').replace(/[“”‘’"'「」\s]/g, '');

/** Terms of a plain text, the longest at each place, without those inside a longer one; a term of two parts hides nothing between them. */
function occurrences(plain: string, { terms }: Taxonomy): Occurrence[] {
  const found: Occurrence[] = [];
  for (let i = 0; i < plain.length; ) {
    let end = 0;
    const stands = (entry: Entry) => (end = endOf(entry, plain, i)) > 0;
    const entry = terms.get(plain.slice(i, i + 2))?.find(stands) ?? terms.get(plain[i]!)?.find(stands);
    if (entry && entry.themes.length > 0) found.push({ ...entry, start: i, end });
    i += entry ? firstPart(entry) : 1;
  }
  return found;
}

/** Where the term that starts at a place ends; 0 where it does not stand there. */
function endOf({ term, second }: Entry, plain: string, start: number): number {
  if (second === '') return plain.startsWith(term, start) ? start + term.length : 0;
  const first = firstPart({ term, second });
  if (!plain.startsWith(term.slice(0, first), start)) return 0;
  const between = plain.slice(start + first, start + first + WIDEST_GAP + second.length);
  const at = between.indexOf(second);
  return at < 0 || BETWEEN_CLAUSES.test(between.slice(0, at)) ? 0 : start + first + at + second.length;
}

/** What stands behind the gap of a term; empty for a term of one part. */
function secondPart(term: string): string {
  const gap = term.indexOf(GAP);
  return gap > 0 ? term.slice(gap + GAP.length) : '';
}

/** Length of what stands before the gap, or of the whole term. */
function firstPart({ term, second }: Pick<Entry, 'term' | 'second'>): number {
  return second === '' ? term.length : term.length - second.length - GAP.length;
}

/** A term with what it counts for a theme. */
type Scored = readonly [Occurrence, (of: Entry['themes'][number]) => number];

/** Whether a term says how rather than what. */
const isYielding = ({ theme, weight }: Entry['themes'][number]) => YIELDING.has(theme) && !(weight >= ALONE && YIELDING_WEAK.has(theme));

/** Whether a term alone says what was found wanting. */
const saysWhat = ({ themes }: Occurrence) => themes.some((of) => of.weight >= ALONE && !isYielding(of));

/** The terms of a title with what each counts, by theme, where it stands. */
function inTitle(text: string, themes: Taxonomy): Scored[] {
  let named = false;
  return plainText(text)
    .split(BETWEEN_CLAUSES)
    .filter((clause) => clause !== '')
    .flatMap((clause, n) => {
      const found = occurrences(clause, themes);
      const example = named && EXAMPLE.test(clause);
      const bearsOut = (theme: string) => FIGURES.test(clause) || (example && !OWN_WRONG.has(theme));
      const factor = (theme: string) => (n === 0 ? 1 : bearsOut(theme) ? FIGURES_CLAUSE : FURTHER_CLAUSE);
      named ||= found.some(saysWhat);
      const yields = found.some((o) => o.themes.some((of) => of.weight >= NAMES && !isYielding(of)));
      const strength = (o: Occurrence) => Math.max(0, ...o.themes.map((of) => (yields && isYielding(of) ? 0 : of.weight)));
      const deed = found.find(isDeed);
      const done = deed ? deed.start + firstPart(deed) : clause.length;
      // the last matter that is named, and those that a conjunction joins to it
      const most = Math.max(...found.map((o) => (o.start < done ? strength(o) : 0)));
      let head = most < NAMES ? -1 : found.findLastIndex((o) => o.start < done && strength(o) === most);
      while (head > 0 && JOINED.test(clause.slice(found[head - 1]!.start + firstPart(found[head - 1]!), found[head]!.start))) head--;
      const from = head < 0 ? 0 : found[head]!.start;
      return found.map((o): Scored => {
        const aside = o.start >= done || o.start + firstPart(o) <= from;
        return [o, (of) => factor(of.theme) * (yields && isYielding(of) ? YIELDED : aside ? BEFORE_HEAD : 1)];
      });
    });
}

/** The terms of any other part; themes that yielded in the title yield in what bears it out: 体育馆工程结算滞后 is not about projects by its facts. */
function inFacts(text: string, themes: Taxonomy, yielded: ReadonlySet<string>): Scored[] {
  return occurrences(plainText(text), themes).map((o): Scored => [o, (of) => (yielded.has(of.theme) && isYielding(of) ? YIELDED : 1)]);
}

const DEED = new RegExp(`^(?:${DEEDS.join('|')})`);
/** What follows a deed is what it was done to: 侵占集体收入 is not about income, nor 巡察指出的账目问题 about accounts. */
const isDeed = ({ term, themes }: Occurrence) =>
  DEED.test(term) || themes.some(({ theme, weight }) => theme === 'rectification' && weight >= ALONE);

/** Few characters with a conjunction among them: 学位不足、入园难. */
const JOINED = /^[^、和与及]{0,4}[、和与及][^、和与及]{0,4}$/;

/** Each term once, where it counts first. */
function uniqueTerms(found: readonly Scored[]): Scored[] {
  const seen = new Set<string>();
  return found.filter(([{ term }]) => !seen.has(term) && seen.add(term));
}

/** Themes of one text in parts, strongest first, each with the terms that speak for it. */
export function classify(parts: readonly (readonly [ThemeEvidence['in'], string])[], themes: Taxonomy): ThemeMatch[] {
  const matches = new Map<string, ThemeMatch>();
  const fromMeasures = new Map<string, number>();
  const byTitle = new Map<string, number>();
  const yielded = new Set<string>();
  for (const [part, text] of parts) {
    // the heading tells only what the title does not
    if (part === 'aspect' && Math.max(0, ...byTitle.values()) >= NAMED) continue;
    const found = part === 'title' ? inTitle(text, themes) : inFacts(text, themes, yielded);
    if (part === 'title' && found.some(([o]) => saysWhat(o)))
      for (const { theme } of found.flatMap(([o]) => o.themes.filter(isYielding))) yielded.add(theme);
    const weighed = uniqueTerms(found).flatMap(([{ term, themes: of }, factor]) =>
      of.map(({ theme, weight }) => ({ term, theme, weight, counts: weight * PART_WEIGHT[part] * factor({ theme, weight }) })),
    );
    const first = new Map<string, (typeof weighed)[number]>();
    for (const one of weighed) if (one.counts > (first.get(one.theme)?.counts ?? 0)) first.set(one.theme, one);
    for (const one of weighed) {
      const { term, theme, weight } = one;
      let score = one.counts * (first.get(theme) === one ? 1 : FURTHER);
      if (part === 'measures') {
        if (NOT_BY_ANSWERS.has(theme)) continue;
        const used = fromMeasures.get(theme) ?? 0;
        score = Math.min(score, MEASURES_CAP - used);
        if (score <= 0) continue;
        fromMeasures.set(theme, used + score);
      }
      const match = matches.get(theme) ?? { theme, score: 0, evidence: [] };
      match.score += score;
      if (part === 'title') byTitle.set(theme, (byTitle.get(theme) ?? 0) + score);
      match.evidence.push({ term, weight, in: part, adds: round(score) });
      matches.set(theme, match);
    }
  }
  const order = new Map(themes.themes.map(({ id }, i) => [id, i]));
  const sorted = [...matches.values()].sort((a, b) => b.score - a.score || order.get(a.theme)! - order.get(b.theme)!);
  const best = sorted[0]?.score ?? 0;
  const named = Math.max(...byTitle.values(), 0);
  const told = ({ theme, score }: ThemeMatch) => score >= THRESHOLD || (named <= HINT && score - (byTitle.get(theme) ?? 0) >= UNNAMED);
  const kept = ({ theme, score }: ThemeMatch) => score >= best * SHARE || (named >= NAMED && byTitle.get(theme) === named);
  return sorted
    .filter((match) => told(match) && kept(match))
    .slice(0, MOST)
    .map((m) => ({ ...m, score: round(m.score) }));
}

const round = (x: number) => Math.round(x * 100) / 100;

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
