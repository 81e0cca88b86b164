/** A dialog that lists what a figure is made of, each addend a link to its sentence. */
import { HEADLINE_KEYS } from '../../model/vocabulary.ts';
import { type Addend, headlineKeyOf, unitOf } from '../figures.ts';
import { append, h } from './dom.ts';
import { noticeAddress, type Page } from './page.ts';

export interface SourcesDialog {
  element: HTMLDialogElement;
  open(page: Page, title: string, addends: readonly Addend[], format: (value: number) => string): void;
}

/** Lists grow by this many, so that a figure of thousands of addends opens at once. */
const STEP = 100;

export function sourcesDialog(): SourcesDialog {
  const element = h('dialog', { class: 'sources', 'aria-labelledby': 'sources-title' });
  element.addEventListener('click', (event) => {
    // outside the box, or on a link that leads away
    if (event.target === element || (event.target as Element).closest('a')) element.close();
  });
  return {
    element,
    open(page, title, addends, format) {
      const list = h('ol', {});
      const more = h('button', { type: 'button', class: 'more' });
      const grow = () => {
        const from = list.childElementCount;
        append(
          list,
          addends.slice(from, from + STEP).map((addend) => item(page, addend, format)),
        );
        const left = addends.length - list.childElementCount;
        more.hidden = left === 0;
        more.textContent = `${page.say('more')} ${Math.min(left, STEP)} / ${left}`;
      };
      more.addEventListener('click', grow);
      element.replaceChildren(
        h(
          'div',
          { class: 'box' },
          h(
            'div',
            { class: 'head' },
            h('h2', { id: 'sources-title' }, title),
            h('button', { type: 'button', class: 'close', 'aria-label': page.say('close'), onclick: () => element.close() }, '×'),
          ),
          h('p', { class: 'note' }, `${page.say('sourcesOf')} (${addends.length})`),
          list,
          more,
        ),
      );
      grow();
      element.showModal();
    },
  };
}

function item(page: Page, { n, id, value }: Addend, format: (value: number) => string): Node {
  const key = headlineKeyOf(id);
  return h(
    'li',
    {},
    h(
      'a',
      { href: noticeAddress(n, id) },
      h('span', { class: 'name' }, unitOf(page.contents, n)),
      key && h('span', { class: 'what' }, page.label(HEADLINE_KEYS[key])),
      h('strong', {}, format(value)),
    ),
  );
}
