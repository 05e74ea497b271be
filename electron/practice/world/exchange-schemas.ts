import { z } from 'zod';

const time = z.iso.datetime({ offset: true });
const text = z.string();

export const mailItemSchema = z.strictObject({
  id: text,
  from: text,
  to: z.array(text),
  subject: text,
  body: text,
  headers: z.array(z.strictObject({ name: text, value: text })),
  internetMessageId: text,
  time,
});

const recipient = {
  guid: z.guid(),
  externalDirectoryObjectId: z.guid(),
  name: text,
  alias: text,
  displayName: text,
  distinguishedName: text,
  primarySmtpAddress: text,
  emailAddresses: z.array(text),
  hiddenFromAddressLists: z.boolean(),
};

export const mailboxSchema = z.strictObject({
  ...recipient,
  exchangeGuid: z.guid(),
  recipientTypeDetails: z.enum([
    'UserMailbox',
    'SharedMailbox',
    'RoomMailbox',
    'MailUser',
    'MailContact',
    'MailUniversalSecurityGroup',
    'MailUniversalDistributionGroup',
    'GroupMailbox',
  ]),
  userPrincipalName: text,
  customAttributes: z.record(text, text),
  auditEnabled: z.boolean(),
  accountDisabled: z.boolean(),
  messageCopyForSentAsEnabled: z.boolean(),
  litigationHoldEnabled: z.boolean().optional(),
  forwardingSmtpAddress: text.optional(),
  full: z.boolean(),
  onPremises: z.boolean(),
  delegates: z.array(text).optional(),
  readyAt: time,
  folders: z.strictObject({ sentItems: z.array(mailItemSchema), inbox: z.array(mailItemSchema) }),
});

export const groupSchema = z.strictObject({
  ...recipient,
  recipientTypeDetails: z.enum([
    'MailUniversalSecurityGroup',
    'MailUniversalDistributionGroup',
    'GroupMailbox',
  ]),
  managedBy: z.array(text),
  memberJoinRestriction: z.enum(['Open', 'Closed', 'ApprovalRequired']),
  memberDepartRestriction: z.enum(['Open', 'Closed']),
  requireSenderAuthentication: z.boolean(),
  description: text,
  members: z.array(text),
});

export const exchangeServicePrincipalSchema = z.strictObject({
  guid: z.guid(),
  appId: z.guid(),
  objectId: z.guid(),
  displayName: text,
});

export const managementScopeSchema = z.strictObject({
  guid: z.guid(),
  name: text,
  recipientFilter: text,
  exclusive: z.boolean(),
});

export const roleAssignmentSchema = z.strictObject({
  guid: z.guid(),
  name: text,
  role: text,
  objectId: z.guid(),
  scope: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('organization') }),
    z.strictObject({ kind: z.literal('custom'), scopeName: text }),
    z.strictObject({ kind: z.literal('group'), groupId: text, resourceScopeName: text }),
    z.strictObject({ kind: z.literal('administrativeUnit'), unitId: text }),
  ]),
  enabled: z.boolean(),
});

export const accessPolicySchema = z.strictObject({
  identity: text,
  appId: text,
  scopeRecipientId: text,
  scopeName: text,
  accessRight: z.enum(['RestrictAccess', 'DenyAccess']),
  description: text,
});

export const organizationSchema = z.strictObject({
  isDehydrated: z.boolean(),
  auditDisabled: z.boolean(),
  enforceExoAppRbacPermissions: z.boolean(),
  unifiedAuditLogIngestionEnabled: z.boolean(),
  acceptedDomains: z.array(text),
  applicationRoles: z.array(text),
  language: z.enum(['en', 'fr']),
});

export const traceSchema = z.strictObject({
  messageTraceId: text,
  messageId: text,
  received: time,
  senderAddress: text,
  recipientAddress: text,
  subject: text,
  status: z.enum([
    'Delivered',
    'Failed',
    'Pending',
    'GettingStatus',
    'Quarantined',
    'FilteredAsSpam',
    'Expanded',
  ]),
  size: z.number(),
  reason: text.nullable(),
});
