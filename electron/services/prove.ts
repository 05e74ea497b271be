import type { ProofDocument } from '../contract/proof';
import type { SetupRecord } from '../ports/records';
import { runProof } from '../setup/proof/run-proof';
import { isVendorHeld } from './vendor-held';
import type { PlanningParts } from './planning-parts';
import { clientIdOf, depsOf, proofInputOf, runKept, type ProofSession, type ProofWish } from './proof-parts';
import { registerCredential } from './send';
import type { ProveHow } from './prove-how';
import { asNewest, newestRef } from '../upkeep/rotation/newest';
import type { NamedText } from './operation-options';
import type { ClientTarget } from './services';
import { changeRecord } from './change-record';
import { witnessedByResult } from './rotate/receipt-witness';
import { readVendorResult } from './vendor-result';

/** Proves a setup of ours and records the verdict. */
export async function proveSetup(
  parts: PlanningParts,
  record: SetupRecord,
  how: ProofWish & Pick<ProveHow, 'vendorResult'>,
  session: ProofSession,
): Promise<ProofDocument> {
  const clientId = clientIdOf(record);
  const { connection, clock } = parts;
  // During a rotation the new credential is what is proven.
  const newest = asNewest(record);
  const resultOf = async (file: NamedText) => readVendorResult(file, newest, clock.now());
  const held = async () => (await connection.store()).store.get(newestRef(record, clientId));
  const [account, credential] = await Promise.all([
    connection.signIn(),
    isVendorHeld(newest.spec) ? null : held(),
  ]);
  if (credential !== null) registerCredential(credential);
  const told = how.vendorResult === undefined ? null : await resultOf(how.vendorResult);
  const reported = told === null ? {} : { reported: told };
  if (told !== null) {
    const now = clock.now().toISOString();
    await changeRecord(parts.records, record, (current) => witnessedByResult(current, told, now));
  }
  const common = proofInputOf(parts, newest, { account, credential, allSenders: how.allSenders });
  const input = { ...common, ...reported };
  const isReported = how.vendorResult !== undefined;
  // Waiting would look at the same result again.
  const wait = how.wait && !isReported;
  const about = { input, who: account.username, wait, isEarlyTold: !isReported };
  return runKept(parts, record, about, session);
}

/** Proves any application by its client id: no credential here, so nothing live, and never green. */
export async function proveClient(
  parts: PlanningParts,
  { clientId, senders = [], outsider }: ClientTarget,
  session: ProofSession,
): Promise<ProofDocument> {
  const account = await parts.connection.signIn();
  return runProof(depsOf(parts, session), {
    setupId: null,
    application: clientId,
    tenantId: account.tenantId,
    clientId,
    mode: 'rbac',
    senders: senders.map((address) => address.toLowerCase()),
    outsider: outsider?.toLowerCase() ?? null,
    testRecipient: null,
    adminMailbox: account.username,
    credential: null,
  });
}
