import type { CredentialRef } from '../../ports/credential-store';
import type { SetupRecord } from '../../ports/records';
import { underWay } from './facts';

/**
 * A setup as the vendor is to use it from now on: while a rotation is under way with its new credential, be that of
 * another kind or in other hands. Only to read from: what is saved is the record.
 */
export function asNewest<T extends Pick<SetupRecord, 'rotation' | 'spec' | 'credential'>>(record: T): T {
  const rotation = underWay(record);
  if (rotation?.new == null || rotation.aborting !== undefined) return record;
  const { kind, keyId, expires } = rotation.new;
  return {
    ...record,
    spec: { ...record.spec, credential: rotation.wanted },
    credential: { kind, keyId, expires },
  };
}

/** Where the credential lies that the vendor is to use from now on. */
export function newestRef(record: SetupRecord, clientId: string): CredentialRef {
  const ids = { tenantId: record.tenantId, clientId };
  const isNext = asNewest(record) !== record && underWay(record)?.new?.adopted !== true;
  return isNext ? { ...ids, slot: 'next' } : ids;
}
