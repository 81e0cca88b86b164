/** A web archive (MHTML, .mht): a MIME message whose parts are the page, its frames, pictures and styles. */
import { decode } from './decode.ts';
import { type Extracted, fail, latin1, type ReadOptions } from './format.ts';
import { extractHtml } from './html.ts';

interface Part {
  type: string;
  parameters: ReadonlyMap<string, string>;
  encoding: string;
  /** Its body in the whole message. */
  start: number;
  end: number;
  /** No delimiter follows it: the archive was cut off, or its program wrote none. */
  open: boolean;
}

const MOST_PARTS = 10_000;
const DEEPEST = 8;
const LONGEST_HEADER = 1 << 16;

/** The page with the most running text: an archive of a frameset holds several. */
export function readMhtml(bytes: Uint8Array, options: ReadOptions): Extracted {
  const message = latin1(bytes);
  const parts = partsOf(message, options);
  let best: (Omit<Extracted, 'text'> & { main: { text: string; prose: number } }) | null = null;
  for (const part of parts) {
    if (part.type !== 'text/html' && part.type !== 'application/xhtml+xml') continue;
    const bytes = body(message, part, options);
    if (part.open && !/<\/html>\s*$/i.test(latin1(bytes, Math.max(0, bytes.length - 64)).replaceAll('\0', '')))
      fail('damaged-file', options, 'is a web archive that is cut off within its page', 'save the page anew');
    const page = extractHtml(bytes, options, part.parameters.get('charset'));
    if (best === null || page.main.prose > best.main.prose) best = page;
  }
  if (best && best.main.text.trim() !== '') return { text: best.main.text, encoding: best.encoding, certainty: best.certainty };
  const plain = parts.find((p) => p.type === 'text/plain' && p.end > p.start);
  if (plain) return decode(body(message, plain, options), options.name, options.encoding ?? plain.parameters.get('charset'));
  return fail('no-text', options, 'is a web archive without a page that has text', 'save the page anew, or pass it as HTML');
}

function partsOf(message: string, options: ReadOptions): Part[] {
  const parts: Part[] = [];
  const visit = (start: number, end: number, depth: number, open: boolean): void => {
    const { fields, bodyStart } = headerOf(message, start, end);
    const { value, parameters } = parse(fields.get('content-type') ?? 'text/plain');
    const boundary = parameters.get('boundary');
    if (value.startsWith('multipart/') && boundary && depth < DEEPEST) {
      for (const [from, to, isOpen] of between(message, bodyStart, end, `--${boundary}`, options)) visit(from, to, depth + 1, isOpen);
      return;
    }
    if (parts.length >= MOST_PARTS) fail('too-large', options, `has more than ${MOST_PARTS} parts`, 'save the page anew');
    parts.push({
      type: value,
      parameters,
      encoding: (fields.get('content-transfer-encoding') ?? '7bit').trim().toLowerCase(),
      start: bodyStart,
      end,
      open,
    });
  };
  visit(0, message.length, 0, false);
  return parts;
}

/** The stretches between lines that begin with a delimiter, up to the one that ends with -- ; the last is open where that is missing. */
function between(message: string, start: number, end: number, delimiter: string, options: ReadOptions): [number, number, boolean][] {
  const found: [number, number, boolean][] = [];
  let from = -1;
  let closed = false;
  for (let at = message.indexOf(delimiter, start); at >= 0 && at < end; at = message.indexOf(delimiter, at + delimiter.length)) {
    if (
      (at > 0 && message[at - 1] !== '\n') ||
      !/^(?:--)?[ \t]*\r?(?:\n|$)/.test(message.slice(at + delimiter.length, at + delimiter.length + 80))
    )
      continue;
    if (from >= 0) found.push([from, at, false]);
    const line = message.indexOf('\n', at);
    from = line < 0 ? end : line + 1;
    closed = message.startsWith('--', at + delimiter.length);
    if (closed) break;
  }
  if (from < 0) fail('damaged-file', options, 'is a web archive whose parts cannot be found', 'save the page anew');
  if (!closed && from < end) found.push([from, end, true]);
  return found;
}

function headerOf(message: string, start: number, end: number): { fields: Map<string, string>; bodyStart: number } {
  const fields = new Map<string, string>();
  let at = start;
  let last = '';
  const limit = Math.min(end, start + LONGEST_HEADER);
  while (at < limit) {
    const stop = message.indexOf('\n', at);
    const next = stop < 0 || stop >= end ? end : stop + 1;
    const line = message.slice(at, next).replace(/\r?\n$/, '');
    at = next;
    if (line === '') break;
    const field = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line);
    if (field) {
      last = field[1]!.toLowerCase();
      if (!fields.has(last)) fields.set(last, field[2]!);
    } else if (last !== '' && /^[ \t]/.test(line)) fields.set(last, `${fields.get(last)} ${line.trim()}`);
  }
  return { fields, bodyStart: at };
}

/** text/html; charset="gb2312" */
function parse(field: string): { value: string; parameters: Map<string, string> } {
  const parameters = new Map<string, string>();
  for (const m of field.matchAll(/;\s*([\w*-]+)\s*=\s*(?:"([^"]*)"|([^;\s]*))/g)) parameters.set(m[1]!.toLowerCase(), m[2] ?? m[3]!);
  return { value: field.split(';')[0]!.trim().toLowerCase(), parameters };
}

function body(message: string, { encoding, start, end }: Part, options: ReadOptions): Uint8Array {
  const raw = message.slice(start, end).replace(/\r?\n$/, '');
  if (encoding === 'base64') return Buffer.from(raw, 'base64');
  if (encoding === 'quoted-printable') return quotedPrintable(raw);
  if (encoding === '' || /^(?:7bit|8bit|binary)$/.test(encoding)) return Buffer.from(raw, 'latin1');
  return fail('damaged-file', options, `has a part in the unknown encoding "${encoding.slice(0, 40)}"`, 'save the page anew');
}

function quotedPrintable(raw: string): Uint8Array {
  const text = raw.replace(/[ \t]+(?=\r?\n)/g, '').replace(/=\r?\n/g, '');
  const bytes = Buffer.alloc(text.length);
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    const hex = text[i] === '=' ? /^[0-9a-f]{2}/i.exec(text.slice(i + 1, i + 3))?.[0] : undefined;
    if (hex) {
      bytes[n++] = Number.parseInt(hex, 16);
      i += 2;
    } else bytes[n++] = text.charCodeAt(i);
  }
  return bytes.subarray(0, n);
}
