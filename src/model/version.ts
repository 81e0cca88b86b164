/** Version of the output contract; apart from `schema.ts` so that writing it does not load zod. */
export const SCHEMA_VERSION = 1;
