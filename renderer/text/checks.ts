import type { CheckGroup } from '../../electron/contract/check-groups';
import type { CheckPlace, CheckWeight } from '../pages/checks/check-groups';
import { awayText, countText, durationText, listText, minuteText, numberText } from './format';

const titles: Readonly<Record<'must' | CheckGroup, string>> = {
  must: 'Must be mended first',
  tenant: 'Sign-in and tenant',
  rights: 'Rights of whoever is signed in',
  mailboxes: 'Mailboxes',
  domains: 'Mail domains',
  application: 'Application',
  reach: 'Ways to send',
  exchange: 'Exchange Online',
  credential: 'Credential',
  vendor: 'Vendor',
  records: 'Logs',
  computer: 'This computer',
};

const places: Readonly<Record<CheckPlace, string>> = {
  file: 'in the setup',
  tenant: 'in the tenant',
  computer: 'on this computer',
  vendor: 'at the vendor',
};

const states: Readonly<Record<CheckWeight, string>> = {
  must: 'Stops the plan',
  mends: 'Mended by the plan',
  warn: 'Note',
  unknown: 'Not known',
  pass: 'In order',
};

/** The checks before anything is written. */
export const checksText = {
  heading: 'Checks',
  never: 'Sendwright looks at the tenant, the mailboxes and this computer. It only reads.',
  read: (tenant: string, by: string, time: string, now: number) =>
    `${tenant}, read as ${by} ${awayText(time, now)} (${minuteText(time)}). Nothing was changed.`,
  titles,
  mustLead: 'Nothing is written while one of these stands.',
  places,
  states,
  cause: 'Why it matters',
  who: 'Who can mend it',
  next: 'What to do',
  run: 'Check now',
  again: 'Check again',
  toPlan: 'Go to the plan',
  change: 'Change the setup',
  againOf: (title: string) => `Check again: ${title}`,
  againHint: 'Check this again',
  took: (ms: number) => (ms < 1_000 ? `${numberText(ms)} ms` : durationText(ms)),
  gone: 'Nothing of it is found any more.',
  mended: 'What stood in the way was mended. Check again, so that the plan is made anew.',
  request: 'Save the request',
  savedAs: (file: string) =>
    `Saved as ${file}: what must be done, and by whom, for the customer’s security team.`,
  running: 'Reading the tenant, changing nothing',
  loading: 'Looking for the last checks',
  emptyTitle: 'Nothing was checked yet',
  emptyLines: [
    'The administrator’s roles, each sender’s mailbox and licence, and the tenant’s rules on credentials.',
    'Applications, grants and policies that are there already and would collide.',
    'This computer’s keychain, and the way to Exchange.',
  ],
  more: (count: number) => `Show ${countText(count, 'more', 'more')}`,
  /** One sentence over all of it. */
  summary(counts: Readonly<Record<CheckWeight, number>>): string {
    const { must, mends, warn, unknown, pass } = counts;
    const parts = [
      ...(mends === 0 ? [] : [`${countText(mends, 'thing', 'things')} the plan mends`]),
      ...(warn === 0 ? [] : [`${countText(warn, 'thing', 'things')} worth knowing`]),
      ...(unknown === 0 ? [] : [`${countText(unknown, 'thing', 'things')} that could not be seen`]),
    ];
    const rest = parts.length === 0 ? '' : ` Besides: ${listText(parts)}.`;
    if (must > 0) {
      return `${countText(must, 'thing stands', 'things stand')} in the way.${rest}`;
    }
    return parts.length === 0
      ? `All ${countText(pass, 'check is', 'checks are')} in order.`
      : `Nothing stands in the way.${rest}`;
  },
} as const;
