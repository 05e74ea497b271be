import type { Check, Step } from '../../contract/plan';
import type { Forecast } from '../../contract/preflight';
import { isBlocking } from '../checks';
import { setupGate, waitingSteps } from '../gate';
import type { Observation } from '../observation';
import { factsOf } from './catalogue';

/**
 * What would fail before anything is tried, and who must act: pure. `steps` are those that would be planned were nothing
 * in the way. What the plan itself mends is no failure.
 */
export function forecastOf(
  checks: readonly Check[],
  steps: readonly Step[],
  observation: Observation,
): Forecast {
  const lines = checks.flatMap((check) => lineOf(check, steps));
  return [...lines.sort((one, other) => rank(one.kind) - rank(other.kind)), ...waits(steps, observation)];
}

/** Missing roles are told by whom they make wait. */
const toldByWaiting = 'roles';

function lineOf(check: Check, steps: readonly Step[]): Forecast {
  const stops = factsOf(check.id)?.stops ?? [];
  const stopped = steps.filter(({ kind }) => stops.some((start) => kind.startsWith(start)));
  const isUnseen = check.status === 'unknown' && stopped.length > 0;
  if (check.id === toldByWaiting || !(isBlocking(check) || isUnseen)) return [];
  return [
    {
      kind: isUnseen ? 'may-fail' : 'fails',
      title: check.title,
      finding: check.finding,
      cause: check.cause ?? null,
      who: check.who ?? 'you',
      next: check.next,
      steps: stopped.map(({ summary }) => summary),
    },
  ];
}

function waits(steps: readonly Step[], observation: Observation): Forecast {
  const gate = setupGate(observation);
  return [...waitingSteps(steps, gate)].map(([who, waiting]) => {
    const [first] = waiting;
    const verdict = first === undefined ? { may: true as const } : gate(first);
    return {
      kind: 'waits',
      title: 'A right that the signed-in person does not hold',
      finding: verdict.may ? '' : verdict.reason,
      cause: factsOf(toldByWaiting)?.cause ?? null,
      who,
      next: 'Sign in and apply the same setup file; what is done already is found and not repeated.',
      steps: waiting.map(({ summary }) => summary),
    };
  });
}

function rank(kind: Forecast[number]['kind']): number {
  return ['fails', 'may-fail', 'waits'].indexOf(kind);
}
