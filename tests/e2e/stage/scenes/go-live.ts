import type { GateDocument, GoLiveItem } from '../../../../electron/contract/go-live';
import { ago } from '../operations';
import { proven } from '../samples';
import { never, offline, type Scenes } from '../scene';

const route = { page: 'go-live', setup: proven.id } as const;

const signed = (what: NonNullable<GoLiveItem['signed']>['what'], by: string, note: string | null) =>
  ({ what, by, on: '2026-11-20', note, notedAt: ago(90) }) as const;

function item(
  id: GoLiveItem['id'],
  title: string,
  finding: string,
  more: Partial<GoLiveItem> = {},
): GoLiveItem {
  return { ...{ id, title, status: 'done', finding, signed: null, who: null, next: null }, ...more };
}

const proof = item(
  'proof',
  'Proof',
  'Proven on 2026-11-20: the agreed mailboxes can send and the outsider cannot.',
);
const security = item('security-review', 'Security review', 'Signed by Ada Okafor, CISO on 2026-11-20.', {
  signed: signed('security-review', 'Ada Okafor, CISO', null),
});
const failures = item(
  'failures',
  'Failures since it was set up',
  'No mail of the senders failed since 2026-11-20.',
);

function gate(items: readonly GoLiveItem[]): GateDocument {
  const isOpen = items.some(({ status }) => status === 'open');
  return {
    ...{ format: 1, command: 'gate', setup: 'ostendo-continuum', application: proven.application },
    ...{ tenant: proven.tenant, tenantName: proven.tenantName, checkedAt: ago(1) },
    verdict: isOpen ? 'not-yet' : 'may-go-live',
    items: [...items],
    proof: '3f1b'.repeat(16),
  };
}

const open = gate([
  proof,
  item(
    'uat',
    'Test by the people who will use it',
    'Nobody signed it. The proof page ends with what only people can look at.',
    {
      ...{ status: 'open', who: 'the customer’s users', next: 'Write down who says so.' },
    },
  ),
  security,
  item(
    'vendor-validation',
    'Validation by the vendor',
    'The vendor did not say yet that its system works with this. Its own mail was seen in the message trace since 2026-11-20.',
    { status: 'open', who: 'the vendor', next: 'Write down who says so.' },
  ),
  item(
    'auditing',
    'Auditing',
    'Off for the whole organisation (AuditDisabled), and not on for each of the senders either. Waived: Signed by Ada Okafor, CISO on 2026-11-20: on from December.',
    { status: 'waived', signed: signed('auditing-waived', 'Ada Okafor, CISO', 'on from December') },
  ),
  failures,
]);

const may = gate([
  proof,
  item('uat', 'Test by the people who will use it', 'Signed by Jane Doe, accounting on 2026-11-20.', {
    signed: signed('uat', 'Jane Doe, accounting', null),
  }),
  security,
  item('vendor-validation', 'Validation by the vendor', 'Signed by Sam Reyes, Ostendo on 2026-11-20.', {
    signed: signed('vendor-validation', 'Sam Reyes, Ostendo', null),
  }),
  item('auditing', 'Auditing', 'On for every mailbox (AuditDisabled is false).'),
  failures,
]);

const look = ['Look now'];

export const goLiveScenes: Scenes = {
  'go-live-empty': { route },
  'go-live-reading': { route, answers: { 'goLive.read': never }, press: look },
  'go-live-open': { route, answers: { 'goLive.read': () => open }, press: look },
  'go-live-signing': {
    route,
    answers: { 'goLive.read': () => open },
    press: [...look, 'Write down that users tried it', 'Write it down'],
  },
  'go-live': { route, answers: { 'goLive.read': () => may }, press: look },
  'go-live-offline': { route, answers: { 'goLive.read': offline }, press: look },
};
