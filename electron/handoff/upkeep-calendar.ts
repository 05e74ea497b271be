import type { StatusDocument } from '../contract/documents';
import { calendar, daysBefore, type Reminder } from './ics';
import { renewalReminders } from './reminders';

/**
 * One calendar of all that falls due: the renewal of each credential and the next review of each setup, and the certificate of each
 * reading application. Its entries keep
 * their names, so that a later file moves them instead of adding others.
 */
export function upkeepCalendar({ setups, unattended = [] }: StatusDocument, madeAt: Date): string {
  const reminders = setups
    .filter(({ state }) => state !== 'removed')
    .flatMap((one) => [
      ...(one.credential === null || one.clientId === null
        ? []
        : renewalReminders(
            {
              ...{ application: one.application, clientId: one.clientId },
              tenant: { id: one.tenant, name: one.tenantName },
              ...{ kind: one.credential.kind, expires: one.credential.expires },
            },
            madeAt,
          )),
      ...(one.review === undefined
        ? []
        : [
            {
              uid: `${one.tenant}.${one.id}-review@sendwright`,
              sequence: Math.floor(Date.parse(one.review.next) / 86_400_000),
              day: one.review.next,
              summary: `Review ${one.application} at ${one.tenantName}`,
              description: `The quarterly review of ${one.application} at ${one.tenantName} is due: look at it, answer the checklist, and have it signed.`,
            },
          ]),
    ]);
  const readers = unattended.flatMap((one) => readerReminders(one, madeAt));
  return calendar([...reminders, ...readers], madeAt);
}

/** A month before its certificate ends, and a week; days that are past are left out. */
function readerReminders(
  {
    tenant,
    tenantName,
    domain,
    clientId,
    application,
    expires,
  }: NonNullable<StatusDocument['unattended']>[number],
  madeAt: Date,
): readonly Reminder[] {
  const today = madeAt.toISOString().slice(0, 10);
  const ends = expires.slice(0, 10);
  return [30, 7]
    .map((days) => ({
      uid: `${tenant}.${clientId}-${days}@sendwright`,
      sequence: Math.floor(Date.parse(expires) / 86_400_000),
      day: daysBefore(expires, days),
      summary: `Renew the certificate of ${application} at ${tenantName}: it ends on ${ends}`,
      description: `Without a new one no scheduled review of ${tenantName} can sign in: sendwright unattended --tenant ${domain}`,
    }))
    .filter(({ day }) => day >= today);
}
