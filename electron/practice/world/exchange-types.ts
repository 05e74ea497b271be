/** What Exchange Online holds, in the field's own terms. */

export type RecipientTypeDetails =
  | 'UserMailbox'
  | 'SharedMailbox'
  | 'RoomMailbox'
  | 'MailUser'
  | 'MailContact'
  | 'MailUniversalSecurityGroup'
  | 'MailUniversalDistributionGroup'
  | 'GroupMailbox';

/** A person-like recipient. `MailUser` with `onPremises` is a mailbox that lives on premises. */
export interface Mailbox {
  readonly guid: string;
  readonly exchangeGuid: string;
  /** The Entra user's object id. */
  readonly externalDirectoryObjectId: string;
  recipientTypeDetails: RecipientTypeDetails;
  name: string;
  alias: string;
  displayName: string;
  distinguishedName: string;
  userPrincipalName: string;
  primarySmtpAddress: string;
  /** As Exchange writes them: `SMTP:` the primary, `smtp:` the others. */
  emailAddresses: string[];
  customAttributes: Record<string, string>;
  hiddenFromAddressLists: boolean;
  auditEnabled: boolean;
  accountDisabled: boolean;
  messageCopyForSentAsEnabled: boolean;
  /** Absent: not on hold. */
  litigationHoldEnabled?: boolean | undefined;
  /** Where incoming mail is forwarded to, as `smtp:a@b`; absent: nowhere. */
  forwardingSmtpAddress?: string | undefined;
  /** The quota is used up: it can neither send nor receive. */
  full: boolean;
  onPremises: boolean;
  /** People who may open it or send as it, by sign-in name; absent: nobody. */
  delegates?: string[] | undefined;
  /** Before this time Graph answers MailboxNotEnabledForRESTAPI. */
  readyAt: string;
  folders: { sentItems: MailItem[]; inbox: MailItem[] };
}

export interface MailItem {
  readonly id: string;
  from: string;
  to: string[];
  subject: string;
  body: string;
  headers: { name: string; value: string }[];
  internetMessageId: string;
  time: string;
}

export interface Group {
  readonly guid: string;
  readonly externalDirectoryObjectId: string;
  recipientTypeDetails: 'MailUniversalSecurityGroup' | 'MailUniversalDistributionGroup' | 'GroupMailbox';
  name: string;
  alias: string;
  displayName: string;
  distinguishedName: string;
  primarySmtpAddress: string;
  emailAddresses: string[];
  managedBy: string[];
  memberJoinRestriction: 'Open' | 'Closed' | 'ApprovalRequired';
  memberDepartRestriction: 'Open' | 'Closed';
  hiddenFromAddressLists: boolean;
  requireSenderAuthentication: boolean;
  description: string;
  /** externalDirectoryObjectIds of direct members: mailboxes or groups. */
  members: string[];
}

/** Exchange's pointer to an Entra service principal. */
export interface ExchangeServicePrincipal {
  readonly guid: string;
  readonly appId: string;
  readonly objectId: string;
  displayName: string;
}

export interface ManagementScope {
  readonly guid: string;
  name: string;
  recipientFilter: string;
  exclusive: boolean;
}

/** `scope`: what the assignment reaches; `organization` is the whole tenant. */
export interface RoleAssignment {
  readonly guid: string;
  name: string;
  role: string;
  /** The Entra service principal's object id. */
  objectId: string;
  scope:
    | { kind: 'organization' }
    | { kind: 'custom'; scopeName: string }
    | { kind: 'group'; groupId: string; resourceScopeName: string }
    | { kind: 'administrativeUnit'; unitId: string };
  enabled: boolean;
}

export interface AccessPolicy {
  readonly identity: string;
  appId: string;
  scopeRecipientId: string;
  scopeName: string;
  accessRight: 'RestrictAccess' | 'DenyAccess';
  description: string;
}

export interface OrganizationConfig {
  isDehydrated: boolean;
  auditDisabled: boolean;
  enforceExoAppRbacPermissions: boolean;
  unifiedAuditLogIngestionEnabled: boolean;
  acceptedDomains: string[];
  /** The application roles this cloud offers, e.g. `Application Mail.Send`. */
  applicationRoles: string[];
  /** Language of localised cmdlet results: `en` or `fr`. */
  language: 'en' | 'fr';
}

export type TraceStatus =
  'Delivered' | 'Failed' | 'Pending' | 'GettingStatus' | 'Quarantined' | 'FilteredAsSpam' | 'Expanded';

export interface TraceRow {
  readonly messageTraceId: string;
  messageId: string;
  received: string;
  senderAddress: string;
  recipientAddress: string;
  subject: string;
  status: TraceStatus;
  size: number;
  /** Why it failed, as the failure notice says it. */
  reason: string | null;
}
