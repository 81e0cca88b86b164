/** Many at once, answers in the order of the questions, and never more ahead than there is room for. */

export interface Room {
  /** How many may be under way or waiting for their turn. */
  items: number;
  /** How many bytes of finished results may wait for their turn before nothing new is begun. */
  bytes: number;
}

/**
 * Maps `source` through `work`. Asking for the next item never holds up a result that is ready, so that a slow source (a pipe, a person
 * typing) gets its answers at once; a slow consumer stops the source.
 */
export async function* ordered<T, R>(
  source: Iterable<T> | AsyncIterable<T>,
  work: (item: T) => Promise<R>,
  sizeOf: (result: R) => number,
  room: Room,
): AsyncGenerator<R> {
  interface Place {
    result?: R;
    done: Promise<void>;
  }
  const items = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  const places: Place[] = [];
  let waitingBytes = 0;
  let asked: Promise<void> | null = null;
  let ended = false;
  const ask = async () => {
    const item = await items.next();
    asked = null;
    if (item.done) {
      ended = true;
      return;
    }
    const place: Place = {
      done: work(item.value).then((result) => {
        place.result = result;
        waitingBytes += sizeOf(result);
      }),
    };
    place.done.catch(() => {}); // told to whoever waits for it
    places.push(place);
  };
  try {
    for (;;) {
      if (!ended && !asked && places.length < room.items && waitingBytes < room.bytes) {
        asked = ask();
        asked.catch(() => {});
      }
      const first = places[0];
      if (first?.result !== undefined) {
        places.shift();
        waitingBytes -= sizeOf(first.result);
        yield first.result;
      } else if (first) await (asked ? Promise.race([asked, first.done]) : first.done);
      else if (asked) await asked;
      else return;
    }
  } finally {
    // not awaited: a source that waits for a pipe would never answer
    void Promise.resolve(items.return?.()).catch(() => {});
  }
}
