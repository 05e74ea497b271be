import type { RotationShown } from '../../contract/rotation';
import type { RotatedKey, Rotation } from '../../ports/rotation';
import { evidenceOf } from './evidence';
import { keyText, type RotationFacts, type RotationRecord, type RotationSeen } from './facts';
import { handedOverAt } from './keys';
import { nextOf } from './next';
import { deadlineOf, phaseOf } from './phase';

/** A setup's rotation as it stands, or as the last one ended; null where there was none. `seen` null: from the record alone. */
export function rotationShown(
  record: RotationRecord,
  seen: RotationSeen | null,
  now: Date,
): RotationShown | null {
  const { rotation } = record;
  if (rotation === undefined) return null;
  const facts: RotationFacts = { rotation, record, seen, now };
  const common = {
    ...{ startedAt: rotation.startedAt, startedBy: rotation.startedBy },
    ...{ old: rotation.old.map(shownKey), new: rotation.new === null ? null : shownKey(rotation.new) },
    handedOverAt: handedOverAt(facts),
    evidence: [...evidenceOf(facts)],
  };
  if (rotation.end !== undefined) {
    const next = { act: 'nothing' as const, who: '', text: endText(rotation, rotation.end), until: null };
    return { ...common, phase: rotation.end.how, deadline: null, next, endedAt: rotation.end.at };
  }
  const next = nextOf(facts);
  return { ...common, phase: phaseOf(facts), deadline: deadlineOf(facts), next, endedAt: null };
}

function shownKey({ kind, keyId, name, expires }: RotatedKey): RotationShown['old'][number] {
  return { kind, keyId, name, expires };
}

function endText({ new: made }: Rotation, { how, at }: NonNullable<Rotation['end']>): string {
  const day = at.slice(0, 10);
  switch (how) {
    case 'done':
      return `nothing; since ${day} the ${made === null ? 'new credential' : keyText(made)} alone is in use`;
    case 'aborted':
      return `nothing; aborted on ${day}, the old credential stays in use`;
    case 'overtaken':
      return `nothing; what it was about was gone on ${day}`;
  }
}
