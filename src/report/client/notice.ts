/** One notice: its outline, its text with what was found in it, and the structure beside it, each side leading to the other. */
import { PHRASES } from '../../model/labels.ts';
import type { Section } from '../../model/notice.ts';
import { DOCUMENT_KINDS } from '../../model/vocabulary.ts';
import type { PackedNotice } from '../contents.ts';
import { append, h } from './dom.ts';
import { LAYERS, type Layer, marksOf, type NoticeMark } from './marks.ts';
import { noticeAddress, type Page } from './page.ts';
import { structurePane } from './structure-pane.ts';
import { textPane } from './text-pane.ts';
import type { Word } from './words.ts';

export interface NoticeView {
  element: HTMLElement;
  /** Shows an entity on both sides. */
  select(id: string): void;
}

/** A side of the view: its element, and where in it an entity stands, put into the document if it was not. */
export interface Pane {
  element: HTMLElement;
  find(id: string): HTMLElement[];
}

const PANES = ['outline', 'text', 'structure'] as const satisfies readonly Word[];
type PaneName = (typeof PANES)[number];

/** Long enough not to follow a pointer that only passes, in milliseconds. */
const HOVER_DELAY = 120;

export function noticeView(page: Page, n: number, notice: PackedNotice): NoticeView {
  const { contents, say, label } = page;
  const marks = marksOf(page, notice);
  const text = textPane(page, n, notice, marks);
  const structure = structurePane(page, n, notice, marks);
  const sides = { text, structure };
  const tabs = new Map<PaneName, HTMLButtonElement>();
  const panes: Record<PaneName, HTMLElement> = {
    outline: h('nav', { class: 'pane outline', id: 'pane-outline', 'aria-label': say('outline') }, outline(page, n, notice)),
    text: text.element,
    structure: structure.element,
  };
  const choose = (chosen: PaneName) => {
    for (const name of PANES) {
      panes[name].classList.toggle('chosen', name === chosen);
      tabs.get(name)!.setAttribute('aria-pressed', String(name === chosen));
    }
  };
  const tabBar = h('div', { class: 'tabs', role: 'group' });
  for (const name of PANES) {
    const tab = h('button', { type: 'button', 'aria-controls': `pane-${name}`, onclick: () => choose(name) }, say(name));
    tabs.set(name, tab);
    tabBar.append(tab);
  }

  const off = new Set<Layer>();
  const layers = h('fieldset', { class: 'layers' }, h('legend', {}, say('layers')));
  for (const layer of LAYERS) {
    const found = marks.filter((mark) => mark.layer === layer).length;
    if (found === 0) continue;
    const box = h('input', {
      type: 'checkbox',
      checked: true,
      'data-layer': layer,
      onchange: () => {
        if (box.checked) off.delete(layer);
        else off.add(layer);
        text.element.dataset.off = [...off].join(' ');
      },
    });
    layers.append(
      h(
        'label',
        { class: `layer l-${layer}` },
        box,
        h('span', { class: 'swatch', 'aria-hidden': 'true' }),
        say(layer),
        h('small', {}, found),
      ),
    );
  }

  const { document: fields } = notice;
  const facts = [label(DOCUMENT_KINDS[fields.kind]), fields.inspector, fields.publishedDate ?? fields.feedbackDate, notice.source.name];
  const neighbour = (to: number, word: Word, rel: string) =>
    to >= 0 && to < contents.notices.length ? h('a', { href: noticeAddress(to), rel }, say(word)) : null;
  const element = h(
    'article',
    { class: 'notice', 'aria-labelledby': 'notice-title' },
    h(
      'div',
      { class: 'notice-head' },
      h(
        'nav',
        { class: 'trail', 'aria-label': say('notices') },
        h('a', { href: '#/' }, `← ${say('back')}`),
        h('span', { class: 'spacer' }),
        neighbour(n - 1, 'previous', 'prev'),
        h('span', { class: 'position' }, `${n + 1} / ${contents.notices.length}`),
        neighbour(n + 1, 'next', 'next'),
      ),
      h('h1', { id: 'notice-title' }, fields.title ?? fields.unit ?? label(PHRASES.untitled)),
      h('p', { class: 'facts' }, facts.filter((fact) => fact !== null && fact !== '').join(' · ')),
      layers,
    ),
    tabBar,
    h('div', { class: 'panes' }, panes.outline, panes.text, panes.structure),
  );
  choose('text');

  let lit: HTMLElement[] = [];
  /** Lights an entity up on both sides and brings it into view on the side where it was not pointed at. */
  function link(id: string | null, from: Element | null): void {
    for (const element of lit) element.classList.remove('lit');
    lit = [];
    if (id === null) return;
    for (const side of Object.values(sides)) {
      const found = side.find(id);
      lit.push(...found);
      const [first] = found;
      if (first && !(from && side.element.contains(from))) bring(first, side.element);
    }
    for (const element of lit) element.classList.add('lit');
  }

  function bring(element: HTMLElement, pane: HTMLElement): void {
    const box = element.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    if (box.height === 0 || (box.top >= frame.top + 8 && box.bottom <= frame.bottom - 8)) return;
    const scrolls = pane.scrollHeight > pane.clientHeight + 1 && getComputedStyle(pane).overflowY !== 'visible';
    if (scrolls) pane.scrollTop += box.top - frame.top - frame.height / 3;
  }

  function select(id: string): void {
    const [inText] = text.find(id);
    const [inStructure] = structure.find(id);
    for (const element of document.querySelectorAll('.chosen-entity')) element.classList.remove('chosen-entity');
    for (const element of [...text.find(id), ...structure.find(id)]) element.classList.add('chosen-entity');
    // where one side is seen at a time, an address leads to the sentence
    if (inText && panes.text.offsetParent === null) choose('text');
    link(id, null);
    (inText ?? inStructure)?.scrollIntoView({ block: 'center' });
    const target = inText ?? inStructure;
    if (target) text.focus(target);
  }

  let waiting: ReturnType<typeof setTimeout> | undefined;
  const idAt = (event: Event) => (event.target as Element).closest<HTMLElement>('[data-e]');
  // moves, not what comes under a resting pointer while a side scrolls
  let under: Element | null = null;
  element.addEventListener('pointermove', (event) => {
    const at = idAt(event);
    if (event.pointerType === 'touch' || at === under) return;
    under = at;
    clearTimeout(waiting);
    waiting = setTimeout(() => link(at ? firstId(at, off, marks) : null, at), at ? HOVER_DELAY : HOVER_DELAY * 4);
  });
  element.addEventListener('focusin', (event) => {
    clearTimeout(waiting);
    const at = idAt(event);
    if (at) link(firstId(at, off, marks), at);
  });
  element.addEventListener('click', (event) => {
    const to = (event.target as Element).closest<HTMLAnchorElement>('a[data-to]');
    if (!to || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // the address changes without a step in the history for each sentence looked at
    event.preventDefault();
    const id = to.dataset.to!;
    history.replaceState(null, '', noticeAddress(n, id));
    const fromText = text.element.contains(to);
    if (fromText) {
      if (panes.structure.offsetParent === null) choose('structure');
      link(id, to);
      const [there] = structure.find(id);
      for (const element of document.querySelectorAll('.chosen-entity')) element.classList.remove('chosen-entity');
      for (const element of lit) element.classList.add('chosen-entity');
      there?.scrollIntoView({ block: 'nearest' });
      (there?.matches('a') ? there : there?.querySelector('a'))?.focus({ preventScroll: true });
    } else select(id);
  });
  return { element, select };
}

/** Of the entities at a place in the text, the innermost that is shown. */
function firstId(element: HTMLElement, off: ReadonlySet<Layer>, marks: readonly NoticeMark[]): string | null {
  const ids = element.dataset.e!.split(' ');
  return ids.find((id) => !marks.some((mark) => mark.id === id && mark.layer !== 'heading' && off.has(mark.layer))) ?? null;
}

/** The headings as nested links; those of very long notices open on demand. */
function outline(page: Page, n: number, { outline: sections, issues }: PackedNotice): HTMLElement {
  const list = (children: readonly Section[], depth: number): HTMLElement => {
    const ul = h('ul', {});
    append(
      ul,
      children.map(({ id, marker, title, children: below }) => {
        const link = h('a', { href: noticeAddress(n, id), 'data-to': id, 'data-e': id }, marker && h('b', {}, marker), title || '…');
        return h('li', {}, link, below.length > 0 && depth < 5 && list(below, depth + 1));
      }),
    );
    return ul;
  };
  if (sections.length > 0) return list(sections, 1);
  const ul = h('ul', {});
  append(
    ul,
    issues.map(({ id, title }) => h('li', {}, h('a', { href: noticeAddress(n, id), 'data-to': id, 'data-e': id }, title))),
  );
  if (issues.length === 0) ul.append(h('li', { class: 'empty' }, page.label(PHRASES.none)));
  return ul;
}
