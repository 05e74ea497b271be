import type { ProofDocument } from '../../../electron/contract/proof';

/** Two senders accepted, the outsider refused. */
export const provenProof: ProofDocument = {
  format: 1,
  command: 'prove',
  setup: 'ostendo-continuum',
  application: 'Ostendo Continuum',
  clientId: 'b1924ee5-e6ac-40b1-b773-cbe1f6a666a3',
  tenant: 'd2b22c02-e772-4fb0-adac-3af4e9ce989c',
  scoping: 'rbac',
  startedAt: '2026-11-21T15:34:42.136Z',
  finishedAt: '2026-11-21T15:34:42.252Z',
  rounds: 1,
  senders: ['invoices@contoso.example', 'payroll-notification@contoso.example'],
  outsider: 'ceo@contoso.example',
  verdict: 'proven',
  summary: 'The application can send as the agreed mailboxes and as no other.',
  nextTry: null,
  effect: null,
  parts: [
    {
      id: 'token',
      title: 'The application gets a token with its credential',
      status: 'pass',
      finding: 'A token is issued. It carries no right to send by itself; Exchange decides by the scope.',
      evidence: [{ text: 'Token issued, valid until 2026-11-21 16:34 UTC. It carries no application role.' }],
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
          result: 'inside',
        },
        {
          mailbox: 'payroll-notification@contoso.example',
          text: 'Test-ServicePrincipalAuthorization: sender payroll-notification@contoso.example is inside.',
          result: 'inside',
        },
        {
          mailbox: 'ceo@contoso.example',
          text: 'Test-ServicePrincipalAuthorization: outsider ceo@contoso.example is outside.',
          result: 'outside',
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
      status: 'pass',
      finding: '2 senders accepted and ceo@contoso.example refused, in the same round with the same token.',
      evidence: [
        {
          text: 'invoices@contoso.example: accepted (202).',
          result: 'accepted',
          mailbox: 'invoices@contoso.example',
          time: '2026-11-21T15:34:42.201Z',
          requestId: '1cc2f131-8b91-4562-acd0-c33e2f583e6a',
        },
        {
          text: 'payroll-notification@contoso.example: accepted (202).',
          result: 'accepted',
          mailbox: 'payroll-notification@contoso.example',
          time: '2026-11-21T15:34:42.203Z',
          requestId: 'e20e2648-5126-433f-9e9a-f703e4031645',
        },
        {
          text: 'Outsider ceo@contoso.example: refused (403 ErrorAccessDenied).',
          result: 'refused',
          mailbox: 'ceo@contoso.example',
          time: '2026-11-21T15:34:42.247Z',
          requestId: '3a7ff499-cc95-4784-9df9-04c344f317ba',
        },
      ],
      who: null,
      next: null,
    },
    {
      id: 'delivery',
      title: 'The test mail was delivered',
      status: 'pass',
      finding: '2 test mails delivered.',
      evidence: [
        {
          mailbox: 'invoices@contoso.example',
          text: 'invoices@contoso.example to admin@contoso.example: Delivered (message <239ceb12-ea75-46c2-bbeb-c03528922a1c@contoso.onmicrosoft.com>).',
          time: '2026-11-21T15:34:42.201Z',
        },
        {
          mailbox: 'payroll-notification@contoso.example',
          text: 'payroll-notification@contoso.example to admin@contoso.example: Delivered (message <8e0e8edd-7075-4374-8a94-a8f998f42372@contoso.onmicrosoft.com>).',
          time: '2026-11-21T15:34:42.203Z',
        },
      ],
      who: null,
      next: null,
    },
    {
      id: 'sent-items',
      title: 'Copies lie in Sent Items',
      status: 'pass',
      finding: '2 mailboxes with one more item.',
      evidence: [
        {
          mailbox: 'invoices@contoso.example',
          text: 'invoices@contoso.example: 0 items before, 1 item after.',
        },
        {
          mailbox: 'payroll-notification@contoso.example',
          text: 'payroll-notification@contoso.example: 0 items before, 1 item after.',
        },
      ],
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
