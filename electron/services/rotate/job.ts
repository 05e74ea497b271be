import type { RotationPlan } from '../../contract/rotation';
import type { SetupRecord } from '../../ports/records';
import type { Rotation } from '../../ports/rotation';
import type { RotationFacts } from '../../upkeep/rotation/facts';
import { underWay } from '../../upkeep/rotation/facts';
import { changeRecord } from '../change-record';
import type { PlanningParts } from '../planning-parts';
import type { ProofSession } from '../proof-parts';
import type { RotationLook } from './look';

/** One call of a rotation: whoever asks, on what, and what was read. */
export interface RotateJob {
  readonly parts: PlanningParts;
  readonly session: ProofSession;
  readonly who: string;
  readonly look: RotationLook;
  readonly approve: (plan: RotationPlan) => Promise<boolean>;
  /** Only a plan is wanted: `approve` takes it and says no, and nothing is ended on the way. */
  readonly onlyPlans: boolean;
  /** As it was last saved. */
  readonly record: SetupRecord;
}

/** The job on a record that was changed; what another operation wrote meanwhile is kept. */
export async function withRecord(
  job: RotateJob,
  change: (current: SetupRecord) => Partial<SetupRecord>,
): Promise<RotateJob> {
  const { parts, record } = job;
  const updatedAt = parts.clock.now().toISOString();
  await changeRecord(parts.records, record, (current) => ({ updatedAt, ...change(current) }));
  const saved = await parts.records.load(record.tenantId, record.id);
  return { ...job, record: saved ?? record };
}

/** The same for the rotation under way; nothing is changed where there is none any more. */
export async function withRotation(
  job: RotateJob,
  change: (rotation: Rotation) => Rotation,
): Promise<RotateJob> {
  return withRecord(job, (current) => {
    const rotation = underWay(current);
    return rotation === null ? {} : { rotation: change(rotation) };
  });
}

/** What is known of the rotation under way; null: there is none. */
export function factsOf({ record, look, parts }: RotateJob): RotationFacts | null {
  const rotation = underWay(record);
  return rotation === null ? null : { rotation, record, seen: look.seen, now: parts.clock.now() };
}

/** Writes into the setup's audit log what was done. */
export async function audit(
  { parts, record, who }: RotateJob,
  detail: Readonly<Record<string, string | number | boolean | null>>,
): Promise<void> {
  const time = parts.clock.now().toISOString();
  await parts.records.audit(record.tenantId, record.id, { time, who, what: 'rotate', detail });
}
