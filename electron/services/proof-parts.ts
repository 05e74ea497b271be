import { randomBytes } from 'node:crypto';
import { AppError, toAppError } from '../contract/errors';
import { minuteAfter, minuteText } from '../contract/minutes';
import type { ProofDocument } from '../contract/proof';
import { hashOf } from '../engine/plan-hash';
import type { StoredCredential } from '../ports/credential-store';
import type { SetupRecord } from '../ports/records';
import type { SignedInAccount } from '../ports/tokens';
import { runProof } from '../setup/proof/run-proof';
import type { ProofDeps, ProofInput } from '../setup/proof/types';
import { waitForEffect, type WaitState } from '../setup/proof/wait';
import { specAt } from '../setup/stage';
import { acceptanceShown } from '../upkeep/acceptance';
import { changeRecord } from './change-record';
import { isVendorsKey } from './vendor-held';
import type { PlanningParts } from './planning-parts';
import { isFresh } from './send';
import type { OperationOptions } from './operation-options';
import { effectShown } from './status';

/** An operation's signal and listener. */
export type ProofSession = Required<Pick<OperationOptions, 'signal'>> & OperationOptions;

/** How a setup is to be proven. */
export interface ProofWish {
  readonly wait: boolean;
  readonly allSenders: boolean;
}

/** What a proof of a recorded setup works on. Throws AppError `not-found` where it is not registered yet. */
export function proofInputOf(
  parts: PlanningParts,
  record: SetupRecord,
  about: {
    readonly account: SignedInAccount;
    readonly credential: StoredCredential | null;
    readonly allSenders: boolean;
  },
): ProofInput {
  const { account, credential } = about;
  const { servicePrincipalId } = record.objects;
  return {
    setupId: record.id,
    application: record.spec.application,
    tenantId: record.tenantId,
    clientId: clientIdOf(record),
    ...(servicePrincipalId === undefined ? {} : { servicePrincipalId }),
    mode: record.spec.scoping,
    senders: specAt(record.spec, record.stage).senders.map((sender) => sender.address),
    outsider: record.spec.outsider,
    testRecipient: record.spec.testRecipient ?? null,
    adminMailbox: account.username,
    credential: credential === null ? null : { ...credential, fresh: isFresh(record, parts.clock.now()) },
    vendorOwned: record.spec.app !== undefined,
    vendorHoldsKey: isVendorsKey(record.spec),
    allSenders: about.allSenders,
    ...(record.left === undefined ? {} : { left: record.left }),
    ...effectInput(parts, record),
    ...acceptanceInput(record),
    ...countedInput(record, parts.clock.now()),
  };
}

/** The application's client id. Throws AppError `not-found` where it is not registered yet. */
export function clientIdOf(record: SetupRecord): string {
  const { clientId } = record.objects;
  if (clientId === undefined) throw notApplied(record);
  return clientId;
}

/** A proof of the test stage says so, and nothing of the agreed senders. */
export function ofStage({ spec, stage }: SetupRecord, document: ProofDocument): ProofDocument {
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

/** So long a count of the tenant's mailboxes is taken as it is: reading all of them takes minutes where there are many. */
const countedMs = 30 * 24 * 60 * 60 * 1000;

/** How many mailboxes the last proof counted, where that was not long ago. */
function countedInput({ lastProof }: SetupRecord, now: Date): Pick<ProofInput, 'counted'> {
  const document = lastProof?.document;
  const mailboxes = document?.reach.of;
  if (document === undefined || mailboxes == null) return {};
  const at = document.reach.countedAt ?? document.finishedAt;
  return now.getTime() - Date.parse(at) > countedMs ? {} : { counted: { mailboxes, at } };
}

/** The vendor's own mail is looked for since the last handoff; what was seen before it was of an older one. */
function acceptanceInput(record: SetupRecord): Pick<ProofInput, 'handedOverAt' | 'seenBefore'> {
  if (record.handedOver === undefined || record.stage === 'test') return {};
  const seen = acceptanceShown(record);
  return { handedOverAt: record.handedOver.at, ...(seen === null ? {} : { seenBefore: seen }) };
}

/** Where an earlier run stopped waiting: its clock goes on, also in another process and after days. */
export function waitStateOf({ lastProof }: SetupRecord): WaitState {
  return lastProof?.verdict === 'not-yet-effective'
    ? { rounds: lastProof.rounds, nextLook: lastProof.effect?.nextLook ?? null }
    : { rounds: 0, nextLook: null };
}

/** A look before its time may be had, but it is told what it costs (design rule 8). */
export function warnIfEarly({ clock }: PlanningParts, record: SetupRecord, { listener }: ProofSession): void {
  const effect = effectShown(record, clock.now());
  if (effect === null || Date.parse(effect.nextLook) <= clock.now().getTime()) return;
  listener?.note?.(
    `It is early: configured at ${minuteText(effect.since)}, worth a look after ${minuteAfter(effect.nextLook)}. Each look before prolongs the wait; sendwright prove ${record.id} --wait looks when it is time.`,
  );
}

/** So long two proofs that end at once wait for one another; writing takes a moment. */
const chainPatience = { tries: 50, pauseMs: 200 };

/**
 * The lock under which proofs of a setup are written, one after the other: each names the one before it. Not the setup's
 * own lock, which a run may hold for hours. Throws AppError `in-use` where another process does not let go of it.
 */
async function lockChain({ records, clock }: PlanningParts, { tenantId, id }: SetupRecord) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await records.lock(tenantId, `proof-${id}`);
    } catch (error) {
      if (toAppError(error).code !== 'in-use' || tries >= chainPatience.tries) throw error;
      await clock.sleep(chainPatience.pauseMs);
    }
  }
}

/**
 * Writes down how a proof ended, in the chain after whatever was written last; as it was written. `earlier`: the look before
 * of the same wait, which nobody was given, so that it is no link.
 */
async function keepProof(
  parts: PlanningParts,
  record: SetupRecord,
  who: string,
  made: ProofDocument,
  earlier?: ProofDocument,
): Promise<ProofDocument> {
  const lock = await lockChain(parts, record);
  try {
    const last = (await parts.records.load(record.tenantId, record.id)) ?? record;
    const document = chained(last, made, earlier);
    await writeProof(parts, record, who, document);
    return document;
  } finally {
    await lock.release();
  }
}

async function writeProof(
  parts: PlanningParts,
  record: SetupRecord,
  who: string,
  document: ProofDocument,
): Promise<void> {
  const time = parts.clock.now().toISOString();
  const { verdict, rounds, finishedAt } = document;
  const effect = document.effect ?? undefined;
  await changeRecord(parts.records, record, (current) => ({
    updatedAt: time,
    // Where it is not known since when the rights stand, it counts from the first look that needed it.
    ...(current.configured === undefined && effect !== undefined
      ? { configured: { at: effect.since, times: parts.times } }
      : {}),
    // Seen refused: nothing is left of them.
    ...(verdict === 'proven' ? { left: undefined } : {}),
    ...(document.acceptance == null ? {} : { acceptance: document.acceptance }),
    ...(current.stage === 'test' ? { stageProvenAt: verdict === 'proven' ? finishedAt : undefined } : {}),
    lastProof: { time: finishedAt, verdict, rounds, ...(effect === undefined ? {} : { effect }), document },
  }));
  await parts.records.audit(record.tenantId, record.id, {
    time,
    who,
    what: 'prove',
    detail: { verdict, rounds, sha256: hashOf(document) },
  });
}

/**
 * Runs a proof once, or again and again until the rights bite, and keeps each round. `round` is how one look is
 * had, the proof alone by default; `isEarlyTold`: a look before its time is told what it costs.
 */
export async function runKept(
  parts: PlanningParts,
  record: SetupRecord,
  about: {
    readonly input: ProofInput;
    readonly who: string;
    readonly wait: boolean;
    readonly isEarlyTold: boolean;
    readonly round?: typeof runProof;
  },
  session: ProofSession,
): Promise<ProofDocument> {
  const { input, who, round } = about;
  const deps = depsOf(parts, session);
  const keep = async (document: ProofDocument, earlier?: ProofDocument): Promise<ProofDocument> =>
    keepProof(parts, record, who, ofStage(record, document), earlier);
  if (!about.wait) {
    if (about.isEarlyTold) warnIfEarly(parts, record, session);
    return keep(await (round ?? runProof)(deps, input));
  }
  const kept: ProofDocument[] = [];
  const document = await waitForEffect(deps, input, {
    state: waitStateOf(record),
    save: async (_state, one) => void kept.push(await keep(one, kept.at(-1))),
    ...(round === undefined ? {} : { round }),
  });
  return kept.at(-1) ?? document;
}

/** Names the proof before it, so that the chain of them can be checked years later. */
function chained(
  { lastProof }: SetupRecord,
  document: ProofDocument,
  earlier?: ProofDocument,
): ProofDocument {
  const before = lastProof?.document;
  if (before !== undefined && earlier !== undefined && hashOf(before) === hashOf(earlier)) {
    return { ...document, previous: earlier.previous };
  }
  const previous = before === undefined ? null : { sha256: hashOf(before), finishedAt: before.finishedAt };
  return { ...document, previous };
}

/** What a proof needs of the outside. */
export function depsOf({ connection, clock }: PlanningParts, { signal, listener }: ProofSession): ProofDeps {
  return {
    directory: connection.directory(signal),
    exchange: connection.exchange(signal),
    mail: connection.mail,
    appTokens: connection.appTokens,
    clock,
    randomId: () => randomBytes(4).toString('hex'),
    note: (text) => listener?.note?.(text),
    ...(listener?.waiting === undefined
      ? {}
      : {
          waiting: (until) => listener.waiting?.(until === null ? null : { for: 'the next look', until }),
        }),
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
