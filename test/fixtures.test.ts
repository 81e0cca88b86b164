import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { goldSchema } from '../src/evaluate/gold.ts';
import type { Notice } from '../src/model/notice.ts';
import { parseSource } from '../src/pipeline.ts';
import { readSource } from '../src/read/index.ts';
import { expectValid } from './schema.ts';

/** Each notice is a folder: `source.txt`, what an analyst reads out of it (`gold.json`) and what we do (`expected.json`, by `npm run update`). */
const NOTICES = join(import.meta.dirname, '../fixtures/notices');

function parse(name: string): { notice: Notice; text: string } {
  const { source, text } = readSource(readFileSync(join(NOTICES, name, 'source.txt')), { name: 'source.txt' });
  return { notice: parseSource(text, source), text };
}

describe.each(readdirSync(NOTICES).sort())('%s', (name) => {
  test('is read as expected', async () => {
    await expect(`${JSON.stringify(parse(name).notice, null, 1)}\n`).toMatchFileSnapshot(join(NOTICES, name, 'expected.json'));
  });

  test('gives a valid notice', () => {
    expectValid(parse(name).notice);
  });

  test('points at the text it gives', () => {
    const { notice, text } = parse(name);
    for (const key of ['measures', 'counts', 'dates', 'citations', 'sanctions', 'contacts'] as const)
      for (const entity of notice[key]) expect(text.slice(entity.start, entity.end), entity.id).toBe(entity.text);
    for (const issue of notice.issues) expect(text.slice(issue.start, issue.end), issue.id).toBe(issue.title);
    for (const [key, figure] of Object.entries(notice.headline)) expect(text.slice(figure.start, figure.end), key).toBe(figure.text);
  });

  test('links only to what there is', () => {
    const { notice } = parse(name);
    const ids = new Set([...notice.issues, ...notice.measures].map((e) => e.id));
    const links = [...notice.counts, ...notice.dates, ...notice.citations, ...notice.sanctions].flatMap((e) => [e.issue, e.measure]);
    for (const id of [...links, ...notice.issues.map((i) => i.parent), ...notice.measures.map((m) => m.issue)]) {
      if (id !== null) expect(ids.has(id), id).toBe(true);
    }
  });

  test.runIf(existsSync(join(NOTICES, name, 'gold.json')))('has gold that points at its text', () => {
    const gold = goldSchema.parse(JSON.parse(readFileSync(join(NOTICES, name, 'gold.json'), 'utf8')));
    const { text } = parse(name);
    for (const issue of gold.issues) expect(text.slice(issue.start, issue.end)).toBe(issue.title);
    for (const entity of [...gold.counts, ...gold.dates, ...gold.sanctions, ...gold.contacts] as {
      start: number;
      end: number;
      text?: string;
    }[])
      if (entity.text !== undefined) expect(text.slice(entity.start, entity.end)).toBe(entity.text);
  });
});
