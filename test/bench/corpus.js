/** Makes a folder of distinct notices out of the fixtures: `node test/bench/corpus.js FOLDER COUNT`. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NOTICES = new URL('../../fixtures/notices/', import.meta.url).pathname;

/** Folders of a thousand; each notice differs from its fixture in one number. */
export function makeCorpus(folder, count) {
  const texts = readdirSync(NOTICES).map((name) => readFileSync(join(NOTICES, name, 'source.txt'), 'utf8'));
  for (let i = 0; i < count; i++) {
    const sub = join(folder, String(Math.floor(i / 1000)).padStart(3, '0'));
    if (i % 1000 === 0) mkdirSync(sub, { recursive: true });
    writeFileSync(join(sub, `${String(i).padStart(6, '0')}.txt`), `${texts[i % texts.length]}\n编号${i}\n`);
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) makeCorpus(process.argv[2], Number(process.argv[3]));
