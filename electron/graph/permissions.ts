/** What one operation asks of the signed-in person and why; docs/permissions.md is checked against this table. */
export interface GraphOperation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Path template under `/v1.0`. */
  readonly path: string;
  /** Delegated scopes the token must carry; asked for only when the operation is used. */
  readonly scopes: readonly string[];
  /** The least directory role besides; null where any member may. */
  readonly role: string | null;
  readonly why: string;
  /** Section of the Microsoft facts it rests on. */
  readonly facts: string;
}

function operation(
  line: string,
  scopes: readonly string[],
  role: string | null,
  why: string,
  facts: string,
): GraphOperation {
  const [method, path] = line.split(' ', 2) as [GraphOperation['method'], string];
  return { method, path, scopes, role, why, facts };
}

const appReader = ['Application.Read.All'];
const appWriter = ['Application.ReadWrite.All'];
const roleGranter = ['AppRoleAssignment.ReadWrite.All', 'Application.Read.All'];
const cloudAppAdmin = 'Cloud Application Administrator';
const privilegedRoleAdmin = 'Privileged Role Administrator';

/**
 * Every Graph operation of the product: verb, path, delegated scopes, directory role. Reads name read scopes
 * only, so that planning never asks for a right to write (facts 2.1).
 */
export const graphPermissions = {
  me: operation('GET /me', ['User.Read'], null, 'Shows who is signed in.', '2.2'),
  organization: operation(
    'GET /organization',
    ['User.Read'],
    null,
    'The tenant and its domains; compared with the setup.',
    '2.2',
  ),
  myRoles: operation(
    'GET /me/transitiveMemberOf/graph.directoryRole',
    ['User.Read'],
    null,
    'Which steps the signed-in person may do.',
    '2.2',
  ),
  appManagementPolicy: operation(
    'GET /policies/defaultAppManagementPolicy',
    ['Policy.Read.All'],
    null,
    'Whether secrets are forbidden or capped, before one is asked for.',
    '4',
  ),
  applicationByUniqueName: operation(
    "GET /applications(uniqueName='{uniqueName}')",
    appReader,
    null,
    'Finds our own application by its marker.',
    '2.3',
  ),
  applicationByAppId: operation(
    "GET /applications(appId='{appId}')",
    appReader,
    null,
    'Finds an application by client id.',
    '2.3',
  ),
  applicationsByDisplayName: operation(
    'GET /applications',
    appReader,
    null,
    'Shows applications of the same name that are not ours.',
    '2.3',
  ),
  deletedApplication: operation(
    'GET /directory/deletedItems/graph.application',
    appReader,
    null,
    'Finds our own application where somebody deleted it: for 30 days its marker cannot be used again.',
    '2.3',
  ),
  servicePrincipalByAppId: operation(
    "GET /servicePrincipals(appId='{appId}')",
    appReader,
    null,
    'Finds the service principal that Exchange is pointed at.',
    '2.4',
  ),
  resource: operation(
    "GET /servicePrincipals(appId='{appId}')",
    appReader,
    null,
    'Object id and app roles of Microsoft Graph and Exchange Online, different in each tenant.',
    '2.2',
  ),
  appRoleAssignments: operation(
    'GET /servicePrincipals/{id}/appRoleAssignments',
    appReader,
    null,
    'Finds a tenant-wide grant that would void the scope.',
    '6.6',
  ),
  appRoleHolders: operation(
    "GET /servicePrincipals(appId='{appId}')/appRoleAssignedTo",
    appReader,
    null,
    'Finds other applications that can send from every mailbox, the senders among them.',
    '6.6',
  ),
  permissionGrants: operation(
    'GET /servicePrincipals/{id}/oauth2PermissionGrants',
    ['Directory.Read.All'],
    null,
    'Finds delegated grants of the application.',
    '2.8',
  ),
  directoryRolesOf: operation(
    'GET /roleManagement/directory/roleAssignments',
    // RoleManagement.Read.Directory is less, but this one is asked for anyway: no consent more.
    ['Directory.Read.All'],
    null,
    'Finds directory roles of the application, with which it could give itself any right.',
    '2.2',
  ),
  user: operation(
    'GET /users/{id}',
    ['User.Read.All'],
    null,
    'A mailbox by object id or sign-in name.',
    '2.2',
  ),
  userByAddress: operation(
    'GET /users',
    ['User.Read.All'],
    null,
    'Finds whose address a sender is: primary or alias.',
    '2.2',
  ),
  deletedUser: operation(
    'GET /directory/deletedItems/graph.user',
    ['User.Read.All'],
    null,
    'Finds whether the mailbox of a sender went with a deleted user; asked only where there is none.',
    '2.2',
  ),
  usersMatching: operation(
    'GET /users',
    ['User.Read.All'],
    null,
    'Finds mailboxes by name or address, for choosing senders in the app.',
    '2.2',
  ),
  skus: operation(
    'GET /subscribedSkus',
    ['LicenseAssignment.Read.All'],
    null,
    'Names of service plans, free seats for a licence.',
    '2.2',
  ),
  applications: operation(
    'GET /applications',
    appReader,
    null,
    'Every application of the tenant with its credentials, for the survey.',
    '2.3',
  ),
  servicePrincipals: operation(
    'GET /servicePrincipals',
    appReader,
    null,
    'Every service principal, those of vendors too, for the survey.',
    '2.4',
  ),
  allPermissionGrants: operation(
    'GET /oauth2PermissionGrants',
    ['Directory.Read.All'],
    null,
    'Every delegated grant, for the survey.',
    '2.8',
  ),
  allDirectoryRoles: operation(
    'GET /roleManagement/directory/roleAssignments',
    ['Directory.Read.All'],
    null,
    'Finds applications that hold a directory role, for the survey.',
    '2.2',
  ),
  ownersOf: operation(
    'GET /applications/{id}/owners',
    appReader,
    null,
    'Whether anybody answers for the application.',
    '2.3',
  ),
  applicationAudits: operation(
    'GET /auditLogs/directoryAudits',
    ['AuditLog.Read.All'],
    'Reports Reader',
    'When an application was changed last; asked for by the survey alone.',
    '2.14',
  ),
  consentsOf: operation(
    "GET /servicePrincipals(appId='{appId}')/oauth2PermissionGrants",
    ['Directory.Read.All'],
    null,
    "Lists this assistant's own consents, so that they can be taken back.",
    '2.8',
  ),
  upsertApplication: operation(
    "PATCH /applications(uniqueName='{uniqueName}')",
    appWriter,
    'Application Developer',
    'Creates or updates the application in one request that can be repeated.',
    '2.3',
  ),
  restoreApplication: operation(
    'POST /directory/deletedItems/{id}/restore',
    appWriter,
    cloudAppAdmin,
    'Brings our own deleted application back.',
    '2.3',
  ),
  createServicePrincipal: operation(
    'POST /servicePrincipals',
    appWriter,
    cloudAppAdmin,
    'Makes the application known in the tenant.',
    '2.4',
  ),
  addPassword: operation(
    'POST /applications/{id}/addPassword',
    appWriter,
    `${cloudAppAdmin}, or owner of the application`,
    'Makes the client secret.',
    '2.5',
  ),
  removePassword: operation(
    'POST /applications/{id}/removePassword',
    appWriter,
    `${cloudAppAdmin}, or owner of the application`,
    'Removes a client secret after rotation, or one whose value was lost.',
    '2.5',
  ),
  keyCredentials: operation(
    'GET /applications/{id}',
    appReader,
    null,
    'Reads the certificates that must stay, before one is added or removed.',
    '9',
  ),
  replaceKeyCredentials: operation(
    'PATCH /applications/{id}',
    appWriter,
    `${cloudAppAdmin}, or owner of the application`,
    'Adds the public part of a certificate, or removes one that nobody can use.',
    '9',
  ),
  grantAppRole: operation(
    'POST /servicePrincipals/{resourceId}/appRoleAssignedTo',
    roleGranter,
    privilegedRoleAdmin,
    'Grants Mail.Send, in accessPolicy mode only.',
    '2.7',
  ),
  revokeAppRole: operation(
    'DELETE /servicePrincipals/{id}/appRoleAssignments/{assignmentId}',
    ['AppRoleAssignment.ReadWrite.All'],
    privilegedRoleAdmin,
    'Removes a tenant-wide grant that voids the scope.',
    '2.7',
  ),
  setUsageLocation: operation(
    'PATCH /users/{id}',
    ['User.ReadWrite.All'],
    'User Administrator',
    'A licence needs a usage location.',
    '11a',
  ),
  assignLicense: operation(
    'POST /users/{id}/assignLicense',
    ['LicenseAssignment.ReadWrite.All'],
    'License Administrator',
    'Gives a user mailbox its licence.',
    '2.2',
  ),
  setAccountEnabled: operation(
    'PATCH /users/{id}',
    ['User.ReadWrite.All'],
    'User Administrator',
    'Blocks the sign-in of a shared mailbox.',
    '8.3',
  ),
  removePermissionGrant: operation(
    'DELETE /oauth2PermissionGrants/{id}',
    ['DelegatedPermissionGrant.ReadWrite.All'],
    cloudAppAdmin,
    "Takes a delegated grant back, this assistant's own among them.",
    '2.8',
  ),
} satisfies Record<string, GraphOperation>;

export type GraphOperationName = keyof typeof graphPermissions;
