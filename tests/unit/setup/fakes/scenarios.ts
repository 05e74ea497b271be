import type { SetupSpec } from '../../../../electron/contract/setup-file';
import { ewsFullAccessId, exchangeResourceId, graphResourceId, guid, mailSendId } from './ids';
import { recipientOf, userOf } from './state';
import type { FakeState } from './state';
import { specOf } from './tenant';

export interface Scenario {
  readonly name: string;
  readonly spec: SetupSpec;
  readonly change: (state: FakeState) => void;
  /** One run does not finish it: older tokens must end first. */
  readonly waits?: true;
}

const nothing = (): void => undefined;
const certificate = { kind: 'certificate', months: 12 };
const shared = { address: 'payroll@contoso.example', create: 'shared' };
const invoices = { address: 'invoices@contoso.example' };
export const vendorClientId = guid(6, 900);

/** So many shared mailboxes; 25 are more than a filter lists. */
export function manySenders(state: FakeState, count = 25): void {
  for (let number = 1; number <= count; number += 1) {
    const user = userOf(500 + number, `box${number}@contoso.example`, {
      accountEnabled: false,
      servicePlans: [],
    });
    state.users = [...state.users, user];
    state.recipients = [...state.recipients, recipientOf(user, 'SharedMailbox')];
  }
}

const boxes = Array.from({ length: 25 }, (_, index) => ({ address: `box${index + 1}@contoso.example` }));

/** Our application is there already, with a Mail.Send grant and another door beside it. */
export function hazards(state: FakeState): void {
  ownApplication(state);
  const principalId = guid(7, 800);
  const base = { principalId, createdDateTime: null };
  state.assignments = [
    {
      ...base,
      id: 'grant-1',
      resourceId: graphResourceId,
      resourceDisplayName: 'Microsoft Graph',
      appRoleId: mailSendId,
    },
    {
      ...base,
      id: 'grant-2',
      resourceId: exchangeResourceId,
      resourceDisplayName: 'Exchange',
      appRoleId: ewsFullAccessId,
    },
  ];
  state.pointers = [{ appId: guid(6, 800), objectId: principalId, displayName: 'x' }];
  state.roleAssignments = [
    {
      ...{ name: 'sendwright-ostendo-continuum', role: 'Application Mail.Send', objectId: principalId },
      ...{ scope: 'organization', scopeName: null },
    },
  ];
}

/** Our application as an earlier run left it, without a secret. */
export function ownApplication(state: FakeState): void {
  const appId = guid(6, 800);
  state.applications = [
    {
      ...{
        id: guid(5, 800),
        appId,
        displayName: 'Ostendo Continuum',
        uniqueName: 'sendwright-ostendo-continuum',
      },
      ...{ signInAudience: 'AzureADMyOrg', tags: ['sendwright'], createdDateTime: null, declared: [] },
      ...{ passwordCredentials: [], keyCredentials: [], redirectUris: [] },
    },
  ];
  state.principals = [
    {
      id: guid(7, 800),
      appId,
      displayName: 'Ostendo Continuum',
      accountEnabled: true,
      appOwnerOrganizationId: null,
    },
  ];
}

const ownName = 'sendwright-ostendo-continuum';
const mailSendGrant = {
  ...{ id: 'grant-1', principalId: guid(7, 800), createdDateTime: null },
  ...{ resourceId: graphResourceId, resourceDisplayName: 'Microsoft Graph', appRoleId: mailSendId },
};

/** What accessPolicy mode leaves: grant, group of one member, policy. */
export function scopedByPolicy(state: FakeState): void {
  ownApplication(state);
  state.assignments = [mailSendGrant];
  const group = { name: ownName, address: `${ownName}@contoso.onmicrosoft.example`, id: guid(12, 800) };
  state.groups = [{ ...group, members: [guid(10, 1)], settled: true }];
  const appId = guid(6, 800);
  const scope = { scopeName: ownName, scopeIdentity: group.id, accessRight: 'RestrictAccess' };
  state.accessPolicies = [{ identity: `t\\${appId}:S-1;1`, appId, ...scope }];
}

/** What rbac mode leaves: pointer, scope of one sender, assignment. */
export function scopedByRbac(state: FakeState): void {
  ownApplication(state);
  state.pointers = [{ appId: guid(6, 800), objectId: guid(7, 800), displayName: 'Ostendo Continuum' }];
  state.scopes = [{ name: ownName, recipientFilter: `ExternalDirectoryObjectId -eq '${guid(10, 1)}'` }];
  state.roleAssignments = [
    {
      ...{ name: ownName, role: 'Application Mail.Send', objectId: guid(7, 800) },
      ...{ scope: 'custom', scopeName: ownName },
    },
  ];
}

/** A pointer that leads to a principal that is gone. */
export function wrongPointer(state: FakeState): void {
  ownApplication(state);
  state.pointers = [{ appId: guid(6, 800), objectId: guid(7, 1), displayName: 'old' }];
  state.roleAssignments = [
    {
      ...{ name: 'sendwright-ostendo-continuum', role: 'Application Mail.Send', objectId: guid(7, 1) },
      ...{ scope: 'custom', scopeName: 'sendwright-ostendo-continuum' },
    },
  ];
}

/** Starting states and wanted states; every one can be brought to its end. */
export const scenarios: readonly Scenario[] = [
  { name: 'rbac, fresh', spec: specOf(), change: nothing },
  {
    name: 'rbac, a shared mailbox to create, a licence to assign, dehydrated',
    spec: specOf({ senders: [invoices, shared, { address: 'temp@contoso.example' }] }),
    change: (state) => (state.dehydrated = true),
  },
  { name: 'rbac, 25 senders', spec: specOf({ senders: boxes }), change: (state) => manySenders(state) },
  { name: 'rbac, a grant, another door and an unscoped assignment before', spec: specOf(), change: hazards },
  { name: 'rbac, a certificate', spec: specOf({ credential: certificate }), change: nothing },
  {
    name: 'rbac, a certificate for the application that is there',
    spec: specOf({ credential: certificate }),
    change: ownApplication,
  },
  { name: 'rbac, a wrong pointer before', spec: specOf(), change: wrongPointer },
  {
    name: 'accessPolicy, fresh',
    spec: specOf({ scoping: 'accessPolicy', senders: [invoices, shared] }),
    change: nothing,
  },
  {
    name: 'accessPolicy, an unscoped assignment before',
    spec: specOf({ scoping: 'accessPolicy' }),
    change: hazards,
  },
  { name: 'from accessPolicy to rbac', spec: specOf(), change: scopedByPolicy, waits: true },
  {
    name: 'from accessPolicy to rbac with 25 senders',
    spec: specOf({ senders: boxes }),
    waits: true,
    change: (state) => {
      manySenders(state);
      scopedByPolicy(state);
    },
  },
  {
    name: 'from rbac to accessPolicy',
    spec: specOf({ scoping: 'accessPolicy' }),
    change: scopedByRbac,
  },
  {
    name: 'rbac, a tenant-wide grant without a policy before',
    spec: specOf(),
    change: (state) => {
      ownApplication(state);
      state.assignments = [mailSendGrant];
    },
  },
  { name: "the vendor's application", spec: specOf({ app: { clientId: vendorClientId } }), change: nothing },
];
