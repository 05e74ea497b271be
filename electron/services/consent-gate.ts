import { toAppError } from '../contract/errors';
import type { Step } from '../contract/plan';
import type { StepGate } from '../engine/types';
import type { Connection } from './connection';
import type { OperationOptions } from './operation-options';

/**
 * Asks once for all write scopes that this person's steps need, so that there is one consent page and not one a
 * step. Where it is refused, those steps wait for somebody who may consent; the rest goes on.
 */
export async function consentGate(
  { tokens }: Pick<Connection, 'tokens'>,
  steps: readonly Step[],
  gate: StepGate,
  options: Pick<OperationOptions, 'listener'>,
): Promise<StepGate> {
  const own = steps.filter((step) => step.needs.scopes.length > 0 && gate(step).may);
  const scopes = [...new Set(own.flatMap((step) => step.needs.scopes))];
  if (scopes.length === 0) return gate;
  try {
    await tokens.graph(scopes);
    return gate;
  } catch (error) {
    const { facts } = toAppError(error);
    if (facts.code !== 'consent-required' && facts.code !== 'interaction-required') throw error;
    options.listener?.note?.(facts.message);
    return (step: Step) =>
      step.needs.scopes.length === 0
        ? gate(step)
        : { may: false, who: facts.who ?? 'an administrator who may consent', reason: facts.message };
  }
}
