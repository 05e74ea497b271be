import { createPrivateKey, randomBytes, sign, verify, X509Certificate } from 'node:crypto';
import { AppError } from '../contract/errors';
import type { Handoff } from '../contract/handoff';
import type { VendorResult, VendorSend } from '../contract/vendor-result';
import { thumbprintsOf } from '../credentials/certificate/view';
import { canonicalJson } from '../engine/plan-hash';
import type { Clock } from '../ports/clock';
import type { SignInCredential } from '../ports/tokens';
import { attempt } from '../engine/attempt';
import { mapLimited } from '../setup/proof/pace';
import { classify } from '../setup/proof/classify';
import { testMail } from '../setup/proof/test-mail';
import { confirmationWith } from './confirmation';
import type { Connection } from './connection';
import type { ProofSession } from './proof-parts';

/** Outlook serves four requests of one application at once (facts 3). */
const atOnce = 3;

/** What the vendor tests with: nothing but the handoff folder and its own key. */
export interface VendorProof {
  readonly handoff: Handoff;
  /** SHA-256 of the folder's open part, which binds the result to it. */
  readonly bundle: string;
  readonly credential: SignInCredential;
  /** Where test mail goes; null: only the token is tried. */
  readonly to: string | null;
}

/**
 * Gets a token with the vendor's own key, sends from each sender and, once one was accepted, from the outsider that the
 * handoff names. No administrator signs in. The key goes to the token endpoint of the chosen cloud alone, never to an
 * address that stands in the folder.
 */
export async function proveAsVendor(
  connection: Connection,
  clock: Clock,
  { handoff, bundle, credential, to }: VendorProof,
  session: ProofSession,
): Promise<VendorResult> {
  refuseOther(connection, handoff, credential);
  const startedAt = clock.now().toISOString();
  const { tenant, clientId } = handoff;
  session.listener?.note?.('Getting a token with the key.');
  const request = { tenantId: tenant.id, clientId, credential, signal: session.signal };
  const token = await attempt(connection.appTokens.obtain(request));
  const sends =
    token.ok && to !== null
      ? await sendAll(connection, handoff, { token: token.value.accessToken, to }, session)
      : [];
  const result: VendorResult = {
    format: 1,
    kind: 'sendwright-vendor-result',
    madeBy: 'Sendwright',
    startedAt,
    finishedAt: clock.now().toISOString(),
    ...{ tenant: tenant.id, clientId, application: handoff.application, handoffSha256: bundle },
    credential: { kind: credential.kind, thumbprintSha256: thumbprintOf(credential) },
    token: token.ok
      ? { issued: true, expiresAt: token.value.claims.expiresAt, roles: [...token.value.claims.roles] }
      : {
          issued: false,
          code: token.error.facts.serviceCode ?? null,
          message: token.error.facts.message.slice(0, 500),
        },
    sends: [...sends],
    signature: null,
  };
  if (credential.kind === 'secret')
    return { ...result, confirmation: resultConfirmation(result, credential) };
  return { ...result, signature: signatureOf(result, credential) };
}

/** What stands for a signature where a result was made with a secret. */
export function resultConfirmation(result: VendorResult, credential: SignInCredential): string {
  const text = canonicalJson({ ...result, signature: null, confirmation: null });
  return confirmationWith(credential, 'Sendwright vendor result 1', text);
}

async function sendAll(
  { mail }: Connection,
  handoff: Handoff,
  { token, to }: { readonly token: string; readonly to: string },
  { signal, listener }: ProofSession,
): Promise<readonly VendorSend[]> {
  const one = async (mailbox: string, role: VendorSend['role']): Promise<VendorSend> => {
    const marker = randomBytes(4).toString('hex');
    const { application } = handoff;
    const answer = await attempt(
      mail.send(token, testMail({ application, mailbox, from: mailbox, to, marker, role }), signal),
    );
    if (!answer.ok) {
      const { status, serviceCode } = answer.error.facts;
      const outcome = status === 507 ? 'full' : 'unknown';
      return {
        ...{ mailbox, role, marker, outcome, status: status ?? null, code: serviceCode ?? null },
        ...{ time: null, requestId: null },
      };
    }
    const { kind, time, requestId } = answer.value;
    const said =
      kind === 'accepted'
        ? { status: 202, code: null }
        : { status: answer.value.status, code: answer.value.code };
    const { outcome } = classify(answer.value, mailbox, 'unknown');
    // It takes Exchange's own test, which only an administrator may ask, to tell a cache from a refusal.
    return {
      mailbox,
      role,
      marker,
      outcome: outcome === 'lagging' ? 'denied' : outcome,
      ...said,
      time,
      requestId,
    };
  };
  listener?.note?.(`Sending test mail from ${handoff.senders.length === 1 ? 'the sender' : 'each sender'}.`);
  const senders = await mapLimited(handoff.senders, atOnce, async (mailbox) => one(mailbox, 'sender'));
  if (handoff.outsider === undefined || !senders.some(({ outcome }) => outcome === 'accepted'))
    return senders;
  listener?.note?.(`Trying the outsider ${handoff.outsider}, which must be refused.`);
  return [...senders, await one(handoff.outsider, 'outsider')];
}

function thumbprintOf(credential: SignInCredential): string | null {
  if (credential.kind === 'secret') return null;
  return thumbprintsOf(Buffer.from(credential.certificate, 'base64')).sha256;
}

function signedText(result: VendorResult): Buffer {
  return Buffer.from(canonicalJson({ ...result, signature: null }));
}

function signatureOf(
  result: VendorResult,
  credential: Extract<SignInCredential, { kind: 'certificate' }>,
): string {
  const key = createPrivateKey({
    key: Buffer.from(credential.privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  return sign('sha256', signedText(result), key).toString('base64');
}

/** Whether a result was signed with the key of this certificate (DER, base64), as it stands. */
export function isSignedBy(result: VendorResult, certificate: string): boolean {
  if (result.signature === null) return false;
  const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'));
  try {
    return verify('sha256', signedText(result), publicKey, Buffer.from(result.signature, 'base64'));
  } catch {
    return false;
  }
}

/** The key goes only where the handoff and this computer agree that it belongs. */
function refuseOther(connection: Connection, handoff: Handoff, credential: SignInCredential): void {
  const token = `${connection.authority}/${handoff.tenant.id}/oauth2/v2.0/token`;
  if (handoff.endpoints.token !== token) {
    throw new AppError({
      code: 'invalid-input',
      message: `The handoff is for ${handoff.endpoints.token}, and this would ask ${token}.`,
      who: 'you',
      next: 'Choose the cloud of the handoff (--cloud), or its practice tenant (--practice). If you do not know that address, do not go on: ask the sender.',
    });
  }
  const wanted = handoff.credential?.thumbprintSha256;
  if (wanted === undefined || thumbprintOf(credential) === wanted) return;
  throw new AppError({
    code: 'invalid-input',
    message: 'The key is not that of the certificate which the handoff names.',
    who: 'you',
    next: `Take the key of the certificate with the SHA-1 thumbprint ${handoff.credential?.thumbprint ?? '(see handoff.html)'}.`,
  });
}
