/** What the benchmark times: the whole parse, and every stage by itself. */
import { parseNotice } from '../../src/pipeline.ts';

export const STAGES: Readonly<Record<string, (text: string) => unknown>> = {
  parse: (text) => parseNotice(text, { name: 'bench' }),
};
