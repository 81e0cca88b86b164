/** The data that the page carries. A notice is unpacked when it is opened; the last few are kept. */
import { CONTENTS_ID, type Contents, noticeBlockId, type PackedNotice } from '../contents.ts';
import { unpackNotice, unpackValue } from '../pack.ts';

/**
 * Characters that set the direction of what follows would let a text be read otherwise than its letters stand, and turn round what the page
 * says after it. A joiner of no width takes the place of each, so that offsets stay what they are.
 */
function inReadingOrder(json: string): string {
  return json.replace(/[\u202A-\u202E\u2066-\u2069]/g, '\u2060');
}

export function readContents(): Contents {
  return unpackValue(document.getElementById(CONTENTS_ID)!.textContent, inReadingOrder) as Contents;
}

const kept = new Map<number, PackedNotice>();
const KEPT = 8;

/** Null where there is no such notice; waits for the document to be read so far. */
export async function readNotice(n: number): Promise<PackedNotice | null> {
  const before = kept.get(n);
  if (before) return before;
  const block = (await blockOf(n))?.textContent;
  if (!block) return null;
  const notice = unpackNotice(block, inReadingOrder);
  kept.set(n, notice);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  return notice;
}

/** A block is whole once something follows it, or the document has been read. */
async function blockOf(n: number): Promise<Element | null> {
  for (;;) {
    const block = document.getElementById(noticeBlockId(n));
    if (block?.nextElementSibling || document.readyState !== 'loading') return block;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
