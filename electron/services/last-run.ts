import type { RunSummary } from '../engine/summary';
import type { SetupRecord } from '../ports/records';
import { timeOf } from './open-time';

/** What is remembered of a run that ended at `time`; null: it found nothing to do. */
export function lastRunOf(summary: RunSummary | null, time: string): NonNullable<SetupRecord['lastRun']> {
  if (summary === null) return { time, result: 'nothing-to-do', open: [] };
  const who = [...new Set(summary.open.flatMap((step) => step.who))];
  const waiting = timeOf(summary);
  return {
    ...{ time, result: summary.result, open: summary.open.map((step) => step.stepId) },
    ...(who.length === 0 ? {} : { who }),
    ...(waiting === null ? {} : { waitsFor: waiting.waitsFor }),
    ...(waiting?.nextTry == null ? {} : { nextTry: waiting.nextTry }),
  };
}
