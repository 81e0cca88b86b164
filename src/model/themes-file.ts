/** The file that `--themes` takes, as a zod definition; loaded only where one is given. */
import { z } from 'zod';

/** `[{"id": "safety", "terms": {"燃气": 3}}, {"id": "water", "label": {"zh": "水务", "en": "water"}, "terms": {"供水": 3}}]` */
export const themesFileSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens'),
    /** Needed for a theme that is not in the taxonomy. */
    label: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }).optional(),
    about: z.string().optional(),
    /** Term → weight from 0 (takes a term of the taxonomy away) to 3. */
    terms: z.record(z.string().min(1), z.number().min(0).max(3)),
  }),
);
export type ThemesFile = z.infer<typeof themesFileSchema>;
