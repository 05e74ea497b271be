import { randomBytes } from 'node:crypto';
import { toAppError } from '../../contract/errors';
import type { JournalEntry } from '../../contract/journal';
import type { RemovalProof } from '../../contract/removal';
import { refusal } from '../../setup/removal/executors';
import { removalKinds } from '../../setup/removal/kinds';
import { readLeft } from '../../setup/removal/left';
import { removalParts, removalVerdict, restorableUntil, type TokenAnswer } from '../../setup/removal/proof';
import type { PlanningParts } from '../planning-parts';
import type { MadeRemoval } from './make-plan';

/** Looks whether anything of the setup is left, and whether a token is refused; what cannot be looked at is unknown. */
export async function proveRemoval(
  parts: PlanningParts,
  { plan, seen }: MadeRemoval,
  signal: AbortSignal,
): Promise<RemovalProof> {
  const { connection, clock, records } = parts;
  const { setupId, record, account, store } = seen;
  const entries = await records.journal(account.tenantId, setupId).entries();
  const begunAt = record?.removal?.begunAt ?? plan.createdAt;
  const principal = seen.observation.servicePrincipal?.id ?? record?.objects.servicePrincipalId ?? null;
  const wanted = {
    setupId,
    tenantId: account.tenantId,
    clientId: plan.clientId,
    servicePrincipalId: principal,
  };
  const [left, token] = await Promise.all([
    readLeft(
      { directory: connection.directory(signal), exchange: connection.exchange(signal), credentials: store },
      wanted,
    ),
    toldRefused(entries, begunAt) ?? askedWithout(parts, wanted, signal),
  ]);
  const checked = removalParts(left, plan.kept, token, plan.clientId !== null);
  const { application, clientId, tenantName, kept, mailboxes, licences } = plan;
  return {
    ...{ format: 1, kind: 'removal-proof', setup: setupId, application, clientId },
    ...{ tenant: account.tenantId, tenantName, at: clock.now().toISOString(), by: account.username },
    ...{ verdict: removalVerdict(checked), parts: [...checked], kept },
    ...{ mailboxes, licences, restorableUntil: restorableUntil(left) },
  };
}

/** What Entra said when the credential was tried before it left the keychain, since the decommission was begun. */
export function toldRefused(entries: readonly JournalEntry[], begunAt: string): TokenAnswer | null {
  for (const entry of [...entries].reverse()) {
    if (entry.type !== 'outcome' || entry.kind !== removalKinds.refused || entry.time < begunAt) continue;
    const { outcome } = entry;
    if (outcome.kind !== 'applied') continue;
    const { code, at } = outcome.outputs;
    if (typeof code === 'string' && typeof at === 'string') {
      return { kind: 'refused', code, at, withCredential: true };
    }
  }
  return null;
}

/** Without the credential: what Entra says to a made-up one tells at least whether it knows the application. */
export async function askedWithout(
  { connection, clock }: Pick<PlanningParts, 'connection' | 'clock'>,
  { tenantId, clientId }: { readonly tenantId: string; readonly clientId: string | null },
  signal: AbortSignal,
): Promise<TokenAnswer> {
  if (clientId === null) return { kind: 'not-asked', why: 'There is no client id to ask with.' };
  const credential = { kind: 'secret', value: randomBytes(30).toString('base64url') } as const;
  try {
    const answer = await refusal(connection.appTokens, { tenantId, clientId, credential, signal });
    if (answer === null) return { kind: 'given' };
    return { kind: 'refused', code: answer.code, at: clock.now().toISOString(), withCredential: false };
  } catch (error) {
    const { code, message } = toAppError(error);
    if (code === 'cancelled') throw error;
    return { kind: 'not-asked', why: `Entra could not be asked: ${message}` };
  }
}
