/**
 * The output contract as zod definitions: the types of the code, the JSON Schema that `rectify schema` prints and the validation of
 * what is read back all derive from here. Imported at run time only where something is validated or the schema is printed; the parser
 * itself uses the types alone (`notice.ts`), so that parsing never loads zod.
 */
import { z } from 'zod';
import { SCHEMA_VERSION } from './version.ts';
import {
  BOUNDS,
  CHANGES,
  CITATION_ACTIONS,
  CONTACT_TYPES,
  COUNT_KINDS,
  DETECTION_CUES,
  type DetectionCue,
  DOCUMENT_KINDS,
  HEADLINE_KEYS,
  ISSUE_ROLES,
  ISSUE_STATUSES,
  MEASURE_SCOPES,
  MODALITIES,
  SANCTION_ACTIONS,
  SEVERITIES,
  values,
} from './vocabulary.ts';

const offset = z.int().min(0);
/** `start` inclusive, `end` exclusive, in UTF-16 code units of `source.text`. */
const spanShape = { start: offset, end: offset };
export const spanSchema = z.strictObject(spanShape);
const mentionShape = { text: z.string(), ...spanShape };
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const id = (letter: string) => z.string().regex(new RegExp(`^${letter}\\d+$`));
const links = { issue: id('i').nullable(), measure: id('m').nullable() };

export const sourceSchema = z.strictObject({
  name: z.string(),
  format: z.string(),
  encoding: z.string(),
  /** How sure the choice of encoding is: stated (flag, BOM, declaration) or inferred from the bytes. */
  encodingCertainty: z.enum(['stated', 'inferred']),
  bytes: offset,
  chars: offset,
  sha256: z.string(),
  text: z.string().optional(),
});

export const documentSchema = z.strictObject({
  kind: z.enum(values(DOCUMENT_KINDS)),
  title: z.string().nullable(),
  unit: z.string().nullable(),
  inspector: z.string().nullable(),
  round: z.string().nullable(),
  inspectionPeriod: z.strictObject({ from: day.nullable(), to: day.nullable() }).nullable(),
  feedbackDate: day.nullable(),
  publishedDate: day.nullable(),
  evidence: z.partialRecord(
    z.enum(['kind', 'title', 'unit', 'inspector', 'round', 'inspectionPeriod', 'feedbackDate', 'publishedDate']),
    spanSchema,
  ),
});

export const headlineFigureSchema = z.strictObject({
  value: z.number(),
  bound: z.enum(values(BOUNDS)),
  ...mentionShape,
});

export interface Section {
  id: string;
  level: number;
  marker: string | null;
  title: string;
  start: number;
  end: number;
  range: { start: number; end: number };
  children: Section[];
}

export const sectionSchema: z.ZodType<Section> = z.strictObject({
  id: id('s'),
  level: z.int().min(1),
  marker: z.string().nullable(),
  title: z.string(),
  ...spanShape,
  range: spanSchema,
  children: z.array(z.lazy(() => sectionSchema)),
});

export const issueSchema = z.strictObject({
  id: id('i'),
  role: z.enum(values(ISSUE_ROLES)),
  number: z.string().nullable(),
  title: z.string(),
  ...spanShape,
  parent: id('i').nullable(),
  section: id('s').nullable(),
  statement: z.string().nullable(),
  status: z.enum(values(ISSUE_STATUSES)),
  statusText: z.string().nullable(),
  deadline: z.string().nullable(),
  leaders: z.array(z.string()),
  units: z.array(z.string()),
  outcome: z.string().nullable(),
  range: spanSchema,
});

export const measureSchema = z.strictObject({
  id: id('m'),
  issue: id('i').nullable(),
  scope: z.enum(values(MEASURE_SCOPES)),
  marker: z.string().nullable(),
  headline: z.string(),
  ...mentionShape,
  status: z.enum(values(ISSUE_STATUSES)),
  section: id('s').nullable(),
});

export const countSchema = z.strictObject({
  id: id('c'),
  ...mentionShape,
  /** The number with its magnitude multiplied out; null for a range, which has min and max. */
  value: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  unit: z.string(),
  kind: z.enum(values(COUNT_KINDS)),
  bound: z.enum(values(BOUNDS)),
  modality: z.enum(values(MODALITIES)),
  change: z.enum(values(CHANGES)).nullable(),
  subject: z.string().nullable(),
  ...links,
  section: id('s').nullable(),
});

export const dateSchema = z.strictObject({
  id: id('d'),
  ...mentionShape,
  from: day.nullable(),
  to: day.nullable(),
  /** True where the year, the other end or a lost character was supplied from context. */
  inferred: z.boolean(),
  ...links,
});

export const citationSchema = z.strictObject({
  id: id('b'),
  title: z.string(),
  action: z.enum(values(CITATION_ACTIONS)),
  number: z.string().nullable(),
  ...mentionShape,
  ...links,
});

export const sanctionSchema = z.strictObject({
  id: id('x'),
  action: z.enum(values(SANCTION_ACTIONS)),
  people: z.int().min(0).nullable(),
  ...mentionShape,
  ...links,
});

export const contactSchema = z.strictObject({
  id: id('k'),
  type: z.enum(values(CONTACT_TYPES)),
  value: z.string(),
  label: z.string().nullable(),
  ...mentionShape,
});

const plainValue = z.union([z.string(), z.number()]).nullable();

export const findingSchema = z.strictObject({
  rule: z.string(),
  severity: z.enum(values(SEVERITIES)),
  message: z.string(),
  expected: plainValue,
  actual: plainValue,
  ...spanShape,
  related: z.array(spanSchema),
});

export const noticeSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  source: sourceSchema,
  document: documentSchema,
  headline: z.partialRecord(z.enum(values(HEADLINE_KEYS)), headlineFigureSchema),
  outline: z.array(sectionSchema),
  issues: z.array(issueSchema),
  measures: z.array(measureSchema),
  counts: z.array(countSchema),
  dates: z.array(dateSchema),
  citations: z.array(citationSchema),
  sanctions: z.array(sanctionSchema),
  contacts: z.array(contactSchema),
  findings: z.array(findingSchema),
});

/** The line that stands in NDJSON or a JSON array for an input that could not be read. */
export const failureSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  source: z.strictObject({ name: z.string() }),
  error: z.strictObject({ code: z.string(), message: z.string() }),
});

/** A place in the text, and for or against what it speaks. */
export const evidenceSchema = z.strictObject({
  cue: z.enum(Object.keys(DETECTION_CUES) as [DetectionCue, ...DetectionCue[]]),
  side: z.enum(['for', 'against']),
  words: z.string(),
  ...spanShape,
});

/** Whether a page is a notice. `notice` is false exactly where `kind` is `other`; the evidence is in the order of the text. */
export const detectionSchema = z.strictObject({
  notice: z.boolean(),
  kind: z.enum(values(DOCUMENT_KINDS)),
  evidence: z.array(evidenceSchema),
});

/** A line of `rectify detect`. */
export const detectedSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  source: sourceSchema.pick({ name: true, format: true, encoding: true, encodingCertainty: true, bytes: true }),
  detect: detectionSchema,
});
