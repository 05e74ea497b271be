import { z } from 'zod';
import { isTransient, toAppError } from '../../contract/errors';
import type { Outcome } from '../../contract/run';
import { registerSecret } from '../../log/redact/registered';
import type { StoredCredential } from '../../ports/credential-store';
import type { AppTokens } from '../../ports/tokens';
import { absent, applied, executorOf, inPlace, unlessGone, waiting } from '../executor';
import type { SetupPorts } from '../executor';
import { keptCredentials, placesOf } from './kept-credentials';

const applicationInput = z.strictObject({
  uniqueName: z.string().startsWith('sendwright-'),
  applicationId: z.guid(),
});

/** Deletes our application, softly (facts 2.3). */
export function deleteApplication({ directory }: Pick<SetupPorts, 'directory'>) {
  return executorOf({
    input: applicationInput,
    async look({ uniqueName, applicationId }) {
      const found = await directory.applicationByUniqueName(uniqueName);
      return found?.id === applicationId ? absent : inPlace();
    },
    async apply({ applicationId }) {
      await unlessGone(directory.deleteApplication(applicationId));
      return applied();
    },
  });
}

const principalInput = z.strictObject({ clientId: z.guid(), servicePrincipalId: z.guid() });

/** Deletes a service principal, softly (facts 2.4). */
export function deleteServicePrincipal({ directory }: Pick<SetupPorts, 'directory'>) {
  return executorOf({
    input: principalInput,
    async look({ clientId, servicePrincipalId }) {
      const found = await directory.servicePrincipalByAppId(clientId);
      return found?.id === servicePrincipalId ? absent : inPlace();
    },
    async apply({ servicePrincipalId }) {
      await unlessGone(directory.deleteServicePrincipal(servicePrincipalId));
      return applied();
    },
  });
}

const credentialInput = z.strictObject({ tenantId: z.guid(), clientId: z.guid() });

/** Minutes after which Entra is asked again, where it still gives a token: it takes some to know everywhere. */
const askAgainAfter = 5;

/** Passes when Entra refuses a token for the credential that is kept here; what it said stands in the outputs. */
export function credentialRefused(
  { credentials, clock }: Pick<SetupPorts, 'credentials' | 'clock'>,
  appTokens: AppTokens,
) {
  return executorOf({
    input: credentialInput,
    look: async () => absent,
    looksFirst: () => false,
    async apply(ids, { signal }): Promise<Outcome> {
      let said: Awaited<ReturnType<typeof refusal>> = null;
      for (const held of await keptCredentials(credentials, ids)) {
        registerSecret(secretOf(held));
        said = await refusal(appTokens, { ...ids, credential: held, signal });
        if (said === null) return waiting(clock, 'Entra to refuse the credential everywhere', askAgainAfter);
      }
      if (said === null) return applied({}, 'Nothing is kept here that could be tried.');
      return applied({ ...said, at: clock.now().toISOString() }, `Entra answered ${said.code}.`);
    },
  });
}

function secretOf(held: StoredCredential): string {
  return held.kind === 'secret' ? held.value : held.privateKey;
}

/** How Entra refused a token; null: it gave one. Throws AppError where it did not say. */
export async function refusal(
  appTokens: AppTokens,
  request: Parameters<AppTokens['obtain']>[0],
): Promise<{ readonly code: string; readonly requestId: string | null } | null> {
  try {
    await appTokens.obtain(request);
    return null;
  } catch (error) {
    const { code, facts } = toAppError(error);
    const { serviceCode, requestId = null } = facts;
    if (serviceCode === undefined || !serviceCode.startsWith('AADSTS') || isTransient(code)) throw error;
    return { code: serviceCode, requestId };
  }
}

/** Takes the credential, and a rotation's new one beside it, out of this computer's keychain. */
export function forgetCredential({ credentials }: Pick<SetupPorts, 'credentials'>) {
  return executorOf({
    input: credentialInput,
    look: async (ids) => ((await keptCredentials(credentials, ids)).length === 0 ? inPlace() : absent),
    async apply(ids) {
      for (const place of placesOf(ids)) await credentials.delete(place);
      return applied();
    },
  });
}

const mailboxInput = z.strictObject({ address: z.email(), objectId: z.string().min(1) });

/** Deletes a mailbox that was named; one on hold, and another one that has the address by now, stays (facts 8.3). */
export function removeMailbox({ exchange }: Pick<SetupPorts, 'exchange'>) {
  return executorOf({
    input: mailboxInput,
    async look({ address, objectId }) {
      const found = await exchange.mailboxUse(address);
      if (found === null) return inPlace();
      if (found.externalDirectoryObjectId !== objectId) {
        return { state: 'unclear', reason: `${address} is another mailbox by now: it stays.` };
      }
      if (found.holds.length === 0) return absent;
      return { state: 'unclear', reason: `${address} is on hold (${found.holds.join(', ')}): it stays.` };
    },
    async apply({ address }) {
      await unlessGone(exchange.removeMailbox(address));
      return applied();
    },
  });
}

const licenceInput = z.strictObject({ userId: z.guid(), skuId: z.guid() });

/** Takes a licence back that was assigned for the setup; one that is gone already is as good. */
export function removeLicence({ directory }: Pick<SetupPorts, 'directory'>) {
  return executorOf({
    input: licenceInput,
    async look({ userId, skuId }) {
      const user = await directory.user(userId);
      return user?.skuIds?.includes(skuId.toLowerCase()) === true ? absent : inPlace();
    },
    async apply({ userId, skuId }) {
      await directory.removeLicense(userId, skuId);
      return applied();
    },
  });
}

/** What could not be seen is done by whoever sees it: planned then, never by this step. */
export function unseenPart() {
  return executorOf({
    input: z.strictObject({}),
    look: async () => ({
      state: 'unclear' as const,
      reason: 'What is in Exchange Online could not be seen when this was planned: plan again.',
    }),
    apply: async () => applied(),
  });
}
