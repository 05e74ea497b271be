import type { ProofDocument } from '../contract/proof';
import type { SetupRecord } from '../ports/records';
import { runProof } from '../setup/proof/run-proof';
import { waitForEffect } from '../setup/proof/wait';
import { isVendorsKey } from './given-certificate';
import type { PlanningParts } from './make-plan';
import {
  clientIdOf,
  depsOf,
  keepProof,
  ofStage,
  proofInputOf,
  waitStateOf,
  warnIfEarly,
  type ProofSession,
  type ProofWish,
} from './proof-parts';
import { registerCredential } from './send';
import type { NamedText, ProveHow } from './services';
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
  const resultOf = async (file: NamedText) => readVendorResult(file, record, clock.now());
  const held = async () => (await connection.store()).store.get({ tenantId: record.tenantId, clientId });
  const [account, credential] = await Promise.all([
    connection.signIn(),
    record.spec.app === undefined && !isVendorsKey(record.spec) ? held() : null,
  ]);
  if (credential !== null) registerCredential(credential);
  const reported = how.vendorResult === undefined ? {} : { reported: await resultOf(how.vendorResult) };
  const common = proofInputOf(parts, record, { account, credential, allSenders: how.allSenders });
  const input = { ...common, ...reported };
  const deps = depsOf(parts, session);
  const keep = async (document: ProofDocument): Promise<void> =>
    keepProof(parts, record, account.username, document);
  // Waiting would look at the same result again.
  if (!how.wait || how.vendorResult !== undefined) {
    if (how.vendorResult === undefined) warnIfEarly(parts, record, session);
    const document = ofStage(record, await runProof(deps, input));
    await keep(document);
    return document;
  }
  const document = await waitForEffect(deps, input, {
    state: waitStateOf(record),
    save: async (_state, round) => keep(ofStage(record, round)),
  });
  return ofStage(record, document);
}

/** Proves any application by its client id: no credential here, so nothing live, and never green. */
export async function proveClient(
  parts: PlanningParts,
  clientId: string,
  session: ProofSession,
): Promise<ProofDocument> {
  const account = await parts.connection.signIn();
  return runProof(depsOf(parts, session), {
    setupId: null,
    application: clientId,
    tenantId: account.tenantId,
    clientId,
    mode: 'rbac',
    senders: [],
    outsider: null,
    testRecipient: null,
    adminMailbox: account.username,
    credential: null,
  });
}
