/** What the benchmark times: the whole parse, and every stage that scans the text, prepared with what the stages before it give. */
import { findCitations } from '../../src/extract/citations.ts';
import { findContacts } from '../../src/extract/contacts.ts';
import { findQuantities } from '../../src/extract/quantities.ts';
import { findSanctions } from '../../src/extract/sanctions.ts';
import { findSubjects } from '../../src/extract/subjects.ts';
import { parseNotice, parsing } from '../../src/pipeline.ts';
import { runTogether } from '../../src/steps.ts';
import { findFrame } from '../../src/structure/chrome.ts';
import { findMarks } from '../../src/structure/marks.ts';
import { findTables } from '../../src/structure/tables.ts';
import { clean } from '../../src/text/clean.ts';
import { findZones } from '../../src/text/zones.ts';

type Stage = (text: string) => () => unknown;

export const STAGES: Readonly<Record<string, Stage>> = {
  parse: (text) => () => parseNotice(text),
  clean: (text) => () => clean(text),
  zones: (text) => {
    const cleaned = clean(text);
    return () => findZones(cleaned);
  },
  frame: (text) => {
    const cleaned = clean(text);
    return () => findFrame(cleaned);
  },
  tables: (text) => {
    const cleaned = clean(text);
    return () => findTables(cleaned);
  },
  marks: (text) => {
    const cleaned = clean(text);
    const zones = findZones(cleaned);
    return () => findMarks(cleaned, zones);
  },
  quantities: (text) => {
    const cleaned = clean(text);
    const zones = findZones(cleaned);
    return () => findQuantities(cleaned, zones);
  },
  subjects: (text) => {
    const cleaned = clean(text);
    const zones = findZones(cleaned);
    const { counts } = findQuantities(cleaned, zones);
    return () => findSubjects(cleaned, zones, counts);
  },
  sanctions: (text) => {
    const cleaned = clean(text);
    const zones = findZones(cleaned);
    const { counts } = findQuantities(cleaned, zones);
    return () => findSanctions(cleaned, zones, counts);
  },
  citations: (text) => {
    const cleaned = clean(text);
    const zones = findZones(cleaned);
    return () => findCitations(cleaned, zones);
  },
  contacts: (text) => {
    const cleaned = clean(text);
    const { flags } = findZones(cleaned);
    return () => findContacts(cleaned, flags, 0, cleaned.text.length);
  },
};

/** Several notices as a worker of `rectify batch` parses them. */
export function together(texts: readonly string[]): unknown {
  const source = { name: '', format: 'text', encoding: 'utf-8', encodingCertainty: 'stated', bytes: 0, chars: 0, sha256: '' } as const;
  return runTogether(texts.map((text) => parsing(text, source)));
}
