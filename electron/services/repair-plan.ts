import type { Finding } from '../contract/lint';
import { repairPlanSchema, type RepairPlan } from '../contract/repair';
import { repairSteps } from '../setup/lint/repair';
import type { LintContext } from '../setup/lint/types';
import { coversSteps, digestOf, readApproved, type ApprovedKind } from './approved-file';

/** Whose repair, when and by whom. */
export type RepairAbout = Omit<
  RepairPlan,
  'format' | 'kind' | 'servicePrincipalId' | 'steps' | 'digest' | 'direction' | 'also' | 'notes'
>;

const repairs: ApprovedKind<RepairPlan> = {
  schema: repairPlanSchema,
  what: 'repair plan',
  next: 'Make it again (sendwright lint --client-id ID --plan FILE) and have that reviewed.',
};

/** The plan that mends what is repairable; null where nothing is. */
export function repairOf(
  about: RepairAbout,
  context: LintContext,
  findings: readonly Finding[],
): RepairPlan | null {
  const { servicePrincipalId } = context.seen;
  const steps = repairSteps(context, findings);
  if (servicePrincipalId === null || steps.length === 0) return null;
  const also = [...(context.also ?? [])];
  return signed({ format: 1, kind: 'repair', ...about, servicePrincipalId, also, steps: [...steps] });
}

/** A plan with the mark by which an edited one is known. */
export function signed(plan: RepairPlan): RepairPlan {
  return { ...plan, digest: digestOf(repairs, plan) };
}

/** Reads a plan that `lint --plan` wrote. Throws AppError `invalid-input` where it is none, or was edited. */
export function readRepair(text: string, name: string): RepairPlan {
  return readApproved(repairs, text, name);
}

/** Whether every step that would be done now was approved. */
export function covers(approved: RepairPlan, now: RepairPlan): boolean {
  const isSame =
    approved.tenantId === now.tenantId &&
    approved.clientId === now.clientId &&
    approved.direction === now.direction;
  return isSame && coversSteps(approved.steps, now.steps);
}
