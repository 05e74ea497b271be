import type { SetupRecord } from '../../ports/records';
import type { Reported } from '../../setup/proof/reported';
import { underWay } from '../../upkeep/rotation/facts';

/**
 * What a receipt says of the rotation under way. Made with the new credential, which worked there, it is a witness; for
 * an old one, and later than the handoff of the new, it says that the old one is used again.
 */
export function witnessedBy(
  current: SetupRecord,
  taken: NonNullable<SetupRecord['takenOver']>,
): Pick<SetupRecord, 'rotation'> {
  const rotation = underWay(current);
  if (rotation?.new == null) return {};
  const { by, at, notedAt } = taken;
  if (taken.keyId === rotation.new.keyId) {
    const isSeen = taken.confirmed && taken.test === 'works';
    return isSeen ? { rotation: { ...rotation, witness: { kind: 'receipt', at, by, notedAt } } } : {};
  }
  const { handedOver } = current;
  const isOld = rotation.old.some(({ keyId }) => keyId === taken.keyId);
  const isAfter = handedOver?.keyId === rotation.new.keyId && at > handedOver.at;
  return isOld && isAfter ? { rotation: { ...rotation, oldSeen: { at, by } } } : {};
}

/** The same of the vendor's own proof with its own new certificate, which was held against the last handoff already. */
export function witnessedByResult(
  current: SetupRecord,
  { result, isSigned }: Reported,
  notedAt: string,
): Pick<SetupRecord, 'rotation'> {
  const rotation = underWay(current);
  if (rotation?.new == null || current.handedOver?.keyId !== rotation.new.keyId) return {};
  if (!isSigned || !result.token.issued) return {};
  const witness = { kind: 'vendor-result' as const, at: result.finishedAt, by: 'the vendor', notedAt };
  return { rotation: { ...rotation, witness } };
}
