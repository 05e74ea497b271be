import type { Effect, ProofPart, ProofPartId, ProofVerdict } from '../../contract/proof';

/** Parts that must pass before anything is called proven. Sent Items is a convenience, and the vendor's own mail is the vendor's. */
const deciding: readonly ProofPartId[] = ['token', 'authorization', 'doors', 'reach', 'sends', 'delivery'];

/**
 * `failed` beats all, save where Microsoft's delay still explains it; then `not-yet-effective`, where only time is missing for the right itself; `proven` takes every
 * deciding part to pass. Everything else is `unknown`: not tested is never green.
 */
export function verdictOf(parts: readonly ProofPart[]): ProofVerdict {
  const status = (id: ProofPartId): ProofPart['status'] | undefined =>
    parts.find((one) => one.id === id)?.status;
  const statuses = deciding.map(status);
  const failed = parts.filter((one) => deciding.includes(one.id) && one.status === 'fail');
  if (failed.some((one) => one.settles === undefined)) return 'failed';
  if (failed.length > 0) return 'not-yet-effective';
  if (status('sends') === 'waiting' || status('token') === 'waiting') return 'not-yet-effective';
  return statuses.every((one) => one === 'pass') ? 'proven' : 'unknown';
}

const shortNames: Readonly<Record<ProofPartId, string>> = {
  token: 'the token',
  authorization: 'Exchange’s own test',
  doors: 'other ways to send',
  reach: 'the reach',
  sends: 'real mail',
  delivery: 'delivery',
  'sent-items': 'Sent Items',
  acceptance: 'the vendor’s own mail',
};

/** The verdict in one or two sentences. */
export function summaryOf(
  verdict: ProofVerdict,
  parts: readonly ProofPart[],
  effect: Effect | null = null,
): string {
  const by = (...wanted: readonly ProofPart['status'][]): readonly ProofPart[] =>
    parts.filter((one) => deciding.includes(one.id) && wanted.includes(one.status));
  switch (verdict) {
    case 'proven':
      return 'The application can send as the agreed mailboxes and as no other.';
    case 'failed':
      return by('fail')
        .map((one) => one.finding)
        .join(' ');
    case 'not-yet-effective':
      if (by('fail').length > 0) {
        return `${by('fail')
          .map((one) => one.finding)
          .join(' ')} Nothing is handed over before it is refused.`;
      }
      return effect?.overdue === true
        ? 'Everything is configured, but it should hold by now: no cache explains it any more, so something is wrong.'
        : 'Everything is configured; Exchange’s caches have not caught up. Nothing needs to be done but to wait.';
    case 'unknown': {
      const onlyDelivery = by('unknown', 'waiting', 'skipped').every((one) => one.id === 'delivery');
      return onlyDelivery
        ? 'The rights hold: senders accepted, outsider refused. Only delivery is not confirmed yet.'
        : `Still open: ${by('unknown', 'waiting')
            .map((one) => shortNames[one.id])
            .join(', ')}.`;
    }
  }
}

/** What only people can check before going live. */
export function checklist(senders: readonly string[]): readonly string[] {
  const fromOnMicrosoft = senders.some((sender) => /\.onmicrosoft\.com$/iu.test(sender));
  return [
    'The vendor sends one message from its own system: a Conditional Access policy for workload identities may block its address although our test passed.',
    'A recipient outside the organisation finds the mail in the inbox, not in junk: SPF, DKIM and DMARC of each sender’s domain decide that.',
    'Someone with access opens Sent Items of each sender and sees the test mail.',
    'Someone reads what comes back to each sender: replies and failure notices.',
    ...(fromOnMicrosoft
      ? [
          'A sender uses an .onmicrosoft.com address: Microsoft limits these to 100 external recipients a day for the whole organisation.',
        ]
      : []),
  ];
}
