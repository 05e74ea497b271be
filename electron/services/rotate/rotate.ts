import type { RotateDocument } from '../../contract/rotation';
import { AppError } from '../../contract/errors';
import type { SetupRecord } from '../../ports/records';
import type { Rotation } from '../../ports/rotation';
import { bare, beginningOf } from '../../upkeep/rotation/begin';
import { keyText, type RotationFacts } from '../../upkeep/rotation/facts';
import { handedOverAt, newStateOf } from '../../upkeep/rotation/keys';
import { mayRemoveOld } from '../../upkeep/rotation/phase';
import type { PlanningParts } from '../planning-parts';
import type { ProofSession } from '../proof-parts';
import type { RotateHow } from '../rotate-services';
import { abortRotation } from './abort';
import { dayOf } from './deadline';
import { rotateDocument } from './document';
import { finished } from './finish';
import { audit, factsOf, withRecord, withRotation, type RotateJob } from './job';
import { lookAtRotation } from './look';
import { planMake, planRemoval, type MadeRotation } from './plan';
import { witnessedBy } from './receipt-witness';
import { resumed } from './resume';
import { madeBy, runRotation } from './run';
import { tryNew } from './try-new';
import { wantedOf } from './wanted';
import { witnessResult, witnessWord } from './witness';

/** Begins a rotation, or goes on with it. One at a time: the setup's lock is taken before the tenant is read. */
export async function rotateSetup(
  parts: PlanningParts,
  record: SetupRecord,
  how: RotateHow,
  { approve, onlyPlans = false }: Pick<RotateJob, 'approve'> & Partial<Pick<RotateJob, 'onlyPlans'>>,
  session: ProofSession,
): Promise<RotateDocument> {
  refuseVendorOwned(record);
  const by = how.by === undefined ? undefined : dayOf(how.by, parts.clock.now());
  const { username } = await parts.connection.signIn();
  const lock = await parts.records.lock(record.tenantId, record.id);
  try {
    const current = (await parts.records.load(record.tenantId, record.id)) ?? record;
    const look = await lookAtRotation(parts, current, session.signal);
    if (look.notice !== null) session.listener?.note?.(look.notice);
    const asked = { approve, onlyPlans, record: current };
    const job = await resumed({ parts, session, who: username, look, ...asked });
    const facts = factsOf(job);
    if (how.abort === true || facts?.rotation.aborting !== undefined) return await abortRotation(job, how);
    if (facts === null) return await begin(job, how, by);
    return await goOn(await told(job, facts, how, by), how);
  } finally {
    await lock.release();
  }
}

async function begin(job: RotateJob, how: RotateHow, by: string | undefined): Promise<RotateDocument> {
  const { record, look, parts, who } = job;
  refuseWords(how, record);
  const now = parts.clock.now();
  const fresh = how.kind !== undefined || how.months !== undefined || how.file !== undefined;
  const current = record.credential?.keyId ?? null;
  const beginning = beginningOf(look.seen, { current, now, takeOver: how.takeOver === true, fresh });
  if (beginning.how === 'nothing') throw nothingToRotate(record);
  if (beginning.how === 'conflict') throw another(record, beginning.others);
  const { credential: before } = record.spec;
  const common: Omit<Rotation, 'wanted' | 'old' | 'new'> = {
    ...{ startedAt: now.toISOString(), startedBy: who, before },
    ...(by === undefined ? {} : { by }),
  };
  if (beginning.how === 'adopt') {
    const made = { ...bare(beginning.new), madeAt: beginning.new.startsAt, adopted: true as const };
    const rotation: Rotation = { ...common, wanted: before, old: beginning.old, new: made };
    const begun = await withRecord(job, (now) => {
      const { takenOver } = now;
      const seen = takenOver === undefined ? {} : witnessedBy({ ...now, rotation }, takenOver);
      return { rotation, ...seen };
    });
    await audit(begun, { aim: 'adopt', old: beginning.old.length });
    return rotateDocument(await tryNew(begun), { result: 'nothing-to-do' });
  }
  const { handedOver } = record;
  const rotation: Rotation = {
    ...common,
    ...{ wanted: wantedOf(before, how), old: beginning.old, new: null },
    ...(handedOver === undefined ? {} : { handedBefore: { at: handedOver.at, keyId: handedOver.keyId } }),
  };
  return make(job, rotation);
}

/** What was given is written down before anything else is done. */
async function told(
  job: RotateJob,
  facts: RotationFacts,
  how: RotateHow,
  by: string | undefined,
): Promise<RotateJob> {
  const dated = by === undefined ? job : await withRotation(job, (rotation) => ({ ...rotation, by }));
  const seen = how.vendorResult === undefined ? dated : await witnessResult(dated, facts, how.vendorResult);
  return how.confirm === undefined
    ? seen
    : witnessWord(seen, facts, { by: how.confirm, switchedAt: how.switchedAt });
}

async function goOn(job: RotateJob, how: RotateHow): Promise<RotateDocument> {
  const facts = factsOf(job);
  if (facts === null) return rotateDocument(job, { result: 'nothing-to-do' });
  const state = newStateOf(facts);
  if (mayRemoveOld(facts)) return removeOld(job, facts);
  if (state !== 'there') return make(job, again(facts, how));
  const notes = isOtherWish(facts, how)
    ? ['A rotation is under way already; what was wished for the new credential counts for the next one.']
    : [];
  return rotateDocument(await tryNew(job), { result: 'nothing-to-do', notes });
}

/** The rotation with another new credential to be made: one that the vendor may have stays until that was seen working. */
function again(facts: RotationFacts, how: RotateHow): Rotation {
  const {
    startedAt,
    startedBy,
    before,
    by,
    handedBefore,
    new: made,
    old,
    spoilt = [],
    wanted,
  } = facts.rotation;
  const state = newStateOf(facts);
  const isHandedOver = handedOverAt(facts) !== null;
  const isOld = made !== null && state === 'lost' && isHandedOver;
  const isSpoilt = made !== null && ((state === 'lost' && !isHandedOver) || state === 'expired');
  return {
    ...{ startedAt, startedBy, before, wanted: wantedOf(wanted, how), new: null },
    old: [...old, ...(isOld ? [bare(made)] : [])],
    spoilt: [...spoilt, ...(isSpoilt ? [bare(made)] : [])],
    ...(by === undefined ? {} : { by }),
    ...(handedBefore === undefined ? {} : { handedBefore }),
  };
}

async function make(job: RotateJob, rotation: Rotation): Promise<RotateDocument> {
  const made = await planMake(job, rotation, rotation.spoilt, job.session);
  if (!(await job.approve(made.plan))) return rotateDocument(job, { result: 'not-approved' });
  // Before the run: what it makes is known for the rotation's, also where it is cut off.
  const begun = await withRecord(job, () => ({ rotation }));
  const summary = await runRotation(begun, made);
  const key = madeBy(summary);
  const recorded = key === null ? begun : await withNew(begun, key, made);
  const ended = key === null ? recorded : await tryNew(recorded);
  return rotateDocument(ended, { result: summary.result, plan: made.plan, summary });
}

async function withNew(
  job: RotateJob,
  key: NonNullable<ReturnType<typeof madeBy>>,
  { certificate }: MadeRotation,
): Promise<RotateJob> {
  const madeAt = job.parts.clock.now().toISOString();
  const named = await withRotation(job, (rotation) => ({
    ...rotation,
    new: {
      ...{ kind: rotation.wanted.kind, ...key, name: null, madeAt },
      ...(certificate === null ? {} : { certificate }),
    },
  }));
  // As it is now: what was just made is not among what was read before.
  const { seen } = job.look;
  const isHeld = certificate === null;
  const held = { ...seen.held, ...(isHeld ? { next: key.keyId } : {}) };
  return { ...named, look: { ...named.look, seen: { ...seen, held } } };
}

async function removeOld(job: RotateJob, facts: RotationFacts): Promise<RotateDocument> {
  const plan = planRemoval(job, facts);
  if (plan.steps.length === 0 && job.onlyPlans) return rotateDocument(job, { result: 'nothing-to-do' });
  if (plan.steps.length === 0) return rotateDocument(await finished(job), { result: 'done' });
  if (!(await job.approve(plan))) return rotateDocument(job, { result: 'not-approved', plan });
  const summary = await runRotation(job, { plan, givenKey: null });
  const ended = summary.result === 'done' ? await finished(job) : job;
  return rotateDocument(ended, { result: summary.result, plan, summary });
}

function isOtherWish({ rotation }: RotationFacts, how: RotateHow): boolean {
  return (
    (how.kind !== undefined && how.kind !== rotation.wanted.kind) ||
    (how.months !== undefined && how.months !== rotation.wanted.months)
  );
}

function refuseVendorOwned({ spec }: SetupRecord): void {
  if (spec.app === undefined) return;
  throw new AppError({
    code: 'refused',
    message: `The application of ${spec.application} belongs to the vendor, and so does its credential: nothing of it can be rotated here.`,
    who: 'the vendor',
    next: 'Let the vendor renew the credential of its application; nothing changes in this tenant.',
  });
}

function refuseWords({ vendorResult, confirm }: RotateHow, { spec }: SetupRecord): void {
  if (vendorResult === undefined && confirm === undefined) return;
  throw new AppError({
    code: 'invalid-input',
    message: `No rotation of ${spec.application} is under way, so there is nothing to be said of its new credential.`,
    who: 'you',
    next: 'Begin one, and hand its new credential over first.',
  });
}

function nothingToRotate({ spec }: SetupRecord): AppError {
  return new AppError({
    code: 'not-found',
    message: `${spec.application} has no credential of ours that could be rotated.`,
    who: 'you',
    next: 'Apply its setup file: it makes one.',
  });
}

function another(
  { id, spec }: SetupRecord,
  others: readonly (Parameters<typeof keyText>[0] & {
    readonly name: string | null;
    readonly startsAt: string;
  })[],
): AppError {
  const which = others
    .map(
      (one) =>
        `the ${keyText(one)}${one.name === null ? '' : ` ("${one.name}")`}, made on ${one.startsAt.slice(0, 10)}`,
    )
    .join(' and ');
  return new AppError({
    code: 'conflict',
    message: `A rotation of ${spec.application} seems to be under way on another computer: it has ${which}, of which nothing is kept here. Nothing was written.`,
    who: 'whoever made it',
    next: `Go on with it, or abort it, on the computer where it was begun. Where that is lost, take over what it made (sendwright rotate ${id} --take-over): a new credential is made here, and those go once it was seen working.`,
  });
}
