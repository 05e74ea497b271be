import type { Rotation } from '../../ports/rotation';
import type { SeenKey } from '../../upkeep/rotation/facts';
import { factsOf, withRotation, type RotateJob } from './job';

/**
 * Brings the record in line with what is there: a credential that a run made before it was cut off is the new one, and a
 * rotation whose credentials are all gone, because another took their place, is over.
 */
export async function resumed(job: RotateJob): Promise<RotateJob> {
  const facts = factsOf(job);
  if (facts === null) return job;
  const { rotation } = facts;
  const { keys, held } = job.look.seen;
  if (isOvertaken(rotation, job)) {
    const end = { how: 'overtaken' as const, at: facts.now.toISOString(), by: job.who };
    return withRotation(job, (current) => ({ ...current, end }));
  }
  const made = rotation.new;
  const seen = keys.find(({ keyId }) => keyId === (made?.keyId ?? held.next));
  const isKnown = [...rotation.old, ...(rotation.spoilt ?? [])].some(({ keyId }) => keyId === seen?.keyId);
  if (seen === undefined || (made === null && isKnown) || made?.name === seen.name) return job;
  const madeAt = made?.madeAt ?? seen.startsAt;
  return withRotation(job, (current) => ({ ...current, new: { ...made, ...facted(seen), madeAt } }));
}

function facted({ kind, keyId, name, expires }: SeenKey) {
  return { kind, keyId, name, expires };
}

function isOvertaken({ old, new: made }: Rotation, { record, look }: RotateJob): boolean {
  const own = [...old, ...(made === null ? [] : [made])].map(({ keyId }) => keyId);
  const current = record.credential?.keyId;
  if (current === undefined || own.includes(current)) return false;
  return !look.seen.keys.some(({ keyId }) => own.includes(keyId));
}
