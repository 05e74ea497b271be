import type { Step } from '../contract/plan';
import type { StepGate } from '../engine/types';
import { whyUnseen } from './exchange-host';
import type { Observation } from './observation';
import { exchangeWho, whoHolds } from './roles';

/** What is known of the signed-in person's rights. */
type Rights = Pick<Observation, 'me' | 'organization' | 'myRoles' | 'exchange' | 'exchangeHost'>;

/**
 * Whether the signed-in person may run a step, by the roles and Exchange rights observed. Where the roles could
 * not be read the step is tried: the service itself refuses.
 */
export function setupGate(observation: Rights): StepGate {
  const tenantName = observation.organization.displayName;
  const me = observation.me.userPrincipalName;
  return (step) => {
    if (waitsForExchange(step, observation)) {
      const asOther = isWithinReach(observation)
        ? ' Somebody who can may also sign in for Exchange in the same run (--exchange-as).'
        : '';
      return {
        may: false,
        who: exchangeWho(tenantName),
        reason: `${whyUnseen(observation)}${asOther}`,
      };
    }
    if (holdsOne(step.needs.anyRole, observation.myRoles)) return { may: true };
    return {
      may: false,
      who: whoHolds(step.needs.anyRole, tenantName),
      reason: `${me} holds ${step.needs.anyRole.length === 1 ? 'not this role' : 'none of these roles'}.`,
    };
  };
}

/** Whether another person's sign-in would do; else the way to Exchange itself is missing here. */
export function isWithinReach({ exchangeHost }: Pick<Rights, 'exchangeHost'>): boolean {
  return exchangeHost?.ok ?? true;
}

/** Whether a step is Exchange's and Exchange is not seen. */
export function waitsForExchange(step: Step, observation: Pick<Rights, 'exchange'>): boolean {
  return step.needs.exchange && observation.exchange === null;
}

function holdsOne(anyRole: readonly string[], myRoles: readonly string[] | null): boolean {
  return anyRole.length === 0 || myRoles === null || anyRole.some((role) => myRoles.includes(role));
}

/** Steps that must wait for somebody else, by who can run them. */
export function waitingSteps(steps: readonly Step[], gate: StepGate): ReadonlyMap<string, readonly Step[]> {
  const waiting = new Map<string, Step[]>();
  for (const step of steps) {
    const verdict = gate(step);
    if (!verdict.may) waiting.set(verdict.who, [...(waiting.get(verdict.who) ?? []), step]);
  }
  return waiting;
}
