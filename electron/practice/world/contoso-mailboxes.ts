import { longAgo } from './contoso-service-principals';
import { baseUser, contosoDomain, contosoInitialDomain, people } from './contoso-people';
import type { User } from './directory-types';
import type { Group, Mailbox, OrganizationConfig, RecipientTypeDetails } from './exchange-types';
import { stableId } from './stable-id';

/** Distinguished name of a recipient of the first world's Exchange organisation. */
export function distinguishedName(name: string): string {
  return `CN=${name},OU=${contosoInitialDomain},OU=Microsoft Exchange Hosted Organizations,DC=DEUP281A001,DC=PROD,DC=OUTLOOK,DC=COM`;
}

interface Shared {
  readonly local: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Sign-in was left open (facts 8.3: a contradiction of the documents, so a thing to find). */
  readonly signInOpen?: boolean;
  readonly kind?: RecipientTypeDetails;
}

const shared: readonly Shared[] = [
  { local: 'invoices', name: 'Invoices', aliases: ['billing'] },
  { local: 'payroll', name: 'Payroll' },
  { local: 'it-test', name: 'IT Test' },
  { local: 'reception', name: 'Reception', signInOpen: true },
  { local: 'boardroom', name: 'Board Room', kind: 'RoomMailbox' },
];

/** The shared (and room) mailboxes; `more` adds `shared-0001@…` and so on, for tests of size. */
function sharedMailboxes(more: number): readonly Shared[] {
  const extra = Array.from({ length: more }, (_, index) => {
    const local = `shared-${String(index + 1).padStart(4, '0')}`;
    return { local, name: `Shared ${local.slice('shared-'.length)}` };
  });
  return [...shared, ...extra];
}

/** Their Entra users: no licence, no password, sign-in blocked. */
export function sharedMailboxUsers(more: number): User[] {
  return sharedMailboxes(more).map((one) => {
    const upn = `${one.local}@${contosoDomain}`;
    return {
      ...baseUser(upn, one.name),
      mail: upn,
      password: null,
      usageLocation: null,
      accountEnabled: one.signInOpen === true,
    };
  });
}

/** A mailbox as Exchange would make it for a user. */
export function mailboxOf(
  user: Pick<User, 'id' | 'userPrincipalName' | 'displayName' | 'mail' | 'accountEnabled'>,
  kind: RecipientTypeDetails,
  more: { readonly aliases?: readonly string[]; readonly full?: boolean } = {},
): Mailbox {
  const primary = user.mail ?? user.userPrincipalName;
  const alias = primary.slice(0, primary.indexOf('@'));
  const others = [
    ...(more.aliases ?? []).map((local) => `${local}@${contosoDomain}`),
    ...(kind === 'MailUser' ? [] : [`${alias}@${contosoInitialDomain}`]),
  ];
  return {
    guid: stableId(`recipient ${primary}`),
    exchangeGuid: stableId(`mailbox ${primary}`),
    externalDirectoryObjectId: user.id,
    recipientTypeDetails: kind,
    name: alias,
    alias,
    displayName: user.displayName,
    distinguishedName: distinguishedName(alias),
    userPrincipalName: user.userPrincipalName,
    primarySmtpAddress: primary,
    emailAddresses: [`SMTP:${primary}`, ...others.map((address) => `smtp:${address}`)],
    customAttributes: {},
    hiddenFromAddressLists: false,
    auditEnabled: true,
    accountDisabled: !user.accountEnabled,
    messageCopyForSentAsEnabled: false,
    full: more.full ?? false,
    onPremises: kind === 'MailUser',
    readyAt: longAgo,
    folders: { sentItems: [], inbox: [] },
  };
}

/** All recipients of the first world but its groups. */
export function contosoMailboxes(users: readonly User[], moreShared: number): Mailbox[] {
  const byName = new Map(users.map((user) => [user.userPrincipalName, user]));
  const of = (local: string): User => {
    const upn = `${local}@${contosoDomain}`;
    return byName.get(upn) ?? baseUser(upn, local);
  };
  return [
    ...people
      .filter((person) => person.mailbox !== 'none')
      .map((person) =>
        mailboxOf(of(person.local), person.mailbox === 'user' ? 'UserMailbox' : 'MailUser', {
          full: person.full ?? false,
        }),
      ),
    ...sharedMailboxes(moreShared).map((one) =>
      mailboxOf(of(one.local), one.kind ?? 'SharedMailbox', { aliases: one.aliases ?? [] }),
    ),
  ];
}

function group(name: string, kind: Group['recipientTypeDetails'], members: readonly string[]): Group {
  const alias = name.toLowerCase().replaceAll(' ', '-');
  return {
    guid: stableId(`recipient group ${name}`),
    externalDirectoryObjectId: stableId(`group ${name}`),
    recipientTypeDetails: kind,
    name,
    alias,
    displayName: name,
    distinguishedName: distinguishedName(name),
    primarySmtpAddress: `${alias}@${contosoDomain}`,
    emailAddresses: [`SMTP:${alias}@${contosoDomain}`],
    managedBy: ['Organization Management'],
    memberJoinRestriction: 'Closed',
    memberDepartRestriction: 'Closed',
    hiddenFromAddressLists: false,
    requireSenderAuthentication: true,
    description: '',
    members: members.map((local) => stableId(`user ${local}@${contosoDomain}`)),
  };
}

/** A mail-enabled security group and a distribution group. */
export function contosoGroups(): Group[] {
  return [
    group('Finance Mailboxes', 'MailUniversalSecurityGroup', ['invoices', 'payroll']),
    group('All Staff', 'MailUniversalDistributionGroup', ['ceo', 'anna', 'ben', 'clara']),
  ];
}

/** The Exchange organisation: customised long ago, English, default switches (facts 6.6, 6.8). */
export function contosoOrganization(): OrganizationConfig {
  const roles = [
    'Mail.Read',
    'Mail.ReadBasic',
    'Mail.ReadWrite',
    'Mail.Send',
    'MailboxSettings.Read',
    'MailboxSettings.ReadWrite',
    'Calendars.Read',
    'Calendars.ReadWrite',
    'Contacts.Read',
    'Contacts.ReadWrite',
    'MailboxFolder.Read',
    'MailboxFolder.ReadWrite',
    'MailboxItem.Read',
    'MailboxItem.ReadWrite',
    'MailboxItem.Export',
    'MailboxItem.ImportExport',
    'Mail Full Access',
    'Exchange Full Access',
    'EWS.AccessAsApp',
    'SMTP.SendAsApp',
    'MailboxConfigItem.Read',
    'MailboxConfigItem.ReadWrite',
    'MailTips.ReadBasic.All',
    'Mail-Advanced.ReadWrite.All',
  ];
  return {
    isDehydrated: false,
    auditDisabled: false,
    enforceExoAppRbacPermissions: false,
    unifiedAuditLogIngestionEnabled: true,
    acceptedDomains: [contosoDomain, contosoInitialDomain],
    applicationRoles: roles.map((role) => `Application ${role}`),
    language: 'en',
  };
}
