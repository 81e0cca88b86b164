import { jsonPieces } from './json-pieces.ts';
import { select, type Writer } from './writer.ts';

/** One notice as an object, several as an array. */
export const json: Writer = {
  name: 'json',
  extension: 'json',
  async *write(results, { only, pretty, several }) {
    if (!several) {
      for await (const result of results) yield* jsonPieces(select(result, only), pretty, '\n');
      return;
    }
    let before = '[';
    for await (const result of results) {
      yield `${before}\n${pretty ? '  ' : ''}`;
      for (const piece of jsonPieces(select(result, only), pretty)) yield pretty ? piece.replaceAll('\n', '\n  ') : piece;
      before = ',';
    }
    yield before === '[' ? '[]\n' : '\n]\n';
  },
};
