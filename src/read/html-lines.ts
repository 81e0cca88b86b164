/** A tree of HTML → lines of text: blocks as lines, rows of data tables as cells set apart by tabs, numbers of ordered lists as text. */
import { attribute, children, following, type Node, textOf } from './html-tree.ts';
import { listMarker } from './numbering.ts';
import { CELL_BREAK, withoutInvisible } from './tidy.ts';

export interface Line {
  text: string;
  /** Characters that are not white space. */
  chars: number;
  /** Those of them inside links. */
  linked: number;
  /** Stands in an element made for navigation, the page's foot and the like. */
  chrome: boolean;
}

/** An element that begins and ends lines, and which lines it holds. */
export interface Block {
  node: Node;
  parent: Block | null;
  children: Block[];
  from: number;
  to: number;
}

const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby rb s samp small span strike strong sub sup time tt u var wbr o:p st1:chsdate'.split(
    ' ',
  ),
);
/** Never shown, or no part of a text. */
const SKIPPED = new Set(
  'head script style noscript template iframe frame object embed applet audio video canvas svg map select option datalist button textarea input img marquee noframes rt rp del progress meter dialog'.split(
    ' ',
  ),
);
const CHROME_TAGS = new Set(['nav', 'footer', 'aside', 'menu']);
const CHROME_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'complementary', 'search', 'menu', 'menubar', 'toolbar']);
const HIDDEN_STYLE = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;

/** White space that HTML collapses; a no-break space is none of it. */
const COLLAPSIBLE = /[ \t\n\r\f]+/g;
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2018-\u201d\u2026\u2014]/;
/** A marker that a list item prints itself. */
const OWN_MARKER = /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[①-⑳⑴-⒛]|第[一二三四五六七八九十\d]|[一二三四五六七八九十]是)/;

interface Cells {
  /** Text of the row's cells so far, by column. */
  row: string[];
  column: number;
  /** For each column, how many further rows a cell above reaches down. */
  reach: number[];
  /** The cell's own reach. */
  columns: number;
  rows: number;
  /** Whether the row holds one cell that spans it all. */
  filled: number;
}

const MOST_COLUMNS = 200;

/** All lines of a document or part of it. `withHidden` also takes what the markup itself hides. */
export function linesOf(root: Node, withHidden: boolean): { lines: Line[]; top: Block } {
  const lines: Line[] = [];
  const top: Block = { node: root, parent: null, children: [], from: 0, to: 0 };
  let block = top;
  let text = '';
  let linked = 0;
  let links = 0;
  let chrome = 0;
  let preformatted = 0;
  let marker = '';
  const lists: { ordered: boolean; next: number; style: string }[] = [];
  const tables: (Cells | null)[] = [];
  let cell: string[] | null = null;
  /** The tables inside a cell of a data table are part of its text. */
  let cellDepth = 0;

  const flush = (): void => {
    if (text === '') return;
    const printed = text.replaceAll('\u00a0', ' ').trim();
    const chars = printed.replace(/\s/g, '').length;
    if (chars > 0) {
      const prefix = marker !== '' && !OWN_MARKER.test(printed) ? marker : '';
      marker = '';
      if (cell) cell.push(prefix + printed);
      else lines.push({ text: prefix + printed, chars, linked, chrome: chrome > 0 });
    }
    text = '';
    linked = 0;
  };
  const append = (value: string): void => {
    let s = withoutInvisible(value);
    if (preformatted === 0) {
      // a line break of the markup between two wide characters is no space
      s = s.replace(COLLAPSIBLE, (space, at: number) =>
        /[\n\r]/.test(space) && WIDE.test(at > 0 ? s[at - 1]! : (text.at(-1) ?? '')) && WIDE.test(s[at + space.length] ?? '') ? '' : ' ',
      );
      if (s.startsWith(' ') && (text === '' || text.endsWith(' '))) s = s.slice(1);
    }
    if (s === '') return;
    if (preformatted > 0 && /[\n\r]/.test(s)) {
      const parts = s.split(/\r\n|[\n\r]/);
      for (const [k, part] of parts.entries()) {
        text += part;
        if (k < parts.length - 1) flush();
      }
      return;
    }
    text += s;
    if (links > 0) linked += s.replace(/\s/g, '').length;
  };

  const enter = (node: Node): boolean => {
    const { name } = node;
    if (name === '#text') {
      append(node.value);
      return false;
    }
    if (name === '#comment') return false;
    if (SKIPPED.has(name) || (!withHidden && isHidden(node))) return false;
    if (name === 'br') {
      flush();
      return false;
    }
    if (name === 'a' && attribute(node, 'href') !== undefined) links++;
    if (INLINE.has(name)) return true;
    flush();
    if (isChrome(node)) chrome++;
    if (name === 'pre' || name === 'listing' || name === 'plaintext' || name === 'xmp') preformatted++;
    else if (name === 'ol' || name === 'ul')
      lists.push({ ordered: name === 'ol', next: Number.parseInt(attribute(node, 'start') ?? '1', 10) || 1, style: listStyle(node) });
    else if (name === 'li') {
      const list = lists.at(-1);
      const value = Number.parseInt(attribute(node, 'value') ?? '', 10);
      if (list?.ordered) {
        if (value > 0) list.next = value;
        marker = listMarker(listStyle(node) || list.style || 'decimal', list.next++);
      }
    } else if (name === 'table') {
      tables.push(cellDepth === 0 && isDataTable(node) ? { row: [], column: 0, reach: [], columns: 1, rows: 1, filled: 0 } : null);
    } else if (name === 'tr') startRow(tables.at(-1) ?? null);
    else if ((name === 'td' || name === 'th') && tables.at(-1)) {
      const table = tables.at(-1)!;
      while ((table.reach[table.column] ?? 0) > 0) table.row[table.column++] = '';
      table.columns = spanOf(node, 'colspan');
      table.rows = spanOf(node, 'rowspan');
      cell = [];
      cellDepth++;
      tables.push(null);
    }
    const inner: Block = { node, parent: block, children: [], from: lines.length, to: lines.length };
    block.children.push(inner);
    block = inner;
    return true;
  };

  const leave = (node: Node): void => {
    const { name } = node;
    if (name === 'a' && attribute(node, 'href') !== undefined) links--;
    if (INLINE.has(name)) return;
    flush();
    if (isChrome(node)) chrome--;
    if (name === 'pre' || name === 'listing' || name === 'plaintext' || name === 'xmp') preformatted--;
    else if (name === 'ol' || name === 'ul') lists.pop();
    else if (name === 'li') marker = '';
    else if (name === 'table') tables.pop();
    else if (name === 'tr') endRow(tables.at(-1) ?? null);
    else if ((name === 'td' || name === 'th') && tables.length > 1 && tables.at(-1) === null && tables.at(-2) && cell && cellDepth > 0) {
      tables.pop();
      const table = tables.at(-1)!;
      const value = cell.join(CELL_BREAK).replaceAll('\t', ' ');
      for (let k = 0; k < table.columns && table.column < MOST_COLUMNS; k++) {
        table.row[table.column] = k === 0 ? value : '';
        table.reach[table.column++] = table.rows;
      }
      if (value !== '') table.filled++;
      cell = null;
      cellDepth--;
    }
    block.to = lines.length;
    block = block.parent!;
  };

  const startRow = (table: Cells | null): void => {
    if (!table) return;
    table.row = [];
    table.column = 0;
    table.filled = 0;
  };
  const endRow = (table: Cells | null): void => {
    if (!table) return;
    for (let k = table.column; k < table.reach.length; k++) table.row[k] ??= '';
    for (let k = 0; k < table.reach.length; k++) if (table.reach[k]! > 0) table.reach[k]!--;
    // a single cell is a heading inside the table
    const printed = table.filled === 1 && table.row[0] !== '' ? table.row[0]! : table.row.join('\t').trimEnd();
    const chars = printed.replace(/\s/g, '').length;
    if (chars > 0) lines.push({ text: printed, chars, linked: 0, chrome: chrome > 0 });
    table.row = [];
  };

  // in document order, without recursion: the tree may be deep
  for (let node: Node | null = root.first; node; ) {
    const inside = enter(node);
    if (inside && node.first) {
      node = node.first;
      continue;
    }
    if (inside) leave(node);
    while (node && !node.next) {
      node = node.parent === root ? null : node.parent;
      if (node) leave(node);
    }
    node = node?.next ?? null;
  }
  flush();
  top.to = lines.length;
  return { lines, top };
}

function isHidden(node: Node): boolean {
  for (const { name, value } of node.attributes) {
    if (name === 'hidden') return true;
    if (name === 'style' && HIDDEN_STYLE.test(value)) return true;
  }
  return false;
}

function isChrome(node: Node): boolean {
  return CHROME_TAGS.has(node.name) || CHROME_ROLES.has(attribute(node, 'role') ?? '');
}

const LIST_TYPES: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};

function listStyle(node: Node): string {
  const style = /list-style(?:-type)?\s*:\s*([a-z-]+)/i.exec(attribute(node, 'style') ?? '')?.[1]?.toLowerCase();
  return style ?? LIST_TYPES[attribute(node, 'type') ?? ''] ?? '';
}

function spanOf(node: Node, name: string): number {
  const n = Number.parseInt(attribute(node, name) ?? '1', 10);
  return n >= 1 && n <= MOST_COLUMNS ? n : 1;
}

/**
 * Whether a table holds data, a row a thing, or only lays out the page: data has at least two rows of two filled cells or more, no table in it
 * that is one itself, and no cell that holds nearly all of its text.
 */
function isDataTable(table: Node): boolean {
  const role = attribute(table, 'role');
  if (role === 'presentation' || role === 'none') return false;
  let rows = 0;
  let cellsInRow = 0;
  let longest = 0;
  let total = 0;
  let headed = false;
  for (let n: Node | null = table.first; n; ) {
    let inside = true;
    if (n.name === 'tr') {
      if (cellsInRow >= 2) rows++;
      cellsInRow = 0;
    } else if (n.name === 'td' || n.name === 'th') {
      inside = false;
      if (n.name === 'th') headed = true;
      if (holdsTable(n) || holdsHeading(n)) return false;
      const chars = textOf(n).replace(/\s/g, '').length;
      if (chars > 0) cellsInRow++;
      total += chars;
      longest = Math.max(longest, chars);
    }
    n = following(n, table, inside);
  }
  if (cellsInRow >= 2) rows++;
  return rows >= 2 && (headed || longest < total * 0.8 || total < 200);
}

function holdsTable(cell: Node): boolean {
  for (let n = cell.first; n; n = following(n, cell)) if (n.name === 'table') return true;
  return false;
}

/** What only the parts of a page begin with. */
function holdsHeading(cell: Node): boolean {
  for (const child of children(cell)) if (/^(?:h[1-3]|article|main|nav|header|footer|form|iframe)$/.test(child.name)) return true;
  return false;
}
