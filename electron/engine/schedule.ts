import type { Step } from '../contract/plan';
import type { Outcome } from '../contract/run';
import { succeeded } from './history';

/** What the schedule needs of a run. */
export interface Schedulable {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  stopped(): 'cancelled' | 'journal' | null;
  refusal(step: Step): Outcome | null;
  /** Runs a step and settles it; never rejects. */
  perform(step: Step): Promise<void>;
  settle(step: Step, outcome: Outcome): void;
}

/**
 * Brings every step to an outcome: begins each as soon as all it depends on has succeeded, at most `limit` at a time,
 * and settles those that cannot run. The steps must be in running order.
 */
export async function schedule(ordered: readonly Step[], run: Schedulable, limit: number): Promise<void> {
  const running = new Map<string, Promise<void>>();
  for (;;) {
    for (const step of ordered) {
      if (run.outcomes.has(step.id) || running.has(step.id)) continue;
      const verdict = judge(step, run);
      if (verdict === 'later') continue;
      if (verdict !== 'ready') run.settle(step, verdict);
      else if (running.size < limit) {
        const ended = run.perform(step).then(() => void running.delete(step.id));
        running.set(step.id, ended);
      }
    }
    if (running.size === 0) return;
    await Promise.race(running.values());
  }
}

function judge(step: Step, run: Schedulable): 'ready' | 'later' | Outcome {
  const stopped = run.stopped();
  if (stopped === 'cancelled') return { kind: 'cancelled' };
  const outcomes = step.dependsOn.map((id) => [id, run.outcomes.get(id)] as const);
  if (outcomes.some(([, outcome]) => outcome === undefined)) return 'later';
  const blockers = outcomes.filter(([, outcome]) => !succeeded(outcome));
  if (blockers.length > 0) return { kind: 'blocked', by: rootsOf(blockers) };
  if (stopped === 'journal') return { kind: 'cancelled' };
  return run.refusal(step) ?? 'ready';
}

/** The steps at which it really hangs: a blocker that is blocked itself passes on its own blockers. */
function rootsOf(blockers: readonly (readonly [string, Outcome | undefined])[]): string[] {
  return [...new Set(blockers.flatMap(([id, outcome]) => (outcome?.kind === 'blocked' ? outcome.by : [id])))];
}
