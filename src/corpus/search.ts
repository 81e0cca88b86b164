/** Full-text search over issues and measures, ranked by BM25. */
import type { Hit } from '../model/hit.ts';
import type { Span } from '../model/notice.ts';
import type { Segmenter } from '../text/words.ts';
import { type Database, select } from './duckdb.ts';
import { narrow, term, termsOf } from './search-index.ts';

export interface SearchOptions {
  /** Issues or measures alone. */
  in: 'issues' | 'measures' | null;
  limit: number;
}

/**
 * BM25 as Robertson & Zaragoza give it (The Probabilistic Relevance Framework: BM25 and Beyond, 2009), with k1 = 1.2 and b = 0.75, and the
 * weight of a term as ln(1 + (N − n + 0.5) / (n + 0.5)), which is never negative.
 */
const RANKED = `
WITH texts AS (
  SELECT * FROM rectify.search_texts WHERE $kind IS NULL OR kind = $kind
), size AS (
  SELECT count(*) AS n, avg(terms) AS length FROM texts
), found AS (
  SELECT p.term, p.doc, p.tf, t.terms
  FROM rectify.search_postings p JOIN texts t USING (doc)
  WHERE p.term IN (SELECT unnest($terms))
), weights AS (
  SELECT term, ln(1 + ((SELECT n FROM size) - count(*) + 0.5) / (count(*) + 0.5)) AS weight FROM found GROUP BY term
), ranked AS (
  SELECT doc, sum(weight * tf * 2.2 / (tf + 1.2 * (0.25 + 0.75 * found.terms / (SELECT length FROM size)))) AS score
  FROM found JOIN weights USING (term)
  GROUP BY doc
  ORDER BY score DESC, doc
  LIMIT $limit
)
SELECT score, kind, notice, id FROM ranked JOIN rectify.search_texts USING (doc) ORDER BY score DESC, doc`;

/** The best hits for the words of `query`; texts that have more of its rarer words come first. */
export async function search(database: Database, segmenter: Segmenter, query: string, options: SearchOptions): Promise<Hit[]> {
  const { duck, connection } = database;
  const wanted = new Set(termsOf(segmenter, query));
  if (wanted.size === 0) return [];
  const known = await select(connection, 'SELECT id FROM rectify.search_terms WHERE term IN (SELECT unnest($terms))', {
    terms: duck.listValue([...wanted]),
  });
  if (known.length === 0) return [];
  const rows = (await select(connection, RANKED, {
    terms: duck.listValue(known.map(([id]) => id as number)),
    kind: options.in === null ? null : options.in === 'issues' ? 'issue' : 'measure',
    limit: options.limit,
  })) as [number, Hit['kind'], string, string][];
  if (rows.length === 0) return [];
  const found = await entities(database, rows);
  return rows.map(([score, kind, notice, id]) => {
    const { texts, ...rest } = found.get(`${kind} ${notice} ${id}`)!;
    return { score, kind, notice, id, ...rest, ...best(segmenter, wanted, texts) };
  });
}

type Entity = Omit<Hit, 'score' | 'kind' | 'notice' | 'id' | 'field' | 'text' | 'places'> & { texts: [Hit['field'], string | null][] };

async function entities(
  { duck, connection }: Database,
  rows: readonly [number, Hit['kind'], string, string][],
): Promise<Map<string, Entity>> {
  const notices = duck.listValue([...new Set(rows.map(([, , notice]) => notice))]);
  const about = new Map(
    (
      await select(connection, 'SELECT notice, name, unit, publishedDate::VARCHAR FROM notices WHERE notice IN (SELECT unnest($notices))', {
        notices,
      })
    ).map(([notice, ...rest]) => [notice as string, rest as [string, string | null, string | null]]),
  );
  const sql = {
    issue: `SELECT notice, id, NULL, status, "start", "end", title, statement, outcome FROM issues`,
    measure: `SELECT notice, id, issue, status, "start", "end", text, NULL, NULL FROM measures`,
  };
  const found = new Map<string, Entity>();
  for (const kind of ['issue', 'measure'] as const) {
    const ids = duck.listValue(rows.filter((row) => row[1] === kind).map(([, , notice, id]) => `${notice} ${id}`));
    if (ids.items.length === 0) continue;
    const where = `WHERE notice IN (SELECT unnest($notices)) AND notice || ' ' || id IN (SELECT unnest($ids))`;
    for (const row of await select(connection, `${sql[kind]} ${where}`, { notices, ids })) {
      const [notice, id, issue, status, start, end, first, statement, outcome] = row as [
        string,
        string,
        string | null,
        string,
        number,
        number,
        string,
        string | null,
        string | null,
      ];
      const [name, unit, publishedDate] = about.get(notice)!;
      const texts: Entity['texts'] =
        kind === 'measure'
          ? [['text', first]]
          : [
              ['title', first],
              ['statement', statement],
              ['outcome', outcome],
            ];
      found.set(`${kind} ${notice} ${id}`, { name, unit, publishedDate, issue, status, start, end, texts });
    }
  }
  return found;
}

/** The field with most of the words that were asked for, and their places in it. */
function best(segmenter: Segmenter, wanted: ReadonlySet<string>, texts: Entity['texts']): Pick<Hit, 'field' | 'text' | 'places'> {
  const fields = texts.flatMap(([field, text]) => {
    if (text === null) return [];
    const words = segmenter.placedTerms(narrow(text)).filter((word) => {
      const t = term(word.text);
      return t !== null && wanted.has(t);
    });
    const different = new Set(words.map((word) => term(word.text))).size;
    return [{ field, text, places: merged(words), different }];
  });
  const [first, ...others] = fields;
  const { field, text, places } = others.reduce((most, other) => (other.different > most.different ? other : most), first!);
  return { field, text, places };
}

/** Places in order, those that touch or overlap (有限, 有限公司) as one. */
function merged(spans: readonly Span[]): Span[] {
  const places: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = places.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else places.push({ start, end });
  }
  return places;
}
