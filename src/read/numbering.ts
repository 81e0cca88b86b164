/** Numbers as lists print them: by the names of CSS (HTML) and of WordprocessingML (DOCX). */

const HAN_DIGITS = [...'〇一二三四五六七八九'];
const STEMS = [...'甲乙丙丁戊己庚辛壬癸'];
const BRANCHES = [...'子丑寅卯辰巳午未申酉戌亥'];
const FINANCIAL = [...'零壹贰叁肆伍陆柒捌玖'];
const ROMAN: readonly [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

type Style = (n: number) => string;

const decimal: Style = (n) => String(n);
const lowerRoman: Style = (n) => {
  if (n < 1 || n > 3999) return String(n);
  let s = '';
  let rest = n;
  for (const [value, letters] of ROMAN) for (; rest >= value; rest -= value) s += letters;
  return s;
};
/** a … z, aa, bb … as Word prints it; past that nobody counts. */
const lowerLetter: Style = (n) => (n < 1 || n > 780 ? String(n) : String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26)));
/** 十, 二十一, 一百零一, 一千零二十 */
const counting =
  (digits: readonly string[], units: readonly string[], bareTen: boolean): Style =>
  (n) => {
    if (n < 1 || n > 9999) return n === 0 ? digits[0]! : String(n);
    let s = '';
    const places = [...String(n)].map(Number);
    for (const [k, d] of places.entries()) {
      if (d > 0) s += digits[d]! + units[places.length - 1 - k]!;
      else if (places.slice(k + 1).some((later) => later > 0) && !s.endsWith(digits[0]!)) s += digits[0]!;
    }
    return bareTen && n >= 10 && n < 20 ? s.slice(1) : s;
  };
const chinese = counting(['零', ...HAN_DIGITS.slice(1)], ['', '十', '百', '千'], true);
const byDigit: Style = (n) => [...String(n)].map((d) => HAN_DIGITS[Number(d)] ?? d).join('');
const cycle =
  (signs: readonly string[]): Style =>
  (n) =>
    signs[n - 1] ?? String(n);
const run =
  (ranges: readonly (readonly [first: number, last: number, code: number])[]): Style =>
  (n) => {
    const range = ranges.find(([first, last]) => n >= first && n <= last);
    return range ? String.fromCharCode(range[2] + n - range[0]) : String(n);
  };
const circled = run([
  [0, 0, 0x24ea],
  [1, 20, 0x2460],
  [21, 35, 0x3251],
  [36, 50, 0x32b1],
]);

/** WordprocessingML's `w:numFmt`. What is not here prints as a plain number. */
const FORMATS: Readonly<Record<string, Style>> = {
  decimal,
  decimalHalfWidth: decimal,
  decimalZero: (n) => String(n).padStart(2, '0'),
  decimalFullWidth: (n) => String(n).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
  decimalFullWidth2: (n) => String(n).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
  upperRoman: (n) => lowerRoman(n).toUpperCase(),
  lowerRoman,
  upperLetter: (n) => lowerLetter(n).toUpperCase(),
  lowerLetter,
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  japaneseCounting: chinese,
  ideographDigital: byDigit,
  japaneseDigitalTenThousand: byDigit,
  taiwaneseDigital: byDigit,
  chineseLegalSimplified: counting(FINANCIAL, ['', '拾', '佰', '仟'], false),
  ideographLegalTraditional: counting([...'零壹貳參肆伍陸柒捌玖'], ['', '拾', '佰', '仟'], false),
  ideographTraditional: cycle(STEMS),
  ideographZodiac: cycle(BRANCHES),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: run([[1, 20, 0x2488]]),
  decimalEnclosedParen: run([[1, 20, 0x2474]]),
  ideographEnclosedCircle: run([[1, 10, 0x3280]]),
  numberInDash: (n) => `- ${n} -`,
  ordinal: (n) => `${n}.`,
  none: () => '',
};

export function formatNumber(format: string, n: number): string {
  return (FORMATS[format] ?? decimal)(n);
}

/** CSS counter styles → the format and what follows the number. */
const LIST_STYLES: Readonly<Record<string, readonly [format: string, suffix: string]>> = {
  decimal: ['decimal', '. '],
  'decimal-leading-zero': ['decimalZero', '. '],
  'lower-alpha': ['lowerLetter', '. '],
  'lower-latin': ['lowerLetter', '. '],
  'upper-alpha': ['upperLetter', '. '],
  'upper-latin': ['upperLetter', '. '],
  'lower-roman': ['lowerRoman', '. '],
  'upper-roman': ['upperRoman', '. '],
  'cjk-ideographic': ['chineseCounting', '、'],
  'simp-chinese-informal': ['chineseCounting', '、'],
  'trad-chinese-informal': ['chineseCounting', '、'],
  'simp-chinese-formal': ['chineseLegalSimplified', '、'],
  'trad-chinese-formal': ['ideographLegalTraditional', '、'],
  'cjk-decimal': ['ideographDigital', '、'],
  'cjk-heavenly-stem': ['ideographTraditional', '、'],
  'cjk-earthly-branch': ['ideographZodiac', '、'],
};

/** What an item of an ordered HTML list begins with; empty where its style prints nothing or a bullet. */
export function listMarker(style: string, n: number): string {
  const known = LIST_STYLES[style];
  return known ? formatNumber(known[0], n) + known[1] : '';
}
