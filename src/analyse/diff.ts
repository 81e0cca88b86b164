/** Two notices of one unit, the earlier and the later: what moved between them. */
import type {
  Contradiction,
  FigureMove,
  FigureSide,
  IssueChange,
  IssueSide,
  MeasureChange,
  NoticeDiff,
  PlacedText,
} from '../model/analysis.ts';
import type { Issue, Measure, Notice } from '../model/notice.ts';
import { HEADLINE_KEYS, type HeadlineKey, ISSUE_STATUSES, type IssueStatus, values } from '../model/vocabulary.ts';
import { unitKey } from './groups.ts';
import { bigrams, dice, match } from './likeness.ts';
import { foldForComparison } from './minhash.ts';
import { type Part, splits } from './regroup.ts';

/** Least likeness at which two issues are one; titles are reworded more often than exchanged. */
const SAME_ISSUE = 0.45;
/** Least likeness at which a measure was reworded rather than dropped and another added. */
const SAME_MEASURE = 0.5;
const UNCHANGED = 0.995;

export function diffNotices(earlier: Notice, later: Notice): NoticeDiff {
  const issues = issueChanges(earlier, later);
  const headline = headlineMoves(earlier, later);
  const outside = (notice: Notice) => notice.measures.filter((m) => m.issue === null);
  return {
    schemaVersion: 1,
    earlier: sideOf(earlier),
    later: sideOf(later),
    headline,
    issues,
    measures: measureChanges(outside(earlier), outside(later)),
    contradictions: contradictions(earlier, later, headline, issues),
  };
}

function sideOf({ source, document }: Notice): NoticeDiff['earlier'] {
  return { notice: source.name, unit: document.unit, title: document.title, date: document.publishedDate ?? document.feedbackDate };
}

// ---------------------------------------------------------------------------------------------------------------- issues

const round = (x: number) => Math.round(x * 1e3) / 1e3;

function issueChanges(earlier: Notice, later: Notice): IssueChange[] {
  const sides = [earlier, later].map((notice) => {
    const issues = notice.issues.filter((issue) => issue.role !== 'aspect');
    const answers = new Map<string, Measure[]>();
    for (const measure of notice.measures) {
      if (measure.issue === null) continue;
      answers.set(measure.issue, [...(answers.get(measure.issue) ?? []), measure]);
    }
    const content = issues.map((i) => bigrams(`${i.statement ?? ''}${(answers.get(i.id) ?? []).map((m) => m.text).join('')}`));
    return { issues, answers, titles: issues.map((i) => bigrams(i.title)), content };
  });
  const [a, b] = sides as [(typeof sides)[number], (typeof sides)[number]];
  const likeness = (x: number, y: number) => {
    if (a.issues[x]!.role !== b.issues[y]!.role) return 0;
    const title = dice(a.titles[x]!, b.titles[y]!);
    // a title that is the same decides alone; else the content speaks too
    return title > 0.9 ? title : 0.7 * title + 0.3 * dice(a.content[x]!, b.content[y]!);
  };
  const pairs = match(a.issues, b.issues, likeness, SAME_ISSUE);
  const matched = new Map([...pairs].map(([x, [y, alike]]) => [y, [x, alike] as const]));
  const split = splits(
    a.issues,
    partsOf(later, b.issues, (y) => matched.has(y)),
    (x) => pairs.get(x)?.[0],
  );
  const splitInto = new Set([...split.values()].flat());
  const merged = splits(
    b.issues,
    partsOf(earlier, a.issues, (x) => pairs.has(x) || split.has(x)),
    (y) => (splitInto.has(y) || split.has(matched.get(y)?.[0] ?? -1) ? undefined : matched.get(y)?.[0]),
  );
  for (const y of splitInto) merged.delete(y);
  const mergedFrom = new Set([...merged.values()].flat());

  const answers = (side: (typeof sides)[number], ...of: Issue[]) => of.flatMap(({ id }) => side.answers.get(id) ?? []);
  const changes = b.issues.flatMap((now, y): IssueChange[] => {
    if (splitInto.has(y)) return [];
    const from = merged.get(y);
    if (from) {
      const parts = from.map((x) => a.issues[x]!);
      return [
        {
          change: 'merged',
          similarity: null,
          title: now.title,
          earlier: null,
          later: sideOfIssue(now),
          parts: parts.map(sideOfIssue),
          status: statusMove(least(parts), now.status),
          measures: measureChanges(answers(a, ...parts), answers(b, now)),
        },
      ];
    }
    const pair = matched.get(y);
    if (!pair)
      return [
        {
          change: 'added',
          similarity: null,
          title: now.title,
          earlier: null,
          later: sideOfIssue(now),
          parts: null,
          status: 'unclear',
          measures: measureChanges([], answers(b, now)),
        },
      ];
    const [x, alike] = pair;
    const before = a.issues[x]!;
    const measures = measureChanges(answers(a, before), answers(b, now));
    const status = statusMove(before.status, now.status);
    const same = alike >= UNCHANGED && before.status === now.status && measures.every((m) => m.change === 'same');
    return [
      {
        change: same ? 'same' : 'changed',
        similarity: round(alike),
        title: now.title,
        earlier: sideOfIssue(before),
        later: sideOfIssue(now),
        parts: null,
        status,
        measures,
      },
    ];
  });
  const gone = a.issues.flatMap((before, x): IssueChange[] => {
    const into = split.get(x);
    if (into) {
      const parts = into.map((y) => b.issues[y]!);
      return [
        {
          change: 'split',
          similarity: null,
          title: before.title,
          earlier: sideOfIssue(before),
          later: null,
          parts: parts.map(sideOfIssue),
          status: statusMove(before.status, least(parts)),
          measures: measureChanges(answers(a, before), answers(b, ...parts)),
        },
      ];
    }
    if (pairs.has(x) || mergedFrom.has(x)) return [];
    return [
      {
        change: 'dropped',
        similarity: null,
        title: before.title,
        earlier: sideOfIssue(before),
        later: null,
        parts: null,
        status: 'unclear',
        measures: measureChanges(answers(a, before), []),
      },
    ];
  });
  // a split stands where its first part does in the later notice
  const placeOf = ({ change, later, parts }: IssueChange) =>
    change === 'split' ? parts![0]!.start : (later?.start ?? Number.POSITIVE_INFINITY);
  return [...changes, ...gone].sort((c, d) => placeOf(c) - placeOf(d) || 0);
}

function partsOf(notice: Notice, issues: readonly Issue[], isMatched: (at: number) => boolean): Part[] {
  const titles = new Map(notice.issues.map(({ id, title }) => [id, title]));
  return issues.map((issue, at) => ({ issue, aspect: titles.get(issue.parent ?? '') ?? null, free: !isMatched(at) }));
}

const sideOfIssue = (issue: Issue): IssueSide => ({ ...placedIssue(issue), status: issue.status, statusText: issue.statusText });

const placedIssue = ({ id, title, start, end }: Issue): PlacedText => ({ id, text: title, start, end });
const placedMeasure = ({ id, text, start, end }: Measure): PlacedText => ({ id, text, start, end });

/** From not started to completed; long-term is kept up after completion, so that it is no step back. */
const PROGRESS: Readonly<Partial<Record<IssueStatus, number>>> = {
  'not-started': 0,
  'in-progress': 1,
  'basically-completed': 2,
  completed: 3,
};

function statusMove(before: IssueStatus, now: IssueStatus): IssueChange['status'] {
  if (before === now) return 'same';
  const [from, to] = [PROGRESS[before], PROGRESS[now]];
  if (from === undefined || to === undefined) return 'unclear';
  return to > from ? 'forward' : 'backward';
}

/** The status that is the least advanced; one that cannot be ordered if there is such. */
function least(issues: readonly Issue[]): IssueStatus {
  const statuses = issues.map(({ status }) => status);
  return statuses.reduce((a, b) => ((PROGRESS[b] ?? -1) < (PROGRESS[a] ?? -1) ? b : a));
}

function measureChanges(earlier: readonly Measure[], later: readonly Measure[]): MeasureChange[] {
  const bare = ({ text, marker }: Measure) => (marker !== null && text.startsWith(marker) ? text.slice(marker.length) : text);
  const [a, b] = [earlier.map((m) => bigrams(bare(m))), later.map((m) => bigrams(bare(m)))];
  const pairs = match(earlier, later, (x, y) => dice(a[x]!, b[y]!), SAME_MEASURE);
  const matched = new Map([...pairs].map(([x, [y, alike]]) => [y, [x, alike] as const]));
  return [
    ...later.map((now, y): MeasureChange => {
      const pair = matched.get(y);
      if (!pair) return { change: 'added', similarity: 1, earlier: null, later: placedMeasure(now) };
      const before = earlier[pair[0]]!;
      const same = foldForComparison(bare(before)) === foldForComparison(bare(now));
      return { change: same ? 'same' : 'changed', similarity: round(pair[1]), earlier: placedMeasure(before), later: placedMeasure(now) };
    }),
    ...earlier.flatMap((before, x): MeasureChange[] =>
      pairs.has(x) ? [] : [{ change: 'dropped', similarity: 1, earlier: placedMeasure(before), later: null }],
    ),
  ];
}

// ---------------------------------------------------------------------------------------------------------------- figures

function headlineMoves(earlier: Notice, later: Notice): FigureMove[] {
  return values(HEADLINE_KEYS).flatMap((key): FigureMove[] => {
    const [a, b] = [figureOf(earlier, key), figureOf(later, key)];
    if (!a && !b) return [];
    return [{ key, earlier: a, later: b, difference: a && b ? Math.round((b.value - a.value) * 1e6) / 1e6 : null }];
  });
}

function figureOf({ headline }: Notice, key: HeadlineKey): FigureSide | null {
  const figure = headline[key];
  return figure ? { value: figure.value, text: figure.text, start: figure.start, end: figure.end } : null;
}

/** What was fed back does not change with time. */
const CONSTANT: ReadonlySet<HeadlineKey> = new Set<HeadlineKey>(['issues.aspects', 'issues.total', 'clues.total']);
/** Running totals, which only grow. */
const GROWING: ReadonlySet<HeadlineKey> = new Set<HeadlineKey>([
  'issues.completed',
  'issues.completionRate',
  'measures.completed',
  'clues.closed',
  'people.handled',
  'people.partySanctioned',
  'people.governmentSanctioned',
  'people.partyGovernmentSanctioned',
  'people.admonished',
  'people.criticised',
  'people.reminded',
  'people.transferred',
  'people.investigated',
  'rules.created',
  'rules.revised',
  'funds.recovered',
]);

function contradictions(earlier: Notice, later: Notice, headline: readonly FigureMove[], issues: readonly IssueChange[]): Contradiction[] {
  const found: Contradiction[] = [];
  const placed = (key: string, side: FigureSide): PlacedText => ({ id: key, text: side.text, start: side.start, end: side.end });
  const [unitA, unitB] = [earlier, later].map((n) => (n.document.unit === null ? null : unitKey(n.document.unit)));
  if (unitA && unitB && unitA !== unitB)
    found.push({
      rule: 'other-unit',
      message: { zh: `前为${unitA}，后为${unitB}`, en: `${unitA} before, ${unitB} now` },
      earlier: null,
      later: null,
    });
  const [dayA, dayB] = [earlier.document.publishedDate, later.document.publishedDate];
  if (dayA && dayB && dayB < dayA)
    found.push({
      rule: 'wrong-order',
      message: {
        zh: `前一份公布于${dayA}，后一份公布于${dayB}`,
        en: `${dayA} before, ${dayB} now`,
      },
      earlier: null,
      later: null,
    });
  for (const { key, earlier: a, later: b, difference } of headline) {
    if (!a || !b || difference === null || difference === 0) continue;
    const rule = CONSTANT.has(key) ? 'total-changed' : GROWING.has(key) && difference < 0 ? 'figure-fell' : null;
    if (!rule) continue;
    const { zh, en } = HEADLINE_KEYS[key];
    found.push({
      rule,
      message: { zh: `${zh}由${a.value}变为${b.value}`, en: `${en}: ${a.value} before, ${b.value} now` },
      earlier: placed(key, a),
      later: placed(key, b),
    });
  }
  for (const { status, title, earlier, later, parts } of issues) {
    if (status !== 'backward') continue;
    const leastOf = (sides: readonly IssueSide[]) =>
      sides.reduce((x, y) => ((PROGRESS[y.status] ?? -1) < (PROGRESS[x.status] ?? -1) ? y : x));
    const [a, b] = [earlier ?? leastOf(parts!), later ?? leastOf(parts!)];
    const [from, to] = [ISSUE_STATUSES[a.status], ISSUE_STATUSES[b.status]];
    found.push({
      rule: 'status-reversed',
      message: { zh: `“${title}”由${from.zh}变为${to.zh}`, en: `“${title}”: ${from.en} before, ${to.en} now` },
      earlier: { id: a.id, text: a.statusText ?? a.text, start: a.start, end: a.end },
      later: { id: b.id, text: b.statusText ?? b.text, start: b.start, end: b.end },
    });
  }
  return [...found, ...sameStatements(issues)];
}

const NUMBER = /\d+(?:[,，]\d{3})*(?:\.\d+)?/g;

/**
 * What the inspection found does not change either: a title, or a measure's sentence about a past period, that is the same but for its
 * numbers. Only titles are held to that; measures go on, so that other numbers in them are progress.
 */
function sameStatements(issues: readonly IssueChange[]): Contradiction[] {
  return issues.flatMap(({ earlier: a, later: b }): Contradiction[] => {
    if (!a || !b) return [];
    const [x, y] = [a.text, b.text].map((t) => t.normalize('NFKC'));
    const numbers = (t: string) => (t.match(NUMBER) ?? []).map((n) => n.replace(/[,，]/g, '')).join(' ');
    const bare = (t: string) => foldForComparison(t.replace(NUMBER, ''));
    if (numbers(x!) === '' || bare(x!) !== bare(y!) || numbers(x!) === numbers(y!)) return [];
    return [
      {
        rule: 'same-statement-differs',
        message: { zh: `前作“${a.text}”，后作“${b.text}”`, en: `“${a.text}” before, “${b.text}” now` },
        earlier: { id: a.id, text: a.text, start: a.start, end: a.end },
        later: { id: b.id, text: b.text, start: b.start, end: b.end },
      },
    ];
  });
}
