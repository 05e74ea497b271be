import { AppError } from '../../contract/errors';
import { isGuid } from '../../contract/guid';
import type { Cloud } from '../../identity/clouds';
import { registerSecret } from '../../log/redact/registered';
import type { CredentialStore } from '../../ports/credential-store';
import type { Unattended } from '../../ports/session';
import type {
  UnattendedApplication,
  UnattendedRecord,
  UnattendedRecords,
  UnattendedSignIn,
} from '../../ports/unattended';
import { anyTenant } from './sign-ins';

/** What a session knows of who may sign in without a person. */
export interface UnattendedParts {
  readonly unattended: Unattended;
  readonly cloud: Pick<Cloud, 'name'>;
  readonly records: UnattendedRecords;
  readonly store: () => Promise<{ readonly store: CredentialStore }>;
}

/**
 * What signs in as the reading application of a tenant (id, name or any). Throws AppError: `tenant-mismatch` where it is
 * another tenant's (design rule 9), `not-signed-in` where none is kept here, `invalid-input` where several are.
 */
export async function findUnattended(parts: UnattendedParts, tenant: string): Promise<UnattendedSignIn> {
  const { unattended } = parts;
  const found = unattended.kind === 'file' ? unattended.signIn : await kept(parts, unattended.tenant, tenant);
  const wanted = tenant.toLowerCase();
  if (!isGuid(wanted) || wanted === found.tenantId.toLowerCase()) return found;
  throw new AppError({
    code: 'tenant-mismatch',
    message: `This belongs to the tenant ${wanted}, but ${found.name} reads ${found.tenantName} (${found.tenantId}).`,
    who: 'you',
    next: `Take what signs in to that tenant: sendwright unattended --tenant ${wanted}`,
  });
}

async function kept(
  { records, store, cloud }: UnattendedParts,
  named: string | null,
  tenant: string,
): Promise<UnattendedSignIn> {
  const wanted = named ?? (tenant === anyTenant ? null : tenant);
  const all = await records.list();
  const meant = wanted === null ? all : all.filter((one) => isTenantOf(one, wanted));
  const [record, another] = meant.filter((one) => one.cloud === cloud.name);
  if (record === undefined) throw meant[0] === undefined ? noneHere(wanted) : inOtherCloud(meant[0]);
  if (another !== undefined) throw severalHere(all);
  const { store: place } = await store();
  const credential = await place.get({ tenantId: record.tenantId, clientId: record.clientId });
  if (credential?.kind !== 'certificate') throw notKept(record, place.name);
  const { privateKey, certificate, endDateTime: expires } = credential;
  registerSecret(privateKey);
  return { ...record, expires, certificate: { privateKey, certificate } };
}

/** Whether a person means its tenant: by id, name or a domain of it. */
export function isTenantOf(
  { tenantId, tenantName, organization, domains = [] }: UnattendedApplication,
  name: string,
): boolean {
  return [tenantId, tenantName, organization, ...domains].some(
    (one) => one.toLowerCase() === name.toLowerCase(),
  );
}

function noneHere(wanted: string | null): AppError {
  const whose = wanted === null ? '' : ` of ${wanted}`;
  return new AppError({
    code: 'not-signed-in',
    message: `This computer keeps no reading application${whose}, so nobody can sign in without a person.`,
    who: 'you',
    next: `Set one up (sendwright unattended --tenant ${wanted ?? 'TENANT'}), or name its file: --unattended FILE`,
  });
}

function inOtherCloud({ name, tenantName, cloud }: UnattendedRecord): AppError {
  return new AppError({
    code: 'tenant-mismatch',
    message: `${name}, which reads ${tenantName}, is not in this cloud.`,
    who: 'you',
    next: cloud === 'practice' ? 'Add --practice INFO.' : `Add --cloud ${cloud}, and leave --practice out.`,
  });
}

function severalHere(all: readonly UnattendedRecord[]): AppError {
  const names = all.map(({ tenantName, tenantId }) => `${tenantName} (${tenantId})`).join(', ');
  return new AppError({
    code: 'invalid-input',
    message: `This computer keeps several reading applications: of ${names}.`,
    who: 'you',
    next: 'Say which tenant: --tenant NAME',
  });
}

function notKept({ name, tenantName, tenantId }: UnattendedRecord, place: string): AppError {
  return new AppError({
    code: 'not-signed-in',
    message: `The certificate of ${name}, which reads ${tenantName}, is not in ${place}.`,
    who: 'you',
    next: `Name its file (--unattended FILE), or make a new certificate: sendwright unattended --tenant ${tenantId}`,
  });
}
