import { randomBytes } from 'node:crypto';
import { AppError } from '../contract/errors';
import type { ProofDocument } from '../contract/proof';
import { registerSecret } from '../log/redact/registered';
import type { SetupRecord } from '../ports/records';
import { runProof } from '../setup/proof/run-proof';
import type { ProofDeps, ProofInput } from '../setup/proof/types';
import { waitForEffect, type WaitState } from '../setup/proof/wait';
import type { PlanningParts } from './make-plan';
import { isFresh } from './send';
import type { OperationOptions } from './services';

type Session = Required<Pick<OperationOptions, 'signal'>> & OperationOptions;

/** Proves a setup of ours and records the verdict. */
export async function proveSetup(
  parts: PlanningParts,
  record: SetupRecord,
  how: {
    readonly wait: boolean;
    readonly allSenders: boolean;
    readonly pauses?: readonly number[] | undefined;
  },
  session: Session,
): Promise<ProofDocument> {
  const { clientId, servicePrincipalId } = record.objects;
  if (clientId === undefined) throw notApplied(record);
  const { connection } = parts;
  const held = async () => (await connection.store()).store.get({ tenantId: record.tenantId, clientId });
  const [account, credential] = await Promise.all([
    connection.signIn(),
    record.spec.app === undefined ? held() : null,
  ]);
  if (credential !== null) registerSecret(credential.value);
  const input: ProofInput = {
    setupId: record.id,
    application: record.spec.application,
    tenantId: record.tenantId,
    clientId,
    ...(servicePrincipalId === undefined ? {} : { servicePrincipalId }),
    mode: record.spec.scoping,
    senders: record.spec.senders.map((sender) => sender.address),
    outsider: record.spec.outsider,
    testRecipient: record.spec.testRecipient ?? null,
    adminMailbox: account.username,
    credential:
      credential === null ? null : { value: credential.value, fresh: isFresh(record, parts.clock.now()) },
    vendorOwned: record.spec.app !== undefined,
    allSenders: how.allSenders,
  };
  const deps = depsOf(parts, session);
  const keep = async (document: ProofDocument): Promise<void> =>
    keepProof(parts, record, account.username, document);
  if (!how.wait) {
    const document = await runProof(deps, input);
    await keep(document);
    return document;
  }
  return waitForEffect(deps, input, {
    ...(how.pauses === undefined ? {} : { pauses: how.pauses }),
    state: waitStateOf(record),
    save: async (_state, document) => keep(document),
  });
}

/** Where an earlier run stopped waiting: the pause since its last round is kept, also by another process. */
function waitStateOf({ lastProof }: SetupRecord): WaitState {
  return lastProof?.verdict === 'not-yet-effective'
    ? { rounds: lastProof.rounds, lastRoundAt: lastProof.time }
    : { rounds: 0, lastRoundAt: null };
}

async function keepProof(
  parts: PlanningParts,
  record: SetupRecord,
  who: string,
  document: ProofDocument,
): Promise<void> {
  const time = parts.clock.now().toISOString();
  const { verdict, rounds, finishedAt } = document;
  // Read again: an apply may have gone on meanwhile, and what it recorded must not be lost.
  const current = (await parts.records.load(record.tenantId, record.id)) ?? record;
  await parts.records.save({ ...current, updatedAt: time, lastProof: { time: finishedAt, verdict, rounds } });
  await parts.records.audit(record.tenantId, record.id, {
    time,
    who,
    what: 'prove',
    detail: { verdict, rounds },
  });
}

/** Proves any application by its client id: no credential here, so nothing live, and never green. */
export async function proveClient(
  parts: PlanningParts,
  clientId: string,
  session: Session,
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

function depsOf({ connection, clock }: PlanningParts, { signal, listener }: Session): ProofDeps {
  return {
    directory: connection.directory(signal),
    exchange: connection.exchange(signal),
    mail: connection.mail,
    appTokens: connection.appTokens,
    clock,
    randomId: () => randomBytes(4).toString('hex'),
    note: (text) => listener?.note?.(text),
    signal,
  };
}

function notApplied(record: SetupRecord): AppError {
  return new AppError({
    code: 'not-found',
    message: `${record.spec.application} is not registered yet, so there is nothing to prove.`,
    who: 'you',
    next: 'Apply its setup file first.',
  });
}
