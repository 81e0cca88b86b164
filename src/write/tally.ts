import type { Issue, Notice } from '../model/notice.ts';

export interface IssueTally {
  measures: number;
  counts: number;
  sanctions: number;
}

/** How many measures, counts and sanctions belong to each issue by itself, by issue id. */
export function tallyByIssue({ measures, counts, sanctions }: Notice): Map<string, IssueTally> {
  const tallies = new Map<string, IssueTally>();
  const add = (key: keyof IssueTally, items: readonly { issue: string | null }[]) => {
    for (const { issue } of items) {
      if (issue === null) continue;
      let tally = tallies.get(issue);
      if (!tally) tallies.set(issue, (tally = { measures: 0, counts: 0, sanctions: 0 }));
      tally[key]++;
    }
  };
  add('measures', measures);
  add('counts', counts);
  add('sanctions', sanctions);
  return tallies;
}

/** How deep an issue lies below its aspects: 0, 1, … */
export function depths(issues: readonly Issue[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { id, parent } of issues) found.set(id, parent === null ? 0 : (found.get(parent) ?? 0) + 1);
  return found;
}
