import type { SendDocument } from '../contract/documents';
import { AppError } from '../contract/errors';
import { registerSecret } from '../log/redact/registered';
import type { CredentialStore, StoredCredential } from '../ports/credential-store';
import type { SendAnswer } from '../ports/mail';
import type { SetupRecord } from '../ports/records';
import { underWay } from '../upkeep/rotation/facts';
import { asNewest, newestRef } from '../upkeep/rotation/newest';
import type { PlanningParts } from './planning-parts';
import { meaningOfRefusal } from './refusal';
import { isVendorHeld } from './vendor-held';

/** One real mail as the application itself. Throws AppError where there is no credential here, or no token. */
export async function sendOne(
  parts: PlanningParts,
  record: SetupRecord,
  mail: { readonly from: string; readonly to: string },
  signal: AbortSignal,
): Promise<SendDocument> {
  const { store } = await parts.connection.store();
  const { clientId, credential } = await credentialOf(record, store);
  const token = await parts.connection.appTokens.obtain({
    tenantId: record.tenantId,
    clientId,
    credential,
    retryLag: isFresh(record, parts.clock.now()),
    signal,
  });
  const subject = `[Sendwright test] ${record.spec.application}`;
  const answer = await parts.connection.mail.send(
    token.accessToken,
    {
      mailbox: mail.from,
      to: mail.to,
      subject,
      text: `This is a test of ${record.spec.application}, sent as ${mail.from} through Microsoft Graph. You can delete it.`,
      headers: [{ name: 'x-sendwright-test', value: parts.newId() }],
    },
    signal,
  );
  return {
    format: 1,
    command: 'send',
    setup: record.id,
    from: mail.from,
    to: mail.to,
    result: answer.kind,
    subject,
    time: answer.time,
    requestId: answer.requestId,
    refusal: refusalOf(answer, record, mail.from),
  };
}

function refusalOf(answer: SendAnswer, record: SetupRecord, from: string): SendDocument['refusal'] {
  if (answer.kind === 'accepted') return null;
  const { status, code, message } = answer;
  return { status, code, message, meaning: meaningOfRefusal(code, record, from) };
}

/** Entra knows a new secret, and a new application, after a minute or so (facts 5.1). */
const freshMs = 10 * 60_000;

/** Whether the last run, or a rotation, is so recent that its secret may not be known everywhere yet. */
export function isFresh(record: SetupRecord, now: Date): boolean {
  const made = [record.lastRun?.time, underWay(record)?.new?.madeAt];
  return made.some((time) => time !== undefined && now.getTime() - Date.parse(time) < freshMs);
}

/**
 * The application's id and the credential this computer keeps, during a rotation the new one. Throws AppError `not-found`
 * naming the way out.
 */
export async function credentialOf(
  record: SetupRecord,
  store: CredentialStore,
): Promise<{ readonly clientId: string; readonly credential: StoredCredential }> {
  if (isVendorHeld(asNewest(record).spec)) throw vendorsOwn(record);
  const { clientId } = record.objects;
  const credential = clientId === undefined ? null : await store.get(newestRef(record, clientId));
  if (clientId === undefined || credential === null) {
    throw new AppError({
      code: 'not-found',
      message: `The credential of ${record.spec.application} is not to be had here (looked in ${store.name}).`,
      who: 'whoever applied the credential step',
      next: 'Run this on the computer where the credential was made; only its keychain and the sealed part hold it.',
    });
  }
  registerCredential(credential);
  return { clientId, credential };
}

/** From now on its secret part is taken out of everything that is logged. */
export function registerCredential(credential: StoredCredential): void {
  registerSecret(credential.kind === 'secret' ? credential.value : credential.privateKey);
}

function vendorsOwn({ spec }: SetupRecord): AppError {
  return new AppError({
    code: 'refused',
    message:
      spec.app === undefined
        ? `Only the vendor holds the private key of ${spec.application}: nothing can be sent with it here.`
        : `The application of ${spec.application} belongs to the vendor, and so does its credential: nothing can be sent with it here.`,
    who: 'the vendor',
    next: 'Let the vendor send a test mail from its own system, once as a sender and once as the outsider.',
  });
}
