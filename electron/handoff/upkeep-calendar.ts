import type { StatusDocument } from '../contract/documents';
import { calendar } from './ics';
import { renewalReminders } from './reminders';

/**
 * One calendar of all that falls due: the renewal of each credential and the next review of each setup. Its entries keep
 * their names, so that a later file moves them instead of adding others.
 */
export function upkeepCalendar({ setups }: StatusDocument, madeAt: Date): string {
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
  return calendar(reminders, madeAt);
}
