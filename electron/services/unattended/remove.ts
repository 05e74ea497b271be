import type { RemovalProof } from '../../contract/removal';
import type { UnattendedDocument, UnattendedPlan } from '../../contract/unattended-setup';
import { attempt, type Attempt } from '../../engine/attempt';
import type { CredentialStore } from '../../ports/credential-store';
import { keptCredentials } from '../../setup/removal/kept-credentials';
import { keptHere, leftInEntra } from '../../setup/removal/left';
import { applicationParts, removalVerdict, restorableUntil } from '../../setup/removal/proof';
import { planUnattendedRemoval } from '../../setup/unattended/removal-plan';
import { rolesInExchange } from '../../setup/unattended/observe';
import { unattendedId } from '../../setup/unattended/rights';
import { unlookedOf } from '../../setup/unattended/open';
import type { PlanningParts } from '../planning-parts';
import type { ProofSession } from '../proof-parts';
import { askedWithout, toldRefused } from '../removal/prove';
import { withoutKeychain } from '../removal/without-keychain';
import { lookAtUnattended, type UnattendedLook } from './look';
import { runUnattended, unattendedDocument, unattendedPlan } from './run';

/** Takes the reading application back; see `UnattendedServices`. No keychain is needed to take something away. */
export async function removeUnattended(
  parts: PlanningParts,
  approve: (plan: UnattendedPlan) => Promise<boolean>,
  session: ProofSession,
): Promise<UnattendedDocument> {
  const { connection, records } = parts;
  const account = await connection.signIn();
  const store = await connection.store().then(({ store: found }) => found, withoutKeychain);
  const lock = await records.lock(account.tenantId, unattendedId);
  try {
    const look = await lookAtUnattended(parts, account, store, session.signal);
    return await carryOut(parts, look, approve, session);
  } finally {
    await lock.release();
  }
}

async function carryOut(
  parts: PlanningParts,
  look: UnattendedLook,
  approve: (plan: UnattendedPlan) => Promise<boolean>,
  session: ProofSession,
): Promise<UnattendedDocument> {
  const { account, store, record, seen } = look;
  const { tenantId } = account;
  const clientId = seen.application?.appId ?? record?.clientId ?? null;
  const keeps = await keepsCertificate(store, tenantId, clientId);
  const steps = [...planUnattendedRemoval(seen, { clientId, keeps })];
  const plan = unattendedPlan(look, parts.clock.now(), {
    ...{ aim: 'remove', steps, excess: [], notes: [], open: [...unlookedOf(seen)] },
  });
  if (steps.length > 0 && !(await approve(plan))) return unattendedDocument(plan, 'not-approved', null);
  const summary = steps.length === 0 ? null : await runUnattended(parts, look, plan, session);
  const document = unattendedDocument(plan, summary?.result ?? 'nothing-to-do', summary);
  if (summary !== null && summary.result !== 'done') return document;
  const proof = await proofOf(parts, look, plan, session.signal);
  if (proof.verdict === 'removed') await parts.records.unattended.forget(tenantId);
  return { ...document, proof };
}

async function keepsCertificate(
  store: CredentialStore,
  tenantId: string,
  clientId: string | null,
): Promise<boolean> {
  if (clientId === null || !(await store.status()).ok) return false;
  return (await keptCredentials(store, { tenantId, clientId })).length > 0;
}

/** Looks whether anything of it is left, and whether a token is refused; what cannot be looked at is unknown. */
async function proofOf(
  parts: PlanningParts,
  { seen, store, record }: UnattendedLook,
  plan: UnattendedPlan,
  signal: AbortSignal,
): Promise<RemovalProof> {
  const { connection, records, clock } = parts;
  const { tenantId, tenantName, clientId, application, createdAt, createdBy } = plan;
  const directory = connection.directory(signal);
  const principalId = seen.principal?.id ?? record?.objectId ?? null;
  const entries = await records.journal(tenantId, unattendedId).entries();
  const exchange = connection.exchange(signal);
  const [inEntra, roles, inExchange, keychain, token] = await Promise.all([
    leftInEntra(directory, { setupId: unattendedId, clientId }),
    attempt(principalId === null ? Promise.resolve([]) : directory.directoryRolesOf(principalId)),
    attempt(principalId === null ? Promise.resolve([]) : rolesInExchange(exchange, principalId, tenantId)),
    attempt(keptHere(store, { tenantId, clientId })),
    toldRefused(entries, createdAt) ?? askedWithout(parts, { tenantId, clientId }, signal),
  ]);
  const held = {
    directory: named(roles, ({ name }) => name),
    exchange: named(inExchange, ({ name, role }) => `${name} (${role})`),
  };
  const checked = applicationParts({ ...inEntra, keychain }, held, token, clientId !== null);
  return {
    ...{ format: 1, kind: 'removal-proof', setup: unattendedId, application, clientId },
    ...{ tenant: tenantId, tenantName, at: clock.now().toISOString(), by: createdBy },
    ...{ verdict: removalVerdict(checked), parts: [...checked], kept: [], mailboxes: [], licences: [] },
    restorableUntil: restorableUntil(inEntra),
  };
}

function named<T>(found: Attempt<readonly T[]>, nameOf: (one: T) => string): Attempt<readonly string[]> {
  return found.ok ? { ok: true, value: found.value.map(nameOf) } : found;
}
