import { AppError } from '../../contract/errors';
import { minuteText } from '../../contract/minutes';
import type { VendorResult } from '../../contract/vendor-result';
import type { CertificateKeyPair } from '../../ports/certificates';
import type { RotationWitness } from '../../ports/rotation';
import type { SignInCredential } from '../../ports/tokens';
import { lookForVendorMail } from '../../setup/proof/acceptance';
import { specAt } from '../../setup/stage';
import { asNewest, newestRef } from '../../upkeep/rotation/newest';
import { handedOverAt } from '../../upkeep/rotation/keys';
import type { RotationFacts } from '../../upkeep/rotation/facts';
import { isConfirmed } from '../confirmation';
import type { NamedText } from '../operation-options';
import { clientIdOf } from '../proof-parts';
import { registerCredential } from '../send';
import { boundResult } from '../vendor-result';
import { isSignedBy, resultConfirmation } from '../vendor-prove';
import { personOf } from '../person';
import { audit, withRotation, type RotateJob } from './job';

/**
 * The vendor's own proof as a witness. Throws AppError `invalid-input` where the result does not fit, `refused` where it
 * was not made with the new credential, or got no token.
 */
export async function witnessResult(
  job: RotateJob,
  facts: RotationFacts,
  file: NamedText,
): Promise<RotateJob> {
  const { record, parts } = job;
  const now = parts.clock.now();
  requireHandover(facts);
  const result = boundResult(file, asNewest(record), now);
  if (!result.token.issued) {
    throw noEvidence(
      `${file.name} says that the vendor got no token: ${result.token.message}`,
      'Mend what it names, and let the vendor prove again.',
    );
  }
  if (!(await isMadeWithNew(job, facts, result))) {
    throw noEvidence(
      `${file.name} was not made with the new credential, or was changed, or it cannot be told: what it was signed or confirmed with does not fit.`,
      'Let the vendor prove with the credential of the last handoff, with a Sendwright as new as this one.',
    );
  }
  const witness = {
    kind: 'vendor-result' as const,
    at: result.finishedAt,
    by: 'the vendor',
    notedAt: now.toISOString(),
  };
  return witnessed(job, witness);
}

async function isMadeWithNew(
  { record, look }: RotateJob,
  { rotation }: RotationFacts,
  result: VendorResult,
): Promise<boolean> {
  const stored = await look.store.get(newestRef(record, clientIdOf(record)));
  if (stored !== null) registerCredential(stored);
  const certificate = rotation.new?.certificate ?? certificateOf(stored);
  if (certificate !== null) return isSignedBy(result, certificate);
  if (stored?.kind !== 'secret' || result.confirmation === undefined) return false;
  return isConfirmed(resultConfirmation(result, stored), result.confirmation);
}

function certificateOf(stored: SignInCredential | null): CertificateKeyPair['certificate'] | null {
  return stored?.kind === 'certificate' ? stored.certificate : null;
}

/**
 * A named person's word, for a message of the vendor's system that stands in the trace since the changeover. Throws
 * AppError `invalid-input` for a name or time that cannot be, `preflight-failed` where no message is seen: a word alone
 * is no evidence.
 */
export async function witnessWord(
  job: RotateJob,
  facts: RotationFacts,
  word: { readonly by: string; readonly switchedAt: string | undefined },
): Promise<RotateJob> {
  const { parts, session, record } = job;
  const by = personOf(word.by, noName);
  const handed = requireHandover(facts);
  const { oldSeen } = facts.rotation;
  const since = [handed, switchedAt(word.switchedAt, facts.now), oldSeen?.at]
    .filter((time): time is string => time !== undefined && time !== null)
    .toSorted()
    .at(-1);
  const senders = specAt(record.spec, record.stage).senders.map(({ address }) => address);
  const trace = { exchange: parts.connection.exchange(session.signal), clock: parts.clock };
  const looked = await lookForVendorMail(trace, { senders, handedOverAt: since ?? handed });
  if (looked?.seen == null) {
    const { finding = '', who = null, next = null } = looked?.part ?? {};
    throw new AppError({
      code: 'preflight-failed',
      message: `A word alone is no evidence. ${finding}`,
      who: who ?? 'the vendor',
      next: next ?? 'Let its system send one message, then give the word again.',
    });
  }
  const { from, firstAt } = looked.seen;
  const witness = {
    ...{ kind: 'word' as const, at: firstAt, by, notedAt: facts.now.toISOString() },
    message: { from, at: firstAt },
  };
  return witnessed(job, witness);
}

async function witnessed(job: RotateJob, witness: RotationWitness): Promise<RotateJob> {
  const { kind, by, at } = witness;
  await audit(job, { witness: kind, by, at });
  return withRotation(job, (rotation) => ({ ...rotation, witness }));
}

/** What is said where a word comes from nobody. */
export const noName = {
  message: 'A word needs the name of the person who gives it, in one line.',
  next: 'Give the name, like "Jane Doe".',
};

function requireHandover(facts: RotationFacts): string {
  const handed = handedOverAt(facts);
  if (handed !== null) return handed;
  throw new AppError({
    code: 'preflight-failed',
    message:
      'The new credential was not handed over from this computer yet, so nobody can be working with it.',
    who: 'you',
    next: 'Hand it over first.',
  });
}

function switchedAt(text: string | undefined, now: Date): string | null {
  if (text === undefined) return null;
  const time = Date.parse(text);
  if (!Number.isNaN(time) && time <= now.getTime()) return new Date(time).toISOString();
  throw new AppError({
    code: 'invalid-input',
    message: Number.isNaN(time)
      ? `${text} is no time.`
      : `${minuteText(new Date(time).toISOString())} is not yet.`,
    who: 'you',
    next: `Give it like ${now.toISOString().slice(0, 16)}Z.`,
  });
}

function noEvidence(message: string, next: string): AppError {
  return new AppError({ code: 'refused', message, who: 'the vendor', next });
}
