import { add, type CharSet, has } from './chars.ts';

/**
 * The characters with which a match of a pattern can begin: a look at one character rules most texts out, where trying
 * the pattern costs a call. For patterns of literals, classes, groups and quantifiers whose matches are never empty; anchors and lookarounds
 * are passed over.
 */
export function openingsOf({ source, flags }: RegExp): CharSet {
  if (/[iu]/.test(flags)) throw new RangeError(`case and code points are not known here: ${flags}`);
  const table: CharSet = new Uint32Array(65536 / 32);
  let i = 0;
  if (alternatives()) throw new RangeError(`a pattern that can match nothing begins anywhere: ${source}`);
  return table;

  /** Notes what the alternatives up to the end of the group can begin with; tells whether one of them can be empty. */
  function alternatives(noted = true): boolean {
    let anyEmpty = false;
    for (;;) {
      let open = true; // whether what comes next can still be at the beginning
      while (i < source.length && source[i] !== '|' && source[i] !== ')') {
        const canBeEmpty = item(noted && open);
        if (!canBeEmpty) open = false;
      }
      anyEmpty ||= open;
      if (source[i] !== '|') return anyEmpty;
      i++;
    }
  }

  /** Reads one item with its quantifier; tells whether it can match nothing. */
  function item(noted: boolean): boolean {
    let empty = false;
    const c = source[i]!;
    if (c === '^' || c === '$') {
      i++;
      return true;
    }
    if (c === '(') {
      const looks = groupHead();
      empty = alternatives(noted && !looks) || looks;
      i++;
    } else if (c === '[') characterClass(noted);
    else if (c === '\\') {
      i++;
      const of = escaped();
      if (noted) for (const code of of) add(table, code);
    } else if (c === '.') {
      if (noted) table.fill(-1);
      i++;
    } else {
      if (noted) add(table, source.charCodeAt(i));
      i++;
    }
    return quantifier() || empty;
  }

  /** Reads what opens a group: ( (?: (?= (?! (?<= (?<! (?<name>. Tells whether it only looks. */
  function groupHead(): boolean {
    i++;
    if (source[i] !== '?') return false;
    const behind = source[i + 1] === '<';
    const mark = source[behind ? i + 2 : i + 1];
    const looks = mark === '=' || mark === '!';
    if (behind && !looks) i = source.indexOf('>', i) + 1;
    else i += behind ? 3 : 2;
    return looks;
  }

  /** Reads a quantifier where there is one; tells whether it lets what is before it be left out. */
  function quantifier(): boolean {
    const c = source[i];
    if (c !== '*' && c !== '?' && c !== '+' && c !== '{') return false;
    const none = c === '*' || c === '?' || (c === '{' && source[i + 1] === '0');
    i = c === '{' ? source.indexOf('}', i) + 1 : i + 1;
    if (source[i] === '?') i++;
    return none;
  }

  /** The codes of an escape whose backslash was read. */
  function escaped(): number[] {
    const c = source[i++]!;
    if (c === 'd') return Array.from({ length: 10 }, (_, n) => 48 + n);
    if (c === 'n') return [10];
    if (c === 't') return [9];
    if (c === 's') return [9, 10, 11, 12, 13, 32, 0xa0, 0x3000];
    if (c === 'u') {
      i += 4;
      return [Number.parseInt(source.slice(i - 4, i), 16)];
    }
    if (/[a-zA-Z]/.test(c)) throw new RangeError(`\\${c} is not known here: ${source}`);
    return [c.charCodeAt(0)];
  }

  /** The codes of one member of a class. */
  function member(): number[] {
    if (source[i] !== '\\') return [source.charCodeAt(i++)];
    i++;
    return escaped();
  }

  function characterClass(noted: boolean): void {
    i++;
    const negated = source[i] === '^';
    if (negated) i++;
    const within: CharSet = negated ? new Uint32Array(65536 / 32) : table;
    while (source[i] !== ']') {
      const from = member();
      if (source[i] === '-' && source[i + 1] !== ']') {
        i++;
        const last = member()[0]!;
        if (noted) add(within, from[0]!, last);
      } else if (noted) for (const code of from) add(within, code);
    }
    i++;
    if (noted && negated) for (let word = 0; word < within.length; word++) table[word]! |= ~within[word]!;
  }
}

/** Whether any of some characters is in a set. */
export function holdsAny(set: CharSet, codes: Uint16Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (has(set, codes[i]!)) return true;
  return false;
}

/** Whether words open with a pattern whose openings are known: most are passed over at the look at their first character. */
export function opensWith(pattern: RegExp, openings: CharSet, words: string): boolean {
  return has(openings, words.charCodeAt(0)) && pattern.test(words);
}
