import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/write/display-width.ts';
import { table } from '../../src/write/table.ts';
import { ENTITIES, type WriteOptions } from '../../src/write/writer.ts';
import { SAMPLE } from './sample-notice.ts';

async function draw(options: Partial<WriteOptions>): Promise<string> {
  const chunks: string[] = [];
  const all = { lang: 'zh', colour: false, width: 80, pretty: false, several: false, only: null, ...options } as const;
  const one = async function* () {
    yield SAMPLE;
  };
  for await (const chunk of table.write(one(), all)) chunks.push(chunk);
  return chunks.join('');
}

const withoutColour = (text: string) => text.replace(/\u001b\[\d+m/g, '');
/** What is left of a text when layout is taken away, so that one can see that nothing else was. */
const squeezed = (text: string) => text.replace(/[\s\u200b]/g, '').replace(/[\0-\x1f]/g, '');

const LAYOUTS = (['zh', 'en'] as const).flatMap((lang) =>
  [null, ...ENTITIES].flatMap((only) => [80, 100, 120].map((width) => ({ lang, only, width }))),
);

describe.each(LAYOUTS)('$lang, $only at $width columns', ({ lang, only, width }) => {
  const options = { lang, width, only: only ? [only] : null };

  test('no line is wider, and rules fill the width', async () => {
    const lines = (await draw(options)).split('\n');
    expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
    const rules = lines.filter((line) => line.startsWith('──'));
    expect(rules.length).toBeGreaterThan(0);
    for (const rule of rules) expect(displayWidth(rule)).toBe(width);
  });

  test('no line ends in space, and none holds a control character', async () => {
    const text = await draw(options);
    expect(text).not.toMatch(/[ \t]\n/);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\0-\x1f\x7f-\x9f\u200b\ud800-\udbff](?![\udc00-\udfff])/);
  });

  test('colour changes nothing but colour', async () => {
    const coloured = await draw({ ...options, colour: true });
    expect(coloured).toContain('\u001b[');
    expect(withoutColour(coloured).replace(/ +$/gm, '')).toBe(await draw(options));
  });
});

test.each([80, 100, 120])('nothing of a long text is cut at %i columns', async (width) => {
  const measures = squeezed(await draw({ width, only: ['measures'] }));
  for (const m of SAMPLE.measures) expect(measures).toContain(squeezed(m.text));
  const contacts = await draw({ width, only: ['contacts'] });
  expect(contacts.replace(/\s/g, '')).toContain('五楼东侧');
});

test('the overview', async () => {
  await expect(await draw({ width: 80 })).toMatchFileSnapshot('expected/overview.zh.80.txt');
  await expect(await draw({ width: 100, lang: 'en' })).toMatchFileSnapshot('expected/overview.en.100.txt');
  await expect(await draw({ width: 120, colour: true })).toMatchFileSnapshot('expected/overview.zh.120.ansi');
});

test('every entity in full', async () => {
  await expect(await draw({ width: 100, only: ENTITIES })).toMatchFileSnapshot('expected/entities.zh.100.txt');
  await expect(await draw({ width: 80, lang: 'en', only: ENTITIES })).toMatchFileSnapshot('expected/entities.en.80.txt');
});
