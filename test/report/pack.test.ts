import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Notice } from '../../src/model/notice.ts';
import type { PackedNotice } from '../../src/report/contents.ts';
import { packNotice, packValue, unpackNotice, unpackValue } from '../../src/report/pack.ts';
import { fixtures, hostileNotice } from './notices.ts';

const judged = (notice: Notice) => ({ ...notice, judged: { themes: { i1: ['finance'] }, substance: {} } }) as unknown as PackedNotice;

describe('a packed notice', () => {
  test.for([...fixtures(), hostileNotice()])('comes back as it was: %#', (notice) => {
    expect(unpackNotice(packNotice(judged(notice)))).toEqual(judged(notice));
  });

  test('is base64, which no parser of HTML can take for anything else', () => {
    expect(packNotice(judged(hostileNotice()))).toMatch(/^[A-Za-z0-9+/]+=*$/);
  });

  test('any value survives, lone surrogates too', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(unpackValue(packValue(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 50 },
    );
    expect(unpackValue(packValue('a\uD800b\u2028'))).toBe('a\uD800b\u2028');
  });
});
