import { jsonPieces } from './json-pieces.ts';
import { select, type Writer } from './writer.ts';

/** One line a notice, for streams and batches. */
export const ndjson: Writer = {
  name: 'ndjson',
  extension: 'ndjson',
  async *write(results, { only }) {
    for await (const result of results) yield* jsonPieces(select(result, only), false, '\n');
  },
};
