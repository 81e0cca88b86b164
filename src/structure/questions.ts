/** Notices as questions and answers: 3.问:巡察指出“X”,现在改得怎样? 问3:“X”是怎么补上的? */
import type { Clean } from '../text/clean.ts';
import { closeOf, type Zones } from '../text/zones.ts';
import { lineEnd } from './sentences.ts';
import type { TitleSpan } from './titles.ts';

/** 巡察指出“X”,现在改得怎样? 关于X的问题,采取了哪些办法?: the wording of the problem that a question is about; null where it is about none. */
export function questionTitle(text: Clean, zones: Zones, start: number, end: number): TitleSpan | null {
  const line = lineEnd(text, start, Math.min(end, start + LONGEST_QUESTION));
  const question = text.text.slice(start, line);
  const open = question.indexOf('“');
  const close = open < 0 ? 0 : closeOf(zones, start + open);
  if (
    close - start - open > SHORTEST_PROBLEM &&
    close < line &&
    (open === 0 || ASKS_ABOUT.test(question.slice(0, open)) || /^的?问题/.test(question.slice(close - start + 1)))
  )
    return { start: start + open + 1, end: close, after: line, framed: true };
  const named = NAMED_IN_QUESTION.exec(question);
  if (!named) return null;
  const at = start + named.index + named[0].indexOf(named[1]!);
  return { start: at, end: at + named[1]!.length, after: line, framed: true };
}

const LONGEST_QUESTION = 120;
const SHORTEST_PROBLEM = 4;
const ASKS_ABOUT = /(?:指出|点出|提出|反映|发现|认为|关于|针对|反馈|意见(?:里|中)?)[^“]{0,6}$/;
const NAMED_IN_QUESTION = /(?:关于|针对|对于?|就|指出的?|反映的?)([^“”,，。?？:：]{4,40}?)的?问题(?=[,，?？])/;
