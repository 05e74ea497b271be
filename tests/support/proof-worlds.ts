import type { ProofDocument, ProofPartId } from '../../electron/contract/proof';
import type { Group, Mailbox } from '../../electron/practice/world/exchange-types';
import type { World } from '../../electron/practice/world/world';
import { roleTemplates } from '../../electron/practice/world/well-known';
import { assignmentOf, grantOf, mailboxId, policyOf, type Existing } from './existing-applications';
import { refused } from './world-changes';

/** A setup that was proven, what then happened to the tenant, and what the next proof must say. */
export interface ProofWorld {
  /** As a sentence behind "a world in which"; the section of the facts behind it. */
  readonly name: string;
  readonly scoping: 'rbac' | 'accessPolicy';
  readonly breaks: (world: World, existing: Existing) => void;
  readonly verdict: ProofDocument['verdict'];
  readonly part: ProofPartId;
  /** In the part's finding or evidence. */
  readonly says: RegExp;
}

type Row = readonly [
  name: string,
  breaks: ProofWorld['breaks'],
  verdict: ProofWorld['verdict'],
  part: ProofPartId,
  says: RegExp,
];

function find<T>(list: readonly T[], fits: (one: T) => boolean): T {
  const found = list.find(fits);
  if (found === undefined) throw new Error('not in this world');
  return found;
}
const mailbox = ({ state }: World, alias: string): Mailbox =>
  find(state.mailboxes, (one) => one.alias === alias);
const group = ({ state }: World, name: string): Group => find(state.groups, (one) => one.name === name);
const ownGroup = (world: World): Group => group(world, 'sendwright-ostendo-continuum');
const filter = ({ state }: World, recipientFilter: string): void =>
  void Object.assign(state.managementScopes[0] ?? {}, { recipientFilter });
const grant =
  (value: string, api: 'graph' | 'exchange' = 'graph'): ProofWorld['breaks'] =>
  ({ state }, existing) =>
    void state.appRoleAssignments.push(grantOf(state, existing, value, api));
const cannotRead =
  (cmdlet: string): ProofWorld['breaks'] =>
  ({ faults }) =>
    faults.replace([refused(cmdlet)]);

const byScope: readonly Row[] = [
  [
    'the scope of the role assignment was left out (facts 6.2)',
    ({ state }) => void Object.assign(state.roleAssignments[0] ?? {}, { scope: { kind: 'organization' } }),
    ...(['failed', 'doors', /sends from every mailbox/u] as const),
  ],
  [
    'the scope was removed under the assignment (facts 6.2)',
    ({ state }) => void state.managementScopes.splice(0),
    ...(['failed', 'reach', /is not there any more/u] as const),
  ],
  [
    'a second assignment has an administrative unit as its scope (facts 6.2)',
    ({ state }, existing) => {
      const scope = { kind: 'administrativeUnit', unitId: 'Berlin' } as const;
      state.roleAssignments.push({ ...assignmentOf(existing, scope), name: 'of a unit' });
    },
    ...(['unknown', 'reach', /administrative unit/u] as const),
  ],
  [
    'another role sends within the same scope (facts 6.3)',
    ({ state }, existing) => {
      const { scope } = find(state.roleAssignments, () => true);
      state.roleAssignments.push(assignmentOf(existing, scope, 'Application Mail Full Access'));
    },
    ...(['failed', 'doors', /another way to send/u] as const),
  ],
  [
    'a filter on PrimarySmtpAddress matches a proxy address of another mailbox (facts 6.4)',
    (world) => {
      filter(
        world,
        "PrimarySmtpAddress -eq 'invoices@contoso.example' -or PrimarySmtpAddress -eq 'news@contoso.example'",
      );
      mailbox(world, 'dora').emailAddresses.push('smtp:news@contoso.example');
    },
    ...(['failed', 'reach', /not agreed: dora@/u] as const),
  ],
  [
    'the owner of the scope’s group let others in (facts 6.4)',
    (world) => {
      const { state } = world;
      group(world, 'All Staff').members.push(mailboxId(state, 'invoices'));
      filter(world, `MemberOfGroup -eq '${group(world, 'All Staff').distinguishedName}'`);
    },
    ...(['failed', 'reach', /not agreed: .*anna@/u] as const),
  ],
  [
    'the sender is only in a group within the group of the scope (facts 6.4)',
    (world) => {
      const [outer, inner] = [group(world, 'All Staff'), group(world, 'Finance Mailboxes')];
      outer.members = [inner.externalDirectoryObjectId];
      inner.members = [mailboxId(world.state, 'invoices')];
      filter(world, `MemberOfGroup -eq '${outer.distinguishedName}'`);
    },
    ...(['failed', 'reach', /does not reach invoices@/u] as const),
  ],
  [
    'the outsider got into the scope (facts 6.5)',
    (world) => {
      const ids = ['invoices', 'ceo'].map((alias) => mailboxId(world.state, alias));
      filter(world, ids.map((id) => `ExternalDirectoryObjectId -eq '${id}'`).join(' -or '));
    },
    ...(['failed', 'sends', /ceo@/u] as const),
  ],
  [
    'SMTP.SendAsApp was granted, which no scope cuts (facts 11a)',
    grant('SMTP.SendAsApp', 'exchange'),
    ...(['failed', 'doors', /SMTP\.SendAsApp/u] as const),
  ],
  [
    'full_access_as_app was granted for EWS (facts 6.6)',
    grant('full_access_as_app', 'exchange'),
    ...(['failed', 'doors', /full_access_as_app/u] as const),
  ],
  [
    'it may grant itself any right (facts 11a)',
    grant('AppRoleAssignment.ReadWrite.All'),
    ...(['unknown', 'doors', /give itself the right to send/u] as const),
  ],
  [
    'it became an Exchange Administrator itself (facts 11a)',
    (_world, { principal }) => void (principal.roles = [roleTemplates.exchangeAdministrator]),
    ...(['unknown', 'doors', /holds the directory role/u] as const),
  ],
  [
    'the enterprise application was made again, so pointer and assignment went (facts 6.2)',
    ({ state }, { principal }) => {
      const id = '00000000-0000-4000-8000-00000000abcd';
      state.servicePrincipals = state.servicePrincipals.map((one) =>
        one.id === principal.id ? { ...one, id } : one,
      );
    },
    ...(['failed', 'reach', /does not reach invoices@/u] as const),
  ],
  [
    'the enterprise application is disabled (facts 5.1)',
    (_world, { principal }) => void (principal.accountEnabled = false),
    ...(['failed', 'token', /disabled/u] as const),
  ],
  [
    'the client secret was removed (facts 2.5)',
    (_world, { application }) => void (application.passwordCredentials = []),
    ...(['failed', 'token', /secret/u] as const),
  ],
  [
    'the client secret has ended (facts 2.5)',
    (_world, { application }) => {
      for (const one of application.passwordCredentials) one.endDateTime = '2026-01-01T00:00:00.000Z';
    },
    ...(['failed', 'token', /expired/u] as const),
  ],
  [
    'the sender’s mailbox is full, so it stops sending first (facts 8.3)',
    (world) => void (mailbox(world, 'invoices').full = true),
    ...(['failed', 'sends', /full/u] as const),
  ],
  [
    'the sender’s mailbox moved on premises (facts 5.3)',
    (world) =>
      void Object.assign(mailbox(world, 'invoices'), { recipientTypeDetails: 'MailUser', onPremises: true }),
    ...(['failed', 'sends', /invoices@/u] as const),
  ],
  [
    'the message trace may not be read, and 202 is not delivery (facts 8.1)',
    cannotRead('Get-MessageTraceV2'),
    ...(['unknown', 'delivery', /trace|delivered|permission/iu] as const),
  ],
  [
    'the role assignments may not be read (facts 6.8)',
    cannotRead('Get-ManagementRoleAssignment'),
    ...(['unknown', 'doors', /could not be read/u] as const),
  ],
];

const byPolicy: readonly Row[] = [
  [
    'the access policy was removed, and the grant stayed (facts 7)',
    ({ state }) => void (state.accessPolicies = []),
    ...(['failed', 'reach', /every mailbox of the tenant/u] as const),
  ],
  [
    'the policy’s group got another member (facts 7)',
    (world) => void ownGroup(world).members.push(mailboxId(world.state, 'dora')),
    ...(['failed', 'reach', /not agreed: dora@/u] as const),
  ],
  [
    'the policy’s group got a group, whose members count (facts 7)',
    (world) => void ownGroup(world).members.push(group(world, 'Finance Mailboxes').externalDirectoryObjectId),
    ...(['failed', 'reach', /not agreed/u] as const),
  ],
  [
    'a second policy restricts, and the two are a union (facts 7)',
    ({ state }, existing) => void state.accessPolicies.push(policyOf(existing, mailboxId(state, 'anna'))),
    ...(['failed', 'reach', /not agreed: anna@/u] as const),
  ],
  [
    'a policy that denies beats the one that restricts (facts 7)',
    (world, existing) =>
      void world.state.accessPolicies.push(
        policyOf(existing, ownGroup(world).externalDirectoryObjectId, 'DenyAccess'),
      ),
    ...(['failed', 'reach', /does not reach invoices@/u] as const),
  ],
  [
    'a policy for every application denies the sender (facts 7)',
    (world, existing) => {
      const denied = policyOf(existing, ownGroup(world).externalDirectoryObjectId, 'DenyAccess');
      world.state.accessPolicies.push({ ...denied, appId: '*' });
    },
    ...(['failed', 'reach', /does not reach invoices@/u] as const),
  ],
  [
    'the grant is gone, and a policy alone gives nothing (facts 7)',
    ({ state }, { principal }) => {
      state.appRoleAssignments = state.appRoleAssignments.filter((one) => one.principalId !== principal.id);
    },
    ...(['failed', 'reach', /does not reach invoices@/u] as const),
  ],
  [
    'SMTP.SendAsApp was granted, which access policies do not cut (facts 11a)',
    grant('SMTP.SendAsApp', 'exchange'),
    ...(['failed', 'doors', /access policies do not cut it/u] as const),
  ],
  [
    'Exchange answers in French (facts 7)',
    ({ state }) => void (state.organization.language = 'fr'),
    ...(['proven', 'authorization', /./u] as const),
  ],
];

const rowsOf = (scoping: ProofWorld['scoping'], rows: readonly Row[]): readonly ProofWorld[] =>
  rows.map(([name, breaks, verdict, part, says]) => ({ name, scoping, breaks, verdict, part, says }));

export const proofWorlds: readonly ProofWorld[] = [
  ...rowsOf('rbac', byScope),
  ...rowsOf('accessPolicy', byPolicy),
];
