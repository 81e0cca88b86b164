/** Every rule, by its id. Unordered: findings are sorted by where they stand. */
import type { Rule } from '../rule.ts';
import { contactsFormat } from './contacts-format.ts';
import { contactsLabel } from './contacts-label.ts';
import { contactsMissing } from './contacts-missing.ts';
import { datesOrder } from './dates-order.ts';
import { documentUnsupported } from './document-unsupported.ts';
import { issuesDuplicate } from './issues-duplicate.ts';
import { issuesUnanswered } from './issues-unanswered.ts';
import { numbersImpossible } from './numbers-impossible.ts';
import { numbersRate } from './numbers-rate.ts';
import { outlineOrdinal } from './outline-ordinal.ts';
import { statusContradiction } from './status-contradiction.ts';
import { statusOverdue } from './status-overdue.ts';
import { textDamagedDate } from './text-damaged-date.ts';
import { textPlaceholder } from './text-placeholder.ts';
import { textTruncated } from './text-truncated.ts';
import { totalsBreakdown } from './totals-breakdown.ts';
import { totalsConflict } from './totals-conflict.ts';
import { totalsListed } from './totals-listed.ts';
import { totalsStatus } from './totals-status.ts';
import { totalsSubset } from './totals-subset.ts';

export const RULES: readonly Rule[] = [
  totalsBreakdown,
  totalsStatus,
  totalsListed,
  totalsConflict,
  totalsSubset,
  numbersRate,
  numbersImpossible,
  statusContradiction,
  statusOverdue,
  datesOrder,
  outlineOrdinal,
  issuesUnanswered,
  issuesDuplicate,
  contactsFormat,
  contactsMissing,
  contactsLabel,
  textDamagedDate,
  textPlaceholder,
  textTruncated,
  documentUnsupported,
];
