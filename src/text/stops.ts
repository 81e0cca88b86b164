/** Full stops that were typed half-width. */
import { CLASS, DIGIT, isHan, LETTER } from './chars.ts';

const DOT = 0x2e;
const FULL_DOT = 0xff0e;
const STOP = 0x3002;
/** Behind these a dot ends a sentence as it does behind a Chinese character: 整改到位率100%. (已完成). “一事一议”. */
const CLOSING = new Set([...'%％)）”"’》】'].map((c) => c.charCodeAt(0)));
/** 一. 第三. 问题二. 十、 : the dot belongs to the number. */
const NUMBER =
  /(?:^|[\s第(（题条项款。.．;；:：,，])[一二三四五六七八九十百]{1,4}$|[(（][\d０-９一二三四五六七八九十]{1,3}[)）]$|(?:^|[\s(（])[\d０-９A-Za-z]{1,4}$/;
const LONGEST_NUMBER = 8;

/**
 * Turns the dots that end sentences (整改到位.第二,…) into 。 among the codes of a text. A text that writes its stops so throughout has several,
 * and more than of 。; in any other a dot is a stop only where the line ends with it, as 买买提.吐尔逊 is a name.
 */
export function restoreStops(source: string, codes: Uint16Array): void {
  const dots: number[] = [];
  for (const sign of ['.', '．'])
    for (let i = source.indexOf(sign); i >= 0; i = source.indexOf(sign, i + 1)) if (endsSentence(source, codes, i)) dots.push(i);
  if (dots.length === 0) return;
  let stops = 0;
  for (let i = source.indexOf('。'); i >= 0 && stops <= dots.length; i = source.indexOf('。', i + 1)) stops++;
  const throughout = stops < dots.length && dots.length > 1;
  for (const i of dots) if (throughout || (isHan(codes[i - 1]!) && endsLine(codes, i))) codes[i] = STOP;
}

function endsSentence(source: string, codes: Uint16Array, i: number): boolean {
  const before = codes[i - 1];
  if (before === undefined) return false;
  // 17:30. www.gov.cn. end the line too; elsewhere such a dot may be anything
  if (!(isHan(before) || CLOSING.has(before)) && !((CLASS[before]! & (DIGIT | LETTER)) !== 0 && endsLine(codes, i))) return false;
  const after = codes[i + 1]!;
  if (after === DOT || after === FULL_DOT) return false;
  return !NUMBER.test(source.slice(Math.max(0, i - LONGEST_NUMBER), i));
}

/** Nothing but white space stands between the dot and the end of its line. */
function endsLine(codes: Uint16Array, i: number): boolean {
  let k = i + 1;
  while (codes[k] === 0x20 || codes[k] === 0x09 || codes[k] === 0x3000 || codes[k] === 0xa0) k++;
  return codes[k] === 0x0a || codes[k] === 0x0d || codes[k] === 0;
}
