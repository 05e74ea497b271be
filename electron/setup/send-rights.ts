/** Well-known resources (facts 1.3). */
export const resourceAppIds = {
  graph: '00000003-0000-0000-c000-000000000000',
  exchangeOnline: '00000002-0000-0ff1-ce00-000000000000',
} as const;

/** Delegated Mail.Send of Microsoft Graph (facts 1.1); the id of the application role is looked up in the tenant. */
export const delegatedMailSendId = 'e383f46e-2787-4529-855e-0e479a3ffac0';

export const mailSendRole = 'Mail.Send';

/** The Exchange application role that rbac mode assigns (facts 6.3). */
export const exchangeMailSendRole = 'Application Mail.Send';

/**
 * What a right means for sending: `sends`, `harmless`, `escalates` (the holder could give itself a right to
 * send), or `unknown` where we cannot tell, which is never green (facts 11a).
 */
export type SendVerdict = 'sends' | 'escalates' | 'harmless' | 'unknown';

const graphSending = new Set([mailSendRole]);

/** Graph roles whose holder can give itself any other right: by a grant, a directory role, or an administrator's sign-in. */
const graphEscalating = new Set([
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'RoleManagement.ReadWrite.Directory',
  'RoleManagement.ReadWrite.Exchange',
  'RoleAssignmentSchedule.ReadWrite.Directory',
  'RoleEligibilitySchedule.ReadWrite.Directory',
  'UserAuthenticationMethod.ReadWrite.All',
]);

const exchangeOnlineSending = new Set(['full_access_as_app', 'SMTP.SendAsApp', mailSendRole]);
const exchangeOnlineEscalating = new Set(['Exchange.ManageAsApp', 'Exchange.ManageAsAppV2']);
const exchangeOnlineHarmless =
  /^(?:IMAP\.AccessAsApp|POP\.AccessAsApp|(?:Mail|Calendars|Contacts|MailboxSettings|Tasks|User|Organization|Place|ReportingWebService)\.(?!Send).+)$/u;

/** An app role of Microsoft Graph: only Mail.Send sends, Mail.ReadWrite does not (facts 6.6). */
export function graphRoleVerdict(value: string | null): SendVerdict {
  if (value === null) return 'unknown';
  if (graphSending.has(value)) return 'sends';
  return graphEscalating.has(value) ? 'escalates' : 'harmless';
}

/** An app role of Office 365 Exchange Online: the doors beside Graph (facts 11a). */
export function exchangeOnlineRoleVerdict(value: string | null): SendVerdict {
  if (value === null) return 'unknown';
  if (exchangeOnlineSending.has(value)) return 'sends';
  if (exchangeOnlineEscalating.has(value)) return 'escalates';
  return exchangeOnlineHarmless.test(value) ? 'harmless' : 'unknown';
}

/** The old AAD Graph (facts 1.3). A first-party application's name is the same in every tenant. */
const legacyGraphName = 'Windows Azure Active Directory';

/** Its roles that only read: Directory.Read.All and Member.Read.Hidden (K). */
const legacyGraphReading = new Set([
  '5778995a-e1bf-45b8-affa-663a9f3f4d04',
  '9728c0c4-a06b-4e0e-8d1b-3d694e8ec207',
]);

/**
 * A role of any other API: none reaches a mailbox, but the old AAD Graph may change applications, grants and users. It
 * is being retired, so what still works there cannot be told.
 */
export function otherResourceVerdict(resourceName: string, appRoleId: string): SendVerdict {
  if (resourceName !== legacyGraphName) return 'harmless';
  return legacyGraphReading.has(appRoleId.toLowerCase()) ? 'harmless' : 'unknown';
}

const applicationSending = new Set([
  exchangeMailSendRole,
  'Application Mail Full Access',
  'Application Exchange Full Access',
  'Application EWS.AccessAsApp',
  'Application SMTP.SendAsApp',
]);

const applicationHarmless = new Set(
  [
    'Mail.Read',
    'Mail.ReadBasic',
    'Mail.ReadWrite',
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
    'MailboxConfigItem.Read',
    'MailboxConfigItem.ReadWrite',
    'MailTips.ReadBasic.All',
    'Mail-Advanced.ReadWrite.All',
  ].map((role) => `Application ${role}`),
);

/** An Exchange application role of RBAC for Applications (facts 6.3). */
export function applicationRoleVerdict(role: string): SendVerdict {
  if (applicationSending.has(role)) return 'sends';
  return applicationHarmless.has(role) ? 'harmless' : 'unknown';
}

/** Delegated permissions by which an application sends as a signed-in person. */
export const delegatedMailSendScope = /^(?:Mail\.Send(?:\.Shared)?|SMTP\.Send|EWS\.AccessAsUser\.All)$/u;
