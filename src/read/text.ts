import { decode } from './decode.ts';
import type { Format } from './format.ts';

/** Plain text; takes whatever no other format claims, so it stands last in the table. */
export const text: Format = { name: 'text', matches: () => true, read: (bytes, { name, encoding }) => decode(bytes, name, encoding) };
