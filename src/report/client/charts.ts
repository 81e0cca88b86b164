/** Charts as SVG by Observable Plot: crisp in print, coloured by the page's style in light and dark, every mark a link. */
import { axisX, barX, dot, gridX, link, plot, text } from '@observablehq/plot';
import type { Labels } from '../../model/vocabulary.ts';
import { append, h } from './dom.ts';

/** The class whose style the page's policy allows by its hash (see the build). */
const CLASS = 'chart';

export interface Bar {
  name: string;
  /** What the bar is made of, one piece for each part that is not zero. */
  parts: { key: string; label: string; value: number; href: string }[];
  total: string;
  /** Where its name and its total lead. */
  href: string;
}

/** Horizontal bars, each below its name, so that long names fit a narrow screen. `share` makes all bars equally long. */
export function bars(rows: readonly Bar[], { share, label, width }: { share: boolean; label: string; width: number }): SVGSVGElement {
  const pieces = rows.flatMap(({ name, parts }, row) => {
    const sum = parts.reduce((n, { value }) => n + value, 0) || 1;
    let at = 0;
    return parts.map((part) => {
      const size = share ? part.value / sum : part.value;
      const piece = { ...part, name, row, x1: at, x2: at + size };
      at += size;
      return piece;
    });
  });
  const end = share ? 1 : Math.max(1, ...pieces.map(({ x2 }) => x2));
  const svg = plot({
    document,
    className: CLASS,
    width,
    height: rows.length * 42 + 8,
    marginLeft: 1,
    marginRight: 1,
    marginTop: 4,
    marginBottom: 4,
    ariaLabel: label,
    x: { axis: null, domain: [0, end] },
    y: { axis: null, domain: rows.map((_, row) => row), padding: 0 },
    marks: [
      barX(pieces, {
        x1: 'x1',
        x2: 'x2',
        y: 'row',
        fill: (piece: (typeof pieces)[number]) => `var(--c-${piece.key})`,
        insetTop: 20,
        insetBottom: 8,
        insetRight: 1,
        rx: 2,
        href: 'href',
        title: (piece: (typeof pieces)[number]) => `${piece.name}\n${piece.label}: ${piece.value}`,
        ariaLabel: (piece: (typeof pieces)[number]) => `${piece.name}, ${piece.label}: ${piece.value}`,
      }),
      text(rows, {
        x: 0,
        y: (_: Bar, row: number) => row,
        text: (bar: Bar) => shorten(bar.name, width - 90),
        href: 'href',
        title: 'name',
        textAnchor: 'start',
        dy: -10,
        fontSize: 12.5,
        fill: 'currentColor',
      }),
      text(rows, {
        x: () => end,
        y: (_: Bar, row: number) => row,
        text: 'total',
        href: 'href',
        ariaLabel: (bar: Bar) => `${bar.name}: ${bar.total}`,
        textAnchor: 'end',
        dy: -10,
        fontSize: 12.5,
        fontWeight: 600,
        fill: 'currentColor',
      }),
    ],
  });
  return byPointerAlone(svg as SVGSVGElement);
}

export interface Span {
  name: string;
  href: string;
  from: string | null;
  to: string | null;
  feedback: string | null;
  published: string | null;
}

/** Each notice from its inspection (a bar) to its feedback (a dot) and its publication (a ring). */
export function spans(rows: readonly Span[], { label, width }: { label: string; width: number }): SVGSVGElement {
  const day = (iso: string) => new Date(`${iso}T00:00:00Z`);
  const points = rows.flatMap(({ name, href, feedback, published }, row) => [
    ...(feedback ? [{ row, href, at: day(feedback), kind: 'feedback', title: `${name}\n${feedback}` }] : []),
    ...(published ? [{ row, href, at: day(published), kind: 'published', title: `${name}\n${published}` }] : []),
  ]);
  const inspections = rows.flatMap(({ name, href, from, to }, row) =>
    from && to ? [{ row, href, from: day(from), to: day(to), title: `${name}\n${from} – ${to}` }] : [],
  );
  const lines = rows.map(({ from, to, feedback, published }, row) => {
    const days = [from, to, feedback, published].filter((d) => d !== null).sort();
    return { row, first: day(days[0]!), last: day(days.at(-1)!) };
  });
  const svg = plot({
    document,
    className: CLASS,
    width,
    height: rows.length * 38 + 28,
    marginLeft: 8,
    marginRight: 12,
    marginTop: 46,
    marginBottom: 18,
    ariaLabel: label,
    x: { type: 'utc' },
    y: { axis: null, domain: rows.map((_, row) => row), padding: 0 },
    marks: [
      gridX({ stroke: 'currentColor', strokeOpacity: 0.12, ticks: width < 420 ? 4 : 8 }),
      axisX({ anchor: 'top', dy: -22, ticks: width < 420 ? 4 : 8, label: null, tickSize: 0, fontSize: 11, tickFormat: tick }),
      link(lines, { x1: 'first', x2: 'last', y1: 'row', y2: 'row', dy: 7, stroke: 'currentColor', strokeOpacity: 0.35 }),
      link(inspections, {
        x1: 'from',
        x2: 'to',
        y1: 'row',
        y2: 'row',
        dy: 7,
        stroke: 'var(--c-inspection)',
        strokeWidth: 8,
        strokeLinecap: 'round',
        href: 'href',
        title: 'title',
        ariaLabel: 'title',
      }),
      dot(points, {
        x: 'at',
        y: 'row',
        dy: 7,
        r: 5,
        fill: (point: (typeof points)[number]) => (point.kind === 'feedback' ? 'var(--c-feedback)' : 'var(--c-published)'),
        stroke: 'var(--paper)',
        strokeWidth: 1.5,
        href: 'href',
        title: 'title',
        ariaLabel: 'title',
      }),
      text(rows, {
        frameAnchor: 'left',
        y: (_: Span, row: number) => row,
        text: (span: Span) => shorten(span.name, width - 20),
        dy: -8,
        fontSize: 12,
        fill: 'currentColor',
        stroke: 'var(--paper)',
        strokeWidth: 4,
        textAnchor: 'start',
      }),
    ],
  });
  return byPointerAlone(svg as SVGSVGElement);
}

/** A chart is one image to the keyboard and to screen readers: the table below it has its figures and where they lead. */
function byPointerAlone(svg: SVGSVGElement): SVGSVGElement {
  for (const mark of svg.querySelectorAll('a')) mark.setAttribute('tabindex', '-1');
  return svg;
}

/** 2024 at a new year, else 2024-07. */
function tick(day: Date): string {
  const [year, month] = day.toISOString().split('-');
  return month === '01' ? year! : `${year}-${month}`;
}

/** Chinese characters are about as wide as the font is high. */
function shorten(name: string, pixels: number): string {
  let width = 0;
  let kept = '';
  for (const c of name) {
    width += c.charCodeAt(0) > 0x2e7f ? 12.5 : 7;
    if (width > pixels) return `${kept}…`;
    kept += c;
  }
  return kept;
}

export function legend(items: readonly { key: string; label: string }[]): HTMLElement {
  const list = h('ul', { class: 'legend' });
  append(
    list,
    items.map(({ key, label }) => {
      const swatch = h('span', { class: 'swatch', 'aria-hidden': 'true' });
      swatch.style.background = `var(--c-${key})`;
      return h('li', {}, swatch, label);
    }),
  );
  return list;
}

/** The chart's figures as a table, for those who cannot see it and those who want the numbers. */
export function figureTable(say: string, rows: readonly Bar[], columns: readonly { key: string; label: string }[]): HTMLElement {
  return linkedTable(
    say,
    columns.map(({ label }) => label),
    rows.map(({ name, parts }) => ({
      name,
      cells: columns.map(({ key }) => {
        const part = parts.find((p) => p.key === key);
        return part ? { text: String(part.value), href: part.href } : null;
      }),
    })),
  );
}

/** Named rows of cells that lead somewhere, in a box that is opened for them. */
export function linkedTable(
  say: string,
  columns: readonly string[],
  rows: readonly { name: string; cells: readonly ({ text: string; href: string } | null)[] }[],
): HTMLElement {
  return disclosure(say, () =>
    h(
      'table',
      {},
      withRows(h('thead'), [h('tr', {}, h('td', {}), ...columns.map((label) => h('th', { scope: 'col' }, label)))]),
      withRows(
        h('tbody'),
        rows.map(({ name, cells }) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, name),
            ...cells.map((cell) => h('td', {}, cell ? h('a', { href: cell.href }, cell.text) : '·')),
          ),
        ),
      ),
    ),
  );
}

const fills = new WeakMap<HTMLDetailsElement, () => Node>();

/** A box that is filled when it is first opened. */
export function disclosure(
  summary: string | Node,
  build: () => Node,
  attributes: Readonly<Record<string, string>> = {},
): HTMLDetailsElement {
  // at the click, because the event of opening comes after the next key
  const details: HTMLDetailsElement = h('details', attributes, h('summary', { onclick: () => fill(details) }, summary));
  fills.set(details, build);
  details.addEventListener('toggle', () => details.open && fill(details));
  return details;
}

function fill(details: HTMLDetailsElement): void {
  const build = fills.get(details);
  if (!build) return;
  fills.delete(details);
  details.append(build());
}

/** Opens a box with its contents at once: the event of opening comes too late for the printer. */
export function openNow(details: HTMLDetailsElement): void {
  fill(details);
  details.open = true;
}

function withRows<T extends Element>(parent: T, rows: readonly Node[]): T {
  append(parent, rows);
  return parent;
}

export function named(vocabulary: Readonly<Record<string, Labels>>, label: (labels: Labels) => string) {
  return Object.entries(vocabulary).map(([key, labels]) => ({ key, label: label(labels) }));
}
