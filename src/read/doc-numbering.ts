/** The styles and the numbering of a DOC file, from the structures of [MS-DOC]: STSH, PlfLst and PlfLfo. */
import type { Level, NumberingPart, Style, Styles } from './word-numbering.ts';

/** Number formats, by code, under the names of WordprocessingML. */
const FORMATS: Readonly<Record<number, string>> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  15: 'decimalHalfWidth',
  16: 'ideographLegalTraditional',
  17: 'japaneseDigitalTenThousand',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  34: 'ideographLegalTraditional',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  57: 'numberInDash',
  255: 'none',
};
const SUFFIXES = ['tab', 'space', 'nothing'];
const LEVELS = 9;
const LSTF_BYTES = 28;
const LVLF_BYTES = 28;
const LFO_BYTES = 16;
const NO_STYLE = 0x0fff;

/** Properties of paragraphs that say how they are numbered. */
export const LIST_LEVEL = 0x260a;
export const LIST = 0x460b;

/** A single property: its code and its operand, read as a number of up to four bytes. */
export interface Property {
  code: number;
  value: number;
}

/** The properties of a `grpprl`; stops where the bytes do not fit together. */
export function* propertiesOf(data: Buffer, from: number, to: number): Generator<Property> {
  let at = from;
  const end = Math.min(to, data.length);
  while (at + 2 <= end) {
    const code = data.readUInt16LE(at);
    at += 2;
    let size = [1, 1, 2, 4, 2, 2, 0, 3][code >> 13]!;
    if (code >> 13 === 6) {
      if (at >= end) return;
      // the definition of a table has two bytes of length
      if (code === 0xd608) size = at + 2 <= end ? data.readUInt16LE(at) + 1 : 0;
      else size = data[at]! + 1;
    }
    if (size === 0 || at + size > end) return;
    yield { code, value: size <= 4 && code >> 13 !== 6 ? data.readUIntLE(at, size) : 0 };
    at += size;
  }
}

/** Styles by number. */
export function readStyleSheet(table: Buffer, at: number, length: number): Styles {
  const styles: Styles = { byId: new Map(), paragraph: '0' };
  const end = Math.min(table.length, at + length);
  if (length < 4 || at + 6 > end) return styles;
  const header = table.readUInt16LE(at);
  const count = table.readUInt16LE(at + 2);
  const base = table.readUInt16LE(at + 4);
  let next = at + 2 + header;
  for (let id = 0; id < count && next + 2 <= end; id++) {
    const size = table.readUInt16LE(next);
    const start = next + 2;
    next = start + size;
    if (size < base + 4 || next > end) continue;
    const kinds = table.readUInt16LE(start + 2);
    const parent = kinds >> 4;
    const style: Style = { parent: parent === NO_STYLE ? null : String(parent), name: '', numbering: null, level: null };
    const chars = table.readUInt16LE(start + base);
    const nameEnd = start + base + 2 + chars * 2;
    if (nameEnd + 2 > next) continue;
    style.name = table.toString('utf16le', start + base + 2, nameEnd);
    // a paragraph style begins with the properties of the paragraph
    const properties = nameEnd + 2;
    if ((kinds & 0x0f) === 1 && properties + 4 <= next) {
      const bytes = table.readUInt16LE(properties);
      for (const { code, value } of propertiesOf(table, properties + 4, Math.min(next, properties + 2 + bytes))) {
        if (code === LIST) style.numbering = String(value);
        else if (code === LIST_LEVEL) style.level = value;
      }
    }
    styles.byId.set(String(id), style);
  }
  return styles;
}

/** Lists by their ids, and the numberings that use them, counted from 1. */
export function readLists(table: Buffer, lists: { at: number; length: number }, overrides: { at: number; length: number }): NumberingPart {
  const part: NumberingPart = { abstracts: new Map(), numberings: new Map() };
  try {
    if (lists.length >= 2) readAbstracts(table, lists.at, part);
    if (overrides.length >= 4) readOverrides(table, overrides.at, part);
  } catch (error) {
    // past the end of the stream: what was read up to there holds
    if (!(error instanceof RangeError)) throw error;
  }
  return part;
}

function readAbstracts(table: Buffer, at: number, part: NumberingPart): void {
  const count = table.readUInt16LE(at);
  let next = at + 2 + count * LSTF_BYTES;
  for (let k = 0; k < count; k++) {
    const lstf = at + 2 + k * LSTF_BYTES;
    const levels = new Map<number, Level>();
    part.abstracts.set(String(table.readInt32LE(lstf)), { levels, link: null });
    const simple = (table[lstf + 26]! & 1) === 1;
    for (let level = 0; level < (simple ? 1 : LEVELS); level++) {
      const read = readLevel(table, next);
      levels.set(level, read.level);
      next = read.end;
    }
  }
}

function readLevel(table: Buffer, at: number): { level: Level; end: number } {
  const info = table.readUInt8(at + 5);
  const characters = table.readUInt8(at + 24);
  const paragraphs = table.readUInt8(at + 25);
  const text = at + LVLF_BYTES + paragraphs + characters;
  const length = table.readUInt16LE(text);
  const end = text + 2 + length * 2;
  if (end > table.length) throw new RangeError('a level beyond the end');
  const printed = [...table.toString('utf16le', text + 2, end)]
    .map((c) => (c.charCodeAt(0) < LEVELS ? `%${c.charCodeAt(0) + 1}` : c))
    .join('');
  return {
    level: {
      start: table.readInt32LE(at),
      format: FORMATS[table.readUInt8(at + 4)] ?? 'decimal',
      text: printed,
      suffix: SUFFIXES[table.readUInt8(at + 15)] ?? 'tab',
      restart: (info & 0x08) !== 0 ? table.readUInt8(at + 26) : null,
      legal: (info & 0x04) !== 0,
      style: null,
    },
    end,
  };
}

function readOverrides(table: Buffer, at: number, part: NumberingPart): void {
  const count = table.readUInt32LE(at);
  let next = at + 4 + count * LFO_BYTES;
  if (next > table.length) return;
  for (let k = 0; k < count; k++) {
    const lfo = at + 4 + k * LFO_BYTES;
    const numbering = { abstract: String(table.readInt32LE(lfo)), starts: new Map<number, number>(), levels: new Map<number, Level>() };
    part.numberings.set(String(k + 1), numbering);
    const levels = table.readUInt8(lfo + 12);
    next += 4;
    for (let n = 0; n < levels; n++) {
      const start = table.readInt32LE(next);
      const flags = table.readUInt32LE(next + 4);
      next += 8;
      const level = flags & 0x0f;
      if ((flags & 0x10) !== 0) numbering.starts.set(level, start);
      if ((flags & 0x20) !== 0) {
        const read = readLevel(table, next);
        numbering.levels.set(level, read.level);
        if ((flags & 0x10) !== 0) numbering.starts.set(level, read.level.start);
        next = read.end;
      }
    }
  }
}
