import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/batch/store.ts';
import type { Stored } from '../../src/batch/task.ts';
import { collect, folderWith } from './folder.ts';

const tally = { format: 'text', kind: 'other', issues: 1, measures: 2, counts: 3, findings: 4 } as const;
const stored = (name: string, version: number): Stored => ({
  line: Buffer.from(`{"name":"${name}","version":${version},"long":"${'整'.repeat(version * 50)}"}\n`),
  key: `${name}@${version}`,
  tally,
});

type Inputs = readonly (readonly [name: string, version: number])[];

/** What a run does with its store; tells how many results it took over. */
function run(store: Store, inputs: Inputs): number {
  let kept = 0;
  for (const [name, version] of inputs) {
    const known = store.find(name);
    if (known?.key === `${name}@${version}`) {
      store.keep(known.name);
      kept++;
    } else store.add(name, stored(name, version));
  }
  return kept;
}

const text = async (store: Store) => (await collect(store.lines())).map((line) => `${line}\n`).join('');
const undisturbed = (inputs: Inputs) => inputs.map(([name, version]) => stored(name, version).line.toString()).join('');

const inputs = fc.uniqueArray(fc.tuple(fc.constantFrom(...'abcdefghijklmnop'), fc.integer({ min: 1, max: 40 })), {
  selector: ([name]) => name,
  maxLength: 16,
  minLength: 1,
});

describe('the store', () => {
  test('after any kills and changes, gives what an undisturbed run gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            inputs,
            done: fc.nat(16),
            flushed: fc.boolean(),
            cut: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }),
          }),
          { maxLength: 5 },
        ),
        inputs,
        fc.boolean(),
        async (kills, last, toOutput) => {
          const folder = folderWith();
          const state = join(folder, '.out.rectify');
          const output = join(folder, 'out.ndjson');
          for (const { inputs, done, flushed, cut } of kills) {
            const store = openStore(state, output, true);
            run(store, inputs.slice(0, done));
            if (flushed) store.flush();
            // killed here: nothing is closed; what was written last may be cut off (as when the power fails)
            const newest = readdirSync(state)
              .filter((name) => /^\d/.test(name))
              .sort((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10))[0];
            for (const share of newest === undefined ? [] : cut) {
              const path = join(state, newest);
              truncateSync(path, Math.floor(statSync(path).size * share));
            }
          }
          for (let again = 0; again < 2; again++) {
            const store = openStore(state, output, true);
            run(store, last);
            store.finish();
            expect(await text(store)).toBe(undisturbed(last));
            if (toOutput) {
              store.become(output);
              expect(readFileSync(output, 'utf8')).toBe(undisturbed(last));
            }
            store.close(false);
            expect(readdirSync(state).filter((name) => name.endsWith('.index'))).toHaveLength(1);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('takes over all that is unchanged, wherever it stood', async () => {
    const state = join(folderWith(), 'state');
    const out = join(state, '../out');
    const first = openStore(state, out, true);
    run(first, [
      ['a', 1],
      ['b', 1],
      ['c', 1],
    ]);
    first.finish();
    first.close(false);
    const second = openStore(state, out, true);
    expect(
      run(second, [
        ['0', 1],
        ['a', 1],
        ['b', 2],
        ['c', 1],
      ]),
    ).toBe(2);
    second.flush(); // killed
    const third = openStore(state, out, true);
    expect(
      run(third, [
        ['0', 1],
        ['a', 1],
        ['b', 2],
        ['c', 1],
        ['d', 1],
      ]),
    ).toBe(4);
    third.finish();
    expect(await text(third)).toBe(
      undisturbed([
        ['0', 1],
        ['a', 1],
        ['b', 2],
        ['c', 1],
        ['d', 1],
      ]),
    );
    third.close(true);
  });

  test('does not trust an output that somebody has changed', async () => {
    const folder = folderWith();
    const [state, out] = [join(folder, 'state'), join(folder, 'out')];
    const inputs: Inputs = [
      ['a', 1],
      ['b', 1],
    ];
    const first = openStore(state, out, true);
    run(first, inputs);
    first.finish();
    first.become(out);
    first.close(false);
    writeFileSync(out, readFileSync(out, 'utf8').replace('"b"', '"x"'));
    const second = openStore(state, out, true);
    expect(run(second, inputs)).toBe(1);
    second.finish();
    expect(await text(second)).toBe(undisturbed(inputs));
    second.close(false);
  });

  test('without resume begins anew', () => {
    const folder = folderWith();
    const [state, out] = [join(folder, 'state'), join(folder, 'out')];
    const first = openStore(state, out, true);
    run(first, [['a', 1]]);
    first.close(false);
    const second = openStore(state, out, false);
    expect(run(second, [['a', 1]])).toBe(0);
    second.close(true);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is locked against another run, but not by one that is gone', () => {
    const folder = folderWith({ 'state/lock': '1' });
    const out = join(folder, 'out');
    expect(() => openStore(join(folder, 'state'), out, true)).toThrow('is being written by another run (process 1)');
    writeFileSync(join(folder, 'state/lock'), '4194304999');
    openStore(join(folder, 'state'), out, true).close(false);
    // the number of a run that was killed, which another process has by now
    writeFileSync(join(folder, 'state/lock'), '1 123456789');
    openStore(join(folder, 'state'), out, true).close(false);
  });
});
