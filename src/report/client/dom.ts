/** Elements without markup: whatever a notice says becomes text nodes and attribute values, never HTML. */
export type Child = Node | string | number | null | false | undefined;
type Attribute = string | number | boolean | null | undefined | ((event: never) => void);
export type Attributes = Readonly<Record<string, Attribute>>;

/** `h('a', {href: '#/', class: 'x', onclick: …}, 'text')`; `true` is an empty attribute; null and false leave it out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else {
      // an address leads within the page, whatever a notice contains
      if (name === 'href' && !String(value).startsWith('#')) throw new Error('only addresses within the page');
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  append(element, children);
  return element;
}

export function append(parent: Element, children: readonly Child[]): void {
  for (const child of children)
    if (child !== null && child !== undefined && child !== false) parent.append(typeof child === 'number' ? String(child) : child);
}

/** Fills an element when it comes near the view and empties it when it is far, keeping its height. Printing fills all. */
export function lazily(host: HTMLElement, estimate: number, fill: () => Node): HTMLElement {
  host.style.minHeight = `${estimate}px`;
  fills.set(host, fill);
  watch().observe(host);
  return host;
}

const fills = new WeakMap<Element, () => Node>();
let watcher: IntersectionObserver | null = null;

function watch(): IntersectionObserver {
  watcher ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!(target instanceof HTMLElement)) continue;
        if (isIntersecting) show(target);
        else if (target.firstChild && !target.contains(document.activeElement) && !printing) {
          const { height } = target.getBoundingClientRect();
          if (height > 0) target.style.minHeight = `${height}px`;
          target.replaceChildren();
        }
      }
    },
    { rootMargin: '1200px 0px' },
  );
  return watcher;
}

/** Fills a lazy element now; whoever leads to something in it needs it in the document. */
export function show(host: HTMLElement): void {
  const fill = fills.get(host);
  if (!fill || host.firstChild) return;
  host.append(fill());
  host.style.minHeight = '';
}

let printing = false;
export function onPrint(before: () => void, after: () => void): void {
  addEventListener('beforeprint', () => {
    printing = true;
    for (const host of document.querySelectorAll<HTMLElement>('[data-lazy]')) show(host);
    before();
  });
  addEventListener('afterprint', () => {
    printing = false;
    after();
  });
}
