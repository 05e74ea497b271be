import { csvText } from '../contract/csv';
import type { ReviewDocument } from '../contract/review';

const columns = [
  'tenant',
  'tenant id',
  'setup',
  'application',
  'reviewed at',
  'result',
  'drift',
  'severity',
  'title',
  'evidence',
  'since',
  'by',
  'last seen right',
  'who mends it',
  'how',
  'next review',
] as const;

/**
 * A review for a spreadsheet: one line a drift, one for a setup without any, one for each that was not reviewed.
 */
export function reviewCsv({ setups, notReviewed }: ReviewDocument): string {
  const reviewed = setups.flatMap((one) => {
    const head = [one.tenantName, one.tenant, one.setup, one.application, one.reviewedAt, one.verdict];
    if (one.drifts.length === 0) return [[...head, ...Array<string>(9).fill(''), one.due.next]];
    return one.drifts.map((drift) => [
      ...head,
      ...[drift.id, drift.severity, drift.title, drift.evidence.join(' ')],
      ...[drift.since.at ?? drift.since.unknown ?? '', drift.since.by ?? '', drift.since.lastRight ?? ''],
      ...[drift.who, [drift.mend.text, ...drift.mend.steps.map(({ summary }) => summary)].join(' ')],
      one.due.next,
    ]);
  });
  const others = notReviewed.map((one) => [
    ...[one.tenantName, one.tenant, one.setup, one.application, '', 'not reviewed', '', '', one.why],
    ...Array<string>(7).fill(''),
  ]);
  return csvText([columns, ...reviewed, ...others]);
}
