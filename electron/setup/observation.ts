import type { CertificateView } from '../ports/certificates';
import type {
  AppManagementPolicyView,
  AppRoleAssignmentView,
  ApplicationView,
  DeletedPrincipalView,
  DeletedUserView,
  DirectoryRoleView,
  OrganizationView,
  PermissionGrantView,
  PersonView,
  ServicePrincipalView,
  SkuView,
  UserView,
} from '../ports/directory';
import type {
  AccessPolicyView,
  ExchangeOrganizationView,
  GroupUserView,
  GroupView,
  PointerView,
  RecipientView,
  RoleAssignmentView,
  ScopeUserView,
  ScopeView,
} from '../ports/exchange';
import type { SetupRecord } from '../ports/records';
import type { Route, ServiceClock, Surroundings, TenantCloud } from '../ports/surroundings';
import type { CredentialIntent } from './credential/marker';
import type { RotationStand } from './credential/rotation-stand';
import type { OthersObservation } from './others/observe';
import type { RecordsObservation } from './records/observe';
import type { DomainRecords } from './mail-domains/read';
import type { ExchangeHostObservation } from './exchange-host';

/** What this computer remembers of the setup: helps to tell own objects and lost secrets, never needed. */
export interface Known {
  readonly record: SetupRecord | null;
  readonly journalIntents: readonly CredentialIntent[];
  /** `oldTokensUntil` of the journal. */
  readonly oldTokensUntil?: string | null;
  /** The vendor's own public certificate, where the setup file names one. */
  readonly given?: CertificateView | null;
  /** Other setups on this computer that use the same application. */
  readonly sharedWith?: readonly string[];
  /** Redirect URIs that the vendor before asked for, where the setup file names another one now. */
  readonly formerRedirectUris?: readonly string[];
  /** The setup is to be taken back: what names its group must be known, also where its application is gone. */
  readonly undo?: boolean;
}

/** A resource's service principal in this tenant, and the names of the app roles that were granted or matter here. */
export interface ResourceSummary {
  readonly id: string;
  /** Role id → value, of the roles that send and of those assigned to our service principal. */
  readonly roles: Readonly<Record<string, string>>;
  /** Id of Mail.Send; null where this cloud has none. */
  readonly mailSendRoleId: string | null;
}

/** A pointer that names our application or our service principal, but not both (facts 6.1). */
export interface WrongPointer {
  readonly pointer: PointerView;
  /** By what Exchange tells it from all others; null: by nothing. */
  readonly identity: string | null;
  /** What is assigned to it and goes with it; none of another application's. */
  readonly assignments: readonly RoleAssignmentView[];
}

/** What the Exchange connection's person could see. */
export interface ExchangeObservation {
  readonly tenantId: string;
  /** By the address asked for, in lower case; senders and outsider. */
  readonly recipients: Readonly<Record<string, RecipientView>>;
  readonly organization: ExchangeOrganizationView;
  /** Whether this cloud has `Application Mail.Send`. */
  readonly roleExists: boolean;
  /** Right ones: of our application to our service principal. */
  readonly pointers: readonly PointerView[];
  readonly wrongPointers: readonly WrongPointer[];
  readonly scope: ScopeView | null;
  /** Everything that hangs on the scope, ours or not. */
  readonly scopeUsers: readonly ScopeUserView[];
  /** Whom the scope's filter matches today; empty without a scope. */
  readonly matched: readonly { readonly id: string; readonly address: string }[];
  /** Of the service principal as it is in Entra now. */
  readonly roleAssignments: readonly RoleAssignmentView[];
  readonly accessPolicies: readonly AccessPolicyView[];
  readonly group: GroupView | null;
  readonly groupMembers: readonly RecipientView[];
  /** Senders that keep an audit log of their own, by object id; read only where the organisation keeps none. */
  readonly auditing: Readonly<Record<string, boolean>>;
  /** What names the group; looked for only where the group may no longer be needed. */
  readonly groupUsers: readonly GroupUserView[];
}

export interface CredentialObservation {
  /** Where secrets go, in words. */
  readonly store: string;
  readonly usable:
    { readonly ok: true } | { readonly ok: false; readonly message: string; readonly next: string };
  /** The key whose value lies in this computer's keychain; never the value. */
  readonly heldKeyId: string | null;
  /** The vendor's own public certificate that the setup file names. */
  readonly given?: CertificateView;
  /** A rotation that decides on credentials instead of the setup file. */
  readonly rotation?: RotationStand;
}

/**
 * Everything that planning needs, read once: plain data without a secret. Null where the signed-in person may
 * not read it; what is unknown is never taken for good.
 */
export interface Observation {
  readonly me: PersonView;
  readonly myRoles: readonly string[] | null;
  readonly organization: OrganizationView;
  readonly policy: AppManagementPolicyView | null;
  /** What could not be read for want of a consent, in words. */
  readonly unconsented?: readonly string[];
  /** Ours, by uniqueName, also where it was deleted; always null where the vendor owns the application. */
  readonly application: ApplicationView | null;
  /** It was deleted, and can be restored (facts 2.3). */
  readonly applicationDeleted: boolean;
  /** The service principal that was deleted with it; left out where nobody looked. */
  readonly deletedPrincipal?: DeletedPrincipalView | null;
  /** Others of the same display name. */
  readonly foreignApplications: readonly ApplicationView[];
  readonly servicePrincipal: ServicePrincipalView | null;
  readonly appRoleAssignments: readonly AppRoleAssignmentView[] | null;
  readonly permissionGrants: readonly PermissionGrantView[] | null;
  /** Of our service principal. */
  readonly directoryRoles: readonly DirectoryRoleView[] | null;
  readonly graph: ResourceSummary | null;
  readonly exchangeOnline: ResourceSummary | null;
  /** By address: the Entra users of those addresses where they were needed; null: looked for and not there. */
  readonly users: Readonly<Record<string, UserView | null>>;
  /** Read only where a licence may be needed. */
  readonly skus: readonly SkuView[] | null;
  /** What runs the Exchange cmdlets on this computer; null or left out: nothing is needed here. */
  readonly exchangeHost?: ExchangeHostObservation;
  /** Null: no Exchange rights, or no Exchange connection. */
  readonly exchange: ExchangeObservation | null;
  readonly credential: CredentialObservation;
  /** What the tenant keeps of what happens in it, and who else can send; left out where nobody looked. */
  readonly records?: RecordsObservation;
  readonly others?: OthersObservation;
  /** Deleted users of senders that were not found, by address. */
  readonly deletedUsers?: Readonly<Record<string, DeletedUserView>>;
  /** What lies around the tenant; each left out where nobody looked. */
  readonly serviceClock?: ServiceClock | null;
  readonly cloud?: {
    readonly chosen: Surroundings['cloud'];
    readonly told: TenantCloud | null;
    readonly problem: string | null;
  };
  readonly routes?: { readonly routes: readonly Route[]; readonly ownAuthority: boolean };
  readonly mailDomains?: { readonly domains: readonly DomainRecords[]; readonly spfHost: string };
  readonly disk?: { readonly freeBytes: number | null };
  /** Object id of the application as this computer remembers it. */
  readonly recordedApplicationId: string | null;
  readonly journalIntents: readonly CredentialIntent[];
  /** Other setups on this computer that use the same application. */
  readonly sharedWith?: readonly string[];
  /** Redirect URIs that the vendor before asked for, where the setup file names another one now. */
  readonly formerRedirectUris?: readonly string[];
  /** Until when tokens may still carry a grant that this computer removed; null where it does not know. */
  readonly oldTokensUntil: string | null;
}
