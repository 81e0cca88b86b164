import { damagedText, decodeMarkup } from './decode.ts';
import { type Extracted, fail, latin1, type ReadOptions } from './format.ts';
import { type MainText, mainText } from './html-main.ts';
import { parseHtml } from './html-tree.ts';

/** Where browsers look for a declaration, and some pages put it. */
const DECLARATION_BYTES = 8192;
const META_CHARSET = /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i;
const XML_ENCODING = /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)/i;

/** A saved web page: the notice in it, with its title and publishing time, a line a block, without the site around it. */
export function readHtml(bytes: Uint8Array, options: ReadOptions): Extracted {
  const { main, encoding, certainty } = extractHtml(bytes, options, undefined);
  if (main.text.trim() === '')
    fail(
      'no-text',
      options,
      'has no text outside of scripts and frames',
      'save the page as a browser shows it (complete, or as MHTML), or the frame that holds the text',
    );
  return { text: main.text, encoding, certainty };
}

/** `charset` is what stands outside of the page, in the header of a message. */
export function extractHtml(
  bytes: Uint8Array,
  options: ReadOptions,
  charset: string | undefined,
): Omit<Extracted, 'text'> & { main: MainText } {
  const head = latin1(bytes, 0, DECLARATION_BYTES);
  const declared = charset ?? META_CHARSET.exec(head)?.[1] ?? XML_ENCODING.exec(head)?.[1];
  const { text, encoding, certainty, damaged } = decodeMarkup(bytes, options.name, options.encoding, declared);
  const main = mainText(parseHtml(text, options));
  if (damaged && main.text.includes('\ufffd')) damagedText(options.name, encoding);
  return { main, encoding, certainty };
}
