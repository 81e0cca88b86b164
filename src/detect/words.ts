/** Looks for many words in one pass. */
export interface WordTable {
  /** Calls `found` with the index of each word at each place, in the order of the text. */
  scan(text: string, start: number, end: number, found: (word: number, at: number) => void): void;
}

/** Small enough for the table to stay in the processor's nearest cache. */
const BITS = 13;
const NONE = -1;

/** The words have to be of two characters or more: a place is looked at when its two characters can begin one. */
export function wordTable(words: readonly string[]): WordTable {
  const first = new Int16Array(1 << BITS).fill(NONE);
  const next = new Int16Array(words.length).fill(NONE);
  const letters = new Uint16Array(words.reduce((sum, word) => sum + word.length, 0));
  /** Where the letters of each word begin, and of the last one end. */
  const begin = new Int32Array(words.length + 1);
  words.forEach((word, i) => {
    for (let k = 0; k < word.length; k++) letters[begin[i]! + k] = word.charCodeAt(k);
    begin[i + 1] = begin[i]! + word.length;
    const slot = mix(word.charCodeAt(0), word.charCodeAt(1));
    next[i] = first[slot]!;
    first[slot] = i;
  });
  return {
    scan(text, start, end, found) {
      // asked for one by one, the characters of a string take several times as long
      const bytes = Buffer.from(text.slice(start, end), 'utf16le');
      const codes = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
      let before = codes[0] ?? 0;
      for (let i = 1; i < codes.length; i++) {
        const code = codes[i]!;
        let word = first[mix(before, code)]!;
        before = code;
        for (; word !== NONE; word = next[word]!) {
          const stop = begin[word + 1]!;
          let letter = begin[word]!;
          for (let k = i - 1; letter < stop && codes[k] === letters[letter]; k++) letter++;
          if (letter === stop) found(word, start + i - 1);
        }
      }
    },
  };
}

function mix(first: number, second: number): number {
  return ((first << 5) ^ (second * 31)) & ((1 << BITS) - 1);
}
