import { AppError } from '../../contract/errors';
import type { RotateDocument } from '../../contract/rotation';
import type { SetupRecord } from '../../ports/records';
import { underWay, type RotationFacts } from '../../upkeep/rotation/facts';
import { handedOverAt, newStateOf, oldKeysOf, witnessOf } from '../../upkeep/rotation/keys';
import { personOf } from '../person';
import type { RotateHow } from '../rotate-services';
import { rotateDocument } from './document';
import { audit, factsOf, withRecord, type RotateJob } from './job';
import { planAbort } from './plan';
import { runRotation } from './run';
import { noName } from './witness';

/**
 * Gives the new credential up. Where the vendor was told to use it, somebody must have told it to stay with the old one,
 * which must still work; what was seen working is not given up. Throws AppError `preflight-failed` and `invalid-input`.
 */
export async function abortRotation(job: RotateJob, how: RotateHow): Promise<RotateDocument> {
  const facts = factsOf(job);
  if (facts === null) throw noRotation(job.record);
  refuseUnsafe(facts, how, job.record);
  const isAdopted = facts.rotation.new?.adopted === true;
  const plan = planAbort(job, facts);
  if (job.onlyPlans && (isAdopted || plan.steps.length === 0))
    return rotateDocument(job, { result: 'nothing-to-do' });
  if (isAdopted) return rotateDocument(await ended(job), { result: 'done' });
  if (plan.steps.length > 0 && !(await job.approve(plan)))
    return rotateDocument(job, { result: 'not-approved', plan });
  // From here on a handoff is of the old one, whatever comes of the run.
  const begun = await withRecord(job, (current) => aborting(current, job, how));
  if (plan.steps.length === 0) return rotateDocument(await ended(begun), { result: 'done' });
  const summary = await runRotation(begun, { plan, givenKey: null });
  const done = summary.result === 'done' ? await ended(begun) : begun;
  return rotateDocument(done, { result: summary.result, plan, summary });
}

function aborting(
  current: SetupRecord,
  { parts, who }: RotateJob,
  { confirm }: RotateHow,
): Partial<SetupRecord> {
  const rotation = underWay(current);
  if (rotation === null || rotation.aborting !== undefined) return {};
  const at = parts.clock.now().toISOString();
  const by = confirm === undefined ? who : confirm.trim();
  const { handedOver } = current;
  const { handedBefore } = rotation;
  const isNew = handedOver !== undefined && handedOver.keyId === rotation.new?.keyId;
  return {
    rotation: { ...rotation, aborting: { at, by } },
    ...(isNew
      ? { handedOver: handedBefore === undefined ? undefined : { ...handedOver, ...handedBefore } }
      : {}),
  };
}

async function ended(job: RotateJob): Promise<RotateJob> {
  const { parts, who } = job;
  const at = parts.clock.now().toISOString();
  const record = await withRecord(job, (current) => {
    const rotation = underWay(current);
    return rotation === null ? {} : { rotation: { ...rotation, end: { how: 'aborted', at, by: who } } };
  });
  await audit(record, { ended: 'aborted' });
  return record;
}

function refuseUnsafe(facts: RotationFacts, { confirm }: RotateHow, { spec }: SetupRecord): void {
  if (facts.rotation.aborting !== undefined || facts.rotation.new?.adopted === true) return;
  const handed = handedOverAt(facts);
  const isUsable = ['there', 'lost'].includes(newStateOf(facts));
  if (handed === null || !isUsable) return;
  if (witnessOf(facts) !== null) {
    throw refused(
      `The new credential of ${spec.application} was seen working at the vendor's: without it no mail would be sent.`,
      'Go on with the rotation. If it must be another one, end this rotation and begin the next.',
    );
  }
  if (oldKeysOf(facts).alive.length === 0) {
    throw refused(
      `No old credential of ${spec.application} works any more, and the vendor was handed the new one: without it no mail would be sent.`,
      'Go on with the rotation.',
    );
  }
  if (confirm === undefined) {
    throw refused(
      `The new credential was handed over on ${handed.slice(0, 10)}, so the vendor may work with it already.`,
      'Tell the vendor to stay with the old one, or to go back to it; then abort with the name of who told it.',
    );
  }
  personOf(confirm, noName);
}

function refused(message: string, next: string): AppError {
  return new AppError({
    code: 'preflight-failed',
    message: `${message} Nothing was written.`,
    who: 'you',
    next,
  });
}

function noRotation({ spec }: SetupRecord): AppError {
  return new AppError({
    code: 'invalid-input',
    message: `No rotation of ${spec.application} is under way.`,
    who: 'you',
    next: 'There is nothing to abort.',
  });
}
