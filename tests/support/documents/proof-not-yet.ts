import type { ProofDocument } from '../../../electron/contract/proof';

/** Configured, and Exchange still refuses. */
export const notYetProof: ProofDocument = {
  format: 1,
  command: 'prove',
  setup: 'ostendo-continuum',
  application: 'Ostendo Continuum',
  clientId: 'f07f4ca5-808e-4504-98a5-a411dac8d095',
  tenant: 'd2b22c02-e772-4fb0-adac-3af4e9ce989c',
  scoping: 'rbac',
  startedAt: '2026-11-21T15:37:55.721Z',
  finishedAt: '2026-11-21T15:37:55.854Z',
  rounds: 1,
  senders: ['invoices@contoso.example', 'payroll-notification@contoso.example'],
  outsider: 'ceo@contoso.example',
  verdict: 'not-yet-effective',
  summary:
    'Everything is configured; Exchange’s caches have not caught up. Nothing needs to be done but to wait.',
  nextTry: '2026-11-21T16:07:55.854Z',
  effect: {
    since: '2026-11-21T15:37:55.300Z',
    waitsFor: 'Exchange to let go of the application’s old rights, which it caches',
    nextLook: '2026-11-21T16:07:55.854Z',
    latest: '2026-11-21T17:37:55.300Z',
    overdue: false,
    lookAt: [],
  },
  parts: [
    {
      id: 'token',
      title: 'The application gets a token with its credential',
      status: 'pass',
      finding: 'A token is issued. It carries no right to send by itself; Exchange decides by the scope.',
      evidence: [{ text: 'Token issued, valid until 2026-11-21 16:37 UTC. It carries no application role.' }],
      who: null,
      next: null,
    },
    {
      id: 'authorization',
      title: "Exchange's own test: senders inside, outsider outside",
      status: 'pass',
      finding:
        '2 senders inside, the outsider outside. This is what is configured; the real mail shows whether it holds.',
      evidence: [
        {
          mailbox: 'invoices@contoso.example',
          text: 'Test-ServicePrincipalAuthorization: sender invoices@contoso.example is inside.',
        },
        {
          mailbox: 'payroll-notification@contoso.example',
          text: 'Test-ServicePrincipalAuthorization: sender payroll-notification@contoso.example is inside.',
        },
        {
          mailbox: 'ceo@contoso.example',
          text: 'Test-ServicePrincipalAuthorization: outsider ceo@contoso.example is outside.',
        },
      ],
      who: null,
      next: null,
    },
    {
      id: 'doors',
      title: 'No tenant-wide right and no other way to send',
      status: 'pass',
      finding: 'Nothing but the agreed right lets the application send.',
      evidence: [
        {
          text: 'Exchange role Application Mail.Send (assignment sendwright-ostendo-continuum, scope: custom sendwright-ostendo-continuum) is limited to its scope.',
        },
      ],
      who: null,
      next: null,
    },
    {
      id: 'reach',
      title: 'The mailboxes within reach are exactly the senders',
      status: 'pass',
      finding: 'Exactly the 2 agreed mailboxes.',
      evidence: [],
      who: null,
      next: null,
    },
    {
      id: 'sends',
      title: 'Real mail: senders accepted, outsider refused',
      status: 'waiting',
      finding: 'Configured, but Exchange still refuses: it caches rights for 30 minutes to 2 hours.',
      evidence: [
        {
          text: "invoices@contoso.example: refused (403 ErrorAccessDenied) although Exchange's own test says it may: its caches have not caught up.",
          mailbox: 'invoices@contoso.example',
          time: '2026-11-21T15:37:55.852Z',
          requestId: '9ea82c36-9621-4fa3-b0c7-733e9aaa4ac9',
        },
        {
          text: 'payroll-notification@contoso.example: not tried in this round, to let the caches settle.',
          mailbox: 'payroll-notification@contoso.example',
        },
      ],
      who: null,
      next: 'Leave the application alone for half an hour, then prove again (or prove --wait). Each try keeps the old cache alive.',
    },
    {
      id: 'delivery',
      title: 'The test mail was delivered',
      status: 'skipped',
      finding: 'No test mail was accepted, so there is none to trace.',
      evidence: [],
      who: null,
      next: null,
    },
    {
      id: 'sent-items',
      title: 'Copies lie in Sent Items',
      status: 'skipped',
      finding: 'No test mail was accepted, so there is no copy to look for.',
      evidence: [],
      who: null,
      next: null,
    },
  ],
  reach: {
    kind: 'exact',
    count: 2,
    mailboxes: ['invoices@contoso.example', 'payroll-notification@contoso.example'],
    more: 0,
    foreign: [],
    missing: [],
    unknown: [],
  },
  checklist: [
    'The vendor sends one message from its own system: a Conditional Access policy for workload identities may block its address although our test passed.',
    'A recipient outside the organisation finds the mail in the inbox, not in junk: SPF, DKIM and DMARC of each sender’s domain decide that.',
    'Someone with access opens Sent Items of each sender and sees the test mail.',
    'Someone reads what comes back to each sender: replies and failure notices.',
  ],
};
