import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Source } from '../src/model/notice.ts';
import { parseSource, parsing } from '../src/pipeline.ts';
import { run, runTogether, type Steps } from '../src/steps.ts';

function* counting(name: string, steps: number, seen: string[]): Steps<string> {
  for (let k = 1; k <= steps; k++) {
    seen.push(`${name}${k}`);
    yield;
  }
  return name;
}

function* failing(): Steps<string> {
  yield;
  throw new Error('broken');
}

describe('work in steps', () => {
  it('goes side by side, step by step, each to its own end', () => {
    const seen: string[] = [];
    expect(runTogether([counting('a', 1, seen), counting('b', 3, seen), counting('c', 0, seen)])).toEqual([
      { value: 'a' },
      { value: 'b' },
      { value: 'c' },
    ]);
    expect(seen).toEqual(['a1', 'b1', 'b2', 'b3']);
    seen.length = 0;
    runTogether([counting('a', 2, seen), counting('b', 2, seen)]);
    expect(seen).toEqual(['a1', 'b1', 'a2', 'b2']);
  });

  it('keeps what one of them throws to that one', () => {
    const [first, second, third] = runTogether([counting('a', 2, []), failing(), counting('c', 5, [])]);
    expect(first).toEqual({ value: 'a' });
    expect(second).toEqual({ error: new Error('broken') });
    expect(third).toEqual({ value: 'c' });
    expect(() => run(failing())).toThrow('broken');
  });

  it('gives of notices side by side what each gives alone', () => {
    const folder = new URL('../fixtures/notices/', import.meta.url);
    const texts = readdirSync(folder).map((name) => readFileSync(new URL(`${name}/source.txt`, folder), 'utf8'));
    const source = (k: number): Source => ({
      name: `${k}`,
      format: 'text',
      encoding: 'utf-8',
      encodingCertainty: 'stated',
      bytes: 0,
      chars: 0,
      sha256: '',
    });
    const alone = texts.map((text, k) => ({ value: parseSource(text, source(k)) }));
    expect(runTogether(texts.map((text, k) => parsing(text, source(k))))).toEqual(alone);
  });
});
