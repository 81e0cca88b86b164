/** Choosing among the rules by id, or by the group before the slash. */
import { RULES } from './rules/index.ts';

export interface Choice {
  /** Ids or groups (`totals/status`, `totals`) that alone are wanted; all where there are none. */
  only?: readonly string[];
  /** Ids or groups that are not. */
  disable?: readonly string[];
}

/** Whether a rule, by its id, is chosen. What is no rule chooses nothing; `isKnown` tells. */
export function chosen({ only = [], disable = [] }: Choice): (rule: string) => boolean {
  return (rule) => (only.length === 0 || only.some((name) => matches(rule, name))) && !disable.some((name) => matches(rule, name));
}

/** Whether a name is a rule's or a group's. */
export function isKnown(name: string): boolean {
  return RULES.some(({ id }) => matches(id, name));
}

/** `totals/status`, `totals`, `totals/`, `totals/*` */
function matches(rule: string, name: string): boolean {
  const group = /^([^/]+)(?:\/\*?)?$/.exec(name)?.[1];
  return rule === name || (group !== undefined && rule.startsWith(`${group}/`));
}

/** The rules whose names are like a name that is none: misspelt, or another of its group; the likest first, at most three. */
export function near(name: string): string[] {
  const tail = (id: string) => id.slice(id.indexOf('/') + 1);
  return RULES.map(({ id }) => ({ id, distance: Math.min(distance(name, id), distance(tail(name), tail(id)) + 1) }))
    .filter(({ id, distance }) => distance <= Math.max(2, name.length / 3) || id.includes(name))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ id }) => id);
}

/** How many letters must be put in, left out or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) row[j] = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    above = row;
  }
  return above[b.length]!;
}
