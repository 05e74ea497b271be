import { deleteMailbox, mailbox, renameTo, run, sender, shared, type DriftMade, user } from './hands';

/** Senders and outsider. */
export const sendersMade: readonly DriftMade[] = [
  {
    name: 'a sender was deleted',
    job: { senders: [sender, 'payroll@contoso.example'] },
    make: (tenant) => deleteMailbox(tenant, 'payroll@contoso.example'),
    logged: run('Remove-Mailbox', 'payroll@contoso.example'),
    finds: ['sender-removed'],
    says: /no mailbox of payroll/u,
  },
  {
    name: 'a sender was renamed',
    make: (tenant) => renameTo(tenant, 'bills@contoso.example', false),
    logged: run('Set-Mailbox', sender, { PrimarySmtpAddress: 'bills@contoso.example' }),
    finds: ['sender-renamed'],
    says: /is bills@contoso\.example now/u,
  },
  {
    name: 'a sender was renamed, the agreed address stayed as another one',
    make: (tenant) => renameTo(tenant, 'bills@contoso.example', true),
    logged: (tenant) => [
      'Set-Mailbox',
      { Identity: mailbox(tenant).externalDirectoryObjectId, EmailAddresses: 'x' },
    ],
    finds: ['sender-renamed'],
    says: /only another address of bills/u,
  },
  {
    name: 'the address was given to another mailbox',
    make: (tenant) => {
      renameTo(tenant, 'bills@contoso.example', false);
      const other = mailbox(tenant, 'payroll@contoso.example');
      other.emailAddresses.push(`smtp:${sender}`);
    },
    logged: run('Set-Mailbox', 'payroll', { EmailAddresses: `smtp:${sender}` }),
    finds: ['sender-replaced'],
    says: /leads to another mailbox, "Payroll"; the agreed one is bills/u,
  },
  {
    name: 'a sender was converted',
    make: (tenant) => void (mailbox(tenant).recipientTypeDetails = 'RoomMailbox'),
    logged: run('Set-Mailbox', sender, { Type: 'Room' }),
    finds: ['sender-converted'],
    says: /was a SharedMailbox and is a RoomMailbox/u,
  },
  {
    name: 'a sender lost its licence',
    job: { senders: ['anna@contoso.example'] },
    make: (tenant) => void (user(tenant, 'anna@contoso.example').assignedLicenses = []),
    logged: run('Change user license.', 'anna@contoso.example'),
    finds: ['sender-unlicensed'],
    says: /anna@contoso\.example has no licence/u,
    steps: ['licence.assign'],
  },
  {
    name: 'signing in to a shared mailbox was opened',
    job: { senders: [], ...shared },
    make: (tenant) => void (user(tenant, shared.createSender).accountEnabled = true),
    logged: run('Enable account.', shared.createSender),
    finds: ['sender-account'],
    says: /is open/u,
    steps: ['mailboxes.block-sign-in'],
  },
  {
    name: 'a person among the senders was blocked',
    job: { senders: ['anna@contoso.example'] },
    make: (tenant) => void (user(tenant, 'anna@contoso.example').accountEnabled = false),
    logged: run('Disable account.', 'anna@contoso.example'),
    finds: ['sender-account'],
    says: /is blocked/u,
  },
  {
    name: 'a sender was put on hold',
    make: (tenant) => void (mailbox(tenant).litigationHoldEnabled = true),
    logged: run('Set-Mailbox', sender, { LitigationHoldEnabled: 'True' }),
    finds: ['sender-on-hold'],
    says: /on hold/u,
  },
  {
    name: 'a sender was hidden',
    make: (tenant) => void (mailbox(tenant).hiddenFromAddressLists = true),
    logged: run('Set-Mailbox', sender, { HiddenFromAddressListsEnabled: 'True' }),
    finds: ['sender-hidden'],
    says: /hidden from/u,
  },
  {
    name: 'a sender is forwarded',
    make: (tenant) => void (mailbox(tenant).forwardingSmtpAddress = 'smtp:a@b.example'),
    logged: run('Set-Mailbox', sender, { ForwardingSmtpAddress: 'smtp:a@b.example' }),
    finds: ['sender-forwarded'],
    says: /forwarded to smtp:a@b\.example/u,
  },
  {
    name: 'a sender moved on premises',
    make: (tenant) => {
      mailbox(tenant).recipientTypeDetails = 'MailUser';
      mailbox(tenant).onPremises = true;
    },
    finds: ['sender-on-premises'],
    says: /is a MailUser now/u,
  },
  {
    name: 'the senders’ domain left the tenant',
    make: ({ world }) => {
      const { tenant } = world.state;
      tenant.domains = tenant.domains.filter(({ name }) => name !== 'contoso.example');
    },
    finds: ['sender-domain'],
    says: /contoso\.example of invoices@contoso\.example is no domain/u,
  },
  {
    name: 'the outsider’s mailbox is gone',
    make: (tenant) => deleteMailbox(tenant, 'ceo@contoso.example'),
    logged: run('Remove-Mailbox', 'ceo@contoso.example'),
    finds: ['outsider-gone'],
    says: /ceo@contoso\.example has no mailbox/u,
  },
];
