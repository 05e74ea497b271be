import { AppError, toAppError } from '../contract/errors';
import { minuteAfter, minuteText } from '../contract/minutes';
import type { ProofDocument } from '../contract/proof';
import { uniqueNameOf } from '../contract/setup-file';
import { registerSecret } from '../log/redact/registered';
import type { SetupRecord } from '../ports/records';
import type { SignedInAccount } from '../ports/tokens';
import { waitForPolicy } from '../setup/consent/wait-executor';
import { isProofSecret } from '../setup/credential/marker';
import { withProofSecret, type Removal } from '../setup/credential/proof-secret';
import { objectNames } from '../setup/names';
import { ifAllowed } from '../setup/observe-directory';
import { pause } from '../setup/proof/pace';
import { runProof } from '../setup/proof/run-proof';
import type { ProofDeps, ProofInput } from '../setup/proof/types';
import { summaryOf, verdictOf } from '../setup/proof/verdict';
import { specAt } from '../setup/stage';
import { isVendorsKey } from './vendor-held';
import type { PlanningParts } from './planning-parts';
import { rememberedPolicyTime } from './policy-time';
import { clientIdOf, proofInputOf, runKept, type ProofSession } from './proof-parts';
import type { ProofCredentialOffer, ProveHow } from './prove-how';

/** Where something else than time is missing, it is not asked without a pause. */
const leastPause = 60_000;

/**
 * Proves a setup whose private key only the vendor holds, with a client secret of one day that is approved first, used
 * for each round of the proof alone, and removed after it. In accessPolicy mode none is made before the policy was seen
 * to bite and had its time (ADR 8). Throws AppError `interaction-required` where it is not approved, `policy-refused`
 * where the tenant forbids secrets, `preflight-failed` where it is too early.
 */
export async function proveWithProofCredential(
  parts: PlanningParts,
  record: SetupRecord,
  { proofCredential, ...how }: ProveHow,
  session: ProofSession,
): Promise<ProofDocument> {
  refuseNeedless(record);
  const clientId = clientIdOf(record);
  const account = await parts.connection.signIn();
  const directory = parts.connection.directory(session.signal);
  const application = await directory.applicationByUniqueName(uniqueNameOf(record.id));
  if (application === null) throw gone(record);
  const policy = await ifAllowed(directory.appManagementPolicy());
  if (policy?.secretsForbidden === true || (policy?.secretMaxDays ?? 1) < 1) throw forbidden(record.id);
  const left = application.passwordCredentials.filter(({ displayName }) =>
    isProofSecret(displayName, record.id),
  );
  const holds = async () => policyHolds(parts, record, clientId, how.wait, session);
  // Nobody is asked for what is refused then; and nobody should have to come back after an hour to be asked.
  if (!how.wait) await holds();
  if ((await proofCredential?.approve(offerOf(record, clientId, left.length, how.wait))) !== true) {
    throw notApproved();
  }
  if (how.wait) await holds();
  const input = proofInputOf(parts, record, { account, credential: null, allSenders: how.allSenders });
  const round = roundWith(parts, record, { account, applicationId: application.id }, session);
  const about = { input, who: account.username, wait: how.wait, isEarlyTold: true, round };
  return runKept(parts, record, about, session);
}

/** One round of the proof around the life of one secret; the setup's lock is held meanwhile. */
function roundWith(
  parts: PlanningParts,
  record: SetupRecord,
  { account, applicationId }: { readonly account: SignedInAccount; readonly applicationId: string },
  session: ProofSession,
) {
  const { connection, records, clock, newId } = parts;
  const ports = {
    ...{ clock, newId, directory: connection.directory(session.signal) },
    tidy: connection.directory(new AbortController().signal),
    journal: records.journal(record.tenantId, record.id),
    note: (text: string) => session.listener?.note?.(text),
  };
  return async (deps: ProofDeps, input: ProofInput): Promise<ProofDocument> => {
    const lock = await records.lock(record.tenantId, record.id);
    try {
      const app = { applicationId, setupId: record.id, by: account.username };
      const { result, removal } = await withProofSecret(ports, app, async ({ value }) => {
        registerSecret(value);
        const credential = { kind: 'secret' as const, value, fresh: true };
        return runProof(deps, { ...input, credential, proofCredential: true });
      });
      return withRemoval(result, removal);
    } catch (error) {
      const { facts } = toAppError(error);
      // What the tenant allows may not be readable beforehand: both codes of facts 4 come here.
      throw facts.code === 'policy-refused' ? forbidden(record.id, toAppError(error)) : error;
    } finally {
      await lock.release();
    }
  };
}

/** The proof with what became of its credential; one that may be left behind is never green. */
function withRemoval(document: ProofDocument, removal: Removal): ProofDocument {
  const parts = document.parts.map((part) => {
    if (part.id !== 'token') return part;
    if (removal.ok) {
      const text = `The proof credential was removed; at ${minuteText(removal.at.toISOString())} Entra showed it no more.`;
      return { ...part, evidence: [...part.evidence, { text }] };
    }
    const next =
      'Apply the setup file again: what a proof left is found and removed. It ends by itself within a day.';
    return {
      ...part,
      ...{ status: 'unknown' as const, finding: `${part.finding} ${removal.problem}`, who: 'you', next },
    };
  });
  if (removal.ok) return { ...document, parts };
  const verdict = verdictOf(parts);
  return { ...document, parts, verdict, summary: summaryOf(verdict, parts, document.effect ?? null) };
}

/**
 * In accessPolicy mode whoever has a token may send as anybody until the policy bites: no further credential before
 * (ADR 8). With `wait` sits the time out.
 */
async function policyHolds(
  parts: PlanningParts,
  record: SetupRecord,
  clientId: string,
  wait: boolean,
  session: ProofSession,
): Promise<void> {
  if (record.spec.scoping !== 'accessPolicy') return;
  const { connection, clock, newId, times } = parts;
  const { signal, listener } = session;
  const setup = { tenantId: record.tenantId, setupId: record.id };
  const time = rememberedPolicyTime(parts, setup, times.policyMs);
  const executor = waitForPolicy({ exchange: connection.exchange(signal), clock }, time);
  const input = {
    ...{ clientId, group: objectNames(record.id, '').group, outsider: record.spec.outsider },
    sender: specAt(record.spec, record.stage).senders[0]?.address ?? '',
  };
  const context = { stepId: 'policy-wait', runId: newId(), signal, note: () => undefined };
  for (;;) {
    const lock = await parts.records.lock(record.tenantId, record.id);
    const outcome = await executor.run(input, context).finally(async () => lock.release());
    if (outcome.kind !== 'waiting') return;
    const next = outcome.nextTry ?? clock.now().toISOString();
    if (!wait) throw tooEarly(outcome.for, next, record.id);
    listener?.note?.(
      `No credential is made yet: waiting for ${outcome.for}, until ${minuteAfter(next)}. Ctrl+C stops waiting.`,
    );
    await pause(clock, Math.max(leastPause, Date.parse(next) - clock.now().getTime()), signal);
  }
}

function offerOf(
  { spec, tenantName }: SetupRecord,
  clientId: string,
  left: number,
  wait: boolean,
): ProofCredentialOffer {
  return {
    application: spec.application,
    ...{ clientId, tenantName },
    steps: [
      ...(left === 0
        ? []
        : [
            `Remove ${left === 1 ? 'a client secret' : `${left} client secrets`} left by a proof that was cut off.`,
          ]),
      'Add a client secret, valid for one day, to the application. Its value stays in the memory of this program: it is never saved, and never handed over.',
      `Send test mail with it: from the senders, which must arrive, and from ${spec.outsider}, which must be refused.`,
      `Remove the secret again, also where the proof fails or is cancelled, and read back that it is gone.${wait ? ' Each look has a secret of its own; none lives while waiting.' : ''}`,
    ],
  };
}

function refuseNeedless({ id, spec }: SetupRecord): void {
  if (isVendorsKey(spec)) return;
  throw new AppError({
    code: 'invalid-input',
    message:
      spec.app === undefined
        ? `${spec.application} has a credential that is made or kept here, so no proof credential is needed.`
        : `The application of ${spec.application} belongs to the vendor: nobody here may add a secret to it.`,
    who: 'you',
    next:
      spec.app === undefined
        ? `Prove with that: sendwright prove ${id}, on the computer that keeps it.`
        : vendorProves(id),
  });
}

function vendorProves(id: string): string {
  return `Let the vendor prove with its own key (sendwright prove --handoff DIR --key-file KEY --to ADDRESS --out RESULT.json) and take the result back: sendwright prove ${id} --vendor-result RESULT.json`;
}

function forbidden(id: string, cause?: AppError): AppError {
  const said = cause?.facts;
  return new AppError(
    {
      ...said,
      code: 'policy-refused',
      message:
        'The tenant’s policy forbids client secrets, or one of one day, so no proof credential can be made.',
      who: 'the vendor',
      next: vendorProves(id),
    },
    { cause },
  );
}

function tooEarly(what: string, next: string, id: string): AppError {
  return new AppError({
    code: 'preflight-failed',
    message: `No proof credential is made yet: this waits for ${what}. Until then whoever signs in as the application may send as anybody.`,
    who: 'time',
    next: `Prove again after ${minuteAfter(next)}, or let it wait: sendwright prove ${id} --proof-credential --wait`,
  });
}

function notApproved(): AppError {
  return new AppError({
    code: 'interaction-required',
    message: 'The proof credential was not approved. Nothing was written to the tenant.',
    who: 'you',
    next: 'Approve it on a terminal, or with --yes; without it, prove as before.',
  });
}

function gone({ spec }: SetupRecord): AppError {
  return new AppError({
    code: 'not-found',
    message: `${spec.application} is not registered in Entra any more.`,
    who: 'you',
    next: 'Apply its setup file again.',
  });
}
