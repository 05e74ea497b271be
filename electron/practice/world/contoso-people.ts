import type { SubscribedSku, User } from './directory-types';
import { longAgo } from './contoso-service-principals';
import { stableId } from './stable-id';
import { roleTemplates } from './well-known';

export const contosoDomain = 'contoso.example';
export const contosoInitialDomain = 'contoso.onmicrosoft.com';

/** Password of every person of the first world; it protects nothing. */
export const practicePassword = 'Practice!2026';

/** SKU and service plan ids are Microsoft's published ones (K). */
export const skuIds = {
  /** Has Exchange and free seats. */
  e3: '6fd2c87f-b296-42f0-b197-1e91e994b900',
  /** Has Exchange, all seats taken. */
  exchangePlan1: '4b9405b0-7788-4568-add1-99614e613b69',
  /** Has no Exchange. */
  powerAutomateFree: 'f30db892-07e9-47e9-837c-80727f46fd3d',
} as const;

const plan = (servicePlanId: string, servicePlanName: string): SubscribedSku['servicePlans'][number] => ({
  servicePlanId,
  servicePlanName,
  appliesTo: 'User',
});

/** The subscriptions of the first world. */
export function contosoSkus(): SubscribedSku[] {
  return [
    {
      skuId: skuIds.e3,
      skuPartNumber: 'ENTERPRISEPACK',
      enabled: 25,
      servicePlans: [
        plan('efb87545-963c-4e0d-99df-69c6916d9eb0', 'EXCHANGE_S_ENTERPRISE'),
        plan('57ff2da0-773e-42df-b2af-ffb7a2317929', 'TEAMS1'),
        plan('5dbe027f-2339-4123-9542-606e4d348a72', 'SHAREPOINTENTERPRISE'),
      ],
    },
    {
      skuId: skuIds.exchangePlan1,
      skuPartNumber: 'EXCHANGESTANDARD',
      enabled: 1,
      servicePlans: [plan('9aaf7827-d63c-4b61-89c3-182f06f82e5c', 'EXCHANGE_S_STANDARD')],
    },
    {
      skuId: skuIds.powerAutomateFree,
      skuPartNumber: 'FLOW_FREE',
      enabled: 10000,
      servicePlans: [plan('50e68c76-46c6-4674-81f9-75456511b170', 'FLOW_P2_VIRAL')],
    },
  ];
}

/** What a user is where nothing else is said: an enabled member without licence, role or mail. */
export function baseUser(userPrincipalName: string, displayName: string): User {
  return {
    id: stableId(`user ${userPrincipalName}`),
    userPrincipalName,
    displayName,
    mail: null,
    accountEnabled: true,
    usageLocation: 'DE',
    userType: 'Member',
    password: practicePassword,
    assignedLicenses: [],
    roles: [],
    signIn: { mfaRequired: false, deviceCodeBlocked: false },
    onPremisesSyncEnabled: false,
    createdDateTime: longAgo,
    deletedDateTime: null,
  };
}

/** A person of the first world: the part of the address before the @, the name, and what is special. */
interface Person {
  readonly local: string;
  readonly name: string;
  /** Where the mailbox lives; `none`: no mailbox. */
  readonly mailbox: 'user' | 'onPremises' | 'none';
  /** Primary address, where it is not the user principal name. */
  readonly primary?: string;
  readonly full?: boolean;
  readonly user?: Partial<User>;
}

const licence = (skuId: string, assignedByGroup: string | null = null): Partial<User> => ({
  assignedLicenses: [{ skuId, disabledPlans: [], assignedByGroup }],
});

/** Admins of four kinds, each alone, and people with and without mailboxes (design section 9). */
export const people: readonly Person[] = [
  {
    local: 'admin',
    name: 'Ada Admin',
    mailbox: 'user',
    user: { ...licence(skuIds.e3), roles: [roleTemplates.globalAdministrator] },
  },
  {
    local: 'appadmin',
    name: 'Aron Applications',
    mailbox: 'none',
    user: { roles: [roleTemplates.applicationAdministrator] },
  },
  {
    local: 'exadmin',
    name: 'Elif Exchange',
    mailbox: 'none',
    user: { roles: [roleTemplates.exchangeAdministrator] },
  },
  {
    local: 'roleadmin',
    name: 'Rosa Roles',
    mailbox: 'none',
    user: { roles: [roleTemplates.privilegedRoleAdministrator] },
  },
  { local: 'ceo', name: 'Clara Chief', mailbox: 'user', user: licence(skuIds.e3) },
  { local: 'anna', name: 'Anna Berg', mailbox: 'user', user: licence(skuIds.e3) },
  { local: 'ben', name: 'Ben Okafor', mailbox: 'user', user: licence(skuIds.exchangePlan1) },
  {
    local: 'clara',
    name: 'Clara Nowak',
    mailbox: 'user',
    user: licence(skuIds.e3, stableId('group Licensed by group')),
  },
  {
    local: 'd.keller',
    name: 'Dora Keller',
    mailbox: 'user',
    primary: `dora@${contosoDomain}`,
    user: licence(skuIds.e3),
  },
  { local: 'full', name: 'Fritz Voll', mailbox: 'user', full: true, user: licence(skuIds.e3) },
  {
    local: 'mfa',
    name: 'Mira Factor',
    mailbox: 'user',
    user: { ...licence(skuIds.e3), signIn: { mfaRequired: true, deviceCodeBlocked: true } },
  },
  { local: 'temp', name: 'Tom Temp', mailbox: 'none', user: { usageLocation: null } },
  { local: 'former', name: 'Finn Former', mailbox: 'none', user: { accountEnabled: false } },
  { local: 'legacy', name: 'Lena Legacy', mailbox: 'onPremises', user: { onPremisesSyncEnabled: true } },
];

/** The people's Entra users. */
export function contosoPeople(): User[] {
  return people.map((person) => {
    const upn = `${person.local}@${contosoDomain}`;
    return {
      ...baseUser(upn, person.name),
      mail: person.mailbox === 'none' ? null : (person.primary ?? upn),
      ...person.user,
    };
  });
}
