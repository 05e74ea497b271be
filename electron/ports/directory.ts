import type { DirectoryActivity } from './activity';
import type { DirectoryRepairs } from './repairs';

/** What the job reads and writes in Entra, through Microsoft Graph. Reads asked for in one tick share one batch. */

export interface PersonView {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly mail: string | null;
}

export interface OrganizationView {
  readonly id: string;
  readonly displayName: string;
  readonly domains: readonly string[];
  readonly initialDomain: string;
  readonly countryLetterCode: string | null;
}

/** The tenant's rules on application credentials (facts 4); days, null where there is no cap. */
export interface AppManagementPolicyView {
  readonly secretsForbidden: boolean;
  readonly secretMaxDays: number | null;
  readonly certificateMaxDays: number | null;
}

export interface PasswordCredentialView {
  readonly keyId: string;
  readonly displayName: string | null;
  readonly startDateTime: string;
  readonly endDateTime: string;
}

export interface ApplicationView {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly uniqueName: string | null;
  readonly signInAudience: string;
  readonly tags: readonly string[];
  readonly createdDateTime: string | null;
  /** Declared Graph permissions: ids of app roles and scopes. */
  readonly declared: readonly {
    readonly resourceAppId: string;
    readonly id: string;
    readonly type: 'Role' | 'Scope';
  }[];
  readonly passwordCredentials: readonly PasswordCredentialView[];
  readonly keyCredentials: readonly (PasswordCredentialView & {
    readonly customKeyIdentifier: string | null;
  })[];
  readonly redirectUris: readonly string[];
  /** Names under which others ask for tokens to it; left out where it was not asked for. */
  readonly identifierUris?: readonly string[];
  /** What administrators read about it; left out where it was not asked for. */
  readonly notes?: string | null;
  /** Only of one that was deleted. */
  readonly deletedDateTime?: string | null;
}

export interface ServicePrincipalView {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly accountEnabled: boolean;
  /** Only who is assigned may sign in to it; left out where it was not asked for. */
  readonly assignmentRequired?: boolean;
  readonly appOwnerOrganizationId: string | null;
  /** Its own, beside those of its application; left out where they were not asked for. */
  readonly passwordCredentials?: readonly PasswordCredentialView[];
  readonly keyCredentials?: readonly PasswordCredentialView[];
}

export interface ResourceView {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly appRoles: readonly { readonly id: string; readonly value: string }[];
}

export interface AppRoleAssignmentView {
  readonly id: string;
  readonly resourceId: string;
  readonly resourceDisplayName: string;
  readonly appRoleId: string;
  readonly createdDateTime: string | null;
}

/** Somebody who holds an app role of a resource. */
export interface AppRoleHolderView extends AppRoleAssignmentView {
  readonly principalId: string;
  readonly displayName: string;
  /** `ServicePrincipal`, `User` or `Group`. */
  readonly principalType: string;
}

/** A service principal that was deleted within 30 days. */
export interface DeletedPrincipalView {
  readonly id: string;
  readonly deletedDateTime: string | null;
}

/** A user who was deleted within 30 days. */
export interface DeletedUserView {
  readonly displayName: string;
  readonly deletedDateTime: string | null;
}

/** A line of the directory's audit log (facts 2.14). */
export interface AuditView {
  readonly at: string;
  readonly activity: string;
  /** Whoever did it: a user principal name, or an application's name. */
  readonly by: string;
  /** Object ids of what was changed. */
  readonly targets: readonly string[];
}

export interface PermissionGrantView {
  readonly id: string;
  readonly clientId: string;
  readonly resourceId: string;
  /** Null: for all users of the tenant. */
  readonly principalId: string | null;
  readonly scopes: readonly string[];
}

/** Who answers for an application: a person, or another application. */
export interface OwnerView {
  readonly id: string;
  readonly name: string;
}

/** A directory role that a service principal holds, active and assigned to itself. */
export interface DirectoryRoleView {
  /** Of the assignment; left out where it was not asked for. */
  readonly assignmentId?: string;
  /** Template id, the same in every tenant; of a custom role its own id. */
  readonly templateId: string;
  readonly name: string;
  /** `/` for the whole tenant, else an administrative unit or an object. */
  readonly scope: string;
}

export interface UserView {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly mail: string | null;
  readonly proxyAddresses: readonly string[];
  readonly accountEnabled: boolean;
  readonly usageLocation: string | null;
  readonly onPremisesSyncEnabled: boolean;
  /** Names of enabled service plans, e.g. EXCHANGE_S_STANDARD. */
  readonly servicePlans: readonly string[];
  /** Subscriptions assigned to the user himself, by their id. */
  readonly skuIds?: readonly string[];
}

export interface SkuView {
  readonly skuId: string;
  readonly skuPartNumber: string;
  readonly freeSeats: number;
  readonly servicePlans: readonly string[];
}

/** Wanted state of the application object. */
export interface ApplicationBody {
  readonly displayName: string;
  readonly signInAudience: 'AzureADMyOrg' | 'AzureADMultipleOrgs';
  readonly tags: readonly string[];
  readonly notes?: string;
  readonly redirectUris: readonly string[];
  readonly declared: ApplicationView['declared'];
}

export interface NewSecret {
  readonly keyId: string;
  /** The value: goes to the keychain and nowhere else. */
  readonly secretText: string;
  readonly hint: string | null;
  readonly endDateTime: string;
}

/** The public part of a certificate, as it is added to an application. */
export interface NewCertificate {
  readonly keyId: string;
  readonly displayName: string;
  /** Base64 of the DER; never the private key. */
  readonly certificate: string;
  readonly notBefore: string;
  readonly notAfter: string;
}

export interface DirectoryReads {
  me(): Promise<PersonView>;
  organization(): Promise<OrganizationView>;
  /** Template ids of the signed-in person's active directory roles. */
  myRoles(): Promise<readonly string[]>;
  appManagementPolicy(): Promise<AppManagementPolicyView>;
  applicationByUniqueName(uniqueName: string): Promise<ApplicationView | null>;
  applicationByAppId(appId: string): Promise<ApplicationView | null>;
  applicationsByDisplayName(displayName: string): Promise<readonly ApplicationView[]>;
  /** An application that was deleted within 30 days and can be restored; it still holds its uniqueName (facts 2.3). */
  deletedApplication(uniqueName: string): Promise<ApplicationView | null>;
  /** A service principal of this application that was deleted within 30 days: the one deleted last (facts 2.4). */
  deletedServicePrincipal(appId: string): Promise<DeletedPrincipalView | null>;
  servicePrincipalByAppId(appId: string): Promise<ServicePrincipalView | null>;
  /** A resource's service principal with its app roles (Graph, Exchange Online); null where the tenant has none. */
  resource(appId: string): Promise<ResourceView | null>;
  appRoleAssignments(servicePrincipalId: string): Promise<readonly AppRoleAssignmentView[]>;
  /** Everybody who holds an app role of a resource, by the resource's application id; none where the tenant lacks it. */
  appRoleHolders(resourceAppId: string): Promise<readonly AppRoleHolderView[]>;
  permissionGrants(servicePrincipalId: string): Promise<readonly PermissionGrantView[]>;
  /** Directory roles of a service principal; not those that come by a group. */
  directoryRolesOf(servicePrincipalId: string): Promise<readonly DirectoryRoleView[]>;
  /** By object id or user principal name. */
  user(idOrUpn: string): Promise<UserView | null>;
  /** By any of its addresses, aliases too. */
  userByAddress(address: string): Promise<UserView | null>;
  /** A deleted user of this primary address, with whom the mailbox went; null: none within 30 days. */
  deletedUser(address: string): Promise<DeletedUserView | null>;
  /** People and mailboxes whose name or address begins so, at most so many; an empty text: the first by name. */
  usersMatching(
    text: string,
    most: number,
  ): Promise<{ readonly users: readonly UserView[]; readonly more: boolean }>;
  skus(): Promise<readonly SkuView[]>;
  /** Every application registered in this tenant. */
  applications(): Promise<readonly ApplicationView[]>;
  /** Every service principal of the tenant, those of Microsoft and of other tenants among them. */
  servicePrincipals(): Promise<readonly ServicePrincipalView[]>;
  /** Every delegated grant of the tenant. */
  allPermissionGrants(): Promise<readonly PermissionGrantView[]>;
  /** Every directory role assignment of the tenant, of people too. */
  allDirectoryRoles(): Promise<readonly (DirectoryRoleView & { readonly principalId: string })[]>;
  /** Owners of an application by id and name. */
  ownersOf(applicationId: string): Promise<readonly OwnerView[]>;
  /**
   * The newest lines on applications in the audit log, in so few requests as its limit allows (facts 2.14); `more`: there
   * are older ones. The tenant keeps 7 or 30 days, by licence.
   */
  applicationAudits(): Promise<{ readonly lines: readonly AuditView[]; readonly more: boolean }>;
  /** What the signed-in person consented to for an assistant application. */
  consentsOf(clientAppId: string): Promise<readonly PermissionGrantView[]>;
}

/**
 * Writes. Each throws AppError; after `answer-lost` or `timeout` the caller observes again. A write that meets
 * replication lag is repeated with back-off inside (facts 2.4).
 */
export interface DirectoryWrites {
  /** Creates or updates by the alternate key uniqueName, in one request. */
  upsertApplication(
    uniqueName: string,
    body: ApplicationBody,
  ): Promise<{ readonly application: ApplicationView; readonly created: boolean }>;
  /** Restores a deleted application by object id; its service principal stays deleted. */
  restoreApplication(applicationId: string): Promise<void>;
  /** Restores a deleted service principal by object id, without the grants that it had (facts 2.4). */
  restoreServicePrincipal(servicePrincipalId: string): Promise<void>;
  /** Deletes an application by object id, softly; its service principal goes with it (facts 2.3). */
  deleteApplication(applicationId: string): Promise<void>;
  /** Deletes a service principal by object id, softly; its grants go for good (facts 2.4). */
  deleteServicePrincipal(servicePrincipalId: string): Promise<void>;
  createServicePrincipal(appId: string): Promise<ServicePrincipalView>;
  addPassword(applicationId: string, displayName: string, endDateTime: string): Promise<NewSecret>;
  removePassword(applicationId: string, keyId: string): Promise<void>;
  /** Adds a certificate beside those that are there. */
  addCertificate(applicationId: string, certificate: NewCertificate): Promise<void>;
  removeCertificate(applicationId: string, keyId: string): Promise<void>;
  grantAppRole(
    servicePrincipalId: string,
    resourceId: string,
    appRoleId: string,
  ): Promise<AppRoleAssignmentView>;
  revokeAppRole(servicePrincipalId: string, assignmentId: string): Promise<void>;
  /** Gives a service principal a directory role for the whole tenant, by the role's template id. */
  giveDirectoryRole(servicePrincipalId: string, templateId: string): Promise<DirectoryRoleView>;
  /** Takes a directory role away, by its assignment's id. */
  takeDirectoryRole(assignmentId: string): Promise<void>;
  setUsageLocation(userId: string, countryCode: string): Promise<void>;
  assignLicense(userId: string, skuId: string): Promise<void>;
  /** Takes back a licence that was assigned directly; where no other has a mailbox, that goes (facts 8.3). */
  removeLicense(userId: string, skuId: string): Promise<void>;
  setAccountEnabled(userId: string, enabled: boolean): Promise<void>;
  removePermissionGrant(grantId: string): Promise<void>;
}

export interface Directory extends DirectoryReads, DirectoryActivity, DirectoryWrites, DirectoryRepairs {}
