import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DiagnosticCode, DiagnosticError } from '../../src/model/diagnostic.ts';
import { readSource } from '../../src/read/index.ts';
import { encode } from './encode.ts';

const NOTICES = join(import.meta.dirname, '../../fixtures/notices');
const texts = readdirSync(NOTICES).map((name) => readFileSync(join(NOTICES, name, 'source.txt'), 'utf8').replace(/^\ufeff/, ''));
const SIMPLIFIED = '中共某县委员会关于巡察整改进展情况的通报\n一、总体情况。已完成整改21个，收回资金190余万元。';
const TRADITIONAL = '關於巡察整改進展情況的通報\n一、總體情況。已完成整改21個，收回資金190餘萬元。';

const read = (bytes: Uint8Array, encoding?: string) => readSource(bytes, { name: 'notice.txt', encoding });

function failure(action: () => unknown) {
  try {
    action();
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostic;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('encodings', () => {
  const marks = { 'utf-8': [0xef, 0xbb, 0xbf], gb18030: [0x84, 0x31, 0x95, 0x33], 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff] };
  const samples = [
    ...(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const).map((encoding) => ({ encoding, text: SIMPLIFIED })),
    ...(['utf-8', 'big5', 'gb18030', 'utf-16le', 'utf-16be'] as const).map((encoding) => ({ encoding, text: TRADITIONAL })),
  ];

  test.each(samples)('$encoding is found out from the bytes: $text', ({ encoding, text }) => {
    const { source, text: got } = read(encode(text, encoding));
    expect(got).toBe(text);
    expect(source).toMatchObject({ encoding, encodingCertainty: 'inferred', format: 'text', chars: text.length });
  });

  test.each(Object.entries(marks))('a byte order mark states %s and is not part of the text', (encoding, mark) => {
    const bytes = Uint8Array.from([...mark, ...encode(SIMPLIFIED, encoding as keyof typeof marks)]);
    const { source, text } = read(bytes);
    expect(text).toBe(SIMPLIFIED);
    expect(source).toMatchObject({ encoding, encodingCertainty: 'stated', bytes: bytes.length });
  });

  test.each(texts.map((text, i) => [i, text] as const))('fixture %i reads the same in every encoding', (_, text) => {
    for (const encoding of ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const) {
      let bytes: Uint8Array;
      try {
        bytes = encode(text, encoding);
      } catch {
        continue; // has a character that the encoding's two-byte part lacks
      }
      expect(read(bytes)).toMatchObject({ text, source: { encoding } });
    }
  });

  test.each([
    ['GBK', 'gb18030'],
    ['gb2312', 'gb18030'],
    ['GB18030', 'gb18030'],
    [' x-gbk ', 'gb18030'],
  ])('--encoding %s is %s', (label, encoding) => {
    expect(read(encode(SIMPLIFIED, 'gb18030'), label).source).toMatchObject({ encoding, encodingCertainty: 'stated' });
  });

  test('plain utf-16 takes the byte order from the mark', () => {
    const bytes = Uint8Array.from([0xfe, 0xff, ...encode(SIMPLIFIED, 'utf-16be')]);
    expect(read(bytes, 'utf-16')).toMatchObject({ text: SIMPLIFIED, source: { encoding: 'utf-16be' } });
  });

  test('only a leading mark goes; nothing else of the text changes', () => {
    const text = '一\r\n二\0三\u200b四\u00a0五\u3000六\ufeff七𠮷八';
    expect(read(encode(`\ufeff${text}`, 'utf-8')).text).toBe(text);
    expect(read(encode(`\ufeff\ufeff${text}`, 'utf-8')).text).toBe(`\ufeff${text}`);
  });

  test('a replacement character that the text itself has stays', () => {
    expect(read(encode('整改\ufffd情况', 'utf-8')).text).toBe('整改\ufffd情况');
  });

  test('UTF-8 with a damaged byte is not taken for another encoding', () => {
    const bytes = encode(SIMPLIFIED.repeat(20), 'utf-8').slice();
    bytes[100] = 0xff;
    expect(failure(() => read(bytes))).toMatchObject({
      code: 'bad-encoding',
      file: 'notice.txt',
      hint: expect.stringContaining('--encoding'),
    });
  });

  test('text in any of them reads back', () => {
    const common = fc
      .string({ unit: fc.constantFrom(...'的一是在整改情况问题，。工作市委巡察1年'), minLength: 12, maxLength: 60 })
      .filter((s) => /[的是在整改]{3}/.test(s));
    fc.assert(
      fc.property(common, fc.constantFrom('utf-8' as const, 'gb18030' as const), (text, encoding) => {
        expect(read(encode(text, encoding)).text).toBe(text);
      }),
    );
  });

  test('any bytes give a text or a diagnostic', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          expect(read(bytes).source.bytes).toBe(bytes.length);
        } catch (error) {
          expect(error).toBeInstanceOf(DiagnosticError);
        }
      }),
    );
  });
});

describe('what cannot be read says so', () => {
  const ascii = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
  const cases: [string, Uint8Array, string | undefined, DiagnosticCode, RegExp][] = [
    ['no bytes', new Uint8Array(), undefined, 'empty', /no text/],
    ['only white space', encode(' \n\u3000\n', 'utf-8'), undefined, 'empty', /no text/],
    ['only a mark', Uint8Array.of(0xef, 0xbb, 0xbf), undefined, 'empty', /no text/],
    ['wrong label', encode(SIMPLIFIED, 'gb18030'), 'utf-8', 'bad-encoding', /not valid utf-8/],
    [
      'a label in which it is valid and no Chinese',
      encode('整改问题已完成', 'gb18030'),
      'big5',
      'bad-encoding',
      /no Chinese text as big5.* gb18030/,
    ],
    ['UTF-8 cut off', encode(SIMPLIFIED, 'utf-8').slice(0, -4), undefined, 'bad-encoding', /looks like utf-8 but it is cut off/],
    [
      'a byte damaged',
      Uint8Array.from([...encode(`${SIMPLIFIED}\n`, 'utf-8'), 0xff, ...encode(SIMPLIFIED, 'utf-8')]),
      undefined,
      'bad-encoding',
      /looks like utf-8 but line 3 has bytes/,
    ],
    ['UTF-16 cut off', encode(SIMPLIFIED, 'utf-16le').slice(0, -1), undefined, 'bad-encoding', /utf-16le but it is cut off/],
    ['unknown label', encode(SIMPLIFIED, 'utf-8'), 'klingon', 'bad-encoding', /klingon/],
    [
      'a mark that lies',
      Uint8Array.from([0xef, 0xbb, 0xbf, ...encode(SIMPLIFIED, 'gb18030')]),
      undefined,
      'bad-encoding',
      /byte order mark/,
    ],
    ['noise', Uint8Array.from({ length: 400 }, (_, i) => 128 + ((i * 89) % 127)), undefined, 'bad-encoding', /.+/],
    ['PDF, for readSource', ascii('%PDF-1.7\n%\xe2\xe3\xcf\xd3'), undefined, 'unsupported-format', /PDF/],
    ['DOCX, for readSource', ascii('PK\x03\x04\x14\x00'), undefined, 'unsupported-format', /DOCX/],
    ['DOC, for readSource', ascii('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00'), undefined, 'unsupported-format', /DOC/],
    ['RTF', ascii('{\\rtf1\\ansi'), undefined, 'unsupported-format', /RTF/],
    ['a picture', ascii('\x89PNG\r\n\x1a\n'), undefined, 'unsupported-format', /picture/],
    ['bytes that are no text', new Uint8Array(400), undefined, 'unsupported-format', /binary/],
  ];
  test.each(cases)('%s', (_, bytes, encoding, code, message) => {
    const diagnostic = failure(() => read(bytes, encoding));
    expect(diagnostic).toMatchObject({ code, file: 'notice.txt', message: expect.stringMatching(message) });
    expect(diagnostic.hint).not.toBe('');
  });
});

test('the hash is of the bytes', () => {
  const bytes = encode(SIMPLIFIED, 'gb18030');
  expect(read(bytes).source.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
});
