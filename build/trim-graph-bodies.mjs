// The bodies that the practice tenant takes, and the limits that the metadata does not carry.

/** Request bodies: those of an entity `type`, or of an action at `path`; `only`: what an update may name. */
export const bodies = {
  application: { type: 'application' },
  servicePrincipal: { type: 'servicePrincipal' },
  appRoleAssignment: { type: 'appRoleAssignment', required: ['principalId', 'resourceId', 'appRoleId'] },
  oAuth2PermissionGrant: { type: 'oAuth2PermissionGrant' },
  unifiedRoleAssignment: {
    type: 'unifiedRoleAssignment',
    required: ['principalId', 'roleDefinitionId', 'directoryScopeId'],
  },
  user: { type: 'user' },
  addPassword: { path: '/applications/{application-id}/addPassword' },
  removePassword: { path: '/applications/{application-id}/removePassword', required: ['keyId'] },
  assignLicense: {
    path: '/users/{user-id}/assignLicense',
    required: ['addLicenses', 'removeLicenses'],
  },
  message: { type: 'message' },
};

/** Limits by type and property, each with its source. */
export const limits = [
  {
    type: 'application',
    property: 'displayName',
    schema: { minLength: 1, maxLength: 120 },
    reason: 'supported-accounts-validation: 120 for AzureADMyOrg',
  },
  {
    type: 'application',
    property: 'signInAudience',
    schema: {
      enum: [
        'AzureADMyOrg',
        'AzureADMultipleOrgs',
        'AzureADandPersonalMicrosoftAccount',
        'PersonalMicrosoftAccount',
      ],
    },
    reason: 'supported-accounts-validation',
  },
  {
    type: 'application',
    property: 'tags',
    schema: { items: { type: 'string', pattern: '^\\S{1,256}$' } },
    reason: 'entra-service-limits: 1 to 256 characters without spaces',
  },
  {
    type: 'application',
    property: 'requiredResourceAccess',
    schema: { maxItems: 50 },
    reason: 'supported-accounts-validation: 50 APIs',
  },
  {
    type: 'requiredResourceAccess',
    property: 'resourceAppId',
    schema: { format: 'uuid' },
    reason: 'an application id',
  },
  {
    type: 'resourceAccess',
    property: 'type',
    schema: { enum: ['Role', 'Scope'] },
    reason: 'application-post-applications',
  },
  {
    type: 'keyCredential',
    property: 'type',
    schema: { enum: ['AsymmetricX509Cert'] },
    reason: 'the only type that the practice tenant takes',
  },
  {
    type: 'keyCredential',
    property: 'usage',
    schema: { enum: ['Verify'] },
    reason: 'the only use that the practice tenant takes',
  },
  {
    type: 'servicePrincipal',
    property: 'appId',
    schema: { type: 'string', format: 'uuid' },
    reason: 'an application id',
  },
  {
    type: 'servicePrincipal',
    property: 'tags',
    schema: { items: { type: 'string', pattern: '^\\S{1,256}$' } },
    reason: 'entra-service-limits: 1 to 256 characters without spaces',
  },
  {
    type: 'oAuth2PermissionGrant',
    property: 'clientId',
    schema: { format: 'uuid' },
    reason: 'an object id',
  },
  {
    type: 'oAuth2PermissionGrant',
    property: 'resourceId',
    schema: { format: 'uuid' },
    reason: 'an object id',
  },
  {
    type: 'oAuth2PermissionGrant',
    property: 'consentType',
    schema: { type: 'string', enum: ['AllPrincipals', 'Principal'] },
    reason: 'oauth2permissiongrant resource page',
  },
  {
    type: 'user',
    property: 'usageLocation',
    schema: { pattern: '^[A-Z]{2}$' },
    reason: 'ISO 3166 two-letter code',
  },
];

/** What Graph alone sets; naming it in a body is refused. */
export const readOnly = [
  {
    type: 'application',
    properties: [
      'id',
      'appId',
      'applicationTemplateId',
      'certification',
      'createdByAppId',
      'createdDateTime',
      'deletedDateTime',
      'disabledByMicrosoftStatus',
      'passwordCredentials',
      'publisherDomain',
      'verifiedPublisher',
    ],
  },
  {
    type: 'servicePrincipal',
    properties: [
      'id',
      'appDescription',
      'appDisplayName',
      'appOwnerOrganizationId',
      'applicationTemplateId',
      'createdByAppId',
      'deletedDateTime',
      'disabledByMicrosoftStatus',
      'oauth2PermissionScopes',
      'servicePrincipalType',
      'signInAudience',
      'verifiedPublisher',
    ],
  },
  {
    type: 'appRoleAssignment',
    properties: [
      'id',
      'createdDateTime',
      'deletedDateTime',
      'principalDisplayName',
      'principalType',
      'resourceDisplayName',
    ],
  },
  { type: 'oAuth2PermissionGrant', properties: ['id'] },
  { type: 'unifiedRoleAssignment', properties: ['id', 'principalOrganizationId'] },
  { type: 'passwordCredential', properties: ['hint', 'keyId', 'secretText'] },
  {
    type: 'user',
    properties: [
      'id',
      'assignedLicenses',
      'assignedPlans',
      'createdDateTime',
      'deletedDateTime',
      'proxyAddresses',
    ],
  },
];
