import type { FindingId } from '../../electron/contract/lint';
import type { RoleAssignment } from '../../electron/practice/world/exchange-types';
import { stableId } from '../../electron/practice/world/stable-id';
import type { WorldState } from '../../electron/practice/world/state';
import { addExisting, grantOf, mailboxId, policyOf, scopeTo } from '../support/existing-applications';
import { certificate, declare, finance, policied, secret, trapped, traps, wellMade } from './lint-traps';

interface RepairCase {
  readonly finding: FindingId;
  readonly name: string;
  readonly make: (state: WorldState) => void;
  /** It must be asked for by name. */
  readonly asked?: true;
  /** The mailboxes in reach: the same before and after, or fewer. */
  readonly reach: 'same' | 'fewer';
  /** What the way back cannot give, by what it says; left out: it gives back all. */
  readonly lost?: RegExp;
}

const trap = (finding: FindingId): ((state: WorldState) => void) => {
  const found = traps.find(({ finds }) => finds[0] === finding);
  if (found === undefined) throw new Error(`no trap ${finding}`);
  return found.make;
};

/** An application that an access policy limits to a group with a group in it. */
function nestedPolicy(state: WorldState): void {
  policied(state, finance(state));
  const [outer, inner] = ['Finance Mailboxes', 'All Staff'].map((name) =>
    state.groups.find((one) => one.name === name),
  );
  outer?.members.push(inner?.externalDirectoryObjectId ?? '');
}

/** One world for each finding that a plan mends. */
export const repairCases: readonly RepairCase[] = [
  { finding: 'union-hazard', name: 'a grant beside a scope', make: trap('union-hazard'), reach: 'fewer' },
  {
    finding: 'union-hazard',
    name: 'an assignment without a scope beside one with a scope',
    make: traps[1]?.make ?? (() => undefined),
    ...{ reach: 'fewer', lost: /never makes one for the whole tenant/u },
  },
  {
    finding: 'wrong-pointer',
    name: 'a pointer with a wrong id',
    ...{ make: trap('wrong-pointer'), reach: 'same', lost: /not made again/u },
  },
  { finding: 'policy-idle', name: 'a policy that cuts nothing', make: trap('policy-idle'), reach: 'same' },
  {
    finding: 'policy-idle',
    name: 'a policy that denies, and cuts nothing',
    make: (state) => void state.accessPolicies.push(policyOf(wellMade(state), finance(state), 'DenyAccess')),
    reach: 'same',
  },
  {
    finding: 'policy-gone',
    name: 'a policy without its group beside one with a group',
    make: (state) => {
      const existing = policied(state, finance(state));
      const gone = policyOf(existing, stableId('removed'), 'RestrictAccess', 'Removed Group');
      state.accessPolicies.push(gone);
    },
    ...{ reach: 'same', lost: /cannot be made again/u },
  },
  {
    finding: 'scope-gone',
    name: 'an assignment without its scope beside one with a scope',
    make: (state) => {
      wellMade(state);
      const [first] = state.roleAssignments;
      const scope = { kind: 'custom', scopeName: 'was removed' } as const;
      state.roleAssignments.push({
        ...(first as RoleAssignment),
        guid: stableId('x'),
        name: 'scopeless',
        scope,
      });
    },
    ...{ reach: 'same', lost: /scope was removed is not there any more/u },
  },
  {
    finding: 'duplicate-assignment',
    ...{ name: 'the same right twice', make: trap('duplicate-assignment'), reach: 'same' },
  },
  {
    finding: 'filter-primary-address',
    ...{ name: 'a filter by address', make: trap('filter-primary-address'), reach: 'same' },
  },
  {
    finding: 'nested-group',
    name: 'a group within the group of a policy',
    make: nestedPolicy,
    reach: 'same',
  },
  {
    finding: 'declared-mail-send',
    ...{ name: 'Mail.Send is declared', make: trap('declared-mail-send'), reach: 'same' },
  },
  {
    finding: 'delegated-leftover',
    ...{ name: 'delegated Mail.Send beside another scope', make: trap('delegated-leftover'), reach: 'same' },
  },
  {
    finding: 'delegated-leftover',
    name: 'delegated Mail.Send alone, of one person',
    make: (state) => {
      trap('delegated-leftover')(state);
      const grant = state.permissionGrants.at(-1);
      if (grant !== undefined) Object.assign(grant, { scope: 'Mail.Send', principalId: state.users[0]?.id });
    },
    reach: 'same',
  },
  {
    finding: 'credential-expired',
    name: 'expired secrets and certificates beside a valid one',
    make: (state) =>
      void wellMade(state, {
        keyCredentials: [certificate(-10, 300), certificate(-400, -30), certificate(-500, -40)],
        passwordCredentials: [secret(-200, -20), secret(-300, -50)],
      }),
    ...{ reach: 'same', lost: /cannot be given back/u },
  },
  {
    finding: 'could-widen',
    name: 'a right to grant rights',
    make: trap('could-widen'),
    asked: true,
    reach: 'same',
  },
  {
    finding: 'unneeded-permission',
    ...{ name: 'a right to read mail', make: trap('unneeded-permission'), asked: true, reach: 'same' },
  },
  {
    finding: 'undeclared-permission',
    name: 'grants that are not declared',
    make: (state) => {
      const existing = wellMade(state);
      for (const name of ['Mail.Read', 'User.Read.All'])
        state.appRoleAssignments.push(grantOf(state, existing, name));
    },
    ...{ asked: true, reach: 'same' },
  },
  { finding: 'no-owner', name: 'nobody is the owner', make: trap('no-owner'), asked: true, reach: 'same' },
  { finding: 'multi-tenant', name: 'open to others', make: trap('multi-tenant'), asked: true, reach: 'same' },
];

/** Worlds in which a finding must stay with people, and why. */
export const peoplesCases: readonly (readonly [FindingId, string, (state: WorldState) => void, RegExp])[] = [
  ['policy-gone', 'it is the only policy', trap('policy-gone'), /every mailbox would be granted/u],
  ['scope-gone', 'it is the only right to send', trap('scope-gone'), /only right to send/u],
  ['nested-group', 'it is the group of a scope', trap('nested-group'), /would widen it/u],
  ['credential-expired', 'no other is left', trap('credential-expired'), /make a new one first/u],
  [
    'filter-primary-address',
    'the scope limits another application too',
    (state) => {
      trap('filter-primary-address')(state);
      const other = addExisting(state, 'other', { keyCredentials: [certificate(-10, 300)] });
      scopeTo(state, other, `ExternalDirectoryObjectId -eq '${mailboxId(state, 'payroll')}'`);
      const own = state.roleAssignments.find(({ objectId }) => objectId === other.principal.id);
      if (own !== undefined) own.scope = { kind: 'custom', scopeName: `scope of ${trapped}` };
      declare(state, other, 'User.Read.All');
    },
    /also limits/u,
  ],
];
