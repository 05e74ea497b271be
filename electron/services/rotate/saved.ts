import {
  savedRotationSchema,
  type RotateDocument,
  type RotationPlan,
  type SavedRotation,
} from '../../contract/rotation';
import { AppError } from '../../contract/errors';
import { canonicalJson } from '../../engine/plan-hash';
import type { SetupRecord } from '../../ports/records';
import { underWay } from '../../upkeep/rotation/facts';
import { coversSteps, digestOf, readApproved, refusePlanOfOther, type ApprovedKind } from '../approved-file';
import type { PlanningParts } from '../planning-parts';
import type { ProofSession } from '../proof-parts';
import type { PlannedHow, RotateHow } from '../rotate-services';
import { rotateSetup } from './rotate';

const rotations: ApprovedKind<SavedRotation> = {
  schema: savedRotationSchema,
  what: 'plan of a rotation',
  next: 'Make it again (sendwright rotate SETUP --out PLAN) and have that reviewed.',
};

/** Reads a plan that `rotate --out` wrote. Throws AppError `invalid-input` where it is none, or was edited. */
export function readRotation(text: string, name: string): SavedRotation {
  return readApproved(rotations, text, name);
}

/** The next step of a rotation as a plan; how it stands, where there is nothing to run now. Writes nothing to the tenant. */
export async function planOnly(
  parts: PlanningParts,
  record: SetupRecord,
  how: RotateHow,
  session: ProofSession,
): Promise<RotateDocument> {
  const taken: RotationPlan[] = [];
  const take = async (plan: RotationPlan) => {
    taken.push(plan);
    return false;
  };
  const document = await rotateSetup(parts, record, how, { approve: take, onlyPlans: true }, session);
  const [plan] = taken;
  if (plan === undefined) return document;
  const { username } = await parts.connection.signIn();
  const about = { createdAt: parts.clock.now().toISOString(), createdBy: username, how: keptOf(how) };
  const saved: SavedRotation = { format: 1, kind: 'rotation', ...about, ...plan };
  return { ...document, result: 'planned', plan: { ...saved, digest: digestOf(rotations, saved) } };
}

/** What is left out was not wished. */
type Wish = { readonly [Name in keyof PlannedHow]?: PlannedHow[Name] | undefined };

/** A word for the new credential was written down when it was given; that of an abort is part of what is approved. */
function keptOf({ kind, months, file, by, confirm, abort, takeOver }: Wish): PlannedHow {
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(months === undefined ? {} : { months }),
    ...(file === undefined ? {} : { file }),
    ...(by === undefined ? {} : { by }),
    ...(confirm === undefined || abort !== true ? {} : { confirm }),
    ...(abort === true ? { abort } : {}),
    ...(takeOver === true ? { takeOver } : {}),
  };
}

/**
 * Looks again, asks, and does what was approved. Safe to repeat while the rotation goes on. Throws
 * AppError `plan-stale` where something else would be done now, or it has ended; `tenant-mismatch` in another tenant.
 */
export async function applySaved(
  parts: PlanningParts,
  record: SetupRecord,
  saved: SavedRotation,
  approve: (plan: RotationPlan) => Promise<boolean>,
  session: ProofSession,
): Promise<RotateDocument> {
  const { tenantId } = await parts.connection.signIn();
  refusePlanOfOther({ tenantId: saved.tenant, tenantName: saved.tenantName }, tenantId);
  refuseOvertaken((await parts.records.load(record.tenantId, record.id)) ?? record, saved);
  const covered: RotationPlan[] = [];
  const asked = async (now: RotationPlan) => {
    if (!covers(saved, now)) throw stale(saved);
    covered.push(now);
    return approve(now);
  };
  const document = await rotateSetup(parts, record, keptOf(saved.how), { approve: asked }, session);
  if (covered.length === 0 && !isDone(saved, document)) throw stale(saved);
  return document;
}

function covers(approved: RotationPlan, now: RotationPlan): boolean {
  const isSame =
    approved.aim === now.aim &&
    canonicalJson(approved.old.toSorted()) === canonicalJson(now.old.toSorted()) &&
    canonicalJson(approved.wanted ?? null) === canonicalJson(now.wanted ?? null);
  return isSame && coversSteps(approved.steps, now.steps);
}

/** A rotation that ended since, or that another wish began, is not the one that the plan was made for. */
function refuseOvertaken(record: SetupRecord, saved: SavedRotation): void {
  const end = record.rotation?.end;
  if (end !== undefined && end.at >= saved.createdAt) throw over(saved, end.at);
  const begun = underWay(record);
  if (begun === null) {
    if (saved.aim !== 'make') throw stale(saved);
    return;
  }
  if (saved.wanted === undefined) return;
  if (canonicalJson(begun.wanted) !== canonicalJson(saved.wanted)) throw stale(saved);
}

/** Whether all that the plan is for is there already. */
function isDone({ aim }: SavedRotation, { rotation }: RotateDocument): boolean {
  const phase = rotation?.phase ?? 'none';
  switch (aim) {
    case 'make':
      return ['made', 'handed-over', 'seen-working'].includes(phase);
    case 'remove-old':
      return phase === 'done';
    case 'abort':
      return phase === 'aborted';
  }
}

function over({ application, setup }: SavedRotation, at: string): AppError {
  return new AppError({
    code: 'plan-stale',
    message: `The rotation of ${application} that this plan is of ended on ${at.slice(0, 10)}. Nothing was written.`,
    who: 'you',
    next: `Nothing of it is left to do. For another rotation make another plan (sendwright rotate ${setup} --out PLAN).`,
  });
}

function stale({ setup }: SavedRotation): AppError {
  return new AppError({
    code: 'plan-stale',
    message:
      'The rotation or the tenant has changed since this plan was made: something else would be done than was approved. Nothing was written.',
    who: 'you',
    next: `Make the plan again (sendwright rotate ${setup} --out PLAN), have it reviewed, and apply that.`,
  });
}
