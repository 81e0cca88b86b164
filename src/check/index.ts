/** What does not add up in a notice. Each rule is a file of `rules/`; this runs them all and turns what they report into findings. */
import type { Finding } from '../model/notice.ts';
import type { Lang } from '../model/vocabulary.ts';
import type { Steps } from '../steps.ts';
import { sourceSpan } from '../text/clean.ts';
import { type Checked, type Facts, readingOf } from './reading.ts';
import { RULES } from './rules/index.ts';

export type { Rule } from './rule.ts';
export { RULES } from './rules/index.ts';

/** Applies every rule. Findings are in document order, their spans in the source text; messages are in one language. Never throws. */
export function* findFindings(facts: Facts, notice: Checked, lang: Lang): Steps<Finding[]> {
  const reading = readingOf(facts, notice);
  const findings: Finding[] = [];
  for (const rule of RULES) {
    for (const report of rule.find(reading)) {
      const { start, end } = sourceSpan(facts.text, report);
      findings.push({
        rule: rule.id,
        severity: rule.severity,
        message: report.message[lang],
        expected: report.expected ?? null,
        actual: report.actual ?? null,
        start,
        end,
        related: (report.related ?? []).map((range) => sourceSpan(facts.text, range)),
      });
    }
    yield;
  }
  return findings.length < 2
    ? findings
    : findings.sort((a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
}
