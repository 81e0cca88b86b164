import { expect, test } from 'vitest';
import { markdown } from '../../src/write/markdown.ts';
import { ENTITIES, type WriteOptions } from '../../src/write/writer.ts';
import { SAMPLE } from './sample-notice.ts';

async function draw(options: Partial<WriteOptions>): Promise<string> {
  const one = async function* () {
    yield SAMPLE;
  };
  const all = { lang: 'zh', colour: false, width: 80, pretty: false, several: false, only: null, ...options } as const;
  let text = '';
  for await (const chunk of markdown.write(one(), all)) text += chunk;
  return text;
}

test('overview and lists', async () => {
  await expect(await draw({})).toMatchFileSnapshot('expected/overview.zh.md');
  await expect(await draw({ lang: 'en', only: ENTITIES })).toMatchFileSnapshot('expected/entities.en.md');
});

test('every row of a table has as many cells as its header', async () => {
  const text = await draw({ only: ENTITIES });
  const cells = (line: string) => line.replaceAll('\\|', '').split('|').length;
  for (const block of text
    .trim()
    .split('\n\n')
    .filter((b) => b.startsWith('|')))
    expect(new Set(block.split('\n').map(cells)).size).toBe(1);
});
