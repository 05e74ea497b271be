import type { Plan } from '../../../../electron/contract/plan';
import type { SetupSpec } from '../../../../electron/contract/setup-file';
import type { VendorNeeds } from '../../../../electron/contract/vendor-needs';
import { observe } from '../../../../electron/setup/observe';
import type { Known } from '../../../../electron/setup/observation';
import { planSetup } from '../../../../electron/setup/plan';
import { generic } from './tenant';
import type { FakeTenant } from './tenant';

/** Observes and plans, as the services do. */
export async function planOf(
  tenant: FakeTenant,
  spec: SetupSpec,
  over: { readonly profile?: VendorNeeds; readonly known?: Partial<Known> } = {},
): Promise<Plan> {
  const known = { record: null, journalIntents: [], ...over.known };
  const observation = await observe(tenant, spec, known);
  return planSetup(spec, over.profile ?? generic, observation, {
    id: 'plan-1',
    createdAt: tenant.clock.now().toISOString(),
    createdBy: observation.me.userPrincipalName,
  });
}

export const idsOf = (plan: Plan): readonly string[] => plan.steps.map((step) => step.id);

/** A check by its id. */
export function checkOf(plan: Plan, id: string) {
  const found = plan.checks.find((check) => check.id === id);
  if (found === undefined)
    throw new Error(`no check ${id}: ${plan.checks.map((check) => check.id).join(', ')}`);
  return found;
}
