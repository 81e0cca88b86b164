import type { Writer } from './writer.ts';
export const table: Writer = {
  name: 'table',
  extension: 'txt',
  async *write(results) {
    for await (const r of results) yield r.source.name;
  },
};
