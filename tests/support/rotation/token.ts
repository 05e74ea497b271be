import { randomUUID } from 'node:crypto';
import type { SealedCredential } from '../../../electron/contract/handoff';
import { openPfx } from '../../../electron/credentials/certificate/open-pfx';
import { clientAssertion } from '../../../electron/identity/client-assertion';
import type { Files } from '../../../electron/ports/sealing';
import { send } from '../../integration/helpers/https';
import type { TestTenant } from '../tenant';

/** What the vendor got: a folder and, where it was sealed in it, a credential. */
export interface HandedOver {
  readonly folder: string;
  readonly credential: SealedCredential | null;
  readonly files?: Files;
}

/** A token with a credential as the vendor has it; null: Entra gives none. */
export async function tokenWith(tenant: TestTenant, handed: HandedOver): Promise<string | null> {
  const { authority, caFile } = tenant.info;
  const { credential } = handed;
  if (credential === null) return null;
  const { tenantId, clientId } = credential;
  const audience = `${authority}/${tenantId}/oauth2/v2.0/token`;
  const answer = await send(caFile, audience, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      ...{ grant_type: 'client_credentials', client_id: clientId },
      ...signInOf(handed, { clientId, audience, now: tenant.world.serviceDate(), id: randomUUID() }),
      scope: 'https://graph.microsoft.com/.default',
    }).toString(),
  });
  if (answer.status !== 200) return null;
  return (JSON.parse(answer.body) as { access_token: string }).access_token;
}

function signInOf(
  { credential, files }: HandedOver,
  claims: Parameters<typeof clientAssertion>[1],
): Readonly<Record<string, string>> {
  if (credential?.kind === 'secret') return { client_secret: credential.value ?? '' };
  const pfx = files?.get('certificate.pfx') ?? new Uint8Array();
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: clientAssertion(openPfx(pfx, credential?.pfxPassphrase ?? ''), claims),
  };
}
