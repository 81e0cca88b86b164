/** Files cut off, damaged and made up, of every format, among good ones: each has its line, and the good ones are read. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect, test } from 'vitest';
import { batch } from '../../src/batch/index.ts';
import type { Failure, Notice } from '../../src/model/notice.ts';
import { ROOT, withFolder } from '../shell.ts';

/** Mulberry32: the same damage at every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Damage = (bytes: Buffer, next: () => number) => Buffer;
const noise = (length: number, next: () => number) => Buffer.from(Array.from({ length }, () => Math.floor(next() * 256)));
const DAMAGE: Readonly<Record<string, Damage>> = {
  cut: (bytes, next) => bytes.subarray(0, Math.floor(next() * bytes.length)),
  noise: (_, next) => noise(Math.floor(next() * 8000), next),
  flipped: (bytes, next) => {
    const damaged = Buffer.from(bytes);
    for (let k = 0; k < 20; k++) damaged[Math.floor(next() * damaged.length)] = Math.floor(next() * 256);
    return damaged;
  },
  repeated: (bytes, next) => {
    const from = Math.floor(next() * bytes.length);
    return Buffer.concat([bytes.subarray(0, from + 3000), bytes.subarray(from)]);
  },
  begun: (bytes, next) => Buffer.concat([bytes.subarray(0, 8 + Math.floor(next() * 200)), noise(3000, next)]),
};

test(
  'of damaged files each has its line, and no good one is lost',
  () =>
    withFolder(async (folder) => {
      const next = random(17);
      const inputs = join(folder, 'in');
      mkdirSync(inputs);
      const samples = join(ROOT, 'fixtures/formats/gulin-bureau-oneline');
      for (const sample of readdirSync(samples)) {
        const bytes = readFileSync(join(samples, sample));
        writeFileSync(join(inputs, `good-${sample}`), bytes);
        for (const [name, damage] of Object.entries(DAMAGE))
          for (let k = 0; k < 2; k++) writeFileSync(join(inputs, `${name}-${k}-${sample}${extname(sample)}`), damage(bytes, next));
      }
      const output = join(folder, 'out.ndjson');
      await batch([inputs], output, { format: 'ndjson', jobs: 2 });
      const lines = readFileSync(output, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Notice | Failure);
      expect(lines.map(({ source }) => source.name)).toEqual(
        readdirSync(inputs)
          .sort()
          .map((name) => `${inputs}/${name}`),
      );
      const failures = lines.filter((line) => 'error' in line);
      expect(failures.filter(({ source }) => /[\\/]good-/.test(source.name))).toEqual([]);
      expect(failures.filter(({ error }) => !CODES.includes(error.code))).toEqual([]);
      expect(failures.length).toBeGreaterThan(30);
    }),
  60_000,
);

const CODES = ['bad-encoding', 'damaged-file', 'empty', 'no-text', 'password-protected', 'too-large', 'unsupported-format'];
