/** Many at once, answers in the order of the questions, and never more ahead than there is room for. */
export interface Room {
  /** How many may be under way or waiting for their turn. */
  items: number;
  /** How many bytes, of items under way and of results that wait for their turn, there may be before nothing new is begun. */
  bytes: number;
}

/**
 * Maps `source` through `work`. Asking for the next item never holds up a result that is ready, so that a slow source (a pipe, a person
 * typing) gets its answers at once; a slow consumer stops the source. `itemSize` and `resultSize` are in bytes.
 */
export async function* ordered<T, R>(
  source: Iterable<T> | AsyncIterable<T>,
  work: (item: T) => Promise<R>,
  resultSize: (result: R) => number,
  room: Room,
  itemSize: (item: T) => number = () => 0,
): AsyncGenerator<R> {
  interface Place {
    result?: R;
    done: Promise<void>;
  }
  const later = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : null;
  const items = later ?? (source as Iterable<T>)[Symbol.iterator]();
  const places: Place[] = [];
  let bytes = 0;
  let asked: Promise<void> | null = null;
  let ended = false;
  const begin = (item: IteratorResult<T>) => {
    if (item.done) {
      ended = true;
      return;
    }
    const size = itemSize(item.value);
    bytes += size;
    const place: Place = {
      done: work(item.value).then((result) => {
        place.result = result;
        bytes += resultSize(result) - size;
      }),
    };
    place.done.catch(() => {}); // told to whoever waits for it
    places.push(place);
  };
  const ask = async () => {
    const item = await items.next();
    asked = null;
    begin(item);
  };
  try {
    for (;;) {
      while (!ended && !asked && places.length < room.items && bytes < room.bytes) {
        if (later === null) begin((items as Iterator<T>).next());
        else {
          asked = ask();
          asked.catch(() => {});
        }
      }
      const first = places[0];
      if (first?.result !== undefined) {
        places.shift();
        bytes -= resultSize(first.result);
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
