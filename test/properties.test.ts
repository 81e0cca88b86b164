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

function expectLinked(notice: Notice): void {
  const sections: string[] = [];
  const walk = (list: Notice['outline']): void => {
    for (const section of list) {
      sections.push(section.id);
      walk(section.children);
    }
  };
  walk(notice.outline);
  const { issues, measures, counts, dates, citations, sanctions, contacts } = notice;
  const ids = [...sections, ...[issues, measures, counts, dates, citations, sanctions, contacts].flat().map((e) => e.id)];
  expect(new Set(ids).size).toBe(ids.length);
  const linked = [...counts, ...dates, ...citations, ...sanctions];
  const links = [
    ...linked.flatMap((e) => [e.issue, e.measure]),
    ...measures.flatMap((m) => [m.issue, m.section]),
    ...issues.flatMap((i) => [i.parent, i.section]),
    ...counts.map((c) => c.section),
  ];
  for (const id of links) if (id !== null) expect(ids).toContain(id);
  for (const issue of issues) {
    if (issue.parent === null) continue;
    expect(issues.find((i) => i.id === issue.parent)?.role).toBe('aspect');
    expect(issues.findIndex((i) => i.id === issue.parent)).toBeLessThan(issues.indexOf(issue));
  }
  // what stands in a measure belongs to the measure's issue
  for (const e of linked) {
    const measure = measures.find((m) => m.id === e.measure);
    if (measure) expect(e.start >= measure.start && e.end <= measure.end).toBe(true);
  }
}

function overlaps(entities: readonly { start: number; end: number; text: string }[]): string[] {
  const sorted = entities.toSorted((a, b) => a.start - b.start || a.end - b.end);
  return sorted.flatMap((e, k) => (k > 0 && e.start < sorted[k - 1]!.end ? [`${sorted[k - 1]!.text} / ${e.text}`] : []));
}

/** A notice without its source; with `unix`, as it would be if every line feed of that text were CRLF. */
function content(notice: Notice, unix: string | null = null): unknown {
  let shift: Int32Array | null = null;
  if (unix !== null) {
    shift = new Int32Array(unix.length + 1);
    for (let i = 0; i < unix.length; i++) shift[i + 1] = shift[i]! + (unix[i] === '\n' ? 1 : 0);
  }
  const move = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return value.replace(/\r?\n/g, '\n');
    if (typeof value === 'number') return shift && (key === 'start' || key === 'end') ? value + shift[value]! : value;
    if (Array.isArray(value)) return value.map((v) => move(v, key));
    if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, move(v, k)]));
    return value;
  };
  return move({ ...notice, source: null }, '');
}

/** Half-width as people also type it: 1 becomes １, ( becomes （. Spaces stay: two of them would be a gap. */
/** Markdown's own signs are half-width or none. */
function widened(source: string): string {
  return source.replace(/[!"$-)+-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
}

function folded(notice: Notice): unknown {
  return JSON.parse(
    JSON.stringify({ ...notice, source: null }).replace(/[\uff01-\uff5e]/g, (c) => {
      const narrow = String.fromCharCode(c.charCodeAt(0) - 0xfee0);
      return narrow === '"' || narrow === '\\' ? `\\${narrow}` : narrow;
    }),
  );
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

  test('ids are unique, links lead somewhere, and a parent is an aspect', () => {
    fc.assert(
      fc.property(text, (source) => {
        expectLinked(parseNotice(source));
      }),
      { numRuns: 1000 },
    );
  });

  test('no two measures, counts or dates claim the same characters', () => {
    fc.assert(
      fc.property(text, (source) => {
        const notice = parseNotice(source);
        for (const key of ['measures', 'counts', 'dates', 'sanctions', 'citations', 'contacts'] as const)
          expect(overlaps(notice[key]), key).toEqual([]);
        expect(overlaps([...notice.counts, ...notice.dates])).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('a subject is a phrase: it neither begins nor ends with a stop', () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const { subject } of parseNotice(source).counts)
          if (subject !== null) expect(subject).toMatch(/^[^、，。；：,;:\s]([\s\S]*[^、，。；：,;:\s])?$/);
      }),
      { numRuns: 1000 },
    );
  });

  test('CRLF moves offsets and changes nothing else', () => {
    fc.assert(
      fc.property(text, (source) => {
        const unix = source.replaceAll('\r', '');
        expect(content(parseNotice(unix.replaceAll('\n', '\r\n')))).toEqual(content(parseNotice(unix), unix));
      }),
      { numRuns: 1000 },
    );
  });

  test('full-width letters, digits and punctuation say the same in the same places', () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(folded(parseNotice(widened(source)))).toEqual(folded(parseNotice(source)));
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

describe('for any structure again and again', () => {
  const PIECES = [
    '一、',
    '（一）',
    '1.',
    '（1）',
    '①',
    'a.',
    '一是',
    '——',
    '★',
    '◆',
    '问题1：',
    '反馈问题：',
    '整改情况：',
    '整改措施：',
    '完成情况：',
    '学习不深入。',
    '关于“监督不到位”的问题。',
    '制定计划，',
    '（已完成）',
    '\n',
  ];

  test('no depth of nesting is too much', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { minLength: 2, maxLength: 9 }), (pieces) => {
        parseNotice(`中共某县水务局党组关于巡察整改进展情况的通报\n${pieces.join('').repeat(3000)}`);
      }),
      { numRuns: 60 },
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

/** Lines that a page cut, and rows of a table: no space tells where they ended. */
const LINES_NEEDED: ReadonlySet<string> = new Set(['lanxi-court', 'yunfeng-group-table']);

describe.each(readdirSync(NOTICES).sort())('%s', (name) => {
  const source = readFileSync(join(NOTICES, name, 'source.txt'), 'utf8').replace(/^\ufeff/, '');

  test('is the same with CRLF, up to offsets', () => {
    const unix = source.replaceAll('\r\n', '\n');
    expect(values(parseNotice(unix.replaceAll('\n', '\r\n')))).toEqual(values(parseNotice(unix)));
  });

  test.skipIf(LINES_NEEDED.has(name))('has the same problems and measures on one line, with a space for each line break', () => {
    const unix = source.replaceAll('\r\n', '\n');
    const { issues, measures } = values(parseNotice(unix));
    expect(values(parseNotice(unix.trim().replace(/\n+/g, ' ')))).toMatchObject({ issues, measures });
  });

  test('has the same values with full-width digits', () => {
    const wide = source.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    expect(values(parseNotice(wide))).toEqual(values(parseNotice(source)));
  });

  test('has the same values where it is punctuated half-width throughout, its stops being dots', () => {
    const narrow = source.replace(/[，。；：（）！？]/g, (sign) => ',.;:()!?'['，。；：（）！？'.indexOf(sign)]!);
    expect(values(parseNotice(narrow))).toEqual(values(parseNotice(source)));
  });
});
