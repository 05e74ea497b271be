import type { ErrorFacts } from '../contract/errors';
import type { Step } from '../contract/plan';
import type { Outcome, RunResult } from '../contract/run';

/** A step that a run left open, and whom or what it waits for. */
export interface OpenStep {
  readonly stepId: string;
  readonly summary: string;
  readonly kind: 'needs-person' | 'waiting' | 'blocked';
  /** The people it waits for; of a blocked step those its blockers wait for. Empty where time alone helps. */
  readonly who: readonly string[];
  readonly reason: string;
}

/** How a run ended. `outcomes` has every step of the plan. */
export interface RunSummary {
  readonly runId: string;
  readonly result: RunResult;
  readonly outcomes: Readonly<Record<string, Outcome>>;
  readonly open: readonly OpenStep[];
  /** Set where the journal could not be written: the run was stopped, and what it did last may not be recorded. */
  readonly error?: ErrorFacts;
}

/** Sums up the outcomes; `stopped` says that the person cancelled the run or that the journal failed. */
export function summarise(
  runId: string,
  ordered: readonly Step[],
  outcomes: ReadonlyMap<string, Outcome>,
  stopped: { readonly aborted: boolean; readonly error: ErrorFacts | null },
): RunSummary {
  return {
    runId,
    result: resultOf([...outcomes.values()], stopped),
    outcomes: Object.fromEntries(
      ordered.flatMap(({ id }) => {
        const outcome = outcomes.get(id);
        return outcome === undefined ? [] : [[id, outcome]];
      }),
    ),
    open: ordered.flatMap((step) => openStep(step, outcomes)),
    ...(stopped.error === null ? {} : { error: stopped.error }),
  };
}

function resultOf(
  outcomes: readonly Outcome[],
  stopped: { readonly aborted: boolean; readonly error: ErrorFacts | null },
): RunResult {
  const has = (...kinds: readonly Outcome['kind'][]) => outcomes.some(({ kind }) => kinds.includes(kind));
  if (has('cancelled') && stopped.aborted) return 'cancelled';
  if (has('failed', 'unknown', 'cancelled') || stopped.error !== null) return 'failed';
  if (has('needs-person')) return 'needs-person';
  return has('waiting', 'blocked') ? 'waiting' : 'done';
}

function openStep(step: Step, outcomes: ReadonlyMap<string, Outcome>): readonly OpenStep[] {
  const outcome = outcomes.get(step.id);
  const open = { stepId: step.id, summary: step.summary };
  switch (outcome?.kind) {
    case 'needs-person':
      return [{ ...open, kind: outcome.kind, who: [outcome.who], reason: outcome.reason }];
    case 'waiting':
      return [{ ...open, kind: outcome.kind, who: [], reason: `Waits for ${outcome.for}.` }];
    case 'blocked': {
      const who = new Set(outcome.by.flatMap((id) => whoMends(outcomes.get(id))));
      return [{ ...open, kind: outcome.kind, who: [...who], reason: `Waits for ${outcome.by.join(', ')}.` }];
    }
    default:
      return [];
  }
}

function whoMends(outcome: Outcome | undefined): readonly string[] {
  if (outcome?.kind === 'needs-person') return [outcome.who];
  if (outcome?.kind !== 'failed' && outcome?.kind !== 'unknown') return [];
  return outcome.error.who === undefined ? [] : [outcome.error.who];
}
