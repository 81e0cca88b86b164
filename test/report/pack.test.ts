import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PackedNotice } from '../../src/report/contents.ts';
import { packNotice, packValue, unpackNotice, unpackValue } from '../../src/report/pack.ts';
import { fixtures, hostileNotice } from './notices.ts';

describe('a packed notice', () => {
  test.for([...fixtures(), hostileNotice()])('comes back as it was: %#', (notice) => {
    expect(unpackNotice(packNotice(notice as PackedNotice))).toEqual(notice);
  });

  test('is base64, which no parser of HTML can take for anything else', () => {
    expect(packNotice(hostileNotice() as PackedNotice)).toMatch(/^[A-Za-z0-9+/]+=*$/);
  });

  test('any value survives, lone surrogates too', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(unpackValue(packValue(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 200 },
    );
    expect(unpackValue(packValue('a\uD800b\u2028'))).toBe('a\uD800b\u2028');
  });
});
