/** PDF → the text of its text layer, as its reader sees it: lines by position, paragraphs joined, tables as rows, page furniture left out. */
import { inflateSync } from 'node:zlib';
import { type Extracted, fail, latin1, type ReadOptions } from './format.ts';
import { cmap } from './pdf-cmaps.ts';
import { type Page, textOfPages } from './pdf-layout.ts';
import type { Run } from './pdf-lines.ts';
import { type Rule, rulesOf } from './pdf-rules.ts';

const MOST_PAGES = 2000;
const MOST_RUNS = 2_000_000;
/** Unpacked. A page's drawing has some tens of thousands of bytes. */
const LARGEST_STREAM = 64 * 1024 * 1024;
/** No data packs more closely than this. */
const CLOSEST_PACKING = 1032;
/** Fewer characters a page than this, and only a stamp or a page number is text. */
const FEWEST_CHARS = 12;
const SCAN_HINT = 'recognise its text first (OCR), for example with ocrmypdf -l chi_sim';
const DAMAGED_HINT = 'get the file again, or print it to a new PDF';

interface TextItem {
  str?: string;
  transform?: number[];
  width?: number;
  height?: number;
}

export async function readPdf(bytes: Uint8Array, options: ReadOptions): Promise<Extracted> {
  checkStreams(bytes, options);
  supplyTransfer();
  const { getResolvedPDFJS } = await import('unpdf');
  const pdfjs = await getResolvedPDFJS();
  const loading = pdfjs.getDocument({
    data: Uint8Array.from(bytes), // it takes the buffer over
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: true,
    useWasm: false,
    cMapPacked: true,
    cMapUrl: 'cmaps/',
    maxImageSize: 1,
    stopAtErrors: false,
    BinaryDataFactory: class {
      fetch = async ({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> => {
        if (kind !== 'cMapUrl') throw new Error(`${filename} is not needed for text`);
        return cmap(filename);
      };
    },
  } as Parameters<typeof pdfjs.getDocument>[0]);
  try {
    const document = await loading.promise;
    if (document.numPages > MOST_PAGES) fail('too-large', options, `has more than ${MOST_PAGES} pages`, 'split it into one file a notice');
    const pages: Page[] = [];
    let runs = 0;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const viewport = page.getViewport({ scale: 1 });
      const read: Run[] = [];
      const reader = page.streamTextContent({ disableNormalization: true, includeMarkedContent: false }).getReader();
      for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
        for (const item of chunk.value.items as TextItem[]) {
          const run = toRun(item, viewport.transform, viewport.width, viewport.height);
          if (run) read.push(run);
        }
        runs += chunk.value.items.length;
        if (runs > MOST_RUNS) fail('too-large', options, 'has more text than a notice can have', 'split it into one file a notice');
      }
      let rules: Rule[] | null = null;
      pages.push({
        width: viewport.width,
        height: viewport.height,
        runs: read,
        // drawing is only looked at where the text stands as if in a table
        rules: async () => (rules ??= rulesOf(await page.getOperatorList(), viewport.transform, pdfjs.OPS)),
      });
    }
    const text = await textOfPages(pages);
    checkText(text, pages.length, options);
    return { text, encoding: 'binary', certainty: 'stated' };
  } catch (error) {
    const { name, message } = error as Error;
    if (name === 'DiagnosticError') throw error;
    if (name === 'PasswordException')
      fail('password-protected', options, 'is protected by a password', 'take the password off, or print it to a new PDF');
    return fail('damaged-file', options, `is a damaged PDF: ${message}`, DAMAGED_HINT);
  } finally {
    await loading.destroy();
  }
}

/** pdf.js hands fonts over with a method that Node has from version 21; a copy does as well. */
function supplyTransfer(): void {
  const prototype = ArrayBuffer.prototype as { transferToFixedLength?: (length?: number) => ArrayBuffer };
  prototype.transferToFixedLength ??= function (this: ArrayBuffer, length = this.byteLength) {
    const copy = new ArrayBuffer(length);
    new Uint8Array(copy).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
    return copy;
  };
}

/** A run of text on the page, upright as the page is shown: x to the right, y downwards. Null for what is turned (watermarks) or empty. */
function toRun({ str, transform, width = 0 }: TextItem, view: readonly number[], pageWidth: number, pageHeight: number): Run | null {
  if (!str || !transform || str.trim() === '') return null;
  const [a, b, c, d, e, f] = transform as [number, number, number, number, number, number];
  const [va, vb, vc, vd, ve, vf] = view as unknown as [number, number, number, number, number, number];
  const along = [va * a + vc * b, vb * a + vd * b] as const;
  const size = Math.hypot(c, d) || Math.hypot(a, b);
  if (Math.abs(along[1]) > Math.abs(along[0]) * 0.05 || along[0] <= 0 || size === 0) return null;
  const x = va * e + vc * f + ve;
  const y = vb * e + vd * f + vf;
  if (x < -size || y < -size || x > pageWidth + size || y > pageHeight + size) return null;
  return { text: str, x, y, width, size };
}

/** A packed stream that unpacks to far more than any page needs is there to exhaust memory. Pictures are not unpacked for their text. */
function checkStreams(bytes: Uint8Array, options: ReadOptions): void {
  const file = latin1(bytes);
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.startsWith('end', at - 3)) continue;
    let start = at + 6;
    if (file[start] === '\r') start++;
    if (file[start] === '\n') start++;
    const end = file.indexOf('endstream', start);
    const length = (end < 0 ? file.length : end) - start;
    if (length * CLOSEST_PACKING > LARGEST_STREAM && !/\/Subtype\s*\/Image/.test(file.slice(Math.max(0, at - 600), at))) {
      const packed = bytes.subarray(start, start + length);
      if ((packed[0]! & 0x0f) === 8 && ((packed[0]! << 8) | packed[1]!) % 31 === 0) {
        try {
          inflateSync(packed, { maxOutputLength: LARGEST_STREAM });
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
            fail('too-large', options, `unpacks to more than ${LARGEST_STREAM / 1024 / 1024} MB in one stream`, 'print it to a new PDF');
        }
      }
    }
    if (end > 0) at = end + 3;
  }
}

/** Characters that fonts without a table of their characters give. */
const UNREADABLE = /[\0-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]/g;

function checkText(text: string, pages: number, options: ReadOptions): void {
  const chars = text.replace(/\s/g, '');
  if (chars.length < Math.min(3, pages) * FEWEST_CHARS)
    fail('no-text', options, 'has no text layer: its pages are pictures (a scan)', SCAN_HINT);
  if ((chars.match(UNREADABLE)?.length ?? 0) > chars.length * 0.3)
    fail('no-text', options, 'has a text layer whose fonts do not tell their characters', SCAN_HINT);
}
