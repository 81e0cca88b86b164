/** Starts the page: the frame around it, its two views, and the address that decides between them. */
import { PHRASES } from '../../model/labels.ts';
import type { Lang } from '../../model/vocabulary.ts';
import { unitOf } from '../figures.ts';
import { readContents, readNotice } from './data.ts';
import { h, onPrint } from './dom.ts';
import { type NoticeView, noticeView } from './notice.ts';
import { type Overview, overview } from './overview.ts';
import type { Page } from './page.ts';
import { sourcesDialog } from './sources.ts';
import { speaker } from './words.ts';

const contents = readContents();
const app = document.getElementById('app')!;
const memory = remembered();
let lang: Lang = memory.get('lang') === 'en' ? 'en' : memory.get('lang') === 'zh' ? 'zh' : contents.lang;
let main: HTMLElement;
let page: Page;
let view: { kind: 'overview'; overview: Overview } | { kind: 'notice'; n: number; notice: NoticeView } | null = null;

/** Choices last as long as the browser lets them; a page opened from disk may not store anything. */
function remembered(): { get(key: string): string | null; set(key: string, value: string): void } {
  const name = (key: string) => `rectify-report-${key}`;
  return {
    get: (key) => {
      try {
        return localStorage.getItem(name(key));
      } catch {
        return null;
      }
    },
    set: (key, value) => {
      try {
        localStorage.setItem(name(key), value);
      } catch {
        // then it lasts until the page is closed
      }
    },
  };
}

function frame(): void {
  const say = speaker(lang);
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  document.title = contents.title ?? say('report');
  const dialog = sourcesDialog();
  page = { contents, lang, say, label: (labels) => labels[lang], showSources: (...figure) => dialog.open(page, ...figure) };
  main = h('main', { id: 'main', tabindex: -1 });
  app.replaceChildren(
    h('a', { class: 'skip', href: '#main', onclick: skip }, say('skip')),
    h(
      'header',
      { class: 'top' },
      h('a', { class: 'brand', href: '#/' }, h('span', { class: 'seal', 'aria-hidden': 'true' }, '改'), h('span', {}, document.title)),
      h(
        'div',
        { class: 'tools' },
        h('button', { type: 'button', id: 'language', lang: lang === 'zh' ? 'en' : 'zh-CN', onclick: switchLanguage }, say('language')),
        h('button', { type: 'button', id: 'theme', 'aria-label': say('theme'), title: say('theme'), onclick: switchTheme }, '◐'),
      ),
    ),
    main,
    dialog.element,
  );
  view = null;
  void route();
}

function skip(event: Event): void {
  event.preventDefault();
  main.focus();
}

function switchLanguage(): void {
  lang = lang === 'zh' ? 'en' : 'zh';
  memory.set('lang', lang);
  frame();
  document.getElementById('language')?.focus();
}

function switchTheme(): void {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  memory.set('theme', root.dataset.theme);
}

/** `#/`, `#/?status=…`, `#/n/3`, `#/n/3/c12`. */
async function route(): Promise<void> {
  const address = location.hash;
  const opened = /^#\/n\/(?<n>\d+)(?:\/(?<id>[\w.-]+))?$/.exec(address)?.groups;
  if (!opened) {
    if (view?.kind === 'overview') view.overview.apply(address);
    else {
      const first = view === null;
      view = { kind: 'overview', overview: overview(page, address) };
      document.title = contents.title ?? page.say('report');
      main.replaceChildren(view.overview.element);
      view.overview.shown();
      if (!first) arrive();
    }
    return;
  }
  const n = Number(opened.n) - 1;
  if (view?.kind !== 'notice' || view.n !== n) {
    const first = view === null;
    main.setAttribute('aria-busy', 'true');
    const notice = await readNotice(n);
    main.removeAttribute('aria-busy');
    if (location.hash !== address) return; // already elsewhere
    if (!notice) {
      view = null;
      main.replaceChildren(h('p', { class: 'empty' }, page.say('noSuch')));
      return;
    }
    const built = noticeView(page, n, notice);
    view = { kind: 'notice', n, notice: built };
    document.title = `${notice.document.title ?? unitOf(contents, n) ?? page.label(PHRASES.untitled)}`;
    main.replaceChildren(built.element);
    if (!first && opened.id === undefined) arrive();
  }
  if (opened.id !== undefined) view.notice.select(opened.id);
}

/** A new view starts at its top, and that is where reading goes on. */
function arrive(): void {
  scrollTo(0, 0);
  main.focus({ preventScroll: true });
}

const theme = memory.get('theme');
if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
addEventListener('hashchange', () => void route());
onPrint(
  () => view?.kind === 'overview' && view.overview.print(true),
  () => view?.kind === 'overview' && view.overview.print(false),
);
frame();
