import type { Finding } from '../contract/lint';
import { repairPlanSchema, type RepairPlan } from '../contract/repair';
import { repairSteps } from '../setup/lint/repair';
import type { LintContext } from '../setup/lint/types';
import { coversSteps, digestOf, readApproved, type ApprovedKind } from './approved-file';

type About = Omit<RepairPlan, 'format' | 'kind' | 'servicePrincipalId' | 'steps' | 'digest'>;

const repairs: ApprovedKind<RepairPlan> = {
  schema: repairPlanSchema,
  what: 'repair plan',
  next: 'Make it again (sendwright lint --client-id ID --plan FILE) and have that reviewed.',
};

/** The plan that mends what is repairable; null where nothing is. */
export function repairOf(
  about: About,
  context: LintContext,
  findings: readonly Finding[],
): RepairPlan | null {
  const { servicePrincipalId } = context.seen;
  const steps = repairSteps(context, findings);
  if (servicePrincipalId === null || steps.length === 0) return null;
  const plan: RepairPlan = { format: 1, kind: 'repair', ...about, servicePrincipalId, steps: [...steps] };
  return { ...plan, digest: digestOf(repairs, plan) };
}

/** Reads a plan that `lint --plan` wrote. Throws AppError `invalid-input` where it is none, or was edited. */
export function readRepair(text: string, name: string): RepairPlan {
  return readApproved(repairs, text, name);
}

/** Whether every step that would be done now was approved. */
export function covers(approved: RepairPlan, now: RepairPlan): boolean {
  const isSame = approved.tenantId === now.tenantId && approved.clientId === now.clientId;
  return isSame && coversSteps(approved.steps, now.steps);
}
