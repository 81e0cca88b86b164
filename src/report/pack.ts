/** A notice ↔ the string that carries it in the page: JSON without what its text already says, deflated, in base64. */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import type { PackedNotice } from './contents.ts';

/** Where an entity's own words may be left out, because they are the text between its `start` and `end`. */
const VERBATIM = ['text', 'title', 'headline'] as const;

interface Spanned {
  start: number;
  end: number;
  text?: string;
  title?: string;
  headline?: string;
}

export function packNotice(notice: PackedNotice): string {
  const { text } = notice.source;
  return packValue(notice, (value) => {
    if (!isSpanned(value)) return value;
    const slice = text.slice(value.start, value.end);
    // null cannot be meant: none of these is ever null beside a span
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, isVerbatim(k) && v === slice ? null : v]));
  });
}

/** @param clean what is done to the JSON before it is read; it keeps the length of every string */
export function unpackNotice(packed: string, clean?: (json: string) => string): PackedNotice {
  const notice = unpackValue(packed, clean) as PackedNotice;
  restore(notice, notice.source.text);
  return notice;
}

export function packValue(value: unknown, replace: (value: unknown) => unknown = (v) => v): string {
  return toBase64(deflateSync(strToU8(JSON.stringify(value, (_, v) => replace(v))), { level: 6 }));
}

export function unpackValue(packed: string, clean: (json: string) => string = (json) => json): unknown {
  return JSON.parse(clean(strFromU8(inflateSync(fromBase64(packed)))));
}

function restore(value: unknown, text: string): void {
  if (typeof value !== 'object' || value === null) return;
  if (isSpanned(value)) for (const key of VERBATIM) if (value[key] === null) value[key] = text.slice(value.start, value.end);
  for (const part of Object.values(value)) restore(part, text);
}

function isSpanned(value: unknown): value is Spanned {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}

function isVerbatim(key: string): boolean {
  return (VERBATIM as readonly string[]).includes(key);
}

const PIECE = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += PIECE) binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(binary);
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
