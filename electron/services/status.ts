import type { StatusDocument } from '../contract/documents';
import type { SetupRecord } from '../ports/records';

type SetupStatus = StatusDocument['setups'][number];
type State = SetupStatus['state'];

const dayMs = 24 * 60 * 60 * 1000;
/** From so many days before expiry on, renewing is the next thing to do. */
const renewFromDays = 30;

/** What a record says of its setup at a time; pure. */
export function statusOf(record: SetupRecord, now: Date): SetupStatus {
  const credential =
    record.credential === null
      ? null
      : {
          kind: record.credential.kind,
          expires: record.credential.expires,
          // Rounded down: on its last day a credential has 0 days left.
          daysLeft: Math.floor((Date.parse(record.credential.expires) - now.getTime()) / dayMs),
        };
  const state = stateOf(record, credential?.daysLeft ?? null);
  return {
    id: record.id,
    tenant: record.tenantId,
    tenantName: record.tenantName,
    application: record.spec.application,
    clientId: record.objects.clientId ?? null,
    scoping: record.spec.scoping,
    senders: record.spec.senders.map((sender) => sender.address),
    state,
    credential,
    lastProof:
      record.lastProof === null ? null : { time: record.lastProof.time, verdict: record.lastProof.verdict },
    open: [...(record.lastRun?.open ?? [])],
    next: nextOf(state, record, credential?.daysLeft ?? null),
  };
}

function stateOf(record: SetupRecord, daysLeft: number | null): State {
  if (daysLeft !== null && daysLeft < 0) return 'expired';
  if (record.lastRun === null) return 'planned';
  switch (record.lastRun.result) {
    case 'done':
    case 'nothing-to-do':
      return provenState(record.lastProof?.verdict);
    case 'failed':
      return 'failed';
    default:
      return 'partly-applied';
  }
}

function provenState(verdict: NonNullable<SetupRecord['lastProof']>['verdict'] | undefined): State {
  switch (verdict) {
    case 'proven':
      return 'proven';
    case 'failed':
      return 'proof-failed';
    case 'not-yet-effective':
      return 'not-yet-effective';
    case 'unknown':
    case undefined:
      return 'configured';
  }
}

function nextOf(state: State, record: SetupRecord, daysLeft: number | null): string {
  const { id } = record;
  switch (state) {
    case 'planned':
    case 'partly-applied':
    case 'failed':
      return 'apply the setup file again (sendwright apply)';
    case 'configured':
    case 'proof-failed':
      return `prove it (sendwright prove ${id})`;
    case 'not-yet-effective':
      return `Exchange caches rights for 30 minutes to 2 hours; then prove it again (sendwright prove ${id})`;
    case 'expired':
      return 'the application can no longer sign in; make a new credential';
    case 'proven':
      return daysLeft !== null && daysLeft <= renewFromDays
        ? `renew the credential within ${daysLeft} days`
        : `nothing; hand it over if that is not done yet (sendwright handoff ${id})`;
  }
}
