/** Text for terminals: how many columns it takes, where a line may break, and nothing in it that could drive the terminal. */
import { displayWidth } from './display-width.ts';

/** Must not begin a line. */
const CLOSING = new Set('。，、；：？！）】》」』”’…,.;:?!)]}%％‰°×元万亿'.split(''));
/** Must not end one. */
const OPENING = new Set('（【《「『“‘([{＜'.split(''));

/** Whether there is anything for `printable` to do. */
const UNPRINTABLE = /[\0-\x09\x0b-\x1f\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]/;

/** Source text as one or several lines that are safe to print: control characters become visible, zero-width and direction marks go. */
export function printable(text: string): string {
  if (!UNPRINTABLE.test(text)) return text;
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\t\v\f\u00a0]/g, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, '')
    .replace(/[\0-\x09\x0b-\x1f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
    .replace(/[\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\u2421');
}

/** The same on one line: a break between Chinese characters leaves nothing behind, any other the separator, a space where none is given. */
export function onOneLine(text: string, separator?: string): string {
  return printable(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .reduce(
      (all, line) => (all === '' ? line : `${all}${separator ?? (CHINESE_END.test(all) && CHINESE_START.test(line) ? '' : ' ')}${line}`),
      '',
    );
}

const CHINESE_END = /[\u2e80-\u9fff\uff00-\uffef“”‘’—]$/;
const CHINESE_START = /^[\u2e80-\u9fff\uff00-\uffef“”‘’—\d]/;

/** Breaks text into lines of at most `width` columns: between Chinese characters, not inside numbers and words, punctuation kept in place. */
export function wrap(text: string, width: number): string[] {
  return printable(text)
    .split('\n')
    .flatMap((paragraph) => wrapParagraph(paragraph.trimEnd(), width));
}

function wrapParagraph(paragraph: string, width: number): string[] {
  if (displayWidth(paragraph) <= width) return [paragraph];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const flush = () => {
    lines.push(line.trimEnd());
    line = '';
    used = 0;
  };
  for (const unit of unitsOf(paragraph)) {
    const taken = displayWidth(unit);
    if (used > 0 && used + displayWidth(unit.trimEnd()) > width) flush();
    if (taken <= width) {
      if (line === '' && lines.length > 0 && unit.trim() === '') continue;
      line += unit;
      used += taken;
      continue;
    }
    for (const character of unit) {
      const columns = displayWidth(character);
      if (used > 0 && used + columns > width) flush();
      line += character;
      used += columns;
    }
  }
  if (line.trim() !== '' || lines.length === 0) flush();
  return lines;
}

/** The width of the longest piece of a text in which no line may break. */
export function longestPiece(text: string): number {
  let longest = 0;
  for (const paragraph of printable(text).split('\n'))
    for (const unit of unitsOf(paragraph)) longest = Math.max(longest, displayWidth(unit.trimEnd()));
  return longest;
}

/** The pieces between which a line may break: a Chinese character, or a word or number, each with the punctuation that clings to it. */
function unitsOf(paragraph: string): string[] {
  const units: string[] = [];
  let unit = '';
  let previous = '';
  for (const character of paragraph) {
    const glued =
      unit !== '' &&
      (CLOSING.has(character) || OPENING.has(previous) || displayWidth(character) === 0 || (isWord(previous) && isWord(character)));
    if (unit !== '' && !glued) {
      units.push(unit);
      unit = '';
    }
    unit += character;
    previous = character;
  }
  if (unit !== '') units.push(unit);
  return units;
}

function isWord(character: string): boolean {
  const code = character.codePointAt(0)!;
  return code > 0x20 && code < 0x250;
}
