import type {
  AppManagementPolicy,
  AppRoleAssignment,
  Application,
  DirectoryAudit,
  ForeignApplication,
  OAuth2PermissionGrant,
  ServicePrincipal,
  SubscribedSku,
  Tenant,
  User,
} from './directory-types';
import type {
  AccessPolicy,
  ExchangeServicePrincipal,
  Group,
  Mailbox,
  MailItem,
  ManagementScope,
  OrganizationConfig,
  RoleAssignment,
  TraceRow,
} from './exchange-types';

/** Everything a practice tenant remembers; plain data, so that it can be saved, loaded and compared. */
export interface WorldState {
  tenant: Tenant;
  skus: SubscribedSku[];
  users: User[];
  applications: Application[];
  foreignApplications: ForeignApplication[];
  servicePrincipals: ServicePrincipal[];
  appRoleAssignments: AppRoleAssignment[];
  permissionGrants: OAuth2PermissionGrant[];
  appManagementPolicy: AppManagementPolicy;
  audits: DirectoryAudit[];
  mailboxes: Mailbox[];
  groups: Group[];
  exchangeServicePrincipals: ExchangeServicePrincipal[];
  managementScopes: ManagementScope[];
  roleAssignments: RoleAssignment[];
  accessPolicies: AccessPolicy[];
  organization: OrganizationConfig;
  traces: TraceRow[];
  /** Every mail accepted for delivery, newest last: what the outbox page shows. */
  outbox: MailItem[];
  /** Addresses outside the tenant that refuse mail. */
  refusedExternalRecipients: string[];
}

/** How long changes take to be seen, in seconds on the practice clock. */
export interface LagSettings {
  /** A created directory object answers 404 (or NoBackingApplicationObject) to followers for so long. */
  readonly replication: number;
  /** Exchange's rights cache with no call of the application in between (facts 6.7: 30 minutes). */
  readonly rightsIdle: number;
  /** The same under calls of the application (facts 6.7: 2 hours). */
  readonly rightsBusy: number;
  /** Access policies (facts 7: over one hour). */
  readonly policy: number;
  /** A new mailbox until Graph accepts it (facts 8.3: minutes). */
  readonly mailbox: number;
}
