import { AppError } from '../contract/errors';
import type { Finding } from '../contract/lint';
import { repairPlanSchema, type RepairPlan } from '../contract/repair';
import { canonicalJson, hashOf } from '../engine/plan-hash';
import { repairSteps } from '../setup/lint/repair';
import type { LintContext } from '../setup/lint/types';

type About = Omit<RepairPlan, 'format' | 'kind' | 'servicePrincipalId' | 'steps' | 'digest'>;

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
  return { ...plan, digest: digestOf(plan) };
}

/** Reads a plan that `lint --plan` wrote. Throws AppError `invalid-input` where it is none, or was edited. */
export function readRepair(text: string, name: string): RepairPlan {
  const parsed = repairPlanSchema.safeParse(dataOf(text, name));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw unusable(
      `${name} is no repair plan: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unreadable'}.`,
    );
  }
  if (parsed.data.digest !== digestOf(parsed.data)) {
    throw unusable(
      `${name} was edited after it was made: its digest does not fit what it says. Nothing was written.`,
    );
  }
  return parsed.data;
}

function dataOf(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unusable(`${name} is not valid JSON.`);
  }
}

/**
 * Whether every step that would be done now was approved. What is done already, by an earlier run or by another hand, is
 * not asked for again.
 */
export function covers(approved: RepairPlan, now: RepairPlan): boolean {
  if (approved.tenantId !== now.tenantId || approved.clientId !== now.clientId) return false;
  const known = new Set(approved.steps.map(withoutOrder));
  return now.steps.every((step) => known.has(withoutOrder(step)));
}

/** A step that went before may be done by now, so that nothing depends on it any more. */
function withoutOrder({ kind, input }: RepairPlan['steps'][number]): string {
  return canonicalJson({ kind, input });
}

/** As it will be read back, so that fields without a meaning and defaults do not count. */
function digestOf(plan: RepairPlan): string {
  return hashOf({ ...repairPlanSchema.parse(plan), digest: undefined });
}

function unusable(message: string): AppError {
  return new AppError({
    code: 'invalid-input',
    message,
    who: 'you',
    next: 'Make it again (sendwright lint --client-id ID --plan FILE) and have that reviewed.',
  });
}
