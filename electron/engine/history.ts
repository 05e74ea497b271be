import { leavesEffectOpen } from '../contract/errors';
import type { JournalEntry } from '../contract/journal';
import type { Outcome } from '../contract/run';
import type { Step } from '../contract/plan';

export type Intent = Extract<JournalEntry, { type: 'intent' }>;

/**
 * Intents of which the journal does not say how they ended: the process was killed, or nobody could tell
 * what the tenant holds. The last one per step, oldest first.
 */
export function unfinishedIntents(entries: readonly JournalEntry[]): readonly Intent[] {
  const open = new Map<string, Intent>();
  for (const entry of entries) {
    if (entry.type === 'intent') {
      open.delete(entry.stepId);
      open.set(entry.stepId, entry);
    } else if (entry.type === 'outcome' && settles(entry.outcome)) {
      // Only the run that announced the step can say how it ended.
      if (open.get(entry.stepId)?.runId === entry.runId) open.delete(entry.stepId);
    }
  }
  return [...open.values()];
}

/**
 * The steps that must be looked at before they are run: their intent is unfinished, or they are unrepeatable
 * and an earlier run of this very plan has done them already.
 */
export function stepsToVerify(
  entries: readonly JournalEntry[],
  plan: { readonly id: string; readonly steps: readonly Step[] },
): ReadonlySet<string> {
  const kinds = new Map(unfinishedIntents(entries).map((intent) => [intent.stepId, intent.kind]));
  const done = doneBy(entries, plan.id);
  const suspect = (step: Step) => kinds.get(step.id) === step.kind || (step.once && done.has(step.id));
  return new Set(plan.steps.filter(suspect).map((step) => step.id));
}

function doneBy(entries: readonly JournalEntry[], planId: string): ReadonlySet<string> {
  const runs = new Set(
    entries.flatMap((entry) => (entry.type === 'run' && entry.planId === planId ? [entry.runId] : [])),
  );
  const done = entries.flatMap((entry) =>
    entry.type === 'outcome' && runs.has(entry.runId) && succeeded(entry.outcome) ? [entry.stepId] : [],
  );
  return new Set(done);
}

/** Whether steps that depend on this one may go on. */
export function succeeded(
  outcome: Outcome | undefined,
): outcome is Extract<Outcome, { kind: 'applied' | 'already-in-place' }> {
  return outcome?.kind === 'applied' || outcome?.kind === 'already-in-place';
}

/** Whether the outcome says what the tenant holds; an interrupted or answerless write does not. */
function settles(outcome: Outcome): boolean {
  switch (outcome.kind) {
    case 'unknown':
    case 'cancelled':
      return false;
    case 'failed':
      return !leavesEffectOpen(outcome.error.code);
    default:
      return true;
  }
}
