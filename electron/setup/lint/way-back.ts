import type { JournalEntry } from '../../contract/journal';
import type { Step } from '../../contract/plan';
import { canonicalJson } from '../../engine/plan-hash';
import type { Executor, ExecutorRegistry } from '../../engine/types';
import { inverseOf, type Inverse } from './mend/inverse';
import { mendKinds } from './mend/kinds';
import { chained } from './repair';

type Intent = Extract<JournalEntry, { type: 'intent' }>;

/** The steps that give back what repairs took, the last first, and what cannot be given back. */
export interface WayBack {
  readonly steps: readonly Step[];
  readonly notes: readonly string[];
}

/**
 * What the journal of an application's repairs says was taken, as far as it is not there again. Reads only: each step's
 * own executor looks whether it has anything to do. Throws AppError where the tenant cannot be read.
 */
export async function wayBack(
  entries: readonly JournalEntry[],
  about: {
    /** Under which plan's id repairs are journalled; those of a way back are not taken for one. */
    readonly planId: string;
    readonly servicePrincipalId: string;
    readonly executors: ExecutorRegistry;
    readonly signal: AbortSignal;
  },
): Promise<WayBack> {
  const taken = takenBy(entries, about.planId).toReversed();
  const found: (readonly [Inverse, string])[] = [];
  for (const intent of taken) {
    const inverse = inverseOf(intent, about.servicePrincipalId);
    if (inverse !== null) found.push([inverse, await stateOf(inverse, intent, about)]);
  }
  const steps = found.flatMap(([{ step }, state]) => (step !== null && state === 'absent' ? [step] : []));
  const notes = found.flatMap(([{ step, note }, state]) => {
    if (state === 'absent' || state === 'in-place') return note === null ? [] : [note];
    return [`Not given back: ${step?.summary ?? ''} ${state}`];
  });
  return {
    steps: inOrder(chained(steps)).map((one) => ({ ...one, once: true })),
    notes: [...new Set(notes)],
  };
}

/** Whether there is anything to give back; else why nobody can tell. */
async function stateOf(
  { step }: Inverse,
  { runId }: Intent,
  { executors, signal }: { readonly executors: ExecutorRegistry; readonly signal: AbortSignal },
): Promise<string> {
  const executor: Executor | undefined = step === null ? undefined : executors.get(step.kind);
  if (step === null || executor === undefined) return 'in-place';
  const context = { stepId: step.id, runId, signal, note: () => undefined };
  const seen = await executor.verify(step.input, context);
  return seen.state === 'unclear' ? seen.reason : seen.state;
}

/** What was begun and not seen to have failed, the oldest first; the same thing counts once. */
function takenBy(entries: readonly JournalEntry[], planId: string): readonly Intent[] {
  const runs = new Set(
    entries.flatMap((one) => (one.type === 'run' && one.planId === planId ? [one.runId] : [])),
  );
  const none = new Set(
    entries.flatMap((one) => {
      const isNone =
        one.type === 'outcome' && ['already-in-place', 'needs-person', 'waiting'].includes(one.outcome.kind);
      return isNone ? [`${one.runId} ${one.stepId}`] : [];
    }),
  );
  const taken = new Map<string, Intent>();
  for (const one of entries) {
    if (one.type !== 'intent' || !runs.has(one.runId) || none.has(`${one.runId} ${one.stepId}`)) continue;
    const key = canonicalJson({ kind: one.kind, input: one.input });
    taken.delete(key);
    taken.set(key, one);
  }
  return [...taken.values()];
}

/** Members of one group go one after the other, so that nobody falls out of it on the way. */
function inOrder(steps: readonly Step[]): readonly Step[] {
  const last = new Map<unknown, string>();
  return steps.map((step) => {
    if (step.kind !== mendKinds.member) return step;
    const before = last.get(step.input['group']);
    last.set(step.input['group'], step.id);
    return before === undefined ? step : { ...step, dependsOn: [...step.dependsOn, before] };
  });
}
