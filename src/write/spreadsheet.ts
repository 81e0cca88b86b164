/**
 * The parts of an XLSX package (ECMA-376) as strings, row by row, so that a ledger of any length is written in constant memory. The
 * spreadsheet libraries that are kept up hold the workbook in memory or cannot filter, colour and set up for printing; these few parts,
 * with strings inline and styles fixed, are all that a ledger needs.
 */
import type { Bound } from '../model/vocabulary.ts';
import type { Cell, Column, Tone } from './ledger.ts';

export interface SheetLayout {
  /** As it is shown on the tab, at most 31 characters. */
  title: string;
  headings: readonly string[];
  columns: readonly Column[];
  frozenColumns: number;
  paper: 'A3' | 'A4';
  /** The words of each tone in the language of the sheet. */
  tones: ReadonlyMap<number, readonly (readonly [Tone, string])[]>;
}

/** The format's limit on rows of a sheet, the heading included. */
export const MAX_ROWS = 1_048_576;
const MAX_CELL = 32_767;

// ---------------------------------------------------------------------------------------------------------------- styles

const NUMBER_FORMATS = { integer: '#,##0', decimal: '#,##0.0###' } as const;
const BOUND_PREFIX: Readonly<Record<Bound, string>> = { exact: '', over: '">"', 'at-least': '"≥"', 'at-most': '"≤"', about: '"≈"' };
const BOUND_NAMES = Object.keys(BOUND_PREFIX) as Bound[];
/** Ids below 164 are the format's own. */
const FIRST_FORMAT = 164;
const FORMATS = ['yyyy\\-mm\\-dd', ...BOUND_NAMES.flatMap((b) => Object.values(NUMBER_FORMATS).map((f) => BOUND_PREFIX[b] + f))];

interface Style {
  format?: number;
  font?: number;
  fill?: number;
  centred?: boolean;
  top?: boolean;
  /** Keeps a text that looks like a formula one when the cell is edited. */
  quoted?: boolean;
}

const STYLES = {
  normal: {},
  heading: { font: 1, fill: 2, centred: true },
  text: { top: true },
  textQuoted: { top: true, quoted: true },
  centred: { top: true, centred: true },
  centredQuoted: { top: true, centred: true, quoted: true },
  day: { top: true, centred: true, format: FIRST_FORMAT },
} as const satisfies Record<string, Style>;
const STYLE_NAMES = Object.keys(STYLES) as (keyof typeof STYLES)[];
const ALL_STYLES: readonly Style[] = [
  ...Object.values(STYLES),
  ...[false, true].flatMap((centred) =>
    FORMATS.slice(1).map((_, i): Style => ({ top: true, format: FIRST_FORMAT + 1 + i, ...(centred && { centred: true }) })),
  ),
];

const style = (name: keyof typeof STYLES) => STYLE_NAMES.indexOf(name);

function numberStyle(bound: Bound, decimal: boolean, centred: boolean): number {
  return STYLE_NAMES.length + (centred ? FORMATS.length - 1 : 0) + BOUND_NAMES.indexOf(bound) * 2 + (decimal ? 1 : 0);
}

/** Font and fill of what is coloured, in the order of the differential styles. */
const TONES: Readonly<Record<Tone, readonly [font: string, fill: string]>> = {
  completed: ['FF1E6B34', 'FFD9F0DD'],
  'basically-completed': ['FF4F6B14', 'FFEAF2CF'],
  'in-progress': ['FF8A5A00', 'FFFFF0CC'],
  'long-term': ['FF1F4E8C', 'FFDCE8F7'],
  'not-started': ['FF9C1C1C', 'FFFADBD8'],
  unstated: ['FF6B6B6B', 'FFF0F0F0'],
  error: ['FF9C1C1C', 'FFFADBD8'],
  warning: ['FF8A5A00', 'FFFFF0CC'],
  info: ['FF1F4E8C', 'FFDCE8F7'],
};
const TONE_NAMES = Object.keys(TONES) as Tone[];

// ---------------------------------------------------------------------------------------------------------------- sheets

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A sheet up to its first row, and the row of headings. */
export function sheetHead({ headings, columns, frozenColumns }: SheetLayout): string {
  const pane =
    frozenColumns === 0
      ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/>'
      : `<pane xSplit="${frozenColumns}" ySplit="1" topLeftCell="${letters(frozenColumns)}2" activePane="bottomRight" state="frozen"/>` +
        `<selection pane="topRight"/><selection pane="bottomLeft"/><selection pane="bottomRight" activeCell="${letters(frozenColumns)}2" sqref="${letters(frozenColumns)}2"/>`;
  // +0.72: the margins that a width in the file includes
  const cols = columns.map((c, i) => `<col min="${i + 1}" max="${i + 1}" width="${c.width + 0.72}" customWidth="1"/>`).join('');
  const row = headings
    .map((text, i) => `<c r="${letters(i)}1" s="${style('heading')}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`)
    .join('');
  return (
    `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>` +
    `<cols>${cols}</cols><sheetData><row r="1" ht="${10 + rowHeight(headings, columns)}" customHeight="1">${row}</row>`
  );
}

/** The row of this number, the headings being row 1. */
export function sheetRow(cells: readonly Cell[], number: number, { columns }: SheetLayout): string {
  // no customHeight: a guess for the first look, and whoever edits a cell gets what it needs
  let row = `<row r="${number}" ht="${rowHeight(cells, columns)}">`;
  for (let i = 0; i < columns.length; i++)
    row += `<c r="${letters(i)}${number}" ${cellXml(cells[i] ?? null, columns[i]!.centred === true)}`;
  return `${row}</row>`;
}

const PAPER_SIZES = { A3: 8, A4: 9 } as const;
const LINE_HEIGHT = 13;
/** The highest that a row may be. */
const MAX_HEIGHT = 409;

/** In points, for the wrapped lines of its longest cell. Programs work it out for themselves only when a cell is edited. */
function rowHeight(cells: readonly Cell[], columns: readonly Column[]): number {
  let lines = 1;
  for (let i = 0; i < columns.length; i++) {
    const cell = cells[i];
    if (typeof cell !== 'string' || cell.length * 2 <= columns[i]!.width) continue;
    let own = 0;
    for (const paragraph of cell.split('\n')) own += Math.max(1, Math.ceil(textWidth(paragraph) / (0.92 * (columns[i]!.width - 1))));
    if (own > lines) lines = own;
  }
  return Math.min(MAX_HEIGHT, lines * LINE_HEIGHT + 2);
}

/** What follows the rows: the filter, the colours, the print set-up. `rows` counts them with the headings. */
export function sheetTail({ title, columns, tones, paper }: SheetLayout, rows: number): string {
  const coloured = [...tones].map(([index, words]) => {
    const range = `${letters(index)}2:${letters(index)}${Math.max(2, rows)}`;
    const rules = words.map(
      ([tone, word], i) =>
        `<cfRule type="cellIs" dxfId="${TONE_NAMES.indexOf(tone)}" priority="${i + 1}" operator="equal"><formula>"${escaped(word)}"</formula></cfRule>`,
    );
    return `<conditionalFormatting sqref="${range}">${rules.join('')}</conditionalFormatting>`;
  });
  return (
    `</sheetData><autoFilter ref="${filterRange(columns.length, rows)}"/>${coloured.join('')}` +
    '<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="${PAPER_SIZES[paper]}" orientation="landscape" fitToWidth="1" fitToHeight="0"/>` +
    `<headerFooter><oddHeader>&amp;C&amp;12${escaped(title.replaceAll('&', '&&'))}</oddHeader><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`
  );
}

/** What follows the reference in a cell's element. */
function cellXml(cell: Cell, centred: boolean): string {
  if (cell === null || cell === '') return `s="${style(centred ? 'centred' : 'text')}"/>`;
  if (typeof cell === 'string') return textXml(cell, centred);
  if ('day' in cell) {
    const serial = daySerial(cell.day);
    return serial === null ? textXml(cell.day, centred) : `s="${style('day')}"><v>${serial}</v></c>`;
  }
  if (!Number.isFinite(cell.number)) return textXml(String(cell.number), centred);
  return `s="${numberStyle(cell.bound ?? 'exact', !Number.isInteger(cell.number), centred)}"><v>${cell.number}</v></c>`;
}

/** Always a string to the reader; one that could be taken for a formula when it is edited says that it is text. */
function textXml(text: string, centred: boolean): string {
  const quoted = /^[=+\-@\t\r＝＋－＠']/.test(text);
  const name = centred ? (quoted ? 'centredQuoted' : 'centred') : quoted ? 'textQuoted' : 'text';
  return `s="${style(name)}" t="inlineStr"><is><t xml:space="preserve">${escaped(shortened(text))}</t></is></c>`;
}

/** A cell holds 32,767 UTF-16 units; what is longer ends in `…`. */
function shortened(text: string): string {
  return text.length <= MAX_CELL ? text : `${text.slice(0, MAX_CELL - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

const SPECIAL = /[&<>"\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]|_x[0-9A-Fa-f]{4}_|\r\n?/;
const ALL_SPECIAL =
  /[&<>"]|[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_(?=x[0-9A-Fa-f]{4}_)|\r\n?/g;

/** Text for XML 1.0: control characters as the format spells them (`_x0007_`), half a surrogate pair replaced. */
function escaped(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replace(ALL_SPECIAL, (c) => {
    const entity = ENTITIES[c];
    if (entity) return entity;
    if (c === '_') return '_x005F_';
    if (c.startsWith('\r')) return '\n';
    const code = c.charCodeAt(0);
    return code < 0x20 ? `_x${code.toString(16).toUpperCase().padStart(4, '0')}_` : '\ufffd';
  });
}
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Days since 1899-12-30, as spreadsheets count from March 1900 on; null for what is before that or no day of the calendar. */
function daySerial(day: string): number | null {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) return null;
  const serial = (time - Date.UTC(1899, 11, 30)) / 86_400_000;
  return serial >= 61 ? serial : null;
}

function textWidth(text: string): number {
  let width = 0;
  for (const c of text) width += c > '\u007f' ? 2 : 1;
  return width;
}

/** 0 → A, 26 → AA. */
function letters(index: number): string {
  return (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}

function filterRange(columns: number, rows: number): string {
  return `A1:${letters(columns - 1)}${Math.max(1, rows)}`;
}

// ---------------------------------------------------------------------------------------------------------------- package

export interface WrittenSheet {
  title: string;
  columns: number;
  rows: number;
}

/** Everything beside the sheets, which are `xl/worksheets/sheet1.xml`, … in this order. */
export function packageParts(sheets: readonly WrittenSheet[]): { name: string; xml: string }[] {
  const part = (name: string, xml: string) => ({ name, xml: XML + xml });
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const quotedTitle = (title: string) => `'${escaped(title.replaceAll("'", "''"))}'`;
  const absolute = (range: string) => range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
  return [
    part(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>` +
        sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${types}.worksheet+xml"/>`).join('') +
        '</Types>',
    ),
    part(
      '_rels/.rels',
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
        `<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
        sheets
          .map((_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
          .join('') +
        `<Relationship Id="rId${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView tabRatio="850"/></bookViews><sheets>` +
        sheets.map(({ title }, i) => `<sheet name="${escaped(title)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('') +
        '</sheets><definedNames>' +
        // in the order that the format asks for: by name, then by sheet
        sheets
          .map(
            ({ title, columns, rows }, i) =>
              `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${quotedTitle(title)}!${absolute(filterRange(columns, rows))}</definedName>`,
          )
          .join('') +
        sheets
          .map(({ title }, i) => `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${quotedTitle(title)}!$1:$1</definedName>`)
          .join('') +
        '</definedNames></workbook>',
    ),
    part('xl/styles.xml', stylesXml()),
  ];
}

function stylesXml(): string {
  const side = (name: string) => `<${name} style="thin"><color rgb="FFBFBFBF"/></${name}>`;
  const solid = (rgb: string) =>
    `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;
  const xf = ({ format = 0, font = 0, fill = 0, centred, top, quoted }: Style, i: number) =>
    i === 0
      ? '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
      : `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${quoted ? ' quotePrefix="1"' : ''}>` +
        `<alignment${centred ? ' horizontal="center"' : ''} vertical="${top ? 'top' : 'center'}" wrapText="1"/></xf>`;
  return (
    `<styleSheet xmlns="${MAIN}"><numFmts count="${FORMATS.length}">` +
    FORMATS.map((code, i) => `<numFmt numFmtId="${FIRST_FORMAT + i}" formatCode="${escaped(code)}"/>`).join('') +
    '</numFmts><fonts count="2"><font><sz val="10"/><name val="宋体"/><charset val="134"/></font>' +
    '<font><b/><sz val="10"/><color rgb="FFFFFFFF"/><name val="宋体"/><charset val="134"/></font></fonts>' +
    `<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid('FF2F5B88')}</fills>` +
    `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>` +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${ALL_STYLES.length}">${ALL_STYLES.map(xf).join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
    `<dxfs count="${TONE_NAMES.length}">` +
    Object.values(TONES)
      .map(
        ([font, fill]) =>
          `<dxf><font><color rgb="${font}"/></font><fill><patternFill patternType="solid"><fgColor rgb="${fill}"/><bgColor rgb="${fill}"/></patternFill></fill></dxf>`,
      )
      .join('') +
    '</dxfs></styleSheet>'
  );
}
