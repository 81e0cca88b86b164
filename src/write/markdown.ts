import type { Writer } from './writer.ts';
export const markdown: Writer = {
  name: 'markdown',
  extension: 'txt',
  async *write(results) {
    for await (const r of results) yield r.source.name;
  },
};
