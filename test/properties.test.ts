import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Notice } from '../src/model/notice.ts';
import { parseNotice } from '../src/pipeline.ts';
import { expectValid } from './schema.ts';

/** What must hold for any text, made up from what notices are made of and from what they should not be made of. */
const FRAGMENTS = [
  ...[
    '中共某县委员会关于巡察整改情况的通报',
    '一、',
    '（一）',
    '1.',
    '1．',
    '①',
    '(2)',
    '问题3：',
    '一是',
    '二是要',
    '首先，',
    '——',
    '第十三，',
  ],
  ...[
    '针对“学习不深入”问题，',
    '关于《办法》执行不力的问题。',
    '整改情况：',
    '整改措施：',
    '完成情况：已完成。',
    '责任领导：周启明',
    '尚未完成',
    '基本完成',
    '长期坚持',
  ],
  ...[
    '190余万元',
    '３.５亿元',
    '二十四万元',
    '3至5名',
    '95.3%',
    '三分之二',
    '4.2个百分点',
    '1-2人',
    '1,100万',
    '十二',
    '４分20秒',
    '两名以上',
  ],
  ...['2024年3月18日至6月7日', '2024717日', '10月底', '二〇二四年', '2021年以来', '上半年', '《关于X的通知》（某发〔2024〕3号）'],
  ...['诫勉谈话2人', '党内严重警告', '联系电话：0576-88536315', '邮箱：a＠b.cn', '邮政信箱：12号', '邮编：317000', '某村东路3号', '张三'],
  ...[
    '。',
    '，',
    '；',
    '：',
    '“',
    '”',
    '《',
    '》',
    '（',
    '）',
    '|',
    '\t',
    '\n',
    '\r\n',
    ' ',
    '　',
    '\u00a0',
    '\0',
    '\ufeff',
    '\u200b',
    '𠮷',
    '😀',
    '\ud800',
    '\udc00',
    'a',
    '#',
  ],
] as const;

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...FRAGMENTS), maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(...'一二三十百万亿0123456789０１.．、，。年月日至%'), maxLength: 40 }),
);

/** Every entity of a notice that says where it stands. */
function spans(notice: Notice): { start: number; end: number; text: string }[] {
  const { counts, dates, citations, sanctions, contacts, measures, issues, headline } = notice;
  return [
    ...[counts, dates, citations, sanctions, contacts, measures].flat(),
    ...issues.map(({ start, end, title }) => ({ start, end, text: title })),
    ...Object.values(headline),
  ];
}

describe('for any text', () => {
  test('every span is the text that it claims, in document order and in bounds', () => {
    fc.assert(
      fc.property(text, (source) => {
        const notice = parseNotice(source);
        for (const entity of spans(notice)) expect(source.slice(entity.start, entity.end)).toBe(entity.text);
        for (const key of ['issues', 'measures', 'counts', 'dates', 'citations', 'sanctions', 'contacts'] as const) {
          const starts = notice[key].map((e) => e.start);
          expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        }
        for (const { start, end } of notice.findings) expect(0 <= start && start <= end && end <= source.length).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('the notice is valid and the same every time', () => {
    fc.assert(
      fc.property(text, (source) => {
        const notice = parseNotice(source);
        expectValid(JSON.parse(JSON.stringify(notice)));
        expect(parseNotice(source)).toEqual(notice);
      }),
      { numRuns: 300 },
    );
  });
});

const NOTICES = join(import.meta.dirname, '../fixtures/notices');
const values = (notice: Notice) => ({
  issues: notice.issues.map((i) => [i.role, i.status, i.parent]),
  measures: notice.measures.map((m) => [m.scope, m.issue]),
  counts: notice.counts.map((c) => [c.value, c.min, c.max, c.kind, c.bound, c.modality]),
  dates: notice.dates.map((d) => [d.from, d.to]),
  sanctions: notice.sanctions.map((s) => [s.action, s.people]),
  contacts: notice.contacts.map((c) => [c.type, c.value]),
  headline: Object.entries(notice.headline).map(([key, figure]) => [key, figure.value]),
});

describe.each(readdirSync(NOTICES).sort())('%s', (name) => {
  const source = readFileSync(join(NOTICES, name, 'source.txt'), 'utf8').replace(/^\ufeff/, '');

  test('is the same with CRLF, up to offsets', () => {
    const unix = source.replaceAll('\r\n', '\n');
    expect(values(parseNotice(unix.replaceAll('\n', '\r\n')))).toEqual(values(parseNotice(unix)));
  });

  test('has the same values with full-width digits', () => {
    const wide = source.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    expect(values(parseNotice(wide))).toEqual(values(parseNotice(source)));
  });
});
