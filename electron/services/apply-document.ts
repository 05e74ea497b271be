import type { ApplyDocument } from '../contract/documents';
import type { Step } from '../contract/plan';
import type { CredentialTest } from '../contract/receipt';
import type { RunSummary } from '../engine/summary';
import { isVendorsKey } from './vendor-held';
import type { MadePlan } from './make-plan';
import { timeOf } from './open-time';
import { foundObjects } from './record-run';

type Ending =
  | { readonly result: 'not-approved' }
  | {
      readonly result: Exclude<ApplyDocument['result'], 'not-approved' | 'nothing-to-do'>;
      readonly summary: RunSummary;
    };

/** The document of a run, or of a plan that was not approved. `test`: the token that its credential was tried with. */
export function documentOf(
  made: MadePlan,
  ending: Ending,
  test: CredentialTest | null = null,
): ApplyDocument {
  const { plan, store } = made;
  const summary = ending.result === 'not-approved' ? null : ending.summary;
  const found = foundObjects(made, summary);
  return {
    format: 1,
    command: 'apply',
    setup: plan.setupId,
    tenant: plan.tenantId,
    application: plan.spec.application,
    clientId: found.objects.clientId ?? null,
    result: ending.result,
    steps: endedSteps(plan.steps, summary),
    waitsFor: summary === null ? [] : openBy(summary),
    nextTry: summary === null ? null : (timeOf(summary)?.nextTry ?? null),
    notes: summary?.error === undefined ? plan.notes : [...plan.notes, summary.error.message],
    credential:
      found.credential === null
        ? null
        : {
            ...found.credential,
            keptIn: isVendorsKey(plan.spec) ? 'the vendor’s hands alone' : store.name,
            test,
          },
  };
}

/** How each step ended, of those that a run came to. */
export function endedSteps(steps: readonly Step[], summary: RunSummary | null): ApplyDocument['steps'] {
  return steps.flatMap(({ id, summary: text }) => {
    const outcome = summary?.outcomes[id];
    return outcome === undefined ? [] : [{ id, summary: text, outcome }];
  });
}

/** The document where everything was in place. */
export function nothingToDo(made: MadePlan, test: CredentialTest | null): ApplyDocument {
  return { ...documentOf(made, { result: 'not-approved' }, test), result: 'nothing-to-do' };
}

/**
 * Open steps by whom they wait for; steps behind them are named with them. What stands behind a failed step is not
 * among them: nobody can do it before that is mended.
 */
export function openBy(summary: RunSummary): ApplyDocument['waitsFor'] {
  const groups = new Map<string, { who: string; reason: string; steps: string[] }>();
  for (const open of summary.open.filter((one) => !isBehindFailure(one.stepId, summary))) {
    const who = open.who.length === 0 ? 'time' : open.who.join(' and ');
    const group = groups.get(who) ?? { who, reason: open.reason, steps: [] };
    group.steps.push(open.stepId);
    groups.set(who, group);
  }
  return [...groups.values()];
}

function isBehindFailure(stepId: string, { outcomes }: RunSummary): boolean {
  const outcome = outcomes[stepId];
  if (outcome?.kind !== 'blocked') return false;
  return outcome.by.some((id) => ['failed', 'unknown'].includes(outcomes[id]?.kind ?? ''));
}
