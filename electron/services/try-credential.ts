import { toAppError } from '../contract/errors';
import type { CredentialTest } from '../contract/receipt';
import type { SignInCredential } from '../ports/tokens';
import { isTokenLag } from '../setup/proof/token';
import { changeRecord } from './change-record';
import { isVendorHeld } from './vendor-held';
import type { MadePlan } from './make-plan';
import type { PlanningParts } from './planning-parts';
import { registerCredential } from './send';
import type { OperationOptions } from './operation-options';
import { found, resultOf } from './test-credential';

/**
 * Asks Entra for a token with the credential that this computer keeps, once for each credential: what it says is
 * remembered with the setup. Null where there is nothing to try here: no credential yet, one kept elsewhere or by the
 * vendor alone, an application without a service principal. Never throws: what is in place stays in place.
 */
export async function tryCredential(
  parts: PlanningParts,
  { plan, store }: MadePlan,
  options: Required<Pick<OperationOptions, 'signal'>> & OperationOptions,
): Promise<CredentialTest | null> {
  const { tenantId, setupId, spec } = plan;
  if (isVendorHeld(spec) || options.signal.aborted) return null;
  try {
    const record = await parts.records.load(tenantId, setupId);
    const { clientId, servicePrincipalId } = record?.objects ?? {};
    if (record?.credential == null || clientId === undefined || servicePrincipalId === undefined) return null;
    const { keyId, expires } = record.credential;
    if (record.tried?.keyId === keyId && record.tried.test.result === 'works') return record.tried.test;
    const credential = await store.get({ tenantId, clientId });
    if (credential?.keyId !== keyId) return null;
    registerCredential(credential);
    const test = await tryToken(parts, { tenantId, clientId, credential, expires }, options);
    await changeRecord(parts.records, record, () => ({ tried: { keyId, test } }));
    return test;
  } catch {
    // Neither the keychain nor the records may turn a run that succeeded into a failure; the proof tries again.
    return null;
  }
}

/** One token asked for with a credential; what Entra says is the result, never an error. Throws AppError `cancelled` alone. */
export async function tryToken(
  { connection: { appTokens }, clock }: Pick<PlanningParts, 'connection' | 'clock'>,
  about: {
    readonly tenantId: string;
    readonly clientId: string;
    readonly credential: SignInCredential;
    readonly expires: string;
  },
  { signal, listener }: Required<Pick<OperationOptions, 'signal'>> & OperationOptions,
): Promise<CredentialTest> {
  const { expires, ...request } = about;
  const obtain = async (retryLag: boolean) => appTokens.obtain({ ...request, retryLag, signal });
  try {
    await obtain(false).catch(async (error: unknown) => {
      if (!isTokenLag(toAppError(error))) throw error;
      listener?.note?.('Entra does not know the new credential yet; that takes about a minute.');
      return obtain(true);
    });
    return found(clock.now().toISOString(), 'works', 'Entra gave a token with it.');
  } catch (error) {
    const { code, facts } = toAppError(error);
    if (code === 'cancelled') throw error;
    const { message, who = null, next = null, serviceCode = null, requestId = null } = facts;
    const result = resultOf(facts, expires, clock.now());
    const refused = found(clock.now().toISOString(), result, message);
    return { ...refused, who, next, serviceCode, requestId };
  }
}
