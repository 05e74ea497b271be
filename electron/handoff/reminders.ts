import { calendar, daysBefore } from './ics';
import type { CredentialFacts, HandoffInput } from './input';

/** Two months to plan it, a month to do it, then the last calls. */
const daysAhead = [60, 30, 14, 7] as const;

/** `renewal.ics`: reminders before the credential ends; those already past are left out. */
export function renewalCalendar(input: HandoffInput, credential: CredentialFacts): string {
  const today = input.madeAt.toISOString().slice(0, 10);
  const ends = credential.expires.slice(0, 10);
  const what = credential.kind === 'secret' ? 'client secret' : 'certificate';
  const reminders = daysAhead
    .map((days) => ({
      uid: `${credential.keyId}-${days}@sendwright`,
      day: daysBefore(credential.expires, days),
      summary: `Renew the ${what} of ${input.application}: it ends on ${ends}`,
      description: [
        `The ${what} with which ${input.application} sends mail for ${input.tenant.name} ends on ${ends}, in ${days} days.`,
        'Without a new one no mail is sent from that day on.',
        `${whoRenews(input)}; it is entered at ${input.profile.where.join(' > ')}. The old one is removed only after the new one was seen working.`,
        `Client id ${input.clientId}, tenant ${input.tenant.id}.`,
      ].join('\n'),
    }))
    .filter((reminder) => reminder.day >= today);
  const last = {
    uid: `${credential.keyId}-0@sendwright`,
    day: ends,
    summary: `The ${what} of ${input.application} ends today`,
    description: `From now on ${input.application} sends no mail for ${input.tenant.name} unless the ${what} was renewed.`,
  };
  return calendar([...reminders, last], input.madeAt);
}

function whoRenews({ ownCertificate, tenant }: HandoffInput): string {
  return ownCertificate === undefined
    ? `The administrator of ${tenant.name}, or the consultant who set it up, makes the new one and hands it over`
    : `The vendor makes the new one and sends its public part (.cer) to the administrator of ${tenant.name}, who adds it beside the old one`;
}
