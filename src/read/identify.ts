/** Which format an input is in: by its bytes first, by its name second, and plain text where neither says otherwise. */
import { type InputFormat, latin1, type ReadOptions, startsWith } from './format.ts';

/** Binary formats that nothing here reads, with the words to say so. */
const UNSUPPORTED: readonly { prefix: string; what: string; hint: string }[] = [
  { prefix: '{\\rtf', what: 'RTF', hint: 'save it as DOCX and pass that' },
  { prefix: '\x89PNG', what: 'a picture', hint: 'recognise its text first (OCR)' },
  { prefix: '\xff\xd8\xff', what: 'a picture', hint: 'recognise its text first (OCR)' },
  { prefix: 'GIF8', what: 'a picture', hint: 'recognise its text first (OCR)' },
  { prefix: 'II*\0', what: 'a picture', hint: 'recognise its text first (OCR)' },
  { prefix: 'MM\0*', what: 'a picture', hint: 'recognise its text first (OCR)' },
  { prefix: '\x1f\x8b', what: 'a gzip archive', hint: 'unpack it and pass what is in it' },
  { prefix: 'Rar!\x1a', what: 'a RAR archive', hint: 'unpack it and pass what is in it' },
  { prefix: '7z\xbc\xaf\x27\x1c', what: 'a 7z archive', hint: 'unpack it and pass what is in it' },
];

const UTF8_MARK = '\xef\xbb\xbf';
/** As far as a declaration, a first tag or the header of a message may stand. */
const HEAD = 4096;
/** PDF may begin with something else, up to here. */
const PDF_HEAD = 1024;

const HTML_START =
  /^(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|link|base|script|style|div|p|table|tbody|tr|td|span|font|center|br|h[1-6]|section|article|main|ul|ol|b|strong|iframe|form|a|img|frameset)\b/i;
const HTML_ANYWHERE = /<(?:!doctype\s+html|html|head|body)\b[^<]*>/i;
const ANY_TAG = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?>/i;
const MESSAGE_HEADER = /^[A-Za-z][A-Za-z0-9-]*:[ \t]?[^\n]*\n/;
const MESSAGE_TYPE = /^content-type:\s*(?:multipart\/|text\/html)/im;

/** The format of the bytes, or what they are where no reader takes them. */
export function identify(bytes: Uint8Array, { name, format }: ReadOptions): InputFormat | { unsupported: string; hint: string } {
  if (format) return format;
  if (startsWith(bytes, '%PDF-')) return 'pdf';
  if (startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06')) return 'docx';
  if (startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'doc';
  const binary = UNSUPPORTED.find((s) => startsWith(bytes, s.prefix));
  if (binary) return { unsupported: binary.what, hint: binary.hint };
  // UTF-16 markup looks like ASCII once its NULs are gone
  const raw = latin1(bytes, 0, HEAD);
  const head = (raw.startsWith(UTF8_MARK) ? raw.slice(3) : raw.replace(/^(?:\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '')).trimStart();
  if (MESSAGE_HEADER.test(head) && /^mime-version:/im.test(head) && MESSAGE_TYPE.test(head)) return 'mhtml';
  if (head.includes('<') && (HTML_START.test(head) || HTML_ANYWHERE.test(head))) return 'html';
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (extension === 'pdf' && latin1(bytes, 0, PDF_HEAD).includes('%PDF-')) return 'pdf';
  if (/^(?:mht|mhtml|eml)$/.test(extension) && MESSAGE_HEADER.test(head) && MESSAGE_TYPE.test(head)) return 'mhtml';
  if (/^(?:x?html?|shtml?|aspx?|jspx?|php)$/.test(extension) && ANY_TAG.test(latin1(bytes, 0, 1 << 16).replaceAll('\0', ''))) return 'html';
  return 'text';
}
