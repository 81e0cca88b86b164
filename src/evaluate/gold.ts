/** What a careful analyst reads out of one notice: the annotation that a parser's output is compared with. */
import { z } from 'zod';

const span = { start: z.int(), end: z.int() };
const words = z.string().nullable();
const forms = z.union([z.array(z.string()), words]).optional();
const figure = z.union([z.number(), z.looseObject({ value: z.number() })]);

export const goldSchema = z.looseObject({
  /** `unit` and `inspector` list every acceptable printed form. */
  document: z.looseObject({
    kind: forms,
    title: forms,
    unit: forms,
    inspector: forms,
    round: forms,
    inspectionPeriod: z.looseObject({ from: words, to: words }).nullish(),
    feedbackDate: forms,
    publishedDate: forms,
  }),
  /** `parent` is an index in this list. */
  issues: z.array(z.looseObject({ role: z.string(), title: z.string(), ...span, parent: z.int().nullish(), status: z.string() })),
  measures: z.array(z.looseObject({ ...span, headline: z.string(), issue: z.int().nullish(), scope: z.string() })),
  counts: z.array(
    z.looseObject({
      ...span,
      value: z.number().optional(),
      min: z.number().nullish(),
      max: z.number().nullish(),
      unit: z.string(),
      kind: z.string(),
      bound: z.string().optional(),
      modality: z.string().optional(),
      subject: words.optional(),
    }),
  ),
  dates: z.array(z.looseObject({ ...span, from: words, to: words })),
  headline: z.record(z.string(), figure),
  sanctions: z.array(z.looseObject({ ...span, action: z.string(), people: z.number().nullish() })),
  contacts: z.array(z.looseObject({ type: z.string(), value: z.string() })),
  findings: z.array(z.looseObject({ rule: z.string(), ...span })),
});

export type Gold = z.infer<typeof goldSchema>;
