/** How a long run is going, on one line of a terminal that is drawn again and again; nothing where there is no terminal. */
import type { Output } from './io.ts';

export interface Progress {
  /** Draws the line if the last time is long enough ago. */
  show(state: { done: number; read: number; failed: number }): void;
  /** Takes the line away, so that something else can be printed. */
  clear(): Promise<void>;
}

const EVERY_MS = 100;

/** `total` is null where it is not known; `now` is in milliseconds. */
export function openProgress(output: Output, total: number | null, now: () => number): Progress {
  const begun = now();
  let drawn = Number.NEGATIVE_INFINITY;
  let visible = false;
  return {
    show(state) {
      const time = now();
      if (time - drawn < EVERY_MS) return;
      drawn = time;
      visible = true;
      const line = progressLine(state, total, (time - begun) / 1000);
      void output.write(`\r\u001b[K${line.slice(0, Math.max(10, (output.columns ?? 80) - 1))}`).catch(() => {});
    },
    async clear() {
      if (visible) await output.write('\r\u001b[K');
      visible = false;
      drawn = Number.NEGATIVE_INFINITY;
    },
  };
}

/** `1,204/5,000 (24%) · 310/s · 12 s left · 3 failed` */
export function progressLine(
  { done, read, failed }: { done: number; read: number; failed: number },
  total: number | null,
  seconds: number,
): string {
  // one file may hold many notices: then the notices are what goes by
  const many = read + failed > done;
  const of = total === null || many ? `${grouped(read + failed)} read` : `${grouped(done)}/${grouped(Math.max(done, total))}`;
  const share = total === null || many ? '' : ` (${Math.floor((100 * done) / Math.max(1, done, total))}%)`;
  const rate = (many ? read + failed : done) / Math.max(seconds, 0.001);
  const left =
    total === null || many || done === 0 || seconds < 1 ? '' : ` · ${duration((Math.max(0, total - done) * seconds) / done)} left`;
  return `${of}${share} · ${rate >= 10 ? grouped(Math.round(rate)) : rate.toFixed(1)}/s${left}${failed > 0 ? ` · ${grouped(failed)} failed` : ''}`;
}

/** `45 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  const s = Math.round(seconds);
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
}

export function grouped(n: number): string {
  return String(n).replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
}
