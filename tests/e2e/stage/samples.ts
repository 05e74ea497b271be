import type { Draft, KeptDraft } from '../../../electron/contract/desk/draft';
import type { MailboxLine, SetupLine, StatusRow } from '../../../electron/contract/desk/setups';
import type { SignedInView } from '../../../electron/contract/desk/sign-in';

export const tenantId = '5fb6f6b1-2f0c-4f6a-9d3a-3f5f1f1d0e11';
export const clientId = '8d4c3b52-0c5f-4a39-9b5e-7c0a4f0e2b11';

export const admin: SignedInView = {
  ...{ username: 'admin@contoso.example', displayName: 'Adele Vance', tenantId, tenantName: 'Contoso' },
  ...{ domain: 'contoso.example', cloud: 'Microsoft 365, global', roles: ['Global Administrator'] },
};

export const draft: Draft = {
  application: 'Ostendo Continuum',
  vendor: 'ostendo',
  tenant: 'contoso.example',
  scoping: 'rbac',
  senders: [
    { address: 'invoices@contoso.example' },
    {
      address: 'payroll-notification@contoso.example',
      create: 'shared',
      displayName: 'Payroll notification',
    },
  ],
  outsider: 'ceo@contoso.example',
  credential: { kind: 'secret', months: 6 },
  testRecipient: 'consultant@partner.example',
};

export const kept: KeptDraft = { id: 'draft-1', draft, issues: [], setup: null };

export const proven: StatusRow = {
  ...{ id: 'ostendo-continuum', tenant: tenantId, tenantName: 'Contoso', application: 'Ostendo Continuum' },
  ...{ clientId, scoping: 'rbac', state: 'proven', open: [] },
  senders: ['invoices@contoso.example', 'payroll-notification@contoso.example'],
  credential: { kind: 'secret', expires: '2027-05-20T10:00:00.000Z', daysLeft: 179 },
  lastProof: { time: '2026-11-21T09:12:00.000Z', verdict: 'proven' },
  next: 'Hand it over to the vendor.',
  due: 'none',
};

const waiting: StatusRow = {
  ...proven,
  ...{ id: 'elegere', application: 'eLegere', scoping: 'accessPolicy', state: 'not-yet-effective' },
  senders: ['contracts@contoso.example'],
  credential: { kind: 'certificate', expires: '2027-11-16T10:00:00.000Z', daysLeft: 360 },
  lastProof: { time: '2026-11-21T11:40:00.000Z', verdict: 'not-yet-effective' },
  due: 'soon',
  next: 'Wait: Exchange takes up to two hours. The next look is at 13:10.',
};

const expiring: StatusRow = {
  ...proven,
  ...{ id: 'autologyx-catalyst', application: 'Autologyx Catalyst' },
  credential: { kind: 'secret', expires: '2026-12-01T10:00:00.000Z', daysLeft: 9 },
  due: 'soon',
  next: 'Make a new secret: this one ends in 9 days.',
};

const broken: StatusRow = {
  ...proven,
  ...{ id: 'helpdesk-notifier', application: 'Helpdesk Notifier', state: 'proof-failed' },
  lastProof: { time: '2026-11-20T16:05:00.000Z', verdict: 'failed' },
  due: 'now',
  next: 'It can send from every mailbox: remove the tenant-wide grant of Mail.Send.',
};

/** A line of the start page for a setup. */
export function lineOf(status: StatusRow, vendor: string, changedAt: string): SetupLine {
  const { id, application, tenantName } = status;
  return { draft: `draft-${id}`, application, tenantName, vendor, changedAt, status };
}

export const lines: readonly SetupLine[] = [
  lineOf(broken, 'Generic', '2026-11-20T16:05:00.000Z'),
  lineOf(waiting, 'eLegere', '2026-11-21T11:40:00.000Z'),
  lineOf(expiring, 'Autologyx Catalyst', '2026-06-04T08:30:00.000Z'),
  { ...lineOf(proven, 'Ostendo Continuum', '2026-11-21T09:12:00.000Z'), draft: kept.id },
  {
    ...{
      draft: 'draft-new',
      application: 'Meridian Survey',
      tenantName: 'fabrikam.example',
      vendor: 'Generic',
    },
    ...{ changedAt: '2026-11-21T14:55:00.000Z', status: null },
  },
];

const states = ['proven', 'configured', 'not-yet-effective', 'partly-applied', 'expired'] as const;

/** So many setups, of different customers and in different states. */
export function manyLines(count: number): SetupLine[] {
  return Array.from({ length: count }, (_, index) => {
    const state = states[index % states.length] ?? 'proven';
    const daysLeft = state === 'expired' ? -(index % 20) - 1 : (index * 7) % 400;
    const status: StatusRow = {
      ...proven,
      ...{ id: `setup-${index}`, application: `Application ${String(index + 1).padStart(3, '0')}`, state },
      tenantName: `Customer ${(index % 40) + 1}`,
      credential: { kind: 'secret', expires: '2027-05-20T10:00:00.000Z', daysLeft },
      due: daysLeft < 0 || state === 'partly-applied' ? 'now' : daysLeft <= 30 ? 'soon' : 'none',
    };
    return lineOf(status, 'Generic', '2026-11-21T09:12:00.000Z');
  });
}

export const mailboxes: readonly MailboxLine[] = [
  { address: 'invoices@contoso.example', displayName: 'Invoices', kind: 'shared', hint: null },
  { address: 'contracts@contoso.example', displayName: 'Contracts', kind: 'shared', hint: null },
  { address: 'ceo@contoso.example', displayName: 'Megan Bowen', kind: 'user', hint: null },
  {
    ...{ address: 'trainee@contoso.example', displayName: 'Alex Wilber', kind: 'user' },
    hint: 'It has no licence with Exchange Online.',
  },
  {
    ...{ address: 'plant@contoso.example', displayName: 'Plant Rotterdam', kind: 'other' },
    hint: 'It is on premises; Graph cannot send from it.',
  },
];

/** A draft with so many senders. */
export function draftOf(senders: number): Draft {
  const addresses = Array.from({ length: senders }, (_, index) => ({
    address: `site-${String(index + 1).padStart(4, '0')}@contoso.example`,
  }));
  return { ...draft, senders: addresses };
}
