/** Compares notices with gold annotations: what was found, what was missed, what was made up, and of what was found, what is right. */
import type { Notice, Span } from '../model/notice.ts';
import type { Gold } from './gold.ts';

export const TASKS = ['document', 'issues', 'measures', 'counts', 'dates', 'headline', 'sanctions', 'contacts', 'findings'] as const;
export type Task = (typeof TASKS)[number];

/** How one task went in one document. */
export interface TaskScore {
  right: number;
  extra: object[];
  missed: object[];
  /** How many of the matched have the attribute right, and those that have not, gold first. */
  attributes: Record<string, { right: number; of: number; wrong: [gold: object, got: object][] }>;
}

export interface DocumentScore {
  name: string;
  tasks: Record<Task, TaskScore>;
  /** Entities whose text is not what stands at their offsets. */
  ungrounded: number;
}

export interface Totals {
  right: number;
  extra: number;
  missed: number;
  attributes: Record<string, { right: number; of: number }>;
}

/** Findings of other rules are the parser's own and not scored. */
const ANNOTATED_RULES: ReadonlySet<string> = new Set([
  'totals/breakdown',
  'totals/status',
  'totals/listed',
  'status/contradiction',
  'outline/ordinal',
  'dates/order',
  'numbers/rate',
  'contacts/format',
  'contacts/missing',
]);

const GROUNDED = ['measures', 'counts', 'dates', 'contacts', 'sanctions', 'citations'] as const;
const DOCUMENT_FIELDS = ['kind', 'title', 'unit', 'inspector', 'round', 'feedbackDate', 'publishedDate'] as const;

/** Scores one notice against its gold; `text` is the source text that both index. */
export function scoreDocument(name: string, gold: Gold, notice: Notice, text: string): DocumentScore {
  const goldTitle = (index: number | null | undefined) => squeeze(gold.issues[index ?? -1]?.title);
  const titles = new Map(notice.issues.map((issue) => [issue.id, issue.title]));
  const title = (id: string | null) => squeeze(titles.get(id ?? ''));

  return {
    name,
    ungrounded: GROUNDED.reduce((n, key) => n + notice[key].filter((e) => text.slice(e.start, e.end) !== e.text).length, 0),
    tasks: {
      document: scoreFields(gold.document, notice.document),
      issues: score(gold.issues, notice.issues, (g, o) => g.role === o.role && squeeze(g.title) === squeeze(o.title), {
        status: (g, o) => g.status === o.status,
        parent: (g, o) => goldTitle(g.parent) === title(o.parent),
        start: (g, o) => Math.abs(g.start - o.start) <= 1,
      }),
      measures: score(
        gold.measures,
        notice.measures,
        (g, o) => {
          const [a, b] = [trimmed(text, g), trimmed(text, o)];
          return Math.abs(a.start - b.start) <= 1 && Math.abs(a.end - b.end) <= 2 && goldTitle(g.issue) === title(o.issue);
        },
        { headline: (g, o) => squeeze(g.headline) === squeeze(o.headline), scope: (g, o) => g.scope === o.scope },
      ),
      counts: score(
        gold.counts,
        notice.counts,
        (g, o) =>
          half(g, o) && g.unit === o.unit && (g.value !== undefined ? same(g.value, o.value) : same(g.min, o.min) && same(g.max, o.max)),
        {
          kind: (g, o) => g.kind === o.kind,
          bound: (g, o) => (g.bound ?? 'exact') === o.bound,
          modality: (g, o) => (g.modality ?? 'actual') === o.modality,
          subject: (g, o) => sameSubject(g.subject, o.subject),
        },
      ),
      dates: score(gold.dates, notice.dates, (g, o) => half(g, o) && same(g.from, o.from) && same(g.to, o.to)),
      headline: score(figures(gold.headline), figures(notice.headline), (g, o) => g.key === o.key && same(g.value, o.value)),
      sanctions: score(gold.sanctions, notice.sanctions, (g, o) => overlap(g, o) > 0 && g.action === o.action, {
        people: (g, o) => same(g.people, o.people),
      }),
      contacts: score(gold.contacts, notice.contacts, (g, o) => g.type === o.type && squeeze(g.value) === squeeze(o.value)),
      findings: score(
        gold.findings,
        notice.findings.filter((f) => ANNOTATED_RULES.has(f.rule)),
        (g, o) => o.rule === g.rule && (overlap(g, o) > 0 || g.end === g.start || g.rule === 'contacts/missing'),
      ),
    },
  };
}

/** Pairs gold with got one to one, first come, first served in document order. */
function score<G extends object, O extends object>(
  gold: readonly G[],
  got: readonly O[],
  matches: (gold: G, got: O) => boolean,
  attributes: Record<string, (gold: G, got: O) => boolean> = {},
): TaskScore {
  const used = new Set<O>();
  const pairs: [G, O][] = [];
  const missed: G[] = [];
  for (const g of gold) {
    const found = got.find((o) => !used.has(o) && matches(g, o));
    if (found === undefined) missed.push(g);
    else {
      used.add(found);
      pairs.push([g, found]);
    }
  }
  return {
    right: pairs.length,
    extra: got.filter((o) => !used.has(o)),
    missed,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([key, right]) => {
        const wrong = pairs.filter(([g, o]) => !right(g, o));
        return [key, { right: pairs.length - wrong.length, of: pairs.length, wrong }];
      }),
    ),
  };
}

/** Every field counts once: right, or both missed and made up. */
function scoreFields(gold: Gold['document'], got: Notice['document']): TaskScore {
  const wrong: object[] = [];
  for (const field of DOCUMENT_FIELDS) {
    const [want, is] = [gold[field] ?? null, got[field]];
    const right = Array.isArray(want)
      ? want.some((form) => squeeze(form) === squeeze(is))
      : want === null
        ? is === null
        : squeeze(want) === squeeze(is);
    if (!right) wrong.push({ field, want, got: is });
  }
  const [want, is] = [gold.inspectionPeriod, got.inspectionPeriod];
  if (want ? !is || is.from !== want.from || is.to !== want.to : is) wrong.push({ field: 'inspectionPeriod', want: want ?? null, got: is });
  return { right: DOCUMENT_FIELDS.length + 1 - wrong.length, extra: wrong, missed: wrong, attributes: {} };
}

/** Sums documents by task. */
export function total(documents: readonly DocumentScore[]): Record<Task, Totals> {
  const totals = Object.fromEntries(TASKS.map((task) => [task, { right: 0, extra: 0, missed: 0, attributes: {} }])) as unknown as Record<
    Task,
    Totals
  >;
  for (const { tasks } of documents) {
    for (const task of TASKS) {
      const [sum, one] = [totals[task], tasks[task]];
      sum.right += one.right;
      sum.extra += one.extra.length;
      sum.missed += one.missed.length;
      for (const [key, { right, of }] of Object.entries(one.attributes)) {
        const attribute = (sum.attributes[key] ??= { right: 0, of: 0 });
        attribute.right += right;
        attribute.of += of;
      }
    }
  }
  return totals;
}

type Tally = Pick<Totals, 'right' | 'extra' | 'missed'>;

export function precision({ right, extra }: Tally): number {
  return right / Math.max(1, right + extra);
}

export function recall({ right, missed }: Tally): number {
  return right / Math.max(1, right + missed);
}

/** The harmonic mean of both; nothing wanted and nothing given is perfect. */
export function f1({ right, extra, missed }: Tally): number {
  return right + extra + missed === 0 ? 1 : (2 * right) / (2 * right + extra + missed);
}

/** The same task with an attribute counted in: matched but with the attribute wrong is both made up and missed. */
export function withAttribute({ right, extra, missed, attributes }: Totals, key: string): Tally {
  const wrong = right - attributes[key]!.right;
  return { right: right - wrong, extra: extra + wrong, missed: missed + wrong };
}

function squeeze(text: string | null | undefined): string {
  return (text ?? '').replace(/[\s“”"'‘’「」，,。；;：:、]/g, '');
}

function overlap(a: Span, b: Span): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}

/** The spans share at least half of the shorter. */
function half(a: Span, b: Span): boolean {
  return overlap(a, b) * 2 >= Math.max(1, Math.min(a.end - a.start, b.end - b.start));
}

function same(a: unknown, b: unknown): boolean {
  if ((a ?? null) === (b ?? null)) return true;
  return typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

/** One contains the other and is not much longer. */
function sameSubject(gold: string | null | undefined, got: string | null): boolean {
  if (!gold) return true;
  if (!got) return false;
  const [g, o] = [squeeze(gold), squeeze(got)];
  return (o.includes(g) && got.length <= gold.length * 2 + 4) || (g.includes(o) && got.length * 2 >= gold.length);
}

function trimmed(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && /[\s。；;，,]/.test(text[to - 1]!)) to--;
  while (from < to && /\s/.test(text[from]!)) from++;
  return { start: from, end: to };
}

function figures(headline: Readonly<Record<string, number | { value: number } | undefined>>): { key: string; value: number }[] {
  return Object.entries(headline).flatMap(([key, figure]) =>
    figure === undefined ? [] : [{ key, value: typeof figure === 'number' ? figure : figure.value }],
  );
}
