/** DOCX (Word, WPS, LibreOffice) → text as its reader sees it: numbers of lists written out, tables as rows, deleted revisions left out. */
import { unzipSync } from 'fflate';
import { readNumbering, readStyles } from './docx-numbering.ts';
import { type Extracted, fail, type ReadOptions } from './format.ts';
import { withoutInvisible } from './tidy.ts';
import { createCounter, type NumberingPart, type Styles } from './word-numbering.ts';
import { TYPED_MARKER, tableLines } from './word-tables.ts';
import { readXml } from './xml.ts';

/** Unpacked; the text of a book has a hundredth of it. */
const LARGEST_PART = 96 * 1024 * 1024;
const MOST_UNPACKED = 192 * 1024 * 1024;
const MOST_ENTRIES = 20_000;

const OTHERS: readonly [entry: RegExp, what: string][] = [
  [/^xl\//, 'a spreadsheet (XLSX)'],
  [/^ppt\//, 'a presentation (PPTX)'],
  [/^OFD\.xml$/i, 'an OFD document'],
  [/^content\.xml$/, 'an OpenDocument file'],
  [/^META-INF\/container\.xml$/, 'an e-book (EPUB)'],
];

export function readDocx(bytes: Uint8Array, options: ReadOptions): Extracted {
  const names = new Set<string>();
  unzip(bytes, options, (name) => {
    names.add(name);
    return false;
  });
  if (![...names].some((n) => /^word\//i.test(n)) && !names.has('_rels/.rels')) unsupported(names, options);
  const parts = unzip(
    bytes,
    options,
    (name) => /^(?:_rels\/\.rels|\[Content_Types\]\.xml)$/.test(name) || (/\.(?:xml|rels)$/.test(name) && WANTED.test(name)),
  );
  const main = target(parts.get('_rels/.rels'), 'officeDocument', '', options) ?? 'word/document.xml';
  const document = parts.get(main) ?? unzip(bytes, options, (name) => name === main).get(main);
  if (!document)
    return names.has(main) || /^word\//.test(main)
      ? fail('damaged-file', options, 'is a Word file without its text', 'save it anew')
      : unsupported(names, options);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const relations = parts.get(`${folder}_rels/${main.slice(folder.length)}.rels`);
  const part = (type: string): Uint8Array | null => parts.get(target(relations, type, folder, options) ?? `${folder}${type}.xml`) ?? null;
  const styles = readStyles(part('styles'), options);
  const numbering = readNumbering(part('numbering'), options);
  const body = readBody(document, 'w:body', styles, numbering, options);
  const notes = [
    ...notesOf(part('footnotes'), 'w:footnotes', body.footnotes, styles, numbering, options),
    ...notesOf(part('endnotes'), 'w:endnotes', body.endnotes, styles, numbering, options),
  ];
  const text = [...body.lines, ...notes.map((note, k) => `[${k + 1}] ${note}`)].join('\n');
  if (text.trim() === '') fail('no-text', options, 'has no text, only pictures or nothing at all', 'recognise its text first (OCR)');
  return { text, encoding: 'utf-8', certainty: 'stated' };
}

/** Parts with text or what numbers it; pictures and the rest stay packed. */
const WANTED = /(?:^|\/)(?:document\d*|styles\d*|numbering\d*|footnotes\d*|endnotes\d*)\.xml(?:\.rels)?$/;

function unzip(bytes: Uint8Array, options: ReadOptions, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  let unpacked = 0;
  let entries = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (++entries > MOST_ENTRIES) fail('too-large', options, `has more than ${MOST_ENTRIES} parts`, 'save its text alone');
        if (!wanted(name)) return false;
        unpacked += originalSize;
        if (originalSize > LARGEST_PART || unpacked > MOST_UNPACKED)
          fail('too-large', options, `unpacks to more than ${LARGEST_PART / 1024 / 1024} MB of text`, 'split it into one file a notice');
        return true;
      },
    });
    return new Map(Object.entries(files));
  } catch (error) {
    if ((error as Error).name === 'DiagnosticError') throw error;
    return fail(
      'damaged-file',
      options,
      `is a damaged ZIP container: ${(error as Error).message}`,
      'get the file again, or open and save it in a word processor',
    );
  }
}

function unsupported(names: ReadonlySet<string>, options: ReadOptions): never {
  const what = OTHERS.find(([entry]) => [...names].some((n) => entry.test(n)))?.[1] ?? 'a ZIP archive';
  return fail('unsupported-format', options, `is ${what}, not a Word file`, 'save it as DOCX, or unpack it and pass what is in it');
}

/** The part of a kind that a relationship part names, as a path in the container. */
function target(relations: Uint8Array | undefined, type: string, folder: string, options: ReadOptions): string | null {
  let found: string | null = null;
  if (relations)
    readXml(relations, 'relationships', options, {
      open(_, attribute) {
        const to = attribute('Target');
        if (found === null && to !== undefined && attribute('Type')?.endsWith(`/${type}`) && attribute('TargetMode') !== 'External')
          found = to.startsWith('/') ? to.slice(1) : normalise(folder + to);
      },
      close() {},
    });
  return found;
}

function normalise(path: string): string {
  const out: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') out.pop();
    else if (step !== '.' && step !== '') out.push(step);
  }
  return out.join('/');
}

interface Paragraph {
  text: string;
  style: string | null;
  numbering: string | null;
  level: number | null;
  /** Its mark was deleted: it goes on in the next paragraph. */
  unmarked: boolean;
  /** Paragraphs of text boxes anchored in it. */
  boxes: string[];
}

interface Table {
  rows: string[][][];
  row: string[][];
  rowDeleted: boolean;
  /** The current cell goes on from the row above. */
  continued: boolean;
  /** The columns it spans. */
  span: number;
}

/** Where paragraphs go: the document, a table cell, a text box. */
interface Sink {
  kind: 'body' | 'cell' | 'box';
  lines: string[];
}

const MOST_COLUMNS = 200;

/** Never part of what is read: revisions that were taken out, what older programs show instead, the state before a change of format. */
const SKIPPED = new Set([
  'w:moveFrom',
  'w:delText',
  'w:delInstrText',
  'mc:Fallback',
  'w:pPrChange',
  'w:rPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:numberingChange',
  'w:rt',
  'w:sectPr',
  'w:tblGrid',
  'w:comment',
]);
/** Fields whose result is the page's and not the text's. */
const PAGE_FIELD = /^\s*(?:TOC|PAGE|NUMPAGES|SECTIONPAGES|PAGEREF)\b/i;
/** Characters of symbol fonts that stand in texts. */
const SYMBOLS: Readonly<Record<string, string>> = {
  f0fc: '✓',
  f0fe: '☑',
  f050: '✓',
  f052: '☑',
  f0a3: '□',
  f0a8: '□',
  f06f: '□',
  f0b7: '•',
  f06c: '●',
  f06e: '■',
  f075: '◆',
};

interface Body {
  lines: string[];
  /** Ids of the notes that it refers to, in order. */
  footnotes: string[];
  endnotes: string[];
  /** The notes in it, by id, where it is a part of notes. */
  notes: Map<string, string>;
}

function readBody(xml: Uint8Array, root: string, styles: Styles, numbering: NumberingPart, options: ReadOptions): Body {
  const count = createCounter(numbering, styles);
  const body: Sink = { kind: 'body', lines: [] };
  const sinks: Sink[] = [body];
  const paragraphs: Paragraph[] = [];
  const tables: Table[] = [];
  const fields: { instruction: string; result: boolean }[] = [];
  const contents: { skipped: boolean }[] = [];
  const footnotes: string[] = [];
  const endnotes: string[] = [];
  /** Names of the open elements. */
  const path: string[] = [];
  /** Depth at which skipping began; -1 while nothing is skipped. */
  let skipFrom = -1;
  let reading = false;
  let inText = false;
  let inInstruction = false;
  let note: { id: string; from: number } | null = null;
  const notes = new Map<string, string>();
  let hidden = false;
  /** Text of paragraphs whose mark was deleted. */
  let carried = '';

  const on = (value: string | undefined): boolean => value !== '0' && value !== 'false' && value !== 'off';
  const isShown = (): boolean =>
    !hidden && fields.every((f) => f.result && !PAGE_FIELD.test(f.instruction)) && contents.every((c) => !c.skipped);
  const add = (value: string): void => {
    const paragraph = paragraphs.at(-1);
    if (paragraph && isShown()) paragraph.text += value;
  };

  const endParagraph = (): void => {
    const paragraph = paragraphs.pop();
    if (!paragraph) return;
    const sink = sinks.at(-1)!;
    const content = contents.every((c) => !c.skipped) && !isContents(paragraph.style, styles);
    if (content) {
      if (paragraph.unmarked) carried += paragraph.text;
      else {
        const text = withoutInvisible(carried + paragraph.text).replaceAll('\u00a0', ' ');
        carried = '';
        const number = count(paragraph);
        const lines = text
          .replace(TYPED_MARKER, '$1 ')
          .split('\n')
          .map((l) => l.trim());
        // a number alone is a row's number
        if (lines[0] !== '' || sink.kind === 'cell') lines[0] = (number + lines[0]).trim();
        sink.lines.push(...lines.filter((l) => l !== ''));
      }
    }
    sink.lines.push(...paragraph.boxes);
  };

  const endTable = (table: Table): void => {
    const sink = sinks.at(-1)!;
    sink.lines.push(...tableLines(table.rows, sink.kind === 'cell'));
  };

  readXml(xml, root === 'w:body' ? 'a text' : 'notes', options, {
    open(name, attribute) {
      path.push(name);
      if (skipFrom >= 0) return;
      if (name === root) reading = true;
      if (!reading) return;
      const parent = path.at(-2);
      const value = attribute('w:val');
      if (name === 'w:del') {
        // in the properties of a mark or a row it says that these were deleted
        if (parent === 'w:rPr' && path.at(-3) === 'w:pPr') paragraphs.at(-1)!.unmarked = true;
        else if (parent === 'w:trPr') tables.at(-1)!.rowDeleted = true;
        skipFrom = path.length;
        return;
      }
      if (SKIPPED.has(name)) {
        skipFrom = path.length;
        return;
      }
      switch (name) {
        case 'w:p':
          paragraphs.push({ text: '', style: null, numbering: null, level: null, unmarked: false, boxes: [] });
          hidden = false;
          break;
        case 'w:pStyle':
          if (parent === 'w:pPr' && paragraphs.length > 0) paragraphs.at(-1)!.style = value ?? null;
          break;
        case 'w:numId':
          if (parent === 'w:numPr' && paragraphs.length > 0) paragraphs.at(-1)!.numbering = value ?? null;
          break;
        case 'w:ilvl':
          if (parent === 'w:numPr' && paragraphs.length > 0) paragraphs.at(-1)!.level = Number(value);
          break;
        case 'w:r':
          hidden = false;
          break;
        case 'w:vanish':
          if (parent === 'w:rPr' && path.at(-3) === 'w:r') hidden = on(value);
          break;
        case 'w:t':
        case 'm:t':
          inText = true;
          break;
        case 'w:instrText':
          inInstruction = fields.length > 0;
          break;
        case 'w:footnote':
        case 'w:endnote':
          note = { id: attribute('w:id') ?? '', from: body.lines.length };
          break;
        case 'w:tab':
        case 'w:ptab':
          if (parent === 'w:r') add('\t');
          break;
        case 'w:br':
        case 'w:cr':
          add('\n');
          break;
        case 'w:noBreakHyphen':
          add('-');
          break;
        case 'w:sym':
          add(SYMBOLS[(attribute('w:char') ?? '').toLowerCase()] ?? '');
          break;
        case 'w:fldChar': {
          const type = attribute('w:fldCharType');
          if (type === 'begin') fields.push({ instruction: '', result: false });
          else if (type === 'separate' && fields.length > 0) fields.at(-1)!.result = true;
          else if (type === 'end') fields.pop();
          break;
        }
        case 'w:fldSimple':
          fields.push({ instruction: attribute('w:instr') ?? '', result: true });
          break;
        case 'w:sdt':
          contents.push({ skipped: false });
          break;
        case 'w:showingPlcHdr':
          if (contents.length > 0 && on(value)) contents.at(-1)!.skipped = true;
          break;
        case 'w:docPartGallery':
          if (contents.length > 0 && /table of contents/i.test(value ?? '')) contents.at(-1)!.skipped = true;
          break;
        case 'w:footnoteReference':
          if (attribute('w:id') !== undefined && isShown()) footnotes.push(attribute('w:id')!);
          break;
        case 'w:endnoteReference':
          if (attribute('w:id') !== undefined && isShown()) endnotes.push(attribute('w:id')!);
          break;
        case 'w:txbxContent':
          sinks.push({ kind: 'box', lines: [] });
          break;
        case 'w:tbl':
          tables.push({ rows: [], row: [], rowDeleted: false, continued: false, span: 1 });
          break;
        case 'w:tr':
          if (tables.length > 0) Object.assign(tables.at(-1)!, { row: [], rowDeleted: false });
          break;
        case 'w:gridBefore':
          for (let k = 0; k < Math.min(Number(value) || 0, MOST_COLUMNS); k++) tables.at(-1)?.row.push([]);
          break;
        case 'w:tc':
          sinks.push({ kind: 'cell', lines: [] });
          if (tables.length > 0) Object.assign(tables.at(-1)!, { continued: false, span: 1 });
          break;
        case 'w:gridSpan':
          if (tables.length > 0) tables.at(-1)!.span = Math.min(Number(value) || 1, MOST_COLUMNS);
          break;
        case 'w:vMerge':
          if (tables.length > 0) tables.at(-1)!.continued = value !== 'restart';
          break;
      }
    },
    close(name) {
      const depth = path.length;
      path.pop();
      if (skipFrom >= 0) {
        if (depth === skipFrom) skipFrom = -1;
        return;
      }
      if (!reading) return;
      switch (name) {
        case root:
          reading = false;
          break;
        case 'w:p':
          endParagraph();
          break;
        case 'w:t':
        case 'm:t':
          inText = false;
          break;
        case 'w:r':
          hidden = false;
          break;
        case 'w:instrText':
          inInstruction = false;
          break;
        case 'w:footnote':
        case 'w:endnote':
          if (note) notes.set(note.id, body.lines.splice(note.from).join(' '));
          break;
        case 'w:fldSimple':
          fields.pop();
          break;
        case 'w:sdt':
          contents.pop();
          break;
        case 'w:txbxContent': {
          const box = sinks.pop()!;
          const anchor = paragraphs.at(-1);
          if (anchor) anchor.boxes.push(...box.lines);
          else sinks.at(-1)!.lines.push(...box.lines);
          break;
        }
        case 'w:tc': {
          const cell = sinks.pop()!;
          const table = tables.at(-1);
          if (!table) break;
          table.row.push(table.continued ? [] : cell.lines);
          for (let k = 1; k < table.span && table.row.length < MOST_COLUMNS; k++) table.row.push([]);
          break;
        }
        case 'w:tr': {
          const table = tables.at(-1);
          if (!table || table.rowDeleted) break;
          table.rows.push(table.row);
          break;
        }
        case 'w:tbl': {
          const table = tables.pop();
          if (table) endTable(table);
          break;
        }
      }
    },
    text(value) {
      if (skipFrom >= 0 || !reading) return;
      if (inInstruction) fields.at(-1)!.instruction += value;
      else if (inText) add(value);
    },
  });
  return { lines: body.lines, footnotes, endnotes, notes };
}

function isContents(style: string | null, styles: Styles): boolean {
  return style !== null && /^(?:toc \d|TOC ?Heading)/i.test(styles.byId.get(style)?.name ?? '');
}

/** The notes of a part that the text refers to, in the order in which it does. */
function notesOf(
  xml: Uint8Array | null,
  root: string,
  ids: readonly string[],
  styles: Styles,
  numbering: NumberingPart,
  options: ReadOptions,
): string[] {
  if (!xml || ids.length === 0) return [];
  const { notes } = readBody(xml, root, styles, numbering, options);
  return ids.map((id) => notes.get(id) ?? '').filter((text) => text !== '');
}
