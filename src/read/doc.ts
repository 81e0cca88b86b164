/**
 * DOC (Word 97 to 2003) and WPS's .wps, which is the same container: its text with numbers written out, tables as rows and deleted revisions
 * left out, from the structures of [MS-DOC] in the container that cfb reads. The libraries for it lose the numbers of lists, and some the tables.
 */
import CFB from 'cfb';
import { LIST, LIST_LEVEL, type Property, propertiesOf, readLists, readStyleSheet } from './doc-numbering.ts';
import { type Extracted, fail, type ReadOptions } from './format.ts';
import { withoutInvisible } from './tidy.ts';
import { createCounter } from './word-numbering.ts';
import { TYPED_MARKER, tableLines } from './word-tables.ts';

const SAVE_ANEW = 'open it in a word processor and save it anew, best as DOCX';
/** Streams of other programs in the same kind of container. */
const OTHERS: readonly [stream: RegExp, what: string][] = [
  [/^(?:Workbook|Book)$/i, 'a spreadsheet (XLS)'],
  [/^PowerPoint Document$/i, 'a presentation (PPT)'],
  [/^__properties_version1\.0$/i, 'an e-mail message (MSG)'],
  [/^VisioDocument$/i, 'a drawing (VSD)'],
];
const WORD_MAGIC = 0xa5ec;
const ENCRYPTED = 0x0100;
const SECOND_TABLE = 0x0200;
const MOST_CHARS = 20_000_000;
const PAGE_BYTES = 512;

// properties of paragraphs and characters
const IN_TABLE = 0x2416;
const ROW_END = 0x2417;
const TABLE_DEPTH = 0x6649;
/** Where in the stream `Data` the properties stand that are too many for a page. */
const ELSEWHERE = 0x6646;
const DELETED = 0x0800;
const HIDDEN = 0x083c;

/** Windows-1252, in which pieces of Latin text are stored. */
const LATIN = new TextDecoder('windows-1252');

export function readDoc(bytes: Uint8Array, options: ReadOptions): Extracted {
  const streams = openContainer(bytes, options);
  let text: string;
  try {
    text = textOf(streams, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return fail('damaged-file', options, 'is a Word file whose parts do not fit together', SAVE_ANEW);
  }
  if (text.trim() === '') fail('no-text', options, 'has no text, only pictures or nothing at all', 'recognise its text first (OCR)');
  return { text, encoding: 'utf-16le', certainty: 'stated' };
}

interface Streams {
  word: Buffer;
  table: Buffer;
  data: Buffer | null;
}

function openContainer(bytes: Uint8Array, options: ReadOptions): Streams {
  let container: CFB.CFB$Container;
  try {
    container = CFB.read(bytes, { type: 'buffer' });
  } catch {
    return fail('damaged-file', options, 'is a damaged or cut off Office container', SAVE_ANEW);
  }
  const stream = (name: string): Buffer | null => {
    const entry = CFB.find(container, name);
    return entry?.content ? Buffer.from(entry.content as Uint8Array) : null;
  };
  const names = container.FullPaths.map((path) => path.replace(/\/$/, '').replace(/^.*\//, ''));
  if (names.some((n) => /^EncryptedPackage$/i.test(n))) passwordProtected(options);
  const word = stream('/WordDocument');
  if (!word || word.length < PAGE_BYTES) {
    const what = OTHERS.find(([pattern]) => names.some((n) => pattern.test(n)))?.[1];
    if (what) fail('unsupported-format', options, `is ${what}, not a Word file`, 'save it as DOCX and pass that');
    return fail('damaged-file', options, 'is an Office container without a text', SAVE_ANEW);
  }
  if (word.readUInt16LE(0) !== WORD_MAGIC)
    fail('unsupported-format', options, 'is a Word file from before 1997', 'save it as DOCX and pass that');
  const flags = word.readUInt16LE(0x0a);
  if (flags & ENCRYPTED) passwordProtected(options);
  const table = stream((flags & SECOND_TABLE) !== 0 ? '/1Table' : '/0Table');
  return table
    ? { word, table, data: stream('/Data') }
    : fail('damaged-file', options, 'is a Word file without the tables that its text needs', SAVE_ANEW);
}

function passwordProtected(options: ReadOptions): never {
  return fail(
    'password-protected',
    options,
    'is protected by a password',
    'take the password off in a word processor and pass the file again',
  );
}

/** A stretch of text that lies together in the file. */
interface Piece {
  /** Position in the text. */
  start: number;
  end: number;
  /** Position in the file. */
  at: number;
  /** Bytes a character. */
  width: 1 | 2;
}

/** A stretch of the file with the same properties. */
interface Run {
  from: number;
  to: number;
  style: number;
  properties: readonly Property[];
}

/** Lengths of the stories, which follow one another in the text: places in the file information block. */
const STORIES = { body: 0x4c, footnotes: 0x50, headers: 0x54, macros: 0x58, annotations: 0x5c, endnotes: 0x60, textBoxes: 0x64 } as const;

function textOf({ word, table, data }: Streams, options: ReadOptions): string {
  const pair = (offset: number): { at: number; length: number } => ({
    at: word.readUInt32LE(offset),
    length: word.readUInt32LE(offset + 4),
  });
  const pieces = readPieces(table, pair(0x1a2));
  const length = pieces.at(-1)?.end ?? 0;
  if (length > MOST_CHARS) fail('too-large', options, 'has more text than a notice can have', 'split it into one file a notice');
  const text = pieces.map((p) => charsOf(word, p)).join('');
  const paragraphs = readRuns(word, table, pair(0x102), (page, offset) => readPapx(word, data, page, offset), 13);
  const characters = readRuns(word, table, pair(0xfa), (page, offset) => readChpx(word, page, offset), 1);
  const styles = readStyleSheet(table, pair(0xa2).at, pair(0xa2).length);
  const count = createCounter(readLists(table, pair(0x2e2), pair(0x2ea)), styles);

  const stories: Record<string, [number, number]> = {};
  let at = 0;
  for (const [name, offset] of Object.entries(STORIES)) {
    const size = word.readUInt32LE(offset);
    stories[name] = [Math.min(at, length), Math.min(at + size, length)];
    at += size;
  }
  const read = ([from, to]: [number, number]): string[] => linesOf(text, from, to, pieces, paragraphs, characters, styles.byId, count);
  const notes = [...read(stories.footnotes!), ...read(stories.endnotes!)];
  return [...read(stories.body!), ...read(stories.textBoxes!), ...notes.map((note, k) => `[${k + 1}] ${note}`)].join('\n');
}

function readPieces(table: Buffer, { at, length }: { at: number; length: number }): Piece[] {
  const end = at + length;
  let next = at;
  // formatting that was put off comes first
  while (next < end && table.readUInt8(next) === 1) next += 3 + table.readUInt16LE(next + 1);
  if (next >= end || table.readUInt8(next) !== 2) throw new RangeError('no pieces');
  const count = Math.floor((table.readUInt32LE(next + 1) - 4) / 12);
  const places = next + 5;
  const pieces: Piece[] = [];
  for (let k = 0; k < count; k++) {
    const start = table.readUInt32LE(places + k * 4);
    const stop = table.readUInt32LE(places + (k + 1) * 4);
    const place = table.readUInt32LE(places + (count + 1) * 4 + k * 8 + 2);
    const packed = (place & 0x40000000) !== 0;
    if (stop < start || start !== (pieces.at(-1)?.end ?? 0)) throw new RangeError('pieces out of order');
    pieces.push({ start, end: stop, at: packed ? (place & 0x3fffffff) / 2 : place & 0x3fffffff, width: packed ? 1 : 2 });
  }
  return pieces;
}

function charsOf(word: Buffer, { start, end, at, width }: Piece): string {
  const stop = at + (end - start) * width;
  if (stop > word.length) throw new RangeError('a piece beyond the end');
  return width === 2 ? word.toString('utf16le', at, stop) : LATIN.decode(word.subarray(at, stop));
}

/** What pages of properties say, in the order of the file: of paragraphs (PAPX) or characters (CHPX), whose entries have `size` bytes. */
function readRuns(
  word: Buffer,
  table: Buffer,
  { at, length }: { at: number; length: number },
  read: (page: number, offset: number) => Pick<Run, 'style' | 'properties'>,
  size: number,
): Run[] {
  const count = Math.floor((length - 4) / 8);
  const runs: Run[] = [];
  for (let k = 0; k < count; k++) {
    const page = (table.readUInt32LE(at + (count + 1) * 4 + k * 4) & 0x3fffff) * PAGE_BYTES;
    if (page + PAGE_BYTES > word.length) throw new RangeError('a page beyond the end');
    const inPage = word.readUInt8(page + PAGE_BYTES - 1);
    for (let j = 0; j < inPage; j++) {
      const from = word.readUInt32LE(page + j * 4);
      const to = word.readUInt32LE(page + (j + 1) * 4);
      const offset = word.readUInt8(page + (inPage + 1) * 4 + j * size) * 2;
      runs.push({ from, to, ...(offset === 0 ? { style: 0, properties: [] } : read(page, offset)) });
    }
  }
  return runs.sort((a, b) => a.from - b.from);
}

const WANTED = new Set([IN_TABLE, ROW_END, TABLE_DEPTH, LIST, LIST_LEVEL, DELETED, HIDDEN, ELSEWHERE]);

function wanted(bytes: Buffer, from: number, to: number): Property[] {
  return [...propertiesOf(bytes, from, to)].filter((p) => WANTED.has(p.code));
}

function readPapx(word: Buffer, data: Buffer | null, page: number, offset: number): Pick<Run, 'style' | 'properties'> {
  const first = word.readUInt8(page + offset);
  const start = page + offset + (first === 0 ? 2 : 1);
  const size = first === 0 ? word.readUInt8(page + offset + 1) * 2 : first * 2 - 1;
  if (size < 2) return { style: 0, properties: [] };
  const own = wanted(word, start + 2, Math.min(start + size, page + PAGE_BYTES));
  const properties = own.flatMap((p) => {
    if (p.code !== ELSEWHERE || !data || p.value + 2 > data.length) return [p];
    return wanted(data, p.value + 2, p.value + 2 + data.readUInt16LE(p.value));
  });
  return { style: word.readUInt16LE(start), properties };
}

function readChpx(word: Buffer, page: number, offset: number): Pick<Run, 'style' | 'properties'> {
  const size = word.readUInt8(page + offset);
  return { style: 0, properties: wanted(word, page + offset + 1, Math.min(page + offset + 1 + size, page + PAGE_BYTES)) };
}

function runAt(runs: readonly Run[], place: number): Run | null {
  let low = 0;
  let high = runs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle]!;
    if (place < run.from) high = middle - 1;
    else if (place >= run.to) low = middle + 1;
    else return run;
  }
  return null;
}

/** Fields whose result is the page's and not the text's. */
const PAGE_FIELD = /^\s*(?:TOC|PAGE|NUMPAGES|SECTIONPAGES|PAGEREF)\b/i;

/** The paragraphs and table rows of one story. */
function linesOf(
  text: string,
  from: number,
  to: number,
  pieces: readonly Piece[],
  paragraphs: readonly Run[],
  characters: readonly Run[],
  styles: ReadonlyMap<string, { name: string }>,
  count: ReturnType<typeof createCounter>,
): string[] {
  const lines: string[] = [];
  let rows: string[][][] = [];
  let row: string[][] = [];
  let cell: string[] = [];
  let printed = '';
  const fields: { instruction: string; result: boolean }[] = [];
  let piece = 0;
  let run: Run | null = null;
  let shown = true;

  const endTable = (): void => {
    if (cell.length > 0) row.push(cell);
    if (row.length > 0) rows.push(row);
    lines.push(...tableLines(rows, false));
    rows = [];
    row = [];
    cell = [];
  };
  /** A paragraph ends here; `mark` is the place in the file of the character that ends it, which has its properties. */
  const endParagraph = (mark: number, ends: string, deleted: boolean): void => {
    const properties = runAt(paragraphs, mark);
    const value = (code: number): number | null => properties?.properties.findLast((p) => p.code === code)?.value ?? null;
    const rowEnd = ends === '\x07' && value(ROW_END) === 1;
    const inTable = ends === '\x07' || value(IN_TABLE) === 1 || (value(TABLE_DEPTH) ?? 0) > 0;
    if (deleted && ends === '\r') return;
    const style = String(properties?.style ?? 0);
    const own = withoutInvisible(printed)
      .replaceAll('\u00a0', ' ')
      .replace(TYPED_MARKER, '$1 ')
      .split('\n')
      .map((l) => l.trim())
      .filter((l) => l !== '');
    printed = '';
    if (!rowEnd && !/^(?:toc \d)/i.test(styles.get(style)?.name ?? '')) {
      const list = value(LIST);
      const number = count({ style, numbering: list === null ? null : String(list), level: value(LIST_LEVEL) });
      if (own.length > 0) own[0] = number + own[0];
      // a number alone is a row's number
      else if (inTable && number !== '') own.push(number.trim());
    }
    if (!inTable) {
      if (rows.length + row.length + cell.length > 0) endTable();
      lines.push(...own);
    } else if (rowEnd) {
      rows.push(row);
      row = [];
      cell = [];
    } else {
      cell.push(...own);
      if (ends === '\x07') {
        row.push(cell);
        cell = [];
      }
    }
  };

  for (let i = from; i < to; i++) {
    while (pieces[piece]!.end <= i) piece++;
    const { start, at, width } = pieces[piece]!;
    const place = at + (i - start) * width;
    if (run === null || place < run.from || place >= run.to) {
      run = runAt(characters, place);
      const on = (code: number): boolean => (run?.properties.findLast((p) => p.code === code)?.value ?? 0) === 1;
      shown = !on(DELETED) && !on(HIDDEN);
    }
    const c = text[i]!;
    const deleted = run?.properties.some((p) => p.code === DELETED && p.value === 1) ?? false;
    switch (c) {
      case '\r':
      case '\x07':
        endParagraph(place, c, deleted);
        break;
      case '\f':
        endParagraph(place, c, false);
        break;
      case '\x13':
        fields.push({ instruction: '', result: false });
        break;
      case '\x14':
        if (fields.length > 0) fields.at(-1)!.result = true;
        break;
      case '\x15':
        fields.pop();
        break;
      case '\v':
      case '\x0e':
        printed += '\n';
        break;
      case '\x1e':
        printed += '-';
        break;
      default: {
        const field = fields.at(-1);
        if (field && !field.result) {
          if (field.instruction.length < 40) field.instruction += c;
        } else if (shown && (c >= ' ' || c === '\t') && fields.every((f) => f.result && !PAGE_FIELD.test(f.instruction))) printed += c;
      }
    }
  }
  if (printed !== '') endParagraph(-1, '\r', false);
  if (rows.length + row.length + cell.length > 0) endTable();
  return lines;
}
