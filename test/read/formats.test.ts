/**
 * The same notice in every format gives the same entities. The samples are made by real programs (`test/formats/make-samples.js`); some are
 * kept in `fixtures/formats`, and CI makes all of them anew and names the folder in RECTIFY_SAMPLES.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Notice } from '../../src/model/notice.ts';
import { parseSource } from '../../src/pipeline.ts';
import { read } from '../../src/read/index.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const SAMPLES = process.env.RECTIFY_SAMPLES ?? join(FIXTURES, 'formats');

async function parse(path: string): Promise<Notice> {
  const { source, text } = await read(readFileSync(path), { name: path });
  const notice = parseSource(text, source, {});
  for (const key of ['measures', 'counts', 'dates', 'citations', 'sanctions', 'contacts'] as const)
    for (const entity of notice[key]) expect(text.slice(entity.start, entity.end), `${path} ${entity.id}`).toBe(entity.text);
  return notice;
}

/** Where things stand differs between formats, and so does white space within what is printed; what they are does not. */
const PLACES = new Set(['start', 'end', 'range', 'evidence', 'related', 'source']);
function withoutPlaces(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\s+/g, '');
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, v]) => (PLACES.has(key) ? [] : [[key, withoutPlaces(v)]])));
}

/** Every entity, field and figure on a line of its own, with its links. */
function entities(notice: Notice): string[] {
  const { document, headline, ...lists } = withoutPlaces(notice) as Record<string, object>;
  return [
    ...[document, headline].flatMap((fields) => Object.entries(fields!).map(([key, value]) => `${key} ${JSON.stringify(value)}`)),
    ...Object.entries(lists).flatMap(([key, list]) =>
      Array.isArray(list) ? list.map((entity) => `${key} ${JSON.stringify(entity)}`) : [],
    ),
  ];
}

/** The share of entities that two notices have in common. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const entity of a) left.set(entity, (left.get(entity) ?? 0) + 1);
  let common = 0;
  for (const entity of b) {
    const n = left.get(entity) ?? 0;
    if (n > 0) common++;
    left.set(entity, n - 1);
  }
  return common / Math.max(a.length, b.length);
}

const FORMATS = { txt: 'text', html: 'html', mhtml: 'mhtml', docx: 'docx', doc: 'doc', pdf: 'pdf' } as const;

describe.each(readdirSync(SAMPLES).sort())('%s', (name) => {
  const plain = join(FIXTURES, 'notices', name, 'source.txt');

  test.each(readdirSync(join(SAMPLES, name)).sort())('as %s', async (file) => {
    const [wanted, got] = await Promise.all([parse(plain), parse(join(SAMPLES, name, file))]);
    const extension = file.slice(file.lastIndexOf('.') + 1) as keyof typeof FORMATS;
    expect(got.source.format).toBe(FORMATS[extension]);
    if (extension === 'txt') expect({ ...got, source: null }).toEqual({ ...wanted, source: null });
    else if (extension === 'pdf') expect(likeness(entities(wanted), entities(got))).toBeGreaterThanOrEqual(0.98);
    else expect(entities(got)).toEqual(entities(wanted));
  });
});
