import { randomBytes } from 'node:crypto';
import { AppError } from '../contract/errors';
import { minuteAfter, minuteText } from '../contract/minutes';
import type { ProofDocument } from '../contract/proof';
import type { SetupRecord } from '../ports/records';
import { specAt } from '../setup/stage';
import { runProof } from '../setup/proof/run-proof';
import type { ProofDeps, ProofInput } from '../setup/proof/types';
import { waitForEffect, type WaitState } from '../setup/proof/wait';
import type { PlanningParts } from './make-plan';
import { isFresh, registerCredential } from './send';
import type { OperationOptions } from './services';
import { effectShown } from './status';
import { isVendorsKey } from './given-certificate';

type Session = Required<Pick<OperationOptions, 'signal'>> & OperationOptions;

/** Proves a setup of ours and records the verdict. */
export async function proveSetup(
  parts: PlanningParts,
  record: SetupRecord,
  how: {
    readonly wait: boolean;
    readonly allSenders: boolean;
  },
  session: Session,
): Promise<ProofDocument> {
  const { clientId, servicePrincipalId } = record.objects;
  if (clientId === undefined) throw notApplied(record);
  const { connection } = parts;
  const held = async () => (await connection.store()).store.get({ tenantId: record.tenantId, clientId });
  const [account, credential] = await Promise.all([
    connection.signIn(),
    record.spec.app === undefined && !isVendorsKey(record.spec) ? held() : null,
  ]);
  if (credential !== null) registerCredential(credential);
  const input: ProofInput = {
    setupId: record.id,
    application: record.spec.application,
    tenantId: record.tenantId,
    clientId,
    ...(servicePrincipalId === undefined ? {} : { servicePrincipalId }),
    mode: record.spec.scoping,
    senders: specAt(record.spec, record.stage).senders.map((sender) => sender.address),
    outsider: record.spec.outsider,
    testRecipient: record.spec.testRecipient ?? null,
    adminMailbox: account.username,
    credential: credential === null ? null : { ...credential, fresh: isFresh(record, parts.clock.now()) },
    vendorOwned: record.spec.app !== undefined,
    vendorHoldsKey: isVendorsKey(record.spec),
    allSenders: how.allSenders,
    ...(record.left === undefined ? {} : { left: record.left }),
    ...effectInput(parts, record),
  };
  const deps = depsOf(parts, session);
  const keep = async (document: ProofDocument): Promise<void> =>
    keepProof(parts, record, account.username, document);
  if (!how.wait) {
    warnIfEarly(parts, record, session);
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

/** A proof of the test stage says so, and nothing of the agreed senders. */
function ofStage({ spec, stage }: SetupRecord, document: ProofDocument): ProofDocument {
  if (stage !== 'test' || spec.testStage === undefined) return document;
  const summary =
    document.verdict === 'proven'
      ? `The application can send as the test mailbox ${spec.testStage.address} and as no other. The agreed senders enter when you go live (sendwright plan FILE --go-live).`
      : document.summary;
  return { ...document, stage, summary };
}

/** What the proof must know of time: since when the rights are as they are, and how long caches take here. */
function effectInput(
  { times }: PlanningParts,
  { configured, limit, lastProof }: SetupRecord,
): Pick<ProofInput, 'configuredAt' | 'times' | 'policySince'> {
  // Once the outsider was refused, no delay explains that it gets through.
  const explains = limit !== undefined && lastProof?.verdict !== 'proven';
  return {
    times,
    ...(configured === undefined ? {} : { configuredAt: configured.at }),
    ...(explains ? { policySince: limit.since } : {}),
  };
}

/** Where an earlier run stopped waiting: its clock goes on, also in another process and after days. */
function waitStateOf({ lastProof }: SetupRecord): WaitState {
  return lastProof?.verdict === 'not-yet-effective'
    ? { rounds: lastProof.rounds, nextLook: lastProof.effect?.nextLook ?? null }
    : { rounds: 0, nextLook: null };
}

/** A look before its time may be had, but it is told what it costs (design rule 8). */
function warnIfEarly({ clock }: PlanningParts, record: SetupRecord, { listener }: Session): void {
  const effect = effectShown(record, clock.now());
  if (effect === null || Date.parse(effect.nextLook) <= clock.now().getTime()) return;
  listener?.note?.(
    `It is early: configured at ${minuteText(effect.since)}, worth a look after ${minuteAfter(effect.nextLook)}. Each look before prolongs the wait; sendwright prove ${record.id} --wait looks when it is time.`,
  );
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
  const effect = document.effect ?? undefined;
  await parts.records.save({
    ...current,
    updatedAt: time,
    // Where it is not known since when the rights stand, it counts from the first look that needed it.
    ...(current.configured === undefined && effect !== undefined
      ? { configured: { at: effect.since, times: parts.times } }
      : {}),
    // Seen refused: nothing is left of them.
    ...(verdict === 'proven' ? { left: undefined } : {}),
    ...(current.stage === 'test' ? { stageProvenAt: verdict === 'proven' ? finishedAt : undefined } : {}),
    lastProof: { time: finishedAt, verdict, rounds, ...(effect === undefined ? {} : { effect }), document },
  });
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
