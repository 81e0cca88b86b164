/** Bytes → text. A byte order mark decides first, then strict UTF-8, then what the bytes look like as Chinese text. */
import { DiagnosticError } from '../model/diagnostic.ts';
import type { Source } from '../model/notice.ts';
import { COMMON_CHARACTERS } from './common-characters.ts';

export interface Decoded {
  text: string;
  encoding: string;
  certainty: Source['encodingCertainty'];
}

const BYTE_ORDER_MARKS = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'gb18030', bytes: [0x84, 0x31, 0x95, 0x33] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

/** Tried on the look of the text, where there is neither a byte order mark nor valid UTF-8. */
const CANDIDATES = ['gb18030', 'big5', 'utf-16le', 'utf-16be'] as const;

/** GB18030 contains GBK, which contains GB2312: one name and one decoder for the three. */
const SUPERSETS: Readonly<Record<string, string>> = { gbk: 'gb18030' };

const SAMPLE_BYTES = 1 << 16;
/** Genuine text has a share of common characters of .6 and more, mojibake of .1 and less. */
const LEAST_SHARE = 0.25;

const ENCODINGS_HINT = 'name the encoding with --encoding, e.g. --encoding gb18030, big5 or utf-16le';

/** Decodes strictly; throws `bad-encoding` rather than putting a replacement character where a byte could not be read. */
export function decode(bytes: Uint8Array, file: string, label?: string): Decoded {
  const mark = BYTE_ORDER_MARKS.find((m) => m.bytes.every((b, i) => bytes[i] === b));
  if (label !== undefined) {
    const named = normaliseLabel(label, file);
    // plain `utf-16` leaves the byte order to the mark
    const encoding = named === 'utf-16le' && !/le$/i.test(label) && mark?.encoding === 'utf-16be' ? 'utf-16be' : named;
    return (
      strictly(bytes, encoding, 'stated') ??
      fail(file, `is not valid ${encoding}, as --encoding says it is`, 'leave --encoding out or name another')
    );
  }
  if (mark)
    return (
      strictly(bytes, mark.encoding, 'stated') ??
      fail(file, `has a ${mark.encoding} byte order mark but is not valid ${mark.encoding}`, ENCODINGS_HINT)
    );

  const utf8 = strictly(bytes, 'utf-8', 'inferred');
  if (utf8) return utf8;
  const ranked = CANDIDATES.map((encoding) => ({ encoding, share: commonShare(bytes, encoding) }))
    .filter((c) => c.share >= LEAST_SHARE)
    .sort((a, b) => b.share - a.share);
  for (const { encoding } of ranked) {
    const decoded = strictly(bytes, encoding, 'inferred');
    if (decoded) return decoded;
  }
  return ranked[0]
    ? fail(file, `looks like ${ranked[0].encoding} but has bytes that are not valid in it`, ENCODINGS_HINT)
    : fail(file, 'is neither UTF-8 nor readable as GB18030, Big5 or UTF-16', ENCODINGS_HINT);
}

function normaliseLabel(label: string, file: string): string {
  try {
    const { encoding } = new TextDecoder(label.trim());
    return SUPERSETS[encoding] ?? encoding;
  } catch {
    return fail(file, `unknown encoding "${label}"`, 'use utf-8, gb18030 (also for gbk and gb2312), big5, utf-16le or utf-16be');
  }
}

function strictly(bytes: Uint8Array, encoding: string, certainty: Decoded['certainty']): Decoded | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, encoding, certainty };
  } catch {
    return null;
  }
}

/** The share of common Chinese characters among everything in a sample that is not plain ASCII. */
function commonShare(bytes: Uint8Array, encoding: (typeof CANDIDATES)[number]): number {
  const wide = encoding.startsWith('utf-16');
  if (wide && bytes.length % 2 === 1) return 0;
  const from = wide ? 0 : bytes.findIndex((b) => b > 0x7f);
  const sample = new TextDecoder(encoding).decode(bytes.subarray(from, from + SAMPLE_BYTES));
  let common = 0;
  let other = 0;
  for (let i = 0; i < sample.length; i++) {
    const c = sample.charCodeAt(i);
    if (COMMON_CHARACTERS.has(c)) common++;
    else if (c > 0x7e || (c < 0x20 && c !== 0x09 && c !== 0x0a && c !== 0x0d)) other++;
  }
  return common / Math.max(1, common + other);
}

function fail(file: string, message: string, hint: string): never {
  throw new DiagnosticError({ code: 'bad-encoding', file, message, hint });
}
