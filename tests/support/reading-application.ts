import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { certificateMaker } from '../../electron/credentials/certificate/make';
import { sealUnattended } from '../../electron/credentials/unattended-file';
import type { UnattendedSignIn } from '../../electron/ports/unattended';
import { roleTemplates } from '../../electron/practice/world/well-known';
import { addExisting, grantOf, type Existing } from './existing-applications';
import type { TestTenant } from './tenant';

export const readerPassphrase = 'k3fm-9x2p-qq7d-hw5e-r7tn';

/** Microsoft Graph's application permissions that the reads of the unattended commands take. */
export const readerPermissions = [
  ...['Application.Read.All', 'AuditLog.Read.All', 'Directory.Read.All', 'LicenseAssignment.Read.All'],
  ...['Policy.Read.All', 'User.Read.All', 'ExchangeMessageTrace.Read.All'],
];

/** A tenant's reading application, and how a job signs in as it. */
export interface Reader extends Existing {
  readonly signIn: UnattendedSignIn;
  /** The options of a command, with a sealed file. */
  readonly options: { readonly unattended: string; readonly unattendedPassphraseFile: string };
}

/** Makes it right in the practice world, as its setting up would, with a certificate of a year. */
export async function addReader(tenant: TestTenant): Promise<Reader> {
  const { world, folder } = tenant;
  const { state, clock } = world;
  const notBefore = clock.now();
  const notAfter = new Date(notBefore.getTime() + 365 * 24 * 3600 * 1000);
  const made = await certificateMaker().make({ name: 'Sendwright Review', bits: 2048, notBefore, notAfter });
  const existing = addExisting(state, 'Sendwright Review', {
    ...{ uniqueName: 'sendwright-unattended', tags: ['sendwright'] },
    keyCredentials: [
      {
        ...{ keyId: '7d3fb6a4-54ad-4c5e-9a39-3f0f3f9e2b11', type: 'AsymmetricX509Cert', usage: 'Verify' },
        ...{ displayName: 'Sendwright', key: made.certificate, customKeyIdentifier: null },
        ...{ startDateTime: notBefore.toISOString(), endDateTime: notAfter.toISOString() },
      },
    ],
  });
  for (const permission of readerPermissions) {
    state.appRoleAssignments.push(grantOf(state, existing, permission));
  }
  state.appRoleAssignments.push(grantOf(state, existing, 'Exchange.ManageAsApp', 'exchange'));
  existing.principal.roles = [roleTemplates.globalReader];
  const signIn: UnattendedSignIn = {
    ...{ cloud: 'practice', tenantId: state.tenant.id, tenantName: state.tenant.displayName },
    organization: state.tenant.domains.find(({ isInitial }) => isInitial)?.name ?? '',
    ...{ clientId: existing.application.appId, objectId: existing.principal.id },
    name: existing.application.displayName,
    certificate: { privateKey: made.privateKey, certificate: made.certificate },
    expires: notAfter.toISOString(),
  };
  return { ...existing, signIn, options: await sealed(folder, signIn) };
}

/** The options of a command that signs in so: the sealed file and the file with its passphrase. */
export async function sealed(
  folder: string,
  signIn: UnattendedSignIn,
  name = 'job',
): Promise<Reader['options']> {
  const unattended = join(folder, `${name}.json`);
  const unattendedPassphraseFile = join(folder, `${name}.passphrase`);
  writeFileSync(unattended, await sealUnattended(signIn, readerPassphrase));
  writeFileSync(unattendedPassphraseFile, `${readerPassphrase}\n`, { mode: 0o600 });
  return { unattended, unattendedPassphraseFile };
}
