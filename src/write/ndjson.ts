import { select, type Writer } from './writer.ts';

/** One line a notice, for streams and batches. */
export const ndjson: Writer = {
  name: 'ndjson',
  extension: 'ndjson',
  async *write(results, { only }) {
    for await (const result of results) yield `${JSON.stringify(select(result, only))}\n`;
  },
};
