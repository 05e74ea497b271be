import type { Group, Mailbox } from '../../world/exchange-types';
import type { WorldState } from '../../world/state';
import { isAccountDisabled } from './account';
import type { Output } from '../cmdlet';
import { isGroup, isSecurityPrincipal } from './find';
import type { Recipient } from './find';

const customAttributeNames = Array.from({ length: 15 }, (_, index) => `CustomAttribute${index + 1}`);

/** CustomAttribute1 to 15, empty where not set. */
function customAttributeColumns(mailbox: Mailbox): Output {
  return Object.fromEntries(customAttributeNames.map((name) => [name, mailbox.customAttributes[name] ?? '']));
}

/** The columns that every recipient has. */
function commonColumns(recipient: Recipient): Output {
  return {
    Identity: recipient.name,
    Id: recipient.name,
    Name: recipient.name,
    Alias: recipient.alias,
    DisplayName: recipient.displayName,
    DistinguishedName: recipient.distinguishedName,
    Guid: recipient.guid,
    ExternalDirectoryObjectId: recipient.externalDirectoryObjectId,
    PrimarySmtpAddress: recipient.primarySmtpAddress,
    EmailAddresses: [...recipient.emailAddresses],
    RecipientType: recipientType(recipient),
    RecipientTypeDetails: recipient.recipientTypeDetails,
    HiddenFromAddressListsEnabled: recipient.hiddenFromAddressLists,
  };
}

/** RecipientType knows one word for all kinds of mailboxes. */
function recipientType(recipient: Recipient): string {
  const details = recipient.recipientTypeDetails;
  if (details === 'GroupMailbox') return 'MailUniversalDistributionGroup';
  return details.endsWith('Mailbox') ? 'UserMailbox' : details;
}

/** A row of Get-Mailbox. */
export function mailboxRow(state: WorldState, mailbox: Mailbox): Output {
  return {
    ...commonColumns(mailbox),
    ...customAttributeColumns(mailbox),
    ExchangeGuid: mailbox.exchangeGuid,
    UserPrincipalName: mailbox.userPrincipalName,
    MicrosoftOnlineServicesID: mailbox.userPrincipalName,
    WindowsEmailAddress: mailbox.primarySmtpAddress,
    IsMailboxEnabled: true,
    IsShared: mailbox.recipientTypeDetails === 'SharedMailbox',
    AccountDisabled: isAccountDisabled(state, mailbox),
    AuditEnabled: mailbox.auditEnabled,
    MessageCopyForSentAsEnabled: mailbox.messageCopyForSentAsEnabled,
    LitigationHoldEnabled: mailbox.litigationHoldEnabled ?? false,
    InPlaceHolds: [],
    ForwardingSmtpAddress: mailbox.forwardingSmtpAddress ?? null,
    ForwardingAddress: null,
    RetentionHoldEnabled: false,
    ComplianceTagHoldApplied: false,
    DelayHoldApplied: false,
    GrantSendOnBehalfTo: [],
  };
}

/** A row of Get-DistributionGroup. */
export function groupRow(group: Group): Output {
  return {
    ...commonColumns(group),
    GroupType:
      group.recipientTypeDetails === 'MailUniversalSecurityGroup'
        ? 'Universal, SecurityEnabled'
        : 'Universal',
    ManagedBy: [...group.managedBy],
    MemberJoinRestriction: group.memberJoinRestriction,
    MemberDepartRestriction: group.memberDepartRestriction,
    RequireSenderAuthenticationEnabled: group.requireSenderAuthentication,
    Description: group.description === '' ? [] : [group.description],
  };
}

/** A row of Get-Recipient. */
export function recipientRow(state: WorldState, recipient: Recipient): Output {
  return {
    ...(isGroup(recipient) ? groupRow(recipient) : mailboxRow(state, recipient)),
    IsValidSecurityPrincipal: isSecurityPrincipal(recipient),
  };
}
