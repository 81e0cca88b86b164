/** DOC (Word 97 to 2003) and WPS's .wps, which is the same container: text by word-extractor, once the container is known to be sound. */
import CFB from 'cfb';
import WordExtractor from 'word-extractor';
import { type Extracted, fail, type ReadOptions } from './format.ts';
import { withoutInvisible } from './tidy.ts';

const SECTOR_HINT = 'open it in a word processor and save it anew, best as DOCX';
/** Streams of other programs in the same kind of container. */
const OTHERS: readonly [stream: RegExp, what: string][] = [
  [/^(?:Workbook|Book|ET)$/i, 'a spreadsheet (XLS)'],
  [/^PowerPoint Document$/i, 'a presentation (PPT)'],
  [/^__properties_version1\.0$/i, 'an e-mail message (MSG)'],
  [/^VisioDocument$/i, 'a drawing (VSD)'],
];
/** In the flags of the file information block. */
const ENCRYPTED = 0x0100;
const WORD_MAGIC = 0xa5ec;

export async function readDoc(bytes: Uint8Array, options: ReadOptions): Promise<Extracted> {
  checkContainer(bytes, options);
  let document: {
    getBody(o?: object): string;
    getFootnotes(o?: object): string;
    getEndnotes(o?: object): string;
    getTextboxes(o?: object): string;
  };
  try {
    document = await new WordExtractor().extract(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    return fail('damaged-file', options, `is a damaged Word file: ${(error as Error).message}`, SECTOR_HINT);
  }
  const raw = { filterUnicode: false, includeHeadersAndFooters: false };
  const parts = [document.getBody(raw), document.getTextboxes(raw), document.getFootnotes(raw), document.getEndnotes(raw)];
  const text = parts.flatMap(linesOf).join('\n');
  if (text.trim() === '') fail('no-text', options, 'has no text, only pictures or nothing at all', 'recognise its text first (OCR)');
  return { text, encoding: 'utf-16le', certainty: 'stated' };
}

function linesOf(part: string): string[] {
  return withoutInvisible(part)
    .replaceAll('\u00a0', ' ')
    .split(/[\n\r\v\f]/)
    .map((line) =>
      line
        .replace(/[\0-\x08\x0e-\x1f]/g, '')
        .replace(/^ +| +$/g, '')
        .replace(/\t+$/, ''),
    )
    .filter((line) => line.trim() !== '');
}

/** The library trusts the container; one whose chains of sectors go round would keep it busy for ever. */
function checkContainer(bytes: Uint8Array, options: ReadOptions): void {
  let container: CFB.CFB$Container;
  try {
    container = CFB.read(bytes, { type: 'buffer' });
  } catch (error) {
    fail('damaged-file', options, `is a damaged Office container: ${(error as Error).message}`, SECTOR_HINT);
  }
  const stream = (name: string): Uint8Array | null => {
    const entry = CFB.find(container, name);
    return entry ? Uint8Array.from(entry.content as unknown as ArrayLike<number>) : null;
  };
  const names = container.FullPaths.map((path) => path.replace(/\/$/, '').slice(path.replace(/\/$/, '').lastIndexOf('/') + 1));
  if (names.some((n) => /^EncryptedPackage$/i.test(n))) passwordProtected(options);
  const word = stream('/WordDocument');
  if (!word) {
    const what = OTHERS.find(([pattern]) => names.some((n) => pattern.test(n)))?.[1] ?? 'an Office container without a text';
    fail('unsupported-format', options, `is ${what}, not a Word file`, 'save it as DOCX and pass that');
  }
  if (word.length < 32 || (word[0]! | (word[1]! << 8)) !== WORD_MAGIC)
    fail('unsupported-format', options, 'is a Word file from before 1997', 'save it as DOCX and pass that');
  const flags = word[0x0a]! | (word[0x0b]! << 8);
  if (flags & ENCRYPTED) passwordProtected(options);
  if (!stream((flags & 0x0200) !== 0 ? '/1Table' : '/0Table'))
    fail('damaged-file', options, 'is a Word file without the table of its text', SECTOR_HINT);
}

function passwordProtected(options: ReadOptions): never {
  return fail(
    'password-protected',
    options,
    'is protected by a password',
    'take the password off in a word processor and pass the file again',
  );
}
