/**
 * Character tables: what a character folds to, and which classes it belongs to. Built once, indexed by UTF-16 code unit, so that the
 * scanning loops do one array access a character.
 */

/** White space that separates (also U+3000 and NBSP). */
export const SPACE = 1;
/** Line breaks. */
export const BREAK = 2;
/** Characters that print nothing: zero-width, soft hyphen, NUL and other controls. They vanish without leaving a gap. */
export const VOID = 4;
/** 0-9 (also full-width, after folding). */
export const DIGIT = 8;
/** A-Z a-z. */
export const LETTER = 16;
/** A character of a Chinese numeral, ordinary or financial: 一 两 十 百 万 〇 壹 … */
export const NUMERAL = 32;
/** Ends a sentence: 。 ! ? ; and a line break. */
export const STOP = 64;
/** Opens or closes a quotation, title or bracket. */
export const BRACKET = 128;
/** Folds to another character. */
export const FOLDED = 256;

const code = (c: string): number => c.charCodeAt(0);

/** What a character folds to, where its class says `FOLDED`; else 0. Filling it with every other character too would show in start-up. */
export const FOLD = new Uint16Array(65536);
/** The classes of each character, one bit a class. */
export const CLASS = new Uint32Array(65536);

const NUMERALS = '〇○零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億';

function build(): void {
  const folded: number[] = [];
  const fold = (from: number, to: number): void => {
    if (from === to) return;
    FOLD[from] = to;
    folded.push(from);
  };
  for (let i = 0xff01; i <= 0xff5e; i++) fold(i, i - 0xfee0);
  const one = (from: string, to: string): void => {
    for (let i = 0; i < from.length; i++) fold(from.charCodeAt(i), to.charCodeAt(to.length === 1 ? 0 : i));
  };
  one('\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ue5e5', ' ');
  one('‐‑−–﹣', '-');
  one('―─', '—');
  one('〜∼', '~');
  one('∶﹕︰', ':');
  one('﹐﹔﹖﹗﹙﹚﹪', ',;?!()%');
  one('｡', '。');
  one('、﹑', '、');
  one('｢｣「」『』', '“”“”‘’');
  one('〈〉', '《》');
  one('•‧∙', '·');
  one('│｜', '|');
  // Kangxi radicals and compatibility ideographs, which PDF text layers use for plain characters (⼀ ⽅ ⾏).
  for (const [from, to] of [
    [0x2e80, 0x2fd5],
    [0xf900, 0xfad9],
  ] as const) {
    for (let i = from; i <= to; i++) {
      const plain = String.fromCharCode(i).normalize('NFKC');
      if (plain.length === 1) fold(i, plain.charCodeAt(0));
    }
  }

  const mark = (chars: string, flag: number): void => {
    for (let i = 0; i < chars.length; i++) CLASS[chars.charCodeAt(i)]! |= flag;
  };
  for (let i = 0; i < 0x20; i++) CLASS[i] = VOID;
  for (let i = 0x7f; i < 0xa0; i++) CLASS[i] = VOID;
  mark('\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\ufeff\ufffc', VOID);
  CLASS[code('\t')] = SPACE;
  CLASS[code(' ')] = SPACE;
  for (const c of '\n\r\u000b\u000c\u0085\u2028\u2029') CLASS[code(c)] = BREAK;
  for (let i = 0x30; i <= 0x39; i++) CLASS[i] = DIGIT;
  for (let i = 0x41; i <= 0x5a; i++) CLASS[i] = LETTER;
  for (let i = 0x61; i <= 0x7a; i++) CLASS[i] = LETTER;
  mark(NUMERALS, NUMERAL);
  mark('。!?;', STOP);
  mark('“”‘’《》()〔〕[]【】"', BRACKET);
  // A character has the classes of what it folds to.
  for (const i of folded) CLASS[i] = CLASS[FOLD[i]!]! | FOLDED;
}

build();

/** True for a Chinese character proper (the unified block and extension A). */
export function isHan(c: number): boolean {
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || c === 0x3007;
}

let nextClass = 512;

/**
 * Makes a class of some (folded) characters and returns its bit. Modules make the classes they scan for when they load; `clean` looks all
 * classes of a character up at once (`Clean.classes`), so that a scan reads one array from end to end and no table.
 */
export function newClass(chars: string): number {
  const bit = nextClass;
  if (bit === 0 || bit === 2 ** 31) throw new RangeError('no bits are left for another character class');
  nextClass *= 2;
  for (let i = 0; i < chars.length; i++) CLASS[chars.charCodeAt(i)]! |= bit;
  return bit;
}

/** A set of characters, one bit a code: what a text touches of it stays in the processor's cache beside dozens of others. */
export type CharSet = Uint32Array;

export function setOf(chars: string): CharSet {
  const set = new Uint32Array(65536 / 32);
  for (let i = 0; i < chars.length; i++) add(set, chars.charCodeAt(i));
  return set;
}

/** Adds the characters from one code to another, that one included. */
export function add(set: CharSet, from: number, to = from): void {
  for (let code = from; code <= to; code++) set[code >> 5]! |= 1 << (code & 31);
}

/** Whether a set holds the character with this code; no set holds NaN, which `charCodeAt` gives beyond a text. */
export function has(set: CharSet, code: number): boolean {
  return (set[code >> 5]! & (1 << (code & 31))) !== 0;
}

/** Whether a set holds any of some characters. */
export function hasAny(set: CharSet, chars: string): boolean {
  for (let i = 0; i < chars.length; i++) if (has(set, chars.charCodeAt(i))) return true;
  return false;
}

/** The code of a line feed, the only line break of the clean text. */
export const LF = 10;

/** Signs at a line's start that set off an item or, some of them, head what follows: ◆ above ★ above ▲. */
export const BULLETS = setOf('●■◆▪◇□○◎◉★☆▲►▶▷▸➤➢✓√※·');
