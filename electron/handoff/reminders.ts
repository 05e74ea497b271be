import { calendar, daysBefore, type Reminder } from './ics';
import type { CredentialFacts, HandoffInput } from './input';

/** Two months to plan it, a month to do it, then the last calls. */
const daysAhead = [60, 30, 14, 7] as const;
const dayMs = 86_400_000;

/** A credential that ends. */
interface Renewal {
  readonly application: string;
  readonly clientId: string;
  readonly tenant: { readonly id: string; readonly name: string };
  readonly kind: string;
  readonly expires: string;
  /** Who renews it and where, in one sentence or two. */
  readonly how?: string;
}

/** `renewal.ics`: reminders before the credential ends; those already past are left out. */
export function renewalCalendar(input: HandoffInput, credential: CredentialFacts): string {
  const { application, clientId, tenant, profile } = input;
  const how = `${whoRenews(input)}; it is entered at ${profile.where.join(' > ')}.`;
  const about = { application, clientId, tenant, kind: credential.kind, expires: credential.expires, how };
  const reminders = [...changeoverReminders(input), ...renewalReminders(about, input.madeAt)];
  return calendar(reminders, input.madeAt);
}

/**
 * The reminders of one credential. They are named after the application, not the credential: those of its successor take
 * their place in a calendar.
 */
export function renewalReminders(about: Renewal, madeAt: Date): readonly Reminder[] {
  const { application, clientId, tenant, kind, expires, how } = about;
  const today = madeAt.toISOString().slice(0, 10);
  const ends = expires.slice(0, 10);
  const what = kind === 'secret' ? 'client secret' : 'certificate';
  const named = (days: number) => ({
    uid: `${tenant.id}.${clientId}-${days}@sendwright`,
    sequence: Math.floor(Date.parse(expires) / dayMs),
  });
  const reminders = daysAhead
    .map((days) => ({
      ...named(days),
      day: daysBefore(expires, days),
      summary: `Renew the ${what} of ${application}: it ends on ${ends}`,
      description: [
        `The ${what} with which ${application} sends mail for ${tenant.name} ends on ${ends}, in ${days} days.`,
        'Without a new one no mail is sent from that day on.',
        `${how === undefined ? '' : `${how} `}The old one is removed only after the new one was seen working.`,
        `Client id ${clientId}, tenant ${tenant.id}.`,
      ].join('\n'),
    }))
    .filter((reminder) => reminder.day >= today);
  const last = {
    ...named(0),
    day: ends,
    summary: `The ${what} of ${application} ends today`,
    description: `From now on ${application} sends no mail for ${tenant.name} unless the ${what} was renewed.`,
  };
  return [...reminders, last];
}

const changeoverDaysAhead = [14, 7, 2, 0] as const;

/** Of an older credential that must be given up in time. */
function changeoverReminders({
  replaces,
  application,
  clientId,
  tenant,
  madeAt,
}: HandoffInput): readonly Reminder[] {
  if (replaces?.until == null) return [];
  const { until, kind } = replaces;
  const today = madeAt.toISOString().slice(0, 10);
  const day = until.slice(0, 10);
  const what = kind === 'secret' ? 'client secret' : 'certificate';
  return changeoverDaysAhead
    .map((days) => ({
      uid: `${tenant.id}.${clientId}-changeover-${days}@sendwright`,
      sequence: Math.floor(madeAt.getTime() / dayMs),
      day: daysBefore(until, days),
      summary: `Change ${application} over to its new credential: by ${day}`,
      description: `${application} sends mail for ${tenant.name} with a ${what} that is to be given up by ${day}. The new credential was handed over on ${today}. Once its system sends with the new one, send the receipt back.`,
    }))
    .filter((reminder) => reminder.day >= today);
}

function whoRenews({ ownCertificate, tenant }: HandoffInput): string {
  return ownCertificate === undefined
    ? `The administrator of ${tenant.name}, or the consultant who set it up, makes the new one and hands it over`
    : `The vendor makes the new one and sends its public part (.cer) to the administrator of ${tenant.name}, who adds it beside the old one`;
}
