/** Bytes → text. A byte order mark decides first, then strict UTF-8, then what the bytes look like as Chinese text. */
import { DiagnosticError } from '../model/diagnostic.ts';
import { decodeUtf8 } from '../text/utf8.ts';
import { COMMON_CHARACTERS } from './common-characters.ts';
import type { Extracted } from './format.ts';

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

const OTHER_ENCODING_HINT = 'leave --encoding out or name another';
const ENCODINGS_HINT = 'name the encoding with --encoding, e.g. --encoding gb18030, big5 or utf-16le';

/** Decodes strictly; throws `bad-encoding` rather than putting a replacement character where a byte could not be read. */
export function decode(bytes: Uint8Array, file: string, label?: string): Extracted {
  const mark = BYTE_ORDER_MARKS.find((m) => m.bytes.every((b, i) => bytes[i] === b));
  if (label !== undefined) {
    const named = normaliseLabel(label, file);
    // plain `utf-16` leaves the byte order to the mark
    const encoding = named === 'utf-16le' && !/le$/i.test(label) && mark?.encoding === 'utf-16be' ? 'utf-16be' : named;
    const decoded = strictly(bytes, encoding, 'stated');
    if (!decoded)
      return fail(file, `is not valid ${encoding}, as --encoding says it is: ${whereInvalid(bytes, encoding)}`, OTHER_ENCODING_HINT);
    const better = betterThan(bytes, encoding);
    return better === null
      ? decoded
      : fail(file, `makes no Chinese text as ${encoding}, as --encoding says it is, but does as ${better}`, OTHER_ENCODING_HINT);
  }
  if (mark)
    return (
      strictly(bytes, mark.encoding, 'stated') ??
      fail(
        file,
        `has a ${mark.encoding} byte order mark but is not valid ${mark.encoding}: ${whereInvalid(bytes, mark.encoding)}`,
        ENCODINGS_HINT,
      )
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
  const damaged = [{ encoding: 'utf-8', share: commonShare(bytes, 'utf-8') }, ...ranked]
    .filter((c) => c.share >= LEAST_SHARE)
    .sort((a, b) => b.share - a.share)[0];
  return damaged
    ? fail(file, `looks like ${damaged.encoding} but ${whereInvalid(bytes, damaged.encoding)}`, ENCODINGS_HINT)
    : fail(file, 'is neither UTF-8 nor readable as GB18030, Big5 or UTF-16', ENCODINGS_HINT);
}

/**
 * Decodes markup: the label, then a byte order mark, then what the markup declares, then content. A declaration is believed unless the bytes
 * are UTF-8 that says otherwise (a page saved anew keeps the old declaration). Where single bytes are damaged, as in titles that a site cut
 * in the middle of a character, they become U+FFFD and `damaged` is true: the caller fails if any of them is in what it takes out.
 */
export function decodeMarkup(
  bytes: Uint8Array,
  file: string,
  label: string | undefined,
  declared: string | undefined,
): Extracted & { damaged: boolean } {
  const marked = BYTE_ORDER_MARKS.some((m) => m.bytes.every((b, i) => bytes[i] === b));
  if (label !== undefined || marked || declared === undefined) {
    try {
      return { ...decode(bytes, file, label), damaged: false };
    } catch (error) {
      if (label !== undefined || marked) throw error;
      const [best] = CANDIDATES.map((encoding) => ({ encoding, share: commonShare(bytes, encoding) })).sort((a, b) => b.share - a.share);
      const utf8 = commonShare(bytes, 'utf-8');
      if (utf8 >= LEAST_SHARE && utf8 >= best!.share) return loosely(bytes, 'utf-8');
      if (best!.share >= LEAST_SHARE) return loosely(bytes, best!.encoding);
      throw error;
    }
  }
  const encoding = declaredEncoding(declared);
  const utf8 = strictly(bytes, 'utf-8', 'inferred');
  if (utf8 && (encoding === null || encoding === 'utf-8' || !isAscii(utf8.text)))
    return { ...utf8, certainty: encoding === 'utf-8' ? 'stated' : 'inferred', damaged: false };
  if (encoding === null || encoding.startsWith('utf-16')) return decodeMarkup(bytes, file, undefined, undefined);
  const stated = strictly(bytes, encoding, 'stated');
  if (stated) return { ...stated, damaged: false };
  const [best] = ([encoding, 'utf-8', ...CANDIDATES] as const)
    .map((candidate) => ({ candidate, share: commonShare(bytes, candidate) }))
    .sort((a, b) => b.share - a.share);
  // the declaration is only wrong where another encoding makes much better Chinese of it
  const chosen = best!.share > commonShare(bytes, encoding) + LEAST_SHARE ? best!.candidate : encoding;
  return strictly(bytes, chosen, 'inferred') ? { ...strictly(bytes, chosen, 'inferred')!, damaged: false } : loosely(bytes, chosen);
}

/** What damaged bytes in the text taken from markup are. */
export function damagedText(file: string, encoding: string): never {
  return fail(file, `has bytes that are not valid ${encoding} in its text`, ENCODINGS_HINT);
}

function loosely(bytes: Uint8Array, encoding: string): Extracted & { damaged: boolean } {
  return { text: new TextDecoder(encoding).decode(bytes), encoding, certainty: 'inferred', damaged: true };
}

function declaredEncoding(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(label.trim());
    return SUPERSETS[encoding] ?? encoding;
  } catch {
    return null;
  }
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}

function normaliseLabel(label: string, file: string): string {
  try {
    const { encoding } = new TextDecoder(label.trim());
    return SUPERSETS[encoding] ?? encoding;
  } catch {
    return fail(file, `unknown encoding "${label}"`, 'use utf-8, gb18030 (also for gbk and gb2312), big5, utf-16le or utf-16be');
  }
}

function strictly(bytes: Uint8Array, encoding: string, certainty: Extracted['certainty']): Extracted | null {
  const text = encoding === 'utf-8' ? decodeUtf8(bytes) : decodeStrictly(bytes, encoding);
  return text === null ? null : { text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, encoding, certainty };
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** An encoding in which the bytes are Chinese where in the given one they are not; null where there is none. */
function betterThan(bytes: Uint8Array, encoding: string): string | null {
  if (commonShare(bytes, encoding) >= LEAST_SHARE) return null;
  const others = ['utf-8', ...CANDIDATES].filter((other) => other !== encoding && commonShare(bytes, other) > 2 * LEAST_SHARE);
  return others.find((other) => strictly(bytes, other, 'inferred') !== null) ?? null;
}

/** Where the bytes stop being valid: `line 3 has bytes that are not valid in it (from byte 118 on)`. */
function whereInvalid(bytes: Uint8Array, encoding: string): string {
  let valid = 0;
  let invalid = bytes.length;
  while (valid < invalid) {
    const middle = (valid + invalid + 1) >> 1;
    if (isBeginning(bytes.subarray(0, middle), encoding)) valid = middle;
    else invalid = middle - 1;
  }
  if (valid === bytes.length) return 'it is cut off within its last character';
  const line = new TextDecoder(encoding).decode(bytes.subarray(0, valid)).split('\n').length;
  return `line ${line} has bytes that are not valid in it (at byte ${valid})`;
}

/** Whether the bytes could go on to be valid. */
function isBeginning(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The share of common Chinese characters among everything in a sample that is not plain ASCII. */
function commonShare(bytes: Uint8Array, encoding: string): number {
  const wide = encoding.startsWith('utf-16');
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
