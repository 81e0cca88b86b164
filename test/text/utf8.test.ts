import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeUtf8, encodeJsonLine, encodeUtf8 } from '../../src/text/utf8.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('UTF-8', () => {
  test('is decoded as a strict TextDecoder does, a byte order mark kept', () => {
    const strict = (bytes: Uint8Array): string | null => {
      try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      } catch {
        return null;
      }
    };
    const compare = (bytes: Uint8Array) => {
      expect(decodeUtf8(bytes)).toBe(strict(bytes));
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), compare));
    fc.assert(fc.property(anyText, (text) => compare(new TextEncoder().encode(text))));
    expect(decodeUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toBe('\ufeffa');
    expect(decodeUtf8(new Uint8Array([0xff, ...new TextEncoder().encode('整改𠮷'), 0xff]).subarray(1, -1))).toBe('整改𠮷');
  });

  test('is encoded as a TextEncoder does, lone surrogates replaced', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect([...encodeUtf8(text)]).toEqual([...new TextEncoder().encode(text)]);
      }),
    );
    expect(decodeUtf8(encodeUtf8('整\ud800改'))).toBe('整\ufffd改');
  });

  test('lines of JSON are what JSON.stringify gives, each in memory of its own', () => {
    const values = ['', '整改', { a: ['\ud800', '𠮷', 1] }, '整'.repeat(3_000_000)];
    const lines = values.map(encodeJsonLine);
    lines.forEach((line, k) => {
      expect(decodeUtf8(line)).toBe(`${JSON.stringify(values[k])}\n`);
    });
    expect(new Set(lines.slice(1).map((line) => line.buffer)).size).toBe(3);
  });
});
