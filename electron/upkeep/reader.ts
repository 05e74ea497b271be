import { daysLeftOf, renewDays } from '../contract/days';
import type { StatusDocument } from '../contract/documents';
import type { UnattendedRecord } from '../ports/unattended';
import { endingReason, rank, type Reason } from './attention';

type ReaderStatus = NonNullable<StatusDocument['unattended']>[number];

/** What this computer knows of a tenant's reading application, and whether it needs somebody; pure. */
export function readerStatus(record: UnattendedRecord, now: Date): ReaderStatus {
  const { tenantId, tenantName, organization, name, clientId, expires } = record;
  const daysLeft = daysLeftOf(expires, now);
  const reasons = [...reasonsOf(record, now)].sort((a, b) => rank(a.due) - rank(b.due));
  const again = `sendwright unattended --tenant ${organization}`;
  return {
    ...{ tenant: tenantId, tenantName, domain: organization, application: name, clientId, expires, daysLeft },
    ...{ due: reasons[0]?.due ?? 'none', because: reasons.map(({ text }) => text) },
    next: nextOf(record, now, again),
  };
}

/** When the jobs elsewhere end that still sign in with an older certificate; null: they have the one in use, or are none. */
export function jobsEnd({ keyId, handedOut = [], handedOutEnds = {} }: UnattendedRecord): string | null {
  if (handedOut.includes(keyId)) return null;
  return (
    handedOut
      .map((id) => handedOutEnds[id] ?? '')
      .sort()
      .at(-1) || null
  );
}

/** How jobs elsewhere are given the certificate in use. */
export function newFileFor(tenant: string): string {
  return `write the new file and give it to the jobs: sendwright unattended --tenant ${tenant} --out FILE --new-passphrase-file FILE`;
}

function jobReasons(record: UnattendedRecord, now: Date): readonly Reason[] {
  const end = jobsEnd(record);
  if (end === null) return [];
  return Date.parse(end) <= now.getTime()
    ? [{ due: 'now', text: 'the certificate in the sealed file of the jobs has ended: they cannot sign in' }]
    : endingReason('certificate in the sealed file of the jobs', daysLeftOf(end, now));
}

function reasonsOf(record: UnattendedRecord, now: Date): readonly Reason[] {
  const { expires, renewing, tried } = record;
  const hasEnded = Date.parse(expires) <= now.getTime();
  return [
    ...(hasEnded
      ? [{ due: 'now' as const, text: 'the certificate has ended: no job can sign in' }]
      : endingReason('certificate', daysLeftOf(expires, now))),
    ...jobReasons(record, now),
    ...(renewing === undefined ? [] : [{ due: 'soon' as const, text: 'a renewal was cut off' }]),
    ...(tried?.works === false ? [{ due: 'soon' as const, text: 'not effective yet when last tried' }] : []),
  ];
}

function nextOf(record: UnattendedRecord, now: Date, again: string): string {
  const { renewing, tried, handedOut = [], expires, organization } = record;
  if (daysLeftOf(expires, now) <= renewDays) {
    const file = handedOut.length === 0 ? '' : ', with --out FILE for the jobs elsewhere';
    return `renew the certificate (${again}${file})`;
  }
  if (jobReasons(record, now).length > 0) return newFileFor(organization);
  if (renewing !== undefined) return `go on with the renewal (${again})`;
  return tried?.works === false ? `look whether it can read by now (${again})` : 'nothing';
}

/** Whichever needs somebody first, then by tenant. */
export function byReaderAttention(a: ReaderStatus, b: ReaderStatus): number {
  return rank(a.due) - rank(b.due) || a.daysLeft - b.daysLeft || a.tenantName.localeCompare(b.tenantName);
}
