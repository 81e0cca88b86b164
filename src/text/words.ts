/**
 * Words of a text, by jieba (a dictionary with a hidden Markov model for what is not in it). The only importer of jieba-wasm, which takes
 * half a second and 100 MB when it is first used: what needs no words must not load this.
 */

export interface Word {
  text: string;
  /** UTF-16 code units. jieba itself counts code points, so that its own offsets are wrong behind 𠮷 or an emoji. */
  start: number;
  end: number;
}

export interface Segmenter {
  /** Every word and sign of the text in order, without gaps. */
  words(text: string): Word[];
  /**
   * What a text is found by, in order: its words, and the words within long ones before them (有限, 公司, 有限公司). Without guesses at words
   * that no dictionary has, because those differ with what stands around them.
   */
  terms(text: string): string[];
  /** The same with their places. */
  placedTerms(text: string): Word[];
}

/** Loads jieba and adds words that its own dictionary lacks, so that they are not cut to pieces. */
export async function loadSegmenter(dictionary: readonly string[]): Promise<Segmenter> {
  const { cut, cut_for_search, tokenize, with_dict } = await import('jieba-wasm');
  // frequent enough to win against the pieces that the word is made of
  with_dict(dictionary.map((word) => `${word} 20000 n`).join('\n'));
  return {
    words(text) {
      let end = 0;
      return cut(text, true).map((word) => {
        const start = end;
        end += word.length;
        return { text: text.slice(start, end), start, end };
      });
    },
    terms: (text) => cut_for_search(text, false),
    placedTerms(text) {
      const units = unitsOf(text);
      return tokenize(text, 'search', false).map(({ word, start, end }) => ({ text: word, start: units[start]!, end: units[end]! }));
    },
  };
}

/** Where each code point begins, and where the last ends. */
function unitsOf(text: string): Uint32Array {
  const units = new Uint32Array(text.length + 1);
  let points = 0;
  for (let at = 0; at < text.length; at += text.codePointAt(at)! > 0xffff ? 2 : 1) units[points++] = at;
  units[points] = text.length;
  return units;
}
