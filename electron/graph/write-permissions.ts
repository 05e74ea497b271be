import { operation, cloudAppAdmin, privilegedRoleAdmin, type GraphOperation } from './graph-operation';

const appReader = ['Application.Read.All'];
const appWriter = ['Application.ReadWrite.All'];
const roleGranter = ['AppRoleAssignment.ReadWrite.All', 'Application.Read.All'];

/** What the product writes. */
export const writePermissions = {
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
  restoreServicePrincipal: operation(
    'POST /directory/deletedItems/{id}/restore',
    appWriter,
    cloudAppAdmin,
    'Brings the deleted service principal back with its object id.',
    '2.4',
  ),
  deleteApplication: operation(
    'DELETE /applications/{id}',
    appWriter,
    `${cloudAppAdmin}, or owner of the application`,
    'Takes our own application back; it can be restored for 30 days.',
    '2.3',
  ),
  deleteServicePrincipal: operation(
    'DELETE /servicePrincipals/{id}',
    appWriter,
    cloudAppAdmin,
    'Takes the service principal back; it can be restored for 30 days.',
    '2.4',
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
  removeLicense: operation(
    'POST /users/{id}/assignLicense',
    ['LicenseAssignment.ReadWrite.All'],
    'License Administrator',
    'Takes back a licence that was assigned for a setup, where it is named.',
    '8.3',
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
