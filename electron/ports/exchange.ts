import type { ExchangeActivity } from './activity';

/** What the job reads and writes in Exchange Online, one method per cmdlet use. */

export interface RecipientView {
  readonly externalDirectoryObjectId: string;
  /** RecipientTypeDetails: UserMailbox, SharedMailbox, MailUser ... */
  readonly kind: string;
  readonly displayName: string;
  readonly distinguishedName: string;
  readonly primarySmtpAddress: string;
  /** All addresses in lower case, without the `smtp:` prefix. */
  readonly addresses: readonly string[];
}

/** How a mailbox stands beside its addresses; null: Exchange does not tell. */
export interface MailboxStateView {
  readonly recipient: RecipientView;
  readonly hidden: boolean | null;
  /** A litigation hold, or a hold of a case or a policy. */
  readonly onHold: boolean | null;
  /** Where its incoming mail is forwarded to; null: nowhere, or not told. */
  readonly forwardsTo: string | null;
  /** Nobody can sign in with its account. */
  readonly accountDisabled: boolean | null;
  readonly audited: boolean | null;
}

export interface ExchangeOrganizationView {
  readonly isDehydrated: boolean;
  readonly enforceExoAppRbacPermissions: boolean | null;
  /** Mailbox auditing is switched off for the whole organisation; null: not told. */
  readonly auditDisabled: boolean | null;
}

export interface PointerView {
  readonly appId: string;
  /** The Entra service principal's object id the pointer was made with. */
  readonly objectId: string;
  readonly displayName: string;
}

export interface ScopeView {
  readonly name: string;
  readonly recipientFilter: string;
}

/** A role assignment, of whomever, that a management scope limits. */
export interface ScopeUserView {
  readonly assignment: string;
  /** Of an application the object id; of people the name of their role group or account. */
  readonly assignee: string;
}

export interface RoleAssignmentView {
  readonly name: string;
  readonly role: string;
  /** `organization`: no scope, tenant-wide. */
  readonly scope: 'custom' | 'group' | 'administrativeUnit' | 'organization' | 'unknown';
  readonly scopeName: string | null;
  /** The role group by which the application holds it; absent where it is assigned to the application itself. */
  readonly via?: string;
}

/** A role assignment of any application. */
export interface ApplicationAssignmentView extends RoleAssignmentView {
  /** The application's service principal: its object id, or the name that Exchange shows. */
  readonly assignee: string;
}

export interface GroupView {
  readonly name: string;
  readonly externalDirectoryObjectId: string;
  readonly distinguishedName: string;
  readonly primarySmtpAddress: string;
  readonly kind: string;
  /** Hidden, nobody may join or leave by themselves, senders from outside are refused. */
  readonly settled: boolean;
  /** ManagedBy as Exchange shows it: who may change the members besides administrators. */
  readonly owners?: readonly string[];
}

export interface AccessPolicyView {
  readonly identity: string;
  readonly appId: string;
  readonly scopeName: string;
  /** The group's (or mailbox's) id as Exchange shows it. */
  readonly scopeIdentity: string;
  readonly accessRight: string;
}

/** A policy (by its identity) or a management scope (by its name) that names a group. */
export interface GroupUserView {
  readonly kind: 'policy' | 'scope';
  readonly name: string;
}

export interface AuthorizationView {
  readonly role: string;
  /** Null: not run, or not told. */
  readonly inScope: boolean | null;
  readonly scopeType: string;
  readonly allowedScope: string | null;
}

/** What a person wants to know of a mailbox before it goes. */
export interface MailboxUseView {
  readonly externalDirectoryObjectId: string;
  /** As Exchange writes it: "1.2 GB (1,288,490,188 bytes)"; null: not told. */
  readonly size: string | null;
  readonly items: number | null;
  /** ISO time of the last use that Exchange knows of; null: none, or not told. */
  readonly lastUse: string | null;
  /** Whoever else may open it or send as it. */
  readonly delegates: readonly string[];
  /** What keeps its content by law or rule: "litigation hold", the id of a hold. */
  readonly holds: readonly string[];
}

export interface TraceView {
  readonly messageTraceId: string;
  readonly messageId: string;
  readonly received: string;
  readonly sender: string;
  readonly recipient: string;
  readonly subject: string;
  readonly status: string;
}

export interface ExchangeReads {
  /**
   * What runs the cmdlets on this computer, in words, before anybody signs in to Exchange. Throws AppError
   * `preflight-failed` or `policy-refused` where this computer cannot. Left out where nothing is needed.
   */
  host?(): Promise<string>;
  /** The tenant id of the connection; compared with the signed-in tenant before each run (design rule 9). */
  connectedTenant(): Promise<string>;
  /** True where the connection's person may use the cmdlets of the job (they are hidden otherwise). */
  mayAdminister(): Promise<boolean>;
  /** By address (any of them), object id or name; null where there is none. */
  recipient(identity: string): Promise<RecipientView | null>;
  /** Many at once, in as few calls as the cmdlet allows; keyed by the address asked for, in lower case. */
  recipients(addresses: readonly string[]): Promise<ReadonlyMap<string, RecipientView>>;
  organization(): Promise<ExchangeOrganizationView>;
  /** Whether the unified audit log takes entries in; null: not told. */
  unifiedAuditLog(): Promise<boolean | null>;
  /** AuditEnabled of mailboxes by object id; counts only where the organisation has auditing off. */
  mailboxAuditing(ids: readonly string[]): Promise<ReadonlyMap<string, boolean>>;
  /** How mailboxes stand, by object id; what is no mailbox of Exchange Online is left out. */
  mailboxStates(ids: readonly string[]): Promise<ReadonlyMap<string, MailboxStateView>>;
  /** Whether this cloud has the role, e.g. `Application Mail.Send`. */
  roleExists(role: string): Promise<boolean>;
  /** Those that name the application or the service principal, and those that share an id with one of them. */
  pointers(appId: string, servicePrincipalObjectId?: string): Promise<readonly PointerView[]>;
  scope(name: string): Promise<ScopeView | null>;
  /** Everything that hangs on a scope: who changes the scope changes what they reach. */
  scopeUsers(name: string): Promise<readonly ScopeUserView[]>;
  /** Whom an OPATH filter matches today. */
  recipientsMatching(filter: string): Promise<readonly RecipientView[]>;
  /** Of every application of the organisation. */
  applicationAssignments(): Promise<readonly ApplicationAssignmentView[]>;
  roleAssignments(objectId: string): Promise<readonly RoleAssignmentView[]>;
  /** Every mailbox of the organisation, shared and resource mailboxes among them. */
  mailboxes(): Promise<readonly RecipientView[]>;
  /** Every pointer, management scope and access policy of the organisation. */
  allPointers(): Promise<readonly PointerView[]>;
  allScopes(): Promise<readonly ScopeView[]>;
  allAccessPolicies(): Promise<readonly AccessPolicyView[]>;
  accessPolicies(appId: string): Promise<readonly AccessPolicyView[]>;
  group(name: string): Promise<GroupView | null>;
  groupMembers(name: string): Promise<readonly RecipientView[]>;
  /** Access policies of any application and management scopes that name a group. */
  groupUsers(group: GroupView): Promise<readonly GroupUserView[]>;
  /** Test-ServicePrincipalAuthorization; not cached, blind to Entra grants (facts 6.5). */
  testAuthorization(objectId: string, mailbox: string): Promise<readonly AuthorizationView[]>;
  /** Test-ApplicationAccessPolicy, without comparing localised text (facts 7). */
  testAccessPolicy(appId: string, mailbox: string): Promise<'granted' | 'denied' | 'unknown'>;
  messageTrace(query: {
    readonly senders: readonly string[];
    readonly subject?: string;
    readonly since: string;
    /** How many days from then on; default 2, at most 10 (facts 8.1). */
    readonly days?: number;
    /** Only what did not get there: of a busy sender all that did would fill page after page. */
    readonly failed?: true;
  }): Promise<readonly TraceView[]>;
  /** What the trace says last of one message on its way to one recipient, in its own words; null: nothing. */
  traceReason(messageTraceId: string, recipient: string): Promise<string | null>;
  /** Size, last use, delegates and holds of a mailbox, by its object id; null where there is none. */
  mailboxUse(identity: string): Promise<MailboxUseView | null>;
  /** Number of items in Sent Items. */
  sentItems(mailbox: string): Promise<number>;
}

export interface ExchangeWrites {
  enableOrganizationCustomization(): Promise<void>;
  createSharedMailbox(address: string, displayName: string): Promise<RecipientView>;
  /** Set-Mailbox -AccountDisabled. */
  disableMailboxAccount(address: string): Promise<void>;
  /** Deletes a mailbox by its object id, softly: its account can be restored for 30 days (facts 8.3). */
  removeMailbox(identity: string): Promise<void>;
  createPointer(appId: string, servicePrincipalObjectId: string, displayName: string): Promise<void>;
  /** By what names this pointer and no other: its object id or its application id. */
  removePointer(identity: string): Promise<void>;
  createScope(name: string, recipientFilter: string): Promise<void>;
  setScopeFilter(name: string, recipientFilter: string): Promise<void>;
  removeScope(name: string): Promise<void>;
  /** Always with a scope: an assignment without one is tenant-wide and cannot be asked for (design rule 3). */
  assignRole(assignment: {
    readonly name: string;
    readonly role: string;
    readonly objectId: string;
    readonly scopeName: string;
  }): Promise<void>;
  removeRoleAssignment(name: string): Promise<void>;
  /** Mail-enabled security group, closed and for authenticated senders only; not hidden before it is settled. */
  createSecurityGroup(name: string, address: string, members: readonly string[]): Promise<GroupView>;
  /** Hides and closes a group: what makes it `settled`. */
  settleSecurityGroup(name: string): Promise<void>;
  removeGroup(name: string): Promise<void>;
  addGroupMember(group: string, member: string): Promise<void>;
  removeGroupMember(group: string, member: string): Promise<void>;
  /** For the members of a mail-enabled security group; RestrictAccess unless said otherwise. */
  createAccessPolicy(
    appId: string,
    groupAddress: string,
    accessRight?: 'RestrictAccess' | 'DenyAccess',
  ): Promise<void>;
  removeAccessPolicy(identity: string): Promise<void>;
}

export interface Exchange extends ExchangeReads, ExchangeActivity, ExchangeWrites {}
