import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ordered } from '../../src/batch/ordered.ts';
import { collect } from './folder.ts';

const ROOM = { items: 4, bytes: 1000 };
const turns = async (n: number) => {
  for (let i = 0; i < n; i++) await Promise.resolve();
};

describe('ordered', () => {
  test('keeps the order and the bounds, whatever takes how long', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ takes: fc.nat(30), size: fc.nat(600) })),
        fc.integer({ min: 1, max: 6 }),
        fc.nat(10),
        async (items, room, pace) => {
          let ahead = 0;
          let waiting = 0;
          let most = 0;
          const results = ordered(
            items.map((item, i) => ({ ...item, i })),
            async ({ i, takes, size }) => {
              most = Math.max(most, ++ahead);
              expect(waiting).toBeLessThan(1000 + room * 600); // what was under way when the room ran out
              await turns(takes);
              waiting += size;
              return { i, size };
            },
            ({ size }) => size,
            { items: room, bytes: 1000 },
          );
          const got: number[] = [];
          for await (const { i, size } of results) {
            ahead--;
            waiting -= size;
            got.push(i);
            await turns(pace);
          }
          expect(got).toEqual(items.map((_, i) => i));
          expect(most).toBeLessThanOrEqual(room);
        },
      ),
    );
  });

  test('begins nothing new while what is under way is large', async () => {
    let open = 0;
    let most = 0;
    const work = async (n: number) => {
      most = Math.max(most, (open += n));
      await new Promise((resolve) => setTimeout(resolve, 1));
      open -= n;
      return n;
    };
    const results: number[] = [];
    for await (const n of ordered(
      [30, 30, 30, 30, 120, 30],
      work,
      () => 0,
      { items: 10, bytes: 50 },
      (n) => n,
    ))
      results.push(n);
    expect(results).toEqual([30, 30, 30, 30, 120, 30]);
    // one that is larger than all of the room is begun when there is some
    expect(most).toBeLessThanOrEqual(150);
  });

  test('gives what is ready while the source makes wait', async () => {
    let more = () => {};
    async function* source() {
      yield 1;
      await new Promise<void>((resolve) => {
        more = resolve;
      });
      yield 2;
    }
    const results = ordered(
      source(),
      async (n) => n,
      () => 1,
      ROOM,
    );
    expect((await results.next()).value).toBe(1);
    more();
    expect((await results.next()).value).toBe(2);
    expect((await results.next()).done).toBe(true);
  });

  test('asks for nothing more while nobody takes', async () => {
    let asked = 0;
    function* source() {
      for (;;) yield asked++;
    }
    const results = ordered(
      source(),
      async (n) => n,
      () => 1,
      ROOM,
    );
    await results.next();
    await turns(1000);
    expect(asked).toBeLessThanOrEqual(ROOM.items + 2);
    await results.return(undefined);
  });

  test('passes on what the source throws, and lets it clean up', async () => {
    const broken = async function* () {
      yield 1;
      throw new Error('broken');
    };
    await expect(
      collect(
        ordered(
          broken(),
          async (n) => n,
          () => 1,
          ROOM,
        ),
      ),
    ).rejects.toThrow('broken');
    let cleaned = false;
    const source = function* () {
      try {
        for (;;) yield 1;
      } finally {
        cleaned = true;
      }
    };
    for await (const _ of ordered(
      source(),
      async (n) => n,
      () => 1,
      ROOM,
    ))
      break;
    expect(cleaned).toBe(true);
  });
});
