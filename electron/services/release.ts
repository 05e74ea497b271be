import { AppError } from '../contract/errors';
import type { SetupRecord } from '../ports/records';
import { credentialSeen } from './credential-seen';
import { isVendorHeld } from './vendor-held';

/**
 * Whether a handoff may be written. A credential that was seen to reach too far, or not to work, goes to nobody. In
 * accessPolicy mode nothing is handed over before the outsider was seen refused (facts 11a). Where only the vendor holds
 * the key that cannot be seen here: then Exchange's own test must have passed, and the page says the rest aloud. Throws
 * AppError `preflight-failed` or `refused`.
 */
export function refuseUnproven(record: SetupRecord): void {
  const { spec, stage, lastProof, id } = record;
  if (stage === 'test') {
    throw new AppError({
      code: 'preflight-failed',
      message: `${spec.application} is in its test stage: it may send as ${spec.testStage?.address ?? 'the test mailbox'} only, not as the agreed senders.`,
      who: 'you',
      next: 'Go live first (sendwright plan FILE --go-live), and prove that.',
    });
  }
  if (lastProof?.verdict === 'failed') {
    throw new AppError({
      code: 'refused',
      message: `The last proof of ${spec.application} failed: it may send as mailboxes that were not agreed, or not as those that were.`,
      who: 'you',
      next: `Mend what the proof names, and prove it again: sendwright prove ${id}`,
    });
  }
  if (!isVendorHeld(record.spec) && credentialSeen(record) === 'refused') {
    throw new AppError({
      code: 'refused',
      message: `The credential of ${spec.application} was tried and Entra did not take it: ${record.tried?.test.message ?? ''}`,
      who: 'you',
      next: `See it working first: apply the setup file again, which tries it again, or prove it (sendwright prove ${id}).`,
    });
  }
  if (spec.scoping === 'rbac' || lastProof?.verdict === 'proven') return;
  if (isVendorHeld(record.spec) && isTestedByExchange(record)) return;
  throw new AppError({
    code: 'preflight-failed',
    message: isVendorHeld(record.spec)
      ? `${spec.application} holds a tenant-wide grant that only an access policy limits, the vendor holds the key already, and Exchange's own test was not seen to refuse the outsider.`
      : `${spec.application} holds a tenant-wide grant that only an access policy limits, and it is not proven yet that the policy bites.`,
    who: 'you',
    next: `Prove it first: sendwright prove ${id}`,
  });
}

/** What whoever hands over should know; null where the credential was seen working, or is the vendor's own. */
export function unseenNote(record: SetupRecord): string | null {
  if (isVendorHeld(record.spec) || credentialSeen(record) === 'works') return null;
  const why = record.tried === undefined ? '' : ` (${record.tried.test.message})`;
  return `The credential was never seen working from here${why}. Prove it before the vendor relies on it: sendwright prove ${record.id}`;
}

function isTestedByExchange({ lastProof }: SetupRecord): boolean {
  if (lastProof?.verdict !== 'unknown') return false;
  return lastProof.document?.parts.find(({ id }) => id === 'authorization')?.status === 'pass';
}

/** What the vendor must read before anything else; empty where nothing is open that is dangerous. */
export function cautionsOf(record: SetupRecord): readonly string[] {
  const { spec, lastProof } = record;
  if (!isVendorHeld(record.spec) || lastProof?.verdict === 'proven') return [];
  const to = spec.testRecipient ?? 'whoever handed this over';
  const trial = `Before you go live, let your system send two messages, both addressed to ${to} and to nobody else: one as ${spec.senders[0]?.address ?? 'an approved mailbox'}, which must arrive, and one as ${spec.outsider}, which MUST BE REFUSED (403 ErrorAccessDenied). Say how both went.`;
  const reason = 'only you hold the key, so no live mail could be tried here';
  if (spec.scoping === 'rbac') return [`NOT PROVEN LIVE: ${reason}. ${trial}`];
  return [
    `NOT PROVEN LIVE: ${reason}. The application holds a right to every mailbox that an access policy alone cuts down to the approved ones. ${trial} If the second one is accepted, stop at once and tell whoever handed this over: the application can send as anybody.`,
  ];
}
