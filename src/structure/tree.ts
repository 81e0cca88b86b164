import { PROBLEM_CUE } from '../lexicon/headings.ts';
import { BULLETS, has, LF } from '../text/chars.ts';
import type { Clean } from '../text/clean.ts';
import type { LabelMark, Mark, MarkKind } from './marks.ts';
import { lineEnd, trimStart } from './sentences.ts';

/** An item of the outline: a heading, an issue or a measure, with what stands below it. */
export interface Node {
  readonly mark: Mark;
  readonly parent: Node | null;
  readonly list: List;
  children: Node[];
  /** The lists its children make up, in order. */
  lists: List[];
  /** Counts the nodes of a tree, so that what is found out about one can be kept beside it. */
  readonly index: number;
  /** The field labels that stand directly in this item. */
  labels: LabelMark[];
  /** Where the item's text begins: after its marker. */
  readonly bodyStart: number;
  /** After its last character, descendants included; trailing white space not yet trimmed. */
  end: number;
}

/** A run of items on one level. */
export interface List {
  readonly kind: MarkKind;
  /** Whether its items stand at the start of a paragraph. */
  readonly paragraph: boolean;
  /** The label under which the list stands, where it stands in a field of an issue. */
  readonly field: LabelMark | null;
  last: number;
  /** Counts the lists of a tree. */
  readonly index: number;
  /** Some item of it, or of the list whose numbers it goes on with, has labels of its own. */
  labelled: boolean;
  /** Items below some item of it have labels of their own. */
  answeredBelow: boolean;
  /** Its numbers go on in the next list of its kind, or from the one before: 一、… 1. 2. 二、… 3. 4. */
  runsOn: boolean;
  readonly nodes: Node[];
}

/** Usual depth of each kind, used only where a list opens; what continues a list goes by its number. */
const RANK: Record<MarkKind, number> = {
  virtual: 0,
  part: 0,
  han: 1,
  'han-paren': 2,
  sign: 2.2,
  subsign: 2.4,
  problem: 2.5,
  row: 2.6,
  cue: 2.8,
  digit: 3,
  'digit-paren': 4,
  circled: 5,
  is: 6,
  ordinal: 6,
  first: 6,
  aspect: 6,
  dash: 7,
};

/** Kinds that enumerate in running text and never head a section. */
export function isInlineItem(kind: MarkKind): boolean {
  return RANK[kind] >= 6;
}

/** Of the many items that have nothing below them; never pushed to. */
const NONE: never[] = [];

const GLOBAL: ReadonlySet<MarkKind> = new Set(['problem', 'row', 'cue']);

/** A heading that is longer is more than the name of a problem. */
const LONGEST_JUDGEMENT = 80;

const ASIDE = /^(?:此外|另外)[,，]/;
const ASIDE_LENGTH = 3;

const NEAR = 400;

/** Items that one item of running text may hold. */
const FEW = 12;

/** No document nests its items deeper; what would is the next item on this level, so that no text exhausts the stack. */
const DEEPEST = 16;

/** A problem has no more fields before it is told. */
const MOST_FIELDS = 8;

/** How far ahead the second item of a list may stand from its first. */
const REACH = 8000;

export interface TreeInput {
  readonly text: Clean;
  readonly marks: readonly Mark[];
  readonly labels: readonly LabelMark[];
  /** Where the body ends and the closing words begin. */
  readonly end: number;
  /** Whether the text after a marker reads like the statement of a problem. */
  readonly isProblem: (mark: Mark) => boolean;
}

/**
 * Builds the outline from candidate markers: a candidate counts where it opens or continues a sequence, and sequences decide the levels.
 * A skipped, repeated or mixed marker joins the list it stands in; one that fits nowhere is plain text.
 */
export function buildTree(input: TreeInput): Node {
  const { marks, labels, end } = input;
  const rootMark: Mark = { kind: 'virtual', value: 0, start: 0, end: 0, line: true, paragraph: true };
  const rootList: List = {
    kind: 'virtual',
    paragraph: true,
    field: null,
    last: 0,
    index: 0,
    labelled: false,
    answeredBelow: false,
    runsOn: false,
    nodes: [],
  };
  const root: Node = {
    mark: rootMark,
    parent: null,
    list: rootList,
    children: NONE,
    lists: NONE,
    index: 0,
    labels: NONE,
    bodyStart: 0,
    end,
  };
  let nodes = 1;
  let lists = 1;
  const stack: Node[] = [root];
  /** The last ordinal of the latest closed list of each kind, for numbering that runs on across headings. */
  const closed = new Map<MarkKind, List>();
  const next = nextOfKind(marks);

  const top = (): Node => stack[stack.length - 1]!;
  const popTo = (depth: number, at: number): void => {
    while (stack.length > depth) {
      const node = stack.pop()!;
      node.end = at;
      closed.set(node.list.kind, node.list);
    }
  };
  const push = (mark: Mark, parent: Node, list: List): void => {
    const node: Node = { mark, parent, list, children: NONE, lists: NONE, index: nodes++, labels: NONE, bodyStart: mark.end, end };
    list.nodes.push(node);
    list.last = mark.through ?? mark.value;
    if (parent.children.length === 0) parent.children = [node];
    else parent.children.push(node);
    // a list is left for good once another one begins below the same item
    if (parent.lists.length === 0) parent.lists = [list];
    else if (parent.lists[parent.lists.length - 1] !== list) parent.lists.push(list);
    stack.push(node);
  };
  const open = (mark: Mark, depth: number, before: List | null = null): void => {
    popTo(Math.min(depth, DEEPEST), mark.start);
    const parent = top();
    const label = parent.labels.length > 0 && !GLOBAL.has(mark.kind) ? parent.labels[parent.labels.length - 1]! : null;
    // 问题一：X。 | 从两个方面抓好整改：第一，… : what names the item heads no field
    const field = label?.field === 'problem' && label.start === parent.mark.start && isInlineItem(mark.kind) ? null : label;
    const runsOn = before !== null && before.last === mark.value - 1;
    if (runsOn) before.runsOn = true;
    // what the items above had fields for, these have too
    const labelled = before?.labelled ?? false;
    push(mark, parent, {
      kind: mark.kind,
      paragraph: mark.paragraph,
      field,
      last: mark.through ?? mark.value,
      index: lists++,
      labelled,
      answeredBelow: false,
      runsOn,
      nodes: [],
    });
  };
  const proceed = (mark: Mark, depth: number): void => {
    const list = stack[depth]!.list;
    popTo(depth, mark.start);
    push(mark, top(), list);
  };

  /** Depth at which a new list of this kind opens: below the deepest open item of lower rank. */
  const openingDepth = (mark: Mark, problem: boolean): number => {
    const rank = RANK[mark.kind];
    if (GLOBAL.has(mark.kind)) {
      // below the deepest heading; an earlier item of the same sort and all that stands in it is over
      for (let d = 1; d < stack.length; d++) {
        const k = stack[d]!.mark.kind;
        if (GLOBAL.has(k) || isInlineItem(k) || stack[d]!.list.field) return d;
        if (stack[d]!.labels.length > 0) return d;
      }
      return stack.length;
    }
    let d = stack.length;
    while (d > 1) {
      const node = stack[d - 1]!;
      const nodeRank = RANK[node.mark.kind];
      // 二、 after an un-numbered 在肯定成绩的同时,… goes on with the chapters
      if (nodeRank < rank && !(node.mark.kind === 'virtual' && mark.kind === 'han')) break;
      // 1. under 整改措施： of a problem that is itself numbered 1.
      if (node.labels.length > 0 && !node.list.field && !problem && mark.kind !== 'han' && !isSign(mark.kind)) break;
      // 1、关于X的问题。1.…;2.…
      if (node.mark.kind === mark.kind && node.mark.paragraph && !mark.paragraph && !problem && input.isProblem(node.mark)) break;
      // 10.关于“X”问题 | (一)… (二)… : what was done, where nothing else answers it
      if (mark.kind === 'han-paren' && mark.line && !problem && isUnanswered(node, mark)) break;
      // 1. inside 一是…
      if (isInlineItem(node.mark.kind) && !isInlineItem(mark.kind) && !mark.paragraph && !problem && RANK[mark.kind] >= 3) break;
      // 一是抓学习。一方面,…另一方面,…二是…
      if (isInlineItem(node.mark.kind) && isInlineItem(mark.kind) && node.mark.kind !== mark.kind && !mark.paragraph && isAmongMore(node))
        break;
      d--;
    }
    return d;
  };

  /** A framed problem alone on its line, right below which the mark begins. */
  function isUnanswered(node: Node, mark: Mark): boolean {
    return (
      node.mark.kind === 'digit' &&
      node.mark.line &&
      node.labels.length === 0 &&
      node.children.length === 0 &&
      input.isProblem(node.mark) &&
      onlySpace(input.text, lineEnd(input.text, node.bodyStart, mark.start), mark.start)
    );
  }

  /** Whether an item in running text is not the only one of its list: others came before it, or the next one follows. */
  function isAmongMore({ list }: Node): boolean {
    if (list.nodes.length > 1) return true;
    for (let i = m; i < Math.min(marks.length, m + FEW); i++) {
      const { kind, value } = marks[i]!;
      if (kind === list.kind) return value === list.last + 1;
      if (!isInlineItem(kind)) return false;
    }
    return false;
  }

  let m = 0;
  let l = 0;
  while (m < marks.length || l < labels.length) {
    const mark = marks[m];
    const label = labels[l];
    if (label && (!mark || label.start < mark.start || (label.start === mark.start && label.end === mark.start))) {
      l++;
      if (label.start >= end) continue;
      placeLabel(label);
      continue;
    }
    m++;
    if (!mark || mark.start >= end) continue;
    placeMark(mark, m - 1);
  }
  popTo(0, end);
  root.end = end;
  cutLast(root);
  return root;

  /** Of items that are a paragraph each the last is one too, what stands below it is no part of it. */
  function cutLast(node: Node): void {
    for (const list of node.lists) {
      const last = list.nodes[list.nodes.length - 1]!;
      if (list.kind === 'row') for (const row of list.nodes) if (row.parent === node) cutAtRow(row);
      if (list.nodes.length >= 3 && last.parent === node && list.nodes.every((n) => n.mark.line && n.labels.length === 0)) {
        const stop = (n: Node) => lineEnd(input.text, n.mark.end, n.end);
        const one = list.nodes.every((n) => n === last || trimStart(input.text, stop(n), n.end) >= n.end);
        const child = last.children[last.children.length - 1];
        if (one && (!child || child.mark.start < stop(last))) cut(last, stop(last));
      }
      cutAtAside(list);
      for (const n of list.nodes) if (n.parent === node && n.lists.length > 0) cutLast(n);
    }
  }

  /** 合计 | — | 234.39 and the text behind a table are no part of its last row, which is one line, or as many as its cells stand on. */
  function cutAtRow(row: Node): void {
    const from = row.labels.reduce((at, label) => Math.max(at, label.start), row.mark.end);
    const line = input.text.text.slice(row.mark.start, from);
    if (!/[\t|]/.test(line)) return;
    const stop = lineEnd(input.text, from, row.end);
    if (row.children.every((c) => c.mark.start < stop)) cut(row, stop);
  }

  /**
   * 此外,审计移送的4件问题线索已办结3件。 behind the last of some answers that are a paragraph each is no part of it, nor of the chapter that it
   * stands in.
   */
  function cutAtAside({ nodes }: List): void {
    const last = nodes[nodes.length - 1]!;
    if (nodes.length < 2 || last.labels.length > 0 || last.children.length > 0) return;
    const stop = lineEnd(input.text, last.mark.end, last.end);
    const next = trimStart(input.text, stop, last.end);
    if (next >= last.end || !ASIDE.test(input.text.text.slice(next, next + ASIDE_LENGTH))) return;
    const isParagraph = (n: Node): boolean =>
      input.text.codes[n.mark.start - 1] === LF &&
      (n === last || trimStart(input.text, lineEnd(input.text, n.mark.end, n.end), n.end) >= n.end);
    if (!nodes.every(isParagraph)) return;
    const { end: over } = last;
    for (let n: Node | null = last; n && n !== root && n.end === over; n = n.parent) n.end = stop;
  }

  function cut(node: Node, at: number): void {
    node.end = Math.min(node.end, at);
    const child = node.children[node.children.length - 1];
    if (child) cut(child, at);
  }

  function placeLabel(label: LabelMark): void {
    let d = stack.length;
    while (d > 1) {
      const node = stack[d - 1]!;
      const list = node.list;
      if (list.field?.field === 'problem' && label.field !== 'problem' && answersItself(node)) break;
      const inField = list.field !== null;
      const plainItem =
        node.labels.length === 0 &&
        // 1.关于“…”问题 (1)X ①… (2)Y ①… 整改状态：已完成: of the problem, not of the last of what heads its measures
        (node.children.length === 0 || (label.field === 'completion' && node.parent !== null && input.isProblem(node.parent.mark))) &&
        list.nodes.length > 1 &&
        !GLOBAL.has(node.mark.kind) &&
        !input.isProblem(node.mark) &&
        !list.labelled &&
        // 1.X (1)… 整改情况：… 2.Y 整改情况：… : the item before had answers below it
        !list.answeredBelow &&
        RANK[node.mark.kind] >= 3;
      if (
        isInlineItem(node.mark.kind)
          ? !(label.field === 'answer' && node.mark.paragraph && node.labels.length === 0 && !inField)
          : inField || plainItem
      ) {
        // in front of an outer issue's field, inner items are over
        if (stack.slice(1, d - 1).some((s) => s.labels.length > 0 || !isInlineItem(s.mark.kind))) {
          d--;
          continue;
        }
        if (inField || isInlineItem(node.mark.kind)) {
          d--;
          continue;
        }
      }
      break;
    }
    popTo(d, label.start);
    const owner = top();
    if (
      label.field === 'problem' &&
      label.line &&
      !isRowLabel(label) &&
      (owner === root || owner.labels.length > 0 || isHeading(owner)) &&
      !(owner !== root && onlySpace(input.text, owner.bodyStart, label.start)) &&
      !tellsOwner(owner, label)
    ) {
      // an un-numbered problem: 反馈问题：… again and again
      const cue: Mark = { kind: 'cue', value: 0, start: label.start, end: label.end, line: label.line, paragraph: true };
      const follows = marks[m];
      if (follows && follows.kind === 'problem' && onlySpace(input.text, label.end, follows.start)) return;
      open(cue, openingDepth(cue, true));
      attach(top(), label);
      return;
    }
    if (owner !== root) attach(owner, label);
  }

  /**
   * 反馈问题一：X 1.Y 整改情况：… 2.Z 整改情况：… : the items below a problem that is told in a field are problems themselves where each is
   * answered; else they are its facts and the answer is for all of them.
   */
  function answersItself(node: Node): boolean {
    const { list, mark } = node;
    if (isInlineItem(mark.kind) || !mark.paragraph) return false;
    if (list.labelled) return true;
    // the item before had problems of its own below it, each answered
    const before = list.nodes[list.nodes.length - 2];
    if (before?.lists.some((below) => below.labelled)) return true;
    // the numbers run on from items that were answered one by one
    const earlier = closed.get(mark.kind);
    if (earlier?.labelled && earlier.field?.field === 'problem' && earlier.last === mark.value - 1) return true;
    let k = m;
    while (k < marks.length && marks[k]!.start - mark.start < REACH && !(marks[k]!.kind === mark.kind && marks[k]!.paragraph)) {
      if (RANK[marks[k]!.kind] < RANK[mark.kind]) return false;
      k++;
    }
    const sibling = marks[k];
    if (!sibling || sibling.kind !== mark.kind || sibling.value !== mark.value + 1) return false;
    let j = l;
    while (j < labels.length && labels[j]!.start <= sibling.end) j++;
    let after = k + 1;
    while (after < marks.length && RANK[marks[after]!.kind] > RANK[mark.kind]) after++;
    const answer = labels[j];
    return answer !== undefined && answer.field !== 'problem' && answer.start < (marks[after]?.start ?? end);
  }

  /** 问题一：学习不深入 问题表现：… : the same problem in more words; so it is below (一)学习不深入 where it is the only one. */
  function tellsOwner(owner: Node, label: LabelMark): boolean {
    if (
      owner.mark.kind === 'problem' &&
      ((owner.labels.length <= MOST_FIELDS && owner.labels.every((l) => l.field === 'problem')) || isUntold(owner))
    )
      return true;
    return (isJudged(owner, label) || isLikeOthers(owner, label)) && isOnlyProblem(owner);
  }

  /** The items beside it were told so. */
  function isLikeOthers(owner: Node, label: LabelMark): boolean {
    const size = label.start - owner.bodyStart;
    if (owner.labels.length > 0 || owner.children.length > 0 || size < 4 || size > LONGEST_JUDGEMENT) return false;
    return owner.list.nodes.some((n) => n !== owner && n.labels[0]?.field === 'problem');
  }

  /** 问题2 责任人：… 存在问题：…: the marker stood alone, the problem is told in one of its fields. */
  function isUntold(owner: Node): boolean {
    const [own, next] = owner.labels;
    if (owner.labels.length > MOST_FIELDS) return false;
    const problems = owner.labels.filter((l) => l.field === 'problem').length;
    return problems === 1 && own!.field === 'problem' && next !== undefined && onlySpace(input.text, owner.bodyStart, next.start);
  }

  function isJudged(owner: Node, label: LabelMark): boolean {
    const size = label.start - owner.bodyStart;
    if (owner === root || owner.labels.length > 0 || owner.children.length > 0 || size < 4 || size > LONGEST_JUDGEMENT) return false;
    // ◆关于“学习不深入” | 【审议意见】…
    return PROBLEM_CUE.test(input.text.text.slice(owner.bodyStart, label.start)) || input.isProblem(owner.mark);
  }

  /** Whether no other problem is told (in a field of its own) before the next item on the owner's level. */
  function isOnlyProblem(owner: Node): boolean {
    let k = l;
    while (k < labels.length && labels[k]!.field !== 'problem') k++;
    const other = labels[k];
    if (!other) return true;
    for (let i = m; i < marks.length && marks[i]!.start <= other.start; i++) if (RANK[marks[i]!.kind] <= RANK[owner.mark.kind]) return true;
    return false;
  }

  function attach(node: Node, label: LabelMark): void {
    if (node.labels.length === 0) node.labels = [label];
    else node.labels.push(label);
    node.list.labelled = true;
    if (node.parent) node.parent.list.answeredBelow = true;
  }

  function placeMark(mark: Mark, index: number): void {
    const { kind, value } = mark;
    const problem = input.isProblem(mark);
    if (kind === 'virtual' || GLOBAL.has(kind)) {
      if (kind === 'virtual') open(mark, 1);
      else {
        const d = openingDepth(mark, true);
        const previous = d < stack.length ? stack[d]! : null;
        if (previous && previous.list.kind === kind) proceed(mark, d);
        else open(mark, d);
      }
      return;
    }
    // continue an open list
    let exact = -1;
    let outer = -1;
    for (let d = stack.length - 1; d >= 1; d--) {
      const list = stack[d]!.list;
      if (list.kind !== kind) continue;
      if (continues(list, value)) {
        if (exact < 0) exact = d;
        else if (outer < 0) outer = d;
      }
    }
    if (value !== 1 && exact >= 0) {
      if (outer >= 0 && preferOuter(stack[exact]!.list, stack[outer]!.list, mark, problem)) proceed(mark, outer);
      else proceed(mark, exact);
      return;
    }
    if (kind === 'dash' && exact >= 0) {
      proceed(mark, exact);
      return;
    }
    if (value === 1 || kind === 'dash') {
      if (!opensList(mark, index)) {
        // ①… ①… ③…: the first number twice
        const list = top().list;
        if (list.kind === kind && list.last === 1 && list.nodes.length === 1 && goesOn(index)) proceed(mark, stack.length - 1);
        return;
      }
      open(mark, openingDepth(mark, problem));
      return;
    }
    // 1、… 二、… : one list in two styles
    if (kind === 'han' && stack.length > 1) {
      const list = stack[1]!.list;
      if (list.kind === 'digit' && list.last === value - 1 && mark.paragraph) {
        proceed(mark, 1);
        return;
      }
    }
    // 二、 3、 四、 : the same with a figure among the characters
    if (
      kind === 'digit' &&
      mark.line &&
      stack.length > 1 &&
      stack[1]!.list.kind === 'han' &&
      stack[1]!.list.last === value - 1 &&
      !problem &&
      input.text.codes[mark.end - 1] === 0x3001
    ) {
      proceed(mark, 1);
      return;
    }
    // a number repeated or skipped
    for (let d = stack.length - 1; d >= 1; d--) {
      const list = stack[d]!.list;
      if (list.kind !== kind) continue;
      const near = value === list.last || (value > list.last && value <= list.last + 3);
      if (near && (mark.paragraph === list.paragraph || isInlineItem(kind) || !mark.paragraph)) {
        proceed(mark, d);
        return;
      }
    }
    const before = closed.get(kind);
    if (
      before &&
      (before.last === value - 1 || (mark.paragraph && value > before.last && value <= before.last + 3)) &&
      !isInlineItem(kind)
    ) {
      if (mark.paragraph || problem || before.paragraph === mark.paragraph) open(mark, openingDepth(mark, problem), before);
      return;
    }
    // 二是… in a cell of its own goes on with the cell above
    const cell = top().labels[top().labels.length - 1];
    if (cell && isRowLabel(cell) && cell.start === mark.start) {
      open(mark, openingDepth(mark, problem));
      return;
    }
    // its first items are lost: only a heading at a line's start is believed
    if (mark.line && !isInlineItem(kind) && ((value <= 20 && (problem || kind === 'han' || kind === 'han-paren')) || isRun(index)))
      open(mark, openingDepth(mark, problem));
  }

  /** 8. 9. 10. at the start of a line each: the first seven were published before. */
  function isRun(index: number): boolean {
    const { kind, value } = marks[index]!;
    const second = marks[next[index]!];
    const third = second && marks[next[next[index]!]!];
    return kind === 'digit' && second?.line === true && second.value === value + 1 && third?.line === true && third.value === value + 2;
  }

  /** Whether the next marker of the kind is a later item of the list that began twice. */
  function goesOn(index: number): boolean {
    const following = marks[next[index]!];
    return following !== undefined && (following.value === 2 || following.value === 3) && following.start - marks[index]!.start < NEAR;
  }

  /** Whether a first item really opens a list: in running text, only where a second one follows. */
  function opensList(mark: Mark, index: number): boolean {
    if (mark.paragraph && !isInlineItem(mark.kind)) return true;
    const label = top().labels[top().labels.length - 1];
    if (label && onlySpace(input.text, label.end, mark.start) && mark.kind !== 'first') return true;
    for (let k = next[index]!; k >= 0 && marks[k]!.start - mark.start < REACH; k = next[k]!) {
      const v = marks[k]!.value;
      if (mark.kind === 'dash') return true;
      if (v === 1) return false;
      if (v === 2 || (mark.kind === 'first' && v > 1)) return true;
      // 一是… 三是…: the second is lost, or was never written
      if (v === 3 && (mark.kind === 'is' || mark.kind === 'ordinal') && marks[k]!.start - mark.start < NEAR) return true;
      if (v > 3) return false;
    }
    // a bullet that has no second
    if (mark.paragraph && mark.kind === 'dash') return has(BULLETS, input.text.codes[mark.start]!);
    return mark.paragraph && (mark.kind === 'is' || mark.kind === 'ordinal');
  }
}

function continues(list: List, value: number): boolean {
  if (list.kind === 'first') return value > list.last;
  if (list.kind === 'dash') return true;
  return value === list.last + 1;
}

/** Both an inner and an outer list of the same kind wait for this number. */
function preferOuter(inner: List, outer: List, mark: Mark, problem: boolean): boolean {
  if (mark.paragraph !== inner.paragraph && mark.paragraph === outer.paragraph) return true;
  if (mark.paragraph === inner.paragraph && mark.paragraph !== outer.paragraph) return false;
  return problem && inner.field !== null;
}

function isHeading(node: Node): boolean {
  const k = node.mark.kind;
  return k === 'han' || k === 'han-paren' || k === 'part' || k === 'virtual' || isSign(k);
}

function isSign(kind: MarkKind): boolean {
  return kind === 'sign' || kind === 'subsign';
}

function isRowLabel(label: LabelMark): boolean {
  return label.start === label.end;
}

function onlySpace(text: Clean, start: number, end: number): boolean {
  for (let i = start; i < end; i++)
    if (text.codes[i] !== 10 && text.codes[i] !== 32 && text.codes[i] !== 9 && text.codes[i] !== 124) return false;
  return true;
}

/** For each mark the index of the next one of its kind, or -1. */
function nextOfKind(marks: readonly Mark[]): Int32Array {
  const next = new Int32Array(marks.length);
  const latest = new Map<MarkKind, number>();
  for (let i = marks.length - 1; i >= 0; i--) {
    const kind = marks[i]!.kind;
    next[i] = latest.get(kind) ?? -1;
    latest.set(kind, i);
  }
  return next;
}

/** All nodes below `node`, in document order. */
export function* descendants(node: Node): Generator<Node> {
  for (const child of node.children) {
    yield child;
    yield* descendants(child);
  }
}
