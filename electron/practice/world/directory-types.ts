/** What Entra holds, in the field's own terms. Times are ISO 8601 in UTC, on the practice clock. */

export interface Tenant {
  readonly id: string;
  displayName: string;
  countryLetterCode: string;
  domains: { name: string; isInitial: boolean; isDefault: boolean; isVerified: boolean }[];
  /** Members may register applications (the portal's "Users can register applications"). */
  usersMayRegisterApps: boolean;
  /** What the domain name system says of the tenant's domains; absent: nothing. */
  dns?: { name: string; type: 'TXT' | 'CNAME'; data: string }[] | undefined;
  /** How far the services' clock is ahead of the clients'; negative: behind; absent: not at all. */
  clockAheadSeconds?: number | undefined;
}

export interface SubscribedSku {
  skuId: string;
  skuPartNumber: string;
  enabled: number;
  servicePlans: { servicePlanId: string; servicePlanName: string; appliesTo: 'User' | 'Company' }[];
}

export interface User {
  readonly id: string;
  userPrincipalName: string;
  displayName: string;
  mail: string | null;
  accountEnabled: boolean;
  usageLocation: string | null;
  userType: 'Member' | 'Guest';
  /** Null: cannot sign in with a password (shared mailboxes, disabled accounts). */
  password: string | null;
  assignedLicenses: { skuId: string; disabledPlans: string[]; assignedByGroup: string | null }[];
  /** Directory role template ids that are active. */
  roles: string[];
  /** Conditional Access as the world says it: MFA demanded (AADSTS50076), device code blocked (AADSTS53003). */
  signIn: { mfaRequired: boolean; deviceCodeBlocked: boolean };
  onPremisesSyncEnabled: boolean;
  createdDateTime: string;
  deletedDateTime: string | null;
}

export interface PasswordCredential {
  keyId: string;
  displayName: string | null;
  hint: string;
  /** Only the practice tenant's memory and saved world hold it; never answered after addPassword. */
  secretText: string;
  startDateTime: string;
  endDateTime: string;
}

export interface KeyCredential {
  keyId: string;
  type: string;
  usage: string;
  displayName: string | null;
  /** Base64 of the DER certificate. */
  key: string;
  customKeyIdentifier: string | null;
  startDateTime: string;
  endDateTime: string;
}

/** An application object. `properties` holds the writable Graph properties that carry no behaviour here. */
export interface Application {
  readonly id: string;
  readonly appId: string;
  displayName: string;
  uniqueName: string | null;
  signInAudience: string;
  tags: string[];
  requiredResourceAccess: {
    resourceAppId: string;
    resourceAccess: { id: string; type: 'Role' | 'Scope' }[];
  }[];
  passwordCredentials: PasswordCredential[];
  keyCredentials: KeyCredential[];
  publicClientRedirectUris: string[];
  isFallbackPublicClient: boolean;
  owners: string[];
  properties: Record<string, unknown>;
  createdDateTime: string;
  deletedDateTime: string | null;
}

/** A multi-tenant application that another tenant owns: a vendor's. Here it can have a service principal only. */
export interface ForeignApplication extends Application {
  readonly ownerTenantId: string;
}

export interface AppRole {
  id: string;
  value: string;
  displayName: string;
  description: string;
  allowedMemberTypes: string[];
  isEnabled: boolean;
}

export interface PermissionScope {
  id: string;
  value: string;
  type: 'User' | 'Admin';
  adminConsentDisplayName: string;
  isEnabled: boolean;
}

export interface ServicePrincipal {
  readonly id: string;
  readonly appId: string;
  appOwnerOrganizationId: string;
  displayName: string;
  accountEnabled: boolean;
  appRoleAssignmentRequired: boolean;
  tags: string[];
  appRoles: AppRole[];
  oauth2PermissionScopes: PermissionScope[];
  /** Template ids of directory roles that it holds; absent: none. */
  roles?: string[] | undefined;
  properties: Record<string, unknown>;
  createdDateTime: string;
  deletedDateTime: string | null;
}

export interface AppRoleAssignment {
  readonly id: string;
  principalId: string;
  resourceId: string;
  appRoleId: string;
  createdDateTime: string;
}

/** `principalId` null means consentType AllPrincipals. `scope` is space separated. */
export interface OAuth2PermissionGrant {
  readonly id: string;
  clientId: string;
  resourceId: string;
  principalId: string | null;
  scope: string;
}

export interface AppManagementPolicy {
  isEnabled: boolean;
  /** The restriction `passwordAddition` is on: no new secrets (facts 4). */
  passwordAddition: boolean;
  /** ISO 8601 durations; null: no cap. */
  passwordMaxLifetime: string | null;
  keyMaxLifetime: string | null;
}

export interface DirectoryAudit {
  readonly id: string;
  activityDateTime: string;
  activityDisplayName: string;
  initiatedBy: string;
  targetId: string;
  targetName: string;
}
