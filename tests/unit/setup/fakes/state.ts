import type {
  AppManagementPolicyView,
  AppRoleAssignmentView,
  ApplicationView,
  DirectoryRoleView,
  PermissionGrantView,
  ServicePrincipalView,
  SkuView,
  UserView,
} from '../../../../electron/ports/directory';
import type {
  AccessPolicyView,
  PointerView,
  RecipientView,
  RoleAssignmentView,
  ScopeView,
} from '../../../../electron/ports/exchange';
import { roleIds } from '../../../../electron/setup/roles';
import { guid } from './ids';

export interface FakeGroup {
  readonly name: string;
  readonly address: string;
  readonly id: string;
  members: string[];
  settled: boolean;
}

/** What the fake tenant holds, as plain as the ports' views. */
export interface FakeState {
  roles: string[] | null;
  exchangeAdmin: boolean;
  domains: string[];
  policy: AppManagementPolicyView | null;
  applications: ApplicationView[];
  principals: ServicePrincipalView[];
  assignments: (AppRoleAssignmentView & { principalId: string })[];
  grants: (PermissionGrantView & { servicePrincipalId: string })[];
  /** Of our service principal. */
  directoryRoles: DirectoryRoleView[];
  users: UserView[];
  skus: SkuView[];
  recipients: RecipientView[];
  dehydrated: boolean;
  auditDisabled: boolean;
  roleExists: boolean;
  pointers: PointerView[];
  scopes: ScopeView[];
  roleAssignments: (RoleAssignmentView & { objectId: string })[];
  accessPolicies: AccessPolicyView[];
  groups: FakeGroup[];
  /** Test-ApplicationAccessPolicy answers by the policy only after so many tests: the cache lag. */
  policyLag: number;
  nextId: number;
}

/** A user, licensed unless told otherwise. */
export function userOf(number: number, address: string, over: Partial<UserView> = {}): UserView {
  return {
    id: guid(10, number),
    userPrincipalName: address,
    displayName: address,
    mail: address,
    proxyAddresses: [`SMTP:${address}`],
    accountEnabled: true,
    usageLocation: 'DE',
    onPremisesSyncEnabled: false,
    servicePlans: ['EXCHANGE_S_STANDARD'],
    ...over,
  };
}

export function recipientOf(user: UserView, kind: string, aliases: readonly string[] = []): RecipientView {
  const primary = user.mail ?? user.userPrincipalName;
  return {
    externalDirectoryObjectId: user.id,
    kind,
    displayName: user.displayName,
    distinguishedName: `CN=${user.id}`,
    primarySmtpAddress: primary,
    addresses: [primary, ...aliases],
  };
}

/** Contoso: one shared mailbox, two persons, a person with an alias, one unlicensed, one on premises. */
export function contoso(): FakeState {
  const invoices = userOf(1, 'invoices@contoso.example', { accountEnabled: false, servicePlans: [] });
  const ceo = userOf(2, 'ceo@contoso.example');
  const ada = userOf(3, 'ada@contoso.example', {
    proxyAddresses: ['SMTP:ada@contoso.example', 'smtp:billing@contoso.example'],
  });
  const unlicensed = userOf(4, 'temp@contoso.example', { servicePlans: [], usageLocation: null });
  const onPremises = userOf(5, 'plant@contoso.example', { servicePlans: [], onPremisesSyncEnabled: true });
  const room = userOf(6, 'room@contoso.example', { servicePlans: [] });
  const team = userOf(7, 'team@contoso.example', { servicePlans: [] });
  return {
    roles: [roleIds.globalAdministrator],
    exchangeAdmin: true,
    domains: ['contoso.example', 'contoso.onmicrosoft.example'],
    policy: { secretsForbidden: false, secretMaxDays: null, certificateMaxDays: null },
    ...{ applications: [], principals: [], assignments: [], grants: [], directoryRoles: [] },
    users: [invoices, ceo, ada, unlicensed, onPremises, room],
    skus: [
      {
        skuId: guid(4, 1),
        skuPartNumber: 'SPE_E3',
        freeSeats: 5,
        servicePlans: ['EXCHANGE_S_ENTERPRISE', 'AAD_PREMIUM', 'TEAMS1', 'SHAREPOINTENTERPRISE'],
      },
      {
        skuId: guid(4, 2),
        skuPartNumber: 'EXCHANGESTANDARD',
        freeSeats: 2,
        servicePlans: ['EXCHANGE_S_STANDARD'],
      },
    ],
    recipients: [
      recipientOf(invoices, 'SharedMailbox'),
      recipientOf(ceo, 'UserMailbox'),
      recipientOf(ada, 'UserMailbox', ['billing@contoso.example']),
      recipientOf(onPremises, 'MailUser'),
      recipientOf(room, 'RoomMailbox'),
      recipientOf(team, 'MailUniversalDistributionGroup'),
    ],
    dehydrated: false,
    auditDisabled: false,
    roleExists: true,
    ...{ pointers: [], scopes: [], roleAssignments: [], accessPolicies: [], groups: [] },
    policyLag: 0,
    nextId: 1,
  };
}
