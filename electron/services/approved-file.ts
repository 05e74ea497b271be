import type { z } from 'zod';
import { AppError } from '../contract/errors';
import type { Step } from '../contract/plan';
import { canonicalJson, hashOf } from '../engine/plan-hash';

/** A kind of plan that is written to a file, reviewed, and carried out later. */
export interface ApprovedKind<Plan> {
  readonly schema: z.ZodType<Plan>;
  /** "repair plan". */
  readonly what: string;
  /** How it is made again. */
  readonly next: string;
}

/** SHA-256 over all that a plan says, as it will be read back: fields without a meaning and defaults do not count. */
export function digestOf<Plan extends object>(
  { schema }: Pick<ApprovedKind<Plan>, 'schema'>,
  plan: Plan,
): string {
  return hashOf({ ...schema.parse(plan), digest: undefined });
}

/** Reads a plan of this kind. Throws AppError `invalid-input` where it is none, or was edited after it was made. */
export function readApproved<Plan extends { readonly digest?: string | undefined }>(
  kind: ApprovedKind<Plan>,
  text: string,
  name: string,
): Plan {
  const unusable = (message: string): AppError =>
    new AppError({ code: 'invalid-input', message, who: 'you', next: kind.next });
  const parsed = kind.schema.safeParse(dataOf(text, () => unusable(`${name} is not valid JSON.`)));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const fault = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unreadable'}`;
    throw unusable(`${name} is no ${kind.what}: ${fault}.`);
  }
  if (parsed.data.digest !== digestOf(kind, parsed.data)) {
    throw unusable(
      `${name} was edited after it was made: its digest does not fit what it says. Nothing was written.`,
    );
  }
  return parsed.data;
}

function dataOf(text: string, fault: () => AppError): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fault();
  }
}

/**
 * Whether every step that would be done now was approved. What is done already, by an earlier run or by another hand, is
 * not asked for again.
 */
export function coversSteps(approved: readonly Step[], now: readonly Step[]): boolean {
  const known = new Set(approved.map(withoutOrder));
  return now.every((step) => known.has(withoutOrder(step)));
}

/** A step that went before may be done by now, so that nothing depends on it any more. */
function withoutOrder({ kind, input }: Step): string {
  return canonicalJson({ kind, input });
}

/** Throws AppError `tenant-mismatch` where an approved plan is for another tenant than the signed-in one. */
export function refusePlanOfOther(
  plan: { readonly tenantId: string; readonly tenantName: string },
  tenantId: string,
): void {
  if (plan.tenantId.toLowerCase() === tenantId.toLowerCase()) return;
  throw new AppError({
    code: 'tenant-mismatch',
    message: `The plan is for ${plan.tenantName} (${plan.tenantId}); you are signed in to ${tenantId}.`,
    who: 'you',
    next: 'Sign in with an account of the right tenant.',
  });
}
