import type { Finding } from '../../contract/lint';
import type { Step } from '../../contract/plan';
import { catalogue } from './catalogue';
import { mendKinds } from './mend/kinds';
import { mends } from './mend/table';
import type { Mending } from './mend/types';
import type { LintContext } from './types';

/** Findings with whether a plan mends them in this very case, or why it does not. */
export function withMending(context: LintContext, findings: readonly Finding[]): Finding[] {
  return findings.map((one) => {
    const mending = mendingOf(context, one);
    if (mending === null) return one;
    const isThere = mending.steps.length > 0;
    const isWanted = isPlanned(context, one);
    return {
      ...one,
      repairable: isThere && isWanted,
      ...(isThere && !isWanted ? { onRequest: true } : {}),
      ...(mending.instead === undefined || isThere ? {} : { instead: mending.instead }),
    };
  });
}

/**
 * The steps that mend what a plan mends by itself, and what was asked for. Each is written to the journal before it runs,
 * with what it takes away. Changes of the app registration go one after the other: each reads it and writes it whole.
 */
export function repairSteps(context: LintContext, findings: readonly Finding[]): readonly Step[] {
  if (context.seen.servicePrincipalId === null) return [];
  const wanted = findings.filter((one) => isPlanned(context, one));
  const steps = wanted.flatMap((one) => mendingOf(context, one)?.steps ?? []);
  const unique = [...new Map(steps.map((step) => [step.id, step] as const)).values()];
  return chained(unique).map((step) => ({ ...step, once: true }));
}

function mendingOf(context: LintContext, { id }: Finding): Mending | null {
  return mends[id]?.(context) ?? null;
}

function isPlanned({ also }: LintContext, { id }: Finding): boolean {
  const { byPlan } = catalogue[id];
  return byPlan === 'yes' || (byPlan === 'asked' && also?.has(id) === true);
}

const ofRegistration: ReadonlySet<string> = new Set([
  mendKinds.declared,
  mendKinds.audience,
  mendKinds.owner,
  mendKinds.credential,
]);

/** Steps that change one app registration, one after the other. */
export function chained(steps: readonly Step[]): readonly Step[] {
  let before: string | null = null;
  return steps.map((step) => {
    if (!ofRegistration.has(step.kind)) return step;
    const after = before;
    before = step.id;
    return after === null ? step : { ...step, dependsOn: [...step.dependsOn, after] };
  });
}
