/** The source text with its marks: one stop for Tab, arrow keys between the marks, blocks of a long text filled as they come into view. */
import type { PackedNotice } from '../contents.ts';
import { type Segment, segment } from '../segments.ts';
import { h, lazily, show } from './dom.ts';
import type { NoticeMark } from './marks.ts';
import type { Pane } from './notice.ts';
import { noticeAddress, type Page } from './page.ts';

export interface TextPane extends Pane {
  /** Gives the focus to a mark, which is from then on where Tab leads. */
  focus(target: HTMLElement): void;
}

/** Lines of a block are in the document together. */
const BLOCK_CHARS = 4000;

export function textPane(page: Page, n: number, notice: PackedNotice, marks: readonly NoticeMark[]): TextPane {
  const { text } = notice.source;
  const lines = segment(text, marks);
  const headings = new Map(marks.filter((mark) => mark.layer === 'heading').map((mark) => [mark.id, mark]));
  const element = h('section', { class: 'pane text', id: 'pane-text', 'aria-label': page.say('text'), 'aria-describedby': 'text-keys' });
  const keys = h('p', { class: 'visually-hidden', id: 'text-keys' }, page.say('readKeys'));
  element.append(keys);
  const anchored = new Set<string>();
  /** The piece of the text that is an entity's link: the first that no other entity has taken. */
  const anchors = new Map<Segment<NoticeMark>, string>();
  for (const piece of lines.flat()) {
    const mark = piece.marks.find(({ id, layer }) => layer !== 'heading' && !anchored.has(id));
    if (!mark || text.slice(piece.start, piece.end).trim() === '') continue;
    anchored.add(mark.id);
    anchors.set(piece, mark.id);
  }
  const abouts = new Map(marks.map(({ id, about }) => [id, about]));
  const blockOf = new Map<string, HTMLElement>();
  let current: string | null = null;

  const inline = (piece: Segment<NoticeMark>): Node => {
    const words = text.slice(piece.start, piece.end);
    if (piece.marks.length === 0) return document.createTextNode(words);
    const ids = piece.marks.map(({ id }) => id).join(' ');
    const layers = [...new Set(piece.marks.map(({ layer }) => `m-${layer}`))].join(' ');
    const id = anchors.get(piece);
    const about = piece.marks.find((mark) => mark.layer !== 'heading')?.about;
    if (id === undefined) return h('span', { class: layers, 'data-e': ids, title: about }, words);
    current ??= id;
    return h(
      'a',
      {
        class: layers,
        'data-e': ids,
        href: noticeAddress(n, id),
        'data-to': id,
        'data-mark': true,
        tabindex: id === current ? 0 : -1,
        title: about,
        'aria-description': abouts.get(id),
      },
      words,
    );
  };
  const line = (pieces: readonly Segment<NoticeMark>[]): HTMLElement => {
    // a line is a heading where little else stands in it
    const length = (pieces.at(-1)?.end ?? 0) - (pieces[0]?.start ?? 0);
    const heading = pieces.some(({ marks: on }) => on.some(({ id, start, end }) => headings.has(id) && end - start + 8 >= length));
    const level = pieces.flatMap(({ marks: on }) => on).some(({ layer }) => layer === 'issue') ? 'issue-line' : '';
    const p = h('p', { class: [heading && 'heading-line', level].filter(Boolean).join(' ') || null });
    p.append(...pieces.map(inline));
    return p;
  };

  // blocks of lines
  const long = text.length > 60_000;
  let block: Segment<NoticeMark>[][] = [];
  let chars = 0;
  const flush = () => {
    if (block.length === 0) return;
    const held = block;
    const host = h('div', { class: 'block', 'data-lazy': true });
    for (const pieces of held) for (const { marks: on } of pieces) for (const { id } of on) if (!blockOf.has(id)) blockOf.set(id, host);
    const fill = () => {
      const fragment = document.createDocumentFragment();
      for (const pieces of held) if (pieces.length > 0) fragment.append(line(pieces));
      return fragment;
    };
    if (long) lazily(host, chars * 0.9, fill);
    else host.append(fill());
    element.append(host);
    block = [];
    chars = 0;
  };
  for (const pieces of lines) {
    block.push(pieces);
    chars += (pieces.at(-1)?.end ?? 0) - (pieces[0]?.start ?? 0) + 40;
    if (chars > BLOCK_CHARS) flush();
  }
  flush();

  function find(id: string): HTMLElement[] {
    const host = blockOf.get(id);
    if (host) show(host);
    return [...element.querySelectorAll<HTMLElement>(`[data-e~="${CSS.escape(id)}"]`)];
  }

  function focus(target: HTMLElement): void {
    const mark = target.matches('[data-mark]')
      ? target
      : [...find(target.dataset.e?.split(' ')[0] ?? '')].find((e) => e.matches('[data-mark]'));
    if (!mark) return;
    for (const other of element.querySelectorAll<HTMLElement>('[data-mark][tabindex="0"]')) other.tabIndex = -1;
    mark.tabIndex = 0;
    current = mark.dataset.to ?? current;
    mark.focus({ preventScroll: true });
  }

  element.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const here = (event.target as Element).closest<HTMLElement>('[data-mark]');
    if (step === undefined || !here || event.altKey || event.ctrlKey || event.metaKey) return;
    const shown = [...element.querySelectorAll<HTMLElement>('[data-mark]')].filter((mark) => !isOff(element, mark));
    const next = shown[shown.indexOf(here) + step];
    if (!next) return;
    event.preventDefault();
    focus(next);
    next.scrollIntoView({ block: 'nearest' });
  });
  return { element, find, focus };
}

/** Whether every layer of a mark is switched off. */
function isOff(pane: HTMLElement, mark: HTMLElement): boolean {
  const off = new Set((pane.dataset.off ?? '').split(' '));
  return [...mark.classList].filter((name) => name.startsWith('m-') && name !== 'm-heading').every((name) => off.has(name.slice(2)));
}
