import { select, type Writer } from './writer.ts';

/** One notice as an object, several as an array. */
export const json: Writer = {
  name: 'json',
  extension: 'json',
  async *write(results, { only, pretty, several }) {
    const space = pretty ? 2 : undefined;
    if (!several) {
      for await (const result of results) yield `${JSON.stringify(select(result, only), null, space)}\n`;
      return;
    }
    let before = '[';
    for await (const result of results) {
      const element = JSON.stringify(select(result, only), null, space);
      yield `${before}\n${pretty ? element.replace(/^/gm, '  ') : element}`;
      before = ',';
    }
    yield before === '[' ? '[]\n' : '\n]\n';
  },
};
