import type { Outcome } from '../contract/run';
import type { RunSummary } from '../engine/summary';

/** What a run waits for where only time helps: the step that takes longest. Null: nothing waits for time. */
export function timeOf(
  summary: RunSummary,
): { readonly waitsFor: string; readonly nextTry: string | null } | null {
  const waiting = Object.values(summary.outcomes)
    .filter((outcome): outcome is Extract<Outcome, { kind: 'waiting' }> => outcome.kind === 'waiting')
    .sort((one, other) => (other.nextTry ?? '').localeCompare(one.nextTry ?? ''));
  const [longest] = waiting;
  return longest === undefined ? null : { waitsFor: longest.for, nextTry: longest.nextTry ?? null };
}
