/** Sums spelled out as people would write them: 1+2+3+41=47 ≠ 45人. */
import { magnitudeOf, plain } from './phrases.ts';
import type { Figure, Range } from './reading.ts';

/** The addition with its result and what the text says instead, in the magnitude in which the total is printed. */
export function spelledOut(t: string, total: Figure & { value: number }, parts: readonly Figure[]): string {
  const scale = magnitudeOf(t, total);
  const sum = parts.reduce((n, p) => n + (p.value ?? 0), 0);
  return `${parts.map((p) => plain((p.value ?? 0) / scale)).join('+')}=${plain(sum / scale)} ≠ ${plain(total.value / scale)}${unitOf(t, total)}`;
}

/** 万元, 人: what stands behind the number. */
export function unitOf(t: string, figure: Figure & Range): string {
  const magnitude = magnitudeOf(t, figure);
  return `${magnitude === 1e8 ? '亿' : magnitude === 1e4 ? '万' : ''}${figure.unit}`;
}

/** A value in the magnitude of a figure, with its unit: 84.4万元. */
export function inUnitsOf(t: string, figure: Figure, value: number): string {
  return `${plain(value / magnitudeOf(t, figure))}${unitOf(t, figure)}`;
}
