import type { Plan } from '../../../electron/contract/plan';
import type { EffectiveReach } from '../../../electron/contract/proof';

/** From how many mailboxes the application can send, as far as it can be told. */
export type Extent =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'mailboxes'; readonly count: number; readonly of?: number }
  /** By a tenant-wide grant that nothing but an access policy cuts down (facts 7). */
  | { readonly kind: 'held-by-policy' }
  /** More or other mailboxes than agreed; how many is not known. */
  | { readonly kind: 'other' }
  | { readonly kind: 'tenant-wide'; readonly of?: number }
  | { readonly kind: 'unknown' };

/** What the reach meter draws: where it stands, and where it will stand. */
export interface ReachPicture {
  readonly now: Extent;
  /** Null: nothing is about to change it. */
  readonly after: Extent | null;
  readonly agreed: number;
  /** Of `now`, where it was measured: in reach and not agreed, agreed and not in reach. */
  readonly foreign: readonly string[];
  readonly missing: readonly string[];
}

type PlanFacts = Pick<Plan, 'checks' | 'steps' | 'spec' | 'stage'>;

/** The reach before and after a plan; a blocked plan leads nowhere, so it has no `after`. */
export function reachOfPlan(plan: PlanFacts, isBlocked: boolean): ReachPicture {
  const agreed = plan.stage === 'test' ? 1 : plan.spec.senders.length;
  const target: Extent = { kind: 'mailboxes', count: agreed };
  const now = isBlocked && plan.steps.length === 0 ? reachByChecks(plan) : reachBefore(plan, target);
  const changes = plan.steps.length > 0 && !isBlocked;
  return {
    now: now ?? { kind: 'unknown' },
    after: changes ? target : null,
    agreed,
    foreign: [],
    missing: [],
  };
}

function reachBefore(plan: PlanFacts, target: Extent): Extent {
  const does = (kind: string) => plan.steps.some((step) => step.kind === kind);
  // Without a service principal in the tenant nothing can have been granted to it.
  if (does('servicePrincipal.ensure') && !does('application.restore')) return { kind: 'nobody' };
  const seen = reachByChecks(plan);
  if (seen !== null) return seen;
  if (does('grant.add')) return does('exchange.remove-assignment') ? target : { kind: 'nobody' };
  if (does('exchange.role-assignment')) return { kind: 'nobody' };
  return does('exchange.scope') || does('exchange.group') ? { kind: 'other' } : target;
}

/** What the checks found; null where they found nothing that tells. */
function reachByChecks({ checks, steps }: PlanFacts): Extent | null {
  const status = new Map(checks.map((check) => [check.id, check.status]));
  const isPolicyGoing = steps.some(({ kind }) => kind === 'exchange.remove-access-policy');
  if (status.get('grant-before-policy') === 'fail') return { kind: 'tenant-wide' };
  if (status.get('other-doors') === 'fail') {
    return { kind: isPolicyGoing ? 'held-by-policy' : 'tenant-wide' };
  }
  if (status.get('other-assignments') === 'fail') return { kind: 'other' };
  const isUnseen = status.get('other-doors') === 'unknown' || status.get('exchange') === 'unknown';
  return isUnseen ? { kind: 'unknown' } : null;
}

/** The reach as a proof measured it. */
export function reachOfProof(reach: EffectiveReach, agreed: number): ReachPicture {
  const { foreign, missing } = reach;
  return { now: measured(reach), after: null, agreed, foreign, missing };
}

function measured({ kind, count, of: total }: EffectiveReach): Extent {
  const of = total == null ? {} : { of: total };
  if (kind === 'tenant-wide') return { kind, ...of };
  if (count === null) return { kind: kind === 'wider' ? 'other' : 'unknown' };
  return count === 0 ? { kind: 'nobody' } : { kind: 'mailboxes', count, ...of };
}

/** How a bar of the meter is filled: single cells while they can be counted, else one block. */
export interface ReachBar {
  readonly agreed: { readonly filled: number; readonly empty: number };
  readonly foreign: number;
  /** Every other mailbox of the tenant. */
  readonly rest: 'closed' | 'open' | 'unknown';
  /** Too many for single cells. */
  readonly asBlock: boolean;
}

const mostCells = 24;

/** The bar of one row; foreign and missing mailboxes count only for what was measured. */
export function barOf(extent: Extent, picture: ReachPicture, isNow: boolean): ReachBar {
  const { agreed } = picture;
  const foreign = isNow ? picture.foreign.length : 0;
  const missing = isNow ? Math.min(picture.missing.length, agreed) : 0;
  const asBlock = agreed + foreign > mostCells;
  const part = (filled: number, rest: ReachBar['rest']): ReachBar => ({
    agreed: { filled, empty: agreed - filled },
    foreign,
    rest,
    asBlock,
  });
  switch (extent.kind) {
    case 'nobody':
      return part(0, 'closed');
    case 'mailboxes':
      return part(Math.min(agreed - missing, extent.count), 'closed');
    case 'tenant-wide':
      return part(agreed, 'open');
    case 'held-by-policy':
    case 'other':
    case 'unknown':
      return part(0, 'unknown');
  }
}

/** Whether a row must alarm: mail could leave in the name of mailboxes that nobody agreed to. */
export function isAlarm(extent: Extent, picture: ReachPicture): boolean {
  return extent.kind === 'tenant-wide' || (extent === picture.now && picture.foreign.length > 0);
}
