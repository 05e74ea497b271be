import type { Application, OAuth2PermissionGrant, ServicePrincipal } from './directory-types';
import { appRole, graphAppRoles, graphScopes, permissionScope } from './graph-permissions';
import { stableId } from './stable-id';
import { exchangeAppId, graphAppId, graphCommandLineToolsAppId, microsoftTenantId } from './well-known';

/** Everything in the first world was there long before any lag. */
export const longAgo = '2025-01-15T08:00:00.000Z';

/** The assistant's own public client in the first world. */
export const assistantAppId = stableId('application Sendwright appId');

/** Read scopes that the first world's administrator consented to for everybody; write scopes are asked for at apply. */
const assistantScopes = [
  'openid',
  'profile',
  'offline_access',
  'User.Read',
  'Organization.Read.All',
  'Domain.Read.All',
  'User.Read.All',
  'Application.Read.All',
  'RoleManagement.Read.Directory',
  'Policy.Read.All',
  'LicenseAssignment.Read.All',
  'AuditLog.Read.All',
  'Directory.Read.All',
] as const;

function servicePrincipal(
  appId: string,
  displayName: string,
  owner: string,
  more: Partial<ServicePrincipal> = {},
): ServicePrincipal {
  return {
    id: stableId(`servicePrincipal ${displayName}`),
    appId,
    appOwnerOrganizationId: owner,
    displayName,
    accountEnabled: true,
    appRoleAssignmentRequired: false,
    tags: [],
    appRoles: [],
    oauth2PermissionScopes: [],
    properties: {},
    createdDateTime: longAgo,
    deletedDateTime: null,
    ...more,
  };
}

/** Facts 1.2; full_access_as_app, SMTP.SendAsApp and Mail.Send of Exchange by public lists (T). */
function exchangeOnline(): ServicePrincipal {
  return servicePrincipal(exchangeAppId, 'Office 365 Exchange Online', microsoftTenantId, {
    appRoles: [
      appRole(
        'dc890d15-9560-4a4c-9b7f-a736ec74ec40',
        'full_access_as_app',
        'Use Exchange Web Services with full access to all mailboxes',
      ),
      appRole('7146a1f0-8703-45b3-9eae-527a64c00995', 'SMTP.SendAsApp', 'Send mail as any mailbox over SMTP'),
      appRole('5e5addcd-3e8d-4e90-baf5-964efab2b20a', 'IMAP.AccessAsApp', 'Read any mailbox over IMAP'),
      appRole('b633e1c5-b582-4048-a93e-9f11b44c7e96', 'Mail.Send', 'Send mail as any user'),
      appRole(
        'dc50a0fb-09a3-484d-be87-e023b12c6440',
        'Exchange.ManageAsApp',
        'Manage Exchange as application',
      ),
    ],
    oauth2PermissionScopes: [
      permissionScope(
        'ab4f2b77-0b06-4fc1-a9de-02113fc2ab7c',
        'Exchange.Manage',
        'Admin',
        'Manage Exchange configuration',
      ),
    ],
  });
}

/** Microsoft's own service principals and the assistant's. */
export function contosoServicePrincipals(tenantId: string): ServicePrincipal[] {
  return [
    servicePrincipal(graphAppId, 'Microsoft Graph', microsoftTenantId, {
      appRoles: graphAppRoles(),
      oauth2PermissionScopes: graphScopes(),
    }),
    exchangeOnline(),
    servicePrincipal(graphCommandLineToolsAppId, 'Microsoft Graph Command Line Tools', microsoftTenantId),
    servicePrincipal(assistantAppId, 'Sendwright', tenantId, {
      tags: ['WindowsAzureActiveDirectoryIntegratedApp'],
    }),
  ];
}

/** The assistant's own application: a public client, redirect `http://localhost` at any port. */
export function assistantApplication(): Application {
  const scopes = new Map(graphScopes().map((scope) => [scope.value, scope.id]));
  return {
    id: stableId('application Sendwright'),
    appId: assistantAppId,
    displayName: 'Sendwright',
    uniqueName: null,
    signInAudience: 'AzureADMultipleOrgs',
    tags: [],
    requiredResourceAccess: [
      {
        resourceAppId: graphAppId,
        resourceAccess: assistantScopes.flatMap((value) => {
          const id = scopes.get(value);
          return id === undefined ? [] : [{ id, type: 'Scope' as const }];
        }),
      },
    ],
    passwordCredentials: [],
    keyCredentials: [],
    publicClientRedirectUris: ['http://localhost'],
    isFallbackPublicClient: true,
    owners: [],
    properties: {},
    createdDateTime: longAgo,
    deletedDateTime: null,
  };
}

/** The tenant-wide consent to the assistant's read scopes. */
export function assistantGrant(servicePrincipals: readonly ServicePrincipal[]): OAuth2PermissionGrant[] {
  const idOf = (appId: string): string =>
    servicePrincipals.find((principal) => principal.appId === appId)?.id ?? '';
  return [
    {
      id: stableId('oauth2PermissionGrant Sendwright').replaceAll('-', ''),
      clientId: idOf(assistantAppId),
      resourceId: idOf(graphAppId),
      principalId: null,
      scope: assistantScopes.join(' '),
    },
  ];
}
