/**
 * HTML → a tree, as browsers build it (parse5), however broken the markup is. The nodes are linked lists rather than arrays of children, so
 * that moving a node costs the same wherever it stands, and depth and number of nodes are bounded: markup made to exhaust a parser is an
 * error in bounded time.
 */
import { html, parse, type Token, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5';
import { fail, type ReadOptions } from './format.ts';

export interface Node {
  /** Tag name in lower case; `#text`, `#comment` and `#document` for what is no element. */
  readonly name: string;
  /** The text of a text node or comment. */
  value: string;
  readonly attributes: Token.Attribute[];
  readonly namespace: html.NS;
  parent: Node | null;
  first: Node | null;
  last: Node | null;
  next: Node | null;
  previous: Node | null;
}

type Nodes = TreeAdapterTypeMap<Node, Node, Node, Node, Node, Node, Node, Node, Node, Node>;

/** Browsers stop at 512. */
const DEEPEST = 2000;
const MOST_NODES = 4_000_000;
/** Every tag may have to be compared with every open element: their product bounds the work, to some seconds. */
const MOST_COMPARISONS = 2e8;
/** Of a page that opens its <html> or <body> again and again. */
const MOST_ADOPTED = 64;

export function parseHtml(markup: string, options: ReadOptions): Node {
  const { tags, attributes } = measure(markup);
  if (attributes > MOST_COMPARISONS)
    fail('damaged-file', options, 'has a tag of many thousand attributes', 'open it in a browser and save its text');
  let depth = 0;
  let nodes = 0;
  const create = (name: string, value = '', namespace = html.NS.HTML, attributes: Token.Attribute[] = []): Node => {
    if (++nodes > MOST_NODES)
      fail('too-large', options, `has more than ${MOST_NODES / 1e6} million elements`, 'split it into one file a notice');
    return { name, value, attributes, namespace, parent: null, first: null, last: null, next: null, previous: null };
  };
  const adapter: TreeAdapter<Nodes> = {
    createDocument: () => create('#document'),
    createDocumentFragment: () => create('#document'),
    createElement: (name, namespace, attributes) => create(name, '', namespace, attributes),
    createCommentNode: (value) => create('#comment', value),
    createTextNode: (value) => create('#text', value),
    appendChild: (parent, node) => link(parent, node, null),
    insertBefore: (parent, node, reference) => link(parent, node, reference),
    detachNode: unlink,
    insertText: (parent, value) => appendText(parent, value, null),
    insertTextBefore: (parent, value, reference) => appendText(parent, value, reference),
    adoptAttributes: (node, attributes) => {
      for (const a of attributes)
        if (node.attributes.length < MOST_ADOPTED && !node.attributes.some((b) => b.name === a.name)) node.attributes.push(a);
    },
    // the parser keeps the contents of a template apart; as children they are left out with it
    setTemplateContent: (template, content) => link(template, content, null),
    getTemplateContent: (template) => template.first!,
    setDocumentType: () => {},
    setDocumentMode: () => {},
    getDocumentMode: () => html.DOCUMENT_MODE.NO_QUIRKS,
    getFirstChild: (node) => node.first,
    getChildNodes: (node) => [...children(node)],
    getParentNode: (node) => node.parent,
    getAttrList: (node) => node.attributes,
    getTagName: (node) => node.name,
    getNamespaceURI: (node) => node.namespace,
    getTextNodeContent: (node) => node.value,
    getCommentNodeContent: (node) => node.value,
    getDocumentTypeNodeName: () => '',
    getDocumentTypeNodePublicId: () => '',
    getDocumentTypeNodeSystemId: () => '',
    isTextNode: (node): node is Node => node.name === '#text',
    isCommentNode: (node): node is Node => node.name === '#comment',
    isDocumentTypeNode: (_node): _node is Node => false,
    isElementNode: (node): node is Node => !node.name.startsWith('#'),
    setNodeSourceCodeLocation: () => {},
    updateNodeSourceCodeLocation: () => {},
    getNodeSourceCodeLocation: () => null,
    onItemPush: () => {
      if (++depth > DEEPEST || depth * tags > MOST_COMPARISONS)
        fail('damaged-file', options, `nests its elements ${depth} deep`, 'open it in a browser and save its text');
    },
    onItemPop: () => {
      depth--;
    },
  };

  function appendText(parent: Node, value: string, reference: Node | null): void {
    const before = reference ? reference.previous : parent.last;
    if (before?.name === '#text') before.value += value;
    else link(parent, create('#text', value), reference);
  }
  return parse<Nodes>(markup, { treeAdapter: adapter, scriptingEnabled: false });
}

/** How many tags there are, and how often the attributes of each have to be compared with one another. */
function measure(markup: string): { tags: number; attributes: number } {
  let tags = 0;
  let attributes = 0;
  for (let i = markup.indexOf('<'); i >= 0; i = markup.indexOf('<', i)) {
    i++;
    tags++;
    let names = 0;
    for (; i < markup.length; i++) {
      const c = markup.charCodeAt(i);
      if (c === 0x3e || c === 0x3c) break;
      if (c <= 0x20 || c === 0x2f) names++;
      else if ((c === 0x22 || c === 0x27) && markup.charCodeAt(i - 1) === 0x3d) {
        const close = markup.indexOf(c === 0x22 ? '"' : "'", i + 1);
        if (close < 0) break;
        i = close;
      }
    }
    attributes += names * names;
  }
  return { tags, attributes };
}

function link(parent: Node, node: Node, reference: Node | null): void {
  const before = reference ? reference.previous : parent.last;
  node.parent = parent;
  node.previous = before;
  node.next = reference;
  if (before) before.next = node;
  else parent.first = node;
  if (reference) reference.previous = node;
  else parent.last = node;
}

function unlink(node: Node): void {
  const { parent, previous, next } = node;
  if (!parent) return;
  if (previous) previous.next = next;
  else parent.first = next;
  if (next) next.previous = previous;
  else parent.last = previous;
  node.parent = node.previous = node.next = null;
}

export function* children(node: Node): Generator<Node> {
  for (let child = node.first; child; child = child.next) yield child;
}

export function attribute(node: Node, name: string): string | undefined {
  for (const a of node.attributes) if (a.name === name) return a.value;
  return undefined;
}

/** The node that follows in document order below `root`; past the node's own children where `inside` is false. */
export function following(node: Node, root: Node, inside = true): Node | null {
  if (inside && node.first) return node.first;
  for (let n: Node | null = node; n && n !== root; n = n.parent) if (n.next) return n.next;
  return null;
}

/** All its text, markup left out. */
export function textOf(root: Node): string {
  let text = '';
  for (let n = root.first; n; n = following(n, root)) if (n.name === '#text') text += n.value;
  return text;
}
