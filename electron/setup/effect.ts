import type { Effect } from '../contract/proof';
import type { CacheTimes } from '../ports/cache-times';

const minute = 60_000;

/**
 * Microsoft 365: rights are cached 30 minutes without a call and up to 2 hours with calls (facts 6.7), a minute on top;
 * an access policy takes "more than an hour" (facts 7), half an hour on top.
 */
export const microsoftTimes: CacheTimes = {
  idleMs: 31 * minute,
  busyMs: 121 * minute,
  policyMs: 90 * minute,
};

/** What a setup that is configured and not yet effective waits for. */
export type Cause = 'rights' | 'policy' | 'mailbox' | 'token';

const words: Readonly<Record<Cause, string>> = {
  rights: 'Exchange to let go of the application’s old rights, which it caches',
  policy: 'the access policy to be effective everywhere in Exchange',
  mailbox: 'Graph to serve a mailbox that is new or has just got its licence',
  token: 'Entra to know the new credential everywhere',
};

/** When another look is worth while after the last one, and after how long time explains nothing any more. */
function pace(cause: Cause, times: CacheTimes): { readonly pauseMs: number; readonly latestMs: number } {
  switch (cause) {
    case 'rights':
      return { pauseMs: times.idleMs, latestMs: times.busyMs };
    case 'policy':
      return { pauseMs: times.policyMs, latestMs: policyLimitMs(times) };
    case 'mailbox':
      return { pauseMs: 2 * minute, latestMs: 60 * minute };
    case 'token':
      return { pauseMs: minute, latestMs: 30 * minute };
  }
}

/** Until so long after a policy came into place it may explain that an outsider gets through. */
export function policyLimitMs(times: CacheTimes): number {
  return 2 * times.policyMs;
}

/**
 * The clock of "configured, not yet effective" (design rule 8): since when, what is waited for, when next. The next look
 * is so long after the last one that this one no longer keeps the old state alive, and not after the latest time at
 * which it must hold. `overdue`: the last look was after that time; something is wrong.
 */
export function effectOf(
  cause: Cause,
  since: string,
  lastLook: string | null,
  times: CacheTimes,
): Omit<Effect, 'lookAt'> {
  const { pauseMs, latestMs } = pace(cause, times);
  const start = Date.parse(since);
  const last = lastLook === null ? start : Math.max(start, Date.parse(lastLook));
  const latest = start + latestMs;
  const overdue = lastLook !== null && last >= latest;
  const next = overdue ? last + pauseMs : Math.min(last + pauseMs, latest);
  return {
    since,
    waitsFor: words[cause],
    nextLook: new Date(next).toISOString(),
    latest: new Date(latest).toISOString(),
    overdue,
  };
}

/**
 * Before the first look: in rbac mode the rights take their time, in accessPolicy mode only a policy that is new (a grant
 * counts at once, facts 2.7). Null where nothing needs to be waited for, as far as is known.
 */
export function beforeFirstLook(
  mode: 'rbac' | 'accessPolicy',
  known: { readonly configuredAt?: string | undefined; readonly policySince?: string | undefined },
  times: CacheTimes,
): Omit<Effect, 'lookAt'> | null {
  const [cause, since] =
    mode === 'rbac' ? (['rights', known.configuredAt] as const) : (['policy', known.policySince] as const);
  return since === undefined ? null : effectOf(cause, since, null, times);
}

/** What to look at when time explains nothing any more. */
export function whereToLook(cause: Cause): readonly string[] {
  const support = 'Ask Microsoft’s support, with the request ids and times of this proof.';
  switch (cause) {
    case 'token':
      return [
        'Whether the secret was removed in Entra, or the application disabled or deleted.',
        'Whether Conditional Access for workload identities blocks it: sign-in log of the service principal.',
      ];
    case 'mailbox':
      return ['Whether the mailbox has a licence, or is a shared one, and lies in Exchange Online.', support];
    case 'policy':
      return [
        'Whether the senders are members of the policy’s group, and no other policy lets the outsider in: plan the setup again.',
        'Take the grant of Mail.Send back until it is found.',
        support,
      ];
    case 'rights':
      return [
        'Plan the setup again: it compares pointer, scope and role assignment with what was agreed.',
        'Exchange’s pointer must carry the object id of the service principal, not of the registration.',
        'Whether something else calls as this application all the time: that keeps the old cache alive.',
        support,
      ];
  }
}
