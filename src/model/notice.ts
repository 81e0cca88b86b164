/** The types of the output contract, inferred from `schema.ts`. Importing this file loads nothing at run time. */
import type { z } from 'zod';
import type * as schema from './schema.ts';

/** `start` inclusive, `end` exclusive, in UTF-16 code units of the source text. */
export type Span = z.infer<typeof schema.spanSchema>;
export type Source = z.infer<typeof schema.sourceSchema>;
export type DocumentFields = z.infer<typeof schema.documentSchema>;
export type HeadlineFigure = z.infer<typeof schema.headlineFigureSchema>;
export type { Section } from './schema.ts';
export type Issue = z.infer<typeof schema.issueSchema>;
export type Measure = z.infer<typeof schema.measureSchema>;
export type Count = z.infer<typeof schema.countSchema>;
export type DateMention = z.infer<typeof schema.dateSchema>;
export type Citation = z.infer<typeof schema.citationSchema>;
export type Sanction = z.infer<typeof schema.sanctionSchema>;
export type Contact = z.infer<typeof schema.contactSchema>;
export type Finding = z.infer<typeof schema.findingSchema>;
export type Notice = z.infer<typeof schema.noticeSchema>;
export type Evidence = z.infer<typeof schema.evidenceSchema>;
export type Detection = z.infer<typeof schema.detectionSchema>;
export type Detected = z.infer<typeof schema.detectedSchema>;
export type Failure = z.infer<typeof schema.failureSchema>;
export type Headline = Notice['headline'];
