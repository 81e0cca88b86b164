import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLoader } from '../../src/corpus/load.ts';
import { openReadOnly } from '../../src/corpus/query.ts';
import { type SearchOptions, search } from '../../src/corpus/search.ts';
import { openSegmenter, unindexed, updateIndex } from '../../src/corpus/search-index.ts';
import type { Notice } from '../../src/model/notice.ts';
import { parseNotice, parseSource } from '../../src/pipeline.ts';
import { readSource } from '../../src/read/index.ts';
import { writeHits } from '../../src/write/hits.ts';
import { ROOT } from '../shell.ts';
import { describeWithDuckDb, hasDuckDb } from './duckdb.ts';

const NOTICES = join(ROOT, 'fixtures/notices');
const notices: Notice[] = readdirSync(NOTICES).map((name) => {
  const { source, text } = readSource(readFileSync(join(NOTICES, name, 'source.txt')), { name });
  return parseSource(text, source, { withText: true });
});

const folder = mkdtempSync(join(tmpdir(), 'rectify-search-'));
const path = join(folder, 'c.duckdb');

/** A notice with one problem. */
function about(problem: string, name: string): Notice {
  const text = `中共望江县委关于巡察整改情况的通报\n一、反馈问题整改落实情况\n（一）关于日常管理的问题\n1.${problem}。一是清点12套。\n`;
  return parseNotice(text, { name });
}

async function load(results: readonly Notice[]) {
  const loader = await openLoader(path);
  for (const notice of results) await loader.add(notice.source.name, notice, null, '');
  await loader.flush();
  loader.close();
}

async function find(words: string, options: Partial<SearchOptions> = {}) {
  const database = await openReadOnly(path);
  try {
    return await search(database, await openSegmenter(), words, { in: null, limit: 10, ...options });
  } finally {
    database.close();
  }
}

beforeAll(async () => {
  if (!hasDuckDb) return;
  await load(notices);
  expect(await updateIndex(path, () => {})).toBe(notices.length);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

describeWithDuckDb('a search', () => {
  test('finds issues and measures, those with more of the words first, and shows where', async () => {
    const hits = await find('房屋 租金 清收');
    expect(hits[0]!.text).toContain('租金');
    expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).sort((a, b) => b - a));
    expect(new Set(hits.map((hit) => hit.kind))).toEqual(new Set(['issue', 'measure']));
    for (const { text, places } of hits) {
      expect(places.length).toBeGreaterThan(0);
      for (const { start, end } of places) expect(text.slice(start, end)).toMatch(/房屋|租金|清收/);
    }
  });

  test('says where in the source a hit stands', async () => {
    for (const hit of await find('监管', { limit: 50 })) {
      const notice = notices.find(({ source }) => source.sha256 === hit.notice)!;
      const item = [...notice.issues, ...notice.measures].find(({ id }) => id === hit.id)!;
      expect([hit.start, hit.end, hit.name]).toEqual([item.start, item.end, notice.source.name]);
      if (hit.field === 'text') expect(notice.source.text!.slice(hit.start, hit.end)).toBe(hit.text);
    }
  });

  test('looks in issues or measures alone', async () => {
    expect(new Set((await find('租金', { in: 'issues' })).map((hit) => hit.kind))).toEqual(new Set(['issue']));
    expect(new Set((await find('租金', { in: 'measures' })).map((hit) => hit.kind))).toEqual(new Set(['measure']));
    expect((await find('整改', { limit: 3 })).length).toBe(3);
  });

  test('finds the words within long ones, whatever the width of letters', async () => {
    await load([about('𠮷祥有限公司ＧＰＳ监控缺失', 'gps')]);
    await updateIndex(path, () => {});
    const [hit] = await find('公司 gps', { in: 'issues' });
    expect(hit).toMatchObject({ name: 'gps', field: 'title' });
    expect(hit!.places.map(({ start, end }) => hit!.text.slice(start, end)).join(' ')).toMatch(/公司.*ＧＰＳ|公司ＧＰＳ/);
  });

  test.each(['', '的', '，。', '鱻鱻鱻', "'; DROP TABLE issues; --"])('for what is nowhere finds nothing: %j', async (words) => {
    expect(await find(words)).toEqual([]);
  });

  test('knows when its index is behind, and forgets what was replaced', async () => {
    const notice = about('鹦鹉螺养殖失管', 'nautilus');
    await load([notice]);
    let database = await openReadOnly(path);
    expect(await unindexed(database.connection)).toBe(1);
    database.close();
    await updateIndex(path, () => {});
    expect((await find('鹦鹉螺')).length).toBe(1);
    await load([{ ...notice, issues: [], measures: [] }]);
    expect(await find('鹦鹉螺')).toEqual([]);
    expect(await updateIndex(path, () => {})).toBe(1);
    expect(await find('鹦鹉螺')).toEqual([]);
    database = await openReadOnly(path);
    expect(await unindexed(database.connection)).toBe(0);
    database.close();
  });

  test('ranks by BM25', async () => {
    const hits = await find('监管', { limit: 1000 });
    const segmenter = await openSegmenter();
    // of two measures with the word once, the shorter is worth more
    const once = hits.filter((hit) => hit.kind === 'measure' && hit.places.length === 1);
    const lengths = once.map((hit) => segmenter.terms(hit.text).length);
    expect(lengths[0]!).toBeLessThan(lengths.at(-1)!);
  });
});

describe('hits', () => {
  const hit = {
    score: 1,
    kind: 'measure',
    notice: 'a',
    name: 'a.txt',
    unit: '望溪县',
    publishedDate: '2024-09-10',
    id: 'm7',
    issue: 'i3',
    status: 'completed',
    start: 5,
    end: 25,
    field: 'text',
    text: `${'前'.repeat(200)}清收租金【旧】${'后'.repeat(200)}`,
    places: [{ start: 202, end: 204 }],
  } as const;

  test('show the words about the place', () => {
    const shown = writeHits([{ ...hit, places: [...hit.places] }], 'table', { lang: 'zh', colour: false, width: 60 });
    expect(shown).toMatch(/^1\. 望溪县 · 2024-09-10 · 措施 m7（问题 i3） · 已完成\n {3}…前+/);
    expect(shown.replace(/\n\s*/g, '')).toContain('清收【租金】〔旧〕后');
    expect(shown).toContain('a.txt:5–25');
  });

  test('in colour light the place up instead', () => {
    const shown = writeHits([{ ...hit, places: [...hit.places] }], 'table', { lang: 'en', colour: true, width: 200 });
    expect(shown).toContain('清收\u001b[33m租金\u001b[39m〔旧〕');
  });

  test('none', () => {
    expect(writeHits([], 'table', { lang: 'en', colour: false, width: 60 })).toBe('none\n');
    expect(writeHits([], 'json', { lang: 'en', colour: false, width: 60 })).toBe('[]\n');
    expect(writeHits([], 'ndjson', { lang: 'en', colour: false, width: 60 })).toBe('');
  });
});
