/**
 * Is a page a notice, and of which kind? Answered from its first lines, its first thousands of characters and samples of what follows,
 * many times as fast as it is parsed, so that a crawl can be sifted. There is no score: the answer follows by rules from the cues that were
 * found, and these are all named.
 */
import {
  OTHER_TITLES,
  PERSONAL_TITLE,
  PLACEHOLDER,
  RESULT_END,
  RESULT_TITLE,
  SUPERVISION,
  TOPIC,
  VISIT_TITLE,
  WORD_CUES,
  WORK_TITLE,
} from '../lexicon/detection.ts';
import type { Detection, Evidence, Span } from '../model/notice.ts';
import { DETECTION_CUES, type DetectionCue, type DocumentKind } from '../model/vocabulary.ts';
import { documentKind } from '../structure/document.ts';
import { headings, type Line } from './headings.ts';
import { wordTable } from './words.ts';

const CUE_OF_WORD = WORD_CUES.flatMap((cue) => cue.words.map(() => cue));
const FIRST_WORD = new Map(WORD_CUES.map(({ words }) => [words, CUE_OF_WORD.findIndex((cue) => cue.words === words)]));
const WORDS = wordTable(WORD_CUES.flatMap(({ words }) => words));

/** So much of the beginning is read in full. */
const HEAD = 6000;
/** Of what is longer, so many samples of so many characters. */
const SAMPLES = 3;
const SAMPLE = 1500;
/** Cues that a notice can hold too, and how often makes them tell. */
const LEAST: Partial<Record<DetectionCue, number>> = { meeting: 2, reception: 2, demand: 2, placeholder: 3, act: 1 };
/** Of each cue, so many places are named. */
const NAMED = 3;
/** News, announcements and plans say at once that they are such; a notice may speak of meetings and plans later. */
const OPENS_WITH: ReadonlySet<DetectionCue> = new Set(['meeting', 'reception', 'demand']);
const OPENING = 1500;
/** What stands before the first answers says what the document is about. */
const LEAD = 600;
/** A page with a title and less text than this only announces an attachment. */
const SHORTEST = 90;

/**
 * Whether an HTML page can be a notice at all: one that has none of the words, nor characters written as numbers, cannot, and need not be
 * taken apart.
 */
export function canBeNotice(html: string): boolean {
  return TOPIC.some((word) => html.includes(word)) || /&#(?:x[4-9]|\d{5})/i.test(html);
}

/**
 * Whether the text of a page is a notice that `parseNotice` reads (of rectification, or a report on work) or something else: news,
 * announcements, plans, templates. Never throws. Only the beginning of a long text and samples of the rest are looked at, so that the time
 * it takes is bounded, but for looking for a word like 整改. Spans are UTF-16 offsets into `text`.
 */
export function detect(text: string): Detection {
  if (!TOPIC.some((word) => text.includes(word))) return { notice: false, kind: 'other', evidence: [] };
  const places = new Map<DetectionCue, Span[]>();
  const add = (cue: DetectionCue, start: number, end: number) => {
    const list = places.get(cue);
    if (!list) places.set(cue, [{ start, end }]);
    // 已完成整改 is one place, though 完成整改 is a word too
    else if (start >= list[list.length - 1]!.end) list.push({ start, end });
  };
  const { lines, listed } = headings(text, HEAD);
  const title = findTitle(lines);
  if (title) add(title.cue, title.line.start, title.line.end);
  findWords(text, add);
  if (listed) add('listing', listed.start, listed.end);
  const bodyAt = title ? title.line.end : (lines[0]?.start ?? 0);
  const lead = text.slice(bodyAt, bodyAt + LEAD);
  const about = decide({ title: title?.cue ?? null, count: (cue) => places.get(cue)?.length ?? 0, length: text.length - bodyAt, lead });
  const evidence: Evidence[] = [];
  for (const [cue, list] of places) {
    if (list.length < (LEAST[cue] ?? 1)) continue;
    for (const place of list.slice(0, NAMED)) {
      const { start, end } = TO_CLAUSE_END.has(cue) ? toClauseEnd(text, place) : place;
      evidence.push({ cue, side: DETECTION_CUES[cue].side, words: text.slice(start, end), start, end });
    }
  }
  evidence.sort((a, b) => a.start - b.start || a.end - b.end);
  return { notice: about !== null, kind: about === null ? 'other' : kindOf(about, title, lead, places), evidence };
}

/** What was found is the beginning of what is to be read: 。已 → 已解除原合同, 追回资金4 → 追回资金4800元. */
const TO_CLAUSE_END: ReadonlySet<DetectionCue> = new Set(['status', 'act']);
const CLAUSE = 24;

function toClauseEnd(text: string, { start, end }: Span): Span {
  const from = start + /^[。；;—]*/.exec(text.slice(start, end))![0].length;
  const more = /[，,。；;：:\n]/.exec(text.slice(end, end + CLAUSE));
  return { start: from, end: more ? end + more.index : Math.min(text.length, end + CLAUSE) };
}

type Add = (cue: DetectionCue, start: number, end: number) => void;

interface Title {
  cue: DetectionCue;
  line: Line;
}

/** The first line that says what the document is. */
function findTitle(lines: readonly Line[]): Title | null {
  for (const line of lines) {
    const cue = cueOfTitle(line.words);
    if (cue) return { cue, line };
  }
  return null;
}

function cueOfTitle(words: string): DetectionCue | null {
  const names = RESULT_END.test(words);
  for (const { cue, pattern } of OTHER_TITLES) {
    // 关于…反馈会…整改情况的通报 reports after all; what is to be copied does not
    if (names && cue !== 'template' && cue !== 'reference') continue;
    if (pattern.test(words)) return cue;
  }
  if (VISIT_TITLE.test(words)) return 'title-visit';
  if (RESULT_TITLE.test(words)) return 'title-result';
  if (WORK_TITLE.test(words)) return PERSONAL_TITLE.test(words) ? 'title-other' : 'title-work';
  return null;
}

function findWords(text: string, add: Add): void {
  const found = (word: number, at: number) => {
    const { cue, words, check } = CUE_OF_WORD[word]!;
    if (at > OPENING && OPENS_WITH.has(cue)) return;
    let end = at + words[word - FIRST_WORD.get(words)!]!.length;
    if (check) {
      check.lastIndex = at;
      const match = check.exec(text);
      if (!match) return;
      end = Math.max(end, at + match[0].length);
    }
    add(cue, at, end);
  };
  const zone = (start: number, end: number) => {
    WORDS.scan(text, start, end, found);
    const part = text.slice(start, end);
    for (const match of part.matchAll(PLACEHOLDER)) add('placeholder', start + match.index, start + match.index + match[0].length);
  };
  const head = Math.min(HEAD, text.length);
  zone(0, head);
  const step = Math.floor((text.length - head) / SAMPLES);
  if (step <= SAMPLE) zone(head, text.length);
  else for (let i = 1; i <= SAMPLES; i++) zone(head + i * step - SAMPLE, head + i * step);
}

interface Cues {
  title: DetectionCue | null;
  count(cue: DetectionCue): number;
  /** Characters from the title on. */
  length: number;
  lead: string;
}

/** Of a notice, what it is about; null of everything else. Read from above: the first rule that fits is the answer. */
function decide({ title, count, length, lead }: Cues): 'rectification' | 'work' | null {
  const has = (cue: DetectionCue) => count(cue) >= (LEAST[cue] ?? 1);
  const done = count('status') + count('act');
  if (has('placeholder') || has('listing')) return null;
  if (title !== null && title !== 'title-result' && title !== 'title-work') return null;
  // 照抄范文, 质量问题的参考资料: a notice may say such a word, the page around it too
  if (count('template') + count('placeholder') > 1 || (title !== 'title-result' && (has('template') || has('reference')))) return null;
  if (title === 'title-result') {
    const answered = done > 0 || count('issue') > 1;
    // news of a meeting says little else
    const news = count('meeting') > 1 && count('meeting') >= done && !has('announced');
    return length >= SHORTEST && answered && !news ? 'rectification' : null;
  }
  if (title === 'title-work') return length >= SHORTEST && /\d/.test(lead) ? 'work' : null;
  if (!SUPERVISION.test(lead)) return null;
  if (has('announced') && done > 1 && count('meeting') < 4) return 'rectification';
  if (has('meeting') || has('reception') || has('demand')) return null;
  return count('answer') + count('issue') + count('status') > 1 && done > 3 ? 'rectification' : null;
}

function kindOf(
  about: 'rectification' | 'work',
  title: Title | null,
  lead: string,
  places: ReadonlyMap<DetectionCue, unknown[]>,
): DocumentKind {
  const kind = documentKind(title?.line.words ?? '', lead, {
    hasAnswers: (places.get('answer')?.length ?? 0) > 1,
    framedIssues: places.get('issue')?.length ?? 0,
  });
  if (kind !== 'other') return kind;
  if (about === 'work') return 'work-report';
  const words = (title?.line.words ?? '') + lead;
  if (/审计/.test(words) && !/巡[察视]/.test(words)) return 'audit-rectification';
  if (/环保|环境保护|督察/.test(words) && !/巡[察视]/.test(words)) return 'environmental-rectification';
  if (/人大|评议|审议意见/.test(words) && !/巡[察视]/.test(words)) return 'assessment';
  return 'rectification';
}
