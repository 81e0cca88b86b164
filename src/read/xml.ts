/** The XML inside of Office files: events, with names of the main vocabulary always prefixed `w:`. No document type, no entities, bounded depth. */
import { SaxesParser } from 'saxes';
import { decodeMarkup } from './decode.ts';
import { fail, latin1, type ReadOptions } from './format.ts';

export interface XmlEvents {
  /** Called also for an empty element, followed by `close`. */
  open(name: string, attribute: (name: string) => string | undefined): void;
  close(name: string): void;
  text?(value: string): void;
}

const DEEPEST = 1000;
const WORD = /\/wordprocessingml\/(?:2006\/)?main$/;
const DAMAGED_HINT = 'open it in a word processor and save it anew';

/** Reads one part. Throws a `damaged-file` where it is not well-formed. */
export function readXml(bytes: Uint8Array, part: string, options: ReadOptions, events: XmlEvents): void {
  const declared = /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)/i.exec(latin1(bytes, 0, 256))?.[1] ?? 'utf-8';
  const { text, damaged } = decodeMarkup(bytes, options.name, undefined, declared);
  if (damaged) fail('damaged-file', options, `has ${part} with damaged text`, DAMAGED_HINT);
  const parser = new SaxesParser();
  let depth = 0;
  let prefix: string | null = null;
  let normalise = (name: string): string => name;
  parser.on('error', (error) =>
    fail('damaged-file', options, `has ${part} that is not well-formed: ${error.message.slice(0, 120)}`, DAMAGED_HINT),
  );
  parser.on('doctype', () => fail('damaged-file', options, `has ${part} with a document type, which Office files have not`, DAMAGED_HINT));
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > DEEPEST) fail('damaged-file', options, `has ${part} nested more than ${DEEPEST} deep`, DAMAGED_HINT);
    if (prefix === null) {
      const bound = Object.entries(attributes).find(([key, value]) => key.startsWith('xmlns') && WORD.test(value));
      prefix = bound ? bound[0].slice(6) : 'w';
      if (prefix === '') normalise = (n) => (n.includes(':') ? n : `w:${n}`);
      else if (prefix !== 'w') normalise = (n) => (n.startsWith(`${prefix}:`) ? `w:${n.slice(prefix!.length + 1)}` : n);
    }
    const own = prefix === 'w' ? attributes : Object.fromEntries(Object.entries(attributes).map(([key, value]) => [normalise(key), value]));
    events.open(normalise(name), (key) => own[key]);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    events.close(normalise(name));
  });
  if (events.text) {
    const { text: onText } = events;
    parser.on('text', onText);
    parser.on('cdata', onText);
  }
  parser.write(text).close();
}
