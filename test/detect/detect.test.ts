import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detect } from '../../src/detect/index.ts';
import type { DocumentKind } from '../../src/model/vocabulary.ts';
import { parseNotice } from '../../src/pipeline.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const SET = join(FIXTURES, 'detect');

/** The folder of a page is its kind; `other` holds what resembles a notice. */
const pages = readdirSync(SET).flatMap((kind) =>
  readdirSync(join(SET, kind)).map((file) => ({
    name: `${kind}/${file}`,
    kind: kind as DocumentKind,
    text: readFileSync(join(SET, kind, file), 'utf8'),
  })),
);

const cues = (text: string) => detect(text).evidence.map(({ cue, side, words }) => `${side} ${cue}: ${words}`);

describe('pages of every kind', () => {
  test('there are at least forty notices and forty that resemble them', () => {
    expect(pages.filter(({ kind }) => kind !== 'other').length).toBeGreaterThanOrEqual(40);
    expect(pages.filter(({ kind }) => kind === 'other').length).toBeGreaterThanOrEqual(40);
  });

  test('precision and recall are at least 97 %, and kinds are right', () => {
    const found = pages.filter(({ text }) => detect(text).notice);
    const right = found.filter(({ kind }) => kind !== 'other').length;
    const wrong = pages.filter(({ kind, text }) => detect(text).kind !== kind).map(({ name }) => name);
    expect({ wrong, precision: right / found.length, recall: right / pages.filter(({ kind }) => kind !== 'other').length }).toSatisfy(
      (figures: { precision: number; recall: number; wrong: string[] }) =>
        figures.precision >= 0.97 && figures.recall >= 0.97 && figures.wrong.length <= 2,
    );
  });

  test.each(pages)('$name: the words are those of the text, in order, and speak for or against', ({ text }) => {
    const { notice, kind, evidence } = detect(text);
    expect(notice).toBe(kind !== 'other');
    for (const { words, start, end } of evidence) expect(words).toBe(text.slice(start, end));
    expect(evidence.map(({ start }) => start)).toEqual(evidence.map(({ start }) => start).sort((a, b) => a - b));
    if (notice) expect(evidence.some(({ side }) => side === 'for')).toBe(true);
  });
});

describe('agreement with the parser', () => {
  test.each(readdirSync(join(FIXTURES, 'notices')))('%s is of one kind to both', (name) => {
    const text = readFileSync(join(FIXTURES, 'notices', name, 'source.txt'), 'utf8');
    expect(detect(text).kind).toBe(parseNotice(text).document.kind);
  });
});

describe('what is said', () => {
  test('a notice: its title, what it announces and what was done', () => {
    const text =
      '中共芦汀镇委员会关于巡察整改情况的通报\n2023年5月，县委第一巡察组对镇党委开展巡察。现将整改情况公布如下。\n' +
      '1.针对“村务公开不及时”问题。\n整改情况：已完成整改。更换公开栏14处。\n';
    expect(cues(text)).toEqual([
      'for title-result: 中共芦汀镇委员会关于巡察整改情况的通报',
      'for announced: 现将整改情况公布如下',
      'for issue: 针对“村务公开不及时”问题',
      'for answer: 整改情况：',
      'for status: 已完成整改',
      'for act: 更换公开栏14处',
    ]);
  });

  test('a page without any of the words is settled at once, with nothing to say', () => {
    expect(detect('今天天气很好，适合出门散步。')).toEqual({ notice: false, kind: 'other', evidence: [] });
  });

  test('news of a meeting names its title and its phrases', () => {
    const text = '县林业局召开巡察整改推进会\n近日，县林业局召开会议。会议强调，要完成整改任务20项，确保整改到位。\n';
    expect(detect(text).notice).toBe(false);
    expect(cues(text)).toContain('against title-meeting: 县林业局召开巡察整改推进会');
  });

  test('the same text with one place left to be filled in is still a notice, with many it is a template', () => {
    const text = pages.find(({ name }) => name === 'rectification/plain-department.txt')!.text;
    expect(detect(text).notice).toBe(true);
    expect(detect(text.replace('96名', 'XX名')).notice).toBe(true);
    expect(detect(text.replace(/\d+/g, 'XX')).notice).toBe(false);
  });

  test('a long notice is judged by its beginning and samples: what follows does not turn it', () => {
    const text = pages.find(({ name }) => name === 'rectification/plain-department.txt')!.text;
    const tail = '会议指出，要加强学习。受理来信来电来访。\n'.repeat(5000);
    expect(detect(text + tail).notice).toBe(true);
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    '整改',
    '关于',
    '“',
    '”',
    '问题',
    '已完成',
    '\n',
    '　',
    '|',
    'XX',
    '1.',
    '。',
    '召开',
    '会',
    '巡察',
    '情况的通报',
    '\ud800',
  );
  test('is answered, with words that are slices of it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        for (const { words, start, end } of detect(text).evidence) expect(words).toBe(text.slice(start, end));
      }),
    );
  });
});
