import { describe, expect, test } from 'vitest';
import { goldSchema } from '../../src/evaluate/gold.ts';
import { f1, precision, recall, scoreDocument, total, withAttribute } from '../../src/evaluate/index.ts';
import type { Notice } from '../../src/model/notice.ts';

const TEXT = '问题：学习不够。一是建立制度，收回190余万元。电话：1234567';

const GOLD = goldSchema.parse({
  document: {
    kind: 'rectification',
    title: null,
    unit: ['甲局党组', '甲局'],
    inspector: null,
    round: null,
    inspectionPeriod: { from: '2024-01-01', to: '2024-02-01' },
    feedbackDate: null,
    publishedDate: null,
  },
  issues: [{ role: 'problem', title: '学习不够', start: 3, end: 7, parent: null, status: 'completed' }],
  measures: [{ start: 8, end: 23, headline: '建立制度', issue: 0, scope: 'issue' }],
  counts: [{ start: 17, end: 23, text: '190余万元', value: 1900000, unit: '元', kind: 'money', bound: 'over', subject: '资金' }],
  dates: [],
  headline: { 'issues.total': 1 },
  sanctions: [],
  contacts: [{ type: 'phone', value: '1234567', start: 27, end: 34, text: '1234567' }],
  findings: [{ rule: 'contacts/missing', start: 0, end: 0 }],
});

/** What a parser that gets everything right gives. */
function perfect(): Notice {
  const links = { issue: 'i1', measure: 'm1' };
  const place = { section: null };
  return {
    schemaVersion: 1,
    source: { name: 'n', format: 'text', encoding: 'utf-8', encodingCertainty: 'inferred', bytes: 1, chars: 1, sha256: '' },
    document: {
      kind: 'rectification',
      title: null,
      unit: '甲局',
      inspector: null,
      round: null,
      inspectionPeriod: { from: '2024-01-01', to: '2024-02-01' },
      feedbackDate: null,
      publishedDate: null,
      evidence: {},
    },
    headline: { 'issues.total': { value: 1, bound: 'exact', text: '', start: 0, end: 0 } },
    outline: [],
    issues: [
      {
        id: 'i1',
        role: 'problem',
        number: null,
        title: '学习不够',
        start: 3,
        end: 7,
        parent: null,
        ...place,
        statement: null,
        status: 'completed',
        statusText: null,
        deadline: null,
        leaders: [],
        units: [],
        outcome: null,
        range: { start: 0, end: 24 },
      },
    ],
    measures: [
      {
        id: 'm1',
        issue: 'i1',
        scope: 'issue',
        marker: '一是',
        headline: '建立制度',
        text: TEXT.slice(8, 23),
        start: 8,
        end: 23,
        status: 'unstated',
        ...place,
      },
    ],
    counts: [
      {
        id: 'c1',
        text: '190余万元',
        start: 17,
        end: 23,
        value: 1900000,
        min: null,
        max: null,
        unit: '元',
        kind: 'money',
        bound: 'over',
        modality: 'actual',
        change: null,
        subject: '收回资金',
        ...links,
        ...place,
      },
    ],
    dates: [],
    citations: [],
    sanctions: [],
    contacts: [{ id: 'k1', type: 'phone', value: '123 4567', label: null, text: '1234567', start: 27, end: 34 }],
    findings: [
      { rule: 'contacts/missing', severity: 'warning', message: '', expected: null, actual: null, start: 5, end: 6, related: [] },
      { rule: 'of/our-own', severity: 'info', message: '', expected: null, actual: null, start: 5, end: 6, related: [] },
    ],
  };
}

const scored = (change: (notice: Notice) => void = () => {}) => {
  const notice = perfect();
  change(notice);
  const document = scoreDocument('n', GOLD, notice, TEXT);
  return { ...document, totals: total([document]) };
};

test('the sample text is what the offsets say', () => {
  expect([TEXT.slice(3, 7), TEXT.slice(17, 23), TEXT.slice(27)]).toEqual(['学习不够', '190余万元', '1234567']);
});

describe('scoring', () => {
  test('all right is 1 everywhere', () => {
    for (const tally of Object.values(scored().totals)) {
      expect([precision(tally), recall(tally), f1(tally)].filter((x) => x !== 1 && tally.right > 0)).toEqual([]);
      for (const { right, of } of Object.values(tally.attributes)) expect(right).toBe(of);
    }
  });

  test('nothing wanted and nothing given is perfect', () => {
    expect(f1(scored().totals.dates)).toBe(1);
  });

  test('one extra halves precision, one missed halves recall', () => {
    const { totals } = scored((n) => n.contacts.push({ ...n.contacts[0]!, value: '7654321' }));
    expect([precision(totals.contacts), recall(totals.contacts), f1(totals.contacts)]).toEqual([0.5, 1, 2 / 3]);
    const none = scored((n) => n.contacts.splice(0)).totals.contacts;
    expect([precision(none), recall(none), f1(none)]).toEqual([0, 0, 0]);
  });

  test('a second match of the same gold is extra', () => {
    const { totals } = scored((n) => n.counts.push({ ...n.counts[0]!, id: 'c2' }));
    expect(totals.counts).toMatchObject({ right: 1, extra: 1, missed: 0 });
  });

  test('a wrong attribute leaves the match and counts against the attribute', () => {
    const { totals, tasks } = scored((n) => {
      n.counts[0]!.bound = 'exact';
    });
    expect(totals.counts).toMatchObject({ right: 1, attributes: { bound: { right: 0, of: 1 }, kind: { right: 1, of: 1 } } });
    expect(f1(withAttribute(totals.counts, 'bound'))).toBe(0);
    expect(f1(withAttribute(totals.counts, 'kind'))).toBe(1);
    expect(tasks.counts.attributes.bound?.wrong).toHaveLength(1);
  });

  test.each([
    ['within', 1, 1],
    ['outside', 2, 0],
  ])('a measure may begin one character off: %s the tolerance', (_, by, right) => {
    expect(scored((n) => (n.measures[0]!.start += by)).totals.measures.right).toBe(right);
  });

  test('a measure of another issue is no match', () => {
    expect(scored((n) => (n.measures[0]!.issue = null)).totals.measures.right).toBe(0);
  });

  test('a field is one of the accepted forms, or null where the text does not say', () => {
    expect(scored().totals.document).toMatchObject({ right: 8, extra: 0, missed: 0 });
    const { totals, tasks } = scored((n) => {
      n.document.unit = '乙局';
      n.document.round = '第一轮';
      n.document.inspectionPeriod = null;
    });
    expect(totals.document).toMatchObject({ right: 5, extra: 3, missed: 3 });
    expect(tasks.document.missed).toContainEqual({ field: 'unit', want: ['甲局党组', '甲局'], got: '乙局' });
  });

  test('findings of other rules are not scored', () => {
    expect(scored().totals.findings).toMatchObject({ right: 1, extra: 0 });
  });

  test('a span whose text stands elsewhere is ungrounded', () => {
    expect(scored().ungrounded).toBe(0);
    expect(scored((n) => (n.counts[0]!.text = '190万元')).ungrounded).toBe(1);
  });
});
